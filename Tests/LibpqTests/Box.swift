import Foundation

/// A value that tasks and connection threads share in a test. Behind a pthread lock, which ThreadSanitizer understands.
///
/// Sendable: `value` is only touched with the lock held.
final class Box<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func withLock<R>(_ body: (inout Value) throws -> R) rethrows -> R {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
