public import CaseStore
public import Casework

/// Opens the identity of a reporter: asked for by one person, granted by another one from another room, read for
/// minutes, and locked again by itself. Every step is on the audit log, where the database writes it.
///
/// - Policy: JB-47, DW-unlock
public struct UnlockIdentity: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - post: in what capacity; decides which purposes there are.
    ///   - words: for what exactly; sealed with the report.
    /// - Throws: `OperationError.mend` for what the form must change, `.refused` for what the rules object to, `.notFound`
    ///   for a report that is not the caller's to see.
    @discardableResult
    public func ask(
        _ report: Report.ID, _ purpose: Unlock.Purpose, as post: Unlock.Post, minutes: Int, words: String,
        by caller: StaffCaller
    ) async throws -> Unlock.ID {
        let context = context
        let letters = words.count { !$0.isWhitespace }
        return try await context.unlocking("ask", as: caller) { transaction in
            let matter = try context.unlockMatter(of: report, nil, in: transaction, for: caller)
            let facts = try context.unlockFacts(matter, nil, in: transaction, for: caller)
            try context.require(.ask(purpose, as: post, minutes: minutes, words: letters), facts)
            let clue = post == .holder ? matter.holders[caller.staff] : nil
            return try transaction.askUnlock(
                of: report, for: clue, purpose, as: post, minutes: minutes, words: words)
        }
    }

    /// A second person opens it from now on.
    ///
    /// - Parameter minutes: no more than was asked for.
    public func grant(_ id: Unlock.ID, minutes: Int, as caller: StaffCaller) async throws {
        try await act(.grant(minutes: minutes), on: id, as: caller) { try $0.grantUnlock(id, minutes: minutes) }
    }

    /// A second person says no, or whoever asked takes it back.
    public func refuse(_ id: Unlock.ID, as caller: StaffCaller) async throws {
        try await act(.refuse, on: id, as: caller) { try $0.refuseUnlock(id) }
    }

    /// One of the two locks it before its time.
    public func close(_ id: Unlock.ID, as caller: StaffCaller) async throws {
        try await act(.close, on: id, as: caller) { try $0.closeUnlock(id) }
    }

    /// Reads it. Two transactions: that it is read is on the audit log, and counted where the reporter can see it, before
    /// anything comes out.
    ///
    /// - Throws: `OperationError.refused` once it is locked.
    public func open(_ id: Unlock.ID, as caller: StaffCaller) async throws -> OpenedIdentity {
        try await act(.open, on: id, as: caller) { try $0.noteLook(id) }
        return try await act(.open, on: id, as: caller) { try $0.openIdentity(id) }
    }

    private func act<Value: Sendable>(
        _ act: Unlock.Act, on id: Unlock.ID, as caller: StaffCaller,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let context = context
        return try await context.unlocking(act.name, as: caller) { transaction in
            let record = try transaction.unlock(id)
            let matter = try context.unlockMatter(
                of: record.report, record.unlock.state, in: transaction, for: caller)
            try context.require(act, try context.unlockFacts(matter, record, in: transaction, for: caller))
            return try body(transaction)
        }
    }
}

/// Writes down unlocks that are over and tells the audit log (到期锁定). They are locked before that too.
///
/// - Policy: DW-unlock
public struct EndUnlocks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One bounded sweep; what another session has locked is left to the next.
    ///
    /// - Returns: how many were over.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        try await context.transaction(as: .system, on: .worker) { try $0.endUnlocks() }
    }
}

extension Unlock.Act {
    /// As the audit log names it.
    fileprivate var name: String {
        switch self {
        case .ask: "ask"
        case .grant: "grant"
        case .refuse: "refuse"
        case .open: "open"
        case .close: "close"
        }
    }
}

extension OperationContext {
    /// Tells the audit log that somebody was kept from an identity; not which, because who must not know of an item must not
    /// find it on the log of their own organ.
    fileprivate func noteDenial(_ act: String, of caller: StaffCaller) async {
        _ = try? await transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("identity.denied", subject: "", [("act", act)]), in: caller.organ)
        }
    }

    /// The database asks everything once more, of the present rows: what it refuses has changed since it was read here.
    fileprivate func unlocking<Value: Sendable>(
        _ act: String, as caller: StaffCaller, _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await transaction(as: .staff(caller), body)
        } catch StoreError.refused(let rule) where rule.hasPrefix("unlock_") {
            await noteDenial(act, of: caller)
            throw OperationError.stale
        } catch let error as OperationError {
            // What the form must change was no attempt.
            if case .mend = error { throw error }
            await noteDenial(act, of: caller)
            throw error
        }
    }
}
