import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What each caller sees of planted matters: the database decides, not the page.
@Suite struct WallTests {
    /// What one caller finds in the tables that hang on a report and its clue.
    private struct Sight: Equatable {
        var reports = 0
        var texts = 0
        var keys = 0
        var accused = 0
        var clues = 0
        var events = 0
        var clocks = 0
        var notices = 0

        static let nothing = Sight()
        static let everything = Sight(
            reports: 1, texts: 1, keys: 1, accused: 1, clues: 1, events: 2, clocks: 2, notices: 1)
    }

    private static func look(_ planted: Planted, as caller: Caller, _ office: TestOffice) async throws -> Sight {
        try await office.store.transaction(as: caller) { transaction in
            var sight = Sight()
            sight.reports = (try? transaction.report(planted.report)) == nil ? 0 : 1
            sight.clues = try transaction.clues(of: planted.report).count
            sight.texts = (try? transaction.content(of: planted.report)) == nil ? 0 : 1
            sight.accused = try transaction.standings(of: planted.report).count
            sight.events =
                try transaction.events(of: planted.report).count + transaction.events(of: planted.clue).count
            sight.clocks =
                try transaction.clocks(of: planted.report).count + transaction.clocks(of: planted.clue).count
            sight.notices = try transaction.notices(of: planted.report).count
            sight.keys = sight.texts
            return sight
        }
    }

    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    @Test func `the office, the leaders and case supervision see the whole of a matter`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            for caller in [office.clerk, office.lead, office.supervisor, office.deputy, office.head] {
                let sight = try await Self.look(planted, as: caller, office)
                #expect(sight == .everything, "\(caller)")
            }
        }
    }

    @Test func `JB-47 ZJ-23 SS-172 case supervision reads no word of what is no clue, unless a room found it`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            func reads(_ report: Report.ID, _ caller: Caller) async throws -> Bool {
                try await office.store.transaction(as: caller) { try $0.readableContent(of: report) != nil }
            }
            let report = try await office.plantReport(in: office.county)
            #expect(try await !reads(report, office.supervisor))
            for caller in [office.clerk, office.lead] { #expect(try await reads(report, caller), "\(caller)") }
            for caller in [office.deputy, office.head] {
                #expect(try await !reads(report, caller), "JB-15, nobody has triaged it: \(caller)")
            }
            try await office.plant("update casework.report set state = 'accepted', kind = 'accusation'")
            #expect(try await !reads(report, office.supervisor))
            for caller in [office.clerk, office.lead, office.deputy, office.head] {
                #expect(try await reads(report, caller), "\(caller)")
            }
            try await office.plant(
                """
                update casework.report set source = 'room', channel = 'other', signature = 'anonymous';
                insert into casework.found_clue (
                    found_id, report_id, organ_id, room_id, found_year, found_number, origin, own_scope, state,
                    found_by, found_on, registered_on
                )
                select
                    r.report_id, r.report_id, r.holder_organ_id, 'O420281-J1', 2026, 1, 'found_in_case', true, 'filed',
                    'S1', r.received_on, r.received_on
                from casework.report as r
                """)
            #expect(try await reads(report, office.supervisor))
        }
    }

    @Test func `other organs, accounts people and the public see nothing, not even in counts`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let outsiders = [
                office.first(.petitionLead, in: office.neighbour), office.first(.head, in: office.neighbour),
                office.cityLead, office.cityHead, office.first(.head, in: office.township), office.administrator,
                office.auditor, .publicVisitor,
            ]
            for caller in outsiders {
                let sight = try await Self.look(planted, as: caller, office)
                #expect(sight == .nothing, "\(caller)")
                let (countsNothing, board, inbox) = try await office.store.transaction(as: caller) { transaction in
                    (
                        try transaction.reportCounts().isEmpty, try transaction.board(.all).count,
                        try transaction.register().count
                    )
                }
                #expect(countsNothing && board == 0 && inbox == 0, "\(caller)")
            }
        }
    }

    @Test func `a room sees its own clues only, and the words once somebody holds them`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let other = try await Self.look(planted, as: office.member(of: Room.ID("O420281-J2")), office)
            #expect(other == .nothing)
            let member = office.member(of: Room.ID("O420281-J1"))
            let before = try await Self.look(planted, as: member, office)
            #expect(before.clues == 1)
            #expect(before.texts == 0, "no words before the claim")
            try await Self.claim(planted, by: member, office)
            let after = try await Self.look(planted, as: member, office)
            #expect(after.texts == 1)
            let colleague = try await Self.look(planted, as: office.member(of: Room.ID("O420281-J1"), 1), office)
            #expect(colleague.clues == 1)
            #expect(colleague.texts == 0, "a colleague does not read what another holds")
        }
    }

    private static func claim(_ planted: Planted, by caller: Caller, _ office: TestOffice) async throws {
        try await office.store.transaction(as: caller) { transaction in
            let record = try transaction.lockClue(planted.clue)
            guard try transaction.claim(record, lease: 3600) != nil else { throw StoreError.stale }
        }
    }

    @Test func `an organ that must not know sees nothing of what it received itself`() async throws {
        try await TestDatabase.withOffice { office in
            let city = Clue.Destination(organ: office.city, room: Room.ID("O420200-GJ"))
            let planted = try await office.plantClue(
                PlantedPlace(
                    receiver: office.county, destination: city, barred: Barred(organs: [office.county])
                )
            )
            for caller in [office.clerk, office.lead, office.deputy, office.head, office.supervisor] {
                let sight = try await Self.look(planted, as: caller, office)
                #expect(sight == .nothing, "HS-26: \(caller)")
            }
            let sight = try await Self.look(planted, as: office.cityLead, office)
            #expect(sight.reports == 1 && sight.texts == 1 && sight.clues == 1)
        }
    }

    @Test func `a room and a person that must not know see nothing`() async throws {
        try await TestDatabase.withOffice { office in
            let deputy = try #require(office.deputy.staff)
            let planted = try await office.plantClue(
                PlantedPlace(
                    receiver: office.county, destination: Self.room,
                    barred: Barred(rooms: [Room.ID("O420281-AG")], staff: [deputy.staff])
                )
            )
            for caller in [office.supervisor, office.deputy] {
                let sight = try await Self.look(planted, as: caller, office)
                #expect(sight == .nothing, "\(caller)")
            }
            let sight = try await Self.look(planted, as: office.head, office)
            #expect(sight == .everything)
        }
    }

    @Test func `who stands aside sees the clue no more`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let member = office.member(of: Room.ID("O420281-J1"))
            let staff = try #require(member.staff)
            try await office.store.transaction(as: member) { transaction in
                try transaction.declareRecusal(of: staff.staff, from: planted.clue, ground: .declared)
            }
            let sight = try await Self.look(planted, as: member, office)
            #expect(sight == .nothing)
        }
    }

    @Test func `nobody can make somebody else stand aside`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            await #expect(throws: DatabaseError.self) {
                try await office.store.transaction(as: office.member(of: Room.ID("O420281-J1"))) { transaction in
                    try transaction.declareRecusal(of: Staff.ID("S1389"), from: planted.clue, ground: .declared)
                }
            }
        }
    }

    @Test func `the head learns neither of sealed lines about the head nor of what went up`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let line = try await office.store.transaction(as: .system, on: .worker) { transaction in
                let lines = SealedLine.Ground.allCases.map { (ground: $0, id: transaction.newID() as SealedLine.ID) }
                for (place, line) in lines.enumerated() {
                    _ = try transaction.insertSealed(
                        ground: line.ground, organ: office.county, channel: .letter, receivedOn: transaction.today,
                        clock: office.upwardClock, key: .form("sealed-\(place)"), as: line.id
                    )
                }
                return lines[0].id
            }
            try await office.sealUp(report, as: line)
            let grounds: @Sendable (Caller) async throws -> [SealedLine.Ground] = { caller in
                try await office.store.transaction(as: caller) { try $0.sealedLines().map(\.ground) }
            }
            #expect(try await grounds(office.head) == [.upperLevel])
            #expect(try await Set(grounds(office.lead)) == Set(SealedLine.Ground.allCases))
            for caller in [office.deputy, office.supervisor, office.cityLead, office.auditor, .publicVisitor] {
                #expect(try await grounds(caller).isEmpty, "\(caller)")
            }
            for (caller, expected) in [(office.head, 0), (office.deputy, 0), (office.lead, 1), (office.clerk, 1)] {
                let lines = try await office.store.transaction(as: caller) { try $0.register() }
                let sealedUp = lines.count { $0.report.report.state == .sealedUp }
                #expect(sealedUp == expected, "\(caller)")
            }
        }
    }

    @Test func `a public hand-in is opened by the head of the petition office alone`() async throws {
        try await TestDatabase.withOffice { office in
            let store = office.store
            let id = try await store.transaction(as: .publicVisitor) { transaction in
                let report = try store.seal(
                    office.draft(), for: office.county, number: nil, source: .publicPage, key: .form("p"),
                    queryCode: nil
                )
                try transaction.insert([report])
                return report.id
            }
            for caller in [office.lead, office.clerk, office.head, .publicVisitor] {
                let sees = caller == office.lead
                let found = try await store.transaction(as: caller) { (try? $0.report(id)) != nil }
                #expect(found == sees, "\(caller)")
            }
        }
    }

    @Test func `三员分立 an auditor is shown the log of the own organ, and nobody reads a row of it`() async throws {
        try await TestDatabase.withOffice { office in
            for (caller, organ) in [(office.clerk, office.county), (office.cityClerk, office.city)] {
                try await office.store.transaction(as: caller) { try $0.audit(AuditRecord("account.test"), in: organ) }
            }
            let day = office.clock.today
            let shown: @Sendable (Caller) async throws -> [String] = { caller in
                try await office.store.transaction(as: caller) { transaction in
                    try transaction.auditRows(AuditFilter(kind: "account", from: day, to: day), after: nil, limit: 50)
                        .filter { $0.action == "account.test" }.map(\.chain)
                }
            }
            #expect(try await shown(office.auditor) == ["O420281"])
            #expect(try await shown(office.cityAuditor) == ["O420200"])
            for caller in [
                office.head, office.lead, office.administrator, office.securityAdministrator, .publicVisitor,
            ] {
                #expect(try await shown(caller).isEmpty, "\(caller)")
            }
            for caller in [office.auditor, office.head, office.administrator, .publicVisitor] {
                let rows = try await office.store.transaction(as: caller) {
                    try $0.auditEntries(of: office.county).count
                }
                #expect(rows == 0, "\(caller)")
            }
        }
    }

    @Test func `deliveries are seen by the administrators of the endpoint's organ`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.openEndpoint()
            let report = try await office.plantReport(in: office.county)
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.announce(.reportRegistered, report, in: office.county)
            }
            let seen: @Sendable (Caller) async throws -> Int = { caller in
                try await office.store.transaction(as: caller) { transaction in
                    try transaction.deliveries().count + transaction.endpoints().count
                }
            }
            #expect(
                try await seen(office.administrator) == 1,
                "what no receiver has read may be withdrawn, and is not shown")
            try await office.plant("update notify.delivery set is_shown = true")
            #expect(try await seen(office.administrator) == 2)
            let others = [
                office.head, office.lead, office.auditor, office.first(.administrator, in: office.city), .publicVisitor,
            ]
            for caller in others { #expect(try await seen(caller) == 0, "\(caller)") }
        }
    }
}
