import Casework
import Operations

/// Words of where an accused stands, of why a matter went where it went, and of what leaders are told at once.
extension Text {
    static let formerOrgan = Text("行为发生时所在纪检监察机关", "Discipline organ at the time of the act")
    static let formerHint = Text(
        "现在已不在该机关、但反映的行为发生时在该机关的，选该机关。", "For whoever worked there when the alleged act was done and has left since."
    )
    static let partyRole = Text("党组织身份", "In a Party committee")
    static let dualManagement = Text("双重管理（与主管部门协商）", "Cadre right shared with a department")
    static let dualHint = Text(
        "一般由主管部门的纪检监察机构受理；经协商可以由本机关办理。不是双重管理的留空。",
        "As a rule the department's own organ accepts the matter; it can leave it here. Empty where no right is shared."
    )
    static let negotiatedOn = Text("协商日期", "Day of the agreement")
    static let negotiationNeedsDay = Text("请填写协商日期，如 2026-03-02。", "Type the day of the agreement, such as 2026-03-02.")
    static let tickAnew = Text("撤销以前的更正，重新认定", "Take earlier corrections back and look it up anew")
    static let tickAnewHint = Text(
        "先按单位和职务重新查名录，再加上这次填写的；已经排除知悉的，不因此恢复。",
        "Unit and post are looked up in the directory again, and what you state now is added. Nobody who was kept out is let "
            + "in again."
    )
    static let tickStateSecret = Text(
        "含国家秘密：审核后清除内容，原件按保密规定移送",
        "Holds state secrets: once confirmed its content is destroyed, and the original goes its lawful way"
    )

    static let correctAccused = Text("补充或者更正被反映人", "Add or correct an accused")
    static func correctAccusedTitle(_ number: String) -> Text {
        Text("补充或者更正被反映人：\(number)", "Add or correct an accused: \(number)")
    }
    static let correctAccusedHint = Text(
        "保存后立即按新的事实重新分流：该移送的移送，该提级的提级，该密封的密封；应当回避的人即刻看不到，并记录其此前是否看过。已经排除知悉的，不因更正恢复。",
        "When you save, the matter is routed anew on these facts at once: it moves, escalates or goes up sealed. Whoever must "
            + "not know loses sight of it, and it is written down whether they had seen it. Nobody who was kept out is let in "
            + "again."
    )
    static let saveCorrection = Text("保存并重新分流", "Save and route anew")
    static let nothingStated = Text("请至少补充或者更正一人。", "Add or correct at least one person.")

    static let routeLink = Text("分流依据", "Why it went there")
    static func routeTitle(_ number: String) -> Text { Text("分流依据：\(number)", "Why it went there: \(number)") }
    static let routeReasons = Text("分流依据", "What this rests on")
    static let routeFacts = Text("依据的事实", "Facts")
    static let routePassed = Text("不适用的规则", "Rules that did not apply")
    static let routeDeciding = Text("决定的规则", "The rule that decided")
    static let routeNone = Text("没有保存的分流决定。", "No decision is kept.")
    static let routeSealedReasons = Text("理由只有可以阅读来件内容的人可见。", "The reasons open for whoever may read the report.")
    static let routeLatest = Text("现行决定", "The decision in force")
    static let routeEarlier = Text("此前的决定", "An earlier decision")
    static let seenBeforeTitle = Text("排除知悉前已经看过的人", "Who had seen it before they were kept out")
    static let seenBeforeHint = Text("来自审计记录，不得告知本人。", "From the audit log. They must not be told.")
    static let firstSeen = Text("首次", "First")
    static let lastSeen = Text("末次", "Last")
    static let timesSeen = Text("次数", "Times")
    static let whyKeptOut = Text("排除原因", "Why kept out")

    static let areaAlerts = Text("急报", "Alerts")
    static let alertsTitle = Text("急报", "Told at once")
    static let alertsHint = Text(
        "有轻生自伤、人身伤害、毁证串供、集体访苗头的，立即报告主要负责人和上级；尚未拆阅的，先报告信访室负责人。这里不显示内容。",
        "Where somebody may come to harm, evidence may be lost or people gather, the head and the organ above are told at "
            + "once; the head of the petition office first where nobody has opened it. Nothing of what it is about stands "
            + "here."
    )
    static let alertGround = Text("风险", "Danger")
    static let alertUnopened = Text("尚未拆阅，请先打开。", "Nobody has opened it yet: open it first.")
    static let noAlerts = Text("没有急报。", "Nothing is told.")
    static let alertFrom = Text("来自", "From")
    static let alertRaised = Text("报告时间", "Told at")
    static let alertUnread = Text("待阅", "Not read yet")
    static let alertMarkRead = Text("已阅", "I have read it")
}

extension PartyRole {
    var words: Text {
        switch self {
        case .head: Text("党委（党组）主要负责人", "Head of a Party committee")
        case .body: Text("党委（党组）本身", "The committee itself")
        }
    }
}

extension DualManagement {
    var words: Text {
        switch self {
        case .open: Text("尚未协商", "Not negotiated yet")
        case .here: Text("协商同意由本机关办理", "Agreed: handled here")
        case .department: Text("由主管部门受理", "The department's organ takes it")
        }
    }
}

extension SeenBefore.Ground {
    var words: Text {
        switch self {
        case .staff: Text("本人被反映或者回避", "Accused, or stands aside")
        case .room: Text("所在室回避", "The room stands aside")
        case .organ: Text("所在机关不得知悉", "The organ must not know")
        }
    }
}
