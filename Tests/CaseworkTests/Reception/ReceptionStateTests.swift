import Casework
import Testing

/// Every state against every event; what is not listed is illegal and changes nothing.
@Suite struct ReceptionStateTests {
    @Test func `HS-28 a reception day is held or postponed, once`() {
        let later = CivilDate.epoch.adding(days: 7)
        let states: [ReceptionSession.State] = [.planned, .held, .cancelled(movedTo: later)]
        let events: [ReceptionSession.Event] = [.hold, .cancel(movedTo: later)]
        let legal: [[ReceptionSession.State?]] = [[states[1], states[2]], [nil, nil], [nil, nil]]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                var day = ReceptionSession(
                    id: .init("day"), organ: .init("organ"), heldOn: .epoch, place: .office, leader: Staff.ID("one"),
                    announcedOn: nil, state: state)
                let before = day
                let isLegal = (try? day.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil), "\(state) \(event)")
                #expect(day.state == legal[row][column] ?? state)
                if !isLegal { #expect(day.version == before.version) }
            }
        }
    }

    @Test func `JB-48 an entry of recusal is decided once`() {
        let head = Staff.ID("head")
        let states: [Recusal.State] = [
            .standing, .upheld(by: head, on: .epoch), .ended(by: head, on: .epoch),
        ]
        let events: [Recusal.Event] = [.uphold(by: head, on: .epoch), .end(by: head, on: .epoch)]
        let legal: [[Recusal.State?]] = [[states[1], states[2]], [nil, nil], [nil, nil]]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                var next = state
                let isLegal = (try? next.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil), "\(state) \(event)")
                #expect(next == legal[row][column] ?? state)
            }
        }
    }
}
