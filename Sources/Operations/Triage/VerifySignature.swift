import CaseStore
public import Casework

/// The petition office asks whoever signed whether they did (实名核实), and records what came of it.
///
/// - Policy: JB-24, JB-30
public struct VerifySignature: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter found: what the call or talk found; who is not found, or did not sign, counts as anonymous from now
    ///   on: notices that nobody approved yet are withdrawn, and their clocks stop. One person records it, so it can be
    ///   put right: who confirms later is owed them again.
    /// - Throws: `OperationError.stale` when the report is not signed, or was confirmed before; `.notFound` for whoever
    ///   does not work in the petition office that has it.
    public func callAsFunction(_ id: Report.ID, _ found: Triage.Verification, as caller: StaffCaller) async throws {
        let context = context
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            let claim = Triage.ReporterClaim(givesName: true, givesContact: true, verification: found)
            let finding = Triage.signature(of: claim)
            let isCorrection = record.report.signature == .unverifiable
            try record.report.apply(.verifySignature(finding.value))
            record.version += 1
            try transaction.save(record)
            let detail = [("found", found.rawValue), ("rule", finding.rule.rawValue)]
            try transaction.record("signature_verified", of: id, .report, version: record.version, detail)
            try transaction.audit(AuditRecord("report.verify_signature", id, detail), in: caller.organ)
            guard !finding.value.isRealName else {
                if isCorrection { try context.oweNotices(record, in: transaction, caller: caller) }
                return
            }
            // Another organ may prepare the notices by now, so the system takes them back.
            try transaction.asSystem { transaction in
                try transaction.withdrawNotices(of: id)
                try transaction.stop([.acceptNotice, .feedback, .xfForward], of: id)
            }
        }
    }
}

extension OperationContext {
    /// Prepares anew what was withdrawn when the reporter could not be verified. Whoever was told before is not told
    /// again.
    ///
    /// - Policy: JB-26, JB-27
    fileprivate func oweNotices(
        _ record: ReportRecord, in transaction: borrowing Transaction, caller: StaffCaller
    ) throws {
        let report = record.report
        switch report.state {
        case .registered, .triageProposed:
            // Triage prepares the notice; its clock runs from the receipt.
            try transaction.asSystem { transaction in
                let notices = try transaction.notices(of: report.id)
                guard !notices.contains(where: { $0.kind == .acceptance && $0.state != .withdrawn }) else { return }
                let clock = newClock(.acceptNotice, from: try receiptDay(of: record, in: transaction))
                try transaction.start([clock], of: report.id, .report, organ: record.holder)
            }
        case .accepted:
            let clue = try transaction.asSystem { try $0.clues(of: report.id).last }
            let organ = clue?.organ ?? record.holder
            if let track = record.kind.flatMap({ Triage.Track($0) }) {
                try prepareNotice(for: .accepted(track), record, by: organ, in: transaction, caller: caller)
                try goOnTelling(record, in: transaction)
            }
            if let clue { try oweResult(of: clue, record, in: transaction) }
        case .quarantined, .declined, .retained, .sealedUp, .voided, .split: return
        }
    }

    /// An acceptance that was approved before, and has not reached the reporter, is to be told after all.
    private func goOnTelling(_ record: ReportRecord, in transaction: borrowing Transaction) throws {
        let report = record.report
        try transaction.asSystem { transaction in
            let approved = try transaction.notices(of: report.id).last {
                $0.kind == .acceptance && $0.state == .approved
            }
            guard let approved else { return }
            let clock = newClock(.acceptNotice, from: try receiptDay(of: record, in: transaction))
            try transaction.start([clock], of: report.id, .report, organ: approved.organ)
        }
    }

    private func oweResult(
        of clue: ClueRecord, _ record: ReportRecord, in transaction: borrowing Transaction
    ) throws {
        guard case .concluded(let claim, let conclusion) = clue.clue.state else { return }
        switch try transaction.asSystem({ try $0.result(of: clue.clue.id) }) {
        case .delivered: return
        case .approved:
            let clock = newClock(.feedback, from: transaction.today)
            try transaction.asSystem { transaction in
                try transaction.start([clock], of: record.report.id, .report, organ: clue.organ)
            }
        case .draft, .withdrawn, nil:
            try prepareResult(conclusion, record, by: clue.organ, in: transaction, preparedBy: claim.holder)
        }
    }
}

extension Triage.Track {
    /// The way of an accepted report of this kind; nil for what is never accepted.
    init?(_ kind: ReportKind) {
        switch kind {
        case .accusation: self = .accusation
        case .appeal: self = .appeal
        case .suggestion: self = .suggestion
        case .outOfScope, .noSubstance, .notAReport: return nil
        }
    }
}
