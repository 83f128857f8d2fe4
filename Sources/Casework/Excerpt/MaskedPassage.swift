/// A passage of a text as masking reads it: by characters as a person sees them, whichever way they were typed. Full-width
/// letters count as plain ones, digits in any script as digits, and blanks or invisible characters part nothing.
struct MaskedPassage {
    let characters: [Character]
    /// The first scalar of each character, full-width letters and capitals folded.
    let letters: [Unicode.Scalar]

    init(_ text: String) {
        characters = Array(text)
        letters = characters.map { Self.folded($0) }
    }

    var count: Int { characters.count }

    func text(_ range: Range<Int>) -> String { String(characters[range]) }

    /// A digit from 0 to 9: Arabic, full-width, circled or Chinese.
    func digit(_ place: Int) -> Int? {
        guard let value = Character(letters[place]).wholeNumberValue, (0...9).contains(value) else { return nil }
        return value
    }

    /// What may stand inside of a word or a number without ending it.
    func isBlank(_ place: Int) -> Bool { Self.isBlank(letters[place]) }

    func isLatin(_ place: Int) -> Bool {
        switch letters[place] {
        case "a"..."z": true
        case _: false
        }
    }

    /// Whether these folded letters stand at a place.
    func holds(_ phrase: [Unicode.Scalar], at place: Int) -> Bool {
        guard place >= 0, place + phrase.count <= count else { return false }
        for offset in phrase.indices where letters[place + offset] != phrase[offset] { return false }
        return true
    }

    /// Every place where a word stands, blanks inside of either passed over.
    func places(of word: MaskedPassage) -> [Range<Int>] {
        let sought = word.letters.filter { !Self.isBlank($0) }
        let dense = letters.indices.filter { !isBlank($0) }
        guard !sought.isEmpty, sought.count <= dense.count else { return [] }
        return (0...(dense.count - sought.count)).compactMap { start in
            for offset in sought.indices where letters[dense[start + offset]] != sought[offset] { return nil }
            return dense[start]..<dense[start + sought.count - 1] + 1
        }
    }

    /// The word without blanks, as it is compared.
    var dense: String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: letters.filter { !Self.isBlank($0) })
        return String(scalars)
    }

    private static func folded(_ character: Character) -> Unicode.Scalar {
        let scalar = character.unicodeScalars.first ?? " "
        let plain = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        guard ("A"..."Z").contains(plain) else { return plain }
        return Unicode.Scalar(plain.value + 32) ?? plain
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
            || scalar.properties.generalCategory == .control
    }
}

// MARK: - Numbers

extension MaskedPassage {
    /// Digits that belong together: blanks and hyphens between them are passed over.
    struct DigitRun {
        var digits: [Int] = []
        /// Where each digit stands.
        var places: [Int] = []

        /// From one digit to another, both included.
        func range(_ first: Int, _ last: Int) -> Range<Int> { places[first]..<places[last] + 1 }

        var whole: Range<Int> { range(0, places.count - 1) }

        /// Whether nothing stands between a digit and the one before it.
        func follows(_ index: Int) -> Bool { index > 0 && places[index] == places[index - 1] + 1 }

        /// The parts between blanks and hyphens, as indices.
        var parts: [Range<Int>] {
            var parts: [Range<Int>] = []
            var start = 0
            for index in digits.indices.dropFirst() where !follows(index) {
                parts.append(start..<index)
                start = index
            }
            return parts + [start..<digits.count]
        }
    }

    var digitRuns: [DigitRun] {
        var runs: [DigitRun] = []
        var run = DigitRun()
        var gap = 0
        for place in letters.indices {
            if let digit = digit(place) {
                run.digits.append(digit)
                run.places.append(place)
                gap = 0
            } else if !run.digits.isEmpty, gap < 2, isBlank(place) || Self.hyphens.contains(letters[place]) {
                gap += 1
            } else if !run.digits.isEmpty {
                runs.append(run)
                run = DigitRun()
                gap = 0
            }
        }
        return run.digits.isEmpty ? runs : runs + [run]
    }

    private static let hyphens: Set<Unicode.Scalar> = ["-", "‐", "‑", "–", "—", "―", "−", "_"]
}
