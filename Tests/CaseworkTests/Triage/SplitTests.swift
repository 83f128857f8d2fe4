import Testing

@testable import Casework

/// SS-171, DW-split: who splits a report, when, and into what.
@Suite struct SplitTests {
    static let clerk = Staff.ID("S1")
    static let lead = Staff.ID("S2")

    static func facts(
        _ caller: Staff.ID, _ roles: Set<Role>, _ change: (inout Split.Facts) -> Void = { _ in }
    ) -> Split.Facts {
        var facts = Split.Facts(
            caller: caller, roles: roles, state: .registered, isOwnNumber: true, names: ["张三", "李四", "王五"])
        change(&facts)
        return facts
    }

    static let parts = [Split.Part(accused: [0, 2], text: "张三、王五收礼"), Split.Part(accused: [1], text: "李四占地")]

    static func objection(_ step: Split.Step, _ facts: Split.Facts) -> Split.RuleID? {
        Split.objection(to: Split.Input(step, facts))?.rule
    }

    static func proposing(_ parts: [Split.Part]) -> Split.RuleID? {
        objection(.propose(parts), facts(clerk, [.registrar]))
    }

    @Test(arguments: Role.allCases)
    func `DW-split a registrar proposes, and nobody else`(role: Role) {
        let found = Self.objection(.propose(Self.parts), Self.facts(Self.clerk, [role]))
        #expect(found == (role == .registrar ? nil : .office))
    }

    static let states: [Report.State] = [
        .quarantined, .registered, .triageProposed(by: clerk), .accepted, .declined(.noSubstance, .retain),
        .retained(repeatOf: Report.ID("r")), .sealedUp, .voided(.other), .split,
    ]

    @Test(arguments: states)
    func `DW-split only at triage, before anybody decided`(state: Report.State) {
        let wanted: Split.RuleID? = state == .registered ? nil : .undecided
        let proposing = Self.facts(Self.clerk, [.registrar]) { $0.state = state }
        #expect(Self.objection(.propose(Self.parts), proposing) == wanted)
        let approving = Self.facts(Self.lead, [.petitionLead]) {
            ($0.state, $0.proposedBy, $0.headsOffice) = (state, Self.clerk, true)
        }
        #expect(Self.objection(.approve, approving) == wanted)
    }

    @Test func `SS-171 DW-split not what is another's, was a clue, was told of, or has repeats`() {
        func found(_ change: (inout Split.Facts) -> Void) -> Split.RuleID? {
            Self.objection(.propose(Self.parts), Self.facts(Self.clerk, [.registrar], change))
        }
        #expect(found { $0.isOwnNumber = false } == .ownNumber)
        #expect(found { $0.hasClue = true } == .undecided)
        #expect(found { $0.isTold = true } == .untold)
        #expect(found { $0.hasRepeats = true } == .nothingHangs)
        #expect(found { $0.proposedBy = Self.lead } == .onceProposed)
    }

    @Test func `DW-split who proposed does not approve, and only the head of the office does`() {
        func step(_ step: Split.Step, _ caller: Staff.ID, heads: Bool, by proposer: Staff.ID?) -> Split.RuleID? {
            let facts = Self.facts(caller, [.petitionLead]) { ($0.headsOffice, $0.proposedBy) = (heads, proposer) }
            return Self.objection(step, facts)
        }
        #expect(step(.approve, Self.lead, heads: true, by: Self.clerk) == nil)
        #expect(step(.approve, Self.lead, heads: true, by: nil) == .proposed)
        #expect(step(.approve, Self.lead, heads: true, by: Self.lead) == .fourEyes)
        #expect(step(.approve, Self.lead, heads: false, by: Self.clerk) == .approver)
        #expect(step(.refuse, Self.clerk, heads: false, by: Self.clerk) == nil)
        #expect(step(.refuse, Self.lead, heads: false, by: Self.clerk) == .approver)
        #expect(step(.refuse, Self.lead, heads: true, by: Self.clerk) == nil)
    }

