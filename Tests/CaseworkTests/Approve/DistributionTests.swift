import Casework
import Testing

@Suite("ZJ-23, DW-distribution: who distributes clues, and by when")
struct DistributionTests {
    private static func objection(
        _ step: Distribution.Step, _ caller: StaffCaller, _ change: (inout Distribution.Facts) -> Void = { _ in }
    ) -> Distribution.RuleID? {
        var facts = Distribution.Facts(caller: caller, organ: House.organ, deputies: [House.deputy.staff])
        change(&facts)
        return Distribution.objection(to: .init(step, facts))
    }

    @Test func `ZJ-23 JB-47 the head of the organ approves, and nobody else by themselves`() {
        #expect(Self.objection(.approve, House.head) == nil)
        for caller in [House.deputy, House.holder, House.registrar] {
            #expect(Self.objection(.approve, caller) == .approver)
        }
        #expect(Self.objection(.approve, House.foreignHead) == .organ)
        #expect(Self.objection(.approve, House.head) { $0.isSettled = true } == .undecided)
    }

    @Test func `ZJ-23 a deputy approves whom the head named, or where every head must stand aside`() {
        #expect(Self.objection(.approve, House.deputy) { $0.delegate = House.deputy.staff } == nil)
        #expect(Self.objection(.approve, House.deputy) { $0.delegate = Staff.ID("S9") } == .approver)
        #expect(Self.objection(.approve, House.deputy) { $0.headsStandAside = true } == nil)
        #expect(Self.objection(.approve, House.holder) { $0.delegate = House.holder.staff } == .approver)
        #expect(Self.objection(.approve, House.holder) { $0.headsStandAside = true } == .approver)
    }

    @Test func `ZJ-23 case supervision proposes another room once, and somebody else decides`() {
        let supervisor = StaffCaller(
            staff: Staff.ID("S8"), organ: House.organ, room: Room.ID("O1-AG"), roles: [.caseSupervision])
        let rooms: (inout Distribution.Facts) -> Void = { $0.otherRooms = [House.otherRoom] }
        #expect(Self.objection(.propose(House.otherRoom), supervisor, rooms) == nil)
        for caller in [House.head, House.deputy, House.holder, House.registrar] {
            #expect(Self.objection(.propose(House.otherRoom), caller, rooms) == .proposer)
        }
        #expect(Self.objection(.propose(House.room), supervisor, rooms) == .anotherRoom)
        #expect(Self.objection(.propose(House.otherRoom), supervisor) { $0.isSettled = true } == .undecided)
        let waits: (inout Distribution.Facts) -> Void = {
            rooms(&$0)
            $0.proposedBy = supervisor.staff
        }
        #expect(Self.objection(.propose(House.otherRoom), supervisor, waits) == .proposedOnce)
        #expect(Self.objection(.approve, House.head, waits) == nil)
        #expect(Self.objection(.approve, House.head) { $0.proposedBy = House.head.staff } == .fourEyes)
        #expect(Self.objection(.approve, supervisor, waits) == .approver)
    }

    @Test func `DW-distribution the head decides by when, and gives it to a deputy of the organ`() {
        let before = Distribution.Policy(mode: .beforeClaim, delegate: House.deputy.staff)
        #expect(Self.objection(.set(before), House.head) == nil)
        #expect(Self.objection(.set(before), House.deputy) == .headSets)
        let stranger = Distribution.Policy(mode: .beforeClaim, delegate: House.holder.staff)
        #expect(Self.objection(.set(stranger), House.head) == .delegate)
        let own = Distribution.Policy(mode: .beforeClaim, delegate: House.head.staff)
        #expect(Self.objection(.set(own), House.head) { $0.deputies.insert(House.head.staff) } == .delegate)
        for (days, refused) in [(0, true), (1, false), (30, false), (31, true)] {
            let policy = Distribution.Policy(mode: .withinDays(days))
            #expect(Self.objection(.set(policy), House.head) == (refused ? .days : nil), "\(days)")
        }
    }

    @Test func `DW-distribution a room works until the last day has passed, or not before the approval`() {
        let arrival = Instant(secondsSinceEpoch: 1_000_000)
        func after(_ seconds: Int64) -> Instant { Instant(secondsSinceEpoch: 1_000_000 + seconds) }
        let within = Distribution.Policy(mode: .withinDays(3))
        #expect(within.letsWork(since: arrival, now: after(3 * 86_400 - 1)))
        #expect(!within.letsWork(since: arrival, now: after(3 * 86_400)))
        #expect(!Distribution.Policy(mode: .beforeClaim).letsWork(since: arrival, now: arrival))
        #expect(Distribution.Policy.standard.mode == .withinDays(30) && Distribution.Policy.standard.delegate == nil)
    }

    @Test func `ZJ-23 what should have been approved by now is neither claimed, planned nor decided on`() {
        for (act, state) in [
            (Handle.Act.claim, House.routed), (.propose(.closeOut), House.claimed),
        ] {
            #expect(House.decide(act, state, House.holder) { $0.lacksDistribution = true } == .distributed)
            #expect(House.decide(act, state, House.holder) == nil)
        }
        #expect(House.decide(.release, House.claimed, House.holder) { $0.lacksDistribution = true } == nil)
        let approvals: [(Handle.Act, Clue.State)] = [
            (.approvePlan, House.planned(.check(.talkOrLetter))), (.approveResult, House.talked),
        ]
        for (act, state) in approvals {
            #expect(House.decide(act, state, House.head) { $0.lacksDistribution = true } == .distributed)
            #expect(House.decide(act, state, House.head) == nil)
        }
    }

    @Test func `JB-27 a deputy opens nothing again, and refuses nothing, that the room has not asked for`() {
        for act in [Handle.Act.reopen, .refuseReopening] {
            #expect(House.decide(act, House.concluded, House.deputy) { $0.isReopeningAsked = false } == .reopeningAsked)
            #expect(House.decide(act, House.concluded, House.deputy) == nil)
        }
        #expect(House.decide(.askReopening, House.concluded, House.colleague) { $0.isReopeningAsked = false } == nil)
        #expect(House.decide(.askReopening, House.concluded, House.stranger) == .handlingRoom)
        #expect(House.decide(.askReopening, House.archived, House.colleague) == .stateKnowsAct)
    }

    @Test func `every rule is listed once, and says what it demands in both languages`() {
        #expect(Distribution.rules.map(\.id) == Distribution.RuleID.allCases)
        for rule in Distribution.rules {
            #expect(!rule.id.statement.zh.isEmpty && !rule.id.remedy.en.isEmpty)
        }
    }

    @Test func `JB-17 no kind of approval is everybody's`() {
        let rooms: Set<Role> = [.roomMember, .administrator, .auditor, .caseSupervision]
        for kind in Approval.Kind.allCases {
            #expect(!Approval.approvers(of: kind).isEmpty)
            #expect(Approval.approvers(of: kind).isDisjoint(with: rooms), "\(kind)")
        }
    }
}
