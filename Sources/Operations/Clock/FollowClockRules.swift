import CaseStore
import Casework
import Synchronization

/// Computes running clocks once more after a program noticed that a calendar or periods were loaded: what another program
/// had begun by the former ones, and ended after the clocks were computed anew, follows too.
///
/// A final class, because it remembers which rules it has followed.
public final class FollowClockRules: Sendable {
    private let context: OperationContext
    private let followed: Mutex<Int64>

    public init(_ context: OperationContext) {
        self.context = context
        followed = Mutex(context.rulesVersion)
    }

    /// - Returns: whether other rules are in force than the last time.
    /// - Throws: `DatabaseError`; then it is tried again at the next look.
    @discardableResult
    public func callAsFunction() async throws -> Bool {
        // Any transaction asks which rules are in force.
        try await context.store.transaction(as: .system, on: .worker) { _ in }
        let version = context.rulesVersion
        guard followed.withLock({ $0 != version }) else { return false }
        try await RecomputeClocks(context)(.start)
        followed.withLock { $0 = version }
        return true
    }
}
