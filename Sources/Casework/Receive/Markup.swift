/// Text pasted from a web page, without its tags.
enum Markup {
    /// The text without tags, scripts and character references, or nil if there is no markup in it.
    static func plainText(of text: String) -> String? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return nil }
        let scalars = Array(text.unicodeScalars)
        let decoded = decodeReferences(scalars)
        let stripped = stripTags(decoded)
        guard stripped.count != scalars.count else { return nil }
        var plain = String.UnicodeScalarView()
        plain.append(contentsOf: stripped)
        return String(plain)
    }

    private static let references: [(name: [Unicode.Scalar], meaning: Unicode.Scalar)] = [
        ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"),
        ("&apos;", "'"),
    ].map { (Array($0.0.unicodeScalars), $0.1) }

    private static func decodeReferences(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard text.contains("&") else { return text }
        var decoded: [Unicode.Scalar] = []
        decoded.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            if text[place] == "&", let found = references.first(where: { text.matches($0.name, at: place) }) {
                decoded.append(found.meaning)
                place += found.name.count
            } else {
                decoded.append(text[place])
                place += 1
            }
        }
        return decoded
    }

    private static func stripTags(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var plain: [Unicode.Scalar] = []
        plain.reserveCapacity(text.count)
        // Looking for an end once is enough: after the last ">" no tag can close.
        let lastEnd = text.lastIndex(of: ">") ?? -1
        var place = 0
        while place < text.count {
            guard text[place] == "<", place < lastEnd, beginsTag(text, place + 1) else {
                plain.append(text[place])
                place += 1
                continue
            }
            place = endOfElement(text, from: place)
        }
        return plain
    }

    private static func beginsTag(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
        let next = text[place]
        return next == "/" || next == "!" || ("a"..."z").contains(next) || ("A"..."Z").contains(next)
    }

    /// Behind the tag; for a script or style behind the element.
    private static func endOfElement(_ text: [Unicode.Scalar], from start: Int) -> Int {
        guard let end = text[start...].firstIndex(of: ">") else { return text.count }
        for name in ["script", "style"] where hasName(text, start + 1, name) {
            var place = end + 1
            while place < text.count {
                guard let close = text[place...].firstIndex(of: "<") else { return text.count }
                if close + 1 < text.count, text[close + 1] == "/", hasName(text, close + 2, name) {
                    return (text[close...].firstIndex(of: ">") ?? text.count - 1) + 1
                }
                place = close + 1
            }
            return text.count
        }
        return end + 1
    }

    private static func hasName(_ text: [Unicode.Scalar], _ place: Int, _ name: String) -> Bool {
        var at = place
        for expected in name.unicodeScalars {
            guard at < text.count, text[at].properties.lowercaseMapping == String(expected) else { return false }
            at += 1
        }
        return true
    }
}
