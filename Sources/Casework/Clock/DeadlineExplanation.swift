/// How the last day of a clock came about, day by day (期限推算说明): for the person who asks, on a page or a terminal.
public struct DeadlineExplanation: Hashable, Sendable {
    /// One line of it.
    public enum Step: Hashable, Sendable {
        /// The day of the event; it is not counted.
        case start(CivilDate)
        case counted(CivilDate, number: Int)
        /// A weekend day on which people work; counted.
        case makeUp(CivilDate, holiday: String, number: Int)
        case weekend(CivilDate)
        case holiday(CivilDate, name: String)
        /// Days or months, counted by the calendar; rest days count as well.
        case span(Period, from: CivilDate, through: CivilDate)
        /// The end of a quarter or year.
        case fixedEnd(CivilDate)
        case rollOver(from: CivilDate, through: CivilDate)
        /// The last day is a rest day and stays, as the deployment chose.
        case noRollOver(CivilDate)
        case extended(Period, through: CivilDate)
        case due(CivilDate)
        case warning(CivilDate, lead: WorkingDays)
        case provisional(CalendarVersion)
        case calendar(CalendarVersion)
        /// The organ that owes it set the length for itself.
        case ownPeriod
        case source(Policy, Bilingual, Confidence)
    }

    public let policy: ClockPolicy
    public let due: DueDate
    public let steps: [Step]

    /// - Parameter extensions: what was granted, in order.
    public init(
        _ policy: ClockPolicy, from start: CivilDate, extendedBy extensions: [Period] = [], calendar: WorkingCalendar
    ) {
        self.policy = policy
        let first = policy.due(from: start, calendar: calendar)
        due = policy.due(from: start, extendedBy: extensions, calendar: calendar)
        var steps = Self.counting(first, policy.length, calendar)
        steps += Self.moved(first, policy.rollOver, calendar)
        for count in extensions.indices {
            let next = policy.due(from: start, extendedBy: Array(extensions[...count]), calendar: calendar)
            steps.append(.extended(extensions[count], through: next.nominal))
            steps += Self.moved(next, policy.rollOver, calendar)
        }
        steps.append(.due(due.date))
        if let lead = policy.warnLead, let day = policy.warnDate(for: due, calendar: calendar) {
            steps.append(.warning(day, lead: lead))
        }
        steps.append(due.provisional ? .provisional(calendar.version) : .calendar(calendar.version))
        if policy.organ != nil { steps.append(.ownPeriod) }
        steps.append(.source(policy.policy, policy.source, policy.confidence))
        self.steps = steps
    }

    /// The lines in both languages.
    public var lines: [Bilingual] { steps.map(\.words) }

    private static func counting(
        _ due: DueDate, _ length: ClockLength, _ calendar: WorkingCalendar
    ) -> [Step] {
        switch length {
        case .quarterEnd, .yearEnd: return [.start(due.start), .fixedEnd(due.nominal)]
        case .period(let period):
            guard case .workingDays = period, due.nominal.days(since: due.start) <= ClockLimits.explainedDays else {
                return [.start(due.start), .span(period, from: due.start, through: due.nominal)]
            }
            var steps = [Step.start(due.start)]
            var number = 0
            for offset in 1...max(1, due.nominal.days(since: due.start)) {
                let step = Step(due.start.adding(days: offset), after: number, calendar)
                if step.isCounted { number += 1 }
                steps.append(step)
            }
            return steps
        }
    }

    /// The rest days over which a last day moves, by name.
    private static func moved(_ due: DueDate, _ rollOver: RollOver, _ calendar: WorkingCalendar) -> [Step] {
        if calendar.isWorkingDay(due.nominal) { return [] }
        guard due.date > due.nominal else { return rollOver == .none ? [.noRollOver(due.nominal)] : [] }
        let rest = (0..<due.date.days(since: due.nominal)).map {
            Step(due.nominal.adding(days: $0), after: 0, calendar)
        }
        return rest + [.rollOver(from: due.nominal, through: due.date)]
    }
}

extension DeadlineExplanation.Step {
    /// What a day is for a period in working days.
    fileprivate init(_ date: CivilDate, after number: Int, _ calendar: WorkingCalendar) {
        switch (calendar.entry(for: date), calendar.isWorkingDay(date)) {
        case (let entry?, true): self = .makeUp(date, holiday: entry.name, number: number + 1)
        case (nil, true): self = .counted(date, number: number + 1)
        case (let entry?, false): self = .holiday(date, name: entry.name)
        case (nil, false): self = .weekend(date)
        }
    }

