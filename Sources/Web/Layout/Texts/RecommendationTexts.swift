import Casework
import Operations

/// Words of the recommendations.
extension Text {
    static let areaRecommendations = Text("建议书", "Recommendations")
    static let recommendationsTitle = Text("纪律检查建议书、监察建议书", "Recommendations")
    static let noRecommendations = Text("没有建议书。", "No recommendation.")
    static let recommendationDraft = Text("起草建议书", "Draft a recommendation")
    static let recommendationKind = Text("种类", "Kind")
    static let recommendationGround = Text("事由", "Ground")
    static let recommendationAddressee = Text("主送单位", "Addressee")
    static let recommendationAddresseeHint = Text(
        "纪律检查建议书送党组织（党委、党组、党支部），监察建议书送单位。",
        "A discipline recommendation goes to a Party organisation, a supervision recommendation to a unit.")
    static let recommendationFacts = Text("一、单位基本情况", "1. Basic facts of the unit")
    static let recommendationFindings = Text("二、查明的事实、证据和依据", "2. Findings, evidence and basis")
    static let recommendationAdvice = Text("三、建议", "3. Advice")
    static let recommendationNames = Text(
        "全文没有检举控告人的姓名、单位和可以推知其身份的内容",
        "Nothing in it names a reporter, their unit, or what would give one away")
    static let recommendationNamesHint = Text(
        "系统不能在保密库之外核对姓名，请逐句核对后勾选。",
        "Names cannot be compared outside the vault: read it sentence by sentence, then tick.")
    static let recommendationClue = Text("有关线索", "Clue")
    static let recommendationOfClue = Text(
        "与一件线索有关；看不到该线索的人也看不到本建议书。", "It belongs to a clue; who may not see that does not see this.")
    static let recommendationNumber = Text("文号", "Number")
    static let recommendationDrafter = Text("起草人", "Drafted by")
    static let recommendationApprover = Text("审批人", "Approved by")
    static let recommendationIssuedOn = Text("制发日期", "Issued on")
    static let recommendationReplyDue = Text("回复期限（本地约定）", "Reply due (a local choice)")
    static let recommendationRepliedOn = Text("回复日期", "Replied on")
    static let recommendationSentBack = Text("退回重报次数", "Sent back")
    static let recommendationLookBackDue = Text("回头看期限（本地约定）", "Look-back due (a local choice)")
    static let recommendationLookedBackOn = Text("回头看日期", "Looked at again on")
    static let recommendationClosedOn = Text("销号（不予制发）日期", "Ended on")
    static let recommendationPapers = Text("回复、评估和回头看", "Replies, evaluations and look-back")
    static let recommendationStep = Text("下一步", "Next step")
    static let recommendationApprove = Text("审批同意", "Approve")
    static let recommendationRefuse = Text("不予批准", "Refuse")
    static let recommendationTakeBack = Text("撤回拟稿", "Take the draft back")
    static let recommendationDropWords = Text("不予制发的理由", "Why it does not go out")
    static let recommendationIssue = Text("编号制发", "Number and issue")
    static let recommendationReply = Text("登记回复", "Record the reply")
    static let recommendationReplyWords = Text("回复的主要内容", "What the reply says")
    static let recommendationAccept = Text("认可，转入回头看", "Accept; look again later")
    static let recommendationSendBack = Text("不认可，退回重报", "Send back")
    static let recommendationOpinion = Text("评估意见", "Evaluation")
    static let recommendationLookBack = Text("登记回头看", "Record the look-back")
    static let recommendationLookBackWords = Text("回头看发现的情况", "What the look-back found")
    static let recommendationClose = Text("销号", "Close")
    static let recommendationStepDay = Text("日期", "Day")
    static let recommendationPrint = Text("打印建议书", "Print it")
    static let chooseRecommendationKind = Text("请选择种类", "Choose the kind")
    static let chooseGround = Text("请选择事由", "Choose the ground")
    static func recommendationTitle(_ number: String) -> Text { Text("建议书 \(number)", "Recommendation \(number)") }
}

extension Recommendation.Kind {
    var words: Text {
        switch self {
        case .discipline: Text("纪律检查建议书", "Discipline recommendation")
        case .supervision: Text("监察建议书", "Supervision recommendation")
        }
    }
}

extension Recommendation.Ground {
    var words: Text {
        switch self {
        case .manyReports: Text("信访举报较多，经核实", "Many reports, checked")
        case .foundInHandling: Text("办理中发现问题", "Found while handling a matter")
        }
    }
}

extension Recommendation.State {
    var words: Text {
        switch self {
        case .drafted: Text("待审批", "Waits for approval")
        case .approved: Text("待制发", "Waits to be issued")
        case .issued: Text("待回复", "Waits for the reply")
        case .replied: Text("待评估", "Waits for evaluation")
        case .accepted: Text("待回头看", "Waits for the look-back")
        case .lookedBack: Text("待销号", "Waits to be closed")
        case .closed: Text("已销号", "Closed")
        case .dropped: Text("不予制发", "Not issued")
        }
    }
}

extension RecommendationPaper.Kind {
    var words: Text {
        switch self {
        case .draft: Text("建议书", "Recommendation")
        case .reply: Text("回复", "Reply")
        case .evaluation: Text("评估", "Evaluation")
        case .lookBack: Text("回头看", "Look-back")
        case .dropped: Text("不予制发的理由", "Why it was not issued")
        }
    }
}
