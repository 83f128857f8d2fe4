import Testing

@testable import Libcurl

@Suite struct EgressTests {
    let server: TestServer
    let client: HTTPClient

    init() throws {
        server = try TestServer.shared.get()
        client = try HTTPClient(.init(userAgent: "test"))
    }

    static let everywhere = ["0.0.0.0/0", "::/0"]

    static let spellings = [
        "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
        "127.127.127.127", "::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "localhost", "LOCALHOST",
        "localhost.", "①②⑦.⓪.⓪.①", "127。0。0。1", "64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1", "169.254.169.254",
        "100.100.100.200", "255.255.255.255", "224.0.0.1", "ff02::1", "fec0::1", "5f00::1", "3fff::1", "100::1",
        "64:ff9b:1::1", "198.18.0.1", "192.0.0.1", "240.0.0.1", "2001::1", "fd00:ec2::254",
    ]

    @Test func `no spelling of a forbidden address is connected to, whatever the rule allows`() async throws {
        let server = try TestServer()
        for host in Self.spellings {
            let request = try server.request("/ok", host: host, mode: .lab, networks: Self.everywhere)
            let failure = await client.send(request).failure
            // What libcurl takes for a name, or for a URL at all, depends on the locale and the resolver.
            let isName = host == "localhost." || !host.utf8.allSatisfy { $0 < 0x80 }
            let permitted: [HTTPClient.Failure] =
                isName ? [.blockedAddress, .dns, .protocolViolation] : [.blockedAddress]
            #expect(failure.map(permitted.contains) == true, "\(host)")
        }
        #expect(try await server.count("connection") == 1)  // the count itself
    }

    @Test func `a closed port is down and not blocked`() async throws {
        let closed = try TestServer().port
        let url = EndpointURL(uncheckedScheme: .http, host: "127.0.0.1", port: closed, target: "/")
        let rule = EgressRule(host: "127.0.0.1", port: closed, networks: [], mode: .developmentLoopback)
        let request = try HTTPClient.Request(.get, url, egress: rule)
        #expect(await client.send(request).failure == .connect)
    }

    @Test(arguments: ["127.0.0.1", "::1", "localhost"])
    func `a developer's machine may speak to itself`(_ host: String) async throws {
        #expect(try await client.send(server.request("/ok", host: host)).status == 200)
    }

    @Test func `the site's own machines are refused on a developer's machine too`() async throws {
        var configuration = HTTPClient.Configuration(userAgent: "test")
        configuration.forbidden = ["127.0.0.0/8"].compactMap(AddressBlock.init)
        let client = try HTTPClient(configuration)
        #expect(try await client.send(server.request("/ok")).failure == .blockedAddress)
    }

    @Test func `a connection opened under one rule does not carry a request under another`() async throws {
        let server = try TestServer()
        #expect(try await client.send(server.request("/ok")).status == 200)
        let narrow = try server.request("/ok", mode: .lab, networks: ["10.0.0.0/8"])
        #expect(await client.send(narrow).failure == .blockedAddress)
        #expect(try await server.count("/ok") == 1)
    }

    @Test func `a rule for another host, port or scheme refuses the request before it exists`() throws {
        let rule = EgressRule(host: "a.example", port: 443, networks: [])
        for text in ["https://b.example/", "https://a.example:444/", "http://a.example:443/"] {
            let url = try EndpointURL(text, allowPlainHTTP: true)
            #expect(throws: HTTPClient.Request.RequestError.urlNotInRule) {
                _ = try HTTPClient.Request(.get, url, egress: rule)
            }
        }
    }

    static let verdicts: [(address: String, networks: [String], mode: EgressRule.Mode, isPermitted: Bool)] = [
        ("10.1.2.3", ["10.1.0.0/16"], .production, true),
        ("10.2.2.3", ["10.1.0.0/16"], .production, false),
        ("10.1.2.3", [], .production, false),
        ("100.64.1.1", ["100.64.0.0/10"], .production, true),
        ("100.100.100.200", ["100.64.0.0/10"], .production, false),
        ("127.0.0.1", ["127.0.0.0/8"], .production, false),
        ("127.0.0.1", ["127.0.0.0/8"], .lab, false),
        ("127.0.0.1", [], .developmentLoopback, true),
        ("::1", [], .developmentLoopback, true),
        ("::ffff:127.0.0.1", ["::/0"], .developmentLoopback, false),
        ("169.254.169.254", ["0.0.0.0/0"], .developmentLoopback, false),
        ("10.0.0.1", [], .developmentLoopback, false),
        ("2400:3200::1", ["2400:3200::/32"], .production, true),
        ("2400:3200::1", ["0.0.0.0/0"], .production, false),
        ("fd12:3456::1", ["fd12:3456::/32"], .production, true),
        ("fd12:3456::1", ["::/0"], .production, false),
        ("fd00:ec2::254", ["fd00:ec2::/32"], .production, false),
        ("::ffff:10.0.0.1", ["10.0.0.0/8", "::/0"], .production, false),
        ("64:ff9b::a00:1", ["::/0", "64:ff9b::/96"], .production, false),
        ("2001:db8::1", ["2001:db8::/32"], .production, false),
    ]

    @Test(arguments: verdicts)
    func `only what is named and not forbidden is permitted`(
        _ row: (address: String, networks: [String], mode: EgressRule.Mode, isPermitted: Bool)
    ) throws {
        let networks = row.networks.compactMap(AddressBlock.init)
        #expect(networks.count == row.networks.count)
        let rule = EgressRule(host: "a.example", port: 443, networks: networks, mode: row.mode)
        #expect(rule.permits(try #require(IPAddress(row.address))) == row.isPermitted)
    }

    @Test func `every line of the list of forbidden networks can be read`() {
        for text in ForbiddenAddresses.deniedTexts { #expect(AddressBlock(text)?.description == text) }
    }

    @Test(arguments: [
        ("1.2.3.4", "1.2.3.4"), ("::1", "::1"), ("0:0:0:0:0:0:0:0", "::"),
        ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("::ffff:1.2.3.4", "::ffff:102:304"), ("1::", "1::"),
    ])
    func `an address is written in one way`(_ text: String, _ canonical: String) {
        #expect(IPAddress(text)?.description == canonical)
    }

    @Test(arguments: ["", "1.2.3", "01.2.3.4", "1.2.3.4/8", "0x7f.0.0.1", "::1%eth0", "[::1]", "1.2.3.4 ", "1.2.3.256"])
    func `what is not an address in the strict form is none`(_ text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [
        "10.0.0.0", "10.0.0.1/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/+8", "::/129", "x/8",
    ])
    func `what is not a network is none`(_ text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