    fileprivate var isCounted: Bool {
        switch self {
        case .counted, .makeUp: true
        case .start, .weekend, .holiday, .span, .fixedEnd, .rollOver, .noRollOver, .extended, .due, .warning,
            .provisional, .calendar, .ownPeriod, .source:
            false
        }
    }

    /// The line in both languages.
    public var words: Bilingual {
        switch self {
        case .start(let date): Self.line(date, "起算日，不计入", "the day it starts, not counted")
        case .counted(let date, let number): Self.line(date, "第\(number)个工作日", "working day \(number)")
        case .makeUp(let date, let holiday, let number):
            Self.line(
                date, "第\(number)个工作日（\(holiday)调休上班）", "working day \(number) (make-up workday, \(holiday))")
        case .weekend(let date): Self.line(date, "周末，不计入", "weekend, not counted")
        case .holiday(let date, let name): Self.line(date, "\(name)放假，不计入", "holiday (\(name)), not counted")
        case .span, .fixedEnd, .rollOver, .noRollOver, .extended: wordsOnEnd
        case .due, .warning, .provisional, .calendar, .ownPeriod, .source: wordsOnResult
        }
    }

    private var wordsOnEnd: Bilingual {
        switch self {
        case .span(let period, let from, let through):
            Self.line(
                through, "自\(from.chinese)起满\(period.chinese)，休息日计算在内",
                "\(period.english) counted from \(from), rest days included")
        case .fixedEnd(let date): Self.line(date, "季度（年度）末日", "the last day of the quarter or year")
        case .rollOver(_, let through):
            Self.line(
                through, "期限末日为休息日，顺延至此（民法典第203条）",
                "the last day was a rest day and moves here (Civil Code, art. 203)")
        case .noRollOver(let date):
            Self.line(date, "末日为休息日，按本单位设定不顺延", "a rest day, which does not move: a local choice")
        case .extended(let period, let through):
            Self.line(through, "经批准延长\(period.chinese)", "extended by \(period.english), as approved")
        case .start, .counted, .makeUp, .weekend, .holiday, .due, .warning, .provisional, .calendar, .ownPeriod,
            .source:
            words
        }
    }

    private var wordsOnResult: Bilingual {
        switch self {
        case .due(let date): Self.line(date, "期限届满（当日24时或下班时）", "the last day (until midnight or close of business)")
        case .warning(let date, let lead):
            Self.line(
                date, "提醒日（届满前\(lead.count)个工作日）", "warning, \(Period.workingDays(lead).english) before the end")
        case .provisional(let version):
            Bilingual(
                "暂定：所涉日期的放假通知尚未载入（工作日历 \(version)），载入后重新计算",
                "Provisional: a holiday notice is not loaded (calendar \(version)); recomputed when it is")
        case .calendar(let version): Bilingual("依据工作日历 \(version)", "By working calendar \(version)")
        case .ownPeriod:
            Bilingual(
                "承办机关自定的期限，代替各机关通行的期限", "The organ set this length for itself, in place of the common one")
        case .source(let policy, let source, let confidence):
            Bilingual(
                "依据：\(source.zh)（\(policy.key)，\(confidence.words.zh)）",
                "Source: \(source.en) (\(policy.key), \(confidence.words.en))")
        case .start, .counted, .makeUp, .weekend, .holiday, .span, .fixedEnd, .rollOver, .noRollOver, .extended: words
        }
    }

    private static func line(_ date: CivilDate, _ zh: String, _ en: String) -> Bilingual {
        Bilingual("\(date) \(date.weekday.chinese) \(zh)", "\(date) \(date.weekday.english): \(en)")
    }
}

extension Confidence {
    /// How the letter is shown: what is not published law says so.
    public var words: Bilingual {
        switch self {
        case .officialText: Bilingual("A 已核对原文", "A, official text read")
        case .quoted: Bilingual("B 引自官方转述", "B, quoted by official sources")
        case .localPractice: Bilingual("C 本地规定，可自行设定", "C, a local choice")
        case .unverified: Bilingual("D 未核对原文", "D, unverified")
        }
    }
}
