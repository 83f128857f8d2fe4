import CaseStore
public import Casework

/// The petition office asks whoever signed whether they did (实名核实): each attempt is a record, and what all of them come
/// to is a rule.
///
/// - Policy: JB-24, JB-29, JB-30
public struct VerifySignature: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Records an attempt. Who is not found, or did not sign, counts as anonymous from now on: notices that nobody approved
    /// yet are withdrawn, and their clocks stop. Who confirms later is owed them again.
    ///
    /// - Parameter note: sealed with the report.
    /// - Throws: `OperationError.mend` for a day, a tick or a note that must change; `.refused` when nobody is to be asked;
    ///   `.notFound` for whoever does not work in the petition office that has it.
    public func callAsFunction(
        _ id: Report.ID, _ call: Triage.Call, note: String = "", as caller: StaffCaller
    ) async throws {
        let context = context
        guard note.unicodeScalars.count <= OperationLimits.callNote else {
            let most = OperationLimits.callNote
            throw OperationError.mend([.init("note", Bilingual("备注最多\(most)字", "Write at most \(most) characters"))])
        }
        let words = note.allSatisfy(\.isWhitespace) ? "" : note
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            try context.require(call, on: record, by: caller)
            let found = try transaction.calls(on: id).map(\.call.found) + [call.found]
            try transaction.insert(call, note: words, on: record, in: caller.organ, by: caller.staff)
            let standing = Triage.standing(
                of: found, unreachableAfter: context.choice(.callAttempts, for: caller.organ))
            try transaction.audit(
                AuditRecord("report.verify_signature", id, [("standing", standing.rule.rawValue)]), in: caller.organ)
            let claim = Triage.ReporterClaim(givesName: true, givesContact: true, verification: standing.value)
            try context.settle(Triage.signature(of: claim), on: &record, in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    fileprivate func require(_ call: Triage.Call, on record: ReportRecord, by caller: StaffCaller) throws {
        let report = record.report
        let input = Triage.CallInput(
            call: call, caller: caller, holder: record.holder, signature: report.signature, state: report.state,
            receivedOn: report.receivedOn, today: today)
        guard let refusal = Triage.objection(to: input) else { return }
        switch refusal.condition {
        case .office: throw OperationError.notFound
        case .dayOfAsking: throw OperationError.mend([.init("day", refusal.reason)])
        case .reporterNarrates: throw OperationError.mend([.init("narrated", refusal.reason)])
        case .nothingPromised: throw OperationError.mend([.init("promised", refusal.reason)])
        case .neverTraced, .stillOpen, .confirmationStands:
            throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    /// Lets a report count as signed as the attempts say. What was found before is only ever outdone by a confirmation.
    fileprivate func settle(
        _ finding: Triage.SignatureFinding, on record: inout ReportRecord, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let before = record.report.signature
        let isCorrection = before == .unverifiable
        guard finding.value != before, !isCorrection || finding.value == .realNameVerified else { return }
        let id = record.report.id
        try record.report.apply(.verifySignature(finding.value))
        record.version += 1
        try transaction.save(record)
        // What the attempts found is the petition office's: the history says by which rule it counts, and no more.
        try transaction.record(
            "signature_verified", of: id, .report, version: record.version, [("rule", finding.rule.rawValue)])
        guard !finding.value.isRealName else {
            if isCorrection { try oweNotices(record, in: transaction, caller: caller) }
            return
        }
        // Another organ may prepare the notices by now, so the system takes them back.
        try transaction.asSystem { transaction in
            try transaction.withdrawNotices(of: id)
            try transaction.stop([.acceptNotice, .feedback, .xfForward], of: id)
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
                let day = try receiptDay(of: record, in: transaction)
                let clock = newClock(.acceptNotice, owedBy: record.holder, from: day)
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
            let day = try receiptDay(of: record, in: transaction)
            let clock = newClock(.acceptNotice, owedBy: approved.organ, from: day)
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
            let clock = newClock(.feedback, owedBy: clue.organ, from: transaction.today)
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
