import Casework
import Testing

@Suite struct RetryScheduleTests {
    private static let schedule = RetrySchedule(attempts: 3, firstMilliseconds: 1000, longestMilliseconds: 10_000)

    @Test func `each wait is twice as long, up to a bound`() {
        let waits = [1, 2, 3, 4, 5, 6, 60, 70].map { Self.schedule.milliseconds(after: $0, random: 0) }
        #expect(waits == [500, 1000, 2000, 4000, 5000, 5000, 5000, 5000])
        #expect(Self.schedule.milliseconds(after: 0, random: 0) == 500, "before the first is the first")
        #expect(Self.schedule.milliseconds(after: .min, random: 0) == 500)
        #expect(Self.schedule.milliseconds(after: .max, random: 0) == 5000)
    }

    @Test func `a crowd spreads over the second half of the step`() {
        for attempt in 1...8 {
            let whole = 2 * Self.schedule.milliseconds(after: attempt, random: 0)
            let waits = stride(from: 0.0, to: 1.0, by: 0.01).map {
                Self.schedule.milliseconds(after: attempt, random: $0)
            }
            #expect(waits.allSatisfy { $0 >= whole / 2 && $0 <= whole })
            #expect(Set(waits).count == waits.count && waits == waits.sorted())
        }
        // Whatever a source of chance says.
        #expect(Self.schedule.milliseconds(after: 1, random: 7) == 1000)
        #expect(Self.schedule.milliseconds(after: 1, random: -7) == 500)
    }

    @Test func `the last try is not followed by another one, and one more is one too many`() {
        #expect((1...4).map(Self.schedule.isLast) == [false, false, true, true])
        #expect((1...4).map(Self.schedule.isTooMany) == [false, false, false, true])
    }

    @Test func `what is away for half an hour is back before the last try, and a person is asked within two hours`() {
        let work = RetrySchedule.work
        func waits(random: Double) -> [Int64] {
            (1..<work.attempts).map { work.milliseconds(after: $0, random: random) }
        }
        #expect(waits(random: 0).reduce(0, +) > 30 * 60_000, "also where chance makes each wait its shortest")
        // A lease that ran out is charged without a wait: the longest ones are left all the same.
        #expect(waits(random: 0).dropFirst(3).reduce(0, +) > 30 * 60_000)
        #expect(waits(random: 1).reduce(0, +) < 120 * 60_000)
    }

    @Test func `the longest wait is reached, by several of the tries`() {
        let work = RetrySchedule.work
        let longest = (1..<work.attempts).filter {
            work.milliseconds(after: $0, random: 1) == WorkLimits.longestRetryMilliseconds
        }
        #expect(longest == Array(8...13), "it is said to be ten minutes, and is")
        #expect(work.milliseconds(after: .max, random: 1) == 600_000)
    }
}
