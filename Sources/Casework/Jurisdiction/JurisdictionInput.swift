extension Jurisdiction {
    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(act: Act, facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// The facts of a clue, of who asks, and of the organs around. Nouns only.
    public struct Facts: Sendable {
        public var state: Clue.State
        public var caller: StaffCaller
        public var barredOrgans: Set<Organ.ID>
        public var barredRooms: Set<Room.ID>
        public var barredStaff: Set<Staff.ID>
        /// The discipline organs in which the accused work, with all below them.
        public var accusedOrgans: Set<Organ.ID>
        /// The discipline organs on whose ground the accused have their posts.
        public var accusedPlaces: Set<Organ.ID>
        /// The organs above the one that handles the clue, lowest first.
        public var superiors: [Organ.ID]
        /// The organ whose measure it is: the proposer's.
        public var actingOrgan: Organ.ID
        /// The organs strictly below the acting one.
        public var below: Set<Organ.ID>
        /// The organ whose leader decides.
        public var decidingOrgan: Organ.ID
        /// Who proposed it; nil before.
        public var proposer: Staff.ID?
        /// The rooms that a measure could name.
        public var rooms: [Room.ID: RoomFact]
        /// An accused belongs to a discipline organ: cadre supervision handles it.
        public var isOnStaff: Bool
        /// Another measure on the clue waits for its decision.
        public var hasOpenProposal: Bool
        /// The organ that assigned or designated, while that holds.
        public var boundBy: Organ.ID?
        /// Routing took the matter up: the clue lies with the organ that takes it already, and nobody has proposed it by
        /// hand.
        public var isByRouting = false
        /// Every head of the organ that handles it must stand aside: a deputy asks the organ above in their place.
        public var headsStandAside = false
        /// Every deputy of the organ that handles it must stand aside.
        public var deputiesStandAside = false
        /// Every head of the organ that decides must stand aside: a deputy decides in their place, or what waits for them
        /// would wait for ever.
        ///
        /// - Policy: JB-48
        public var decidersStandAside = false
        /// Every deputy of that organ must: the head approves what is theirs to approve.
        public var decidingDeputiesStandAside = false
        /// Rooms that may assist in one joint measure: a local choice.
        public var assistingRooms = JurisdictionLimits.assistingRooms

        public init(
            state: Clue.State, caller: StaffCaller, actingOrgan: Organ.ID, decidingOrgan: Organ.ID,
            barredOrgans: Set<Organ.ID> = [], barredRooms: Set<Room.ID> = [], barredStaff: Set<Staff.ID> = [],
            accusedOrgans: Set<Organ.ID> = [], accusedPlaces: Set<Organ.ID> = [], superiors: [Organ.ID] = [],
            below: Set<Organ.ID> = [], proposer: Staff.ID? = nil, rooms: [Room.ID: RoomFact] = [:],
            isOnStaff: Bool = false, hasOpenProposal: Bool = false, boundBy: Organ.ID? = nil
        ) {
            self.state = state
            self.caller = caller
            self.actingOrgan = actingOrgan
            self.decidingOrgan = decidingOrgan
            self.barredOrgans = barredOrgans
            self.barredRooms = barredRooms
            self.barredStaff = barredStaff
            self.accusedOrgans = accusedOrgans
            self.accusedPlaces = accusedPlaces
            self.superiors = superiors
            self.below = below
            self.proposer = proposer
            self.rooms = rooms
            self.isOnStaff = isOnStaff
            self.hasOpenProposal = hasOpenProposal
            self.boundBy = boundBy
        }

        /// No leader of the organ that handles it may know of it: what is theirs to decide would wait for ever, so the
        /// offices ask the organ above.
        ///
        /// - Policy: JB-48
        var nobodyCanAsk: Bool { headsStandAside && deputiesStandAside }

        /// The organ that handles the clue now.
        var handlingOrgan: Organ.ID { state.destination.organ }

        /// Whether somebody can still do something about the clue here.
        var isOpen: Bool {
            switch state {
            case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: true
            case .returned, .concluded, .fedBack, .archived: false
            }
        }

        /// How far an organ stands above the handling one: 0 for itself; nil where it does not stand above.
        func height(of organ: Organ.ID) -> Int? {
            organ == handlingOrgan ? 0 : superiors.firstIndex(of: organ).map { $0 + 1 }
        }
    }

    /// A room that a measure could name.
    public struct RoomFact: Hashable, Sendable {
        public let organ: Organ.ID
        public let kind: RoomKind

        public init(organ: Organ.ID, kind: RoomKind) {
            self.organ = organ
            self.kind = kind
        }
    }
}

/// Bounds of the stage.
public enum JurisdictionLimits {
    /// Rooms that assist in one joint measure.
    public static let assistingRooms = 5
    /// Characters of a reason, of what is demanded of a report, and of a slice.
    public static let words = 1_000
}
