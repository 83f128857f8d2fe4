import HummingbirdTesting
import Testing

@testable import Web

/// Where a request ends is said in one way, or nothing of its connection is read any more: a proxy in front that read it
/// otherwise would let one visitor's bytes run as the request of another.
@Suite struct SmuggledTests {
    private static let secret = String(repeating: "A", count: 22)

    /// A look at a code as a visitor's form sends it, behind which the connection ends. The gate of looks counts it.
    private static let look = """
        POST /track HTTP/1.1\r
        Host: here\r
        Connection: close\r
        Cookie: visit=\(secret)\r
        Content-Type: application/x-www-form-urlencoded\r
        Content-Length: \(form.utf8.count)\r
        \r
        \(form)
        """
    /// Of as many characters as a code has: what is none at sight is told before the gate.
    private static let form = "\(CSRFToken.fieldName)=\(secret)&code=3A04-1061-050R-3GG2-8A5G"

    /// A form without a secret, up to what says how long it is.
    private static let head =
        "POST /track HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    private static let chunked = "Transfer-Encoding: chunked\r\n"
    private static let none = "0\r\n\r\n"

    /// Fields that leave it open, with an end that one of their readings has.
    private static let ambiguousHeads: [(String, String)] = [
        ("two lengths", "Content-Length: 0\r\nContent-Length: \(look.utf8.count)\r\n\r\n"),
        ("the same length twice", "Content-Length: 0\r\nContent-Length: 0\r\n\r\n"),
        ("a list of lengths", "Content-Length: 0, 0\r\n\r\n"), ("a signed length", "Content-Length: +0\r\n\r\n"),
        ("a length in hexadecimal", "Content-Length: 0x0\r\n\r\n"),
        (
            "a length before chunks",
            "Content-Length: \(look.utf8.count + none.utf8.count)\r\n\(chunked)\r\n\(none)"
        ),
        ("chunks before a length", "\(chunked)Content-Length: 4\r\n\r\n\(none)"),
        ("chunks in two fields", "\(chunked)Transfer-Encoding: identity\r\n\r\n\(none)"),
        ("chunks twice", "Transfer-Encoding: chunked, chunked\r\n\r\n\(none)"),
        ("a blank that is none", "Transfer-Encoding:\u{0B}chunked\r\n\r\n\(none)"),
        ("a value that is folded", "Transfer-Encoding:\r\n chunked\r\n\r\n\(none)"),
        ("a field that is folded", "X: a\r\n\tb\r\nContent-Length: 0\r\n\r\n"),
        ("a name that is folded", "Transfer-Encoding\r\n : chunked\r\n\r\n\(none)"),
        ("a space before the colon", "Content-Length : 0\r\n\r\n"),
        ("a tab before the colon", "Content-Length\t: 0\r\n\r\n"),
        ("a line without its return", "X: a\nContent-Length: 0\r\n\r\n"),
        ("an end without its return", "Content-Length: 0\r\n\n"),
        ("a return within a line", "X: a\rContent-Length: 5\r\nContent-Length: 0\r\n\r\n"),
        ("a null", "X: a\u{0}b\r\nContent-Length: 0\r\n\r\n"),
    ]

    /// What is only seen when the body is read.
    private static let ambiguousBodies: [(String, String)] = [
        ("another coding", "Transfer-Encoding: xchunked\r\n\r\n\(none)"),
        ("a size without its return", "\(chunked)\r\n3\nabc\r\n\(none)"),
        ("an extension without its return", "\(chunked)\r\n3;a\nabc\r\n\(none)"),
        ("a space behind a size", "\(chunked)\r\n3 \r\nabc\r\n\(none)"),
        ("a size with a sign", "\(chunked)\r\n-3\r\nabc\r\n\(none)"),
        ("a size with a prefix", "\(chunked)\r\n0x3\r\nabc\r\n\(none)"),
        ("a size beyond all numbers", "\(chunked)\r\n10000000000000000\r\nabc\r\n\(none)"),
        ("more than its size", "\(chunked)\r\n2\r\nabc\r\n\(none)"),
        ("a length behind the chunks", "\(chunked)\r\n0\r\nContent-Length: 9\r\n\r\n"),
    ]

    @Test func `DW-pace who leaves it open where a request ends is refused once, and what comes behind it never runs`()
        async throws
    {
        try await TestSite.with { site in
            try await site.web.service().test(.live) { client in
                let (port, gate) = (try #require(client.port), site.web.site.lookGate)
                for (name, fields) in Self.ambiguousHeads + Self.ambiguousBodies {
                    // It returns when the server has closed.
                    let answer = try await RawSocket.exchange(Self.head + fields + Self.look, port: port)
                    #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(name): \(answer.prefix(40))")
                    #expect(answer.ranges(of: "HTTP/1.1 ").count == 1, "\(name): one answer")
                    #expect(gate.figures.passed == 0, "\(name): what was hidden ran")
                }
                for (name, fields) in Self.ambiguousHeads {
                    let answer = try await RawSocket.exchange(Self.head + fields + Self.look, port: port)
                    #expect(answer.lowercased().contains("\r\nconnection: close\r\n"), "\(name)")
                }
            }
        }
    }

    /// The same bytes behind what is clear: otherwise nothing would be shown above.
    @Test(arguments: ["Content-Length: 0\r\n\r\n", chunked + "\r\n" + none, chunked + "\r\n0;a=b\r\n\r\n"])
    func `what comes behind a request that ends clearly is the next one`(_ fields: String) async throws {
        try await TestSite.with { site in
            try await site.web.service().test(.live) { client in
                let answer = try await RawSocket.exchange(
                    Self.head + fields + Self.look, port: try #require(client.port))
                #expect(answer.hasPrefix("HTTP/1.1 403 "))
                #expect(answer.ranges(of: "HTTP/1.1 ").count == 2 && answer.contains("HTTP/1.1 422 "))
                #expect(site.web.site.lookGate.figures.passed == 1)
            }
        }
    }
}
