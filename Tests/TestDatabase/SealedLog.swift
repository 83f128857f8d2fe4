public import Operations
import Sealing

/// The audit log of a test, chained, sealed and verified.
public enum SealedLog {
    private static func key() throws -> AuditKey { try AuditKey([UInt8](repeating: 7, count: AuditKey.byteCount)) }

    public static func seal(_ context: OperationContext) async throws { _ = try await SealAudit(context, key: key())() }

    public static func verify(_ context: OperationContext) async throws -> VerifyAudit.Finding {
        try await VerifyAudit(context)(keys: [try key().publicKey])
    }
}
