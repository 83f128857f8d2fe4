import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A deputy in the place of the head of a petition office: where that one is kept from an item, and nowhere else.
@Suite struct StandInTests {
    private static func letter(on person: StaffCaller, _ desk: Desk) throws -> ReportDraft {
        let staff = try #require(desk.context.directory[person.staff])
        let room = staff.room.flatMap { desk.context.directory[$0]?.name } ?? ""
        var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: room + staff.post)
        draft.accused[0].name = staff.name
        return draft
    }

    /// Somebody hands in at the public page about a person of the county's organ.
    private static func handIn(on person: StaffCaller, _ desk: Desk) async throws -> Report.ID {
        let code = try await ReceivePublicReport(desk.context)(
            try letter(on: person, desk).by(.web), to: desk.office.county, form: "on-\(person.staff.rawValue)",
            isFreeOfStateSecrets: true
        )
        return try #require(try await TrackReport(desk.context)(code.text)).report.report
    }

    private static func waiting(_ desk: Desk, _ person: StaffCaller) async throws -> [Report.ID] {
        try await Lists(desk.context).inbox(as: person).map(\.report.report.id)
    }

    // MARK: - Where

    @Test func `a hand-in on a colleague stays with the head of the office, and a deputy learns nothing of it`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await Self.handIn(on: desk.secondClerk, desk)
            #expect(try await Self.waiting(desk, desk.lead) == [id])
            #expect(try await Self.waiting(desk, desk.deputy).isEmpty)
            #expect(try await Lists(desk.context).counts(as: desk.deputy).isEmpty)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(id, as: desk.deputy)
            }
            await #expect(throws: OperationError.notFound) {
                try await AdmitPublicReport(desk.context)(id, as: desk.deputy)
            }
        }
    }

    @Test func `a hand-in on the head of the office is the deputy's to open and to admit`() async throws {
        try await Desk.open { desk in
            let id = try await Self.handIn(on: desk.lead, desk)
            #expect(try await Self.waiting(desk, desk.lead).isEmpty)
            #expect(try await Self.waiting(desk, desk.deputy) == [id])
            #expect(try await OpenReport(desk.context)(id, as: desk.deputy).content != nil)
            _ = try await AdmitPublicReport(desk.context)(id, as: desk.deputy)
        }
    }

    @Test func `what is added to a matter from which a member of a room stands aside opens to no deputy`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            try await HandleClue(desk.context).standAside(clue, as: desk.member("O420281-J2", 0))
            try await AddToReport(desk.context)(
                .supplement, "还有一件事", code: receipt.code.text, form: "aside-1", isFreeOfStateSecrets: true
            )
            #expect(try await Self.waiting(desk, desk.lead).count == 1)
            #expect(try await Self.waiting(desk, desk.deputy).isEmpty)
        }
    }

    @Test func `the database tells a deputy alone for whom to stand in, and only in the own organ`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(Self.letter(on: desk.secondClerk, desk)).id
            await #expect(throws: OperationError.notFound) {
                try await ProposeTriage(desk.context)(id, .accusation, as: desk.deputy)
            }
            let other = try await desk.register(Self.letter(on: desk.lead, desk)).id
            let cityDeputy = try #require(desk.office.cityDeputy.staff)
            await #expect(throws: OperationError.notFound) {
                try await ProposeTriage(desk.context)(other, .accusation, as: cityDeputy)
            }
            await #expect(throws: OperationError.notFound) {
                try await ProposeTriage(desk.context)(other, .accusation, as: desk.head)
            }
            #expect(try await Self.waiting(desk, desk.head).isEmpty)
        }
    }

    // MARK: - To the end

    @Test func `a deputy corrects the place of an accused head of the office, and adds another accused`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(Self.letter(on: desk.lead, desk)).id
            let person = try #require(
                try await OpenReport(desk.context)(id, as: desk.deputy).content?.accused.first)
            let standing = try #require(
                desk.context.directory.standing(
                    of: person, placed: AccusedPlacement(managedAt: .county), seenFrom: desk.deputy.organ))
            let added = try Self.letter(on: desk.secondClerk, desk).accused
            _ = try await ProposeTriage(desk.context)(
                id, .accusation, standings: [0: standing], added: added, as: desk.deputy)
            let accused = try #require(try await OpenReport(desk.context)(id, as: desk.deputy).content?.accused)
            #expect(accused.count == 2 && accused.first?.standing.managedAt == .county)
        }
    }

    @Test func `a deputy neither corrects nor adds an accused where the head of the office decides`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.notFound) {
                try await ProposeTriage(desk.context)(
                    id, .accusation, standings: [0: AccusedStanding(level: .county)],
                    added: ReportDraft.villageCadre.accused, as: desk.deputy)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `DW-12 a deputy ends a suggestion on the head of the office`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(Self.letter(on: desk.lead, desk)).id
            _ = try await ProposeTriage(desk.context)(id, .of(.suggestion), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.deputy)
            let conclude = ConcludeSuggestion(desk.context)
            for person in [desk.lead, desk.clerk, desk.head] {
                await #expect(throws: OperationError.notFound) { try await conclude(id, .noted, as: person) }
            }
            try await conclude(id, .noted, as: desk.deputy)
            #expect(try await OpenReport(desk.context)(id, as: desk.deputy).record.concludedOn == desk.today)
        }
    }

    @Test func `a deputy approves and delivers the notice on a report that accuses the head of the office`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(Self.letter(on: desk.lead, desk).by(.visit)).id
            _ = try await ProposeTriage(desk.context)(id, .of(.noSubstance), as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(id, as: desk.deputy)
            let notice = try #require(try await OpenReport(desk.context)(id, as: desk.deputy).notices.first).id
            _ = try await ApproveNotice(desk.context)(notice, as: desk.deputy)
            for person in [desk.lead, desk.head] {
                await #expect(throws: OperationError.notFound) {
                    try await RecordDelivery(desk.context)(notice, .phone, on: desk.today, as: person)
                }
            }
            try await RecordDelivery(desk.context)(notice, .phone, on: desk.today, as: desk.deputy)
            #expect(try await OpenReport(desk.context)(id, as: desk.deputy).notices.first?.state == .delivered)
        }
    }

    @Test func `a deputy enters no line of the sealed register by hand`() async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            await #expect(throws: OperationError.notFound) {
                try await RegisterSealed(desk.context)(
                    .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.deputy)
            }
            #expect(try await desk.snapshot() == before)
        }
    }
}
