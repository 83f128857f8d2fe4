/// Words of signing in and of errors.
extension Text {
    static let signInHeading = Text("工作人员登录", "Staff sign-in")
    static let signIn = Text("登录", "Sign in")
    static let account = Text("账号", "Account")
    static let password = Text("密码", "Password")
    static let signInWarning = Text(
        "仅供本机关工作人员使用。查看和操作均有记录。", "For staff of this organ only. Everything is recorded."
    )
    static let demoAccounts = Text("演示账号", "Demo accounts")

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
    static let tooLongAdvice = Text(
        "没有保存。您填写的文字在下面，请复制下来，缩短后再提交，或者分几次提交。",
        "Nothing was saved. What you typed stands below: copy it, shorten it, or send it in several parts."
    )
    static let tooLongHint = Text(
        "离开本页后，下面的文字就不再保留。", "When you leave this page the words below are gone."
    )
    static let errorHeaders = Text("请求头太大", "The headers of the request are too large")
    static let adviceHeaders = Text(
        "请清除本网站的 Cookie，或者换一个浏览器再试。",
        "Clear the cookies of this site, or try another browser."
    )
    static let errorUnreadable = Text("内容无法读取", "It could not be read")
    static let adviceUnreadable = Text(
        "请求没有完整送达：可能网络中断、传送太慢、网址过长，或者不是表单。请返回上一页，您填写的内容还在；刷新后重新提交。",
        "The request did not arrive whole: the line broke off or was too slow, the address is too long, or it was no form. Go "
            + "back, where what you typed still stands; reload the page and send it again."
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
    static let changedMeanwhile = Text(
        "您打开以后情况已有变动，这一步没有生效。下面是现在的情况。",
        "It has changed since you opened it, and this step did nothing. Below is how it stands now.")
    static let errorFailure = Text("系统出错", "Something went wrong")
    static let adviceFailure = Text(
        "您提交的内容没有保存。请稍后再试；仍不行，请把下面的编号告诉管理员。",
        "What you sent was not saved. Try again later; if it persists, give the number below to the operator."
    )
    static let errorUnavailable = Text("系统正忙", "The service is busy")
    static let adviceUnavailable = Text(
        "您提交的内容没有保存。请一分钟后再试。", "What you sent was not saved. Try again in a minute."
    )
    static let errorUnsettled = Text("不能确定是否已经保存", "It is not known whether it was saved")
    static let adviceUnsettled = Text(
        "保存时与数据库的连接中断，可能已经保存。请先查看是否已经办理；没有的，再提交一次。",
        "The connection to the database broke while it was being saved, and it may have been. Look whether it is done; if it "
            + "is not, send it again."
    )
    static let sendAgainOnce = Text(
        "收下时与数据库的连接中断，不能确定是否已经收到。填写的内容都在，请再提交一次，同一份不会重复登记。",
        "The connection to the database broke while it was being taken in, and it may have been. Everything you typed is here: "
            + "send it again; the same form is never registered twice."
    )
    static let keptWords = Text(
        "您填写的内容没有丢失，都在下面。请稍后按“再次提交”，也可以先复制下来。",
        "What you typed is not lost and stands below. Send it again in a while, or copy it first."
    )
    static let sendAgain = Text("再次提交", "Send again")
    static let listsAway = Text(
        "数据库暂时连不上，今天的登记没有列出。", "The database is away for a moment: today's entries are not listed."
    )
    static let errorReference = Text("编号：", "Number:")
    static let goOn = Text("继续", "Continue")
}
