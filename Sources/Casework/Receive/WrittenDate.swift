/// A day as a clerk wrote it.
enum WrittenDate: Hashable, Sendable {
    case missing
    /// As it should be written: 2024-01-05.
    case iso(CivilDate)
    /// Written otherwise, but it can only mean this day.
    case other(CivilDate)
    /// No day of the calendar, or more than one, or no date at all.
    case unreadable

    var day: CivilDate? {
        switch self {
        case .iso(let day), .other(let day): day
        case .missing, .unreadable: nil
        }
    }

    /// - Parameter year: of the register; tells 24-02-26 from 26 February 2024 written the other way round.
    static func read(_ text: String, year: Int) -> WrittenDate {
        if RegisterWords.isEmptyMark(text) { return .missing }
        if text.utf8.count == 10, let day = CivilDate(iso: text) { return .iso(day) }
        guard text.utf8.count <= ReceiveLimits.dateBytes, let parts = parse(text) else { return .unreadable }
        guard let day = day(of: parts, year: year) else { return .unreadable }
        return .other(day)
    }

    /// The numbers of a date and what stands between them.
    private struct Parts {
        var numbers: [Int] = []
        /// Digits of each number as written; Chinese numerals with 十 count as two.
        var widths: [Int] = []
        var separators: [Unicode.Scalar] = []
    }

    // MARK: - Meaning

    private static func day(of parts: Parts, year: Int) -> CivilDate? {
        let numbers = parts.numbers
        switch numbers.count {
        case 1: return parts.separators.isEmpty ? single(numbers[0], width: parts.widths[0], year: year) : nil
        case 2:
            // An Excel serial number with a fraction of a day.
            guard parts.separators == ["."], parts.widths[0] == 5 else { return nil }
            return single(numbers[0], width: 5, year: year)
        case 3: return triple(parts, year: year)
        case _: return nil
        }
    }

    private static func single(_ number: Int, width: Int, year: Int) -> CivilDate? {
        switch width {
        case 8: return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        case 6: return CivilDate(year: 2000 + number / 10_000, month: number / 100 % 100, day: number % 100)
        case 5 where excelSerials.contains(number):
            // Day 1 is 1900-01-01, and Excel believes that 1900 was a leap year.
            return CivilDate(year: 1899, month: 12, day: 30)?.adding(days: number)
        case _: return nil
        }
    }

    /// 1954 to 2119.
    private static let excelSerials = 20_000...80_000

    private static func triple(_ parts: Parts, year: Int) -> CivilDate? {
        let (first, second, third) = (parts.numbers[0], parts.numbers[1], parts.numbers[2])
        if parts.widths[0] == 4 { return CivilDate(year: first, month: second, day: third) }
        if parts.separators.first == "年" {
            return parts.widths[0] == 2 ? CivilDate(year: 2000 + first, month: second, day: third) : nil
        }
        guard !parts.separators.contains("月") else { return nil }
        var readings: Set<CivilDate> = []
        if parts.widths[2] == 4 {
            readings = Set(
                [
                    CivilDate(year: third, month: first, day: second),
                    CivilDate(year: third, month: second, day: first),
                ].compactMap { $0 })
        } else if parts.widths[0] == 2, parts.widths[2] <= 2 {
            readings = Set(
                [
                    CivilDate(year: 2000 + first, month: second, day: third),
                    CivilDate(year: 2000 + third, month: first, day: second),
                    CivilDate(year: 2000 + third, month: second, day: first),
                ].compactMap { $0 })
        }
        if readings.count > 1 { readings = readings.filter { $0.year == year } }
        return readings.count == 1 ? readings.first : nil
    }

    // MARK: - Characters

    private static func parse(_ text: String) -> Parts? {
        let scalars = Array(text.unicodeScalars)
        var parts = Parts()
        var place = 0
        while place < scalars.count {
            if digit(scalars[place]) != nil || scalars[place] == "十" {
                guard parts.numbers.count < 3 || beginsTime(scalars, place) else { return nil }
                if parts.numbers.count == 3 { break }
                guard let end = readNumber(scalars, from: place, into: &parts) else { return nil }
                place = end
                continue
            }
            if scalars[place].isBlank {
                place += 1
                continue
            }
            if parts.numbers.count == 3, "T（(".unicodeScalars.contains(scalars[place]) { break }
            guard !parts.numbers.isEmpty, separators.contains(scalars[place]) else { return nil }
            if parts.numbers.count < 3 { parts.separators.append(scalars[place]) }
            place += 1
        }
        guard parts.separators.count <= 3, tailIsHarmless(scalars[min(place, scalars.count)...]) else { return nil }
        if parts.separators.count == parts.numbers.count, parts.numbers.count < 3 { return nil }
        return parts
    }

    private static let separators: Set<Unicode.Scalar> = [
        "-", "/", ".", "年", "月", "日", "号", "、", "－", "／", "．", "–", "—", "−",
    ]

    private static func beginsTime(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
        place > 0 && scalars[place - 1].isBlank
    }

    /// A time of day or a day of the week may follow.
    private static func tailIsHarmless(_ tail: ArraySlice<Unicode.Scalar>) -> Bool {
        tail.allSatisfy { digit($0) != nil || "T:：.+Z（()）周星期一二三四五六日天 上下午时分秒".unicodeScalars.contains($0) }
    }

    /// Reads Arabic or Chinese digits, or a Chinese number with 十 (廿, 卅 do not occur in registers).
    private static func readNumber(_ scalars: [Unicode.Scalar], from start: Int, into parts: inout Parts) -> Int? {
        var (place, value, width) = (start, 0, 0)
        while place < scalars.count, width <= 8 {
            if scalars[place] == "十" {
                guard value < 10, width <= 1 else { return nil }
                let tens = width == 0 ? 1 : value
                let ones = place + 1 < scalars.count ? digit(scalars[place + 1]) : nil
                parts.numbers.append(tens * 10 + (ones ?? 0))
                parts.widths.append(2)
                return place + (ones == nil ? 1 : 2)
            }
            guard let digit = digit(scalars[place]) else { break }
            value = value * 10 + digit
            width += 1
            place += 1
        }
        guard width >= 1, width <= 8 else { return nil }
        parts.numbers.append(value)
        parts.widths.append(width)
        return place
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if let ascii = scalar.narrowed { return digit(ascii) }
        if ("0"..."9").contains(scalar) { return Int(scalar.value - 0x30) }
        return chineseDigits[scalar]
    }

    private static let chineseDigits: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "○": 0, "О": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
}
