/// A short cell as four machine words, so that it can be looked up without Unicode normalisation.
struct WordKey: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Nil if the text takes more than 32 bytes.
    init?(_ text: String) {
        guard text.utf8.count <= 32 else { return nil }
        var (word, filled) = (UInt64(0), 0)
        for byte in text.utf8 {
            word = word << 8 | UInt64(byte)
            filled += 1
            if filled % 8 == 0 {
                store(word, at: filled / 8 - 1)
                word = 0
            }
        }
        // A trailing 1 bit keeps texts of different length apart.
        if filled % 8 != 0 { store(word << 1 | 1, at: filled / 8) }
    }

    private mutating func store(_ word: UInt64, at place: Int) {
        if place == 0 { words.0 = word } else if place == 1 { words.1 = word }
        if place == 2 { words.2 = word } else if place == 3 { words.3 = word }
    }

    static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        guard words.2 != 0 else { return }
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension Set<WordKey> {
    /// - Parameter words: each of at most 32 bytes; longer ones are left out.
    init(words: some Sequence<String>) { self = Set(words.compactMap(WordKey.init)) }

    func contains(_ text: String) -> Bool { WordKey(text).map { contains($0) } ?? false }
}

/// A 64-bit fingerprint of texts (FNV-1a), to recognise a row without keeping it.
struct TextHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(_ text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // No text holds the byte 0xFF: the end of one and the beginning of the next cannot change places.
        value = (value ^ 0xFF) &* 0x100_0000_01B3
    }
}
