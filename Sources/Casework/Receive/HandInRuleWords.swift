extension Receive.RuleID {
    /// What the rule demands of a hand-in, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .stateSecret:
            Bilingual(
                "不录入国家秘密：录入人须确认",
                "No state secret is typed in: whoever types confirms it")
        case .date:
            Bilingual(
                "收到日期不晚于今天，也不过早",
                "The day of receipt lies neither ahead nor too long ago")
        case .transfer:
            Bilingual(
                "转交的来件写明移送机关，来函日期不晚于收到日期",
                "What another body passed on names it, and its letter is not younger than the receipt")
        case .summary:
            Bilingual(
                "写明反映的问题",
                "It says what it is about")
        case .accusedOrFacts:
            Bilingual(
                "写明被反映人、单位或者事发地点，或者有可查的事实",
                "It names the accused, the unit or the place, or tells facts that can be looked into")
        case .reporter:
            Bilingual(
                "有联系电话的必须有姓名",
                "A phone comes with a name")
        case .length:
            Bilingual(
                "超过长度的不截断，退回修改",
                "Nothing too long is cut off: it is given back")
        }
    }
}
