extension Aftercare.Act {
    /// Whether it decides on what another proposed.
    fileprivate var isDecision: Bool {
        switch self {
        case .approveAnswer, .approveClarification, .refuseClarification, .confirmEndOfProtection: true
        case .recordObjection, .proposeAnswer, .sendBackAnswer, .keepObjection, .proposeClarification,
            .completeClarification, .followUpClarification, .recordRedressOutcome, .openProtection,
            .followUpProtection, .proposeEndOfProtection, .continueProtection, .tellAccused:
            false
        }
    }

    fileprivate var draft: Clarification.Draft? {
        if case .proposeClarification(let draft) = self { return draft }
        return nil
    }
}

extension Aftercare.Facts {
    fileprivate var isHolder: Bool { holder == caller.staff }

    fileprivate func hasAny(_ roles: Set<Role>) -> Bool { !roles.isDisjoint(with: caller.roles) }
}

// MARK: - Who

extension Aftercare.Rule {
    /// What lies with another organ does not exist here.
    ///
    /// - Policy: JB-47
    static let handlingOrgan = Self(id: .handlingOrgan, policy: "JB-47") { input in
        guard input.facts.caller.organ != input.facts.organ else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("没有这件事项，或者您无权查看", "There is no such item, or it is not yours to see"),
            remedy: Bilingual("请核对编号", "Check the number"), isSilent: true
        )
    }

    /// - Policy: DW-state
    static let stateKnowsAct = Self(id: .stateKnowsAct, policy: "DW-state") { input in
        guard !input.facts.isLegal else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("当前的状态不允许此操作", "It is not in a state for this"),
            remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        )
    }

    /// An objection is recorded by whoever hears it: the petition office or the one who handled the matter.
    ///
    /// - Policy: JB-27
    static let desk = Self(id: .desk, policy: "JB-27") { input in
        guard input.act == .recordObjection else { return nil }
        guard !input.facts.isHolder, !input.facts.hasAny([.registrar, .petitionLead]) else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("异议由信访室或者承办人登记", "The petition office or the holder records an objection"),
            remedy: Bilingual("请转信访室登记", "Hand it to the petition office")
        )
    }

    /// Who handled the matter explains it, proposes and carries out the clearing, and tells the accused.
    ///
    /// - Policy: JB-27, JB-50
    static let handler = Self(id: .handler, policy: "JB-27") { input in
        switch input.act {
        case .proposeAnswer, .keepObjection, .proposeClarification, .completeClarification, .followUpClarification,
            .recordRedressOutcome, .tellAccused:
            guard !input.facts.isHolder else { return nil }
            return Aftercare.Objection(
                reason: Bilingual("由承办人办理", "This is for whoever handled the matter"),
                remedy: Bilingual("请承办人操作", "Let the holder do it")
            )
        case .recordObjection, .approveAnswer, .sendBackAnswer, .approveClarification, .refuseClarification,
            .openProtection, .followUpProtection, .proposeEndOfProtection, .confirmEndOfProtection,
            .continueProtection:
            return nil
        }
    }

    /// Who is protected is known to the head of the petition office, the leaders and the holder, and to nobody else. A
    /// registrar hears of it at the desk and may open a watch, and does not see it again.
    ///
    /// - Policy: JB-49
    static let protectionCircle = Self(id: .protectionCircle, policy: "JB-49") { input in
        let circle: Set<Role>
        switch input.act {
        case .openProtection: circle = [.registrar, .petitionLead, .deputy, .head]
        case .followUpProtection, .proposeEndOfProtection, .confirmEndOfProtection, .continueProtection:
            circle = [.petitionLead, .deputy, .head]
        case .recordObjection, .proposeAnswer, .approveAnswer, .sendBackAnswer, .keepObjection,
            .proposeClarification, .approveClarification, .refuseClarification, .completeClarification,
            .followUpClarification, .recordRedressOutcome, .tellAccused:
            return nil
        }
        guard !input.facts.isHolder, !input.facts.hasAny(circle) else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("没有这件事项，或者您无权查看", "There is no such item, or it is not yours to see"),
            remedy: Bilingual("请与信访室主任联系", "Ask the head of the petition office"), isSilent: true
        )
    }

    /// An explanation goes out with a leader's approval.
    ///
    /// - Policy: JB-27
    static let answerApprover = Self(id: .answerApprover, policy: "JB-27") { input in
        guard input.act == .approveAnswer || input.act == .sendBackAnswer else { return nil }
        guard !input.facts.hasAny([.deputy, .head]) else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("解释说明须经分管领导批准", "A leader must approve the explanation"),
            remedy: Bilingual("请报分管领导审批", "Submit it to the deputy")
        )
    }

    /// A name is cleared with the approval of the head of the organ, or of a deputy where every head must stand aside.
    ///
    /// - Policy: JB-50
    static let clearingHead = Self(id: .clearingHead, policy: "JB-50") { input in
        guard input.act == .approveClarification || input.act == .refuseClarification else { return nil }
        guard !input.facts.hasAny(StandIn.deciders([.head], headsStandAside: input.facts.headsStandAside)) else {
            return nil
        }
        return Aftercare.Objection(
            reason: Bilingual("澄清须经主要负责人批准", "The head of the organ must approve the clearing"),
            remedy: Bilingual("请报主要负责人审批", "Submit it to the head")
        )
    }

    /// Who proposed does not decide.
    ///
    /// - Policy: JB-50
    static let fourEyes = Self(id: .fourEyes, policy: "JB-50") { input in
        guard input.act.isDecision, input.facts.proposer == input.facts.caller.staff else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("提出人与审批人不能是同一人", "Who proposed cannot approve"),
            remedy: Bilingual("请由另一位有权的同志审批", "Let another person with the right approve")
        )
    }
}

