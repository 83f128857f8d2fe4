import CaseStore
import Casework

extension OperationContext {
    /// Two persons found state secrets, which this network must not hold (whoever confirms did not propose): the content
    /// is destroyed here, and the original goes its lawful way (保密规定). Number and dates stay.
    ///
    /// - Policy: DW-19
    func removeStateSecrets(
        _ record: ReportRecord, _ decision: Triage.Decision, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let id = record.report.id
        guard record.holder == record.report.receiver else {
            throw OperationError.refused(
                Bilingual("转来的件涉及国家秘密", "An item that another organ passed on holds state secrets"),
                remedy: Bilingual("请退回收件机关处理", "Give it back to the organ that received it")
            )
        }
        var report = record.report
        try report.apply(.sealUp)
        try transaction.stop(ClockKind.allCases, of: id)
        try transaction.asSystem { transaction in
            try transaction.withdraw(.read, id)
            try transaction.sealUp(id)
            try transaction.markSecretsRemoved(id)
        }
        let rule = [("rule", decision.rule.rawValue)]
        try transaction.record("state_secrets_removed", of: id, .report, version: record.version + 1, rule)
        try transaction.audit(AuditRecord("report.remove_state_secrets", id, rule), in: caller.organ)
    }
}

extension OperationError {
    static let proposerConfirms = OperationError.refused(
        Bilingual("拟办人与审核人不能是同一人", "Who proposed cannot confirm"),
        remedy: Bilingual("请由信访室另一位负责同志审核", "Let another person of the petition office confirm")
    )
}
