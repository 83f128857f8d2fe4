public import Dispatch

/// Whether what hangs for ever where it is broken is over in time. Where it is not, it goes on behind our back.
///
/// - Parameter limit: far beyond what it takes, as only a failing test waits for it.
public func isOver(within limit: DispatchTimeInterval = .seconds(45), _ body: @escaping @Sendable () async -> Void)
    async
    -> Bool
{
    let over = DispatchSemaphore(value: 0)
    Task.detached {
        await body()
        over.signal()
    }
    return await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            continuation.resume(returning: over.wait(timeout: .now() + limit) == .success)
        }
    }
}
