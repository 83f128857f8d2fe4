import Foundation
import Libpq

/// An advisory lock that a connection of its own holds until the test opens the gate: statements that pass through
/// block on the server for exactly as long as the test wants.
final class Gate: Sendable {
    /// Waits for the gate. Parameter: the gate's key.
    static let pass = Statement("select pg_advisory_xact_lock_shared($1::int8)::text")

    let key: Int64
    private let opener = DispatchSemaphore(value: 0)
    private let holder: Box<Task<Void, any Error>?> = Box(nil)

    private init(key: Int64) { self.key = key }

    static func closed(_ key: Int64) async throws -> Gate {
        let gate = Gate(key: key)
        let connection = try await Cluster.shared.connect()
        await withCheckedContinuation { (isClosed: CheckedContinuation<Void, Never>) in
            let task = Task {
                try await connection.run { session in
                    // Held until this run ends.
                    try session.execute(Statement("select pg_advisory_lock($1::int8)::text"), [.int8(key)])
                    isClosed.resume()
                    gate.opener.wait()
                }
                await connection.close()
            }
            gate.holder.withLock { $0 = task }
        }
        return gate
    }

    func open() async throws {
        opener.signal()
        try await holder.withLock { $0 }?.value
    }
}
