import Casework
import Testing

/// What the rules alone move: every act in every state, by somebody who may do everything else.
@Suite struct ProvideStateTests {
    private static let organ = Organ.ID("O1")
    private static let (author, other) = (Staff.ID("one"), Staff.ID("two"))

    private static func caller(_ staff: Staff.ID) -> StaffCaller {
        StaffCaller(staff: staff, organ: organ, room: nil, roles: [.petitionLead, .head])
    }

    @Test func `JB-32 data is asked for, decided and taken in that order, each once`() {
        let states: [Provision.State?] = [
            nil, .proposed(by: author), .refused(by: author, head: other), .approved(by: author, head: other),
            .delivered(by: author, head: other),
        ]
        let legal: [[Provision.Act]] = [[.propose], [.approve, .refuse], [], [.deliver], []]
        for (row, state) in states.enumerated() {
            for act in Provision.Act.allCases {
                // Who asked takes it; another one decides.
                let by = act == .approve || act == .refuse ? Self.other : Self.author
                let broken = Provision.decide(
                    Provision.Input(act: act, caller: Self.caller(by), organ: Self.organ, state: state))?.id
                #expect((broken == nil) == legal[row].contains(act), "\(row) \(act)")
            }
        }
    }

    @Test func `JB-31 an analysis is made and sent, each once`() {
        let quarter = Quarter(containing: .epoch)
        let states: [TrendAnalysis.State?] = [
            nil, .made(by: author), .sent(by: author, head: other, on: quarter.lastDay.adding(days: 9)),
        ]
        let legal: [[TrendAnalysis.Act]] = [[.make], [.send], []]
        for (row, state) in states.enumerated() {
            for act in [TrendAnalysis.Act.make, .send] {
                let broken = TrendAnalysis.decide(
                    TrendAnalysis.Input(
                        act: act, caller: Self.caller(act == .send ? Self.other : Self.author), organ: Self.organ,
                        period: .quarter(quarter), today: quarter.lastDay.adding(days: 9), upper: Organ.ID("O2"),
                        state: state))?
                    .id
                #expect((broken == nil) == legal[row].contains(act), "\(row) \(act)")
            }
        }
    }

    @Test func `JB-32 another person decides about data, and whoever asked takes it, once`() {
        let states: [Provision.State] = [
            .proposed(by: author), .refused(by: author, head: other), .approved(by: author, head: other),
            .delivered(by: author, head: other),
        ]
        let events: [Provision.Event] = [
            .approve(by: other), .approve(by: author), .refuse(by: other), .refuse(by: author), .deliver(by: author),
            .deliver(by: other),
        ]
        let legal: [[Provision.State?]] = [
            [states[2], nil, states[1], nil, nil, nil], [nil, nil, nil, nil, nil, nil],
            [nil, nil, nil, nil, states[3], nil], [nil, nil, nil, nil, nil, nil],
        ]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                var provision = Provision(id: .init("x"), state: state)
                let isLegal = (try? provision.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil), "\(state) \(event)")
                #expect(provision.state == legal[row][column] ?? state, "\(state) \(event)")
            }
        }
    }

    @Test func `JB-31 who made an analysis does not send it, and it is sent once`() {
        let states: [TrendAnalysis.State] = [.made(by: author), .sent(by: author, head: other, on: .epoch)]
        let events: [TrendAnalysis.Event] = [.send(by: other, on: .epoch), .send(by: author, on: .epoch)]
        let legal: [[TrendAnalysis.State?]] = [[states[1], nil], [nil, nil]]
        for (row, state) in states.enumerated() {
            for (column, event) in events.enumerated() {
                var moved = state
                let isLegal = (try? moved.apply(event)) != nil
                #expect(isLegal == (legal[row][column] != nil), "\(state) \(event)")
                #expect(moved == legal[row][column] ?? state, "\(state) \(event)")
            }
        }
    }

    private var author: Staff.ID { Self.author }
    private var other: Staff.ID { Self.other }
}
