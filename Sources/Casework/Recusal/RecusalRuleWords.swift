extension Recusal.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .knownPerson:
            Bilingual(
                "回避的是名录中的工作人员；登记之后、决定之前先行回避（本项目约定）",
                "Who stands aside is in the directory, and does so from the entry on, before anybody decides (our convention)"
            )
        case .declaresOneself:
            Bilingual("自行回避由本人提出", "A declaration to stand aside is one's own")
        case .notOneself:
            Bilingual(
                "本人不登记、不决定他人提出的关于自己的回避，也看不到",
                "Nobody enters, decides or sees what others say about themselves")
        case .asksForReporter:
            Bilingual(
                "检举控告人要求回避的，由信访室或者领导登记",
                "What the reporter asks for is entered by the petition office or a leader")
        case .asksForAccused:
            Bilingual(
                "被检举控告人要求回避的，由承办室、信访室主任或者领导登记",
                "What the accused asks for is entered by the room, the head of the petition office or a leader")
        case .orders:
            Bilingual(
                "责令回避由有权决定的人作出，同时即为决定",
                "Who orders somebody to stand aside is who decides about it, and has decided by that")
        case .decider:
            Bilingual(
                "一般人员的回避由分管领导或者主要负责人决定，分管领导的由主要负责人决定，主要负责人的由上一级机关主要负责人决定；有权决定的人都应当回避的，由上一级机关主要负责人决定",
                "Ordinary staff: a deputy or the head decides; a deputy: the head; the head: the head of the organ above, who "
                    + "decides too where all who otherwise would must stand aside"
            )
        case .undecided:
            Bilingual("决定只作一次；不撤回，不回避的决定即告终止", "A decision is taken once; an entry is never withdrawn")
        case .standsOnce:
            Bilingual("同一人、同一件、同一事由只登记一次", "One standing entry for a person, a matter and a ground")
        case .ground:
            Bilingual(
                "其他情形，以及要求、责令他人回避的，写明理由",
                "The open ground, and whatever is asked or ordered about others, says what it rests on")
        }
    }
}
