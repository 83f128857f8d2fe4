/// What a terminal answers to the question when something is due.
public struct ClockAnswer: Hashable, Sendable {
    /// For standard output, alone: programs read it.
    public let output: String
    /// For standard error: what must not be passed over; nil where nothing is uncertain.
    public let warning: Bilingual?

    /// The last day of a period.
    public static func due(
        from start: CivilDate, _ period: Period, calendar: WorkingCalendar, rollOver: RollOver
    ) -> ClockAnswer {
        let due = Deadline.due(from: start, period: period, calendar: calendar, rollOver: rollOver)
        return ClockAnswer(output: due.date.description, warning: due.uncertainty)
    }

    /// How the last day of a clock came about, in both languages, line by line.
    public static func explanation(
        of policy: ClockPolicy, from start: CivilDate, calendar: WorkingCalendar
    ) -> ClockAnswer {
        let explanation = DeadlineExplanation(policy, from: start, calendar: calendar)
        let title = "\(policy.kind.rawValue)  \(policy.name.zh) · \(policy.name.en)"
        let lines = explanation.lines.map { "\($0.zh)\n    \($0.en)" }
        return ClockAnswer(
            output: ([title] + lines).joined(separator: "\n"), warning: explanation.due.uncertainty)
    }
}

extension DueDate {
    fileprivate var uncertainty: Bilingual? {
        guard provisional else { return nil }
        return Bilingual(
            "暂定：所涉日期的放假通知尚未载入（工作日历 \(calendarVersion)），按周一至周五推算",
            "provisional: a holiday notice is not loaded (calendar \(calendarVersion)); counted Monday to Friday")
    }
}