// MARK: - When

extension Aftercare.Rule {
    /// One objects to what one was told.
    ///
    /// - Policy: JB-27
    static let resultTold = Self(id: .resultTold, policy: "JB-27") { input in
        guard input.act == .recordObjection else { return nil }
        guard !input.facts.isResultTold || input.facts.conclusion == nil else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("结果尚未反馈", "No result has been told yet"),
            remedy: Bilingual(
                "反馈之后再登记异议；有新的材料，按补充材料登记", "Record it after the result; new material joins as a supplement")
        )
    }

    /// Nor does one object before the result: an earlier day is a slip, and its answer would be overdue at once.
    ///
    /// - Policy: JB-27
    static let objectionDay = Self(id: .objectionDay, policy: "JB-27") { input in
        guard input.act == .recordObjection, let raisedOn = input.facts.raisedOn,
            let concludedOn = input.facts.concludedOn, raisedOn < concludedOn
        else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("提出日期早于办结日期", "It was raised before the result"),
            remedy: Bilingual(
                "应在\(concludedOn.chinese)至今天之间；此前的来件按补充材料登记",
                "It lies between \(concludedOn) and today; what came before is a supplement"),
            field: "day")
    }

    /// Only an objection that repeats an answered one, without new facts, goes unanswered.
    ///
    /// - Policy: DW-objection
    static let repeatOnly = Self(id: .repeatOnly, policy: "DW-objection") { input in
        guard input.act == .keepObjection, !input.facts.wasAnsweredBefore else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("首次异议应当解释说明", "A first objection is answered"),
            remedy: Bilingual(
                "请拟写解释说明；有新证据的，请分管领导批准重新办理", "Write an explanation; for new evidence a deputy reopens the clue")
        )
    }

    /// The accused is told of a conclusion, never of how a check stands.
    ///
    /// - Policy: JB-38
    static let concludedFirst = Self(id: .concludedFirst, policy: "JB-38") { input in
        guard input.act == .tellAccused, input.facts.conclusion == nil else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("尚无结论", "There is no conclusion yet"),
            remedy: Bilingual("办结之后再反馈", "Tell it after the end")
        )
    }
}

// MARK: - Clearing a name

