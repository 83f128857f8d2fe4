import CaseStore
import Casework
import Libpq
import Sealing
import TestDatabase
import Testing

@Suite struct TrackingTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    @Test func `a query code opens its own report's coarse state and nothing else`() async throws {
        try await TestDatabase.withOffice { office in
            let code = office.store.newQueryCode(cell: "4202")
            let report = try await office.plantReport(in: office.county, code: code)
            let key = try await office.key(code)
            let found = try await office.store.transaction(as: .publicVisitor) { try $0.track(key) }
            #expect(found?.report == report)
            #expect(found?.status == .received)
            #expect(found?.notices.isEmpty == true)
            #expect(found?.receivedOn == office.clock.today)
            let other = office.store.newQueryCode(cell: "4202")
            let unknown = try await office.key(other)
            let none = try await office.store.transaction(as: .publicVisitor) { try $0.track(unknown) }
            #expect(none == nil)
        }
    }

    @Test func `staff cannot use a query code`() async throws {
        try await TestDatabase.withOffice { office in
            let code = office.store.newQueryCode(cell: "4202")
            try await office.plantReport(in: office.county, code: code)
            let key = try await office.key(code)
            for caller in [office.lead, office.administrator, .system] {
                let found = try await office.store.transaction(as: caller) { try $0.track(key) }
                #expect(found == nil, "\(caller)")
            }
        }
    }

    @Test func `an approved notice is told, a draft is not, and reading it is noted once`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let key = try await office.key(planted.queryCode)
            let track: @Sendable () async throws -> TrackedReport? = {
                try await office.store.transaction(as: .publicVisitor) { try $0.track(key) }
            }
            #expect(try await track()?.notices.isEmpty == true)
            #expect(try await track()?.status == .beingHandled)
            let lead = try #require(office.lead.staff)
            let notice = try await office.store.transaction(as: office.lead) { transaction in
                let notice = try #require(try transaction.notices(of: planted.report).first)
                let number = try #require(
                    DocumentNumber(
                        organCode: "大冶纪信", year: 2026,
                        sequence: try transaction.nextDocumentNumber(.petition, of: office.county, year: 2026)))
                try transaction.approveNotice(notice.id, number: number, by: lead.staff)
                return notice.id
            }
            let told = try #require(try await track()?.notices.first)
            #expect(told.id == notice && told.kind == .acceptance && !told.isRead)
            #expect(told.approvedOn == office.clock.today)
            #expect(told.organ == office.county && told.organName == "大冶市纪委监委")
            let wrong = try await office.key(office.store.newQueryCode(cell: "4202"))
            let read: @Sendable (CodeKey) async throws -> Bool = { key in
                try await office.store.transaction(as: .publicVisitor) { try $0.markRead(notice, with: key) }
            }
            #expect(try await !read(wrong))
            #expect(try await read(key))
            #expect(try await track()?.notices.first?.isRead == true)
            let first = try await office.store.transaction(as: office.lead) { try $0.lockNotice(notice).readAt }
            office.clock.advance(seconds: 100)
            #expect(try await read(key))
            let second = try await office.store.transaction(as: office.lead) { try $0.lockNotice(notice).readAt }
            #expect(first == second, "the first reading counts")
        }
    }

    @Test func `a report of two clues is finished when both are, and tells each notice once`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.plant(
                """
                insert into casework.clue (
                    clue_id, report_id, receiver_organ_id, organ_id, room_id, clue_year, clue_series, clue_number,
                    state, priority, micro_corruption, rule, routed_at, holder_staff_id, conclusion, concluded_at
                )
                values (
                    gen_random_uuid(), '\(planted.report.rawValue)', 'O420281', 'O420281', 'O420281-J2', 2026, 'clue',
                    99, 'concluded', 3, false, 'own_level', now(), 'S1366', 'educated', now()
                )
                """
            )
            try await office.store.transaction(as: office.lead) { transaction in
                let notice = try #require(try transaction.notices(of: planted.report).first)
                try transaction.approveNotice(
                    notice.id, number: try #require(DocumentNumber(organCode: "大冶纪信", year: 2026, sequence: 1)),
                    by: Staff.ID("S1356"))
            }
            let key = try await office.key(planted.queryCode)
            let tracked = try await office.store.transaction(as: .publicVisitor) { try $0.track(key) }
            #expect(tracked?.status == .beingHandled)
            #expect(tracked?.notices.count == 1)
        }
    }

    @Test func `an approved notice cannot be approved again`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: office.lead) { transaction in
                    let notice = try #require(try transaction.notices(of: planted.report).first)
                    for number in 1...2 {
                        try transaction.approveNotice(
                            notice.id,
                            number: try #require(DocumentNumber(organCode: "大冶纪信", year: 2026, sequence: number)),
                            by: Staff.ID("S1356"))
                    }
                }
            }
        }
    }
}

