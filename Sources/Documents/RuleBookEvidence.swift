import Casework

/// Where the repository shows that a rule holds: its Swift, what the database is named for its key, and the tests.
struct Evidence {
    private let code: CodeIndex
    private let inSQL: [String: [String]]
    private let inTests: [String: [RuleBook.File]]

    /// - Parameter files: `Sources/Casework/…`, `sql/…` and `Tests/…`; others are passed over.
    init(_ files: [RuleBook.File]) {
        code = CodeIndex(files.filter { $0.path.hasPrefix("Sources/Casework/") })
        let sql = files.filter { $0.path.hasPrefix("sql/") && $0.path != "sql/schema.sql" }
        let tables = Citations.tables(sql)
        inSQL = Citations.inSQL(sql).mapValues { names in
            names.filter { !tables.contains($0) && !$0.hasSuffix(".sql") }
        }
        let tests = files.filter { $0.path.hasPrefix("Tests/") }
        let byPath = Dictionary(tests.map { ($0.path, $0) }) { first, _ in first }
        inTests = Citations.inTests(tests).mapValues { $0.compactMap { byPath[$0] } }
    }

    /// Where a rule of a stage is written, such as `Handle.Rule.fourEyes`; nil for one that is not found.
    func symbol(_ rule: String, of stage: String) -> CodeIndex.Symbol? { code.symbol(rule, of: stage) }

    /// The constraints, triggers, functions and policies beside which the database names a key.
    func twins(of key: String) -> [String] { inSQL[key] ?? [] }

    /// The tests that name a key.
    func tests(of key: String) -> [String] { (inTests[key] ?? []).map(\.path) }

    /// The tests that try a rule: they name its key, the type that it belongs to, and the rule itself. A test that
    /// names the clause for another reason is no proof of the rule.
    func tests(of rule: String, in stage: String, key: String) -> [String] {
        let members = ["\"\(rule)\""] + (code.member(rule, of: stage).map { ["." + $0] } ?? [])
        let types = CodeIndex.names(of: stage)
        let files = (inTests[key] ?? []).filter { file in
            types.contains { Self.names($0, in: file.text) } && members.contains { Self.names($0, in: file.text) }
        }
        return files.map(\.path)
    }

    /// Whether a text has a word that is not the beginning of a longer one.
    private static func names(_ word: String, in text: String) -> Bool {
        text.ranges(of: word).contains { range in
            guard word.last?.isLetter == true, range.upperBound < text.endIndex else { return true }
            let next = text[range.upperBound]
            return !next.isLetter && !next.isNumber && next != "_"
        }
    }
}

extension Evidence {
    static let headings = ["代码 Code", "数据库 Database", "测试 Tests"]

    /// Where a rule is written, what of the database holds to it or why nothing can, and who tries it.
    func cells(_ rule: String, of stage: String, key: String) -> [String] {
        let symbol = symbol(rule, of: stage)
        let twins = twins(of: rule, in: stage)
        let reason = RuleBook.twinless(rule, in: stage)?.words.cell
        return [
            symbol.map { "[`\($0.name)`](../\($0.path))" } ?? "—",
            twins.isEmpty ? reason ?? "—" : Self.once(twins.map { RuleBook.code($0) }),
            Self.links(tests(of: rule, in: stage, key: key)),
        ]
    }

    /// What holds a rule in the database: what was reviewed for it, and nothing that only bears the same key.
    func twins(of rule: String, in stage: String) -> [String] { RuleBook.namedTwins(of: rule, in: stage) }

    /// Each item once, below one another.
    static func once(_ items: [String]) -> String {
        var seen: Set<String> = []
        let first = items.filter { seen.insert($0).inserted }
        return first.isEmpty ? "—" : first.joined(separator: "<br>")
    }

    static func links(_ paths: [String]) -> String {
        let links = paths.map { path in
            let name = path.split(separator: "/").last?.split(separator: ".").first ?? ""
            return "[\(name)](../\(path))"
        }
        return links.isEmpty ? "—" : links.joined(separator: "<br>")
    }
}

/// What `Sources/Casework` declares, found line by line: rules are constants in extensions of their type, named as the case
/// of their identifier.
struct CodeIndex {
    /// A constant that is a rule.
    struct Symbol: Hashable {
        /// `Handle.Rule`.
        let type: String
        let member: String
        let path: String

