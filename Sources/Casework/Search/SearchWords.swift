/// The words of one text as a search reads them (检索): its letters one by one, and each run of ASCII letters and digits as
/// one; whatever stands between them is passed over.
///
/// Full width is read as half width, the digits of any script as 0 to 9, and ASCII letters in lower case. Traditional
/// letters stay what they are: which of several a simplified one stands for is a person's to know.
public struct SearchWords: Hashable, Sendable {
    /// One letter, or a run.
    struct Unit: Hashable, Sendable {
        /// In `bytes`.
        var word: Range<Int>
        /// In the UTF-8 of the text.
        var place: Range<Int>
        var isRun: Bool
        /// Letters that the run has: one for what is none.
        var letters: Int
    }

    private(set) var bytes: [UInt8] = []
    private(set) var units: [Unit] = []

    public init(_ text: String) {
        bytes.reserveCapacity(text.utf8.count)
        var place = 0
        var isOpen = false
        for scalar in text.unicodeScalars {
            let next = place + UTF8.width(scalar)
            switch Self.reading(of: scalar) {
            case .ascii(let byte):
                if isOpen { grow(by: byte, to: next) } else { begin(with: byte, place..<next) }
                isOpen = true
            case .letter:
                let start = bytes.count
                bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                units.append(Unit(word: start..<bytes.count, place: place..<next, isRun: false, letters: 1))
                isOpen = false
            case .between: isOpen = false
            // A mark that nobody sees does not take a word apart.
            case .unseen: break
            }
            place = next
        }
    }

    private mutating func begin(with byte: UInt8, _ place: Range<Int>) {
        bytes.append(byte)
        units.append(Unit(word: (bytes.count - 1)..<bytes.count, place: place, isRun: true, letters: 1))
    }

    private mutating func grow(by byte: UInt8, to end: Int) {
        let last = units.count - 1
        units[last].place = units[last].place.lowerBound..<end
        units[last].letters += 1
        // Nobody can type a longer run to look for.
        guard units[last].word.count < SearchLimits.runBytes else { return }
        bytes.append(byte)
        units[last].word = units[last].word.lowerBound..<bytes.count
    }

    // MARK: Letters

    private enum Reading {
        case ascii(UInt8)
        case letter, between, unseen
    }

    private static func reading(of scalar: Unicode.Scalar) -> Reading {
        // Nearly every letter of a report.
        if (0x4E00...0x9FFF).contains(scalar.value) { return .letter }
        let folded = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
        switch folded {
        case 0x30...0x39, 0x61...0x7A: return .ascii(UInt8(folded))
        case 0x41...0x5A: return .ascii(UInt8(folded + 0x20))
        case 0..<0x80: return .between
        default: break
        }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return .unseen }
        if properties.numericType == .decimal, let value = properties.numericValue {
            return .ascii(UInt8(ascii: "0") + UInt8(value))
        }
        return properties.isAlphabetic ? .letter : .between
    }

    // MARK: Tokens

    /// What a text is found by: each two neighbours, and each run alone. Two that differ only in where the border lies are
    /// the same here, and told apart by `places`.
    public func eachToken(_ each: (ArraySlice<UInt8>) -> Void) {
        for place in units.indices {
            let unit = units[place]
            if unit.isRun { each(bytes[unit.word]) }
            if place > 0 { each(bytes[units[place - 1].word.lowerBound..<unit.word.upperBound]) }
        }
    }

    /// Where other words stand in these: each time as a range of the UTF-8 of the text, from left to right, none in another.
    public func places(of other: SearchWords) -> [Range<Int>] {
        guard !other.units.isEmpty, other.units.count <= units.count else { return [] }
        var found: [Range<Int>] = []
        var start = 0
        while start <= units.count - other.units.count {
            if hasPlace(of: other, at: start) {
                let last = units[start + other.units.count - 1]
                found.append(units[start].place.lowerBound..<last.place.upperBound)
                start += other.units.count
            } else {
                start += 1
            }
        }
        return found
    }

    private func hasPlace(of other: SearchWords, at start: Int) -> Bool {
        for (offset, unit) in other.units.enumerated() {
            let own = units[start + offset]
            guard own.isRun == unit.isRun, own.word.count == unit.word.count,
                bytes[own.word].elementsEqual(other.bytes[unit.word])
            else { return false }
        }
        return true
    }
}
