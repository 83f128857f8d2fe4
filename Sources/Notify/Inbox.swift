internal import Libcurl

/// A delivery that has been tried.
struct Sent: Sendable {
    let delivery: Delivery
    let at: Moment

    /// Nil when it could not even be made into a request.
    let exchange: HTTPClient.Exchange?
}

/// What happens around the dispatcher's loop, gathered until the loop has time for it. Everything that came in
/// between is taken in one go, so that writing is done in batches exactly when it is slow.
final class Inbox: Sendable {
    struct Batch: Sendable {
        var sent: [Sent] = []
        var isWoken = false

        /// Whether the wake-up is among them that the loop had asked for.
        var isDelayed = false
        var isStopping = false
    }

    private struct State: Sendable {
        var batch = Batch()
        var reader: CheckedContinuation<Batch, Never>?

        /// Hands everything over, if somebody waits. Stopping is never forgotten.
        mutating func handOver() -> (CheckedContinuation<Batch, Never>, Batch)? {
            guard let reader else { return nil }
            self.reader = nil
            return (reader, takeBatch())
        }

        mutating func takeBatch() -> Batch {
            defer { batch = Batch(isStopping: batch.isStopping) }
            return batch
        }
    }

    private let state = Lock(State())

    func put(_ sent: Sent) {
        change { $0.sent.append(sent) }
    }

    func wake() {
        change { $0.isWoken = true }
    }

    /// The wake-up that the loop had asked for.
    func wakeDelayed() {
        change {
            $0.isWoken = true
            $0.isDelayed = true
        }
    }

    func stop() {
        change {
            $0.isStopping = true
            $0.isWoken = true
        }
    }

    /// Everything that has come; waits when nothing has. One reader only.
    func next() async -> Batch {
        await withCheckedContinuation { continuation in
            let ready: Batch? = state.withLock { state in
                if state.batch.isWoken || !state.batch.sent.isEmpty { return state.takeBatch() }
                precondition(state.reader == nil, "an inbox has one reader")
                state.reader = continuation
                return nil
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    private func change(_ body: (inout Batch) -> Void) {
        let handed = state.withLock { state in
            body(&state.batch)
            return state.handOver()
        }
        if let (reader, batch) = handed { reader.resume(returning: batch) }
    }
}
