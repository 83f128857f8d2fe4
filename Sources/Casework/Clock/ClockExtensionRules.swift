/// Why a period is extended (延长理由).
public enum ExtensionReason: String, Hashable, Sendable, CaseIterable {
    /// 案情复杂
    case complex
    /// 涉及面广、取证困难
    case evidence
    /// 须等待其他机关的结论
    case awaiting
    /// 关键人员不能到场
    case person
    case other
}

/// Whether a clock may be extended by this much, by this person (延长期限, "3+3+N").
public enum ClockExtensionRules {
    /// Conditions in order of precedence: the first one that refuses decides.
    public static let rules: [Rule] = [
        .unknownClock, .running, .possible, .ownRequest, .askedOnce, .approver, .askedFor, .ownWithdrawal, .fourEyes,
        .amount, .approvalDay, .later, .reportedUp, .reasonGiven,
    ]

    /// Why an act is not allowed; nil: it is.
    ///
    /// - Parameter asked: what is asked for or granted; of a request that is refused or withdrawn, what it asked for.
    public static func objection(to act: Act, _ asked: Asked, _ facts: Facts) -> Refusal? {
        for rule in rules where rule.id.concerns(act) {
            guard let objection = rule.objects(asked, facts) else { continue }
            return Refusal(
                rule: rule.id, policy: rule.policy, reason: objection.0, remedy: objection.1,
                isSilent: rule.id == .unknownClock)
        }
        return nil
    }

    /// Whether somebody may ask for the next extension; for the page, which shows no form otherwise.
    public static func mayAsk(_ facts: Facts) -> Bool {
        guard let next = facts.next, let period = next.atMost ?? Period(length: 1, unit: facts.unit) else {
            return false
        }
        let asked = Asked(period: period, approvedOn: facts.today, reason: .other, hasWords: true)
        return objection(to: .ask, asked, facts) == nil
    }

    /// - Returns: the extension as it would be recorded, or why not.
    public static func decide(_ asked: Asked, _ facts: Facts) -> Decision {
        if let refusal = objection(to: .grant, asked, facts) { return .refused(refusal) }
        guard let step = facts.next else { preconditionFailure("the rules let nothing pass without a step") }
        return .granted(by: step.approver)
    }

    /// What is done about an extension.
    public enum Act: Hashable, Sendable, CaseIterable {
        case ask, grant, refuse, withdraw
    }

    /// What somebody asks for.
    public struct Asked: Sendable {
        public var period: Period
        /// The day of the approval, as the paper has it.
        public var approvedOn: CivilDate
        public var reason: ExtensionReason
        public var hasWords: Bool
        /// When the extension was reported to the higher organ (报上一级备案); nil: it was not.
        public var reportedUpOn: CivilDate?

        public init(
            period: Period, approvedOn: CivilDate, reason: ExtensionReason, hasWords: Bool,
            reportedUpOn: CivilDate? = nil
        ) {
            self.period = period
            self.approvedOn = approvedOn
            self.reason = reason
            self.hasWords = hasWords
            self.reportedUpOn = reportedUpOn
        }
    }

    /// Where the caller stands towards the clock.
    public enum Relation: Hashable, Sendable {
        case ownOrgan
        /// The next-higher organ of the one that handles it.
        case upperOrgan
        case stranger
    }

    public struct Facts: Sendable {
        public var policy: ClockPolicy
        public var startedOn: CivilDate
        public var isStopped: Bool
        /// Extensions that were granted, from 0.
        public var granted: Int
        /// The last day now, and the one that the extension would lead to.
        public var dueOn: CivilDate
        public var newDueOn: CivilDate
        public var relation: Relation
        public var roles: Set<Role>
        public var today: CivilDate
        /// Who asks or approves.
        public var caller: Staff.ID?
        /// Who of the handling organ asked for this extension; nil: nobody did.
        public var askedBy: Staff.ID?
        /// Every head of the handling organ stands aside from the item: a deputy stands in (代行).
        public var headsStandAside = false

        public init(
            policy: ClockPolicy, startedOn: CivilDate, isStopped: Bool = false, granted: Int = 0, dueOn: CivilDate,
            newDueOn: CivilDate, relation: Relation, roles: Set<Role>, today: CivilDate
        ) {
            self.policy = policy
            self.startedOn = startedOn
            self.isStopped = isStopped
            self.granted = granted
            self.dueOn = dueOn
            self.newDueOn = newDueOn
            self.relation = relation
            self.roles = roles
            self.today = today
        }

