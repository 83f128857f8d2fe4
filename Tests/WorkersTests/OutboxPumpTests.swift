import CaseStore
import Casework
import Foundation
import Operations
import TestDatabase
import Testing

@testable import Workers

@Suite struct OutboxPumpTests {
    private func pump(_ office: TestOffice, loopback: Bool = true) -> @Sendable () async throws -> Void {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        bell.finish()
        let pump = OutboxPump(office.context, settings: .init(permitsLoopback: loopback), wakeUps: wakeUps)
        return { try await pump.run() }
    }

    /// Receivers refuse signatures that are more than five minutes old or young, so the office lives today.
    private func office(_ body: (TestOffice) async throws -> Void) async throws {
        try await TestDatabase.withOffice { office in
            office.clock.set(Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)))
            try await body(office)
        }
    }

    @Test func `events of a case arrive in order, signed, and after a failure again under the same id`() async throws {
        try await office { office in
            let receiver = try Receiver(plan: [500, 200])
            _ = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            let items = [office.newItem(), office.newItem()]
            let story: [AnnouncedEvent] = [.reportRegistered, .caseTriaged, .caseRouted, .caseClaimed, .caseConcluded]
            for event in story {
                for item in items { try await office.announce(event, item) }
            }
            try await office.run(pump(office)) { try await office.deliveries().allSatisfy { $0.state == "done" } }

            let lines = try receiver.lines()
            #expect(lines.count == 1 + 2 * story.count + 1)
            #expect(lines.allSatisfy { $0.isSigned })
            #expect(lines.allSatisfy { $0.source == "/dengwen/420281" })
            let failed = try #require(lines.first)
            #expect(failed.status == 500)
            #expect(lines.filter { $0.id == failed.id }.map(\.status) == [500, 200])
            let taken = Dictionary(grouping: lines.filter { $0.status == 200 }, by: \.reference)
            #expect(taken.count == items.count + 1)
            for told in taken.values where told.count > 1 {
                #expect(told.map(\.revision) == Array(1...story.count))
                #expect(told.map(\.type) == story.map(\.rawValue))
            }
        }
    }

    @Test func `once all is sent it says that it sleeps, and until then nobody wakes it`() async throws {
        try await office { office in
            let receiver = try Receiver()
            _ = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            // An error where there is no such row.
            let sleeps = {
                (try? await office.script("select 1 / count(*) from queue.sleeper where stage = 'deliver'")) != nil
            }
            #expect(await sleeps() == false)
            try await office.run(pump(office)) { await sleeps() }
            #expect(try await office.deliveries().map(\.state) == ["done"])
        }
    }

    @Test func `what a dead dispatcher held is sent after its lease, under the same id`() async throws {
        try await office { office in
            let receiver = try Receiver()
            let endpoint = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            let room = [DeliveryEndpoint(endpoint.rawValue): 4]
            let held = try #require(try await ClaimDeliveries(office.context)(room).first)
            #expect(try await RescueDeliveries(office.context)() == 0)
            office.clock.advance(seconds: DeliverLimits.leaseSeconds + 1)
            #expect(try await RescueDeliveries(office.context)() == 1)
            try await office.run(pump(office)) { try await office.deliveries().allSatisfy { $0.state == "done" } }

            let lines = try receiver.lines()
            #expect(lines.map(\.id) == [MessageID.text(.delivery, held.id.rawValue)])
            // The dead one comes back and believes that it failed.
            let late = FinishDeliveries.Ended(
                held.id, token: held.token, .dead, status: nil, failure: "timeout", microseconds: 1
            )
            try await FinishDeliveries(office.context)([late], noticed: [])
            #expect(try await office.deliveries().map(\.state) == ["done"])
        }
    }

    @Test func `a pause is not charged`() async throws {
        try await office { office in
            let receiver = try Receiver(plan: [429, 429, 200])
            _ = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            try await office.run(pump(office)) { try await office.deliveries().allSatisfy { $0.state == "done" } }
            #expect(try await office.deliveries().map(\.attempt) == [1])
            #expect(try await office.deliveries().map(\.lastStatus) == [200])
            #expect(try receiver.lines().map(\.status) == [429, 429, 200])
            #expect(try await office.chain().map(\.detail).contains("health=paused"))
        }
    }

    @Test func `an endpoint that is gone is disabled, and the audit log says so`() async throws {
        try await office { office in
            let receiver = try Receiver(plan: [410])
            _ = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            try await office.announce(.caseRouted, office.newItem())
            let administrator = try #require(office.administrator.staff)
            try await office.run(pump(office)) {
                try await Webhooks(office.context).endpoints(as: administrator).allSatisfy { $0.state == "disabled" }
            }
            let endpoint = try #require(try await Webhooks(office.context).endpoints(as: administrator).first)
            #expect(endpoint.health == .gone)
            #expect(try await FindEndpoints(office.context)().isEmpty)
            let news = try await office.chain().filter { $0.action == "endpoint.noticed" }
            #expect(news.map(\.detail) == ["health=gone"])
            #expect(news.map(\.actor) == ["system"])
        }
    }

    @Test func `a receiver on this machine is refused unless the settings permit it`() async throws {
        try await office { office in
            let receiver = try Receiver()
            _ = try await office.endpoint(receiver.url, port: receiver.port, secret: Receiver.secret)
            try await office.run(pump(office, loopback: false)) {
                try await office.deliveries().allSatisfy { $0.state == "dead" }
            }
            #expect(try receiver.lines().isEmpty)
        }
    }

    @Test func `after five days of trying a delivery is given up, and the next of its case goes on`() async throws {
        try await office { office in
            let endpoint = try await office.endpoint("http://127.0.0.1:9/", port: 9, secret: Receiver.secret)
            let item = office.newItem()
            try await office.announce(.caseRouted, item)
            try await office.announce(.caseClaimed, item)
            let context = office.context
            func fail(expecting count: Int) async throws {
                let claimed = try await ClaimDeliveries(context)([DeliveryEndpoint(endpoint.rawValue): 9])
                #expect(claimed.count == count)
                let ended = claimed.map {
                    FinishDeliveries.Ended(
                        $0.id, token: $0.token, .retry(at: context.now), status: 500, failure: "status", microseconds: 1
                    )
                }
                try await FinishDeliveries(context)(ended, noticed: [])
            }
            // The ping and the head of the case's lane.
            try await fail(expecting: 2)
            office.clock.advance(days: 4)
            try await fail(expecting: 2)
            #expect(try await office.deliveries().filter { $0.state == "dead" }.isEmpty)
            office.clock.advance(days: 1)
            try await fail(expecting: 2)
            #expect(try await office.deliveries().filter { $0.state == "dead" }.count == 2)
            // The next one has its own five days.
            try await fail(expecting: 1)
            let left = try await office.deliveries().filter { $0.state == "ready" }
            #expect(left.map(\.type) == [AnnouncedEvent.caseClaimed.rawValue])
        }
    }

    @Test func `an endpoint that works again is shown as working`() async throws {
        try await office { office in
            let endpoint = try await office.endpoint("http://127.0.0.1:9/", port: 9, secret: Receiver.secret)
            let (context, id) = (office.context, DeliveryEndpoint(endpoint.rawValue))
            let administrator = try #require(office.administrator.staff)
            func health() async throws -> EndpointHealth? {
                try await Webhooks(context).endpoints(as: administrator).first?.health
            }
            let until = Instant(microsecondsSinceEpoch: context.now.microsecondsSinceEpoch + 30_000_000)
            try await FinishDeliveries(context)([], noticed: [(id, .failing(until: until))])
            try await FinishDeliveries(context)([], noticed: [(id, .failing(until: until))])
            #expect(try await health() == .failing)
            #expect(try await office.chain().filter { $0.action == "endpoint.noticed" }.count == 1)
            office.clock.advance(seconds: 31)
            let claimed = try #require(try await ClaimDeliveries(context)([id: 1]).first)
            let done = FinishDeliveries.Ended(
                claimed.id, token: claimed.token, .delivered, status: 204, failure: nil, microseconds: 1
            )
            try await FinishDeliveries(context)([done], noticed: [])
            #expect(try await health() == .working)
        }
    }
}
