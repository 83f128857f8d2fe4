import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Guesses of passwords: few pass, they outlive the program, and they keep no owner out who was here before.
@Suite struct GuessTests {
    private static func attempt(
        _ signIn: SignIn, _ account: String, _ password: String, device: [UInt8]? = nil
    ) async throws -> SignIn.Outcome {
        let entry = SignInEntry(account: account, password: password)
        return try await signIn(entry, from: .init(kind: .web, device: device))
    }

    /// How many of the guesses were compared.
    private static func guess(_ count: Int, _ signIn: SignIn, _ account: String) async throws -> Int {
        var compared = 0
        for number in 0..<count {
            switch try await attempt(signIn, account, "guess \(number)") {
            case .refused: compared += 1
            case .tooMany: continue
            case .opened: Issue.record("a guess opened the door")
            }
        }
        return compared
    }

    @Test func `ten thousand guesses in a day never keep out an owner with a known browser, and twenty are compared`()
        async throws
    {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            let first = try await Self.attempt(signIn, account, SignInTests.password)
            guard case .opened(_, let device?) = first else {
                Issue.record("the owner did not come in")
                return
            }
            var compared = 0
            // A hundred rounds of a hundred guesses, spread over a day.
            for round in 0..<100 {
                compared += try await Self.guess(100, signIn, account)
                desk.office.clock.advance(seconds: 860)
                if round.isMultiple(of: 20) {
                    let owner = try await Self.attempt(signIn, account, SignInTests.password, device: device)
                    guard case .opened = owner else {
                        Issue.record("the owner was kept out in round \(round)")
                        return
                    }
                }
            }
            #expect(compared == OperationLimits.strangerGuesses.perDay)
        }
    }

    @Test func `guesses wait longer and longer, and another program of the site counts on`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            #expect(try await Self.guess(10, signIn, account) == OperationLimits.strangerGuesses.free)
            let other = SignIn(
                OperationContext(
                    store: desk.office.anotherStore(), directory: desk.office.directory,
                    calendar: desk.office.calendar, cell: "4202", world: desk.office.world),
                hasher: PasswordHasher(cost: 10))
            #expect(try await Self.guess(3, other, account) == 0)
            for (seconds, passes) in [(59, false), (1, true), (119, false), (1, true), (239, false), (1, true)] {
                desk.office.clock.advance(seconds: seconds)
                #expect(try await Self.guess(1, other, account) == (passes ? 1 : 0), "\(seconds)")
            }
            desk.office.clock.advance(days: 1)
            #expect(try await Self.guess(10, other, account) == OperationLimits.strangerGuesses.free)
        }
    }

    @Test func `an invented name is turned away after as many guesses as an account`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            for account in [desk.clerk.staff.rawValue, "nobody", "S1357 "] {
                #expect(try await Self.guess(30, signIn, account) == OperationLimits.strangerGuesses.free, "\(account)")
            }
        }
    }

    @Test func `a right password gives nobody new guesses`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            _ = try await Self.guess(3, signIn, account)
            guard case .opened = try await Self.attempt(signIn, account, SignInTests.password) else {
                Issue.record("the owner did not come in")
                return
            }
            #expect(try await Self.guess(10, signIn, account) == 2, "three of the five free ones were used up")
        }
    }

    @Test func `guesses that come together are no more than those that come one by one`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            let compared = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<40 { group.addTask { try await Self.guess(1, signIn, account) } }
                return try await group.reduce(0, +)
            }
            #expect(compared == OperationLimits.strangerGuesses.free)
        }
    }

    @Test func `the browser of one account is a stranger's to another, and guesses from it count on its own`()
        async throws
    {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            try await desk.giveHash(desk.lead)
            let account = desk.clerk.staff.rawValue
            guard case .opened(_, let device?) = try await Self.attempt(signIn, account, SignInTests.password) else {
                Issue.record("the owner did not come in")
                return
            }
            var outcomes: [String] = []
            for _ in 0..<OperationLimits.strangerGuesses.free + 1 {
                switch try await Self.attempt(signIn, desk.lead.staff.rawValue, "wrong", device: device) {
                case .refused: outcomes.append("refused")
                case .tooMany: outcomes.append("too many")
                case .opened: outcomes.append("opened")
                }
            }
            #expect(outcomes.last == "too many" && outcomes.dropLast().allSatisfy { $0 == "refused" })
        }
    }

    @Test func `every refusal is counted on the log of the account's organ, and thousands do not fill it`() async throws
    {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let staff = desk.clerk.staff.rawValue
            _ = try await Self.guess(OperationLimits.strangerGuesses.free + 100, signIn, staff)
            let entries = try await desk.texts(
                """
                select concat_ws(' ', e.action, nullif(e.detail, '')) from audit.log as e
                where e.chain = 'O420281:door' order by e.entry_id
                """
            )
            let turnedAway = [1, 2, 4, 8, 16, 32, 64].map { "session.turn_away refused=\($0)" }
            #expect(
                entries == Array(repeating: "session.refuse", count: OperationLimits.strangerGuesses.free) + turnedAway)
        }
    }
}
