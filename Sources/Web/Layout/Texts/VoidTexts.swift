import Casework

/// Words of voiding a number, and of the account of all numbers.
extension Text {
    static let areaVoids = Text("作废登记", "Voided numbers")
    static let areaNumbers = Text("编号核对", "Account of numbers")
    static let voidTitle = Text("作废本件编号", "Void this number")
    static let voidHint = Text(
        "只用于登记有误的件，须另一人审批。编号保留不再使用，内容不删除；期限停止，未审批的告知书撤回，查询页面显示“已作废”。",
        "Only for what should never have been registered; a second person decides. The number stays given and nothing is "
            + "deleted; clocks stop, drafts of notices are withdrawn, and the query page says that it is void."
    )
    static let voidWhy = Text("作废原因", "Why")
    static let voidWords = Text("说明", "In words")
    static let voidWordsHint = Text(
        "选择“其他”的必须填写。加密保存，只有能看本件内容的人可见。",
        "Needed for another reason. Sealed with the item: only who may read the item sees it."
    )
    static let voidPropose = Text("提出作废", "Propose to void it")
    static let voidProposedBy = Text("待审批的作废", "Proposal to void it")
    static let voidApprove = Text("同意作废", "Void it")
    static let voidRefuse = Text("不同意", "Refuse")
    static let voidTakeBack = Text("撤回或者不同意", "Take it back, or refuse")
    static let voidWaits = Text("等待另一人审批。", "It waits for a second person.")
    static let voidsHint = Text(
        "本机关提出作废的编号。编号保留，不再使用。", "Numbers that this organ proposed to void. A number stays given."
    )
    static let nothingVoided = Text("没有作废登记。", "No number was proposed to be void.")
    static let voidProposer = Text("提出人", "Proposed by")
    static let voidDecider = Text("审批人", "Decided by")
    static let numbersHint = Text(
        "逐年、逐类核对编号：应当连续，没有缺号。作废的编号仍然占号。导入的台账自带的缺号单列。这里只有数目，没有件的内容。",
        "Every series, year by year: numbers follow one another and none is missing. What is void keeps its number. Gaps "
            + "that an imported register brought stand apart. Only counts: nothing of what bears them."
    )
    static let noNumbers = Text("还没有编号。", "No number was given yet.")
    static let numberSeries = Text("编号类别", "Series")
    static let numberYear = Text("年度", "Year")
    static let firstOfSeries = Text("首号", "First")
    static let lastOfSeries = Text("末号", "Last")
    static let numbersGiven = Text("已用", "Given")
    static let numbersVoided = Text("其中作废", "Of these void")
    static let numbersExplained = Text("导入台账自带缺号", "Gaps of an imported register")
    static let numbersMissing = Text("缺号", "Missing")
    static let noneMissing = Text("无", "None")
    static let stateSecretWay = Text(
        "涉及国家秘密的内容不得在本系统留存：另一人审核后，本机内容即行销毁，只留编号、日期和渠道。原件按机要渠道送交；"
            + "发现泄露或者可能泄露的，立即报告本机关保密办公室和同级保密行政管理部门。",
        "State secrets must not stay in this system: once a second person confirms, the content here is destroyed, and "
            + "number, dates and channel remain. The original goes by the confidential channel; a leak, or the danger of "
            + "one, is reported at once to the organ's own secrecy office and the secrecy bureau of its level."
    )
    static let stateSecretsRemoved = Text(
        "本件涉及国家秘密，内容已经销毁。原件请按机要渠道送交，并报告保密行政管理部门。",
        "This item held state secrets; its content is destroyed. Send the original by the confidential channel, and report "
            + "to the secrecy bureau."
    )

    /// What a series counts.
    static func series(_ word: String) -> Text {
        switch word {
        case "report": Text("来件", "Reports")
        case "clue": Text("问题线索", "Clues")
        case "cadre_clue": Text("纪检监察干部问题线索", "Clues on discipline staff")
        case "sealed": Text("密封登记", "Sealed register")
        case "minutes": Text("集体研究纪要", "Minutes of collective studies")
        case "found": Text("自行发现的问题线索", "Clues that rooms found")
        case "provision": Text("向巡视巡察机构提供数据", "Data for inspection teams")
        case "document_petition": Text("告知书和信访文书", "Notices and letters to reporters")
        case "document_letter": Text("函", "Documents: letters")
        case "document_supervision": Text("督办、催办", "Supervision orders and reminders")
        case "document_report": Text("报告", "Documents: reports")
        case "document_advice": Text("纪律检查建议书", "Documents: discipline recommendations")
        case "document_jw_advice": Text("监察建议书", "Documents: supervision recommendations")
        case "document_notice": Text("公告", "Documents: public notices")
        case "document_archive": Text("归档文书", "Documents: archive")
        default: .asIs(word)
        }
    }
}

extension VoidReason {
    var words: Text {
        switch self {
        case .enteredTwice: Text("重复登记", "Entered twice")
        case .testEntry: Text("测试登记", "A test entry")
        case .wrongOrgan: Text("误收其他机关的来件", "Another organ's, received by mistake")
        case .other: Text("其他", "Another reason")
        }
    }
}
