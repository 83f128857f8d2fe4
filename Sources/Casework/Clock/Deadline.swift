/// What happens when the last day of a period is a rest day (期间届满日).
public enum RollOver: String, Hashable, Sendable, CaseIterable {
    /// It ends on the next working day: the common reading of the Civil Code, article 203, and the default.
    case nextWorkingDay = "next_working_day"
    /// It ends on that day all the same.
    case none
}

/// How the end of a period is found (期限计算).
///
/// The day on which the period starts is not counted. Working days are counted one by one; months end on the
/// same-numbered day, or on the month's last; the last day, if it is a rest day, moves to the next working day.
public enum Deadline {
    /// The day on which a period ends. Constant time: over a million a second.
    ///
    /// - Parameters:
    ///   - start: the day of the event that starts the period, such as the day of receipt.
    ///   - rollOver: what happens if the last day is a rest day; has no effect on working days.
    public static func due(
        from start: CivilDate, period: Period, calendar: WorkingCalendar, rollOver: RollOver = .nextWorkingDay
    ) -> DueDate {
        due(from: start, counting: start, period: period, calendar: calendar, rollOver: rollOver)
    }

    /// The new end of a period that was extended (延长期限).
    ///
    /// Months are added to months before the calendar is asked, so that 30 November and 3 + 3 months is 30 May; other
    /// units are counted from the day on which the period would have ended before it was moved off a rest day.
    public static func extended(
        _ due: DueDate, by extension: Period, calendar: WorkingCalendar, rollOver: RollOver = .nextWorkingDay
    ) -> DueDate {
        guard let whole = due.period.joined(with: `extension`), due.counted == due.start else {
            let period = `extension`
            return Self.due(
                from: due.start, counting: due.nominal, period: period, calendar: calendar, rollOver: rollOver)
        }
        return Self.due(from: due.start, period: whole, calendar: calendar, rollOver: rollOver)
    }

    private static func due(
        from start: CivilDate, counting: CivilDate, period: Period, calendar: WorkingCalendar, rollOver: RollOver
    ) -> DueDate {
        let nominal =
            switch period {
            case .workingDays(let days): calendar.workingDay(days, after: counting)
            case .days(let days): counting.adding(days: days.count)
            case .months(let months): counting.adding(months: months.count)
            }
        let date =
            switch rollOver {
            case .nextWorkingDay: calendar.workingDay(onOrAfter: nominal)
            case .none: nominal
            }
        // Only working days ask about the days in between; other periods only about the last one.
        let asked: CivilDate =
            switch period {
            case .workingDays: counting.adding(days: 1)
            case .days, .months: nominal
            }
        return DueDate(
            start: start, counted: counting, period: period, nominal: nominal, date: date,
            provisional: !calendar.isCertain(from: asked, through: date), calendarVersion: calendar.version)
    }
}

/// The end of a period and how it was found.
public struct DueDate: Hashable, Sendable {
    /// The day of the event that started the period.
    public let start: CivilDate
    /// The day after which `period` was counted: `start`, or the end of an earlier period of another unit.
    public let counted: CivilDate
    public let period: Period
    /// The last day before it was moved off a rest day.
    public let nominal: CivilDate
    /// The last day of the period; it ends at 24:00 or at the close of business.
    public let date: CivilDate
    /// True when a holiday notice that is not loaded can still move the date.
    public let provisional: Bool
    /// The calendar it was computed with; a newer one recomputes it.
    public let calendarVersion: CalendarVersion

    /// The steps of the computation in order, for the person who asks why.
    public var explanation: [Bilingual] {
        var steps = [
            Bilingual(
                "自\(start.chinese)起算，当日不计入", "Counted from \(start); that day itself is not counted.")
        ]
        if counted != start {
            steps.append(
                Bilingual(
                    "前段期限至\(counted.chinese)届满，由此接续计算",
                    "The period before it ended on \(counted); counting goes on from there."))
        }
        steps.append(counting)
        if date != nominal {
            steps.append(
                Bilingual(
                    "该日为休息日，顺延至下一工作日\(date.chinese)（\(date.weekday.chinese)）",
                    "That is a rest day; it moves to the next working day, \(date) (\(date.weekday.english))."))
        }
        steps.append(calendarStep)
        return steps
    }

    private var counting: Bilingual {
        switch period {
        case .workingDays(let days):
            let resting = nominal.days(since: counted) - days.count
            return Bilingual(
                "第\(days.count)个工作日为\(nominal.chinese)（\(nominal.weekday.chinese)），其间休息日\(resting)天不计入",
                "Working day \(days.count) is \(nominal) (\(nominal.weekday.english)); \(resting) rest days not counted."
            )
        case .days(let days):
            return Bilingual(
                "第\(days.count)日为\(nominal.chinese)（\(nominal.weekday.chinese)）",
                "Day \(days.count) is \(nominal) (\(nominal.weekday.english)).")
        case .months(let months):
            let clamped = nominal.day < counted.day
            return Bilingual(
                "满\(months.count)个月为\(nominal.chinese)（\(nominal.weekday.chinese)）\(clamped ? "，该月无相同日，取月末" : "")",
                "\(period.english) end\(months.count == 1 ? "s" : "") on \(nominal) (\(nominal.weekday.english))"
                    + (clamped ? ", the last day of a month without that day." : "."))
        }
    }

    private var calendarStep: Bilingual {
        provisional
            ? Bilingual(
                "暂定：所涉日期的放假通知尚未载入（工作日历 \(calendarVersion)），通知公布后重新计算",
                "Provisional: a holiday notice is not loaded yet (calendar \(calendarVersion)); recomputed when it is.")
            : Bilingual("依据工作日历 \(calendarVersion)", "By working calendar \(calendarVersion).")
    }
}
