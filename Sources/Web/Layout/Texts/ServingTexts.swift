extension Text {
    static let areaNotices = Text("告知反馈", "Notices")
    static let areaSealed = Text("密封登记簿", "Sealed register")
    static let mustBeSealed = Text("此件须密封报送上一级", "This item must go up sealed")
    static let mustBeSealedRemedy = Text(
        "不得在此办理；请在研判页提出密封，由另一人决定。",
        "It may not be handled here: ask at its triage page that it be sealed; another person decides."
    )
    /// For whoever is not at the page of an item: another system that wants to register it.
    static let mustBeSealedElsewhere = Text(
        "不得录入内容。尚未登记的，请在来件登记页作密封登记；已登记的，由信访室一人提出密封，另一人决定",
        "Its content may not be entered. What is not registered yet goes into the sealed register at the desk; of what is, one "
            + "person of the petition office asks that it be sealed, and another decides")
    static let alreadyReceived = Text(
        "同一份表单已经提交过，没有重复登记。", "This very form was sent before; it was not registered twice.")
    static let tickNoSecrets = Text("确认内容不涉及国家秘密", "It holds no state secrets")
    static let formExpired = Text(
        "页面停留太久，为了安全没有提交；内容都在，请再提交一次。",
        "The page was open too long and was not sent, for safety. Everything you typed is here: send it again."
    )
    static let microCorruption = Text("微腐败", "Micro-corruption")
    static let escalated = Text("提级", "One level up")
    static let holder = Text("承办人", "Holder")
    static let room = Text("承办室", "Room")
    static let proposal = Text("拟处置方式", "Proposed way of handling")
    static let proposedResult = Text("拟办理结果", "Proposed result")
    static let claimToRead = Text("（领取后可看内容）", "(The content opens when you claim it)")
}
