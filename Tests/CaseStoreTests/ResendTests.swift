import CaseStore
import Casework
import TestDatabase
import Testing

/// What was given up is sent again: in its order, with a window of its own, by an administrator of the organ alone.
@Suite struct ResendTests {
    private static let story: [AnnouncedEvent] = [.reportRegistered, .caseTriaged, .caseRouted, .caseClaimed]

    /// A case that an endpoint is told of.
    private struct Lane: Sendable {
        let office: TestOffice
        let endpoint: EndpointRecord.ID
        let report: Report.ID

        init(_ office: TestOffice, telling events: [AnnouncedEvent] = ResendTests.story) async throws {
            self.office = office
            endpoint = try await office.openEndpoint()
            report = try await office.plantReport(in: office.county)
            for event in events { try await tell(event) }
        }

        func tell(_ event: AnnouncedEvent) async throws {
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.announce(event, report, in: office.county)
            }
        }

        func claim() async throws -> [ClaimedDelivery] {
            try await office.store.transaction(as: .system, on: .notify) { transaction in
                try transaction.claimDeliveries([(endpoint, 10)], lease: 30)
            }
        }

        /// - Parameter isRead: whether the receiver answered; else it cannot be reached.
        func finish(_ delivery: ClaimedDelivery, _ result: DeliveryOutcome.Result, isRead: Bool = true) async throws {
            let outcome = DeliveryOutcome(
                id: delivery.id, token: delivery.token, result: result, status: isRead ? 500 : nil,
                failure: isRead ? "status" : "dns", microseconds: 5, isRead: isRead
            )
            let moved = try await office.store.transaction(as: .system, on: .notify) { transaction in
                try transaction.finishDeliveries([outcome])
            }
            #expect(moved == 1)
        }

        /// Claims the one head there must be, and ends it.
        @discardableResult
        func end(_ result: DeliveryOutcome.Result, isRead: Bool = true) async throws -> ClaimedDelivery {
            let claimed = try await claim()
            #expect(claimed.count == 1)
            let head = try #require(claimed.first)
            try await finish(head, result, isRead: isRead)
            return head
        }

        func rescue() async throws -> Int {
            try await office.store.transaction(as: .system, on: .notify) { try $0.rescueDeliveries() }
        }

        func resend(as caller: Caller? = nil, limit: Int = 10) async throws -> Int {
            try await office.store.transaction(as: caller ?? office.administrator) { transaction in
                try transaction.resendDeliveries(of: endpoint, limit: limit)
            }
        }

