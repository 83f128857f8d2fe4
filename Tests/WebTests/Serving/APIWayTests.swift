import Casework
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

/// How other systems come in, and how long a password holds.
@Suite struct APIWayTests {
    /// A system that once spoke in the clear would go on so, token and all, if it were led on to TLS without a word.
    @Test func `no address of the API leads anywhere, whatever is said of the way by which it was reached`()
        async throws
    {
        try await TestSite.with { site in
            let routes = site.web.router().routes.filter { $0.path.description.hasPrefix("/api/") }
            #expect(routes.count >= 4, "the router is read: \(routes.count)")
            let nowhere = "018f0000-0000-7000-8000-000000000000"
            for route in routes {
                let parts = route.path.description.split(separator: "/").map { part in
                    part.hasPrefix(":") || part.hasPrefix("{") ? nowhere : String(part)
                }
                for bearer in ["", "Bearer wrong"] {
                    var headers: HTTPFields = [.contentType: "application/json"]
                    if let name = HTTPField.Name("X-Forwarded-Proto") { headers[name] = "http" }
                    if !bearer.isEmpty { headers[.authorization] = bearer }
                    let answer = try await site.client.execute(
                        uri: "/" + parts.joined(separator: "/"), method: route.method, headers: headers,
                        body: route.method == .get ? nil : ByteBuffer(string: "{}"))
                    let leads = answer.headers[.location] ?? ""
                    #expect(!(300..<400).contains(answer.status.code) && leads.isEmpty, "\(route.path): \(leads)")
                }
            }
        }
    }

    @Test func `a password that was set years ago opens the account, and nobody asks for another one`() async throws {
        try await TestSite.with { site in
            let password = "一句多年没有改过的长口令 still the same"
            let staff = try #require(site.office.clerk.staff?.staff)
            let hash = try PasswordHash(password: password, salt: Array(0..<16), cost: 10)
            try await LoadDirectory(site.office.store).setPassword(hash, of: staff)
            site.office.clock.advance(days: 1_500)
            let browser = site.visitor()
            try await browser.get("/sign-in")
            let seen = try await browser.post("/sign-in", [("account", staff.rawValue), ("password", password)])
            #expect(seen.status == 303 && seen.location == "/desk")
            #expect(try await browser.get("/desk").status == 200)
        }
    }
}
