import CaseStore
import Casework
import Operations
import Synchronization
import Testing

@testable import Workers

@Suite struct CleanWorkerTests {
    /// What a worker did with one job.
    private enum Deed: Equatable, Sendable {
        case cleaned, gaveUp, nothing
        case retried(milliseconds: Int64)
    }

    private struct Oddity: Error {}

    /// Runs a worker on one job, and answers what it did first.
    private func deed(_ attempt: Int, _ failure: (any Error)? = nil, isReady: Bool = true) async -> Deed? {
        let (deeds, record) = AsyncStream.makeStream(of: Deed.self)
        let isClaimed = Mutex(false)
        let asked = Mutex(0)
        let steps = CleanWorker.Steps(
            isReady: {
                // A second look ends the test of a worker that does not claim.
                if asked.withLock({ count in
                    count += 1
                    return count
                }) > 1 {
                    record.yield(.nothing)
                }
                return isReady
            },
            claim: {
                let isFirst = isClaimed.withLock { claimed in
                    defer { claimed = true }
                    return !claimed
                }
                return isFirst ? CleanJob(upload: Upload.ID("u"), token: 7, attempt: attempt) : nil
            },
            clean: { _ in
                if let failure { throw failure }
                record.yield(.cleaned)
            }, retry: { _, milliseconds in record.yield(.retried(milliseconds: milliseconds)) },
            giveUp: { _ in record.yield(.gaveUp) }, sweep: { 0 })
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        bell.yield()
        bell.yield()
        let worker = CleanWorker(steps, ticker: Ticker(every: .milliseconds(1), wakeUps: wakeUps))
        let running = Task { try await worker.run() }
        var answer: Deed?
        for await deed in deeds {
            answer = deed
            break
        }
        running.cancel()
        _ = await running.result
        return answer
    }

    @Test func `a file is cleaned, and one that takes its worker down with it is given up`() async {
        #expect(await deed(1) == .cleaned)
        #expect(await deed(WorkerLimits.cleanAttempts) == .cleaned)
        #expect(await deed(WorkerLimits.cleanAttempts + 1) == .gaveUp)
    }

    @Test func `what may pass is tried again, later each time; what stays leaves the original alone`() async {
        #expect(await deed(1, Oddity()) == .retried(milliseconds: WorkerLimits.firstRetryMilliseconds))
        #expect(await deed(3, Oddity()) == .retried(milliseconds: WorkerLimits.firstRetryMilliseconds * 4))
        #expect(await deed(8, Oddity()) == .retried(milliseconds: 256_000))
        #expect(await deed(1, StoreError.corrupt(table: "attachment_chunk")) == .gaveUp)
        #expect(await deed(1, StoreError.stale) == .nothing)
    }

    @Test func `while the scanner does not answer nothing is claimed, so that no try is used up`() async {
        #expect(await deed(1, isReady: false) == .nothing)
    }
}
