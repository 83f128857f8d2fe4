import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// The posts of an accused by the record of appointments, through triage, routing and a later correction.
@Suite("HS-26, JB-48 appointments decide where an accused stands") struct DatedAccusedTests {
    /// A name that nobody of the directory bears.
    private static let name = "哨兵调任人"

    /// A member of staff who is not in the directory any more, with posts from day to day; nil: to this day.
    private static func plant(
        _ posts: [(organ: Organ.ID, room: String?, post: String, from: CivilDate, to: CivilDate?)], _ desk: Desk,
        staff: String = "S9001", name: String = name
    ) async throws {
        var sql = """
            insert into directory.staff (staff_id, organ_id, room_id, name, post, roles, active)
            select '\(staff)', s.organ_id, null, '\(name)', '科员', '{}', false
            from directory.staff as s where s.staff_id = '\(desk.clerk.staff.rawValue)';
            """
        for post in posts {
            let room = post.room.map { "'\($0)'" } ?? "null"
            let (to, endedAt) = post.to.map { ("'\($0)'", "now()") } ?? ("null", "null")
            sql += """
                insert into directory.appointment (
                    appointment_id, staff_id, organ_id, room_id, post, from_on, to_on, recorded_at, ended_at
                )
                values (
                    gen_random_uuid(), '\(staff)', '\(post.organ.rawValue)', \(room), '\(post.post)', '\(post.from)',
                    \(to), now(), \(endedAt)
                );
                """
        }
        try await desk.office.plant(sql)
    }

    private static func letter(_ name: String = name, post: String = "第一监督检查室干部") -> ReportDraft {
        var draft = ReportDraft.roomMember
        draft.accused = [AccusedDraft(name: name, unit: "大冶市纪委监委", post: post)]
        return draft
    }

    private static func acted(_ first: CivilDate, _ last: CivilDate? = nil) -> TriageOpinion {
        var opinion = TriageOpinion.accusation
        opinion.actedOn = ActPeriod(stated: first, last)
        return opinion
    }

    @Test func `HS-26 who has moved to the city since is a city cadre: it goes up sealed and not to its cadre room`()
        async throws
    {
        try await Desk.open { desk in
            let moved = desk.today.adding(days: -10)
            try await Self.plant(
                [
                    (desk.office.county, "O420281-J1", "科员", .day(2020, 1, 1), moved),
                    (desk.office.city, "O420200-J1", "科员", moved, nil),
                ], desk)
            let receipt = try await desk.register(Self.letter())
            let decision = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            #expect(decision.verdict == .sealed(.upperLevel), "as written it would be the county's own staff")
            let asWritten = try await desk.register(Self.letter("哨兵同事"))
            let other = try await ProposeTriage(desk.context)(asWritten.id, .accusation, as: desk.clerk)
            #expect(other.verdict == .accepted(.accusation))
        }
    }

    @Test func `HS-26 who came from another county is kept from it too where it was done while they worked there`()
        async throws
    {
        try await Desk.open { desk in
            let came = CivilDate.day(2025, 6, 1)
            try await Self.plant(
                [
                    (desk.office.neighbour, nil, "科员", .day(2020, 1, 1), came),
                    (desk.office.county, "O420281-J1", "科员", came, nil),
                ], desk)
            for (day, isOut) in [(came.adding(days: -1), true), (came, false)] {
                let receipt = try await desk.register(Self.letter())
                _ = try await ProposeTriage(desk.context)(receipt.id, Self.acted(day), as: desk.clerk)
                let route = try #require(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).route)
                #expect(route.barredOrgans.contains(desk.office.county))
                #expect(route.barredOrgans.contains(desk.office.neighbour) == isOut, "\(day)")
                #expect(route.barredStaff.contains(Staff.ID("S9001")))
                #expect(route.explanation.facts.contains { $0.zh.contains("依据任职记录") })
            }
        }
    }

