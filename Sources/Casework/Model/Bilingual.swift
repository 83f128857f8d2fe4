/// A sentence in Chinese with its English, for explanations and messages that rules give.
public struct Bilingual: Hashable, Sendable {
    public let zh: String
    public let en: String

    public init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }
}
