import CaseStore
import Casework
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Workers

@Suite struct WatchClocksTests {
    private static let overdue = AnnouncedEvent.clockOverdue.rawValue

    private func register(_ office: TestOffice, form: String) async throws -> Report.ID {
        let clerk = try #require(office.clerk.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: office.clock.today,
            accused: [AccusedDraft(name: "某甲", unit: "某村", post: "村委会主任")],
            summary: "反映集体资金去向不明", text: "反映集体资金去向不明，请核查。"
        )
        return try await RegisterReport(office.context)(draft, form: form, isFreeOfStateSecrets: true, as: clerk).id
    }

    @Test func `a clock is marked once, recorded and told, whoever watches`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await office.endpoint("http://127.0.0.1:9/", port: 9, secret: Receiver.secret)
            let report = try await register(office, form: "form-1")
            // Of what waits for triage nobody outside is told.
            try await office.plant("update casework.report set state = 'accepted', kind = 'accusation'")
            let watch = WatchClocks(office.context)
            #expect(try await watch().overdue == 0)
            office.clock.advance(days: 30)
            async let one = watch()
            async let other = watch()
            let sweeps = try await [one, other]
            #expect(sweeps.map(\.overdue).reduce(0, +) == 1)
            #expect(sweeps.map(\.warned).reduce(0, +) == 1)
            #expect(try await watch() == WatchClocks.Sweep(warned: 0, overdue: 0, isFull: false))

            let entries = try await office.chain().filter { $0.action.hasPrefix("clock.") }
            #expect(entries.map(\.action).sorted() == ["clock.overdue", "clock.warned"])
            #expect(entries.allSatisfy { $0.subject == report.rawValue && $0.detail == "clock=FORWARD_OTHER" })
            #expect(try await office.deliveries().filter { $0.type == Self.overdue }.count == 1)
        }
    }

    @Test func `of sealed items nobody is told`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await office.endpoint("http://127.0.0.1:9/", port: 9, secret: Receiver.secret)
            let clerk = try #require(office.clerk.staff)
            _ = try await RegisterSealed(office.context)(
                .ownHead, channel: .letter, receivedOn: office.clock.today, sheets: 1, form: "sealed", as: clerk
            )
            // A report that turned out to belong upwards after it had been registered.
            let report = try await register(office, form: "form-2")
            try await office.sealUp(report)
            office.clock.advance(days: 30)
            // Both lines, and what ran of the report.
            #expect(try await WatchClocks(office.context)().overdue == 3)
            #expect(try await office.chain().filter { $0.action == "clock.overdue" }.count == 3)
            #expect(try await office.deliveries().filter { $0.type == Self.overdue }.isEmpty)
        }
    }

    @Test func `the watcher goes on while sweeps are full, and stops with its task`() async throws {
        let sweeps = Mutex([true, true, false])
        let (looks, record) = AsyncStream.makeStream(of: Int.self)
        let watcher = ClockWatcher(ticker: Ticker(every: .seconds(3600))) {
            let (isFull, left) = sweeps.withLock { ($0.removeFirst(), $0.count) }
            record.yield(left)
            return WatchClocks.Sweep(warned: 1, overdue: 0, isFull: isFull)
        }
        let running = Task { try await watcher.run() }
        for await left in looks where left == 0 { break }
        running.cancel()
        try await running.value
        #expect(sweeps.withLock { $0.isEmpty })
    }

    @Test func `JB-14 marks of before are filled batch by batch, and a batch that failed is tried again`() async throws
    {
        struct Broken: Error {}
        let asked = Mutex<[Report.ID?]>([])
        let (looks, record) = AsyncStream.makeStream(of: Int.self)
        let (wakeUps, wake) = AsyncStream.makeStream(of: Void.self)
        let last = Report.ID("018f0000-0000-7000-8000-000000000001")
        let filler = MarkFiller(ticker: Ticker(every: .seconds(3600), wakeUps: wakeUps)) { before in
            let count = asked.withLock { asked in
                asked.append(before?.last)
                return asked.count
            }
            wake.yield()
            record.yield(count)
            if count == 1 { throw Broken() }
            return MarkReports.Batch(marked: 1, last: count == 2 ? last : nil)
        }
        let running = Task { try await filler.run() }
        for await count in looks where count == 3 { break }
        running.cancel()
        try await running.value
        #expect(asked.withLock { $0 } == [nil, nil, last])
    }

    @Test func `a rescue that fails does not keep the other from being done`() async throws {
        struct Broken: Error {}
        let (looks, record) = AsyncStream.makeStream(of: Void.self)
        let rescuer = Rescuer(
            ticker: Ticker(every: .seconds(3600)), jobs: { throw Broken() },
            deliveries: {
                record.yield()
                return 1
            })
        let running = Task { try await rescuer.run() }
        for await _ in looks { break }
        running.cancel()
        try await running.value
    }
}
