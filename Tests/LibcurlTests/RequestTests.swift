import Testing

@testable import Libcurl

@Suite struct RequestTests {
    static let rule = EgressRule(host: "a.example", port: 443, networks: [])

    func make(_ headers: [HTTPClient.Header], body: [UInt8] = [], _ method: HTTPClient.Request.Method = .post) throws {
        _ = try HTTPClient.Request(
            method, EndpointURL("https://a.example/"), headers: headers, body: body, egress: Self.rule)
    }

    @Test(arguments: ["a\r\nX: y", "a\nb", "a\rb", "a\0b", "类", "", " a", "a ", "\ta", "a\u{7f}", "a\u{1b}[0m"])
    func `a header value cannot smuggle anything`(_ value: String) {
        #expect(throws: HTTPClient.Request.RequestError.badHeaderValue) { try make([.init("X-Name", value)]) }
    }

    @Test(arguments: ["", "X Name", "X:Name", "X\r\nName", "X\0", "名", "X(1)", "X\t"])
    func `a header name is a token`(_ name: String) {
        #expect(throws: HTTPClient.Request.RequestError.badHeaderName) { try make([.init(name, "v")]) }
    }

    @Test(arguments: ["Host", "content-length", "Transfer-Encoding", "CONNECTION", "Expect", "Cookie"])
    func `framing belongs to the client`(_ name: String) {
        #expect(throws: HTTPClient.Request.RequestError.reservedHeader) { try make([.init(name, "v")]) }
    }

    @Test func `sizes have their bounds`() throws {
        let header = HTTPClient.Header("X-A", "v")
        try make(Array(repeating: header, count: Limits.requestHeaders))
        #expect(throws: HTTPClient.Request.RequestError.tooManyHeaders) {
            try make(Array(repeating: header, count: Limits.requestHeaders + 1))
        }
        try make([], body: Array(repeating: 0, count: Limits.requestBodyBytes))
        #expect(throws: HTTPClient.Request.RequestError.bodyTooLarge) {
            try make([], body: Array(repeating: 0, count: Limits.requestBodyBytes + 1))
        }
        #expect(throws: HTTPClient.Request.RequestError.bodyNotAllowed) { try make([], body: [1], .get) }
        #expect(throws: HTTPClient.Request.RequestError.badHeaderValue) {
            try make([.init("X-A", String(repeating: "v", count: Limits.requestHeaderBytes))])
        }
    }
}

@Suite struct OptionTests {
    func options(
        _ url: String, mode: EgressRule.Mode, tls: HTTPClient.Request.TLS = .init()
    ) throws -> ([EasyOption], [String: EasyOption.Value]) {
        let url = try EndpointURL(url, allowPlainHTTP: true)
        let rule = EgressRule(host: url.host, port: url.port, networks: [], mode: mode)
        var request = try HTTPClient.Request(.post, url, body: [1, 2, 3], egress: rule)
        request.tls = tls
        var configuration = HTTPClient.Configuration(userAgent: "Dengwen")
        configuration.authorityFile = "/ca.pem"
        configuration.interface = "10.0.0.9"
        let list = EasyOption.fixed(configuration) + EasyOption.perRequest(request, configuration)
        return (list, Dictionary(list.map { ($0.name, $0.value) }) { _, last in last })
    }

    @Test func `every protection is switched on by name and value`() throws {
        let (list, values) = try options("https://a.example/", mode: .production)
        #expect(Set(list.map(\.name)).count == list.count)
        #expect(
            values == [
                "PROTOCOLS_STR": .text("https"), "REDIR_PROTOCOLS_STR": .text("https"), "FOLLOWLOCATION": .long(0),
                "PROXY": .text(""), "NOPROXY": .text("*"), "NETRC": .long(0), "COOKIEFILE": .null,
                "ACCEPT_ENCODING": .null, "DISALLOW_USERNAME_IN_URL": .long(1),
                "PATH_AS_IS": .long(1), "HTTP09_ALLOWED": .long(0), "HTTP_VERSION": .long(2), "VERBOSE": .long(0),
                "NOPROGRESS": .long(1), "NOSIGNAL": .long(1), "QUICK_EXIT": .long(1), "SSL_VERIFYPEER": .long(1),
                "SSL_VERIFYHOST": .long(2), "SSLVERSION": .long(6), "CAINFO": .text("/ca.pem"), "CAPATH": .null,
                "DNS_CACHE_TIMEOUT": .long(60), "MAXAGE_CONN": .long(110), "MAXLIFETIME_CONN": .long(3600),
                "TCP_NODELAY": .long(1), "USERAGENT": .text("Dengwen"), "INTERFACE": .text("10.0.0.9"),
                "URL": .text("https://a.example:443/"), "CONNECTTIMEOUT_MS": .long(3000), "TIMEOUT_MS": .long(15_000),
                "LOW_SPEED_LIMIT": .long(1), "LOW_SPEED_TIME": .long(8), "POST": .long(1),
                "POSTFIELDSIZE_LARGE": .offset(3),
            ])
    }

    @Test(arguments: [EgressRule.Mode.lab, .developmentLoopback])
    func `plain HTTP is spoken only where the rule says so`(_ mode: EgressRule.Mode) throws {
        #expect(try options("http://a.example:8080/", mode: mode).1["PROTOCOLS_STR"] == .text("https,http"))
    }

    @Test func `an endpoint's own TLS particulars win`() throws {
        let tls = HTTPClient.Request.TLS(
            authorityFile: "/own.pem", pinnedPublicKey: "sha256//x", certificateFile: "/c.pem", keyFile: "/k.pem")
        let values = try options("https://a.example/", mode: .production, tls: tls).1
        #expect(values["CAINFO"] == .text("/own.pem"))
        #expect(values["PINNEDPUBLICKEY"] == .text("sha256//x"))
        #expect(values["SSLCERT"] == .text("/c.pem"))
        #expect(values["SSLKEY"] == .text("/k.pem"))
    }

    @Test func `libcurl accepts the whole list, and the handle remembers what it was given`() throws {
        let (list, _) = try options("https://a.example/", mode: .production)
        let handle = try #require(EasyHandle())
        #expect(handle.apply(list))
        #expect(handle.applied == list)
        handle.reset()
        #expect(handle.applied.isEmpty)
    }
}
