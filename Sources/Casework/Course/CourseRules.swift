extension Course.Facts {
    /// When the last step of a kind was taken; nil: it was not.
    func last(_ kind: Course.Kind) -> CivilDate? { taken.last { $0.step.kind == kind }?.on }

    private func count(_ kind: Course.Kind) -> Int { taken.count { $0.step.kind == kind } }

    /// The letter that waits for its answer.
    var openLetter: CivilDate? {
        count(.letterDelivered) > count(.replyReceived) ? last(.letterDelivered) : nil
    }

    fileprivate var isFinding: Bool {
        switch state {
        case .resultProposed(_, _, .ended(let conclusion)), .concluded(_, let conclusion), .fedBack(_, let conclusion):
            conclusion == .closedUnfounded
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held,
            .resultProposed(_, _, .held), .archived:
            false
        }
    }

    fileprivate func isUnderWay(_ check: Check) -> Bool {
        if case .underWay(_, check) = state { return !isAppeal }
        return false
    }

    fileprivate var isWorkedOnAppeal: Bool {
        switch state {
        case .claimed, .planProposed, .underWay, .resultProposed: isAppeal
        case .routed, .returnRequested, .returned, .held, .concluded, .fedBack, .archived: false
        }
    }

    fileprivate func knows(_ kind: Course.Kind) -> Bool {
        switch kind {
        case .letterDelivered, .replyReceived, .talkHeld, .noAnswer: isUnderWay(.talkOrLetter)
        case .groupApproved: isUnderWay(.preliminaryVerification)
        case .caseFiled, .investigationEnded: state.conclusion == .caseFiled
        case .reviewApplied: isWorkedOnAppeal
        case .foundUntrue: isFinding
        case .clearingNotNeeded: state.conclusion == .closedUnfounded
        }
    }
}

// MARK: - Who

extension Course.Rule {
    /// What lies with another organ does not exist here.
    ///
    /// - Policy: JB-47
    static let handlingOrgan = Self(id: .handlingOrgan, policy: "JB-47", isOfPerson: true) { _, facts in
        guard facts.caller.organ != facts.organ else { return nil }
        return Course.Objection(
            reason: Bilingual("没有这件线索，或者您无权查看", "There is no such clue, or it is not yours to see"),
            remedy: Bilingual("请核对编号", "Check the number"))
    }

    /// - Policy: DW-state
    static let stateKnowsStep = Self(id: .stateKnowsStep, policy: "DW-state", isOfPerson: true) { asked, facts in
        guard !facts.knows(asked.step.kind) else { return nil }
        return Course.Objection(
            reason: Bilingual("线索当前的状态没有这个节点", "The clue is not in a state for this step"),
            remedy: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now"))
    }

    /// Who handles the clue writes down what happened to it.
    ///
    /// - Policy: ZJ-23
    static let handler = Self(id: .handler, policy: "ZJ-23", isOfPerson: true) { asked, facts in
        switch asked.step.kind {
        case .groupApproved, .clearingNotNeeded: return nil
        case .letterDelivered, .replyReceived, .talkHeld, .noAnswer, .caseFiled, .investigationEnded,
            .reviewApplied, .foundUntrue:
            guard facts.state.claim?.holder != facts.caller.staff else { return nil }
            return Course.Objection(
                reason: Bilingual("办理节点由承办人登记", "The holder writes down the steps"),
                remedy: Bilingual("请承办人操作", "Let the holder do it"))
        }
    }

    /// Nobody types that a group was approved: the approval in the file of the check writes it (`Checking`).
    ///
    /// - Policy: ZJ-33
    static let groupApprover = Self(id: .groupApprover, policy: "ZJ-33", isOfPerson: true) { asked, _ in
        guard asked.step.kind == .groupApproved else { return nil }
        return Course.Objection(
            reason: Bilingual("核查组获批由批准时自动登记", "The approval of the group writes it down by itself"),
            remedy: Bilingual("请领导在“研究、核查和签名”中批准核查组", "Let a leader approve the group in the file of the check"))
    }

    /// That a name need not be cleared the head alone decides, or a deputy where every head must stand aside.
    ///
    /// - Policy: JB-50
    static let clearingHead = Self(id: .clearingHead, policy: "JB-50", isOfPerson: true) { asked, facts in
        guard asked.step.kind == .clearingNotNeeded,
            !StandIn.decidesAsHead(facts.caller, headsStandAside: facts.headsStandAside)
        else { return nil }
        return Course.Objection(
            reason: Bilingual("不予澄清须由主要负责人决定", "The head decides that a name need not be cleared"),
            remedy: Bilingual("请报主要负责人", "Submit it to the head"))
    }

    /// And not whoever handled the matter or found it untrue.
    ///
    /// - Policy: JB-50
    static let fourEyes = Self(id: .fourEyes, policy: "JB-50", isOfPerson: true) { asked, facts in
        guard asked.step.kind == .clearingNotNeeded else { return nil }
        let authors = facts.taken.filter { $0.step.kind == .foundUntrue }.map(\.by) + [facts.state.claim?.holder]
        guard authors.contains(facts.caller.staff) else { return nil }
        return Course.Objection(
            reason: Bilingual("提出人与决定人不能是同一人", "Who found it untrue cannot decide"),
            remedy: Bilingual("请由另一位有权的领导决定", "Let another leader with the right decide"))
    }
}

// MARK: - In which order, on which day

extension Course.Rule {
    /// One answer to one letter; a case is filed once, and ends after that; a finding comes before what follows it.
    ///
    /// - Policy: DW-course
    static let order = Self(id: .order, policy: "DW-course", isOfPerson: true) { asked, facts in
        func refuse(_ zh: String, _ en: String) -> Course.Objection {
            Course.Objection(
                reason: Bilingual(zh, en),
                remedy: Bilingual("请核对已登记的节点", "Look at the steps that are written down"))
        }
        switch asked.step.kind {
        case .letterDelivered:
            return facts.openLetter == nil ? nil : refuse("上一封函询尚未回复", "An earlier letter waits for its answer")
        case .replyReceived:
            return facts.openLetter == nil ? refuse("没有等待回复的函询", "No letter waits for an answer") : nil
        case .investigationEnded where facts.last(.caseFiled) == nil:
            return refuse("尚未登记立案", "No case was filed")
        case .clearingNotNeeded where facts.isClearing:
            return refuse("已经提出澄清，请先审批该项", "A clearing was proposed: decide on that first")
        case .clearingNotNeeded where facts.last(.foundUntrue) == nil:
            return refuse("尚未认定符合澄清情形", "Nobody found that a name has to be cleared")
        case .groupApproved, .caseFiled, .investigationEnded, .reviewApplied, .foundUntrue, .clearingNotNeeded:
            return facts.last(asked.step.kind) == nil ? nil : refuse("已经登记过", "It is written down already")
        case .talkHeld, .noAnswer: return nil
        }
    }

