import CaseStore
import Casework

extension OperationContext {
    /// The clocks of a clue's plan, by what its report is: JC-69 for an appeal, HS-29 for micro-corruption, ZJ-21 for
    /// every other matter. They run from its arrival, and again whenever a plan is owed anew.
    func planClocks(of report: ReportRecord) -> [ClockKind] {
        if report.kind == .appeal { return [.appeal] }
        return report.microCorruption ? [.fastPlan, .fastClose] : [.plan]
    }

    /// The same for a clue, which does not say itself what its report is, nor that an appeal is the second one.
    func planClocks(of record: ClueRecord, in transaction: borrowing Transaction) throws -> [ClockKind] {
        let kinds = planClocks(of: try transaction.report(record.clue.report))
        guard kinds == [.appeal] else { return kinds }
        return try transaction.asSystem { try $0.isReview(record.clue.id) } ? [.review] : kinds
    }

    /// A plan is owed anew: its clocks run from today. One that never stopped goes on.
    func startPlanClocks(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        let kinds = try planClocks(of: record, in: transaction)
        let clocks = kinds.map { newClock($0, owedBy: record.organ, from: transaction.today) }
        try transaction.start(clocks, of: record.clue.id, .clue, organ: record.organ)
    }
}
