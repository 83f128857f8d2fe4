/// Words of the intake desk.
extension Text {
    static let deskTitle = Text("来件登记", "Register an item")
    static let deskToday = Text("今天的登记", "Today at the desk")
    static let sectionArrival = Text("来件", "Arrival")
    static let sectionReporter = Text("反映人", "Reporter")
    static let sectionAccused = Text("被反映人", "Persons reported")
    static let sectionMatter = Text("反映的问题", "The matter")

    static let signature = Text("署名", "Signature")
    static let signatureReal = Text("实名", "Real name")
    static let signatureAnonymous = Text("匿名", "Anonymous")
    static let signatureJoint = Text("联名", "Joint")
    static let signers = Text("联名人数", "Number of signers")

    static let managedByQuestion = Text("干部管理权限", "Who manages the post")
    static let managedByHint = Text(
        "先定管理权限，再录内容。属上级管理或涉及本机关主要负责人的，只做密封登记。没有被反映人的，选“尚不清楚”。",
        "Decide this before entering any content. What belongs to a higher level or concerns the head of this organ goes "
            + "into the sealed register only. Where nobody is accused, choose “Not clear yet”."
    )
    static let managedByOwn = Text("本机关管理", "This organ")
    static let managedByLower = Text("下级管理", "A lower level")
    static let managedByUpper = Text("属上级管理", "A higher level")
    static let managedByOwnHead = Text("本机关主要负责人", "Head of this organ")
    static let managedByUnknown = Text("尚不清楚", "Not clear yet")

    static func accusedNumber(_ row: Int) -> Text { Text("第 \(row) 人", "Person \(row)") }
    static let accusedName = Text("姓名或描述", "Name or description")
    static let addAccused = Text("再加一人", "Add a person")
    static let summary = Text("主要内容", "What the report says")
    static let noStateSecrets = Text(
        "照原意摘录。不得录入国家秘密；遇有涉密内容，停止录入并按保密规定处理。",
        "Keep to what it says. Never enter state secrets: when you meet one, stop and follow the rules on secrets."
    )
    static let saveAndNext = Text("登记，下一件", "Save and next")
    static let keysHint = Text(
        "回车到下一项，Shift+回车退回，Ctrl+回车登记", "Enter: next field, Shift+Enter: back, Ctrl+Enter: save"
    )

    static let sectionManaged = Text("由谁管理（先问明）", "Who manages the accused (asked first)")
    static let deskGoOn = Text("继续填写", "Go on")
    static let sealedTitle = Text("密封登记", "Sealed register")
    static let sealedExplanation = Text(
        "此件不得摘抄、复制，不得录入内容。只登记收件情况，原件密封后在 5 个工作日内报送上一级；涉及本机关主要负责人的，"
            + "直接报送上一级，不经其本人。",
        "Nothing of this item may be copied, excerpted or entered. Record only that it came in, seal the original and "
            + "send it to the next higher level within 5 working days; what concerns the head of this organ goes there "
            + "directly and does not pass the head."
    )
    static let sheets = Text("页数或件数", "Sheets or files")
    static let sealedDueOn = Text("报送上一级的期限", "Must be at the next higher level by")
    static let registerSealedUpper = Text("密封登记：属上级管理", "Register sealed: a higher level's")
    static let registerSealedOwnHead = Text("密封登记：本机关主要负责人", "Register sealed: head of this organ")

    static func savedAs(_ number: String?) -> Text {
        guard let number else { return Text("已密封登记。", "Registered in the sealed register.") }
        return Text("已登记：\(number)", "Registered: \(number)")
    }

    static let receiptSlip = Text("收件回执", "Receipt")
    static let queryCode = Text("查询码", "Query code")
    static let queryCodeOnce = Text(
        "查询码只显示这一次，请抄下或打印，不要告诉他人。",
        "The code is shown only this once: write it down or print it, and tell nobody."
    )
    static let printSlip = Text("打印回执", "Print receipt")

    static let enteredToday = Text("今日登记", "Entered today")
    static let sealedNotCounted = Text(
        "密封登记的另记一簿，不计入。", "What is registered sealed stands in a book of its own and is not counted.")
    static let toSealedLine = Text("查看这件密封件，办理报送", "Open this sealed item, to send it up")
    static let waitingForTriage = Text("待研判", "Awaiting triage")
    static let recentEntries = Text("最近登记", "Latest entries")
    static let nothingEnteredYet = Text("今天还没有登记。", "Nothing has been entered today.")
}
