import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// The second factor, one-time codes, and what one does with the own account.
@Suite struct FactorTests {
    private static let newPassword = "芦花深处泊孤舟，笛在月明楼"

    private static func code(_ secret: [UInt8], _ desk: Desk, later steps: Int64 = 0) -> String {
        let step = OneTimePassword.step(secondsSinceEpoch: desk.office.clock.now.microsecondsSinceEpoch / 1_000_000)
        return OneTimePassword(secret: secret).code(at: step + steps)
    }

    /// The clerk's account with a second factor, set up by a one-time code.
    private static func invited(
        _ desk: Desk, requiresFactor: Bool = true
    ) async throws -> (signIn: SignIn, secret: [UInt8], codes: [String]) {
        let rules = SignInRules(requiresFactor: requiresFactor)
        let signIn = SignIn(desk.context, hasher: PasswordHasher(cost: 10), rules: rules)
        let token = try await Invitations.invite(desk.clerk.staff, desk.context).token
        let secret = try await desk.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        let codes = try await Invitations(signIn).accept(token, password: newPassword, code: code(secret, desk))
        return (signIn, secret, codes)
    }

    @Test func `a link sets password and second factor once, and nobody gets in with less`() async throws {
        try await Desk.open { desk in
            let (signIn, secret, codes) = try await Self.invited(desk)
            let account = desk.clerk.staff.rawValue
            #expect(codes.count == RecoveryCode.count && Set(codes).count == codes.count)
            desk.office.clock.advance(seconds: 60)
            #expect(try await signIn(account: account, password: Self.newPassword) == nil, "without a code")
            #expect(try await signIn(account: account, password: Self.newPassword, code: "000000") == nil)
            let code = Self.code(secret, desk)
            #expect(try await signIn(account: account, password: "wrong", code: code) == nil)
            #expect(try await signIn(account: account, password: Self.newPassword, code: code) != nil)
        }
    }

    @Test func `a code opens the door once, and none before it does`() async throws {
        try await Desk.open { desk in
            let (signIn, secret, _) = try await Self.invited(desk)
            let account = desk.clerk.staff.rawValue
            desk.office.clock.advance(seconds: 90)
            let (former, present) = (Self.code(secret, desk, later: -1), Self.code(secret, desk))
            #expect(try await signIn(account: account, password: Self.newPassword, code: present) != nil)
            #expect(try await signIn(account: account, password: Self.newPassword, code: present) == nil, "again")
            #expect(try await signIn(account: account, password: Self.newPassword, code: former) == nil, "an older one")
            let next = Self.code(secret, desk, later: 1)
            #expect(try await signIn(account: account, password: Self.newPassword, code: next) != nil)
        }
    }

