import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Whoever confirms triage signs for what somebody else proposed, whatever SQL the application's role is made to say.
@Suite struct TriageWallTests {
    private static func refused(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> String? {
        await TestDatabase.refusedRule {
            let connection = try await office.connect(as: .web)
            defer { Task { await connection.close() } }
            let context = office.genuineContext(caller)
            try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(
                        Statement("select set_config('dengwen.context', $1, true)"), [.text(signed)])
                    try session.script(sql)
                }
            }
        }
    }

    private static func triage(_ assignments: String, _ report: Report.ID) -> String {
        "update casework.report set \(assignments) where report_id = '\(report.rawValue)'"
    }

    /// An opinion of somebody's, planted after the others.
    static func opinion(
        _ kind: String, elsewhere: String = "null", repeating first: String = "null", on report: Report.ID,
        by author: String
    ) -> String {
        """
        insert into casework.triage_opinion (
            report_id, ordinal, author, author_staff_id, kind, elsewhere, micro_corruption, priority, repeat_of_id,
            given_at
        )
        select
            '\(report.rawValue)', coalesce(max(o.ordinal), -1) + 1, 'staff', '\(author)', '\(kind)', \(elsewhere),
            false, 3, \(first), now()
        from casework.triage_opinion as o
        where o.report_id = '\(report.rawValue)'
        """
    }

    @Test func `JB-17 C4 nobody confirms anything but what the proposer proposed`() async throws {
        try await TestDatabase.withOffice { office in
            let (clerk, lead) = (
                try #require(office.clerk.staff).staff.rawValue, try #require(office.lead.staff).staff.rawValue
            )
            let first = try await office.plantReport(in: office.county)
            let other = try await office.plantReport(in: office.county)
            let repeated = "'\(first.rawValue)'"
            let rule = "report_triage_is_as_proposed"
            let accept = "state = 'accepted'"
            let drop = "state = 'declined', decline_reason = 'no_substance', decline_action = 'retain'"
            let pass = "state = 'declined', decline_reason = 'other_organ', decline_action = 'transfer_out'"
            let keep = "state = 'retained', repeat_of_id ="
            let cases: [(kind: String, elsewhere: String, repeating: String, refused: [String], taken: String)] = [
                (
                    "accusation", "null", "null",
                    [
                        drop, "\(drop), kind = 'no_substance'", "\(accept), kind = 'appeal'", "\(keep) \(repeated)",
                        "kind = 'suggestion'",
                    ], accept
                ),
                ("no_substance", "null", "null", [accept, pass, "\(accept), kind = 'accusation'"], drop),
                ("not_a_report", "null", "null", [accept, "\(pass), kind = 'out_of_scope'"], drop),
                (
                    "out_of_scope", "'legal_remedy'", "null", [pass, drop],
                    pass.replacing("other_organ", with: "legal_remedy")
                ),
                ("accusation", "null", repeated, ["\(keep) '\(other.rawValue)'", drop], "\(keep) \(repeated)"),
            ]
            for each in cases {
                let report = try await office.plantReport(in: office.county)
                try await office.plant(
                    Self.opinion(
                        each.kind, elsewhere: each.elsewhere, repeating: each.repeating, on: report, by: clerk))
                let propose = Self.triage(
                    "state = 'triage_proposed', kind = '\(each.kind)', triage_proposer_id = '\(clerk)'", report)
                #expect(try await Self.refused(propose, as: office.clerk, office) == nil)
                // What the confirmer thinks, in an opinion of their own, is not what was proposed.
                try await office.plant(Self.opinion("no_substance", on: report, by: lead))
                for change in each.refused {
                    let refused = try await Self.refused(Self.triage(change, report), as: office.lead, office)
                    #expect(refused == rule, "\(each.kind): \(change)")
                }
                #expect(try await Self.refused(Self.triage(each.taken, report), as: office.lead, office) == nil)
                for change in ["kind = 'appeal'", "repeat_of_id = '\(other.rawValue)'"] where each.repeating != "null" {
                    let refused = try await Self.refused(Self.triage(change, report), as: office.lead, office)
                    #expect(refused == rule, "afterwards: \(change)")
                }
            }
        }
    }
}