        var next: ClockExtension? { policy.nextExtension(granted: granted) }
    }

    public enum Decision: Equatable, Sendable {
        case granted(by: ClockExtension.Approver)
        case refused(Refusal)
    }

    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let reason: Bilingual
        public let remedy: Bilingual
        /// The caller does not learn that there is such a clock.
        public let isSilent: Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case unknownClock = "unknown_clock"
        case running, possible
        case ownRequest = "own_request"
        case askedOnce = "asked_once"
        case approver
        case askedFor = "asked_for"
        case ownWithdrawal = "own_withdrawal"
        case fourEyes = "four_eyes"
        case amount
        case approvalDay = "approval_day"
        case later
        case reportedUp = "reported_up"
        case reasonGiven = "reason_given"
    }

    /// One condition, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        public let statement: Bilingual
        let objects: @Sendable (Asked, Facts) -> (Bilingual, Bilingual)?
    }

    /// Whether somebody's roles let them grant or refuse the next extension; for the page, which shows no form otherwise.
    public static func mayGrant(_ facts: Facts) -> Bool {
        !facts.isStopped && facts.isApprover && facts.askedBy != nil && facts.askedBy != facts.caller
    }

    /// Whether somebody can take back what waits; for the page.
    public static func mayWithdraw(_ facts: Facts) -> Bool {
        !facts.isStopped && facts.relation == .ownOrgan && facts.askedBy != nil && facts.askedBy == facts.caller
    }
}

extension ClockExtensionRules.RuleID {
    /// Whether it is asked of an act.
    fileprivate func concerns(_ act: ClockExtensionRules.Act) -> Bool {
        switch self {
        case .unknownClock, .running: true
        case .possible, .amount: act == .ask || act == .grant
        case .ownRequest, .askedOnce: act == .ask
        case .askedFor: act != .ask
        case .approver, .fourEyes, .reasonGiven: act == .grant || act == .refuse
        case .ownWithdrawal: act == .withdraw
        case .approvalDay, .later, .reportedUp: act == .grant
        }
    }
}

extension ClockExtensionRules.Facts {
    /// The head of the handling organ for the first, or a deputy where every head stands aside; head or deputy of the
    /// next-higher organ for what only that may grant. Own roles never stand in for the higher organ.
    fileprivate var isApprover: Bool {
        switch next?.approver {
        case .ownHead:
            relation == .ownOrgan
                && !StandIn.deciders([.head], headsStandAside: headsStandAside).isDisjoint(with: roles)
        case .upperOrgan: relation == .upperOrgan && !roles.isDisjoint(with: [.head, .deputy])
        case nil: false
        }
    }
}

extension ClockExtensionRules.Facts {
    /// Whether the caller decides only because every head of the handling organ must stand aside.
    ///
    /// - Policy: JB-48
    public var isStandIn: Bool {
        next?.approver == .ownHead && isApprover && !roles.contains(.head)
    }
}

extension ClockExtensionRules.Rule {
    /// - Policy: JB-48
    static let unknownClock = Self(
        id: .unknownClock, policy: "JB-48",
        statement: Bilingual(
            "承办机关和上一级以外的人看不到期限", "Nobody but the handling organ and the one above it sees the clock")
    ) { _, facts in
        guard facts.relation == .stranger else { return nil }
        return (
            Bilingual("没有这项期限，或者您无权查看", "There is no such clock, or it is not yours to see"),
            Bilingual("请核对后重试", "Check it and try again")
        )
    }

    /// - Policy: JB-21
    static let running = Self(
        id: .running, policy: "JB-21",
        statement: Bilingual("已停止的期限不能延长", "A clock that has stopped is not extended")
    ) { _, facts in
        guard facts.isStopped else { return nil }
        return (
            Bilingual("这项期限已经停止", "This clock has stopped"), Bilingual("无需延长", "No extension is needed")
        )
    }

