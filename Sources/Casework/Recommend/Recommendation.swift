/// A recommendation (建议书) to those in whose area or unit something goes wrong.
public enum Recommendation {
    /// To whom it goes.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 纪律检查建议书, to a Party organisation.
        case discipline
        /// 监察建议书, to the unit of those who are supervised.
        case supervision
    }

    /// Why it is issued.
    public enum Ground: String, Hashable, Sendable, CaseIterable {
        /// 某地区、部门、单位信访举报较多, found true after a check.
        ///
        /// - Policy: JB-34
        case manyReports = "many_reports"
        /// 办理中发现的问题
        case foundInHandling = "found_in_handling"
    }

    /// How far it is. What each state knows is what came before.
    public enum State: Hashable, Sendable {
        case drafted
        case approved(by: Staff.ID)
        /// Out, with the day by which it is to be answered.
        case issued(replyDueOn: CivilDate)
        case replied(on: CivilDate)
        /// The reply is satisfactory; somebody looks again later (回头看).
        case accepted(lookBackDueOn: CivilDate)
        case lookedBack(on: CivilDate)
        case closed(on: CivilDate)
        /// The draft came to nothing: the head refused it, or whoever drafted it took it back (不予制发).
        case dropped(on: CivilDate)
    }

    public enum Event: Hashable, Sendable {
        case approve(by: Staff.ID)
        case issue(replyDueOn: CivilDate)
        case reply(on: CivilDate)
        case accept(lookBackDueOn: CivilDate)
        /// The reply does not do: it is asked for again.
        case sendBack(replyDueOn: CivilDate)
        case lookBack(on: CivilDate)
        case close(on: CivilDate)
        case drop(on: CivilDate)
    }

    /// The state does not know the event.
    public struct IllegalMove: Error, Equatable, Sendable {}

    /// What is written in it. All of it is sealed where it is stored.
    public struct Text: Hashable, Sendable {
        /// The Party organisation or unit (主送单位).
        public var addressee: String
        /// 单位基本情况
        public var facts: String
        /// 查明的事实、证据和依据
        public var findings: String
        /// 建议
        public var advice: String

        public init(addressee: String, facts: String, findings: String, advice: String) {
            self.addressee = addressee
            self.facts = facts
            self.findings = findings
            self.advice = advice
        }
    }
}

extension Recommendation.State {
    /// The only way from state to state.
    public mutating func apply(_ event: Recommendation.Event) throws(Recommendation.IllegalMove) {
        self = try next(event)
    }

    private func next(_ event: Recommendation.Event) throws(Recommendation.IllegalMove) -> Self {
        switch (self, event) {
        case (.drafted, .approve(let staff)): .approved(by: staff)
        case (.drafted, .drop(let day)): .dropped(on: day)
        case (.approved, .issue(let day)): .issued(replyDueOn: day)
        case (.issued, .reply(let day)): .replied(on: day)
        case (.replied, .accept(let day)): .accepted(lookBackDueOn: day)
        case (.replied, .sendBack(let day)): .issued(replyDueOn: day)
        case (.accepted, .lookBack(let day)): .lookedBack(on: day)
        case (.lookedBack, .close(let day)): .closed(on: day)
        case (.drafted, _), (.approved, _), (.issued, _), (.replied, _), (.accepted, _), (.lookedBack, _),
            (.closed, _), (.dropped, _):
            throw Recommendation.IllegalMove()
        }
    }
}
