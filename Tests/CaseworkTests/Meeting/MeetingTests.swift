import Casework
import Testing

@Suite("meetings and reports upward: HS-2")
struct MeetingTests {
    static let today = day("2026-03-04")
    static let city = Organ.ID("O1")

    private func broken(
        _ act: Meeting.Act, _ roles: Set<Role> = [.deputy], barred: Set<Organ.ID> = []
    ) -> [Meeting.RuleID] {
        let facts = Meeting.Facts(roles: roles, today: Self.today, superior: Self.city, barred: barred)
        return Meeting.objections(to: Meeting.Input(act, facts)).map(\.rule)
    }

    @Test(arguments: Role.allCases)
    func `HS-2 leaders, case supervision and the head of the petition office call meetings`(role: Role) {
        let mayCall: Set<Role> = [.petitionLead, .caseSupervision, .deputy, .head]
        #expect(broken(.call, [role]) == (mayCall.contains(role) ? [] : [.convener]))
        #expect(broken(.putOnAgenda, [role]) == (mayCall.contains(role) ? [] : [.convener]))
    }

    @Test func `HS-2 a decision is recorded from the day of the meeting on, with its minutes`() {
        #expect(broken(.decide(minutes: "同意立项", heldOn: Self.today)).isEmpty)
        #expect(broken(.decide(minutes: "同意立项", heldOn: Self.today.adding(days: 1))) == [.onItsDay])
        #expect(broken(.decide(minutes: " \n", heldOn: Self.today)) == [.decidedByMinutes])
    }

    @Test func `HS-2 a major matter goes to the organ right above, unless that one must not know`() {
        #expect(broken(.reportUp(to: Self.city, on: Self.today)).isEmpty)
        #expect(broken(.reportUp(to: Organ.ID("O9"), on: Self.today)) == [.upward])
        #expect(broken(.reportUp(to: Self.city, on: Self.today), barred: [Self.city]) == [.upward])
        #expect(broken(.reportUp(to: Self.city, on: Self.today.adding(days: 1))) == [.reportedInTime])
    }

    @Test func `HS-2 there are the five meetings of the plan, and every rule says what it demands`() {
        #expect(Meeting.Kind.allCases.count == 5)
        #expect(Meeting.rules.map(\.id) == Meeting.RuleID.allCases)
        #expect(Set(Meeting.RuleID.allCases.map(\.statement)).count == Meeting.RuleID.allCases.count)
    }
}