    /// Reports after talks have none; ordinary petitions have one.
    ///
    /// - Policy: XF-34, ZJ-30, SX-28
    static let possible = Self(
        id: .possible, policy: "XF-34",
        statement: Bilingual(
            "规定没有延长的（如谈话函询情况报告）不能延长；信访答复、审查调查只能延长一次",
            "What the rules do not extend (as the report after a talk) is not extended; answers to petitions and investigations only once"
        )
    ) { _, facts in
        guard facts.next == nil else { return nil }
        return facts.policy.extensions.isEmpty
            ? (
                Bilingual("规定没有给这项期限留出延长", "The rules know no extension of this clock"),
                Bilingual("请在期限内办结；已逾期的，说明情况后继续办理", "Finish in time; if it is late, say why and go on")
            )
            : (
                Bilingual("规定允许的延长已经用完", "The extension that the rules allow has been used"),
                Bilingual("请尽快办结，并向上一级报告", "Finish soon and report to the superior organ")
            )
    }

    /// - Policy: JB-21, JB-48
    static let approver = Self(
        id: .approver, policy: "JB-21",
        statement: Bilingual(
            "第一次延长由承办机关主要负责人批准，主要负责人均须回避的由分管领导代行；再延长由上级机关批准，本机关任何人不能代替",
            "The first extension is the head's of the handling organ, or a deputy's where every head stands aside; every further one is the superior organ's, and nobody's of the own organ"
        )
    ) { _, facts in
        guard !facts.isApprover else { return nil }
        switch facts.next?.approver {
        case .upperOrgan:
            return (
                Bilingual("再次延长须上级机关批准", "A further extension needs the superior organ's approval"),
                Bilingual("请上一级的主要负责人或分管领导在其页面上批准", "Head or deputy of the superior organ approves on their own page")
            )
        case .ownHead, nil:
            return (
                Bilingual("延长由本机关主要负责人批准", "The head of the organ approves the extension"),
                Bilingual("请报主要负责人", "Ask the head")
            )
        }
    }

    /// Whoever works on it asks; nobody extends of their own accord.
    ///
    /// - Policy: JB-21
    static let askedFor = Self(
        id: .askedFor, policy: "JB-21",
        statement: Bilingual("延长由承办机关提出，才能批准", "The handling organ asks for an extension before it is approved")
    ) { _, facts in
        guard facts.askedBy == nil else { return nil }
        return (
            Bilingual("没有待批的延长申请", "Nobody has asked for this extension"),
            Bilingual("请承办室或者信访室先在本页提出", "Let the room or the petition office ask for it on this page first")
        )
    }

    /// - Policy: JB-21
    static let fourEyes = Self(
        id: .fourEyes, policy: "JB-21",
        statement: Bilingual("提出延长的人不作决定", "Who asks for an extension does not decide on it")
    ) { _, facts in
        guard facts.askedBy == facts.caller else { return nil }
        return (
            Bilingual("延长由您提出，不能由您决定", "You asked for this extension, and do not decide on it"),
            Bilingual(
                "请另一位有权批准的领导决定；不再需要的，请撤回申请",
                "Let another leader who may approve it decide; take it back if it is no longer needed")
        )
    }

    /// - Policy: JB-21
    static let ownWithdrawal = Self(
        id: .ownWithdrawal, policy: "JB-21",
        statement: Bilingual("延长申请由提出的人撤回", "Who asked for an extension takes the request back")
    ) { _, facts in
        guard facts.askedBy != facts.caller else { return nil }
        return (
            Bilingual("这项延长申请不是您提出的", "This request is not yours"),
            Bilingual("请由提出的人撤回，或者由有权批准的领导不予批准", "Let who asked take it back, or the approver refuse it")
        )
    }

    /// - Policy: JB-21
    static let ownRequest = Self(
        id: .ownRequest, policy: "JB-21",
        statement: Bilingual(
            "延长由承办机关的人员提出；主要负责人不提出由自己批准的延长",
            "Somebody of the handling organ asks for an extension, and no head for one that is the head's to approve")
    ) { _, facts in
        if facts.relation == .ownOrgan, facts.next?.approver == .ownHead, facts.roles.contains(.head) {
            return (
                Bilingual("这项延长由您批准，不能由您提出", "This extension is yours to approve, so another person asks for it"),
                Bilingual("请承办室或者信访室提出", "Let the room or the petition office ask for it")
            )
        }
        guard facts.relation != .ownOrgan || OverdueLevel.own(of: facts.roles) == nil else { return nil }
        return (
            Bilingual("延长由承办机关提出", "The handling organ asks for an extension"),
            Bilingual("请由承办机关提出", "Let the handling organ ask")
        )
    }

