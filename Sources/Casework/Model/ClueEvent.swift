extension Clue {
    /// What can happen to a clue.
    public enum Event: Equatable, Sendable {
        case claim(Claim)
        /// The holder lets go; it is on the board again.
        case release
        case requestReturn(ReturnReason)
        case approveReturn
        case refuseReturn
        /// A leader moves it to another room of the organ (改派其他室): it is on that room's board.
        case reroute(Destination)
        case propose(Disposition)
        case approvePlan
        case sendBackPlan
        /// The day of a held clue has come.
        case reactivate
        case proposeResult(Conclusion)
        /// What was checked cannot be decided yet: it waits until a day (ZJ-35).
        case proposeHold(until: CivilDate)
        case approveResult
        case sendBackResult
        case feedBack
        /// New evidence after the end: the holder has it again, under a new fencing token (JB-27).
        case reopen(token: Int64)
        /// A leader takes it from a holder who is ill, gone or stands aside: it is on the board again.
        case takeBack
        /// A leader gives it to another member of the room (更换承办人), finished or not; how far it has come stays.
        case reassign(Claim)
        /// Its accused were corrected, and another organ or room must have the matter: here it ends without a result.
        case withdraw
        /// A registrar puts what is finished into the archive (归档).
        case archive
        /// The head of the petition office takes it out again (调卷): it is as it was before.
        case takeOut
    }

    /// The state does not know this event.
    public struct IllegalMove: Error, Equatable {
        public let from: State
        public let event: Event
    }

    /// The only way to change a clue's state.
    ///
    /// - Throws: `IllegalMove` when the state does not know the event; nothing has changed then.
    public mutating func apply(_ event: Event) throws(IllegalMove) {
        guard let next = state.after(event) else { throw IllegalMove(from: state, event: event) }
        state = next
        version += 1
    }

    /// Counts something that happened to the clue and leaves its state as it is: more material, an objection.
    public mutating func note() { version += 1 }
}

extension Clue.State {
    /// The state after `event`, or nil where the event is illegal.
    func after(_ event: Clue.Event) -> Self? {
        switch event {
        case .reroute(let destination): return reroutable ? .routed(destination) : nil
        case .takeBack: return isWorkedOn ? .routed(destination) : nil
        case .reassign(let claim): return reassigned(to: claim)
        case .withdraw: return reroutable && !isReturned ? .returned(destination, .otherOrgan) : nil
        case .archive: return archived
        case .takeOut: return takenOut
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .propose, .approvePlan, .sendBackPlan,
            .reactivate, .proposeResult, .proposeHold, .approveResult, .sendBackResult, .feedBack, .reopen:
            return afterWork(event)
        }
    }

    private func afterWork(_ event: Clue.Event) -> Self? {
        switch self {
        case .routed(let destination): routed(destination, event)
        case .claimed(let claim): claimed(claim, event)
        case .returnRequested(let claim, let reason): returnRequested(claim, reason, event)
        case .returned: nil
        case .planProposed(let claim, let disposition): planProposed(claim, disposition, event)
        case .underWay(let claim, let check): underWay(claim, check, event)
        case .held(let claim, _): event == .reactivate ? .claimed(claim) : nil
        case .resultProposed(let claim, let check, let outcome): resultProposed(claim, check, outcome, event)
        case .concluded(let claim, let conclusion): concluded(claim, conclusion, event)
        case .fedBack(let claim, _): reopened(claim, event)
        case .archived: nil
        }
    }

    private var archived: Self? {
        switch self {
        case .concluded(let claim, let conclusion): .archived(claim, conclusion, wasFedBack: false)
        case .fedBack(let claim, let conclusion): .archived(claim, conclusion, wasFedBack: true)
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed,
            .archived:
            nil
        }
    }

    private var takenOut: Self? {
        guard case .archived(let claim, let conclusion, let wasFedBack) = self else { return nil }
        return wasFedBack ? .fedBack(claim, conclusion) : .concluded(claim, conclusion)
    }

    /// Went back to the petition office.
    public var isReturned: Bool { if case .returned = self { true } else { false } }

    /// A finished clue is reopened, never moved.
    private var reroutable: Bool {
        switch self {
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed: true
        case .concluded, .fedBack, .archived: false
        }
    }

    /// Somebody holds it and is not done with it.
    public var isWorkedOn: Bool {
        switch self {
        case .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: true
        case .routed, .returned, .concluded, .fedBack, .archived: false
        }
    }

