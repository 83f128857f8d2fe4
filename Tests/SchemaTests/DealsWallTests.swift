import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Functions that policies ask of items that the viewer does not see: everybody may call them, and an id that somebody knows
/// must not tell that it is one.
@Suite struct DealsWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))
    private static let questions = [
        "casework.is_kept_from('REPORT')", "guard.is_kept_from('REPORT', null)", "guard.is_kept_from(null, 'CLUE')",
        "guard.is_kept_from('REPORT', 'CLUE')", "casework.keeps_out_superior('report', 'REPORT')",
        "casework.keeps_out_superior('clue', 'CLUE')",
    ]

    /// What each question is answered about a report and a clue.
    private static func answers(
        about report: Report.ID, _ clue: Clue.ID, to caller: Caller, asking questions: [String] = questions,
        _ office: TestOffice
    ) async throws -> [Bool] {
        try await answers(
            questions.map { $0.replacing("REPORT", with: report.rawValue).replacing("CLUE", with: clue.rawValue) },
            to: caller, office)
    }

    private static func answers(
        _ asked: [String], to caller: Caller, _ office: TestOffice
    ) async throws -> [Bool] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let text = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(text)])
                return try asked.map { try session.query(Statement("select \($0)"))[0].bool(0) }
            }
        }
    }

    @Test func `an item that somebody has nothing to do with is kept from them, as one that is not there`() async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            for caller in [
                office.member(of: Self.room.room), office.clerk, office.supervisor, office.deputy, office.head,
                office.cityLead, office.cityHead, .system,
            ] {
                let answers = try await Self.answers(about: planted.report, planted.clue, to: caller, office)
                #expect(Set(answers) == [false], "\(caller)")
            }
            for caller in [
                office.member(of: Room.ID("O420281-J2")), office.member(of: Room.ID("O420200-J1")),
                office.first(.petitionLead, in: office.neighbour), office.first(.head, in: office.neighbour),
                office.first(.petitionLead, in: office.township), office.administrator, office.auditor,
            ] {
                let answers = try await Self.answers(about: planted.report, planted.clue, to: caller, office)
                #expect(Set(answers) == [true], "\(caller)")
            }
        }
    }

    /// JB-48: somebody of a neighbouring county bears a name that the matter says, or declared a relative of that name.
    @Test func `that one of theirs would have to stand aside is no tie of another organ`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let leaders = [
                office.first(.petitionLead, in: office.neighbour), office.first(.head, in: office.neighbour),
            ]
            let person = try #require(leaders[0].staff).staff.rawValue
            try await office.plant(
                """
                insert into casework.recusal_entry (
                    recusal_id, cell_id, report_id, staff_id, organ_id, ground, way, recorded_at, decider_organ_id, decider
                )
                values (
                    gen_random_uuid(), '4202', '\(planted.report.rawValue)', '\(person)', '\(office.neighbour.rawValue)',
                    'near_relative_of_accused', 'derived', now(), 'O420281', 'head'
                )
                """)
            for caller in leaders {
                let answers = try await Self.answers(about: planted.report, planted.clue, to: caller, office)
                #expect(Set(answers) == [true], "\(caller)")
            }
        }
    }

    /// JB-15: who decides about sealing decides in the office that has it, not above.
    @Test func `what waits to be sealed is kept from the petition office above`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.plant(
                """
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1
                where report_id = '\(planted.report.rawValue)'
                """)
            let above = try await Self.answers(about: planted.report, planted.clue, to: office.cityLead, office)
            #expect(Set(above) == [true], "\(above)")
            let own = try await Self.answers(about: planted.report, planted.clue, to: office.lead, office)
            #expect(own.prefix(4).allSatisfy { !$0 }, "\(own)")
        }
    }

    private static let leaders = ["casework.is_open_to_leaders('REPORT')"]
    private static let found = ["casework.found_is_kept('REPORT')"]

    private static func insiders(_ office: TestOffice) -> [Caller] {
        [
            office.member(of: Self.room.room), office.clerk, office.supervisor, office.deputy, office.head,
            office.cityLead, office.cityHead,
        ]
    }

    private static func outsiders(_ office: TestOffice) -> [Caller] {
        [
            office.member(of: Room.ID("O420281-J2")), office.member(of: Room.ID("O420200-J1")),
            office.first(.petitionLead, in: office.neighbour), office.first(.head, in: office.neighbour),
            office.first(.petitionLead, in: office.township), office.administrator, office.auditor,
        ]
    }

    /// JB-15: before triage the leaders of the organ are told by an id what they are told by one of nothing.
    @Test func `JB-15 whether leaders may know of an item is said to nobody who has nothing to do with it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let letter = try await office.plantReport(in: office.county)
            let nothing: Report.ID = office.world.newID()
            func isOpen(_ report: Report.ID, to caller: Caller) async throws -> Bool {
                try await Self.answers(about: report, planted.clue, to: caller, asking: Self.leaders, office)[0]
            }
            for caller in Self.insiders(office) {
                #expect(try await isOpen(planted.report, to: caller), "\(caller)")
                #expect(try await !isOpen(nothing, to: caller), "\(caller)")
            }
            for caller in Self.outsiders(office) {
                #expect(try await !isOpen(planted.report, to: caller), "\(caller)")
            }
            for caller in [office.deputy, office.head] + Self.outsiders(office) {
                #expect(try await !isOpen(letter, to: caller), "nobody has triaged it: \(caller)")
            }
            try await Self.ask(toSeal: planted.report, office)
            for caller in Self.insiders(office) where caller != office.clerk {
                #expect(try await !isOpen(planted.report, to: caller), "it waits to be sealed: \(caller)")
            }
        }
    }

    /// What a room found, by its line in the ledger.
    @Test func `SS-172 JB-15 what a room found is kept as what came in is, and so is what waits to be sealed`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            func isKept(from caller: Caller) async throws -> Bool {
                try await Self.answers(about: planted.report, planted.clue, to: caller, asking: Self.found, office)[0]
            }
            func lines(of caller: Caller) async throws -> Int {
                try await office.store.transaction(as: caller) { try $0.foundClues().count }
            }
            for caller in Self.insiders(office) { #expect(try await isKept(from: caller), "a letter: \(caller)") }
            try await office.plant(
                """
                update casework.report set source = 'room', channel = 'other', signature = 'anonymous'
                where report_id = '\(planted.report.rawValue)';
                insert into casework.found_clue (
                    found_id, report_id, organ_id, room_id, found_year, found_number, origin, own_scope, state,
                    found_by, found_on, registered_on
                )
                values (
                    gen_random_uuid(), '\(planted.report.rawValue)', 'O420281', 'O420281-J1', 2026, 1, 'found_in_case',
                    true, 'filed', 'S1', '2026-03-02', '2026-03-02'
                )
                """)
            for caller in Self.insiders(office) { #expect(try await !isKept(from: caller), "\(caller)") }
            for caller in Self.outsiders(office) { #expect(try await isKept(from: caller), "\(caller)") }
            let staff = [office.member(of: Self.room.room), office.supervisor, office.deputy, office.head]
            for caller in staff { #expect(try await lines(of: caller) == 1, "\(caller)") }
            try await Self.ask(toSeal: planted.report, office)
            for caller in staff + [office.cityLead, office.cityHead] {
                #expect(try await isKept(from: caller), "it waits to be sealed: \(caller)")
                #expect(try await lines(of: caller) == 0, "\(caller)")
            }
            #expect(try await !isKept(from: office.lead), "who decides about it")
        }
    }

    private static func ask(toSeal report: Report.ID, _ office: TestOffice) async throws {
        try await office.plant(
            """
            update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1
            where report_id = '\(report.rawValue)'
            """)
    }

    /// What is asked of a report that has no clue; the last one is whether leaders may know of it.
    private static func isKept(
        _ report: Report.ID, from caller: Caller, _ office: TestOffice
    ) async throws -> (kept: Set<Bool>, open: Bool) {
        let id = report.rawValue
        let answers = try await answers(
            [
                "casework.is_kept_from('\(id)')", "guard.is_kept_from('\(id)', null)",
                "casework.keeps_out_superior('report', '\(id)')", "casework.is_open_to_leaders('\(id)')",
            ], to: caller, office)
        return (Set(answers.prefix(3)), answers[3])
    }

    private static func quarantine(_ report: Report.ID, _ office: TestOffice, barred: String = "{}") async throws {
        try await office.plant(
            """
            update casework.report
            set state = 'quarantined', source = 'public', register_number = null, register_year = null,
                barred_staff_ids = '\(barred)'
            where report_id = '\(report.rawValue)'
            """)
    }

    @Test func `JB-15 what waits in quarantine is kept from whoever does not open it, as one that is not there`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await Self.quarantine(report, office)
            for caller in [office.lead, .system] {
                let asked = try await Self.isKept(report, from: caller, office)
                #expect(asked.kept == [false] && !asked.open, "\(caller)")
            }
            // Those who open what waits at the office above open nothing of it here.
            for caller in [
                office.head, office.deputy, office.clerk, office.supervisor, office.member(of: Self.room.room),
                office.cityLead, office.cityHead, office.administrator, office.auditor,
            ] {
                let asked = try await Self.isKept(report, from: caller, office)
                #expect(asked.kept == [true] && !asked.open, "\(caller)")
            }
            try await office.plant(
                """
                update casework.report
                set state = 'accepted', kind = 'accusation', source = 'desk', register_number = 77, register_year = 2026
                where report_id = '\(report.rawValue)'
                """)
            for caller in [office.head, office.deputy] {
                let asked = try await Self.isKept(report, from: caller, office)
                #expect(asked.kept == [false] && asked.open, "\(caller)")
            }
        }
    }

    /// A part of it may have gone up, and once one has the whole does not say any more whom it was about.
    @Test func `JB-15 what was taken apart is kept from all but the petition office`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await office.plant("update casework.report set state = 'split' where report_id = '\(report.rawValue)'")
            for caller in [office.lead, office.clerk, .system] {
                #expect(try await Self.isKept(report, from: caller, office).kept == [false], "\(caller)")
            }
            for caller in [
                office.head, office.deputy, office.supervisor, office.member(of: Self.room.room), office.cityLead,
                office.cityHead, office.administrator, office.auditor,
            ] {
                let asked = try await Self.isKept(report, from: caller, office)
                #expect(asked.kept == [true] && !asked.open, "\(caller)")
            }
            // A deputy whom the office had asked about it, and who may be one of whom it was.
            try await office.plantVoiding(of: report, byLead: true)
            let asked = ["cardinality(guard.asked_to_decide()) = 0"]
            #expect(try await Self.answers(asked, to: office.deputy, office) == [true])
        }
    }

    @Test func `JB-15 what waits in quarantine on the head of the office is kept from all but the deputy`() async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let lead = try #require(office.lead.staff).staff
            try await Self.quarantine(report, office, barred: "{\(lead.rawValue)}")
            let deputy = try await Self.isKept(report, from: office.deputy, office)
            #expect(deputy.kept == [false] && deputy.open)
            for caller in [office.lead, office.head, office.clerk] {
                let asked = try await Self.isKept(report, from: caller, office)
                #expect(asked.kept == [true] && !asked.open, "\(caller)")
            }
        }
    }

    /// JB-52: unopened is late as well, and whoever was told of that above sees the clock, until it is to go up sealed.
    @Test func `JB-52 who was told that a hand-in lies late in quarantine sees its clock and nothing else`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            try await Self.quarantine(report, office)
            let id = report.rawValue
            try await office.plant(
                """
                insert into casework.clock (
                    clock_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version,
                    warn_on, overdue_at, asked_level, told_level, told_organ_id
                )
                values (
                    gen_random_uuid(), '\(id)', 'report', 'O420281', 'FORWARD_OTHER', '2026-02-02', '2026-02-20', false,
                    '', '2026-02-18', '2026-02-21', 3, 3, 'O420200'
                )
                """)
            let asked = [
                "casework.keeps_out_superior('report', '\(id)')", "casework.is_kept_from('\(id)')",
                "guard.is_kept_from('\(id)', null)",
            ]
            #expect(try await Self.answers(asked, to: office.cityLead, office) == [false, true, true])
            for caller in [office.cityHead, office.head, office.deputy] {
                #expect(try await Self.answers(asked, to: caller, office) == [true, true, true], "\(caller)")
            }
            try await office.plant(
                "update casework.report set seal_asked_on = '2026-03-02', seal_ground = 2 where report_id = '\(id)'")
            #expect(try await Self.answers(asked, to: office.cityLead, office) == [true, true, true])
        }
    }

    /// The id of another item beside the own one is no tie to it.
    @Test func `nobody asks of two items at once`() async throws {
        try await TestDatabase.withOffice { office in
            let room = Room.ID("O420281-J2")
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let own = try await office.plantClue(
                PlantedPlace(
                    receiver: office.county, destination: Clue.Destination(organ: office.county, room: room)))
            let member = office.member(of: room)
            let both = try await Self.answers(about: own.report, planted.clue, to: member, office)
            #expect(both == [false, false, true, true, false, true])
            #expect(Set(try await Self.answers(about: own.report, own.clue, to: member, office)) == [false])
        }
    }
}
