import Operations

/// Words of webhooks: their endpoints, how these stand and what was sent to them.
extension Text {
    static let webhooksTitle = Text("对接通知", "Webhooks")
    static let webhooksLead = Text(
        "状态变化时向其他系统发送签名通知。通知里没有姓名、内容和查询码。",
        "Signed notifications to other systems when a state changes. They hold no names, no content and no query codes."
    )
    static let endpoints = Text("接收地址", "Endpoints")
    static let noEndpoints = Text("还没有接收地址。", "There are no endpoints yet.")
    static let endpointAddress = Text("网址", "Address")
    static let endpointAddressHint = Text(
        "以 https:// 开头，须在允许名单内。",
        "Begins with https:// and must be on the allow-list."
    )
    static let eventsWanted = Text("事件", "Events")
    static let addEndpoint = Text("添加接收地址", "Add an endpoint")
    static let newSecret = Text("签名密钥，只显示这一次：", "The signing secret, shown only this once:")
    static let networks = Text("允许的网段", "Networks it may lie in")
    static let networksHint = Text("如 10.1.2.0/24，多个用空格隔开。", "Such as 10.1.2.0/24; several with blanks between.")
    static let typeEndpointName = Text("请填写名称。", "Type a name.")
    static let typeEndpointAddress = Text("请填写以 https:// 开头的完整网址。", "Type the whole address, beginning with https://.")
    static let typeNetworks = Text("请填写网段，如 10.1.2.0/24。", "Type networks such as 10.1.2.0/24.")
    static let chooseEvents = Text("请至少选择一种事件。", "Choose at least one event.")

    /// - Parameter places: which entries are wrong, from 1; not empty.
    static func noNetworks(at places: [Int]) -> Text {
        let (zh, en) = (places.map(String.init).joined(separator: "、"), places.map(String.init).joined(separator: ", "))
        return Text(
            "第 \(zh) 个不是网段：请写成 10.1.2.0/24 这样，斜线前是网段的第一个地址。",
            "Number \(en) is no network: write it like 10.1.2.0/24, with the network's first address before the slash."
        )
    }

    static func tooManyNetworks(_ most: Int) -> Text {
        Text("最多 \(most) 个网段。", "No more than \(counted(most, "network")).")
    }

    // MARK: How an endpoint stands

    static let endpointProposed = Text("待另一位管理员审批", "Waits for another administrator")
    static let adviseProposed = Text(
        "请另一位管理员核对网址和网段后审批；审批前什么也不发送。",
        "Another administrator checks address and networks, and approves. Nothing is sent before."
    )
    static let endpointWorking = Text("正常", "Healthy")
    static let adviseWorking = Text(
        "如有怀疑，可发送一条测试通知。", "When in doubt, send a test."
    )
    static let endpointFailing = Text("发送失败", "Failing")
    static let adviseFailing = Text(
        "接收方没有正常应答，系统会自动重试。请与接收方联系；要立即重试，请停用后重新启用。",
        "The receiver does not answer as it should, and is tried again by itself. Talk to its owner; to try at once, "
            + "disable it and enable it again."
    )
    static let endpointPaused = Text("接收方要求暂缓", "Paused by the receiver")
    static let advisePaused = Text("到时自动继续，无需处理。", "It goes on by itself; there is nothing to do.")
    static let endpointBlocked = Text("地址超出允许的网段，已拦截", "Its address lies outside its networks: blocked")
    static let adviseBlocked = Text(
        "域名解析到了允许网段以外的地址，可能被人篡改。请查明原因，再停用并重新启用，警报随之解除；网段确有变化的，请另行添加。",
        "Its name leads to an address outside of its networks; somebody may have tampered with it. Find out why, then "
            + "disable it and enable it again, which ends the alarm. If its networks have changed, add it anew."
    )
    static let endpointGone = Text("接收方已注销，已自动停用", "Gone, disabled by itself")
    static let adviseGone = Text(
        "接收方称此地址不再使用。请与接收方联系，恢复后重新启用。停用期间的事件不会补发。",
        "The receiver said that the address is no longer in use. Talk to its owner, and enable it again once it is back. "
            + "Events of the time in between are not sent later."
    )
    static let endpointGivenUp = Text("长期失败，已自动停用", "Failed for too long, disabled by itself")
    static let adviseGivenUp = Text(
        "请与接收方联系，修好后重新启用，再重新发送已停止的。停用期间的事件不会补发。",
        "Talk to its owner; once it is mended, enable it again and resend what was given up. Events of the time in "
            + "between are not sent later."
    )
    static let endpointDisabled = Text("已停用", "Disabled")
    static let adviseDisabled = Text(
        "什么也不发送，停用期间的事件不会补发。需要时重新启用。",
        "Nothing is sent, and events of the time in between are not sent later. Enable it again when it is needed."
    )
    static let endpointWithdrawn = Text("未经审批，已撤销", "Withdrawn before it was approved")
    static let adviseWithdrawn = Text("需要时请重新添加。", "Add it anew if it is needed.")
    static let quietUntil = Text("暂停至", "Quiet until")

    // MARK: What can be done

    static let enableAgain = Text("重新启用", "Enable again")
    static let sendTest = Text("发送测试", "Send a test")
    static let disable = Text("停用", "Disable")
    static let resendGivenUp = Text("重新发送已停止的", "Resend what was given up")

    // MARK: What was sent

