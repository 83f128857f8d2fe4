// MARK: - What must not stay

extension Triage.Rule {
    /// An item on the organ's own head goes straight to the next-higher petition office and does not pass the head.
    ///
    /// - Policy: JB-15
    static let ownHead = Self(
        id: .ownHead, policy: "JB-15",
        explanation: Bilingual(
            "反映本机关主要负责人，直接报送上一级信访举报部门，不录入内容",
            "Accuses the head of this organ: straight to the next-higher petition office; no content is entered.")
    ) { input in
        input.accused.contains(where: \.isOwnHead) ? .sealed(.ownHead) : nil
    }

    /// An item on somebody managed above, or on this level's Party committee as a body, is reported upward.
    ///
    /// The highest accused counts for the whole item. A suggestion or thanks that merely names such a post is none.
    ///
    /// - Policy: JB-15
    static let upperLevel = Self(
        id: .upperLevel, policy: "JB-15",
        explanation: Bilingual(
            "反映上级党委管理的对象，由主要负责人审阅后5个工作日内报送上一级，不录入内容",
            "On a cadre or body managed above: through the head to the next level within 5 working days; "
                + "no content is entered.")
    ) { input in
        let reaches = input.accused.contains { accused in
            accused.isOwnPartyCommittee || (accused.managedAt.map { $0 > input.receiverLevel } ?? false)
        }
        guard reaches else { return nil }
        return switch input.kind {
        case .accusation, .noSubstance: .sealed(.upperLevel)
        case .appeal, .suggestion, .outOfScope, .notAReport: nil
        }
    }

    /// State secrets must not be held on this network.
    ///
    /// - Policy: DW-19
    static let stateSecret = Self(
        id: .stateSecret, policy: "DW-19",
        explanation: Bilingual(
            "涉及国家秘密，不得在本系统登记，告知合法渠道",
            "Holds state secrets: must not be entered; the lawful way is shown.")
    ) { input in
        input.holdsStateSecrets ? .refused : nil
    }
}

// MARK: - Repeats

extension Triage.Input {
    /// The earlier report that this one can join. One that accuses discipline staff whom the earlier one does not joins
    /// none: it is accepted and goes up by itself.
    ///
    /// - Policy: HS-26
    fileprivate var joinable: Triage.Earlier? { earlier.flatMap { $0.leavesOutStaff ? nil : $0 } }
}

extension Triage.Rule {
    /// A repeat that says nothing new is registered and kept, and the room that has the first is told from time to time.
    ///
    /// - Policy: JB-14
    static let repeatWithoutNewFacts = Self(
        id: .repeatWithoutNewFacts, policy: "JB-14",
        explanation: Bilingual(
            "重复检举控告且无新的事实，登记留存并关联首件",
            "A repeat without new facts: registered, kept and linked to the first.")
    ) { input in
        guard let earlier = input.joinable, !earlier.bringsNewFacts else { return nil }
        return .retained(repeatOf: earlier.report)
    }

    /// New evidence after the end is checked and handled.
    ///
    /// - Policy: JB-27
    static let newEvidence = Self(
        id: .newEvidence, policy: "JB-27",
        explanation: Bilingual(
            "首件已办结，提出新的事实或证据，应当核查处理",
            "The first is finished and new facts are brought: they are checked and handled.")
    ) { input in
        guard let earlier = input.joinable, earlier.bringsNewFacts else { return nil }
        return switch earlier.progress {
        case .finished: .supplement(to: earlier.report, reopens: true)
        case .declined, .open: nil
        }
    }

    /// New facts join the item that is still open.
    ///
    /// - Policy: JB-14
    static let supplement = Self(
        id: .supplement, policy: "JB-14",
        explanation: Bilingual(
            "首件正在办理，新的事实作为补充材料移交承办部门",
            "The first is being handled: the new facts go to its room as a supplement.")
    ) { input in
        guard let earlier = input.joinable, earlier.bringsNewFacts else { return nil }
        return switch earlier.progress {
        case .open: .supplement(to: earlier.report, reopens: false)
        case .declined, .finished: nil
        }
    }
}

// MARK: - Not accepted

