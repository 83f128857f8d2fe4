import Casework
import Foundation
import Testing

@testable import Documents

/// Every row of the tables of the law has a test that names it, or a reason why no program carries it out.
@Suite("Documents: the tables of the law, row by row") struct LawTableTests {
    /// The tests as text: their names say which row they try.
    ///
    /// - Parameter prefix: how the names of the files begin.
    private static func tests(in prefix: String = "") throws -> String {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        var text = ""
        let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let url = walk?.nextObject() as? URL {
            let isList = [here.lastPathComponent, "LawRows.swift"].contains(url.lastPathComponent)
            guard url.pathExtension == "swift", !isList, url.lastPathComponent.hasPrefix(prefix) else { continue }
            text += try String(contentsOf: url, encoding: .utf8)
        }
        return text
    }

    /// Words of letters, digits and hyphens, so that JB-1 is not found in JB-15.
    private static func words(_ text: String) -> Set<Substring> {
        Set(text.split { !($0.isLetter || $0.isNumber || $0 == "-") })
    }

    /// Articles of the two regulations that ask something of the software.
    private static let articles: [(law: String, articles: [Int])] = [
        (
            "JB",
            [4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18] + Array(20...32) + [34, 35, 36, 38, 39, 41, 43, 45]
                + [47, 48, 49, 50, 51, 52]
        ),
        ("XF", [17, 18, 20, 21, 22, 23, 25, 28, 30, 31, 32, 34, 35, 36, 41]),
    ]

    /// Articles in the tables that no program carries out, and why.
    private static let carriedOutByPeople: [String: String] = [
        "JB-37": "what the accused owes: to explain and to come; that somebody was talked to is JB-27 and ZJ-30",
        "XF-19": "in one row with XF-20, which tries it",
        "XF-24":
            "which of several organs accepts an ordinary petition they settle among themselves, then the superior they "
            + "share, then the joint conference of petition work: none of them works with this program, and "
            + "jurisdiction over clues (JC-17) is another matter. What reaches the office is the answer, and it is "
            + "tried: a letter that comes back is written anew, to the organ that was named (XF-22)",
        "XF-43": "liability of persons",
    ]

    @Test func `every article of the tables is named by a test, or nobody could try it`() throws {
        let words = Self.words(try Self.tests())
        for (law, articles) in Self.articles {
            for article in articles {
                let key = "\(law)-\(article)"
                #expect(words.contains(Substring(key)), "\(key) has no test")
                #expect(Self.carriedOutByPeople[key] == nil, "\(key) is tried")
            }
        }
        #expect(Self.carriedOutByPeople.values.allSatisfy { !$0.isEmpty })
    }

    /// Article by article, what the tables say of clues in the other documents.
    private static let ofClues = [
        "ZJ-20", "ZJ-21", "ZJ-23", "ZJ-28", "ZJ-29", "ZJ-30", "ZJ-33", "ZJ-35", "SS-169", "SS-171", "SS-172", "AJ-14",
        "AJ-15", "SX-28", "JC-16", "JC-17", "JC-63", "JC-66", "JC-67", "JC-69", "KG-29", "GW-9", "BH-1996", "HB-2020",
    ]

    @Test func `every article on clues and on documents is named by a test`() throws {
        let words = Self.words(try Self.tests())
        for key in Self.ofClues { #expect(words.contains(Substring(key)), "\(key) has no test") }
    }

    @Test(arguments: [
        ("clues", LawRows.clues, 15), ("corruption at people's door", LawRows.micro, 9),
        ("working days", LawRows.days, 6), ("documents and numbers", LawRows.documents, 18),
        ("practice beside the articles", LawRows.practice, 3),
    ])
    func `a row without an article names the tests that try it, and they are there`(
        table: String, rows: [LawRows.Row], count: Int
    ) throws {
        let names = Set(try Self.tests().matches(of: /func `([^`]+)`/).map { String($0.output.1) })
        #expect(Set(rows.map(\.row)).count == count, "\(table): every row once")
        for row in rows {
            #expect(!row.tests.isEmpty, "\(row.row): no test")
            for test in row.tests { #expect(names.contains(test), "\(row.row): no test is called \(test)") }
        }
    }

    @Test func `table (a): every transition has its row`() throws {
        let text = try Self.tests(in: "Transitions")
        // The twenty-fourth, two persons for the vault, is rule C4 of table (c).
        for row in 1...23 {
            let isThere = text.contains("number: \"\(row)\"") || text.contains("number: \"\(row)a\"")
            #expect(isThere, "row \(row)")
        }
    }

    /// The codes of the rows; those of reviews and of the fast lane share one.
    private static let periods = [
        "UPWARD_REPORT", "FORWARD_ACCEPT", "FORWARD_OTHER", "ACCEPT_NOTICE", "PLAN", "TALK_REPLY", "TALK_REPORT",
        "PRELIM", "ASSIGNED", "FEEDBACK", "QUARTER_FEEDBACK", "CLARIFY", "INVESTIGATION", "APPEAL", "REVIEW",
        "XF_FORWARD", "XF_REJECT", "XF_HANDLE", "XF_REVIEW", "XF_RECHECK", "FAST_DIVERT", "FAST_PLAN", "FAST_CLOSE",
        "VISIT_TOWN",
    ]

    @Test func `table (b): every clock has its length and its audience`() throws {
        let lengths = try Self.tests(in: "BuiltInClockTableTests").split(separator: "\n").map { $0.drop { $0 == " " } }
        let audiences = try Self.tests(in: "ClockRuleTests")
        for code in Self.periods { #expect(ClockKind(rawValue: code) != nil, "\(code)") }
        for kind in ClockKind.allCases {
            #expect(lengths.contains { $0.hasPrefix(kind.rawValue + ", ") }, "\(kind): length")
            #expect(audiences.contains("(.\(kind), ["), "\(kind): audience")
        }
    }

    @Test func `table (c): every rule of confidentiality has its test`() throws {
        let names = try Self.tests().matches(of: /func `([^`]+)`/).map { Self.words(String($0.output.1)) }
        for rule in 1...18 {
            let keys: Set<Substring> = [Substring("C\(rule)"), Substring("DW-C\(rule)")]
            #expect(names.contains { !$0.isDisjoint(with: keys) }, "C\(rule)")
        }
    }

    @Test func `table (d): every row of the routing table has its test`() throws {
        let text = try Self.tests()
        for row in 1...19 { #expect(text.contains("func `row \(row), "), "row \(row)") }
    }

    @Test(arguments: [2, 3, 4, 13, 14, 15, 22, 25, 26, 28, 29])
    func `a story of each binding clause goes through pages and workers, and its clock moves`(clause: Int) throws {
        let stories = try Self.tests(in: "HS") + Self.tests(in: "LateClocks")
        let name = try Regex("func `[^`]*HS-\(clause)[: ]")
        let told = stories.components(separatedBy: "@Test").filter { $0.contains(name) }
        let workers = ["expectLate(", "clockWatcher", "watchClocks(", "deliver("]
        let pages = [".get(", ".post(", "house.register(", "house.matter("]
        let whole = told.filter { story in
            story.contains("goOn(") && workers.contains { story.contains($0) } && pages.contains { story.contains($0) }
        }
        #expect(!whole.isEmpty, "HS-\(clause)")
    }
}
