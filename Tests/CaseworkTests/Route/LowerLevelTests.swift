import Casework
import Testing

@Suite("JB-16 forwarding down, and what the higher organ keeps: HS-29, JB-20, JC-17")
struct LowerLevelTests {
    @Test func `an ordinary matter about a village cadre goes down to the township's office`() {
        let decision = Route.decide(.accusation(at: Cell.county, [.villageCadre()]))
        #expect(decision.rule == .forwardDown)
        #expect(decision.policy == "JB-16")
        #expect(decision.outcome == .forwardDown(Cell.destination(Cell.township, "ALL")))
    }

    @Test func `it goes down one hop at a time`() {
        let decision = Route.decide(.accusation(at: Cell.city, [.villageCadre()]))
        #expect(decision.outcome == .forwardDown(Cell.destination(Cell.county, "XF")))
    }

    @Test func `HS-29 the county keeps micro-corruption at the villages`() {
        let decision = Route.decide(
            .accusation(at: Cell.county, [.villageCadre(Cell.secondTownship)]) { $0.isMicroCorruption = true })
        #expect(decision.rule == .microCorruption)
        #expect(decision.policy == "HS-29")
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J2"), .takenUp))
    }

    @Test func `HS-29 a deployment can pass it down instead`() {
        let input = Route.Input.accusation(at: Cell.county, [.villageCadre()]) {
            $0.isMicroCorruption = true
            $0.conventions.keepsMicroCorruption = false
        }
        #expect(Route.decide(input).rule == .forwardDown)
    }

    @Test func `HS-29 the city passes it on to the county, which keeps it`() {
        let input = Route.Input.accusation(at: Cell.city, [.villageCadre()]) { $0.isMicroCorruption = true }
        #expect(Route.decide(input).outcome == .forwardDown(Cell.destination(Cell.county, "XF")))
    }

    @Test func `HS-29 the city does not take micro-corruption in county bureaus`() {
        let input = Route.Input.accusation(at: Cell.city, [.countyOfficial]) { $0.isMicroCorruption = true }
        #expect(Route.decide(input).rule == .forwardDown)
    }

    static let recurring: [@Sendable (inout Route.Input) -> Void] = [
        { $0.earlierReports = 1 },
        {
            $0.signature = .realNameClaimed
            $0.publicReaction = true
        },
    ]

    @Test(arguments: [0, 1])
    func `JB-20 a repeated matter, or a real name with a strong reaction, stays with the county`(index: Int) {
        let decision = Route.decide(.accusation(at: Cell.county, [.villageCadre()], Self.recurring[index]))
        #expect(decision.rule == .recurring)
        #expect(decision.policy == "JB-20")
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J1"), .takenUp))
    }

    @Test func `JB-20 a real name alone, or anonymous anger alone, goes down`() {
        let named = Route.Input.accusation(at: Cell.county, [.villageCadre()]) { $0.signature = .realNameVerified }
        let angry = Route.Input.accusation(at: Cell.county, [.villageCadre()]) { $0.publicReaction = true }
        #expect(Route.decide(named).rule == .forwardDown)
        #expect(Route.decide(angry).rule == .forwardDown)
    }

    @Test(arguments: [(Cell.county, Route.Accused.villageCadre()), (Cell.city, .countyOfficial)])
    func `JC-17 after interference the organ right above takes the matter`(
        receiver: Organ.ID, accused: Route.Accused
    ) {
        let decision = Route.decide(.accusation(at: receiver, [accused]) { $0.interferenceReports = 1 })
        #expect(decision.rule == .interference)
        #expect(decision.policy == "JC-17")
        #expect(decision.outcome == .handle(Cell.destination(receiver, "J1"), .takenUp))
    }

    @Test(arguments: [
        (Cell.otherCounty, Route.Accused.countyOfficial, Cell.destination(Cell.county, "XF")),
        (Cell.otherCounty, .villageCadre(), Cell.destination(Cell.county, "XF")),
        (Cell.secondTownship, .villageCadre(), Cell.destination(Cell.township, "ALL")),
        (Cell.farTownship, .villageCadre(), Cell.destination(Cell.township, "ALL")),
    ])
    func `SS-169 a neighbour's matter is handed to the neighbour`(
        receiver: Organ.ID, accused: Route.Accused, expected: Clue.Destination
    ) {
        let decision = Route.decide(.accusation(at: receiver, [accused]))
        #expect(decision.rule == .forwardAcross)
        #expect(decision.policy == "SS-169")
        #expect(decision.outcome == .forwardAcross(expected))
    }
}

@Suite("DW-research: who is competent must be found out")
struct ResearchTests {
    @Test(arguments: [
        ([], Route.Gap.unknownUnit), ([Route.Accused.stranger], .unknownUnit), ([.outsider], .otherArea),
        ([.outsider, .stranger], .unknownUnit),
    ])
    func `nobody whose unit is known`(accused: [Route.Accused], gap: Route.Gap) {
        let decision = Route.decide(.accusation(at: Cell.county, accused))
        #expect(decision.rule == .research)
        #expect(decision.policy == "DW-research")
        #expect(decision.outcome == .research(gap))
    }

    @Test func `an organ without rooms is a gap in the directory`() {
        let input = Route.Input.accusation(at: Cell.county, [.countyOfficial]) { $0.rooms = [] }
        #expect(Route.decide(input).outcome == .research(.noRoom))
    }
}

@Suite("XF-25, DW-18 dangers are told at once")
struct DangerTests {
    @Test(arguments: RiskFlag.allCases)
    func `DW-18 every danger but fear of reprisal is told, and each is among the facts`(_ danger: RiskFlag) {
        let input = Route.Input.accusation(at: Cell.county, [.villageCadre()]) { $0.dangers = [danger] }
        let decision = Route.decide(input)
        #expect(decision.tellAtOnce.isEmpty == (danger == .retaliation))
        #expect(Route.toldAtOnce(input).isEmpty == (danger == .retaliation))
        let without = Route.Input.accusation(at: Cell.county, [.villageCadre()])
        #expect(
            Route.decide(input).explanation.facts.count == Route.decide(without).explanation.facts.count + 1)
    }

    @Test func `the heads here, one level up and at the handling organ are told`() {
        let input = Route.Input.accusation(at: Cell.county, [.villageCadre()]) { $0.dangers = [.collective] }
        #expect(Route.decide(input).tellAtOnce == [Cell.city, Cell.county, Cell.township].sorted())
        #expect(Route.decide(.accusation(at: Cell.county, [.villageCadre()])).tellAtOnce.isEmpty)
    }

    @Test func `nobody who is barred is told`() {
        let input = Route.Input.accusation(at: Cell.county, [.disciplineStaff(of: Cell.county)]) {
            $0.dangers = [.collective]
        }
        #expect(Route.decide(input).tellAtOnce == [Cell.city])
    }

    @Test func `a sealed matter is told to the receiver of the carrier only`() {
        let input = Route.Input.accusation(at: Cell.county, [.countyLeader]) { $0.dangers = [.collective] }
        #expect(Route.decide(input).tellAtOnce == [Cell.city])
    }
}
