import CaseStore
import Libpq
import ServiceLifecycle

/// Hands the database's notifications to the workers. They poll as well: a lost one costs a moment, never a step.
struct WakeUps: Service {
    private let listener: Listener
    private let read: AsyncStream<Void>.Continuation
    private let clean: AsyncStream<Void>.Continuation
    private let deliver: AsyncStream<Void>.Continuation
    private let forget: AsyncStream<Void>.Continuation
    /// One element for each time that a report may wait to be read.
    let readable: AsyncStream<Void>
    /// One element for each time that a file may wait to be checked.
    let cleanable: AsyncStream<Void>
    /// One element for each time that a delivery may be due.
    let deliverable: AsyncStream<Void>
    /// One element for each time that a key may have been destroyed.
    let forgettable: AsyncStream<Void>

    init(_ settings: ConnectionSettings) throws {
        listener = try Listener(settings, channels: ["dengwen_ready", "dengwen_outbox", CaseStore.keysChanged])
        (readable, read) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (cleanable, clean) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (deliverable, deliver) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (forgettable, forget) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func run() async throws {
        let listener = listener
        await withTaskCancellationOrGracefulShutdownHandler {
            await distribute()
        } onCancelOrGracefulShutdown: {
            // The stream ends with its listener.
            Task { await listener.close() }
        }
        read.finish()
        clean.finish()
        deliver.finish()
        forget.finish()
    }

    private func distribute() async {
        for await notification in listener.notifications {
            switch notification {
            case .received(CaseStore.keysChanged, _): forget.yield()
            case .received("dengwen_outbox", _): deliver.yield()
            case .received(_, Stage.clean.rawValue): clean.yield()
            case .received: read.yield()
            case .reconnected:
                read.yield()
                clean.yield()
                deliver.yield()
                forget.yield()
            }
        }
    }
}
