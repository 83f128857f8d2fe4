/// A telephone number as a clerk wrote it, or what Excel left of it.
enum WrittenPhone: Hashable, Sendable {
    case missing
    /// Complete and plain.
    case plain(String)
    /// Complete once something was taken away (199…64.0, '199…64, +86 199…64).
    case repaired(String)
    /// Digits are lost; nobody can be reached.
    case unusable

    /// Digits, with a hyphen behind an area code.
    var number: String? {
        switch self {
        case .plain(let number), .repaired(let number): number
        case .missing, .unusable: nil
        }
    }

    static func read(_ text: String) -> WrittenPhone {
        if RegisterWords.isEmptyMark(text) { return .missing }
        guard text.utf8.count <= ReceiveLimits.phoneBytes else { return .unusable }
        let bytes = Array(text.utf8)
        if let number = number(bytes[...]) { return .plain(number) }
        if let number = number(repaired(bytes)[...]) { return .repaired(number) }
        // Several numbers in one cell: the first complete one.
        for part in bytes.split(whereSeparator: { !isDigit($0) && $0 != UInt8(ascii: "-") }) {
            if let number = number(part) { return .repaired(number) }
        }
        return .unusable
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A mobile number, or a fixed line with its area code.
    private static func number(_ bytes: ArraySlice<UInt8>) -> String? {
        guard let first = bytes.first else { return nil }
        let digits = bytes.filter(isDigit)
        let hyphens = bytes.count - digits.count
        guard bytes.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        if digits.count == 11, hyphens == 0, first == UInt8(ascii: "1"), (0x33...0x39).contains(digits[1]) {
            return String(decoding: digits, as: UTF8.self)
        }
        guard first == UInt8(ascii: "0"), (10...12).contains(digits.count), hyphens <= 1 else { return nil }
        guard hyphens == 1 else { return String(decoding: digits, as: UTF8.self) }
        let area = bytes.prefix { $0 != UInt8(ascii: "-") }.count
        return area == 3 || area == 4 ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "'") }
        if bytes.starts(with: Array("\u{2019}".utf8)) || bytes.starts(with: Array("\u{2018}".utf8)) {
            bytes.removeFirst(3)
        }
        if bytes.starts(with: Array("+86".utf8)) { bytes.removeFirst(3) }
        if bytes.starts(with: Array("0086".utf8)) { bytes.removeFirst(4) }
        if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: "0"), bytes.contains(UInt8(ascii: ".")) { bytes.removeLast() }
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        // 139-0000-0000 is a mobile number written in groups.
        if bytes.first == UInt8(ascii: "1") { bytes.removeAll { $0 == UInt8(ascii: "-") } }
        return bytes
    }
}
