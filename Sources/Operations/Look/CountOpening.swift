import CaseStore
import Casework

extension OperationContext {
    /// Counts an item that somebody opens. Beyond a first bound within the hour the auditor is told, once; beyond a
    /// second one nothing new is opened until the hour has gone on: whoever copies the register one by one is slow, and
    /// seen.
    ///
    /// What somebody has opened within the hour opens again.
    ///
    /// - Policy: DW-reading
    /// - Throws: `OperationError.refused`.
    func countOpening(of item: Report.ID, as caller: StaffCaller, in transaction: borrowing Transaction) throws {
        let most = choice(.readingMost, for: caller.organ)
        switch try transaction.noteOpening(of: item, most: most) {
        case .again: return
        case .new(let count):
            guard count == choice(.readingAlarm, for: caller.organ) else { return }
            // Whose it was says the entry, and the alarm only that there is one.
            try transaction.audit(
                AuditRecord("alarm.bulk_reading", caller.staff, [("opened", "\(count)")]), in: caller.organ)
            try transaction.asSystem { try $0.raiseBulkReading(at: caller.organ) }
        case .tooMany:
            throw OperationError.refused(
                Bilingual("一小时内已打开\(most)件", "You have opened \(most) items within the hour"),
                remedy: Bilingual(
                    "请稍后再打开新的件；已打开过的仍可查看。确需批量阅读的，由安全保密管理员调整本地设定 reading_most",
                    "Open new ones later; those that you opened stay open to you. Where more must be read, the local choice "
                        + "reading_most is changed"))
        }
    }
}