    private func reassigned(to other: Clue.Claim) -> Self? {
        guard other.destination == destination, other.holder != claim?.holder else { return nil }
        return switch self {
        case .claimed: .claimed(other)
        case .returnRequested(_, let reason): .returnRequested(other, reason)
        case .planProposed(_, let disposition): .planProposed(other, disposition)
        case .underWay(_, let check): .underWay(other, check)
        case .held(_, let day): .held(other, until: day)
        case .resultProposed(_, let check, let outcome): .resultProposed(other, check, outcome)
        // Its reporter is still to be told, its objections to be answered.
        case .concluded(_, let conclusion): .concluded(other, conclusion)
        case .fedBack(_, let conclusion): .fedBack(other, conclusion)
        case .routed, .returned, .archived: nil
        }
    }

    private func routed(_ destination: Clue.Destination, _ event: Clue.Event) -> Self? {
        guard case .claim(let claim) = event, claim.destination == destination else { return nil }
        return .claimed(claim)
    }

    private func claimed(_ claim: Clue.Claim, _ event: Clue.Event) -> Self? {
        switch event {
        case .release: .routed(claim.destination)
        case .requestReturn(let reason): .returnRequested(claim, reason)
        case .propose(let disposition): .planProposed(claim, disposition)
        case .claim, .approveReturn, .refuseReturn, .reroute, .approvePlan, .sendBackPlan, .reactivate,
            .proposeResult, .proposeHold, .approveResult, .sendBackResult, .feedBack, .reopen, .takeBack, .reassign,
            .withdraw, .archive, .takeOut:
            nil
        }
    }

    private func returnRequested(_ claim: Clue.Claim, _ reason: ReturnReason, _ event: Clue.Event) -> Self? {
        switch event {
        case .approveReturn: .returned(claim.destination, reason)
        case .refuseReturn: .claimed(claim)
        case .claim, .release, .requestReturn, .reroute, .propose, .approvePlan, .sendBackPlan, .reactivate,
            .proposeResult, .proposeHold, .approveResult, .sendBackResult, .feedBack, .reopen, .takeBack, .reassign,
            .withdraw, .archive, .takeOut:
            nil
        }
    }

    private func planProposed(_ claim: Clue.Claim, _ disposition: Disposition, _ event: Clue.Event) -> Self? {
        switch event {
        case .approvePlan:
            switch disposition {
            case .check(let check): .underWay(claim, check)
            case .holdForLater(let day): .held(claim, until: day)
            case .closeOut: .concluded(claim, .closedWithoutCheck)
            }
        case .sendBackPlan: .claimed(claim)
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .reroute, .propose, .reactivate,
            .proposeResult, .proposeHold, .approveResult, .sendBackResult, .feedBack, .reopen, .takeBack, .reassign,
            .withdraw, .archive, .takeOut:
            nil
        }
    }

    private func underWay(_ claim: Clue.Claim, _ check: Check, _ event: Clue.Event) -> Self? {
        switch event {
        case .proposeResult(let conclusion):
            conclusion == .closedWithoutCheck ? nil : .resultProposed(claim, check, .ended(conclusion))
        case .proposeHold(let day): .resultProposed(claim, check, .held(until: day))
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .reroute, .propose, .approvePlan,
            .sendBackPlan, .reactivate, .approveResult, .sendBackResult, .feedBack, .reopen, .takeBack, .reassign,
            .withdraw, .archive, .takeOut:
            nil
        }
    }

    private func resultProposed(
        _ claim: Clue.Claim, _ check: Check, _ outcome: CheckOutcome, _ event: Clue.Event
    ) -> Self? {
        switch event {
        case .approveResult:
            switch outcome {
            case .ended(let conclusion): .concluded(claim, conclusion)
            case .held(let day): .held(claim, until: day)
            }
        case .sendBackResult: .underWay(claim, check)
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .reroute, .propose, .approvePlan,
            .sendBackPlan, .reactivate, .proposeResult, .proposeHold, .feedBack, .reopen, .takeBack, .reassign,
            .withdraw, .archive, .takeOut:
            nil
        }
    }

    private func concluded(_ claim: Clue.Claim, _ conclusion: Conclusion, _ event: Clue.Event) -> Self? {
        switch event {
        case .feedBack: .fedBack(claim, conclusion)
        case .reopen: reopened(claim, event)
        case .claim, .release, .requestReturn, .approveReturn, .refuseReturn, .reroute, .propose, .approvePlan,
            .sendBackPlan, .reactivate, .proposeResult, .proposeHold, .approveResult, .sendBackResult, .takeBack,
            .reassign,
            .withdraw, .archive, .takeOut:
            nil
        }
    }

    private func reopened(_ claim: Clue.Claim, _ event: Clue.Event) -> Self? {
        guard case .reopen(let token) = event else { return nil }
        return .claimed(Clue.Claim(destination: claim.destination, holder: claim.holder, token: token))
    }
}
