import Casework
import Libpq
import Operations
import Sealing
import TestDatabase
import Testing

@testable import CaseStore

/// What is sealed and belongs to no item lies under one key of the site: receivers, second factors, declarations,
/// words about clocks. That key is replaced as the keys of organs are, and whoever took the former one opens nothing
/// by it any more.
@Suite struct SiteDataKeyTests {
    private static let relative = "申屠蘅芜"
    private static let (granted, refused) = ("证人远行未归", "理由不足以延长")
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    /// Everything that is the site's own, as its readers have it, and how a thief has it.
    private struct Planted: Sendable {
        let desk: Desk
        let endpoint: EndpointRecord.ID
        let clock: StoredClock.ID
        let secret: [UInt8]
        let signIn: SignIn

        /// Each by the one call of the program that reads it.
        func opens(by store: CaseStore) async throws {
            let (endpoint, clock) = (endpoint, clock)
            let receiver = try await store.transaction(as: .system, on: .worker) {
                try $0.readableEndpoints([endpoint]).first
            }
            #expect(receiver?.secret == "whsec_dGVzdA==" && receiver?.url == "https://receiver.example/receiver")
            let factor = try await store.transaction(as: .staff(desk.clerk)) { try $0.ownCredentials().factor }
            #expect(factor?.code(at: 7) == OneTimePassword(secret: secret).code(at: 7))
            let kin = try await store.transaction(as: .staff(desk.clerk)) { try $0.kinshipDeclarations().map(\.name) }
            let debts = try await store.transaction(as: .staff(desk.clerk)) {
                try $0.interestDeclarations().map(\.name)
            }
            #expect(kin == [SiteDataKeyTests.relative] && debts == [SiteDataKeyTests.relative])
            let words = try await store.transaction(as: .system) { transaction in
                try transaction.extensions(of: clock).map(\.words)
                    + transaction.extensionRequests(of: clock).map(\.words)
            }
            #expect(words == [SiteDataKeyTests.granted, SiteDataKeyTests.refused])
        }
    }

    private static func plant(_ desk: Desk) async throws -> Planted {
        let endpoint = try await desk.office.openEndpoint()
        let declare = Declarations(desk.context)
        try await declare.add(.kin(.spouse, name: relative, unit: ""), as: desk.clerk)
        try await declare.add(.person(.debt, name: relative, from: desk.today, to: nil), as: desk.clerk)
        _ = try await desk.routed()
        let clocks = try await desk.texts("select c.clock_id::text from casework.clock as c order by 1 limit 1")
        let clock = StoredClock.ID(try #require(clocks.first))
        try await plantWords(on: clock, desk)
        let rules = SignInRules(requiresFactor: true)
        let signIn = SignIn(desk.context, hasher: PasswordHasher(cost: 10), rules: rules)
        let token = try await Invitations.invite(desk.clerk.staff, desk.context).token
        let secret = try await desk.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        _ = try await Invitations(signIn).accept(token, password: password, code: code(secret, desk))
        return Planted(desk: desk, endpoint: endpoint, clock: clock, secret: secret, signIn: signIn)
    }

    private static func code(_ secret: [UInt8], _ desk: Desk) -> String {
        let step = OneTimePassword.step(secondsSinceEpoch: desk.office.clock.now.microsecondsSinceEpoch / 1_000_000)
        return OneTimePassword(secret: secret).code(at: step)
    }

    /// Words about a clock whose item has no key: of an extension, and of a request that was refused.
    private static func plantWords(on clock: StoredClock.ID, _ desk: Desk) async throws {
        let sealed = try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
            [
                try transaction.sealOfSite(SealedFields.encode([granted]), clock, .extensionReason(ordinal: 1)),
                try transaction.sealOfSite(SealedFields.encode([refused]), clock, .extensionRefusal(2, 1)),
            ].map { $0.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
        }
        try await desk.office.plant(
            """
            insert into casework.clock_extension (
                clock_id, ordinal, kind, organ_id, approver, approver_organ_id, approver_staff_id, approved_on, length,
                unit, reason, sealed, sealed_by_site, reported_up_on, previous_due_on, due_on, asked_by, was_overdue,
                recorded_at
            )
            values (
                '\(clock.rawValue)', 1, 'ASSIGNED', 'O420281', 'own_head', 'O420281', 'S1356', '2026-03-02', 3,
                'month', 'complex', '\\x\(sealed[0])', true, '2026-03-02', '2026-06-02', '2026-09-02', 'S1363', false,
                now()
            );
            insert into casework.extension_request (
                clock_id, ordinal, attempt, organ_id, length, unit, reason, asked_by, asked_on, state, ended_by,
                ended_organ_id, ended_on, refusal, sealed, sealed_by_site
            )
            values (
                '\(clock.rawValue)', 2, 1, 'O420281', 3, 'month', 'complex', 'S1363', '2026-03-02', 'refused', 'S1301',
                'O420200', '2026-03-03', 'other', '\\x\(sealed[1])', true
            )
            """)
    }

    /// All that lies under a key of the site in a copy of the database.
    private static func stolen(_ desk: Desk) async throws -> [[UInt8]] {
        let find = Statement(
            """
            select e.sealed from notify.endpoint as e
            union all select f.secret_sealed from session.factor as f
            union all select k.sealed from casework.kinship_declaration as k
            union all select i.sealed from casework.interest_declaration as i
            union all select x.sealed from casework.clock_extension as x
            union all select q.sealed from casework.extension_request as q
            """)
        return try await desk.office.admin.run { session in try session.query(find).map { try $0.bytes(0) } }
    }

    private static func secret(_ desk: Desk) async throws -> [UInt8] {
        let find = Statement("select f.secret_sealed from session.factor as f")
        let rows = try await desk.office.admin.run { session in try session.query(find).map { try $0.bytes(0) } }
        return try #require(rows.first)
    }

    /// The key of the site's own data, as whoever has a dump and the site key of then makes it.
    private static func key(_ desk: Desk) async throws -> OrganKey {
        let find = Statement("select k.wrapped from keys.organ_key as k where k.branch = 'site'")
        let rows = try await desk.office.admin.run { session in try session.query(find).map { try $0.bytes(0) } }
        #expect(rows.count == 1)
        return try desk.office.keyring.unwrap(try #require(rows.first), .site, of: nil)
    }

    @Test func `a new key of the site's own data takes everything over, and the former one opens no later dump`()
        async throws
    {
        try await Desk.open { desk in
            let planted = try await Self.plant(desk)
            let other = desk.office.anotherStore()
            try await planted.opens(by: desk.office.store)
            try await planted.opens(by: other)
            let former = try await Self.key(desk)
            let before = try await former.open(Self.secret(desk), item: desk.clerk.staff, place: .factor)
            #expect(before == planted.secret, "the thief has the right key")
            #expect(
                try await Self.stolen(desk).map { try SealedHeader($0).key } == Array(repeating: former.id, count: 6))

            let outcome = try await RotateKeys(desk.office.store).siteData()
            #expect(outcome == RotateKeys.Outcome(ofSite: 6, destroyed: 1, left: 0))
            let records = try await RotateKeys(desk.office.store).list().filter { $0.branch == .site }
            #expect(records.count == 1 && records[0].id != former.id && records[0].wraps == 6)
            let now = try await Self.stolen(desk)
            #expect(try now.map { try SealedHeader($0).key } == Array(repeating: records[0].id, count: 6))
            let sealed = try await Self.secret(desk)
            #expect(throws: SealingError.self) { try former.open(sealed, item: desk.clerk.staff, place: .factor) }
            // Even where the thief writes the name of the key they have over it.
            var forged = sealed
            forged.replaceSubrange(1...8, with: former.id.bytes)
            #expect(throws: SealingError.notAuthentic) {
                try former.open(forged, item: desk.clerk.staff, place: .factor)
            }
            // The programs that ran all the time, and one that starts now; and the door opens as before.
            for store in [desk.office.store, other, desk.office.anotherStore()] { try await planted.opens(by: store) }
            desk.office.clock.advance(seconds: 60)
            let code = Self.code(planted.secret, desk)
            let account = desk.clerk.staff.rawValue
            #expect(try await planted.signIn(account: account, password: Self.password, code: code) != nil)
        }
    }

