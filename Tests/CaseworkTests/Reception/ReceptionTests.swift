import Casework
import Testing

@Suite("reception days: JB-8 JB-9 HS-28 JB-48 XF-20 DW-restday DW-heldday DW-postpone DW-state")
struct ReceptionTests {
    static let leader = Staff.ID("S1")
    static let township = Organ.ID("T1")
    /// A Wednesday.
    static let today = day("2026-03-04")
    static let tomorrow = day("2026-03-05")

    static func session(
        _ state: ReceptionSession.State = .planned, on day: CivilDate = today
    ) -> ReceptionSession {
        ReceptionSession(
            id: .init("018f0000-0000-7000-8000-000000000001"), organ: Organ.ID("O1"), heldOn: day,
            place: .township(township), leader: leader, announcedOn: nil, state: state
        )
    }

    static func facts(
        _ roles: Set<Role> = [.petitionLead], _ session: ReceptionSession? = nil, isWorkingDay: Bool = true
    ) -> Reception.Facts {
        Reception.Facts(
            roles: roles, today: today, session: session, leaders: [leader], townships: [township],
            isWorkingDay: isWorkingDay
        )
    }

    static func plan(
        on day: CivilDate = tomorrow, _ place: ReceptionSession.Place = .office, _ leader: Staff.ID = leader,
        announced: CivilDate? = nil
    ) -> Reception.Act {
        .plan(Reception.Plan(on: day, place: place, leader: leader, announcedOn: announced))
    }

    private func broken(_ act: Reception.Act, _ facts: Reception.Facts) -> [Reception.RuleID] {
        Reception.objections(to: Reception.Input(act, facts)).map(\.rule)
    }

    @Test(arguments: Role.allCases)
    func `JB-8 the petition office plans and logs, and nobody else`(role: Role) {
        let mayPlan = role == .registrar || role == .petitionLead
        #expect(broken(Self.plan(), Self.facts([role])).isEmpty == mayPlan)
        #expect(broken(.hold, Self.facts([role], Self.session())).isEmpty == mayPlan)
    }

    @Test func `JB-9 a leader of the organ receives`() {
        #expect(broken(Self.plan(), Self.facts()).isEmpty)
        #expect(broken(Self.plan(on: Self.tomorrow, .office, Staff.ID("S9")), Self.facts()) == [.leader])
    }

    @Test func `HS-28 a town visit goes to a township below the organ`() {
        #expect(broken(Self.plan(on: Self.tomorrow, .township(Self.township)), Self.facts()).isEmpty)
        #expect(broken(Self.plan(on: Self.tomorrow, .township(Organ.ID("T9"))), Self.facts()) == [.township])
    }

    @Test func `JB-9 a day is published before it, and not dated ahead`() {
        #expect(broken(Self.plan(announced: Self.today), Self.facts()).isEmpty)
        #expect(broken(Self.plan(announced: Self.tomorrow), Self.facts()) == [.announcedBefore])
        let yesterday = Self.today.adding(days: -1)
        #expect(broken(Self.plan(on: yesterday, announced: Self.today), Self.facts()) == [.announcedBefore])
        #expect(broken(Self.plan(on: yesterday, announced: yesterday), Self.facts()).isEmpty)
    }

    @Test func `DW-restday on a rest day only what was announced takes place`() {
        #expect(broken(Self.plan(), Self.facts(isWorkingDay: false)) == [.workingDay])
        #expect(broken(Self.plan(announced: Self.today), Self.facts(isWorkingDay: false)).isEmpty)
    }

    @Test func `DW-heldday a day that has not come is not held`() {
        #expect(broken(.hold, Self.facts([.registrar], Self.session(on: Self.tomorrow))) == [.notBeforeItsDay])
        #expect(broken(.hold, Self.facts([.registrar], Self.session(on: Self.today))).isEmpty)
    }

    @Test func `DW-postpone what is cancelled moves to a later day, today or after`() {
        let planned = Self.facts([.registrar], Self.session(on: Self.today))
        #expect(broken(.cancel(movedTo: Self.tomorrow), planned).isEmpty)
        #expect(broken(.cancel(movedTo: Self.today), planned) == [.postponed])
        let missed = Self.facts([.registrar], Self.session(on: Self.today.adding(days: -3)))
        #expect(broken(.cancel(movedTo: Self.today.adding(days: -1)), missed) == [.postponed])
        #expect(broken(.cancel(movedTo: Self.today), missed).isEmpty)
    }

    @Test func `JB-9 the day of a leader who is none any more is postponed to another one`() {
        var facts = Self.facts([.registrar], Self.session(on: Self.today))
        facts.leaders = [Staff.ID("S2")]
        #expect(broken(.cancel(movedTo: Self.tomorrow), facts) == [.leader])
        #expect(broken(.cancel(movedTo: Self.tomorrow, leader: Staff.ID("S2")), facts).isEmpty)
        #expect(broken(.cancel(movedTo: Self.tomorrow, leader: Staff.ID("S9")), facts) == [.leader])
    }

