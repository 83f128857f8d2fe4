import Casework
import Documents
import Foundation
import Testing

/// The repository as the rule book reads it, found from this file.
private enum Repository {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Read once; the tests run side by side.
    static func files() throws -> [RuleBook.File] { try read.get() }

    /// The generated pages, made once.
    static func pages() throws -> [RuleBook.File] { try made.get() }

    private static let read = Result { try readAll() }
    private static let made = Result { try RuleBook.files(from: try files()) }

    private static func readAll() throws -> [RuleBook.File] {
        var found: [RuleBook.File] = []
        for name in ["Sources", "Tests", "sql"] {
            let walk = FileManager.default.enumerator(at: root.appending(path: name), includingPropertiesForKeys: nil)
            while let url = walk?.nextObject() as? URL {
                let path = String(url.path.dropFirst(root.path.count).drop { $0 == "/" })
                if RuleBook.reads(path) { found.append(.init(path: path, text: try text(path))) }
            }
        }
        return found + (try RuleBook.readmes.map { .init(path: $0, text: try text($0)) })
    }
}

@Suite("Documents: the rule book")
struct RuleBookTests {
    @Test func `the generated pages are those of the code`() throws {
        let pages = try Repository.pages()
        #expect(
            pages.map(\.path) == ["docs/rules.md", "docs/clauses.md", "docs/states.md", "README.md", "README.zh-CN.md"])
        for page in pages {
            let isCurrent = try Repository.text(page.path) == page.text
            #expect(isCurrent, "\(page.path) is stale: run make docs")
        }
    }

    @Test
    func `every rule has its constant, its constraint or why there is none, and a test; every binding clause its rule`()
        throws
    {
        let gaps = RuleBook.gaps(in: try Repository.files())
        #expect(gaps.isEmpty, "\(gaps.joined(separator: "\n"))")
        #expect(RuleBook.gaps(in: []).count > 300, "without the repository nothing is shown")
    }

    @Test func `every rule says how far its clause was read`() {
        let page = RuleBook.rules
        for row in [
            "| `four_eyes` | `JB-17` | B | ", "| `distribution_organ` | `JB-47` | B | ",
            "| `void_four_eyes` | `DW-void` | C<br>本地约定 · local choice | ",
            "| `discipline_staff` | `HS-26` | D<br>未核对 · not checked against the text | ",
            "| `control` | `ZJ-20` | D<br>未核对 · not checked against the text | ",
        ] {
            #expect(page.contains(row), "\(row)")
        }
        #expect(!page.contains("`HB-2020`<br>湖北省澄清正名工作办法第"), "no article is named that nobody saw")
    }

    @Test func `a test that names the clause alone is no proof of a rule`() {
        func isProof(_ text: String) -> Bool {
            let file = RuleBook.File(path: "Tests/CaseworkTests/Handle/OneTests.swift", text: text)
            return !RuleBook.gaps(in: [file]).contains { $0.hasPrefix("handle.four_eyes (JB-17): no test") }
        }
        #expect(!isProof("// JB-17") && !isProof("// JB-17 Handle") && !isProof("// JB-17 \"four_eyes\""))
        #expect(!isProof("// JB-170 Handle \"four_eyes\"") && !isProof("// JB-17 Handler \"four_eyes\""))
        #expect(isProof("// JB-17 Handle \"four_eyes\""))
    }

    @Test func `the page shows a rule with its constant, its constraint and its test`() throws {
        let pages = try Repository.pages()
        let page = try #require(pages.first { $0.path == "docs/rules.md" }).text
        let row = try #require(page.split(separator: "\n").first { $0.contains("| `void_four_eyes` | `DW-void` |") })
        #expect(row.contains("[`Voiding.Rule.fourEyes`](../Sources/Casework/Receive/VoidingRules.swift)"))
        #expect(row.contains("`voiding_has_two_persons`"))
        #expect(row.contains("[VoidingTests](../Tests/CaseworkTests/Receive/VoidingTests.swift)"))
        for clause in [2, 3, 4, 13, 14, 15, 22, 25, 26, 28, 29] {
            #expect(page.contains("\n| `HS-\(clause)` | "), "HS-\(clause)")
        }
    }

    @Test func `every rule and every clock stands in its page`() {
        let page = RuleBook.rules
        var names = Route.RuleID.allCases.map(\.rawValue) + Triage.RuleID.allCases.map(\.rawValue)
        names += Triage.SignatureRuleID.allCases.map(\.rawValue) + Triage.PriorityRuleID.allCases.map(\.rawValue)
        names += Handle.RuleID.allCases.map(\.rawValue) + Feedback.RuleID.allCases.map(\.rawValue)
        names += Receive.RuleID.allCases.map(\.rawValue) + RegisterCode.allCases.map(\.rawValue)
        names += Recusal.RuleID.allCases.map(\.rawValue) + Interference.RuleID.allCases.map(\.rawValue)
        names += Aftercare.RuleID.allCases.map(\.rawValue) + Supervise.RuleID.allCases.map(\.rawValue)
        names += LeaderCharge.RuleID.allCases.map(\.rawValue) + Paper.RuleID.allCases.map(\.rawValue)
        names += Jurisdiction.RuleID.allCases.map(\.rawValue) + Assignment.RuleID.allCases.map(\.rawValue)
        names += Reception.RuleID.allCases.map(\.rawValue) + Recommend.RuleID.allCases.map(\.rawValue)
        names += Meeting.RuleID.allCases.map(\.rawValue) + OverdueSteps.RuleID.allCases.map(\.rawValue)
        names += Course.RuleID.allCases.map(\.rawValue) + Credibility.RuleID.allCases.map(\.rawValue)
        names += ClockExtensionRules.RuleID.allCases.map(\.rawValue)
        names += OwnPeriod.RuleID.allCases.map(\.rawValue)
        names += FoundClue.RuleID.allCases.map(\.rawValue) + Merit.RuleID.allCases.map(\.rawValue)
        names += Excerpt.RuleID.allCases.map(\.rawValue) + Masking.RuleID.allCases.map(\.rawValue)
        names += Unlock.RuleID.allCases.map(\.rawValue)
        names += Provision.RuleID.allCases.map(\.rawValue) + TrendAnalysis.RuleID.allCases.map(\.rawValue)
        names += ClockKind.allCases.map(\.rawValue)
        for name in names { #expect(page.contains("`\(name)`"), "\(name)") }
    }

    @Test func `rules stand in the order in which they are asked`() throws {
        let page = RuleBook.rules
        let chapter = try #require(page.range(of: "## 分流 · Route"))
        var rest = page[chapter.upperBound...]
        for rule in Route.rules {
            let place = try #require(rest.range(of: "| `\(rule.id.rawValue)` | `\(rule.policy.key)` |"))
            rest = rest[place.upperBound...]
        }
    }

    @Test func `no two rules of a stage say the same`() {
        func differ(_ statements: [Bilingual]) -> Bool {
            Set(statements.map(\.zh)).count == statements.count && Set(statements.map(\.en)).count == statements.count
        }
        #expect(differ(Route.RuleID.allCases.map(\.statement)))
        #expect(differ(Handle.RuleID.allCases.map(\.statement)))
        #expect(differ(Aftercare.RuleID.allCases.map(\.statement)))
        #expect(differ(Receive.RuleID.allCases.map(\.statement)))
        #expect(differ(Recusal.RuleID.allCases.map(\.statement)))
        #expect(differ(Interference.RuleID.allCases.map(\.statement)))
    }

    @Test func `every key of a rule has its document in the legend`() {
        let letters = Set(RuleBook.laws.map(\.letters))
        let keys =
            Route.rules.map(\.policy.key) + Triage.rules.map(\.policy.key) + Feedback.rules.map(\.policy.key)
            + Handle.rules.map(\.policy.key) + Receive.rules.map(\.policy.key)
            + Recusal.rules.map(\.policy.key) + Interference.rules.map(\.policy.key)
            + Triage.callConditions.map(\.policy.key) + Triage.callRules.map(\.policy.key)
            + Checking.rules.map(\.policy.key) + FeedbackTalk.rules.map(\.policy.key)
            + Triage.signatureRules.map(\.policy.key) + Triage.priorityRules.map(\.policy.key)
            + RegisterRules.flags.map(\.policy.key) + RegisterRules.rejections.map(\.policy.key)
            + Supervise.rules.map(\.policy.key) + LeaderCharge.rules.map(\.policy.key)
            + Paper.rules.map(\.policy.key) + Jurisdiction.rules.map(\.policy.key)
            + Assignment.rules.map(\.policy.key) + Reception.rules.map(\.policy.key)
            + Recommend.rules.map(\.policy.key) + Meeting.rules.map(\.policy.key)
            + ClockExtensionRules.rules.map(\.policy.key) + OverdueSteps.rules.map(\.policy.key)
            + OutOfScope.rules.map(\.policy.key) + Aftercare.rules.map(\.policy.key)
            + ClockKind.allCases.map(\.builtIn.policy.key) + OwnPeriod.rules.map(\.policy.key)
            + Course.rules.map(\.policy.key) + Credibility.rules.map(\.policy.key)
            + Excerpt.rules.map(\.policy.key) + Masking.rules.map(\.policy.key)
        for key in keys { #expect(letters.contains(String(key.prefix { $0 != "-" })), "\(key)") }
        for letters in letters { #expect(RuleBook.rules.contains("| `\(letters)` |")) }
    }

    @Test func `the tables of states tell what apply does`() {
        let page = RuleBook.states
        #expect(page.contains("| 受理<br>`accept` | · | · | `accepted` | · | · | · | · |"))
        #expect(page.contains("`under_way`<br>`held`<br>`concluded`"))
        #expect(page.contains("| `triage_proposed` | `accept` | 拟办人自己<br>by the proposer | 不许 refused |"))
        #expect(page.contains("    concluded --> fed_back: 反馈\n"))
        #expect(!page.contains("fed_back --> routed"))
        #expect(page.contains("    answered --> sent_back: 退回补正\n"))
        #expect(page.contains("| 登记回复<br>`reply` | · | · | `replied` | · | · | · | · | · |"))
        #expect(page.contains("| `draft` | `approve` | 提出人自己<br>by who proposed it | 不许 refused |"))
        for title in ["督办", "建议书", "异议", "澄清正名", "打击报复防护", "信访事项", "回避登记", "文书", "接访日"] {
            #expect(page.contains("## \(title) · "))
        }
    }
}

@Suite("Documents: the clause table")
struct ClauseTableTests {
    static let sql = RuleBook.File(
        path: "sql/migrations/m0009_example.sql",
        text: """
            -- A header that cites JB-29.

            create table casework.example (
                -- JB-48: a column.
                number integer not null,
                -- HS-26, JC-67: who must not know.
                constraint example_is_blind check (number > 0),
                constraint example_is_other check (number > 1)
            );

            -- JB-150 is not an article that we know.
            create or replace function casework.look(p_id uuid) returns void
            language sql
            begin atomic
                -- JB-16: inside a function.
                select 1;
            end;
            """)

    private func row(_ key: String, _ files: [RuleBook.File]) throws -> Substring {
        let table = RuleBook.clauses(from: files)
        return try #require(table.split(separator: "\n").first { $0.hasPrefix("| `\(key)`<br>") })
    }

    @Test(arguments: [
        ("HS-26", "`example_is_blind`"), ("JC-67", "`example_is_blind`"), ("JB-48", "`casework.example`"),
        ("JB-29", "`m0009_example.sql`"), ("JB-16", "`casework.look`"), ("JB-150", "`casework.look`"), ("JB-15", "—"),
    ])
    func `a comment names the constraint, the table, the function or the file that it stands before or in`(
        key: String, object: String
    ) throws {
        let cells = try row(key, [Self.sql]).split(separator: "|").map { $0.trimmingPrefix(while: \.isWhitespace) }
        #expect(cells[2].hasPrefix(object + " "))
    }

    @Test func `tests stand by whole keys, stories apart, fixtures and repository tests not at all`() throws {
        let text = "// HS-26 and JB-150"
        let files = [
            "Tests/CaseworkTests/Route/OneTests.swift", "Tests/AcceptanceTests/TwoTests.swift",
            "Tests/CaseworkTests/Route/Fixture.swift", "Tests/TidyTests/ThreeTests.swift",
        ].map { RuleBook.File(path: $0, text: text) }
        let cells = try row("HS-26", files).split(separator: "|")
        #expect(cells[3] == " [OneTests](../Tests/CaseworkTests/Route/OneTests.swift) ")
        #expect(cells[4] == " [TwoTests](../Tests/AcceptanceTests/TwoTests.swift) ")
        #expect(try row("JB-15", files).hasSuffix("| — | — |"))
    }

    @Test func `clauses are sorted by document and number and told in both languages`() throws {
        let table = RuleBook.clauses(from: [])
        let keys = table.matches(of: /(?m)^\| `([A-Z]{2}-\d+)`/).map { String($0.1) }
        let firstOf = ["HS-26", "JB-13", "ZJ-21", "JC-17", "SS-169", "XF-22", "AJ-15"].map { keys.firstIndex(of: $0) }
        #expect(!firstOf.contains(nil))
        #expect(firstOf.compactMap { $0 } == firstOf.compactMap { $0 }.sorted())
        #expect(try row("HS-26", []).contains("市实施方案第26条<br>Municipal plan, clause 26"))
        #expect(!table.contains("`DW-"))
    }

    @Test func `a README leads from each clause that binds to one rule, its constraint, its test and its story`() throws
    {
        for (path, asks) in [("README.md", "managed one level up"), ("README.zh-CN.md", "提级管理")] {
            let page = try #require(try Repository.pages().first { $0.path == path }).text
            let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `HS-") }
            #expect(rows.count == 11)
            #expect(rows.allSatisfy { $0.contains("](Sources/Casework/") && $0.contains("](Tests/AcceptanceTests/") })
            let row = try #require(rows.first { $0.hasPrefix("| `HS-26` | ") })
            #expect(row.contains(asks))
            #expect(row.contains("| [`route.discipline_staff`](Sources/Casework/Route/"))
            #expect(row.contains("](Tests/CaseworkTests/Route/"))
            #expect(row.contains("[HS26"))
        }
    }

    @Test func `a README keeps all but its table, and is refused without its markers`() throws {
        let page = "# A\n\n<!-- clauses -->\nwhat stood here\n<!-- /clauses -->\n\nB\n"
        let written = try RuleBook.files(from: [.init(path: "README.md", text: page)])
        let readme = try #require(written.first { $0.path == "README.md" }).text
        #expect(readme.hasPrefix("# A\n\n<!-- clauses -->\n\n| Clause |"))
        #expect(readme.hasSuffix(" |\n\n<!-- /clauses -->\n\nB\n"))
        #expect(!readme.contains("what stood here"))
        let again = try RuleBook.files(from: [.init(path: "README.md", text: readme)])
        #expect(again.contains(.init(path: "README.md", text: readme)))
        #expect(throws: RuleBookError.missingMarkers(path: "README.md")) {
            try RuleBook.files(from: [.init(path: "README.md", text: "# A\n")])
        }
    }
}
