import Testing

@testable import Libcurl

@Suite struct EndpointURLTests {
    static let accepted: [(String, String)] = [
        ("https://a.example/hook", "https://a.example:443/hook"),
        ("HTTPS://A.Example:8443", "https://a.example:8443/"),
        ("https://a.example?x=%E4%B8%AD", "https://a.example:443/?x=%E4%B8%AD"),
        ("https://[2001:DB8:0::1]:8443/a/../b", "https://[2001:db8::1]:8443/a/../b"),
        ("https://xn--fiq228c.example/", "https://xn--fiq228c.example:443/"),
        ("https://127.1/", "https://127.0.0.1:443/"),
        ("https://2130706433/", "https://127.0.0.1:443/"),
        ("https://0x7f000001/", "https://127.0.0.1:443/"),
        ("https://0x7f.1/", "https://127.0.0.1:443/"),
        ("https://0177.0.0.1/", "https://127.0.0.1:443/"),
        ("https://017700000001/", "https://127.0.0.1:443/"),
        ("https://0/", "https://0.0.0.0:443/"),
        ("https://0x/", "https://0.0.0.0:443/"),
        ("https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]:443/"),
        ("http://10.0.0.1:8080/", "http://10.0.0.1:8080/"),
    ]

    @Test(arguments: accepted)
    func `a URL has one canonical form, which shows what it means`(_ text: String, _ canonical: String) throws {
        let url = try EndpointURL(text, allowPlainHTTP: true)
        #expect(url.text == canonical)
        #expect(try EndpointURL(url.text, allowPlainHTTP: true) == url)
    }

    static let refused: [(String, EndpointURL.ParseError)] = [
        ("http://a.example/", .schemeNotAllowed), ("file:///etc/passwd", .schemeNotAllowed),
        ("gopher://a.example/", .schemeNotAllowed), ("a.example", .schemeNotAllowed), ("", .schemeNotAllowed),
        ("https:a.example", .missingHost), ("https:///x", .missingHost), ("https://:443/", .missingHost),
        ("https://user@a.example/", .userInfo), ("https://user:pw@a.example/", .userInfo),
        ("https://a.example@127.0.0.1/", .userInfo), ("https://a.example/#x", .fragment),
        ("https://a.example\\@b.example/", .forbiddenCharacter), ("https://a.example/\t", .forbiddenCharacter),
        ("https://a.example/\r\nX: y", .forbiddenCharacter), ("https://a.example/\0", .forbiddenCharacter),
        ("https://a.example/ b", .forbiddenCharacter), ("https://①②⑦.⓪.⓪.①/", .forbiddenCharacter),
        ("https://127。0。0。1/", .forbiddenCharacter), ("https://举报.example/", .forbiddenCharacter),
        ("https://a.example:22/", .portNotAllowed), ("https://a.example:25/", .portNotAllowed),
        ("https://a.example:5432/", .portNotAllowed), ("https://a.example:2379/", .portNotAllowed),
        ("https://a.example:0/", .badPort), ("https://a.example:/", .badPort), ("https://a.example:65536/", .badPort),
        ("https://a.example:+443/", .badPort), ("https://a.example:443:443/", .badPort),
        ("https://a.example:000443/", .badPort), ("https://a..example/", .badHost), ("https://a.example./", .badHost),
        ("https://127.0.0.1./", .badHost), ("https://-a.example/", .badHost), ("https://a_b.example/", .badHost),
        ("https://a%2eexample/", .badHost), ("https://[::1/", .badHost), ("https://[127.0.0.1]/", .badHost),
        ("https://[::1]x/", .badHost), ("https://[fe80::1%25eth0]/", .badHost), ("https://1.2.3.4.5/", .badHost),
        ("https://256.256.256.256/", .badHost), ("https://4294967296/", .badHost), ("https://1.2.3.08/", .badHost),
        ("https://a.example/%", .badPercentEncoding), ("https://a.example/%zz", .badPercentEncoding),
        ("https://a.example/%0d%0aX:y", .badPercentEncoding), ("https://a.example/%00", .badPercentEncoding),
        ("https://a.example/%+1", .badPercentEncoding),
        ("https://a.example/" + String(repeating: "a", count: 2048), .tooLong),
    ]

    @Test(arguments: refused)
    func `a URL that two parsers could read differently is refused`(
        _ text: String, _ error: EndpointURL.ParseError
    ) {
        #expect(throws: error) { _ = try EndpointURL(text) }
    }
}
