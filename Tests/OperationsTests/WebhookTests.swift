import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// An endpoint after its approval: stopped, enabled again, tried, told again.
@Suite struct WebhookTests {
    /// Who has no say about the county's endpoints.
    private static func strangers(_ desk: Desk) throws -> [StaffCaller] {
        [
            desk.clerk, desk.head, desk.auditor,
            try #require(desk.office.first(.administrator, in: desk.office.city).staff),
        ]
    }

    /// Whether the rules refused, with words for the person.
    private static func isRefused(_ body: () async throws -> Void) async throws -> Bool {
        do { try await body() } catch let error as OperationError {
            guard case .refused = error else { throw error }
            return true
        }
        return false
    }

    @Test func `whoever disabled it, any administrator enables it again, and it is told at once`() async throws {
        try await Desk.open { desk in
            let id = try await desk.openEndpoint()
            let webhooks = Webhooks(desk.context)
            let (one, other) = (desk.administrators[0], desk.administrators[1])
            #expect(try await desk.endDue(id, .delivered) == 1)
            try await webhooks.disable(id, as: one)
            try await webhooks.enable(id, as: one)
            #expect(try await desk.endDue(id, .delivered) == 1, "a ping")
            try await FinishDeliveries(desk.context)([], noticed: [(DeliveryEndpoint(id.rawValue), .gone)])
            #expect(try await FindEndpoints(desk.context)().isEmpty)
            try await webhooks.enable(id, as: other)
            #expect(try await FindEndpoints(desk.context)().map(\.generation) == [2])
            #expect(try await desk.endDue(id, .delivered) == 1, "a ping")
            #expect(
                try await desk.audit(of: id.rawValue, in: "O420281") == [
                    "staff:\(one.staff.rawValue) endpoint.propose", "staff:\(other.staff.rawValue) endpoint.approve",
                    "staff:\(one.staff.rawValue) endpoint.disable", "staff:\(one.staff.rawValue) endpoint.enable",
                    "system endpoint.noticed", "staff:\(other.staff.rawValue) endpoint.enable",
                ]
            )
        }
    }

    @Test func `what nobody approved is not enabled, nor what is not disabled, nor by others`() async throws {
        try await Desk.open { desk in
            let webhooks = Webhooks(desk.context)
            let administrator = desk.administrators[0]
            let proposed = try await webhooks.propose(.example, as: administrator)
            try await webhooks.disable(proposed, as: administrator)
            let active = try await desk.openEndpoint()
            for id in [proposed, active] {
                await #expect(throws: OperationError.notFound) { try await webhooks.enable(id, as: administrator) }
            }
            try await webhooks.disable(active, as: administrator)
            let before = try await desk.snapshot()
            for caller in try Self.strangers(desk) {
                await #expect(throws: OperationError.notFound) { try await webhooks.enable(active, as: caller) }
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `an active endpoint is tried, once at a time, and that is recorded`() async throws {
        try await Desk.open { desk in
            let webhooks = Webhooks(desk.context)
            let administrator = desk.administrators[0]
            let id = try await desk.openEndpoint()
            #expect(try await Self.isRefused { try await webhooks.ping(id, as: administrator) }, "its first ping waits")
            #expect(try await desk.endDue(id, .delivered) == 1)
            try await webhooks.ping(id, as: administrator)
            #expect(try await desk.endDue(id, .delivered) == 1)
            let story = try await desk.audit(of: id.rawValue, in: "O420281")
            #expect(story.last == "staff:\(administrator.staff.rawValue) endpoint.ping")
            let before = try await desk.snapshot()
            for caller in try Self.strangers(desk) {
                await #expect(throws: OperationError.notFound) { try await webhooks.ping(id, as: caller) }
            }
            #expect(try await desk.snapshot() == before)
            try await webhooks.disable(id, as: administrator)
            #expect(try await Self.isRefused { try await webhooks.ping(id, as: administrator) })
        }
    }

    @Test func `what it was not told is sent again, and recorded without a count`() async throws {
        try await Desk.open { desk in
            let webhooks = Webhooks(desk.context)
            let administrator = desk.administrators[1]
            let id = try await desk.openEndpoint()
            let (office, county) = (desk.office, desk.office.county)
            for draft in [ReportDraft.townshipCadre, .villageCadre] {
                let report = try await desk.register(draft).id
                try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.announce(.reportRegistered, report, in: county)
                }
            }
            #expect(try await desk.endDue(id, .dead) == 3, "the ping and two reports")
            let before = try await desk.snapshot()
            for caller in try Self.strangers(desk) {
                await #expect(throws: OperationError.notFound) { try await webhooks.resend(id, as: caller) }
            }
            #expect(try await desk.snapshot() == before)
            try await webhooks.resend(id, as: administrator)
            let details = try await desk.texts(
                "select e.actor || ' ' || e.detail from audit.log as e where e.action = 'endpoint.resend'"
            )
            #expect(details == ["staff:\(administrator.staff.rawValue) "])
            #expect(try await desk.endDue(id, .delivered) == 3)
            // With nothing to send it answers the same: nobody is told whether there was anything.
            try await webhooks.resend(id, as: administrator)
            #expect(try await desk.endDue(id, .delivered) == 0)
            let counts = try await webhooks.deliveryCounts(as: administrator)[id]
            #expect(counts?.dead == 0 && counts?.waiting == 0 && counts?.delivered == 3)
            #expect(counts?.lastDeliveredAt == desk.context.now)
            try await webhooks.disable(id, as: administrator)
            #expect(try await Self.isRefused { try await webhooks.resend(id, as: administrator) })
        }
    }
}

extension Desk {
    /// An active endpoint of the county that wants everything; its ping waits in the outbox.
    func openEndpoint() async throws -> EndpointRecord.ID {
        let id = try await Webhooks(context).propose(.example, as: administrators[0])
        try await Webhooks(context).approve(id, as: administrators[1])
        return id
    }

    /// Ends everything that is due for an endpoint.
    ///
    /// - Returns: how much that was.
    @discardableResult
    func endDue(_ id: EndpointRecord.ID, _ verdict: FinishDeliveries.Ended.Verdict) async throws -> Int {
        let claimed = try await ClaimDeliveries(context)([DeliveryEndpoint(id.rawValue): 16])
        let ended = claimed.map {
            FinishDeliveries.Ended(
                $0.id, token: $0.token, verdict, status: verdict == .delivered ? 204 : 500,
                failure: verdict == .delivered ? nil : "status", microseconds: 1
            )
        }
        try await FinishDeliveries(context)(ended, noticed: [])
        return ended.count
    }
}
