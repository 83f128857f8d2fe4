/// One day on which a leader receives visitors (接访): in the own office, or in a township (下访).
public struct ReceptionSession: Identifiable, Hashable, Sendable {
    public let id: Identifier<ReceptionSession>
    public let organ: Organ.ID
    public let heldOn: CivilDate
    public let place: Place
    /// The leader who receives (接访领导).
    public let leader: Staff.ID
    /// The day on which place and date were made public; nil while they are not.
    public let announcedOn: CivilDate?
    public private(set) var state: State
    /// Counts the changes, from 1.
    public private(set) var version: Int

    public init(
        id: ID, organ: Organ.ID, heldOn: CivilDate, place: Place, leader: Staff.ID, announcedOn: CivilDate?,
        state: State = .planned, version: Int = 1
    ) {
        self.id = id
        self.organ = organ
        self.heldOn = heldOn
        self.place = place
        self.leader = leader
        self.announcedOn = announcedOn
        self.state = state
        self.version = version
    }

    /// Where visitors are received.
    public enum Place: Hashable, Sendable {
        /// 本机关接访场所
        case office
        /// 乡镇（街道）现场接访
        case township(Organ.ID)

        /// The township's organ, if it is one.
        public var township: Organ.ID? {
            switch self {
            case .office: nil
            case .township(let organ): organ
            }
        }
    }

    /// How far it is.
    public enum State: Hashable, Sendable {
        case planned
        case held
        /// Postponed, never dropped.
        case cancelled(movedTo: CivilDate)
    }

    public enum Event: Hashable, Sendable {
        case hold
        case cancel(movedTo: CivilDate)
    }

    /// The state does not know the event.
    public struct IllegalMove: Error, Equatable, Sendable {}

    /// The only way from state to state.
    public mutating func apply(_ event: Event) throws(IllegalMove) {
        state =
            switch (state, event) {
            case (.planned, .hold): .held
            case (.planned, .cancel(let day)): .cancelled(movedTo: day)
            case (.held, .hold), (.held, .cancel), (.cancelled, .hold), (.cancelled, .cancel): throw IllegalMove()
            }
        version += 1
    }
}

/// What became of a visit that needed no report (当场处理结果).
public enum VisitOutcome: String, Hashable, Sendable, CaseIterable {
    /// 当场解释答复
    case explained
    /// 引导到有权处理的机关、单位
    case referred
}
