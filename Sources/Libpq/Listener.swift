internal import CLibpq
internal import Glibc

/// What a listener reports.
public enum Notification: Sendable, Equatable {
    /// Somebody notified a channel.
    case received(channel: String, payload: String)
    /// The listener is connected, for the first time or again: what was notified before is lost, so poll once now.
    case reconnected
}

/// Follows channels on a connection and thread of its own, for ever, reconnecting by itself.
///
/// A notification is a hint to look, never the truth: the buffer drops the oldest when its reader is slow.
public final class Listener: Sendable {
    /// The notifications, for one reader; ends after `close()`.
    public let notifications: AsyncStream<Notification>
    private let loop: ListenerLoop

    /// Starts listening.
    ///
    /// - Parameter channels: names as given to `NOTIFY`, 1 to `Limits.channels` of them, each up to 63 bytes.
    /// - Throws: `.poolExhausted` when the system refuses a thread or a descriptor; `.sessionNeeded` behind a pooler, where
    ///   no notification would ever come; `.other` for malformed settings.
    public init(_ settings: ConnectionSettings, channels: [String]) throws(DatabaseError) {
        guard try settings.perTransaction() == nil else { throw DatabaseError(.sessionNeeded) }
        precondition((1...Limits.channels).contains(channels.count), "a listener follows a bounded list of channels")
        precondition(channels.allSatisfy { (1...63).contains($0.utf8.count) }, "a channel's name has 1 to 63 bytes")
        let (stream, continuation) = AsyncStream.makeStream(
            of: Notification.self, bufferingPolicy: .bufferingNewest(Limits.bufferedNotifications))
        let loop = try ListenerLoop(settings, channels, continuation)
        notifications = stream
        self.loop = loop
        try BlockingThread.start("db-listener") { loop.run() }
    }

    deinit { loop.stop() }

    /// Stops listening. Returns when the thread has ended.
    public func close() async {
        loop.stop()
        await withCheckedContinuation { continuation in loop.whenEnded { continuation.resume() } }
    }
}

/// The thread's side of a listener, kept apart so that dropping the listener can stop the thread.
final class ListenerLoop: Sendable {
    private struct State {
        var isStopped = false
        var hasEnded = false
        var waiting: [@Sendable () -> Void] = []
    }

    private let settings: ConnectionSettings
    private let channels: [String]
    private let continuation: AsyncStream<Notification>.Continuation
    private let wakeUp: Int32
    private let state = Lock(State())

    init(
        _ settings: ConnectionSettings,
        _ channels: [String],
        _ continuation: AsyncStream<Notification>.Continuation
    ) throws(DatabaseError) {
        self.settings = settings
        self.channels = channels
        self.continuation = continuation
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        guard wakeUp >= 0 else { throw DatabaseError(.poolExhausted) }
    }

    deinit { Glibc.close(wakeUp) }

    func stop() {
        state.withLock { $0.isStopped = true }
        _ = eventfd_write(wakeUp, 1)
    }

    func whenEnded(_ resume: @escaping @Sendable () -> Void) {
        let hasEnded = state.withLock { state in
            if !state.hasEnded { state.waiting.append(resume) }
            return state.hasEnded
        }
        if hasEnded { resume() }
    }

    func run() {
        var backoff = Backoff()
        while !isStopped {
            do throws(DatabaseError) {
                let link = try Link(settings)
                // In time, or `close` would wait for a server that does not answer.
                try link.runBriefly(channels.map { "listen \(Self.quoted($0))" }.joined(separator: "; "))
                backoff.reset()
                continuation.yield(.reconnected)
                follow(link)
            } catch {
                // The reason passes or it does not; either way the next attempt tells.
            }
            if !isStopped { waitForInput(nil, milliseconds: Int32(backoff.next())) }
        }
        continuation.finish()
        let waiting = state.withLock { state in
            state.hasEnded = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for resume in waiting { resume() }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Until the connection breaks or we are stopped.
    private func follow(_ link: Link) {
        while !isStopped {
            while let notification = link.nextNotification() { continuation.yield(notification) }
            waitForInput(link, milliseconds: -1)
            guard link.consumeInput() else { return }
        }
    }

    /// Blocks until the socket or the wake-up has something, or the time is over.
    private func waitForInput(_ link: Link?, milliseconds: Int32) {
        var pollers = [pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0)]
        if let link { pollers.append(pollfd(fd: link.socket, events: Int16(POLLIN), revents: 0)) }
        _ = unsafe poll(&pollers, nfds_t(pollers.count), milliseconds)
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension Link {
    var socket: Int32 { unsafe PQsocket(raw) }

    func consumeInput() -> Bool { unsafe PQconsumeInput(raw) == 1 && isOpen }

    func nextNotification() -> Notification? {
        guard let raw = unsafe PQnotifies(raw) else { return nil }
        defer { unsafe PQfreemem(raw) }
        return unsafe .received(
            channel: String(cString: raw.pointee.relname), payload: String(cString: raw.pointee.extra))
    }
}
