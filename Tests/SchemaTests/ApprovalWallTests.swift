import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// No state that needs an approval is reached without one, whatever SQL the application's role is made to say.
@Suite struct ApprovalWallTests {
    private static let room = Room.ID("O420281-J1")

    private static func planted(_ office: TestOffice) async throws -> Planted {
        try await office.plantClue(
            PlantedPlace(
                receiver: office.county, destination: Clue.Destination(organ: office.county, room: room)))
    }

    /// Runs a script on the application's own connection under a genuine context, and answers the rule that refused it.
    private static func refused(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> String? {
        await TestDatabase.refusedRule { try await run(sql, as: caller, office) }
    }

    /// Whether row-level security lets no such row in.
    private static func isWalled(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> Bool {
        do {
            try await run(sql, as: caller, office)
            return false
        } catch let error as DatabaseError {
            return error.sqlState == "42501"
        }
    }

    private static func run(_ sql: String, as caller: Caller, _ office: TestOffice) async throws {
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

    private static func count(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> Int64 {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql))[0].int8(0)
            }
        }
    }

    private static func move(_ assignments: String, _ planted: Planted) -> String {
        "update casework.clue set \(assignments) where clue_id = '\(planted.clue.rawValue)'"
    }

    private static func triage(_ assignments: String, _ report: Report.ID) -> String {
        "update casework.report set \(assignments) where report_id = '\(report.rawValue)'"
    }

    private static func holder(_ office: TestOffice) -> String {
        office.member(of: room).staff?.staff.rawValue ?? ""
    }

