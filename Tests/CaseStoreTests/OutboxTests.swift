import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

@Suite struct OutboxTests {
    private static func announce(_ event: AnnouncedEvent, _ id: Report.ID, _ office: TestOffice) async throws {
        try await office.store.transaction(as: office.clerk) { transaction in
            try transaction.announce(event, id, in: office.county)
        }
    }

    private static func claim(
        _ endpoints: [EndpointRecord.ID], room: Int = 10, _ office: TestOffice
    ) async throws -> [ClaimedDelivery] {
        try await office.store.transaction(as: .system, on: .notify) { transaction in
            try transaction.claimDeliveries(endpoints.map { ($0, room) }, lease: 30)
        }
    }

    private static func finish(
        _ delivery: ClaimedDelivery, _ result: DeliveryOutcome.Result, _ office: TestOffice
    ) async throws -> Int {
        try await office.store.transaction(as: .system, on: .notify) { transaction in
            try transaction.finishDeliveries([
                DeliveryOutcome(
                    id: delivery.id, token: delivery.token, result: result, status: 200, failure: nil, microseconds: 5,
                    isRead: true)
            ])
        }
    }

    @Test func `only the organ's active endpoints that want the event are told`() async throws {
        try await TestDatabase.withOffice { office in
            let wants = try await office.openEndpoint("wants")
            let other = try await office.openEndpoint("other", events: [.caseConcluded])
            let disabled = try await office.openEndpoint("disabled")
            try await office.store.transaction(as: office.administrator) { transaction in
                try transaction.disableEndpoint(disabled)
                _ = try transaction.insertEndpoint(
                    organ: office.county, name: "proposed", host: "p.example", port: 443, cidrs: [],
                    url: "https://p.example", secret: "whsec_", events: AnnouncedEvent.allCases,
                    by: Staff.ID("X420281-1"))
            }
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            let elsewhere = try await office.plantReport(in: office.city)
            try await office.store.transaction(as: office.cityClerk) { transaction in
                try transaction.announce(.reportRegistered, elsewhere, in: office.city)
            }
            let claimed = try await Self.claim([wants, other, disabled], office)
            #expect(claimed.map(\.endpoint) == [wants])
            #expect(claimed.first?.type == .reportRegistered && claimed.first?.attempt == 1)
        }
    }

    @Test func `nobody approves what they proposed`() async throws {
        try await TestDatabase.withOffice { office in
            let rules: [(roles: Set<Role>, rule: String)] = [
                ([.administrator], "endpoint_is_approved_for_security"),
                // Nor would somebody who held both offices.
                ([.administrator, .securityAdministrator], "endpoint_has_two_persons"),
            ]
            for (roles, rule) in rules {
                let person = Staff.ID("X420281-1")
                let caller = StaffCaller(staff: person, organ: office.county, room: nil, roles: roles)
                let broken = await TestDatabase.refusedRule {
                    try await office.store.transaction(as: .staff(caller)) { transaction in
                        let id = try transaction.insertEndpoint(
                            organ: office.county, name: "p", host: "p.example", port: 443, cidrs: [],
                            url: "https://p.example", secret: "whsec_", events: [], by: person)
                        try transaction.approveEndpoint(id, by: person)
                    }
                }
                #expect(broken == rule)
            }
        }
    }

