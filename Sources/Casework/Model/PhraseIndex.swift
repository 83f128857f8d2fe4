/// A fixed set of phrases, found in text by their first two characters: the longest phrase at a place wins.
///
/// Register rows are judged at a hundred thousand a second, so a place that begins no phrase costs one bit test.
public struct PhraseIndex<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let scalars: [Unicode.Scalar]
        let meaning: Meaning
    }

    /// By the first two characters; the longest phrase first.
    private var entries: [UInt64: [Entry]] = [:]
    /// One bit for each character of the basic plane that begins a phrase.
    private var firsts = [UInt64](repeating: 0, count: 1024)

    /// - Parameter phrases: of two characters or more; shorter ones are left out. Of equal phrases the first stays.
    public init(_ phrases: some Sequence<(String, Meaning)>) {
        for (phrase, meaning) in phrases {
            let scalars = Array(phrase.unicodeScalars)
            guard scalars.count >= 2 else { continue }
            let key = Self.key(scalars[0], scalars[1])
            guard entries[key]?.contains(where: { $0.scalars == scalars }) != true else { continue }
            entries[key] = (entries[key] ?? []) + [Entry(scalars: scalars, meaning: meaning)]
            let slot = Int(scalars[0].value & 0xFFFF)
            firsts[slot >> 6] |= 1 << UInt64(slot & 63)
        }
        for key in entries.keys { entries[key]?.sort { $0.scalars.count > $1.scalars.count } }
    }

    /// The longest phrase that stands in `text` at `start`.
    ///
    /// - Returns: the number of characters it takes, and what it means.
    public func longest(in text: [Unicode.Scalar], at start: Int) -> (length: Int, meaning: Meaning)? {
        guard start >= 0, start + 1 < text.count else { return nil }
        let slot = Int(text[start].value & 0xFFFF)
        guard firsts[slot >> 6] & (1 << UInt64(slot & 63)) != 0 else { return nil }
        guard let candidates = entries[Self.key(text[start], text[start + 1])] else { return nil }
        for candidate in candidates where text.matches(candidate.scalars, at: start) {
            return (candidate.scalars.count, candidate.meaning)
        }
        return nil
    }

    /// The first phrase in `text` from `start` on; of several at one place the longest.
    public func first(in text: [Unicode.Scalar], from start: Int = 0) -> (range: Range<Int>, meaning: Meaning)? {
        var place = start
        while place < text.count {
            if let found = longest(in: text, at: place) { return (place..<place + found.length, found.meaning) }
            place += 1
        }
        return nil
    }

    private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second.value)
    }
}

extension PhraseIndex where Meaning == Bool {
    /// A set of phrases without further meaning.
    public init(_ phrases: [String]) { self.init(phrases.map { ($0, true) }) }
}

extension Array where Element == Unicode.Scalar {
    /// Whether `phrase` stands at `start`.
    func matches(_ phrase: [Unicode.Scalar], at start: Int) -> Bool {
        guard start >= 0, start + phrase.count <= count else { return false }
        for offset in phrase.indices where self[start + offset] != phrase[offset] { return false }
        return true
    }
}
