/// Words of signing in, of webhooks and of errors.
extension Text {
    static let signInHeading = Text("工作人员登录", "Staff sign-in")
    static let signIn = Text("登录", "Sign in")
    static let account = Text("账号", "Account")
    static let password = Text("密码", "Password")
    static let signInWarning = Text(
        "仅供本机关工作人员使用。查看和操作均有记录。", "For staff of this organ only. Everything is recorded."
    )
    static let demoAccounts = Text("演示账号", "Demo accounts")

    static let webhooksTitle = Text("对接通知", "Webhooks")
    static let webhooksLead = Text(
        "状态变化时向其他系统发送签名通知。通知里没有姓名、内容和查询码。",
        "Signed notifications to other systems when a state changes. They hold no names, no content and no query codes."
    )
    static let endpoints = Text("接收地址", "Endpoints")
    static let noEndpoints = Text("还没有接收地址。", "There are no endpoints yet.")
    static let endpoint = Text("接收方", "Endpoint")
    static let endpointAddress = Text("网址", "Address")
    static let endpointAddressHint = Text(
        "以 https:// 开头，须在允许名单内。",
        "Begins with https:// and must be on the allow-list."
    )
    static let eventsWanted = Text("事件", "Events")
    static let lastDelivery = Text("最近送达", "Last delivery")
    static let addEndpoint = Text("添加接收地址", "Add an endpoint")
    static let newSecret = Text("签名密钥，只显示这一次：", "The signing secret, shown only this once:")
    static let recentDeliveries = Text("最近的发送", "Recent deliveries")
    static let noDeliveries = Text("还没有发送过。", "Nothing has been sent yet.")
    static let event = Text("事件名", "Event")
    static let outcome = Text("结果", "Outcome")
    static let healthy = Text("正常", "Healthy")
    static let failing = Text("发送失败", "Failing")
    static let endpointProposed = Text("待另一位管理员审批", "Waits for another administrator")
    static let disabled = Text("已停用", "Disabled")
    static let disable = Text("停用", "Disable")
    static let networks = Text("允许的网段", "Networks it may lie in")
    static let networksHint = Text("如 10.1.2.0/24，多个用空格隔开。", "Such as 10.1.2.0/24; several with blanks between.")
    static let typeEndpointName = Text("请填写名称。", "Type a name.")
    static let typeEndpointAddress = Text("请填写以 https:// 开头的完整网址。", "Type the whole address, beginning with https://.")
    static let typeNetworks = Text("请填写网段，如 10.1.2.0/24。", "Type networks such as 10.1.2.0/24.")
    static let chooseEvents = Text("请至少选择一种事件。", "Choose at least one event.")
    static func deliveredWith(_ status: Int) -> Text { Text("已送达 \(status)", "Delivered \(status)") }
    static func retrying(_ attempt: Int, _ reason: Text) -> Text {
        Text("第 \(attempt) 次未成，将重试：\(reason.zh)", "Attempt \(attempt) failed, will retry: \(reason.en)")
    }
    static func abandoned(_ reason: Text) -> Text { Text("已停止：\(reason.zh)", "Given up: \(reason.en)") }

    static let errorNotFound = Text("没有这个页面", "There is no such page")
    static let adviceNotFound = Text(
        "地址有误，或者您无权查看。请从首页重新进入。",
        "The address is wrong, or it is not for you to see. Start again from the front page."
    )
    static let errorExpired = Text("页面已过期", "The page is too old")
    static let adviceExpired = Text(
        "为了安全，停留太久需要重新打开。请返回上一页，复制已填写的内容，刷新后再提交。",
        "For safety, a page must be opened anew after a while. Go back, copy what you typed, reload and send it again."
    )
    static let errorTooLarge = Text("内容太大", "It is too large")
    static let adviceTooLarge = Text(
        "请减少文件或缩短文字后再提交。",
        "Send fewer or smaller files, or a shorter text."
    )
    static let errorUnreadable = Text("内容无法读取", "It could not be read")
    static let adviceUnreadable = Text(
        "请返回上一页，刷新后重新填写。",
        "Go back, reload the page and fill it in again."
    )
    static let errorTooMany = Text("尝试太频繁", "Too many attempts")
    static let adviceTooMany = Text("请等几分钟再试。", "Wait a few minutes and try again.")
    static let receivedBefore = Text("已经收到，没有重复登记", "It was received before and is not registered twice")
    static let receivedBeforeRemedy = Text(
        "登记号和查询码在第一次提交后已经显示，查询码只显示一次；没有记下的，请与信访室联系",
        "Number and query code were shown after the first time, the code only once; if you did not note them, ask the "
            + "petition office"
    )
    static let errorConflict = Text("已被他人处理", "Somebody else was first")
    static let adviceConflict = Text("请返回查看最新情况。", "Go back to see how it stands now.")
    static let errorFailure = Text("系统出错", "Something went wrong")
    static let adviceFailure = Text(
        "您提交的内容没有保存。请稍后再试；仍不行，请把下面的编号告诉管理员。",
        "What you sent was not saved. Try again later; if it persists, give the number below to the operator."
    )
    static let errorUnavailable = Text("系统正忙", "The service is busy")
    static let adviceUnavailable = Text(
        "您提交的内容没有保存。请一分钟后再试。", "What you sent was not saved. Try again in a minute."
    )
    static let errorReference = Text("编号：", "Number:")
    static let goOn = Text("继续", "Continue")
}
