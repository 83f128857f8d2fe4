/// Words for facts of routing, and for what a deployment has chosen.
extension Text {
    static let tickReaction = Text("群众反映强烈", "The public reacts strongly")
    static let decidedByOrgan = Text("作出原决定的机关", "Organ that made the decision")
    static let decidedByHint = Text(
        "仅申诉填写；留空即本机关。", "Only for an appeal; empty: this organ."
    )
    static let actedFrom = Text("问题发生时间（起）", "Acts done from")
    static let actedTo = Text("问题发生时间（止）", "Acts done until")
    static let actedHint = Text(
        "用于核对被反映人当时的任职；只知道一天的，填一处。",
        "By it the posts that the accused held then are looked up; where one day is known, fill in one."
    )
    static let actsEndBefore = Text("止日早于起日：请核对。", "It would end before it begins: check the days.")
    static let accusedStaff = Text("本系统人员编号", "Number of the member of staff")
    static let accusedStaffHint = Text(
        "确认是名录中的纪检监察干部的，填写编号；当时和现在的岗位从任职记录取得。",
        "Where the accused is known to be discipline staff of the directory: posts of then and now come from its record."
    )
    static let tickUnattached = Text(
        "学校、医院、企业等单位的纪检监察人员，不属任何纪检监察机关",
        "Inspection staff of a school, hospital or enterprise, of no discipline organ"
    )
    static let tickElsewhere = Text("由外地党委管理", "Managed by a committee of another area")
    static let lookUpPosts = Text("按任职记录重新核对", "Look the posts up again")
    static let lookUpHint = Text(
        "任职记录更正后勾选：按现在的记录重新分流。",
        "Tick it when an appointment was corrected: it is routed anew by the record as it is now."
    )

    static let localChoicesTitle = Text("本地设定", "Local choices")
    static let localChoicesHint = Text(
        "法规留给各地或者出处未经核实的数值。这是本地设定，不是全国统一规定；没有载入的按程序内置值。由系统管理员用 dengwen policy 载入新的一版。",
        "Numbers that the law leaves to a place, or that no source confirms. They are local choices, not national rules; "
            + "without a row the built-in value holds. The operator of the machine loads another version with dengwen policy."
    )
    static let choiceName = Text("设定", "Choice")
    static let localValue = Text("数值", "Value")
    static let localScope = Text("适用", "Holds for")
    static let localRule = Text("用于条款", "Clause")
    static let everybody = Text("全部机关", "Every organ")
    static let localUntil = Text("至何日", "Until")
    static let inForceHere = Text("本机关现行", "In force for this organ")
    static let notInForce = Text("未生效或者已被取代", "Not in force here")
}
