/// The course of a check (办理节点): what happened to a clue on a day from which, or up to which, the law counts.
///
/// A letter of inquiry reached the person, the answer came, the talk was held, the group was approved, a case was filed,
/// a re-examination was applied for, a report was found untrue. Each is written down with its own day, which may lie
/// before the day on which somebody writes it down; the clocks count from it.
public enum Course {
    /// Conditions in order of precedence. The first one that refuses decides; who passes all of them is allowed.
    public static let rules: [Rule] = [
        .handlingOrgan, .stateKnowsStep, .handler, .groupApprover, .clearingHead, .fourEyes, .order, .letterIssued,
        .countersigned,
        .directReply, .decidedBelow, .reviewInTime, .dayFits, .wordsGiven,
    ]

    /// Decides about one step.
    public static func decide(_ asked: Asked, _ facts: Facts) -> Decision {
        for rule in rules {
            guard let objection = rule.objects(asked, facts) else { continue }
            return .refused(
                Refusal(
                    rule: rule.id, policy: rule.policy, reason: objection.reason, remedy: objection.remedy,
                    isSilent: rule.id == .handlingOrgan, field: objection.field))
        }
        return .allowed
    }

    /// Whether somebody could write down such a step now, once its day and words are right: for the page, which shows no
    /// other forms.
    public static func mayRecord(_ kind: Kind, _ facts: Facts) -> Bool {
        let asked = Asked(kind.probe(facts), on: facts.today, hasWords: true)
        return rules.allSatisfy { rule in !rule.isOfPerson || rule.objects(asked, facts) == nil }
    }

