import Foundation
import Testing

/// Words that have no place in the code, by folder. Comments and the inside of strings are not looked at.
@Suite("Tidy: words")
struct WordTests {
    static let code = Tree.sources.map { ($0, CodeText.strip($0.text)) }
    static let testCode = Tree.tests.map { ($0, CodeText.strip($0.text)) }

    @Test(arguments: [
        #"\basync\b"#, #"\bawait\b"#, #"\bactor\s+[A-Z]"#, #"\bTask\b"#, #"\bDate\("#, #"\bUUID\("#, #"\.now\b"#,
        #"\brandom\("#, #"\brandomElement\b"#, #"\bshuffled?\b"#, #"\bSystemRandomNumberGenerator\b"#,
        #"\bContinuousClock\b"#,
        #"\bFileManager\b"#, #"\bProcessInfo\b"#, #"\bLogger\b"#,
    ])
    func `the core and reading are pure`(word: String) throws {
        try refuse(word, in: Self.code) { $0.target == "Casework" || $0.target == "Reading" }
    }

    /// Over numbers and characters there is no other way; over an enum a new case must break the build.
    @Test func `no default over our own enums in the core`() {
        for (file, text) in Self.code where file.target == "Casework" {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for number in lines.indices where lines[number].trimmingPrefix(while: \.isWhitespace).hasPrefix("default:")
            {
                let indentation = lines[number].prefix(while: \.isWhitespace)
                let siblings = lines[..<number].reversed().prefix { !$0.contains("switch ") }
                    .prefix { $0.isEmpty || $0.hasPrefix(indentation) }
                let isEnum = siblings.contains { $0.hasPrefix(indentation + "case .") }
                if isEnum { Issue.record("\(file):\(number + 1) hides new cases") }
            }
        }
    }

    @Test(arguments: [#"\btry!"#, #"\bas!"#, #"[\w\)\]]!(?![=\w])"#, #"\bfatalError\("#])
    func `sources do not crash on what comes in`(word: String) throws {
        try refuse(word, in: Self.code) { _ in true }
    }

    @Test func `only the executable prints`() throws {
        try refuse(#"(?<![\w.])(?:print|debugPrint|dump)\("#, in: Self.code) { $0.target != "dengwen" }
    }

    @Test(arguments: [#"\bunsafe\b"#, #"@unchecked\s+Sendable"#, #"nonisolated\(unsafe\)"#, #"\bOpaquePointer\b"#])
    func `pointers stay with the C wrappers`(word: String) throws {
        try refuse(word, in: Self.code) { !["Libpq", "Libcurl", "Libgcrypt", "Schema"].contains($0.target) }
    }

    @Test(arguments: [#"\busleep\("#, #"\bThread\.sleep\b"#, #"(?<![\w.])sleep\("#])
    func `nobody blocks a thread by sleeping`(word: String) throws {
        try refuse(word, in: Self.code + Self.testCode) { _ in true }
    }

    @Test func `tests wait for what happens, not for time`() throws {
        try refuse(#"\bTask\.sleep\b"#, in: Self.testCode) { _ in true }
    }

    /// Here the comments count, and so does SQL.
    @Test(arguments: ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"])
    func `nothing is left for later`(word: String) throws {
        let all = (Tree.sources + Tree.tests + Tree.sql).map { ($0, $0.text) }
        try refuse("\\b\(word)\\b", in: all) { _ in true }
    }

    private func refuse(
        _ pattern: String, in files: [(Tree.File, String)], where applies: (Tree.File) -> Bool
    ) throws {
        let regex = try NSRegularExpression(pattern: pattern)
        for (file, text) in files where applies(file) {
            let range = NSRange(text.startIndex..., in: text)
            for match in regex.matches(in: text, range: range) {
                let before = text.utf16.prefix(match.range.location)
                Issue.record("\(file):\(before.count { $0 == 10 } + 1) has \(pattern)")
            }
        }
    }
}
