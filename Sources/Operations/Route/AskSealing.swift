import CaseStore
import Casework

extension OperationContext {
    /// Somebody who may not destroy it found that a report must go up sealed: it is closed to everybody but the head of
    /// the petition office at once, and the time in which it must have gone up begins. Nothing is destroyed yet.
    ///
    /// - Parameters:
    ///   - clues: they have been withdrawn from their rooms.
    ///   - barred: who must not know of it; the accused among the staff stay out whatever is decided.
    /// - Policy: JB-15, JB-52
    func askSealing(
        of record: ReportRecord, _ clues: [ClueRecord], _ ground: SealedLine.Ground, barred: [Staff.ID],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        var record = record
        let id = record.report.id
        let holder = record.holder
        record.barred = record.barred.adding(staff: barred)
        record.version += 1
        let saved = record
        let organs = Set(clues.map(\.organ) + [holder, record.report.receiver])
        let closed = Barred(
            organs: Array(organs.union(record.barred.organs)).sorted(), rooms: record.barred.rooms,
            staff: record.barred.staff)
        let clock = newClock(.upwardReport, owedBy: holder, from: today)
        try transaction.asSystem { transaction in
            let hanging = try transaction.reports(hangingOn: id)
            try transaction.save(saved)
            try transaction.record("sealing_asked", of: id, .report, version: saved.version)
            try transaction.withdraw(.read, id)
            try transaction.barClues(of: id, closed)
            try transaction.askSealing(of: id, hanging: hanging, ground, at: holder, by: caller.staff)
            try transaction.start([clock], of: id, .report, organ: holder)
        }
        try transaction.audit(AuditRecord("report.ask_sealing", id), in: caller.organ)
    }
}
