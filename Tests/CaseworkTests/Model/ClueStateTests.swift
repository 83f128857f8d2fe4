import Testing

@testable import Casework

/// Every state of a clue against every event: what is not listed as legal must throw and change nothing.
@Suite("Clue: every state × every event")
struct ClueStateTests {
    static let home = Clue.Destination(organ: Organ.ID("O1"), room: Room.ID("O1-J1"))
    static let elsewhere = Clue.Destination(organ: Organ.ID("O2"), room: Room.ID("O2-J1"))
    static let claim = Clue.Claim(destination: home, holder: Staff.ID("S1"), token: 7)
    static let foreignClaim = Clue.Claim(destination: elsewhere, holder: Staff.ID("S2"), token: 8)
    static let day = CivilDate.epoch

    static let dispositions: [Disposition] =
        Check.allCases.map(Disposition.check) + [.holdForLater(until: day), .closeOut]

    static let outcomes: [CheckOutcome] = Conclusion.allCases.map(CheckOutcome.ended) + [.held(until: day)]

    static let states: [Clue.State] =
        [.routed(home), .claimed(claim)]
        + ReturnReason.allCases.flatMap { [.returnRequested(claim, $0), .returned(home, $0)] }
        + dispositions.map { .planProposed(claim, $0) }
        + Check.allCases.map { .underWay(claim, $0) }
        + [.held(claim, until: day)]
        + Check.allCases.flatMap { check in outcomes.map { .resultProposed(claim, check, $0) } }
        + Conclusion.allCases.flatMap {
            [
                .concluded(claim, $0), .fedBack(claim, $0), .archived(claim, $0, wasFedBack: false),
                .archived(claim, $0, wasFedBack: true),
            ]
        }

    /// The claim of a reopened clue: the same holder, a new lease.
    static let renewed = Clue.Claim(destination: claim.destination, holder: claim.holder, token: claim.token + 1)

    /// Another member of the same room goes on.
    static let next = Clue.Claim(destination: home, holder: Staff.ID("S3"), token: 9)

    static let events: [Clue.Event] =
        [.claim(claim), .claim(foreignClaim), .release]
        + ReturnReason.allCases.map(Clue.Event.requestReturn)
        + [.approveReturn, .refuseReturn, .reroute(home), .reroute(elsewhere)]
        + dispositions.map(Clue.Event.propose)
        + [.approvePlan, .sendBackPlan, .reactivate]
        + Conclusion.allCases.map(Clue.Event.proposeResult)
        + [.proposeHold(until: day), .approveResult, .sendBackResult, .feedBack, .reopen(token: renewed.token)]
        + [.takeBack, .reassign(next), .reassign(claim), .reassign(foreignClaim), .withdraw]
        + [.archive, .takeOut]

    /// The legal moves, written down once more and independently of the code: state, event, next state.
    static func legal(_ state: Clue.State) -> [(Clue.Event, Clue.State)] {
        handled(state) + changesOfHolder(state) + withdrawals(state)
    }

    /// Whatever is not at an end leaves the room when its accused were corrected.
    private static func withdrawals(_ state: Clue.State) -> [(Clue.Event, Clue.State)] {
        switch state {
        case .returned, .concluded, .fedBack, .archived: []
        case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed:
            [(.withdraw, .returned(home, .otherOrgan))]
        }
    }

    /// A leader can take what somebody works on back to the board, or give it to another, also once it is finished: how
    /// far it has come stays.
    private static func changesOfHolder(_ state: Clue.State) -> [(Clue.Event, Clue.State)] {
        let same: Clue.State
        switch state {
        case .claimed: same = .claimed(next)
        case .returnRequested(_, let reason): same = .returnRequested(next, reason)
        case .planProposed(_, let disposition): same = .planProposed(next, disposition)
        case .underWay(_, let check): same = .underWay(next, check)
        case .held(_, let day): same = .held(next, until: day)
        case .resultProposed(_, let check, let outcome): same = .resultProposed(next, check, outcome)
        case .concluded(_, let conclusion): return [(.reassign(next), .concluded(next, conclusion))]
        case .fedBack(_, let conclusion): return [(.reassign(next), .fedBack(next, conclusion))]
        case .routed, .returned, .archived: return []
        }
        return [(.takeBack, .routed(home)), (.reassign(next), same)]
    }

