extension Supervise {
    /// What a person can do to press a clue, or to answer.
    public enum Act: Hashable, Sendable {
        case propose(Supervision.Reason)
        case approve
        case refuse
        case answer
        case accept
        case sendBack
        case withdraw
        /// 启动问责
        case holdToAccount
        /// 催办
        case remind

        /// Every act, in the order in which an order meets them.
        public static let all: [Act] =
            Supervision.Reason.allCases.map(Act.propose)
            + [.approve, .refuse, .answer, .accept, .sendBack, .withdraw, .holdToAccount, .remind]
    }

    /// Whose act it is.
    enum Side {
        /// The organ of the clue's room, or the one that passed it on; whoever it is becomes the issuer.
        case overseer
        /// The organ that issued the order.
        case issuer
        /// Those who handle the clue.
        case handler
    }

    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(act: Act, facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// The facts of a clue, of its order, and of who asks. Nouns only.
    public struct Facts: Sendable {
        public var clue: Clue.State
        /// The organ whose petition office received the report and passed it on; often the handling organ itself.
        public var receiver: Organ.ID
        public var caller: StaffCaller
        public var isRecused: Bool
        public var barred: Barred
        /// The order in question; nil where there is none.
        public var order: Supervision?
        /// The caller's organ supervises this clue already.
        public var hasOpenOrder: Bool
        /// The first of the handling room (室主任); nil where the room has none.
        public var roomHead: Staff.ID?
        /// The first of the room must not know of the clue.
        public var roomHeadIsKept: Bool
        /// A clock of the clue has run out.
        public var hasOverdueClock: Bool
        /// The order was marked for accountability before.
        public var isHeldToAccount: Bool
        /// The day from which the caller's organ may remind again; nil when it never did.
        public var remindableFrom: CivilDate?
        public var today: CivilDate
        /// Every head of the caller's organ must stand aside from the clue: a deputy holds to account in their place.
        ///
        /// - Policy: JB-48
        public var headsStandAside = false
        /// Every deputy must: the head decides on orders in their place.
        public var deputiesStandAside = false

        public init(
            clue: Clue.State, receiver: Organ.ID, caller: StaffCaller, today: CivilDate, isRecused: Bool = false,
            barred: Barred = Barred(), order: Supervision? = nil, hasOpenOrder: Bool = false,
            roomHead: Staff.ID? = nil, roomHeadIsKept: Bool = false, hasOverdueClock: Bool = false,
            isHeldToAccount: Bool = false, remindableFrom: CivilDate? = nil
        ) {
            self.clue = clue
            self.receiver = receiver
            self.caller = caller
            self.today = today
            self.isRecused = isRecused
            self.barred = barred
            self.order = order
            self.hasOpenOrder = hasOpenOrder
            self.roomHead = roomHead
            self.roomHeadIsKept = roomHeadIsKept
            self.hasOverdueClock = hasOverdueClock
            self.isHeldToAccount = isHeldToAccount
            self.remindableFrom = remindableFrom
        }
    }

    /// Who must not learn of a clue.
    public struct Barred: Hashable, Sendable {
        public var organs: Set<Organ.ID>
        public var rooms: Set<Room.ID>
        public var staff: Set<Staff.ID>

        public init(organs: Set<Organ.ID> = [], rooms: Set<Room.ID> = [], staff: Set<Staff.ID> = []) {
            self.organs = organs
            self.rooms = rooms
            self.staff = staff
        }

        /// Whether somebody is kept out: by name, by room, or by organ.
        public func keepsOut(_ caller: StaffCaller) -> Bool {
            organs.contains(caller.organ) || staff.contains(caller.staff)
                || caller.room.map { rooms.contains($0) } ?? false
        }
    }
}

extension Supervise.Act {
    var side: Supervise.Side {
        switch self {
        case .propose, .remind: .overseer
        case .approve, .refuse, .accept, .sendBack, .withdraw, .holdToAccount: .issuer
        case .answer: .handler
        }
    }

    /// The event whose legality is the legality of this act; nil where the act is no event of an order. Details that no
    /// state looks at are filled in.
    func probe(_ facts: Supervise.Facts) -> Supervision.Event? {
        switch self {
        case .propose, .remind, .holdToAccount: nil
        case .approve: .approve(Supervision.Issue(approver: facts.caller.staff, dueOn: facts.today))
        case .refuse: .refuse
        case .answer: .answer(by: facts.caller.staff)
        case .accept: .accept
        case .sendBack: .sendBack(dueOn: facts.today)
        case .withdraw: .withdraw
        }
    }

    /// Whether somebody does what is another post's: only in the place of those who must stand aside.
    public func isStandIn(_ caller: StaffCaller) -> Bool { !roles.isEmpty && roles.isDisjoint(with: caller.roles) }

    /// The roles one of which the act needs; empty where it is a matter of persons.
    var roles: Set<Role> {
        switch self {
        case .propose, .remind: [.caseSupervision, .petitionLead]
        case .approve, .refuse: [.deputy]
        case .accept, .sendBack, .withdraw: [.caseSupervision]
        case .holdToAccount: [.head]
        case .answer: []
        }
    }
}
