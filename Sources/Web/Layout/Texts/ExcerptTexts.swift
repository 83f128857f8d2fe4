import Casework

/// Words of masked excerpts.
extension Text {
    static let areaExcerpts = Text("隐名摘件", "Masked excerpts")
    static let excerptsTitle = Text("隐名摘件（对外出示）", "Masked excerpts, for showing outside")
    static let excerptTitle = Text("隐名摘件", "Masked excerpt")
    static let excerptHint = Text(
        "检举控告材料是密件，只因办案需要、经主要负责人（都应当回避的为分管领导）批准、隐去可能暴露检举控告人的内容后，才能向承办室以外出示。有效期和份数上限是本地约定。",
        "Reports are secret: outside of the handling room they are shown for case work only, on approval of the head (of a deputy "
            + "where every head must stand aside), with "
            + "what may tell who reported covered. How long and how many copies is a local choice.")
    static let noExcerpt = Text("没有隐名摘件。", "There is no excerpt.")
    static let proposeExcerpt = Text("提出隐名摘件", "Ask for an excerpt")
    static let excerptNumber = Text("编号", "Number")
    static let excerptPurpose = Text("出示事由", "What it is shown for")
    static let excerptReceiver = Text("出示对象", "To whom")
    static let expertName = Text("鉴定、咨询人员姓名", "Name of the expert")
    static let expertUnit = Text("鉴定、咨询人员单位", "Unit of the expert")
    static let expertHint = Text("出示对象是鉴定、咨询人员时填写", "For an expert only")
    static let excerptDays = Text("有效天数（自批准之日）", "Days from its approval")
    static let excerptReason = Text("理由", "Why")
    static let excerptPassages = Text("要出示的段落", "Paragraphs that are shown")
    static let excerptUntil = Text("有效期至", "Holds until")
    static let excerptEnded = Text("已失效", "Ended on")
    static let decidedByName = Text("审批人", "Decided by")
    static let coveredCount = Text("遮盖处数", "Covered")
    static let liftedCount = Text("取消遮盖", "Lifted")
    static let addedCount = Text("补充遮盖", "Added")
    static let excerptOriginal = Text("原文（仅供核对）", "As it was written, for comparison")
    static let excerptFound = Text("系统查找的内容", "What was found")
    static let excerptFoundHint = Text(
        "号码类必须遮盖；其他内容勾选后不遮盖。规则只能找到常见写法，请逐处核对。",
        "Numbers stay covered; what is ticked below stays readable. Rules find what is usual only: look at every place."
    )
    static let nothingFoundToCover = Text("没有找到，请人工核对。", "Nothing was found; look for yourself.")
    static let staysCovered = Text("必须遮盖", "stays covered")
    static let excerptAdded = Text("补充遮盖的姓名、单位和其他文字", "Names, units and other words to cover")
    static let excerptAddedHint = Text(
        "每行一个；原文中所有相同的文字都会遮盖。", "One a line; each is covered wherever it stands.")
    static let excerptChecked = Text(
        "我已逐处核对，遮盖后不会暴露检举控告人和其他人的身份", "I have looked at every place; it tells neither who reported nor anybody else")
    static let confirmExcerpt = Text("确认遮盖", "Confirm what is covered")
    static let approveExcerpt = Text("批准出示", "Approve")
    static let refuseExcerpt = Text("不予批准", "Refuse")
    static let excerptReader = Text("阅件人姓名", "Who reads this copy")
    static let takeExcerptCopy = Text("登记并打印一份", "Take a copy")
    static let excerptCopies = Text("份数登记", "Ledger of copies")
    static let excerptCopyHint = Text(
        "每份有编号，阅件人姓名印在每一页；不得复制，用后收回。",
        "Every copy has its number, and its reader's name on every page; it is not copied, and comes back.")
    static let excerptWordsElsewhere = Text(
        "文字只对可以阅读该件的人显示。", "The words are shown to whoever may read the report.")
    static let anExpert = Text("鉴定、咨询人员", "An expert")
}

extension Excerpt.Purpose {
    var words: Text {
        switch self {
        case .decision: Text("研究审批", "To decide about it")
        case .verification: Text("核查取证", "To verify it")
        case .appraisal: Text("鉴定、咨询", "For an expert's opinion")
        case .cooperation: Text("协作办案", "To work on it together")
        case .publicity: Text("宣传报道", "Publicity")
        case .training: Text("培训、交流", "Training")
        case .other: Text("其他", "Other")
        }
    }
}

extension Excerpt.State {
    var words: Text {
        switch self {
        case .drafted: Text("待核对遮盖", "To be confirmed")
        case .confirmed: Text("待主要负责人审批", "Waits for the head")
        case .refused: Text("未批准", "Refused")
        case .approved: Text("已批准", "Approved")
        }
    }
}