extension Aftercare.Rule {
    /// A name is cleared of what a check found untrue. What was not proved and cannot be excluded is not untrue.
    ///
    /// - Policy: JB-50
    static let untrueFinding = Self(id: .untrueFinding, policy: "JB-50") { input in
        guard let draft = input.act.draft else { return nil }
        guard input.facts.conclusion != .closedUnfounded || draft.finding != .untrue else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("只对查否了结且查明失实的反映予以澄清", "Only what was closed as unfounded and found untrue is cleared"),
            remedy: Bilingual("未查实但不能排除的，不属于失实", "What was not proved and cannot be excluded is not untrue"),
            field: "finding"
        )
    }

    /// That a report was a false accusation is found with the approval of a prefecture's committee or organ, or a higher.
    ///
    /// - Policy: JB-39
    static let maliceLevel = Self(id: .maliceLevel, policy: "JB-39") { input in
        guard let draft = input.act.draft, draft.inaccuracy == .malicious else { return nil }
        if let found = draft.determination, found.level >= .city, !found.number.allSatisfy(\.isWhitespace) {
            return nil
        }
        return Aftercare.Objection(
            reason: Bilingual(
                "诬告陷害须经设区的市级以上党委或者纪检监察机关批准认定",
                "A false accusation is found with the approval of a prefecture's committee or organ or a higher one"),
            remedy: Bilingual(
                "请填写批准机关的层级、日期和文号；尚未批准的，选择“未作认定”并勾选“建议上报认定”",
                "Fill in level, day and number of the approval; until then choose undetermined and ask for it"),
            field: "inaccuracy"
        )
    }

    /// Whoever erred is not guilty: no grave circumstances, no benefits, no proposal of malice.
    ///
    /// - Policy: JB-45, JB-41, JB-43
    static let mistakeIsNoGuilt = Self(id: .mistakeIsNoGuilt, policy: "JB-45") { input in
        guard let draft = input.act.draft else { return nil }
        let isMalice = draft.inaccuracy == .malicious || draft.proposesMalice
        let isGuilt = draft.proposesMalice || !draft.circumstances.isEmpty || !draft.benefits.isEmpty
        guard draft.inaccuracy == .mistaken ? isGuilt : isGuilt && !isMalice else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("错告与诬告陷害应当分开", "A mistaken report is no false accusation"),
            remedy: Bilingual("从重情形和不当获利只随诬告陷害填写", "Circumstances and benefits belong to a false accusation only"),
            field: "inaccuracy"
        )
    }

    /// Before a prefecture has found so, no paper says that it was one.
    ///
    /// - Policy: JB-39
    static let neverFalseAccusation = Self(id: .neverFalseAccusation, policy: "JB-39") { input in
        guard let draft = input.act.draft, draft.inaccuracy != .malicious else { return nil }
        guard ClarificationWords.saysFalseAccusation(draft.statement) else { return nil }
        return Aftercare.Objection(
            reason: Bilingual("未经设区的市级以上认定，不得称为诬告陷害", "It may not be called a false accusation before that was found"),
            remedy: Bilingual("请只写反映的问题失实", "Write only that what was reported is untrue"), field: "statement"
        )
    }

    /// What others will read tells neither who reported nor how it was checked.
    ///
    /// - Policy: JB-47
    static let discreet = Self(id: .discreet, policy: "JB-47") { input in
        guard let statement = input.act.draft?.statement,
            let word = ClarificationWords.indiscretion(in: statement)
        else { return nil }
        return Aftercare.Objection(
            reason: Bilingual(
                "澄清内容中有不宜写入的“\(word.zh)”", "The statement holds what does not belong there: \(word.en)"),
            remedy: Bilingual("不写检举控告人的情况，不写核查的经过和材料", "Leave out who reported, and how it was checked"),
            field: "statement"
        )
    }
}

// MARK: - Answering

extension Aftercare.Rule {
    /// An explanation tells the reporter neither how it was checked nor a third person's number.
    ///
    /// - Policy: JB-47
    static let discreetAnswer = Self(id: .discreetAnswer, policy: "JB-47") { input in
        guard case .proposeAnswer(let answer) = input.act, let word = ClarificationWords.detail(in: answer) else {
            return nil
        }
        return Aftercare.Objection(
            reason: Bilingual(
                "解释说明中有不宜写入的“\(word.zh)”", "The explanation holds what does not belong there: \(word.en)"),
            remedy: Bilingual("不写核查细节，不涉及第三人", "Leave out how it was checked, and third persons"),
            field: "answer"
        )
    }
}

