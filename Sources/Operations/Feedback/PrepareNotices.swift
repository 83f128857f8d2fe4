import CaseStore
import Casework

extension OperationContext {
    /// Prepares the notice that a triage verdict owes, by the organ that received the report.
    func prepareNotice(
        for verdict: Triage.Verdict, _ record: ReportRecord, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        try prepareNotice(for: verdict, record, by: caller.organ, in: transaction, caller: caller)
    }

    /// Prepares the notice that a triage verdict owes (JB-13, JB-26).
    ///
    /// - Parameter organ: whose notice it is: the organ that handles what was accepted.
    func prepareNotice(
        for verdict: Triage.Verdict, _ record: ReportRecord, by organ: Organ.ID,
        in transaction: borrowing Transaction, caller: StaffCaller
    ) throws {
        let receivedOn = try receiptDay(of: record, in: transaction)
        try prepare(
            .triaged(verdict, receivedOn: receivedOn), record, conclusion: nil, by: organ,
            in: transaction, preparedBy: nil
        )
    }

    /// Prepares the notice of result (JB-27).
    func prepareResult(
        _ conclusion: Conclusion, _ record: ReportRecord, by organ: Organ.ID, in transaction: borrowing Transaction,
        preparedBy: Staff.ID?
    ) throws {
        try prepare(
            .concluded(conclusion, finishedOn: transaction.today), record, conclusion: conclusion, by: organ,
            in: transaction, preparedBy: preparedBy
        )
    }

    /// Prepares the answer to a suggestion that was adopted (DW-12).
    func prepareAnswer(
        to outcome: SuggestionOutcome, _ record: ReportRecord, by organ: Organ.ID, in transaction: borrowing Transaction
    ) throws {
        try prepare(
            .suggestionConcluded(outcome, on: transaction.today), record, conclusion: nil, by: organ, in: transaction,
            preparedBy: nil
        )
    }

    private func prepare(
        _ occasion: Feedback.Occasion, _ record: ReportRecord, conclusion: Conclusion?, by organ: Organ.ID,
        in transaction: borrowing Transaction, preparedBy: Staff.ID?
    ) throws {
        let isRepeat = if case .retained = record.report.state { true } else { false }
        let decision = Feedback.decide(
            Feedback.Input(
                occasion: occasion, channel: record.report.channel, signature: record.report.signature,
                isRepeat: isRepeat
            )
        )
        guard case .notice(let kind, _, let clock) = decision.outcome else { return }
        let due = clock.map { newClock($0, owedBy: organ, from: occasion.startsOn) }
        try transaction.asSystem { transaction in
            // Who was told of an acceptance is owed no second notice, and nothing would stop its clock.
            let isOwed = try transaction.prepareNotice(
                kind, for: record.report.id, by: organ, dueOn: due?.due.date, conclusion: conclusion,
                preparedBy: preparedBy
            )
            guard isOwed else { return }
            // A later result has a period of its own; the earlier one is told with it, or not any more.
            if kind == .result { try transaction.stop([.feedback], of: record.report.id) }
            if let due { try transaction.start([due], of: record.report.id, .report, organ: organ) }
        }
    }
}
