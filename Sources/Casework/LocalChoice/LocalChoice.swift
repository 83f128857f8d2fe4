/// What the law leaves to a place, or what no source confirms: a number with a built-in value that a deployment puts its
/// own dated row over (本地设定).
///
/// - Policy: DW-local
public enum LocalChoice: String, Hashable, Sendable, CaseIterable {
    /// 重要案件：单项金额起点（元）
    case importantFromYuan = "important_from_yuan"
    /// 重要案件：联名人数起点
    case importantFromSignatories = "important_from_signatories"
    /// “微腐败”由上级直接办理：1是，0否
    case keepsMicroCorruption = "keeps_micro_corruption"
    /// 一人同时承办的线索上限
    case claimsPerPerson = "claims_per_person"
    /// 一室同时承办的线索上限
    case claimsPerRoom = "claims_per_room"
    /// 暂存待查最长天数
    case holdDays = "hold_days"
    /// 两次催办之间的工作日
    case reminderPause = "reminder_pause"
    /// 交办件签收的工作日
    case signDays = "sign_days"
    /// 隐名摘件最长有效天数
    case excerptDays = "excerpt_days"
    /// 隐名摘件最多份数
    case excerptCopies = "excerpt_copies"
    /// 联合办理的协办室上限
    case assistingRooms = "assisting_rooms"
    /// 领取满多少小时后不再算新领，尚未集体研究的加标记
    case claimHours = "claim_hours"
    /// 乡镇接访自几月起提醒
    case townVisitMonth = "town_visit_month"
    /// 核实实名联系不上几次后视为匿名
    case callAttempts = "call_attempts"
    /// 结果送达后可在查询页面提出异议的天数
    case objectionDays = "objection_days"
    /// 线索可信度提示：来源每级的分值
    case credibilitySource = "credibility_source"
    /// 线索可信度提示：署名每级的分值
    case credibilitySignature = "credibility_signature"
    /// 线索可信度提示：七何每项的分值
    case credibilityAccount = "credibility_account"
    /// 一人一小时内打开多少件即预警
    case readingAlarm = "reading_alarm"
    /// 一人一小时内最多打开多少件
    case readingMost = "reading_most"

    /// What it decides, for people.
    public var name: Bilingual {
        switch self {
        case .importantFromYuan:
            Bilingual("重要案件：单项金额起点（元）", "An important case: from this single sum on, in yuan")
        case .importantFromSignatories:
            Bilingual("重要案件：联名人数起点", "An important case: from this number of people on")
        case .keepsMicroCorruption:
            Bilingual("“微腐败”由上级直接办理（1是，0否）", "The higher organ keeps micro-corruption (1 yes, 0 no)")
        case .claimsPerPerson: Bilingual("一人同时承办的线索上限", "Open clues that one person may hold")
        case .claimsPerRoom:
            Bilingual("一室同时承办的线索上限（0不限）", "Open clues that one room may hold (0: no limit)")
        case .holdDays: Bilingual("暂存待查最长天数", "Days for which a clue is held at most")
        case .signDays: Bilingual("交办件几个工作日内签收", "Working days in which an assigned matter is signed for")
        case .assistingRooms: Bilingual("联合办理的协办室上限", "Rooms that may assist in one joint measure")
        case .claimHours:
            Bilingual("领取满多少小时尚未集体研究即提示", "Hours after a claim from which an unstudied clue is marked")
        case .townVisitMonth: Bilingual("乡镇接访自几月起提醒", "The month from which visits to a township are reminded of")
        case .callAttempts:
            Bilingual("核实实名联系不上几次后视为匿名", "Calls without an answer after which a signature counts as unverifiable")
        case .objectionDays:
            Bilingual("结果送达后可在查询页面提出异议的天数", "Days after a result was told in which the tracking page takes objections")
        case .credibilitySource:
            Bilingual("线索可信度提示：来源每级的分值（0不计）", "Advice on a report: points for each step of its source (0: none)")
        case .credibilitySignature:
            Bilingual("线索可信度提示：署名每级的分值（0不计）", "Advice on a report: points for each step of its signature (0: none)")
        case .credibilityAccount:
            Bilingual("线索可信度提示：七何每项的分值（0不计）", "Advice on a report: points for each of the seven (0: none)")
        case .readingAlarm:
            Bilingual("一人一小时内打开多少件即告知审计员", "Items that one person opens within an hour before the auditor is told")
        case .readingMost: Bilingual("一人一小时内最多打开的件数", "Items that one person may open within an hour")
        case .reminderPause: Bilingual("两次催办之间的工作日", "Working days between two reminders")
        case .excerptDays: Bilingual("隐名摘件最长有效天数", "Days for which a masked excerpt may be shown at most")
        case .excerptCopies: Bilingual("隐名摘件最多份数", "Copies of one masked excerpt at most")
        }
    }

