import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@Suite struct RouteTests {
    struct Way: Sendable, CustomTestStringConvertible {
        let name: String
        let draft: ReportDraft
        var opinion = TriageOpinion.accusation
        /// Organ, room, series, rule, escalated.
        let clue: String
        let clocks: [String]

        var testDescription: String { name }
    }

    static let plan = ["PLAN 2026-03-02 2026-04-02 runs"]
    static let ways = [
        Way(
            name: "village cadre", draft: .villageCadre, clue: "T42028103J T42028103J-ALL clue forward_down false",
            clocks: plan),
        Way(
            name: "township cadre", draft: .townshipCadre, clue: "O420281 O420281-J2 clue own_level false", clocks: plan
        ),
        Way(
            name: "bureau", draft: .letter(unit: "大冶市教育局", post: "局长"),
            clue: "O420281 O420281-J1 clue own_level false", clocks: plan
        ),
        Way(
            name: "micro-corruption", draft: .villageCadre, opinion: .micro,
            clue: "O420281 O420281-J1 clue micro_corruption false",
            clocks: ["FAST_CLOSE 2026-03-02 2026-05-06 runs", "FAST_PLAN 2026-03-02 2026-03-23 runs"]
        ),
        Way(
            name: "township discipline staff", draft: .townshipDiscipline,
            clue: "O420281 O420281-GJ cadre_clue discipline_staff true", clocks: plan
        ),
        Way(
            name: "county discipline staff", draft: .roomMember,
            clue: "O420200 O420200-GJ cadre_clue discipline_staff true", clocks: plan
        ),
    ]

    @Test(arguments: ways)
    func `an accepted clue lies on the board of the room that the links name`(_ way: Way) async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(way.draft, way.opinion)
            let stored = try await desk.texts(
                """
                select concat_ws(' ', c.organ_id, c.room_id, c.clue_series, c.rule, c.escalated::text)
                from casework.clue as c
                """
            )
            #expect(stored == [way.clue])
            #expect(try await desk.clocks(of: clue.rawValue) == way.clocks)
            let lanes = try await desk.texts("select r.lane from queue.ready as r where r.stage = 'handle'")
            #expect(lanes == [way.clue.split(separator: " ").map(String.init)[1]])
        }
    }

    // MARK: - What must not be seen (HS-26)

    @Test func `nobody of the accused's organ sees anything of a clue on its own staff`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.roomMember)
            for person in desk.everybody(in: desk.office.county) {
                try await desk.expectBlind(person, receipt.id, clue)
            }
            #expect(
                try await desk.texts("select r.barred_organ_ids::text from casework.report as r").first?.contains(
                    "O420281") == true)
            #expect(try await desk.texts("select k.organ_id from casework.item_key as k") == ["O420200"])
        }
    }

    @Test func `the city's cadre supervision sees it, claims it and reads it`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.roomMember)
            let person = desk.member("O420200-GJ", 1)
            let row = try #require(try await Lists(desk.context).board(.toClaim, as: person).first)
            #expect(row.clue.clue.id == clue)
            #expect(row.clue.escalated)
            #expect(row.nearest?.dueOn == .day(2026, 4, 2))
            #expect(try await OpenClue(desk.context)(clue, as: person).content == nil, "not before it is claimed")
            try await HandleClue(desk.context).claim(clue, as: person)
            let opened = try await OpenClue(desk.context)(clue, as: person)
            #expect(opened.content?.accused.map(\.name) == [Planted.accused])
            #expect(try await desk.notices(of: receipt.id.rawValue) == ["acceptance O420200 draft 2026-03-23"])
            let notice = try #require(try await Lists(desk.context).notices(as: desk.cityLead).first)
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.cityLead)
            for other in ["O420200-J1", "O420200-J2"] {
                #expect(try await Lists(desk.context).board(.all, as: desk.member(other)).isEmpty)
            }
        }
    }

    @Test func `running clocks of a barred report are the handling organ's`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed(.roomMember)
            let organs = try await desk.texts(
                "select distinct c.organ_id::text from casework.clock as c where c.stopped_on is null"
            )
            #expect(organs == ["O420200"])
        }
    }

    @Test func `the county's audit chain tells neither rule nor room of it`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed(.roomMember)
            let entries = try await desk.texts(
                "select e.action || ' ' || e.detail from audit.log as e where e.chain = 'O420281'")
            #expect(!entries.isEmpty)
            #expect(
                entries.allSatisfy { !$0.contains("discipline_staff") && !$0.contains("GJ") && !$0.contains("O420200") }
            )
        }
    }

    @Test func `a township's own people see nothing of a clue on one of them`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.townshipDiscipline)
            for person in desk.everybody(in: desk.office.township) {
                try await desk.expectBlind(person, receipt.id, clue)
            }
            let member = desk.member("O420281-GJ", 1)
            #expect(try await Lists(desk.context).board(.toClaim, as: member).map(\.clue.clue.id) == [clue])
            for room in ["O420281-J1", "O420281-J2", "O420281-J3"] {
                #expect(try await Lists(desk.context).board(.all, as: desk.member(room)).isEmpty)
            }
        }
    }

    @Test func `another county sees nothing of anything`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.routed(.townshipCadre)
            for person in desk.everybody(in: desk.office.neighbour) {
                try await desk.expectBlind(person, receipt.id, clue)
            }
        }
    }

    @Test func `an import goes over a row whose report its clerk may no longer see`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            #expect(try await register.importAll() > 0)
            let id = try #require(
                try await desk.texts(
                    "select r.report_id::text from casework.report as r where r.matter_token is not null limit 1"
                ).first
            )
            _ = try await ProposeTriage(desk.context)(
                Report.ID(id), .accusation,
                standings: [0: AccusedStanding(level: .county, disciplineOrgan: desk.office.county)], as: desk.clerk
            )
            _ = try await ConfirmTriage(desk.context)(Report.ID(id), as: desk.lead)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(Report.ID(id), as: desk.clerk)
            }
            let before = try await desk.snapshot()
            #expect(try await register.importAll() == 0)
            #expect(try await desk.snapshot().rows("casework.report") == before.rows("casework.report"))
        }
    }
}

extension Desk {
    /// Every list, count and page of a person shows nothing of a report and its clue.
    func expectBlind(_ person: StaffCaller, _ report: Report.ID, _ clue: Clue.ID) async throws {
        let lists = Lists(context)
        let who: Comment = "\(person.staff)"
        for view in BoardView.allCases { #expect(try await lists.board(view, as: person).isEmpty, who) }
        #expect(try await lists.inbox(as: person).isEmpty, who)
        #expect(try await lists.register(as: person).isEmpty, who)
        #expect(try await lists.counts(as: person).isEmpty, who)
        #expect(try await lists.notices(as: person).isEmpty, who)
        await #expect(throws: OperationError.notFound, who) { try await OpenReport(context)(report, as: person) }
        await #expect(throws: OperationError.notFound, who) { try await OpenClue(context)(clue, as: person) }
        await #expect(throws: OperationError.notFound, who) { try await HandleClue(context).claim(clue, as: person) }
        await #expect(throws: OperationError.notFound, who) {
            try await HandleClue(context).standAside(clue, as: person)
        }
        let rest = try await office.store.transaction(as: .staff(person)) { transaction in
            try transaction.events(of: report).count + transaction.events(of: clue).count
                + transaction.clocks(of: report).count + transaction.clocks(of: clue).count
                + transaction.notices(of: report).count + transaction.clues(of: report).count
                + transaction.standings(of: report).count
        }
        #expect(rest == 0, who)
    }
}
