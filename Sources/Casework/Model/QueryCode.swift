/// The code by which a complainant follows a report (查询码): the cell, 80 random bits and a check character.
///
/// `4202-7K3M-9QWX-2BFD-J8TNV`: four digits of the cell, sixteen characters of Crockford's base 32 and one that
/// catches every single wrong character and every two swapped ones. Only a keyed hash of it is stored.
public struct QueryCode: Hashable, Sendable {
    /// Random bytes that a code takes.
    public static let randomBytes = 10

    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Four digits.
    public let cell: String
    /// Sixteen characters of the alphabet.
    private let body: [Character]

    /// - Parameters:
    ///   - cell: four digits.
    ///   - random: exactly ten bytes from a cryptographic source.
    public init(cell: String, random: [UInt8]) {
        precondition(random.count == Self.randomBytes && cell.count == 4)
        self.cell = cell
        var bits: UInt32 = 0
        var held = 0
        var body: [Character] = []
        for byte in random {
            bits = (bits << 8 | UInt32(byte)) & 0xFFFF
            held += 8
            while held >= 5 {
                held -= 5
                body.append(Self.alphabet[Int(bits >> UInt32(held) & 31)])
            }
        }
        self.body = body
    }

    /// Reads what somebody typed: lower case, spaces, any dashes, `O` for `0`, `I` and `L` for `1`.
    ///
    /// - Returns: nil unless the length and the check character are right.
    public init?(typed: String) {
        var characters: [Character] = []
        for character in typed.uppercased() {
            switch character {
            case "O": characters.append("0")
            case "I", "L": characters.append("1")
            case let character where character.isASCII && (character.isLetter || character.isNumber):
                characters.append(character)
            case " ", "-", "－", "—", "–", "\u{3000}", "\t": continue
            case let character:
                guard let digit = character.wholeNumberValue, (0...9).contains(digit) else { return nil }
                characters.append(Character(String(digit)))
            }
            guard characters.count <= 21 else { return nil }
        }
        guard characters.count == 21 else { return nil }
        cell = String(characters[0..<4])
        body = Array(characters[4..<20])
        guard cell.allSatisfy({ ("0"..."9").contains($0) }), body.allSatisfy(Self.alphabet.contains),
            characters[20] == check
        else { return nil }
    }

    /// The form to print and to read out, in five groups.
    public var text: String {
        let groups = stride(from: 0, to: 16, by: 4).map { String(body[$0..<$0 + 4]) }
        return ([cell] + groups).joined(separator: "-") + String(check)
    }

    /// The bytes whose keyed hash is stored.
    public var canonicalBytes: [UInt8] { Array((cell + String(body)).utf8) }

    /// A weighted sum in the field of 32 elements. The weights are different powers of a generator and none is that
    /// of the check character itself, so every wrong character and every two swapped ones change the sum.
    private var check: Character {
        var sum = 0
        var weight = 1
        for character in Array(cell) + body {
            weight = Self.product(weight, 2)
            sum ^= Self.product(weight, Self.alphabet.firstIndex(of: character) ?? 0)
        }
        return Self.alphabet[sum]
    }

    /// Product in GF(2⁵) modulo x⁵ + x² + 1.
    private static func product(_ left: Int, _ right: Int) -> Int {
        var (left, right, product) = (left, right, 0)
        while right > 0 {
            if right & 1 == 1 { product ^= left }
            left <<= 1
            if left & 32 != 0 { left ^= 0b100101 }
            right >>= 1
        }
        return product
    }
}
