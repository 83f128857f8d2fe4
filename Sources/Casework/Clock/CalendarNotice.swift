/// Names a set of holiday notices, such as `2026.1`. Kept with every due date computed from it.
public struct CalendarVersion: Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

/// One day that a holiday notice names.
public struct CalendarDay: Hashable, Sendable {
    /// What the notice makes of a day.
    public enum Kind: String, Sendable, CaseIterable {
        /// A rest day (放假), also if it is a Saturday or Sunday anyway.
        case off
        /// A Saturday or Sunday on which people work (调休上班).
        case makeUpWorkday = "makeup_workday"
    }

    public let date: CivilDate
    public let kind: Kind
    /// The holiday it belongs to, such as 春节.
    public let name: String

    public init(date: CivilDate, kind: Kind, name: String) {
        self.date = date
        self.kind = kind
        self.name = name
    }
}

/// Why a calendar cannot be used. The person who loads it has to correct the list.
public enum InvalidCalendar: Error, Equatable, Sendable, CustomStringConvertible {
    /// The first line is not `date,kind,name`.
    case noHeader
    /// A line (counted from 1) that is not three fields with a date and a known kind.
    case badLine(Int)
    /// A make-up workday that is no Saturday or Sunday.
    case makeUpOnWeekday(CivilDate)
    /// A day that is both off and a workday.
    case contradiction(CivilDate)
    case yearOutOfRange(Int)
    /// No year's notice is in the list: none has its New Year's Day.
    case noYear
    /// More days, years or characters than `ClockLimits` allows.
    case tooLong

    public var description: String {
        switch self {
        case .noHeader: "首行应为 date,kind,name / the first line must be date,kind,name"
        case .badLine(let line): "第\(line)行无法识别 / line \(line) cannot be read"
        case .makeUpOnWeekday(let date): "\(date) 不是周末，不能作调休上班日 / is no weekend day, so no make-up workday"
        case .contradiction(let date): "\(date) 既放假又上班 / is both a rest day and a workday"
        case .yearOutOfRange(let year): "年份 \(year) 超出范围 / year out of range"
        case .noYear: "没有完整年度的通知（应列出元旦） / no year's notice in it: New Year's Day must be listed"
        case .tooLong: "工作日历过长 / the calendar is too long"
        }
    }
}

/// Reads a list of off days and make-up workdays as the project ships it.
///
/// The text has the header `date,kind,name` and one line per day: an ISO date, `off` or `makeup_workday`, the holiday.
public enum CalendarNotice {
    /// Reads the lines, with LF or CR LF, with or without a byte order mark; empty lines are skipped.
    ///
    /// - Throws: `InvalidCalendar.noHeader`, `.badLine`, `.tooLong`.
    public static func days(from text: String) throws(InvalidCalendar) -> [CalendarDay] {
        var days: [CalendarDay] = []
        var sawHeader = false
        let body = text.unicodeScalars.first == "\u{FEFF}" ? Substring(text.unicodeScalars.dropFirst()) : text[...]
        let lines = body.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() where !line.isEmpty {
            guard line.utf8.count <= ClockLimits.longestCalendarLine else { throw .badLine(index + 1) }
            if !sawHeader {
                guard line == "date,kind,name" else { throw .noHeader }
                sawHeader = true
                continue
            }
            guard let day = day(from: line) else { throw .badLine(index + 1) }
            guard days.count < ClockLimits.longestCalendar else { throw .tooLong }
            days.append(day)
        }
        guard sawHeader else { throw .noHeader }
        return days
    }

    /// The years whose notice is in the list: those whose New Year's Day is a rest day, as in every notice.
    ///
    /// The year of a listed day does not tell: a notice may list days of the December before.
    public static func years(in days: some Sequence<CalendarDay>) -> [Int] {
        let newYears = days.filter { $0.kind == .off && $0.date.month == 1 && $0.date.day == 1 }
        return Set(newYears.map(\.date.year)).sorted()
    }

    /// A calendar from the text of a list.
    ///
    /// - Throws: `InvalidCalendar`.
    public static func calendar(
        from text: String, version: CalendarVersion, source: String
    ) throws(InvalidCalendar) -> WorkingCalendar {
        let days = try days(from: text)
        return try WorkingCalendar(version: version, source: source, years: years(in: days), days: days)
    }

    private static func day(from line: Substring) -> CalendarDay? {
        let fields = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, let date = CivilDate(iso: fields[0]),
            let kind = CalendarDay.Kind(rawValue: String(fields[1])), !fields[2].isEmpty
        else { return nil }
        return CalendarDay(date: date, kind: kind, name: String(fields[2]))
    }
}
