import CaseStore
import Casework
import Hummingbird
import HummingbirdTesting
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

@Suite struct SignInThrottleTests {
    private static let now = Instant(secondsSinceEpoch: 1_772_413_200)

    private static func throttle(strangers: Int = 100) -> SignInThrottle {
        SignInThrottle(windowSeconds: 300, limit: 5, strangers: strangers)
    }

    @Test func `a name has its guesses, invented or not, and new ones in the next window`() {
        let throttle = Self.throttle()
        for isKnown in [true, false] {
            for _ in 0..<5 { #expect(throttle.admit("S1", isKnown: isKnown, now: Self.now) != nil) }
            #expect(throttle.admit("S1", isKnown: isKnown, now: Self.now) == nil)
            #expect(throttle.admit("S2", isKnown: isKnown, now: Self.now) != nil)
            let later = Instant(secondsSinceEpoch: 1_772_413_200 + 300)
            #expect(throttle.admit("S1", isKnown: isKnown, now: later) != nil)
        }
    }

    @Test func `a right guess is forgiven with those before it, but not with those after it`() throws {
        let throttle = Self.throttle()
        _ = throttle.admit("S1", isKnown: true, now: Self.now)
        let right = try #require(throttle.admit("S1", isKnown: true, now: Self.now))
        for _ in 0..<3 { _ = throttle.admit("S1", isKnown: true, now: Self.now) }
        let other = try #require(throttle.admit("S2", isKnown: true, now: Self.now))
        throttle.forgive(right)
        throttle.forgive(other)
        for _ in 0..<2 { #expect(throttle.admit("S1", isKnown: true, now: Self.now) != nil) }
        #expect(throttle.admit("S1", isKnown: true, now: Self.now) == nil)
    }

    @Test func `a guess that was not compared is taken back, and only that one`() throws {
        let throttle = Self.throttle(strangers: 1)
        let guesses = (0..<5).map { _ in throttle.admit("nobody", isKnown: false, now: Self.now) }
        throttle.takeBack(try #require(guesses[2]))
        #expect(throttle.admit("nobody", isKnown: false, now: Self.now) != nil)
        #expect(throttle.admit("nobody", isKnown: false, now: Self.now) == nil)
    }

    @Test func `no number of invented names takes an account's place, and a place that is left is free again`() throws {
        let throttle = Self.throttle(strangers: 3)
        let guesses = (0..<3).map { throttle.admit("nobody \($0)", isKnown: false, now: Self.now) }
        #expect(throttle.admit("nobody 3", isKnown: false, now: Self.now) == nil, "closed, not open")
        #expect(throttle.admit("nobody 2", isKnown: false, now: Self.now) != nil)
        #expect(throttle.admit("S1", isKnown: true, now: Self.now) != nil)
        throttle.takeBack(try #require(guesses[0]))
        #expect(throttle.admit("nobody 3", isKnown: false, now: Self.now) != nil)
    }

    /// How often each status came back.
    private static func signIns(
        _ count: Int, _ account: String, _ site: TestSite
    ) async throws -> [Int: Int] {
        let body = #"{"account": "\#(account)", "password": "wrong"}"#
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<count {
                group.addTask {
                    try await site.client.execute(
                        uri: "/api/v1/session", method: .post, headers: [.contentType: "application/json"],
                        body: ByteBuffer(string: body)
                    ).status.code
                }
            }
            return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
    }

    @Test func `of many guesses that come together no more are compared than may fail one by one`() async throws {
        try await TestSite.with { site in
            let staff = try #require(site.office.clerk.staff?.staff)
            let hash = try PasswordHash(password: "right horse", salt: Array(0..<16), cost: 10)
            try await LoadDirectory(site.office.store).setPassword(hash, of: staff)
            let expected = [401: Limits.signInFailures, 429: 40 - Limits.signInFailures]
            // The same for an account and for an invented name.
            for account in [staff.rawValue, "nobody"] {
                #expect(try await Self.signIns(40, account, site) == expected, "\(account)")
            }
            let county = site.office.county
            let entries = try await site.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.auditEntries(of: county, .door)
            }
            // Each guess that was compared was recorded.
            #expect(entries.map(\.action) == Array(repeating: "session.refuse", count: Limits.signInFailures))
            #expect(entries.allSatisfy { $0.actor == "public" && $0.subject == staff.rawValue && $0.detail.isEmpty })
        }
    }

    @Test func `a name that is longer than any account's is not even counted`() async throws {
        try await TestSite.with { site in
            let long = String(repeating: "长", count: Limits.accountBytes / 3 + 1)
            #expect(try await Self.signIns(Limits.signInFailures + 1, long, site) == [400: Limits.signInFailures + 1])
            let browser = site.visitor()
            try await browser.get("/sign-in")
            let seen = try await browser.post("/sign-in", [("account", long), ("password", "x")])
            #expect(seen.status == 400 && !seen.html.contains(long))
        }
    }
}
