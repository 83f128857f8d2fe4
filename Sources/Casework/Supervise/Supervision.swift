/// A supervision order (督办): an organ presses those who handle a clue, and wants an answer.
///
/// - Policy: JB-22
public struct Supervision: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Supervision>

    public let id: ID
    public let clue: Clue.ID
    /// The organ that supervises: the one whose room handles the clue, or the one that passed it on.
    public let issuer: Organ.ID
    public let proposer: Staff.ID
    public internal(set) var state: State
    /// Number of events so far.
    public internal(set) var version: Int

    public init(
        id: ID, clue: Clue.ID, issuer: Organ.ID, proposer: Staff.ID, state: State = .proposed, version: Int = 0
    ) {
        self.id = id
        self.clue = clue
        self.issuer = issuer
        self.proposer = proposer
        self.state = state
        self.version = version
    }

    /// Each state carries exactly what it knows.
    public enum State: Equatable, Sendable {
        /// Waits for the deputy (拟督办).
        case proposed
        /// The deputy did not agree (不予督办).
        case refused
        /// Sent out; an answer is owed (督办中).
        case issued(Issue)
        /// Answered; somebody looks at the answer (已答复).
        case answered(Issue, by: Staff.ID)
        /// The answer was not enough; another is owed (退回补正).
        case sentBack(Issue)
        /// Finished (办结).
        case ended(Issue, Outcome)
    }

    /// Who let the order go out, and by when it is to be answered.
    public struct Issue: Hashable, Sendable {
        public let approver: Staff.ID
        public let dueOn: CivilDate

        public init(approver: Staff.ID, dueOn: CivilDate) {
            self.approver = approver
            self.dueOn = dueOn
        }
    }

    /// How an order ended.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// The answer was enough (答复合格).
        case accepted
        /// There is nothing to press any more (撤销督办).
        case withdrawn
    }

    /// Why an organ supervises (督办事由).
    ///
    /// - Policy: JB-22
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// 超过规定期限未办结
        case overdue
        /// 组织不力、敷衍塞责
        case perfunctory
        /// 需要补充核查、重新研究或者补报材料
        case supplement
        /// 其他需要督办的情形
        case other
    }

    /// How an organ supervises (督办方式).
    ///
    /// - Policy: JB-22
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// 发函
        case letter
        /// 听取汇报
        case hearing
        /// 审阅案卷
        case fileReview = "file_review"
        /// 检查督促
        case inspection
    }

    /// What can happen to an order.
    public enum Event: Equatable, Sendable {
        case approve(Issue)
        case refuse
        case answer(by: Staff.ID)
        case accept
        /// With the new last day.
        case sendBack(dueOn: CivilDate)
        case withdraw
    }

    /// The state does not know this event.
    public struct IllegalMove: Error, Equatable {
        public let from: State
        public let event: Event
    }

    /// The only way to change an order's state.
    ///
    /// - Throws: `IllegalMove` when the state does not know the event; nothing has changed then.
    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove(from: state, event: event) }
        state = next
        version += 1
    }
}

extension Supervision.State {
    /// The state after `event`, or nil where the event is illegal.
    func after(_ event: Supervision.Event) -> Self? {
        switch (self, event) {
        case (.proposed, .approve(let issue)): .issued(issue)
        case (.proposed, .refuse): .refused
        case (.issued(let issue), .answer(let staff)), (.sentBack(let issue), .answer(let staff)):
            .answered(issue, by: staff)
        case (.answered(let issue, _), .accept): .ended(issue, .accepted)
        case (.answered(let issue, _), .sendBack(let day)):
            .sentBack(Supervision.Issue(approver: issue.approver, dueOn: day))
        case (.issued(let issue), .withdraw), (.answered(let issue, _), .withdraw), (.sentBack(let issue), .withdraw):
            .ended(issue, .withdrawn)
        case (.proposed, _), (.refused, _), (.issued, _), (.answered, _), (.sentBack, _), (.ended, _): nil
        }
    }

    /// Who let it go out and until when it is to be answered; nil before that.
    public var issue: Supervision.Issue? {
        switch self {
        case .proposed, .refused: nil
        case .issued(let issue), .answered(let issue, _), .sentBack(let issue), .ended(let issue, _): issue
        }
    }

    /// An answer is owed.
    public var awaitsAnswer: Bool {
        switch self {
        case .issued, .sentBack: true
        case .proposed, .refused, .answered, .ended: false
        }
    }

    /// Something is still to be done about it.
    public var isOpen: Bool {
        switch self {
        case .proposed, .issued, .answered, .sentBack: true
        case .refused, .ended: false
        }
    }

    /// The last day of the answer has passed without one.
    public func isOverdue(on today: CivilDate) -> Bool {
        guard awaitsAnswer, let issue else { return false }
        return issue.dueOn < today
    }
}
