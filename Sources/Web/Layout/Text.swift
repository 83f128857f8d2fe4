/// Words of ours, in both languages: there is no way to write one without the other.
///
/// The catalogue is the set of static members in `Texts/`, one file per area. A page says a text by its name, so a
/// wording is changed in one place, and a reader of the catalogue sees both languages side by side.
public struct Text: Sendable, Hashable {
    /// The Chinese words.
    public let zh: String
    /// The English words.
    public let en: String

    /// - Parameters:
    ///   - zh: the words in Chinese; not empty.
    ///   - en: the same in English; not empty.
    public init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    /// The words in one language.
    public func spoken(in language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    /// The same word in both languages: a number, a code, a name that is not translated.
    public static func asIs(_ word: String) -> Text { Text(word, word) }
}
