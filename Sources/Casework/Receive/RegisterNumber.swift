/// A register number (登记编号) such as 冶信〔2024〕12号, or what was written in its place.
struct RegisterNumber: Hashable, Sendable {
    /// As written.
    let text: String
    /// 冶信; empty if there is none.
    let prefix: String
    /// Nil if the number could not be taken apart.
    let sequence: Int?
    let year: Int
    let isUsualForm: Bool

    /// - Parameter registerYear: stands for the year where the number has none.
    init?(_ text: String, registerYear: Int) {
        guard !RegisterWords.isEmptyMark(text), !RegisterWords.isSameAsAbove(text) else { return nil }
        guard text.utf8.count <= ReceiveLimits.numberBytes else { return nil }
        self.text = text
        if let usual = Self.usualForm(text, year: registerYear) {
            (prefix, sequence) = usual
            year = registerYear
            isUsualForm = true
            return
        }
        let scalars = Array(text.unicodeScalars)
        let lead = scalars.prefix { !Self.isDigit($0) && !Self.brackets.contains($0) && $0 != "第" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: lead.filter { !$0.isBlank && $0 != "-" })
        prefix = String(view)
        var groups = Self.digitGroups(scalars)
        var year = registerYear
        let yearDigits = String(registerYear)
        if groups.count == 1, groups[0].count > 4, groups[0].hasPrefix(yearDigits) {
            groups[0].removeFirst(4)
        } else if groups.count == 2, groups[0].count == 4, let written = Int(groups[0]) {
            year = written
            groups.removeFirst()
        }
        self.year = year
        sequence = groups.count == 1 && groups[0].count <= 9 ? Int(groups[0]) : nil
        isUsualForm = false
    }

    /// The same for two ways to write one number.
    struct Key: Hashable, Sendable {
        let prefix: UInt64
        let year: Int
        let sequence: Int
    }

    /// - Parameter usualPrefix: stands in where the prefix was left out.
    func key(usualPrefix: String) -> Key {
        var hash = TextHash()
        guard let sequence else {
            hash.combine(text)
            return Key(prefix: hash.value, year: year, sequence: -1)
        }
        hash.combine(prefix.isEmpty ? usualPrefix : prefix)
        return Key(prefix: hash.value, year: year, sequence: sequence)
    }

    /// Prefix and sequence of a number in the usual form: 冶信〔2024〕12号.
    private static func usualForm(_ text: String, year: Int) -> (prefix: String, sequence: Int)? {
        let bytes = Array(text.utf8)
        guard let open = bytes.indices.first(where: { bytes[$0] == 0x94 && $0 >= 3 && bytes[$0 - 1] == 0x80 }),
            bytes[open - 2] == 0xE3, open >= 5, open + 8 < bytes.count
        else { return nil }
        guard let written = number(bytes[(open + 1)..<(open + 5)]), written == year else { return nil }
        guard bytes[(open + 5)..<(open + 8)].elementsEqual([0xE3, 0x80, 0x95]) else { return nil }
        let digits = bytes[(open + 8)...].prefix { (0x30...0x39).contains($0) }
        guard digits.first != 0x30, (1...9).contains(digits.count), let sequence = number(digits) else { return nil }
        guard bytes[digits.endIndex...].elementsEqual([0xE5, 0x8F, 0xB7]) else { return nil }
        let prefix = bytes[..<(open - 2)]
        guard prefix.allSatisfy({ $0 >= 0x80 }) else { return nil }
        return (String(decoding: prefix, as: UTF8.self), sequence)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    private static let brackets: Set<Unicode.Scalar> = ["〔", "〕", "[", "]", "（", "）", "(", ")", "【", "】"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func digitGroups(_ scalars: [Unicode.Scalar]) -> [String] {
        scalars.split { !isDigit($0) }.map { group in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: group)
            return String(view)
        }
    }
}
