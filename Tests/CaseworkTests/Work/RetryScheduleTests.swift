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

    @Test func `a step that fails at every try waits for a person within minutes, and not within a second`() {
        let work = RetrySchedule.work
        let waits = (1..<work.attempts).map { work.milliseconds(after: $0, random: 0.5) }
        #expect(waits.reduce(0, +) > 60_000 && waits.reduce(0, +) < 3_600_000)
        #expect(work.milliseconds(after: .max, random: 1) == 600_000)
    }
}
