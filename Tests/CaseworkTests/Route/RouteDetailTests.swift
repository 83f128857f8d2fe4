import Casework
import Testing

/// What a decision says beside its rule and its room.
@Suite("Routing in detail: JB-14 JB-20 HS-26 DW-18") struct RouteDetailTests {
    @Test func `JB-14 the time of the acts is told as one day or as two, in both languages`() {
        func told(_ first: String, _ last: String) -> [Bilingual] {
            let input = Route.Input.accusation(at: Cell.county, [.countyOfficial]) {
                $0.actedOn = ActPeriod(from: day(first), to: day(last))
            }
            return Route.decide(input).explanation.facts
        }
        let one = told("2024-05-01", "2024-05-01")
        #expect(one.contains(Bilingual("问题发生时间：2024年5月1日", "the acts were done on 2024-05-01")))
        let two = told("2024-05-01", "2024-06-02")
        #expect(
            two.contains(
                Bilingual("问题发生时间：2024年5月1日至2024年6月2日", "the acts were done from 2024-05-01 to 2024-06-02")))
    }

    @Test func `DW-18 two decisions are one only where all that is told of them is the same`() {
        let one = Route.decide(.accusation(at: Cell.county, [.countyOfficial]))
        #expect(one == Route.decide(.accusation(at: Cell.county, [.countyOfficial])))
        // Fear of reprisal is told to nobody at once: only the explanation names it.
        let feared = Route.decide(.accusation(at: Cell.county, [.countyOfficial]) { $0.dangers = [.retaliation] })
        #expect(one.rule == feared.rule && one.outcome == feared.outcome && one.tellAtOnce == feared.tellAtOnce)
        #expect(one != feared)
        // A person who works nowhere known: only who may see it differs.
        func known(_ staff: String) -> Route.Decision {
            var person = Route.Accused.countyOfficial
            person.staff = Staff.ID(staff)
            return Route.decide(.accusation(at: Cell.county, [person]))
        }
        #expect(known("S1") == known("S1") && known("S1") != known("S2"))
        #expect(known("S1").explanation == known("S2").explanation)
    }

    @Test func `HS-26 each accused of the staff is kept out once, in a fixed order`() {
        func barred(_ staff: [String]) -> [Staff.ID] {
            let people = staff.map { id in
                var person = Route.Accused.countyOfficial
                person.staff = Staff.ID(id)
                return person
            }
            return Route.decide(.accusation(at: Cell.county, people)).barredStaff
        }
        #expect(barred(["S2", "S1"]) == [Staff.ID("S1"), Staff.ID("S2")])
        #expect(barred(["S1", "S1"]) == [Staff.ID("S1")])
        #expect(barred(["S3", "S1", "S2"]) == ["S1", "S2", "S3"].map { Staff.ID($0) })
    }

    @Test func `JB-20 the city takes up no repeated matter of a county bureau`() {
        for change in LowerLevelTests.recurring {
            let decision = Route.decide(.accusation(at: Cell.city, [.countyOfficial], change))
            #expect(decision.rule == .forwardDown)
        }
    }

    @Test func `JB-14 of several accused of one level the first written down chooses the room`() {
        let (one, other) = (Route.Accused.townshipLeader(), Route.Accused.townshipLeader(Cell.secondTownship))
        for (accused, room) in [([one, other], "J1"), ([other, one], "J2")] {
            let decision = Route.decide(.accusation(at: Cell.county, accused))
            #expect(decision.outcome == .handle(Cell.destination(Cell.county, room), .own))
        }
        let level = Route.decide(.accusation(at: Cell.county, [other, one, .countyOfficial, other]))
        #expect(level.outcome == .handle(Cell.destination(Cell.county, "J2"), .own))
    }

    @Test func `HS-26 the explanation names the record of appointments where posts were read off it, and only there`() {
        func namesIt(_ person: Route.Accused) -> Bool {
            Route.decide(.accusation(at: Cell.county, [person])).explanation.facts.contains {
                $0.zh.contains("依据任职记录") && $0.en.contains("by the record of appointments")
            }
        }
        var person = Route.Accused.countyOfficial
        #expect(!person.isOnRecord && !namesIt(person))
        person.isOnRecord = true
        #expect(namesIt(person))
    }
}
