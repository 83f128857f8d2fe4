import Casework
import Testing

@Suite("Corrected accused: what follows for the room that has the matter")
struct CorrectedAccusedTests {
    private static func consequence(
        at organ: Organ.ID, _ room: String, _ accused: [Route.Accused],
        change: (inout Route.Input) -> Void = { _ in }
    ) -> Route.Consequence {
        Route.decide(.accusation(at: organ, accused, change), for: Cell.destination(organ, room)).consequence
    }

    @Test func `a room keeps what it may have, also beside a better linked one`() {
        #expect(Self.consequence(at: Cell.county, "J2", [.countyOfficial]) == .stay)
        #expect(Self.consequence(at: Cell.county, "J1", [.countyOfficial]) == .stay)
        #expect(Self.consequence(at: Cell.county, "J1", [.countyOfficial, .villageCadre()]) == .stay)
    }

    @Test func `HS-26 discipline staff of a township move it to the county's cadre room`() {
        let accused = [Route.Accused.countyOfficial, .disciplineStaff(of: Cell.township)]
        let expected = Route.Consequence.move(Cell.destination(Cell.county, "GJ"))
        #expect(Self.consequence(at: Cell.county, "J2", accused) == expected)
    }

    @Test func `HS-26 a colleague who turns out to be accused takes it from the whole organ`() {
        let accused = [Route.Accused.countyOfficial, .disciplineStaff(of: Cell.county)]
        let expected = Route.Consequence.move(Cell.destination(Cell.city, "GJ"))
        #expect(Self.consequence(at: Cell.county, "J2", accused) == expected)
    }

    @Test func `JB-15 somebody managed above, or the own head, sends it up sealed`() {
        let above = Self.consequence(at: Cell.county, "J2", [.countyOfficial, .countyLeader])
        #expect(above == .sealUp(.upperLevel, to: Cell.city))
        let head = [Route.Accused.countyOfficial, .disciplineStaff(of: Cell.county, standing: .head)]
        #expect(Self.consequence(at: Cell.county, "J2", head) == .sealUp(.ownHead, to: Cell.city))
    }

    @Test func `JC-17 accused of two counties go to the city`() {
        let other = Route.Accused(level: .county, management: .organ(Cell.otherCounty))
        let expected = Route.Consequence.move(Cell.destination(Cell.city, "J1"))
        #expect(Self.consequence(at: Cell.county, "J2", [.countyOfficial, other]) == expected)
    }

    @Test func `SS-169 what turns out to be a neighbour's alone is passed on`() {
        let other = Route.Accused(level: .county, management: .organ(Cell.otherCounty))
        let expected = Route.Consequence.passOn(Cell.destination(Cell.otherCounty, "XF"))
        #expect(Self.consequence(at: Cell.county, "J2", [other]) == expected)
    }

    @Test func `what a higher organ has never goes back down`() {
        #expect(Self.consequence(at: Cell.city, "J1", [.countyOfficial]) == .stay)
        #expect(Self.consequence(at: Cell.city, "GJ", [.villageCadre()]) == .stay)
        let unplaced = Self.consequence(at: Cell.county, "J2", [.stranger])
        #expect(unplaced == .stay)
    }

