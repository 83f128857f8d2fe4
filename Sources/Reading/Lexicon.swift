/// Phrases with a meaning, found in one pass over the bytes of a text.
struct Lexicon<Meaning: Hashable & Sendable>: Sendable {
    struct Hit: Sendable {
        let meaning: Meaning
        /// In bytes of the text.
        let range: Range<Int>
    }

    private struct Entry: Sendable {
        let bytes: [UInt8]
        let meaning: Meaning
    }

    /// By the first two bytes, which tell most Chinese characters of a small set apart.
    private let entries: [UInt16: [Entry]]

    /// - Parameter phrases: for each meaning its phrases, parted by spaces or line ends.
    init(_ phrases: [(Meaning, String)]) {
        var entries: [UInt16: [Entry]] = [:]
        for (meaning, list) in phrases {
            for phrase in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let bytes = Array(phrase.utf8)
                guard bytes.count >= 2 else { continue }
                entries[Self.key(bytes[0], bytes[1]), default: []].append(Entry(bytes: bytes, meaning: meaning))
            }
        }
        self.entries = entries
    }

    /// All places of all phrases, in order of their beginning; phrases may overlap.
    func hits(in text: [UInt8]) -> [Hit] {
        var hits: [Hit] = []
        guard text.count >= 2 else { return hits }
        for start in 0..<text.count - 1 {
            guard let candidates = entries[Self.key(text[start], text[start + 1])] else { continue }
            for candidate in candidates where text.holds(candidate.bytes, at: start) {
                hits.append(Hit(meaning: candidate.meaning, range: start..<start + candidate.bytes.count))
            }
        }
        return hits
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}

extension [UInt8] {
    /// Whether these bytes stand at `start`.
    func holds(_ bytes: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + bytes.count <= count else { return false }
        for offset in bytes.indices where self[start + offset] != bytes[offset] { return false }
        return true
    }
}

/// A text cut into sentences, so that words which belong together can be asked for.
struct Sentences: Sendable {
    /// In bytes, without gaps.
    let ranges: [Range<Int>]

    init(_ text: [UInt8]) {
        var ranges: [Range<Int>] = []
        var start = 0
        var place = 0
        while place < text.count {
            let width = Self.endings.first { text.holds($0, at: place) }?.count ?? 0
            if width > 0 {
                ranges.append(start..<place + width)
                start = place + width
            }
            place += max(1, width)
        }
        if start < text.count { ranges.append(start..<text.count) }
        self.ranges = ranges
    }

    private static let endings = ["。", "！", "？", "；", "\n", "!", "?", ";"].map { Array($0.utf8) }

    /// The number of the sentence at a byte.
    func number(at place: Int) -> Int { ranges.firstIndex { $0.contains(place) } ?? 0 }
}
