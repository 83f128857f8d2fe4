import Casework
import Testing

@Suite("documents: who does what") struct PaperRuleTests {
    private static let organ = Organ.ID("O1")
    private static let issue = Paper.Issue(
        number: DocumentNumber(organCode: "黄纪函", year: 2026, sequence: 12) ?? number, drafter: Staff.ID("A"),
        approver: Staff.ID("B"), on: day("2026-03-02"))
    private static var number: DocumentNumber { preconditionFailure("the number has its shape") }

    private static func caller(_ staff: String, _ roles: Set<Role>, organ: Organ.ID = organ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(staff), organ: organ, room: nil, roles: roles)
    }

    private static func rule(_ act: Paper.Act, _ facts: Paper.Facts) -> Paper.RuleID? {
        guard case .refused(let refusal) = Paper.decide(act, facts) else { return nil }
        return refusal.rule
    }

    private static func facts(
        _ kind: DocumentKind, _ staff: String, _ roles: Set<Role>, _ state: Paper.State? = nil
    ) -> Paper.Facts {
        Paper.Facts(kind: kind, caller: caller(staff, roles), organ: organ, state: state)
    }

    @Test(arguments: DocumentKind.allCases) func `DW-document exactly the posts of a kind write and sign it`(
        kind: DocumentKind
    ) {
        for role in Role.allCases {
            let draft = Self.rule(.draft, Self.facts(kind, "A", [role]))
            let allowed: Paper.RuleID? = kind.isNotice ? .noticeTells : nil
            #expect(draft == (kind.form.drafters.contains(role) ? allowed : .drafter), "\(role)")
            let approve = Self.rule(.approve, Self.facts(kind, "B", [role], .draft(by: Staff.ID("A"))))
            #expect(approve == (kind.form.approvers.contains(role) ? allowed : .approver), "\(role)")
        }
    }

    @Test(arguments: DocumentKind.allCases) func `C4 who wrote it does not sign it`(kind: DocumentKind) {
        let facts = Self.facts(kind, "A", kind.form.approvers, .draft(by: Staff.ID("A")))
        #expect(Self.rule(.approve, facts) == .fourEyes)
    }

    @Test(arguments: DocumentKind.allCases) func `JB-15 nothing is written on what goes up sealed`(kind: DocumentKind) {
        var facts = Self.facts(kind, "A", kind.form.drafters)
        facts.isSealed = true
        #expect(Self.rule(.draft, facts) == .sealed)
    }

    @Test func `JB-48 who is barred, and another organ, does not learn of it`() {
        var facts = Self.facts(.reminder, "A", [.petitionLead])
        facts.isBarred = true
        guard case .refused(let refusal) = Paper.decide(.draft, facts) else {
            Issue.record("allowed")
            return
        }
        #expect(refusal.rule == .barred && refusal.policy == "JB-48" && refusal.isSilent)
        facts.isBarred = false
        facts.caller = Self.caller("A", [.petitionLead], organ: Organ.ID("O2"))
        #expect(Self.rule(.draft, facts) == .barred)
    }

    @Test func `a deputy who stands in writes and signs what the head of the petition office would`() {
        var facts = Self.facts(.feedbackRecord, "D", [.deputy])
        #expect(Self.rule(.draft, facts) == .drafter)
        facts.standsIn = true
        #expect(Self.rule(.draft, facts) == nil)
    }

    static let grounds: [(DocumentKind, Paper.RuleID, Policy)] = [
        (.checkReport, .resultFirst, "JB-23"), (.feedbackRecord, .toldFirst, "JB-27"),
        (.assignment, .assignmentFirst, "JB-20"), (.supervisionOrder, .orderFirst, "JB-22"),
        (.disciplineRecommendation, .recommendationFirst, "JB-34"), (.clarification, .clearingFirst, "JB-50"),
        (.inquiryLetter, .planFirst, "ZJ-28"), (.verificationReport, .signedFirst, "ZJ-35"),
        (.petitionAcceptance, .petitionFirst, "XF-23"), (.petitionOpinion, .petitionFirst, "XF-23"),
        (.reminder, .remindedFirst, "JB-22"), (.publicNotice, .resultFirst, "JB-23"),
        (.supervisionRecommendation, .recommendationFirst, "JB-34"),
    ]

    @Test func `JB-22 GW-9 every kind has its record, or is one of the few that can have none`() {
        let grounded = Set(Self.grounds.map { $0.0 })
        #expect(grounded.count == Self.grounds.count)
        for kind in DocumentKind.allCases {
            #expect((kind.ground != nil) == grounded.contains(kind), "\(kind)")
            #expect(kind.needsGround(hasClue: true) == grounded.contains(kind), "\(kind)")
            // Before there is a clue nobody records a reminder.
            let isFree = kind == .reminder || !grounded.contains(kind)
            #expect(kind.needsGround(hasClue: false) == !isFree, "\(kind)")
        }
        let free: Set<DocumentKind> = [
            .acceptance, .guidance, .forwarding, .verificationRequest, .archiveIndex, .petitionTransfer,
        ]
        #expect(Set(DocumentKind.allCases.filter { $0.ground == nil }) == free)
    }

    @Test(arguments: 0..<13)
    func `JB-20 JB-22 JB-23 JB-27 JB-34 JB-50 ZJ-28 ZJ-35 XF-23 no paper is written before its decision`(index: Int) {
        let (kind, rule, policy) = Self.grounds[index]
        var drafted = Self.facts(kind, "A", kind.form.drafters)
        var signed = Self.facts(kind, "B", kind.form.approvers, .draft(by: Staff.ID("A")))
        #expect(Self.rule(.draft, drafted) == nil && Self.rule(.approve, signed) == nil)
        (drafted.isGrounded, signed.isGrounded) = (false, false)
        #expect(Self.rule(.draft, drafted) == rule && Self.rule(.approve, signed) == rule)
        var own = Self.facts(kind, "A", kind.form.drafters, .draft(by: Staff.ID("A")))
        own.isGrounded = false
        #expect(Self.rule(.withdraw, own) == nil, "a draft without a decision can be withdrawn")
        #expect(Paper.rules.first { $0.id == rule }?.policy == policy)
    }

    @Test(arguments: [DocumentKind.acceptance, .guidance])
    func `JB-26 JB-13 nobody writes a second paper beside a notice`(kind: DocumentKind) {
        #expect(Self.rule(.draft, Self.facts(kind, "A", kind.form.drafters)) == .noticeTells)
        let signed = Self.facts(kind, "B", kind.form.approvers, .draft(by: Staff.ID("A")))
        #expect(Self.rule(.approve, signed) == .noticeTells)
        #expect(DocumentKind.allCases.filter(\.isNotice) == [.acceptance, .guidance])
    }

    @Test(arguments: DocumentKind.allCases)
    func `what a record says is stated by the kind, and only what rests on a record or is its index is told`(
        kind: DocumentKind
    ) {
        #expect(kind.toldByRecord.isSubset(of: Set(kind.form.allowed)))
        #expect(kind.toldByRecord.isEmpty || kind.ground != nil || kind == .archiveIndex)
        for field in kind.toldByRecord { #expect(!kind.isTyped(field)) }
    }

    @Test func `DW-document only an issued document is printed, and who asked for it to be void does not decide that`()
    {
        let asked = Paper.State.voidProposed(Self.issue, by: Staff.ID("A"))
        let states: [Paper.State] = [
            .draft(by: Staff.ID("A")), .withdrawn(by: Staff.ID("A")), .issued(Self.issue), asked,
            .voided(Self.issue, by: Staff.ID("A"), confirmedBy: Staff.ID("B")),
        ]
        for state in states {
            let printed = Self.rule(.print, Self.facts(.assignment, "A", [.petitionLead], state))
            #expect(printed == (state == .issued(Self.issue) ? nil : .stateKnowsAct), "\(state)")
        }
        #expect(Self.rule(.void, Self.facts(.assignment, "A", [.deputy], asked)) == .fourEyes)
        #expect(Self.rule(.void, Self.facts(.assignment, "B", [.deputy], asked)) == nil)
    }

    // MARK: - States

    private static func paper(_ state: Paper.State) -> Paper {
        Paper(id: Paper.ID("p"), kind: .assignment, state: state)
    }

    @Test func `GW-9 a void document keeps its number`() throws {
        var paper = Self.paper(.draft(by: Staff.ID("A")))
        try paper.apply(.approve(Self.issue))
        try paper.apply(.proposeVoid(by: Staff.ID("A")))
        try paper.apply(.void(by: Staff.ID("B")))
        #expect(paper.state.issue?.number.description == "黄纪函〔2026〕12号")
    }

    @Test func `every state refuses every other event`() {
        let (a, b) = (Staff.ID("A"), Staff.ID("B"))
        let states: [Paper.State] = [
            .draft(by: a), .withdrawn(by: a), .issued(Self.issue), .voidProposed(Self.issue, by: a),
            .voided(Self.issue, by: a, confirmedBy: b),
        ]
        let events: [Paper.Event] = [
            .edit(by: b), .withdraw(by: b), .approve(Self.issue), .proposeVoid(by: a), .keep, .void(by: b),
        ]
        let known: [[Int]] = [[0, 1, 2], [], [3], [4, 5], []]
        for (place, state) in states.enumerated() {
            for (index, event) in events.enumerated() {
                var paper = Self.paper(state)
                let isKnown = (try? paper.apply(event)) != nil
                #expect(isKnown == known[place].contains(index), "\(state) \(event)")
            }
        }
        var own = Self.paper(.voidProposed(Self.issue, by: a))
        #expect(throws: Paper.IllegalMove.self) { try own.apply(.void(by: a)) }
        var other = Self.paper(.draft(by: b))
        #expect(throws: Paper.IllegalMove.self) { try other.apply(.approve(Self.issue)) }
    }
}
