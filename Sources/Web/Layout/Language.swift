/// The languages in which Dengwen speaks; Chinese first.
public enum Language: String, Sendable, CaseIterable {
    case zh
    case en

    /// The language tag for `lang` attributes (BCP 47).
    public var tag: String {
        switch self {
        case .zh: "zh-CN"
        case .en: "en"
        }
    }

    /// The other one.
    public var other: Language {
        switch self {
        case .zh: .en
        case .en: .zh
        }
    }

    /// What the language calls itself.
    public var ownName: String {
        switch self {
        case .zh: "中文"
        case .en: "English"
        }
    }

    /// The language to answer in.
    ///
    /// - Parameters:
    ///   - cookie: the value of the cookie `lang`, which the reader chose; it wins.
    ///   - acceptLanguage: the header `Accept-Language` (RFC 9110 §12.5.4); the language of ours with the highest
    ///     weight wins, the first of equals. Anything unreadable counts as absent.
    /// - Returns: Chinese when neither says otherwise.
    public static func chosen(cookie: String?, acceptLanguage: String?) -> Language {
        if let cookie, let language = Language(rawValue: cookie) { return language }
        guard let acceptLanguage, acceptLanguage.utf8.count <= Limits.acceptLanguageBytes else { return .zh }
        var best: (language: Language, weight: Int)?
        for range in acceptLanguage.lowercased().split(separator: ",") {
            let parts = range.split(separator: ";").map(trimmed)
            guard let tag = parts.first, let language = named(tag) else { continue }
            let weight = parts.dropFirst().first(where: { $0.hasPrefix("q=") }).map { thousandths($0.dropFirst(2)) }
            let certain = weight ?? 1000
            if certain > 0, certain > (best?.weight ?? 0) { best = (language, certain) }
        }
        return best?.language ?? .zh
    }

    private static func named(_ tag: Substring) -> Language? {
        switch tag.split(separator: "-").first {
        case "zh": .zh
        case "en": .en
        case _: nil
        }
    }

    private static func thousandths(_ text: Substring) -> Int {
        guard let value = Double(String(text)), value >= 0, value <= 1 else { return 0 }
        return Int(value * 1000)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
