extension Handle {
    /// What a person can do to a clue.
    public enum Act: Hashable, Sendable {
        /// 领取
        case claim
        /// 放回
        case release
        case requestReturn(ReturnReason)
        case approveReturn
        case refuseReturn
        case propose(Proposal)
        case approvePlan
        case sendBackPlan
        case proposeResult(Conclusion)
        /// 核查后暂存待查
        case proposeHold
        case approveResult
        case sendBackResult
        case feedBack
        /// The room asks to open it again (申请重新办理).
        case askReopening
        case reopen
        case refuseReopening
        /// 收回，放回待领取
        case takeBack
        /// 更换承办人
        case reassign(to: Staff.ID)
        /// 改派其他室
        case moveTo(Room.ID)

        /// Every act, in the order in which a clue meets them; the last ones name each member of its room and each other
        /// room that could have it.
        public static func all(in room: [RoomMember], otherRooms: [Room.ID] = []) -> [Act] {
            let handling: [Act] =
                [.claim, .release] + ReturnReason.allCases.map(Act.requestReturn) + [.approveReturn, .refuseReturn]
                + Proposal.allCases.map(Act.propose) + [.approvePlan, .sendBackPlan]
                + Conclusion.allCases.map(Act.proposeResult)
                + [.proposeHold, .approveResult, .sendBackResult, .feedBack]
                + [.askReopening, .reopen, .refuseReopening]
            let moving: [Act] =
                room.map { Act.reassign(to: $0.staff) } + [.takeBack] + otherRooms.map(Act.moveTo)
            return handling + moving
        }
    }

    /// The four ways of disposition without their details.
    ///
    /// - Policy: ZJ-21
    public enum Proposal: String, Hashable, Sendable, CaseIterable {
        case talkOrLetter = "talk_or_letter"
        case preliminaryVerification = "preliminary_verification"
        case holdForLater = "hold_for_later"
        case closeOut = "close_out"

        public init(_ disposition: Disposition) {
            switch disposition {
            case .check(.talkOrLetter): self = .talkOrLetter
            case .check(.preliminaryVerification): self = .preliminaryVerification
            case .holdForLater: self = .holdForLater
            case .closeOut: self = .closeOut
            }
        }
    }

    /// Whose act it is.
    enum Actor: Equatable {
        /// Any member of the routed room.
        case room
        /// The member who claimed the clue.
        case holder
        /// A leader of the handling organ with one of these roles.
        case leader(Set<Role>)
    }
}

extension Handle.Act {
    /// Whose act it is in this state.
    ///
    /// Return: the deputy. Another holder or room: the deputy or the head. Plan: the deputy or the head, but to hold, to
    /// close without a check, or about the head of a lower Party committee: the head. Result: the head. Reopening: the
    /// deputy, at the room's request. Where everybody whose it is must stand aside, the other leaders stand in.
    func actor(_ facts: Handle.Facts) -> Handle.Actor {
        switch self {
        case .claim, .askReopening: .room
        case .release, .requestReturn, .propose, .proposeResult, .proposeHold, .feedBack: .holder
        case .approveReturn, .refuseReturn, .reopen, .refuseReopening: .leader(facts.deputyOrStandIn)
        case .takeBack, .reassign, .moveTo: .leader([.deputy, .head])
        case .approvePlan: .leader(facts.planNeedsHead ? facts.headOrStandIn : [.deputy, .head])
        case .sendBackPlan: .leader([.deputy, .head])
        case .approveResult, .sendBackResult: .leader(facts.headOrStandIn)
        }
    }

    /// The event whose legality in a state is the legality of this act. Details that no state looks at are filled in.
    func probe(_ facts: Handle.Facts) -> Clue.Event {
        switch self {
        case .claim:
            .claim(Clue.Claim(destination: facts.state.destination, holder: facts.caller.staff, token: 0))
        case .release: .release
        case .requestReturn(let reason): .requestReturn(reason)
        case .approveReturn: .approveReturn
        case .refuseReturn: .refuseReturn
        case .propose: .propose(.closeOut)
        case .approvePlan: .approvePlan
        case .sendBackPlan: .sendBackPlan
        case .proposeResult(let conclusion): .proposeResult(conclusion)
        case .proposeHold: .proposeHold(until: .epoch)
        case .approveResult: .approveResult
        case .sendBackResult: .sendBackResult
        case .feedBack: .feedBack
        // Asking, and saying no to it, leave the state as it is: they are open where reopening is.
        case .askReopening, .reopen, .refuseReopening: .reopen(token: 0)
        case .takeBack: .takeBack
        case .reassign(let staff):
            .reassign(Clue.Claim(destination: facts.state.destination, holder: staff, token: 0))
        case .moveTo(let room):
            .reroute(Clue.Destination(organ: facts.state.destination.organ, room: room))
        }
    }
}

extension Handle.Facts {
    /// What the plan on the table proposes.
    var proposal: Handle.Proposal? {
        if case .planProposed(_, let disposition) = state { return Handle.Proposal(disposition) }
        return nil
    }

    /// What only the head approves, a deputy does where every head must stand aside.
    fileprivate var headOrStandIn: Set<Role> { StandIn.deciders([.head], headsStandAside: headsStandAside) }

    /// What a deputy approves, the head does where every deputy must stand aside.
    fileprivate var deputyOrStandIn: Set<Role> {
        StandIn.deciders([.deputy], deputiesStandAside: deputiesStandAside)
    }

    fileprivate var planNeedsHead: Bool {
        accusedIsLowerHead || proposal == .holdForLater || proposal == .closeOut
    }
}

extension Clue.State {
    /// The organ and room that the clue lies with.
    public var destination: Clue.Destination {
        switch self {
        case .routed(let destination), .returned(let destination, _): destination
        case .claimed(let claim), .returnRequested(let claim, _), .planProposed(let claim, _), .underWay(let claim, _),
            .held(let claim, _), .resultProposed(let claim, _, _), .concluded(let claim, _), .fedBack(let claim, _),
            .archived(let claim, _, _):
            claim.destination
        }
    }

    /// Who holds the clue, or held it to the end; nil while it lies on a board.
    public var claim: Clue.Claim? {
        switch self {
        case .routed, .returned: nil
        case .claimed(let claim), .returnRequested(let claim, _), .planProposed(let claim, _), .underWay(let claim, _),
            .held(let claim, _), .resultProposed(let claim, _, _), .concluded(let claim, _), .fedBack(let claim, _),
            .archived(let claim, _, _):
            claim
        }
    }

    /// The day until which it would wait, if what is proposed is approved; nil where no hold is.
    public var holdProposed: CivilDate? {
        switch self {
        case .planProposed(_, .holdForLater(let day)), .resultProposed(_, _, .held(let day)): day
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed,
            .concluded, .fedBack, .archived:
            nil
        }
    }

    /// The result at which the clue ended; nil while it has not.
    public var conclusion: Conclusion? {
        switch self {
        case .concluded(_, let conclusion), .fedBack(_, let conclusion), .archived(_, let conclusion, _): conclusion
        case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed: nil
        }
    }
}
