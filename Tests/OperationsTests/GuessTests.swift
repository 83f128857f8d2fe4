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

    /// Wrong guesses by strangers; each is answered like the one before.
    private static func guess(_ count: Int, _ signIn: SignIn, _ account: String) async throws {
        for number in 0..<count {
            switch try await attempt(signIn, account, "guess \(number)") {
            case .refused: continue
            case .tooMany: Issue.record("a stranger was told that others have guessed")
            case .opened: Issue.record("a guess opened the door")
            }
        }
    }

    /// How many guesses of the clerk's account were among those that may come in, by the log of the organ's door.
    private static func compared(_ desk: Desk) async throws -> Int {
        try await desk.texts("select e.action from audit.log as e where e.action = 'session.refuse'").count
    }

    @Test func `a thousand guesses in a day never keep out an owner with a known browser, and twenty count`()
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
            // A hundred rounds of ten guesses, spread over a day.
            for round in 0..<100 {
                try await Self.guess(10, signIn, account)
                desk.office.clock.advance(seconds: 860)
                if round.isMultiple(of: 20) {
                    let owner = try await Self.attempt(signIn, account, SignInTests.password, device: device)
                    guard case .opened = owner else {
                        Issue.record("the owner was kept out in round \(round)")
                        return
                    }
                }
            }
            #expect(try await Self.compared(desk) == OperationLimits.strangerGuesses.perDay)
        }
    }

    @Test func `guesses wait longer and longer, and another program of the site counts on`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            let free = OperationLimits.strangerGuesses.free
            try await Self.guess(10, signIn, account)
            #expect(try await Self.compared(desk) == free)
            let other = SignIn(
                OperationContext(
                    store: desk.office.anotherStore(), directory: desk.office.directory,
                    calendar: desk.office.calendar, cell: "4202", world: desk.office.world),
                hasher: PasswordHasher(cost: 10))
            try await Self.guess(3, other, account)
            var passed = free
            for (seconds, passes) in [(59, false), (1, true), (119, false), (1, true), (239, false), (1, true)] {
                desk.office.clock.advance(seconds: seconds)
                try await Self.guess(1, other, account)
                passed += passes ? 1 : 0
                #expect(try await Self.compared(desk) == passed, "\(seconds)")
            }
            desk.office.clock.advance(days: 1)
            try await Self.guess(10, other, account)
            #expect(try await Self.compared(desk) == passed + free)
        }
    }

    @Test func `an invented name is answered and counted like an account, however often it is guessed`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let counts = "select string_agg(g.guesses::text, ' ' order by g.guesses) from session.guess as g"
            var counted: [[String]] = []
            for account in [desk.clerk.staff.rawValue, "nobody", "S1357 "] {
                try await Self.guess(30, signIn, account)
                counted.append(try await desk.texts(counts))
                try await desk.script("delete from session.guess")
            }
            #expect(
                Set(counted).count == 1
                    && counted[0].first?.hasPrefix("\(OperationLimits.strangerGuesses.free)") == true)
        }
    }

    @Test func `a right password gives nobody new guesses`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            try await Self.guess(3, signIn, account)
            guard case .opened = try await Self.attempt(signIn, account, SignInTests.password) else {
                Issue.record("the owner did not come in")
                return
            }
            try await Self.guess(10, signIn, account)
            #expect(try await Self.compared(desk) == OperationLimits.strangerGuesses.free)
        }
    }

    @Test func `without a second factor a right password waits with the guesses of others`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            try await Self.guess(OperationLimits.strangerGuesses.free, signIn, account)
            guard case .refused = try await Self.attempt(signIn, account, SignInTests.password) else {
                Issue.record("nothing but the password stands in the way of guesses, and it was let in among them")
                return
            }
            desk.office.clock.advance(seconds: 60)
            guard case .opened = try await Self.attempt(signIn, account, SignInTests.password) else {
                Issue.record("after its minute it comes in")
                return
            }
        }
    }

    @Test func `guesses that come together are no more than those that come one by one`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let account = desk.clerk.staff.rawValue
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 { group.addTask { try await Self.guess(1, signIn, account) } }
                try await group.waitForAll()
            }
            #expect(try await Self.compared(desk) == OperationLimits.strangerGuesses.free)
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
            let lead = desk.lead.staff.rawValue
            for _ in 0..<OperationLimits.strangerGuesses.free {
                guard case .refused = try await Self.attempt(signIn, lead, "wrong", device: device) else {
                    Issue.record("a guess was not refused")
                    return
                }
            }
            guard case .refused = try await Self.attempt(signIn, lead, SignInTests.password, device: device) else {
                Issue.record("the browser of another was taken for the own one")
                return
            }
        }
    }

    @Test func `every refusal is counted on the log of the account's organ, and thousands do not fill it`() async throws
    {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let staff = desk.clerk.staff.rawValue
            try await Self.guess(OperationLimits.strangerGuesses.free + 100, signIn, staff)
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