    @Test func `address and secret of an endpoint read back and are sealed in the table`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await office.openEndpoint("sealed")
            let found = try await office.store.transaction(as: .system, on: .notify) { try $0.endpoints() }
            #expect(found.map(\.id) == [id])
            #expect(found.first?.url == "https://receiver.example/sealed")
            #expect(found.first?.secret == "whsec_dGVzdA==")
            #expect(found.first?.state == "active")
        }
    }

    @Test func `of one case only the first event is out, and the next follows it`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            for event in [AnnouncedEvent.reportRegistered, .caseTriaged, .caseRouted] {
                try await Self.announce(event, report, office)
            }
            for (place, expected) in [AnnouncedEvent.reportRegistered, .caseTriaged, .caseRouted].enumerated() {
                let claimed = try await Self.claim([endpoint], office)
                #expect(claimed.map(\.type) == [expected])
                #expect(claimed.first?.laneSequence == place + 1)
                let moved = try await Self.finish(try #require(claimed.first), .delivered, office)
                #expect(moved == 1)
            }
            let rest = try await Self.claim([endpoint], office)
            #expect(rest.isEmpty)
        }
    }

    @Test func `JB-15 that a report was registered is told once to each receiver, and anew where it was withdrawn`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let first = try await office.openEndpoint("a")
            let report = try await office.plantReport(in: office.county)
            for _ in 0..<2 { try await Self.announce(.reportRegistered, report, office) }
            let told = try #require(try await Self.claim([first], office).first)
            _ = try await Self.finish(told, .delivered, office)
            #expect(try await Self.claim([first], office).isEmpty)
            let second = try await office.openEndpoint("b")
            try await Self.announce(.reportRegistered, report, office)
            try await office.plant("update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1")
            #expect(try await Self.claim([first, second], office).isEmpty)
            try await office.plant("update casework.report set seal_asked_on = null, seal_ground = null")
            try await Self.announce(.reportRegistered, report, office)
            #expect(try await Self.claim([first, second], office).map(\.endpoint) == [second])
        }
    }

    @Test func `a delivery that failed for good lets the next one pass`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            try await Self.announce(.caseTriaged, report, office)
            let first = try #require(try await Self.claim([endpoint], office).first)
            _ = try await Self.finish(first, .dead, office)
            let next = try await Self.claim([endpoint], office)
            #expect(next.map(\.type) == [.caseTriaged])
        }
    }

    @Test func `a retry waits for its time, in front of what follows it`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            try await Self.announce(.caseTriaged, report, office)
            let first = try #require(try await Self.claim([endpoint], office).first)
            let later = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 60_000_000)
            _ = try await Self.finish(first, .retry(at: later), office)
            let early = try await Self.claim([endpoint], office)
            #expect(early.isEmpty)
            office.clock.advance(seconds: 60)
            let again = try await Self.claim([endpoint], office)
            #expect(again.map(\.id) == [first.id] && again.first?.attempt == 2)
        }
    }

    @Test func `what died with its dispatcher goes out again, and the late one is kept out`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            let first = try #require(try await Self.claim([endpoint], office).first)
            office.clock.advance(seconds: 31)
            let rescued = try await office.store.transaction(as: .system, on: .notify) { try $0.rescueDeliveries() }
            #expect(rescued == 1)
            let second = try #require(try await Self.claim([endpoint], office).first)
            #expect(second.id == first.id && second.event == first.event && second.token != first.token)
            let late = try await Self.finish(first, .delivered, office)
            #expect(late == 0)
            let moved = try await Self.finish(second, .delivered, office)
            #expect(moved == 1)
        }
    }

    @Test func `an endpoint gets no more than it has room for`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            for _ in 0..<5 {
                try await Self.announce(.reportRegistered, try await office.plantReport(in: office.county), office)
            }
            let (three, two) = (
                try await Self.claim([endpoint], room: 3, office).count,
                try await Self.claim([endpoint], room: 3, office).count
            )
            #expect(three == 3 && two == 2)
        }
    }

    @Test func `two endpoints know the same case by different names, one endpoint by one`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoints = [try await office.openEndpoint("a"), try await office.openEndpoint("b")]
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            let claimed = try await Self.claim(endpoints, office)
            #expect(Set(claimed.map(\.caseReference)).count == 2)
            #expect(claimed.allSatisfy { !$0.caseReference.contains(report.rawValue.prefix(8)) })
            for delivery in claimed { _ = try await Self.finish(delivery, .delivered, office) }
            try await Self.announce(.caseTriaged, report, office)
            let second = try await Self.claim(endpoints, office)
            #expect(Set(second.map(\.caseReference)) == Set(claimed.map(\.caseReference)))
        }
    }

    @Test func `nobody tells in another organ's name`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            for caller in [office.cityClerk, office.first(.administrator, in: office.city), .publicVisitor] {
                do {
                    try await office.store.transaction(as: caller) { transaction in
                        try transaction.announce(.reportRegistered, report, in: office.county)
                    }
                    Issue.record("\(caller) tells of another organ's report")
                } catch let error as DatabaseError {
                    #expect(error.sqlState == "DW001")
                }
            }
            #expect(try await Self.claim([endpoint], office).isEmpty)
        }
    }

    @Test func `many who tell of one case at the same time stand in one line without a gap`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<24 { group.addTask { try await Self.announce(.caseTriaged, report, office) } }
                try await group.waitForAll()
            }
            for place in 1...24 {
                let claimed = try await Self.claim([endpoint], office)
                #expect(claimed.map(\.laneSequence) == [place])
                _ = try await Self.finish(try #require(claimed.first), .delivered, office)
            }
        }
    }

    @Test func `nothing is told of what was rolled back`() async throws {
        struct Change: Error {}
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            await #expect(throws: Change.self) {
                try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.announce(.reportRegistered, report, in: office.county)
                    throw Change()
                }
            }
            let claimed = try await Self.claim([endpoint], office)
            #expect(claimed.isEmpty)
        }
    }

    @Test func `HS-26 what was withdrawn leaves no hole in what a receiver counts, and goes out no more`() async throws
    {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            let first = try #require(try await Self.claim([endpoint], office).first)
            _ = try await Self.finish(first, .delivered, office)
            for event in [AnnouncedEvent.caseTriaged, .caseRouted] { try await Self.announce(event, report, office) }
            let place = "where report_id = '\(report.rawValue)'"
            try await office.plant(
                "update casework.report set barred_organ_ids = '{O420281}', holder_organ_id = 'O420200' \(place)")
            #expect(try await Self.claim([endpoint], office).isEmpty)
            // It was somebody else of that name: the organ may know again, and does not learn that it might not.
            try await office.plant(
                "update casework.report set barred_organ_ids = '{}', holder_organ_id = 'O420281' \(place)")
            #expect(try await Self.claim([endpoint], office).isEmpty)
            try await Self.announce(.caseClaimed, report, office)
            let next = try #require(try await Self.claim([endpoint], office).first)
            #expect(next.type == .caseClaimed && next.laneSequence == first.laneSequence + 1)
            _ = try await Self.finish(next, .delivered, office)
            #expect(try await Self.claim([endpoint], office).isEmpty)
        }
    }

    /// Whoever tells of an item counts what its lane holds: what is withdrawn meanwhile would leave a hole behind it.
    @Test func `HS-26 of a lane that somebody is putting something into nothing goes out and nothing is withdrawn`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            try await office.plant("update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1")
            func states() async throws -> [String] {
                try await office.admin.run { session in
                    try session.query(Statement("select d.state from notify.delivery as d")).map { try $0.text(0) }
                }
            }
            let lane = "notify.lane('\(endpoint.rawValue)', '\(report.rawValue)')"
            try await office.script("select pg_advisory_lock(\(lane))")
            #expect(try await Self.claim([endpoint], office).isEmpty)
            #expect(try await states() == ["ready"])
            try await office.script("select pg_advisory_unlock(\(lane))")
            #expect(try await Self.claim([endpoint], office).isEmpty)
            #expect(try await states() == ["withdrawn"])
        }
    }

    @Test func `what died with its dispatcher may have been read, and is not withdrawn`() async throws {
        try await TestDatabase.withOffice { office in
            let endpoint = try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await Self.announce(.reportRegistered, report, office)
            let lost = try #require(try await Self.claim([endpoint], office).first)
            office.clock.advance(seconds: 60)
            let rescued = try await office.store.transaction(as: .system, on: .notify) { try $0.rescueDeliveries() }
            #expect(rescued == 1)
            try await office.plant("update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1")
            #expect(try await Self.claim([endpoint], office).map(\.id) == [lost.id])
        }
    }
}
