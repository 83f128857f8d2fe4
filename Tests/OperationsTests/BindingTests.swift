import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// Client certificates: bound by two persons, they stand instead of a code and bind the session.
@Suite struct BindingTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    private static func code(_ secret: [UInt8], _ desk: Desk) -> String {
        let step = OneTimePassword.step(secondsSinceEpoch: desk.office.clock.now.microsecondsSinceEpoch / 1_000_000)
        return OneTimePassword(secret: secret).code(at: step)
    }

    private static func signIn(_ desk: Desk, demandsCertificate: Bool = false) -> SignIn {
        let rules = SignInRules(requiresFactor: true, requiresCertificate: demandsCertificate)
        return SignIn(desk.context, hasher: PasswordHasher(cost: 10), rules: rules)
    }

    /// The clerk's account with password and second factor; the secret of the latter.
    private static func invited(_ desk: Desk) async throws -> [UInt8] {
        let token = try await Invitations.invite(desk.clerk.staff, desk.context).token
        let secret = try await desk.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        _ = try await Invitations(signIn(desk)).accept(token, password: password, code: code(secret, desk))
        desk.office.clock.advance(seconds: 60)
        return secret
    }

    private static func shown(_ text: String, _ desk: Desk) -> ShownCertificate? {
        ShownCertificate(der: TestCertificates.der(text), at: desk.office.clock.now)
    }

    private static func keeper(_ desk: Desk) throws -> StaffCaller {
        let role = try #require(TokenRules.office.first)
        return try #require(desk.office.first(role, in: desk.office.county).staff)
    }

    private static func bind(_ text: String, to owner: StaffCaller, _ desk: Desk) async throws -> DoorBinding.ID {
        let bindings = DoorBindings(desk.context)
        try await bindings.propose(try #require(shown(text, desk)), as: owner)
        let id = try #require(try await bindings.mine(as: owner).first?.id)
        try await bindings.approve(id, as: try keeper(desk))
        return id
    }

    /// The session's token; nil when refused.
    private static func open(
        _ desk: Desk, _ signIn: SignIn, code: String = "", certificate: ShownCertificate?
    ) async throws -> [UInt8]? {
        let entry = SignInEntry(account: desk.clerk.staff.rawValue, password: password, code: code)
        switch try await signIn(entry, from: .init(kind: .web, certificate: certificate)) {
        case .opened(let token, _): return token
        case .refused: return nil
        case .tooMany:
            Issue.record("too many")
            return nil
        }
    }

    @Test func `DW-binding a certificate holds within its days, and is one for clients`() async throws {
        try await Desk.open { desk in
            for text in [TestCertificates.one, TestCertificates.two, TestCertificates.short, TestCertificates.silent] {
                #expect(Self.shown(text, desk) != nil)
            }
            for text in [TestCertificates.expired, TestCertificates.early, TestCertificates.ofServer] {
                #expect(Self.shown(text, desk) == nil)
            }
            let der = TestCertificates.der(TestCertificates.one)
            let now = desk.office.clock.now
            let mangled: [[UInt8]] = [
                [], [0x30], Array(der.dropLast()), der + [0], Array(repeating: 0x30, count: 5_000),
            ]
            for wrong in mangled {
                #expect(ShownCertificate(der: wrong, at: now) == nil)
            }
            let fingerprint = try #require(Self.shown(TestCertificates.one, desk)).fingerprint
            let hexadecimal = fingerprint.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            // By `openssl x509 -fingerprint -sha256`.
            #expect(hexadecimal == "4b040a9d30049895fc1256404e3ed5bfab0632cfe6db0ac9b659e8e65396f28a")
            let pem = TestCertificates.pem(TestCertificates.one)
            #expect(ShownCertificate(file: Array(pem.utf8), at: now)?.fingerprint == fingerprint)
            #expect(ShownCertificate(file: der, at: now)?.fingerprint == fingerprint)
        }
    }

    @Test func `DW-binding it stands instead of a code once it is approved, and its session is nobody's without it`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await Self.invited(desk)
            let signIn = Self.signIn(desk)
            let one = try #require(Self.shown(TestCertificates.one, desk))
            let two = try #require(Self.shown(TestCertificates.two, desk))
            #expect(try await Self.open(desk, signIn, certificate: one) == nil, "bound to nobody")
            try await DoorBindings(desk.context).propose(one, as: desk.clerk)
            #expect(try await Self.open(desk, signIn, certificate: one) == nil, "it waits")
            let id = try #require(try await DoorBindings(desk.context).mine(as: desk.clerk).first?.id)
            try await DoorBindings(desk.context).approve(id, as: try Self.keeper(desk))
            #expect(try await Self.open(desk, signIn, certificate: nil) == nil)
            #expect(try await Self.open(desk, signIn, certificate: two) == nil)
            let token = try #require(try await Self.open(desk, signIn, certificate: one))
            let person = try #require(try await signIn.session(token, with: one))
            #expect(person.caller == desk.clerk && person.hasCertificate && person.factorAt == nil, "no fresh code")
            #expect(try await signIn.session(token) == nil, "a cookie alone")
            #expect(try await signIn.session(token, with: two) == nil, "with a certificate of the thief's own")
        }
    }

    @Test func `DW-binding another's certificate is none, and a code that is typed must be right`() async throws {
        try await Desk.open { desk in
            let secret = try await Self.invited(desk)
            let signIn = Self.signIn(desk)
            let one = try #require(Self.shown(TestCertificates.one, desk))
            let two = try #require(Self.shown(TestCertificates.two, desk))
            _ = try await Self.bind(TestCertificates.two, to: desk.lead, desk)
            #expect(try await Self.open(desk, signIn, certificate: two) == nil, "the head's card")
            _ = try await Self.bind(TestCertificates.one, to: desk.clerk, desk)
            #expect(try await Self.open(desk, signIn, code: "000000", certificate: one) == nil)
            let code = Self.code(secret, desk)
            let token = try #require(try await Self.open(desk, signIn, code: code, certificate: one))
            #expect(try await signIn.session(token, with: one)?.factorAt == desk.office.clock.now)
            #expect(try await Self.open(desk, signIn, code: code, certificate: one) == nil, "a code counts once")
            desk.office.clock.advance(seconds: 60)
            let free = try #require(
                try await Self.open(desk, signIn, code: Self.code(secret, desk), certificate: two))
            #expect(try await signIn.session(free)?.hasCertificate == false, "what is not one's own binds nothing")
        }
    }

    @Test func `DW-binding where it is demanded, nobody gets in or stays in without`() async throws {
        try await Desk.open { desk in
            let secret = try await Self.invited(desk)
            let (free, strict) = (Self.signIn(desk), Self.signIn(desk, demandsCertificate: true))
            let one = try #require(Self.shown(TestCertificates.one, desk))
            let former = try #require(
                try await Self.open(desk, free, code: Self.code(secret, desk), certificate: nil))
            #expect(try await free.session(former) != nil)
            #expect(try await strict.session(former) == nil, "opened before it was demanded")
            #expect(try await strict.session(former, with: one) == nil)
            desk.office.clock.advance(seconds: 60)
            let code = Self.code(secret, desk)
            #expect(try await Self.open(desk, strict, code: code, certificate: one) == nil, "not bound")
            _ = try await Self.bind(TestCertificates.one, to: desk.clerk, desk)
            #expect(try await Self.open(desk, strict, code: code, certificate: nil) == nil)
            let token = try #require(try await Self.open(desk, strict, code: code, certificate: one))
            #expect(try await strict.session(token, with: one) != nil)
        }
    }

    @Test func `DW-binding it is known how many of a security office come in with one, before they are demanded`()
        async throws
    {
        try await Desk.open { desk in
            let bindings = DoorBindings(desk.context)
            let keeper = try Self.keeper(desk)
            #expect(try await bindings.keepersWithCertificate() == 0)
            _ = try await Self.bind(TestCertificates.one, to: desk.clerk, desk)
            #expect(try await bindings.keepersWithCertificate() == 0, "a clerk approves none")
            try await bindings.propose(try #require(Self.shown(TestCertificates.two, desk)), as: keeper)
            try await desk.giveHash(keeper)
            #expect(try await bindings.keepersWithCertificate() == 0, "it waits")
            // As another of the office does.
            try await desk.script(
                """
                update session.binding set approved_by = '\(desk.head.staff.rawValue)', approved_at = created_at
                where staff_id = '\(keeper.staff.rawValue)'
                """)
            #expect(try await bindings.keepersWithCertificate() == 1)
            try await desk.script(
                "update directory.staff set password_hash = null where staff_id = '\(keeper.staff.rawValue)'")
            #expect(try await bindings.keepersWithCertificate() == 0, "without a password it opens nothing")
        }
    }

    @Test func `DW-binding its own end, its owner, the office and a new beginning each end its sessions`() async throws
    {
        try await Desk.open { desk in
            _ = try await Self.invited(desk)
            let (signIn, bindings) = (Self.signIn(desk), DoorBindings(desk.context))
            let one = try #require(Self.shown(TestCertificates.one, desk))
            for ender in [desk.clerk, try Self.keeper(desk)] {
                let id = try await Self.bind(TestCertificates.one, to: desk.clerk, desk)
                let token = try #require(try await Self.open(desk, signIn, certificate: one))
                await #expect(throws: OperationError.notFound) { try await bindings.end(id, as: desk.lead) }
                #expect(try await signIn.session(token, with: one) != nil)
                try await bindings.end(id, as: ender)
                #expect(try await signIn.session(token, with: one) == nil)
                #expect(try await Self.open(desk, signIn, certificate: one) == nil)
            }
            #expect(Set(try await bindings.mine(as: desk.clerk).map(\.endedFor)) == [.owner, .office])
            _ = try await Self.bind(TestCertificates.one, to: desk.clerk, desk)
            _ = try await Self.invited(desk)
            #expect(try await Self.open(desk, signIn, certificate: one) == nil, "the account began anew")
            let short = try #require(Self.shown(TestCertificates.short, desk))
            _ = try await Self.bind(TestCertificates.short, to: desk.clerk, desk)
            let token = try #require(try await Self.open(desk, signIn, certificate: short))
            #expect(try await signIn.session(token, with: short) != nil)
            desk.office.clock.advance(seconds: 23 * 3_600)
            #expect(Self.shown(TestCertificates.short, desk) == nil)
            // The database does not go by what the caller looked at a day ago.
            #expect(try await Self.open(desk, signIn, certificate: short) == nil)
        }
    }

    @Test func `DW-binding nobody approves their own, one opens one account, and three are enough`() async throws {
        try await Desk.open { desk in
            let bindings = DoorBindings(desk.context)
            let keeper = try Self.keeper(desk)
            let one = try #require(Self.shown(TestCertificates.one, desk))
            try await bindings.propose(one, as: keeper)
            let own = try #require(try await bindings.mine(as: keeper).first?.id)
            await #expect(throws: OperationError.self) { try await bindings.approve(own, as: keeper) }
            #expect(try await bindings.mine(as: keeper).first?.approvedAt == nil)
            for other in [desk.clerk, desk.lead, desk.head, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) { try await bindings.approve(own, as: other) }
                await #expect(throws: OperationError.notFound) { _ = try await bindings.ofOrgan(as: other) }
            }
            await #expect(throws: OperationError.self, "the office's") {
                try await bindings.propose(one, as: desk.clerk)
            }
            for text in [TestCertificates.two, TestCertificates.short, TestCertificates.silent] {
                try await bindings.propose(try #require(Self.shown(text, desk)), as: desk.clerk)
            }
            try await bindings.end(own, as: keeper)
            await #expect(throws: OperationError.self, "a fourth") { try await bindings.propose(one, as: desk.clerk) }
        }
    }

    @Test func `DW-binding what was proposed, approved, ended and opened stands on the log`() async throws {
        try await Desk.open { desk in
            _ = try await Self.invited(desk)
            let keeper = try Self.keeper(desk)
            let bindings = DoorBindings(desk.context)
            let one = try #require(Self.shown(TestCertificates.one, desk))
            let giver = try #require(CommandGiver(user: 1_000, person: keeper.staff))
            try await bindings.propose(one, for: desk.clerk.staff, by: giver)
            await #expect(throws: OperationError.notFound) { try await bindings.propose(one, for: Staff.ID("S9999")) }
            let id = try #require(try await bindings.mine(as: desk.clerk).first?.id)
            try await bindings.approve(id, as: keeper)
            _ = try #require(try await Self.open(desk, Self.signIn(desk), certificate: one))
            try await bindings.end(id, as: desk.clerk)
            let (clerk, organ) = (desk.clerk.staff.rawValue, desk.office.county)
            let log = try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.auditEntries(of: organ).map { "\($0.actor) \($0.action) \($0.subject) \($0.detail)" }
            }
            for line in [
                "system binding.propose \(id.rawValue) kind=certificate;owner=\(clerk);uid=1000;by=\(keeper.staff.rawValue)",
                "staff:\(keeper.staff.rawValue) binding.approve \(id.rawValue) kind=certificate;owner=\(clerk)",
                "staff:\(clerk) session.open \(clerk) factor=certificate;bound=yes",
                "staff:\(clerk) binding.end \(id.rawValue) owner=\(clerk)",
            ] { #expect(log.contains(line), "\(line)") }
        }
    }
}
