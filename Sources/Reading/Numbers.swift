import Casework

/// Reads sums of money and dates that are written with Arabic digits.
enum Numbers {
    /// Sums of money: digits with a unit (元, 块, 万, 千, 亿), each sum once.
    static func amounts(in text: [UInt8]) -> [Finding<Amount>] {
        var found: [Finding<Amount>] = []
        var place = 0
        while place < text.count {
            guard let number = decimal(in: text, at: place) else {
                place += 1
                continue
            }
            place = number.end
            guard let unit = moneyUnits.first(where: { text.holds($0.bytes, at: number.end) }) else { continue }
            let (product, overflow) = number.hundredths.multipliedReportingOverflow(by: unit.yuan)
            guard !overflow, product > 0, !found.contains(where: { $0.value.fen == product }) else { continue }
            guard found.count < ReadingLimits.findings else { break }
            let span = TextSpan(number.start..<number.end + unit.bytes.count)
            found.append(
                Finding(value: Amount(fen: product), span: span, reason: Bilingual("金额", "A sum of money.")))
        }
        return found
    }

    /// Dates with a year of four digits: 2023年5月6日, 2023年5月, 2023年; each once.
    static func dates(in text: [UInt8]) -> [Finding<StatedDate>] {
        var found: [Finding<StatedDate>] = []
        var place = 0
        while place < text.count {
            guard let year = whole(in: text, at: place, before: "年") else {
                place += 1
                continue
            }
            place = year.end
            guard (1949...2100).contains(year.value) else { continue }
            let month = whole(in: text, at: year.end, before: "月").flatMap { (1...12).contains($0.value) ? $0 : nil }
            let day = month.flatMap { month in
                (whole(in: text, at: month.end, before: "日") ?? whole(in: text, at: month.end, before: "号"))
                    .flatMap { (1...31).contains($0.value) ? $0 : nil }
            }
            let date = StatedDate(year: year.value, month: month?.value, day: day?.value)
            let end = day?.end ?? month?.end ?? year.end
            guard !found.contains(where: { $0.value == date }), found.count < ReadingLimits.findings else { continue }
            found.append(
                Finding(value: date, span: TextSpan(year.start..<end), reason: Bilingual("日期", "A date.")))
            place = end
        }
        return found
    }

    private static let moneyUnits: [(bytes: [UInt8], yuan: Int)] = [
        ("亿元", 100_000_000), ("亿", 100_000_000), ("万元", 10_000), ("万块", 10_000), ("多万", 10_000), ("余万", 10_000),
        ("万", 10_000), ("千元", 1000), ("千块", 1000), ("多元", 1), ("多块", 1), ("元", 1), ("块", 1),
    ].map { (Array($0.0.utf8), $0.1) }

    /// A decimal number in hundredths, or nil if none begins here.
    private static func decimal(in text: [UInt8], at start: Int) -> (start: Int, end: Int, hundredths: Int)? {
        guard let integer = digits(in: text, at: start) else { return nil }
        var (end, hundredths) = (integer.end, integer.value * 100)
        if end < text.count, text[end] == UInt8(ascii: "."), let fraction = digits(in: text, at: end + 1) {
            let length = fraction.end - end - 1
            guard length <= 2 else { return (start, fraction.end, hundredths) }
            hundredths += length == 1 ? fraction.value * 10 : fraction.value
            end = fraction.end
        }
        return (start, end, hundredths)
    }

    /// A whole number that a unit follows; the end is behind the unit.
    private static func whole(in text: [UInt8], at start: Int, before unit: String) -> (
        start: Int, end: Int, value: Int
    )? {
        guard let number = digits(in: text, at: start) else { return nil }
        let bytes = Array(unit.utf8)
        guard text.holds(bytes, at: number.end) else { return nil }
        return (start, number.end + bytes.count, number.value)
    }

    /// Up to twelve digits; nil for longer runs, which are numbers of cards and papers.
    private static func digits(in text: [UInt8], at start: Int) -> (end: Int, value: Int)? {
        if start > 0, start <= text.count, isDigit(text[start - 1]) { return nil }
        var (end, value) = (start, 0)
        while end < text.count, isDigit(text[end]) {
            guard end - start < 12 else { return nil }
            value = value * 10 + Int(text[end] - 0x30)
            end += 1
        }
        return end > start ? (end, value) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
