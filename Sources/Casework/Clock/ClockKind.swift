/// Every period that Dengwen watches (时限). The raw value is the code in tables, exports and messages.
public enum ClockKind: String, Hashable, Sendable, CaseIterable {
    /// A report on a cadre of an upper level, or on the own head, reaches the next-higher petition office.
    case upwardReport = "UPWARD_REPORT"
    /// An item from the upper organ is accepted or forwarded.
    case forwardAccept = "FORWARD_ACCEPT"
    /// Another organ's item is forwarded.
    case forwardOther = "FORWARD_OTHER"
    /// The real-name reporter is told of the acceptance.
    case acceptNotice = "ACCEPT_NOTICE"
    /// Disposition opinion, plan and approval.
    case plan = "PLAN"
    /// The person asked by letter answers.
    case talkReply = "TALK_REPLY"
    /// Report and disposition after the talk or the answer.
    case talkReport = "TALK_REPORT"
    /// Preliminary verification.
    case prelim = "PRELIM"
    /// A matter assigned from above is finished.
    case assigned = "ASSIGNED"
    /// The real-name reporter is told the result.
    case feedback = "FEEDBACK"
    /// Rooms tell the petition office what they finished in the quarter.
    case quarterFeedback = "QUARTER_FEEDBACK"
    /// A wrongly accused person is cleared.
    case clarify = "CLARIFY"
    /// Investigation after filing; kept for reference only.
    case investigation = "INVESTIGATION"
    /// An appeal to the supervision organ is decided.
    case appeal = "APPEAL"
    /// A re-examination by the higher organ is decided.
    case review = "REVIEW"
    /// An ordinary petition is forwarded, or its sender told.
    case xfForward = "XF_FORWARD"
    /// An ordinary petition that came to the wrong organ is objected to.
    case xfReject = "XF_REJECT"
    /// An ordinary petition is answered.
    case xfHandle = "XF_HANDLE"
    /// An answer to an ordinary petition is reviewed.
    case xfReview = "XF_REVIEW"
    /// A review of an ordinary petition is re-examined.
    case xfRecheck = "XF_RECHECK"
    /// A micro-corruption clue is with its room.
    case fastDivert = "FAST_DIVERT"
    /// A micro-corruption clue has its plan.
    case fastPlan = "FAST_PLAN"
    /// A micro-corruption clue is finished.
    case fastClose = "FAST_CLOSE"
    /// Who is competent for an accused of an unknown unit is found out.
    case research = "RESEARCH"
    /// Each leader receives visitors in a township once a year.
    case visitTown = "VISIT_TOWN"
    /// A supervision order is answered.
    case supervision = "SUPERVISION"
    /// A recommendation is answered.
    case recommendReply = "RECOMMEND_REPLY"
    /// Somebody looks again at what a recommendation led to.
    case lookBack = "LOOK_BACK"
    /// An objection of the reporter to a result is answered.
    case objection = "OBJECTION"
    /// Somebody looks again at a watch over a reporter who is threatened. The day of the next look is set by whoever looked.
    case protectionLook = "PROTECTION_LOOK"

    /// Whether people set its last day, so that no new period and no new calendar moves it.
    public var isSetByPeople: Bool { self == .protectionLook }
}