@Suite struct SessionTests {
    private static let token = [UInt8](repeating: 3, count: 32)

    @Test func `a session knows its person until it ends`() async throws {
        try await TestDatabase.withOffice { office in
            let clerk = try #require(office.clerk.staff)
            let expiry = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 600_000_000)
            try await office.plantSession(Self.token, of: clerk.staff, until: expiry)
            let find: @Sendable ([UInt8]) async throws -> StaffCaller? = { token in
                try await office.store.transaction(as: .publicVisitor) { try $0.session(of: token)?.caller }
            }
            #expect(try await find(Self.token) == clerk)
            #expect(try await find([1]) == nil)
            office.clock.advance(seconds: 600)
            #expect(try await find(Self.token) == nil, "expired")
        }
    }

    @Test func `a closed session is gone, and the token is not in the table`() async throws {
        try await TestDatabase.withOffice { office in
            let later = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 600_000_000)
            let hash = try PasswordHash(password: "p", salt: [UInt8](repeating: 1, count: 16), cost: 10)
            try await office.store.transaction(as: .system) { try $0.setPassword(hash, of: Staff.ID("S1357")) }
            let isOpen = try await office.store.transaction(as: .publicVisitor) { transaction in
                try transaction.openSession(
                    token: Self.token, of: Staff.ID("S1357"), password: hash, until: later)
            }
            #expect(isOpen)
            let stored = try await office.admin.run { session in
                try session.query(Statement("select token_hash from session.session"))[0].bytes(0)
            }
            #expect(stored == office.keyring.token(.session, Self.token) && stored != Self.token)
            let found = try await office.store.transaction(as: .publicVisitor) { transaction in
                try transaction.closeSession(token: Self.token)
                return try transaction.session(of: Self.token)?.caller
            }
            #expect(found == nil)
        }
    }

    @Test func `a password is set by the operator, as the system, and by nobody who is signed in`() async throws {
        try await TestDatabase.withOffice { office in
            let hash = try PasswordHash(password: "p", salt: [UInt8](repeating: 1, count: 16), cost: 10)
            let set: @Sendable (Caller) async throws -> Void = { caller in
                try await office.store.transaction(as: caller) { try $0.setPassword(hash, of: Staff.ID("S1357")) }
            }
            for caller in [office.clerk, office.head, office.auditor, office.administrator, .publicVisitor] {
                await #expect(throws: StoreError.notFound, "\(caller)") { try await set(caller) }
            }
            try await set(.system)
            let found = try await office.store.transaction(as: .publicVisitor) { transaction in
                (
                    try transaction.account(named: Staff.ID("S1357")),
                    try transaction.account(named: Staff.ID("S1356")),
                    try transaction.account(named: Staff.ID("nobody"))
                )
            }
            #expect(found.0.recipe == hash.recipe)
            // Whoever has no password, and nobody, look like somebody who has one, each time alike.
            #expect(found.1.recipe.cost == 10 && found.2.recipe.cost == 10)
            #expect(Set([found.0, found.1, found.2].map(\.recipe.text)).count == 3)
            let again = try await office.store.transaction(as: .publicVisitor) { transaction in
                try transaction.account(named: Staff.ID("nobody"))
            }
            #expect(again.recipe == found.2.recipe)
        }
    }

    @Test func `a new password ends every session of its account, and of no other`() async throws {
        try await TestDatabase.withOffice { office in
            let later = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch + 600_000_000)
            let people = [Staff.ID("S1357"), Staff.ID("S1357"), Staff.ID("S1356")]
            let open: @Sendable () async throws -> [Staff.ID?] = {
                try await office.store.transaction(as: .publicVisitor) { transaction in
                    try people.indices.map { place in
                        try transaction.session(of: [UInt8](repeating: UInt8(place), count: 32))?.caller.staff
                    }
                }
            }
            for (place, person) in people.enumerated() {
                try await office.plantSession([UInt8](repeating: UInt8(place), count: 32), of: person, until: later)
            }
            #expect(try await open().compactMap { $0 } == people)
            let hash = try PasswordHash(password: "p", salt: [UInt8](repeating: 1, count: 16), cost: 10)
            try await office.store.transaction(as: .system) { transaction in
                try transaction.setPassword(hash, of: Staff.ID("S1357"))
            }
            #expect(try await open() == [nil, nil, Staff.ID("S1356")])
        }
    }
}
