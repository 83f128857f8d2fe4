import CaseStore
import Casework

/// What is counted from the steps of a check.
extension OperationContext {
    /// Starts what a step starts and stops what it ends, on its own day.
    ///
    /// - Policy: ZJ-29, ZJ-30, AJ-15, JB-50, JC-69
    func count(
        _ step: Course.Step, on day: CivilDate, of record: ClueRecord, in transaction: borrowing Transaction
    ) throws {
        let id = record.clue.id
        func start(_ kind: ClockKind) throws {
            let clock = newClock(kind, owedBy: record.organ, from: day)
            try transaction.start([clock], of: id, .clue, organ: record.organ)
        }
        switch step {
        case .letterDelivered: try start(.talkReply)
        case .replyReceived, .noAnswer:
            try transaction.stop([.talkReply], of: id, on: day)
            try start(.talkReport)
        case .talkHeld: try start(.talkReport)
        case .groupApproved: try start(.prelim)
        case .caseFiled: try start(.investigation)
        case .investigationEnded: try transaction.stop([.investigation], of: id, on: day)
        case .reviewApplied:
            try transaction.stop([.appeal], of: id)
            try start(.review)
        case .foundUntrue:
            // Before the head has approved the result nothing is found yet.
            if record.clue.state.conclusion == .closedUnfounded { try startClearing(record, in: transaction) }
        case .clearingNotNeeded: try transaction.stop([.clarify], of: id, on: day)
        }
    }

    /// The twenty days of a clearing run from the finding: the approval of the result.
    ///
    /// - Policy: JB-50
    func startClearing(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        guard let foundOn = try transaction.concludedOn(record.clue.id) else { return }
        let clock = newClock(.clarify, owedBy: record.organ, from: foundOn)
        try transaction.start([clock], of: record.clue.id, .clue, organ: record.organ)
    }

    /// A result was approved: what was found untrue, and was marked as harming somebody, has to be cleared.
    ///
    /// - Policy: JB-50
    func startClearingIfFound(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        guard record.clue.state.conclusion == .closedUnfounded else { return }
        let steps = try transaction.courseSteps(of: record.clue.id)
        guard steps.contains(where: { !$0.isOfFormerRound && $0.step.kind == .foundUntrue }) else { return }
        try startClearing(record, in: transaction)
    }

    /// A round of a clue ends, because it was opened again or a plan is owed anew: what is counted from its steps ends, and
    /// they carry the next round no more. Nor does its check group: the next check has its own approved.
    func endRound(of id: Clue.ID, in transaction: borrowing Transaction) throws {
        try transaction.asSystem { transaction in
            try transaction.stop([.prelim, .talkReply, .talkReport, .clarify, .investigation], of: id)
            try transaction.closeCourse(of: id)
            try transaction.closeGroup(of: id)
        }
    }
}