    private static func handled(_ state: Clue.State) -> [(Clue.Event, Clue.State)] {
        let reroutes: [(Clue.Event, Clue.State)] = [home, elsewhere].map { (.reroute($0), .routed($0)) }
        switch state {
        case .routed: return [(.claim(claim), .claimed(claim))] + reroutes
        case .claimed:
            return [(.release, .routed(home))]
                + ReturnReason.allCases.map { (.requestReturn($0), .returnRequested(claim, $0)) }
                + dispositions.map { (.propose($0), .planProposed(claim, $0)) } + reroutes
        case .returnRequested(_, let reason):
            return [(.approveReturn, .returned(home, reason)), (.refuseReturn, .claimed(claim))] + reroutes
        case .returned: return reroutes
        case .planProposed(_, .check(let check)):
            return [(.approvePlan, .underWay(claim, check)), (.sendBackPlan, .claimed(claim))] + reroutes
        case .planProposed(_, .holdForLater(let day)):
            return [(.approvePlan, .held(claim, until: day)), (.sendBackPlan, .claimed(claim))] + reroutes
        case .planProposed(_, .closeOut):
            return [(.approvePlan, .concluded(claim, .closedWithoutCheck)), (.sendBackPlan, .claimed(claim))] + reroutes
        case .underWay(_, let check):
            return Conclusion.allCases.filter { $0 != .closedWithoutCheck }.map {
                (.proposeResult($0), .resultProposed(claim, check, .ended($0)))
            } + [(.proposeHold(until: day), .resultProposed(claim, check, .held(until: day)))] + reroutes
        case .held: return [(.reactivate, .claimed(claim))] + reroutes
        case .resultProposed(_, let check, .held(let day)):
            return [(.approveResult, .held(claim, until: day)), (.sendBackResult, .underWay(claim, check))] + reroutes
        case .resultProposed(_, let check, .ended(let conclusion)):
            return [(.approveResult, .concluded(claim, conclusion)), (.sendBackResult, .underWay(claim, check))]
                + reroutes
        case .concluded(_, let conclusion):
            return [
                (.feedBack, .fedBack(claim, conclusion)), (.reopen(token: renewed.token), .claimed(renewed)),
                (.archive, .archived(claim, conclusion, wasFedBack: false)),
            ]
        case .fedBack(_, let conclusion):
            return [
                (.reopen(token: renewed.token), .claimed(renewed)),
                (.archive, .archived(claim, conclusion, wasFedBack: true)),
            ]
        case .archived(_, let conclusion, let wasFedBack):
            return [(.takeOut, wasFedBack ? .fedBack(claim, conclusion) : .concluded(claim, conclusion))]
        }
    }

    @Test(arguments: states)
    func `only the listed moves are legal`(state: Clue.State) {
        let legal = Self.legal(state)
        for event in Self.events {
            var clue = Clue(id: Clue.ID("c"), report: Report.ID("r"), state: state, version: 3)
            let next = legal.first { $0.0 == event }?.1
            if next == nil {
                #expect(throws: Clue.IllegalMove(from: state, event: event)) { try clue.apply(event) }
            } else {
                #expect(throws: Never.self) { try clue.apply(event) }
            }
            #expect(clue.state == next ?? state)
            #expect(clue.version == (next == nil ? 3 : 4))
        }
    }

    @Test(arguments: states)
    func `every legal move is among the events tried`(state: Clue.State) {
        for (event, _) in Self.legal(state) { #expect(Self.events.contains(event)) }
    }

    @Test func `every state can be reached from the board`() {
        var reached: [Clue.State] = [.routed(Self.home)]
        var next = 0
        while next < reached.count {
            for (_, state) in Self.handled(reached[next])
            where !reached.contains(state) && state != .routed(Self.elsewhere) {
                reached.append(state)
            }
            next += 1
        }
        // A check never ends without a check, so those three states of the list are unreachable on purpose.
        let unreachable = Self.states.filter { !reached.contains($0) }
        #expect(
            unreachable == Check.allCases.map { .resultProposed(Self.claim, $0, .ended(.closedWithoutCheck)) })
    }

    @Test func `a claim for another room is refused`() {
        var clue = Clue(id: Clue.ID("c"), report: Report.ID("r"), state: .routed(Self.home), version: 0)
        #expect(throws: Clue.IllegalMove(from: .routed(Self.home), event: .claim(Self.foreignClaim))) {
            try clue.apply(.claim(Self.foreignClaim))
        }
    }
}
