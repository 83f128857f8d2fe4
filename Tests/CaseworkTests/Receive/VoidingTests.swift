import Testing

@testable import Casework

/// DW-void: what should never have been registered keeps its number, and two persons say why.
@Suite struct VoidingTests {
    static let clerk = Staff.ID("S1")
    static let lead = Staff.ID("S2")
    static let deputy = Staff.ID("S3")

    static func facts(
        _ caller: Staff.ID, _ roles: Set<Role>, _ change: (inout Voiding.Facts) -> Void = { _ in }
    ) -> Voiding.Facts {
        var facts = Voiding.Facts(caller: caller, roles: roles, state: .registered, isOwnNumber: true)
        change(&facts)
        return facts
    }

    static func objection(_ step: Voiding.Step, _ facts: Voiding.Facts) -> Voiding.RuleID? {
        Voiding.objection(to: Voiding.Input(step, facts))?.rule
    }

    static let byClerk = Voiding.Proposal(by: clerk, isByLead: false)
    static let byLead = Voiding.Proposal(by: lead, isByLead: true)

    @Test(arguments: Role.allCases)
    func `DW-void a registrar or the head of the petition office proposes, and nobody else`(role: Role) {
        let found = Self.objection(.propose(.testEntry, hasWords: false), Self.facts(Self.clerk, [role]))
        #expect(found == ([.registrar, .petitionLead].contains(role) ? nil : .office))
    }

    @Test(arguments: VoidReason.allCases, [true, false])
    func `DW-void only another reason needs words`(reason: VoidReason, hasWords: Bool) {
        let found = Self.objection(.propose(reason, hasWords: hasWords), Self.facts(Self.clerk, [.registrar]))
        #expect(found == (reason == .other && !hasWords ? .words : nil))
    }

    static let states: [(Report.State, Bool)] = [
        (.quarantined, false), (.registered, true), (.triageProposed(by: clerk), true), (.accepted, false),
        (.declined(.noSubstance, .retain), false), (.retained(repeatOf: Report.ID("r")), false), (.sealedUp, false),
        (.voided(.other), false), (.split, false),
    ]

    @Test(arguments: states.indices)
    func `DW-void only what nobody has decided about is voided`(row: Int) {
        let (state, isOpen) = Self.states[row]
        let propose = Self.facts(Self.clerk, [.registrar]) { $0.state = state }
        let approve = Self.facts(Self.lead, [.petitionLead]) { ($0.state, $0.proposal) = (state, Self.byClerk) }
        #expect(Self.objection(.propose(.testEntry, hasWords: false), propose) == (isOpen ? nil : .undecided))
        #expect(Self.objection(.approve, approve) == (isOpen ? nil : .undecided))
        #expect(Self.objection(.refuse, approve) == nil, "a proposal can always be taken off the table")
    }

    @Test func `DW-void what became a clue, was told of, has repeats or another organ's number is not voided`() {
        let changes: [(Voiding.RuleID, (inout Voiding.Facts) -> Void)] = [
            (.undecided, { $0.hasClue = true }), (.untold, { $0.isTold = true }),
            (.nothingHangs, { $0.hasHanging = true }), (.ownNumber, { $0.isOwnNumber = false }),
        ]
        for (rule, change) in changes {
            let propose = Self.facts(Self.clerk, [.registrar], change)
            #expect(Self.objection(.propose(.testEntry, hasWords: false), propose) == rule)
            let approve = Self.facts(Self.lead, [.petitionLead]) { facts in
                facts.proposal = Self.byClerk
                change(&facts)
            }
            #expect(Self.objection(.approve, approve) == rule)
            #expect(Self.objection(.refuse, approve) == (rule == .ownNumber ? .ownNumber : nil))
        }
    }

    @Test func `DW-void one proposal waits at a time, and nothing is decided that nobody proposed`() {
        let waiting = Self.facts(Self.clerk, [.registrar]) { $0.proposal = Self.byClerk }
        #expect(Self.objection(.propose(.testEntry, hasWords: false), waiting) == .onceProposed)
        for step in [Voiding.Step.approve, .refuse] {
            #expect(Self.objection(step, Self.facts(Self.lead, [.petitionLead])) == .proposed)
        }
    }

    struct Decider: Sendable {
        let proposal: Voiding.Proposal
        let caller: Staff.ID
        let roles: Set<Role>
        var standsIn = false
        let approves: Voiding.RuleID?
        let refuses: Voiding.RuleID?
    }

    static let deciders: [Decider] = [
        Decider(proposal: byClerk, caller: lead, roles: [.petitionLead], approves: nil, refuses: nil),
        Decider(proposal: byClerk, caller: deputy, roles: [.deputy], approves: .approver, refuses: .approver),
        Decider(proposal: byClerk, caller: deputy, roles: [.deputy], standsIn: true, approves: nil, refuses: nil),
        Decider(proposal: byClerk, caller: clerk, roles: [.registrar], approves: .approver, refuses: nil),
        Decider(
            proposal: byClerk, caller: clerk, roles: [.registrar, .petitionLead], approves: .fourEyes, refuses: nil),
        Decider(proposal: byLead, caller: lead, roles: [.petitionLead], approves: .approver, refuses: nil),
        Decider(proposal: byLead, caller: clerk, roles: [.registrar], approves: .approver, refuses: .approver),
        Decider(proposal: byLead, caller: deputy, roles: [.deputy], approves: nil, refuses: nil),
        Decider(proposal: byLead, caller: lead, roles: [.petitionLead, .deputy], approves: .fourEyes, refuses: nil),
        Decider(proposal: byClerk, caller: deputy, roles: [.head], approves: .approver, refuses: .approver),
    ]

    @Test(arguments: deciders.indices)
    func `DW-void the head of the office decides, a deputy what that one proposed, and nobody their own`(row: Int) {
        let decider = Self.deciders[row]
        let facts = Self.facts(decider.caller, decider.roles) { facts in
            (facts.proposal, facts.standsIn) = (decider.proposal, decider.standsIn)
        }
        #expect(Self.objection(.approve, facts) == decider.approves)
        #expect(Self.objection(.refuse, facts) == decider.refuses)
    }

    @Test func `DW-void every rule has its words, its remedy and its key`() {
        #expect(Set(Voiding.rules.map(\.id)) == Set(Voiding.RuleID.allCases))
        #expect(Voiding.rules.allSatisfy { $0.policy == "DW-void" })
        #expect(Set(Voiding.RuleID.allCases.map(\.statement.zh)).count == Voiding.RuleID.allCases.count)
        #expect(Voiding.RuleID.allCases.allSatisfy { !$0.remedy.zh.isEmpty && !$0.remedy.en.isEmpty })
    }
}