    @Test func `JC-17 what a leader gave to an organ stays there, whoever would be competent by the table`() {
        let there = Cell.destination(Cell.otherCounty, "J1")
        let designated = Route.Input.accusation(at: Cell.city, [.countyOfficial])
        #expect(Route.decide(designated, for: there, placedBy: Cell.city).consequence == .stay)
        let both = Route.Input.accusation(
            at: Cell.city, [.countyOfficial, Route.Accused(level: .county, management: .organ(Cell.otherCounty))])
        #expect(Route.decide(both, for: there, placedBy: Cell.city).consequence == .stay)
        let assigned = Route.Input.accusation(at: Cell.county, [.townshipLeader()])
        let town = Cell.destination(Cell.secondTownship, "ALL")
        #expect(Route.decide(assigned, for: town, placedBy: Cell.county).consequence == .stay)
        #expect(
            Route.decide(assigned, for: town).consequence == .move(Cell.destination(Cell.county, "J1")),
            "what nobody put there goes to whom it belongs")
    }

    @Test func `HS-26 JB-15 what a leader gave to an organ leaves it all the same where the law says so`() {
        let there = Cell.destination(Cell.otherCounty, "J1")
        func consequence(_ accused: Route.Accused...) -> Route.Consequence {
            Route.decide(.accusation(at: Cell.city, accused), for: there, placedBy: Cell.city).consequence
        }
        let cadres = Route.Consequence.move(Cell.destination(Cell.city, "GJ"))
        #expect(consequence(.countyOfficial, .disciplineStaff(of: Cell.otherCounty)) == cadres, "it must not know")
        #expect(consequence(.countyOfficial, .disciplineStaff(of: Cell.county)) == cadres, "its room handles no staff")
        #expect(consequence(.countyOfficial, .cityLeader) == .sealUp(.upperLevel, to: Cell.province))
    }

    @Test func `JB-15 a matter is lifted by somebody managed above everybody who was accused before`() {
        func isLifted(_ now: [Route.Accused], above before: [Route.Accused]) -> Bool {
            Route.isLifted(.accusation(at: Cell.city, now), above: .accusation(at: Cell.city, before))
        }
        #expect(isLifted([.countyOfficial, .cityOfficial], above: [.countyOfficial]))
        #expect(isLifted([.villageCadre()], above: [.stranger]))
        #expect(!isLifted([.countyOfficial, .villageCadre()], above: [.countyOfficial]))
        #expect(!isLifted([.countyOfficial], above: [.cityOfficial]))
        #expect(!isLifted([.stranger], above: [.stranger]))
    }

    @Test func `JB-48 once barred, always barred: the organ of somebody who was accused by mistake`() {
        let barred = Route.Barring(organs: [Cell.county, Cell.township, Cell.secondTownship])
        let input = Route.Input.accusation(at: Cell.city, [.countyOfficial]) { $0.barredBefore = barred }
        let (decision, consequence) = Route.decide(input, for: Cell.destination(Cell.city, "GJ"))
        #expect(decision.rule == .impartialAbove)
        #expect(decision.policy == "JB-48")
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "J1"), .escalated))
        #expect(decision.barredOrgans == barred.organs.sorted())
        #expect(consequence == .stay)
    }

    @Test func `JB-48 where every organ here is barred it goes up sealed`() {
        let input = Route.Input.accusation(at: Cell.city, [.countyOfficial]) {
            $0.barredBefore = Route.Barring(organs: Set(Cell.all))
        }
        #expect(Route.decide(input).outcome == .sealUp(.noImpartialRoom, to: Cell.province))
    }

    @Test func `JB-48 a barred room gets nothing, its neighbour does`() {
        let input = Route.Input.accusation(at: Cell.county, [.countyOfficial]) {
            $0.barredBefore = Route.Barring(rooms: [Cell.room(Cell.county, "J2")])
        }
        let (decision, consequence) = Route.decide(input, for: Cell.destination(Cell.county, "J2"))
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "J1"), .own))
        #expect(consequence == .move(Cell.destination(Cell.county, "J1")))
    }
}

@Suite("Dated posts: discipline staff now or when the act was done")
struct DatedPostTests {
    private static func formerly(_ organ: Organ.ID, now person: Route.Accused) -> Route.Accused {
        var person = person
        person.disciplineThen = Route.DisciplinePost(worksIn: organ)
        return person
    }

    @Test func `HS-26 whoever was discipline staff then counts as such, whatever the post now`() {
        let decision = Route.decide(
            .accusation(at: Cell.county, [Self.formerly(Cell.township, now: .villageCadre(Cell.secondTownship))]))
        #expect(decision.rule == .disciplineStaff)
        #expect(decision.outcome == .handle(Cell.destination(Cell.county, "GJ"), .escalated))
        #expect(decision.barredOrgans == [Cell.township])
    }

    @Test func `HS-26 both organs of somebody who moved between two are barred`() {
        let moved = Self.formerly(Cell.township, now: .disciplineStaff(of: Cell.otherCounty))
        let decision = Route.decide(.accusation(at: Cell.city, [moved]))
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        #expect(Set(decision.barredOrgans) == [Cell.township, Cell.otherCounty, Cell.farTownship])
    }

    @Test func `JB-15 who once led an organ leads it no more: it is kept out by HS-26, and not as the own head`() {
        var former = Route.Accused.countyOfficial
        former.disciplineThen = Route.DisciplinePost(worksIn: Cell.county, standing: .head)
        let decision = Route.decide(.accusation(at: Cell.county, [former]))
        #expect(decision.rule == .disciplineStaff)
        #expect(decision.outcome == .handle(Cell.destination(Cell.city, "GJ"), .escalated))
        #expect(decision.barredOrgans.contains(Cell.county))
    }

    @Test func `the explanation tells posts of then, Party roles and negotiations in both languages`() {
        var person = Self.formerly(Cell.township, now: .countyOfficial)
        person.partyRole = .head
        person.dual = .here
        let facts = Route.decide(.accusation(at: Cell.county, [person])).explanation.facts.map(\.zh).joined()
        for words in ["行为发生时", "党组织主要负责人", "双重管理"] { #expect(facts.contains(words), "\(words)") }
    }
}