    @Test func `each recovery code opens the door once, however it is typed`() async throws {
        try await Desk.open { desk in
            let (signIn, _, codes) = try await Self.invited(desk)
            let account = desk.clerk.staff.rawValue
            let typed = try #require(codes.first).lowercased().replacing("-", with: " ")
            #expect(try await signIn(account: account, password: Self.newPassword, code: typed) != nil)
            #expect(try await signIn(account: account, password: Self.newPassword, code: codes[0]) == nil)
            #expect(try await signIn(account: account, password: Self.newPassword, code: codes[1]) != nil)
            let stored = try await desk.texts("select encode(c.code_hash, 'escape') from session.recovery_code as c")
            #expect(stored.count == RecoveryCode.count)
            for code in codes { #expect(!stored.contains { $0.contains(code) }) }
        }
    }

    @Test func `the secret is sealed in the database`() async throws {
        try await Desk.open { desk in
            let (_, secret, _) = try await Self.invited(desk)
            let stored = try await desk.texts("select encode(f.secret_sealed, 'hex') from session.factor as f")
            let hexadecimal = secret.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(stored.count == 1 && !stored[0].contains(hexadecimal))
        }
    }

    @Test func `where a second factor is required, an account without one stays outside`() async throws {
        try await Desk.open { desk in
            _ = try await desk.signIn()
            let rules = SignInRules(requiresFactor: true)
            let strict = SignIn(desk.context, hasher: PasswordHasher(cost: 10), rules: rules)
            let account = desk.clerk.staff.rawValue
            #expect(try await strict(account: account, password: SignInTests.password) == nil)
        }
    }

    @Test func `a link is void when it was used, replaced, or is a day old`() async throws {
        try await Desk.open { desk in
            let (signIn, _, _) = try await Self.invited(desk)
            let links = Invitations(signIn)
            let first = try await Invitations.invite(desk.clerk.staff, desk.context).token
            let second = try await Invitations.invite(desk.clerk.staff, desk.context).token
            #expect(try await links.open(first) == nil)
            #expect(try await links.open(desk.office.world.random(32)) == nil)
            #expect(try await links.open(second)?.account == desk.clerk.staff)
            desk.office.clock.advance(seconds: Int(OperationLimits.invitationSeconds))
            #expect(try await links.open(second) == nil)
            await #expect(throws: OperationError.notFound) {
                try await links.accept(second, password: Self.newPassword, code: "")
            }
            await #expect(throws: OperationError.notFound) {
                _ = try await Invitations.invite(Staff.ID("nobody"), desk.context)
            }
        }
    }

    @Test func `a link that is used ends what was open, and forgets browsers, password and factor of before`()
        async throws
    {
        try await Desk.open { desk in
            let (signIn, former, codes) = try await Self.invited(desk)
            let account = desk.clerk.staff.rawValue
            let session = try #require(
                try await signIn(account: account, password: Self.newPassword, code: codes[0]))
            let token = try await Invitations.invite(desk.clerk.staff, desk.context).token
            #expect(try await signIn.session(session) != nil, "a link that is not used changes nothing")
            let secret = try await desk.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
            desk.office.clock.advance(seconds: 60)
            let links = Invitations(signIn)
            await #expect(throws: OperationError.self) {
                try await links.accept(token, password: "password123456", code: Self.code(secret, desk))
            }
            await #expect(throws: OperationError.self) {
                try await links.accept(token, password: "四月的桥上站着三只白鹭不动", code: "000000")
            }
            _ = try await links.accept(token, password: "四月的桥上站着三只白鹭不动", code: Self.code(secret, desk))
            #expect(try await signIn.session(session) == nil)
            #expect(try await desk.texts("select d.staff_id from session.device as d").isEmpty)
            desk.office.clock.advance(seconds: 60)
            let old = Self.code(former, desk)
            #expect(try await signIn(account: account, password: "四月的桥上站着三只白鹭不动", code: old) == nil)
            #expect(
                try await signIn(account: account, password: "四月的桥上站着三只白鹭不动", code: codes[1]) == nil)
        }
    }

    @Test func `somebody changes the own password with the old one, and every session ends`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            let token = try #require(try await signIn(account: account, password: SignInTests.password))
            let person = try #require(try await signIn.session(token))
            let mine = MyAccount(signIn)
            await #expect(throws: OperationError.self) {
                try await mine.changePassword(from: "wrong", to: Self.newPassword, as: person)
            }
            for weak in ["short", "password123456", "my number \(account) is secret"] {
                await #expect(throws: OperationError.self) {
                    try await mine.changePassword(from: SignInTests.password, to: weak, as: person)
                }
            }
            #expect(try await signIn.session(token) != nil, "nothing has changed")
            try await mine.changePassword(from: SignInTests.password, to: Self.newPassword, as: person)
            #expect(try await signIn.session(token) == nil)
            #expect(try await signIn(account: account, password: SignInTests.password) == nil)
            #expect(try await signIn(account: account, password: Self.newPassword) != nil)
        }
    }

    @Test func `who holds another's session guesses the password few times`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(
                try await signIn(account: desk.clerk.staff.rawValue, password: SignInTests.password))
            let person = try #require(try await signIn.session(token))
            var compared = 0
            for number in 0..<40 {
                do {
                    try await MyAccount(signIn).changePassword(
                        from: "guess \(number)", to: Self.newPassword, as: person)
                } catch OperationError.mend { compared += 1 } catch OperationError.refused { continue }
            }
            #expect(compared == OperationLimits.ownGuesses.free)
        }
    }

    @Test func `what could not be compared, because too many waited, counts as no guess`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(
                try await signIn(account: desk.clerk.staff.rawValue, password: SignInTests.password))
            let person = try #require(try await signIn.session(token))
            let full = MyAccount(SignIn(desk.context, hasher: PasswordHasher(cost: 10, waiting: 0)))
            for _ in 0..<OperationLimits.ownGuesses.free + 2 {
                await #expect(throws: OperationError.self) {
                    try await full.changePassword(from: SignInTests.password, to: Self.newPassword, as: person)
                }
            }
            try await MyAccount(signIn).changePassword(
                from: SignInTests.password, to: Self.newPassword, as: person)
            #expect(try await signIn.session(token) == nil, "it was compared, and changed")
        }
    }

    @Test func `one's sessions are listed and ended, and nobody else's are`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            try await desk.giveHash(desk.lead)
            let account = desk.clerk.staff.rawValue
            let tokens = [
                try #require(try await signIn(account: account, password: SignInTests.password)),
                try #require(try await signIn(account: account, password: SignInTests.password)),
            ]
            let other = try #require(
                try await signIn(account: desk.lead.staff.rawValue, password: SignInTests.password))
            let mine = MyAccount(signIn)
            let listed = try await mine.sessions(as: desk.clerk)
            #expect(listed.count == 2)
            await #expect(throws: OperationError.notFound) { try await mine.end(listed[0].id, as: desk.lead) }
            let first = try #require(try await signIn.session(tokens[0])?.session)
            try await mine.end(first, as: desk.clerk)
            #expect(try await signIn.session(tokens[0]) == nil)
            #expect(try await signIn.session(tokens[1]) != nil)
            try await mine.endAll(as: desk.clerk)
            #expect(try await signIn.session(tokens[1]) == nil)
            #expect(try await signIn.session(other) != nil)
        }
    }

    @Test func `a fresh code renews the session under another token`() async throws {
        try await Desk.open { desk in
            let (signIn, secret, codes) = try await Self.invited(desk)
            let account = desk.clerk.staff.rawValue
            let token = try #require(try await signIn(account: account, password: Self.newPassword, code: codes[0]))
            desk.office.clock.advance(seconds: 1200)
            let mine = MyAccount(signIn)
            await #expect(throws: OperationError.self) {
                _ = try await mine.freshFactor("000000", token: token, as: desk.clerk)
            }
            let fresh = try await mine.freshFactor(Self.code(secret, desk), token: token, as: desk.clerk)
            #expect(try await signIn.session(token) == nil, "whoever had the old one is left behind")
            #expect(try await signIn.session(fresh)?.factorAt == desk.office.clock.now)
            await #expect(throws: OperationError.self, "the same code again") {
                _ = try await mine.freshFactor(Self.code(secret, desk), token: fresh, as: desk.clerk)
            }
        }
    }

    @Test func `a fresh code does not prolong the twelve hours of a session`() async throws {
        try await Desk.open { desk in
            let (signIn, secret, codes) = try await Self.invited(desk)
            let account = desk.clerk.staff.rawValue
            let token = try #require(try await signIn(account: account, password: Self.newPassword, code: codes[0]))
            for _ in 0..<24 {
                desk.office.clock.advance(seconds: 1799)
                #expect(try await signIn.session(token) != nil, "it is used")
            }
            let fresh = try await MyAccount(signIn).freshFactor(
                Self.code(secret, desk), token: token, as: desk.clerk)
            desk.office.clock.advance(seconds: 22)
            #expect(try await signIn.session(fresh) != nil)
            desk.office.clock.advance(seconds: 3)
            #expect(try await signIn.session(fresh) == nil, "twelve hours are over")
        }
    }

    @Test func `whose recovery code was used, and whose factor was changed, is told so`() async throws {
        try await Desk.open { desk in
            let (signIn, _, codes) = try await Self.invited(desk)
            let mine = MyAccount(signIn)
            func told() async throws -> [AccountNote.Kind] { try await mine.notes(as: desk.clerk).map(\.kind) }
            let account = desk.clerk.staff.rawValue
            let before = try await told()
            #expect(!before.contains(.factor) && !before.contains(.recovery), "the first one is no change of one")
            let token = try #require(try await signIn(account: account, password: Self.newPassword, code: codes[0]))
            let afterCode = try await told()
            #expect(afterCode.contains(.recovery) && !afterCode.contains(.factor))
            desk.office.clock.advance(seconds: 60)
            let nonce = desk.office.world.random(16)
            let secret = try await desk.office.store.transaction(as: .staff(desk.clerk)) { transaction in
                transaction.factorSecret(for: token, nonce: nonce)
            }
            _ = try await mine.changeFactor(
                password: Self.newPassword, code: Self.code(secret, desk), token: token, nonce: nonce, as: desk.clerk)
            #expect(try await told().contains(.factor))
        }
    }

    @Test func `a weaker hash is made anew when its person signs in`() async throws {
        try await Desk.open { desk in
            _ = try await desk.signIn()
            let signIn = SignIn(desk.context, hasher: PasswordHasher(cost: 11))
            let account = desk.clerk.staff.rawValue
            let stored = "select s.password_hash from directory.staff as s where s.staff_id = '\(account)'"
            #expect(try await signIn(account: account, password: "wrong") == nil)
            #expect(try await desk.texts(stored) == [SignInTests.hash])
            #expect(try await signIn(account: account, password: SignInTests.password) != nil)
            #expect(try await desk.texts(stored)[0].hasPrefix("$scrypt-hmac-sha256$ln=11,"))
            #expect(try await signIn(account: account, password: SignInTests.password) != nil)
        }
    }
}
