import Casework
import Testing

/// Who hands over whose post, and what becomes of a clue.
@Suite struct HandOverTests {
    private static func person(_ id: String, _ roles: Set<Role> = [.roomMember], _ organ: String = "Q")
        -> HandOver.Person
    {
        HandOver.Person(staff: .init(id), organ: .init(organ), roles: roles)
    }

    private static func facts(_ caller: String = "D", _ roles: Set<Role> = [.deputy]) -> HandOver.Facts {
        HandOver.Facts(
            caller: StaffCaller(staff: .init(caller), organ: .init("Q"), room: nil, roles: roles),
            leaver: person("A"), receiver: person("B"), rolesOfOthers: [.registrar, .roomMember, .deputy, .head])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rule: HandOver.RuleID?
        let change: @Sendable (inout HandOver.Facts) -> Void

        init(
            _ description: String, _ rule: HandOver.RuleID?,
            _ change: @escaping @Sendable (inout HandOver.Facts) -> Void
        ) {
            (testDescription, self.rule, self.change) = (description, rule, change)
        }
    }

    static let rows = [
        Row("a deputy hands over a member's post", nil) { _ in },
        Row("a head does too", nil) { $0 = facts("H", [.head]) },
        Row("HS-4 somebody of another organ", .ownOrgan) { $0.leaver = person("A", [.roomMember], "L") },
        Row("HS-4 nobody of that name", .ownOrgan) { $0.leaver = nil },
        Row("ZJ-23 a member of the room decides nothing", .decider) { $0 = facts("E", [.roomMember]) },
        Row("ZJ-23 nor does the petition office", .decider) { $0 = facts("E", [.petitionLead]) },
        Row("DW-handover to oneself", .twoPersons) { $0.receiver = $0.leaver },
        Row("DW-handover the decider takes over", .fourEyes) { $0 = facts("B") },
        Row("DW-handover the decider leaves", .fourEyes) { $0 = facts("A") },
        Row("DW-handover a deputy leaves, a deputy decides", .higherDecider) { $0.leaver?.roles = [.deputy] },
        Row("DW-handover a deputy leaves, the head decides", nil) {
            $0 = facts("H", [.head])
            $0.leaver?.roles = [.deputy]
        },
        Row("DW-handover the head leaves", .higherDecider) { $0.leaver?.roles = [.head] },
        Row("DW-roles an administrator leaves", .separateDuties) { $0.leaver?.roles = [.administrator] },
        Row("DW-roles an auditor takes over", .separateDuties) { $0.receiver?.roles = [.auditor] },
        Row("DW-handover the account has ended", .leaverActive) { $0.leaver?.isActive = false },
        Row("HS-4 who takes over has left too", .receiver) { $0.receiver?.isActive = false },
        Row("HS-4 who takes over works elsewhere", .receiver) { $0.receiver = person("B", [.roomMember], "L") },
        Row("HS-4 who takes over is nobody", .receiver) { $0.receiver = nil },
        Row("DW-handover the only head of the petition office leaves", .leadStays) {
            $0.leaver?.roles = [.petitionLead]
        },
        Row("DW-handover one of two heads of the petition office leaves", nil) {
            $0.leaver?.roles = [.petitionLead]
            $0.rolesOfOthers.insert(.petitionLead)
        },
        Row("DW-handover the only one of case supervision leaves", .leadStays) {
            $0.leaver?.roles = [.caseSupervision]
        },
        Row("DW-handover one of two in case supervision leaves", nil) {
            $0.leaver?.roles = [.caseSupervision]
            $0.rolesOfOthers.insert(.caseSupervision)
        },
        Row("DW-handover the only registrar leaves: the head of the office registers", nil) {
            $0.leaver?.roles = [.registrar]
            $0.rolesOfOthers = [.petitionLead]
        },
        Row("DW-handover as much as there may be", nil) { $0.openClues = HandOverLimits.clues },
        Row("DW-handover more than that", .bound) { $0.openClues = HandOverLimits.clues + 1 },
    ]

    @Test(arguments: rows) func `each condition refuses what it is about, and nothing beside it`(_ row: Row) {
        var facts = Self.facts()
        row.change(&facts)
        switch HandOver.decide(facts) {
        case .allowed: #expect(row.rule == nil)
        case .refused(let refusal):
            #expect(refusal.rule == row.rule)
            #expect(!refusal.reason.zh.isEmpty && !refusal.remedy.en.isEmpty)
            #expect(refusal.isSilent == [.ownOrgan, .decider].contains(refusal.rule))
        }
    }

