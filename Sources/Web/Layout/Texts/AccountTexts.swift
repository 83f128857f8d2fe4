import Operations

/// Words of one's own account.
extension Text {
    static let code = Text("动态码", "One-time code")
    static let codeHint = Text(
        "验证器上的六位数字，或者一个恢复码；没有设置验证器的留空。",
        "Six digits from your authenticator, or a recovery code; leave it empty where none was set up."
    )
    static let firstCodeHint = Text(
        "添加以后，填验证器上显示的六位数字。", "Once it is added, type the six digits that the authenticator shows."
    )
    static let typeCode = Text("请填动态码", "Type the code")

    static let myAccount = Text("我的账号", "My account")
    static let mySessions = Text("我的登录", "My sign-ins")
    static let mySessionsHint = Text(
        "不记录地址。看到不认识的，请结束它并更改密码。",
        "No address is kept. If you do not know one of them, end it and change your password."
    )
    static let sessionStarted = Text("登录时间", "Signed in")
    static let sessionSeen = Text("最近使用", "Last used")
    static let sessionDevice = Text("浏览器", "Browser")
    static let sessionIsThis = Text("当前", "this one")
    static let sessionOfAPI = Text("接口", "API")
    static let endSession = Text("结束", "End")
    static let endSessions = Text("全部退出", "Sign out everywhere")
    static let signOutOther = Text("结束他人的全部登录和令牌", "End all sign-ins and tokens of somebody")
    static let signOutOtherHint = Text(
        "只限本机关账号，立即生效，记入审计日志。密码仍然有效；如怀疑泄露，请由系统管理员另发一次性代码。",
        "Accounts of your own organ alone; at once, and on the audit log. The password still opens the door: if it may be "
            + "known to others, let the system administrator give a new one-time code."
    )
    static let noSuchAccount = Text("本机关没有这个账号", "Your organ has no such account")
    static let otherBrowser = Text("其他浏览器", "another browser")
    static let otherSystem = Text("其他系统", "another system")

    static let changePassword = Text("更改密码", "Change the password")
    static let oldPassword = Text("现在的密码", "Present password")
    static let newPassword = Text("新密码", "New password")
    static let newPasswordAgain = Text("再次输入新密码", "New password once more")
    static let passwordAdvice = Text(
        "12至128个字符，可以用一句话，中文也可以，可以粘贴；不要求大小写和符号。几个不相干的词连在一起最好记也最难猜。"
            + "不要含账号、姓名、机关名称，也不要用在别处用过的密码。",
        "12 to 128 characters; a sentence will do, in any language, and may be pasted. Capitals and signs are not asked "
            + "for. Several words that have nothing to do with each other are easiest to remember and hardest to guess. "
            + "Leave out the account, your name and the organ, and use no password that you use elsewhere."
    )
    static let passwordsDiffer = Text("两次输入的密码不同", "The two passwords differ")
    static let passwordChanged = Text("密码已更改", "The password is changed")
    static let signInAgain = Text(
        "您的全部登录已结束，请重新登录。", "All your sign-ins have ended. Sign in again."
    )

    static let factor = Text("验证器（第二因素）", "Authenticator (second factor)")
    static let factorIsSet = Text("已设置", "It is set up")
    static let factorIsMissing = Text("未设置", "None is set up")
    static let codesLeft = Text("剩余恢复码", "Recovery codes left")
    static let setUpFactor = Text("设置验证器", "Set up an authenticator")
    static let changeFactor = Text("设置新的验证器", "Set up another authenticator")
    static let factorSecret = Text("密钥", "Secret")
    static let factorSecretHint = Text(
        "在验证器（支持时间动态码 TOTP 的任何程序）中手动添加，或者在装有验证器的设备上打开链接。只显示这一次，不要抄给别人。",
        "Add it by hand in any authenticator that knows time-based codes (TOTP), or open the link on the device that has "
            + "it. It is shown this once; give it to nobody."
    )
    static let factorPictureHint = Text(
        "用手机上的验证器扫描下面的二维码；不能扫描的，输入下面的字母。",
        "Scan the picture with the authenticator on your telephone; where that does not work, type the letters below.")
    static let factorPicture = Text("验证器二维码", "Picture of the key for an authenticator")
    static let factorLink = Text("在验证器中打开", "Open in the authenticator")
    static let factorChanged = Text("验证器已设置", "The authenticator is set up")
    static let recoveryCodes = Text("恢复码", "Recovery codes")
    static let recoveryCodesHint = Text(
        "验证器丢失时，一个恢复码可以代替一次动态码。只显示这一次：请抄下，与电脑和手机分开保管。",
        "If you lose the authenticator, each of these stands for one code, once. They are shown this once: write them down "
            + "and keep them apart from computer and phone."
    )

    static let confirmFactor = Text("请再次验证", "Confirm that it is you")
    static let confirmFactorHint = Text(
        "这项操作需要刚刚输入过的动态码。", "What you want to do asks for a code that was given a moment ago."
    )

    static let invitation = Text("设置账号", "Set up your account")
    static let invitationHint = Text(
        "代码只能用一次。设置完成后，以前的密码、验证器和登录全部失效。",
        "The code works once. When you are done, former passwords, authenticators and sign-ins are void."
    )
    static let accountIsReady = Text("账号已设置", "Your account is set up")
    static let invitationCode = Text("一次性代码", "One-time code of the account")
    static let invitationCodeHint = Text(
        "系统管理员交给您的32个字母和数字，可以粘贴；大小写、空格和横线都可以。",
        "The 32 letters and digits that the system administrator gave you; they may be pasted, in capitals or not, with or "
            + "without spaces and dashes."
    )
    static let invitationIsOver = Text(
        "代码不对，或者用过、过期、已换新，或者还在等安全保密管理员批准。请核对，或者向系统管理员要新的代码。",
        "It is not the code, or it was used, is more than a day old, was replaced, or waits for the security office. Check it, "
            + "or ask the system administrator for another."
    )
}

extension Text {
    static let accountNotes = Text("您的账号有新情况。", "Something happened to your account.")
    static let accountNotesLook = Text("查看", "Look at it")
    static let accountNotesHint = Text(
        "不是您本人所为的，请立即修改密码，结束全部登录，并告知安全保密管理员。",
        "If it was not you: change your password at once, end all sign-ins, and tell the security administrator.")
    static let noteWhat = Text("情况", "What")
    static let noteTimes = Text("次数", "How often")
    static let noteFirst = Text("最早", "First")
    static let noteLast = Text("最近", "Last")
    static let closeNotes = Text("知道了，收起", "I have read it")
}

extension AccountNote.Kind {
    var words: Text {
        switch self {
        case .refused: Text("登录或者动态码被拒绝", "A sign-in or a code was refused")
        case .password: Text("密码已设置或者修改", "The password was set or changed")
        case .factor: Text("验证器已设置或者更换", "The second factor was set or replaced")
        case .recovery: Text("使用了恢复码", "A recovery code was used")
        case .tokenApproved: Text("您的接口令牌获得批准", "A token of yours was approved")
        case .tokenEnded: Text("您的接口令牌被停用", "A token of yours was ended by the security office")
        }
    }
}
