import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// Tokens by which other systems act for somebody.
@Suite struct AccessTokenTests {
    private static func office(_ desk: Desk) throws -> StaffCaller {
        let role = try #require(TokenRules.office.first)
        return try #require(desk.office.first(role, in: desk.office.county).staff)
    }

    private static func made(
        _ desk: Desk, days: Int = 30, approved: Bool = true
    ) async throws -> AccessTokens.Made {
        let tokens = AccessTokens(desk.context)
        let made = try await tokens.make(.intake, scopes: [.register], days: days, as: desk.clerk)
        if approved { try await tokens.approve(made.id, as: try office(desk)) }
        return made
    }

    private static func log(_ desk: Desk) async throws -> [String] {
        let organ = desk.office.county
        return try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.auditEntries(of: organ).map {
                "\($0.actor) \($0.action) \($0.subject) \($0.detail)"
            }
        }
    }

    @Test func `DW-token a token opens nothing before it is approved, and then what its owner may`() async throws {
        try await Desk.open { desk in
            let tokens = AccessTokens(desk.context)
            let made = try await Self.made(desk, approved: false)
            #expect(made.word.count == 32 && !"\(made)".contains("\(made.word)"))
            #expect(try await tokens.bearer(of: made.word) == nil)
            let office = try Self.office(desk)
            #expect(try await tokens.ofOrgan(as: office).map(\.id) == [made.id])
            try await tokens.approve(made.id, as: office)
            let bearer = try #require(try await tokens.bearer(of: made.word))
            #expect(bearer.caller.token == made.id && bearer.token.scopes == [.register] && bearer.isFirstOfDay)
            #expect(bearer.caller.staff == desk.clerk.staff && bearer.caller.roles == desk.clerk.roles)
            #expect(bearer.caller.room == desk.clerk.room && bearer.caller.organ == desk.clerk.organ)
            #expect(try await tokens.bearer(of: made.word)?.isFirstOfDay == false)
            #expect(try await tokens.bearer(of: desk.office.world.random(32)) == nil)
            #expect(try await tokens.mine(as: desk.clerk)[0].lastUsed == desk.today)
            let stored = try await desk.texts("select encode(t.token_hash, 'hex') from session.token as t")
            let word = made.word.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(stored.count == 1 && stored[0] != word)
        }
    }

    @Test func `DW-token nobody but the office approves, and nobody sees or ends another's`() async throws {
        try await Desk.open { desk in
            let tokens = AccessTokens(desk.context)
            let made = try await Self.made(desk, approved: false)
            for other in [desk.clerk, desk.lead, desk.head, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) { try await tokens.approve(made.id, as: other) }
                await #expect(throws: OperationError.notFound) { _ = try await tokens.ofOrgan(as: other) }
            }
            #expect(try await tokens.mine(as: desk.lead).isEmpty)
            await #expect(throws: OperationError.notFound) { try await tokens.end(made.id, as: desk.lead) }
            try await tokens.approve(made.id, as: try Self.office(desk))
            let bearer = try #require(try await tokens.bearer(of: made.word)).caller
            await #expect(throws: OperationError.notFound, "a token makes no tokens") {
                _ = try await tokens.make(.script, scopes: [.register], days: 1, as: bearer)
            }
            await #expect(throws: OperationError.notFound) { try await tokens.end(made.id, as: bearer) }
            try await tokens.end(made.id, as: desk.clerk)
            #expect(try await tokens.bearer(of: made.word) == nil)
            #expect(try await tokens.mine(as: desk.clerk)[0].endedFor == .owner)
            await #expect(throws: OperationError.notFound, "once") { try await tokens.end(made.id, as: desk.clerk) }
        }
    }

    @Test func `DW-token the owner is told that a token was approved, and that somebody else ended it`() async throws {
        try await Desk.open { desk in
            let tokens = AccessTokens(desk.context)
            let mine = MyAccount(SignIn(desk.context, hasher: PasswordHasher(cost: 10)))
            func told() async throws -> Set<AccountNote.Kind> {
                Set(try await mine.notes(as: desk.clerk).map(\.kind))
            }
            let first = try await Self.made(desk, approved: false)
            #expect(try await told().isDisjoint(with: [.tokenApproved, .tokenEnded]))
            try await tokens.approve(first.id, as: try Self.office(desk))
            #expect(try await told().contains(.tokenApproved))
            try await tokens.end(first.id, as: desk.clerk)
            #expect(try await !told().contains(.tokenEnded), "whoever did it knows")
            let second = try await Self.made(desk)
            try await tokens.end(second.id, as: try Self.office(desk))
            #expect(try await told().contains(.tokenEnded))
        }
    }

    @Test func `DW-token a token ends with its days, by the office, and when the account changes`() async throws {
        try await Desk.open { desk in
            let tokens = AccessTokens(desk.context)
            let first = try await Self.made(desk, days: 2)
            desk.office.clock.advance(seconds: 2 * 86_400 - 1)
            #expect(try await tokens.bearer(of: first.word) != nil)
            desk.office.clock.advance(seconds: 1)
            #expect(try await tokens.bearer(of: first.word) == nil)
            #expect(try await tokens.mine(as: desk.clerk).map(\.endedFor) == [nil], "its days are its end")
            let second = try await Self.made(desk)
            try await tokens.end(second.id, as: try Self.office(desk))
            #expect(try await tokens.bearer(of: second.word) == nil)
            let third = try await Self.made(desk)
            try await desk.giveHash(desk.clerk)
            #expect(try await tokens.bearer(of: third.word) == nil, "another password")
            let mine = try await tokens.mine(as: desk.clerk)
            #expect(mine.first { $0.id == second.id }?.endedFor == .office)
            #expect(mine.first { $0.id == third.id }?.endedFor == .account)
        }
    }

    @Test func `DW-token another authenticator ends what the thief of a session may have made`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let made = try await Self.made(desk)
            #expect(try await AccessTokens(desk.context).bearer(of: made.word) != nil)
            let session = try #require(
                try await signIn(account: desk.clerk.staff.rawValue, password: SignInTests.password))
            let mine = MyAccount(signIn)
            let secret = try await desk.office.store.transaction(as: .staff(desk.clerk)) {
                $0.factorSecret(for: session)
            }
            let step = OneTimePassword.step(
                secondsSinceEpoch: desk.office.clock.now.microsecondsSinceEpoch / 1_000_000)
            let code = OneTimePassword(secret: secret).code(at: step)
            _ = try await mine.changeFactor(
                password: SignInTests.password, code: code, token: session, nonce: [], as: desk.clerk)
            #expect(try await AccessTokens(desk.context).bearer(of: made.word) == nil)
        }
    }

    @Test func `DW-token whoever ends all of their own sign-ins ends their tokens, and nobody else's`() async throws {
        try await Desk.open { desk in
            // Whoever gets a password ends what tokens there were.
            let mine = MyAccount(try await desk.signIn())
            let tokens = AccessTokens(desk.context)
            let made = try await Self.made(desk)
            let other = try await tokens.make(.intake, scopes: [.register], days: 30, as: desk.secondClerk)
            try await tokens.approve(other.id, as: try Self.office(desk))
            #expect(try await tokens.bearer(of: made.word) != nil)
            try await mine.endAll(as: desk.clerk)
            #expect(try await tokens.bearer(of: made.word) == nil)
            let ended = try await tokens.mine(as: desk.clerk).map(\.endedFor)
            #expect(ended == [.owner])
            #expect(try await tokens.bearer(of: other.word) != nil)
        }
    }

    @Test func `DW-token scopes and days that the rules refuse are told by their fields, and five are enough`()
        async throws
    {
        try await Desk.open { desk in
            let tokens = AccessTokens(desk.context)
            let wrong: [(Set<TokenScope>, Int, [String])] = [
                ([.claim], 30, ["scopes"]), ([], 30, ["scopes"]), ([.register], 91, ["days"]),
            ]
            for (scopes, days, fields) in wrong {
                do {
                    _ = try await tokens.make(.script, scopes: scopes, days: days, as: desk.clerk)
                    Issue.record("\(scopes) \(days)")
                } catch OperationError.mend(let faults) {
                    #expect(faults.map(\.field) == fields)
                }
            }
            for _ in 0..<TokenRules.openAtOnce {
                _ = try await tokens.make(.script, scopes: [.register], days: 1, as: desk.clerk)
            }
            await #expect(throws: OperationError.self) {
                _ = try await tokens.make(.script, scopes: [.register], days: 1, as: desk.clerk)
            }
            #expect(try await tokens.mine(as: desk.clerk).count == TokenRules.openAtOnce)
        }
    }

    @Test func `DW-token the log names the token beside its owner, and its first use of a day`() async throws {
        try await Desk.open { desk in
            let tokens = AccessTokens(desk.context)
            let made = try await Self.made(desk)
            let bearer = try #require(try await tokens.bearer(of: made.word))
            _ = try await tokens.bearer(of: made.word)
            _ = try await tokens.mine(as: desk.clerk)
            try await desk.office.store.transaction(as: .staff(bearer.caller)) { transaction in
                try transaction.audit(AuditRecord("look", subject: "s"), in: bearer.caller.organ)
                try transaction.audit(AuditRecord("look", subject: "s", [("a", "b")]), in: bearer.caller.organ)
            }
            let (clerk, id) = (desk.clerk.staff.rawValue, made.id.rawValue)
            let log = try await Self.log(desk)
            #expect(log.contains("staff:\(clerk) token.make \(id) scopes=register;days=30;for=intake"))
            let office = try Self.office(desk).staff.rawValue
            #expect(log.contains("staff:\(office) token.approve \(id) owner=\(clerk)"))
            #expect(log.filter { $0.hasPrefix("staff:\(clerk) token.use \(id)") }.count == 1)
            #expect(log.contains("staff:\(clerk) look s token=\(id)"))
            #expect(log.contains("staff:\(clerk) look s a=b;token=\(id)"))
        }
    }

    @Test func `DW-token where a second factor is required, no machine signs in with a password`() async throws {
        try await Desk.open { desk in
            _ = try await desk.signIn()
            let entry = SignInEntry(account: desk.clerk.staff.rawValue, password: SignInTests.password)
            for requires in [false, true] {
                let rules = SignInRules(requiresFactor: requires)
                let signIn = SignIn(desk.context, hasher: PasswordHasher(cost: 10), rules: rules)
                let outcome = try await signIn(entry, from: .init(kind: .api))
                if case .opened = outcome { #expect(!requires) } else { #expect(requires) }
            }
        }
    }
}
