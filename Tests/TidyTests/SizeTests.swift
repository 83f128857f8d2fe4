import Testing

/// Ratchets: these numbers only ever go down.
@Suite("Tidy: sizes")
struct SizeTests {
    static let functionLines = 70
    static let fileLines = 500
    static let columns = 120
    static let commentColumns = 125
    static let sqlColumns = 132

    @Test func `functions fit a screen`() {
        for file in Tree.sources {
            for function in FunctionText.all(in: file.text) where function.length > Self.functionLines {
                Issue.record("\(file):\(function.line) \(function.name) has \(function.length) lines")
            }
        }
    }

    @Test func `files hold one idea`() {
        for file in Tree.sources + Tree.tests where file.lines.count > Self.fileLines + 1 {
            Issue.record("\(file) has \(file.lines.count) lines")
        }
    }

    /// What stands in quotes is not counted (a sentence is not broken for the sake of a column), nor a test's name.
    @Test func `lines fit the page`() {
        for file in Tree.sources + Tree.tests {
            let code = CodeText.strip(file.text).split(separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in file.lines.enumerated() where line.count > Self.columns {
                let isComment = line.trimmingPrefix(while: \.isWhitespace).hasPrefix("//")
                let isTestName = code[number].contains("func `")
                let isTooLong = isComment ? line.count > Self.commentColumns : code[number].count > Self.columns
                if isTooLong, !isTestName { Issue.record("\(file):\(number + 1) has \(line.count) columns") }
            }
        }
        for file in Tree.sql {
            for (number, line) in file.lines.enumerated() where line.count > Self.sqlColumns {
                Issue.record("\(file):\(number + 1) has \(line.count) columns")
            }
        }
    }

    @Test func `the measure itself: strings, comments, closures and nested braces`() {
        let source = #"""
            struct S {  // func no() {
                func one(_ f: () -> Void = {}) -> String {
                    if true { "}\("{")" } else { "" }
                }
                init?(x: Int) { nil }
                func declared()

                /* func hidden() { */
                func two() {
                    func inner() {
                    }
                }
            }
            """#
        let found = FunctionText.all(in: source)
        #expect(found.map(\.length) == [3, 1, 4, 2])
        #expect(found.map(\.line) == [2, 5, 9, 10])
    }

    @Test func `the stripper keeps lines and drops what is quoted`() {
        let source = "let a = \"x\\\"y // \\(f(\"z\")) w\" // c\nlet b = \"\"\"\n  try!\n  \"\"\"\nlet c = #\"a\"b\"#"
        #expect(CodeText.strip(source) == "let a = \"\" \nlet b = \"\"\n\n\nlet c = \"\"")
    }
}
