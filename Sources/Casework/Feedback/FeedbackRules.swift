extension Feedback.Input {
    /// The verdict, if the occasion is a triage.
    fileprivate var verdict: Triage.Verdict? {
        switch occasion {
        case .triaged(let verdict, _): verdict
        case .concluded, .suggestionConcluded: nil
        }
    }

    /// What was done with a report that is not accepted.
    fileprivate var declineAction: DeclineAction? {
        guard case .declined(_, let action)? = verdict else { return nil }
        return action
    }

    fileprivate var acceptedTrack: Triage.Track? {
        guard case .accepted(let track)? = verdict else { return nil }
        return track
    }

    fileprivate func notice(_ kind: Notice.Kind, by clock: ClockKind?) -> Feedback.Outcome {
        .notice(kind, through: Feedback.Medium(answering: channel), by: clock)
    }
}

// MARK: - Nothing is sent

extension Feedback.Rule {
    /// A sealed item leaves no trace here; the higher organ answers.
    ///
    /// - Policy: JB-15
    static let sealed = Self(
        id: .sealed, policy: "JB-15",
        explanation: Bilingual("密封报送件，本机关不作告知", "A sealed item: this organ does not answer.")
    ) { input in
        guard case .sealed? = input.verdict else { return nil }
        return .nothing
    }

    /// What was refused was answered on the spot.
    ///
    /// - Policy: DW-19
    static let refused = Self(
        id: .refused, policy: "DW-19",
        explanation: Bilingual("未予登记，已当场告知合法渠道", "Not entered: the lawful way was shown on the spot.")
    ) { input in
        guard case .refused? = input.verdict else { return nil }
        return .nothing
    }

    /// Nobody writes to, or looks for, an anonymous reporter.
    ///
    /// - Policy: JB-29
    static let anonymous = Self(
        id: .anonymous, policy: "JB-29",
        explanation: Bilingual(
            "匿名或者视为匿名，不作告知，可凭查询码查询办理状态",
            "Anonymous or treated so: no notice; the state can be seen with the query code.")
    ) { input in
        input.signature.isRealName ? nil : .trackingPage
    }

    /// Repeats and supplements are not informed of the acceptance again. The result is another matter.
    ///
    /// - Policy: JB-26
    static let notInformedAgain = Self(
        id: .notInformedAgain, policy: "JB-26",
        explanation: Bilingual("重复检举控告不再告知", "A repeat is not informed again.")
    ) { input in
        switch input.verdict {
        case .retained?, .supplement?: .trackingPage
        case .accepted?, .declined?: input.isRepeat ? .trackingPage : nil
        case .sealed?, .refused?, nil: nil
        }
    }
}

// MARK: - Not accepted

extension Feedback.Rule {
    /// Who came, called or wrote online with another organ's matter is told where to go.
    ///
    /// The Rules set no period; ordinary petitions are answered within 15 days (XF-23).
    ///
    /// - Policy: JB-13
    static let toldWhereToGo = Self(
        id: .toldWhereToGo, policy: "JB-13",
        explanation: Bilingual(
            "不属于受理范围，告知依规依法向有权处理的机关反映", "Out of scope: the reporter is told which organ is competent.")
    ) { input in
        input.declineAction == .informReporter ? input.notice(.notAccepted, by: .xfForward) : nil
    }

    /// A letter on another organ's matter is passed on; the tracking page says so.
    ///
    /// - Policy: JB-13
    static let passedOn = Self(
        id: .passedOn, policy: "JB-13",
        explanation: Bilingual("来信已转送有权处理的机关", "The letter was passed on to the competent organ.")
    ) { input in
        input.declineAction == .transferOut ? .trackingPage : nil
    }

    /// A real-name reporter whose report has no substance is asked once for facts.
    ///
    /// - Policy: DW-15
    static let askedForFacts = Self(
        id: .askedForFacts, policy: "DW-15",
        explanation: Bilingual("无实质内容，请实名检举控告人补充一次", "No substance: a real-name reporter is asked once for facts.")
    ) { input in
        input.declineAction == .retain ? input.notice(.notAccepted, by: nil) : nil
    }
}

// MARK: - Accepted and finished

extension Feedback.Rule {
    /// A real-name reporter is told within 15 working days of the receipt that the report is accepted.
    ///
    /// - Policy: JB-26
    static let acceptance = Self(
        id: .acceptance, policy: "JB-26",
        explanation: Bilingual(
            "本机关受理的实名检举控告，自收到之日起15个工作日内告知受理情况",
            "A real-name report accepted here: the reporter is told within 15 working days of receipt.")
    ) { input in
        input.acceptedTrack == .accusation ? input.notice(.acceptance, by: .acceptNotice) : nil
    }

    /// An appellant is told of the acceptance; the decision itself has its own period.
    ///
    /// - Policy: JC-69
    static let appealAccepted = Self(
        id: .appealAccepted, policy: "JC-69",
        explanation: Bilingual("申诉已受理，告知申诉人", "The appeal is accepted: the appellant is told.")
    ) { input in
        input.acceptedTrack == .appeal ? input.notice(.acceptance, by: nil) : nil
    }

    /// Advice is answered if it is adopted; until then the tracking page says that it was received.
    ///
    /// - Policy: DW-12
    static let suggestionNoted = Self(
        id: .suggestionNoted, policy: "DW-12",
        explanation: Bilingual("批评建议已转有关部门研究，采纳后答复", "The advice was passed on; it is answered if it is adopted.")
    ) { input in
        input.acceptedTrack == .suggestion ? .trackingPage : nil
    }

    /// Who signed advice that was adopted is answered; the rules set no period.
    ///
    /// - Policy: DW-12
    static let suggestionAdopted = Self(
        id: .suggestionAdopted, policy: "DW-12",
        explanation: Bilingual("署名的批评建议被采纳，答复本人", "Advice was adopted: whoever signed it is answered.")
    ) { input in
        guard case .suggestionConcluded(let outcome, _) = input.occasion else { return nil }
        return outcome == .adopted ? input.notice(.suggestionAdopted, by: nil) : .trackingPage
    }

    /// A real-name reporter is told the result within 15 working days of the end.
    ///
    /// - Policy: JB-27
    static let result = Self(
        id: .result, policy: "JB-27",
        explanation: Bilingual(
            "实名检举控告办结后，15个工作日内反馈处理结果",
            "A real-name report is finished: the reporter is told the result within 15 working days.")
    ) { input in
        switch input.occasion {
        case .concluded: input.notice(.result, by: .feedback)
        case .triaged, .suggestionConcluded: nil
        }
    }
}
