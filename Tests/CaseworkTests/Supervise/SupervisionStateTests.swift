import Casework
import Testing

@Suite struct SupervisionStateTests {
    private static let day = CivilDate.epoch
    private static let issue = Supervision.Issue(approver: Staff.ID("S4"), dueOn: day)
    private static let later = Supervision.Issue(approver: Staff.ID("S4"), dueOn: day.adding(days: 9))
    private static let author = Staff.ID("S1")

    private static let states: [Supervision.State] = [
        .proposed, .refused, .issued(issue), .answered(issue, by: author), .sentBack(issue),
        .ended(issue, .accepted), .ended(issue, .withdrawn),
    ]
    private static let events: [Supervision.Event] = [
        .approve(issue), .refuse, .answer(by: author), .accept, .sendBack(dueOn: later.dueOn), .withdraw,
    ]

    /// Every move that there is; all others are refused.
    private static let moves: [(Supervision.State, Supervision.Event, Supervision.State)] = [
        (.proposed, .approve(issue), .issued(issue)), (.proposed, .refuse, .refused),
        (.issued(issue), .answer(by: author), .answered(issue, by: author)),
        (.sentBack(issue), .answer(by: author), .answered(issue, by: author)),
        (.answered(issue, by: author), .accept, .ended(issue, .accepted)),
        (.answered(issue, by: author), .sendBack(dueOn: later.dueOn), .sentBack(later)),
        (.issued(issue), .withdraw, .ended(issue, .withdrawn)),
        (.answered(issue, by: author), .withdraw, .ended(issue, .withdrawn)),
        (.sentBack(issue), .withdraw, .ended(issue, .withdrawn)),
    ]

    @Test func `JB-22 an order knows exactly the moves of the table, and a refused one changes nothing`() {
        for state in Self.states {
            for event in Self.events {
                var order = Supervision(
                    id: .init("o"), clue: .init("c"), issuer: .init("O1"), proposer: .init("S9"), state: state,
                    version: 3)
                let before = order
                let expected = Self.moves.first { $0.0 == state && $0.1 == event }?.2
                do {
                    try order.apply(event)
                    #expect(order.state == expected && order.version == 4, "\(state) \(event)")
                } catch {
                    #expect(expected == nil && order == before, "\(state) \(event)")
                }
            }
        }
    }

    @Test func `an order is late from the day after its last one, while an answer is owed`() {
        for state in Self.states {
            let owes = state == .issued(Self.issue) || state == .sentBack(Self.issue)
            #expect(state.awaitsAnswer == owes)
            #expect(!state.isOverdue(on: Self.day))
            #expect(state.isOverdue(on: Self.day.adding(days: 1)) == owes, "\(state)")
        }
        #expect(Self.states.filter(\.isOpen).count == 4)
    }
}
