extension Archive.Rule {
    private static func standing(
        _ id: Archive.RuleID, _ policy: Policy, _ objects: @escaping @Sendable (Archive.Input) -> Bool
    ) -> Self {
        Self(id: id, policy: policy, isOfFile: false, objects: objects)
    }

    /// What must be on the file before it is closed.
    private static func file(
        _ id: Archive.RuleID, _ policy: Policy, _ isMissing: @escaping @Sendable (Archive.Facts) -> Bool
    ) -> Self {
        Self(id: id, policy: policy, isOfFile: true) { $0.step == .archive && isMissing($0.facts) }
    }

    /// - Policy: JB-47
    static let organ = standing(.organ, "JB-47") { $0.facts.caller.organ != $0.facts.organ }

    /// - Policy: DW-archive
    static let finished = standing(.finished, "DW-archive") { input in
        guard let state = input.facts.state else {
            return input.facts.isReportArchived != (input.step == .takeOut)
        }
        let event: Clue.Event =
            switch input.step {
            case .archive: .archive
            case .takeOut: .takeOut
            }
        return state.after(event) == nil
    }

    /// - Policy: DW-archive
    static let archivist = standing(.archivist, "DW-archive") { input in
        input.step == .archive && !input.facts.caller.roles.contains(.registrar)
    }

    /// - Policy: DW-archive
    static let takesOut = standing(.takesOut, "DW-archive") { input in
        input.step == .takeOut && !input.facts.caller.roles.contains(.petitionLead)
    }

    /// - Policy: ZJ-23
    static let distributed = file(.distributed, "ZJ-23") { $0.state != nil && !$0.approvals.contains(.distribution) }

    /// - Policy: JB-17
    static let studied = file(.studied, "JB-17") { $0.state != nil && !$0.hasStudyMinutes }

    /// - Policy: JB-17
    static let approved = file(.approved, "JB-17") { facts in
        guard let state = facts.state else { return !facts.approvals.contains(.triage) }
        guard state.conclusion != .closedWithoutCheck else { return !facts.approvals.contains(.plan) }
        return !facts.approvals.isSuperset(of: [.plan, .result])
    }

    /// - Policy: ZJ-33
    static let secretary = file(.secretary, "ZJ-33") { $0.needsSecretary && !$0.hasSecretaryApproval }

    /// - Policy: ZJ-35
    static let group = file(.group, "ZJ-35") { $0.needsGroupSignatures && !$0.hasGroupSignatures }

    /// - Policy: JB-26
    static let acceptance = file(.acceptance, "JB-26") { $0.missingPapers.contains(.acceptance) }

    /// - Policy: ZJ-30
    static let course = file(.course, "ZJ-30") { $0.missingPapers.contains(.course) }

    /// - Policy: ZJ-35
    static let checkReport = file(.checkReport, "ZJ-35") { $0.missingPapers.contains(.checkReport) }

    /// - Policy: JB-27
    static let told = file(.told, "JB-27", \.owesNotice)

    /// - Policy: JB-27
    static let feedback = file(.feedback, "JB-27") { $0.missingPapers.contains(.feedback) }

    /// - Policy: JB-50
    static let clearing = file(.clearing, "JB-50") { $0.missingPapers.contains(.clearing) }

    /// - Policy: JB-21
    static let assignment = file(.assignment, "JB-21") { $0.missingPapers.contains(.assignment) }

    /// - Policy: XF-28
    static let petition = file(.petition, "XF-28") { $0.missingPapers.contains(.petition) }

    /// - Policy: JB-27
    static let objections = file(.objections, "JB-27", \.hasOpenObjection)

    /// - Policy: JB-27
    static let reopening = file(.reopening, "JB-27", \.isReopeningAsked)

    /// - Policy: GW-9
    static let documents = file(.documents, "GW-9", \.hasOpenDocument)

    /// - Policy: JB-22
    static let orders = file(.orders, "JB-22", \.hasOpenOrder)

    /// - Policy: DW-archive
    static let clocks = file(.clocks, "DW-archive", \.hasRunningClock)

    /// - Policy: JB-27
    static let material = file(.material, "JB-27", \.hasNewMaterial)

    /// The last thing that is made: of all that lies on the file.
    ///
    /// - Policy: DW-archive
    static let index = file(.index, "DW-archive") { $0.missingPapers.contains(.index) }
}

