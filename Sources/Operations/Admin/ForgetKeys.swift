/// Drops keys from the memory of this program: another one may have destroyed or replaced them.
public struct ForgetKeys: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `DatabaseError`, `SealingError.unknownSiteKey`; the keys of organs are forgotten then too.
    public func callAsFunction() async throws { try await context.store.forgetKeys() }
}
