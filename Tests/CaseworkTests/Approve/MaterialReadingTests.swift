import Casework
import Testing

@Suite("JB-27: the room says that material on a finished clue changes nothing")
struct MaterialReadingTests {
    private static func objection(
        _ state: Clue.State, _ caller: StaffCaller, waits: Bool = true, isAsked: Bool = false
    ) -> MaterialReading.Objection? {
        MaterialReading.objection(
            to: .init(
                caller: caller, room: state.destination.room, state: state, hasNewMaterial: waits,
                isReopeningAsked: isAsked))
    }

    @Test func `JB-27 a member of its room says so of what is finished and not archived`() {
        for state in [House.concluded, House.fedBack] {
            #expect(Self.objection(state, House.holder) == nil)
            for caller in [House.registrar, House.head] { #expect(Self.objection(state, caller) == .notItsRoom) }
            #expect(Self.objection(state, House.holder, waits: false) == .nothingWaits)
            #expect(Self.objection(state, House.holder, isAsked: true) == .reopeningAsked)
        }
        for state in House.workedOn + [House.routed, House.returned, House.archived] {
            #expect(Self.objection(state, House.holder) == .notFinished)
        }
    }

    @Test(arguments: MaterialReading.Objection.allCases)
    func `JB-27 every objection says what to do`(objection: MaterialReading.Objection) {
        #expect(!objection.statement.zh.isEmpty && !objection.remedy.en.isEmpty)
    }
}
