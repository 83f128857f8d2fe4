extension Route {
    /// What follows for a matter that lies with a room when its accused are corrected.
    public enum Consequence: Hashable, Sendable {
        /// The room keeps it.
        case stay
        /// It goes to another room at once, of the same organ or of another.
        case move(Clue.Destination)
        /// It goes to the petition office of a competent organ at once.
        case passOn(Clue.Destination)
        /// It goes up sealed; nothing of it stays.
        case sealUp(SealReason, to: Organ.ID?)
    }

    /// Decides a matter anew on corrected facts, and says what follows for the room that has it.
    ///
    /// A room keeps what it may have: it loses a matter only to an organ above, to a cadre-supervision room, to an organ
    /// beside that alone is competent, or because it must not know of it any more. What a higher organ has never goes
    /// back down.
    ///
    /// - Policy: JB-15, HS-26, JB-48
    public static func decide(
        _ input: Input, for present: Clue.Destination
    ) -> (decision: Decision, consequence: Consequence) {
        let decision = decide(input)
        return (decision, Relocation(input, decision, present).consequence)
    }
}

/// A matter that lies somewhere, and what the rules say anew.
private struct Relocation {
    let situation: Route.Situation
    let decision: Route.Decision
    let present: Clue.Destination

    init(_ input: Route.Input, _ decision: Route.Decision, _ present: Clue.Destination) {
        situation = Route.Situation(input)
        self.decision = decision
        self.present = present
    }

    var consequence: Route.Consequence {
        switch decision.outcome {
        case .sealUp(let reason, let upper): .sealUp(reason, to: upper)
        case .handle(let better, _), .toAppealTrack(let better): mustGo(to: better) ? .move(better) : .stay
        case .forwardAcross(let office): .passOn(office)
        case .forwardDown(let office): mustNotKnow ? .passOn(office) : .stay
        case .toPolicyTrack, .research:
            mustNotKnow
                ? .sealUp(.noImpartialRoom, to: situation.impartialSuperior(of: present.organ)) : .stay
        }
    }

    private var mustNotKnow: Bool {
        situation.barredOrgans.contains(present.organ) || situation.barredRooms.contains(present.room)
    }

    private func mustGo(to better: Clue.Destination) -> Bool {
        guard better != present else { return false }
        let isBelow = situation.tree.isStrictlyBelow(better.organ, present.organ)
        let staysInOrgan = better.organ == present.organ
        let isForStaff = kind(of: better.room) == .cadreSupervision && kind(of: present.room) != .cadreSupervision
        return mustNotKnow || isForStaff || !isBelow && !staysInOrgan
    }

    private func kind(of room: Room.ID) -> RoomKind? { situation.input.rooms.first { $0.id == room }?.kind }
}