    @Test func `HS-26 a staff number that a person states finds the posts, and a number of nobody is refused`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.plant(
                [(desk.office.township, nil, "科员", .day(2020, 1, 1), .day(2025, 1, 1))], desk)
            let receipt = try await desk.register(.townshipCadre)
            let person = try #require(
                try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content?.accused.first)
            func propose(_ staff: Staff.ID) async throws {
                var placement = AccusedPlacement()
                placement.staff = staff
                let standing = desk.context.directory.standing(
                    of: person, placed: placement, seenFrom: desk.office.county)
                _ = try await ProposeTriage(desk.context)(
                    receipt.id, Self.acted(.day(2024, 3, 1)), standings: [0: try #require(standing)], as: desk.clerk)
            }
            await #expect(throws: OperationError.self) { try await propose(Staff.ID("S99999")) }
            try await propose(Staff.ID("S9001"))
            let route = try #require(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).route)
            #expect(route.rule == .disciplineStaff && route.barredOrgans == [desk.office.township])
        }
    }

    @Test func `JB-15 the head of today is not passed by for what a predecessor did, and it goes up all the same`()
        async throws
    {
        try await Desk.open { desk in
            let left = CivilDate.day(2025, 1, 1)
            try await Self.plant([(desk.office.county, nil, "纪委书记、监委主任", .day(2020, 1, 1), left)], desk)
            var head = AccusedDraft(name: "", unit: "大冶市纪委监委", post: "大冶市纪委书记")
            head.standing = desk.context.directory.standing(of: head, seenFrom: desk.office.county)
            func verdict(_ opinion: TriageOpinion) async throws -> Triage.Verdict {
                let receipt = try await desk.register(.townshipCadre)
                return try await ProposeTriage(desk.context)(receipt.id, opinion, added: [head], as: desk.clerk).verdict
            }
            #expect(try await verdict(.accusation) == .sealed(.ownHead))
            let then = Self.acted(left.adding(days: -400), left.adding(days: -1))
            #expect(try await verdict(then) == .sealed(.upperLevel), "whoever led the organ then was the city's cadre")
            #expect(try await verdict(Self.acted(desk.today)) == .sealed(.ownHead))
        }
    }

    @Test func `HS-26 an appointment that is corrected later decides anew by the operation of accused-later`()
        async throws
    {
        try await Desk.open { desk in
            // Written as a township leader whom somebody found to be S9001; the record says nothing of then yet.
            try await Self.plant([(desk.office.neighbour, nil, "科员", .day(2021, 1, 1), .day(2022, 1, 1))], desk)
            let receipt = try await desk.register(.townshipCadre)
            let person = try #require(
                try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content?.accused.first)
            var placement = AccusedPlacement()
            placement.staff = Staff.ID("S9001")
            let standing = desk.context.directory.standing(of: person, placed: placement, seenFrom: desk.office.county)
            _ = try await ProposeTriage(desk.context)(
                receipt.id, Self.acted(.day(2024, 3, 1)), standings: [0: try #require(standing)], as: desk.clerk)
            let first = try #require(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).route)
            #expect(first.rule == .ownLevel && first.barredOrgans.isEmpty)
            let correct = CorrectAccused(desk.context)
            #expect(try await correct(receipt.id, looksUpPosts: true, as: desk.clerk) == .stays)
            try await desk.office.plant(
                """
                insert into directory.appointment (
                    appointment_id, staff_id, organ_id, post, from_on, to_on, recorded_at, ended_at
                )
                values (gen_random_uuid(), 'S9001', 'O420281', '科员', '2023-01-01', '2025-01-01', now(), now())
                """)
            #expect(try await correct(receipt.id, looksUpPosts: true, as: desk.clerk) == .outOfSight)
            for caller in [desk.lead, desk.head, desk.holder] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: caller)
                }
            }
        }
    }
}

