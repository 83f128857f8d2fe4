import CaseStore
public import Casework

/// A registrar decides about an earlier report that the list offers: a repeat, a repeat with new facts, or none, and why.
/// The decision fills the triage form; what becomes of the report is proposed and confirmed there by two persons.
///
/// - Policy: JB-14
public struct DecideRepeat: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter reason: sealed with the report.
    /// - Throws: `OperationError.notFound` for an earlier report that the caller does not see, `.mend` for a reason that is
    ///   missing or too long, `.stale` for a report about which somebody decided.
    public func callAsFunction(
        _ id: Report.ID, of earlier: Report.ID, _ verdict: Repeats.Verdict, reason: String, as caller: StaffCaller
    ) async throws {
        guard caller.roles.contains(.registrar), id != earlier else { throw OperationError.notFound }
        guard !reason.allSatisfy(\.isWhitespace), reason.unicodeScalars.count <= OperationLimits.voidWords else {
            throw OperationError.mend([.init("reason", Bilingual("请写明理由，最多500字", "Say why, in 500 characters"))])
        }
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            guard record.holder == caller.organ, case .registered = record.report.state else {
                throw OperationError.stale
            }
            // Only what the list offers, or what the caller sees: nobody learns by this that something is there.
            _ = try transaction.report(earlier)
            try transaction.decide(verdict, on: id, repeating: earlier, reason: reason, by: caller.staff)
            record.version += 1
            try transaction.save(record)
            let detail = [("verdict", verdict.rawValue)]
            try transaction.record("repeat_decided", of: id, .report, version: record.version, detail)
            try transaction.audit(AuditRecord("triage.repeat", id, detail), in: caller.organ)
        }
    }
}

extension OperationContext {
    /// What a proposal says about a repeat is kept as the registrar's decision. Whoever proposes it as a matter of its own
    /// takes back that it repeats another.
    ///
    /// - Parameter decisions: those before.
    func keepRepeatDecision(
        _ opinion: TriageOpinion, on id: Report.ID, _ decisions: [Repeats.Decided],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let reason = opinion.findings.first?.words.zh ?? ""
        guard let earlier = opinion.repeatOf else {
            for taken in Repeats.standing(decisions) {
                try transaction.decide(.notARepeat, on: id, repeating: taken.earlier, reason: reason, by: caller.staff)
            }
            return
        }
        let verdict: Repeats.Verdict = opinion.bringsNewFacts ? .withNewFacts : .repeated
        let latest = decisions.last { $0.earlier == earlier }
        guard latest?.verdict != verdict else { return }
        try transaction.decide(verdict, on: id, repeating: earlier, reason: reason, by: caller.staff)
    }

    /// What was split is not handled as one any more: one of its parts is repeated. What is void is repeated by nothing.
    func requireRepeatable(_ earlier: Report.ID?, in transaction: borrowing Transaction) throws {
        guard let earlier else { return }
        let first = try transaction.asSystem { try $0.report(try $0.first(ofMatter: earlier)) }
        switch first.report.state {
        case .quarantined, .registered, .triageProposed, .accepted, .declined, .retained, .sealedUp: return
        case .split:
            throw OperationError.refused(
                Bilingual("首件已经拆分", "The earlier item was split"),
                remedy: Bilingual("请选择拆分出的一件", "Choose one of its parts"))
        case .voided:
            throw OperationError.refused(
                Bilingual("首件登记已经作废", "The earlier item is void"),
                remedy: Bilingual("请另选首件，或者作为新件拟办", "Choose another, or propose it as a matter of its own"))
        }
    }
}