    @Test func `SS-171 at least two parts, everybody in exactly one, none empty`() {
        #expect(Self.proposing(Self.parts) == nil)
        #expect(Self.proposing([]) == .twoParts)
        #expect(Self.proposing([Split.Part(accused: [0, 1, 2], text: "全部")]) == .twoParts)
        let left = [Split.Part(accused: [0], text: "甲"), Split.Part(accused: [1], text: "乙")]
        #expect(Self.proposing(left) == .everybodyOnce)
        let twice = [Split.Part(accused: [0, 1, 2], text: "甲"), Split.Part(accused: [1], text: "乙")]
        #expect(Self.proposing(twice) == .everybodyOnce)
        let stranger = [Split.Part(accused: [0, 1, 2], text: "甲"), Split.Part(accused: [3], text: "乙")]
        #expect(Self.proposing(stranger) == .everybodyOnce)
        let nobody = [Split.Part(accused: [0, 1, 2], text: "甲"), Split.Part(accused: [], text: "乙")]
        #expect(Self.proposing(nobody) == .nothingEmpty)
        let silent = [Split.Part(accused: [0, 1], text: "甲"), Split.Part(accused: [2], text: " \n")]
        #expect(Self.proposing(silent) == .nothingEmpty)
        let input = Split.Input(.propose(silent), Self.facts(Self.clerk, [.registrar]))
        #expect(Split.places(of: .nothingEmpty, in: input) == [1])
    }

    @Test func `DW-split a part names nobody whom another part accuses`() {
        let telling = [Split.Part(accused: [0, 2], text: "张三同李四分赃"), Split.Part(accused: [1], text: "李四占地")]
        #expect(Self.proposing(telling) == .namesNobodyElse)
        let input = Split.Input(.propose(telling), Self.facts(Self.clerk, [.registrar]))
        #expect(Split.places(of: .namesNobodyElse, in: input) == [0])
        let namesakes = Self.facts(Self.clerk, [.registrar]) { $0.names = ["张三", "张三", ""] }
        let two = [Split.Part(accused: [0, 2], text: "张三收礼"), Split.Part(accused: [1], text: "张三占地")]
        #expect(Self.objection(.propose(two), namesakes) == nil, "a namesake is named by the own accused")
    }

    @Test func `SS-171 somebody who was accused meanwhile is not lost`() {
        let facts = Self.facts(Self.lead, [.petitionLead]) { $0.names.append("赵六") }
        #expect(Split.wholeness(of: Self.parts, facts)?.rule == .everybodyOnce)
        #expect(Split.wholeness(of: Self.parts, Self.facts(Self.lead, [.petitionLead])) == nil)
    }

    @Test func `JB-15 HS-26 what goes up by itself, and whether the words of the whole stay`() {
        let below = Triage.Accused(managedAt: .township)
        let above = Triage.Accused(managedAt: .city)
        let head = Triage.Accused(managedAt: .county, isDisciplineStaff: true, isOwnHead: true)
        let committee = Triage.Accused(managedAt: .county, isOwnPartyCommittee: true)
        let colleague = Triage.Accused(managedAt: .county, isDisciplineStaff: true)
        #expect(Split.sealing(of: [below], receiverLevel: .county) == nil)
        #expect(Split.sealing(of: [below, above], receiverLevel: .county) == .upperLevel)
        #expect(Split.sealing(of: [committee], receiverLevel: .county) == .upperLevel)
        #expect(Split.sealing(of: [above, head], receiverLevel: .county) == .ownHead)
        #expect(Split.keepsOriginal([below, below], receiverLevel: .county))
        for other in [above, head, committee, colleague] {
            #expect(!Split.keepsOriginal([below, other], receiverLevel: .county))
        }
    }

    @Test func `DW-split the reporter sees the least advanced part, and not which`() {
        #expect(TrackingStatus.whole([.finished, .received, .beingHandled]) == .received)
        #expect(TrackingStatus.whole([.finished, .beingHandled, .accepted]) == .accepted)
        #expect(TrackingStatus.whole([.forwarded, .beingHandled]) == .beingHandled)
        #expect(TrackingStatus.whole([.forwarded, .finished]) == .forwarded)
        #expect(TrackingStatus.whole([.finished, .voided]) == .finished)
        #expect(TrackingStatus.whole([.voided, .voided]) == .voided)
        #expect(TrackingStatus.whole([]) == .received)
        for status in TrackingStatus.allCases { #expect(TrackingStatus.whole([status, status]) == status) }
    }
}
