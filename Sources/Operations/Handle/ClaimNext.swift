import CaseStore
public import Casework

/// A member of a room takes whichever of its clues comes next (领取下一件): by class and by how long it waits.
///
/// One transaction: pick and lock, load, decide, move, save, record, announce. Whoever presses at the same moment gets the
/// one after it, and nobody waits for anybody.
public struct ClaimNext: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        case claimed(Clue.ID)
        /// Nothing waits in the room that the caller may know of.
        case nothingWaits
    }

    /// What leaders have still to approve (ZJ-23, JC-16) keeps nobody from the next, however much of that waits.
    ///
    /// - Throws: `OperationError.refused` with the first reason and what helps, where nothing else is left.
    public func callAsFunction(as caller: StaffCaller) async throws -> Outcome {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            guard let room = caller.room else { return .nothingWaits }
            // What nobody may take yet is looked at last, and for its reason alone.
            for kept in [false, true] {
                switch try context.tryNext(in: room, kept: kept, in: transaction, by: caller) {
                case .claimed(let id): return .claimed(id)
                case .refused(let refusal): throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
                case .nothing: continue
                }
            }
            return .nothingWaits
        }
    }
}

/// What came of a look for the next clue.
private enum Tried {
    case claimed(Clue.ID)
    /// Whatever there was is refused; for the first of these reasons.
    case refused(Handle.Refusal)
    case nothing
}

extension OperationContext {
    /// Takes the first one that the rules let the caller have.
    ///
    /// - Parameter kept: whether what leaders have still to approve comes too.
    fileprivate func tryNext(
        in room: Room.ID, kept: Bool, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Tried {
        var passed: [Clue.ID] = []
        var reason: Handle.Refusal?
        while passed.count < OperationLimits.nextClueTries {
            guard let next = try lockNext(in: room, passed: passed, kept: kept, in: transaction, for: caller) else {
                break
            }
            var record = next.record
            let input = Handle.Input(act: .claim, facts: facts(ofClaiming: next, by: caller))
            guard case .refused(let refusal) = Handle.decide(input) else {
                try claim(&record, in: transaction, by: caller)
                nextClues.claimed(record.priority, next.number, in: room)
                return .claimed(record.clue.id)
            }
            if !refusal.isSilent { reason = reason ?? refusal }
            // Full hands are full for every clue; and of what nobody may take one reason is enough.
            if refusal.rule.isOfHands || kept && reason != nil { break }
            passed.append(record.clue.id)
        }
        return reason.map(Tried.refused) ?? .nothing
    }

    /// Looks from where something may wait, and from the start before it says that nothing does.
    private func lockNext(
        in room: Room.ID, passed: [Clue.ID], kept: Bool, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> NextClue? {
        let (ageing, countsRoom) = (OperationLimits.clueAgeingSeconds, choice(.claimsPerRoom, for: caller.organ) > 0)
        guard !kept else {
            return try transaction.lockNextClue(
                in: room, ageing: ageing, passed: passed, from: RoomMarks.fromStart, countsRoom: countsRoom, kept: true)
        }
        for numbers in nextClues.looks(in: room, at: transaction.now, for: caller.staff) {
            let begin = ContinuousClock.now
            let next = try transaction.lockNextClue(
                in: room, ageing: ageing, passed: passed, from: numbers, countsRoom: countsRoom, kept: false)
            if numbers == RoomMarks.fromStart { nextClues.looked(in: room, ContinuousClock.now - begin) }
            guard let next else { continue }
            nextClues.passed(over: next.passedOver, from: numbers, in: room, by: caller.staff)
            return next
        }
        return nil
    }

    /// What a claim is decided on (`Handle.Act.looksUp`). Who must stand aside is not shown the clue at all.
    fileprivate func facts(ofClaiming next: NextClue, by caller: StaffCaller) -> Handle.Facts {
        let record = next.record
        var facts = Handle.Facts(
            state: record.clue.state, caller: caller, barredOrgans: Set(record.barred.organs),
            barredRooms: Set(record.barred.rooms), barredStaff: Set(record.barred.staff), openClaims: next.held)
        facts.claimsPerPerson = choice(.claimsPerPerson, for: record.organ)
        if let held = next.heldInRoom {
            facts.claimsPerRoom = choice(.claimsPerRoom, for: record.organ)
            facts.roomClaims = held
        }
        facts.awaitsTakingUp = next.awaitsTakingUp
        let distribution = next.distribution.map { Distribution.Policy(mode: $0) } ?? .standard
        facts.lacksDistribution =
            record.distributedAt == nil && !distribution.letsWork(since: record.inRoomSince, now: clock())
        return facts
    }
}
