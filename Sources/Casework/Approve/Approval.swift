/// What somebody approved, in which capacity (审批). The rows are written by the database itself when a state is reached.
public enum Approval {
    /// What is approved. The raw value stands in the database.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 受理审核: a registrar proposes, the head of the petition office confirms.
        case triage
        /// 退回信访室
        case giveBack = "return"
        /// 处置意见
        case plan
        /// 办理结果
        case result
        /// 重新办理
        case reopening
        /// 线索分办
        case distribution
        /// 归档
        case archiving
        /// 调卷
        case takingOut = "taking_out"
        /// 核查组
        case checkGroup = "check_group"
    }

    /// What a kind of approval is called.
    public static func name(of kind: Kind) -> Bilingual {
        switch kind {
        case .triage: Bilingual("受理研判", "Triage")
        case .giveBack: Bilingual("退回信访室", "Return")
        case .plan: Bilingual("处置意见", "Plan")
        case .result: Bilingual("办理结果", "Result")
        case .reopening: Bilingual("重新办理", "Opened again")
        case .distribution: Bilingual("分办", "Distribution")
        case .archiving: Bilingual("归档", "Archived")
        case .takingOut: Bilingual("调卷", "Taken out")
        case .checkGroup: Bilingual("核查组", "Check group")
        }
    }

    /// Why somebody approves what is another's to approve.
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// The head gave it to a deputy (授权).
        case delegation
        /// Whose it is must not know of it (回避).
        case standIn = "stand_in"
    }

    /// The roles that approve something of a kind: the twin of `approval_role_fits`.
    ///
    /// - Policy: JB-17, ZJ-23, DW-archive
    public static func approvers(of kind: Kind) -> Set<Role> {
        switch kind {
        case .triage: [.petitionLead, .deputy]
        // One of the two only where everybody with the other must stand aside: `Ground.standIn`.
        case .giveBack, .reopening, .plan, .result, .distribution, .checkGroup: [.deputy, .head]
        case .archiving: [.registrar]
        case .takingOut: [.petitionLead]
        }
    }
}
