import Casework
import Dispatch
public import Sealing

/// Computes password hashes on threads of its own, a few at a time: each takes 128 MiB and a part of a second, and
/// Swift's cooperative pool must not wait for them.
///
/// Who comes from a known browser has a place and a queue of their own, which no number of strangers takes; who comes from
/// another one with a right code stands in front of those without.
public actor PasswordHasher {
    /// Which queue somebody stands in.
    enum Lane: Sendable {
        case known, proved, stranger
    }

    /// Who is computed for at this moment.
    struct Places {
        private var running: [Lane: Int] = [:]

        /// Whoever comes from a browser that is not known, with a code or without, never takes the last place.
        func isOpen(to lane: Lane) -> Bool {
            let unknown = running[.proved, default: 0] + running[.stranger, default: 0]
            let all = unknown + running[.known, default: 0]
            return switch lane {
            case .known: all < OperationLimits.passwordHashesAtOnce
            case .proved, .stranger:
                all < OperationLimits.passwordHashesAtOnce && unknown < OperationLimits.passwordHashesAtOnce - 1
            }
        }

        mutating func take(_ lane: Lane) { running[lane, default: 0] += 1 }
        mutating func leave(_ lane: Lane) { running[lane, default: 1] -= 1 }
    }

    private let queue = DispatchQueue(label: "dengwen.passwords", attributes: .concurrent)
    private var places = Places()
    private var waiting: [Lane: [CheckedContinuation<Void, Never>]] = [:]
    /// log₂ N of new hashes; weaker ones are made anew when their person signs in.
    nonisolated let cost: Int
    /// Who may wait in each queue.
    private let most: Int

    /// - Parameters:
    ///   - cost: log₂ N of scrypt for new passwords.
    ///   - most: who may wait in each queue; nobody is computed for where it is 0.
    public init(cost: Int = PasswordHash.defaultCost, waiting most: Int = OperationLimits.waitingSignIns) {
        self.cost = cost
        self.most = most
    }

    /// What a typed password comes to by a recipe. A name that nobody has is given one as dear as the others.
    func hash(_ password: String, by recipe: PasswordRecipe, _ lane: Lane) async throws -> PasswordHash {
        let result = try await compute(lane) {
            Result { () throws(SealingError) in try recipe.hash(password) }
        }
        return try result.get()
    }

    /// A hash of a new password.
    func hash(_ password: String, salt: [UInt8], _ lane: Lane) async throws -> PasswordHash {
        let cost = cost
        let result = try await compute(lane) {
            Result { () throws(SealingError) in try PasswordHash(password: password, salt: salt, cost: cost) }
        }
        return try result.get()
    }

    private func compute<Value: Sendable>(
        _ lane: Lane, _ work: @escaping @Sendable () -> Value
    ) async throws -> Value {
        guard waiting[lane, default: []].count < most else {
            throw OperationError.refused(
                Bilingual("登录人数过多", "Too many people sign in at once"),
                remedy: Bilingual("请稍后再试", "Try again in a moment")
            )
        }
        await enter(lane)
        defer { leave(lane) }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    private func enter(_ lane: Lane) async {
        if places.isOpen(to: lane) { return places.take(lane) }
        await withCheckedContinuation { waiting[lane, default: []].append($0) }
    }

    private func leave(_ lane: Lane) {
        places.leave(lane)
        for next in [Lane.known, .proved, .stranger]
        where places.isOpen(to: next) && !waiting[next, default: []].isEmpty {
            places.take(next)
            waiting[next]?.removeFirst().resume()
        }
    }
}
