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
                        Statement("select guard.enter($1)"), [.text(signed)])
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

    /// What one gives oneself, as the program writes it.
    private static func given(
        _ kind: String = "accusation", at ordinal: String = "count(*)", sealed: String = "'\\x01'", on report: Report.ID
    ) -> String {
        """
        insert into casework.triage_opinion (
            report_id, ordinal, author, author_staff_id, kind, micro_corruption, priority, sealed, given_at
        )
        select
            '\(report.rawValue)', (
                select \(ordinal) from casework.triage_opinion as o where o.report_id = '\(report.rawValue)'
            ),
            'staff', guard.staff(), '\(kind)', false, 3, \(sealed), guard.moment();
        """
    }

    /// A state that an act brings about, at the version that it makes.
    private static func act(_ assignments: String, _ report: Report.ID) -> String {
        triage("version = version + 1, \(assignments)", report) + ";"
    }

    private static func line(_ kind: String, of report: Report.ID) -> String {
        """
        insert into casework.event (subject_id, version, subject, kind, actor, actor_staff_id, occurred_at)
        select r.report_id, r.version, 'report', '\(kind)', 'staff', guard.staff(), guard.moment()
        from casework.report as r
        where r.report_id = '\(report.rawValue)';
        """
    }

    private static func opinions(_ office: TestOffice) async throws -> [String] {
        try await Catalogue.names(
            "select o.ordinal || ' ' || o.kind from casework.triage_opinion as o order by o.ordinal", office.admin)
    }

    /// In a place after all others it would be the last word for ever; one place further, every later proposal would find
    /// its own taken.
    @Test func `C9 JB-17 an opinion takes the place after the last one, and comes with what it proposes or answers`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clerk = try #require(office.clerk.staff).staff.rawValue
            let report = try await office.plantReport(in: office.county)
            let (given, noted) = (
                Self.given(on: report), Self.act("kind = kind", report) + Self.line("noted", of: report)
            )
            let propose =
                Self.act("state = 'triage_proposed', kind = 'accusation', triage_proposer_id = '\(clerk)'", report)
                + Self.line("triage_proposed", of: report)
            let sendBack = Self.act("state = 'registered', triage_proposer_id = null", report)
            let answer = Self.line("triage_sent_back", of: report)
            let (place, act) = ("triage_opinion_follows_the_last", "triage_opinion_comes_with_its_act")
            let attempts: [(sql: String, caller: Caller, rule: String)] = [
                (Self.given(at: "count(*) * 0 + 32767", on: report) + propose, office.clerk, place),
                (Self.given(at: "count(*) + 1", on: report) + propose, office.clerk, place),
                (Self.given(at: "count(*) - 1", on: report) + propose, office.clerk, place),
                (Self.given(sealed: "null", on: report) + propose, office.clerk, place),
                (given, office.clerk, act), (given + noted, office.clerk, act), (given, office.lead, act),
                (given + noted, office.lead, act),
                (given + Self.act("kind = kind", report) + answer, office.clerk, act),
            ]
            for attempt in attempts {
                let refused = try await Self.refused(attempt.sql, as: attempt.caller, office)
                #expect(refused == attempt.rule, "\(attempt.sql)")
            }
            #expect(try await Self.refused(given + propose, as: office.clerk, office) == nil)
            #expect(try await Self.opinions(office) == ["0 accusation"])
            // What waits to be confirmed gets no other one, and neither does what was decided.
            for caller in [office.clerk, office.secondClerk, office.lead] {
                let refused = try await Self.refused(given + noted, as: caller, office)
                #expect(refused == "triage_opinion_comes_first", "\(caller)")
            }
            #expect(try await Self.refused(sendBack + given + answer, as: office.lead, office) == nil)
            #expect(try await Self.refused(given + propose, as: office.clerk, office) == nil)
            #expect(
                try await Self.refused(Self.act("state = 'accepted'", report), as: office.lead, office) == nil)
            #expect(try await Self.refused(given + noted, as: office.clerk, office) == "triage_opinion_comes_first")
            #expect(try await Self.opinions(office) == ["0 accusation", "1 accusation", "2 accusation"])
        }
    }

    /// Whoever confirms has read the proposal before: it is what they sign for.
    @Test func `JB-17 C4 what waits to be confirmed is neither taken back nor replaced by whoever proposed it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clerk = try #require(office.clerk.staff).staff.rawValue
            let report = try await office.plantReport(in: office.county)
            func propose(_ kind: String) -> String {
                Self.given(kind, on: report)
                    + Self.act("state = 'triage_proposed', kind = '\(kind)', triage_proposer_id = '\(clerk)'", report)
            }
            let takeBack = Self.act("state = 'registered', triage_proposer_id = null", report)
            #expect(try await Self.refused(propose("accusation"), as: office.clerk, office) == nil)
            for sql in [takeBack, takeBack + propose("no_substance")] {
                let refused = try await Self.refused(sql, as: office.clerk, office)
                #expect(refused == "report_proposal_waits")
            }
            let other = try await Self.refused(takeBack, as: office.secondClerk, office)
            #expect(other == "report_proposal_waits")
            // As it could be replaced before: neither what was read nor what came in its place is decided.
            try await office.plant(Self.opinion("suggestion", on: report, by: clerk))
            for kind in ["suggestion", "accusation"] {
                let accept = Self.act("state = 'accepted', kind = '\(kind)'", report)
                let refused = try await Self.refused(accept, as: office.lead, office)
                #expect(refused == "report_triage_is_as_proposed", "\(kind)")
            }
            #expect(try await Self.refused(takeBack, as: office.lead, office) == nil)
            #expect(try await Self.refused(propose("accusation"), as: office.clerk, office) == nil)
            let accept = Self.act("state = 'accepted'", report)
            #expect(try await Self.refused(accept, as: office.lead, office) == nil)
            let decided = try await Catalogue.names(
                "select r.state || ' ' || r.kind from casework.report as r", office.admin)
            #expect(decided == ["accepted accusation"])
        }
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
