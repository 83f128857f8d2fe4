import Casework
import Testing

@Suite("DW-archive: papers of before approvals were rows")
struct LatePaperTests {
    private static func facts(
        _ caller: StaffCaller, _ change: (inout LatePaper.Facts) -> Void = { _ in }
    ) -> LatePaper.Facts {
        var facts = LatePaper.Facts(
            caller: caller, room: House.room, state: House.concluded, isEarlier: true, missing: [.course],
            arrivedOn: House.day, endedOn: House.day.adding(days: 9))
        change(&facts)
        return facts
    }

    private static func objection(
        _ paper: LatePaper = .course, on day: Int = 3, _ caller: StaffCaller = House.holder,
        _ change: (inout LatePaper.Facts) -> Void = { _ in }
    ) -> LatePaper.Objection? {
        LatePaper.objection(to: paper, of: House.day.adding(days: day), facts(caller, change))
    }

    @Test func `DW-archive a member of its room states what is missing, of a day between arrival and end`() {
        for day in [0, 9] { #expect(Self.objection(on: day) == nil) }
        for day in [-1, 10] { #expect(Self.objection(on: day) == .day) }
        for caller in [House.stranger, House.deputy, House.head, House.registrar] {
            #expect(Self.objection(.course, on: 3, caller) == .notItsRoom)
            #expect(Self.facts(caller).open.isEmpty)
        }
        for paper in LatePaper.allCases where paper != .course { #expect(Self.objection(paper) == .notMissing) }
        #expect(Self.facts(House.colleague).open == [.course])
    }

    @Test func `DW-archive nothing is stated of what goes on, is archived, or was approved here`() {
        for state in House.workedOn + [House.routed, House.returned, House.archived] {
            #expect(Self.objection { $0.state = state } == .notFinished)
        }
        #expect(Self.objection { $0.state = House.fedBack } == nil)
        #expect(Self.objection { $0.isEarlier = false } == .keptHere)
    }

    @Test func `DW-archive every paper makes up for one thing that is missing, and approvals are made up for by none`()
    {
        let covered = Archive.RuleID.allCases.compactMap { LatePaper($0) }
        #expect(covered.count == LatePaper.allCases.count && Set(covered) == Set(LatePaper.allCases))
        #expect(LatePaper(.approved) == nil && LatePaper(.distributed) == nil)
    }

    @Test(arguments: LatePaper.Objection.allCases)
    func `DW-archive every objection says what to do`(objection: LatePaper.Objection) {
        #expect(!objection.statement.zh.isEmpty && !objection.remedy.en.isEmpty)
    }
}
