import CaseStore
public import Casework

/// Somebody is added to the accused of an accepted report, or it is corrected where one stands. What the rules of routing
/// say of the new facts is done in the same transaction: the matter moves, escalates or goes up sealed, whoever must not
/// know of it any more loses sight of it, and it is written down who of them had seen it.
///
/// - Policy: HS-26, JB-15, JB-48
public struct CorrectAccused: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What became of the report, as far as whoever asked may know.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// It lies where it lay.
        case stays
        /// Another room has it, and the caller still sees it.
        case moved
        /// It is out of the caller's sight.
        case outOfSight
        /// It must go up sealed: only who decides about that sees it from now on.
        case sealingAsked
    }

    /// - Parameters:
    ///   - standings: where the accused stand, by their position; missing ones stay as they are.
    ///   - added: people whom the report accuses and nobody has noted yet.
    ///   - looksUpPosts: nothing new is stated, but the record of appointments may say something else by now.
    /// - Throws: `OperationError.refused` where it waits to be sealed already; `.notFound` for whoever is neither
    ///   of the petition office that has it nor holds a clue of it; `.mend` where nothing was stated; `.stale` for a
    ///   report that is not accepted: triage asks there.
    public func callAsFunction(
        _ id: Report.ID, standings: [Int: AccusedStanding] = [:], added: [AccusedDraft] = [],
        looksUpPosts: Bool = false, as caller: StaffCaller
    ) async throws -> Outcome {
        guard !standings.isEmpty || !added.isEmpty || looksUpPosts else {
            let message = Bilingual("请填写要补充或者更正的内容", "Say what is to be added or corrected")
            throw OperationError.mend([.init("accused", message)])
        }
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try context.requireCorrectable(id, in: transaction, by: caller)
            var change = try transaction.asSystem { transaction in
                try transaction.askingAhead { try context.state(standings, added, on: id, in: $0, by: caller) }
            }
            var detail = [("added", String(added.count)), ("corrected", String(standings.count))]
            // What goes up sealed leaves no reason behind.
            if case .sealUp = change.consequence {} else if change.urgency.isNew { detail += change.urgency.detail }
            let version = change.record.version
            try transaction.record("accused_corrected", of: id, .report, version: version, detail)
            // It may be the organ that must not know: its log tells neither rule nor place.
            try transaction.audit(AuditRecord("report.correct_accused", id), in: caller.organ)
            try context.carryOut(&change, in: transaction, by: caller)
            if case .sealUp = change.consequence { return .sealingAsked }
            // Last: who wrote it down, or holds it, may be a relative of whoever was added (JB-48).
            try context.deriveRecusals(of: [(id, change.accused)], in: transaction, by: caller)
            guard (try? transaction.report(id)) != nil else { return .outOfSight }
            return change.consequence == .stay ? .stays : .moved
        }
    }
}

extension OperationContext {
    /// The petition office that has the report, and whoever handles it.
    func mayCorrect(_ record: ReportRecord, _ clues: [ClueRecord], _ caller: StaffCaller) -> Bool {
        let isOffice =
            record.holder == caller.organ
            && (caller.roles.contains(.registrar) || headsOffice(caller, for: record.barred))
        return isOffice || clues.contains { $0.clue.state.isWorkedOn && $0.clue.state.claim?.holder == caller.staff }
    }

    /// Asked before anything is locked.
    fileprivate func requireCorrectable(
        _ id: Report.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        try transaction.askingAhead { transaction in
            try transaction.askMayCorrect(id)
            let seen = try transaction.report(id)
            try requireCorrectable(seen, try transaction.clues(of: id), in: transaction, by: caller)
        }
    }

    private func requireCorrectable(
        _ record: ReportRecord, _ clues: [ClueRecord], in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        guard mayCorrect(record, clues, caller) else { throw OperationError.notFound }
        guard case .accepted = record.report.state else { throw OperationError.stale }
        try requireNoSealingWaits(on: record, in: transaction)
    }

    /// A corrected report, locked with its clues, and what the rules say of it anew.
    fileprivate struct Correction {
        var record: ReportRecord
        var clues: [ClueRecord]
        /// Everybody whom it accuses now.
        let accused: [AccusedDraft]
        let decision: Route.Decision
        let consequence: Route.Consequence
        /// Everybody who must not know of it, of before and of now.
        let barred: Barred
        let urgency: UrgencyChange
    }

