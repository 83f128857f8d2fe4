/// Words of forms: what must be filled, and what to change.
extension Text {
    static let mustBeFilled = Text("（必填）", "(required)")
    static let pleaseChoose = Text("请选择", "Choose")
    static let mustBePressed = Text("请按提交按钮", "Press the button that sends it")
    static let chooseOne = Text("请选择一项。", "Choose one of the values.")

    static func changeBeforeSaving(_ number: Int) -> Text {
        Text("还有 \(number) 处需要修改", "\(counted(number, "thing")) to change")
    }

    static let dayUnreadable = Text(
        "日期看不懂，请写成 2026-03-12 这样。", "The date cannot be read: write it like 2026-03-12."
    )

    static func dayInFuture(_ latest: Day) -> Text {
        Text(
            "日期不能晚于 \(latest.iso)，请核对后重填。",
            "The date cannot be later than \(latest.iso): check it and type it again."
        )
    }

    static func numberBetween(_ range: ClosedRange<Int>) -> Text {
        Text(
            "请填 \(range.lowerBound) 到 \(range.upperBound) 之间的整数。",
            "Type a whole number from \(range.lowerBound) to \(range.upperBound)."
        )
    }

    static func tooLong(by excess: Int, longest: Int) -> Text {
        Text(
            "最多 \(longest) 字，请删去 \(excess) 字。",
            "At most \(counted(longest, "character")): shorten it by \(excess)."
        )
    }

    // MARK: Desk

    static let chooseChannel = Text("请选择来件方式。", "Choose the channel.")
    static let typeReceivedDay = Text("请填写收到日期。", "Type the day on which it was received.")
    static let chooseSignature = Text(
        "请选择署名方式：实名、匿名或联名。", "Choose how it is signed: real name, anonymous or joint."
    )
    static let chooseManagedBy = Text(
        "请先选择被反映人由谁管理；没有被反映人的，选最后一项。",
        "Choose first who manages the person reported; if there is none, choose the last one."
    )
    static let chooseCategory = Text("请选择问题类别。", "Choose the category.")
    static let typeReporterName = Text(
        "实名件请填写反映人姓名；没有姓名请改选匿名。",
        "A signed report needs the reporter's name; without one, choose anonymous."
    )
    static let typeSummary = Text("请填写主要内容。", "Type what the report says.")
    static let chooseSealedWhy = Text(
        "请选择属上级管理，或本机关主要负责人。", "Choose: managed by a higher level, or head of this organ."
    )
    static let sealedNeedsNoContent = Text(
        "此件不得录入内容，已填写的内容没有保存。请用下方“密封登记”只登记收件情况。",
        "The content of this item may not be entered, and what was typed has not been kept. Use the sealed register "
            + "below, which records only that it came in."
    )

    // MARK: Triage and handling

    static let chooseKind = Text("请选择件别。", "Choose the kind of item.")
    static let typeReason = Text("请写明理由。", "Type the reason.")
    static let typeDay = Text("请填写日期。", "Type the day.")
    static let chooseElsewhere = Text("业务范围外的，请选择应由谁处理。", "Out of scope: choose who may settle it.")

    // MARK: Public

