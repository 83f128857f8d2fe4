extension Unlock {
    /// What somebody wants to do.
    public enum Act: Hashable, Sendable {
        case ask(Purpose, as: Post, minutes: Int, words: Int)
        case grant(minutes: Int)
        case refuse
        /// Reads the identity.
        case open
        /// Locks it before its time.
        case close
    }

    /// A person with what decides about them.
    public struct Person: Hashable, Sendable {
        public var caller: StaffCaller
        /// Whether a clue of the report is in their hands.
        public var holdsClue: Bool
        /// Accused, recused, or with a declared tie to the reporter.
        public var standsAside: Bool

        public init(_ caller: StaffCaller, holdsClue: Bool = false, standsAside: Bool = false) {
            self.caller = caller
            self.holdsClue = holdsClue
            self.standsAside = standsAside
        }

        public var seat: Seat { Seat(caller) }
    }

    /// The report whose reporter it is about.
    public struct Item: Hashable, Sendable {
        /// Whose petition office has it.
        public var holder: Organ.ID
        /// That one, and those that have a clue of it.
        public var organs: Set<Organ.ID>
        /// Who must not learn of it.
        public var barredOrgans: Set<Organ.ID>
        public var barredRooms: Set<Room.ID>
        /// Where the accused work, or have their post, with all organs below.
        public var accusedOrgans: Set<Organ.ID>
        public var signature: ReporterSignature
        /// Registered, and neither archived, void, split nor to be sealed.
        public var isOpen: Bool
        /// Whether anybody gave a name.
        public var isGiven: Bool

        public init(
            holder: Organ.ID, organs: Set<Organ.ID>, barredOrgans: Set<Organ.ID> = [], barredRooms: Set<Room.ID> = [],
            accusedOrgans: Set<Organ.ID> = [], signature: ReporterSignature = .realNameClaimed, isOpen: Bool = true,
            isGiven: Bool = true
        ) {
            self.holder = holder
            self.organs = organs
            self.barredOrgans = barredOrgans
            self.barredRooms = barredRooms
            self.accusedOrgans = accusedOrgans
            self.signature = signature
            self.isOpen = isOpen
            self.isGiven = isGiven
        }
    }

    /// What the rules look at.
    public struct Facts: Sendable {
        public var item: Item
        public var caller: Person
        /// Who asked, as the directory has them today; nil before it is asked for, and for who left.
        public var asker: Person?
        /// Who granted it; nil before.
        public var granter: Person?
        /// Nil before it is asked for.
        public var state: State?
        /// In what capacity it was asked for.
        public var askedAs: Post?
        public var moment: Instant
        /// Whether the caller asked already and it is not over.
        public var hasOpenRequest: Bool
        /// Requests of the caller in the last 24 hours.
        public var requestsToday: Int
        /// Whether the caller bears the name of whoever asked: one person with two accounts is one person.
        public var isNamesake: Bool

        public init(
            item: Item, caller: Person, asker: Person? = nil, granter: Person? = nil, state: State? = nil,
            askedAs: Post? = nil, moment: Instant, hasOpenRequest: Bool = false, requestsToday: Int = 0,
            isNamesake: Bool = false
        ) {
            self.isNamesake = isNamesake
            self.item = item
            self.caller = caller
            self.asker = asker
            self.granter = granter
            self.state = state
            self.askedAs = askedAs
            self.moment = moment
            self.hasOpenRequest = hasOpenRequest
            self.requestsToday = requestsToday
        }
    }

    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(_ act: Act, _ facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// One condition, with what it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// The field of the form that mends it; nil where no form can.
        public let field: String?
        let isBroken: @Sendable (Input) -> Bool

        init(_ id: RuleID, _ policy: Policy, field: String? = nil, isBroken: @escaping @Sendable (Input) -> Bool) {
            self.id = id
            self.policy = policy
            self.field = field
            self.isBroken = isBroken
        }
    }

    /// The first condition that is not met; nil: it may be done.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }
}

/// A person in a part: who takes part in an act has to be fit for it.
struct UnlockParty {
    enum Part: Equatable {
        case asker(Unlock.Post)
        case granter
    }

    let person: Unlock.Person
    let part: Part
}

extension Unlock.Input {
    /// Who must be fit for this act, the caller first; nil where one of them is nobody any more.
    var parties: [UnlockParty]? {
        switch act {
        case .ask(_, let post, _, _): return [UnlockParty(person: facts.caller, part: .asker(post))]
        case .grant:
            guard let asker = facts.asker, let post = facts.askedAs else { return nil }
            return [
                UnlockParty(person: facts.caller, part: .granter), UnlockParty(person: asker, part: .asker(post)),
            ]
        case .open:
            guard let granter = facts.granter, let post = facts.askedAs else { return nil }
            return [
                UnlockParty(person: facts.caller, part: .asker(post)), UnlockParty(person: granter, part: .granter),
            ]
        // Whoever asked takes it back, whatever has become of them.
        case .refuse: return isOfAsker ? [] : [UnlockParty(person: facts.caller, part: .granter)]
        case .close: return []
        }
    }

    var isOfAsker: Bool { facts.state?.request.by.staff == facts.caller.caller.staff }

    /// What it is for.
    var purpose: Unlock.Purpose? {
        switch act {
        case .ask(let purpose, _, _, _): purpose
        case .grant, .refuse, .open, .close: facts.state?.request.purpose
        }
    }
}
