import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOHTTP1
import Operations
import TestDatabase
import Testing

@testable import Web

/// Every answer says to the browser what this site is built to keep, whatever came of the request.
@Suite struct HeaderTests {
    private static let nowhere = "018f0000-0000-7000-8000-000000000000"

    private static let names = [
        "content-security-policy", "cache-control", "referrer-policy", "x-content-type-options",
        "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy",
    ]

    /// What is wrong with the headers of an answer.
    private static func faults(_ fields: HTTPFields, isPublic: Bool, isFile: Bool = false) -> [String] {
        let header: (String) -> String = { name in HTTPField.Name(name).flatMap { fields[$0] } ?? "" }
        var faults = names.filter { header($0).isEmpty }
        let policy = header("content-security-policy")
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] where !policy.contains(part) {
            faults.append(part)
        }
        for part in ["unsafe", "http:", "https:", "data:", "*"] where policy.contains(part) { faults.append(part) }
        if isPublic, policy.contains("script-src"), !policy.contains("script-src 'none'") {
            faults.append("script-src")
        }
        if isPublic, header("referrer-policy") != "no-referrer" { faults.append("referrer") }
        if header("x-content-type-options") != "nosniff" { faults.append("nosniff") }
        if !isFile, header("cache-control") != "no-store" { faults.append("no-store") }
        if header("cross-origin-opener-policy") != "same-origin" { faults.append("opener") }
        if header("cross-origin-resource-policy") != "same-origin" { faults.append("resource") }
        // No other site may read an answer: nothing here is meant for one.
        let foreign = ["origin", "credentials", "methods", "headers"].map { "access-control-allow-" + $0 }
        for name in ["server", "x-powered-by"] + foreign where !header(name).isEmpty { faults.append(name) }
        return faults
    }

    @Test func `every route answers every method with the whole set, be it a page, a redirect or a refusal`()
        async throws
    {
        try await TestSite.with { site in
            let router = site.web.router()
            #expect(router.routes.count > 150, "\(router.routes.count)")
            for (method, uri) in Self.addresses(router) {
                let isPublic =
                    uri == "/" || ["/report", "/track", "/leave", "/language"].contains { uri.hasPrefix($0) }
                for method in [method, .put, .delete, .options, .trace] {
                    let answer = try await site.client.execute(uri: uri, method: method, headers: [:], body: nil)
                    let faults = Self.faults(answer.headers, isPublic: isPublic)
                    #expect(faults.isEmpty, "\(method) \(uri): \(answer.status) \(faults)")
                    #expect(answer.status.code < 500, "\(method) \(uri)")
                }
            }
        }
    }

    @Test func `files, errors, unknown addresses and addresses that are too long answer with it as well`() async throws
    {
        try await TestSite.with { site in
            for asset in Asset.all {
                let answer = try await site.client.execute(uri: "/assets/\(asset.fileName)", method: .get)
                #expect(answer.status == .ok && Self.faults(answer.headers, isPublic: true, isFile: true).isEmpty)
            }
            let longest = "/" + String(repeating: "a", count: Limits.addressBytes - 1)
            for (uri, status) in [
                ("/nowhere", 404), ("/assets/nothing.css", 404), ("/language/xx", 404), ("/healthz", 204),
                (longest, 404),
                (longest + "a", 400), ("/track?" + String(repeating: "a", count: Limits.addressBytes), 400),
            ] {
                let answer = try await site.client.execute(uri: uri, method: .get)
                #expect(answer.status.code == status, "\(uri.prefix(40))")
                #expect(Self.faults(answer.headers, isPublic: true).isEmpty, "\(uri.prefix(40))")
            }
            let broken = try await site.client.execute(
                uri: "/api/v1/session", method: .post, body: .init(string: String(repeating: "[", count: 9)))
            #expect(broken.status.code == 400 && Self.faults(broken.headers, isPublic: true).isEmpty)
        }
    }

    @Test func `a body that ends too soon is the sender's fault, and no line is logged for it`() async throws {
        try await TestSite.with { site in
            let answering = Answering(site: site.web.site)
            for error in [HTTPParserError.invalidEOFState, .invalidChunkSize, .invalidContentLength] {
                guard case .page(.unreadable, nil) = answering.outcome(of: error) else {
                    Issue.record("\(error) is answered otherwise")
                    continue
                }
            }
            #expect(!site.log.all.contains { $0.contains("a request failed") })
        }
    }

    /// The addresses of all routes, each with an id that nothing has.
    private static func addresses(_ router: Router<BasicRequestContext>) -> [(method: HTTPRequest.Method, uri: String)]
    {
        router.routes.map { route in
            let parts = route.path.description.split(separator: "/").map { $0.hasPrefix(":") ? nowhere : String($0) }
            return (route.method, "/" + parts.joined(separator: "/"))
        }
    }

    @Test func `over TLS every answer asks for TLS from then on`() async throws {
        try await TestSite.with { site in
            var settings = site.web.site.settings
            settings.secureCookies = true
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
            let application = Application(responder: web.router().buildResponder(), logger: site.log.logger)
            try await application.test(.router) { client in
                let files = Asset.all.map { (method: HTTPRequest.Method.get, uri: "/assets/\($0.fileName)") }
                let longest = "/" + String(repeating: "a", count: Limits.addressBytes)
                for (method, uri) in Self.addresses(web.router()) + files + [(.get, "/nowhere"), (.get, longest)] {
                    let answer = try await client.execute(uri: uri, method: method)
                    let told = answer.headers[.strictTransportSecurity]
                    #expect(told == "max-age=63072000; includeSubDomains", "\(method) \(uri.prefix(60))")
                }
            }
            let plain = try await site.client.execute(uri: "/", method: .get)
            #expect(plain.headers[.strictTransportSecurity] == nil)
        }
    }

    /// What is refused before there is a request, of which no route hears.
    @Test(arguments: [true, false])
    func `what is no request is refused with the whole set as well, and over TLS asks for it`(isOverTLS: Bool)
        async throws
    {
        try await TestSite.with { site in
            var settings = site.web.site.settings
            settings.secureCookies = isOverTLS
            let web = WebApplication(
                context: site.context, hasher: PasswordHasher(cost: 10), settings: settings, logger: site.log.logger)
            try await web.service().test(.live) { client in
                let port = try #require(client.port)
                let long = String(repeating: "a", count: Limits.headerFieldBytes + 1)
                for (request, status) in [
                    ("GET / HTTP/9.9\r\n\r\n", "400"), ("GET\r\n\r\n", "400"),
                    ("GET / HTTP/1.1\r\nHost: here\r\nX: \(long)\r\n\r\n", "431"),
                ] {
                    let answer = try await RawSocket.exchange(request, port: port).lowercased()
                    #expect(answer.hasPrefix("http/1.1 \(status) "))
                    for name in Self.names { #expect(answer.contains("\r\n\(name): "), "\(name)") }
                    #expect(answer.contains("strict-transport-security: max-age=63072000; ") == isOverTLS)
                }
            }
        }
    }

    @Test func `every public page has the way out, and loads nothing but our own files`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            var pages = [String]()
            for path in ["/", "/report", "/track", "/nowhere"] { pages.append(try await visitor.get(path).html) }
            try await visitor.get("/report")
            let code = try await StoryTests.handIn(site, visitor)
            pages.append(visitor.page)
            pages.append(try await visitor.post("/report").html)
            try await visitor.get("/track")
            pages.append(try await visitor.post("/track", [("code", code)]).html)
            pages.append(try await visitor.post("/track", [("code", "x")]).html)
            for page in pages {
                #expect(page.contains("class=\"leave\"") && page.contains("href=\"/leave\""))
                #expect(!page.contains("<script") && !page.contains("style=\"") && !page.contains("<iframe"))
                for name in ["src=\"", "href=\"", "action=\""] {
                    for rest in page.split(separator: name, omittingEmptySubsequences: false).dropFirst() {
                        let address = rest.prefix { $0 != "\"" }
                        #expect(
                            address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#"), "\(address)")
                    }
                }
            }
        }
    }
}
