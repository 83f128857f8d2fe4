import Foundation
import Testing

/// What stands in settings, scripts and sources and can be read there: the way in by TLS, the script of the pages, and where
/// chance comes from.
@Suite("Tidy: ways in, scripts, chance")
struct WayTests {
    /// What RFC 9325, section 4.2, recommends for TLS 1.2, and its ChaCha20 twins (RFC 7905).
    private static let suites: Set = [
        "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305",
    ]
    /// Those of TLS 1.3 (RFC 8446, appendix B.4) without the ones of short tags.
    private static let newSuites: Set = [
        "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256",
    ]

    private static func settings(_ name: String) throws -> [String] {
        let text = try Tree.text("docs/operating/proxy.md")
        let begin = try #require(text.firstRange(of: "```\(name)\n")?.upperBound)
        let end = try #require(text[begin...].firstRange(of: "\n```")?.lowerBound)
        return text[begin..<end].split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.hasPrefix("#") }
    }

    /// The words of a list of suites behind a setting.
    private static func list(_ setting: String, _ lines: [String]) -> Set<String> {
        Set(
            lines.filter { $0.hasPrefix(setting + " ") }
                .flatMap { $0.dropFirst(setting.count + 1).split { ":; ".contains($0) }.map(String.init) })
    }

    @Test func `the settings for a proxy offer forward-secret AEAD suites of TLS 1.2 and 1.3 alone`() throws {
        let haproxy = try Self.settings("haproxy")
        #expect(Self.list("ssl-default-bind-ciphers", haproxy) == Self.suites)
        #expect(Self.list("ssl-default-bind-ciphersuites", haproxy) == Self.newSuites)
        #expect(Self.list("ssl-default-bind-options", haproxy).isSuperset(of: ["ssl-min-ver", "TLSv1.2"]))
        let binds = haproxy.filter { $0.hasPrefix("bind ") && $0.contains("ssl") }
        #expect(binds.count == 1 && binds.allSatisfy { !$0.contains("ciphers") && !$0.contains("-ver") })
        let nginx = try Self.settings("nginx")
        #expect(Self.list("ssl_ciphers", nginx) == Self.suites)
        #expect(Self.list("ssl_protocols", nginx) == ["TLSv1.2", "TLSv1.3"])
    }

    /// The only number behind a setting.
    private static func number(_ setting: String, _ lines: [String]) throws -> Int {
        let found = lines.compactMap { line -> Int? in
            guard let end = line.firstRange(of: setting + " ")?.upperBound else { return nil }
            return Int(line[end...].prefix { $0.isNumber })
        }
        #expect(found.count == 1, "\(setting)")
        return try #require(found.first)
    }

    @Test func `the settings for a proxy take more connections than the program, and of no address all of them`() throws
    {
        let limits = try Tree.text("Sources/Web/Limits.swift")
        let begin = try #require(limits.firstRange(of: "static let connections = ")?.upperBound)
        let ours = try #require(Int(limits[begin...].prefix { $0.isNumber || $0 == "_" }.filter(\.isNumber)))
        let haproxy = try Self.settings("haproxy")
        #expect(try Self.number("maxconn", haproxy) > ours)
        let ofAddress = try Self.number("sc0_conn_cur gt", haproxy)
        #expect((6...ours / 8).contains(ofAddress), "a browser opens six, and eight addresses are not all there is")
        #expect(haproxy.contains { $0.hasPrefix("stick-table ") && $0.hasSuffix(" store conn_cur") })
        #expect(haproxy.contains { $0.hasPrefix("tcp-request connection track-sc0 src") })
        let nginx = try Self.settings("nginx")
        // One of the client and one to us; a worker alone holds them all.
        #expect(try Self.number("worker_connections", nginx) > 2 * ours)
        #expect(try Self.number("worker_rlimit_nofile", nginx) >= 2 * Self.number("worker_connections", nginx))
        #expect(try Self.number("limit_conn people", nginx) == ofAddress)
        #expect(nginx.contains { $0.hasPrefix("limit_conn_zone $binary_remote_addr zone=people:") })
        // What is counted of an address is written nowhere.
        #expect(
            nginx.contains("access_log off;")
                && nginx.contains { $0.hasPrefix("error_log ") && $0.hasSuffix(" emerg;") })
        #expect(haproxy.contains("no log"))
    }

    @Test func `the settings for a proxy lead pages on to TLS, and refuse the API over plain HTTP`() throws {
        let haproxy = try Self.settings("haproxy")
        let refused = try #require(
            haproxy.firstIndex(of: "http-request deny deny_status 403 if { path_beg /api/ }"))
        let led = try #require(haproxy.firstIndex { $0.hasPrefix("http-request redirect scheme https") })
        #expect(refused < led, "the first rule that fits decides")
        let nginx = try Self.settings("nginx")
        let plain = try #require(nginx.firstIndex(of: "listen 80;"))
        let secure = try #require(nginx.firstIndex { $0.hasPrefix("listen 443") })
        #expect(nginx[plain..<secure].contains("location /api/ { return 403; }"))
        #expect(nginx[plain..<secure].contains { $0.hasPrefix("location / { return 301 https://") })
        let redirects = nginx.filter { $0.contains("return 301") }
        #expect(redirects.count == 1)
    }

    /// What writes to a name that comes from elsewhere, or makes an object of what was sent.
    private static let writers = [
        "__proto__", "prototype", "constructor[", "Object.assign", "Object.fromEntries", "defineProperty",
        "setPrototypeOf",
        "Reflect.", "JSON.parse", "structuredClone", "eval(", "Function(", "innerHTML", "fetch(", "localStorage",
        "sessionStorage", "postMessage", "import(",
    ]

    @Test func `no script takes data in, or writes to a name that it was given`() throws {
        let scripts = Tree.sources.filter { $0.text.contains("suffix: \"js\"") }
        // The second one talks to the worker that it begins itself, and to nobody else.
        let known = ["Sources/Web/Layout/DeskKeys.swift": [], "Sources/Web/Layout/WaitingWork.swift": ["postMessage"]]
        #expect(scripts.map(\.path) == known.keys.sorted(), "another script is looked at here too")
        for file in scripts {
            let begin = try #require(file.text.firstRange(of: "\"\"\"\n")?.upperBound)
            let end = try #require(file.text[begin...].firstRange(of: "\"\"\"")?.lowerBound)
            let script = file.text[begin..<end]
            #expect(script.contains("\"use strict\""))
            for writer in Self.writers where known[file.path]?.contains(writer) != true {
                #expect(!script.contains(writer), "\(file): \(writer)")
            }
            // `fields[x] = …`: the only brackets behind a name read.
            #expect(script.firstMatch(of: /\w\[[^\]]*\]\s*[-+*\/|&]?=[^=]/) == nil, "\(file)")
        }
    }

    /// Other makers of numbers, and makers with a seed.
    private static let otherChance = [
        "srand(", "srandom(", "Glibc.rand", "drand48", "arc4random", "erand48", "GKRandom", "mt19937",
        "RandomNumberGenerator {",
        ": RandomNumberGenerator", "some RandomNumberGenerator", "any RandomNumberGenerator",
    ]

    @Test func `every random number of the program comes from the generator of the system`() {
        for file in Tree.sources {
            for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for maker in Self.otherChance { #expect(!line.contains(maker), "\(file): \(line)") }
                if line.contains("using: &") { #expect(line.contains("using: &generator"), "\(file): \(line)") }
                if line.contains("RandomNumberGenerator") {
                    #expect(line.contains("= SystemRandomNumberGenerator()"), "\(file): \(line)")
                }
            }
        }
        // Where secrets are made: bytes of the system and nothing else.
        let secret = Tree.sources.filter { $0.text.contains("SystemRandomNumberGenerator()") }.map(\.path)
        #expect(secret == ["Sources/Sealing/Suite.swift", "Sources/dengwen/RealWorld.swift"])
    }
}
