extension Handle {
    /// An act and the facts it is judged by.
    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(act: Act, facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// The facts of a clue, of who asks, and of what lies in the file. Nouns only.
    public struct Facts: Sendable {
        public var state: Clue.State
        public var caller: StaffCaller
        /// Why the caller must stand aside; nil if nothing is known.
        public var recusal: RecusalGround?
        public var barredOrgans: Set<Organ.ID>
        public var barredRooms: Set<Room.ID>
        public var barredStaff: Set<Staff.ID>
        /// Routing took it from a lower organ, and no leader has approved that yet (提级待批).
        public var awaitsTakingUp = false
        /// The day on which the hold on the table would end is not ahead any more.
        public var holdHasPassed = false
        /// What a meeting decided last about the plan or result that waits; nil: none took it up.
        public var meetingSaid: MeetingSaid?
        /// Every head of the organ must stand aside: a deputy stands in.
        public var headsStandAside = false
        /// Every deputy must stand aside: the head stands in.
        public var deputiesStandAside = false
        /// Open clues that one person can hold at a time.
        public var claimsPerPerson = HandleLimits.openClaimsPerPerson
        /// Open clues that the room can hold at a time; nil: as many as come.
        public var claimsPerRoom: Int?
        /// Clues of the room that somebody holds and that are not finished, from 0. Not counted where there is no limit.
        public var roomClaims = 0
        /// Clues that the caller holds and that are not finished, from 0.
        public var openClaims: Int
        /// An accused is the head of a lower Party committee or organ (下级党组织主要负责人).
        public var accusedIsLowerHead: Bool
        public var signature: ReporterSignature
        /// The notice of the latest result has reached the reporter (送达).
        public var isResultTold: Bool
        /// Assigned by a higher organ (上级交办).
        public var isAssigned: Bool
        /// It came of an appeal (申诉).
        public var isAppeal: Bool
        /// Designated by a higher organ that has not consented to the end on the table (指定管辖).
        public var awaitsConsent: Bool
        /// The distribution to this room should have been approved by now, and was not (分办待批).
        public var lacksDistribution: Bool
        /// A member of the room has asked to open it again.
        public var isReopeningAsked: Bool
        /// Who works in the room that the clue lies with.
        public var roomMembers: [RoomMember]
        /// The other rooms of the organ that could have it.
        public var otherRooms: [Room.ID]
        /// What lies in the file.
        public var file: CaseFile

        public init(
            state: Clue.State, caller: StaffCaller, recusal: RecusalGround? = nil, barredOrgans: Set<Organ.ID> = [],
            barredRooms: Set<Room.ID> = [], barredStaff: Set<Staff.ID> = [], openClaims: Int = 0,
            accusedIsLowerHead: Bool = false, signature: ReporterSignature = .anonymous,
            isResultTold: Bool = true, isAssigned: Bool = false, isAppeal: Bool = false, awaitsConsent: Bool = false,
            lacksDistribution: Bool = false, isReopeningAsked: Bool = true,
            roomMembers: [RoomMember] = [], otherRooms: [Room.ID] = [], file: CaseFile = CaseFile()
        ) {
            self.state = state
            self.caller = caller
            self.recusal = recusal
            self.barredOrgans = barredOrgans
            self.barredRooms = barredRooms
            self.barredStaff = barredStaff
            self.openClaims = openClaims
            self.accusedIsLowerHead = accusedIsLowerHead
            self.signature = signature
            self.isResultTold = isResultTold
            self.isAssigned = isAssigned
            self.isAppeal = isAppeal
            self.awaitsConsent = awaitsConsent
            self.lacksDistribution = lacksDistribution
            self.isReopeningAsked = isReopeningAsked
            self.roomMembers = roomMembers
            self.otherRooms = otherRooms
            self.file = file
        }
    }

    /// Somebody who works in the room of a clue, and could be given it.
    public struct RoomMember: Hashable, Sendable {
        public var staff: Staff.ID
        /// Clues that the person holds and that are not finished, from 0.
        public var openClaims: Int
        /// The person must stand aside from the clue.
        public var isRecused: Bool

        public init(staff: Staff.ID, openClaims: Int = 0, isRecused: Bool = false) {
            self.staff = staff
            self.openClaims = openClaims
            self.isRecused = isRecused
        }
    }

    /// Papers in the file of a clue, as far as an act needs them.
    public struct CaseFile: Hashable, Sendable {
        /// Minutes of the collective study (集体研究纪要) since the last claim.
        public var studyMinutes: Bool
        /// Written approval of the Party secretary of this level, given outside the system.
        public var partySecretaryApproval: Bool
        /// Every member of the checking group signed the report.
        public var groupSignatures: Bool
        /// What they signed; nil where nothing was signed.
        public var signedFinding: Finding?
        /// The talk or the answer to the letter is on record, or why there was none (办理节点).
        public var talkRecorded: Bool
        /// New evidence after the end (新的证据线索).
        public var newEvidence: Bool
        /// Who recorded the Party secretary's approval; nil: nobody.
        public var secretaryRecordedBy: Staff.ID?
        /// The latest minutes that decided a way or a result; nil: none did.
        public var studied: Studied?

        public init(
            studyMinutes: Bool = false, partySecretaryApproval: Bool = false, groupSignatures: Bool = false,
            signedFinding: Finding? = nil, talkRecorded: Bool = false, newEvidence: Bool = false
        ) {
            self.studyMinutes = studyMinutes
            self.partySecretaryApproval = partySecretaryApproval
            self.groupSignatures = groupSignatures
            self.signedFinding = signedFinding
            self.talkRecorded = talkRecorded
            self.newEvidence = newEvidence
        }
    }

    /// Why somebody must stand aside (回避事由).
    public enum RecusalGround: String, Hashable, Sendable, CaseIterable {
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
        /// 本人主动申请回避
        case declared
    }
}
