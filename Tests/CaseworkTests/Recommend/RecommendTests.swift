import Casework
import Testing

@Suite("recommendations: HS-15 JB-34 JB-47 DW-reply DW-lookback DW-state")
struct RecommendTests {
    static let drafter = Staff.ID("S1")
    static let head = Staff.ID("S2")
    static let today = day("2026-06-10")
    static let issued = day("2026-06-01")
    static let text = Recommendation.Text(
        addressee: "某镇党委", facts: "基本情况", findings: "查明的事实", advice: "建议")

    /// A state each, in the order of the loop.
    static let states: [Recommendation.State] = [
        .drafted, .approved(by: head), .issued(replyDueOn: today), .replied(on: today),
        .accepted(lookBackDueOn: today), .lookedBack(on: today), .closed(on: today), .dropped(on: today),
    ]
    static let events: [Recommendation.Event] = [
        .approve(by: head), .issue(replyDueOn: today), .reply(on: today), .accept(lookBackDueOn: today),
        .sendBack(replyDueOn: today), .lookBack(on: today), .close(on: today), .drop(on: today),
    ]
    static let steps: [Recommend.Step] = [
        .approve, .issue, .reply(text: "x", on: today), .accept(opinion: "x"), .sendBack(opinion: "x"),
        .lookBack(finding: "x", on: today), .close, .drop(opinion: "x"),
    ]
    /// Which event, by its place, is legal in which state, and where it leads, both by their places.
    static let legal: [[Int: Int]] = [[0: 1, 7: 7], [1: 2], [2: 3], [3: 4, 4: 2], [5: 5], [6: 6], [:], [:]]

    @Test func `every event in every state goes where the loop goes, or nowhere`() {
        for (place, state) in Self.states.enumerated() {
            for (number, event) in Self.events.enumerated() {
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                let next = Self.legal[place][number]
                #expect(isLegal == (next != nil), "\(state) \(event)")
                #expect(moved == next.map { Self.states[$0] } ?? state, "\(state) \(event)")
            }
        }
    }

    private func broken(
        _ step: Recommend.Step, _ state: Recommendation.State? = nil, by staff: Staff.ID = head,
        _ roles: Set<Role> = [.head]
    ) -> [Recommend.RuleID] {
        let facts = Recommend.Facts(
            caller: staff, roles: roles, today: Self.today, state: state, drafter: state == nil ? nil : Self.drafter,
            issuedOn: state == nil ? nil : Self.issued
        )
        return Recommend.objections(to: Recommend.Input(step, facts)).map(\.rule)
    }

    @Test func `DW-state a step exists exactly where its event does`() {
        for (place, state) in Self.states.enumerated() {
            for (number, step) in Self.steps.enumerated() {
                let isKnown = !broken(step, state).contains(.stateKnowsStep)
                #expect(isKnown == (Self.legal[place][number] != nil), "\(state) \(step)")
            }
            #expect(broken(.draft(.discipline, Self.text, namesNoReporter: true), state).contains(.stateKnowsStep))
        }
    }

    @Test(arguments: Role.allCases)
    func `HS-15 rooms, case supervision, the petition office's head and leaders draft; others do not`(role: Role) {
        let mayDraft: Set<Role> = [.roomMember, .petitionLead, .caseSupervision, .deputy, .head]
        let found = broken(.draft(.discipline, Self.text, namesNoReporter: true), by: Self.drafter, [role])
        #expect(found == (mayDraft.contains(role) ? [] : [.author]))
    }

    @Test func `HS-15 the head approves, and never what the head drafted`() {
        #expect(broken(.approve, .drafted).isEmpty)
        #expect(broken(.approve, .drafted, by: Staff.ID("S3"), [.deputy]) == [.approver])
        #expect(broken(.approve, .drafted, by: Self.drafter, [.head]) == [.fourEyes])
    }

