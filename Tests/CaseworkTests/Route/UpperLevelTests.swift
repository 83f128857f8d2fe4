import Casework
import Testing

@Suite("JB-15 upper level: sealed to the next-higher petition office")
struct UpperLevelTests {
    @Test(arguments: [
        (Cell.county, Route.Accused.countyLeader, Cell.city),
        (Cell.county, .cityOfficial, Cell.city),
        (Cell.county, .cityLeader, Cell.city),
        (Cell.city, .cityLeader, Cell.province),
        (Cell.township, .townshipLeader(), Cell.county),
        (Cell.township, .countyLeader, Cell.county),
    ])
    func `somebody managed by a higher committee is sealed up one level`(
        receiver: Organ.ID, accused: Route.Accused, upper: Organ.ID
    ) {
        let decision = Route.decide(.accusation(at: receiver, [accused]))
        #expect(decision.rule == .upperLevel)
        #expect(decision.outcome == .sealUp(.upperLevel, to: upper))
    }

    @Test func `the highest accused decides for the whole report`() {
        let decision = Route.decide(.accusation(at: Cell.county, [.villageCadre(), .countyOfficial, .cityLeader]))
        #expect(decision.outcome == .sealUp(.upperLevel, to: Cell.city))
    }

    @Test func `the carrier goes past an organ whose own head is accused`() {
        let input = Route.Input.accusation(at: Cell.township, [.disciplineStaff(of: Cell.county, standing: .head)])
        let decision = Route.decide(input)
        #expect(decision.outcome == .sealUp(.upperLevel, to: Cell.city))
        #expect(decision.barredOrgans.contains(Cell.county))
        #expect(decision.barredOrgans.contains(Cell.township))
    }

    @Test func `past the top of the cell the carrier goes to the organ outside`() {
        let input = Route.Input.accusation(at: Cell.county, [.disciplineStaff(of: Cell.city, standing: .head)])
        #expect(Route.decide(input).outcome == .sealUp(.upperLevel, to: Cell.province))
    }

    @Test func `a cell that does not know its superior says so`() {
        let input = Route.Input.accusation(at: Cell.city, [.cityLeader]) {
            $0.organs = [Cell.organ(Cell.city, "甲市纪委监委", "City A", .city, nil)]
            $0.receiver = $0.organs[0]
        }
        #expect(Route.decide(input).outcome == .sealUp(.upperLevel, to: nil))
    }

    @Test func `a cadre of this level is not above this level`() {
        #expect(Route.decide(.accusation(at: Cell.county, [.countyOfficial])).rule != .upperLevel)
    }
}
