/// A reminder (催办): an organ presses those who handle a clue once more, without an order.
///
/// - Policy: DW-remind
public enum Reminder {
    public typealias ID = Identifier<Reminder>

    /// What was owed on the day of a reminder: the period that it was about.
    public struct Owed: Hashable, Sendable {
        public let kind: ClockKind
        /// The day from which it counts.
        public let from: CivilDate
        public let dueOn: CivilDate

        public init(_ kind: ClockKind, from: CivilDate, dueOn: CivilDate) {
            self.kind = kind
            self.from = from
            self.dueOn = dueOn
        }
    }

    /// What somebody is reminded of: the answer to the organ's own order, or else what is due first.
    ///
    /// - Parameters:
    ///   - order: the running periods of the order that waits for an answer.
    ///   - clue: those of the clue.
    /// - Returns: nil where no period runs.
    public static func owed(toOrder order: [Owed], onClue clue: [Owed]) -> Owed? {
        func first(_ all: [Owed]) -> Owed? {
            all.min { ($0.dueOn, $0.from, $0.kind.rawValue) < ($1.dueOn, $1.from, $1.kind.rawValue) }
        }
        return first(order) ?? first(clue)
    }
}

extension Clue.State {
    /// Whether there is still something to press for: of what is finished or went back nobody is reminded.
    ///
    /// - Policy: JB-22
    public var mayBeReminded: Bool {
        switch self {
        case .returned, .concluded, .fedBack, .archived: false
        case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: true
        }
    }
}

extension Reminder.Owed {
    /// Whether its last day had passed.
    public func isLate(on day: CivilDate) -> Bool { dueOn < day }

    /// Why the paper of the reminder presses, of the four reasons.
    ///
    /// - Policy: JB-22
    public func reason(on sent: CivilDate) -> Supervision.Reason { isLate(on: sent) ? .overdue : .other }

    /// What is owed, since when and until when, as the paper says it.
    ///
    /// - Policy: JB-22
    public func words(on sent: CivilDate) -> String {
        let period = "“\(kind.name.zh)”期限自\(from.chinese)起算，\(dueOn.chinese)届满"
        return period + (isLate(on: sent) ? "，已逾期\(sent.days(since: dueOn))日。" : "。")
    }

    /// Until when the paper asks for an answer: the last day of the period, or once that has passed the day from which the
    /// organ may remind again.
    ///
    /// - Parameters:
    ///   - again: the first day on which the organ may remind again.
    ///   - today: nobody is asked for an answer by a day that is over.
    /// - Returns: nil where both have passed, and somebody has to say.
    public func answerBy(again: CivilDate, today: CivilDate) -> CivilDate? {
        [dueOn, again].first { $0 >= today }
    }
}
