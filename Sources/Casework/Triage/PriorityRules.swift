extension Triage {
    /// How urgent a report is, and the rule that says so.
    public struct PriorityFinding: Hashable, Sendable {
        public let value: Priority
        public let rule: PriorityRuleID
        public let policy: Policy
        public let explanation: Bilingual
    }

    /// One rule on priority.
    public struct PriorityRule: Sendable {
        public let id: PriorityRuleID
        public let policy: Policy
        public let priority: Priority
        public let explanation: Bilingual
        let applies: @Sendable (Input) -> Bool
    }

    /// The rules on priority, in their order.
    public enum PriorityRuleID: String, Hashable, Sendable, CaseIterable {
        case selfHarm = "self_harm"
        case violence
        case evidenceDestruction = "evidence_destruction"
        case collective
        case laterUrgent = "later_urgent"
        case microCorruption = "micro_corruption"
        case disciplineStaff = "discipline"
        case importantCase = "important_case"
        case retaliation
        case laterPressing = "later_pressing"
        case ordinary
        case notCase = "not_case"
    }

    /// Rules on priority in order of precedence. The first one that applies decides.
    public static let priorityRules: [PriorityRule] = [
        .selfHarm, .violence, .evidenceDestruction, .collective, .laterUrgent,
        .microCorruption, .disciplineStaff, .importantCase, .retaliation, .laterPressing,
        .ordinary, .notCase,
    ]

    /// How urgent a report is.
    public static func priority(of input: Input) -> PriorityFinding {
        for rule in priorityRules where rule.applies(input) {
            return PriorityFinding(
                value: rule.priority, rule: rule.id, policy: rule.policy, explanation: rule.explanation)
        }
        preconditionFailure("`notCase` applies to every report")
    }

    /// Whether a report is on corruption at people's door (微腐败): somebody at the grass roots is accused, and residents
    /// or their collective are harmed.
    ///
    /// Discipline staff above the village never make a report one by themselves: they go to the cadre supervision room.
    ///
    /// - Policy: HS-29
    public static func isMicroCorruption(_ input: Input) -> Bool {
        guard input.kind == .accusation, input.harmsResidents else { return false }
        return input.accused.contains { accused in
            accused.isGrassroots && (!accused.isDisciplineStaff || accused.postLevel == .village)
        }
    }
}

// MARK: - Urgent

extension Triage.PriorityRule {
    private static func risk(
        _ flag: RiskFlag, id: Triage.PriorityRuleID, policy: Policy, priority: Priority, _ explanation: Bilingual
    ) -> Self {
        Self(id: id, policy: policy, priority: priority, explanation: explanation) { $0.riskFlags.contains(flag) }
    }

    /// - Policy: DW-18
    static let selfHarm = risk(
        .selfHarm, id: .selfHarm, policy: "DW-18", priority: .urgent,
        Bilingual("有自伤、自杀风险，立即报告并联系有关部门", "Somebody may harm themselves: report and act at once."))

    /// - Policy: DW-18
    static let violence = risk(
        .violence, id: .violence, policy: "DW-18", priority: .urgent,
        Bilingual("有暴力冲突风险，立即报告并联系有关部门", "Violence is threatened or done: report and act at once."))

    /// - Policy: DW-18
    static let evidenceDestruction = risk(
        .evidenceDestruction, id: .evidenceDestruction, policy: "DW-18", priority: .urgent,
        Bilingual("证据可能灭失或者有串供、外逃风险，立即报告", "Evidence may be lost, or people collude or flee: report at once."))

    /// - Policy: XF-25
    static let collective = risk(
        .collective, id: .collective, policy: "XF-25", priority: .urgent,
        Bilingual(
            "有集体访或者群体性事件苗头，立即报告主要负责人和上级", "A collective petition is near: tell the head and the upper organ at once."))

    /// What is decided again later, on corrected facts, is not less urgent than what was added to it.
    ///
    /// - Policy: DW-18
    static let laterUrgent = Self(
        id: .laterUrgent, policy: "DW-18", priority: .urgent,
        explanation: Bilingual(
            "同一问题的后续来件为急件，本件随之为急件", "A later letter on the same matter is urgent, and so is this one.")
    ) { $0.raisedTo == .urgent }
}

// MARK: - High

extension Triage.PriorityRule {
    /// - Policy: HS-29
    static let microCorruption = Self(
        id: .microCorruption, policy: "HS-29", priority: .high,
        explanation: Bilingual(
            "基层腐败和不正之风问题，优先受理、快速分流、快查快结", "Corruption at people's door: accepted first, diverted and finished fast.")
    ) { Triage.isMicroCorruption($0) }

    /// - Policy: HS-26
    static let disciplineStaff = Self(
        id: .disciplineStaff, policy: "HS-26", priority: .high,
        explanation: Bilingual("反映纪检监察干部，提级管理", "On discipline staff: managed one level up.")
    ) { input in
        input.kind == .accusation && input.accused.contains { $0.isDisciplineStaff || $0.isHeadOfDisciplineOrgan }
    }

    /// - Policy: HS-26
    static let importantCase = Self(
        id: .importantCase, policy: "HS-26", priority: .high,
        explanation: Bilingual("基层重要案件，提级审查", "An important case at the grass roots: reviewed one level up.")
    ) { input in
        guard input.kind == .accusation, !input.accused.isEmpty else { return false }
        guard input.gravity.groundOfImportance(input.conventions) != nil else { return false }
        return input.accused.allSatisfy(\.isGrassroots)
    }

    /// - Policy: JB-49
    static let retaliation = risk(
        .retaliation, id: .retaliation, policy: "JB-49", priority: .high,
        Bilingual("检举控告人可能受到打击报复，及时采取保护措施", "The reporter may suffer reprisal: protection is due promptly."))

    /// - Policy: DW-18
    static let laterPressing = Self(
        id: .laterPressing, policy: "DW-18", priority: .high,
        explanation: Bilingual(
            "同一问题的后续来件须优先办理，或者已对反映人采取保护措施", "A later letter comes first, or its reporter is being protected.")
    ) { $0.raisedTo == .high }
}

// MARK: - The rest

extension Triage.PriorityRule {
    /// - Policy: DW-11
    static let ordinary = Self(
        id: .ordinary, policy: "DW-11", priority: .normal,
        explanation: Bilingual("一般检举控告或者申诉", "An ordinary accusation or appeal.")
    ) { input in
        switch input.kind {
        case .accusation, .appeal: true
        case .suggestion, .outOfScope, .noSubstance, .notAReport: false
        }
    }

    /// - Policy: DW-11
    static let notCase = Self(
        id: .notCase, policy: "DW-11", priority: .low,
        explanation: Bilingual("不涉及检举控告或者申诉", "Neither an accusation nor an appeal.")
    ) { _ in true }
}
