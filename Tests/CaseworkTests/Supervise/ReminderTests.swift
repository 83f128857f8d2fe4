import Casework
import Testing

@Suite("reminders: JB-22 DW-remind") struct ReminderTests {
    private static let plan = Reminder.Owed(.plan, from: day("2026-03-02"), dueOn: day("2026-03-23"))
    private static let prelim = Reminder.Owed(.prelim, from: day("2026-03-10"), dueOn: day("2026-03-20"))
    private static let answer = Reminder.Owed(.supervision, from: day("2026-03-12"), dueOn: day("2026-03-30"))

    @Test func `JB-22 what is owed is the answer to the own order, or else what is due first`() {
        #expect(Reminder.owed(toOrder: [], onClue: []) == nil)
        #expect(Reminder.owed(toOrder: [], onClue: [Self.plan, Self.prelim]) == Self.prelim)
        #expect(Reminder.owed(toOrder: [], onClue: [Self.prelim, Self.plan]) == Self.prelim)
        #expect(Reminder.owed(toOrder: [Self.answer], onClue: [Self.plan, Self.prelim]) == Self.answer)
    }

    @Test(arguments: [
        ("2026-03-22", Supervision.Reason.other, "“拟定处置意见”期限自2026年3月2日起算，2026年3月23日届满。"),
        ("2026-03-23", .other, "“拟定处置意见”期限自2026年3月2日起算，2026年3月23日届满。"),
        ("2026-03-24", .overdue, "“拟定处置意见”期限自2026年3月2日起算，2026年3月23日届满，已逾期1日。"),
    ])
    func `JB-22 the paper says what is owed, since when and until when`(
        sent: String, reason: Supervision.Reason, words: String
    ) {
        #expect(Self.plan.isLate(on: day(sent)) == (reason == .overdue))
        #expect(Self.plan.reason(on: day(sent)) == reason)
        #expect(Self.plan.words(on: day(sent)) == words)
    }

    @Test(arguments: [
        ("2026-03-20", "2026-03-23"), ("2026-03-23", "2026-03-23"), ("2026-03-24", "2026-03-27"),
        ("2026-03-27", "2026-03-27"), ("2026-03-28", ""),
    ])
    func `DW-remind an answer is asked for by the last day, or by the day of the next reminder`(
        today: String, expected: String
    ) {
        let asked = Self.plan.answerBy(again: day("2026-03-27"), today: day(today))
        #expect((asked?.description ?? "") == expected)
    }

    @Test func `JB-22 of what is finished or went back nobody is reminded`() {
        let over = [House.returned, House.concluded, House.fedBack, House.archived]
        for clue in House.states { #expect(clue.mayBeReminded == !over.contains(clue), "\(clue)") }
    }
}
