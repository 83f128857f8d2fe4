/// Words of notices.
extension Text {
    static func noticeTitle(_ number: String) -> Text { Text("告知反馈 \(number)", "Notice \(number)") }
    static let printLetter = Text("打印信函", "Print the letter")
    static let printHint = Text(
        "A4 纸纵向，打印时只有信函。信封不印机关名称。",
        "A4 upright; only the letter is printed. The envelope must not carry the organ's name."
    )
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
    static let startTitle = Text("登录成功", "You are signed in")
    static let startHint = Text(
        "您的岗位没有办件页面。审计日志由命令 dengwen audit 核验。",
        "Your post has no pages of cases here. The command dengwen audit verifies the audit log."
    )
}
