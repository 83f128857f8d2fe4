/// Words of the auditor's pages.
extension Text {
    static let areaAudit = Text("审计日志", "Audit log")
    static let auditHint = Text(
        "本机关人员做了什么、看了什么、被拒绝了什么。这里没有案件内容和编号：同一件以代号表示；密封的、有人须回避的件，以及一部分列表，"
            + "一律显示为“不显示”，只有时间和人员，彼此不能区分。您的查询也会记录。",
        "What people of this organ did, read and were refused. Nothing of a case and no number: one item has one pseudonym; of "
            + "what is sealed, or kept from somebody, and of some lists only time and person are shown, all in the same words. "
            + "Your looking is recorded too."
    )
    static let auditWho = Text("人员编号", "Account")
    static let auditWhoUnreadable = Text(
        "人员编号只有字母、数字和短横线，如 S1356：请填编号，不填姓名。",
        "An account is letters, digits and hyphens, such as S1356: type the account, not the name."
    )
    static let auditFromAfterTo = Text(
        "起始日期晚于截止日期，请改其中一个。", "It begins after it ends: change one of the two days."
    )
    static let auditFrom = Text("起", "From")
    static let auditTo = Text("止", "To")
    static let auditKind = Text("行为类别", "Kind of action")
    static let auditSearch = Text("查询", "Search")
    static let auditExport = Text("导出CSV", "Export as CSV")
    static let auditSheetLink = Text("日结单", "Sheet of the day")
    static let auditNothing = Text("没有符合条件的记录。", "No such entries.")
    static let auditWhen = Text("时间", "When")
    static let auditActor = Text("人员", "Who")
    static let auditAction = Text("行为", "What")
    static let auditSubject = Text("对象代号", "On what")
    static let auditPlace = Text("链内序号", "Place in the chain")
    static let auditState = Text("封印状态", "Seals")
    static let auditLastSeal = Text("最近封印", "Last seal")
    static let auditEntries = Text("全库记录", "Entries in all")
    static let auditWaiting = Text("待入链", "Waiting")
    static let auditNeverSealed = Text("尚未封印", "Not sealed yet")
    static let auditIsLate = Text(
        "封印已中断超过5分钟：请通知系统管理员检查服务是否运行，并核对库外封印。",
        "The log was not sealed for more than five minutes: have the system administrator see whether the service runs, and "
            + "compare the outside heads."
    )
    static let auditUnsealed = Text("未封", "not sealed")
    static let auditUnchained = Text("未入链", "not chained")
    static let auditSheetTitle = Text("审计日志日结单", "Sheet of the day")
    static let auditSheetHint = Text(
        "打印后由审计管理员保管于机房之外。核对：运行 dengwen audit verify --typed \"封印号 校验码\"，或者 --typed \"链 序号 校验码\"；"
            + "打错一两个字符的，会提示打错。",
        "Print it; the audit administrator keeps it outside of the machine room. To compare: run dengwen audit verify --typed with "
            + "the number of the seal and its code, or with a chain, its place and its code; a slip of the keys is told from a "
            + "changed log."
    )
    static let auditSheetDay = Text("日期", "Day")
    static let auditSealNumber = Text("封印号", "Seal")
    static let auditSealedAt = Text("封印时间", "Sealed at")
    static let auditFingerprint = Text("校验码", "Code")
    static let auditAlarms = Text("审计日志本身的预警：", "Alarms about the log itself:")
    static let auditSiteAlarms = Text("交接签收和磁盘的预警：", "Alarms about signed hand-offs and the disk:")
    static let auditKeyName = Text("密钥编号", "Number of the key")
    static let auditChain = Text("链", "Chain")
    static let auditSheetOrgan = Text("机关", "Organ")
    static let auditSignedBy = Text("审计管理员签名：", "Signed by the audit administrator:")
    static let auditSignedOn = Text("签名日期：", "Signed on:")

    /// What kinds of action the log knows that an auditor looks for.
    static let auditKinds: [(code: String, words: Text)] = [
        ("session", Text("登录、退出", "Sign-ins and sign-outs")), ("refused", Text("被拒绝", "Refusals")),
        ("account", Text("账号", "Accounts")), ("my_account", Text("本人账号", "Own account")),
        ("directory", Text("名录", "Directory")),
        ("policy", Text("期限和选择", "Periods and choices")), ("endpoint", Text("数据外送", "What leaves the house")),
        ("binding", Text("登录凭据", "What opens the door")), ("token", Text("接口令牌", "API tokens")),
        ("keys", Text("密钥", "Keys")), ("export_key", Text("上级公钥", "Keys of offices above")),
        ("quarantine", Text("隔离区查看人", "Readers of the quarantine")),
        ("report", Text("来件", "Reports")), ("clue", Text("线索", "Clues")),
        ("lists", Text("列表", "Lists")), ("find_by_number", Text("按编号查找", "Looking up by number")),
        ("alarm", Text("预警", "Alarms")), ("audit", Text("审计日志", "Audit log")), ("identity", Text("身份", "Identity")),
    ]
}
