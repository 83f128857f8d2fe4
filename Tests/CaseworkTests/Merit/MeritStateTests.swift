import Casework
import Testing

/// Every state against every event; what is not listed is illegal and changes nothing.
@Suite struct MeritStateTests {
    static let (one, two) = (Staff.ID("one"), Staff.ID("two"))
    static let city = Malice.Answer(level: .city, on: .epoch)
    static let county = Malice.Answer(level: .county, on: .epoch)

    @Test func `JB-29 JB-39 what a prefecture is asked knows exactly the moves of the table`() {
        let states: [Malice.State] = [
            .proposed(by: Self.one), .refused(by: Self.one, head: Self.two), .sentUp(by: Self.one, head: Self.two),
            .approved(by: Self.one, head: Self.two, Self.city), .denied(by: Self.one, head: Self.two, Self.city),
        ]
        let events: [Malice.Event] = [
            .sendUp(by: Self.two), .sendUp(by: Self.one), .refuse(by: Self.two), .refuse(by: Self.one),
            .approve(Self.city), .approve(Self.county), .deny(Self.city), .deny(Self.county),
        ]
        let legal: [[Malice.State?]] = [
            [states[2], nil, states[1], nil, nil, nil, nil, nil], [nil, nil, nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, states[3], nil, states[4], nil], [nil, nil, nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, nil, nil, nil, nil],
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                var malice = Malice(id: .init("x"), state: state)
                let isLegal = (try? malice.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil), "\(state) \(event)")
                #expect(malice.state == legal[row][column] ?? state)
            }
        }
    }

    @Test func `JB-28 a reward is approved by another person and recorded once`() {
        let states: [Reward.State] = [
            .proposed(by: Self.one), .refused(by: Self.one, head: Self.two), .approved(by: Self.one, head: Self.two),
            .granted(by: Self.one, head: Self.two, on: .epoch), .declined(by: Self.one, head: Self.two, on: .epoch),
        ]
        let events: [Reward.Event] = [
            .approve(by: Self.two), .approve(by: Self.one), .refuse(by: Self.two), .refuse(by: Self.one),
            .grant(on: .epoch), .decline(on: .epoch),
        ]
        let legal: [[Reward.State?]] = [
            [states[2], nil, states[1], nil, nil, nil], [nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, states[3], states[4]], [nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, nil, nil],
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                var reward = Reward(id: .init("x"), state: state)
                let isLegal = (try? reward.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil), "\(state) \(event)")
                #expect(reward.state == legal[row][column] ?? state)
            }
        }
    }
}
