extension Handle.Rule {
    /// What was taken from a lower organ is nobody's to handle before a leader has approved that.
    ///
    /// - Policy: JC-16
    static let takingUp = Self(id: .takingUp, policy: "JC-16", canBeMet: true) { input in
        guard input.facts.awaitsTakingUp else { return nil }
        switch input.act {
        case .claim, .reassign: break
        case .release, .requestReturn, .approveReturn, .refuseReturn, .propose, .approvePlan, .sendBackPlan,
            .proposeResult, .proposeHold, .approveResult, .sendBackResult, .feedBack, .askReopening, .refuseReopening,
            .reopen, .takeBack, .moveTo:
            return nil
        }
        return Handle.Objection(
            reason: Bilingual("由上级办理尚未批准", "That this organ takes the matter up is not approved yet"),
            remedy: Bilingual("请主要负责人在“管辖措施”页上审批", "Let the head decide on the page of measures")
        )
    }

    /// Nobody hoards: one person holds a bounded number of open clues.
    ///
    /// - Policy: JB-52
    static let claimLimit = Self(id: .claimLimit, policy: "JB-52", canBeMet: true) { input in
        guard input.act == .claim, input.facts.openClaims >= input.facts.claimsPerPerson else { return nil }
        return Handle.Objection(
            reason: Bilingual(
                "您承办的线索已达\(input.facts.claimsPerPerson)件",
                "You hold \(input.facts.claimsPerPerson) open clues already"
            ),
            remedy: Bilingual(
                "请先办结或放回一件，或者请分管领导改由他人承办",
                "Finish or release one first, or ask the deputy to give one to somebody else")
        )
    }

    /// Nor does a room take more than its people can work on, where the place has set how many.
    ///
    /// - Policy: JB-52
    static let roomLimit = Self(id: .roomLimit, policy: "JB-52", canBeMet: true) { input in
        guard input.act == .claim, let most = input.facts.claimsPerRoom, input.facts.roomClaims >= most else {
            return nil
        }
        return Handle.Objection(
            reason: Bilingual("本室承办的线索已达\(most)件", "The room holds \(most) open clues already"),
            remedy: Bilingual(
                "请先办结或放回一件，或者请分管领导改派其他室",
                "Finish or release one first, or ask the deputy to move this one to another room")
        )
    }

    /// Who is given a clue works in its room, may see it, and has a hand free: a leader who gives it fills no hands beyond
    /// the limit that the place has set either.
    ///
    /// - Policy: ZJ-23, JB-48
    static let nextHolder = Self(id: .nextHolder, policy: "ZJ-23") { input in
        guard case .reassign(let staff) = input.act else { return nil }
        let facts = input.facts
        let member = facts.roomMembers.first { $0.staff == staff }
        let mayHold = member.map {
            !$0.isRecused && !facts.barredStaff.contains(staff)
                && $0.openClaims < facts.claimsPerPerson
        }
        guard mayHold != true else { return nil }
        return Handle.Objection(
            reason: Bilingual("该同志不能承办这件线索", "This person cannot hold the clue"),
            remedy: Bilingual("请另选本室其他同志，或者收回后由本室领取", "Choose another member of the room, or take it back to the board")
        )
    }

    /// A clue is moved to a room of its organ that handles such clues and may know of it; what went back to the petition
    /// office is triaged again instead.
    ///
    /// - Policy: ZJ-23
    static let nextRoom = Self(id: .nextRoom, policy: "ZJ-23") { input in
        guard case .moveTo(let room) = input.act else { return nil }
        let facts = input.facts
        let isReturned = if case .returned = facts.state { true } else { false }
        let mayHave =
            facts.otherRooms.contains(room) && room != facts.state.destination.room
            && !facts.barredRooms.contains(room)
        guard isReturned || !mayHave else { return nil }
        return Handle.Objection(
            reason: Bilingual("这件线索不能改派给该室", "That room cannot have the clue"),
            remedy: Bilingual("请另选本机关其他承办室", "Choose another room of the organ that handles clues")
        )
    }

    /// A result is fed back to reporters who gave their real name; others read the state on the query page.
    ///
    /// - Policy: JB-27
    static let feedbackOwed = Self(id: .feedbackOwed, policy: "JB-27") { input in
        guard input.act == .feedBack, !input.facts.signature.isRealName else { return nil }
        return Handle.Objection(
            reason: Bilingual("非实名件不反馈结果", "No result is fed back for a report without a real name"),
            remedy: Bilingual("无需反馈，可以归档", "Nothing is owed; it can be archived")
        )
    }

