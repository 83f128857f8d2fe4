import Testing

/// The text of a statement is there before anybody asks for anything: values go beside it, as parameters.
///
/// A statement is a stored constant, so that nothing of a call can be named in it; what is put together is put together of
/// other constants.
@Suite("Tidy: SQL text")
struct SQLTextTests {
    /// Texts by the name of their constant; a name may stand for several.
    private typealias Constants = [String: [String]]

    /// Where a text goes to the database that is no statement: the files of migrations, a grant and passwords of roles, the
    /// copy of the log for its verification, and the creation of a database. None of them holds what anybody sent.
    private static let scripts = [
        "Sources/CaseStore/Admin/Migrator.swift": 4, "Sources/CaseStore/Admin/SettingGrant.swift": 1,
        "Sources/CaseStore/AuditReading.swift": 1,
        "Sources/dengwen/Site.swift": 1, "Sources/dengwen/BenchDriver.swift": 1,
    ]

    /// The one text that is completed by its callers, who stand beside it, and by words alone.
    private static let completed = "board(where: "

    private static func constants(in text: String) -> Constants {
        text.matches(of: #/static let (\w+)(?:: String)? = /#).reduce(into: [:]) { all, found in
            guard let literal = literal(at: text[found.range.upperBound...]) else { return }
            all[String(found.1), default: []].append(literal.text)
        }
    }

    /// The string literal with which a text begins, and what follows it.
    private static func literal(at text: Substring) -> (text: String, rest: Substring)? {
        let start = text.drop(while: \.isWhitespace)
        let quote = start.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        guard start.hasPrefix(quote) else { return nil }
        let inside = start.dropFirst(quote.count)
        guard let end = inside.firstRange(of: quote) else { return nil }
        return (String(inside[..<end.lowerBound]), inside[end.upperBound...].drop(while: \.isWhitespace))
    }

    /// What stands in the interpolations of a literal.
    private static func interpolations(in literal: String) -> [String] {
        literal.ranges(of: "\\(").map { range in
            var depth = 1
            return String(
                literal[range.upperBound...].prefix { letter in
                    if letter == "(" { depth += 1 }
                    if letter == ")" { depth -= 1 }
                    return depth > 0
                })
        }
    }

    /// What a literal puts into its text beside constants. `depth` bounds constants made of constants.
    private static func foreign(in literal: String, _ constants: Constants, depth: Int = 4) -> [String] {
        interpolations(in: literal).flatMap { inner -> [String] in
            let named = inner.wholeMatch(of: /(?:Self\.|[A-Z]\w*\.)?(\w+)(?:\.replacingItem\(with: "[\w.]+"\))?/)
            guard depth > 0, let named, let texts = constants[String(named.1)] else { return [inner] }
            return texts.flatMap { foreign(in: $0, constants, depth: depth - 1) }
        }
    }

    /// What is wrong with the statements of a file.
    private static func faults(in text: String, _ constants: Constants) -> [String] {
        var faults: [String] = []
        for found in text.ranges(of: "Statement(") {
            let line = text[..<found.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
            if line.drop(while: \.isWhitespace).hasPrefix("//") || line.last?.isLetter == true { continue }
            guard line.contains(/let \w+ = $/) else {
                faults.append("no constant: \(line)")
                continue
            }
            var written = text[found.upperBound...].drop(while: \.isWhitespace)
            if written.hasPrefix(completed) { written = written.dropFirst(completed.count) }
            guard let literal = literal(at: written), literal.rest.hasPrefix(")") || literal.rest.hasPrefix(",") else {
                faults.append("no literal: \(line)")
                continue
            }
            faults += foreign(in: literal.text, constants).map { "\(line): \($0)" }
        }
        return faults
    }

    @Test func `every statement is a constant, made of words and of other constants`() throws {
        let files = Tree.sources.filter { $0.target != "Libpq" }
        let constants = files.reduce(into: Constants()) { all, file in
            all.merge(Self.constants(in: file.text)) { $0 + $1 }
        }
        for file in files {
            for fault in Self.faults(in: file.text, constants) { Issue.record("\(file): \(fault)") }
        }
        let seen = files.reduce(0) { $0 + $1.text.ranges(of: "= Statement(").count }
        #expect(seen > 700, "the statements are found")
        let board = try Tree.text("Sources/CaseStore/Handle/Board.swift")
        let shared = try #require(board.firstRange(of: "board(where condition: String) -> String {")?.upperBound)
        let text = try #require(Self.literal(at: board[shared...])).text
        #expect(Self.foreign(in: text, constants) == ["condition"])
    }

    @Test
    func `a text that is no statement goes to the database in five files, which were looked at, and nowhere else`() {
        var found: [String: Int] = [:]
        for file in Tree.sources where file.target != "Libpq" {
            let calls = file.text.matches(of: /(\w+)\.(?:script|copyIn|copyOut)\(/).count { match in
                !["Program", "html"].contains(String(match.1))
            }
            if calls > 0 { found[file.path] = calls }
        }
        #expect(found == Self.scripts)
    }

    @Test(arguments: [
        #"private static let find = Statement("select 1 from t where name = '\(name)'")"#,
        #"let find = Statement("select \(columns) from t where id = \(id.rawValue)")"#,
        "static let find = Statement(\n    \"\"\"\n    select 1\n    from \\(table(of: kind))\n    \"\"\"\n)",
        #"static let find = Statement("select \(twice) from t")"#,
        #"static let find = Statement("select 1 from t where name = " + quoted(name))"#,
        "static let find = Statement(text)", #"return try query(Statement("select 1 from t"))"#,
        #"static let find = Statement(board(where: "c.room = '\(room)'"))"#,
    ])
    func `a value in the text of a statement is noticed`(_ planted: String) {
        let constants = Self.constants(
            in: "static let columns = \"a, b\"\nstatic let twice = \"\\(columns), \\(more)\"")
        #expect(!Self.faults(in: planted, constants).isEmpty)
    }

    @Test(arguments: [
        #"private static let find = Statement("select \(columns) from t where name = $1", isPlannedAnew: true)"#,
        "static let find = Statement(\n    \"\"\"\n    select \\(Self.columns), (\\(T.columns))\n    from t\n    \"\"\"\n)",
        #"static let find = Statement(board(where: "true"))"#, "/// What Statement(x) is.",
        "func cancelOwnStatement() { sendCancel() }",
    ])
    func `constants in the text of a statement are let through`(_ written: String) {
        #expect(Self.faults(in: written, Self.constants(in: "static let columns = \"a, b\"")).isEmpty)
    }
}
