import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// HS-26, JB-15: what waits for a receiver when a wall goes up does not reach it any more, nor does it learn of that.
@Suite struct WithdrawnDeliveryTests {
    /// Every delivery but pings: what became of it, in the order of its lane.
    private static func states(_ desk: Desk) async throws -> Set<String> {
        Set(
            try await desk.texts(
                "select d.state from notify.delivery as d where d.event_type <> 'dengwen.endpoint.ping.v1'"))
    }

    private static func claim(_ endpoint: EndpointRecord.ID, _ desk: Desk) async throws -> [OutgoingDelivery] {
        try await ClaimDeliveries(desk.context)([DeliveryEndpoint(endpoint.rawValue): 16])
    }

    private static func person(_ name: String, _ unit: String, _ post: String, _ desk: Desk) -> AccusedDraft {
        var draft = AccusedDraft(name: name, unit: unit, post: post)
        draft.standing = desk.context.directory.standing(of: draft, seenFrom: desk.office.county)
        return draft
    }

    @Test func `HS-26 what is queued when somebody of the organ is found accused is withdrawn, report and clue`()
        async throws
    {
        try await Desk.open { desk in
            let endpoint = try await desk.openEndpoint()
            try await desk.endDue(endpoint, .delivered)
            let (receipt, _) = try await desk.claimed()
            #expect(try await Self.states(desk) == ["ready", "blocked"])
            let colleague = Self.person("哨兵同事", "大冶市纪委监委", "第一监督检查室干部", desk)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [colleague], as: desk.holder)
            #expect(outcome == .outOfSight)
            #expect(try await Self.claim(endpoint, desk).isEmpty)
            #expect(try await Self.states(desk) == ["withdrawn"])
            #expect(try await desk.texts("select a.number::text from notify.attempt as a").count == 1, "the ping alone")
            // What is about others goes on.
            _ = try await desk.triage(.villageCadre, .of(.noSubstance))
            #expect(try await desk.endDue(endpoint, .delivered) == 1)
            for administrator in desk.administrators {
                let counts = try await Webhooks(desk.context).deliveryCounts(as: administrator)[endpoint]
                #expect(counts?.waiting == 0 && counts?.dead == 0 && counts?.delivered == 2)
                let listed = try await Webhooks(desk.context).deliveries(as: administrator)
                #expect(Set(listed.map(\.state)) == ["done"], "what was withdrawn is nobody's to see")
            }
            // That the clue left its room is on the log of whoever did it, as ever.
            let entries = try await desk.texts(
                "select e.action from audit.log as e where e.action like '%withdraw%' and e.action <> 'clue.withdrawn'")
            #expect(entries.isEmpty, "the auditor of the organ would read that something turned against it")
        }
    }

    @Test func `JB-15 what is queued when it is found that a report goes up sealed is withdrawn`() async throws {
        try await Desk.open { desk in
            let endpoint = try await desk.openEndpoint()
            try await desk.endDue(endpoint, .delivered)
            let (receipt, _) = try await desk.claimed()
            let cadre = Self.person("哨兵市管干部", "黄石市教育局", "局长", desk)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [cadre], as: desk.holder)
            #expect(outcome == .sealingAsked)
            #expect(try await Self.claim(endpoint, desk).isEmpty)
            #expect(try await Self.states(desk) == ["withdrawn"])
        }
    }

    /// Claims the heads of the report's lane and of the clue's, lets a colleague be found accused, and ends the two tries.
    private static func endUnderWay(
        _ endpoint: EndpointRecord.ID, _ desk: Desk, status: Int?, failure: String, isRead: Bool = false
    ) async throws -> [OutgoingDelivery] {
        try await desk.endDue(endpoint, .delivered)
        let (receipt, _) = try await desk.claimed()
        let underWay = try await claim(endpoint, desk)
        #expect(underWay.count == 2)
        let colleague = person("哨兵同事", "大冶市纪委监委", "第一监督检查室干部", desk)
        _ = try await CorrectAccused(desk.context)(receipt.id, added: [colleague], as: desk.holder)
        try await FinishDeliveries(desk.context)(
            underWay.map {
                FinishDeliveries.Ended(
                    $0.id, token: $0.token, .retry(at: desk.context.now), status: status, failure: failure,
                    microseconds: 1, isRead: isRead)
            },
            noticed: [])
        return underWay
    }

    @Test func `HS-26 what was under way when the wall went up and never left is not tried again`() async throws {
        try await Desk.open { desk in
            let endpoint = try await desk.openEndpoint()
            _ = try await Self.endUnderWay(endpoint, desk, status: nil, failure: "dns")
            for administrator in desk.administrators {
                let listed = try await Webhooks(desk.context).deliveries(as: administrator)
                #expect(listed.map(\.type) == [AnnouncedEvent.endpointPing.rawValue], "it was never to be seen")
            }
            #expect(try await Self.claim(endpoint, desk).isEmpty)
            #expect(try await Self.states(desk) == ["withdrawn"])
        }
    }

    /// It tells the receiver nothing new; its silence would tell whoever answers with errors that something turned.
    @Test(arguments: [(500, "status"), (nil, "timeout")])
    func `HS-26 what the receiver may have read goes on as ever, and nothing follows it`(
        status: Int?, failure: String
    ) async throws {
        try await Desk.open { desk in
            let endpoint = try await desk.openEndpoint()
            let underWay = try await Self.endUnderWay(endpoint, desk, status: status, failure: failure, isRead: true)
            let administrator = desk.administrators[0]
            let before = try await Webhooks(desk.context).deliveries(as: administrator).map(\.state)
            #expect(before.sorted() == ["done", "ready", "ready"], "the ping, and the two")
            let again = try await Self.claim(endpoint, desk)
            #expect(Set(again.map(\.id)) == Set(underWay.map(\.id)))
            try await FinishDeliveries(desk.context)(
                again.map {
                    FinishDeliveries.Ended(
                        $0.id, token: $0.token, .delivered, status: 204, failure: nil, microseconds: 1)
                },
                noticed: [])
            #expect(try await Self.claim(endpoint, desk).isEmpty)
            #expect(try await Self.states(desk) == ["done", "withdrawn"])
            let after = try await Webhooks(desk.context).deliveries(as: administrator).map(\.state)
            #expect(after == ["done", "done", "done"], "nothing disappears")
        }
    }

    /// An administrator who stops their own receiver for a week, or sends again, counts nothing that is missing afterwards.
    @Test func `HS-26 an administrator who stops the receiver sees nothing disappear`() async throws {
        try await Desk.open { desk in
            let endpoint = try await desk.openEndpoint()
            try await desk.endDue(endpoint, .delivered)
            let webhooks = Webhooks(desk.context)
            let administrator = desk.administrators[0]
            func look() async throws -> [String] {
                let counts = try #require(try await webhooks.deliveryCounts(as: administrator)[endpoint])
                let rows = try await webhooks.deliveries(as: administrator).map { "\($0.type) \($0.state)" }
                return rows + ["\(counts.waiting) \(counts.dead) \(counts.delivered)"]
            }
            let before = try await look()
            let (receipt, _) = try await desk.claimed()
            #expect(try await look() == before, "nothing that may still be withdrawn is shown")
            let colleague = Self.person("哨兵同事", "大冶市纪委监委", "第一监督检查室干部", desk)
            _ = try await CorrectAccused(desk.context)(receipt.id, added: [colleague], as: desk.holder)
            try await webhooks.resend(endpoint, as: administrator)
            #expect(try await Self.claim(endpoint, desk).isEmpty)
            #expect(try await look() == before)
        }
    }
}
