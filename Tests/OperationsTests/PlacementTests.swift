import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What a person of the petition office knows better than the desk and the directory.
@Suite struct PlacementTests {
    private static let unclear = ReportDraft.letter(unit: "某个单位", post: "干部")

    private static func placed(
        _ desk: Desk, _ id: Report.ID, _ placement: AccusedPlacement
    ) async throws -> AccusedStanding? {
        let person = try #require(try await OpenReport(desk.context)(id, as: desk.clerk).content?.accused.first)
        return desk.context.directory.standing(of: person, placed: placement, seenFrom: desk.clerk.organ)
    }

    @Test func `an accused of an unknown unit is routed once somebody names the township`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.unclear)
            _ = try await ProposeTriage(desk.context)(receipt.id, .micro, as: desk.clerk)
            let refused = await #expect(throws: OperationError.self) {
                try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            }
            guard case .refused = refused else {
                Issue.record("it cannot be routed yet")
                return
            }
            try await SendBackTriage(desk.context)(receipt.id, as: desk.lead)
            let standing = try #require(
                try await Self.placed(desk, receipt.id, AccusedPlacement(unit: "金湖街道")))
            _ = try await ProposeTriage(desk.context)(
                receipt.id, .micro, standings: [0: standing], as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.route?.outcome.destination?.room == Room.ID("O420281-J1"))
        }
    }

    @Test func `a unit that the directory does not know is refused, unless a level says who manages`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.unclear)
            #expect(try await Self.placed(desk, receipt.id, AccusedPlacement(unit: "月亮开发公司")) == nil)
            let byLevel = try await Self.placed(desk, receipt.id, AccusedPlacement(managedAt: .county))
            #expect(byLevel?.managingOrgan == desk.office.county)
            let below = try await Self.placed(desk, receipt.id, AccusedPlacement(managedAt: .township))
            #expect(below?.managingOrgan == nil, "which township, nobody knows")
            let above = try await Self.placed(desk, receipt.id, AccusedPlacement(managedAt: .city))
            #expect(above?.managingOrgan == desk.office.city)
            let town = try await Self.placed(desk, receipt.id, AccusedPlacement(unit: "保安镇", managedAt: .township))
            #expect(town?.managingOrgan.flatMap { desk.context.directory[$0]?.level } == .township)
        }
    }

    @Test func `HS-26 somebody added in triage counts for routing and sealing, and their name is sealed`() async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.villageCadre)
            var added = AccusedDraft(name: "哨兵补充人", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.clerk.organ)
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, added: [added], as: desk.clerk)
            let content = try await OpenReport(desk.context)(receipt.id, as: desk.lead).content
            #expect(content?.accused.map(\.name) == [Planted.accused, "哨兵补充人"])
            let outcome = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            #expect(outcome.route?.barredOrgans.contains(desk.office.county) == true)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            }
        }
    }

    @Test func `a report that named nobody is found as a repeat once somebody is named`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(.villageCadre)
            var nameless = ReportDraft.villageCadre
            nameless.accused = []
            (nameless.summary, nameless.text) = ("反映补贴问题。", "有人把旧房补贴领走了，住户一分钱都没有见到。")
            let second = try await desk.register(nameless)
            #expect(try await OpenReport(desk.context)(second.id, as: desk.clerk).repeats.isEmpty)
            var named = ReportDraft.villageCadre.accused[0]
            named.standing = desk.context.directory.standing(of: named, seenFrom: desk.office.county)
            _ = try await ProposeTriage(desk.context)(second.id, .accusation, added: [named], as: desk.clerk)
            let repeats = try await OpenReport(desk.context)(second.id, as: desk.lead).repeats
            #expect(repeats.map(\.report) == [first.id])
        }
    }

    @Test func `HS-26 JB-52 what somebody stated wrongly of an accused is taken back, and it goes where it belongs`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            let atFirst = try #require(try await OpenReport(desk.context)(id, as: desk.clerk).content?.accused.first)
            var wrong = AccusedPlacement(
                partyRole: .head, formerOrgan: desk.office.county, dual: .department, negotiatedOn: desk.today)
            (wrong.isElsewhere, wrong.isUnattached) = (true, true)
            wrong.staff = desk.secondClerk.staff
            let mistaken = try #require(try await Self.placed(desk, id, wrong))
            #expect(mistaken.formerOrgan != nil && mistaken.managingOrgan == nil)
            _ = try await ProposeTriage(desk.context)(id, .accusation, standings: [0: mistaken], as: desk.clerk)
            try await SendBackTriage(desk.context)(id, remark: "请核对", as: desk.lead)

            var right = AccusedPlacement()
            right.isAnew = true
            let standing = try #require(try await Self.placed(desk, id, right))
            #expect(standing == atFirst.standing)
            right.partyRole = .head
            #expect(try await Self.placed(desk, id, right)?.partyRole == .head, "what is said now is added")
            _ = try await ProposeTriage(desk.context)(id, .accusation, standings: [0: standing], as: desk.clerk)
            let outcome = try await ConfirmTriage(desk.context)(id, as: desk.lead)
            #expect(outcome.route?.outcome.destination?.room == Room.ID("O420281-J2"))
        }
    }

    @Test func `nobody adds an accused to a report of another office`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.villageCadre)
            let stranger = try #require(desk.office.first(.registrar, in: desk.office.neighbour).staff)
            await #expect(throws: OperationError.notFound) {
                try await ProposeTriage(desk.context)(
                    receipt.id, .accusation, added: ReportDraft.villageCadre.accused, as: stranger)
            }
        }
    }
}
