extension Recusal {
    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(act: Act, facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    public enum Act: Hashable, Sendable {
        /// An entry is made; the person stands aside from now on.
        case enter(Way)
        /// The organ decides about an entry.
        case decide
    }

    /// Why somebody must stand aside (回避事由).
    ///
    /// - Policy: JB-48, JC-67
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// 本人是被检举控告人
        case accused
        /// 被检举控告人的近亲属
        case nearRelativeOfAccused = "near_relative_of_accused"
        /// 检举控告人的近亲属
        case nearRelativeOfReporter = "near_relative_of_reporter"
        /// 担任过证人
        case witness
        /// 本人或者近亲属有利害关系
        case interest
        /// 其他可能影响公正的情形
        case other
    }

    /// How an entry came about.
    ///
    /// - Policy: JB-48, JB-35
    public enum Way: String, Hashable, Sendable, CaseIterable {
        /// 本人申请
        case declared
        /// 检举控告人要求
        case askedByReporter = "asked_by_reporter"
        /// 被检举控告人要求
        case askedByAccused = "asked_by_accused"
        /// 机关决定
        case ordered
        /// 由近亲属、利害关系申报得出
        case derived
    }

    /// Whom the person is in the organ that has the matter.
    public enum Post: String, Hashable, Sendable, CaseIterable {
        /// 工作人员, also of another organ
        case staff
        /// 分管领导
        case deputy
        /// 主要负责人
        case head
    }

    /// Who decides whether somebody stands aside.
    public enum Decider: Hashable, Sendable {
        /// A deputy or the head of the organ.
        case leader(Organ.ID)
        case head(Organ.ID)
        /// The head of the organ above.
        case upperHead(Organ.ID)
        /// An organ above those that the directory knows: its decision is taken outside of this system.
        case outside

        /// Who decides about a person of some post: always somebody above.
        ///
        /// The law says that the organ decides, not who in it: this table is our convention. Where everybody who would
        /// decide must stand aside from the matter too, the head of the organ above does, as about a head.
        ///
        /// - Policy: JB-48, DW-decider
        public init(
            about post: Post, in organ: Organ.ID, below superior: Organ.ID?, headsStandAside: Bool = false,
            deputiesStandAside: Bool = false
        ) {
            let above = superior.map(Decider.upperHead) ?? .outside
            self =
                switch post {
                case .staff: headsStandAside && deputiesStandAside ? above : .leader(organ)
                case .deputy: headsStandAside ? above : .head(organ)
                case .head: above
                }
        }

        /// Whether the caller's post is the deciding one.
        public func isHeld(by caller: StaffCaller) -> Bool {
            switch self {
            case .leader(let organ): caller.organ == organ && !caller.roles.isDisjoint(with: [.deputy, .head])
            case .head(let organ), .upperHead(let organ): caller.organ == organ && caller.roles.contains(.head)
            case .outside: false
            }
        }
    }

    /// The facts of an entry and of who asks. Nouns only.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        /// Who stands aside, or would.
        public var person: Staff.ID
        /// The directory has the person.
        public var isKnownPerson: Bool
        public var post: Post
        /// The organ that has the matter.
        public var organ: Organ.ID
        public var superior: Organ.ID?
        public var ground: Ground
        /// Something was said for it.
        public var hasReason: Bool
        /// Where the entry stands; nil before there is one.
        public var state: State?
        /// The person stands aside from the matter on the same ground already.
        public var standsAside: Bool
        /// Everybody of the organ with one of these posts stands aside from the matter.
        public var headsStandAside = false
        public var deputiesStandAside = false

        public init(
            caller: StaffCaller, person: Staff.ID, isKnownPerson: Bool = true, post: Post = .staff, organ: Organ.ID,
            superior: Organ.ID? = nil, ground: Ground, hasReason: Bool = true, state: State? = nil,
            standsAside: Bool = false
        ) {
            self.caller = caller
            self.person = person
            self.isKnownPerson = isKnownPerson
            self.post = post
            self.organ = organ
            self.superior = superior
            self.ground = ground
            self.hasReason = hasReason
            self.state = state
            self.standsAside = standsAside
        }

        public var decider: Decider {
            Decider(
                about: post, in: organ, below: superior, headsStandAside: headsStandAside,
                deputiesStandAside: deputiesStandAside)
        }
    }
}
