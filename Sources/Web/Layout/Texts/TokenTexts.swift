import Casework
import Operations

/// Words of tokens for other systems, and of codes that were given too long ago.
extension Text {
    static let codeIsOld = Text("请填刚刚显示的动态码，其余内容已保留", "Type a fresh code; all else is kept")
    static let codeIsOldHint = Text(
        "上一个动态码输入已久。", "Your last code was given too long ago."
    )

    static let tokens = Text("接口令牌", "API tokens")
    static let tokensHint = Text(
        "其他系统用令牌以您的名义办理，权限不超过您当时的岗位。",
        "With a token another system acts in your name; it never may more than you may at that moment."
    )
    static let myTokens = Text("我的令牌", "My tokens")
    static let tokensOfOrgan = Text("本机关的令牌", "Tokens of the organ")
    static let noTokens = Text("没有令牌。", "There are no tokens.")
    static let newToken = Text("申请令牌", "Ask for a token")
    static let newTokenLead = Text(
        "令牌只显示一次，另一人批准以后才能使用，最长\(TokenRules.days.upperBound)天。岗位、密码或者验证器一变即停用。",
        "A token is shown once, opens nothing before somebody else has approved it, and holds for "
            + "\(TokenRules.days.upperBound) days at most. It ends with another post, password or authenticator."
    )
    static let tokenPurpose = Text("用于", "Used by")
    static let tokenScopes = Text("权限", "Scopes")
    static let tokenDays = Text("天数", "Days")
    static let tokenMade = Text("令牌（只显示这一次）", "The token, shown this once")
    static let tokenMadeHint = Text(
        "请立即存入那个系统的密码库，不要发送、不要写进程序。批准以后才能使用。",
        "Put it into that system's secret store at once; send it to nobody and write it into no source. It opens nothing "
            + "before it is approved."
    )
    static let tokenOwner = Text("所有人", "Owner")
    static let tokenUntil = Text("有效至", "Holds until")
    static let tokenUsed = Text("最近使用", "Last used on")
    static let tokenStanding = Text("状态", "State")
    static let approveToken = Text("批准", "Approve")
    static let endToken = Text("停用", "End")
    static let chooseScope = Text("请至少选择一项权限。", "Choose one scope at least.")
    static let choosePurpose = Text("请选择用于哪类系统。", "Choose which kind of system it is for.")
    static let tokensOfOrganLead = Text(
        "批准前请向所有人当面核实。", "Ask the owner in person before you approve."
    )
}

extension TokenScope {
    var words: Text {
        switch self {
        case .readBoard: Text("查看线索列表", "Read the board")
        case .claim: Text("领取线索", "Claim clues")
        case .register: Text("登记来件", "Register reports")
        }
    }
}

extension SystemKind {
    var words: Text {
        switch self {
        case .intake: Text("其他受理系统", "Another intake system")
        case .exchange: Text("数据交换平台", "A data exchange")
        case .display: Text("大屏或者看板", "A display")
        case .script: Text("自用脚本", "A script of one's own")
        }
    }
}

extension TokenRecord {
    /// Where it stands, and why it ended.
    func words(at now: Instant) -> Text {
        switch standing(at: now) {
        case .waiting: Text("待批准", "Waits for approval")
        case .holds: Text("有效", "In use")
        case .expired: Text("已过期", "Expired")
        case .ended:
            switch endedFor {
            case .owner, nil: Text("本人停用", "Ended by its owner")
            case .office: Text("安全保密管理员停用", "Ended by the office")
            case .account: Text("岗位、密码或者验证器已变更，停用", "Ended: another post, password or authenticator")
            }
        }
    }
}
