/// Drops keys from the memory of this program: another one may have destroyed or replaced them.
public struct ForgetKeys: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `DatabaseError`; `SealingError.unknownSiteKey` where the key file lacks the generation in use: what is open
    ///   stays open then, but for what was destroyed.
    public func callAsFunction() async throws { try await context.store.forgetKeys() }
}
