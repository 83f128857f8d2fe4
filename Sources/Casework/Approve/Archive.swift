/// The archive (归档): a registrar closes the file of what is finished once everything is on it; the head of the petition
/// office takes it out again.
///
/// - Policy: DW-archive
public enum Archive {
    /// Rules in the order in which they are asked. Those that can be met say what is missing on the file.
    public static let rules: [Rule] = [
        .organ, .finished, .archivist, .takesOut, .distributed, .studied, .approved, .secretary, .group, .acceptance,
        .course, .checkReport, .told, .feedback, .clearing, .assignment, .petition, .objections, .reopening,
        .documents, .orders, .clocks, .material, .index,
    ]

    /// Everything that stands in the way of a step, in order; empty: it is allowed.
    ///
    /// What the caller cannot bring about ends the list: whoever may not archive is not told what is missing.
    public static func objections(to input: Input) -> [Rule] {
        var found: [Rule] = []
        for rule in rules where rule.objects(input) {
            guard rule.isOfFile else { return [rule] }
            found.append(rule)
        }
        return found
    }

    /// What is missing on a file, whoever asks.
    public static func missing(_ facts: Facts) -> [RuleID] {
        rules.filter { $0.isOfFile && $0.objects(Input(.archive, facts)) }.map(\.id)
    }

    /// What somebody wants to do.
    public enum Step: Hashable, Sendable, CaseIterable {
        case archive
        /// 调卷
        case takeOut
    }

    /// What the rules look at.
    public struct Facts: Equatable, Sendable {
        public var caller: StaffCaller
        public var organ: Organ.ID
        /// The state of the clue; nil: a report of which no clue came, and that is finished: declined, a suggestion that
        /// was looked into, or a repeat of one of these.
        public var state: Clue.State?
        public var isReportArchived: Bool
        /// The approvals on the file.
        public var approvals: Set<Approval.Kind>
        public var hasStudyMinutes: Bool
        /// A preliminary verification of the head of a lower Party organisation.
        public var needsSecretary: Bool
        public var hasSecretaryApproval: Bool
        /// It ended after a preliminary verification.
        public var needsGroupSignatures: Bool
        public var hasGroupSignatures: Bool
        /// The reporter is owed a notice that has not been delivered.
        public var owesNotice: Bool
        public var hasOpenObjection: Bool
        public var isReopeningAsked: Bool
        /// Documents that are neither issued nor taken back.
        public var hasOpenDocument: Bool
        /// Supervision orders (督办) that have not ended.
        public var hasOpenOrder: Bool
        public var hasRunningClock: Bool
        /// Material joined it that nobody has looked at.
        public var hasNewMaterial: Bool
        /// Papers that the way of the case asks for and that are not there.
        public var missingPapers: Set<Paper> = []

        public init(
            caller: StaffCaller, organ: Organ.ID, state: Clue.State?, isReportArchived: Bool = false,
            approvals: Set<Approval.Kind> = [.triage, .distribution, .plan, .result], hasStudyMinutes: Bool = true,
            needsSecretary: Bool = false, hasSecretaryApproval: Bool = false, needsGroupSignatures: Bool = false,
            hasGroupSignatures: Bool = false, owesNotice: Bool = false, hasOpenObjection: Bool = false,
            isReopeningAsked: Bool = false, hasOpenDocument: Bool = false, hasOpenOrder: Bool = false,
            hasRunningClock: Bool = false, hasNewMaterial: Bool = false
        ) {
            self.caller = caller
            self.organ = organ
            self.state = state
            self.isReportArchived = isReportArchived
            self.approvals = approvals
            self.hasStudyMinutes = hasStudyMinutes
            self.needsSecretary = needsSecretary
            self.hasSecretaryApproval = hasSecretaryApproval
            self.needsGroupSignatures = needsGroupSignatures
            self.hasGroupSignatures = hasGroupSignatures
            self.owesNotice = owesNotice
            self.hasOpenObjection = hasOpenObjection
            self.isReopeningAsked = isReopeningAsked
            self.hasOpenDocument = hasOpenDocument
            self.hasOpenOrder = hasOpenOrder
            self.hasRunningClock = hasRunningClock
            self.hasNewMaterial = hasNewMaterial
        }
    }

    /// A paper that some cases need.
    public enum Paper: Hashable, Sendable, CaseIterable {
        /// That a real-name reporter was told of the acceptance (受理告知).
        case acceptance
        /// The record of the talk, or the answer to the letter (谈话、函询).
        case course
        /// 初核报告
        case checkReport
        /// 反馈记录
        case feedback
        /// 澄清材料
        case clearing
        /// 交办函
        case assignment
        /// The answer to an ordinary petition (信访事项处理意见书).
        case petition
        /// The index of the file as it ended (归档目录).
        case index
    }

    public struct Input: Equatable, Sendable {
        public var step: Step
        public var facts: Facts

        public init(_ step: Step, _ facts: Facts) {
            self.step = step
            self.facts = facts
        }
    }

    /// One rule.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// It speaks of the file, and can be met.
        public let isOfFile: Bool
        let objects: @Sendable (Input) -> Bool
    }

    /// The rules, in their order.
    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case organ = "archive_organ"
        case finished = "archive_finished"
        case archivist = "archive_archivist"
        case takesOut = "archive_takes_out"
        case distributed = "archive_distributed"
        case studied = "archive_studied"
        case approved = "archive_approved"
        case secretary = "archive_secretary"
        case group = "archive_group"
        case acceptance = "archive_acceptance"
        case course = "archive_course"
        case checkReport = "archive_check_report"
        case told = "archive_told"
        case feedback = "archive_feedback"
        case clearing = "archive_clearing"
        case assignment = "archive_assignment"
        case petition = "archive_petition"
        case objections = "archive_objections"
        case reopening = "archive_reopening"
        case documents = "archive_documents"
        case orders = "archive_orders"
        case clocks = "archive_clocks"
        case material = "archive_material"
        case index = "archive_index"
    }
}
