import Casework
import Testing

/// What a small slip in a rule would change.
@Suite("Routing at its edges") struct RouteEdgeTests {
    @Test func `two establishments are one where organs and rooms are the same, whoever made them`() {
        let one = Route.Establishment(organs: Cell.organs, rooms: Cell.rooms)
        let same = Route.Establishment(organs: Cell.organs, rooms: Cell.rooms)
        #expect(one == same)
        #expect(one != Route.Establishment(organs: Cell.organs, rooms: []))
        #expect(one != Route.Establishment(organs: Array(Cell.organs.dropLast()), rooms: Cell.rooms))
        #expect(Route.Establishment(organs: [], rooms: []) != Route.Establishment(organs: [], rooms: Cell.rooms))
    }

    @Test func `SS-169 a matter goes to the highest organ of the receiver's level, and never past it`() {
        // From a county to a county, from a township to a township; the city above both is no neighbour.
        let across = Route.decide(.accusation(at: Cell.county, [.villageCadre(Cell.farTownship)]))
        #expect(across.outcome == .forwardAcross(Cell.destination(Cell.otherCounty, "XF")))
        let below = Route.decide(.accusation(at: Cell.township, [.villageCadre(Cell.farTownship)]))
        #expect(below.outcome == .forwardAcross(Cell.destination(Cell.farTownship, "ALL")))
        let above = Route.decide(.accusation(at: Cell.township, [.countyOfficial]))
        #expect(above.rule != .forwardAcross, "a higher organ's matter goes up sealed")
    }

    @Test func `HS-26 staff of the top organ are its own; whoever belongs to no organ counts as grassroots`() {
        let own = Route.decide(.accusation(at: Cell.city, [.disciplineStaff(of: Cell.city)]))
        #expect(own.rule == .ownStaff && own.outcome == .handle(Cell.destination(Cell.city, "GJ"), .own))
        let teacher = Route.Accused(
            level: .county, management: .organ(Cell.city), discipline: Route.DisciplinePost(worksIn: nil))
        let school = Route.decide(.accusation(at: Cell.city, [teacher]))
        #expect(school.rule == .disciplineStaff)
        #expect(school.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        let both = Route.decide(.accusation(at: Cell.city, [teacher, .disciplineStaff(of: Cell.city)]))
        #expect(both.rule == .disciplineStaff, "one of them is below the top")
    }

    @Test func `HS-26 whose level nobody knows is not grassroots: an important case stays with the seat`() {
        let unknown = Route.Accused(level: nil, management: .organ(Cell.township), place: Cell.township)
        let grave: (inout Route.Input) -> Void = { $0.gravity.organisedCrime = true }
        #expect(Route.decide(.accusation(at: Cell.township, [unknown], grave)).rule == .ownLevel)
        #expect(Route.decide(.accusation(at: Cell.township, [.villageCadre()], grave)).rule == .importantCase)
        var clerk = unknown
        clerk.isBelowSectionRank = true
        #expect(Route.decide(.accusation(at: Cell.township, [clerk], grave)).rule == .ownLevel)
    }

    @Test func `JB-16 an organ is not below another of its own level, whatever the rows say`() {
        let beside = Cell.organ(Cell.otherCounty, "丙县纪委监委", "County C", .county, Cell.county)
        let organs = Cell.organs.map { $0.id == Cell.otherCounty ? beside : $0 }
        let official = Route.Accused(level: .county, management: .organ(Cell.otherCounty), place: Cell.otherCounty)
        let decision = Route.decide(.accusation(at: Cell.county, [official]) { $0.organs = organs })
        #expect(decision.rule == .forwardAcross, "with an equal counted as above it would be forwarded down")
    }
}

@Suite("Facts of routing that a person states") struct RouteFactTests {
    @Test func `JC-69 an appeal goes to the organ that decided, and the explanation names it`() {
        let input = Route.Input.accusation(at: Cell.county, []) {
            $0.matter = .appeal
            $0.decisionOrgan = Cell.city
        }
        let decision = Route.decide(input)
        #expect(decision.outcome == .toAppealTrack(Cell.destination(Cell.city, "SL")))
        #expect(decision.explanation.facts.contains { $0.zh.contains("原决定机关：甲市纪委监委") })
        let unsaid = Route.decide(.accusation(at: Cell.county, []) { $0.matter = .appeal })
        #expect(unsaid.outcome == .toAppealTrack(Cell.destination(Cell.county, "SL")))
        #expect(unsaid.explanation.facts.contains { $0.zh.contains("原决定机关未填") })
    }

