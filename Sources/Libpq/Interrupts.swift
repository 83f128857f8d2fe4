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
/// as running, and that mark is not taken away while a request is on its way.
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
        /// ROLLBACK and resets: not cancelled, only cut off.
        case cleanup
    }

    private struct State {
        var run: Run?
        var phase = Phase.idle
        var generation: UInt64 = 0
        var requested: Interruption?
        /// Cancel requests on their way.
        var sending = 0
    }

    private let cancelHandle: OpaquePointer?
    private let socket: Int32
    private let state = Lock(State())

    /// - Parameter connection: borrowed for this call only.
    init(of connection: OpaquePointer) {
        unsafe cancelHandle = unsafe PQgetCancel(connection)
        socket = unsafe fcntl(PQsocket(connection), F_DUPFD_CLOEXEC, 3)
    }

    deinit {
        unsafe PQfreeCancel(cancelHandle)
        if socket >= 0 { Glibc.close(socket) }
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
    /// - Throws: `.queryCancelled` or `.deadline` when the run was asked to end before anything was sent, and `.other`
    ///   when a statement is already in flight (a row closure used its own session).
    func enter(_ phase: Phase) throws(DatabaseError) {
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
        }
    }

    /// Ends the mark, once no cancel request is on its way.
    func leave() {
        let _: Bool? = state.wait { state in
            if state.sending > 0 { return nil }
            state.phase = .idle
            return true
        }
        state.broadcast()
    }

    /// Stops the statement that this same thread is reading from.
    func cancelOwnStatement() { sendCancel() }

    // MARK: on any thread

    /// Asks `run` to end; nothing happens if it is no longer the one on this connection.
    func interrupt(_ run: Run, _ reason: Interruption) {
        let generation: UInt64? = state.withLock { state in
            guard state.run === run, state.requested != reason, state.requested != .deadline else { return nil }
            state.requested = reason
            switch (reason, state.phase) {
            case (.deadline, _), (.cancelled, .commit):
                shutdown(socket, Int32(SHUT_RDWR))
                return nil
            case (.cancelled, .statement): return state.generation
            case (.cancelled, .idle), (.cancelled, .cleanup): return nil
            }
        }
        guard let generation else { return }
        // Without a thread for it the statement runs into its own timeout; the next one is refused by `enter`.
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
