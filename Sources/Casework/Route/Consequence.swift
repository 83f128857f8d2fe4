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
    /// back down; nor does what a leader assigned, designated or had handled crossed go back to whom it was taken from.
    ///
    /// - Parameters:
    ///   - input: received by the organ that has it; by the one whose leader put it there, where one did.
    ///   - present: the room that has it.
    ///   - placer: the organ whose leader put it there; nil where routing did.
    /// - Policy: JB-15, HS-26, JB-48, JC-17
    public static func decide(
        _ input: Input, for present: Clue.Destination, placedBy placer: Organ.ID? = nil
    ) -> (decision: Decision, consequence: Consequence) {
        let decision = decide(input)
        return (decision, Relocation(input, decision, present, placer ?? present.organ).consequence)
    }

    /// Whether corrected facts lift a matter above the level that it had: where a leader put it below, that was for less.
    ///
    /// - Policy: JB-15
    public static func isLifted(_ input: Input, above former: Input) -> Bool {
        guard let now = Situation(input).highestManagement else { return false }
        return Situation(former).highestManagement.map { $0 < now } ?? true
    }
}

/// A matter that lies somewhere, and what the rules say anew.
private struct Relocation {
    let situation: Route.Situation
    let decision: Route.Decision
    let present: Clue.Destination
    /// The organ that disposes of it: the one that has it, or whose leader put it there.
    let disposer: Organ.ID

    init(_ input: Route.Input, _ decision: Route.Decision, _ present: Clue.Destination, _ disposer: Organ.ID) {
        situation = Route.Situation(input)
        self.decision = decision
        self.present = present
        self.disposer = disposer
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
        let isForStaff = kind(of: better.room) == .cadreSupervision && kind(of: present.room) != .cadreSupervision
        let isTheirs =
            better.organ == disposer || situation.tree.isStrictlyBelow(better.organ, disposer)
        return mustNotKnow || isForStaff || !isTheirs
    }

    private func kind(of room: Room.ID) -> RoomKind? { situation.input.rooms.first { $0.id == room }?.kind }
}