        func counts() async throws -> DeliveryCounts? {
            try await office.store.transaction(as: office.administrator) { try $0.deliveryCounts()[endpoint] }
        }
    }

    @Test func `what was given up goes out again in its order, under its ids, before what is newer`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office)
            let dead = [try await lane.end(.dead), try await lane.end(.dead)]
            #expect(try await lane.counts()?.dead == 2)
            #expect(try await lane.resend() == 2)
            let counts = try #require(try await lane.counts())
            #expect(counts.waiting == 2 && counts.dead == 0 && counts.delivered == 0, "the other two never left")
            var told: [ClaimedDelivery] = []
            for _ in Self.story { told.append(try await lane.end(.delivered)) }
            #expect(told.map(\.type) == Self.story)
            #expect(told.map(\.laneSequence) == [1, 2, 3, 4])
            #expect(told.prefix(2).map(\.id) == dead.map(\.id) && told.prefix(2).map(\.event) == dead.map(\.event))
            #expect(told.allSatisfy { $0.attempt == 1 }, "the count of tries begins anew")
            #expect(try await lane.claim().isEmpty)
        }
    }

    @Test func `what is announced after it stands behind it`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [.reportRegistered])
            try await lane.end(.dead)
            #expect(try await lane.resend() == 1)
            try await lane.tell(.caseTriaged)
            #expect(try await lane.end(.delivered).type == .reportRegistered)
            #expect(try await lane.end(.delivered).type == .caseTriaged)
        }
    }

    @Test func `what is under way is not overtaken, and steps back when it has to be tried again`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [.reportRegistered, .caseTriaged, .caseRouted])
            try await lane.end(.dead)
            let underWay = try #require(try await lane.claim().first)
            #expect(underWay.type == .caseTriaged)
            #expect(try await lane.resend() == 1)
            #expect(try await lane.rescue() == 0)
            #expect(try await lane.claim().isEmpty, "one delivery of a lane at a time")
            try await lane.finish(underWay, .retry(at: office.clock.now))
            for event in [AnnouncedEvent.reportRegistered, .caseTriaged, .caseRouted] {
                #expect(try await lane.end(.delivered).type == event)
            }
        }
    }

    @Test func `what is under way and is taken lets the older one pass`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [.reportRegistered, .caseTriaged, .caseRouted])
            try await lane.end(.dead)
            let underWay = try #require(try await lane.claim().first)
            #expect(try await lane.resend() == 1)
            try await lane.finish(underWay, .delivered)
            #expect(try await lane.end(.delivered).type == .reportRegistered)
            #expect(try await lane.end(.delivered).type == .caseRouted)
        }
    }

    @Test func `it has five days of its own, counted from its first try`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [.reportRegistered, .caseTriaged])
            try await lane.end(.retry(at: office.clock.now))
            office.clock.advance(days: 5)
            try await lane.end(.retry(at: office.clock.now))
            try await lane.end(.dead)
            #expect(try await lane.counts()?.dead == 2)
            #expect(try await lane.resend() == 2)
            // The days before a dispatcher gets to it are not charged.
            office.clock.advance(days: 6)
            for _ in 0..<2 {
                try await lane.end(.retry(at: office.clock.now))
                office.clock.advance(days: 4)
                try await lane.end(.retry(at: office.clock.now))
                #expect(try await lane.counts()?.waiting ?? 0 > 0)
                office.clock.advance(days: 1)
                let last = try await lane.end(.retry(at: office.clock.now))
                #expect(last.attempt == 3)
            }
            #expect(try await lane.counts()?.dead == 2)
        }
    }

    @Test func `no more than the limit is sent again, from the front, and the rest another time`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [.reportRegistered, .caseTriaged])
            try await lane.end(.dead)
            try await lane.end(.dead)
            #expect(try await lane.resend(limit: 1) == 1)
            #expect(try await lane.resend(limit: 1) == 1)
            #expect(try await lane.resend(limit: 1) == 0)
            #expect(try await lane.end(.delivered).type == .reportRegistered)
            #expect(try await lane.end(.delivered).type == .caseTriaged)
        }
    }

    /// An administrator would learn from what is missing afterwards that something turned against the organ.
    @Test func `what its receiver never read is sent again, and neither shown, nor counted, nor told`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office)
            try await lane.end(.dead, isRead: false)
            try await lane.end(.dead)
            try await lane.end(.dead, isRead: false)
            let counts = try #require(try await lane.counts())
            #expect(counts.waiting == 0 && counts.dead == 1 && counts.delivered == 0)
            let shown = try await office.store.transaction(as: office.administrator) { try $0.deliveries() }
            #expect(shown.map(\.type) == [AnnouncedEvent.caseTriaged.rawValue])
            #expect(try await lane.resend(limit: 1) == 1, "what is shown goes first")
            #expect(try await lane.resend(limit: 1) == 0)
            #expect(try await lane.resend(limit: 10) == 0)
            for event in Self.story { #expect(try await lane.end(.delivered).type == event) }
            #expect(try await lane.counts()?.delivered == 4)
        }
    }

    @Test func `deliveries are counted up to a bound, and the last one is known however many there were`() async throws
    {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [])
            let (most, now) = (DeliveryCounts.most, office.clock.now)
            let (endpoint, seconds) = (lane.endpoint.rawValue, now.microsecondsSinceEpoch / 1_000_000)
            func plant(_ count: Int, _ state: String, finished: String) async throws {
                try await office.plant(
                    """
                    insert into notify.delivery (
                        delivery_id, cell_id, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at,
                        state, due_at, finished_at, is_shown
                    )
                    select
                        gen_random_uuid(), '4202', '\(endpoint)', gen_random_uuid(), gen_random_uuid(),
                        'dengwen.case.routed.v1', 1, m.at, '\(state)', m.at, \(finished), true
                    from
                        generate_series(1, \(count)) as g,
                        (values (to_timestamp(\(seconds)))) as m (at)
                    """)
            }
            try await plant(most + 10, "done", finished: "m.at - g * interval '1 second'")
            try await plant(most, "dead", finished: "m.at")
            try await plant(3, "blocked", finished: "null::timestamptz")
            let counts = try #require(try await lane.counts())
            #expect(counts.delivered == most + 1, "more than are counted")
            #expect(counts.dead == most && counts.waiting == 3)
            #expect(counts.lastDeliveredAt == Instant(microsecondsSinceEpoch: (seconds - 1) * 1_000_000))
            try await plant(most, "ready", finished: "null::timestamptz")
            #expect(try await lane.counts()?.waiting == most + 1, "of several states, one more than are counted")
        }
    }

    @Test func `nobody sends again but an administrator of the organ, and only to an active endpoint`() async throws {
        try await TestDatabase.withOffice { office in
            let lane = try await Lane(office, telling: [.reportRegistered])
            try await lane.end(.dead)
            let others: [Caller] = [
                office.first(.administrator, in: office.city), office.clerk, office.head, office.auditor,
                .publicVisitor, .system,
            ]
            for caller in others { #expect(try await lane.resend(as: caller) == 0, "\(caller)") }
            try await office.store.transaction(as: office.administrator) { try $0.disableEndpoint(lane.endpoint) }
            #expect(try await lane.resend() == 0)
            #expect(try await lane.claim().isEmpty)
            try await office.store.transaction(as: office.administrator) { try $0.enableEndpoint(lane.endpoint) }
            #expect(try await lane.resend(as: office.securityAdministrator) == 1)
        }
    }
}
