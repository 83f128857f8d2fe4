/// Words around every page, and words that many pages share.
extension Text {
    static let moreAreas = Text("更多", "More")
    // MARK: Frame

    static let neutralTitle = Text("信息服务", "Information service")
    static let skipToContent = Text("跳到正文", "Skip to content")
    static let mainNavigation = Text("主导航", "Main navigation")
    static let signOut = Text("退出登录", "Sign out")
    static let leaveQuickly = Text("快速离开", "Leave quickly")
    static let staffFoot = Text(
        "查看和操作均有记录。不得录入国家秘密。",
        "Every reading and every action is recorded. No state secrets may be entered."
    )
    static let publicFoot = Text(
        "本站不记录您的网络地址，不使用第三方内容，不在您的设备上保存填写内容。",
        "This site keeps no record of your network address, loads nothing from third parties and stores nothing that "
            + "you type on your device."
    )
    static let areaDesk = Text("登记台", "Intake desk")
    static let areaTriage = Text("研判", "Triage")
    static let areaBoard = Text("线索", "Clues")
    static let areaWebhooks = Text("对接", "Webhooks")

    // MARK: Words of many pages

    static let name = Text("名称", "Name")
    static let fullName = Text("姓名", "Name")
    static let organ = Text("机关", "Organ")
    static let unit = Text("单位", "Unit")
    static let post = Text("职务", "Post")
    static let level = Text("层级", "Level")
    static let phone = Text("电话", "Telephone")
    static let address = Text("地址", "Address")
    static let place = Text("发生地", "Place")
    static let category = Text("类别", "Category")
    static let channel = Text("来件方式", "Channel")
    static let state = Text("状态", "State")
    static let action = Text("操作", "Action")
    static let time = Text("时间", "Time")
    static let reason = Text("理由", "Reason")
    static let role = Text("身份", "Role")
    static let flags = Text("标记", "Marks")
    static let open = Text("打开", "Open")
    static let materials = Text("材料", "Materials")
    static let receivedOn = Text("收到日期", "Received on")
    static let receivedBy = Text("接收机关", "Received by")
    static let registerNumber = Text("登记号", "Register number")
    static let dueOn = Text("期限至", "Due by")

    /// A bare number.
    static func count(_ number: Int) -> Text { .asIs(String(number)) }

    // MARK: Clocks

    /// What a chip says about a clock that runs in working days.
    ///
    /// - Parameter left: working days to the last day; 0 on it, negative after it.
    public static func workingDays(left: Int) -> Text {
        if left == 0 { return Text("今天到期", "Due today") }
        if left < 0 {
            return Text("超期 \(-left) 个工作日", "\(counted(-left, "working day")) overdue")
        }
        return Text("还有 \(left) 个工作日", "\(counted(left, "working day")) left")
    }

    /// What a chip says about a clock that runs in calendar days; see ``workingDays(left:)``.
    public static func calendarDays(left: Int) -> Text {
        if left == 0 { return Text("今天到期", "Due today") }
        if left < 0 { return Text("超期 \(-left) 天", "\(counted(-left, "day")) overdue") }
        return Text("还有 \(left) 天", "\(counted(left, "day")) left")
    }

    /// What a chip says about a clock that no longer runs because the thing was done.
    public static let clockDone = Text("已完成", "Done")

    static func counted(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
