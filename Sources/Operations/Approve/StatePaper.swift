import CaseStore
public import Casework

/// The room states which papers of a clue lie on paper, where it ended before its approvals were kept as rows (补记).
///
/// - Policy: DW-archive
public struct StatePaper: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter day: of which day the paper is.
    /// - Throws: `OperationError.refused` where it is on the file, or was kept here; `.mend` at the day.
    public func callAsFunction(
        _ paper: LatePaper, of day: CivilDate, on id: Clue.ID, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            let facts = try context.fileState(of: record, in: transaction, for: caller).latePapers(record, caller)
            switch LatePaper.objection(to: paper, of: day, facts) {
            case nil: break
            case .notItsRoom?: throw OperationError.notFound
            case .day?: throw OperationError.mend([.init("day", LatePaper.Objection.day.statement)])
            case let objection?: throw OperationError.refused(objection.statement, remedy: objection.remedy)
            }
            try transaction.insert(paper, heldOn: day, of: record, by: caller.staff)
            record.clue.note()
            try transaction.save(record)
            let detail = [("paper", paper.rawValue), ("on", day.description)]
            try transaction.record(
                "late_paper", of: record.clue.id, .clue, version: record.clue.version, detail)
            try transaction.audit(AuditRecord("clue.late_paper", record.clue.id, detail), in: record.organ)
        }
    }
}

/// An approval of before approvals were kept as rows, as the story of the item tells it.
public struct ToldApproval: Sendable {
    /// Triage, plan or result.
    public let kind: Approval.Kind
    /// The code of what was approved.
    public let matter: String
    public let proposedBy: Staff.ID?
    public let approvedBy: Staff.ID
    public let at: Instant

    /// The approvals that a clue's story tells since it was opened again last, and the one that its report's tells.
    static func told(clue: [StoredEvent], report: [StoredEvent]) -> [ToldApproval] {
        let round = clue.lastIndex { $0.kind == "reopened" }.map { clue[$0...] } ?? clue[...]
        return [
            triage(report),
            approval(.plan, "plan_approved", proposed: "plan_proposed", "proposal", round),
            approval(.result, "result_approved", proposed: "result_proposed", "result", round),
        ].compactMap(\.self)
    }

    /// Triage as a report's story tells it, where a second person decided.
    static func triage(_ events: [StoredEvent]) -> ToldApproval? {
        let proposed = events.last { $0.kind == "triage_proposed" }
        let decided = events.last { ["accepted", "declined", "retained"].contains($0.kind) }
        guard let decided, let approver = decided.staff, let proposer = proposed?.staff, approver != proposer else {
            return nil
        }
        return ToldApproval(
            kind: .triage, matter: decided.kind, proposedBy: proposer, approvedBy: approver, at: decided.occurredAt)
    }

    private static func approval(
        _ kind: Approval.Kind, _ name: String, proposed: String, _ code: String, _ round: ArraySlice<StoredEvent>
    ) -> ToldApproval? {
        guard let place = round.lastIndex(where: { $0.kind == name }), let approver = round[place].staff,
            let proposal = round[..<place].last(where: { $0.kind == proposed }), let proposer = proposal.staff,
            proposer != approver, let matter = proposal.detail[code]
        else { return nil }
        return ToldApproval(
            kind: kind, matter: matter, proposedBy: proposer, approvedBy: approver, at: round[place].occurredAt)
    }
}
