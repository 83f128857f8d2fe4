import Casework
import Testing

/// Who presses, who answers, who looks at the answer: every rule of the stage with the matter that it catches and the one
/// next to it.
@Suite struct SuperviseRuleTests {
    private static let upper = Organ.ID("O0")
    private static let day = CivilDate.epoch.adding(days: 100)
    private static let issue = Supervision.Issue(approver: House.deputy.staff, dueOn: day)

    private static func person(
        _ id: String, _ roles: Set<Role>, organ: Organ.ID = House.organ, room: Room.ID? = nil
    ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(id), organ: organ, room: room, roles: roles)
    }

    private static let supervisor = person("S20", [.caseSupervision], room: Room.ID("O1-AG"))
    private static let lead = person("S21", [.petitionLead], room: Room.ID("O1-XF"))
    private static let upperSupervisor = person("S22", [.caseSupervision], organ: upper)
    private static let upperDeputy = person("S23", [.deputy], organ: upper)
    private static let neighbour = person("S24", [.caseSupervision], organ: Organ.ID("O9"))

    private static func order(_ state: Supervision.State, issuer: Organ.ID = House.organ) -> Supervision {
        Supervision(
            id: .init("o"), clue: .init("c"), issuer: issuer, proposer: supervisor.staff, state: state)
    }

    private static func rule(
        _ act: Supervise.Act, _ caller: StaffCaller, _ order: Supervision? = nil, clue: Clue.State = House.claimed,
        _ change: (inout Supervise.Facts) -> Void = { _ in }
    ) -> Supervise.RuleID? {
        var facts = Supervise.Facts(
            clue: clue, receiver: upper, caller: caller, today: day, order: order, roomHead: House.holder.staff)
        change(&facts)
        switch Supervise.decide(Supervise.Input(act: act, facts: facts)) {
        case .allowed: return nil
        case .refused(let refusal): return refusal.rule
        }
    }

    @Test func `JB-22 case supervision and the head of the petition office propose, in the organ or above it`() {
        for caller in [Self.supervisor, Self.lead, Self.upperSupervisor] {
            #expect(Self.rule(.propose(.perfunctory), caller) == nil, "\(caller.staff)")
            #expect(Self.rule(.remind, caller) == nil, "\(caller.staff)")
        }
        for caller in [House.holder, House.deputy, House.head, House.registrar] {
            #expect(Self.rule(.propose(.perfunctory), caller) == .role, "\(caller.staff)")
            #expect(Self.rule(.remind, caller) == .role, "\(caller.staff)")
        }
        #expect(Self.rule(.propose(.other), Self.neighbour) == .side)
    }

    @Test func `JB-22 a deputy of the issuing organ approves, and nobody approves their own proposal`() {
        let proposed = Self.order(.proposed)
        for act in [Supervise.Act.approve, .refuse] {
            #expect(Self.rule(act, House.deputy, proposed) == nil)
            #expect(Self.rule(act, House.head, proposed) == .role)
            #expect(Self.rule(act, Self.upperDeputy, proposed) == .side)
            #expect(Self.rule(act, Self.person("S20", [.caseSupervision, .deputy]), proposed) == .fourEyes)
        }
        #expect(Self.rule(.approve, House.deputy, Self.order(.issued(Self.issue))) == .stateKnowsAct, "DW-state")
    }

    @Test func `JB-22 the head of the room answers, and where that one is kept out a deputy who did not approve`() {
        let issued = Self.order(.issued(Self.issue))
        #expect(Self.rule(.answer, House.holder, issued) == nil)
        #expect(Self.rule(.answer, House.colleague, issued) == .answerer)
        #expect(Self.rule(.answer, House.deputy, issued) == .answerer)
        let other = Self.person("S30", [.deputy])
        #expect(Self.rule(.answer, other, issued) { $0.roomHeadIsKept = true } == nil)
        #expect(Self.rule(.answer, House.deputy, issued) { $0.roomHeadIsKept = true } == .answerer, "they approved")
        #expect(Self.rule(.answer, House.holder, issued) { $0.roomHeadIsKept = true } == .answerer)
    }

    @Test func `JB-22 a leader of the lower organ answers the organ above`() {
        let issued = Self.order(.issued(Self.issue), issuer: Self.upper)
        #expect(Self.rule(.answer, House.deputy, issued) == nil)
        #expect(Self.rule(.answer, House.head, issued) == nil)
        #expect(Self.rule(.answer, House.holder, issued) == .answerer)
        #expect(Self.rule(.answer, Self.upperDeputy, issued) == .side)
    }

    @Test func `JB-22 case supervision looks at the answer, never at its own`() {
        let answered = Self.order(.answered(Self.issue, by: House.holder.staff))
        for act in [Supervise.Act.accept, .sendBack] {
            #expect(Self.rule(act, Self.supervisor, answered) == nil)
            #expect(Self.rule(act, Self.lead, answered) == .role)
            let own = Self.order(.answered(Self.issue, by: Self.supervisor.staff))
            #expect(Self.rule(act, Self.supervisor, own) == .fourEyes)
        }
        #expect(Self.rule(.withdraw, Self.supervisor, answered) == nil)
    }

    @Test func `JB-22 what is finished is supervised for a supplement only, and what went back not at all`() {
        for state in [House.concluded, House.fedBack] {
            #expect(Self.rule(.propose(.supplement), Self.supervisor, clue: state) == nil)
            #expect(Self.rule(.propose(.perfunctory), Self.supervisor, clue: state) == .matter)
            #expect(Self.rule(.remind, Self.supervisor, clue: state) == .matter)
        }
        #expect(Self.rule(.propose(.supplement), Self.supervisor, clue: House.returned) == .matter)
    }

    @Test func `JB-22 for being late only what is late is supervised`() {
        #expect(Self.rule(.propose(.overdue), Self.supervisor) == .overdueClock)
        #expect(Self.rule(.propose(.overdue), Self.supervisor) { $0.hasOverdueClock = true } == nil)
    }

    @Test func `DW-oneorder an organ has one open order on a clue`() {
        #expect(Self.rule(.propose(.other), Self.supervisor) { $0.hasOpenOrder = true } == .oneOrder)
    }

    @Test func `HS-3 the head holds to account who is late, and once`() {
        let issued = Self.order(.issued(Self.issue))
        #expect(Self.rule(.holdToAccount, House.head, issued) == .overdueAnswer, "not on the last day")
        let next = Self.day.adding(days: 1)
        #expect(Self.rule(.holdToAccount, House.head, issued) { $0.today = next } == nil)
        #expect(Self.rule(.holdToAccount, House.deputy, issued) { $0.today = next } == .role)
        let again = Self.rule(.holdToAccount, House.head, issued) { facts in
            facts.today = next
            facts.isHeldToAccount = true
        }
        #expect(again == .overdueAnswer)
    }

    @Test func `DW-remind one reminder in so many working days`() {
        #expect(Self.rule(.remind, Self.supervisor) { $0.remindableFrom = Self.day.adding(days: 1) } == .reminderPause)
        #expect(Self.rule(.remind, Self.supervisor) { $0.remindableFrom = Self.day } == nil)
        let friday = CivilDate(year: 2026, month: 3, day: 6) ?? .epoch
        #expect(SuperviseLimits.nextReminder(after: friday, Notices.calendar).description == "2026-03-11")
    }

    @Test func `HS-26 JB-48 who must not know is told of no order, whoever they are`() {
        let issued = Self.order(.issued(Self.issue))
        for act in Supervise.Act.all {
            for caller in [Self.supervisor, House.deputy, House.head, House.holder] {
                let barred = Self.rule(act, caller, issued) { $0.barred.staff = [caller.staff] }
                #expect(barred == .barred)
                let organ = Self.rule(act, caller, issued) { $0.barred.organs = [House.organ] }
                #expect(organ == .barred)
                let recused = Self.rule(act, caller, issued) { $0.isRecused = true }
                #expect(recused == .recused)
            }
        }
    }
}
