import CaseStore

/// Whether program and database have one time: contexts expire, and entries are put in order, by both.
public struct CompareClocks: Sendable {
    /// Seconds by which they may differ: contexts hold for a few more.
    public static let tolerance: Int64 = 2

    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: by how many seconds the database is ahead; less than zero where it is behind.
    public func callAsFunction() async throws -> Int64 { try await context.store.secondsAhead() }
}
