/// The clearing of a name (澄清正名) after a report that was found untrue: proposed by whoever handled it, approved by the
/// head of the organ, done within 20 working days of the finding.
///
/// - Policy: JB-50
public struct Clarification: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Clarification>

    public let id: ID
    public private(set) var state: State

    public init(id: ID, state: State) {
        self.id = id
        self.state = state
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        case proposed(by: Staff.ID)
        case approved(by: Staff.ID, approver: Staff.ID)
        case refused(by: Staff.ID, approver: Staff.ID)
        case done(by: Staff.ID, approver: Staff.ID, on: CivilDate)
        /// The clue was opened again before it was carried out: what it rested on is no finding any more.
        case lapsed(by: Staff.ID, approver: Staff.ID?)
    }

    public enum Event: Equatable, Sendable {
        case approve(by: Staff.ID)
        case refuse(by: Staff.ID)
        case complete(on: CivilDate)
        /// The clue is opened again (JB-27).
        case lapse
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}

    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove() }
        state = next
    }
}

extension Clarification.State {
    /// The state after `event`, or nil where the event is illegal: nobody approves the own proposal.
    public func after(_ event: Clarification.Event) -> Self? {
        switch (self, event) {
        case (.proposed(let author), .approve(let approver)):
            author == approver ? nil : .approved(by: author, approver: approver)
        case (.proposed(let author), .refuse(let approver)):
            author == approver ? nil : .refused(by: author, approver: approver)
        case (.approved(let author, let approver), .complete(let day)):
            .done(by: author, approver: approver, on: day)
        case (.proposed(let author), .lapse): .lapsed(by: author, approver: nil)
        case (.approved(let author, let approver), .lapse): .lapsed(by: author, approver: approver)
        case (.proposed, .complete), (.approved, .approve), (.approved, .refuse), (.refused, _), (.done, _),
            (.lapsed, _):
            nil
        }
    }

    /// Whether somebody has to decide on it, or to carry it out.
    public var isOpen: Bool {
        switch self {
        case .proposed, .approved: true
        case .refused, .done, .lapsed: false
        }
    }

    public var author: Staff.ID {
        switch self {
        case .proposed(let author), .approved(let author, _), .refused(let author, _), .done(let author, _, _),
            .lapsed(let author, _):
            author
        }
    }
}

extension Clarification {
    /// What the check came to about the report itself.
    ///
    /// - Policy: JB-50
    public enum Finding: String, Hashable, Sendable, CaseIterable {
        /// 查明失实
        case untrue
        /// 未查实，但不能排除：没有失实的结论，不澄清
        case notExcluded = "not_excluded"
    }

    /// Why a name is cleared (澄清情形). The list is Hubei's.
    ///
    /// - Policy: HB-2020
    public enum Trigger: String, Hashable, Sendable, CaseIterable {
        /// 影响选拔任用、评先评优
        case selection
        /// 合法权益、工作或者生活受到损害
        case harm
        /// 有明确结论后仍被反复举报
        case repeated
        case other
    }

    /// How it is made known (澄清形式). The Rules know letter, face to face and notice; a meeting and the media are
    /// Hubei's rule.
    ///
    /// - Policy: JB-50, HB-2020
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// 书面
        case written
        /// 当面
        case faceToFace = "face_to_face"
        /// 会议
        case meeting
        /// 通报
        case bulletin
        /// 媒体
        case media

        /// Whether it stands in a local rule only, and is shown as a local choice.
        public var isLocalRule: Bool { self == .meeting || self == .media }
    }

    /// Whether the reporter erred or lied (错告、诬告陷害).
    ///
    /// - Policy: JB-39, JB-45
    public enum Inaccuracy: String, Hashable, Sendable, CaseIterable {
        /// 错告：可以教育，不追究责任
        case mistaken
        /// 诬告陷害：只由设区的市级以上认定
        case malicious
        /// 未作认定
        case undetermined
    }

    /// What makes a false accusation graver (从重情形).
    ///
    /// - Policy: JB-41
    public enum Circumstance: String, Hashable, Sendable, CaseIterable {
        /// 手段恶劣
        case vileMeans = "vile_means"
        /// 干扰换届选举、干部选拔任用
        case disturbsAppointment = "disturbs_appointment"
        /// 已有明确结论仍诬告
        case concludedBefore = "concluded_before"
        /// 强迫、唆使他人
        case incitesOthers = "incites_others"
        case other
    }

    /// What somebody gained by a false accusation, which the organ advises to correct.
    ///
    /// - Policy: JB-43
    public enum Benefit: String, Hashable, Sendable, CaseIterable {
        case post, rank, title, education, degree, award, qualification
    }

    /// Who found that it was a false accusation, outside this organ.
    public struct Determination: Hashable, Sendable {
        /// The level of the Party committee or discipline organ that approved.
        public var level: Level
        public var on: CivilDate
        /// The number of its approval; sealed where it is stored.
        public var number: String

        public init(level: Level, on: CivilDate, number: String) {
            self.level = level
            self.on = on
            self.number = number
        }
    }

    /// What is proposed.
    public struct Draft: Hashable, Sendable {
        public var finding: Finding
        public var trigger: Trigger
        public var form: Form
        public var inaccuracy: Inaccuracy
        /// The room thinks that it is one, and asks the prefecture; the word is used nowhere before its approval.
        public var proposesMalice: Bool
        public var circumstances: Set<Circumstance>
        public var benefits: Set<Benefit>
        public var determination: Determination?
        /// Whom it clears; sealed where it is stored.
        public var person: String
        /// The person's unit and post.
        public var unit: String
        /// What was reported and is untrue, in general words: no reporter, no detail of the check.
        public var statement: String

        public init(
            finding: Finding, trigger: Trigger, form: Form, inaccuracy: Inaccuracy = .undetermined,
            proposesMalice: Bool = false, circumstances: Set<Circumstance> = [], benefits: Set<Benefit> = [],
            determination: Determination? = nil, person: String, unit: String, statement: String
        ) {
            self.finding = finding
            self.trigger = trigger
            self.form = form
            self.inaccuracy = inaccuracy
            self.proposesMalice = proposesMalice
            self.circumstances = circumstances
            self.benefits = benefits
            self.determination = determination
            self.person = person
            self.unit = unit
            self.statement = statement
        }
    }
}
