/// Meetings (议事) and what is reported upward (请示报告): which ones there are, what they decide.
///
/// - Policy: HS-2
public enum Meeting {
    /// The meetings that clause 2 names.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 信访举报专题会
        case petitions
        /// 书记办公会
        case secretaries
        /// 纪委常委会
        case standingCommittee = "standing_committee"
        /// 监委委务会
        case supervisoryCommittee = "supervisory_committee"
        /// 审查调查专题会
        case investigations
    }

    /// What a meeting decided about a matter.
    public enum Resolution: String, Hashable, Sendable, CaseIterable {
        /// 同意
        case agreed
        /// 不同意
        case notAgreed = "not_agreed"
        /// 补充材料后再议
        case studiedAgain = "studied_again"
        /// 报上级
        case reportedUp = "reported_up"
        /// 督办
        case supervised
    }

    /// Why a matter goes upward.
    public enum ReportGround: String, Hashable, Sendable, CaseIterable {
        /// 重要案件
        case importantCase = "important_case"
        /// 集体访、群体性事件
        case collective
        /// 重大风险、舆情
        case risk
        /// 涉及领导干部
        case leadingCadre = "leading_cadre"
    }

    /// How it went there; through channels that carry what is confidential.
    public enum ReportWay: String, Hashable, Sendable, CaseIterable {
        /// 机要件
        case letter
        /// 当面
        case inPerson = "in_person"
        /// 电话（急件，随后补报）
        case phone
    }

    /// Why a matter waits for a meeting; the most pressing first.
    public enum Waiting: String, Hashable, Sendable, CaseIterable {
        case urgent, overdue, collective
    }

    /// Rules in the order in which objections are told.
    public static let rules: [Rule] = [.convener, .onItsDay, .decidedByMinutes, .upward, .reportedInTime]

    /// The objections to an act, in order; none: it is allowed.
    public static func objections(to input: Input) -> [Objection] {
        rules.compactMap { rule in
            guard let field = rule.objects(input) else { return nil }
            return Objection(rule: rule.id, policy: rule.policy, field: field)
        }
    }

    /// What somebody wants to do.
    public enum Act: Hashable, Sendable {
        case call
        case putOnAgenda
        case decide(minutes: String, heldOn: CivilDate)
        case reportUp(to: Organ.ID, on: CivilDate)
    }

    /// What the rules look at.
    public struct Facts: Hashable, Sendable {
        public var roles: Set<Role>
        public var today: CivilDate
        /// The organ right above; nil where the directory ends.
        public var superior: Organ.ID?
        /// Organs that must not know of the matter.
        public var barred: Set<Organ.ID>

        public init(roles: Set<Role>, today: CivilDate, superior: Organ.ID? = nil, barred: Set<Organ.ID> = []) {
            self.roles = roles
            self.today = today
            self.superior = superior
            self.barred = barred
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
        case minutes, upper, day
    }

    public struct Objection: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let field: Field
    }

    /// One rule.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let objects: @Sendable (Input) -> Field?
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case convener = "meeting_convener"
        case onItsDay = "meeting_on_its_day"
        case decidedByMinutes = "decided_by_minutes"
        case upward = "report_goes_up"
        case reportedInTime = "report_day"
    }
}
