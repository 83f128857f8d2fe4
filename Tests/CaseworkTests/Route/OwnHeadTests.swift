import Casework
import Testing

@Suite("JB-15 own head: past the head, sealed, one level up")
struct OwnHeadTests {
    @Test(arguments: [
        (Cell.township, Cell.county), (Cell.county, Cell.city), (Cell.city, Cell.province),
    ])
    func `a report about the head of the receiving organ is sealed to the next-higher one`(
        receiver: Organ.ID, upper: Organ.ID
    ) {
        let decision = Route.decide(.accusation(at: receiver, [.disciplineStaff(of: receiver, standing: .head)]))
        #expect(decision.rule == .ownHead)
        #expect(decision.policy == "JB-15")
        #expect(decision.outcome == .sealUp(.ownHead, to: upper))
        #expect(decision.barredOrgans.contains(receiver))
        #expect(decision.barredStaff == [Staff.ID("S-\(receiver.rawValue)")])
    }

    @Test func `the organ as a body counts as its head`() {
        let decision = Route.decide(.accusation(at: Cell.county, [.disciplineStaff(of: Cell.county, standing: .body)]))
        #expect(decision.outcome == .sealUp(.ownHead, to: Cell.city))
    }

    @Test func `a single other accused does not keep the report here`() {
        let accused = [.villageCadre(), Route.Accused.disciplineStaff(of: Cell.county, standing: .head)]
        #expect(Route.decide(.accusation(at: Cell.county, accused)).rule == .ownHead)
    }

    @Test func `an ordinary member of staff is not the head`() {
        let decision = Route.decide(.accusation(at: Cell.county, [.disciplineStaff(of: Cell.county)]))
        #expect(decision.rule == .disciplineStaff)
    }

    @Test func `an appeal names the organ that decided without accusing it`() {
        let input = Route.Input.accusation(at: Cell.county, [.disciplineStaff(of: Cell.county, standing: .body)]) {
            $0.matter = .appeal
        }
        #expect(Route.decide(input).rule == .appeal)
    }

    @Test func `the head is not told, unless the report is about somebody above`() {
        #expect(!Route.SealReason.ownHead.headMayKnow)
        #expect(!Route.SealReason.noImpartialRoom.headMayKnow)
        #expect(Route.SealReason.upperLevel.headMayKnow)
    }

    @Test func `nothing of a sealed report stays in the explanation`() {
        let decision = Route.decide(.accusation(at: Cell.county, [.disciplineStaff(of: Cell.county, standing: .head)]))
        #expect(decision.explanation.facts.isEmpty)
        #expect(decision.explanation.passedOver.isEmpty)
    }
}
