/// The code by which a complainant follows a report (查询码): twenty characters in five groups of four.
///
/// `3A7K-3M9Q-WX2B-FDJ8-TNVH`: two characters for the cell, sixteen of Crockford's base 32 with 80 random bits, and two
/// check characters. The first eight random characters find the row by a keyed hash; that the rest is right too is told
/// by a slow hash of the whole (`CodeHash`). Neither is stored as it is written.
public struct QueryCode: Hashable, Sendable {
    /// Random bytes that a code takes.
    public static let randomBytes = 10
    /// Characters of a code, and of a group of them.
    public static let length = 20
    public static let groupLength = 4
    /// Characters and separators that are looked at; what is longer is no code.
    public static let longestTyped = 120

    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let cellLength = 2
    private static let lookupLength = 8

    /// All twenty, as values of the alphabet.
    private let symbols: [UInt8]

    /// - Parameters:
    ///   - cell: four digits.
    ///   - random: exactly ten bytes from a cryptographic source.
    public init(cell: String, random: [UInt8]) {
        precondition(random.count == Self.randomBytes && cell.count == 4)
        var bits: UInt32 = 0
        var held = 0
        var symbols = Self.mark(of: cell)
        for byte in random {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            held += 8
            while held >= 5 {
                held -= 5
                symbols.append(UInt8(bits >> UInt32(held) & 31))
            }
        }
        self.symbols = symbols + CheckCharacters.of(symbols)
    }

    /// Reads what somebody typed: lower case, blanks, any dashes, full-width forms, and as Crockford reads them `O` for
    /// `0`, `I` and `L` for `1`. There is no `U`.
    ///
    /// - Returns: nil unless the length and the check characters are right.
    public init?(typed: String) {
        var symbols: [UInt8] = []
        for (place, scalar) in typed.unicodeScalars.enumerated() {
            guard place < Self.longestTyped else { return nil }
            switch Self.reading(of: scalar) {
            case .separator: continue
            case .symbol(let symbol): symbols.append(symbol)
            case .none: return nil
            }
            guard symbols.count <= Self.length else { return nil }
        }
        guard symbols.count == Self.length, CheckCharacters.hold(symbols) else { return nil }
        self.symbols = symbols
    }

    /// How many characters somebody typed, whatever they are, without what stands between them.
    public static func count(typed: String) -> Int {
        typed.unicodeScalars.count { scalar in
            switch reading(of: scalar) {
            case .separator: false
            case .symbol, .none: true
            }
        }
    }

    /// The form to print and to read out.
    public var text: String { groups.joined(separator: "-") }

    /// The five groups.
    public var groups: [String] {
        stride(from: 0, to: Self.length, by: Self.groupLength).map { start in
            String(symbols[start..<start + Self.groupLength].map { Self.alphabet[Int($0)] })
        }
    }

    /// Whether it was given out by the cell, as far as two characters tell: 1,024 cells have one of their own.
    public func isOf(cell: String) -> Bool { Array(symbols.prefix(Self.cellLength)) == Self.mark(of: cell) }

    /// The bytes whose keyed hash finds the row.
    public var lookupBytes: [UInt8] { Array(symbols.prefix(Self.cellLength + Self.lookupLength)) }

    /// The bytes whose slow hash proves the code: all of it but the check characters, which tell nothing more.
    public var canonicalBytes: [UInt8] { Array(symbols.dropLast(2)) }

    /// Ten bits of the cell's number.
    private static func mark(of cell: String) -> [UInt8] {
        let number = cell.utf8.reduce(0) { ($0 * 10 + Int($1 & 15)) % 1024 }
        return [UInt8(number >> 5), UInt8(number & 31)]
    }

    /// What a typed character is taken for.
    enum Reading {
        case separator
        case symbol(UInt8)
    }

    /// Nil for what is neither a symbol nor stands between symbols.
    static func reading(of scalar: Unicode.Scalar) -> Reading? {
        let isWide = (0xFF01...0xFF5E).contains(scalar.value)
        let plain = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        switch plain {
        case " ", "\t", "\n", "\r", "\u{A0}", "\u{3000}", "-", "\u{2010}"..."\u{2015}", "\u{2212}": return .separator
        case "O", "o": return .symbol(0)
        case "I", "i", "L", "l": return .symbol(1)
        case let letter:
            guard letter.isASCII else { return nil }
            let upper = ("a"..."z").contains(letter) ? Unicode.Scalar(letter.value - 32) ?? letter : letter
            return alphabet.firstIndex(of: Character(upper)).map { .symbol(UInt8($0)) }
        }
    }
}

/// The two check characters: a Reed–Solomon code over the field of 32 elements, shortened to as many places as a code has.
///
/// The characters of a code add up to nothing, and so do their products with the powers of a generator, one for each
/// place. Two wrong characters would have to solve two independent equations, so no one and no two of them pass: every
/// single error, every swap, of neighbours or not, every doubled slip.
enum CheckCharacters {
    /// The powers of the generator x, one for each place: no two of them are the same.
    private static let weights: [UInt8] = (1..<31).reduce(into: [1]) { powers, place in
        powers.append(product(powers[place - 1], 2))
    }

    /// What the sums come to; nothing where all is right.
    static func syndromes(_ symbols: [UInt8]) -> (plain: UInt8, weighted: UInt8) {
        zip(symbols, weights).reduce(into: (0, 0)) { sums, place in
            sums.0 ^= place.0
            sums.1 ^= product(place.0, place.1)
        }
    }

    static func hold(_ symbols: [UInt8]) -> Bool { syndromes(symbols) == (0, 0) }

    /// The two that make the sums of those before them vanish; at most 29.
    static func of(_ symbols: [UInt8]) -> [UInt8] {
        let (plain, weighted) = syndromes(symbols)
        let (before, last) = (weights[symbols.count], weights[symbols.count + 1])
        let first = product(weighted ^ product(last, plain), inverse(before ^ last))
        return [first, plain ^ first]
    }

    /// Product in GF(2⁵) modulo x⁵ + x² + 1.
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var (left, right, product) = (left, right, UInt8(0))
        while right > 0 {
            if right & 1 == 1 { product ^= left }
            left <<= 1
            if left & 32 != 0 { left ^= 0b100101 }
            right >>= 1
        }
        return product
    }

    /// Of all 31 elements but zero, the one that gives one.
    private static func inverse(_ element: UInt8) -> UInt8 { (1..<32).first { product(element, $0) == 1 } ?? 0 }
}
