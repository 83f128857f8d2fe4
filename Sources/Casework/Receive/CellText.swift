/// One cell brought into plain form, and what had to be done for it.
struct CellText {
    /// What stood in the way.
    struct Marks: OptionSet {
        let rawValue: UInt8
        static let whitespace = Marks(rawValue: 1)
        static let fullWidth = Marks(rawValue: 2)
        static let formula = Marks(rawValue: 4)
        static let markup = Marks(rawValue: 8)
    }

    private(set) var value: String
    private(set) var marks: Marks = []

    /// - Parameter isStructured: a number, date or name, in which no blank and no full-width digit belongs.
    init(_ raw: String, isStructured: Bool) {
        value = raw
        guard Self.needsWork(raw) else { return }
        trim()
        if isStructured { narrow() }
        dropFormulaSign()
        dropMarkup()
    }

    /// One pass over the bytes; most cells need nothing.
    private static func needsWork(_ raw: String) -> Bool {
        var first = true
        var (beforeLast, last): (UInt8, UInt8) = (0, 0)
        for byte in raw.utf8 {
            if byte < 0x80 {
                if first, formulaSigns.contains(byte) || byte == UInt8(ascii: " ") { return true }
                if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0x09 || byte == 0x0D {
                    return true
                }
            } else if last == 0xC2, byte == 0xA0 {
                return true
            } else if beforeLast == 0xE2 || beforeLast == 0xE3 {
                if last == 0x80, byte <= 0x8F { return true }  // blanks; 。、〃 are harmless and rare enough
                if beforeLast == 0xE2, last == 0x80 || last == 0x81 { return true }
            } else if beforeLast == 0xEF, last >= 0xBB, last <= 0xBD {
                if last != 0xBC || !isPunctuation(byte) { return true }
            }
            (beforeLast, last, first) = (last, byte, false)
        }
        return last == UInt8(ascii: " ") || last == 0x0A
    }

    private static let formulaSigns: Set<UInt8> = [
        UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
    ]

    /// The third byte of U+FF01…U+FF3F without digits and letters.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x81...0x8F).contains(byte) || (0x9A...0xA0).contains(byte) || byte >= 0xBB
    }

    private mutating func trim() {
        let scalars = value.unicodeScalars
        var start = scalars.startIndex
        var end = scalars.endIndex
        while start < end, scalars[start].isBlank { start = scalars.index(after: start) }
        while end > start, scalars[scalars.index(before: end)].isBlank { end = scalars.index(before: end) }
        guard start != scalars.startIndex || end != scalars.endIndex else { return }
        value = String(scalars[start..<end])
        marks.insert(.whitespace)
    }

    /// Full-width digits, letters and signs become ASCII.
    private mutating func narrow() {
        var narrowed = String.UnicodeScalarView()
        var changed = false
        for scalar in value.unicodeScalars {
            if let ascii = scalar.narrowed {
                narrowed.append(ascii)
                changed = true
            } else if scalar.isZeroWidth {
                marks.insert(.whitespace)
                changed = true
            } else {
                narrowed.append(scalar)
            }
        }
        guard changed else { return }
        if value.unicodeScalars.contains(where: { $0.narrowed != nil }) { marks.insert(.fullWidth) }
        value = String(narrowed)
    }

    private mutating func dropFormulaSign() {
        guard let first = value.utf8.first, Self.formulaSigns.contains(first) else { return }
        // A number with a sign or a row of dashes computes nothing.
        let rest = value.utf8.drop { Self.formulaSigns.contains($0) }
        guard !rest.isEmpty, !rest.allSatisfy(Self.isNumeric) else { return }
        marks.insert(.formula)
        value = String(Substring(rest))
        let kept = marks
        trim()
        marks = kept
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ")
            || byte == UInt8(ascii: "-")
    }

    private mutating func dropMarkup() {
        guard let plain = Markup.plainText(of: value) else { return }
        value = plain
        marks.insert(.markup)
    }
}

extension Unicode.Scalar {
    /// Blanks of all kinds, those without width included.
    var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        case _: isZeroWidth
        }
    }

    var isZeroWidth: Bool {
        switch value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        case _: false
        }
    }

    /// The ASCII form of a full-width digit or letter.
    var narrowed: Unicode.Scalar? {
        switch value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(value - 0xFEE0)
        case _: nil
        }
    }
}