    /// The value without a row.
    public var builtIn: Int64 {
        switch self {
        case .importantFromYuan: Route.Conventions.builtIn.importantFromYuan
        case .importantFromSignatories: Int64(Route.Conventions.builtIn.importantFromSignatories)
        case .keepsMicroCorruption: Route.Conventions.builtIn.keepsMicroCorruption ? 1 : 0
        case .claimsPerPerson: Int64(HandleLimits.openClaimsPerPerson)
        case .claimsPerRoom: 0
        case .holdDays: Int64(HandleLimits.holdDays)
        case .signDays: 2
        case .assistingRooms: Int64(JurisdictionLimits.assistingRooms)
        case .claimHours: Int64(HandleLimits.claimHours)
        case .townVisitMonth: Int64(TownVisit.reminderMonth)
        case .callAttempts: Int64(Triage.attemptsUntilUnreachable)
        case .objectionDays: Int64(ReporterObjection.daysOnPage)
        case .credibilitySource: Int64(Credibility.Weights.builtIn[.source])
        case .credibilitySignature: Int64(Credibility.Weights.builtIn[.signature])
        case .credibilityAccount: Int64(Credibility.Weights.builtIn[.account])
        case .readingAlarm: 120
        case .readingMost: 600
        case .reminderPause: Int64(SuperviseLimits.reminderPause.count)
        case .excerptDays: Int64(ExcerptLimits.days)
        case .excerptCopies: Int64(ExcerptLimits.copies)
        }
    }

    /// What a row may say. The twin of `local_policy_is_within_bounds`.
    public var bounds: ClosedRange<Int64> {
        switch self {
        case .importantFromYuan: 1...1_000_000_000
        case .importantFromSignatories: 2...10_000
        case .keepsMicroCorruption: 0...1
        case .claimsPerPerson: 1...500
        case .claimsPerRoom: 0...5_000
        case .holdDays: 1...3_660
        case .reminderPause: 1...60
        case .signDays: 1...30
        case .excerptDays: 1...365
        case .excerptCopies: 1...200
        case .assistingRooms: 1...20
        case .claimHours: 1...720
        case .townVisitMonth: 1...12
        case .callAttempts: 1...10
        case .objectionDays: 1...3_660
        case .readingAlarm: 5...100_000
        case .readingMost: 10...100_000
        case .credibilitySource, .credibilitySignature, .credibilityAccount:
            Int64(Credibility.Weights.bounds.lowerBound)...Int64(Credibility.Weights.bounds.upperBound)
        }
    }

    /// Whether a row can only hold for the whole deployment: its clocks know of no organ.
    public var isForAll: Bool { self == .townVisitMonth }

    /// The rules that read it.
    public var policy: Policy {
        switch self {
        case .importantFromYuan, .importantFromSignatories: "HS-26"
        case .keepsMicroCorruption: "HS-29"
        case .claimsPerPerson, .claimsPerRoom: "JB-52"
        case .holdDays: "ZJ-21"
        case .reminderPause: "DW-remind"
        case .signDays: "DW-sign"
        case .excerptDays, .excerptCopies: "DW-mask"
        case .assistingRooms: "DW-joint"
        case .claimHours: "JB-17"
        case .townVisitMonth: "HS-28"
        case .callAttempts: "DW-call"
        case .objectionDays: "DW-objection"
        case .credibilitySource, .credibilitySignature, .credibilityAccount: "DW-credibility"
        case .readingAlarm, .readingMost: "DW-reading"
        }
    }
}
