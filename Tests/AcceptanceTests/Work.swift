import CaseStore
import Casework
import Libpq
import NIOCore
import Operations
import TestDatabase
import Testing
import Workers

/// The workers, driven without sleeps.
extension House {
    /// Runs workers until `isDone`, which is asked again and again while the office's clock runs fast.
    func run(
        _ services: [@Sendable () async throws -> Void], until isDone: () async throws -> Bool
    ) async throws {
        let running = Task {
            try await withThrowingDiscardingTaskGroup { group in
                for service in services { group.addTask { try await service() } }
            }
        }
        defer { running.cancel() }
        let (begin, start) = (ContinuousClock.now, office.clock.now.microsecondsSinceEpoch)
        while try await !isDone() {
            let elapsed = ContinuousClock.now - begin
            let (seconds, attoseconds) = elapsed.components
            let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
            office.clock.set(Instant(microsecondsSinceEpoch: start + microseconds * 20))
            guard elapsed < .seconds(60) else {
                Issue.record("it never came to that")
                break
            }
        }
        running.cancel()
        _ = await running.result
    }

    var reader: @Sendable () async throws -> Void {
        let worker = ReadWorker(context, holder: "story", wakeUps: Self.silence)
        return { try await worker.run() }
    }

    var rescuer: @Sendable () async throws -> Void {
        let rescuer = Rescuer(context)
        return { try await rescuer.run() }
    }

    var clockWatcher: @Sendable () async throws -> Void {
        let watcher = ClockWatcher(context)
        return { try await watcher.run() }
    }

    /// Delivers to receivers on this machine that show the certificate.
    func pump(trusting certificate: String? = nil) -> @Sendable () async throws -> Void {
        let settings = OutboxPump.Settings(permitsLoopback: true, authorityFile: certificate)
        let pump = OutboxPump(context, settings: settings, wakeUps: Self.silence)
        return { try await pump.run() }
    }

    /// Nobody knocks: workers look by themselves.
    private static var silence: AsyncStream<Void> {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        bell.finish()
        return wakeUps
    }

    // MARK: - Webhooks

    /// One administrator proposes a receiver, another one approves it, both on the page.
    func openWebhook(_ receiver: Receiver) async throws {
        let one = try await browser(of: office.administrator)
        let other = try await browser(of: office.securityAdministrator)
        try await one.get("/webhooks")
        let events = AnnouncedEvent.allCases.filter { $0 != .endpointPing && $0 != .auditSealed }.map {
            ("events", $0.rawValue)
        }
        let fields = [("name", "平台"), ("address", receiver.url), ("networks", "127.0.0.0/8")]
        let shown = try await one.post("/webhooks", fields + events).html
        try receiver.know(try #require(shown.between("<p class=\"secret\" lang=\"en\">", "</p>")))
        let id = try #require(shown.ids(after: "/webhooks/").first)
        #expect(try await one.post("/webhooks/\(id)/approve").status == 409, "who proposed does not approve")
        try await other.get("/webhooks")
        #expect(try await other.post("/webhooks/\(id)/approve").status == 303)
    }

    /// What waits in the outbox or has left it, shown to anybody or not.
    func deliveries() async throws -> [DeliveryRow] {
        try await office.store.transaction(as: .system, on: .notify) { try $0.deliveries() }
    }

    /// Watches the clocks until so many have been told of as overdue.
    func watchClocks(until count: Int) async throws {
        try await run([clockWatcher]) {
            try await deliveries().count { $0.type == AnnouncedEvent.clockOverdue.rawValue } >= count
        }
    }

    /// Watches the clocks until one of a report that fits is marked as overdue, whether anybody is told of it or not.
    func watchClocks(untilMarked condition: String) async throws {
        let sql = """
            select
            from casework.clock as k
            join casework.report as r on r.report_id = k.subject_id and r.cell_id = k.cell_id
            where k.overdue_at is not null and \(condition)
            """
        try await run([clockWatcher]) {
            try await office.admin.run { session in try !session.query(Statement(sql)).isEmpty }
        }
    }

    /// Lets the outbox run until it is empty.
    func deliver(to receiver: Receiver) async throws {
        try await run([pump(trusting: receiver.certificate)]) {
            try await deliveries().allSatisfy { $0.state == "done" }
        }
    }
}
