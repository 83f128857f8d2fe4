internal import CLibpq
internal import Glibc

/// A detached pthread of our own, so that blocking calls never sit on Swift's cooperative pool.
enum BlockingThread {
    /// What the new thread runs; a class because it crosses C as one retained pointer.
    private final class Body: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts `body` on a new thread.
    ///
    /// - Parameter name: at most 15 bytes, shown by `top -H` and in core dumps.
    /// - Throws: `.poolExhausted` when the system refuses another thread.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(DatabaseError) {
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let context = unsafe Unmanaged.passRetained(
            Body {
                _ = unsafe clibpq_name_this_thread(name)
                body()
            })
        var thread = pthread_t()
        let failure = unsafe pthread_create(&thread, &attributes, threadEntry, context.toOpaque())
        guard failure == 0 else {
            unsafe context.release()
            throw DatabaseError(.poolExhausted)
        }
    }

    /// The retain of `start` is consumed here exactly once, by the only thread that gets the pointer.
    fileprivate static func enter(_ context: UnsafeMutableRawPointer?) {
        guard let context = unsafe context else { return }
        unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    }
}

private func threadEntry(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    unsafe BlockingThread.enter(context)
    return nil
}
