/// How sure this project is of a rule that it applies.
public enum Confidence: String, Hashable, Sendable, CaseIterable {
    /// The full official text was read.
    case officialText = "A"
    /// Quoted by official organs or by two independent reproductions.
    case quoted = "B"
    /// A published rule or practice of one place: a default that a deployment is expected to set.
    case localPractice = "C"
    /// Not found in a source: shown as unverified.
    case unverified = "D"
}

/// How long a clock runs.
public enum ClockLength: Hashable, Sendable {
    /// A period from its start.
    case period(Period)
    /// To the end of the calendar quarter in which it started.
    case quarterEnd
    /// To the end of the calendar year in which it started.
    case yearEnd
}

/// One extension of a clock and who may grant it.
public struct ClockExtension: Hashable, Sendable {
    /// Who grants an extension.
    public enum Approver: String, Hashable, Sendable, CaseIterable {
        /// The head of the organ that handles the matter.
        case ownHead = "own_head"
        /// The next-higher organ.
        case upperOrgan = "upper_organ"
    }

    /// The longest extension at a time; nil where the approver sets it.
    public let atMost: Period?
    public let approver: Approver
    /// Whether the same step may be taken again and again (the N of 3+3+N).
    public let repeatable: Bool

    public init(atMost: Period?, approver: Approver, repeatable: Bool = false) {
        self.atMost = atMost
        self.approver = approver
        self.repeatable = repeatable
    }
}

/// What the rules say about one kind of clock. The built-in values are the published ones; a deployment replaces
/// lengths by dated rows (`ClockPolicyTable`).
public struct ClockPolicy: Hashable, Sendable {
    public let kind: ClockKind
    public let length: ClockLength
    /// How many working days before the last day people are warned; nil for no warning.
    public let warnLead: WorkingDays?
    /// The extensions in the order in which they are granted.
    public let extensions: [ClockExtension]
    public let policy: Policy
    public let confidence: Confidence
    /// What is counted, for people.
    public let name: Bilingual
    /// The event with which it starts.
    public let starts: Bilingual
    /// What must have happened when it ends.
    public let action: Bilingual
    /// Where the length comes from, for people.
    public let source: Bilingual
    /// What happens when the last day is a rest day: a switch of the deployment (`ClockSetting`).
    public internal(set) var rollOver = RollOver.nextWorkingDay
    /// The organ that set this length for itself; nil: it holds for every organ.
    public internal(set) var organ: Organ.ID?

    /// The extension that comes after so many granted ones; nil when no more are possible.
    public func nextExtension(granted: Int) -> ClockExtension? {
        if granted < extensions.count { return extensions[max(0, granted)] }
        return extensions.last.flatMap { $0.repeatable ? $0 : nil }
    }

    /// The day on which the clock ends.
    ///
    /// - Parameter extensions: what was granted, in order.
    public func due(
        from start: CivilDate, extendedBy extensions: [Period] = [], calendar: WorkingCalendar
    ) -> DueDate {
        let due =
            switch length {
            case .period(let period): Deadline.due(from: start, period: period, calendar: calendar, rollOver: rollOver)
            case .quarterEnd: DueDate(start: start, endOfMonth: (start.month + 2) / 3 * 3, calendar: calendar)
            case .yearEnd: DueDate(start: start, endOfMonth: 12, calendar: calendar)
            }
        return extensions.reduce(due) {
            Deadline.extended($0, by: $1, calendar: calendar, rollOver: rollOver)
        }
    }

    /// The day on which people are warned: the lead before the last day, but never before the start.
    public func warnDate(for due: DueDate, calendar: WorkingCalendar) -> CivilDate? {
        warnLead.map { max(due.start, calendar.workingDay($0, before: due.date)) }
    }

    /// This policy with the length and warning of a deployment's row.
    func replaced(by row: ClockPolicyRow) -> ClockPolicy {
        ClockPolicy(
            kind: kind, length: .period(row.period), warnLead: row.warnLead, extensions: extensions, policy: policy,
            confidence: row.confidence, name: name, starts: starts, action: action, source: row.source,
            organ: row.organ)
    }
}

extension DueDate {
    /// The last day of a month of the year in which something started; it is not moved off rest days.
    fileprivate init(start: CivilDate, endOfMonth month: Int, calendar: WorkingCalendar) {
        let year = start.year
        let end = CivilDate(year: year, month: month, day: CivilDate.lengthOfMonth(month, year: year)) ?? start
        let days = max(1, end.days(since: start))
        self.init(
            start: start, counted: start, period: .days(Days(days)), nominal: end, date: end, provisional: false,
            calendarVersion: calendar.version)
    }
}
