import Casework

extension ClockKind {
    var words: Text { Text(name) }
}

extension Text {
    static let provisionalCalendar = Text(
        "该年度放假安排尚未公布，日期按周末暂算。", "The year's holidays are not published yet: counted by weekends for now."
    )

    static let daySetByPeople = Text(
        "该日期由上次回访人确定，不按期限计算。", "Whoever looked last set this day; it is not counted by a period."
    )

    static func clockFrom(_ start: String, _ due: String) -> Text {
        Text("自 \(start) 起算，\(due) 到期。", "Counted from \(start), due on \(due).")
    }
}

extension ClockFace {
    /// A chip for a day that something is due on.
    init(_ kind: ClockKind, due: CivilDate, today: CivilDate) {
        self.init(kind.words, due: due, today: today)
        // Nobody is late by it (SX-28).
        if kind == .investigation { (tone, words) = (.still, .referenceOnly) }
    }

    /// A chip for a day that is watched by no clock of the law.
    init(_ name: Text, due: CivilDate, today: CivilDate) {
        let left = due.days(since: today)
        let tone: Tone = left < 0 ? .late : left <= Limits.nearDays ? .near : .calm
        self.init(name: name, tone: tone, words: .calendarDays(left: left), due: Day(due))
    }
}
