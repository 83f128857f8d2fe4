import Casework

/// Words of notices.
extension Text {
    static func noticeTitle(_ number: String) -> Text { Text("告知反馈 \(number)", "Notice \(number)") }
    static let printLetter = Text("打印信函", "Print the letter")
    static let printHint = Text(
        "A4 纸纵向，打印信函和送达记录；收件人姓名手写，或用窗口信封。信封不印机关名称。",
        "A4 upright: the letter and the record of its delivery. Write the addressee's name by hand, or use an envelope "
            + "with a window. The envelope must not carry the organ's name."
    )
    static func letterTo(_ number: String) -> Text {
        Text("检举控告人：＿＿＿＿（编号 \(number)）", "To the reporter: ________ (no. \(number))")
    }
    static let deliveryRecord = Text("送达记录", "Record of delivery")
    static func recordNumbers(_ document: String, _ item: String) -> Text {
        Text("文号：\(document)　编号：\(item)", "Document: \(document)  No.: \(item)")
    }
    /// Every way, with a box to tick by hand.
    static let recordWays = Text(
        "送达方式：" + waysToDeliver.map { "□" + $0.zh }.joined(separator: "　"),
        "Delivered: " + waysToDeliver.map { "□ " + $0.en }.joined(separator: "  ")
    )
    private static let waysToDeliver = [Feedback.Medium.inPerson, .letter, .phone, .online].map(\.words)
    static let recordDay = Text("送达日期：＿＿＿＿年＿＿月＿＿日", "Day: ____________")
    static let recordOpinion = Text(
        "受送达人意见：" + String(repeating: "＿", count: 28), "The receiver says: " + String(repeating: "_", count: 28)
    )
    static let recordSignatures = Text(
        "送达人（二人签名）：＿＿＿＿＿＿＿＿　＿＿＿＿＿＿＿＿", "Delivered by (two signatures): __________  __________"
    )
    static let recordDelivery = Text("登记送达", "Record the delivery")
    static let deliveryWay = Text("送达方式", "How it was delivered")
    static let deliveredOn = Text("送达日期", "Delivered on")
    static let deliveredOnHint = Text("不早于审批日期。", "Not before the day of its approval.")
    static let recordedBy = Text("登记人", "Recorded by")
    static let approveNotice = Text("审批发出", "Approve and send")
    static let noticesTitle = Text("告知反馈", "Notices")
    static let noNotices = Text("没有告知。", "There are no notices.")
    static let noticeKind = Text("告知", "Notice")
    static let draftNumber = Text("待编号", "No number yet")
    static let readByReporter = Text("反映人已阅", "Read by the reporter")
    static let approvedBy = Text("审批人", "Approved by")
    static let sealedListTitle = Text("密封登记簿", "Sealed register")
    static let nothingSealed = Text("没有密封登记。", "Nothing has been sealed.")
    static let sealedGround = Text("原因", "Ground")
    static let reportedUpOn = Text("已报送", "Reported up")
    static let recordReportedUp = Text("记录已报送", "Record as reported up")
    static let readByHead = Text("负责人审阅", "Read by the head")
    static let haveRead = Text("已阅", "I have read it")
    static let handedOverOn = Text("报送日期", "Handed over on")
    static let handedOverHint = Text("不早于收到日期，不晚于今天。", "Not before the day of its receipt, nor after today.")
    static let carrier = Text("报送方式", "Carried by")
    static let startTitle = Text("登录成功", "You are signed in")
    static let startHint = Text(
        "您的岗位没有办件页面。审计日志由命令 dengwen audit 核验。",
        "Your post has no pages of cases here. The command dengwen audit verifies the audit log."
    )
}
