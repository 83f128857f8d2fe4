import Casework
import Testing

@Suite("JB-14 own level, JC-17 common superior, DW-dual: who handles")
struct OwnLevelTests {
    @Test(arguments: [
        (Cell.county, Route.Accused.countyOfficial, "J2"), (Cell.county, .townshipLeader(), "J1"),
        (Cell.county, .townshipLeader(Cell.secondTownship), "J2"), (Cell.city, .countyLeader, "J1"),
        (Cell.city, .cityOfficial, "J2"), (Cell.township, .villageCadre(), "ALL"),
    ])
    func `cadres of this level go to the supervision room linked with them`(
        receiver: Organ.ID, accused: Route.Accused, room: String
    ) {
        let decision = Route.decide(.accusation(at: receiver, [accused]))
        #expect(decision.rule == .ownLevel)
        #expect(decision.policy == "JB-14")
        #expect(decision.outcome == .handle(Cell.destination(receiver, room), .own))
    }

    @Test func `the highest accused chooses the room`() {
        let accused = [Route.Accused.villageCadre(Cell.township), .countyOfficial]
        let decision = Route.decide(.accusation(at: Cell.county, accused))
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J2"), .own))
    }

    @Test func `without a link the first supervision room takes it`() {
        let accused = Route.Accused(level: .county, management: .organ(Cell.county))
        let decision = Route.decide(.accusation(at: Cell.county, [accused]))
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J1"), .own))
    }

    @Test func `an unknown accused beside a known one does not stop the matter`() {
        #expect(Route.decide(.accusation(at: Cell.county, [.stranger, .countyOfficial])).rule == .ownLevel)
    }

    @Test func `JC-17 accused of two townships go to their common superior`() {
        let accused = [Route.Accused.villageCadre(), .villageCadre(Cell.secondTownship)]
        for receiver in [Cell.township, Cell.county] {
            let decision = Route.decide(.accusation(at: receiver, accused))
            #expect(decision.rule == .commonSuperior)
            #expect(decision.policy == "JC-17")
            #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J1"), .commonSuperior))
        }
    }

    @Test func `a common superior below the receiver gets the matter forwarded`() {
        let accused = [Route.Accused.villageCadre(), .villageCadre(Cell.secondTownship)]
        let decision = Route.decide(.accusation(at: Cell.city, accused))
        #expect(decision.outcome == .forwardDown(Cell.destination(Cell.county, "XF")))
    }

    @Test func `DW-dual a cadre managed together with a department stays here, negotiated`() {
        var accused = Route.Accused.countyOfficial
        accused.dual = .here
        let decision = Route.decide(.accusation(at: Cell.county, [accused]))
        #expect(decision.rule == .dualManagement)
        #expect(decision.policy == "DW-dual")
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J2"), .negotiated))
    }
}
