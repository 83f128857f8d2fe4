extension Reception.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .office:
            Bilingual("接访安排和登记由信访室负责", "The petition office plans reception days and keeps their log")
        case .stateKnowsAct:
            Bilingual("只有尚未举行的接访可以举行或者改期", "Only a reception day that is still planned is held or postponed")
        case .leader:
            Bilingual("接访人应当是本机关领导：主要负责人或者分管领导", "A leader receives: the head or a deputy of this organ")
        case .township:
            Bilingual("下访地点应当是本机关下属的乡镇（街道）", "A town visit goes to a township below this organ")
        case .announcedBefore:
            Bilingual(
                "接访时间、地点应当事先公布：公布日期不晚于接访日，也不晚于今天",
                "Time and place are published beforehand: neither after the day itself nor dated ahead of today")
        case .workingDay:
            Bilingual(
                "非工作日不安排接访；确需安排的，应当事先公布（本地约定）",
                "No reception on a rest day, unless it was announced (a local choice)")
        case .notBeforeItsDay:
            Bilingual("接访日未到，不能登记为已举行", "A day that has not come cannot be recorded as held")
        case .postponed:
            Bilingual(
                "取消的接访应当改期：新日期晚于原日期，且不早于今天（本地约定）",
                "What is cancelled is postponed: to a day after the old one and not before today (a local choice)")
        case .whileHeld:
            Bilingual("来访在接访当天现场登记", "Visits are logged on the spot, on the day of a session that is held")
        case .aboutTheLeader:
            Bilingual(
                "反映接访领导本人的来访，由其他人员接待：请改选接访场次，或者不选",
                "A visitor who accuses the leader on duty is received by somebody else: choose another session, or none"
            )
        case .representatives:
            Bilingual("集体来访的代表不超过5人", "A group sends at most five representatives")
        }
    }
}
