import Casework
import Operations

/// Words of keys of higher offices, of exports, and of who opens what waits in quarantine.
extension Text {
    static let addsAbout = Text("这次写的内容", "What you are writing now")
    static let addsAboutSame = Text(
        "不涉及上级管理的干部，也不涉及本机关主要负责人", "is about nobody whom a higher level manages, nor the head of this organ")
    static let addsAboutUpper = Text(
        "涉及上级管理的干部，或者本机关主要负责人", "is about somebody whom a higher level manages, or the head of this organ")
    static let addsBelongElsewhere = Text(
        "此类内容由上级机关受理，本站没有保存。请抄录后按“我要举报”页所列的方式向上级机关反映。",
        "A higher organ takes this; nothing of it was kept here. Copy it and take it to the higher organ as the page for reports "
            + "tells."
    )
    static let addsAboutNoLeader = Text(
        "不涉及上级管理的干部，也不涉及本机关领导", "is about nobody whom a higher level manages, nor a leader of this organ")
    static let addsAboutLeader = Text(
        "涉及上级管理的干部，或者本机关领导", "is about somebody whom a higher level manages, or a leader of this organ")
    static let leadersReadThis = Text(
        "这里写的内容本机关领导会看到，本站没有保存。请抄录后按“我要举报”页所列的方式向上级机关反映；也可以不写到他们，重新提交。",
        "The leaders of this organ read what is written here; nothing of it was kept. Copy it and take it to the higher organ as "
            + "the page for reports tells, or send this again without them."
    )
    static let exportTitle = Text("密封件", "The sealed file")
    static let exportEncrypted = Text("已加密，仅上一级信访部门能拆封", "Encrypted: the petition office above alone can open it")
    static let exportOnPaper = Text("以纸质原件报送", "Goes up as its original on paper")
    static let exportTaken = Text("已取出次数", "Times handed out")
    static let exportWiped = Text("密封件已清除", "File wiped on")
    static let exportDigest = Text("密封件摘要", "Digest of the file")
    static let takeExport = Text("取出密封件", "Take the file")
    static let takeExportHint = Text(
        "密封件由机要或者专人送上一级信访部门。每次取出均记入审计日志，最多五次，同一人最多三次；信访室另一人登记上级签收后清除，此前一直保留。",
        "A messenger takes the file to the petition office above. Each time is on the audit log, five at most, three by one "
            + "person; it is wiped when another person has recorded that it was received above, and not before."
    )
    static let takeBeforeReportedUp = Text(
        "先取出密封件送出，再记录报送。", "Take the file and send it before you record that it went up.")
    static let exportKeysTitle = Text("上一级信访部门的公钥", "Keys of the petition offices above")
    static let exportKeysHint = Text(
        "一人照上级机关公布的登记，另一人打电话向上级核对指纹。核对后才用于密封；与密封件有关的事，主要负责人和分管领导不经手。",
        "One person enters what the office above published, another compares the fingerprint with it by telephone. Only then is "
            + "anything sealed to it. The head and the deputies have no part in it."
    )
    static let exportKeysNone = Text(
        "尚未登记。没有公钥时，密封件只能以纸质件报送。", "None yet. Without one, sealed items go up on paper only.")
    static let exportKeyLevel = Text("上级层级", "Level of the office")
    static let exportKeyDigits = Text("公钥（64位十六进制）", "Public key (64 hexadecimal digits)")
    static let exportKeyFingerprint = Text("指纹", "Fingerprint")
    static let exportKeyTyped = Text("上级在电话中报出的指纹", "Fingerprint as the office above reads it out")
    static let exportKeyPropose = Text("登记公钥", "Enter the key")
    static let exportKeyConfirm = Text("指纹相符，启用", "It is the same: put it in force")
    static let exportKeyEnd = Text("停用", "End it")
    static let exportKeyProposedBy = Text("登记人", "Entered by")
    static let exportKeyConfirmedBy = Text("核对人", "Compared by")
    static let chooseExportLevel = Text("请选择上级层级。", "Choose the level of the office above.")
    static let readersTitle = Text("网上来件的拆阅人", "Who opens what comes in online")
    static let readersHint = Text(
        "未登记的网上来件，只有信访室负责人和另一名指定人员两人可以看到，由主要负责人指定。主要负责人不在其中：反映主要负责人"
            + "的件，也从这里进来。",
        "What came in online and has no number yet is seen by two persons only: the head of the petition office and one other, "
            + "whom the head of the organ names. The head is not one of them: what is about the head comes in here too."
    )
    static let readersFirst = Text("信访室负责人", "Head of the petition office")
    static let readersSecond = Text("另一名拆阅人", "The other reader")
    static let readersName = Text("指定", "Name them")
    static let readersNamedBy = Text("指定人", "Named by")
    static let readersFrom = Text("自", "From")
    static let readersUntil = Text("至", "Until")
    static let readersNone = Text(
        "尚未指定拆阅人：现仅由信访室负责人依职务拆阅。请主要负责人指定两人。",
        "Nobody is named: the head of the petition office opens it by post, alone. The head of the organ should name two."
    )
    static let readersFewer = Text(
        "所指定的两人中有人已离岗或者不再负责，请主要负责人重新指定。",
        "One of the two has left or changed the post. The head of the organ should name two anew."
    )
    static let chooseTwoReaders = Text("请选择不同的两人。", "Choose two different persons.")
}

extension ExportKeyRecord.State {
    var words: Text {
        switch self {
        case .proposed: Text("待核对", "To be compared")
        case .inForce: Text("启用", "In force")
        case .ended: Text("停用", "Ended")
        }
    }
}

/// Addresses of keys of higher offices, exports, and the readers of quarantine.
extension Link {
    public static let exportKeys: Link = .path("sealed-keys")
    /// Puts a key in force, or ends it (`POST`).
    public static func exportKey(_ id: String, _ act: String) -> Link { .path("sealed-keys", id, act) }
    /// The file of a sealed line (`POST`).
    public static func sealedExport(_ id: String) -> Link { .path("sealed", id, "export") }
    public static let quarantineReaders: Link = .path("quarantine-readers")
}
