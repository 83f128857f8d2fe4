/// What lies in the file of a clue before its leaders decide: minutes of the collective study (集体研究纪要), the check
/// group (核查组), its report (核查报告) and the signatures under it.
///
/// Who may write each of them, and what it must hold.
public enum Checking {
    /// Conditions in order of precedence. The first one that objects decides.
    public static let rules: [Rule] = [
        .mayKnow, .holderWrites, .inHand, .collective, .chairAttends, .attendeesMayKnow, .groupForCheck, .twoMembers,
        .leaderInGroup, .membersOfRoom, .membersMayKnow, .groupWaits, .groupApprover, .groupFourEyes,
        .groupBeforeReport,
        .groupApproved, .endOfTrack, .signerIsMember, .signsTheLatest, .signsOnce,
    ]

    /// Why a step is refused; nil when it may be taken.
    public static func objection(to input: Input) -> Refusal? {
        for rule in rules where rule.objects(input) {
            return Refusal(
                rule: rule.id, policy: rule.policy, statement: rule.id.statement, remedy: rule.id.remedy,
                isSilent: rule.id == .mayKnow)
        }
        return nil
    }

    /// A step in the file.
    public enum Step: Hashable, Sendable {
        /// Minutes of a collective study: who was there, and who chaired.
        case keepMinutes(attendees: [Staff.ID], chair: Staff.ID)
        /// Who shall check, and who leads: the holder proposes the whole group, also to change it.
        case formGroup(members: [Staff.ID], leader: Staff.ID)
        /// That the Party secretary approved the check (ZJ-33), given outside the system.
        case recordSecretary
        /// A leader approves the group that was proposed (核查组批准).
        case approveGroup
        /// The report of the check, with what it proposes.
        case writeReport(Handle.Finding)
        /// A member signs the report of this number.
        case sign(report: Int)
    }

    /// The facts of a file.
    public struct Facts: Sendable {
        public var state: Clue.State
        public var caller: StaffCaller
        /// Who may know of the clue and need not stand aside: the people of its room, and the leaders of the organ.
        public var mayKnow: Set<Staff.ID>
        /// Of them, those who work in its room.
        public var room: Set<Staff.ID>
        /// Who checks now, or is to check once that is approved.
        public var group: Set<Staff.ID>
        /// Who proposed that group; nil before the first.
        public var groupProposer: Staff.ID?
        /// A leader approved that group.
        public var isGroupApproved: Bool
        /// An accused is the head of a lower Party committee or organ (下级党组织主要负责人).
        public var accusedIsLowerHead = false
        /// Every head of the organ must stand aside: a deputy stands in.
        public var headsStandAside = false
        /// Number of the latest report; nil before the first.
        public var latestReport: Int?
        /// Who signed it.
        public var signed: Set<Staff.ID>
        /// It came of an appeal.
        public var isAppeal: Bool

        public init(
            state: Clue.State, caller: StaffCaller, mayKnow: Set<Staff.ID> = [], room: Set<Staff.ID> = [],
            group: Set<Staff.ID> = [], groupProposer: Staff.ID? = nil, isGroupApproved: Bool = false,
            latestReport: Int? = nil, signed: Set<Staff.ID> = [], isAppeal: Bool = false
        ) {
            self.state = state
            self.caller = caller
            self.mayKnow = mayKnow
            self.room = room
            self.group = group
            self.groupProposer = groupProposer
            self.isGroupApproved = isGroupApproved
            self.latestReport = latestReport
            self.signed = signed
            self.isAppeal = isAppeal
        }

        /// Whether every member of the approved group has signed the latest report, and there are enough of them.
        ///
        /// - Policy: ZJ-35
        public var isSignedByAll: Bool {
            isGroupApproved && latestReport != nil && group.count >= Checking.leastMembers && group.isSubset(of: signed)
        }
    }

    /// Members of a group, and people at a study, at least.
    public static let leastMembers = 2

    /// Characters of the conclusion of a study, and of each part of a report.
    public static let characters = 4_000

    /// Why a paper of this day is not one of the clue; nil where it can be. Nobody studied or approved what had not come
    /// yet.
    ///
    /// - Policy: JB-17, ZJ-33
    public static func objection(toDay day: CivilDate, arrivedOn: CivilDate) -> Bilingual? {
        guard day < arrivedOn else { return nil }
        return Bilingual(
            "日期不能早于线索移交承办机关之日（\(arrivedOn.chinese)）",
            "The day cannot lie before the clue came to the organ (\(arrivedOn))")
    }

    /// A step and the facts it is judged by.
    public struct Input: Sendable {
        public let step: Step
        public let facts: Facts

        public init(_ step: Step, _ facts: Facts) {
            self.step = step
            self.facts = facts
        }
    }

    /// Why a step is refused, and what to do about it.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let statement: Bilingual
        public let remedy: Bilingual
        /// True when the caller may not even learn that the clue exists.
        public let isSilent: Bool
    }

    /// One condition.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case mayKnow = "may_know"
        case holderWrites = "holder_writes"
        case inHand = "in_hand"
        case collective
        case chairAttends = "chair_attends"
        case attendeesMayKnow = "attendees_may_know"
        case groupForCheck = "group_for_check"
        case twoMembers = "two_members"
        case leaderInGroup = "leader_in_group"
        case membersOfRoom = "members_of_room"
        case membersMayKnow = "members_may_know"
        case groupWaits = "group_waits"
        case groupApprover = "group_approver"
        case groupFourEyes = "group_four_eyes"
        case groupBeforeReport = "group_before_report"
        case groupApproved = "group_approved"
        case endOfTrack = "end_of_track"
        case signerIsMember = "signer_is_member"
        case signsTheLatest = "signs_the_latest"
        case signsOnce = "signs_once"
    }
}
