import Casework
import Testing

@Suite("HS-26 review of important cases one level up")
struct ImportantCaseTests {
    static let grave: [Route.Gravity] = [
        Route.Gravity(largestSchemeYuan: 1_000_000), Route.Gravity(organisedCrime: true),
        Route.Gravity(deathOrSeriousInjury: true), Route.Gravity(signatories: 30),
    ]

    @Test(arguments: grave)
    func `an important case about a village cadre is reviewed by the county`(gravity: Route.Gravity) {
        let decision = Route.decide(.accusation(at: Cell.township, [.villageCadre()]) { $0.gravity = gravity })
        #expect(decision.rule == .importantCase)
        #expect(decision.policy == "HS-26")
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J1"), .escalated))
        #expect(decision.barredOrgans.isEmpty)
    }

    @Test func `an important case about a township leader is reviewed by the city's linked room`() {
        let input = Route.Input.accusation(at: Cell.county, [.townshipLeader()]) { $0.gravity.signatories = 31 }
        #expect(Route.decide(input).outcome == .handle(Cell.destination(Cell.city, "J1"), .escalated))
    }

    @Test func `accused of several townships are one level up already`() {
        let accused = [Route.Accused.villageCadre(), .villageCadre(Cell.secondTownship)]
        let input = Route.Input.accusation(at: Cell.county, accused) { $0.gravity.organisedCrime = true }
        #expect(Route.decide(input).outcome == .handle(Cell.destination(Cell.county, "J1"), .escalated))
    }

    @Test(arguments: [
        Route.Gravity(), Route.Gravity(largestSchemeYuan: 999_999), Route.Gravity(signatories: 29),
    ])
    func `below the thresholds a case is not important`(gravity: Route.Gravity) {
        let input = Route.Input.accusation(at: Cell.township, [.villageCadre()]) { $0.gravity = gravity }
        #expect(Route.decide(input).rule == .ownLevel)
    }

    @Test func `a notice can move the thresholds`() {
        let input = Route.Input.accusation(at: Cell.township, [.villageCadre()]) {
            $0.gravity.largestSchemeYuan = 500_000
            $0.conventions.importantFromYuan = 500_000
        }
        #expect(Route.decide(input).rule == .importantCase)
    }

    @Test func `county officials above section rank are not grassroots; below it they are`() {
        var clerk = Route.Accused.countyOfficial
        clerk.isBelowSectionRank = true
        let grave: (inout Route.Input) -> Void = { $0.gravity.organisedCrime = true }
        #expect(Route.decide(.accusation(at: Cell.county, [.countyOfficial], grave)).rule == .ownLevel)
        #expect(Route.decide(.accusation(at: Cell.county, [clerk], grave)).rule == .importantCase)
        let mixed = [Route.Accused.townshipLeader(), .countyOfficial]
        #expect(Route.decide(.accusation(at: Cell.county, mixed, grave)).rule == .ownLevel)
    }

    @Test func `at the top of the cell there is nowhere to escalate to`() {
        var clerk = Route.Accused.cityOfficial
        clerk.isBelowSectionRank = true
        let input = Route.Input.accusation(at: Cell.city, [clerk]) { $0.gravity.organisedCrime = true }
        #expect(Route.decide(input).outcome == .handle(Cell.destination(Cell.city, "J2"), .own))
    }
}
