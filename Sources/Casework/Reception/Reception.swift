/// Reception days (大接访): who may plan, hold, postpone one and log who came, and what is missing for it.
///
/// All objections are told at once, each at the field that it is about, so that a form comes back once.
public enum Reception {
    /// Rules in the order in which objections are told.
    public static let rules: [Rule] = [
        .office, .stateKnowsAct, .leader, .township, .announcedBefore, .workingDay, .notBeforeItsDay, .postponed,
        .whileHeld, .aboutTheLeader, .representatives,
    ]

    /// The objections to an act, in order; none: it is allowed.
    public static func objections(to input: Input) -> [Objection] {
        rules.compactMap { rule in
            guard let field = rule.objects(input) else { return nil }
            return Objection(rule: rule.id, policy: rule.policy, field: field)
        }
    }

    /// What somebody wants to do.
    public enum Act: Hashable, Sendable {
        case plan(Plan)
        case hold
        /// With another leader, where somebody else receives on the new day.
        case cancel(movedTo: CivilDate, leader: Staff.ID? = nil)
        case log(Visit)
    }

    /// A day that is being planned.
    public struct Plan: Hashable, Sendable {
        public var on: CivilDate
        public var place: ReceptionSession.Place
        public var leader: Staff.ID
        public var announcedOn: CivilDate?

        public init(on: CivilDate, place: ReceptionSession.Place, leader: Staff.ID, announcedOn: CivilDate?) {
            self.on = on
            self.place = place
            self.leader = leader
            self.announcedOn = announcedOn
        }
    }

    /// Somebody who came.
    public struct Visit: Hashable, Sendable {
        /// How many spoke for a group; 1 for a single visitor.
        public var representatives: Int
        /// Whom the visitor accuses, of the staff that the directory knows.
        public var accused: Set<Staff.ID>

        public init(representatives: Int, accused: Set<Staff.ID> = []) {
            self.representatives = representatives
            self.accused = accused
        }
    }

    /// What the rules look at.
    public struct Facts: Hashable, Sendable {
        /// The caller's roles.
        public var roles: Set<Role>
        public var today: CivilDate
        /// The session as it stands; nil while it is being planned.
        public var session: ReceptionSession?
        /// Who receives visitors in this organ: its head and deputies.
        public var leaders: Set<Staff.ID>
        /// The townships' organs below this one.
        public var townships: Set<Organ.ID>
        /// Whether the planned day is a working day by the calendar.
        public var isWorkingDay: Bool

        public init(
            roles: Set<Role>, today: CivilDate, session: ReceptionSession? = nil, leaders: Set<Staff.ID> = [],
            townships: Set<Organ.ID> = [], isWorkingDay: Bool = true
        ) {
            self.roles = roles
            self.today = today
            self.session = session
            self.leaders = leaders
            self.townships = townships
            self.isWorkingDay = isWorkingDay
        }
    }

    public struct Input: Hashable, Sendable {
        public var act: Act
        public var facts: Facts

        public init(_ act: Act, _ facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// Where an objection belongs in a form; `whole`: to none of its fields.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case whole = ""
        case day, leader, township, announced, moved, session, representatives
    }

    /// What stands in the way.
    public struct Objection: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let field: Field
    }

    /// One rule of the reception days.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Field?
    }

    /// The rules, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case office = "reception_office"
        case stateKnowsAct = "reception_state_knows_act"
        case leader = "reception_leader"
        case township = "reception_township"
        case announcedBefore = "announced_before"
        case workingDay = "reception_working_day"
        case notBeforeItsDay = "not_before_its_day"
        case postponed = "reception_postponed"
        case whileHeld = "logged_while_held"
        case aboutTheLeader = "about_the_leader"
        case representatives = "few_representatives"
    }
}
