import CaseStore
public import Casework

/// The head of the petition office (a deputy where that one is accused) confirms a proposed triage. In the same
/// transaction an accepted report is routed, so that a clue on discipline staff leaves their organ's sight at once (HS-26).
public struct ConfirmTriage: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What became of the report.
    public struct Outcome: Sendable {
        public let decision: Triage.Decision
        /// Nil for what is not routed.
        public let route: Route.Decision?
        public let clue: Clue.ID?
    }

    /// - Parameters:
    ///   - seen: the version of the report that the confirmer read; nil for whoever takes it as it is. Sent back and
    ///     proposed anew meanwhile, it would be something else that they put their name to.
    ///   - mayDestroy: false for whoever did not see that what they confirm holds state secrets and is destroyed.
    /// - Throws: `OperationError.refused` when the confirmer is the proposer, or when routing needs facts first;
    ///   `OperationError.stale` where something would be destroyed that may not be, or is not as it was seen.
    public func callAsFunction(
        _ id: Report.ID, seen: Int? = nil, mayDestroy: Bool = true, as caller: StaffCaller
    ) async throws -> Outcome {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try context.lockEarlier(of: id, in: transaction)
            var record = try transaction.lockReport(id)
            guard context.headsOffice(caller, for: record.barred) else { throw OperationError.notFound }
            try context.requireNoSealingWaits(on: record, in: transaction)
            let proposed = try context.proposed(record, seen: seen, in: transaction, to: caller)
            let (opinion, decision) = (proposed.opinion, proposed.decision)
            if case .refused = decision.verdict, !mayDestroy { throw OperationError.stale }
            record.kind = opinion.kind
            record.microCorruption = decision.isMicroCorruption
            record.priority = decision.priority.value
            record.breaches = Breach.inOrder(opinion.breaches)
            record.riskFlags = opinion.riskFlags.map(\.rawValue).sorted()
            let outcome = try context.carryOut(proposed, on: record, in: transaction, by: caller)
            // What was destroyed names nobody any more.
            if case .refused = decision.verdict { return outcome }
            try context.deriveRecusals(of: id, proposed.ground.named, in: transaction, by: caller)
            return outcome
        }
    }
}

/// What somebody proposed, and what the rules make of it now.
private struct ProposedTriage {
    let opinion: TriageOpinion
    let decision: Triage.Decision
    let ground: RouteGround
}

extension OperationContext {
    /// Receivers hear that an item came in once two persons have said what it is: before, it is the petition office's
    /// alone, and may be about the head. Each confirmation says it, and the outbox leaves out every receiver that heard it:
    /// what is triaged anew is not told as new, and whoever has it next hears of it, whatever others had decided.
    ///
    /// - Policy: JB-15
    func announceTriage(of id: Report.ID, in transaction: borrowing Transaction, at organ: Organ.ID) throws {
        try transaction.announce(.reportRegistered, id, in: organ)
        try transaction.announce(.caseTriaged, id, in: organ)
    }

    /// The proposal on a locked report, with all that is decided on it and by it, in one round trip.
    ///
    /// - Throws: `OperationError.stale` where none waits, or another than was seen; `.refused` for its proposer.
    fileprivate func proposed(
        _ record: ReportRecord, seen: Int?, in transaction: borrowing Transaction, to caller: StaffCaller
    ) throws -> ProposedTriage {
        let id = record.report.id
        // Asked before anything: what goes up sealed and what is destroyed has no second look either.
        guard case .triageProposed(let proposer) = record.report.state, seen == nil || seen == record.version else {
            throw OperationError.stale
        }
        return try transaction.askingAhead { transaction in
            try transaction.askConfirmation(of: id)
            guard let opinion = try transaction.latestOpinion(on: id), opinion.author == proposer else {
                throw OperationError.stale
            }
            guard proposer != caller.staff else { throw OperationError.proposerConfirms }
            let ground = try routeGround(of: id, opinion.actedOn, in: transaction)
            let decision = try triage(record, opinion, ground.named.standings, in: transaction)
            return ProposedTriage(opinion: opinion, decision: decision, ground: ground)
        }
    }