    /// The name of a step.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 函询送达
        case letterDelivered = "letter_delivered"
        /// 收到函询回复
        case replyReceived = "reply_received"
        /// 谈话
        case talkHeld = "talk_held"
        /// 未能谈话，或者未收到回复
        case noAnswer = "no_answer"
        /// 核查组获批成立
        case groupApproved = "group_approved"
        /// 立案
        case caseFiled = "case_filed"
        /// 审查调查终结
        case investigationEnded = "investigation_ended"
        /// 申请复查
        case reviewApplied = "review_applied"
        /// 认定失实，符合澄清情形
        case foundUntrue = "found_untrue"
        /// 决定不予澄清
        case clearingNotNeeded = "clearing_not_needed"
    }

    /// A step with what belongs to it.
    public enum Step: Hashable, Sendable {
        case letterDelivered(to: Receiver)
        case replyReceived(Signature)
        case talkHeld
        /// Neither a talk nor an answer came about; its words say why.
        case noAnswer
        case groupApproved
        case caseFiled
        case investigationEnded
        /// The decision of an organ below that is to be looked at again.
        case reviewApplied(against: Organ.ID, decidedOn: CivilDate)
        case foundUntrue(Clarification.Trigger)
        case clearingNotNeeded

        public var kind: Kind {
            switch self {
            case .letterDelivered: .letterDelivered
            case .replyReceived: .replyReceived
            case .talkHeld: .talkHeld
            case .noAnswer: .noAnswer
            case .groupApproved: .groupApproved
            case .caseFiled: .caseFiled
            case .investigationEnded: .investigationEnded
            case .reviewApplied: .reviewApplied
            case .foundUntrue: .foundUntrue
            case .clearingNotNeeded: .clearingNotNeeded
            }
        }
    }

    /// Who received a letter of inquiry (签收人).
    public enum Receiver: String, Hashable, Sendable, CaseIterable {
        /// 本人签收
        case person
        /// 单位代收后转交本人
        case unit
    }

    /// Whether a talk or letter has come to something that a result can rest on, or it is on record why it has not.
    ///
    /// - Policy: ZJ-30
    public static func carriesResult(_ taken: some Sequence<Kind>) -> Bool {
        taken.contains { [.talkHeld, .replyReceived, .noAnswer].contains($0) }
    }

    /// Under whose name an answer comes back.
    ///
    /// - Policy: ZJ-29
    public enum Signature: String, Hashable, Sendable, CaseIterable {
        /// 所在党委（党组）主要负责人签署意见
        case countersigned
        /// 被函询人是党委（党组）主要负责人，直接回复
        case direct
        /// 未经签署
        case unsigned
    }

    /// What somebody wants to write down.
    public struct Asked: Sendable {
        public var step: Step
        /// When it happened.
        public var on: CivilDate
        public var hasWords: Bool

        public init(_ step: Step, on: CivilDate, hasWords: Bool = false) {
            self.step = step
            self.on = on
            self.hasWords = hasWords
        }
    }

    /// A step of the present round that was written down.
    public struct Taken: Hashable, Sendable {
        public let step: Step
        public let on: CivilDate
        public let by: Staff.ID

        public init(_ step: Step, on: CivilDate, by: Staff.ID) {
            self.step = step
            self.on = on
            self.by = by
        }
    }

    /// The facts of the matter and of who asks.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        public var organ: Organ.ID
        public var state: Clue.State
        public var isAppeal: Bool
        /// An accused heads a Party organisation or an organ.
        public var accusedIsHead: Bool
        /// The steps of the present round, in the order in which they were written down.
        public var taken: [Taken]
        /// A clearing of the present finding is proposed, approved or done.
        public var isClearing: Bool
        /// The day on which the clue arrived.
        public var arrivedOn: CivilDate
        /// When the letter of inquiry was issued that has not been delivered yet; nil where there is none.
        public var letterIssuedOn: CivilDate?
        /// The organs right below the handling one.
        public var below: Set<Organ.ID>
        /// The last day on which a re-examination of the decision could be applied for; nil where none is asked about.
        public var reviewUntil: CivilDate?
        public var today: CivilDate
        /// Every head of the organ must stand aside: a deputy stands in.
        public var headsStandAside = false

        public init(
            caller: StaffCaller, organ: Organ.ID, state: Clue.State, isAppeal: Bool = false,
            accusedIsHead: Bool = false, taken: [Taken] = [], isClearing: Bool = false,
            arrivedOn: CivilDate, letterIssuedOn: CivilDate? = nil, below: Set<Organ.ID> = [],
            reviewUntil: CivilDate? = nil, today: CivilDate
        ) {
            self.caller = caller
            self.organ = organ
            self.state = state
            self.isAppeal = isAppeal
            self.accusedIsHead = accusedIsHead
            self.taken = taken
            self.isClearing = isClearing
            self.arrivedOn = arrivedOn
            self.letterIssuedOn = letterIssuedOn
            self.below = below
            self.reviewUntil = reviewUntil
            self.today = today
        }
    }

    public enum Decision: Equatable, Sendable {
        case allowed
        case refused(Refusal)
    }

    /// Why a step is refused, and what to do about it.
    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// Whether the answer is that of an unknown item.
        public let isSilent: Bool
        /// The part of the form that would have to change; nil where it is not a matter of the form.
        public let field: Field?
    }

    /// A part of the form of a step.
    public enum Field: String, Hashable, Sendable {
        case day, code, organ
        case decidedOn = "decided-on"
        case words
    }

    /// One condition, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// Whether it looks at the matter and the person only, and at nothing that the form says.
        let isOfPerson: Bool
        let objects: @Sendable (Asked, Facts) -> Objection?
    }

    /// What a rule answers when it refuses.
    struct Objection {
        let reason: Bilingual
        let remedy: Bilingual
        var field: Field?
    }

    /// Name of a condition.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case handlingOrgan = "course_organ"
        case stateKnowsStep = "course_state"
        case handler = "course_handler"
        case groupApprover = "group_approver"
        case clearingHead = "waiver_head"
        case fourEyes = "waiver_four_eyes"
        case order = "course_order"
        case letterIssued = "letter_issued"
        case countersigned = "reply_countersigned"
        case directReply = "direct_reply"
        case decidedBelow = "decided_below"
        case reviewInTime = "review_in_time"
        case dayFits = "course_day"
        case wordsGiven = "course_words"
    }
}

extension Course.Kind {
    /// A step of this kind whose details no rule about persons looks at.
    fileprivate func probe(_ facts: Course.Facts) -> Course.Step {
        switch self {
        case .letterDelivered: .letterDelivered(to: .person)
        case .replyReceived: .replyReceived(.countersigned)
        case .talkHeld: .talkHeld
        case .noAnswer: .noAnswer
        case .groupApproved: .groupApproved
        case .caseFiled: .caseFiled
        case .investigationEnded: .investigationEnded
        case .reviewApplied: .reviewApplied(against: facts.organ, decidedOn: facts.today)
        case .foundUntrue: .foundUntrue(.other)
        case .clearingNotNeeded: .clearingNotNeeded
        }
    }
}
