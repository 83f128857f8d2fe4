import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// DW-18: what cannot wait is told before anybody has opened it, and to nobody who may not open it.
@Suite struct DangerTests {
    private static func handIn(_ words: String, _ desk: Desk, form: String = "night") async throws -> Report.ID {
        var draft = ReportDraft.townshipCadre.by(.web)
        draft.text = words
        let code = try await ReceivePublicReport(desk.context)(
            draft, to: desk.office.county, form: form, isFreeOfStateSecrets: true)
        return try #require(try await TrackReport(desk.context)(code.text)).report.report
    }

    @Test func `DW-18 a web report with words of suicide is told to whoever may open it, unread, and to no leader`()
        async throws
    {
        try await Desk.open { desk in
            let id = try await Self.handIn("再不答复我就从楼上跳下去。", desk)
            let alerts = Alerts(desk.context)
            let told = try #require(try await alerts.list(as: desk.lead).first)
            #expect(told.report == id && told.grounds == [.selfHarm] && told.audience == .office)
            let cityHead = try #require(desk.office.cityHead.staff)
            for person in [desk.head, desk.deputy, desk.clerk, desk.holder, cityHead] {
                #expect(try await alerts.list(as: person).isEmpty, "JB-15: \(person.staff.rawValue)")
            }
            await #expect(throws: OperationError.notFound) { try await alerts.markRead(id, as: desk.deputy) }
            try await alerts.markRead(id, as: desk.lead)
            #expect(try await alerts.list(as: desk.lead).first?.readBy == desk.lead.staff)
        }
    }

    @Test func `DW-18 where the head of the office is accused, the deputy who may open it is told`() async throws {
        try await Desk.open { desk in
            let lead = try #require(desk.context.directory[desk.lead.staff])
            let room = lead.room.flatMap { desk.context.directory[$0]?.name } ?? ""
            var draft = ReportDraft.letter(unit: "大冶市纪委监委", post: room + lead.post).by(.web)
            draft.accused[0].name = lead.name
            draft.text = "他放话要打断我的腿。"
            _ = try await ReceivePublicReport(desk.context)(
                draft, to: desk.office.county, form: "lead", isFreeOfStateSecrets: true)
            let alerts = Alerts(desk.context)
            #expect(try await alerts.list(as: desk.lead).isEmpty)
            #expect(try await alerts.list(as: desk.deputy).map(\.grounds) == [[.violence]])
            #expect(try await alerts.list(as: desk.head).isEmpty)
        }
    }

    @Test func `DW-18 a report without danger raises nothing, and fear of reprisal is a watch, not an alert`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await Self.handIn("他收了三千元，账上没有。", desk)
            #expect(try await Alerts(desk.context).list(as: desk.lead).isEmpty)
            var opinion = TriageOpinion.accusation
            opinion.riskFlags = [.retaliation]
            let receipt = try await desk.register(.townshipCadre)
            _ = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            #expect(try await Alerts(desk.context).list(as: desk.head).isEmpty)
        }
    }

    @Test(arguments: [RiskFlag.selfHarm, .violence, .evidenceDestruction])
    func `DW-18 what triage found is told to the heads here and one level up`(_ danger: RiskFlag) async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            var opinion = TriageOpinion.accusation
            opinion.riskFlags = [danger]
            _ = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            let cityHead = try #require(desk.office.cityHead.staff)
            for person in [desk.head, desk.deputy, desk.lead, cityHead] {
                #expect(try await Alerts(desk.context).list(as: person).map(\.grounds) == [[danger]])
            }
        }
    }

    @Test func `DW-18 a second danger is told again, the first is not`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            var opinion = TriageOpinion.accusation
            opinion.riskFlags = [.violence]
            _ = try await ProposeTriage(desk.context)(receipt.id, opinion, as: desk.clerk)
            try await Alerts(desk.context).markRead(receipt.id, as: desk.head)
            let (organ, dangers) = (desk.office.county, Set([RiskFlag.violence, .selfHarm]))
            for expected in [[organ], []] {
                let told = try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
                    try transaction.raiseAlert(of: receipt.id, dangers, in: organ, to: [organ], .leaders)
                }
                #expect(told == expected)
            }
            let told = try #require(try await Alerts(desk.context).list(as: desk.head).first)
            #expect(told.grounds == [.selfHarm, .violence] && told.readAt == nil)
        }
    }
}
