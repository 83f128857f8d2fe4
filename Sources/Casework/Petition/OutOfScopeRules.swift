extension OutOfScope.Act {
    fileprivate var receiver: OutsideOrgan.ID? {
        switch self {
        case .transfer(let organ, _), .guide(let organ), .object(let organ, _): organ
        case .recordReceipt, .tellGuidance, .accept, .tellAcceptance, .tell, .openHearing, .closeHearing,
            .proposeOpinion, .takeBack, .answer:
            nil
        }
    }

    /// The day that the form names.
    fileprivate var day: CivilDate? {
        switch self {
        case .transfer(_, let day), .recordReceipt(let day), .object(_, let day), .tellGuidance(let day),
            .tellAcceptance(let day), .tell(let day), .openHearing(let day), .closeHearing(let day), .answer(let day):
            day
        case .guide, .accept, .proposeOpinion, .takeBack: nil
        }
    }
}

// MARK: - Who, and what

extension OutOfScope.Rule {
    /// What lies with another organ, or is barred, does not exist here.
    ///
    /// - Policy: JB-47, XF-28
    static let ownOrgan = Self(id: .ownOrgan, policy: "XF-28") { _, facts in
        guard facts.caller.organ != facts.holder || facts.isBarred else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("没有这件事项，或者您无权查看", "There is no such item, or it is not yours to see"),
            remedy: Bilingual("请核对编号", "Check the number"), isSilent: true)
    }

    /// - Policy: XF-22
    static let office = Self(id: .office, policy: "XF-22") { _, facts in
        guard facts.caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("由信访室办理", "This is for the petition office"),
            remedy: Bilingual("请转信访室", "Hand it to the petition office"))
    }

    /// Two persons decided at triage that it is not this organ's; without that nothing leaves.
    ///
    /// - Policy: JB-13
    static let declined = Self(id: .declined, policy: "JB-13") { _, facts in
        switch facts.reason {
        case .legalRemedy?, .otherOrgan?: return nil
        case .noSubstance?, nil:
            return OutOfScope.Objection(
                reason: Bilingual("此件没有认定为业务范围外", "Triage has not found it out of scope"),
                remedy: Bilingual("请先按“业务范围外”提出分流意见并审核", "Propose and confirm that it is out of scope first"))
        }
    }

    /// - Policy: DW-state
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-state") { act, facts in
        let isKnown =
            switch act {
            case .transfer, .object, .accept: !facts.wentOut && !facts.hasPetition
            case .guide: !facts.wentOut && !facts.hasPetition && facts.isGuidanceOpen
            case .tellGuidance: !facts.wentOut && !facts.hasPetition && facts.guidanceWaits
            case .recordReceipt: facts.receiptIsOpen
            case .tellAcceptance, .tell, .openHearing, .closeHearing, .proposeOpinion, .takeBack, .answer:
                facts.hasPetition && facts.isLegal
            }
        guard !isKnown else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("当前的状态不允许此操作", "It is not in a state for this"),
            remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now"))
    }

    /// What a court, arbitration or a review settles is not handled as a petition.
    ///
    /// - Policy: XF-31
    static let handlesOwn = Self(id: .handlesOwn, policy: "XF-31") { act, facts in
        guard case .accept = act, facts.reason == .legalRemedy else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual(
                "应当通过诉讼、仲裁、行政复议解决的，不按信访事项受理", "What a court, arbitration or review settles is no petition"),
            remedy: Bilingual("请引导至有权处理的机关", "Tell the petitioner where to go"))
    }

    /// A letter is passed on; who came, called or wrote online is told where to go.
    ///
    /// - Policy: JB-13
    static let wayOfChannel = Self(id: .wayOfChannel, policy: "JB-13") { act, facts in
        switch (act, facts.action) {
        case (.transfer, .informReporter?), (.transfer, .retain?), (.transfer, nil):
            return OutOfScope.Objection(
                reason: Bilingual("来访、来电和网络反映的不转送", "What came by visit, telephone or web is not passed on"),
                remedy: Bilingual("请选择有权处理的机关，作引导告知", "Name the competent organ in a notice of guidance"))
        case (.guide, .transferOut?), (.guide, .retain?), (.guide, nil):
            return OutOfScope.Objection(
                reason: Bilingual("来信应当转送，不作引导", "A letter is passed on"),
                remedy: Bilingual("请登记转送", "Record the transfer"))
        case (.transfer, .transferOut?), (.guide, .informReporter?), (.tellGuidance, _), (.recordReceipt, _),
            (.object, _), (.accept, _),
            (.tellAcceptance, _), (.tell, _), (.openHearing, _), (.closeHearing, _), (.proposeOpinion, _),
            (.takeBack, _), (.answer, _):
            return nil
        }
    }

    /// A guidance is at its end once the petitioner was told: whoever gave a name by a notice that was delivered; who came
    /// or called without a name on the spot; who wrote online on the page of the code.
    ///
    /// - Policy: JB-13
    static let guidanceByNotice = Self(id: .guidanceByNotice, policy: "JB-13") { act, facts in
        guard case .tellGuidance = act, facts.isNamed else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("实名反映的，以告知书引导", "Who gave a name is told by a notice"),
            remedy: Bilingual("请审批告知书并登记送达，引导随送达办结", "Approve the notice and record its delivery, which ends it"))
    }

    /// - Policy: XF-22
    static let receiverListed = Self(id: .receiverListed, policy: "XF-22") { act, facts in
        guard let receiver = act.receiver, !facts.listed.contains(receiver) else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("名录中没有这个机关", "The list does not know the organ"),
            remedy: Bilingual("请先在外部机关名录中登记", "Enter it in the list of outside organs first"), field: "receiver")
    }

    /// A petition never reaches whom it is about, nor a unit below.
    ///
    /// - Policy: XF-30
    static let neverToTheAccused = Self(id: .neverToTheAccused, policy: "XF-30") { act, facts in
        switch act {
        case .transfer(let receiver, _), .object(let receiver, _):
            guard facts.barred.contains(receiver) else { return nil }
            return OutOfScope.Objection(
                reason: Bilingual(
                    "不得转给被反映的人员或者单位及其下属单位", "Nothing goes to whom it is about, nor to a unit below"),
                remedy: Bilingual("请选择其上级机关", "Choose the organ above"), field: "receiver")
        case .recordReceipt, .guide, .tellGuidance, .accept, .tellAcceptance, .tell, .openHearing, .closeHearing,
            .proposeOpinion, .takeBack, .answer:
            return nil
        }
    }

    /// - Policy: XF-22, GW-9
    static let letterIssued = Self(id: .letterIssued, policy: "XF-22") { act, facts in
        guard case .transfer = act, !facts.hasLetter else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("还没有签发转送函", "No letter of transfer is issued"),
            remedy: Bilingual("请在文书中拟制“信访事项转送函”并经审批", "Write the letter of transfer and have it approved"),
            field: "letter")
    }

    /// What is written on the letter is where it goes: another receiver gets a letter of its own.
    ///
    /// - Policy: XF-22
    static let letterAddressed = Self(id: .letterAddressed, policy: "XF-22") { act, facts in
        guard case .transfer(let receiver, _) = act, facts.letterTo != receiver else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("接收机关不是转送函的主送机关", "The letter of transfer is addressed to somebody else"),
            remedy: Bilingual(
                "请选择转送函的主送机关，或者作废后另拟", "Choose the addressee of the letter, or have it voided and write another"),
            field: "receiver")
    }

    /// - Policy: XF-22
    static let days = Self(id: .days, policy: "XF-22") { act, facts in
        guard let day = act.day else { return nil }
        let first =
            switch act {
            case .recordReceipt: facts.sentOn ?? facts.receivedOn
            case .transfer, .guide, .tellGuidance, .object, .accept: facts.receivedOn
            case .tellAcceptance: facts.acceptanceIssuedOn ?? facts.since ?? facts.receivedOn
            case .tell, .openHearing, .closeHearing, .proposeOpinion, .takeBack, .answer:
                facts.since ?? facts.receivedOn
            }
        guard day < first || day > facts.today else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("日期不对", "The day cannot be right"),
            remedy: Bilingual("应在\(first.chinese)至今天之间", "It lies between \(first) and today"), field: "day")
    }
}

