import Casework
import Testing

@Suite("HS-26 escalation of clues on discipline staff")
struct DisciplineStaffTests {
    @Test(arguments: [Cell.township, Cell.secondTownship, Cell.county, Cell.otherCounty, Cell.city])
    func `township and village discipline staff go to the county's cadre room, sealed from the township`(
        receiver: Organ.ID
    ) {
        let decision = Route.decide(.accusation(at: receiver, [.disciplineStaff(of: Cell.township)]))
        #expect(decision.rule == .disciplineStaff)
        #expect(decision.policy == "HS-26")
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
        #expect(decision.barredOrgans == [Cell.township])
    }

    @Test func `the head of a township commission, received by the county, goes to its cadre room`() {
        let input = Route.Input.accusation(at: Cell.county, [.disciplineStaff(of: Cell.township, standing: .head)])
        #expect(Route.decide(input).outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
    }

    @Test(arguments: [Cell.county, Cell.otherCounty, Cell.city])
    func `county discipline staff go to the city's cadre room, sealed from the county and its townships`(
        receiver: Organ.ID
    ) {
        let decision = Route.decide(.accusation(at: receiver, [.disciplineStaff(of: Cell.county, room: "P1")]))
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        #expect(decision.barredOrgans == [Cell.county, Cell.township, Cell.secondTownship].sorted())
        #expect(decision.barredRooms == [Cell.room(Cell.county, "P1")])
    }

    @Test func `the head of a county organ, received by the city, goes to the city's cadre room`() {
        let decision = Route.decide(.accusation(at: Cell.city, [.disciplineStaff(of: Cell.county, standing: .head)]))
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        #expect(decision.barredOrgans.contains(Cell.township))
    }

    @Test func `accused of two townships go to the county, of two counties to the city`() {
        let near = [Cell.township, Cell.secondTownship].map { Route.Accused.disciplineStaff(of: $0) }
        let far = [Cell.township, Cell.farTownship].map { Route.Accused.disciplineStaff(of: $0) }
        let one = Route.decide(.accusation(at: Cell.county, near))
        let two = Route.decide(.accusation(at: Cell.county, far))
        #expect(one.outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
        #expect(two.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        #expect(two.barredOrgans == [Cell.township, Cell.farTownship].sorted())
    }

    @Test func `a village cadre beside them does not bring the clue back down`() {
        let input = Route.Input.accusation(at: Cell.county, [.villageCadre(), .disciplineStaff(of: Cell.township)])
        #expect(Route.decide(input).outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
    }

    @Test func `inspection staff of a school go to the cadre room of the organ that manages them`() {
        let teacher = Route.Accused(
            level: .township, management: .organ(Cell.county), discipline: Route.DisciplinePost(worksIn: nil))
        let decision = Route.decide(.accusation(at: Cell.county, [teacher]))
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
        #expect(decision.barredOrgans.isEmpty)
    }

    @Test func `discipline staff of an unknown organ are looked up, not given to a possible colleague`() {
        let somebody = Route.Accused(
            level: nil, management: .unknown, discipline: Route.DisciplinePost(worksIn: nil))
        let decision = Route.decide(.accusation(at: Cell.county, [somebody, .villageCadre()]))
        #expect(decision.outcome == .research(.unknownUnit))
    }

    @Test func `an organ missing from the directory is barred all the same`() {
        let lost = Organ.ID("T42010199J")
        let somebody = Route.Accused(
            level: .township, management: .organ(Cell.county), discipline: Route.DisciplinePost(worksIn: lost))
        #expect(Route.decide(.accusation(at: Cell.county, [somebody])).barredOrgans == [lost])
    }
}

@Suite("JC-63 staff of the city organ, JB-48 the cadre room itself")
struct OwnStaffTests {
    @Test func `staff of the city organ go to its cadre room and their own room is barred`() {
        let decision = Route.decide(.accusation(at: Cell.city, [.disciplineStaff(of: Cell.city, room: "J1")]))
        #expect(decision.rule == .ownStaff)
        #expect(decision.policy == "JC-63")
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "GJ"), .own))
        #expect(decision.barredRooms == [Cell.room(Cell.city, "J1")])
        #expect(decision.barredOrgans.isEmpty)
    }

    @Test func `staff of the city's cadre room cannot be handled in the city`() {
        let decision = Route.decide(.accusation(at: Cell.city, [.disciplineStaff(of: Cell.city, room: "GJ")]))
        #expect(decision.rule == .noImpartialRoom)
        #expect(decision.policy == "JB-48")
        #expect(decision.outcome == .sealUp(.noImpartialRoom, to: Cell.province))
    }

    @Test func `a member of the county's cadre room lifts the clue to the city`() {
        let accused = [Route.Accused.disciplineStaff(of: Cell.township), .disciplineStaff(of: Cell.county, room: "GJ")]
        let decision = Route.decide(.accusation(at: Cell.county, accused))
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
    }
}
