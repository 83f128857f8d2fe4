import Casework
import Testing

@Suite("study, check, signatures: JB-17 ZJ-33 ZJ-35 AJ-14")
struct CheckingTests {
    private static let (a, b, c) = (House.holder.staff, House.colleague.staff, Staff.ID("S9"))

    /// A check that is under way: a group of two, whose first report nobody has signed.
    private static func refused(
        _ step: Checking.Step, _ change: (inout Checking.Facts) -> Void = { _ in }
    ) -> Checking.RuleID? {
        var facts = Checking.Facts(
            state: House.checking, caller: House.holder, mayKnow: [a, b, House.deputy.staff], room: [a, b],
            group: [a, b], groupProposer: a, isGroupApproved: true, latestReport: 1)
        change(&facts)
        return Checking.objection(to: Checking.Input(step, facts))?.rule
    }

    private static let minutes = Checking.Step.keepMinutes(attendees: [a, b], chair: a)
    private static let group = Checking.Step.formGroup(members: [a, b], leader: a)
    private static let report = Checking.Step.writeReport(.end(.educated))
    private static let sign = Checking.Step.sign(report: 1)

    private static let approve = Checking.Step.approveGroup

    /// A proposed group, and the deputy who looks at it.
    private static func proposed(
        _ caller: StaffCaller = House.deputy, _ change: @escaping @Sendable (inout Checking.Facts) -> Void = { _ in }
    ) -> @Sendable (inout Checking.Facts) -> Void {
        { facts in
            facts.isGroupApproved = false
            facts.caller = caller
            facts.mayKnow.insert(caller.staff)
            change(&facts)
        }
    }