    /// Nobody has been told anything before the notice of result was delivered.
    ///
    /// - Policy: JB-27
    static let noticeApproved = Self(id: .noticeApproved, policy: "JB-27", canBeMet: true) { input in
        guard input.act == .feedBack, !input.facts.isResultTold else { return nil }
        return Handle.Objection(
            reason: Bilingual("结果反馈书尚未送达", "The notice of result has not reached the reporter yet"),
            remedy: Bilingual(
                "请信访室先审批结果反馈书并登记送达", "Let the petition office approve it and record its delivery first"
            )
        )
    }

    /// A finished clue is reopened for new evidence only.
    ///
    /// - Policy: JB-27
    static let newEvidence = Self(id: .newEvidence, policy: "JB-27", canBeMet: true) { input in
        guard [.reopen, .askReopening].contains(input.act), !input.facts.file.newEvidence else { return nil }
        return Handle.Objection(
            reason: Bilingual("没有登记新的证据线索", "No new evidence is on file"),
            remedy: Bilingual("请在下面填写新的证据线索出现的日期", "Fill in the day of the new evidence below")
        )
    }

    /// A disposition opinion rests on collective study.
    ///
    /// - Policy: JB-17
    static let collectiveStudy = Self(id: .collectiveStudy, policy: "JB-17", canBeMet: true) { input in
        guard case .propose = input.act, !input.facts.file.studyMinutes else { return nil }
        return Handle.Objection(
            reason: Bilingual("缺少集体研究纪要", "The minutes of the collective study are missing"),
            remedy: Bilingual("请先在“研究、核查和签名”页登记纪要", "Keep them on the page “Study, check, signatures” first")
        )
    }

    /// A real-name matter that a higher organ assigned is not put on hold (零暂存).
    ///
    /// - Policy: JB-21
    static let holdOfAssigned = Self(id: .holdOfAssigned, policy: "JB-21") { input in
        let facts = input.facts
        let proposesHold = input.act == .propose(.holdForLater) || input.act == .proposeHold
        guard proposesHold || input.approvesHold, facts.isAssigned, facts.signature.isRealName else { return nil }
        return Handle.Objection(
            reason: Bilingual("上级交办的实名件不能暂存待查", "A real-name matter assigned from above cannot be put on hold"),
            remedy: Bilingual("请提出其他处置意见或者办理结果", "Propose another way or another result")
        )
    }

    /// What is put on hold has a day ahead on which it is looked at again, on the day of the approval too.
    ///
    /// - Policy: ZJ-21
    static let holdAhead = Self(id: .holdAhead, policy: "ZJ-21", canBeMet: true) { input in
        guard input.approvesHold, input.facts.holdHasPassed else { return nil }
        return Handle.Objection(
            reason: Bilingual("再次核查日期已到", "The day to look at it again has come"),
            remedy: Bilingual("请退回，由承办人另定日期", "Send it back, and let the holder choose another day")
        )
    }

    /// An appeal is decided, not disposed of as a clue is; and nothing else ends as an appeal.
    ///
    /// - Policy: JC-69
    static let endOfTrack = Self(id: .endOfTrack, policy: "JC-69") { input in
        let fits =
            switch input.act {
            case .proposeResult(let conclusion): conclusion.endsAppeal == input.facts.isAppeal
            case .proposeHold: !input.facts.isAppeal
            case .propose(.holdForLater), .propose(.closeOut): !input.facts.isAppeal
            case .propose, .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .approvePlan, .sendBackPlan,
                .approveResult, .sendBackResult, .feedBack, .askReopening, .reopen, .refuseReopening, .takeBack,
                .reassign, .moveTo:
                true
            }
        guard !fits else { return nil }
        return Handle.Objection(
            reason: Bilingual("申诉和其他线索各有各的结论", "An appeal and another clue end each in its own way"),
            remedy: Bilingual(
                "申诉请选择维持、变更、撤销或者终止；其他线索请选择其他结论",
                "For an appeal choose to uphold, vary, revoke or end; for another clue choose another result"))
    }