    /// A letter that is delivered was issued before, with its number and its questions; an answer answers that letter.
    ///
    /// - Policy: ZJ-28
    static let letterIssued = Self(id: .letterIssued, policy: "ZJ-28", isOfPerson: false) { asked, facts in
        guard asked.step.kind == .letterDelivered, facts.letterIssuedOn == nil else { return nil }
        return Course.Objection(
            reason: Bilingual("没有签发而尚未送达的函询函", "No letter of inquiry is issued and not yet delivered"),
            remedy: Bilingual("请先在文书中拟制函询函并经签发", "Write the letter of inquiry and have it issued first"))
    }

    /// The head of the unit's Party committee signs the answer with an opinion.
    ///
    /// - Policy: ZJ-29
    static let countersigned = Self(id: .countersigned, policy: "ZJ-29", isOfPerson: false) { asked, _ in
        guard asked.step == .replyReceived(.unsigned) else { return nil }
        return Course.Objection(
            reason: Bilingual(
                "回复须由所在党委（党组）主要负责人签署意见", "The head of the unit's Party committee signs the answer"),
            remedy: Bilingual("请退回补签后再登记", "Have it signed, then write it down"), field: .code)
    }

    /// Only who is that head answers without a signature.
    ///
    /// - Policy: ZJ-29
    static let directReply = Self(id: .directReply, policy: "ZJ-29", isOfPerson: false) { asked, facts in
        guard asked.step == .replyReceived(.direct), !facts.accusedIsHead else { return nil }
        return Course.Objection(
            reason: Bilingual("被反映人不是党委（党组）主要负责人", "The accused is not recorded as head of a Party committee"),
            remedy: Bilingual("请由所在党委主要负责人签署；身份有误的，先更正被反映人", "Have it signed, or correct the accused's post first"),
            field: .code)
    }

    /// A re-examination is the next-higher organ's.
    ///
    /// - Policy: JC-69
    static let decidedBelow = Self(id: .decidedBelow, policy: "JC-69", isOfPerson: false) { asked, facts in
        guard case .reviewApplied(let organ, _) = asked.step, !facts.below.contains(organ) else { return nil }
        return Course.Objection(
            reason: Bilingual("复查只针对下一级机关的处理决定", "Only a decision of an organ right below is looked at again"),
            remedy: Bilingual("请选择作出决定的下一级机关", "Choose the organ below that decided"), field: .organ)
    }

