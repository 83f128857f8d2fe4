import CaseStore
import Casework

/// What is counted while a report goes from organ to organ.
extension OperationContext {
    /// When the organ that has the report received it: the receipt itself, or the last time that it was passed on to it.
    ///
    /// - Policy: JB-26
    func receiptDay(of record: ReportRecord, in transaction: borrowing Transaction) throws -> CivilDate {
        guard record.holder != record.report.receiver else { return record.report.receivedOn }
        let arrivals = try transaction.clocks(of: record.report.id).filter { $0.kind == .forwardAccept }
        return arrivals.map(\.startedOn).max() ?? record.report.receivedOn
    }

    /// The notice of acceptance is owed from the receipt at the organ that owes it: where one is still owed it counts from
    /// there. As the system, after the clocks came to the organ.
    ///
    /// - Policy: JB-26
    func countAcceptance(
        of record: ReportRecord, from day: CivilDate, in transaction: borrowing Transaction
    ) throws {
        let id = record.report.id
        let isOwed = try transaction.clocks(of: id).contains { $0.kind == .acceptNotice && $0.stoppedOn == nil }
        guard isOwed else { return }
        try transaction.stop([.acceptNotice], of: id)
        let clock = newClock(.acceptNotice, owedBy: record.holder, from: day)
        try transaction.start([clock], of: id, .report, organ: record.holder)
    }

    /// What ends with the verdict on a report. What is to be passed on outside is not yet passed on by that: its days run
    /// until it left (`stopForwarding`).
    ///
    /// - Policy: SS-169, JB-16
    func clocksOfTriage(ending report: Report) -> [ClockKind] {
        if case .declined(_, .transferOut) = report.state { return [.fastDivert, .research] }
        return [.fastDivert, .research, .forwardOther, .forwardAccept]
    }

    /// The letter that passes a report on left on a day: nothing runs any more for it to be forwarded.
    ///
    /// - Parameter day: as it was written down with the receiver.
    /// - Policy: SS-169, JB-16
    func stopForwarding(of id: Report.ID, leftOn day: CivilDate, in transaction: borrowing Transaction) throws {
        try transaction.stop([.forwardOther, .forwardAccept], of: id, on: day)
    }
}
