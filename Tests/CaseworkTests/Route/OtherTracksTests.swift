import Casework
import Testing

@Suite("JC-69 appeals and DW-suggestion: tracks that are no clue")
struct OtherTracksTests {
    @Test(arguments: [
        (Cell.county, Cell.county), (Cell.city, Cell.city), (Cell.township, Cell.county), (nil, Cell.otherCounty),
    ])
    func `an appeal goes to case review where it was decided`(decided: Organ.ID?, expected: Organ.ID) {
        let input = Route.Input.accusation(at: Cell.otherCounty, []) {
            $0.matter = .appeal
            $0.decisionOrgan = decided
        }
        let decision = Route.decide(input)
        #expect(decision.rule == .appeal)
        #expect(decision.outcome == .toAppealTrack(Cell.destination(expected, "SL")))
    }

    @Test func `an appeal that accuses staff of the deciding organ goes above it`() {
        let input = Route.Input.accusation(at: Cell.city, [.disciplineStaff(of: Cell.county)]) {
            $0.matter = .appeal
            $0.decisionOrgan = Cell.county
        }
        #expect(Route.decide(input).outcome == .toAppealTrack(Cell.destination(Cell.city, "SL")))
    }

    @Test func `an appeal is never turned into a clue`() {
        let input = Route.Input.accusation(at: Cell.county, [.countyOfficial]) {
            $0.matter = .appeal
            $0.rooms.removeAll { $0.kind == .caseReview }
        }
        #expect(Route.decide(input).outcome == .research(.noRoom))
    }

    @Test func `a suggestion goes to the policy track`() {
        let decision = Route.decide(.accusation(at: Cell.county, [.villageCadre()]) { $0.matter = .suggestion })
        #expect(decision.rule == .suggestion)
        #expect(decision.policy == "DW-suggestion")
        #expect(decision.outcome == .toPolicyTrack)
    }

    @Test func `only accusations, appeals and suggestions are routed`() {
        #expect(ReportKind.allCases.compactMap(Route.Matter.init) == [.accusation, .appeal, .suggestion])
    }
}
