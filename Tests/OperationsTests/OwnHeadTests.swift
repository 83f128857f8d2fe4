import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// JB-15: the own head is found in triage too, by name or by the box, and sees nothing from that moment on.
@Suite struct OwnHeadTests {
    private static func letter(on name: String, unit: String = "某个单位", post: String = "干部") -> ReportDraft {
        var draft = ReportDraft.letter(unit: unit, post: post)
        draft.accused[0].name = name
        return draft
    }

    private static func placed(
        _ desk: Desk, _ accused: AccusedDraft, _ placement: AccusedPlacement
    ) throws -> AccusedStanding {
        try #require(desk.context.directory.standing(of: accused, placed: placement, seenFrom: desk.office.county))
    }

    /// Registers what the head still sees, proposes with that placement, and checks that it can only go up.
    private static func expectSealed(
        _ desk: Desk, _ draft: ReportDraft, _ placement: AccusedPlacement
    ) async throws {
        let receipt = try await desk.register(draft)
        let content = try #require(try await OpenReport(desk.context)(receipt.id, as: desk.head).content)
        let decision = try await ProposeTriage(desk.context)(
            receipt.id, .accusation, standings: [0: try placed(desk, content.accused[0], placement)], as: desk.clerk)
        #expect(decision.verdict == .sealed(.ownHead))
        await #expect(throws: OperationError.notFound) {
            try await OpenReport(desk.context)(receipt.id, as: desk.head)
        }
        try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
        #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).record.report.state == .sealedUp)
        #expect(try await Lists(desk.context).sealedLines(as: desk.head).isEmpty)
    }

    @Test func `JB-15 whoever bears the name of the head is the head, though nobody ticked the box`() async throws {
        try await Desk.open { desk in
            let head = try #require(desk.context.directory[desk.head.staff])
            let placement = AccusedPlacement(disciplineOrgan: desk.office.county)
            try await Self.expectSealed(desk, Self.letter(on: head.name), placement)
        }
    }

    @Test func `JB-15 whoever is ticked as the head is the head by whatever name`() async throws {
        try await Desk.open { desk in
            let placement = AccusedPlacement(disciplineOrgan: desk.office.county, isOrganHead: true)
            try await Self.expectSealed(desk, Self.letter(on: "老大"), placement)
        }
    }

    @Test func `JB-15 the box counts for the organ that the directory found`() async throws {
        try await Desk.open { desk in
            let draft = Self.letter(on: "老大", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            try await Self.expectSealed(desk, draft, AccusedPlacement(isOrganHead: true))
        }
    }

    @Test func `the box counts for nothing where no organ is known, and others of the organ are not its head`()
        async throws
    {
        try await Desk.open { desk in
            let accused = Self.letter(on: "老大").accused[0]
            #expect(try !Self.placed(desk, accused, AccusedPlacement(isOrganHead: true)).isOrganHead)
            let member = try Self.placed(desk, accused, AccusedPlacement(disciplineOrgan: desk.office.county))
            #expect(member.disciplineOrgan == desk.office.county && !member.isOrganHead)
        }
    }
}