    /// To check the head of a lower Party committee, the Party secretary of this level must have approved.
    ///
    /// - Policy: ZJ-33
    static let partySecretary = Self(id: .partySecretary, policy: "ZJ-33", canBeMet: true) { input in
        let facts = input.facts
        guard input.act == .approvePlan, facts.accusedIsLowerHead, facts.proposal == .preliminaryVerification
        else { return nil }
        if facts.file.partySecretaryApproval {
            guard facts.file.secretaryRecordedBy == facts.caller.staff else { return nil }
            return Handle.Objection(
                reason: Bilingual(
                    "党委主要负责人的批准由您登记，不能再由您审批处置意见",
                    "You recorded the Party secretary's approval, and do not approve the plan as well"),
                remedy: Bilingual("请由另一位领导审批", "Let another leader approve it"))
        }
        return Handle.Objection(
            reason: Bilingual("初核下级党组织主要负责人须经同级党委主要负责人批准", "The Party secretary of this level must approve the check"),
            remedy: Bilingual(
                "请承办人在“研究、核查和签名”页登记批准人、批准文号和日期",
                "Let the holder record approver, number and day on the page “Study, check, signatures”")
        )
    }

    /// The report of a check carries the signatures of the whole group before it goes to the head.
    ///
    /// - Policy: ZJ-35
    static let groupSignatures = Self(id: .groupSignatures, policy: "ZJ-35", canBeMet: true) { input in
        let facts = input.facts
        guard !facts.file.groupSignatures else { return nil }
        let goesToTheHead =
            switch facts.state {
            case .underWay(_, let check): check == .preliminaryVerification && input.act.finding != nil
            case .resultProposed(_, let check, _): check == .preliminaryVerification && input.act == .approveResult
            case .routed, .claimed, .returnRequested, .returned, .planProposed, .held, .concluded, .fedBack, .archived:
                false
            }
        guard goesToTheHead else { return nil }
        return Handle.Objection(
            reason: Bilingual("初核报告缺少核查组成员签名", "Signatures of the checking group are missing"),
            remedy: Bilingual(
                "请在“研究、核查和签名”页写明核查报告，由核查组全体成员签名",
                "Write the report on the page “Study, check, signatures”, and let every member sign it")
        )
    }

    /// What is handed in is what the group signed.
    ///
    /// - Policy: ZJ-35
    static let signedConclusion = Self(id: .signedConclusion, policy: "ZJ-35") { input in
        guard let finding = input.act.finding, let signed = input.facts.file.signedFinding,
            case .underWay(_, .preliminaryVerification) = input.facts.state, signed != finding
        else { return nil }
        return Handle.Objection(
            reason: Bilingual("提交的结果与核查组签名的报告不一致", "The result is not the one that the group signed"),
            remedy: Bilingual("请按签名的报告提交，或者重新写报告、重新签名", "Hand in what was signed, or write and sign anew")
        )
    }

    /// A result after a talk or letter rests on the talk or the answer; where none came, the file says why. An appeal has a
    /// course of its own.
    ///
    /// - Policy: ZJ-30
    static let talkRecorded = Self(id: .talkRecorded, policy: "ZJ-30", canBeMet: true) { input in
        let facts = input.facts
        guard input.act.finding != nil, case .underWay(_, .talkOrLetter) = facts.state, !facts.isAppeal,
            !facts.file.talkRecorded
        else { return nil }
        return Handle.Objection(
            reason: Bilingual("没有登记谈话或者函询回复", "Neither a talk nor an answer to the letter is on record"),
            remedy: Bilingual(
                "请先在“办理节点”页登记；未能谈话、未收到回复的，登记原因",
                "Write it down on the page “Steps of the check”; where there was none, write down why")
        )
    }

    /// What a higher organ designated is closed with its consent (Hubei practice; the organ acts in its own name). What
    /// waits is not closed.
    ///
    /// - Policy: JC-17
    static let designatorsConsent = Self(id: .designatorsConsent, policy: "JC-17", canBeMet: true) { input in
        let facts = input.facts
        let closes =
            input.act == .approveResult && facts.findingProposed != .hold
            || input.act == .approvePlan && facts.proposal == .closeOut
        guard closes, facts.awaitsConsent else { return nil }
        return Handle.Objection(
            reason: Bilingual("指定管辖的线索须经指定机关同意后结案", "The organ that designated must consent to the end"),
            remedy: Bilingual("请指定机关的主要负责人在“管辖措施”页上同意", "Let its head consent on the page of measures")
        )
    }
}

extension Handle.Input {
    /// A hold waits for the approval that is asked for.
    fileprivate var approvesHold: Bool {
        act == .approvePlan && facts.proposal == .holdForLater
            || act == .approveResult && facts.findingProposed == .hold
    }
}
