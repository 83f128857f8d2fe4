/// The register of those who asked about a matter, intervened or put in a word (打听、过问、说情).
///
/// - Policy: JC-66
public enum Interference {
    /// Who asked.
    public enum Asker: String, Hashable, Sendable, CaseIterable {
        /// 纪检监察干部
        case colleague
        /// 领导干部
        case leader
        /// 其他人员
        case outside
    }

    /// What was done.
    public enum Way: String, Hashable, Sendable, CaseIterable {
        /// 打听案情
        case enquired
        /// 过问、干预
        case intervened
        /// 说情
        case pleaded
        /// 未经批准接触被反映人等
        case contacted
    }

    /// Conditions in order of precedence. The first one that refuses decides.
    public static let rules: [Rule] = [.handler, .another, .staffOrOutside, .past, .told]

    /// Whether an entry may be written as it stands; nil when it may.
    public static func refusal(_ facts: Facts) -> Refusal? {
        for rule in rules {
            if let objection = rule.objects(facts) {
                return Refusal(rule: rule.id, policy: rule.policy, field: objection.field, message: objection.message)
            }
        }
        return nil
    }

    /// Who writes what. Nouns only.
    public struct Facts: Sendable {
        public var recorder: StaffCaller
        /// The organ that has the matter, or received it.
        public var organs: Set<Organ.ID>
        public var asker: Asker
        /// The member of staff who asked, where it was one.
        public var concerned: Staff.ID?
        public var askedOn: CivilDate
        public var today: CivilDate
        /// Characters of what was said.
        public var length: Int

        public init(
            recorder: StaffCaller, organs: Set<Organ.ID>, asker: Asker, concerned: Staff.ID? = nil,
            askedOn: CivilDate, today: CivilDate, length: Int
        ) {
            self.recorder = recorder
            self.organs = organs
            self.asker = asker
            self.concerned = concerned
            self.askedOn = askedOn
            self.today = today
            self.length = length
        }
    }

    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Facts) -> (field: Field, message: Bilingual)?

        init(
            id: RuleID, policy: Policy, objects: @escaping @Sendable (Facts) -> (field: Field, message: Bilingual)?
        ) {
            self.id = id
            self.policy = policy
            self.objects = objects
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case handler, another
        case staffOrOutside = "staff_or_outside"
        case past, told
    }

    /// What of an entry must change.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case recorder, asker, concerned
        case askedOn = "asked_on"
        case words
    }

    public struct Refusal: Equatable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let field: Field
        public let message: Bilingual
    }

    /// Characters of what was said.
    public static let longest = 4_000
}

extension Interference.Rule {
    /// Whoever holds or handles the matter records it, in the organ that has it.
    ///
    /// - Policy: JC-66
    static let handler = Self(id: .handler, policy: "JC-66") { facts in
        let roles: Set<Role> = [.registrar, .petitionLead, .caseSupervision, .roomMember, .deputy, .head]
        let handles = facts.organs.contains(facts.recorder.organ) && !facts.recorder.roles.isDisjoint(with: roles)
        return handles ? nil : (.recorder, Bilingual("由经办人员登记", "Whoever handles the matter records it"))
    }

    /// Nobody is recorded by themselves.
    ///
    /// - Policy: JC-66
    static let another = Self(id: .another, policy: "JC-66") { facts in
        facts.concerned == facts.recorder.staff
            ? (.concerned, Bilingual("不能登记本人", "Nobody records themselves")) : nil
    }

    /// Somebody from outside is no member of staff.
    ///
    /// - Policy: JC-66
    static let staffOrOutside = Self(id: .staffOrOutside, policy: "JC-66") { facts in
        facts.asker == .outside && facts.concerned != nil
            ? (
                .concerned,
                Bilingual("选了工作人员的，身份不能是其他人员", "A member of staff is a colleague or a leader, not an outsider")
            ) : nil
    }

    /// It happened before it is recorded.
    ///
    /// - Policy: JC-66
    static let past = Self(id: .past, policy: "JC-66") { facts in
        facts.askedOn > facts.today ? (.askedOn, Bilingual("日期不能晚于今天", "The day cannot lie after today")) : nil
    }

    /// What was said is written down (如实记录).
    ///
    /// - Policy: JC-66
    static let told = Self(id: .told, policy: "JC-66") { facts in
        guard facts.length == 0 || facts.length > Interference.longest else { return nil }
        return (.words, Bilingual("请如实写明情况，最多4000字", "Write what was said, up to 4,000 characters"))
    }
}

extension Interference.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .handler:
            Bilingual("承办、经手的人员登记打听、过问、说情", "Whoever holds or handles the matter records who asked about it")
        case .another:
            Bilingual("不登记本人；本人看不到，也不能修改、删除", "Nobody records, sees, changes or removes an entry on themselves")
        case .staffOrOutside: Bilingual("其他人员不是工作人员", "An outsider is no member of staff")
        case .past: Bilingual("发生日期不晚于登记当日", "It happened no later than the day of its record")
        case .told: Bilingual("如实写明情况", "What was said is written down")
        }
    }
}
