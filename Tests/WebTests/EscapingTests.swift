import Testing

@testable import Web

@Suite struct EscapingTests {
    /// Letters that break pages when nobody looks, and ordinary ones.
    private static let letters: [Unicode.Scalar] = [
        "<", ">", "&", "\"", "'", "/", "=", "`", "-", "!", "\0", "\u{1}", "\u{8}", "\t", "\n", "\r", "\u{1F}", "\u{7F}",
        "\u{202E}", "\u{FEFF}", "中", "文", "𠮷", "é", "\u{301}", "a", "b", " ", ";", "#", "3", "9",
    ]

    private static func expected(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isLost =
                scalar.value < 0x20 && scalar != "\t" && scalar != "\n" && scalar != "\r" || scalar.value == 0x7F
            out.append(isLost ? "\u{FFFD}" : scalar)
        }
        return String(out)
    }

    @Test func `random words never break out of text or attribute and read back the same`() throws {
        var random = SplitMix(state: 20_260_312)
        for _ in 0..<2_000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &random) {
                view.append(Self.letters.randomElement(using: &random) ?? "a")
            }
            let words = String(view)
            var html = HTML(language: .zh)
            html(.div, .class("x"), .id(words)) { html in
                html(.p, text: words)
                html(.input, .name("n"), .value(words))
                html(.textarea, text: words)
            }
            let page = try PageReader(html.string)
            #expect(page.elements.map(\.name) == ["div", "p", "input", "textarea"])
            let expected = Self.expected(words).unicodeScalars.map(\.value)
            #expect(page.elements[0].attributes["id"]?.unicodeScalars.map(\.value) == expected)
            #expect(page.elements[1].text.unicodeScalars.map(\.value) == expected)
            #expect(page.elements[2].attributes["value"]?.unicodeScalars.map(\.value) == expected)
            // A parser drops the first line break of a text box, and only that one.
            #expect(page.elements[3].text.unicodeScalars.dropFirst().map(\.value) == expected)
        }
    }

    @Test func `a link never leaves the site whatever is put into it`() {
        let wicked = ["javascript:alert(1)", "//evil.example", "..", ".", "a/b", "a?b#c", "\\evil", "", "中 文", "%2e"]
        for word in wicked {
            let link = Link.path(word).rawValue
            #expect(link.hasPrefix("/"))
            #expect(!link.hasPrefix("//"), "\(word)")
            #expect(link.utf8.filter { $0 == UInt8(ascii: "/") }.count == 1)
            #expect(!link.contains("\\") && !link.contains(":") && !link.contains("#") && !link.contains("?"))
            #expect(link != "/." && link != "/..")
        }
        #expect(Link.path("a", "").rawValue == "/a/")
        #expect(Link.path("a").query("q", "1&2=3").query("r", "#").at("x y").rawValue == "/a?q=1%262%3D3&r=%23#x%20y")
    }

    @Test(arguments: [
        "//evil.example", "/\\evil", "https://evil.example", "javascript:1", "", "a", "/a b", "/a\nb", "/中",
    ])
    func `an address to return to is refused unless it is a path of ours`(raw: String) {
        #expect(Link(returning: raw) == nil)
    }

    @Test func `an address to return to is kept when it is a path of ours`() {
        #expect(Link(returning: "/clues?tab=mine&pressing=yes")?.rawValue == "/clues?tab=mine&pressing=yes")
        #expect(Link(returning: "/")?.rawValue == "/")
        #expect(Link(returning: "/" + String(repeating: "a", count: Limits.returnAddressBytes)) == nil)
    }

    @Test func `padding makes the length a multiple and changes nothing else`() throws {
        for words in ["", "a", String(repeating: "办", count: 400)] {
            var html = HTML(language: .zh)
            html(.p, text: words)
            html.pad(toMultipleOf: 1024)
            #expect(html.bytes.count % 1024 == 0)
            #expect(try PageReader(html.string).elements[0].text == words)
        }
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