    static let deliveriesWaiting = Text("已发出，待重试", "Sent, to be tried again")
    static let deliveriesGivenUp = Text("已发出，已停止", "Sent, given up")
    static let unsentNotShown = Text(
        "只列接收方可能已经看到的；接收方没有看到的，不计数，也不列出。测试通知都列出。",
        "Only what the receiver may have seen is listed. The rest is neither counted nor shown; tests are."
    )
    static let deliveriesDone = Text("已送达", "Delivered")
    /// What is not counted to its end.
    static func moreThan(_ count: Int) -> Text { Text("多于 \(count)", "more than \(count)") }
    static let lastDelivery = Text("最近送达", "Last delivery")
    static let recentDeliveries = Text("最近的发送", "Recent deliveries")
    static func recentDeliveries(to name: String) -> Text {
        Text("最近的发送：\(name)", "Recent deliveries: \(name)")
    }
    static func olderDeliveries(to name: String) -> Text {
        Text("较早的发送：\(name)", "Older deliveries: \(name)")
    }
    static let olderDeliveriesHint = Text(
        "结束满九十天的发送移到这里，按月保留三十六个月；已停止的不再重新发送。",
        "Deliveries come here ninety days after their end, and are kept by months for thirty-six. What was given up is not "
            + "sent again from here."
    )
    static let noOlderDeliveries = Text("没有较早的发送。", "There are no older deliveries.")
    static let monthsOfDeliveries = Text("按月查看", "By month")
    /// A month, of which any day is given.
    static func month(of day: Day) -> Text { Text("\(day.year)年\(day.month)月", String(day.iso.prefix(7))) }
    static let deliveryEnded = Text("结束时间", "Ended")
    static let noDeliveries = Text("还没有发送过。", "Nothing has been sent yet.")
    static let event = Text("事件名", "Event")
    /// What an event is about, with the name under which it is sent.
    static func event(_ event: AnnouncedEvent) -> Text {
        let words = event.words
        return Text("\(words.zh)（\(event.rawValue)）", "\(words.en) (\(event.rawValue))")
    }
    static let tries = Text("次数", "Tries")
    static let outcome = Text("结果", "Outcome")
    static let deliveryReady = Text("等待发送", "Waits to be sent")
    static let deliveryBehind = Text("排在同一事项的前一条之后", "Waits for the one before it of the same case")
    static let deliveryUnderWay = Text("正在发送", "On its way")
    static func deliveredWith(_ status: Int) -> Text { Text("已送达 \(status)", "Delivered \(status)") }
    static func retrying(_ attempt: Int, _ reason: Text) -> Text {
        Text("第 \(attempt) 次未成，将重试：\(reason.zh)", "Attempt \(attempt) failed, will retry: \(reason.en)")
    }
    static func abandoned(_ reason: Text) -> Text { Text("已停止：\(reason.zh)", "Given up: \(reason.en)") }

    /// Why a receiver did not take a delivery.
    ///
    /// - Parameters:
    ///   - code: what the dispatcher wrote; one of a later version is shown as it is.
    ///   - status: of the answer, if there was one.
    static func notTaken(_ code: String?, status: Int?) -> Text {
        let reason = code.map { reasonsNotTaken[$0] ?? Text.asIs($0) }
        guard let status else { return reason ?? .asIs("–") }
        guard let reason else { return .asIs("HTTP \(status)") }
        return Text("\(reason.zh)（HTTP \(status)）", "\(reason.en) (HTTP \(status))")
    }

    private static let reasonsNotTaken: [String: Text] = [
        "redirect": Text("接收方要求转到别处，系统不跟随", "it redirects, which is never followed"),
        "gone": Text("接收方称此地址已注销", "it says that it is gone"),
        "paused": Text("接收方要求暂缓", "it asks for a pause"),
        "configuration": Text("接收方拒收，请其核对设置", "it refuses; its owner must check how it is set up"),
        "status": Text("接收方出错", "it has a fault of its own"),
        "timeout": Text("超时未应答", "no answer in time"),
        "connect": Text("连接不上", "no connection"),
        "dns": Text("域名无法解析", "its name leads nowhere"),
        "tls": Text("证书或加密连接无效", "its certificate or encryption is not valid"),
        "blockedAddress": Text("地址超出允许的网段", "its address lies outside its networks"),
        "protocol": Text("应答不是 HTTP", "its answer is not HTTP"),
        "interrupted": Text("本系统重启时中断", "interrupted by a restart of this system"),
        "unsendable": Text("本系统无法生成通知，请联系运行人员", "this system could not make it; tell the operator"),
    ]
}

extension AnnouncedEvent {
    fileprivate var words: Text {
        switch self {
        case .reportRegistered: Text("来件登记（研判确定后通知）", "A report was registered (told once its triage is decided)")
        case .reportMerged: Text("重复件并入", "A repeat joined its report")
        case .caseTriaged: Text("研判生效", "Triage came into effect")
        case .caseRouted: Text("分到承办室或者机关", "It went to a room or an organ")
        case .caseClaimed: Text("领取承办", "Somebody claimed it")
        case .caseReturned: Text("退回", "It was given back")
        case .caseDisposed: Text("处置意见批准", "Its plan was approved")
        case .caseConcluded: Text("办结", "It was concluded")
        case .caseReopened: Text("重新办理", "It was opened again")
        case .noticeSent: Text("告知送达", "A notice was delivered")
        case .clockOverdue: Text("期限超过", "A period ran out")
        case .auditSealed: Text("审计日志封印", "The audit log was sealed")
        case .endpointPing: Text("测试通知", "A test")
        }
    }
}
