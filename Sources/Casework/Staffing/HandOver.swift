/// Handing over when somebody leaves a post (离任交接): whether it may be done, and what becomes of each clue.
///
/// The work belongs to the post: it goes on with whoever takes over, or back to the board of its room.
public enum HandOver {
    /// Conditions in order of precedence; the first one that refuses decides.
    public static let rules: [Rule] = [
        .ownOrgan, .decider, .twoPersons, .fourEyes, .higherDecider, .separateDuties, .leaverActive, .receiver,
        .leadStays, .bound,
    ]

    /// Decides about one handover.
    public static func decide(_ facts: Facts) -> Decision {
        for rule in rules {
            if let objection = rule.objects(facts) {
                return .refused(
                    Refusal(
                        rule: rule.id, policy: rule.policy, reason: objection.reason, remedy: objection.remedy,
                        isSilent: objection.isSilent))
            }
        }
        return .allowed
    }

    /// What becomes of a clue of the leaver.
    public enum Fate: String, Hashable, Sendable, CaseIterable {
        /// 由接任人承办
        case reassigned
        /// 放回待领取
        case board
        /// 在办件，由他人审核或审批，或者由领导另定承办人：不移交，只列明
        case waits
        /// 随职务终止
        case ended
    }

    /// - Parameters:
    ///   - clue: as whoever decides sees it.
    ///   - given: how many clues of this handover went to the receiver before.
    /// - Returns: nil when it is in the archive or on no desk by now, and nothing is to be done.
    /// - Policy: ZJ-23, JB-27
    public static func fate(of clue: Handle.Facts, receiver: Staff.ID, given: Int) -> Fate? {
        var facts = clue
        if let place = facts.roomMembers.firstIndex(where: { $0.staff == receiver }) {
            facts.roomMembers[place].openClaims += given
        }
        if Handle.decide(.init(act: .reassign(to: receiver), facts: facts)) == .allowed { return .reassigned }
        // Posts own work: nothing that is worked on stays with whoever leaves.
        return stays(facts.state)
    }

    /// What becomes of a clue that whoever takes over cannot hold. What is finished goes on no board: it is listed, and a
    /// leader gives it to somebody else, who tells the reporter and answers.
    ///
    /// - Policy: JB-27
    public static func stays(_ state: Clue.State) -> Fate? {
        switch state {
        case .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: .board
        case .concluded, .fedBack: .waits
        case .routed, .returned, .archived: nil
        }
    }

    /// Posts without which an organ's reports or clues lie still, and in which nobody stands in for everything.
    public static let leading: [Role] = [.petitionLead, .caseSupervision]

    /// Somebody with an account, as the database has it now.
    public struct Person: Hashable, Sendable {
        public var staff: Staff.ID
        public var organ: Organ.ID
        public var roles: Set<Role>
        public var isActive: Bool

        public init(staff: Staff.ID, organ: Organ.ID, roles: Set<Role>, isActive: Bool = true) {
            self.staff = staff
            self.organ = organ
            self.roles = roles
            self.isActive = isActive
        }
    }

    /// Who decides, who leaves, who takes over, and how much there is.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        /// Nil: there is no such account.
        public var leaver: Person?
        public var receiver: Person?
        /// Clues that the leaver works on, and finished ones that still owe an answer, from 0.
        public var openClues: Int
        /// What the others of the organ, with accounts in use, may do.
        public var rolesOfOthers: Set<Role>

        public init(
            caller: StaffCaller, leaver: Person?, receiver: Person?, openClues: Int = 0, rolesOfOthers: Set<Role> = []
        ) {
            self.caller = caller
            self.leaver = leaver
            self.receiver = receiver
            self.openClues = openClues
            self.rolesOfOthers = rolesOfOthers
        }
    }

    /// One condition, with what it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Facts) -> Objection?

        init(id: RuleID, policy: Policy, objects: @escaping @Sendable (Facts) -> Objection?) {
            self.id = id
            self.policy = policy
            self.objects = objects
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case decider
        case twoPersons = "two_persons"
        case fourEyes = "four_eyes"
        case higherDecider = "higher_decider"
        case separateDuties = "separate_duties"
        case leaverActive = "leaver_active"
        case receiver
        case leadStays = "lead_stays"
        case bound
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    /// Why it is refused, and what helps.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// True where the answer must be that of an unknown account.
        public let isSilent: Bool
    }

    struct Objection {
        let reason: Bilingual
        let remedy: Bilingual
        var isSilent = false
    }
}

/// Bounds of handing over.
public enum HandOverLimits {
    /// Clues of one handover: several times what a person can claim, because finished clues that are opened again count
    /// on top, and what was claimed under a higher limit stays where it is.
    public static let clues = 100
}
