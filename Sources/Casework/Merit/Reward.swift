/// A suggestion to reward who reported (奖励建议): a real-name report that was verified and decided a major case, or
/// brought back a large loss. Who that is stays in the vault: the suggestion hangs on the report.
///
/// - Policy: JB-28
public struct Reward: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Reward>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        case proposed(by: Staff.ID)
        case refused(by: Staff.ID, head: Staff.ID)
        case approved(by: Staff.ID, head: Staff.ID)
        /// Whoever may give it decided outside this system.
        case granted(by: Staff.ID, head: Staff.ID, on: CivilDate)
        case declined(by: Staff.ID, head: Staff.ID, on: CivilDate)
    }

    public enum Event: Equatable, Sendable {
        case approve(by: Staff.ID)
        case refuse(by: Staff.ID)
        case grant(on: CivilDate)
        case decline(on: CivilDate)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }

    /// Why (奖励情形).
    ///
    /// - Policy: JB-28
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// 对查处重大案件起到关键作用
        case majorCase = "major_case"
        /// 为国家、集体挽回重大损失
        case lossRecovered = "loss_recovered"
    }

    /// What is proposed.
    public struct Draft: Hashable, Sendable {
        public var ground: Ground
        /// Whole yuan that came back; nil for a major case.
        public var lossYuan: Int64?
        /// Why, without a word of who reported; sealed where it is stored.
        public var words: String

        public init(ground: Ground, lossYuan: Int64? = nil, words: String) {
            self.ground = ground
            self.lossYuan = lossYuan
            self.words = words
        }
    }
}

extension Reward.State {
    /// The state after `event`, or nil where the event is illegal: nobody approves the own suggestion.
    public func after(_ event: Reward.Event) -> Self? {
        switch (self, event) {
        case (.proposed(let author), .approve(let head)): author == head ? nil : .approved(by: author, head: head)
        case (.proposed(let author), .refuse(let head)): author == head ? nil : .refused(by: author, head: head)
        case (.approved(let author, let head), .grant(let day)): .granted(by: author, head: head, on: day)
        case (.approved(let author, let head), .decline(let day)): .declined(by: author, head: head, on: day)
        case (.proposed, .grant), (.proposed, .decline), (.approved, .approve), (.approved, .refuse), (.refused, _),
            (.granted, _), (.declined, _):
            nil
        }
    }

    public var author: Staff.ID {
        switch self {
        case .proposed(let author), .refused(let author, _), .approved(let author, _), .granted(let author, _, _),
            .declined(let author, _, _):
            author
        }
    }

    public var isRefused: Bool {
        switch self {
        case .refused: true
        case .proposed, .approved, .granted, .declined: false
        }
    }
}
