import Casework
import Dispatch
public import Sealing

/// Computes password hashes on threads of its own, a few at a time: each takes 32 MiB and a tenth of a second, and
/// Swift's cooperative pool must not wait for them.
public actor PasswordHasher {
    private let queue = DispatchQueue(label: "dengwen.passwords", attributes: .concurrent)
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// What an unknown account is compared with, so that it takes as long.
    private let decoy: PasswordHash

    /// - Parameter cost: log₂ N of scrypt for the decoy, as new passwords have.
    public init(cost: Int = PasswordHash.defaultCost) throws(SealingError) {
        decoy = try PasswordHash(password: "", salt: Array(repeating: 0, count: 16), cost: cost)
    }

    /// Whether the password is the one; the same work is done when there is no hash to compare with.
    func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        guard waiting.count < OperationLimits.waitingSignIns else {
            throw OperationError.refused(
                Bilingual("登录人数过多", "Too many people sign in at once"),
                remedy: Bilingual("请稍后再试", "Try again in a moment")
            )
        }
        await enter()
        defer { leave() }
        let stored = hash ?? decoy
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: stored.matches(password)) }
        }
    }

    private func enter() async {
        if running < OperationLimits.passwordHashesAtOnce {
            running += 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