    @Test(arguments: [ReceptionSession.State.held, .cancelled(movedTo: tomorrow)])
    func `DW-state only what is planned is held or postponed`(state: ReceptionSession.State) {
        let facts = Self.facts([.registrar], Self.session(state))
        #expect(broken(.hold, facts) == [.stateKnowsAct])
        #expect(broken(.cancel(movedTo: Self.tomorrow), facts) == [.stateKnowsAct])
        var session = Self.session(state)
        #expect(throws: ReceptionSession.IllegalMove.self) { try session.apply(.hold) }
        #expect(throws: ReceptionSession.IllegalMove.self) { try session.apply(.cancel(movedTo: Self.tomorrow)) }
        #expect(session.state == state && session.version == 1)
    }

    @Test func `HS-28 visits are logged on the spot, on the day that is held`() {
        let visit = Reception.Act.log(Reception.Visit(representatives: 1))
        #expect(broken(visit, Self.facts([.registrar], Self.session(.held))).isEmpty)
        #expect(broken(visit, Self.facts([.registrar], Self.session(.planned))) == [.whileHeld])
        let yesterday = Self.session(.held, on: Self.today.adding(days: -1))
        #expect(broken(visit, Self.facts([.registrar], yesterday)) == [.whileHeld])
    }

    @Test func `JB-48 a leader receives nobody who accuses the leader`() {
        let facts = Self.facts([.registrar], Self.session(.held))
        #expect(broken(.log(Reception.Visit(representatives: 1, accused: [Self.leader])), facts) == [.aboutTheLeader])
        #expect(broken(.log(Reception.Visit(representatives: 1, accused: [Staff.ID("S2")])), facts).isEmpty)
    }

    @Test(arguments: [(0, false), (1, true), (5, true), (6, false)])
    func `XF-20 a group sends one to five people`(count: Int, isAllowed: Bool) {
        let facts = Self.facts([.registrar], Self.session(.held))
        #expect(broken(.log(Reception.Visit(representatives: count)), facts) == (isAllowed ? [] : [.representatives]))
    }

    @Test func `everything that is missing is told at once, each at its field`() {
        let act = Self.plan(on: Self.tomorrow, .township(Organ.ID("T9")), Staff.ID("S9"), announced: Self.tomorrow)
        let objections = Reception.objections(to: Reception.Input(act, Self.facts()))
        #expect(objections.map(\.field) == [.leader, .township, .announced])
        #expect(Set(Reception.rules.map(\.id)) == Set(Reception.RuleID.allCases))
        #expect(Set(Reception.RuleID.allCases.map(\.statement)).count == Reception.RuleID.allCases.count)
    }

    @Test func `what is planned is held once, or postponed once`() throws {
        var held = Self.session()
        try held.apply(.hold)
        #expect(held.state == .held && held.version == 2)
        var moved = Self.session()
        try moved.apply(.cancel(movedTo: Self.tomorrow))
        #expect(moved.state == .cancelled(movedTo: Self.tomorrow))
    }
}

@Suite("town visits: HS-28")
struct TownVisitTests {
    @Test(arguments: [
        ("2026-03-02", nil, TownVisit.Standing.open), ("2026-09-30", nil, .open), ("2026-10-01", nil, .reminded),
        ("2026-12-31", nil, .reminded), ("2027-01-01", nil, .missed), ("2026-11-01", "2026-05-06", .done),
    ])
    func `HS-28 who has not gone is reminded from October on`(
        today: String, visited: String?, standing: TownVisit.Standing
    ) {
        #expect(TownVisit.standing(in: 2026, visitedOn: visited.map { day($0) }, today: day(today)) == standing)
    }

    @Test(arguments: [("2026-01-01", "2026-10-01"), ("2026-10-01", "2026-10-01"), ("2026-11-03", "2026-11-03")])
    func `HS-28 the reminder begins in October, or with the duty`(start: String, warned: String) {
        #expect(TownVisit.warnOn(from: day(start)) == day(warned))
    }

    @Test func `HS-28 a place may remind from another month on`() {
        #expect(TownVisit.warnOn(from: day("2026-01-01"), reminded: 8) == day("2026-08-01"))
        let (before, after) = (day("2026-07-31"), day("2026-08-01"))
        #expect(TownVisit.standing(in: 2026, visitedOn: nil, today: before, reminded: 8) == .open)
        #expect(TownVisit.standing(in: 2026, visitedOn: nil, today: after, reminded: 8) == .reminded)
    }

    @Test func `HS-28 city and county organs owe it`() {
        #expect(Level.allCases.filter { TownVisit.isOwed(at: $0) } == [.county, .city])
    }
}