    fileprivate func carryOut(
        _ proposed: ProposedTriage, on record: ReportRecord, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws -> ConfirmTriage.Outcome {
        let (decision, opinion) = (proposed.decision, proposed.opinion)
        var record = record
        switch decision.verdict {
        case .sealed(let sealing):
            // What was proposed before its accused were known for what they are: it closes now, and another person seals it.
            guard record.isSealedHere else { throw OperationError.isSealedWhereReceived }
            try askSealing(of: record, [], SealedLine.Ground(sealing), barred: [], in: transaction, by: caller)
            return ConfirmTriage.Outcome(decision: decision, route: nil, clue: nil)
        case .refused:
            try removeStateSecrets(record, decision, in: transaction, by: caller)
            return ConfirmTriage.Outcome(decision: decision, route: nil, clue: nil)
        case .accepted:
            try apply(.accept(by: caller.staff), decision, to: &record, in: transaction, by: caller)
            try keepAccused(of: record, from: opinion.repeatOf, in: transaction, by: caller)
            return try route(record, opinion, decision, proposed.ground, in: transaction, by: caller)
        case .declined(let reason, let action):
            try apply(.decline(reason, action, by: caller.staff), decision, to: &record, in: transaction, by: caller)
        case .retained(let original), .supplement(let original, _):
            try apply(.retain(repeatOf: original, by: caller.staff), decision, to: &record, in: transaction, by: caller)
        }
        try announceTriage(of: record.report.id, in: transaction, at: caller.organ)
        try transaction.stop([.acceptNotice], of: record.report.id)
        try prepareNotice(for: decision.verdict, record, in: transaction, by: caller)
        if case .declined = record.report.state {
            try transaction.asSystem { try answerDeclined(record, in: $0, by: caller) }
        }
        if case .retained(let first) = record.report.state {
            try transaction.announce(.reportMerged, record.report.id, in: caller.organ)
            try join(record, to: first, bringsNewFacts: opinion.bringsNewFacts, in: transaction, by: caller)
            if case .supplement(_, reopens: true) = decision.verdict {
                try askReopening(of: first, newEvidenceOn: record.report.receivedOn, in: transaction, by: caller)
            }
        }
        return ConfirmTriage.Outcome(decision: decision, route: nil, clue: nil)
    }

    /// What belongs to an earlier matter locks that one first, as everything else does: the report, then its clues, then
    /// the audit chains.
    fileprivate func lockEarlier(of id: Report.ID, in transaction: borrowing Transaction) throws {
        let opinion = try transaction.askingAhead { transaction in
            try transaction.askOpinion(on: id)
            return try transaction.latestOpinion(on: id)
        }
        guard let earlier = opinion?.repeatOf else { return }
        try transaction.asSystem { transaction in
            let first = try transaction.lockReport(try transaction.first(ofMatter: earlier)).report.id
            for clue in try transaction.clues(of: first) { _ = try transaction.lockClue(clue.clue.id) }
        }
    }

    /// Whoever is accused in a later letter on a matter loses the matter: it is on the board again.
    ///
    /// - Policy: HS-26
    private func keepAccused(
        of record: ReportRecord, from earlier: Report.ID?, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let accused = record.barred.staff
        guard let earlier, !accused.isEmpty else { return }
        try transaction.asSystem { transaction in
            let first = try transaction.first(ofMatter: earlier)
            // Of what went up sealed nothing may tell whom it accuses, nor does anybody handle it.
            switch try transaction.report(first).report.state {
            case .sealedUp, .voided, .split: return
            case .quarantined, .registered, .triageProposed, .accepted, .declined, .retained: break
            }
            try transaction.noteSeen(first, barred: Barred(staff: accused))
            try transaction.bar(accused, from: first)
            for clue in try transaction.clues(of: first) {
                var clue = try transaction.lockClue(clue.clue.id)
                if let claim = clue.clue.state.claim, accused.contains(claim.holder) {
                    // What is finished keeps the name of who finished it; the report itself is closed to them.
                    guard clue.clue.state.isWorkedOn else { continue }
                    try takeBack(&clue, namesHolder: false, in: transaction, by: caller)
                }
                for person in accused { try transaction.bar(person, from: clue.clue.id, of: first) }
            }
        }
    }

    private func apply(
        _ event: Report.Event, _ decision: Triage.Decision, to record: inout ReportRecord,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let id = record.report.id
        do { try record.report.apply(event) } catch {
            throw error.fourEyes ? OperationError.proposerConfirms : OperationError.stale
        }
        record.version += 1
        try transaction.save(record)
        try transaction.record(
            record.report.state.eventName, of: id, .report, version: record.version, [("rule", decision.rule.rawValue)]
        )
        // Of an objection that nobody could be asked to answer: what becomes of it is decided now.
        var ended = clocksOfTriage(ending: record.report) + [.objection]
        // XF-23: what is this organ's needs no objection.
        if case .declined = record.report.state {} else { ended.append(.xfReject) }
        try transaction.stop(ended, of: id)
        try transaction.audit(AuditRecord("triage.confirm", id, [("rule", decision.rule.rawValue)]), in: caller.organ)
    }
}

extension Report.State {
    /// The name under which history tells how a report came into this state.
    var eventName: String {
        switch self {
        case .quarantined: "handed_in"
        case .registered: "registered"
        case .triageProposed: "triage_proposed"
        case .accepted: "accepted"
        case .declined: "declined"
        case .retained: "retained"
        case .sealedUp: "sealed_up"
        case .voided: "voided"
        case .split: "split"
        }
    }
}