// MARK: - Objections to a bureau

extension OutOfScope.Rule {
    /// - Policy: XF-23
    static let fromBureau = Self(id: .fromBureau, policy: "XF-23") { act, facts in
        guard case .object(let receiver, _) = act else { return nil }
        guard facts.source == .petitionBureau, facts.bureaus.contains(receiver) else {
            return OutOfScope.Objection(
                reason: Bilingual("异议向转送的信访工作机构提出", "An objection goes to the petition bureau that passed it on"),
                remedy: Bilingual("不是信访工作机构转来的，请转送或者引导", "What no bureau passed on is passed on or guided"),
                field: "receiver")
        }
        return nil
    }

    /// - Policy: XF-23
    static let objectInTime = Self(id: .objectInTime, policy: "XF-23") { act, facts in
        guard case .object(_, let day) = act, let last = facts.objectUntil, day > last else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("自收到之日起5个工作日内可以提出异议", "An objection is raised within 5 working days of receipt"),
            remedy: Bilingual("期限已过，请与转送机关协商", "It is too late: settle it with the bureau"), field: "day")
    }
}

// MARK: - Petitions of this organ

extension OutOfScope.Rule {
    /// What is being handled is not accepted twice; after a re-check, or once nobody asked in time, never again.
    ///
    /// - Policy: XF-20, XF-36
    static let noMoreAcceptance = Self(id: .noMoreAcceptance, policy: "XF-36") { act, facts in
        guard act == .accept(.handle), let same = facts.sameMatter else { return nil }
        let remedy =
            switch same {
            case .open: Bilingual("已经受理，请并入原件", "It was accepted already: add this to it")
            case .answered(let day):
                Bilingual("可在\(day.chinese)前向上一级机关请求复查", "A review may be asked of the organ above until \(day)")
            case .ended: Bilingual("信访程序已经终结，请做好解释", "The petition is at its end: explain that")
            }
        return OutOfScope.Objection(
            reason: Bilingual("同一事实和理由的信访事项不再受理", "The same matter on the same grounds is not accepted again"),
            remedy: remedy, field: "earlier")
    }