    /// - Policy: JB-21
    static let askedOnce = Self(
        id: .askedOnce, policy: "JB-21",
        statement: Bilingual("同时只有一条待批的延长申请", "One request for an extension waits at a time")
    ) { _, facts in
        guard facts.askedBy != nil else { return nil }
        return (
            Bilingual("已有待批的延长申请", "A request for an extension waits already"),
            Bilingual("请等待审批；不再需要的，由提出的人撤回", "Wait for the decision on it; who asked can take it back")
        )
    }

    /// - Policy: JB-21, AJ-15, XF-34
    static let amount = Self(
        id: .amount, policy: "JB-21",
        statement: Bilingual(
            "每次延长不超过规定：交办件3个月，初核首次1个月，信访答复30日；上级批准的、初核再次延长的，由批准人确定",
            "Never more than the rules allow: assigned matters 3 months, a first for preliminary verification 1 month, petitions 30 days; what the superior organ grants, and a further one of a verification, the approver sets"
        )
    ) { asked, facts in
        guard let step = facts.next else { return nil }
        let most = step.atMost
        // Where the approver sets the length, it stays in the unit of the clock.
        let unit = most?.unit ?? facts.unit
        if asked.period.unit == unit, asked.period.length <= (most?.length ?? Int.max) { return nil }
        let bound = most.map { Bilingual("最多\($0.chinese)", "at most \($0.english)") }
        return (
            Bilingual("延长的时间超出规定", "That is longer than the rules allow"),
            bound ?? Bilingual("请以月计", "Count it in months")
        )
    }

    /// - Policy: JB-21
    static let approvalDay = Self(
        id: .approvalDay, policy: "JB-21",
        statement: Bilingual(
            "批准日期不早于起算日，不晚于今天", "The approval lies between the start of the clock and today")
    ) { asked, facts in
        guard asked.approvedOn < facts.startedOn || asked.approvedOn > facts.today else { return nil }
        return (
            Bilingual("批准日期不对", "The day of the approval cannot be right"),
            Bilingual(
                "应在\(facts.startedOn.chinese)至今天之间", "It lies between \(facts.startedOn) and today")
        )
    }

    /// An overdue clock may be extended; it stays on record that it was overdue. The new end lies behind the old one.
    ///
    /// - Policy: JB-21
    static let later = Self(
        id: .later, policy: "JB-21",
        statement: Bilingual("延长后的期限晚于原期限", "The new last day lies behind the former one")
    ) { _, facts in
        guard facts.newDueOn <= facts.dueOn else { return nil }
        return (
            Bilingual("延长后没有更晚", "That would not be later"), Bilingual("请核对延长的时间", "Check the length")
        )
    }

    /// - Policy: JB-21
    static let reportedUp = Self(
        id: .reportedUp, policy: "JB-21",
        statement: Bilingual(
            "交办件第一次延长，须记录报上级机关的日期",
            "With the first extension of an assigned matter goes the day on which it was reported up")
    ) { asked, facts in
        guard facts.policy.kind == .assigned, facts.next?.approver == .ownHead else { return nil }
        if let day = asked.reportedUpOn, day >= asked.approvedOn, day <= facts.today { return nil }
        return (
            Bilingual("须同时报告上级机关", "It must be reported to the superior organ as well"),
            Bilingual("请填写报告日期，不早于批准日期，不晚于今天", "Give the day of the report, not before the approval nor after today")
        )
    }

    /// - Policy: DW-extension-reason
    static let reasonGiven = Self(
        id: .reasonGiven, policy: "DW-extension-reason",
        statement: Bilingual("写明延长或者不予延长的理由", "The reason is written down, also of a refusal")
    ) { asked, _ in
        guard !asked.hasWords else { return nil }
        return (Bilingual("没有写理由", "No reason is given"), Bilingual("请写明理由", "Write down the reason"))
    }
}

extension ClockExtensionRules.Facts {
    fileprivate var unit: Period.Unit {
        switch policy.length {
        case .period(let period): period.unit
        case .quarterEnd, .yearEnd: .month
        }
    }
}