    /// Within a month of the decision.
    ///
    /// - Policy: JC-69
    static let reviewInTime = Self(id: .reviewInTime, policy: "JC-69", isOfPerson: false) { asked, facts in
        guard case .reviewApplied(_, let decidedOn) = asked.step else { return nil }
        if asked.on >= decidedOn, let last = facts.reviewUntil, asked.on <= last { return nil }
        return Course.Objection(
            reason: Bilingual("复查应当在收到决定之日起一个月内申请", "It is applied for within a month of the decision"),
            remedy: Bilingual("请核对两个日期；逾期的，仍按申诉办理", "Check both days; what is late stays an appeal"),
            field: .decidedOn)
    }

    /// - Policy: DW-course
    static let dayFits = Self(id: .dayFits, policy: "DW-course", isOfPerson: false) { asked, facts in
        let first: CivilDate
        switch asked.step {
        case .letterDelivered: first = facts.letterIssuedOn ?? facts.arrivedOn
        case .replyReceived: first = facts.openLetter ?? facts.arrivedOn
        case .investigationEnded: first = facts.last(.caseFiled) ?? facts.arrivedOn
        case .reviewApplied(_, let decidedOn): first = decidedOn
        case .clearingNotNeeded: first = facts.last(.foundUntrue) ?? facts.arrivedOn
        case .talkHeld, .noAnswer, .groupApproved, .caseFiled, .foundUntrue: first = facts.arrivedOn
        }
        guard asked.on < first || asked.on > facts.today else { return nil }
        return Course.Objection(
            reason: Bilingual("日期不对", "The day cannot be right"),
            remedy: Bilingual("应在\(first.chinese)至今天之间", "It lies between \(first) and today"), field: .day)
    }

    /// Who took the letter; why no name is cleared.
    ///
    /// - Policy: DW-course
    static let wordsGiven = Self(id: .wordsGiven, policy: "DW-course", isOfPerson: false) { asked, _ in
        guard !asked.hasWords else { return nil }
        switch asked.step.kind {
        case .letterDelivered:
            return Course.Objection(
                reason: Bilingual("没有写明签收人", "Who received it is missing"),
                remedy: Bilingual("请填写签收人", "Write down who received it"), field: .words)
        case .clearingNotNeeded:
            return Course.Objection(
                reason: Bilingual("没有写明理由", "No reason is given"),
                remedy: Bilingual("请写明不予澄清的理由", "Write down why no name is cleared"), field: .words)
        case .noAnswer:
            return Course.Objection(
                reason: Bilingual("没有写明原因", "No reason is given"),
                remedy: Bilingual("请写明未能谈话或者未收到回复的原因", "Write down why there was no talk or answer"),
                field: .words)
        case .replyReceived, .talkHeld, .groupApproved, .caseFiled, .investigationEnded, .reviewApplied, .foundUntrue:
            return nil
        }
    }
}

extension Course.RuleID {
    /// What the condition demands, for people who read the rules.
    public var statement: Bilingual {
        switch self {
        case .handlingOrgan: Bilingual("只有承办机关登记办理节点", "Only the handling organ writes down the steps of a check")
        case .stateKnowsStep: Bilingual("线索处于有此节点的状态", "The clue is in a state that knows the step")
        case .handler: Bilingual("办理节点由承办人登记", "The holder writes down the steps of a check")
        case .groupApprover: Bilingual("核查组获批由批准时自动登记，不手工登记", "Only the approval of the group writes it down")
        case .clearingHead:
            Bilingual(
                "不予澄清由主要负责人决定（均应回避的，由分管领导决定）",
                "The head decides that a name need not be cleared, or a deputy where every head must stand aside")
        case .fourEyes: Bilingual("认定失实的人不决定不予澄清", "Who found it untrue does not decide against a clearing")
        case .letterIssued:
            Bilingual("送达的函询函已经签发；回复针对所答的函询", "A letter that is delivered was issued; an answer answers its letter")
        case .order: Bilingual("一封函询一次回复；立案在先、终结在后", "One answer to one letter; what ends was begun")
        case .countersigned:
            Bilingual("函询回复由所在党委主要负责人签署意见", "The head of the unit's Party committee signs the answer to a letter")
        case .directReply:
            Bilingual("本人是党委主要负责人的，直接回复", "Who heads the Party committee answers directly, and nobody else")
        case .decidedBelow: Bilingual("复查由作出决定机关的上一级受理", "The organ above the deciding one examines again")
        case .reviewInTime: Bilingual("一个月内申请复查", "A re-examination is applied for within a month")
        case .dayFits:
            Bilingual("节点日期在前一节点之后、今天以前", "A step lies after the one it follows, and not after today")
        case .wordsGiven:
            Bilingual(
                "写明签收人、未能谈话或者未收到回复的原因、不予澄清的理由",
                "Who received the letter, why there was no talk or answer, why no name is cleared, is written down")
        }
    }
}
