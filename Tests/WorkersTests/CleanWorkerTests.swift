import CaseStore
import Casework
import Operations
import Synchronization
import Testing

@testable import Workers

@Suite struct CleanWorkerTests {
    /// What a worker did with one job.
    private enum Deed: Equatable, Sendable {
        case cleaned, nothing
        case parked(ParkReason)
        case retried(milliseconds: Int64)
    }

    private struct Oddity: Error {}

    /// Runs a worker on one job, and answers what it did first.
    ///
    /// - Parameter isHeld: false: another worker has the job by now, and the work has no end.
    private func deed(
        _ attempt: Int, _ failure: (any Error)? = nil, isReady: Bool = true, random: Double = 0, isHeld: Bool = true
    ) async -> Deed? {
        let (never, _) = AsyncStream.makeStream(of: Void.self)
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
            rest: { false }, sweepLanes: {},
            clean: { _ in
                if let failure { throw failure }
                if !isHeld {
                    for await _ in never {}
                    throw CancellationError()
                }
                record.yield(.cleaned)
            }, beat: { _ in isHeld },
            retry: { _, milliseconds, _ in record.yield(.retried(milliseconds: milliseconds)) },
            park: { _, reason in record.yield(.parked(reason)) }, sweep: { 0 }, random: { random })
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

    @Test func `a file is cleaned, and one that takes its worker down with it is left to a person`() async {
        #expect(await deed(1) == .cleaned)
        #expect(await deed(14) == .cleaned)
        #expect(await deed(15) == .parked(.workersDied))
    }

    @Test func `what may pass is tried again, later each time; what stays is left to a person with its reason`() async {
        #expect(await deed(1, Oddity()) == .retried(milliseconds: 2500))
        #expect(await deed(1, Oddity(), random: 0.5) == .retried(milliseconds: 3750))
        #expect(await deed(3, Oddity()) == .retried(milliseconds: 10_000))
        #expect(await deed(13, Oddity()) == .retried(milliseconds: 300_000))
        #expect(await deed(14, Oddity()) == .parked(.unexpected))
        #expect(await deed(14, CleaningFailure.scanner) == .parked(.scannerSilent))
        #expect(await deed(14, CleaningFailure.copier) == .parked(.copierFailed))
        #expect(await deed(1, StoreError.corrupt(table: "attachment_chunk")) == .parked(.corruptRow))
        #expect(await deed(1, StoreError.stale) == .nothing)
    }

    @Test func `a file that another worker has by now is let go, and nothing is done about it`() async {
        #expect(await deed(1, isHeld: false) == .nothing)
        #expect(await deed(14, isHeld: false) == .nothing)
    }

    @Test func `while the scanner does not answer nothing is claimed, so that no try is used up`() async {
        #expect(await deed(1, isReady: false) == .nothing)
    }
}
