import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@Suite struct SignInTests {
    static let password = "桥上三只白鹭"
    /// Of that password, computed by another implementation of scrypt (RFC 7914).
    static let hash =
        "scrypt$10$000102030405060708090a0b0c0d0e0f$"
        + "15ed3075ced2baa031d2b83809aa881883318579b3ad4aa9560fa98f767f2436"

    @Test func `who knows the password has a session, until it is closed or too old`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            #expect(token.count == 32)
            let session = try #require(try await signIn.session(token))
            #expect(session.caller == desk.clerk)
            #expect(session.organName == "大冶市纪委监委")
            try await signIn.signOut(token)
            #expect(try await signIn.session(token) == nil)
            let later = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            desk.office.clock.advance(seconds: 8 * 3600)
            #expect(try await signIn.session(later) == nil)
        }
    }

    @Test func `a wrong account and a wrong password are answered alike, and leave nothing`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let before = try await desk.snapshot()
            #expect(try await signIn(account: desk.clerk.staff.rawValue, password: "桥上两只白鹭") == nil)
            #expect(try await signIn(account: "nobody", password: Self.password) == nil)
            #expect(try await signIn(account: desk.lead.staff.rawValue, password: "") == nil, "an account without one")
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `the token itself is not in the database`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            let hexadecimal = token.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            let stored = try await desk.texts("select encode(s.token_hash, 'hex') from session.session as s")
            #expect(stored.count == 1)
            #expect(stored != [hexadecimal])
        }
    }

    @Test func `the same directory twice is loaded once`() async throws {
        try await Desk.open { desk in
            let load = LoadDirectory(desk.office.store)
            let document = try #require(try await load.document())
            let before = try await desk.snapshot()
            #expect(try await !load(desk.office.directory, document: document, calendar: desk.office.calendar))
            #expect(
                try await desk.snapshot().changes(since: before).isDisjoint(with: ["audit.entry", "directory.document"])
            )
        }
    }
}

extension Desk {
    func signIn() async throws -> SignIn {
        try await script(
            "update directory.staff set password_hash = '\(SignInTests.hash)' where staff_id = '\(clerk.staff.rawValue)'"
        )
        return SignIn(context, hasher: try PasswordHasher(cost: 10))
    }
}
