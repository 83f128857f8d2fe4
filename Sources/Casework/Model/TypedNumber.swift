/// A number that somebody typed or pasted to look something up: that of a report, a clue or a notice, or its last
/// digits alone.
///
/// It is read as people write it (full-width digits, blanks, any dash, any bracket) and never guessed: what is not
/// wholly a number is none.
public enum TypedNumber: Hashable, Sendable {
    /// As reports and clues carry it: `420281-2026-XF-000123`.
    case item(Letters, issuer: Issuer, ReportNumber)
    /// As notices carry it: 大冶纪信〔2026〕3号, or 〔2026〕3号 without the organ's code (机关代字).
    case notice(organCode: String?, ReportNumber)
    /// The last digits of an item: a number of the reader's own organ and of this year.
    case digits(Int)

    /// The letters that tell the series of a number.
    public enum Letters: String, Hashable, Sendable, CaseIterable {
        /// 信访
        case report = "XF"
        /// 线索
        case clue = "XS"
        /// Clues on discipline staff (干部监督线索), which count apart.
        case cadreClue = "GX"
    }

    /// Which organ gave a number, as the number says it: `420281`.
    public struct Issuer: Hashable, Sendable {
        private let digits: String

        fileprivate init?(_ digits: String) {
            guard let first = digits.utf8.first, (0x30...0x39).contains(first) else { return nil }
            self.digits = digits
        }

        /// Whether it means this organ.
        public func isMeant(_ organ: Organ.ID) -> Bool { organ.digits.uppercased() == digits }
    }

    /// - Returns: nil for what is no number of ours.
    public init?(_ typed: String) {
        guard typed.utf8.count <= ModelLimits.typedNumberBytes else { return nil }
        let plain = Self.plain(typed)
        if let number = Self.sequence(plain[...]) {
            self = .digits(number)
        } else if let number = Self.readItem(plain) ?? Self.readNotice(plain) {
            self = number
        } else {
            return nil
        }
    }
}

extension TypedNumber {
    /// One way to write it: no blanks, ASCII digits, capital letters, one kind of dash and one of bracket.
    private static func plain(_ typed: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars where !scalar.isBlank {
            switch scalar.narrowed ?? scalar {
            case "-", "\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "−", "－": plain.append("-")
            case "〔", "[", "［", "【", "(", "（", "〖": plain.append("〔")
            case "〕", "]", "］", "】", ")", "）", "〗": plain.append("〕")
            case let letter: plain.append(letter)
            }
        }
        return String(plain).uppercased()
    }

    private static func readItem(_ plain: String) -> TypedNumber? {
        let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, let last = parts.last, let number = sequence(last),
            let letters = Letters(rawValue: String(parts[parts.count - 2])),
            let year = Self.year(parts[parts.count - 3]),
            let issuer = Issuer(parts.dropLast(3).joined(separator: "-"))
        else { return nil }
        return .item(letters, issuer: issuer, ReportNumber(year: year, number: number))
    }

    private static func readNotice(_ plain: String) -> TypedNumber? {
        guard let open = plain.firstIndex(of: "〔"), let close = plain.firstIndex(of: "〕"), open < close,
            let year = Self.year(plain[plain.index(after: open)..<close])
        else { return nil }
        var rest = plain[plain.index(after: close)...]
        if rest.first == "第" { rest.removeFirst() }
        if rest.last == "号" { rest.removeLast() }
        guard let number = sequence(rest) else { return nil }
        let code = String(plain[..<open])
        return .notice(organCode: code.isEmpty ? nil : code, ReportNumber(year: year, number: number))
    }

    private static func year(_ digits: Substring) -> Int? {
        guard digits.utf8.count == 4, isDigits(digits) else { return nil }
        return Int(digits)
    }

    /// A running number, 1 or more, with or without leading zeros.
    private static func sequence(_ digits: Substring) -> Int? {
        guard (1...ModelLimits.sequenceDigits).contains(digits.utf8.count), isDigits(digits), let number = Int(digits),
            number > 0
        else { return nil }
        return number
    }

    private static func isDigits(_ text: Substring) -> Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
