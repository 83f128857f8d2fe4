import Casework

/// Words of what waits to be sealed, and of alarms.
extension Text {
    static let sealRequestsTitle = Text("待密封报送", "Waits to be sealed")
    static let sealRequestsHint = Text(
        "应当密封报送上级的件：一人提出，另一人决定，两人中有一人是信访室负责人（或者代行的分管领导）。提出后除信访室负责人、两名"
            + "拆阅人外任何人不能再看，报送期限已开始计算。密封即销毁本机关留存的内容；不需要密封的，说明理由。",
        "What must go up sealed: one person asks for it, another decides, and one of the two heads the petition office or stands "
            + "in there. From then on nobody else sees it but the two readers of what comes in online, and the time to send it "
            + "up runs. To seal it destroys the content here; if it need not go up, say why.")
    static let waitsOnSealList = Text(
        "本件待密封报送：由提出人以外的一人在“待密封报送”中决定。",
        "It waits to be sealed: somebody other than whoever asked for it decides on the list of what waits.")
    static let waitsWithAnother = Text(
        "本件所补充或者重复的来件待密封报送，本件随之等待：先在“待密封报送”中决定那一件。",
        "What it adds to, or repeats, waits to be sealed, and it waits with that: that item is decided about first, on the list of "
            + "what waits.")
    static let anotherRecordsReceipt = Text(
        "由您登记报送，上级签收由信访室另一人登记。",
        "You recorded that it was sent: another person of the office records that it arrived.")
    static let nothingToSeal = Text("没有待密封的件。", "Nothing waits to be sealed.")
    static let sealingRefusedWhy = Text("不密封报送的理由", "Why it is not sealed")
    static let sealingAskedOn = Text("提出日期", "Asked on")
    static let anotherPersonSeals = Text(
        "须由另一人决定：另一名拆阅人、信访室负责人或者代行的分管领导。没有这样的人的，请主要负责人指定两名拆阅人。",
        "Somebody else decides: the other reader of what comes in online, the head of the petition office, or the deputy who "
            + "stands in. Where there is nobody, the head of the organ names two readers.")
    static let sealItUp = Text("密封报送", "Seal it and send it up")
    static let sealAndDestroy = Text("密封并销毁内容", "Seal it and destroy the content")
    static let refuseSealing = Text("不密封", "Not sealed")
    static let assignmentUnsigned = Text(
        "超过规定工作日未签收（本单位规定），期限自交办之日起算",
        "Not signed for in the working days set here (a local choice); the period runs from the sending")
    static let secretsRemoved = Text(
        "涉及国家秘密，内容已销毁；原件按保密规定另行报送，不入本系统。",
        "State secrets: the content is destroyed here; the original goes its lawful way, outside of this system.")
}

extension Text {
    static let alarmsTitle = Text("预警", "Alarms")
    static let alarmsHint = Text(
        "密封件逾期未报送上级、报送满三十日未登记签收的，被系统拒绝的改动、删除，撤销日期已过仍有未办结件的，"
            + "一小时内打开的件特别多的，"
            + "以及审计日志本身、交接签收的异常和磁盘空间不足，按日列出；不显示任何件的内容。",
        "What must go up sealed and is late, or was sent thirty days ago without a receipt, refused attempts to change or "
            + "delete, open work behind the end of an organ or room, very many items opened within an hour, what is wrong with "
            + "the audit log itself or with signed hand-offs, and a disk that fills up, by day; nothing of any item.")
    static let noAlarms = Text("没有预警。", "No alarm.")
    static let alarmDay = Text("日期", "Day")
    static let alarmOrgan = Text("发生机关", "Where")
    static let alarmWhat = Text("事项", "What")
    static let alarmCount = Text("次数", "How often")
}

extension Text {
    static let sealedLineTitle = Text("密封件报送与签收", "How a sealed item went up")
    static let carrierNumber = Text("机要编号", "Number of the carrier's slip")
    static let carrierNumberHint = Text("加密保存；没有的不填。", "Sealed. Leave it empty where there is none.")
    static let recordReceipt = Text("登记上级签收", "Record that it was received above")
    static let receivedAboveOn = Text("上级签收日期", "Received above on")
    static let receivedAboveBy = Text("接收人", "Received by")
    static let sealedHandoffs = Text("交接签收", "Signed hand-off")
    static let signedBy = Text("签名", "Signed by")
    static let signedMark = Text("校验", "Check")
}

extension Text {
    static let interferenceNoteTitle = Text("被打听、过问、说情的登记", "I was asked about a matter")
    static let interferenceNoteHint = Text(
        "不论是否承办、是否看得到该件，被打听、过问、说情的都应当如实登记。提交后不显示是否有这样的件。",
        "Whoever is asked records it, whether they handle or see the matter or not. Nothing tells whether there is one."
    )
    static let interferenceMatter = Text("对方提到的编号或者事项", "Number or matter that was named")
    static let interferenceMatterHint = Text("照对方所说填写。", "As it was named.")
    static let interferenceToAttach = Text("待归入有关件的登记", "To be attached to their matters")
    static let interferenceNumber = Text("归入的编号", "Number of the matter")
    static let attachInterference = Text("归入", "Attach it")
}

extension Alarm.Kind {
    var words: Text {
        switch self {
        case .lateReport: Text("应当密封报送的件逾期未报送", "What must go up sealed is late")
        case .receiptMissing:
            Text("密封件报送满三十日，未登记上级签收", "What was sent up sealed thirty days ago has no receipt")
        case .refusedChange: Text("改动、删除被拒绝", "A change or deletion was refused")
        case .bulkReading:
            Text("有人一小时内打开的件过多（何人见审计日志）", "Somebody opened very many items within an hour (the log says who)")
        case .workLeft:
            Text("机关或者内设机构的撤销日期已过，仍有未办结的件", "The day of an organ's or room's end has passed with open work")
        case .sealLate: Text("审计日志没有按时封印", "The audit log was not sealed in time")
        case .headsDiffer:
            Text("审计日志与库外保存的封印不符", "The audit log is not the one whose heads were kept outside")
        case .headsStopped:
            Text("审计封印没有送达库外接收方", "No receiver takes the heads of the audit log any more")
        case .logDamaged: Text("校验发现审计日志被改动", "A verification found the audit log changed")
        case .entriesLost: Text("审计记录写入后丢失", "Entries of the audit log are gone")
        case .handoffBroken:
            Text("校验发现交接签收被改动", "A verification found a signed hand-off changed")
        case .diskLow:
            Text(
                "数据库所在磁盘空间不足（请运维人员腾出空间或者扩容）",
                "The disk of the database has little room left (operators make room or add some)")
        }
    }
}

/// Addresses of alarms, and of what waits to be sealed.
extension Link {
    public static func sealedLine(_ id: String) -> Link { .path("sealed", id) }
    /// Records who received it above (`POST`).
    public static func sealedReceived(_ id: String) -> Link { .path("sealed", id, "received") }
    /// Where anybody records that they were asked about something.
    public static let interferenceNotes: Link = .path("interference", "notes")
    /// Attaches a note to its matter (`POST`).
    public static func attachInterference(_ id: String) -> Link { .path("interference", "notes", id, "attach") }
    public static let alarms: Link = .path("alarms")
    public static let sealRequests: Link = .path("seal-requests")
    /// Seals it, or says why not (`POST`).
    public static func sealRequest(_ id: String, _ act: String) -> Link { .path("seal-requests", id, act) }
}
