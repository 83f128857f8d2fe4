import CaseStore
public import Casework

/// The organ decides about an entry: the person stands aside for good, or sees the matter again.
///
/// - Policy: JB-48
public struct DecideRecusal: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.refused` where somebody else decides; `.notFound` for an entry that the caller may not
    ///   know of; `.stale` when it is decided by now.
    public func callAsFunction(_ id: RecusalEntry.ID, upheld: Bool, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let report = try transaction.recusal(id).report
            try transaction.asSystem { transaction in
                let matter = try context.lockMatter(of: report, in: transaction)
                let entry = try transaction.recusal(id)
                let facts = context.recusalFacts(entry.person, entry.ground, of: matter, for: caller) { facts in
                    facts.state = entry.state
                }
                try context.require(.decide, facts)
                var state = entry.state
                let day = transaction.today
                do {
                    try state.apply(upheld ? .uphold(by: caller.staff, on: day) : .end(by: caller.staff, on: day))
                } catch { throw OperationError.stale }
                try transaction.save(state, of: id)
                if !state.keepsOut { try context.letIn(entry, to: matter, in: transaction) }
            }
            try transaction.audit(
                AuditRecord("recusal.decide", id, [("decision", upheld ? "upheld" : "ended")]), in: caller.organ)
        }
    }
}
