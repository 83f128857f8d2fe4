public import Casework

/// Words of steps that stopped and wait for a person.
extension Text {
    static let stuckTitle = Text("停下的工作", "Stuck work")
    static let stuckHint = Text(
        "来件的自动阅读、附件的检查多次不成的，停在这里，等人决定：重试，或者放弃。放弃阅读的，由人直接研判；放弃检查的附件保持封闭。",
        "What was to be read or checked by itself, and was not in several tries, stops here until a person decides: try it again, "
            + "or give it up. A report that is not read is triaged by hand all the same; a file that is not checked stays closed."
    )
    static let stuckCountsHint = Text(
        "本机关及下级机关停下的工作，只列数量、原因和最早日期，不显示任何件。排除原因后按原因重试，一次最多二百件。",
        "What stopped in your organ and in those below it: how much, why and since when, and nothing of any item. Once the cause "
            + "is mended, have all of a reason tried again, two hundred at most by one press.")
    static let nothingStuck = Text("没有停下的工作。", "Nothing is stuck.")
    static let stuckSince = Text("停下日期", "Stopped on")
    static let stuckOldest = Text("最早停下日期", "Oldest since")
    static let stuckTries = Text("已试次数", "Tries")
    static let stuckItem = Text("来件", "Item")
    static let stuckCount = Text("件数", "How many")
    static let stuckWhat = Text("怎么了", "What happened")
    static let stuckAdvice = Text("怎么办", "What to do")
    static let stuckActs = Text("处理", "Decide")
    static let retryStuck = Text("重试", "Try again")
    static let retryAllStuck = Text("这一原因的全部重试", "Try all of this reason again")
    static let giveUpStuck = Text("放弃", "Give up")
    static let giveUpReading = Text("放弃自动阅读", "Give up the reading")
    static let giveUpChecking = Text("放弃检查附件", "Give up the check of a file")
    static let giveUpReadingFollows = Text(
        "放弃以后不再自动阅读：没有研判建议，危险和微腐败的标记须由登记员自己看出并注明，请立即研判。该件的历史中写明。",
        "It is not read by itself any more: there will be no proposal, and whoever triages it looks for danger and micro-corruption "
            + "themselves, so let somebody do that at once. The item's history says so.")
    static let giveUpCheckingFollows = Text(
        "放弃以后不再查毒，不做副本：原件保持封闭，附件页上注明“未能查毒”；确需打开的，由可以使用原件的人说明用途后开放。",
        "It is not checked any more, and has no copy: the original stays closed and the page of the files says so, until somebody "
            + "who may have it says what for.")
    static let stuckBack = Text("返回，不放弃", "Back, without giving it up")
    static let fileStopped = Text("检查已停下", "The check stopped")

    /// The number of a file on its report.
    static func fileNumbered(_ ordinal: Int) -> Text { Text("附件 \(ordinal)", "file \(ordinal)") }
}

extension ParkedStep {
    var words: Text {
        switch self {
        case .read: Text("自动阅读来件", "Reading reports")
        case .clean: Text("检查附件", "Checking files")
        }
    }

    /// What giving it up is called, and what follows.
    var givingUp: (title: Text, follows: Text) {
        switch self {
        case .read: (.giveUpReading, .giveUpReadingFollows)
        case .clean: (.giveUpChecking, .giveUpCheckingFollows)
        }
    }
}

extension ParkReason {
    /// What happened.
    var words: Text {
        switch self {
        case .notFound: Text("该件已经不在", "The item is gone")
        case .corruptRow: Text("数据库中的记录不完整或者被改动", "A row in the database is not as the program wrote it")
        case .refusedByRule: Text("数据库规则不接受结果", "A rule of the database refuses what came of it")
        case .unreadable: Text("内容无法解密", "What is sealed cannot be opened")
        case .database: Text("数据库报错", "The database answers with an error that does not pass")
        case .databaseUnavailable:
            Text("数据库多次没有响应，或者资源不足", "The database did not answer at any try, or had no room")
        case .needsMending: Text("登记的内容有误", "A field of the report is not as it must be")
        case .refused: Text("不符合这一步的办理规则", "A rule of the step does not allow it")
        case .mustBeSealed: Text("应当密封报送上级", "It must go up sealed")
        case .alreadyReceived: Text("此前已经收到同一件", "The same was received before")
        case .scannerSilent: Text("查毒程序没有响应", "The virus scanner did not answer")
        case .copierFailed: Text("制作副本的程序没有运行", "The program that makes copies did not run")
        case .unexpected: Text("未预料到的错误", "An error that nobody thought of")
        case .workersDied: Text("处理时程序多次中断", "The program broke off over it, time and again")
        }
    }