    @Test func `HS-15 the head refuses a draft, its drafter takes it back, and both say why`() {
        let why = Recommend.Step.drop(opinion: "情况已变化")
        #expect(broken(why, .drafted).isEmpty)
        #expect(broken(why, .drafted, by: Self.drafter, [.roomMember]).isEmpty)
        #expect(broken(why, .drafted, by: Staff.ID("S3"), [.deputy]) == [.dropper])
        #expect(broken(.drop(opinion: " "), .drafted) == [.opinion])
        #expect(broken(why, .approved(by: Self.head)) == [.stateKnowsStep], "what was approved goes out")
    }

    @Test(arguments: [
        (Recommendation.Kind.discipline, "某镇党委", true), (.discipline, "中共某市委员会", true), (.discipline, "某街道工委", true),
        (.supervision, "中共某市委党校", true), (.supervision, "某镇人民政府党委", false), (.supervision, "中共某县委员会", false),
        (.supervision, "某县委", false), (.supervision, "某村村民委员会", true), (.discipline, "某村村民委员会", false),
        (.discipline, "某镇人民政府", false),
        (.discipline, " ", false), (.supervision, "某镇人民政府", true), (.supervision, "某局党组", false),
        (.supervision, "", false),
    ])
    func `HS-15 a discipline recommendation goes to a Party organisation, the other to a unit`(
        kind: Recommendation.Kind, addressee: String, isAllowed: Bool
    ) {
        var text = Self.text
        text.addressee = addressee
        #expect(broken(.draft(kind, text, namesNoReporter: true)) == (isAllowed ? [] : [.addressee]))
    }

    @Test func `HS-15 the missing part is named`() {
        let cases: [(WritableKeyPath<Recommendation.Text, String>, Recommend.RuleID)] = [
            (\.facts, .facts), (\.findings, .findings), (\.advice, .advice),
        ]
        for (part, rule) in cases {
            var text = Self.text
            text[keyPath: part] = "\n "
            #expect(broken(.draft(.discipline, text, namesNoReporter: true)) == [rule])
        }
        let empty = Recommendation.Text(addressee: "", facts: "", findings: "", advice: "")
        #expect(
            broken(.draft(.discipline, empty, namesNoReporter: false))
                == [.addressee, .facts, .findings, .advice, .namesNoReporter])
    }

    @Test func `JB-47 whoever drafts it confirms that it names no reporter`() {
        #expect(broken(.draft(.discipline, Self.text, namesNoReporter: false)) == [.namesNoReporter])
    }

    @Test(arguments: [("2026-05-31", false), ("2026-06-01", true), ("2026-06-10", true), ("2026-06-11", false)])
    func `DW-reply a reply and a look-back lie between the issue and today`(on: String, isAllowed: Bool) {
        let expected: [Recommend.RuleID] = isAllowed ? [] : [.days]
        #expect(broken(.reply(text: "x", on: day(on)), .issued(replyDueOn: Self.today)) == expected)
        #expect(broken(.lookBack(finding: "x", on: day(on)), .accepted(lookBackDueOn: Self.today)) == expected)
    }

    @Test func `DW-lookback what came of it stands in words`() {
        #expect(broken(.reply(text: " ", on: Self.today), .issued(replyDueOn: Self.today)) == [.opinion])
        #expect(broken(.accept(opinion: ""), .replied(on: Self.today)) == [.opinion])
        #expect(broken(.sendBack(opinion: ""), .replied(on: Self.today)) == [.opinion])
        #expect(broken(.lookBack(finding: "", on: Self.today), .accepted(lookBackDueOn: Self.today)) == [.opinion])
    }

    @Test func `JB-34 many reports are a ground of their own, and every rule says what it demands`() {
        #expect(Recommendation.Ground.allCases.map(\.rawValue) == ["many_reports", "found_in_handling"])
        #expect(Recommend.rules.map(\.id) == Recommend.RuleID.allCases)
        #expect(Set(Recommend.RuleID.allCases.map(\.statement)).count == Recommend.RuleID.allCases.count)
    }
}
