import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

extension TestOffice {
    var context: OperationContext {
        OperationContext(store: store, directory: directory, calendar: calendar, cell: "4202", world: world)
    }

    /// Runs `work` until `isDone`, which is asked again and again while the office's clock runs fast.
    func run(
        _ work: @escaping @Sendable () async throws -> Void, until isDone: () async throws -> Bool
    ) async throws {
        let running = Task { try await work() }
        defer { running.cancel() }
        let (begin, start) = (ContinuousClock.now, clock.now.microsecondsSinceEpoch)
        while true {
            let elapsed = ContinuousClock.now - begin
            // Twenty times as fast: retries come soon, and a lease still outlives its transfer.
            let (seconds, attoseconds) = elapsed.components
            let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
            clock.set(Instant(microsecondsSinceEpoch: start + microseconds * 20))
            if try await isDone() { break }
            // A question that never waits would keep a thread of the pool to itself; two of them are all of a small
            // machine's.
            await Task.yield()
            guard elapsed < .seconds(60) else {
                Issue.record("it never came to that")
                break
            }
        }
        running.cancel()
        _ = await running.result
    }

    /// What is in the outbox, shown to anybody or not.
    func deliveries() async throws -> [DeliveryRow] {
        try await store.transaction(as: .system, on: .notify) { try $0.deliveries() }
    }

    /// An approved endpoint of the county that wants to know everything; its ping waits in the outbox.
    func endpoint(_ url: String, port: UInt16, secret: String) async throws -> EndpointRecord.ID {
        let (one, other) = (try #require(administrator.staff), try #require(securityAdministrator.staff))
        let webhooks = Webhooks(context)
        let proposal = Webhooks.Proposal(
            name: "receiver", url: url, host: "127.0.0.1", port: Int(port), networks: [], secret: secret,
            events: AnnouncedEvent.allCases
        )
        let id = try await webhooks.propose(proposal, as: one)
        try await webhooks.approve(id, as: other)
        return id
    }

    /// A new item's id; the outbox and the queue know items by their ids alone.
    func newItem() -> Report.ID { world.newID() }

    func announce(_ event: AnnouncedEvent, _ item: Report.ID) async throws {
        let county = county
        try await store.transaction(as: .system, on: .worker) { try $0.announce(event, item, in: county) }
    }

    /// The actions in the county's chain.
    func chain() async throws -> [StoredAuditEntry] {
        let county = county
        return try await store.transaction(as: .system, on: .worker) { try $0.auditEntries(of: county) }
    }
}
