import CaseStore
import Casework
import Sealing
import Testing

@testable import Web

/// What the auditor's page says of the codes on the log, and of what somebody typed into its filter.
@Suite struct AuditDetailTests {
    /// Kinds of entries whose details an auditor is shown (`audit.kind_of`), and the two files that write for all others.
    private static var shown: Regex<Substring> {
        #/
        "(?:session|account|directory|policy|endpoint|audit|alarm|token|handover|webhooks
        |binding|keys|export_key|quarantine|stuck)\.[a-z_]+"
        /#
    }
    private static let writers: Set = ["Trail", "OperationTransaction"]

    /// Codes in the same files that stand on entries of other kinds, whose details nobody is shown, or in forms.
    private static let others: Set = ["clock", "level", "name"]

    @Test func `JB-52 every code that an auditor is shown has words in both languages`() throws {
        var codes: Set<String> = ["token"]
        for file in try AuditActionTests.files(under: "Sources", ".swift") where file.isOperation {
            guard Self.writers.contains(file.name) || file.text.contains(Self.shown) else { continue }
            codes.formUnion(file.text.matches(of: /\("([a-z_]+)",\s/).map { String($0.1) })
        }
        for file in try AuditActionTests.files(under: "sql/code", ".sql") where file.name.hasPrefix("session") {
            codes.formUnion(file.text.matches(of: /'\^?\(?([a-z_]+)=/).map { String($0.1) })
        }
        #expect(
            codes.isSuperset(of: ["count", "factor", "operation", "owner", "refused", "why"]), "the sources are read")
        #expect(codes.subtracting(Self.others).filter { Text.auditDetail($0, "1") == nil }.sorted() == [])
    }

    @Test func `JB-52 every reason of a refusal has words, and a rule of the database its name`() throws {
        let trail = try AuditActionTests.files(under: "Sources", ".swift").filter { $0.name == "Trail" }
        let found = trail.flatMap { $0.text.matches(of: /reason(?: =|:) "([a-z_]+)"/).map { String($0.1) } }
        #expect(Set(found).isSuperset(of: ["closed", "not_found", "stale"]), "the sources are read")
        #expect(found.filter { Text.auditReasons[$0] == nil } == [])
        #expect(
            Text.auditDetail("why", "clue_holder_is_at_work")
                == Text("原因：数据库规则 clue_holder_is_at_work", "why: rule of the database clue_holder_is_at_work"))
    }

    @Test func `JB-52 every value that is a code has words`() {
        var values =
            Alarm.Kind.allCases.map { ("kind", $0.rawValue) } + BindingKind.allCases.map { ("kind", $0.rawValue) }
        values += SystemKind.allCases.map { ("for", $0.rawValue) } + TokenScope.allCases.map { ("scopes", $0.rawValue) }
        values += KeyBranch.allCases.map { ("branch", $0.rawValue) }
        values += EndpointHealth.allCases.map { ("health", $0.rawValue) }
        values += ["code", "recovery", "none", "provider", "certificate"].map { ("factor", $0) }
        values += [("by", "oidc"), ("by", "sign_in"), ("bound", "yes"), ("office", "none"), ("seal", "none")]
        values +=
            ParkReason.allCases.map { ("reason", $0.rawValue) } + ParkedStep.allCases.map { ("stage", $0.rawValue) }
        values += [("more", "uncounted"), ("rule", Alarm.privilegeRule), ("rule", Alarm.reporterRule)]
        for (code, value) in values {
            let words = Text.auditDetail(code, value)
            #expect(words?.zh.hasSuffix("：\(value)") == false && words?.en != words?.zh, "\(code)=\(value)")
        }
    }

    @Test func `JB-52 what was refused is told in words, with the page or the operation`() {
        #expect(
            Text.auditDetail("operation=quarantine-readers;why=closed")
                == Text(
                    "所做的事：隔离区查看人（页面）；原因：没有这个页面，或者不对其开放",
                    "what was tried: Readers of the quarantine (page); why: no such page, or not open to them"))
        #expect(Text.auditOperation("account/tokens/new").zh == "我的账号／接口令牌／新增（页面）")
        #expect(Text.auditOperation("clues/*/route").zh == "线索／流转（页面）", "of an item no place is named")
        #expect(Text.auditOperation("zhangsan").zh == "其他页面")
        #expect(Text.auditOperation("split_report.approve") == Text.auditWords("split_report.approve"))
        #expect(Text.auditDetail("") == nil)
        #expect(Text.auditDetail("count=100") == Text("条数：100", "rows: 100"))
        #expect(Text.auditDetail("scopes=claim+register")?.zh == "权限：领取线索、登记来件")
        #expect(Text.auditDetail("weather=rain") == .asIs("weather=rain"))
    }

    @Test func `JB-52 a detail that no program wrote is shown as it is, and ends no page`() {
        for detail in ["=", "===", "=count", "count", "scopes=", "why=", "operation=", ";=", "a=b;=", "；=\u{338}"] {
            #expect(Text.auditDetail(detail) != nil, "\(detail)")
        }
        #expect(Text.auditDetail("=") == .asIs("=") && Text.auditDetail("===") == .asIs("==="))
        #expect(Text.auditDetail("count=1;=") == Text("条数：1；=", "rows: 1; ="))
        #expect(Text.auditDetail("=count") == .asIs("=count"), "a value without its code is no code")
        #expect(Text.auditDetail(";") == nil)
    }

    @Test func `JB-52 a look is not told as the act that it looks at`() {
        for code in ["split_report", "void_report", "report.calls", "split_report.waiting", "void_report.list"] {
            #expect(Text.auditWords(code)?.zh.contains("查看") == true, "\(code)")
        }
    }

    // MARK: The filter

    private static let today = Day("2026-03-12") ?? .unreadable

    private static func refused(_ typed: KeyValuePairs<String, String>) -> FormState? {
        do {
            _ = try AuditAsked(FormFields(typed), today: today)
            return nil
        } catch { return error.state }
    }

    private static func days(_ typed: KeyValuePairs<String, String>) throws -> String {
        let form = try AuditAsked(FormFields(typed), today: today).form
        return form.entered["from"] + " " + form.entered["to"]
    }

    @Test func `a filter that cannot be read is refused at its field, with what was typed`() {
        let wrong: [(KeyValuePairs<String, String>, String, Text)] = [
            (["from": "abc"], "from", .dayUnreadable), (["to": "2026-02-30"], "to", .dayUnreadable),
            (["who": "张三"], "who", .auditWhoUnreadable), (["who": "staff:"], "who", .auditWhoUnreadable),
            (["kind": "weather"], "kind", .chooseOne),
            (["from": "2026-03-12", "to": "2026-03-11"], "from", .auditFromAfterTo),
        ]
        for (typed, field, words) in wrong {
            let state = Self.refused(typed)
            #expect(state?.problems == [Problem(field: field, message: words)], "\(field)")
            #expect(state?.entered == FormFields(typed), "what was typed stays")
        }
    }

    @Test func `a filter says from when to when, and its days are whole without the other`() throws {
        let (past, future) = ("2026-03-01", "2026-03-20")
        #expect(try Self.days([:]) == "2026-03-12 2026-03-12")
        #expect(try Self.days(["from": past]) == "2026-03-01 2026-03-12")
        #expect(try Self.days(["from": future]) == "2026-03-20 2026-03-20")
        #expect(try Self.days(["to": past]) == "2026-03-01 2026-03-01")
        #expect(try Self.days(["to": "20260320"]) == "2026-03-12 2026-03-20")
        let asked = try AuditAsked(FormFields(["who": " staff:S1356 ", "kind": "alarm"]), today: Self.today)
        #expect(asked.filter.staff == Staff.ID("S1356") && asked.filter.kind == "alarm")
        #expect(asked.form.entered["who"] == "S1356")
    }
}
