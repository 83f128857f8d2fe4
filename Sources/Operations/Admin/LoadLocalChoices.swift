import CaseStore
public import Casework

/// Puts a deployment's own choices into force. Called by the operator of the machine; a running server follows them from
/// its next transaction on.
public struct LoadLocalChoices: Sendable {
    let context: OperationContext
    let giver: CommandGiver?

    /// - Parameter giver: who gave the command; nil for the program itself.
    public init(_ context: OperationContext, by giver: CommandGiver? = nil) {
        self.context = context
        self.giver = giver
    }

    /// Rows for choices; of a day and scope that has one already they are the next version.
    ///
    /// - Returns: every choice in force.
    /// - Throws: `OperationError.refused` for an organ that the directory does not name.
    @discardableResult
    public func callAsFunction(_ rows: [LocalPolicyRow]) async throws -> LocalChoices {
        let context = context
        for row in rows {
            guard case .organ(let organ) = row.scope, context.directory[organ] == nil else { continue }
            throw OperationError.refused(
                Bilingual("名录中没有机关\(organ.rawValue)", "The directory has no organ \(organ.rawValue)"),
                remedy: Bilingual("请核对机关编号", "Check the id of the organ"))
        }
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            try transaction.insert(rows)
            try transaction.renewClockRules()
            // On the chain of the topmost organ, as the loading of a directory is.
            if let top = context.directory.organs.max(by: { $0.level < $1.level }) {
                let detail = [("choices", "\(rows.count)")] + (try giver.detail(transaction))
                try transaction.audit(AuditRecord("policy.load", detail), in: top.id)
            }
            return try transaction.localChoices()
        }
    }
}

/// The choices in force, as the database has them; asked when a program starts.
public struct FindLocalChoices: Sendable {
    let store: CaseStore

    public init(_ store: CaseStore) { self.store = store }

    /// - Throws: `StoreError.corrupt` for rows that mean nothing.
    public func callAsFunction() async throws -> LocalChoices {
        try await store.transaction(as: .system) { try $0.localChoices() }
    }
}
