import CaseStore
public import Casework

/// Ends what stopped: nobody tries it any more.
///
/// A report that is not read is triaged by hand, as every report can be: what the reading would have proposed, and a danger
/// of which it would have told the heads at once, is for whoever triages it to see; its history says so. A file that is not
/// checked stays closed, and has no copy, until somebody of those who may have its original says what for (`ReleaseFile`).
public struct GiveUpParked: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` for whoever does not have it, and where it did not stop; `.stale` where somebody
    ///   else had it tried again, or gave it up, a moment ago.
    public func callAsFunction(_ work: ParkedWork, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            switch work {
            case .reading(let report): try context.giveUp(reading: report, in: transaction)
            case .checking(let upload):
                _ = try transaction.parkReason(of: work)
                try transaction.asSystem { transaction in
                    try transaction.drop(work)
                    try transaction.giveUp(upload)
                }
            }
            try transaction.audit(AuditRecord("parked.give_up", subject: work.id), in: caller.organ)
        }
    }
}

extension OperationContext {
    fileprivate func giveUp(reading id: Report.ID, in transaction: borrowing Transaction) throws {
        let reason = try transaction.parkReason(of: .reading(id))
        // As the system: what is left to people is no change of the report's own, whatever state it is in by now.
        var record = try transaction.asSystem { try $0.lockReport(id) }
        record.version += 1
        let saved = record
        try transaction.asSystem { transaction in
            try transaction.drop(.reading(id))
            try transaction.save(saved)
        }
        try transaction.record(
            "reading_given_up", of: id, .report, version: record.version, [("stopped", reason.rawValue)])
    }
}