    /// A review looks at an opinion, a re-check at a review; each by the organ above the one that gave it.
    ///
    /// - Policy: XF-35, XF-36
    static let stageFollows = Self(id: .stageFollows, policy: "XF-35") { act, facts in
        guard case .accept(let stage) = act else { return nil }
        guard facts.earlier?.stage == stage.before else {
            return OutOfScope.Objection(
                reason: Bilingual("复查针对处理意见，复核针对复查意见", "A review looks at an opinion, a re-check at a review"),
                remedy: Bilingual("请填写原意见的机关和收到日期", "Say who gave the earlier opinion and when it arrived"),
                field: "earlier-organ")
        }
        guard facts.earlier == nil || facts.isReceiverAbove else {
            return OutOfScope.Objection(
                reason: Bilingual("由作出原意见机关的上一级机关复查、复核", "The organ above the one that gave the opinion looks at it"),
                remedy: Bilingual("请引导至其上一级机关", "Send the petitioner to the organ above that one"),
                field: "earlier-organ")
        }
        return nil
    }

    /// - Policy: XF-35, XF-36
    static let applyInTime = Self(id: .applyInTime, policy: "XF-35") { act, facts in
        guard case .accept = act, let earlier = facts.earlier else { return nil }
        let last = earlier.toldOn.adding(days: Petition.applyWithin)
        guard earlier.appliedOn < earlier.toldOn || earlier.appliedOn > last || earlier.appliedOn > facts.today else {
            return nil
        }
        return OutOfScope.Objection(
            reason: Bilingual("应自收到意见之日起30日内提出", "It is asked for within 30 days of the opinion's arrival"),
            remedy: Bilingual("逾期不再受理；日期有误的请改正", "Later it is not accepted; mend the day if it is wrong"),
            field: "applied-on")
    }

    /// - Policy: XF-36
    static let hearingOnly = Self(id: .hearingOnly, policy: "XF-36") { act, facts in
        guard case .openHearing = act, facts.stage != .recheck else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("只有复核的听证时间不计算在期限内", "Only the hearing of a re-check stops the clock"),
            remedy: Bilingual("请在期限内办理", "Finish within the period"))
    }

    /// In writing, within fifteen days; not where nobody can be written to.
    ///
    /// - Policy: XF-23
    static let acceptanceWritten = Self(id: .acceptanceWritten, policy: "XF-23") { act, facts in
        guard case .tellAcceptance = act else { return nil }
        guard facts.isNamed else {
            return OutOfScope.Objection(
                reason: Bilingual("信访人姓名（名称）、住址不清，不作告知", "Nobody is named who could be told"),
                remedy: Bilingual("可凭查询码查询办理进度", "The page of the query code shows how it stands"))
        }
        guard facts.acceptanceIssuedOn == nil else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("信访事项受理告知书还没有签发", "The notice of acceptance is not issued yet"),
            remedy: Bilingual("请在文书中审批受理告知书，再登记告知日期", "Have the notice approved, then record the day"))
    }

    /// - Policy: XF-32, XF-35
    static let outcomeOfStage = Self(id: .outcomeOfStage, policy: "XF-32") { act, facts in
        guard case .proposeOpinion(let outcome) = act, let stage = facts.stage else { return nil }
        guard !Petition.Outcome.outcomes(of: stage).contains(outcome) else { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("这一程序不作这种意见", "This stage does not end so"),
            remedy: Bilingual("办理：支持、解释、不支持；复查复核：维持、变更", "Handling: support, explain, not; review: uphold, change"),
            field: "outcome")
    }

    /// The opinion reaches the petitioner as a document that somebody else signed.
    ///
    /// - Policy: XF-32
    static let opinionIssued = Self(id: .opinionIssued, policy: "XF-32") { act, facts in
        guard case .answer = act else { return nil }
        if let approver = facts.approver, approver != facts.proposer { return nil }
        return OutOfScope.Objection(
            reason: Bilingual("信访处理意见书还没有签发", "The document of the opinion is not issued yet"),
            remedy: Bilingual("请由分管领导或者主要负责人审批该文书", "A leader approves the document first"))
    }

    /// - Policy: XF-34
    static let extensionTold = Self(id: .extensionTold, policy: "XF-34") { act, facts in
        switch act {
        case .proposeOpinion, .answer:
            guard facts.extensionIsUntold else { return nil }
            return OutOfScope.Objection(
                reason: Bilingual("延长期限的理由还没有告知信访人", "The petitioner was not told why the period was extended"),
                remedy: Bilingual("请告知后登记日期", "Tell them and record the day"))
        case .transfer, .recordReceipt, .guide, .tellGuidance, .object, .accept, .tellAcceptance, .tell, .openHearing,
            .closeHearing, .takeBack:
            return nil
        }
    }
}
