import Foundation
import Testing

/// Regular expressions: what strangers send meets none in Swift, and in SQL only those that are decided in one walk.
///
/// PostgreSQL runs a pattern as an automaton unless it refers back to what it found; a quantifier over a quantifier
/// makes that automaton large. The texts themselves are bounded: by a length in the pattern, in the constraint beside
/// it, or by the columns' own bounds.
@Suite("Tidy: patterns")
struct PatternTests {
    private static let makers = [
        "Regex<", "Regex(", "Regex {", "NSRegularExpression", ".regularExpression", "= #/", "(#/", "RegexBuilder",
        ".wholeMatch(",
        ".firstMatch(", ".prefixMatch(", ".matches(of: /",
    ]

    /// The patterns of the SQL, each a word behind an operator or in a function of patterns.
    static func patterns(_ text: String) -> [String] {
        let code = text.split(separator: "\n").filter { !$0.drop(while: { $0 == " " }).hasPrefix("--") }
            .joined(separator: "\n")
        return code.matches(of: /!?~\*?\s+'((?:[^']|'')*)'/).map { String($0.1) }
            + code.matches(of: /regexp_[a-z_]+\([^']*'((?:[^']|'')*)'/).map { String($0.1) }
    }

    /// Why a pattern might cost more than one walk over its text; nil where it does not.
    static func cost(of pattern: String) -> String? {
        if pattern.contains(/\\[1-9]/) { return "it refers back" }
        if pattern.contains(/[*+]\)[*+{]|\}\)[*+]|\}\)\{[0-9]+,\}/) { return "it repeats what repeats" }
        if pattern.contains(/\(\?[=!<]/) { return "it looks around" }
        if pattern.contains(".*") || pattern.contains(".+") { return "it takes anything of any length" }
        return nil
    }

    @Test func `no regular expression is made or run in the program`() {
        for file in Tree.sources {
            for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for maker in Self.makers { #expect(!line.contains(maker), "\(file): \(line)") }
            }
        }
    }

    @Test func `every pattern of the database is a constant that is decided in one walk`() {
        var seen = 0
        for file in Tree.sql {
            for pattern in Self.patterns(file.text) {
                seen += 1
                #expect(Self.cost(of: pattern) == nil, "\(file): \(pattern)")
            }
            // A pattern that is no word stands in no constraint and no function.
            let code = file.lines.filter { !$0.drop(while: { $0 == " " }).hasPrefix("--") }
            for line in code where line.contains(#/ !?~\*? /#) {
                #expect(line.contains(#/ !?~\*? '/#), "\(file): \(line)")
            }
            for line in code { #expect(!line.lowercased().contains("similar to"), "\(file): \(line)") }
        }
        #expect(seen > 25, "the patterns are found")
    }

    @Test(arguments: [#"(a)\1"#, "(a+)+", "(a*)*", "([a-z]{1,9}){2,}", "(?=a)", "a.*b"])
    func `what is costly is known as such`(_ pattern: String) {
        #expect(Self.cost(of: pattern) != nil)
    }

    @Test(arguments: ["^[a-z]{1,12}-[a-z]{1,12}$", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"])
    func `what is decided in one walk is let through`(_ pattern: String) {
        #expect(Self.cost(of: pattern) == nil)
    }
}
