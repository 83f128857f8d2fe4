import Casework
import Testing

@Suite struct LeaderChargeTests {
    private static func rule(_ change: (inout LeaderCharge.Input) -> Void = { _ in }) -> LeaderCharge.RuleID? {
        var input = LeaderCharge.Input(clue: House.claimed, caller: House.head, leader: House.deputy)
        change(&input)
        return LeaderCharge.decide(input)?.id
    }

    @Test func `HS-28 the head puts a leader of the organ in charge of what is being handled`() {
        #expect(Self.rule() == nil)
        #expect(Self.rule { $0.leader = House.head } == nil, "the head can take it too")
        #expect(Self.rule { $0.caller = House.deputy } == .assignedByHead)
        #expect(Self.rule { $0.caller = House.foreignHead } == .assignedByHead)
        #expect(Self.rule { $0.leader = House.holder } == .leaderOfOrgan)
        #expect(Self.rule { $0.leader = House.foreignHead } == .leaderOfOrgan)
        #expect(Self.rule { $0.current = House.deputy.staff } == .notAgain)
        for state in [House.returned, House.concluded, House.fedBack, House.archived] {
            #expect(Self.rule { $0.clue = state } == .openClue)
        }
    }

    @Test func `JB-48 neither an accused leader nor one who stands aside takes charge`() {
        #expect(Self.rule { $0.barred.staff = [House.deputy.staff] } == .impartial)
        #expect(Self.rule { $0.leaderIsRecused = true } == .impartial)
    }

    @Test func `HS-3 an instruction is late from the day after its last one until it is done`() {
        let day = CivilDate.epoch
        var standing = Instruction.Standing(dueOn: day)
        #expect(!standing.isOverdue(on: day) && !standing.mayBeHeldToAccount(on: day))
        #expect(standing.mayBeHeldToAccount(on: day.adding(days: 1)))
        standing.isHeldToAccount = true
        #expect(standing.isOverdue(on: day.adding(days: 1)) && !standing.mayBeHeldToAccount(on: day.adding(days: 1)))
        standing.doneOn = day.adding(days: 5)
        #expect(!standing.isOverdue(on: day.adding(days: 9)))
    }
}

@Suite struct QuarterTests {
    @Test(arguments: [
        ("2026-01-01", 1, "2026-01-01", "2026-03-31"), ("2026-03-31", 1, "2026-01-01", "2026-03-31"),
        ("2024-02-29", 1, "2024-01-01", "2024-03-31"), ("2026-04-01", 2, "2026-04-01", "2026-06-30"),
        ("2026-09-30", 3, "2026-07-01", "2026-09-30"), ("2026-12-31", 4, "2026-10-01", "2026-12-31"),
    ])
    func `JB-18 a day lies in its quarter`(day: String, number: Int, first: String, last: String) throws {
        let quarter = Quarter(containing: try #require(CivilDate(iso: day)))
        #expect(quarter.number == number)
        #expect(quarter.firstDay.description == first && quarter.lastDay.description == last)
        #expect(Quarter(year: quarter.year, number: number) == quarter)
        #expect(Quarter(year: 2026, number: 5) == nil && Quarter(year: 2026, number: 0) == nil)
    }

    @Test func `JB-18 the form presumes what the result says, and only real-name reporters are owed an answer`() {
        #expect(QuarterFeedback.presumed(from: .closedUnfounded) == .unfounded)
        #expect(QuarterFeedback.presumed(from: .closedWithoutCheck) == .unchecked)
        #expect(QuarterFeedback.presumed(from: .caseFiled) == .substantiated)
        #expect(QuarterFeedback.told(.anonymous, hasReached: false) == .nothingOwed)
        #expect(QuarterFeedback.told(.realNameVerified, hasReached: false) == .owed)
        #expect(QuarterFeedback.told(.realNameVerified, hasReached: true) == .told)
    }
}
