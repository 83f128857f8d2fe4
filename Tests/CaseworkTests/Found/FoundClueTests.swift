import Casework
import Testing

/// What a room found: row by row of the rules, the matter each catches and the one next to it.
@Suite struct FoundClueTests {
    private static let organ = Organ.ID("O1")

    private static func caller(
        _ name: String, _ roles: Set<Role>, organ: Organ.ID = organ
    ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(name), organ: organ, room: Room.ID("R1"), roles: roles)
    }

    private static func broken(
        _ act: FoundClue.Act, _ caller: StaffCaller, kind: RoomKind? = .supervision,
        origin: ClueOrigin = .foundInCase, state: FoundClue.State? = nil
    ) -> FoundClue.RuleID? {
        FoundClue.decide(
            FoundClue.Input(
                act: act, caller: caller, roomKind: kind, origin: origin, state: state, organ: organ))?.id
    }

    private static let member = caller("S1", [.roomMember])
    private static let control = caller("S2", [.caseSupervision])

    @Test func `SS-172 a member of a room that handles clues registers what it found, and nobody else`() {
        for kind in RoomKind.allCases {
            #expect((Self.broken(.register, Self.member, kind: kind) == nil) == kind.handlesClues, "\(kind)")
        }
        #expect(Self.broken(.register, Self.control, kind: .caseSupervision) == .finder)
        #expect(Self.broken(.register, Self.caller("S3", [.registrar])) == .finder)
        #expect(Self.broken(.register, Self.caller("S1", [.roomMember], organ: Organ.ID("O2"))) == .ownOrgan)
    }

    @Test(arguments: ClueOrigin.allCases)
    func `SS-172 what a room finds comes from its own work`(origin: ClueOrigin) {
        let isOwn = [ClueOrigin.foundInCase, .enforcement, .other].contains(origin)
        #expect(Self.broken(.register, Self.member, origin: origin) == (isOwn ? nil : .origin))
    }

    @Test func `SS-172 what is in the own scope is filed, and the rest goes through case supervision`() {
        let (room, other) = (Room.ID("R1"), Room.ID("R2"))
        let staff = Staff.ID("S1")
        #expect(FoundClue.State.first(by: staff, in: room, sentTo: room) == .filed(by: staff))
        #expect(FoundClue.State.first(by: staff, in: room, sentTo: other) == .handed(by: staff))
    }

    @Test func `ZJ-20 case supervision notes what is filed and moves what is handed over, and not what it found`() {
        let finder = Staff.ID("S1")
        #expect(Self.broken(.note, Self.control, state: .filed(by: finder)) == nil)
        #expect(Self.broken(.move, Self.control, state: .handed(by: finder)) == nil)
        #expect(Self.broken(.move, Self.control, state: .filed(by: finder)) == .stateKnowsAct)
        #expect(Self.broken(.note, Self.control, state: .handed(by: finder)) == .stateKnowsAct)
        #expect(Self.broken(.move, Self.member, state: .handed(by: finder)) == .control)
        #expect(Self.broken(.move, Self.control, state: .handed(by: Staff.ID("S2"))) == .fourEyes)
    }

    @Test func `SS-172 a found clue knows each event in one state`() {
        let (finder, control) = (Staff.ID("S1"), Staff.ID("S2"))
        let states: [FoundClue.State] = [
            .filed(by: finder), .noted(by: finder, control: control), .handed(by: finder),
            .moved(by: finder, control: control),
        ]
        #expect(states.map { $0.after(.note(by: control)) != nil } == [true, false, false, false])
        #expect(states.map { $0.after(.move(by: control)) != nil } == [false, false, true, false])
        #expect(states.allSatisfy { $0.after(.note(by: finder)) == nil && $0.after(.move(by: finder)) == nil })
        var found = FoundClue(id: FoundClue.ID("1"), state: .handed(by: finder))
        #expect(throws: FoundClue.IllegalMove.self) { try found.apply(.note(by: control)) }
    }

    @Test func `DW-origin what another body passed on is counted where it came from`() {
        let origins = TransferIn.Source.allCases.map { ClueOrigin($0) }
        #expect(origins == [.superior, .petition, .inspection, .audit, .judicial, .other, .other])
    }

    @Test func `JB-4 article 4 has six disciplines, seven breaches of duty, and others`() {
        let kinds = Dictionary(grouping: Breach.allCases, by: \.kind).mapValues(\.count)
        #expect(kinds == [.discipline: 6, .duty: 7, .other: 1])
        #expect(Breach.inOrder([.waste, .political, .waste]) == [.political, .waste])
    }

    @Test func `DW-breach the category of a register suggests breaches`() {
        #expect(Breach.suggested(byCategory: "贪污贿赂") == [.corruption])
        #expect(Breach.suggested(byCategory: "不作为乱作为") == [.work, .abuseOfPower])
        #expect(Breach.suggested(byCategory: "批评建议").isEmpty)
    }
}