    @Test func `JB-20 a strong reaction with a real name is told among the facts and takes the matter up`() {
        let decision = Route.decide(
            .accusation(at: Cell.county, [.villageCadre()]) {
                $0.publicReaction = true
                $0.signature = .realNameClaimed
                $0.actedOn = ActPeriod(stated: CivilDate(iso: "2024-05-01"), nil)
            })
        #expect(decision.rule == .recurring)
        #expect(decision.explanation.facts.contains { $0.zh == "群众反映强烈" })
        #expect(decision.explanation.facts.contains { $0.zh.contains("问题发生时间：2024年5月1日") })
    }

    @Test func `a period of acts ends after it begins, and one day alone is that day`() throws {
        let day = try #require(CivilDate(iso: "2025-03-02"))
        #expect(ActPeriod(stated: nil, nil) == nil)
        #expect(ActPeriod(stated: day, nil) == ActPeriod(from: day, to: day))
        #expect(ActPeriod(stated: nil, day) == ActPeriod(from: day, to: day))
        #expect(ActPeriod(stated: day, day.adding(days: -1)) == nil)
    }
}

@Suite("JC-16, HS-26 from whom a matter is taken") struct TakingUpTests {
    static let taken: [(Route.Input, Route.RuleID, Organ.ID?, Jurisdiction.TakingUp?, Jurisdiction.ChangeReason)] = [
        (
            .accusation(at: Cell.county, [.disciplineStaff(of: Cell.township)]), .disciplineStaff, Cell.township,
            .byLaw,
            .disciplineStaff
        ),
        (
            .accusation(at: Cell.county, [.disciplineStaff(of: Cell.county)]), .disciplineStaff, Cell.county, .byLaw,
            .disciplineStaff
        ),
        (
            .accusation(at: Cell.township, [.villageCadre()]) { $0.gravity.organisedCrime = true }, .importantCase,
            Cell.township, .byLaw, .complexMatter
        ),
        (
            .accusation(at: Cell.county, [.countyOfficial]) { $0.barredBefore = .init(organs: [Cell.county]) },
            .impartialAbove, Cell.county, .byLaw, .recusal
        ),
        (
            .accusation(at: Cell.county, [.villageCadre()]) { $0.interferenceReports = 1 }, .interference,
            Cell.township,
            .byApproval, .localInterference
        ),
        (
            .accusation(at: Cell.county, [.villageCadre()]) { $0.isMicroCorruption = true }, .microCorruption,
            Cell.township, .byApproval, .microCorruption
        ),
        (
            .accusation(at: Cell.county, [.villageCadre()]) { $0.earlierReports = 1 }, .recurring, Cell.township,
            .byApproval, .recurring
        ),
        (.accusation(at: Cell.county, [.countyOfficial]), .ownLevel, nil, nil, .other),
        (.accusation(at: Cell.county, [.villageCadre()]), .forwardDown, nil, nil, .other),
    ]

    @Test(arguments: taken.indices)
    func `what must go up is in force at once, what may be taken up waits for its approver`(index: Int) {
        let (input, rule, from, takingUp, reason) = Self.taken[index]
        let decision = Route.decide(input)
        #expect(decision.rule == rule && decision.takenFrom == from)
        #expect(decision.outcome.takingUp == takingUp && Jurisdiction.reason(of: decision.rule) == reason)
    }

    @Test func `JC-16 once the head has refused, the matter goes to whom it belongs`() {
        for change in LowerLevelTests.recurring + [{ $0.isMicroCorruption = true }, { $0.interferenceReports = 2 }] {
            let input = Route.Input.accusation(at: Cell.county, [.villageCadre()]) {
                change(&$0)
                $0.mayTakeUp = false
            }
            #expect(Route.decide(input).outcome == .forwardDown(Cell.destination(Cell.township, "ALL")))
        }
        let law = Route.Input.accusation(at: Cell.county, [.disciplineStaff(of: Cell.township)]) {
            $0.mayTakeUp = false
        }
        #expect(Route.decide(law).rule == .disciplineStaff, "what must go up is nobody's to refuse")
    }
}
