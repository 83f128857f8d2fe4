import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Letters on people who work in the very office that takes them in.
@Suite struct AccusedColleagueTests {
    private static func letter(on person: StaffCaller, _ desk: Desk) throws -> ReportDraft {
        let staff = try #require(desk.context.directory[person.staff])
        // A bare 主任 of the organ would be its head (监委主任).
        let room = staff.room.flatMap { desk.context.directory[$0]?.name } ?? ""
        var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: room + staff.post)
        draft.accused[0].name = staff.name
        return draft
    }

    @Test func `HS-26 a registrar who is accused sees nothing of it from the moment it is registered`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(try Self.letter(on: desk.secondClerk, desk), as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
            #expect(try await Lists(desk.context).register(as: desk.secondClerk).isEmpty)
            #expect(try await Lists(desk.context).counts(as: desk.secondClerk).isEmpty)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content != nil)
        }
    }

    @Test func `HS-26 a clerk may register a letter on themselves, and loses sight of it at once`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(try Self.letter(on: desk.clerk, desk), as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.clerk)
            }
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk).content != nil)
        }
    }

    @Test func `HS-26 where the head of the petition office is accused, a deputy confirms, and it goes up`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(try Self.letter(on: desk.lead, desk))
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            }
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            }
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.deputy)
            #expect(outcome.route?.outcome.destination?.organ == desk.office.city)
        }
    }

    @Test func `JB-15 where the head of the petition office is accused, a deputy seals it up, and learns no more`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(try Self.letter(on: desk.lead, desk))
            try await desk.sealUp(receipt.id, .upperLevel, by: desk.deputy)
            let lines = try await Lists(desk.context).sealedLines(as: desk.clerk).map { $0 }
            let line = try #require(lines.first)
            #expect(lines.count == 1 && line.ground == .upperLevel)
            #expect(try await desk.clocks(of: line.id.rawValue) == ["UPWARD_REPORT 2026-03-02 2026-03-09 runs"])
            #expect(try await Lists(desk.context).sealedLines(as: desk.deputy).isEmpty)
            for person in [desk.lead, desk.deputy] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: person)
                }
            }
        }
    }

    @Test func `a deputy decides for the office only where its head is accused`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.deputy)
            }
            await #expect(throws: OperationError.notFound) {
                try await SendBackTriage(desk.context)(receipt.id, as: desk.deputy)
            }
        }
    }

    @Test func `HS-26 somebody who turns out to be accused in triage is kept out at once`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let added = try Self.letter(on: desk.secondClerk, desk).accused.map { person in
                var person = person
                person.standing = desk.context.directory.standing(of: person, seenFrom: desk.clerk.organ)
                return person
            }
            _ = try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, added: added, as: desk.clerk)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.secondClerk)
            }
        }
    }
}
