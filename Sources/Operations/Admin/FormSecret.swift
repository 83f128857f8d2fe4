import Casework
import Sealing

/// The secret of a session's forms. It follows from the session's token and does not lead back to it, so nothing has
/// to be stored for it.
public enum FormSecret {
    /// - Parameter sessionToken: 32 random bytes, as `SignIn` gave them.
    public static func bytes(for sessionToken: [UInt8]) -> [UInt8] {
        Digests.sha256(Array("dengwen form secret|".utf8) + sessionToken).bytes
    }
}

extension OperationContext {
    /// Random bytes from a cryptographic source, for cookies, form numbers and tickets.
    public func randomBytes(_ count: Int) -> [UInt8] { random(count) }
}
