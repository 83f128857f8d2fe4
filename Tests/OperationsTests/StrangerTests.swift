import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// Whoever has password and code comes in at a new browser, whatever strangers do to the account; and what strangers
/// can try.
@Suite struct StrangerTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    private struct Account: Sendable {
        let desk: Desk
        let signIn: SignIn
        let name: String
        let secret: [UInt8]
        let recovery: [String]

        func code() -> String {
            let seconds = desk.office.clock.now.microsecondsSinceEpoch / 1_000_000
            return OneTimePassword(secret: secret).code(at: OneTimePassword.step(secondsSinceEpoch: seconds))
        }

        /// A code that none of the moment is.
        func wrongCode(_ number: Int) -> String {
            let seconds = desk.office.clock.now.microsecondsSinceEpoch / 1_000_000
            let step = OneTimePassword.step(secondsSinceEpoch: seconds)
            let right = Set((-1...1).map { OneTimePassword(secret: secret).code(at: step + $0) })
            return (0..<4).map { String(900_000 + number * 4 + $0) }.first { !right.contains($0) } ?? ""
        }

        func comesIn(_ password: String, _ code: String) async throws -> Bool {
            try await signIn(account: name, password: password, code: code) != nil
        }
    }

    /// The clerk's account, as a site for real sets it up.
    private static func open(cost: Int = 10, _ body: (Account) async throws -> Void) async throws {
        try await Desk.open { desk in
            let signIn = SignIn(
                desk.context, hasher: PasswordHasher(cost: cost), rules: SignInRules(requiresFactor: true))
            let staff = desk.clerk.staff
            let token = try await Invitations.invite(staff, desk.context).token
            let secret = try await desk.office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
            let seconds = desk.office.clock.now.microsecondsSinceEpoch / 1_000_000
            let code = OneTimePassword(secret: secret).code(at: OneTimePassword.step(secondsSinceEpoch: seconds))
            let recovery = try await Invitations(signIn).accept(token, password: password, code: code)
            desk.office.clock.advance(seconds: 60)
            try await body(
                Account(desk: desk, signIn: signIn, name: staff.rawValue, secret: secret, recovery: recovery))
        }
    }

    @Test func `after a hundred wrong guesses the owner comes in at a new browser, with a code or a recovery code`()
        async throws
    {
        try await Self.open { (account: Account) async throws in
            for number in 0..<100 {
                #expect(try await !account.comesIn("guess \(number)", account.wrongCode(number)))
            }
            #expect(try await account.comesIn(Self.password, account.code()))
            #expect(try await account.comesIn(Self.password, account.recovery[0]))
            #expect(try await !account.comesIn(Self.password, account.recovery[0]), "once")
        }
    }

    @Test func `who knows the password and has no code tries ten a day, and the right one behind them opens nothing`()
        async throws
    {
        try await Self.open { (account: Account) async throws in
            let budget = OperationLimits.codeGuesses
            for number in 0..<budget.free + 3 {
                #expect(try await !account.comesIn(Self.password, account.wrongCode(number)))
            }
            #expect(try await Self.codes(account) == budget.free)
            for _ in 0..<60 {
                account.desk.office.clock.advance(seconds: 60)
                #expect(try await !account.comesIn(Self.password, "not a code"))
            }
            #expect(try await Self.codes(account) == budget.perDay)
            account.desk.office.clock.advance(seconds: Int(budget.longestWait))
            #expect(try await !account.comesIn(Self.password, account.code()), "no more until the day is over")
            account.desk.office.clock.advance(days: 1)
            #expect(try await account.comesIn(Self.password, account.code()))
        }
    }

    /// Guesses of codes: the count that has the fewest, where the password was always right.
    private static func codes(_ account: Account) async throws -> Int {
        let least = try await account.desk.texts("select min(g.guesses)::text from session.guess as g")
        return Int(least.first ?? "") ?? 0
    }

    @Test func `who has a right code and no password tries a few`() async throws {
        try await Self.open { (account: Account) async throws in
            let free = OperationLimits.strangerGuesses.free
            for number in 0..<free { #expect(try await !account.comesIn("guess \(number)", account.code())) }
            #expect(try await !account.comesIn(Self.password, account.code()), "guessed at last, and too late")
            #expect(try await account.comesIn(Self.password, account.recovery[0]), "what the owner has besides")
            account.desk.office.clock.advance(seconds: 60)
            #expect(try await account.comesIn(Self.password, account.code()))
        }
    }

    @Test func `a guess is written down twice, be the password right or wrong and the name somebody's or nobody's`()
        async throws
    {
        try await Self.open { (account: Account) async throws in
            for name in [account.name, "nobody"] {
                for password in [Self.password, Self.password, "wrong", "wrong"] {
                    #expect(
                        try await account.signIn(account: name, password: password, code: "not a code") == nil)
                }
            }
            let sum = try await account.desk.texts("select sum(g.guesses)::text from session.guess as g")
            #expect(sum == ["16"])
        }
    }

    @Test func `a flood of guesses that fills the queue keeps nobody out who has a right code`() async throws {
        try await Self.open(cost: 14) { (account: Account) async throws in
            let guesses = OperationLimits.waitingSignIns * 3
            let (outcomes, outcome) = AsyncStream.makeStream(of: Bool.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<guesses {
                    group.addTask {
                        do {
                            _ = try await account.signIn(account: "nobody \(number)", password: "guess")
                            outcome.yield(false)
                        } catch OperationError.refused { outcome.yield(true) }
                    }
                }
                var (seen, isFull) = (0, false)
                for await isTurnedAway in outcomes {
                    seen += 1
                    isFull = isTurnedAway
                    if isFull || seen == guesses { break }
                }
                #expect(isFull, "strangers are turned away")
                #expect(try await account.comesIn(Self.password, account.code()))
                try await group.waitForAll()
            }
        }
    }
}