    @Test func `ZJ-33 a leader approves the group, the head that of a lower head, a deputy where heads stand aside`() {
        for leader in [House.deputy, House.head] { #expect(Self.refused(Self.approve, Self.proposed(leader)) == nil) }
        #expect(Self.refused(Self.approve, Self.proposed(House.head) { $0.accusedIsLowerHead = true }) == nil)
        let standIn = Self.proposed {
            $0.accusedIsLowerHead = true
            $0.headsStandAside = true
        }
        #expect(Self.refused(Self.approve, standIn) == nil)
    }

    @Test func `what is in order is allowed`() {
        for step in [Self.minutes, Self.group, Self.report, Self.sign] { #expect(Self.refused(step) == nil) }
        #expect(Self.refused(Self.sign) { $0.caller = House.colleague } == nil, "a member who does not hold the clue")
    }

    static let table: [(Checking.Step, @Sendable (inout Checking.Facts) -> Void, Checking.RuleID, String)] = [
        (minutes, { $0.mayKnow = [b] }, .mayKnow, "JB-48"),
        (sign, { $0.mayKnow = [b] }, .mayKnow, "JB-48"),
        (minutes, { $0.caller = House.colleague }, .holderWrites, "ZJ-23"),
        (report, { $0.caller = House.colleague }, .holderWrites, "ZJ-23"),
        (minutes, { $0.state = House.concluded }, .inHand, "DW-state"),
        (.keepMinutes(attendees: [a], chair: a), { _ in }, .collective, "JB-17"),
        (.keepMinutes(attendees: [a, a], chair: a), { _ in }, .collective, "JB-17"),
        (.keepMinutes(attendees: [a, b], chair: c), { _ in }, .chairAttends, "JB-17"),
        (.keepMinutes(attendees: [a, b, c], chair: a), { _ in }, .attendeesMayKnow, "JB-48"),
        (group, { $0.state = House.planned(.check(.talkOrLetter)) }, .groupForCheck, "ZJ-33"),
        (group, { $0.state = House.checked }, .groupForCheck, "ZJ-33"),
        (.formGroup(members: [a, a], leader: a), { _ in }, .twoMembers, "AJ-14"),
        (.formGroup(members: [a, b], leader: c), { _ in }, .leaderInGroup, "AJ-14"),
        (.formGroup(members: [a, House.deputy.staff], leader: a), { _ in }, .membersOfRoom, "ZJ-23"),
        (.formGroup(members: [a, b], leader: a), { $0.mayKnow = [a] }, .membersMayKnow, "JB-48"),
        (approve, proposed { $0.isGroupApproved = true }, .groupWaits, "DW-state"),
        (approve, proposed { $0.group = [] }, .groupWaits, "DW-state"),
        (approve, proposed { $0.state = House.claimed }, .groupWaits, "DW-state"),
        (approve, proposed(House.colleague), .groupApprover, "ZJ-33"),
        (approve, proposed { $0.accusedIsLowerHead = true }, .groupApprover, "ZJ-33"),
        (approve, proposed { $0.groupProposer = House.deputy.staff }, .groupFourEyes, "JB-17"),
        (approve, proposed { $0.group = [a, House.deputy.staff] }, .groupFourEyes, "JB-17"),
        (report, { $0.isGroupApproved = false }, .groupApproved, "ZJ-33"),
        (sign, { $0.isGroupApproved = false }, .groupApproved, "ZJ-33"),
        (report, { $0.group = [a] }, .groupBeforeReport, "ZJ-35"),
        (report, { $0.state = House.claimed }, .groupBeforeReport, "ZJ-35"),
        (.writeReport(.end(.appealUpheld)), { _ in }, .endOfTrack, "JC-69"),
        (report, { $0.isAppeal = true }, .endOfTrack, "JC-69"),
        (.writeReport(.hold), { $0.isAppeal = true }, .endOfTrack, "JC-69"),
        (.writeReport(.end(.closedWithoutCheck)), { _ in }, .endOfTrack, "JC-69"),
        (sign, { $0.group = [b, c] }, .signerIsMember, "ZJ-35"),
        (.sign(report: 2), { _ in }, .signsTheLatest, "ZJ-35"),
        (sign, { $0.state = House.checked }, .signsTheLatest, "ZJ-35"),
        (sign, { $0.signed = [a] }, .signsOnce, "ZJ-35"),
    ]

    @Test(arguments: table.indices)
    func `JB-17, ZJ-33, ZJ-35, AJ-14 each condition refuses what it is there for`(row: Int) throws {
        let (step, change, rule, clause) = Self.table[row]
        #expect(Self.refused(step, change) == rule)
        let found = try #require(Checking.rules.first { $0.id == rule })
        #expect(found.policy.key == clause)
    }

    @Test func `every condition is listed exactly once and tried`() {
        #expect(Checking.rules.map(\.id) == Checking.RuleID.allCases)
        #expect(Set(Self.table.map(\.2)) == Set(Checking.RuleID.allCases))
    }

    @Test func `ZJ-35 all have signed when every member has, and two are the fewest`() {
        var facts = Checking.Facts(
            state: House.checking, caller: House.holder, group: [Self.a, Self.b], isGroupApproved: true)
        #expect(!facts.isSignedByAll, "there is no report")
        facts.latestReport = 1
        facts.signed = [Self.a]
        #expect(!facts.isSignedByAll)
        facts.signed = [Self.a, Self.b, Self.c]
        #expect(facts.isSignedByAll, "who has left the group does not matter")
        facts.isGroupApproved = false
        #expect(!facts.isSignedByAll, "ZJ-33: a changed group waits for approval")
        facts.isGroupApproved = true
        facts.group = [Self.a]
        #expect(!facts.isSignedByAll)
    }

    @Test func `JB-17 ZJ-33 a paper of the check is of a day since the clue came`() {
        let came = day("2026-03-02")
        #expect(Checking.objection(toDay: came, arrivedOn: came) == nil)
        #expect(Checking.objection(toDay: came.adding(days: 1), arrivedOn: came) == nil)
        let early = Checking.objection(toDay: came.adding(days: -1), arrivedOn: came)
        #expect(early?.zh.contains(came.chinese) == true && early?.en.contains("2026-03-02") == true)
    }

    @Test func `ZJ-35 what is handed in is what was signed`() {
        let signed: (inout Handle.Facts) -> Void = { $0.file.signedFinding = .end(.educated) }
        #expect(House.decide(.proposeResult(.educated), House.checking, House.holder, signed) == nil)
        #expect(House.decide(.proposeResult(.caseFiled), House.checking, House.holder, signed) == .signedConclusion)
        let offered = Handle.openActs(for: House.facts(House.checking, House.holder, signed)).map(\.act)
        #expect(offered.contains(.proposeResult(.educated)) && !offered.contains(.proposeResult(.caseFiled)))
        let unsigned: (inout Handle.Facts) -> Void = { $0.file.groupSignatures = false }
        #expect(House.decide(.proposeResult(.educated), House.checking, House.holder, unsigned) == .groupSignatures)
        let talk = Clue.State.underWay(House.claim, .talkOrLetter)
        #expect(House.decide(.proposeResult(.educated), talk, House.holder, unsigned) == nil, "a talk has no group")
    }
}
