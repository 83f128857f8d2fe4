import CaseStore
public import Casework

/// The acts of a room and its leaders on a clue: claim, plan, approve, conclude, give back.
///
/// Each act is one transaction: lock, load, decide, move, save, record, announce.
public struct HandleClue: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One member of the room takes exactly this clue.
    ///
    /// - Throws: `OperationError.stale` when somebody was faster; `.refused` with the reason and what helps.
    public func claim(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.claim, on: record, in: transaction, by: caller)
            try context.claim(&record, in: transaction, by: caller)
        }
    }

    /// The holder puts it back on the board.
    public func release(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.release, on: record, in: transaction, by: caller)
            guard let claim = record.clue.state.claim else { throw OperationError.stale }
            // Not before the clue itself is on the board: the queue moves no step of a person's without its clue.
            try context.carryOut(.release, "released", on: &record, in: transaction, by: caller)
            try transaction.giveBack(.handle, id, token: claim.token)
        }
    }

    /// The holder asks to send it back to the petition office (JB-17).
    public func requestReturn(_ id: Clue.ID, _ reason: ReturnReason, as caller: StaffCaller) async throws {
        try await act(
            .requestReturn(reason), .requestReturn(reason), "return_requested", [("reason", reason.rawValue)], id,
            caller
        ) { $0.proposer = caller.staff }
    }

    /// A deputy lets it go back: the petition office triages it again.
    public func approveReturn(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.approveReturn, on: record, in: transaction, by: caller)
            guard let claim = record.clue.state.claim else { throw OperationError.stale }
            try context.carryOut(.approveReturn, "returned", on: &record, in: transaction, by: caller)
            try transaction.finish(.handle, id, token: claim.token)
            try transaction.stop([.plan, .fastPlan, .fastClose, .appeal, .review], of: id)
            try context.endRound(of: id, in: transaction)
            let placer = try transaction.asSystem { transaction in
                let placer = try transaction.placer(of: id)
                try transaction.endBindings(of: id)
                return placer
            }
            try context.triageAgain(record.clue.report, placedBy: placer, in: transaction)
            try transaction.announce(.caseReturned, id, in: record.organ)
        }
    }

    /// The room keeps a clue that it asked to give back.
    public func refuseReturn(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await act(.refuseReturn, .refuseReturn, "return_refused", [], id, caller) { $0.proposer = nil }
    }

    /// The holder hands in a disposition opinion (ZJ-21), which rests on the minutes that `KeepCheckFile` keeps.
    public func propose(_ id: Clue.ID, _ disposition: Disposition, as caller: StaffCaller) async throws {
        if case .holdForLater(let day) = disposition { try context.requireHold(until: day, by: caller) }
        try await act(
            .propose(Handle.Proposal(disposition)), .propose(disposition), "plan_proposed",
            [("proposal", Handle.Proposal(disposition).rawValue)], id, caller
        ) { $0.proposer = caller.staff }
    }

    /// A leader approves the plan.
    public func approvePlan(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.approvePlan, on: record, in: transaction, by: caller)
            try context.carryOut(.approvePlan, "plan_approved", on: &record, in: transaction, by: caller)
            try transaction.stop([.plan, .fastPlan], of: id)
            // On hold nothing is owed until its day: the fast lane starts anew at the wake.
            if case .held = record.clue.state { try transaction.stop([.fastClose], of: id) }
            let isOver = if case .concluded = record.clue.state { true } else { false }
            if !isOver { try transaction.announce(.caseDisposed, id, in: record.organ) }
            try context.finishIfConcluded(record, in: transaction)
        }
    }

    /// A leader does not approve the plan: its holder proposes another.
    public func sendBackPlan(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await act(.sendBackPlan, .sendBackPlan, "plan_sent_back", [], id, caller) { $0.proposer = nil }
    }

    /// The holder hands in a result; that of a verification once the whole group has signed it (ZJ-35).
    public func proposeResult(_ id: Clue.ID, _ conclusion: Conclusion, as caller: StaffCaller) async throws {
        try await act(
            .proposeResult(conclusion), .proposeResult(conclusion), "result_proposed",
            [("result", conclusion.rawValue)],
            id, caller
        ) { $0.proposer = caller.staff }
    }

    /// The holder hands in that the clue waits after its check (ZJ-35): until that day it is on hold.
    public func proposeHold(_ id: Clue.ID, until day: CivilDate, as caller: StaffCaller) async throws {
        try context.requireHold(until: day, by: caller)
        try await act(
            .proposeHold, .proposeHold(until: day), "result_proposed", [("result", Handle.Finding.hold.code)], id,
            caller
        ) { $0.proposer = caller.staff }
    }

    /// The head approves the result: the clue is finished, and a real-name reporter is owed an answer (JB-27); or it
    /// waits, and nothing is owed until its day.
    public func approveResult(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.approveResult, on: record, in: transaction, by: caller)
            try context.carryOut(.approveResult, "result_approved", on: &record, in: transaction, by: caller)
            try transaction.stop([.prelim, .talkReply, .talkReport, .fastClose], of: id)
            if case .held = record.clue.state { try transaction.announce(.caseDisposed, id, in: record.organ) }
            try context.finishIfConcluded(record, in: transaction)
        }
    }

    /// A leader does not approve the result: its holder goes on.
    public func sendBackResult(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await act(.sendBackResult, .sendBackResult, "result_sent_back", [], id, caller) { $0.proposer = nil }
    }

    /// New evidence after the end: a member of the room asks to open it again (JB-27).
    public func askReopening(_ id: Clue.ID, newEvidenceOn: CivilDate, as caller: StaffCaller) async throws {
        try context.requirePast(newEvidenceOn, "new_evidence_on")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            record.file.newEvidenceOn = newEvidenceOn
            try context.require(.askReopening, on: record, in: transaction, by: caller)
            record.reopenAskedBy = caller.staff
            try context.note("reopening_asked", on: &record, in: transaction)
        }
    }

    /// A deputy does not open it again: it stays as it ended.
    public func refuseReopening(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            try context.require(.refuseReopening, on: record, in: transaction, by: caller)
            record.reopenAskedBy = nil
            // Who says no has read what it was asked on.
            record.supplementedOn = nil
            try context.note("reopening_refused", on: &record, in: transaction)
        }
    }

    /// The room asked on new evidence, and a deputy opens it again; and the result that nobody has approved yet is no more
    /// (JB-27).
    public func reopen(_ id: Clue.ID, newEvidenceOn: CivilDate, as caller: StaffCaller) async throws {
        try context.requirePast(newEvidenceOn, "new_evidence_on")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            // Study, approval and signatures of the first round do not carry the second.
            record.file = CaseFileDates()
            record.file.newEvidenceOn = newEvidenceOn
            record.proposer = nil
            try context.require(.reopen, on: record, in: transaction, by: caller)
            record.reopenAskedBy = nil
            // Whoever finished it and stands aside by now does not get it again: it is on the board.
            let aside = record.clue.state.claim.map(\.holder).flatMap { record.barred.staff.contains($0) ? $0 : nil }
            record.barred.staff.removeAll { $0 == aside }
            // Nor does whoever has left, or works elsewhere by now: the post owns the work (DW-handover).
            let (holder, room) = (record.clue.state.claim?.holder, record.room)
            let hasLeft = try transaction.asSystem { system in
                try holder.map { try !system.works($0, in: room) } ?? false
            }
            let token = try context.leaseAgain(record, in: transaction)
            try context.carryOut(.reopen(token: token), "reopened", on: &record, in: transaction, by: caller)
            if let aside {
                try context.takeBack(&record, from: aside, in: transaction, by: caller)
            } else if hasLeft {
                try context.takeBack(&record, in: transaction, by: caller)
            }
            try context.endRound(of: id, in: transaction)
            try context.startPlanClocks(record, in: transaction)
            try transaction.announce(.caseReopened, id, in: record.organ)
            let report = record.clue.report
            // The organ that signs the notice may be another by now.
            try transaction.asSystem { transaction in
                try transaction.withdrawResult(of: report)
                try transaction.stop([.feedback], of: report)
            }
            try context.reopenObjections(to: id, in: transaction, by: caller)
            try context.lapseClearings(on: id, in: transaction, by: caller)
        }
    }

    /// A member of staff stands aside (回避): from now on the clue, its report and all that hangs on it are out of the
    /// person's sight; a clue that the person holds goes back to the board first.
    public func standAside(
        _ id: Clue.ID, _ ground: Recusal.Ground = .interest, words: String = "", as caller: StaffCaller
    ) async throws {
        let context = context
        let entry = EnterRecusal.Entry(person: caller.staff, way: .declared, ground: ground, words: words)
        try await context.transaction(as: .staff(caller)) { transaction in
            try context.enter(entry, on: try transaction.clue(id).clue.report, in: transaction, by: caller)
        }
    }

    private func act(
        _ act: Handle.Act, _ event: Clue.Event, _ name: String, _ detail: [(String, String)], _ id: Clue.ID,
        _ caller: StaffCaller, change: @escaping @Sendable (inout ClueRecord) -> Void = { _ in }
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            change(&record)
            // Four eyes look at who handed in last, so the rule sees the proposer as it was stored.
            try context.require(act, on: record, in: transaction, by: caller)
            try context.carryOut(event, name, detail, on: &record, in: transaction, by: caller)
        }
    }
}
