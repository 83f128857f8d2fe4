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
        case snoozed(milliseconds: Int64)
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
            snooze: { _, milliseconds, _ in record.yield(.snoozed(milliseconds: milliseconds)) },
            park: { _, reason in record.yield(.parked(reason)) }, sweep: { 0 }, random: { random })
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        bell.yield()
        bell.yield()
        let worker = CleanWorker(
            steps, ticker: Ticker(every: .milliseconds(1), wakeUps: wakeUps), beatInterval: .milliseconds(1))
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

    /// A worker on files that come one after another, each at its hour; what it did with them.
    private func deeds(_ files: [(file: String, hour: Int, failure: (any Error)?)]) async -> [Deed] {
        let (deeds, record) = AsyncStream.makeStream(of: Deed.self)
        let begin = ContinuousClock.now
        let next = Mutex(0)
        let steps = CleanWorker.Steps(
            isReady: { true },
            claim: {
                let index = next.withLock { number in
                    defer { number += 1 }
                    return number
                }
                guard index < files.count else { return nil }
                return CleanJob(upload: Upload.ID(files[index].file), token: Int64(index), attempt: 1)
            },
            rest: { false }, sweepLanes: {},
            clean: { job in
                if let failure = files[Int(job.token)].failure { throw failure }
                record.yield(.cleaned)
            }, beat: { _ in true },
            retry: { _, milliseconds, _ in record.yield(.retried(milliseconds: milliseconds)) },
            snooze: { _, milliseconds, _ in record.yield(.snoozed(milliseconds: milliseconds)) },
            park: { _, reason in record.yield(.parked(reason)) }, sweep: { 0 }, random: { 0 },
            now: { begin + .seconds(3_600 * files[next.withLock { $0 } - 1].hour) })
        let worker = CleanWorker(steps, ticker: Ticker(every: .seconds(60)))
        let running = Task { try await worker.run() }
        var answer: [Deed] = []
        for await deed in deeds {
            answer.append(deed)
            if answer.count == files.count { break }
        }
        running.cancel()
        _ = await running.result
        return answer
    }

    @Test(.timeLimit(.minutes(1)))
    func `a file that no copy could be begun of is put off without a charge, for some hours`() async {
        let away = CleaningFailure.copier
        let (snoozed, charged) = (Deed.snoozed(milliseconds: 300_000), Deed.retried(milliseconds: 2500))
        #expect(
            await deeds([
                ("a", 0, away), ("a", 1, away), ("b", 3, away), ("a", 4, away), ("b", 4, away), ("a", 5, away),
                // Each for itself: the one that went through is as new.
                ("b", 6, nil), ("b", 8, away), ("a", 8, CleaningFailure.scanner),
            ]) == [snoozed, snoozed, snoozed, charged, snoozed, charged, .cleaned, snoozed, charged])
        #expect(
            await deeds([("a", 0, away), ("a", 4, StoreError.notFound), ("a", 5, away)])
                == [snoozed, .parked(.notFound), snoozed])
    }

    @Test func `more files than are kept in mind are charged`() {
        let (putOff, now) = (PutOffFiles(), ContinuousClock.now)
        for number in 0..<WorkerLimits.filesPutOff { #expect(putOff.mayWait(Upload.ID("u\(number)"), at: now)) }
        #expect(!putOff.mayWait(Upload.ID("one more"), at: now))
        #expect(putOff.mayWait(Upload.ID("u0"), at: now), "known")
        let later = now + WorkerLimits.longestSnooze * 2
        #expect(putOff.mayWait(Upload.ID("one more"), at: later), "what is long ago is forgotten")
    }

    @Test(.timeLimit(.minutes(1))) func `a scanner that falls silent over one file is asked before the next`() async {
        let (rounds, round) = AsyncStream.makeStream(of: Void.self)
        let asked = Mutex(0)
        let claimed = Mutex(0)
        let steps = CleanWorker.Steps(
            isReady: {
                let count = asked.withLock { number in
                    number += 1
                    return number
                }
                if count > 2 { round.yield() }
                return count == 1
            },
            claim: {
                let number = claimed.withLock { number in
                    number += 1
                    return number
                }
                return CleanJob(upload: Upload.ID("u\(number)"), token: 1, attempt: 1)
            },
            rest: { false }, sweepLanes: {}, clean: { _ in throw CleaningFailure.scanner }, beat: { _ in true },
            retry: { _, _, _ in }, snooze: { _, _, _ in }, park: { _, _ in }, sweep: { 0 }, random: { 0 })
        let worker = CleanWorker(steps, ticker: Ticker(every: .milliseconds(1)))
        let running = Task { try await worker.run() }
        for await _ in rounds { break }
        running.cancel()
        _ = await running.result
        #expect(claimed.withLock { $0 } == 1, "one file has used up a try, and not sixty-four")
    }
}
