import Casework
import Testing

/// Every state against every event; what is not listed is illegal and changes nothing.
@Suite struct AftercareStateTests {
    static let (one, two) = (Staff.ID("one"), Staff.ID("two"))

    @Test func `JB-27 an objection is answered by two persons, opened again, or kept on file`() {
        let states: [ReporterObjection.State] = [
            .raised, .answerProposed(by: Self.one), .answered(by: Self.one, approver: Self.two),
            .reopened(by: Self.two), .notAnsweredAgain(by: Self.one),
        ]
        let events: [ReporterObjection.Event] = [
            .proposeAnswer(by: Self.one), .sendBackAnswer, .approveAnswer(by: Self.one), .approveAnswer(by: Self.two),
            .reopen(by: Self.two), .keep(by: Self.one),
        ]
        let legal: [[ReporterObjection.State?]] = [
            [states[1], nil, nil, nil, states[3], states[4]],
            [nil, .raised, nil, states[2], states[3], nil],
            [nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, nil, nil],
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                #expect(state.after(event) == legal[row][column], "\(state) \(event)")
                var objection = ReporterObjection(id: .init("x"), state: state)
                let isLegal = (try? objection.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil))
                #expect(objection.state == legal[row][column] ?? state)
            }
            #expect(state.isOpen == (row < 2))
        }
    }

    @Test func `JB-50 JB-27 a clearing is approved by another person, done after that, and lapses with its finding`() {
        let day = day("2026-09-18")
        let states: [Clarification.State] = [
            .proposed(by: Self.one), .approved(by: Self.one, approver: Self.two),
            .refused(by: Self.one, approver: Self.two), .done(by: Self.one, approver: Self.two, on: day),
            .lapsed(by: Self.one, approver: nil), .lapsed(by: Self.one, approver: Self.two),
        ]
        let events: [Clarification.Event] = [
            .approve(by: Self.one), .approve(by: Self.two), .refuse(by: Self.one), .refuse(by: Self.two),
            .complete(on: day), .lapse,
        ]
        let none: [Clarification.State?] = Array(repeating: nil, count: events.count)
        let legal: [[Clarification.State?]] = [
            [nil, states[1], nil, states[2], nil, states[4]], [nil, nil, nil, nil, states[3], states[5]],
            none, none, none, none,
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                #expect(state.after(event) == legal[row][column], "\(state) \(event)")
                var clearing = Clarification(id: .init("x"), state: state)
                try? clearing.apply(event)
                #expect(clearing.state == legal[row][column] ?? state)
            }
            #expect(state.isOpen == (row < 2) && state.author == Self.one)
        }
    }

    @Test(arguments: Protection.EndReason.allCases)
    func `JB-49 a watch is ended by two persons, with a reason`(reason: Protection.EndReason) {
        let states: [Protection.State] = [
            .open, .endProposed(reason, by: Self.one), .closed(reason, by: Self.one, confirmedBy: Self.two),
        ]
        let events: [Protection.Event] = [
            .proposeEnd(reason, by: Self.one), .goOn, .confirmEnd(by: Self.one), .confirmEnd(by: Self.two),
        ]
        let legal: [[Protection.State?]] = [
            [states[1], nil, nil, nil], [nil, .open, nil, states[2]], [nil, nil, nil, nil],
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                #expect(state.after(event) == legal[row][column], "\(state) \(event)")
                var protection = Protection(id: .init("x"), state: state)
                try? protection.apply(event)
                #expect(protection.state == legal[row][column] ?? state)
            }
            #expect(state.isClosed == (row == 2))
        }
    }
}