extension Triage.Rule {
    /// A matter for litigation, arbitration, administrative ruling or review is not accepted.
    ///
    /// - Policy: JB-13
    static let legalRemedy = Self(
        id: .legalRemedy, policy: "JB-13",
        explanation: Bilingual(
            "依法应当通过诉讼、仲裁、行政裁决、行政复议等途径解决，不予受理",
            "To be settled by litigation, arbitration, administrative ruling or review: not accepted.")
    ) { input in
        guard input.kind == .outOfScope, input.elsewhere == .legalRemedy else { return nil }
        return .declined(.legalRemedy, Triage.action(for: input.channel))
    }

    /// A matter of another organ or unit is not accepted.
    ///
    /// - Policy: JB-13
    static let otherOrgan = Self(
        id: .otherOrgan, policy: "JB-13",
        explanation: Bilingual(
            "依照规定属于其他机关或者单位职责范围，不予受理",
            "Belongs to another organ or unit: not accepted.")
    ) { input in
        guard input.kind == .outOfScope, input.elsewhere == .otherOrgan else { return nil }
        return .declined(.otherOrgan, Triage.action(for: input.channel))
    }

    /// A report that only names an offence is kept on file, whatever its channel.
    ///
    /// - Policy: JB-13
    static let noSubstance = Self(
        id: .noSubstance, policy: "JB-13",
        explanation: Bilingual(
            "仅列举违纪或者职务违法、职务犯罪行为名称但无实质内容，不予受理，留存备查",
            "Only names an offence and has no substance: not accepted, kept on file.")
    ) { input in
        input.kind == .noSubstance ? .declined(.noSubstance, .retain) : nil
    }

    /// Thanks, greetings and tests have nothing to accept; they are kept on file like items without substance.
    ///
    /// - Policy: JB-13
    static let notAReport = Self(
        id: .notAReport, policy: "JB-13",
        explanation: Bilingual(
            "不是检举控告、申诉或者批评建议，留存备查",
            "Neither accusation, appeal nor suggestion: kept on file.")
    ) { input in
        input.kind == .notAReport ? .declined(.noSubstance, .retain) : nil
    }
}

extension Triage {
    /// What is done with a matter out of scope: paper is passed on; whoever stands there, calls or writes online is
    /// told where to go.
    ///
    /// What others passed on to us is material on paper, and its sender waits elsewhere: it is passed on as letters are.
    ///
    /// - Policy: JB-13
    static func action(for channel: Channel) -> DeclineAction {
        switch channel {
        case .letter, .transfer, .other: .transferOut
        case .visit, .phone, .web, .informant: .informReporter
        }
    }
}

// MARK: - Accepted

extension Triage.Rule {
    /// An anonymous accusation in scope is handled by the procedure; nobody looks for its author.
    ///
    /// - Policy: JB-29
    static let anonymousAccusation = Self(
        id: .anonymousAccusation, policy: "JB-29",
        explanation: Bilingual(
            "属于受理范围的匿名检举控告，按照程序受理，不得追查检举控告人",
            "An anonymous accusation in scope: accepted by the procedure; nobody traces its author.")
    ) { input in
        guard input.kind == .accusation else { return nil }
        return Triage.signature(of: input.reporter).value.isRealName ? nil : .accepted(.accusation)
    }

    /// A real-name accusation in scope is accepted and comes first.
    ///
    /// - Policy: JB-25
    static let realNameAccusation = Self(
        id: .realNameAccusation, policy: "JB-25",
        explanation: Bilingual(
            "属于受理范围的实名检举控告，优先办理、优先处置、给予答复",
            "A real-name accusation in scope: accepted, handled first, and answered.")
    ) { input in
        input.kind == .accusation ? .accepted(.accusation) : nil
    }

    /// An appeal goes to those who review decisions.
    ///
    /// - Policy: JC-69
    static let appeal = Self(
        id: .appeal, policy: "JC-69",
        explanation: Bilingual(
            "对处分、处理或者调查措施不服的申诉，受理后交审理部门",
            "An appeal against a decision or measure: accepted and given to the case review office.")
    ) { input in
        input.kind == .appeal ? .accepted(.appeal) : nil
    }

    /// Advice goes to the department whose work it is about.
    ///
    /// - Policy: DW-12
    static let suggestion = Self(
        id: .suggestion, policy: "DW-12",
        explanation: Bilingual(
            "对党风廉政建设和纪检监察工作的批评建议，受理后转有关部门研究",
            "Criticism or advice on Party conduct and discipline work: accepted and passed to the department concerned."
        )
    ) { input in
        input.kind == .suggestion ? .accepted(.suggestion) : nil
    }
}
