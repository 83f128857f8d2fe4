import CaseStore
import Casework

extension OperationContext {
    /// Keeps everybody from a report who declared a relative or an interest that it touches; called whenever a report came
    /// in or whom it accuses has changed, in the same transaction.
    ///
    /// - Parameter caller: who acts; nil for the public.
    /// - Policy: JB-48, JC-67
    func deriveRecusals(
        of report: Report.ID, in transaction: borrowing Transaction, by caller: StaffCaller?
    ) throws {
        try transaction.asSystem { transaction in
            guard let content = try transaction.readableContent(of: report) else { return }
            try derive([AccusedNames(report: report, accused: content.accused)], in: transaction, by: caller)
        }
    }

    /// The same of a report whose accused were read in this transaction.
    func deriveRecusals(
        of report: Report.ID, _ named: NamedAccused, in transaction: borrowing Transaction, by caller: StaffCaller?
    ) throws {
        guard let accused = named.accused else { return try deriveRecusals(of: report, in: transaction, by: caller) }
        try deriveRecusals(of: [(report, accused)], in: transaction, by: caller)
    }

    /// The same for reports that have just been written.
    func deriveRecusals(
        of reports: [(id: Report.ID, accused: [AccusedDraft])], in transaction: borrowing Transaction,
        by caller: StaffCaller?
    ) throws {
        try transaction.asSystem { transaction in
            try derive(reports.map { AccusedNames(report: $0.id, accused: $0.accused) }, in: transaction, by: caller)
        }
    }

    /// As the system.
    ///
    /// - Parameter staff: nil for whoever declared something; a person whose new declaration is looked at otherwise.
    func derive(
        _ matters: [AccusedNames], for staff: Staff.ID? = nil, in transaction: borrowing Transaction,
        by caller: StaffCaller?
    ) throws {
        for tie in try transaction.declaredTies(to: matters) where staff == nil || staff == tie.staff {
            try enterDerived(tie, in: transaction, by: caller)
        }
    }

    private func enterDerived(
        _ tie: DeclaredTie, in transaction: borrowing Transaction, by caller: StaffCaller?
    ) throws {
        guard let person = directory[tie.staff] else { return }
        let matter = try lockMatter(of: tie.report, in: transaction)
        let ground = tie.tie.ground
        // What was decided about the same tie stays decided.
        let isKnown = try transaction.recusals(on: matter.first.report.id).contains {
            $0.person == tie.staff && $0.ground == ground
        }
        guard !isKnown else { return }
        let wasBarred = try wasBarred(tie.staff, from: matter, in: transaction)
        try keepOut(tie.staff, of: matter, in: transaction, by: caller)
        try transaction.insert(
            NewRecusalEntry(
                report: matter.first.report.id, person: tie.staff, organ: person.organ, ground: ground, way: .derived,
                recordedBy: nil, decider: decider(about: tie.staff, of: matter.first), barredBefore: wasBarred
            )
        )
        try transaction.audit(
            AuditRecord("recusal.derive", matter.first.report.id), in: matter.first.holder)
    }
}