    /// Writes down what was stated and decides anew. As the system: whoever handles a clue writes no report.
    fileprivate func state(
        _ standings: [Int: AccusedStanding], _ added: [AccusedDraft], on id: Report.ID,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Correction {
        try transaction.askBeforeCorrection(of: id, adds: !added.isEmpty)
        var record = try transaction.lockReport(id)
        let clues = try transaction.lockClues(of: id)
        // Whoever was faster may have moved it, or named the caller.
        try requireCorrectable(record, clues, in: transaction, by: caller)
        guard let opinion = try transaction.latestOpinion(on: id), let matter = Route.Matter(opinion.kind) else {
            throw OperationError.stale
        }
        let before = try datedAccused(try transaction.content(of: id).accused, opinion.actedOn, in: transaction)
        try requireAppointed(Array(standings.values) + added.map(\.standing), in: transaction)
        for (ordinal, standing) in standings.sorted(by: { $0.key < $1.key }) {
            try transaction.save(standing, ofAccused: ordinal, in: id)
        }
        try transaction.add(added, to: id)
        let lying = clues.last { record in if case .returned = record.clue.state { false } else { true } }
        try transaction.askAfterCorrection(of: id, clue: lying?.clue.id)
        let accused = try transaction.content(of: id).accused
        let named = try datedAccused(accused, opinion.actedOn, in: transaction)
        let urgency = try findUrgency(of: &record, opinion, named.standings, in: transaction)
        let (decision, consequence) = try decideAnew(
            record, lying, opinion, matter, (before: before.standings, now: named.standings), in: transaction)
        try transaction.mark(id)
        record.version += 1
        try transaction.save(record)
        let barred = Barred(
            organs: decision.barredOrgans, rooms: decision.barredRooms, staff: decision.barredStaff + named.staff
        ).adding(staff: record.barred.staff)
        return Correction(
            record: record, clues: clues, accused: accused, decision: decision, consequence: consequence,
            barred: barred, urgency: urgency)
    }

    /// The latest clue says where the matter lies; a suggestion has none, and lies with its petition office.
    private func decideAnew(
        _ record: ReportRecord, _ lying: ClueRecord?, _ opinion: TriageOpinion, _ matter: Route.Matter,
        _ standings: (before: [AccusedStanding], now: [AccusedStanding]), in transaction: borrowing Transaction
    ) throws -> (Route.Decision, Route.Consequence) {
        let interference = try transaction.interferenceCount(of: record.report.id)
        let placer = try lying.flatMap { try transaction.placer(of: $0.clue.id) }
        func input(_ standings: [AccusedStanding], at organ: Organ.ID) -> Route.Input {
            var seat = record
            seat.holder = organ
            return routeInput(matter, seat, opinion, standings, interference: interference)
        }
        // What a leader's decision put where it is, is judged from that leader's organ.
        let now = input(standings.now, at: placer ?? record.holder)
        if let lying {
            let present = Clue.Destination(organ: lying.organ, room: lying.room)
            let isLifted = Route.isLifted(now, above: input(standings.before, at: placer ?? record.holder))
            let answer = Route.decide(now, for: present, placedBy: isLifted ? nil : placer)
            guard placer != nil, case .sealUp = answer.consequence else { return (answer.decision, answer.consequence) }
            // Whoever has it seals it: by what the accused are to that organ.
            let here = Route.decide(input(standings.now, at: record.holder), for: present)
            if case .sealUp = here.consequence { return (here.decision, here.consequence) }
            return (answer.decision, answer.consequence)
        }
        let decision = Route.decide(now)
        if case .sealUp(let reason, let upper) = decision.outcome { return (decision, .sealUp(reason, to: upper)) }
        return (decision, .stay)
    }

    fileprivate func carryOut(
        _ change: inout Correction, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let id = change.record.report.id
        switch change.consequence {
        case .stay: try stay(&change, in: transaction, by: caller)
        case .move(let destination):
            let (clue, isElsewhere): (Clue.ID, Bool) = (
                transaction.newID(), destination.organ != change.record.holder
            )
            let (record, barred, decision) = (change.record, change.barred, change.decision)
            try withdraw(&change, in: transaction, by: caller)
            try transaction.asSystem { transaction in
                try move(record, to: destination, barred, decision, clue: clue, in: transaction)
                try recordTakingUp(record, decision, clue: clue, barred, by: caller.staff, in: transaction)
                try transaction.barClues(of: id, barred)
                let dangers = Set(record.riskFlags.compactMap(RiskFlag.init))
                try tell(decision.tellAtOnce, of: record, dangers, in: transaction)
            }
            guard isElsewhere, let track = record.kind.flatMap({ Triage.Track($0) }) else { return }
            try prepareNotice(for: .accepted(track), record, by: destination.organ, in: transaction, caller: caller)
        case .passOn(let office):
            let (record, barred, decision) = (change.record, change.barred, change.decision)
            try withdraw(&change, in: transaction, by: caller)
            try transaction.asSystem { transaction in
                try transaction.withdrawNotices(of: id)
                try transaction.insert(decision, on: id, at: record.holder, clue: nil)
                try passOn(record, to: office.organ, barred, decision, in: transaction)
                try recordForward(
                    record, to: office.organ, barred, decision.rule, proposedBy: nil, confirmedBy: caller.staff,
                    in: transaction)
                try transaction.barClues(of: id, barred)
            }
        case .sealUp(let reason, _):
            try withdraw(&change, in: transaction, by: caller)
            let decision = change.decision
            let holder = change.record.holder
            try transaction.asSystem { transaction in
                try transaction.insert(decision, on: id, at: holder, clue: nil)
                try transaction.stop(ClockKind.allCases, of: id)
            }
            let sealing: Triage.Sealing = reason.headMayKnow ? .upperLevel : .ownHead
            try askSealing(
                of: change.record, change.clues, SealedLine.Ground(sealing), barred: change.barred.staff,
                in: transaction, by: caller)
        }
    }

    /// The room keeps it; whoever of its organ is accused now loses it.
    private func stay(
        _ change: inout Correction, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let (id, barred, decision) = (change.record.report.id, change.barred, change.decision)
        var record = change.record
        let (clues, urgency) = (change.clues, change.urgency)
        try transaction.asSystem { transaction in
            try transaction.noteSeen(id, barred: barred)
            try transaction.askingAhead { transaction in
                let last = clues.last.flatMap { takesUp($0, decision) ? $0.clue.id : nil }
                try transaction.askStaying(decision, of: id, takingUp: last)
                let hanging = try transaction.reports(hangingOn: id)
                let taking = try last.flatMap { try transaction.isTakenUp($0) ? nil : $0 }
                for var clue in clues {
                    guard let claim = clue.clue.state.claim, barred.staff.contains(claim.holder) else { continue }
                    guard clue.clue.state.isWorkedOn else { continue }
                    try takeBack(&clue, namesHolder: false, in: transaction, by: caller)
                }
                try transaction.insert(decision, on: id, at: record.holder, clue: clues.last?.clue.id)
                if let taking {
                    try recordTakingUp(record, decision, clue: taking, barred, by: caller.staff, in: transaction)
                }
                record.barred = barred
                record.version += 1
                try transaction.save(record)
                try transaction.record("walls_raised", of: id, .report, version: record.version)
                try transaction.barClues(of: id, barred)
                for clue in clues { try follow(urgency, clue, of: record, in: transaction) }
                for report in hanging { try follow(report, record, in: transaction) }
            }
        }
        change.record = record
    }

    /// What stays in its room may be there for another reason now: that this organ takes it up is a measure then, too.
    ///
    /// - Policy: HS-26, JC-16
    private func takesUp(_ clue: ClueRecord, _ decision: Route.Decision) -> Bool {
        let isRouted = if case .routed = clue.clue.state { true } else { false }
        return (isRouted || clue.clue.state.isWorkedOn) && decision.outcome.takingUp != nil
            && decision.outcome.destination?.organ == clue.organ
    }

    /// Every room lets go of it, and it is written down who had seen it: before anything moves or is destroyed.
    private func withdraw(
        _ change: inout Correction, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let (id, holder, consequence) = (change.record.report.id, change.record.holder, change.consequence)
        var barred = change.barred
        // Of what goes up sealed nothing stays with anybody here.
        if case .sealUp = consequence { barred.organs = Array(Set(barred.organs + [holder])).sorted() }
        let (clues, closed) = (change.clues, barred)
        try transaction.asSystem { transaction in
            try transaction.noteSeen(id, barred: closed)
            for var clue in clues {
                switch clue.clue.state {
                case .returned, .concluded, .fedBack, .archived: continue
                case .routed, .claimed, .returnRequested, .planProposed, .underWay, .held, .resultProposed: break
                }
                try transaction.endBindings(of: clue.clue.id)
                try transaction.withdraw(.handle, clue.clue.id)
                try transaction.stop(ClockKind.allCases, of: clue.clue.id)
                try endRound(of: clue.clue.id, in: transaction)
                clue.proposer = nil
                try carryOut(.withdraw, "withdrawn", on: &clue, in: transaction, by: caller)
            }
        }
    }
}
