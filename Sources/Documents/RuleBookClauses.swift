import Casework

extension RuleBook {
    /// `docs/clauses.md`: for each clause of law the rules that apply it, what the database holds to it, and the tests that
    /// name it.
    ///
    /// The conventions of this project (`DW-…`) are left to `docs/rules.md`.
    ///
    /// - Parameter files: `sql/…` and `Tests/…` files; others are passed over.
    public static func clauses(from files: [File]) -> String {
        let inSQL = Citations.inSQL(files.filter { $0.path.hasPrefix("sql/") })
        let inTests = Citations.inTests(files.filter { $0.path.hasPrefix("Tests/") })
        let keys = Set(ruleNames.keys).union(inSQL.keys).union(bindings.map(\.key))
            .filter { !$0.hasPrefix(convention + "-") }
        var table = MarkdownTable(["条款 Clause", "规则 Rules", "数据库 Database", "测试 Tests", "验收故事 Stories"])
        for key in keys.sorted(by: precedes) {
            let tests = inTests[key] ?? []
            table.add([
                code(key) + "<br>" + inWords(key).cell, list(rules(of: key).map(code)),
                list((inSQL[key] ?? []).map(code)),
                list(tests.filter { !isStory($0) }.map { link($0, from: "../") }),
                list(tests.filter(isStory).map { link($0, from: "../") }),
            ])
        }
        return """
            \(origin)
            # 条款 · The clauses

            每一条款由哪些规则落实、数据库里什么与它对应、哪些测试写着它；规则的全文见 [rules.md](rules.md)。

            For each clause: the rules that carry it, what of the database answers to it, and the tests that name it. The rules in \
            full: [rules.md](rules.md).

            \(table.text)
            """
    }

    /// Whether a test is told through HTTP and workers, from end to end.
    static func isStory(_ path: String) -> Bool { path.hasPrefix("Tests/AcceptanceTests/") }

    /// The rules that rest on a clause, and those that carry one that binds.
    private static func rules(of key: String) -> [String] {
        bindings.first { $0.key == key }.map(carriers) ?? ruleNames[key] ?? []
    }

    static func list(_ items: [String]) -> String { items.isEmpty ? "—" : items.joined(separator: ", ") }

    /// A file by its name without the ending.
    ///
    /// - Parameter root: the way to the root of the repository from the page that has the link.
    static func link(_ path: String, from root: String = "") -> String {
        let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
        return "[\(name)](\(root)\(path))"
    }

    /// The names of rules by the clause they rest on, in the order of the stages; clocks last.
    static let ruleNames: [String: [String]] = {
        var names: [String: [String]] = [:]
        for chapter in stages {
            for entry in chapter.entries { names[entry.policy, default: []].append(chapter.stage + "." + entry.name) }
        }
        for policy in ClockKind.allCases.map(\.builtIn) {
            names[policy.policy.key, default: []].append("clock." + policy.kind.rawValue)
        }
        return names
    }()
}

/// Where the files of the repository name a clause.
enum Citations {
    /// Test files by the keys they name. Fixtures prove nothing, and the tests of the repository itself and of these
    /// pages tell nothing about a rule.
    static func inTests(_ files: [RuleBook.File]) -> [String: [String]] {
        var found: [String: [String]] = [:]
        let tests = files.filter { file in
            file.path.hasSuffix("Tests.swift") && !file.path.hasPrefix("Tests/TidyTests/")
                && !file.path.contains("/RuleBook")
        }
        for file in tests {
            for key in Set(keys(in: file.text)) { found[key, default: []].append(file.path) }
        }
        return found.mapValues { $0.sorted() }
    }

    /// What of the database is named for a key: the constraint, policy, function or table that a comment stands before
    /// or in; for a comment that stands alone, the file.
    static func inSQL(_ files: [RuleBook.File]) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for file in files {
            for (key, object) in citations(in: file) where !(found[key] ?? []).contains(object) {
                found[key, default: []].append(object)
            }
        }
        return found
    }

    /// The tables that files make: a comment beside a column says what it is for, and holds nobody to it.
    static func tables(_ files: [RuleBook.File]) -> Set<String> {
        let lines = files.flatMap { $0.text.split(separator: "\n") }
        return Set(lines.filter { $0.hasPrefix("create table ") }.map { word($0.dropFirst("create table ".count)) })
    }

    /// Every name that files give to a constraint, an index, a trigger, a function or a policy.
    static func declared(_ files: [RuleBook.File]) -> Set<String> {
        var names: Set<String> = []
        for line in files.flatMap({ $0.text.split(separator: "\n") }) {
            let words = line.split { " (='".contains($0) }.map(String.init)
            for (word, next) in zip(words, words.dropFirst()) {
                if ["constraint", "index", "trigger", "function", "policy"].contains(word) { names.insert(next) }
            }
        }
        return names
    }

    private static func citations(in file: RuleBook.File) -> [(key: String, object: String)] {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        var enclosing = name
        var pending: [String] = []
        var found: [(key: String, object: String)] = []
        for line in lines {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("--") {
                pending += keys(in: code)
                continue
            }
            let declared = declaration(code)
            if let declared, !declared.isPart { enclosing = declared.name }
            let object = code.isEmpty ? name : declared?.name ?? enclosing
            found += pending.map { ($0, object) }
            pending = []
            // The end of a statement: what follows belongs to nothing yet.
            if line == ");" || line == "end;" || line.hasPrefix("$$") { enclosing = name }
        }
        return found
    }

    /// What a line of SQL brings into being; a constraint is a part of what is being made.
    private static func declaration(_ line: Substring) -> (name: String, isPart: Bool)? {
        let wholes = [
            "create table ", "create or replace function ", "create function ", "create policy ",
            "create unique index ", "create or replace trigger ", "create constraint trigger ",
            "drop policy if exists ", "drop trigger if exists ",
        ]
        if line.hasPrefix("constraint ") { return (word(line.dropFirst("constraint ".count)), true) }
        for whole in wholes where line.hasPrefix(whole) { return (word(line.dropFirst(whole.count)), false) }
        return nil
    }

    private static func word(_ text: Substring) -> String {
        String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    }

    /// The keys such as `JB-15` in a text, in order, with repetitions. `JB-1` is not found in `JB-15`, and a convention may
    /// have several words: `DW-roll-over`.
    static func keys(in text: some StringProtocol) -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        for dash in bytes.indices where bytes[dash] == UInt8(ascii: "-") && dash >= 2 {
            let isWord = dash >= 3 && isAlphanumeric(bytes[dash - 3])
            let letters = bytes[(dash - 2)..<dash]
            let isConvention = letters.elementsEqual(RuleBook.convention.utf8)
            var number = bytes[(dash + 1)...].prefix { isAlphanumeric($0) || isConvention && $0 == UInt8(ascii: "-") }
            while number.last == UInt8(ascii: "-") { number.removeLast() }
            guard !isWord, !number.isEmpty else { continue }
            let key = String(decoding: bytes[(dash - 2)...dash] + number, as: UTF8.self)
            if RuleBook.law(of: key) != nil { found.append(key) }
        }
        return found
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
