// What was decided together binds whoever approves: the minutes of a collective study, and the decision of a meeting.

extension Handle {
    /// What minutes say was decided: a way of disposition, or a result.
    ///
    /// - Policy: JB-17, JB-23
    public enum Decided: Hashable, Sendable {
        case way(Proposal)
        case result(Conclusion)

        /// Nil where the code is neither: no way and no result bear the same one.
        public init?(code: String) {
            if let way = Proposal(rawValue: code) {
                self = .way(way)
            } else if let result = Conclusion(rawValue: code) {
                self = .result(result)
            } else {
                return nil
            }
        }

        public var code: String {
            switch self {
            case .way(let way): way.rawValue
            case .result(let result): result.rawValue
            }
        }

        /// Whether minutes that decided this leave no room for what is asked: another way, another result, a result where
        /// it was to wait, or a hold where a result was decided. The study of the plan does not bind what a check finds.
        func forbids(_ asked: Asked) -> Bool {
            switch (self, asked) {
            case (.way(let decided), .way(let way)): decided != way
            case (.result(let decided), .finding(let finding)): finding != .end(decided)
            case (.way(let decided), .finding(let finding)): decided == .holdForLater && finding != .hold
            case (.result, .way): false
            }
        }
    }

    /// What is proposed or approved: a way of disposition, or what a check came to.
    enum Asked: Equatable {
        case way(Proposal)
        case finding(Finding)
    }

    /// The latest minutes of a collective study that decided something.
    public struct Studied: Hashable, Sendable {
        public var year: Int
        public var number: Int
        public var decided: Decided

        public init(year: Int, number: Int, decided: Decided) {
            self.year = year
            self.number = number
            self.decided = decided
        }
    }

    /// What a meeting decided last about the very plan or result that waits now.
    public struct MeetingSaid: Hashable, Sendable {
        public var kind: Meeting.Kind
        public var heldOn: CivilDate
        public var resolution: Meeting.Resolution

        public init(kind: Meeting.Kind, heldOn: CivilDate, resolution: Meeting.Resolution) {
            self.kind = kind
            self.heldOn = heldOn
            self.resolution = resolution
        }
    }
}

extension Handle.Input {
    /// What is proposed or approved; nil for every other act.
    fileprivate var asked: Handle.Asked? {
        switch act {
        case .propose(let way): .way(way)
        case .proposeResult, .proposeHold: act.finding.map { .finding($0) }
        case .approvePlan: facts.proposal.map { .way($0) }
        case .approveResult: facts.findingProposed.map { .finding($0) }
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .sendBackPlan, .sendBackResult, .feedBack,
            .askReopening, .reopen, .refuseReopening, .takeBack, .reassign, .moveTo:
            nil
        }
    }
}

extension Handle.Rule {
    /// Nobody proposes or approves another way or result than the minutes decided.
    ///
    /// - Policy: JB-17, JB-23
    static let minutesBind = Self(id: .minutesBind, policy: "JB-17", canBeMet: true) { input in
        guard let asked = input.asked, let studied = input.facts.file.studied, studied.decided.forbids(asked)
        else { return nil }
        return Handle.Objection(
            reason: Bilingual(
                "与集体研究纪要〔\(studied.year)〕\(studied.number)号的决定不一致",
                "Minutes \(studied.number) of \(studied.year) decided otherwise"),
            remedy: Bilingual(
                "请按纪要办理；应当改变的，重新集体研究并登记纪要", "Do as the minutes say, or study it together again and keep new minutes")
        )
    }

    /// Nobody approves what a meeting did not agree to, or wants to see again.
    ///
    /// - Policy: HS-2
    static let meetingBinds = Self(id: .meetingBinds, policy: "HS-2", canBeMet: true) { input in
        guard input.act == .approvePlan || input.act == .approveResult, let said = input.facts.meetingSaid else {
            return nil
        }
        let outcome: Bilingual
        switch said.resolution {
        case .agreed, .reportedUp, .supervised: return nil
        case .notAgreed: outcome = Bilingual("不同意", "did not agree")
        case .studiedAgain: outcome = Bilingual("补充材料后再议", "wants to see it again")
        }
        let name = said.kind.name
        return Handle.Objection(
            reason: Bilingual(
                "\(said.heldOn.chinese)\(name.zh)纪要：\(outcome.zh)",
                "Minutes of the \(name.en) of \(said.heldOn): it \(outcome.en)"),
            remedy: Bilingual("请退回，或者由会议重新议定", "Send it back, or let a meeting decide anew")
        )
    }
}

extension Meeting.Kind {
    /// As the minutes name it.
    var name: Bilingual {
        switch self {
        case .petitions: Bilingual("信访举报专题会", "meeting on petitions and reports")
        case .secretaries: Bilingual("书记办公会", "secretaries' office meeting")
        case .standingCommittee: Bilingual("纪委常委会", "standing committee")
        case .supervisoryCommittee: Bilingual("监委委务会", "supervisory commission meeting")
        case .investigations: Bilingual("审查调查专题会", "meeting on investigations")
        }
    }
}
