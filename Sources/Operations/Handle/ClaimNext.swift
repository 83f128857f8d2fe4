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
            var search = NextSearch(context: context, room: room, caller: caller)
            if let claimed = try search.run(in: transaction) { return .claimed(claimed) }
            guard let refusal = search.refusal else { return .nothingWaits }
            throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }
}

/// One person's search for the next clue of their room.
private struct NextSearch {
    let context: OperationContext
    let room: Room.ID
    let caller: StaffCaller
    /// Why what there was is refused: the first of the reasons.
    private(set) var refusal: Handle.Refusal?
    /// Whether the hands of the caller, or of the room, are full: they are for every clue.
    private var areHandsFull = false
    private var passed: [Clue.ID] = []
    private var walked = Duration.zero

    init(context: OperationContext, room: Room.ID, caller: StaffCaller) {
        (self.context, self.room, self.caller) = (context, room, caller)
    }

    /// Takes the first one that the rules let the caller have; nil: none, and `refusal` says whether there was any.
    mutating func run(in transaction: borrowing Transaction) throws -> Clue.ID? {
        let began = transaction.now
        switch context.nextClues.search(in: room, at: began, for: caller.staff) {
        case .behind(let numbers, let before):
            if let numbers, let claimed = try take(from: numbers, kept: false, in: transaction) { return claimed }
            refusal = refusal ?? before
        case .everywhere(let first):
            if let first, let claimed = try take(from: first, kept: false, in: transaction) { return claimed }
            if let claimed = try take(from: RoomMarks.fromStart, kept: false, in: transaction) { return claimed }
            // What nobody may take yet is looked at last, and for its reason alone.
            if refusal == nil, let claimed = try take(from: RoomMarks.fromStart, kept: true, in: transaction) {
                return claimed
            }
            // A hand that is freed takes the next one at once: that reason is asked for anew each time.
            if !areHandsFull { context.nextClues.cameToNothing(refusal, began: began, in: room, for: caller.staff) }
        }
        return nil
    }

    /// The first one from there on.
    ///
    /// - Parameter kept: whether what leaders have still to approve comes too.
    private mutating func take(
        from numbers: [Int64], kept: Bool, in transaction: borrowing Transaction
    ) throws -> Clue.ID? {
        guard !areHandsFull else { return nil }
        for _ in 0..<OperationLimits.nextClueTries {
            guard let next = try look(from: numbers, kept: kept, in: transaction) else { return nil }
            var record = next.record
            let input = Handle.Input(act: .claim, facts: context.facts(ofClaiming: next, by: caller))
            guard case .refused(let refused) = Handle.decide(input) else {
                try context.claim(&record, in: transaction, by: caller)
                context.nextClues.claimed(record.priority, next.number, in: room)
                return record.clue.id
            }
            passed.append(record.clue.id)
            if !refused.isSilent { refusal = refusal ?? refused }
            areHandsFull = refused.rule.isOfHands
            // Of what nobody may take one reason is enough.
            if areHandsFull || kept && refusal != nil { return nil }
        }
        return nil
    }

    private mutating func look(
        from numbers: [Int64], kept: Bool, in transaction: borrowing Transaction
    ) throws -> NextClue? {
        let begin = ContinuousClock.now
        let next = try transaction.lockNextClue(
            in: room, ageing: OperationLimits.clueAgeingSeconds, passed: passed, from: numbers,
            countsRoom: context.choice(.claimsPerRoom, for: caller.organ) > 0, kept: kept)
        if numbers == RoomMarks.fromStart {
            walked += ContinuousClock.now - begin
            context.nextClues.looked(in: room, walked)
        }
        if !kept, let next {
            context.nextClues.passed(over: next.passedOver, from: numbers, in: room, by: caller.staff)
        }
        return next
    }
}

extension OperationContext {
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
