import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// Walls around route decisions, around who had seen an item, and around alerts: the database decides, not the page.
@Suite struct AccusedWallTests {
    /// A clue that moved up from the county, whose organ is barred, with all that hangs on it.
    private static func planted(_ office: TestOffice) async throws -> Planted {
        let room = Clue.Destination(organ: office.city, room: Room.ID("O420200-GJ"))
        let planted = try await office.plantClue(
            PlantedPlace(receiver: office.county, destination: room, barred: Barred(organs: [office.county])))
        let report = planted.report
        let (county, city) = (office.county, office.city)
        try await office.store.transaction(as: office.clerk) { transaction in
            try transaction.audit(AuditRecord("report.open", report), in: county)
        }
        try await office.store.transaction(as: .system, on: .worker) { transaction in
            let input = Route.Input(
                matter: .suggestion,
                receiver: Route.OrganFact(id: city, name: Bilingual("市", "City"), level: .city, superior: nil),
                organs: [], rooms: [], accused: [])
            try transaction.insert(Route.decide(input), on: report, at: city, clue: planted.clue)
            for _ in 1...2 { try transaction.noteSeen(report, barred: Barred(organs: [county])) }
            #expect(try transaction.seenBefore(report).count == 1, "noted once")
            #expect(
                try transaction.raiseAlert(of: report, [.collective], in: city, to: [city, county], .leaders).sorted()
                    == [city, county])
        }
        return planted
    }

    private static func rows(_ report: Report.ID, as caller: Caller, _ office: TestOffice) async throws -> [Int] {
        try await office.store.transaction(as: caller) { transaction in
            [
                try transaction.routes(of: report).count, try transaction.seenBefore(report).count,
                try transaction.alerts().count,
            ]
        }
    }

    /// The organs of those who are noted.
    private static func noted(_ report: Report.ID, _ office: TestOffice) async throws -> [Organ.ID] {
        try await office.store.transaction(as: .system, on: .worker) { try $0.seenBefore(report).map(\.organ) }
    }

    @Test func `HS-26, JB-47: the barred organ sees none of it, whatever the role`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await Self.planted(office).report
            let barred = [office.clerk, office.lead, office.supervisor, office.deputy, office.head, office.auditor]
            let others = [office.first(.head, in: office.neighbour), office.administrator, .publicVisitor]
            for caller in barred + others {
                #expect(try await Self.rows(report, as: caller, office) == [0, 0, 0], "\(caller)")
            }
        }
    }

    @Test func `JB-47: leaders, the head of the petition office and cadre supervision see who had seen it, others not`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let report = try await Self.planted(office).report
            for caller in [office.cityLead, office.cityDeputy, office.cityHead] {
                #expect(try await Self.rows(report, as: caller, office) == [1, 1, 1], "\(caller)")
            }
            let cadre = office.cityMember(of: Room.ID("O420200-GJ"))
            #expect(try await Self.rows(report, as: cadre, office) == [1, 1, 0])
            #expect(try await Self.rows(report, as: office.cityClerk, office) == [1, 0, 0])
            let room = office.cityMember(of: Room.ID("O420200-J1"))
            #expect(try await Self.rows(report, as: room, office) == [0, 0, 0])
        }
    }

    @Test func `nobody but the system notes who had seen an item, and nobody tells an organ by hand`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await Self.planted(office).report
            let (city, supervisors) = (office.city, [office.cityLead, office.cityHead])
            try await office.store.transaction(as: office.cityClerk) { transaction in
                try transaction.audit(AuditRecord("report.open", report), in: city)
            }
            for caller in supervisors {
                try await office.store.transaction(as: caller) { transaction in
                    try transaction.noteSeen(report, barred: Barred(organs: [city]))
                }
                #expect(try await Self.noted(report, office) == [office.county])
                await #expect(throws: (any Error).self) {
                    _ = try await office.store.transaction(as: caller) { transaction in
                        try transaction.raiseAlert(
                            of: report, [.collective], in: city, to: [Organ.ID("O420222")], .leaders)
                    }
                }
            }
            try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.noteSeen(report, barred: Barred(organs: [city]))
            }
            #expect(Set(try await Self.noted(report, office)) == [office.county, city])
        }
    }
}