/// Facts that a person states in triage, and what a place has chosen.
@Suite("JC-69, JB-20, DW-local facts of routing that a person states") struct StatedFactTests {
    @Test func `JC-69 the organ that decided has the appeal; for another kind nothing is kept of it`() async throws {
        try await Desk.open { desk in
            var appeal = TriageOpinion.of(.appeal)
            appeal.decisionOrgan = desk.office.city
            let receipt = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(receipt.id, appeal, as: desk.clerk)
            let stored = try await desk.texts("select decision_organ_id from casework.triage_opinion")
            #expect(stored == ["O420200"])
            let route = try #require(try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).route)
            #expect(route.rule == .appeal)
            #expect(route.outcome.destination?.organ == desk.office.city)
            var accusation = TriageOpinion.accusation
            accusation.decisionOrgan = desk.office.city
            let other = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(other.id, accusation, as: desk.clerk)
            #expect(
                try await desk.texts(
                    "select decision_organ_id from casework.triage_opinion where kind = 'accusation'") == ["∅"])
        }
    }

    @Test func `JB-20 a strong reaction with a real name keeps a village matter with the county`() async throws {
        try await Desk.open { desk in
            var opinion = TriageOpinion.accusation
            opinion.publicReaction = true
            let named = try await desk.triage(.villageCadre, opinion).outcome
            #expect(named.route?.rule == .recurring)
            let anonymous = try await desk.triage(ReportDraft.villageCadre.anonymous, opinion).outcome
            #expect(anonymous.route?.rule == .forwardDown)
        }
    }

    @Test func `DW-research a person of another area is found out about, and inspection staff of a school go up`()
        async throws
    {
        try await Desk.open { desk in
            func outcome(_ change: (inout AccusedPlacement) -> Void) async throws -> Route.Decision? {
                let receipt = try await desk.register(.letter(unit: "大冶市教育局", post: "科长"))
                let person = try #require(
                    try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content?.accused.first)
                var placement = AccusedPlacement()
                change(&placement)
                let standing = desk.context.directory.standing(
                    of: person, placed: placement, seenFrom: desk.office.county)
                _ = try await ProposeTriage(desk.context)(
                    receipt.id, .accusation, standings: [0: try #require(standing)], as: desk.clerk)
                return try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead).route
            }
            await #expect(throws: OperationError.self) { _ = try await outcome { $0.isElsewhere = true } }
            let school = try #require(try await outcome { $0.isUnattached = true })
            #expect(school.rule == .disciplineStaff)
        }
    }

    @Test func `DW-local a loaded row moves the bound of an important case, and is kept as a version`() async throws {
        try await Desk.open { desk in
            let from = desk.today
            func row(_ value: Int64, _ scope: LocalScope = .cell) throws -> LocalPolicyRow {
                try #require(
                    LocalPolicyRow(
                        .importantFromYuan, value, for: scope, source: Bilingual("通知", "通知"), effectiveFrom: from))
            }
            let load = LoadLocalChoices(desk.context)
            try await load([try row(900_000)])
            let choices = try await load([try row(300_000), try row(800_000, .organ(desk.office.neighbour))])
            #expect(choices.rows.map(\.value).sorted() == [300_000, 800_000])
            let kept = try await desk.texts(
                "select value::text || ' ' || version from directory.local_policy where scope = '*' order by version")
            #expect(kept == ["900000 1", "300000 2"], "a version is never written over")
            await #expect(throws: OperationError.self) { try await load([try row(5, .organ(Organ.ID("O999999")))]) }
            let found = try await FindLocalChoices(desk.office.store)()
            let context = OperationContext(
                store: desk.office.store, directory: desk.office.directory, calendar: desk.office.calendar,
                choices: found, cell: "4202", world: desk.office.world)
            var opinion = TriageOpinion.accusation
            opinion.gravity.largestSchemeYuan = 300_000
            for program in [desk.context, context] {
                let receipt = try await desk.register(.townshipCadre)
                _ = try await ProposeTriage(program)(receipt.id, opinion, as: desk.clerk)
                #expect(try await ConfirmTriage(program)(receipt.id, as: desk.lead).route?.rule == .importantCase)
            }
        }
    }
}
