extension Supervise.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .barred:
            Bilingual(
                "被反映人、其所在室和所在机关（及其下级）不知道督办", "The accused, their room and their organ learn of no order")
        case .recused: Bilingual("应当回避的人不督办、不答复", "Who stands aside neither presses nor answers")
        case .side:
            Bilingual(
                "承办机关和转办机关可以督办；督办件归督办机关，由承办一方答复",
                "The handling organ and the one that passed the clue on supervise; an order is its issuer's and is answered where the clue is handled"
            )
        case .stateKnowsAct: Bilingual("督办件当前的状态允许此操作", "The order is in a state that knows the act")
        case .role:
            Bilingual(
                "案管室、信访室主任提出督办和催办；分管领导批准；案管室审核答复；主要负责人启动问责。分管领导（主要负责人）都应当回避的，由主要负责人（分管领导）代行",
                "Case supervision and the head of the petition office propose and remind; a deputy approves; case supervision looks at the answer; the head holds to account. Where every deputy must stand aside the head does what is theirs, and where every head must a deputy"
            )
        case .answerer:
            Bilingual(
                "承办室负责人答复；下级机关由其负责人答复；室负责人应当回避的，由未审批的分管领导答复",
                "The head of the room answers, or a leader of the lower organ; where the head of the room is kept out, a deputy who did not approve"
            )
        case .fourEyes:
            Bilingual("提出与审批、答复与审核不是同一人", "Nobody approves what they proposed or judges what they answered")
        case .matter:
            Bilingual(
                "已办结的只因补充核查督办；已退回的不督办、不催办",
                "What is finished is supervised for a supplement only; what went back, not at all")
        case .oneOrder: Bilingual("一个机关对一件线索只有一次未结督办", "One open order of an organ on a clue")
        case .overdueClock: Bilingual("以超期为由督办的，确有期限超期", "For being late only what is late is supervised")
        case .overdueAnswer:
            Bilingual("逾期未答复的，才启动问责，且只启动一次", "Held to account is who did not answer in time, and once")
        case .reminderPause:
            Bilingual(
                "两次催办之间有间隔（本地设定，没有设定的为\(SuperviseLimits.reminderPause.count)个工作日）",
                "A pause between two reminders: a local choice, \(SuperviseLimits.reminderPause.count) working days "
                    + "where there is none")
        }
    }
}
