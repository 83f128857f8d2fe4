extension Meeting.Rule {
    /// Leaders, the head of the petition office and case supervision call meetings, keep minutes and report upward.
    ///
    /// - Policy: HS-2
    static let convener = Self(id: .convener, policy: "HS-2") { input in
        let roles: Set<Role> = [.petitionLead, .caseSupervision, .deputy, .head]
        return input.facts.roles.isDisjoint(with: roles) ? .whole : nil
    }

    /// What a meeting decided is recorded from its day on.
    ///
    /// - Policy: HS-2
    static let onItsDay = Self(id: .onItsDay, policy: "HS-2") { input in
        guard case .decide(_, let day) = input.act else { return nil }
        return input.facts.today < day ? .whole : nil
    }

    /// A decision stands in the minutes.
    ///
    /// - Policy: HS-2
    static let decidedByMinutes = Self(id: .decidedByMinutes, policy: "HS-2") { input in
        guard case .decide(let minutes, _) = input.act else { return nil }
        return minutes.allSatisfy(\.isWhitespace) ? .minutes : nil
    }

    /// To the organ right above, and never to one that must not know.
    ///
    /// - Policy: HS-2
    static let upward = Self(id: .upward, policy: "HS-2") { input in
        guard case .reportUp(let organ, _) = input.act else { return nil }
        return organ == input.facts.superior && !input.facts.barred.contains(organ) ? nil : .upper
    }

    /// The day is not ahead.
    ///
    /// - Policy: HS-2
    static let reportedInTime = Self(id: .reportedInTime, policy: "HS-2") { input in
        guard case .reportUp(_, let day) = input.act else { return nil }
        return day > input.facts.today ? .day : nil
    }
}

extension Meeting.RuleID {
    /// What the rule demands, for people who read the rules, and what a refusal says.
    public var statement: Bilingual {
        switch self {
        case .convener:
            Bilingual(
                "会议由领导、信访室主任或者案管室召集、记录，重大事项由其上报",
                "Leaders, the head of the petition office and case supervision call meetings, keep minutes and report up"
            )
        case .onItsDay:
            Bilingual("会议日期未到，不能登记决定", "No decision is recorded before the day of the meeting")
        case .decidedByMinutes:
            Bilingual("决定应当写入会议纪要", "A decision stands in the minutes")
        case .upward:
            Bilingual(
                "重大事项向直接上级机关请示报告；不得报给应当回避的机关",
                "Major matters go to the organ right above, and to none that must not know of them")
        case .reportedInTime:
            Bilingual("上报日期不能晚于今天", "The day of the report is not ahead")
        }
    }
}
