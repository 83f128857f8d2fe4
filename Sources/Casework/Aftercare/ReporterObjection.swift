/// The reporter does not agree with a result (异议): it is explained, or new evidence opens the matter again.
///
/// - Policy: JB-27
public struct ReporterObjection: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<ReporterObjection>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        case raised
        /// An explanation waits for a leader.
        case answerProposed(by: Staff.ID)
        /// Explained; the reporter reads it on the tracking page.
        case answered(by: Staff.ID, approver: Staff.ID)
        /// New evidence: the clue was opened again.
        case reopened(by: Staff.ID)
        /// A repeat without new facts, kept on file.
        case notAnsweredAgain(by: Staff.ID)
    }

    public enum Event: Equatable, Sendable {
        case proposeAnswer(by: Staff.ID)
        case sendBackAnswer
        case approveAnswer(by: Staff.ID)
        case reopen(by: Staff.ID)
        case keep(by: Staff.ID)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// Days after a result was told in which its reporter may object on the tracking page, unless a deployment sets
    /// others (`LocalChoice.objectionDays`): the Rules set no period. The office takes objections after them as well.
    public static let daysOnPage = 30

    /// The last day for an objection on the tracking page; nil once it has passed.
    ///
    /// - Parameters:
    ///   - toldOn: when the latest result reached its reporter; nil while it has not, and nothing runs against them.
    ///   - days: how long the page takes objections.
    /// - Policy: DW-objection
    public static func lastDay(toldOn: CivilDate?, days: Int, today: CivilDate) -> CivilDate? {
        let last = (toldOn ?? today).adding(days: days)
        return last >= today ? last : nil
    }

    /// How an objection came in.
    public enum Channel: String, Hashable, Sendable, CaseIterable {
        /// On the tracking page; its words lie with the hand-in.
        case web
        case letter, phone, visit

        /// The ways that a person at the desk records.
        public static let recordedByOffice: [Channel] = [.letter, .phone, .visit]
    }
}

extension ReporterObjection.State {
    /// The state after `event`, or nil where the event is illegal: an answer needs two persons.
    public func after(_ event: ReporterObjection.Event) -> Self? {
        switch (self, event) {
        case (.raised, .proposeAnswer(let staff)): .answerProposed(by: staff)
        case (.answerProposed, .sendBackAnswer): .raised
        case (.answerProposed(let author), .approveAnswer(let approver)):
            author == approver ? nil : .answered(by: author, approver: approver)
        case (.raised, .reopen(let staff)), (.answerProposed, .reopen(let staff)): .reopened(by: staff)
        case (.raised, .keep(let staff)): .notAnsweredAgain(by: staff)
        case (.raised, .sendBackAnswer), (.raised, .approveAnswer), (.answerProposed, .proposeAnswer),
            (.answerProposed, .keep), (.answered, _), (.reopened, _), (.notAnsweredAgain, _):
            nil
        }
    }

    /// Whether somebody still owes something.
    public var isOpen: Bool {
        switch self {
        case .raised, .answerProposed: true
        case .answered, .reopened, .notAnsweredAgain: false
        }
    }

    /// Who wrote the answer that waits.
    public var author: Staff.ID? {
        switch self {
        case .answerProposed(let author), .answered(let author, _): author
        case .raised, .reopened, .notAnsweredAgain: nil
        }
    }
}