    @Test func `every condition is tried above, stands in the list once and says what it demands`() {
        #expect(Set(Self.rows.compactMap(\.rule)) == Set(HandOver.RuleID.allCases))
        #expect(HandOver.rules.map(\.id) == HandOver.RuleID.allCases)
        #expect(HandOver.RuleID.allCases.allSatisfy { !$0.statement.zh.isEmpty && !$0.statement.en.isEmpty })
    }

    private static func clue(_ member: Handle.RoomMember?, held: Bool = true) -> Handle.Facts {
        let destination = Clue.Destination(organ: .init("Q"), room: .init("Q-J1"))
        let claim = Clue.Claim(destination: destination, holder: .init("A"), token: 1)
        return Handle.Facts(
            state: held ? .claimed(claim) : .concluded(claim, .educated), caller: facts().caller,
            roomMembers: member.map { [$0] } ?? [])
    }

    @Test func `ZJ-23 a clue goes to whoever takes over, and back to its board where that one cannot hold it`() {
        let receiver = Staff.ID("B")
        let free = Handle.RoomMember(staff: receiver)
        #expect(HandOver.fate(of: Self.clue(free), receiver: receiver, given: 0) == .reassigned)
        let recused = Handle.RoomMember(staff: receiver, isRecused: true)
        #expect(HandOver.fate(of: Self.clue(recused), receiver: receiver, given: 0) == .board)
        #expect(HandOver.fate(of: Self.clue(nil), receiver: receiver, given: 0) == .board, "another room")
        var barred = Self.clue(free)
        barred.barredStaff = [receiver]
        #expect(HandOver.fate(of: barred, receiver: receiver, given: 0) == .board)
        var unseen = Self.clue(free)
        unseen.barredStaff = [unseen.caller.staff]
        #expect(HandOver.fate(of: unseen, receiver: receiver, given: 0) == .board, "nothing stays with whoever leaves")
        #expect(
            HandOver.fate(of: Self.clue(free, held: false), receiver: receiver, given: 0) == .reassigned,
            "finished, and still to be fed back")
        #expect(
            HandOver.fate(of: Self.clue(recused, held: false), receiver: receiver, given: 0) == .waits,
            "JB-27 finished: it goes on no board, and a leader gives it to somebody")
        let claim = Clue.Claim(
            destination: Clue.Destination(organ: .init("Q"), room: .init("Q-J1")), holder: .init("A"), token: 1)
        #expect(HandOver.stays(.fedBack(claim, .educated)) == .waits)
        #expect(HandOver.stays(.archived(claim, .educated, wasFedBack: true)) == nil)
        #expect(HandOver.stays(.routed(claim.destination)) == nil)
    }

    @Test func `JB-52 hands that are full take no more, what came before counted in`() {
        let receiver = Staff.ID("B")
        let limit = HandleLimits.openClaimsPerPerson
        let busy = Self.clue(Handle.RoomMember(staff: receiver, openClaims: limit - 2))
        #expect(
            [0, 1, 2].map { HandOver.fate(of: busy, receiver: receiver, given: $0) } == [
                .reassigned, .reassigned, .board,
            ])
    }
}

/// What becomes of what a leaver had as a leader.
@Suite struct LeaderWorkTests {
    private static func host(_ leaders: [String], busy: [String] = []) -> String? {
        HandOver.host(
            successor: Staff.ID("B"), decider: Staff.ID("H"), leaders: leaders.map { Staff.ID($0) },
            busy: Set(busy.map { Staff.ID($0) })
        )?.rawValue
    }

    @Test func `HS-28 the successor receives the visitors, else whoever decides, else a leader who is free`() {
        #expect(Self.host(["C", "H", "B"]) == "B")
        #expect(Self.host(["C", "H", "B"], busy: ["B"]) == "H")
        #expect(Self.host(["D", "C", "H"], busy: ["H"]) == "C", "the successor leads nothing")
        #expect(Self.host(["C", "H"], busy: ["C", "H"]) == nil)
        #expect(Self.host([]) == nil)
    }

    @Test func `HS-28 a charge goes on where the head could give it, and ends where not`() {
        let charge = LeaderCharge.Input(clue: House.claimed, caller: House.head, leader: House.deputy)
        #expect(HandOver.fate(of: charge) == .reassigned)
        var recused = charge
        recused.leaderIsRecused = true
        #expect(HandOver.fate(of: recused) == .ended)
        var member = charge
        member.leader = House.holder
        #expect(HandOver.fate(of: member) == .ended)
    }
}
