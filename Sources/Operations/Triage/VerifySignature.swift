import CaseStore
public import Casework

/// The petition office asks whoever signed whether they did (实名核实), and records what came of it.
///
/// - Policy: JB-24, JB-30
public struct VerifySignature: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter found: what the call or talk found; who is not found, or did not sign, counts as anonymous from now
    ///   on: notices that nobody approved yet are withdrawn, and their clocks stop.
    /// - Throws: `OperationError.stale` when the report is not signed, or was verified before; `.notFound` for whoever
    ///   does not work in the petition office that has it.
    public func callAsFunction(_ id: Report.ID, _ found: Triage.Verification, as caller: StaffCaller) async throws {
        let context = context
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            let claim = Triage.ReporterClaim(givesName: true, givesContact: true, verification: found)
            let finding = Triage.signature(of: claim)
            try record.report.apply(.verifySignature(finding.value))
            record.version += 1
            try transaction.save(record)
            let detail = [("found", found.rawValue), ("rule", finding.rule.rawValue)]
            try transaction.record("signature_verified", of: id, .report, version: record.version, detail)
            try transaction.audit(AuditRecord("report.verify_signature", id, detail), in: caller.organ)
            guard !finding.value.isRealName else { return }
            // Another organ may prepare the notices by now, so the system takes them back.
            try transaction.asSystem { transaction in
                try transaction.withdrawNotices(of: id)
                try transaction.stop([.acceptNotice, .feedback], of: id)
            }
        }
    }
}
