extension Route {
    /// Where a matter goes, who must not learn of it, and why.
    public struct Decision: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let outcome: Outcome
        /// The accused's own discipline organs and all below them: nobody there may learn of the matter, in any list,
        /// count or notice. The receiving organ can be among them.
        public let barredOrgans: [Organ.ID]
        /// The rooms of accused discipline staff; matters when their own organ handles.
        public let barredRooms: [Room.ID]
        /// The accused themselves, as far as they have an account.
        public let barredStaff: [Staff.ID]
        /// Organs whose heads are told at once of a danger.
        ///
        /// - Policy: XF-25
        public let tellAtOnce: [Organ.ID]
        /// The lower organ from which the handling one takes the matter (提级): nil where nobody loses it.
        ///
        /// - Policy: JC-16
        public let takenFrom: Organ.ID?
        /// What the words are made of, when somebody asks for them.
        private let ground: Ground

        /// Why, for people.
        public var explanation: Explanation {
            Explanation(ground.situation, outcome, passedOver: ground.passedOver, deciding: ground.deciding)
        }

        public static func == (left: Self, right: Self) -> Bool {
            left.rule == right.rule && left.outcome == right.outcome && left.barredOrgans == right.barredOrgans
                && left.barredRooms == right.barredRooms && left.barredStaff == right.barredStaff
                && left.tellAtOnce == right.tellAtOnce && left.takenFrom == right.takenFrom
                && left.explanation == right.explanation
        }

        /// What the rules looked at and said.
        struct Ground: Sendable {
            let situation: Situation
            let passedOver: [PassedOver]
            let deciding: Bilingual
        }

        init(_ rule: Rule, _ outcome: Outcome, _ ground: Ground) {
            let situation = ground.situation
            self.rule = rule.id
            policy = rule.policy
            self.outcome = outcome
            // Most matters bar nobody.
            let barred = situation.barredNow
            barredOrgans = barred.organs.isEmpty ? [] : barred.organs.sorted()
            barredRooms = barred.rooms.isEmpty ? [] : barred.rooms.sorted()
            let staff = situation.accused.compactMap(\.staff)
            barredStaff = staff.count < 2 ? staff : Set(staff).sorted()
            tellAtOnce = situation.organsToTell(outcome)
            takenFrom = situation.organThatLoses(outcome)
            self.ground = ground
        }
    }

    public enum Outcome: Hashable, Sendable {
        /// Content is destroyed here; the sealed export goes to the petition office of `to`. Nil: to an organ that the
        /// directory does not name.
        case sealUp(SealReason, to: Organ.ID?)
        case handle(Clue.Destination, Jurisdiction)
        /// One hop down, to the petition office or only room of the next organ on the way.
        case forwardDown(Clue.Destination)
        /// To an organ of the same level that is competent.
        case forwardAcross(Clue.Destination)
        case toAppealTrack(Clue.Destination)
        case toPolicyTrack
        case research(Gap)

        /// The room that gets the matter, if one does.
        public var destination: Clue.Destination? {
            switch self {
            case .handle(let destination, _): destination
            case .forwardDown(let destination), .forwardAcross(let destination): destination
            case .toAppealTrack(let destination): destination
            case .sealUp, .toPolicyTrack, .research: nil
            }
        }
    }

    /// Why a matter is sealed and goes up.
    public enum SealReason: String, Hashable, Sendable, CaseIterable {
        /// Managed by a higher committee (反映上级党委管理干部).
        case upperLevel = "upper_level"
        /// About the head of the receiving organ (反映本机关主要负责人).
        case ownHead = "own_head"
        /// About the very room that would handle it.
        case noImpartialRoom = "no_impartial_room"

        /// Whether the head of the receiving organ may be told that a sealed matter went up.
        public var headMayKnow: Bool {
            switch self {
            case .upperLevel: true
            case .ownHead, .noImpartialRoom: false
            }
        }
    }

    /// By what right the organ handles the matter.
    public enum Jurisdiction: String, Hashable, Sendable, CaseIterable {
        /// 本级管辖
        case own
        /// 提级管理、提级审查
        case escalated
        /// The superior takes a lower organ's matter (上级办理下级管辖事项).
        case takenUp = "taken_up"
        /// Accused of several organs: their common superior (共同上级).
        case commonSuperior = "common_superior"
        /// Agreed with the department that shares the cadre right (双重管理协商).
        case negotiated
    }

    /// What must be found out before the matter can be routed.
    public enum Gap: String, Hashable, Sendable, CaseIterable {
        /// Nobody is accused whose unit is known.
        case unknownUnit = "unknown_unit"
        /// All accused belong to other areas.
        case otherArea = "other_area"
        /// The competent organ has no fitting room in the directory.
        case noRoom = "no_room"
        /// The department that shares the cadre right has not been asked yet (双重管理待协商).
        case negotiation
        /// That department's own organ handles it (由主管部门纪检监察机构受理).
        case department
        /// Its organ or room was abolished, and nobody was named who took over, or only who must not know of it.
        case noSuccessor = "no_successor"
    }
}

extension Route.Situation {
    /// Whose heads are told of a danger: here, one level up, and where it is handled; never who is barred.
    ///
    /// - Policy: XF-25, DW-18
    fileprivate func organsToTell(_ outcome: Route.Outcome) -> [Organ.ID] {
        guard isUrgent else { return [] }
        let told: [Organ.ID?]
        if case .sealUp(_, let upper) = outcome {
            told = [upper]
        } else {
            told = nearby + [outcome.destination?.organ]
        }
        return open(told)
    }

    /// Who is told of a danger before anybody has decided where the matter goes.
    fileprivate var organsToTell: [Organ.ID] { isUrgent ? open(nearby) : [] }

    private var isUrgent: Bool { input.dangers.contains(where: \.isToldAtOnce) }

    private var nearby: [Organ.ID?] { [receiver, tree.superior(receiver)] }

    private func open(_ told: [Organ.ID?]) -> [Organ.ID] {
        let known = told.compactMap { $0 }.filter { tree.contains($0) || input.heirs?.organ($0) != nil }
        let heads = input.heirs.map { heirs in known.compactMap(heirs.organ) } ?? known
        return Set(heads).subtracting(barredNow.organs).sorted()
    }
}

extension Route {
    /// The organs whose heads are told at once of a danger, of whatever kind the matter is.
    ///
    /// - Policy: XF-25, DW-18
    public static func toldAtOnce(_ input: Input) -> [Organ.ID] { Situation(input).organsToTell }
}
