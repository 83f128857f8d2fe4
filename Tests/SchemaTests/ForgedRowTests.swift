import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// The bribed clerk on an item that they may change: what would hide it, close it, stop its clocks or bind it to
/// another is written by the act alone. Hostile SQL under contexts that are genuine.
@Suite struct ForgedRowTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// The rule that refuses a script, or its SQLSTATE; nil when it went through to the end of its transaction.
    private static func refusal(
        of sql: String, as caller: Caller, secondsLeft: Int64? = nil, _ office: TestOffice
    ) async throws -> String? {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller, secondsLeft: secondsLeft)
        do {
            try await connection.run { session in
                try session.transaction { session in
                    let text = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                    try session.script(sql)
                }
            }
            return nil
        } catch let error as DatabaseError {
            return error.constraint ?? error.sqlState
        }
    }

    /// Moves the version of an item by one, as an act does.
    private static func act(on table: String, _ id: String) -> String {
        "update casework.\(table) set version = version + 1 where \(table)_id = '\(id)';"
    }

    /// A line in the story of an item; nothing where the caller does not see it.
    private static func line(
        of table: String, _ id: String, _ kind: String = "noted", at version: String = "r.version",
        detail: String = "{}", on moment: String = "guard.moment()"
    ) -> String {
        """
        insert into casework.event (subject_id, version, subject, kind, actor, actor_staff_id, detail, occurred_at)
        select r.\(table)_id, \(version), '\(table)', '\(kind)', 'staff', guard.staff(), '\(detail)', \(moment)
        from casework.\(table) as r
        where r.\(table)_id = '\(id)';
        """
    }

    /// Asks until the context has run out.
    private static let untilOver = """
        with recursive asked as (select 1 as n union all select 1 from asked where guard.is_in_time())
        select count(*) from asked;
        """

    @Test func `JB-15 what links one item with another is written by the system alone`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let letter = try await office.plantReport(in: office.county).rawValue
            let other = try await office.plantReport(in: office.county).rawValue
            let clue = planted.clue.rawValue
            let link = #"{"report": "\#(other)"}"#
            let people: [(table: String, id: String, caller: Caller)] = [
                ("report", letter, office.clerk), ("report", letter, office.lead),
                ("clue", clue, office.member(of: Self.room.room)), ("clue", clue, office.deputy),
            ]
            let kinds = [
                "follows", "supplemented", "objected", "supplement_arrived", "objection_arrived", "repeat_arrived",
            ]
            for (table, id, caller) in people {
                for kind in kinds {
                    let sql = Self.act(on: table, id) + Self.line(of: table, id, kind, detail: link)
                    #expect(try await Self.refusal(of: sql, as: caller, office) == "42501", "\(kind) by \(caller)")
                }
                let honest = Self.act(on: table, id) + Self.line(of: table, id)
                #expect(try await Self.refusal(of: honest, as: caller, office) == nil, "\(table) by \(caller)")
            }
        }
    }

    /// A line at a version that comes takes the place of the act that makes it: nobody could do anything any more.
    @Test func `C9 a line of a story is written with the change that it tells, and takes no other's place`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
            let member = office.member(of: Self.room.room)
            let items: [(table: String, id: String, people: [Caller])] = [
                ("report", report, [office.clerk, office.lead, office.deputy]),
                ("clue", clue, [member, office.supervisor, office.deputy, office.lead]),
            ]
            for (table, id, people) in items {
                for caller in people {
                    for version in ["r.version + 1", "r.version + 40"] {
                        let alone = Self.line(of: table, id, at: version)
                        let told = try await Self.refusal(of: alone, as: caller, office)
                        #expect(told == "42501", "\(version) of the \(table) by \(caller)")
                    }
                }
                let writer = people[0]
                for (at, on) in [("r.version + 1", "guard.moment()"), ("r.version", "'2020-01-01'")] {
                    let sql = Self.act(on: table, id) + Self.line(of: table, id, at: at, on: on)
                    #expect(try await Self.refusal(of: sql, as: writer, office) == "42501", "\(at) on \(on)")
                }
                // Readers of the log go by the transaction that wrote a line, and so does the wall of clocks.
                let act = Self.act(on: table, id)
                let named = Self.line(of: table, id).replacing("occurred_at)", with: "occurred_at, xid)")
                for (xid, answer) in [("'1'::xid8", "42501"), ("pg_current_xact_id()", nil)] {
                    let sql = act + named.replacing("guard.moment()\n", with: "guard.moment(), \(xid)\n")
                    #expect(try await Self.refusal(of: sql, as: writer, office) == answer, "\(xid)")
                }
                // What was begun in time is not written for ever.
                let late = try await Self.refusal(
                    of: Self.untilOver + act + Self.line(of: table, id), as: writer, secondsLeft: 2, office)
                #expect(late == "DW002")
                for step in ["+ 2", "- 1", "+ 1000000"] {
                    let jump = "update casework.\(table) set version = version \(step) where \(table)_id = '\(id)'"
                    let answer = try await Self.refusal(of: jump, as: writer, office)
                    #expect(answer == "\(table)_version_counts", "\(step)")
                }
            }
        }
    }

    /// Lines outlive what is sealed up.
    @Test func `JB-15 no line of a story holds a sentence, or an id that is none`() async throws {
        try await TestDatabase.withOffice { office in
            let letter = try await office.plantReport(in: office.county).rawValue
            let details = [#"{"rule": "他收了五万元"}"#, #"{"report": "x"}"#, #"{"a": {"b": "c"}}"#]
            for detail in details {
                let sql = Self.act(on: "report", letter) + Self.line(of: "report", letter, detail: detail)
                let answer = try await Self.refusal(of: sql, as: office.clerk, office)
                #expect(answer == "event_detail_is_codes", "\(detail)")
            }
        }
    }

    /// As it could be forged before: with what is no id in it no state of the letter could be changed any more.
    @Test func `JB-15 a link that leads nowhere stops nobody while something waits to be sealed`() async throws {
        try await TestDatabase.withOffice { office in
            let letter = try await office.plantReport(in: office.county).rawValue
            let waits = try await office.plantReport(in: office.county).rawValue
            try await office.script("alter table casework.event drop constraint event_detail_is_codes")
            try await office.plant(
                """
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 2 where report_id = '\(waits)';
                insert into casework.seal_request (
                    request_id, cell_id, report_id, organ_id, ground, state, asked_by, asked_on
                )
                values (gen_random_uuid(), '4202', '\(waits)', 'O420281', 2, 'asked', 'S1357', '2026-03-02');
                insert into casework.event (subject_id, cell_id, version, subject, kind, actor, detail, occurred_at)
                values ('\(letter)', '4202', 900, 'report', 'follows', 'public', '{"report": "x"}', now())
                """)
            let proposer = try #require(office.clerk.staff).staff.rawValue
            let propose = """
                update casework.report
                set state = 'triage_proposed', kind = 'accusation', triage_proposer_id = '\(proposer)',
                    version = version + 1
                where report_id = '\(letter)'
                """
            #expect(try await Self.refusal(of: propose, as: office.clerk, office) == nil)
            let hanging = try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.reports(hangingOn: Report.ID(letter))
            }
            #expect(hanging.isEmpty)
        }
    }

    @Test func `C11 nobody keeps an item from everybody, or from whoever decides about it, by raising its walls`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let waits = try await office.plantReport(in: office.county).rawValue
            try await office.plant(
                """
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 2 where report_id = '\(waits)'
                """)
            let others = try [office.secondClerk, office.head, office.deputy, office.supervisor]
                .map { try #require($0.staff).staff.rawValue }.joined(separator: ",")
            let walls = "barred_staff_ids = '{\(others)}', barred_organ_ids = '{O420200}'"
            let attempts: [(table: String, id: String, caller: Caller)] = [
                ("report", planted.report.rawValue, office.clerk), ("report", planted.report.rawValue, office.lead),
                ("report", waits, office.lead), ("clue", planted.clue.rawValue, office.member(of: Self.room.room)),
                ("clue", planted.clue.rawValue, office.deputy),
            ]
            for (table, id, caller) in attempts {
                let sql = "update casework.\(table) set \(walls) where \(table)_id = '\(id)'"
                let answer = try await Self.refusal(of: sql, as: caller, office)
                #expect(answer == "\(table)_walls_are_raised_by_rule", "\(table) by \(caller)")
                // What no column says is changed all the same where a policy lets it.
                let blind = "update casework.\(table) set barred_room_ids = '{O420281-J2}'"
                let told = try await Self.refusal(of: blind, as: caller, office)
                #expect(told == "\(table)_walls_are_raised_by_rule", "\(table) by \(caller), blindly")
                let byRule = try await Self.refusal(of: sql + " and \(table)_id <> '\(waits)'", as: .system, office)
                #expect(byRule == nil, "the system raises them")
                try await office.plant(
                    """
                    update casework.\(table)
                    set barred_staff_ids = '{}', barred_organ_ids = '{}', barred_room_ids = '{}'
                    """)
            }
        }
    }

    /// A line of the sealed register of the county that is still here.
    private static func sealedLine(_ office: TestOffice) async throws -> String {
        let (county, upward) = (office.county, office.upwardClock)
        return try await office.store.transaction(as: office.clerk) { transaction in
            _ = try transaction.insertSealed(
                ground: .upperLevel, organ: county, channel: .letter, receivedOn: transaction.today, clock: upward,
                key: .form("line"))
            return try transaction.sealedLines().first?.id.rawValue ?? ""
        }
    }

    @Test func `JB-21 JB-26 a clock is moved by the system, and stops with the act that it waits for`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
            let line = try await Self.sealedLine(office)
            let member = office.member(of: Self.room.room)
            let people: [(subject: String, id: String, caller: Caller)] = [
                ("report", report, office.clerk), ("report", report, office.lead), ("clue", clue, member),
                ("clue", clue, office.deputy), ("clue", clue, office.lead), ("sealed", line, office.clerk),
                ("sealed", line, office.lead),
            ]
            let moves = [
                "due_on = '2099-01-01', warn_on = '2098-01-01'", "warn_on = started_on", "organ_id = 'O420222'",
                "overdue_at = now(), told_level = 1, asked_level = 1", "warned_at = now()", "extensions = 1",
            ]
            for (subject, id, caller) in people {
                for move in moves {
                    let sql = "update casework.clock set \(move) where subject_id = '\(id)'"
                    let answer = try await Self.refusal(of: sql, as: caller, office)
                    #expect(answer == "clock_is_moved_by_the_system", "\(move) of the \(subject) by \(caller)")
                }
                let stop = "update casework.clock set stopped_on = started_on where subject_id = '\(id)';"
                let answer = try await Self.refusal(of: stop, as: caller, office)
                #expect(answer == "clock_stops_with_the_act", "the \(subject) by \(caller)")
            }
            // Touching the item is no act.
            let touches = [("report", report, office.clerk), ("clue", clue, member)]
            for (table, id, caller) in touches {
                let stop = "update casework.clock set stopped_on = started_on where subject_id = '\(id)';"
                let touch = "update casework.\(table) set priority = priority where \(table)_id = '\(id)';"
                let answer = try await Self.refusal(of: touch + stop, as: caller, office)
                #expect(answer == "clock_stops_with_the_act", "\(table)")
                let act = Self.act(on: table, id) + stop + Self.line(of: table, id)
                #expect(try await Self.refusal(of: act, as: caller, office) == nil, "\(table)")
            }
            let sent = """
                update casework.sealed_register set reported_up_on = received_on, carrier = 1 where sealed_id = '\(line)';
                update casework.clock set stopped_on = started_on where subject_id = '\(line)'
                """
            #expect(try await Self.refusal(of: sent, as: office.clerk, office) == nil)
        }
    }

    /// Starts a clock that runs out in years.
    private static func start(_ kind: String, of subject: String, _ id: String) -> String {
        """
        insert into casework.clock (
            clock_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version, warn_on
        )
        values (
            gen_random_uuid(), '\(id)', '\(subject)', 'O420281', '\(kind)', '2026-03-02', '2029-03-02', false, '',
            '2029-03-01'
        );
        """
    }

    /// It would run to a day that suits, and the one that is due would not start.
    @Test func `JB-21 nobody who only sees a clue starts a clock on it`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let clue = planted.clue.rawValue
            let member = office.member(of: Self.room.room)
            let start = Self.start("OBJECTION", of: "clue", clue)
            for caller in [office.supervisor, member, office.deputy, office.lead] {
                let answer = try await Self.refusal(of: start, as: caller, office)
                #expect(answer == "clock_starts_with_the_act", "\(caller)")
            }
            let act = Self.act(on: "clue", clue) + start + Self.line(of: "clue", clue)
            #expect(try await Self.refusal(of: act, as: member, office) == nil)
        }
    }

    /// What must go up sealed would never be late, and what must be passed on quickly would be as slow as anything.
    @Test func `JB-15 HS-29 nobody starts a clock on a letter by touching it`() async throws {
        try await TestDatabase.withOffice { office in
            let letter = try await office.plantReport(in: office.county).rawValue
            let touch = "update casework.report set priority = priority where report_id = '\(letter)';"
            for kind in ["UPWARD_REPORT", "FAST_DIVERT"] {
                let start = Self.start(kind, of: "report", letter)
                for caller in [office.clerk, office.lead] {
                    let answer = try await Self.refusal(of: touch + start, as: caller, office)
                    #expect(answer == "clock_starts_with_the_act", "\(kind) by \(caller)")
                }
                let act = Self.act(on: "report", letter) + start + Self.line(of: "report", letter)
                #expect(try await Self.refusal(of: act, as: office.clerk, office) == nil, "\(kind)")
            }
        }
    }

    /// It would be told by nobody, or look as if it were told only now.
    @Test func `JB-26 a notice is approved and delivered by its acts, and stops the clocks alone that wait for it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let report = planted.report.rawValue
            try await office.plant(Self.start("FORWARD_OTHER", of: "report", report))
            func answer(_ change: String, stopping kind: String? = nil, as caller: Caller) async throws -> String? {
                var sql = "update casework.notice set \(change) where report_id = '\(report)';"
                if let kind {
                    sql += "update casework.clock set stopped_on = started_on"
                    sql += " where subject_id = '\(report)' and kind = '\(kind)'"
                }
                return try await Self.refusal(of: sql, as: caller, office)
            }
            func approval(at moment: String) -> String {
                "state = 'approved', code_word = '大冶纪信', notice_year = 2026, notice_number = 1,"
                    + " approved_by = guard.staff(), approved_at = \(moment)"
            }
            func delivery(_ way: String = "letter", by: String = "guard.staff()", at: String = "guard.moment()")
                -> String
            {
                "state = 'delivered', delivery_way = '\(way)', delivered_by = \(by), delivered_at = \(at),"
                    + " delivered_on = (guard.moment() at time zone interval '8 hours')::date"
            }
            let step = "notice_goes_step_by_step"
            let now = "guard.moment()"
            for change in [
                "state = 'withdrawn'", "due_on = '2029-03-02'", "delivered_at = \(now)", approval(at: now),
            ] {
                #expect(try await answer(change, as: office.clerk) == step, "\(change)")
            }
            #expect(try await answer(approval(at: "'2026-01-02'"), as: office.lead) == step)
            #expect(try await answer(approval(at: now), as: office.lead) == nil)
            for change in [
                "approved_at = '2026-01-02'", "due_on = null", "delivered_at = \(now)", delivery("online", by: "null"),
                delivery(at: "'2026-01-02'"), delivery(at: "null"),
            ] {
                #expect(try await answer(change, as: office.clerk) == step, "\(change)")
            }
            let other = try await answer(delivery(), stopping: "FORWARD_OTHER", as: office.clerk)
            #expect(other == "clock_stops_with_the_act", "it waits for no notice")
            #expect(try await answer(delivery(), stopping: "ACCEPT_NOTICE", as: office.clerk) == nil)
            for caller in [office.clerk, office.lead] {
                for change in ["due_on = due_on", "delivered_at = \(now)", "delivered_on = delivered_on + 1"] {
                    let touched = try await answer(change, stopping: "FORWARD_OTHER", as: caller)
                    #expect(touched == step, "\(change) by \(caller)")
                }
            }
        }
    }

    /// A signed letter that counts as anonymous is told nothing; a late one was received today.
    @Test func `JB-24 HS-29 what a letter counts as is said by the act that judges it`() async throws {
        try await TestDatabase.withOffice { office in
            let letter = try await office.plantReport(in: office.county).rawValue
            let changes = [
                "signature = 'anonymous'", "received_at = '2020-01-01'", "priority = 4", "risk_flags = '{retaliation}'",
            ]
            for caller in [office.clerk, office.lead] {
                for change in changes {
                    let sql = "update casework.report set \(change) where report_id = '\(letter)'"
                    let answer = try await Self.refusal(of: sql, as: caller, office)
                    #expect(answer == "report_is_judged_by_the_act", "\(change) by \(caller)")
                }
            }
            let proposer = try #require(office.clerk.staff).staff.rawValue
            let propose = """
                update casework.report
                set state = 'triage_proposed', kind = 'accusation', triage_proposer_id = '\(proposer)', priority = 2,
                    version = version + 1
                where report_id = '\(letter)'
                """
            #expect(try await Self.refusal(of: propose, as: office.clerk, office) == nil)
        }
    }
}
