internal import CLibpq
internal import Glibc

/// Why somebody else wants a run to end.
enum Interruption: Sendable {
    /// The caller's task was cancelled.
    case cancelled
    /// The caller's deadline passed.
    case deadline
}

/// The door through which other threads reach a busy connection: cancel requests and closed sockets, never more.
///
/// A late cancel cannot hit the next statement: a request is only sent while the statement it is meant for is marked
/// as running, and that mark is not taken away while a request is on its way, unless the socket is shut: then there is no
/// next statement.
///
/// Sendable: `cancelHandle` is immutable, `PQcancel` may be called from any thread, and it is freed in `deinit`, when
/// no thread holds us any more; everything that changes is in `state`. `socket` is our own duplicate of the
/// connection's descriptor, so `shutdown` can never hit a descriptor that libpq closed and somebody else reuses.
@safe final class Interrupts: @unchecked Sendable {
    /// What the connection's thread is doing.
    enum Phase: Equatable {
        case idle
        /// A statement that may be cancelled.
        case statement
        /// COMMIT: never cancelled, only cut off.
        case commit
        /// ROLLBACK, resets and `listen`: not cancelled, only cut off.
        case cleanup
    }

    private struct State {
        var run: Run?
        var phase = Phase.idle
        var generation: UInt64 = 0
        var requested: Interruption?
        /// Cancel requests on their way.
        var sending = 0
        /// Whether the connection was cut off, so that nothing is sent on it any more.
        var isShut = false
    }

    private let cancelHandle: OpaquePointer
    private let socket: Int32
    private let state = Lock(State())

    /// - Parameter connection: borrowed for this call only.
    /// - Throws: `.poolExhausted` when the system refuses a descriptor or memory: such a connection could not be ended
    ///   from outside, and no deadline would hold for it.
    init(of connection: OpaquePointer) throws(DatabaseError) {
        guard let handle = unsafe PQgetCancel(connection) else { throw DatabaseError(.poolExhausted) }
        let duplicate = unsafe fcntl(PQsocket(connection), F_DUPFD_CLOEXEC, 3)
        guard duplicate >= 0 else {
            unsafe PQfreeCancel(handle)
            throw DatabaseError(.poolExhausted)
        }
        unsafe cancelHandle = handle
        socket = duplicate
    }

    deinit {
        unsafe PQfreeCancel(cancelHandle)
        Glibc.close(socket)
    }

    // MARK: on the connection's thread

    func begin(_ run: Run) {
        state.withLock { state in
            state.run = run
            state.requested = nil
        }
    }

    func end() {
        state.withLock { state in
            state.run = nil
            state.requested = nil
        }
    }

    /// Whether the run was asked to end, and why.
    var requested: Interruption? { state.withLock { $0.requested } }

    var phase: Phase { state.withLock { $0.phase } }

    /// Marks what comes next.
    ///
    /// - Returns: its number, for `cutOff`.
    /// - Throws: `.queryCancelled` or `.deadline` when the run was asked to end before anything was sent, and `.other`
    ///   when a statement is already in flight (a row closure used its own session).
    @discardableResult
    func enter(_ phase: Phase) throws(DatabaseError) -> UInt64 {
        try state.withLock { state throws(DatabaseError) in
            guard state.phase == .idle else { throw DatabaseError(.other) }
            if phase != .cleanup {
                switch state.requested {
                case .cancelled: throw DatabaseError(.queryCancelled)
                case .deadline: throw DatabaseError(.deadline)
                case nil: break
                }
            }
            state.phase = phase
            state.generation += 1
            return state.generation
        }
    }

    /// Ends the mark, once no cancel request is on its way. A server that stands still answers none: one that hangs is
    /// waited for until the deadline shuts the socket, or for so long and the socket is shut here.
    func leave() {
        let isLeft = state.withLock { state in
            guard state.sending == 0 || state.isShut else { return false }
            state.phase = .idle
            return true
        }
        if !isLeft { waitForCancelRequests() }
        state.broadcast()
    }

    private func waitForCancelRequests() {
        let isOver: Bool? = state.wait(until: .after(Limits.cancelTime)) { state in
            guard state.sending == 0 || state.isShut else { return nil }
            state.phase = .idle
            return true
        }
        if isOver == nil {
            state.withLock { state in
                if state.sending > 0 { shut(&state) }
                state.phase = .idle
            }
        }
    }

    /// Stops the statement that this same thread is reading from, without waiting: the thread must go on reading to hear
    /// that its deadline has come.
    func cancelOwnStatement() { cancel(state.withLock { $0.generation }) }

    // MARK: on any thread

    /// Asks `run` to end; nothing happens if it is no longer the one on this connection.
    func interrupt(_ run: Run, _ reason: Interruption) {
        let generation: UInt64? = state.withLock { state in
            guard state.run === run, state.requested != reason, state.requested != .deadline else { return nil }
            state.requested = reason
            switch (reason, state.phase) {
            case (.deadline, _), (.cancelled, .commit):
                shut(&state)
                return nil
            case (.cancelled, .statement): return state.generation
            case (.cancelled, .idle), (.cancelled, .cleanup): return nil
            }
        }
        // Whoever waits for a cancel request that hangs waits no more.
        state.broadcast()
        if let generation { cancel(generation) }
    }

    /// Ends the connection if it is still at what `enter` gave this number.
    func cutOff(_ generation: UInt64) {
        state.withLock { state in
            if state.generation == generation, state.phase != .idle { shut(&state) }
        }
        state.broadcast()
    }

    private func shut(_ state: inout State) {
        state.isShut = true
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Without a thread for it the statement runs to its end, or into its timeout.
    private func cancel(_ generation: UInt64) {
        try? BlockingThread.start("db-cancel") { self.cancelRepeatedly(generation) }
    }

    /// A request that arrives before the statement does is ignored by the server, so it is repeated until the
    /// statement ends.
    private func cancelRepeatedly(_ generation: UInt64) {
        var pause = Limits.cancelRepeatMilliseconds.lowerBound
        for _ in 0..<Limits.cancelAttempts {
            let isStillRunning = state.withLock { state in
                guard state.generation == generation, state.phase == .statement else { return false }
                state.sending += 1
                return true
            }
            guard isStillRunning else { return }
            sendCancel()
            state.withLock { $0.sending -= 1 }
            state.broadcast()
            let ended: Bool? = state.wait(until: .after(milliseconds: pause)) { state in
                state.generation == generation && state.phase == .statement ? nil : true
            }
            if ended != nil { return }
            pause = min(pause * 2, Limits.cancelRepeatMilliseconds.upperBound)
        }
    }

    private func sendCancel() {
        var complaint = [CChar](repeating: 0, count: 256)
        _ = unsafe complaint.withUnsafeMutableBufferPointer { buffer in
            unsafe PQcancel(cancelHandle, buffer.baseAddress, Int32(buffer.count))
        }
    }
}