// MARK: - Putting right what was done because of it

extension Aftercare.Rule {
    /// What was done wrongly because of an untrue report is corrected, or its correction is proposed to whoever did it:
    /// nobody ends a clearing without saying which, or that there was nothing to correct.
    ///
    /// - Policy: JB-51
    static let redressStated = Self(id: .redressStated, policy: "JB-51") { input in
        guard case .completeClarification(let redress) = input.act else { return nil }
        switch redress {
        case .notWronged, .corrected: return nil
        case .proposed(let organ, _):
            guard organ.allSatisfy(\.isWhitespace) else { return nil }
            return Aftercare.Objection(
                reason: Bilingual("没有写明向哪个机关提出纠正建议", "It is not said to which organ the correction was proposed"),
                remedy: Bilingual("请填写作出处理的机关", "Name the organ that did it"), field: "redress-organ"
            )
        case nil:
            return Aftercare.Objection(
                reason: Bilingual(
                    "没有说明被澄清人是否因失实检举控告受到错误处理",
                    "It is not said whether the person was handled wrongly because of the untrue report"),
                remedy: Bilingual(
                    "请选择：没有受到错误处理、本机关已经纠正，或者已向作出处理的机关提出纠正建议",
                    "Choose: nothing was done, it was corrected here, or its correction was proposed to the organ that did it"
                ),
                field: "redress"
            )
        }
    }
}

extension Aftercare.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .handlingOrgan: Bilingual("只有承办机关办理反馈之后的事项", "Only the handling organ acts after a result")
        case .stateKnowsAct: Bilingual("反馈之后的事项处于允许此操作的状态", "What follows a result is in a state that knows the act")
        case .desk: Bilingual("异议由信访室或者承办人登记", "The petition office or the holder records an objection")
        case .handler: Bilingual("解释、澄清、向被检举控告人反馈由承办人办理", "The holder explains, clears a name and tells the accused")
        case .protectionCircle:
            Bilingual(
                "防护事项只限信访室主任、领导和承办人知悉",
                "A watch is known to the head of the petition office, the leaders and the holder")
        case .answerApprover: Bilingual("解释说明经领导批准后答复", "An explanation goes out with a leader's approval")
        case .clearingHead:
            Bilingual(
                "澄清经主要负责人批准（均应回避的，由分管领导批准）",
                "The head approves the clearing of a name, or a deputy where every head must stand aside")
        case .fourEyes: Bilingual("反馈之后的事项，提出人不批准自己的意见", "After a result too, who proposed does not approve")
        case .resultTold: Bilingual("结果反馈之后才登记异议", "An objection follows a result that was told")
        case .objectionDay: Bilingual("异议不早于结果提出", "No objection is older than its result")
        case .repeatOnly:
            Bilingual("已答复的异议，无新的事实再提出的，不再答复", "An objection that was answered is not answered again without new facts")
        case .untrueFinding: Bilingual("只对查否了结且查明失实的反映予以澄清", "Only what was found untrue is cleared")
        case .maliceLevel:
            Bilingual("诬告陷害由设区的市级以上批准认定", "A false accusation is found with a prefecture's approval")
        case .mistakeIsNoGuilt: Bilingual("错告与诬告陷害分开，不追究责任", "A mistaken report is kept apart and bears no guilt")
        case .neverFalseAccusation:
            Bilingual("未经认定，不得称为诬告陷害", "Nothing is called a false accusation before that was found")
        case .discreet: Bilingual("澄清内容不涉检举控告人和核查细节", "A clearing tells neither who reported nor how it was checked")
        case .discreetAnswer:
            Bilingual("解释说明不涉核查细节和第三人", "An explanation tells neither how it was checked nor of third persons")
        case .concludedFirst: Bilingual("有结论之后才向被检举控告人反馈", "The accused is told after the conclusion only")
        case .redressStated:
            Bilingual(
                "完成澄清时说明：因失实检举控告受到错误处理的，已经纠正或者提出纠正建议",
                "A clearing ends with what was done wrongly corrected, or its correction proposed")
        }
    }
}
