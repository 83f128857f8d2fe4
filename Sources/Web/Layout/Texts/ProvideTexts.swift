import Casework

/// Words of data for inspection teams and of the quarterly analysis.
extension Text {
    static let areaAnalysis = Text("分析与提供", "Analysis and data")
    static let provisionsTitle = Text("向巡视巡察提供数据", "Data for inspection teams")
    static let provisionsHint = Text(
        "经本机关主要负责人批准，由提出人导出一次；不含检举控告人身份、姓名和原文。台账至少保存三年。",
        "The head approves, and whoever asked takes it once; nothing of who reported, no name, no text. The ledger is kept for "
            + "three years at least.")
    static let askProvision = Text("提出数据提供", "Ask for data")
    static let provisionScope = Text("范围", "Scope")
    static let provisionFrom = Text("收到日期自", "Received from")
    static let provisionTo = Text("收到日期至", "Received until")
    static let provisionTeam = Text("巡视巡察组和来函文号", "Team, and number of its letter")
    static let provisionPurpose = Text("用途", "Purpose")
    static let nothingProvided = Text("没有提供记录。", "Nothing was provided.")
    static let approveProvision = Text("批准提供", "Approve")
    static let refuseProvision = Text("不予提供", "Refuse")
    static let takeProvision = Text("导出文件（仅一次）", "Take the file (once)")
    static let provisionTakenOn = Text("导出日期", "Taken on")
    static let provisionRows = Text("件数", "Reports")
    static let provisionHash = Text("文件校验值（SHA-256）", "SHA-256 of the file")
    static let provisionKeptUntil = Text("至少保存至", "Kept until")

    static let trendsTitle = Text("检举控告情况分析", "Analysis of reports")
    static let makeTrendOf = Text("可以分析的季度、可以编制年度报告的年度：", "Quarters to analyse, and the year to report on:")
    static let noTrends = Text("没有分析。", "There is no analysis.")
    static let trendQuarter = Text("时段", "Period")
    static let trendMadeOn = Text("作出日期", "Made on")
    static let trendHint = Text(
        "少于5件的不显示具体数（本项目约定）；密封报送的不计入。",
        "Fewer than five are not told (our convention); what went up sealed is not counted.")
    static let trendWords = Text("分析意见", "What the figures mean")
    static let makeTrend = Text("形成分析", "Make the analysis")
    static let sendTrend = Text("报上一级机关", "Send it to the next-higher organ")
    static let briefTrend = Text("向同级党委报告", "Report it to the Party committee")
    static let briefTrendHint = Text(
        "必要时由主要负责人决定向同级党委报告；登记后取得文号，打印送达。",
        "Where it is needed, the head reports it to the Party committee of the same level; it takes a number and is printed."
    )
    static let briefCommittee = Text("报送党委", "Party committee")
    static let briefReason = Text("报告的必要", "Why it is needed")
    static let briefedOn = Text("向同级党委报告日期", "Reported to the Party committee on")
    static let briefedBy = Text("批准人", "Approved by")
    static let briefedNumber = Text("文号", "Number")
    static let openTrendPaper = Text("报送党委的报告", "The paper for the committee")
    static let printTrendPaper = Text("打印报告", "Print it")
    static let trendSentOn = Text("报上一级日期", "Sent up on")
    static let trendNow = Text("本期", "This period")
    static let trendBefore = Text("上期", "The period before")
    static let trendChange = Text("增减", "Change")
    static let fewerThanFive = Text("少于5", "Fewer than 5")
    static let trendAll = Text("合计", "All")
    static let trendOther = Text("其他", "Others")
    static let trendRepeat = Text("重复", "Repeats")
    static let trendFirst = Text("初次", "First")
    static let trendRealName = Text("实名", "Real name")
    static let trendNoName = Text("非实名", "No real name")
    static let trendOwnOrgan = Text("本机关", "This organ")
    static let trendOpen = Text("待办", "Still open")
    static let trendTransferred = Text("转送", "Passed on")
    static let trendGuided = Text("引导", "Guided")
    static let trendObjected = Text("异议退回", "Sent back with an objection")
    static let trendAccepted = Text("本机关受理", "Accepted here")
    static let trendAssigned = Text("交办", "Assigned")
    static let trendSupervised = Text("督办", "Supervised")
    static let trendDisciplineAdvice = Text("纪律检查建议", "Discipline recommendations")
    static let trendSupervisionAdvice = Text("监察建议", "Supervision recommendations")
    static let trendAdopted = Text("采纳的建议", "Recommendations that were adopted")

    static func trendPeriod(_ period: TrendPeriod) -> Text {
        switch period {
        case .quarter(let quarter):
            Text("\(quarter.year)年第\(quarter.number)季度", "Quarter \(quarter.number) of \(quarter.year)")
        case .year(let year): Text("\(year)年信访情况年度报告", "Yearly report on petitions, \(year)")
        }
    }
}

extension Provision.State {
    var words: Text {
        switch self {
        case .proposed: Text("待审批", "Waits for the head")
        case .refused: Text("不予提供", "Refused")
        case .approved: Text("已批准，待导出", "Approved; not taken yet")
        case .delivered: Text("已提供", "Provided")
        }
    }
}

extension TrendAnalysis.State {
    var words: Text {
        switch self {
        case .made: Text("未上报", "Not sent")
        case .sent: Text("已上报", "Sent up")
        }
    }
}

extension TrendAnalysis.Dimension {
    var words: Text {
        switch self {
        case .total: Text("总数", "Total")
        case .channel: Text("来件方式", "Channel")
        case .kind: Text("类型", "Kind")
        case .breach: Text("检举控告内容", "What was breached")
        case .micro: Text("微腐败", "Micro-corruption")
        case .microCategory: Text("微腐败问题类别", "Category of micro-corruption")
        case .level: Text("层级", "Level")
        case .area: Text("地区、单位", "Area and unit")
        case .repeated: Text("重复", "Repeats")
        case .signature: Text("署名", "Signature")
        case .field: Text("信访事项涉及领域", "Field: who is competent")
        case .way: Text("信访事项去向", "What became of petitions")
        case .opinion: Text("处理、复查、复核意见", "Opinions given")
        case .urged: Text("交办、督办情况", "Assigned and supervised")
        case .advice: Text("提出建议和采纳情况", "Advice, and what was adopted")
        }
    }
}