    @Test
    func `it goes in batches, what others write meanwhile stays theirs, and no key goes before all is taken over`()
        async throws
    {
        try await Desk.open { desk in
            let planted = try await Self.plant(desk)
            let (store, former) = (desk.office.store, try await Self.key(desk).id)
            try await store.transaction(as: .system, on: .worker) { try $0.renewKey(.site, of: nil) }
            let one = try await store.transaction(as: .system, on: .worker) {
                try $0.sealAgain(under: former, limit: 1)
            }
            #expect(one == 1)
            try await planted.opens(by: store)
            let isDestroyed = try await store.transaction(as: .system, on: .worker) { try $0.destroyKey(former) }
            #expect(!isDestroyed)
            try await Declarations(desk.context).add(.kin(.child, name: "申屠蕙", unit: ""), as: desk.secondClerk)
            // The rotation that was stopped goes on where it was, and begins no other.
            let outcome = try await RotateKeys(store).siteData()
            #expect(outcome == RotateKeys.Outcome(ofSite: 5, destroyed: 1, left: 0))
            let records = try await RotateKeys(store).list().filter { $0.branch == .site }
            #expect(records.count == 1 && records[0].wraps == 7)
            try await planted.opens(by: desk.office.anotherStore())
        }
    }

    @Test func `the log of every organ that has keys says that the site's was replaced and destroyed`() async throws {
        try await Desk.open { desk in
            _ = try await Self.plant(desk)
            let former = try await Self.key(desk).id
            _ = try await RotateKeys(desk.office.store).siteData()
            let entries = try await desk.office.store.transaction(as: .system, on: .worker) {
                try $0.auditEntries(of: desk.office.county)
            }
            let said = entries.filter { $0.action.hasPrefix("keys.") }.map { "\($0.action) \($0.detail)" }
            #expect(said == ["keys.rotate branch=site", "keys.destroy branch=site;key=\(former.text)"])
        }
    }

    @Test func `a site that has sealed nothing of its own has nothing to replace`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await office.plantReport(in: office.county)
            #expect(try await RotateKeys(office.store).siteData() == RotateKeys.Outcome())
        }
    }
}
