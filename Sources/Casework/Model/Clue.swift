/// A matter that somebody handles (问题线索), and where it stands.
public struct Clue: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Clue>

    public let id: ID
    public let report: Report.ID
    public internal(set) var state: State
    /// Number of events so far; the next event carries `version + 1`.
    public internal(set) var version: Int

    public init(id: ID, report: Report.ID, state: State, version: Int) {
        self.id = id
        self.report = report
        self.state = state
        self.version = version
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        /// On the board of a room (移交承办部门).
        case routed(Destination)
        /// One member has it (领取).
        case claimed(Claim)
        /// The room wants to give it back; a deputy decides (申请退回).
        case returnRequested(Claim, ReturnReason)
        /// Back at the petition office (退回信访室).
        case returned(Destination, ReturnReason)
        /// Disposition opinion handed in (拟处置意见).
        case planProposed(Claim, Disposition)
        /// A talk, letter or check goes on (办理中).
        case underWay(Claim, Check)
        /// 暂存待查
        case held(Claim, until: CivilDate)
        /// Result handed in (拟结论).
        case resultProposed(Claim, Check, CheckOutcome)
        /// 办结
        case concluded(Claim, Conclusion)
        /// Result told to the reporter (已反馈).
        case fedBack(Claim, Conclusion)
        /// In the archive (归档): open to the petition office alone.
        case archived(Claim, Conclusion, wasFedBack: Bool)
    }

    /// Organ and room that must handle a clue.
    public struct Destination: Hashable, Sendable {
        public let organ: Organ.ID
        public let room: Room.ID

        public init(organ: Organ.ID, room: Room.ID) {
            self.organ = organ
            self.room = room
        }
    }

    /// Who holds a clue. A stale `token` (fencing token) is refused by the database.
    public struct Claim: Hashable, Sendable {
        public let destination: Destination
        public let holder: Staff.ID
        public let token: Int64

        public init(destination: Destination, holder: Staff.ID, token: Int64) {
            self.destination = destination
            self.holder = holder
            self.token = token
        }
    }
}

/// The four ways to dispose of a clue (处置方式).
///
/// - Policy: ZJ-21
public enum Disposition: Hashable, Sendable {
    /// 谈话函询 or 初步核实
    case check(Check)
    /// 暂存待查, with the day on which it must be looked at again.
    case holdForLater(until: CivilDate)
    /// 予以了结 without a check (直接了结)
    case closeOut
}

/// The two ways of looking into a clue.
public enum Check: String, Hashable, Sendable, CaseIterable {
    /// 谈话函询
    case talkOrLetter = "talk_or_letter"
    /// 初步核实
    case preliminaryVerification = "preliminary_verification"
}

/// What a room hands in after a check: how the clue ends, or that it waits (暂存待查).
///
/// - Policy: ZJ-35
public enum CheckOutcome: Hashable, Sendable {
    case ended(Conclusion)
    /// With the day on which it must be looked at again.
    case held(until: CivilDate)
}

/// How a clue ended (办理结果).
public enum Conclusion: String, Hashable, Sendable, CaseIterable {
    /// 直接了结
    case closedWithoutCheck = "closed_without_check"
    /// 查否了结
    case closedUnfounded = "closed_unfounded"
    /// Criticism, education, reminder talk (批评教育、谈话提醒)
    case educated
    /// 立案审查调查
    case caseFiled = "case_filed"
    /// Passed to a Party organisation (移交党组织处理)
    case transferredToPartyOrgan = "transferred_party_organ"
    /// 维持: the decision that was appealed against stands.
    case appealUpheld = "appeal_upheld"
    /// 变更
    case appealVaried = "appeal_varied"
    /// 撤销
    case appealRevoked = "appeal_revoked"
    /// 终止: withdrawn, or no decision that could be appealed against.
    case appealEnded = "appeal_ended"

    /// Whether an appeal ends so, and nothing else.
    ///
    /// - Policy: JC-69
    public var endsAppeal: Bool {
        switch self {
        case .appealUpheld, .appealVaried, .appealRevoked, .appealEnded: true
        case .closedWithoutCheck, .closedUnfounded, .educated, .caseFiled, .transferredToPartyOrgan: false
        }
    }
}

/// Why a room gives a clue back.
///
/// - Policy: JB-17
public enum ReturnReason: String, Hashable, Sendable, CaseIterable {
    case noSubstance = "no_substance"
    case otherOrgan = "other_organ"
}
