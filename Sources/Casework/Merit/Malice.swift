/// What a prefecture or above alone approves: that somebody is looked for who reported without a name (查核匿名检举控告来源),
/// and that a report was a false accusation (诬告陷害认定). Here stand who asked, what for, and what was answered on paper: no
/// means of tracing is part of this system.
///
/// - Policy: JB-29, JB-39
public struct Malice: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Malice>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// What is asked for.
    public enum Purpose: String, Hashable, Sendable, CaseIterable {
        /// 查核来源
        case tracing
        /// 认定诬告陷害
        case determination
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        case proposed(by: Staff.ID)
        case refused(by: Staff.ID, head: Staff.ID)
        /// The head has sent it to who decides.
        case sentUp(by: Staff.ID, head: Staff.ID)
        case approved(by: Staff.ID, head: Staff.ID, Answer)
        case denied(by: Staff.ID, head: Staff.ID, Answer)
    }

    /// The paper of who decided.
    public struct Answer: Hashable, Sendable {
        /// The level of the Party committee or discipline organ.
        public var level: Level
        public var on: CivilDate

        public init(level: Level, on: CivilDate) {
            self.level = level
            self.on = on
        }
    }

    public enum Event: Equatable, Sendable {
        case sendUp(by: Staff.ID)
        case refuse(by: Staff.ID)
        case approve(Answer)
        case deny(Answer)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// The lowest level that decides: 设区的市级.
    ///
    /// - Policy: JB-29, JB-39
    public static let lowestLevel = Level.city

    /// What is proposed.
    public struct Draft: Hashable, Sendable {
        public var purpose: Purpose
        public var circumstances: Set<Clarification.Circumstance>
        public var benefits: Set<Clarification.Benefit>
        /// Why; sealed where it is stored.
        public var words: String

        public init(
            purpose: Purpose, circumstances: Set<Clarification.Circumstance> = [],
            benefits: Set<Clarification.Benefit> = [], words: String
        ) {
            self.purpose = purpose
            self.circumstances = circumstances
            self.benefits = benefits
            self.words = words
        }
    }
}

extension Malice.State {
    /// The state after `event`, or nil where the event is illegal: nobody endorses the own proposal, and nobody below a
    /// prefecture decides.
    public func after(_ event: Malice.Event) -> Self? {
        switch (self, event) {
        case (.proposed(let author), .sendUp(let head)): author == head ? nil : .sentUp(by: author, head: head)
        case (.proposed(let author), .refuse(let head)): author == head ? nil : .refused(by: author, head: head)
        case (.sentUp(let author, let head), .approve(let answer)):
            answer.level < Malice.lowestLevel ? nil : .approved(by: author, head: head, answer)
        case (.sentUp(let author, let head), .deny(let answer)):
            answer.level < Malice.lowestLevel ? nil : .denied(by: author, head: head, answer)
        case (.proposed, .approve), (.proposed, .deny), (.sentUp, .sendUp), (.sentUp, .refuse), (.refused, _),
            (.approved, _), (.denied, _):
            nil
        }
    }

    public var author: Staff.ID {
        switch self {
        case .proposed(let author), .refused(let author, _), .sentUp(let author, _), .approved(let author, _, _),
            .denied(let author, _, _):
            author
        }
    }

    public var answer: Malice.Answer? {
        switch self {
        case .approved(_, _, let answer), .denied(_, _, let answer): answer
        case .proposed, .refused, .sentUp: nil
        }
    }

    public var isRefused: Bool {
        switch self {
        case .refused: true
        case .proposed, .sentUp, .approved, .denied: false
        }
    }
}
