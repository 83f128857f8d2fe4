/// What the reporter thinks of how a report was handled (满意度评价); once for each result, never more than a code, and
/// words if the reporter wants.
///
/// - Policy: XF-21
public enum Satisfaction: String, Hashable, Sendable, CaseIterable {
    case satisfied
    case basically
    case dissatisfied
    /// 不作评价
    case abstained

    /// Why a result cannot be rated; nil when it can. What was not told cannot be rated, and nobody rates twice.
    public static func objection(isTold: Bool, wasRated: Bool) -> Bilingual? {
        if !isTold { return Bilingual("结果反馈之后才能评价", "A result is rated once it was told") }
        return wasRated ? Bilingual("您已经评价过", "You have rated it before") : nil
    }
}

/// The duty to keep secret what one is told (保密义务): it is confirmed before a result is shown, as a day and nothing else.
///
/// - Policy: JB-36
public enum SecrecyDuty {
    /// Whether the reader confirms it before this notice is shown. Who is told where to turn must be able to read it.
    public static func comesBefore(_ notice: Notice.Kind) -> Bool {
        switch notice {
        case .result: true
        case .acceptance, .notAccepted, .suggestionAdopted: false
        }
    }
}

/// How the accused was told of the conclusion (向被检举控告人反馈).
///
/// - Policy: JB-38
public enum AccusedFeedbackWay: String, Hashable, Sendable, CaseIterable {
    /// 当面
    case inPerson = "in_person"
    /// 书面
    case letter
    /// 经所在党组织转告
    case throughParty = "through_party"
}
