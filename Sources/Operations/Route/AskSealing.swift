import CaseStore
public import Casework

/// A report turns out to belong to a higher organ, or to be about the own head: somebody of the petition office asks that it
/// go up sealed, which closes it to everybody but those who decide. Another person seals it up, because that destroys.
///
/// - Policy: JB-15, JB-52
public struct AskSealing: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` for whoever is not of the petition office, or does not see it; `.stale` for what
    ///   cannot be sealed any more, and for what was accepted: its accused are corrected, which withdraws it from its room;
    ///   `.refused` for what another organ passed on, and for what waits already, by its own request or with another item.
    public func callAsFunction(_ id: Report.ID, _ sealing: Triage.Sealing, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockReport(id)
            guard context.headsOffice(caller, for: record.barred) || caller.roles.contains(.registrar) else {
                throw OperationError.notFound
            }
            try context.requireNoSealingWaits(on: id, in: transaction)
            guard record.report.state.canBeSealed else { throw OperationError.stale }
            guard record.isSealedHere else { throw OperationError.isSealedWhereReceived }
            let clues = try transaction.asSystem { try $0.clues(of: id) }
            try context.askSealing(
                of: record, clues, SealedLine.Ground(sealing), barred: [], in: transaction, by: caller)
        }
    }
}

extension ReportRecord {
    /// What another organ passed on is not this one's to destroy, as long as it was not accepted here.
    var isSealedHere: Bool { holder == report.receiver || report.state == .accepted }

    /// From which day the five working days run of what is found to go up today: from its receipt where triage finds it, and
    /// from the day on which it was found where it had been decided before.
    ///
    /// - Policy: JB-15
    func sealingStarts(foundOn day: CivilDate) -> CivilDate {
        switch report.state {
        case .quarantined, .registered, .triageProposed: report.receivedOn
        case .accepted, .declined, .retained, .sealedUp, .voided, .split: day
        }
    }
}

extension OperationContext {
    /// Somebody found that a report must go up sealed: it is closed to everybody but those of the petition office who decide
    /// about that at once, and the time in which it must have gone up runs. Nothing is destroyed yet.
    ///
    /// - Parameters:
    ///   - clues: no room has any of them any more.
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
        let above = organsAbove(holder, of: try transaction.asSystem { try $0.standings(of: id) })
        record.barred.organs = Set(record.barred.organs).union(above).sorted()
        record.version += 1
        let saved = record
        let organs = Set(clues.map(\.organ) + [holder, record.report.receiver])
        let closed = Barred(
            organs: Array(organs.union(record.barred.organs)).sorted(), rooms: record.barred.rooms,
            staff: record.barred.staff)
        let clock = newClock(.upwardReport, owedBy: holder, from: record.sealingStarts(foundOn: today))
        try transaction.asSystem { transaction in
            let hanging = try lockHanging(on: id, in: transaction)
            try transaction.save(saved)
            try keep(hanging, from: above, at: holder, in: transaction)
            let others = hanging.map(\.report.id)
            try transaction.record("sealing_asked", of: id, .report, version: saved.version)
            for waiting in [id] + others { try transaction.withdraw(.read, waiting) }
            try transaction.barClues(of: id, closed)
            try transaction.askSealing(of: id, hanging: others, ground, at: holder, by: caller.staff)
            try transaction.start([clock], of: id, .report, organ: holder)
        }
        try transaction.audit(AuditRecord("report.ask_sealing", id), in: caller.organ)
    }

    /// Whom an item passes by hears nothing of what hangs on it and tells the same, either. As the system.
    ///
    /// - Policy: HS-26
    private func keep(
        _ hanging: [ReportRecord], from above: [Organ.ID], at holder: Organ.ID, in transaction: borrowing Transaction
    ) throws {
        for var report in hanging where report.holder == holder && !Set(above).isSubset(of: report.barred.organs) {
            report.barred.organs = Set(report.barred.organs).union(above).sorted()
            report.version += 1
            try transaction.save(report)
        }
    }

    /// What waits to be sealed is decided about before anything else happens to it. Only who decides sees it at all.
    func requireNoSealingWaits(on id: Report.ID, in transaction: borrowing Transaction) throws {
        guard try transaction.sealRequest(of: id) == nil else { throw OperationError.waitsToBeSealed }
        guard try !transaction.report(id).waitsToBeSealed else { throw OperationError.waitsWithAnother }
    }

    /// The same of a report that was read: whatever somebody decides about, or what that covers, says so itself, and only
    /// then is it asked which of the two it is.
    func requireNoSealingWaits(on record: ReportRecord, in transaction: borrowing Transaction) throws {
        guard record.waitsToBeSealed else { return }
        try requireNoSealingWaits(on: record.report.id, in: transaction)
    }

    /// What hangs on a report, locked: nothing is added to any of it from then on until the end of the transaction. As the
    /// system.
    func lockHanging(on id: Report.ID, in transaction: borrowing Transaction) throws -> [ReportRecord] {
        for hanging in try transaction.reports(hangingOn: id) { _ = try transaction.lockReport(hanging) }
        // Whoever held one of them may have added to it before they let go.
        return try transaction.reports(hangingOn: id).map { try transaction.lockReport($0) }
    }
}

extension OperationError {
    static let isSealedWhereReceived = OperationError.refused(
        Bilingual("转来的件不能在本机关密封", "An item that another organ passed on cannot be sealed up here"),
        remedy: Bilingual("请退回收件机关处理", "Give it back to the organ that received it"))
}