    static let chooseArea = Text("请选择事情发生在哪里。", "Choose where it happened.")
    static let chooseSigning = Text("请选择实名或匿名。", "Choose to give your name or to stay anonymous.")
    static let tooManyHandIns = Text(
        "提交过于频繁，这次没有提交；内容都在，请过一分钟再提交。",
        "Too much is coming in just now, and this was not sent. Everything you typed is here: send it again in a minute."
    )
    static func waitFor(_ seconds: Int64, isWrong: Bool) -> Text {
        let again = Text(
            "请等 \(seconds) 秒后再按一次。等的时候，您的浏览器会算一道题；没有算，就请回答下面的小问题。不记录您的任何信息。",
            "Press again in \(seconds) seconds. While you wait, your browser works on a sum; if it does not, answer the "
                + "small question below. Nothing about you is kept.")
        let before =
            isWrong
            ? Text(
                "回答不对，或者已经用过，这次没有提交；内容都在。",
                "The answer was wrong or used before, and this was not sent; everything you typed is here.")
            : Text(
                "现在来的人多，这次没有提交；内容都在。",
                "Many come just now, and this was not sent; everything you typed is here.")
        return Text(before.zh + again.zh, before.en + " " + again.en)
    }
    static func waitWorkedFor(_ seconds: Int64) -> Text {
        Text(
            "现在来的人多，这次没有提交；内容都在。您的位置还在，请等 \(seconds) 秒后再按一次。不记录您的任何信息。",
            "Many come just now, and this was not sent; everything you typed is here. Your place is kept: press again in "
                + "\(seconds) seconds. Nothing about you is kept.")
    }
    static let waitPlaceKept = Text(
        "您的浏览器已经算好，不用再算，也不用回答问题。着急的，可以拨打 12388 或者到接待场所反映。",
        "Your browser did its work: there is no more of it, and no question. If it is urgent, call 12388 or come in person."
    )
    /// `{tried}` and `{mean}` are numbers of tries.
    static let workGoesOn = Text(
        "浏览器正在替您算题，请稍候：已试 {tried} 次，一般要 {mean} 次上下。也可以回答小问题。",
        "Your browser is working for your place: {tried} tries, about {mean} are usual. You may answer the question instead."
    )
    static let workFound = Text(
        "算好了，不用回答小问题。等到时间后请再按一次。",
        "Done: the question needs no answer. Press again when the time is over."
    )
    static let workFoundAndOpen = Text("算好了，现在可以再按一次。", "Done: press again now.")
    static let workSlow = Text(
        "浏览器还在算：已试 {tried} 次，一般要 {mean} 次上下。回答了小问题，现在就可以再按一次。",
        "Your browser is still working: {tried} tries, about {mean} are usual. With the question answered, press again now."
    )
    static let workFails = Text(
        "这个浏览器算不了，请回答小问题。", "This browser cannot do the work: please answer the question."
    )
    /// What the script says, by name, beside a question and for files.
    static let workForPlace = [
        ("works", workGoesOn), ("found", workFound), ("open", workFoundAndOpen), ("slow", workSlow),
        ("fails", workFails),
    ]
    static let workForFiles = [
        (
            "works",
            Text(
                "浏览器正在替您的文件算题，请稍候：已试 {tried} 次，一般要 {mean} 次上下。",
                "Your browser is working for a place for your files: {tried} tries, about {mean} are usual.")
        ),
        (
            "found",
            Text(
                "算好了。等到时间后请重新选择文件，再按一次。",
                "Done. Choose the files again and press once more when the time is over.")
        ),
        ("open", Text("算好了，现在可以重新选择文件，再按一次。", "Done: choose the files again and press now.")),
        (
            "slow",
            Text(
                "浏览器还在算：已试 {tried} 次，一般要 {mean} 次上下。",
                "Your browser is still working: {tried} tries, about {mean} are usual.")
        ),
        (
            "fails",
            Text(
                "这个浏览器算不了：请先提交文字，以后凭查询码补充文件。",
                "This browser cannot do the work: send the text now, and add the files later with your query code.")
        ),
    ]
    static let waitHint = Text(
        "写一个数字。着急的，可以拨打 12388 或者到接待场所反映。",
        "Write a number. If it is urgent, call 12388 or come in person."
    )
    static let typeYourName = Text(
        "实名举报请填写您的姓名；不愿填写请改选匿名。", "Type your name, or choose to stay anonymous."
    )
    static let typeYourPhone = Text(
        "实名举报请填写能联系到您的电话；不愿填写请改选匿名。",
        "Type a telephone number that reaches you, or choose to stay anonymous."
    )
    static let typeWhatHappened = Text("请写下发生了什么。", "Write what happened.")
    static let tickReadFirst = Text("请阅读上面三点并打勾。", "Read the three points above and tick the box.")
    static let upperReportsElsewhere = Text(
        "此事应由上级机关受理，本站不能接收，您填写的内容没有保存。请按下方地址联系上级机关。",
        "This must go to a higher organ: this site may not take it, and nothing you typed has been kept. Please use "
            + "the address below."
    )
    /// One answer for a code that is wrong, unknown or sealed.
    public static let codeNotFound = Text(
        "没有查到。请核对查询码后重新输入；每个字符都要对。依法须由上级机关受理的，本站查不到，请向上级机关查询。",
        "Nothing was found. Check the query code and type it again; every character counts. What by law goes to a higher "
            + "organ cannot be followed here: ask there."
    )
    static let codesBusy = Text(
        "现在查询的人多，这次没有查询；内容都在，请过一会儿再按一次。",
        "Many people ask just now, and this was not looked up. Everything you typed is here: press again in a moment."
    )
    static let typeAccount = Text("请填写账号。", "Type your account.")
    static let typePassword = Text("请填写密码。", "Type your password.")
    /// One answer for whatever part of signing in was wrong.
    public static let signInFailed = Text(
        "账号、密码或者动态码不对，请重新输入。如果有人多次猜过这个账号，没有动态码的须等一小时；在登录过的浏览器上不受影响。",
        "The account, the password or the code is wrong. Type them again. Where somebody has guessed at this account many "
            + "times, an account without codes waits for up to an hour; a browser in which you have signed in is not "
            + "concerned."
    )
}