    /// What whoever has the item can do about it.
    func advice(for step: ParkedStep) -> Text {
        switch (self, step) {
        case (.notFound, _): Text("放弃即可。", "Give it up.")
        case (.corruptRow, _):
            Text(
                "请系统管理员核查数据库，恢复后重试。", "Ask the administrator to look at the database, and try again once it is mended.")
        case (.refusedByRule, .read), (.needsMending, .read), (.refused, .read):
            Text(
                "核对登记的内容，更正后重试；仍不成的，放弃后直接研判。",
                "Look over what was registered, mend the field and try again; if that does not help, give it up and triage it by hand."
            )
        case (.refusedByRule, .clean), (.needsMending, .clean), (.refused, .clean):
            Text(
                "核对文件，另存为常用格式后重新上传；原来的放弃。",
                "Look at the file and upload it again in a common format; give this one up.")
        case (.unreadable, _):
            Text(
                "请系统管理员核对本机的主密钥（site.key）是否是这套数据的，改正后重试。",
                "Ask the administrator whether the site key of this machine belongs to these data; try again once it does."
            )
        case (.database, _):
            Text("请系统管理员查看数据库日志，排除后重试。", "Ask the administrator to read the database's log; try again afterwards.")
        case (.databaseUnavailable, _):
            Text("数据库恢复后重试。", "Try again once the database is back.")
        case (.mustBeSealed, _):
            Text("在“待密封报送”中决定，这里放弃。", "Decide about its sealing, and give this up.")
        case (.alreadyReceived, _): Text("放弃即可，先收到的照常办理。", "Give it up; the one that came first goes on.")
        case (.scannerSilent, _):
            Text("请系统管理员启动查毒程序，然后重试。", "Ask the administrator to start the virus scanner, then try again.")
        case (.copierFailed, _):
            Text(
                "请系统管理员核查制作副本的程序，然后重试；急用的，另存为常用格式后重新上传。",
                "Ask the administrator to look at the program that makes copies, then try again; in a hurry, upload the file again in "
                    + "a common format.")
        case (.unexpected, _):
            Text("重试一次；仍不成的，告知系统管理员。", "Try again once; if it stops anew, tell the administrator.")
        case (.workersDied, .read):
            Text("放弃后直接研判，并告知系统管理员。", "Give it up and triage it by hand, and tell the administrator.")
        case (.workersDied, .clean):
            Text(
                "文件可能有害或者过大：请反映人换一种方式提供，这里放弃，并告知系统管理员。",
                "The file may be hostile or too large: ask for it in another form, give this one up, and tell the administrator."
            )
        }
    }

    /// What whoever keeps the machine can do about it.
    var adviceForAdministrator: Text {
        switch self {
        case .corruptRow, .database, .refusedByRule:
            Text("查看程序和数据库的日志，排除后重试。", "Read the logs of the program and of the database; try again afterwards.")
        case .unreadable: Text("核对 site.key 是否是这套数据的。", "See whether site.key belongs to these data.")
        case .databaseUnavailable: Text("数据库恢复后重试。", "Try again once the database is back.")
        case .scannerSilent: Text("启动查毒程序后重试。", "Start the virus scanner, then try again.")
        case .copierFailed:
            Text("核查制作副本的程序是否装好，然后重试。", "See whether the program that makes copies is installed, then try again.")
        case .unexpected, .workersDied:
            Text(
                "查看程序日志；重试仍停下的，由信访室放弃。",
                "Read the program's log; what stops again is for the petition office to give up.")
        case .notFound, .needsMending, .refused, .mustBeSealed, .alreadyReceived:
            Text("由信访室决定。", "The petition office decides.")
        }
    }
}

/// Addresses of what stopped.
extension Link {
    /// What stopped and waits for a person.
    public static let stuck: Link = .path("stuck")
    /// Has all of a reason tried again (`POST`).
    public static let stuckRetryAll: Link = .path("stuck", "retry-all")
    /// Has one item tried again (`POST`).
    public static func stuckRetry(_ work: ParkedWork) -> Link { .path("stuck", work.step.rawValue, work.id, "retry") }
    /// Asks whether it is given up; its `POST` does it.
    public static func stuckGiveUp(_ work: ParkedWork) -> Link {
        .path("stuck", work.step.rawValue, work.id, "give-up")
    }
}