        var name: String { type + "." + member }
    }

    private var constants: [String: Symbol] = [:]
    /// The case that has a raw value, by `Handle.RuleID` and the raw value.
    private var cases: [String: [String: String]] = [:]

    init(_ files: [RuleBook.File]) {
        for file in files.sorted(by: { $0.path < $1.path }) { read(file) }
    }

    /// The case of the identifier of a rule, by which tests name it.
    func member(_ rule: String, of stage: String) -> String? { cases[Self.types(of: stage).ids]?[rule] }

    func symbol(_ rule: String, of stage: String) -> Symbol? {
        let type = Self.types(of: stage).rules
        guard let member = member(rule, of: stage) else { return nil }
        // A short list may hold its rules itself.
        return constants[type + "." + member] ?? constants[type.prefix { $0 != "." } + ".rules"]
    }

    /// The type of the rules of a stage, and of their identifiers.
    private static func types(of stage: String) -> (rules: String, ids: String) {
        switch stage {
        case "register": ("RegisterRule", "RegisterCode")
        case "paper": ("DocumentForm", "DocumentKind")
        case "clock": ("ClockPolicy", "ClockKind")
        case "signature": ("Triage.SignatureRule", "Triage.SignatureRuleID")
        case "priority": ("Triage.PriorityRule", "Triage.PriorityRuleID")
        case "call": ("Triage.CallCondition", "Triage.CallConditionID")
        case "calls": ("Triage.CallRule", "Triage.CallRuleID")
        default: (outer(of: stage) + ".Rule", outer(of: stage) + ".RuleID")
        }
    }

    /// The types that a test names when it tries a rule of the stage.
    static func names(of stage: String) -> [String] {
        switch stage {
        // Register rows are tried one by one, made from a sample.
        case "register": ["RegisterRules", "RegisterCode", "SampleRow"]
        case "paper": ["DocumentForm", "DocumentKind"]
        case "clock": ["ClockKind", "ClockPolicy", "ClockPolicyTable"]
        case "signature", "priority", "call", "calls": ["Triage"]
        default: [outer(of: stage)]
        }
    }

    /// A stage whose type is not called like it.
    private static func outer(of stage: String) -> String {
        let others = [
            "void": "Voiding", "charge": "LeaderCharge", "document": "Paper", "handover": "HandOver",
            "extension": "ClockExtensionRules", "overdue": "OverdueSteps", "found": "FoundClue",
            "out_of_scope": "OutOfScope", "repeat": "Repeats", "provide": "Provision", "talk": "FeedbackTalk",
            "trend": "TrendAnalysis", "new_work": "NewWork", "own_period": "OwnPeriod",
        ]
        return others[stage] ?? stage.prefix(1).uppercased() + stage.dropFirst()
    }

    private mutating func read(_ file: RuleBook.File) {
        var outer = ""
        var inner: String?
        for line in file.text.split(separator: "\n") {
            let depth = line.prefix { $0 == " " }.count
            let words = line.split { $0 == " " || $0 == ":" || $0 == "{" || $0 == "<" || $0 == "," }
                .drop { ["public", "fileprivate", "private", "indirect"].contains($0) }
            guard let first = words.first, let name = words.dropFirst().first else { continue }
            switch (first, depth) {
            case ("extension", 0), ("enum", 0), ("struct", 0):
                outer = String(name)
                inner = nil
            case ("enum", 4): inner = String(name)
            case ("static", 4) where name == "let":
                guard let member = words.dropFirst(2).first else { continue }
                let symbol = Symbol(type: outer, member: String(member), path: file.path)
                constants[symbol.name] = constants[symbol.name] ?? symbol
            case ("case", 4): note(line, in: outer)
            case ("case", 8): if let inner { note(line, in: outer + "." + inner) }
            default: break
            }
        }
    }

    /// `case one, two` or `case one = "ONE"`.
    private mutating func note(_ line: Substring, in ids: String) {
        let named = line.drop { $0 == " " }.dropFirst("case ".count)
        for part in named.split(separator: ",") {
            let sides = part.split(separator: "=").map { $0.filter { $0 != " " && $0 != "\"" } }
            guard let name = sides.first else { continue }
            cases[ids, default: [:]][sides.count > 1 ? sides[1] : name] = name
        }
    }
}
