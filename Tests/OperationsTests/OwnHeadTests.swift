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

    /// Registers it as an ordinary letter, proposes with that placement, and checks that it can only go up, and that
    /// no leader ever saw it.
    private static func expectSealed(
        _ desk: Desk, _ draft: ReportDraft, _ placement: AccusedPlacement
    ) async throws {
        let receipt = try await desk.register(draft)
        try await expectUnseen(receipt, desk)
        let content = try #require(try await OpenReport(desk.context)(receipt.id, as: desk.clerk).content)
        let decision = try await ProposeTriage(desk.context)(
            receipt.id, .accusation, standings: [0: try placed(desk, content.accused[0], placement)], as: desk.clerk)
        #expect(decision.verdict == .sealed(.ownHead))
        try await expectUnseen(receipt, desk)
        try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
        #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).record.report.state == .sealedUp)
        #expect(try await Lists(desk.context).sealedLines(as: desk.head).isEmpty)
    }

    /// Neither the head nor a deputy, nor anybody outside the petition office, opens, lists, counts or finds it.
    private static func expectUnseen(_ receipt: RegisterReport.Receipt, _ desk: Desk) async throws {
        let number = try #require(TypedNumber(receipt.number.text(of: receipt.receiver)))
        let lists = Lists(desk.context)
        for person in [desk.head, desk.deputy, desk.supervisor, desk.holder] {
            await #expect(throws: OperationError.notFound, "\(person.staff)") {
                try await OpenReport(desk.context)(receipt.id, as: person)
            }
            #expect(try await lists.inbox(as: person).isEmpty, "\(person.staff)")
            #expect(try await lists.register(as: person).isEmpty, "\(person.staff)")
            #expect(try await lists.counts(as: person).isEmpty, "\(person.staff)")
            #expect(try await FindByNumber(desk.context)(number, as: person).reports.isEmpty)
            let clocks = try await desk.office.store.transaction(as: .staff(person)) { transaction in
                try transaction.clocks(of: receipt.id).count
            }
            #expect(clocks == 0, "\(person.staff)")
        }
    }

    @Test func `JB-15 what waits for triage is the petition office's, and the leaders' once triage said what it is`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            try await Self.expectUnseen(receipt, desk)
            var opinion = TriageOpinion.accusation
            opinion.riskFlags = [.violence]
            _ = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            try await Self.expectUnseen(receipt, desk)
            // Danger reaches them at once, by what is feared alone.
            let told = try #require(try await Alerts(desk.context).list(as: desk.head).first)
            #expect(told.report == receipt.id && told.grounds == [.violence] && told.number == nil)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            for person in [desk.head, desk.deputy, desk.supervisor] {
                #expect(try await OpenReport(desk.context)(receipt.id, as: person).record.report.state == .accepted)
            }
            #expect(try await Alerts(desk.context).list(as: desk.head).first?.number == receipt.number)
        }
    }

    @Test func `JB-15 a letter on somebody of the head's name, of whom nobody said more, is never the head's to see`()
        async throws
    {
        try await Desk.open { desk in
            let head = try #require(desk.context.directory[desk.head.staff])
            let deputy = try #require(desk.context.directory[desk.deputy.staff])
            let namesake = try await desk.register(Self.letter(on: deputy.name, unit: "保安镇", post: "副镇长"))
            let receipt = try await desk.register(Self.letter(on: head.name))
            for (id, kind) in [
                (namesake.id, TriageOpinion.accusation), (receipt.id, .of(.outOfScope, .otherOrgan)),
            ] {
                var opinion = kind
                opinion.riskFlags = [.violence]
                _ = try await ProposeTriage(desk.context)(id, opinion, as: desk.clerk)
                _ = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            }
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.deputy).content != nil, "it was triaged")
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.head)
            }
            #expect(try await Alerts(desk.context).list(as: desk.head).map(\.report) == [namesake.id])
            // Whoever is said to stand somewhere else is somebody else.
            for person in [desk.head, desk.deputy] {
                #expect(try await OpenReport(desk.context)(namesake.id, as: person).content != nil)
            }
        }
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