extension Archive.RuleID {
    /// What the rule demands, for people who read the rules, and what the page says is missing.
    public var statement: Bilingual {
        switch self {
        case .organ: Bilingual("由承办机关归档", "The organ that handled it archives it")
        case .finished:
            Bilingual("只归档已经办结的，只调出已经归档的", "Only what is finished is archived, and taken out what is archived")
        case .archivist: Bilingual("由信访登记员归档", "A registrar archives it")
        case .takesOut: Bilingual("由信访室主任调卷", "The head of the petition office takes it out again")
        case .distributed: Bilingual("缺分办审批", "The approval of the distribution is missing")
        case .studied: Bilingual("缺集体研究纪要", "The minutes of the collective study are missing")
        case .approved: Bilingual("缺处置意见或者结论的审批", "The approval of the plan or of the result is missing")
        case .secretary: Bilingual("缺同级党委主要负责人的批准", "The written approval of the Party secretary is missing")
        case .group: Bilingual("缺核查组全体成员签名", "The signatures of the checking group are missing")
        case .acceptance: Bilingual("缺受理告知记录", "The record that the reporter was told of the acceptance is missing")
        case .course: Bilingual("缺谈话记录或者函询回复", "The record of the talk, or the answer to the letter, is missing")
        case .checkReport: Bilingual("缺初核报告", "The report of the check is missing")
        case .feedback: Bilingual("缺结果反馈记录", "The record of the feedback is missing")
        case .clearing: Bilingual("缺澄清材料", "The papers of the clearing of a name are missing")
        case .assignment: Bilingual("缺交办函或者交办结果报告", "The letter of assignment, or the report of its result, is missing")
        case .petition: Bilingual("普通信访事项尚未答复", "The ordinary petition was not answered")
        case .told: Bilingual("应当告知反映人的文书尚未送达", "A notice that the reporter is owed was not delivered")
        case .objections: Bilingual("反映人的异议尚未答复", "An objection of the reporter was not answered")
        case .reopening: Bilingual("重新办理的申请尚未答复", "A request to open it again was not answered")
        case .documents: Bilingual("有文书尚未发出", "A document was neither issued nor taken back")
        case .orders: Bilingual("有督办尚未办结", "A supervision order has not ended")
        case .clocks: Bilingual("有期限尚未终止", "A period still runs")
        case .material: Bilingual("有补充材料尚未审阅", "Material that joined it was not looked at")
        case .index: Bilingual("缺办结后签发的归档目录", "The index of the file, issued after the end, is missing")
        }
    }

    /// What to do about it.
    public var remedy: Bilingual {
        switch self {
        case .organ: Bilingual("请由承办机关办理", "Let the handling organ do it")
        case .finished: Bilingual("请刷新页面，查看最新状态", "Reload the page to see where it stands now")
        case .archivist: Bilingual("请由信访登记员办理", "Let a registrar do it")
        case .takesOut: Bilingual("请报信访室主任", "Ask the head of the petition office")
        case .distributed: Bilingual("请主要负责人补批分办", "Ask the head to approve the distribution")
        case .studied: Bilingual("请承办室补充纪要", "Ask the room for the minutes")
        case .approved: Bilingual("请承办室报批", "Let the room submit it for approval")
        case .secretary: Bilingual("请承办室补充书面批准", "Ask the room for the written approval")
        case .group: Bilingual("请核查组全体成员签名", "Let every member of the group sign")
        case .acceptance: Bilingual("请信访室登记受理告知的送达", "Let the petition office record the delivery of its notice")
        case .course: Bilingual("请承办室登记谈话或者函询回复", "Let the room record the talk or the answer")
        case .checkReport: Bilingual("请承办室补充初核报告", "Ask the room for the report")
        case .feedback: Bilingual("请承办室反馈并填写反馈记录", "Let the room tell the reporter and keep the record")
        case .clearing: Bilingual("请承办室办结澄清并发出澄清函", "Let the room carry it out and issue its letter")
        case .assignment: Bilingual("请发出交办函，报告结果", "Issue the letter, and report the result")
        case .petition: Bilingual("请答复后归档", "Answer it first")
        case .told: Bilingual("请登记送达", "Record its delivery")
        case .objections: Bilingual("请承办室答复异议", "Let the room answer it")
        case .reopening: Bilingual("请分管领导决定", "Let the deputy decide")
        case .documents: Bilingual("请发出或者撤回文书", "Issue it, or take it back")
        case .orders: Bilingual("请督办机关办结督办", "Let the supervising organ end it")
        case .clocks: Bilingual("请办完所等的事项", "Do what the period waits for")
        case .material: Bilingual("请承办室审阅后说明", "Let the room look at it and say so")
        case .index: Bilingual("请编制归档目录，经信访室主任签发", "Make the index, and let the head of the petition office issue it")
        }
    }
}
