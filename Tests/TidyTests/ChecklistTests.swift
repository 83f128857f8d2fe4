import Foundation
import Testing

/// The checklists against standards: every demand has its line, and no line leans on something that is not there.
@Suite("Tidy: checklists")
struct ChecklistTests {
    /// OWASP ASVS 5.0.0: how many requirements its chapters have of level 1, 2 and 3. Level 3 is listed where it is about
    /// files, identity, sessions, authorization, keys, data and logging.
    static let asvs: [Checklist.Chapter] = [
        ("1", 8, 19, 0), ("2", 4, 7, 0), ("3", 8, 11, 0), ("4", 2, 8, 0), ("5", 4, 5, 4), ("6", 13, 22, 12),
        ("7", 6, 12, 1), ("8", 4, 3, 6), ("9", 4, 3, 0), ("10", 5, 24, 0), ("11", 3, 11, 10), ("12", 3, 6, 0),
        ("13", 1, 12, 0), ("14", 2, 7, 4), ("15", 3, 10, 0), ("16", 0, 16, 1), ("17", 0, 7, 0),
    ].map { number, first, second, third in
        Checklist.Chapter(number: number, lines: ["1": first, "2": second, "3": third])
    }

    /// GB/T 22239-2019, level 3: 8.1.4 in full and the three offices of 8.1.5; GB/T 39786-2021, level 3: its general demands
    /// (5), applications and data (8.4), and the life of keys (appendix B). 应 must, 宜 should, 可 may.
    static let djbh: [Checklist.Chapter] = [
        ("8.1.4.1", ["应": 4]), ("8.1.4.2", ["应": 7]), ("8.1.4.3", ["应": 4]), ("8.1.4.4", ["应": 6]),
        ("8.1.4.5", ["应": 1]), ("8.1.4.6", ["可": 1]), ("8.1.4.7", ["应": 2]), ("8.1.4.8", ["应": 2]),
        ("8.1.4.9", ["应": 3]), ("8.1.4.10", ["应": 2]), ("8.1.4.11", ["应": 2]), ("8.1.5.1", ["应": 2]),
        ("8.1.5.2", ["应": 2]), ("8.1.5.3", ["应": 2]), ("39786-5", ["应": 3]), ("39786-8.4", ["应": 5, "宜": 5]),
        ("39786-B", ["应": 10]),
    ].map { number, lines in Checklist.Chapter(number: number, lines: lines) }

    /// Suites and sentences of the tests, and whatever lies in this checkout.
    static let known = Checklist.Known(
        tests: Set(
            Tree.tests.flatMap { file in
                file.text.matches(of: /\bstruct (\w+Tests)\b/).map { String($0.1) }
                    + file.text.matches(of: /\bfunc\s+`([^`]+)`/).map { String($0.1) }
            }),
        isThere: { path in
            !path.hasPrefix("/") && !path.contains("..")
                && FileManager.default.fileExists(atPath: Tree.root.appending(path: path).path)
        })

    @Test(arguments: [("docs/asvs.md", asvs), ("docs/djbh.md", djbh)])
    func `a checklist has a line for every demand, and each names what is there`(
        path: String, chapters: [Checklist.Chapter]
    ) throws {
        for fault in Checklist(try Tree.text(path)).faults(chapters, Self.known) { Issue.record("\(path) \(fault)") }
    }

    /// What the first lines of a list say of it must not grow old.
    @Test(arguments: ["docs/asvs.md", "docs/djbh.md"])
    func `a checklist counts its own lines`(path: String) throws {
        let text = try Tree.text(path)
        let lines = Checklist(text).lines
        var counts = ["yes": 0, "no": 0, "not yet": 0, "n/a": 0]
        for line in lines {
            switch line.state {
            case .yes: counts["yes", default: 0] += 1
            case .no: counts["no", default: 0] += 1
            case .notYet: counts["not yet", default: 0] += 1
            case .notApplicable: counts["n/a", default: 0] += 1
            case nil: break
            }
        }
        for (state, count) in counts {
            #expect(text.contains("| `\(state)` | \(count) |"), "\(path): \(count) lines are \(state)")
        }
    }

    /// Names in the last column of the threat model's tables, by the number of their row.
    private static func shown(_ text: String) -> [(number: String, names: [String])] {
        text.split(separator: "\n").compactMap { row in
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard row.hasPrefix("|"), cells.count == 4, cells[0].wholeMatch(of: /\d\.\d+/) != nil else { return nil }
            return (cells[0], cells[3].matches(of: /`([^`]+)`/).map { String($0.1) })
        }
    }

    @Test func `every attack of the threat model names what shows that it fails, and that is there`() throws {
        let rows = Self.shown(try Tree.text("docs/threat-model.md"))
        #expect(rows.count > 40 && Set(rows.map(\.number)).count == rows.count, "\(rows.count) rows")
        for (number, names) in rows {
            #expect(!names.isEmpty, "\(number) names nothing")
            for name in names {
                let drill = name.wholeMatch(of: /make drill-([a-z]+)/).map { "scripts/drills/\($0.1).sh" }
                #expect(Self.known.has(drill ?? name), "\(number): there is no \(name)")
            }
        }
    }

    /// One line of a standard of two.
    private static let row = "| 1.1 | 1 | asked for | yes | `SomeTests` |"

    @Test(arguments: [
        ("| 1.1 | 1 | asked for | perhaps | `SomeTests` |", "1.1: state"),
        ("| 1.1 | 1 | asked for | no | `SomeTests` |", "1.1: state"),
        ("| 1.1 | 1 | asked for | not yet: so | |", "1.1: reason"),
        ("| 1.1 | 1 | asked for | yes | |", "1.1: yes without evidence"),
        ("| 1.1 | 1 | asked for | yes | surely |", "1.1: words beside the evidence"),
        ("| 1.1 | 1 | asked for | yes | `OtherTests` |", "1.1: there is no OtherTests"),
        ("| 1.1 | 1 | | yes | `SomeTests` |", "1.1: words"),
        ("| 1.3 | 1 | asked for | yes | `SomeTests` |", "1.2 does not come after 1.3"),
        ("| 1.2 | 1 | asked for | yes | `SomeTests` |", "1.2 does not come after 1.2"),
        ("| 2.1 | 1 | asked for | yes | `SomeTests` |", "2.1: chapter"),
        ("| 1.1 | 2 | asked for | yes | `SomeTests` |", "1: 1 lines of level 2, not 0"),
        ("", "1: 1 lines of level 1, not 2"),
    ])
    func `the measure itself: whatever is wrong with a line is found`(row: String, fault: String) {
        let known = Checklist.Known(tests: ["SomeTests"], isThere: { _ in false })
        let chapters = [Checklist.Chapter(number: "1", lines: ["1": 2])]
        let head = "| # | level | asked for | state | evidence |\n| --- | --- | --- | --- | --- |\n"
        let second = "\n| 1.2 | 1 | asked for | not yet: for a reason | |\n| another | table |\n"
        #expect(Checklist(head + Self.row + second).faults(chapters, known) == [])
        #expect(Checklist(head + row + second).faults(chapters, known).contains(fault))
    }
}
