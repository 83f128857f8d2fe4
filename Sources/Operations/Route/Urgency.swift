import CaseStore
import Casework

/// How urgent a report is by corrected facts, beside how urgent it was.
struct UrgencyChange: Sendable {
    let priority: Triage.PriorityFinding
    let isMicroCorruption: Bool
    /// Whether anything changed.
    let isNew: Bool

    /// For the history: the rule that decided, and whether the fast lane has it.
    var detail: [(String, String)] {
        [
            ("priority", "\(priority.value.rawValue)"), ("priority_rule", priority.rule.rawValue),
            ("micro", isMicroCorruption ? "yes" : "no"),
        ]
    }
}

extension OperationContext {
    /// Class and mark of a report whose accused were corrected, written into it.
    ///
    /// - Policy: HS-29
    func findUrgency(
        of record: inout ReportRecord, _ opinion: TriageOpinion, _ standings: [AccusedStanding],
        in transaction: borrowing Transaction
    ) throws -> UrgencyChange {
        let decision = try triage(record, opinion, standings, in: transaction)
        let isNew =
            decision.priority.value != record.priority || decision.isMicroCorruption != record.microCorruption
        record.priority = decision.priority.value
        record.microCorruption = decision.isMicroCorruption
        return UrgencyChange(
            priority: decision.priority, isMicroCorruption: decision.isMicroCorruption, isNew: isNew)
    }

    /// A clue that stays where it lies is as urgent as its report from now on; its clocks are those of the lane that it is
    /// in. As the system.
    ///
    /// The fast lane runs from the day on which it turned out: nobody could have kept it before. A local choice.
    ///
    /// - Policy: HS-29
    func follow(
        _ change: UrgencyChange, _ clue: ClueRecord, of record: ReportRecord, in transaction: borrowing Transaction
    ) throws {
        guard change.isNew else { return }
        switch clue.clue.state {
        case .returned, .concluded, .fedBack, .archived: return
        case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: break
        }
        let id = clue.clue.id
        try transaction.setUrgency(of: id, change.priority.value, isMicroCorruption: change.isMicroCorruption)
        var noted = try transaction.clue(id)
        noted.clue.note()
        try transaction.save(noted)
        try transaction.record(
            "urgency_changed", of: id, .clue, version: noted.clue.version, change.detail)
        guard record.kind != .appeal else { return }
        let running = Set(try transaction.clocks(of: id).filter { $0.stoppedOn == nil }.map(\.kind))
        var owed: [NewClock] = []
        if change.isMicroCorruption {
            if running.contains(.plan) {
                try transaction.stop([.plan], of: id)
                owed.append(newClock(.fastPlan, owedBy: noted.organ, from: transaction.today))
            }
            // On hold nothing is owed before its day.
            let isHeld = if case .held = noted.clue.state { true } else { false }
            if !isHeld, !running.contains(.fastClose) {
                owed.append(newClock(.fastClose, owedBy: noted.organ, from: transaction.today))
            }
        } else {
            if running.contains(.fastPlan) {
                owed.append(newClock(.plan, owedBy: noted.organ, from: clue.routedAt.civilDate))
            }
            try transaction.stop([.fastPlan, .fastClose], of: id)
        }
        try transaction.start(owed, of: id, .clue, organ: noted.organ)
    }
}