    @Test func `DW-archive HS-26 a paper of before is stated by its room alone, of what no row approved`() async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let id = planted.clue.rawValue
            let member = office.member(of: Self.room)
            let holder = Self.holder(office)
            func stated(by staff: String) -> String {
                """
                insert into casework.late_paper (clue_id, report_id, organ_id, stated_by, paper, held_on, stated_on)
                values (
                    '\(id)', '\(planted.report.rawValue)', 'O420281', '\(staff)', 'course', '\(office.clock.today)',
                    '\(office.clock.today)'
                )
                """
            }
            let own = stated(by: holder)
            #expect(try await Self.isWalled(own, as: member, office), "it is not finished")
            try await office.plant(
                """
                update casework.clue
                set state = 'concluded', holder_staff_id = '\(holder)', conclusion = 'educated', concluded_at = routed_at
                where clue_id = '\(id)'
                """)
            let others = [
                office.member(of: Room.ID("O420281-J2")), office.head, office.clerk, office.cityHead,
                office.first(.petitionLead, in: office.neighbour),
            ]
            for caller in others {
                let name = caller.staff?.staff.rawValue ?? ""
                #expect(try await Self.isWalled(stated(by: name), as: caller, office), "\(name)")
            }
            #expect(try await Self.refused(own, as: member, office) == nil)
            let seen = "select count(*) from casework.late_paper"
            for caller in [member, office.head, office.clerk] {
                #expect(try await Self.count(seen, as: caller, office) == 1)
            }
            for caller in [others[0], others[3], others[4], office.auditor, .publicVisitor] {
                #expect(try await Self.count(seen, as: caller, office) == 0)
            }
            try await office.plant("delete from casework.late_paper")
            try await office.plant(
                """
                insert into casework.approval (
                    approval_id, subject, subject_id, report_id, organ_id, kind, matter, proposed_by, approved_by,
                    approved_as, approved_at, version
                )
                values (
                    gen_random_uuid(), 'clue', '\(id)', '\(planted.report.rawValue)', 'O420281', 'plan',
                    'talk_or_letter', '\(holder)', 'S1350', 'deputy', now(), 77
                )
                """)
            #expect(try await Self.isWalled(own, as: member, office), "its plan was approved here")
        }
    }

    @Test func `JB-17 triage is proposed in the own name and decided by a second person, never by the system`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let (clerk, lead) = (
                try #require(office.clerk.staff).staff.rawValue, try #require(office.lead.staff).staff.rawValue
            )
            let accept = Self.triage("state = 'accepted', kind = 'accusation'", report)
            let propose = Self.triage(
                "state = 'triage_proposed', kind = 'accusation', triage_proposer_id = '\(clerk)'", report)
            try await office.plant(TriageWallTests.opinion("accusation", on: report, by: clerk))
            #expect(try await Self.refused(accept, as: office.lead, office) == "report_triage_is_approved")
            #expect(try await Self.refused(propose, as: office.lead, office) == "report_proposal_is_signed")
            #expect(try await Self.refused(propose, as: office.clerk, office) == nil)
            #expect(try await Self.refused(accept, as: office.clerk, office) == "approval_has_two_persons")
            #expect(try await Self.refused(accept, as: office.secondClerk, office) == "approval_role_fits")
            #expect(try await Self.refused(accept, as: .system, office) == "approval_is_a_persons")
            let forged = Self.triage("triage_proposer_id = '\(lead)'", report)
            #expect(try await Self.refused(forged, as: office.clerk, office) == "report_proposal_is_signed")
            #expect(try await Self.refused(accept, as: office.lead, office) == nil)
            let signed = "select count(*) from casework.approval where kind = 'triage' and approved_by = '\(lead)'"
            #expect(try await Self.count(signed, as: office.clerk, office) == 1)
        }
    }

    @Test func `JB-17 ZJ-21 a plan, a result and a reopening carry an approval that fits, or nothing moves`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let (id, member) = (Self.holder(office), office.member(of: Self.room))
            try await office.plant(Self.move("state = 'claimed', holder_staff_id = '\(id)'", planted))
            try await office.plantPapers(of: planted.clue, .end(.educated))
            let plan = "state = 'plan_proposed', disposition = 'close_out', studied_on = '2026-03-02'"
            let end = "concluded_at = now(), conclusion ="
            let steps: [(String, Caller, String?)] = [
                (
                    "state = 'under_way', check_kind = 'talk_or_letter', studied_on = '2026-03-02'", member,
                    "clue_plan_is_approved"
                ),
                ("state = 'concluded', \(end) 'educated'", office.head, "clue_result_is_approved"),
                ("\(plan), proposer_staff_id = 'S1350'", member, "clue_proposal_is_signed"),
                ("\(plan), proposer_staff_id = '\(id)'", member, nil),
                ("disposition = 'talk_or_letter'", office.deputy, "clue_proposal_stays"),
                ("state = 'concluded', \(end) 'closed_without_check'", member, "approval_has_two_persons"),
                ("state = 'concluded', \(end) 'closed_without_check'", office.deputy, "approval_plan_is_high_enough"),
                ("state = 'concluded', \(end) 'educated'", office.head, "clue_result_is_approved"),
                ("state = 'concluded', \(end) 'closed_without_check'", office.head, nil),
                ("conclusion = 'educated'", office.head, "clue_proposal_stays"),
                (
                    "state = 'claimed', conclusion = null, concluded_at = null", office.deputy,
                    "approval_names_its_proposer"
                ),
                ("reopen_asked_by = '\(id)'", office.deputy, "clue_proposal_is_signed"),
                ("reopen_asked_by = '\(id)'", member, nil),
                (
                    "state = 'claimed', conclusion = null, concluded_at = null, reopen_asked_by = null", office.head,
                    "approval_role_fits"
                ),
                (
                    "state = 'claimed', conclusion = null, concluded_at = null, reopen_asked_by = null", office.deputy,
                    nil
                ),
            ]
            for (place, step) in steps.enumerated() {
                let refused = try await Self.refused(Self.move(step.0, planted), as: step.1, office)
                #expect(refused == step.2, "step \(place): \(step.0)")
            }
        }
    }

    @Test func `ZJ-35 what a check came to is approved as that check, signed as it is, or nothing moves`() async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let (id, member) = (Self.holder(office), office.member(of: Self.room))
            try await office.plant(Self.move("state = 'claimed', holder_staff_id = '\(id)'", planted))
            try await office.plantPapers(of: planted.clue, .hold)
            let check = "check_kind = 'preliminary_verification'"
            let plan =
                "disposition = 'preliminary_verification', studied_on = '2026-03-02', proposer_staff_id = '\(id)'"
            let hold = "state = 'result_proposed', disposition = 'hold_for_later', hold_until = '2026-09-01'"
            let later =
                "update casework.check_member set left_on = '2026-03-02' where clue_id = '\(planted.clue.rawValue)'"
            let steps: [(String, Caller, String?)] = [
                ("state = 'plan_proposed', \(plan)", member, nil),
                ("state = 'under_way', \(check)", office.deputy, nil),
                ("check_kind = 'talk_or_letter'", member, "clue_proposal_stays"),
                ("\(hold), check_kind = 'talk_or_letter'", member, "clue_plan_is_approved"),
                ("state = 'result_proposed', conclusion = 'educated'", member, "clue_result_is_signed"),
                ("state = 'held', hold_until = '2026-09-01'", office.head, "clue_plan_is_approved"),
                ("\(hold)", member, nil),
                ("hold_until = '2027-09-01'", office.head, "clue_proposal_stays"),
                ("state = 'under_way', check_kind = 'talk_or_letter'", office.head, "clue_plan_is_approved"),
                ("state = 'held', hold_until = '2027-09-01'", office.head, "clue_plan_is_approved"),
                ("state = 'held'", office.deputy, "approval_role_fits"),
                ("state = 'held'", member, "approval_has_two_persons"),
            ]
            for (place, step) in steps.enumerated() {
                let refused = try await Self.refused(Self.move(step.0, planted), as: step.1, office)
                #expect(refused == step.2, "step \(place): \(step.0)")
            }
            let approve = Self.move("state = 'held'", planted)
            try await office.plant(later)
            #expect(try await Self.refused(approve, as: office.head, office) == "clue_result_is_signed")
            try await office.plant(later.replacing("'2026-03-02'", with: "null"))
            #expect(try await Self.refused(approve, as: office.head, office) == nil)
            let signed = "select count(*) from casework.approval where kind = 'result' and hold_until = '2026-09-01'"
            #expect(try await Self.count(signed, as: office.head, office) == 1)
        }
    }

    @Test func `JB-17 HS-2 nobody proposes or approves otherwise than minutes and meeting decided`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let (id, member) = (Self.holder(office), office.member(of: Self.room))
            let clue = planted.clue.rawValue
            try await office.plant(Self.move("state = 'claimed', holder_staff_id = '\(id)'", planted))
            try await office.plantPapers(of: planted.clue, .end(.educated))
            func decide(_ code: String) -> String {
                "update casework.study_minutes set decided = '\(code)' where clue_id = '\(clue)'"
            }
            let propose = Self.move(
                """
                state = 'plan_proposed', disposition = 'close_out', studied_on = '2026-03-02',
                proposer_staff_id = '\(id)'
                """, planted)
            let approve = Self.move(
                "state = 'concluded', concluded_at = now(), conclusion = 'closed_without_check'", planted)
            try await office.plant(decide("talk_or_letter"))
            #expect(try await Self.refused(propose, as: member, office) == "clue_follows_its_minutes")
            try await office.plant(decide("close_out"))
            #expect(try await Self.refused(propose, as: member, office) == nil)
            try await office.plant(decide("hold_for_later"))
            #expect(try await Self.refused(approve, as: office.head, office) == "clue_follows_its_minutes")
            try await office.plant(
                decide("close_out") + """
                    ;
                    insert into casework.meeting (meeting_id, organ_id, kind, held_on, called_by, called_at)
                    values ('\(clue)', 'O420281', 'secretaries', '2026-03-02', 'S1356', now());
                    insert into casework.meeting_item (
                        meeting_id, subject, subject_id, state_then, matter_then, added_by, added_at, decision, sealed,
                        decided_on, recorded_by
                    )
                    values (
                        '\(clue)', 'clue', '\(clue)', 'plan_proposed', 'close_out', 'S1356', now(), 'not_agreed', 'x',
                        '2026-03-02', 'S1356'
                    )
                    """)
            #expect(try await Self.refused(approve, as: office.head, office) == "clue_follows_its_meeting")
            try await office.plant("update casework.meeting_item set decision = 'agreed' where subject_id = '\(clue)'")
            #expect(try await Self.refused(approve, as: office.head, office) == nil)
        }
    }

    @Test func `ZJ-33 the check of a lower head rests on what the holder recorded, and nobody else records it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let (id, member) = (Self.holder(office), office.member(of: Self.room))
            let head = try #require(office.head.staff).staff.rawValue
            try await office.plant(Self.move("state = 'claimed', holder_staff_id = '\(id)'", planted))
            try await office.plantPapers(of: planted.clue, .end(.educated))
            try await office.plant(
                """
                update casework.accused set is_organ_head = true, discipline_organ_id = 'T42028103J'
                where report_id = '\(planted.report.rawValue)'
                """)
            func record(by staff: String) -> String {
                """
                insert into casework.secretary_approval (
                    secretary_id, clue_id, organ_id, approved_on, approver_sealed, number_sealed, recorded_by, recorded_at
                )
                values (
                    gen_random_uuid(), '\(planted.clue.rawValue)', 'O420281', '2026-03-02', 'x', 'x', '\(staff)',
                    '2026-03-02 12:00+08'
                )
                """
            }
            let propose = Self.move(
                """
                state = 'plan_proposed', disposition = 'preliminary_verification', studied_on = '2026-03-02',
                proposer_staff_id = '\(id)'
                """, planted)
            let approve = Self.move(
                """
                state = 'under_way', check_kind = 'preliminary_verification', secretary_approved_on = '2026-03-02'
                """, planted)
            #expect(try await Self.refused(propose, as: member, office) == nil)
            #expect(try await Self.refused(approve, as: office.head, office) == "approval_secretary_came_before")
            for (caller, name) in [(office.head, head), (office.head, id), (office.clerk, id)] {
                _ = try await Self.refused(record(by: name), as: caller, office)
            }
            let all = "select count(*) from casework.secretary_approval"
            #expect(try await Self.count(all, as: .system, office) == 0)
            #expect(try await Self.refused(record(by: id), as: member, office) == nil)
            for (caller, expected) in [
                (office.head, 1), (office.supervisor, 1), (office.clerk, 0), (office.cityLead, 0), (office.auditor, 0),
            ] {
                #expect(try await Self.count(all, as: caller, office) == Int64(expected))
            }
            #expect(try await Self.refused(approve, as: office.head, office) == nil)
            let signed = "select count(*) from casework.approval where external_recorded_by = '\(id)'"
            #expect(try await Self.count(signed, as: office.head, office) == 1)
        }
    }

    @Test func `ZJ-23 a distribution is approved by the head, or by whom the head named, and then a room claims`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let deputy = try #require(office.deputy.staff).staff.rawValue
            let head = try #require(office.head.staff).staff.rawValue
            func policy(_ ordinal: Int, by staff: String, to delegate: String) -> String {
                """
                insert into casework.distribution_policy (organ_id, ordinal, mode, delegate_staff_id, set_by, set_at)
                values ('O420281', \(ordinal), 'before_claim', \(delegate), '\(staff)', now())
                """
            }
            let approve = Self.move("distributed_at = now()", planted)
            let claim = Self.move("state = 'claimed', holder_staff_id = '\(Self.holder(office))'", planted)
            let decided = "select count(*) from casework.distribution_policy"
            _ = try await Self.refused(policy(1, by: head, to: "null"), as: office.deputy, office)
            #expect(try await Self.count(decided, as: office.deputy, office) == 0)
            #expect(try await Self.refused(policy(1, by: head, to: "null"), as: office.head, office) == nil)
            let member = office.member(of: Self.room)
            #expect(try await Self.refused(claim, as: member, office) == "clue_distribution_is_approved")
            #expect(try await Self.refused(approve, as: office.deputy, office) == "approval_role_fits")
            #expect(try await Self.refused(approve, as: office.lead, office) == "approval_role_fits")
            #expect(try await Self.refused(approve, as: .system, office) == "approval_is_a_persons")
            #expect(try await Self.refused(policy(2, by: head, to: "'\(deputy)'"), as: office.head, office) == nil)
            #expect(try await Self.refused(approve, as: office.deputy, office) == nil)
            let again = Self.move("distributed_at = null", planted)
            #expect(try await Self.refused(again, as: office.head, office) == "clue_distribution_stays")
            #expect(try await Self.refused(claim, as: member, office) == nil)
            let signed = "select count(*) from casework.approval where by_ground = 'delegation'"
            #expect(try await Self.count(signed, as: office.supervisor, office) == 1)
        }
    }

    @Test func `ZJ-23 case supervision alone proposes a room, and whoever approves is on the row without writing it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let supervisor = try #require(office.supervisor.staff).staff.rawValue
            let head = try #require(office.head.staff).staff.rawValue
            func propose(by staff: String) -> String {
                """
                insert into casework.distribution_proposal (
                    proposal_id, clue_id, organ_id, from_room_id, room_id, reason, state, proposed_by, proposed_at
                )
                values (
                    gen_random_uuid(), '\(planted.clue.rawValue)', 'O420281', 'O420281-J1', 'O420281-J2', 'workload',
                    'open', '\(staff)', '\(office.clock.today) 08:00:00+08'
                )
                """
            }
            let all = "select count(*) from casework.distribution_proposal"
            for (caller, name) in [(office.head, head), (office.supervisor, head), (office.clerk, supervisor)] {
                _ = try await Self.refused(propose(by: name), as: caller, office)
            }
            #expect(try await Self.count(all, as: .system, office) == 0)
            #expect(try await Self.refused(propose(by: supervisor), as: office.supervisor, office) == nil)
            let rows: [(String, Caller, Int64)] = [
                ("supervision", office.supervisor, 1), ("deputy", office.deputy, 1), ("head", office.head, 1),
                ("clerk", office.clerk, 0), ("lead", office.lead, 0), ("member", office.member(of: Self.room), 0),
                ("city", office.cityLead, 0), ("auditor", office.auditor, 0), ("public", .publicVisitor, 0),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.count(all, as: caller, office) == expected, "\(name)")
            }
            let forged = "update casework.distribution_proposal set state = 'lapsed', decided_at = now()"
            for caller in [office.head, office.supervisor] {
                _ = try await Self.refused(forged, as: caller, office)
            }
            let open = all + " where state = 'open'"
            #expect(try await Self.count(open, as: .system, office) == 1)
            let approve = Self.move("distributed_at = now()", planted)
            #expect(try await Self.refused(approve, as: office.head, office) == nil)
            let decided = all + " where state = 'overruled' and decided_by = '\(head)'"
            #expect(try await Self.count(decided, as: office.supervisor, office) == 1)
            try await office.plant(Self.move("barred_staff_ids = array['\(supervisor)']", planted))
            #expect(try await Self.count(all, as: office.supervisor, office) == 0)
        }
    }

    @Test func `DW-archive what is archived is seen by the petition office alone, and HS-26 by nobody who is barred`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await Self.planted(office)
            let member = office.member(of: Self.room)
            try await office.plant(
                Self.move(
                    """
                    state = 'concluded', holder_staff_id = '\(Self.holder(office))', conclusion = 'educated',
                    concluded_at = now()
                    """, planted))
            let archive = Self.move(
                "state = 'archived', archived_at = now(), archived_from = 'concluded'", planted)
            #expect(try await Self.refused(archive, as: .system, office) == "approval_is_a_persons")
            #expect(try await Self.refused(archive, as: office.clerk, office) == nil)
            let count = """
                select (select count(*) from casework.clue) + (select count(*) from casework.report)
                    + (select count(*) from casework.approval)
                """
            let rows: [(String, Caller, Int64)] = [
                ("clerk", office.clerk, 3), ("lead", office.lead, 3), ("holder", member, 0),
                ("deputy", office.deputy, 0), ("head", office.head, 0), ("supervision", office.supervisor, 0),
                ("city", office.cityLead, 0), ("auditor", office.auditor, 0), ("public", .publicVisitor, 0),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.count(count, as: caller, office) == expected, "\(name)")
            }
            let known = """
                select (select count(*) from casework.known_clues('\(planted.report.rawValue)', null))
                    + (select count(*) from casework.known_reports('2000-01-01', '2100-01-01', '{}'))
                """
            let counted: [(String, Caller, Int64)] = [
                ("clerk", office.clerk, 2), ("lead", office.lead, 2), ("holder", member, 1),
                ("deputy", office.deputy, 2), ("head", office.head, 2), ("supervision", office.supervisor, 2),
                ("city", office.cityLead, 0), ("auditor", office.auditor, 0), ("public", .publicVisitor, 0),
            ]
            for (name, caller, expected) in counted {
                #expect(try await Self.count(known, as: caller, office) == expected, "still counted by \(name)")
            }
            let out = Self.move("state = 'concluded', archived_at = null, archived_from = null", planted)
            #expect(try await Self.refused(out, as: office.lead, office) == nil)
            #expect(try await Self.count(count, as: office.head, office) == 4)
            let clerk = try #require(office.clerk.staff).staff.rawValue
            try await office.plant(Self.move("barred_staff_ids = array['\(clerk)']", planted))
            try await office.plant(Self.triage("barred_staff_ids = array['\(clerk)']", planted.report))
            #expect(try await Self.count(count, as: office.clerk, office) == 0)
            #expect(try await Self.count(known, as: office.clerk, office) == 0)
            #expect(try await Self.count(known, as: office.lead, office) == 2)
        }
    }
}
