/// One thread that fires what is due: deadlines of runs and limits on waiting.
///
/// Entries are few (one or two per run in flight, and runs are bounded), so a due time is found by looking at all of
/// them; adding or removing one costs a dictionary access, and the thread only wakes when the earliest known time comes.
final class DeadlineClock: Sendable {
    static let shared = DeadlineClock()

    private struct Entry {
        let due: Monotonic
        let fire: @Sendable () -> Void
    }

    private struct State {
        var entries: [UInt64: Entry] = [:]
        var last: UInt64 = 0
        var wakeAt: Monotonic?
        var running = false
    }

    private let state = Lock(State())

    private init() {}

    /// Registers `fire` for `due`; it runs on the clock's thread and must not block.
    ///
    /// - Throws: `.poolExhausted` when the clock's thread cannot be started.
    func schedule(at due: Monotonic, _ fire: @escaping @Sendable () -> Void) throws(DatabaseError) -> UInt64 {
        let (ticket, mustStart, mustWake) = state.withLock { state in
            state.last += 1
            state.entries[state.last] = Entry(due: due, fire: fire)
            let isEarliest = state.wakeAt.map { due < $0 } ?? true
            if isEarliest { state.wakeAt = due }
            defer { state.running = true }
            return (state.last, !state.running, isEarliest)
        }
        if mustStart {
            do throws(DatabaseError) {
                try BlockingThread.start("db-deadlines") { self.loop() }
            } catch {
                state.withLock { state in
                    state.running = false
                    state.entries[ticket] = nil
                }
                throw error
            }
        } else if mustWake {
            state.signal()
        }
        return ticket
    }

    func forget(_ ticket: UInt64) {
        state.withLock { $0.entries[ticket] = nil }
    }

    private func loop() {
        while true {
            for entry in nextDue() { entry.fire() }
        }
    }

    /// Blocks until something is due, and takes it out.
    private func nextDue() -> [Entry] {
        while true {
            let wakeAt = state.wait { $0.wakeAt }
            let moved: Bool? = state.wait(until: wakeAt) { $0.wakeAt == wakeAt ? nil : true }
            if moved != nil { continue }
            let due = state.withLock { state in
                let now = Monotonic.now()
                let due = state.entries.filter { $0.value.due <= now }
                for ticket in due.keys { state.entries[ticket] = nil }
                state.wakeAt = state.entries.values.map(\.due).min()
                return due.values.map { $0 }
            }
            if !due.isEmpty { return due }
        }
    }
}
