public import CaseStore
public import Casework

/// A member of the petition office states what a report is; another person confirms (four eyes).
public struct ProposeTriage: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - opinion: what the person states; its author is set to the caller.
    ///   - standings: corrected places of the accused, by their position; missing ones stay as they are.
    ///   - added: people whom the report accuses and nobody has noted yet.
    /// - Returns: what the rules make of it, shown before somebody confirms. What must go up sealed is closed at
    ///   once, and waits for whoever decides about that (JB-15).
    public func callAsFunction(
        _ id: Report.ID, _ opinion: TriageOpinion, standings: [Int: AccusedStanding] = [:], added: [AccusedDraft] = [],
        as caller: StaffCaller
    ) async throws -> Triage.Decision {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            // An office has one head, and who proposed cannot confirm: a proposal of the head would wait for ever.
            guard !caller.roles.contains(.petitionLead) else {
                throw OperationError.refused(
                    Bilingual("信访室主任负责审核，不拟办", "The head of the petition office confirms and does not propose"),
                    remedy: Bilingual("请由登记员拟办，您来审核", "Let a registrar propose, then confirm it")
                )
            }
            var opinion = opinion
            opinion.author = caller.staff
            try context.requireAppointed(Array(standings.values) + added.map(\.standing), in: transaction)
            try context.requireRepeatable(opinion.repeatOf, in: transaction)
            let stated = try context.state(&opinion, standings, added, on: &record, in: transaction, by: caller)
            let decision = stated.decision
            record.kind = opinion.kind
            record.priority = decision.priority.value
            record.breaches = Breach.inOrder(opinion.breaches)
            record.version += 1
            try context.keepRepeatDecision(opinion, on: id, stated.repeats, in: transaction, by: caller)
            if !standings.isEmpty || !added.isEmpty { try transaction.mark(id) }
            try transaction.save(record)
            // HS-29: what the reader did not see, the registrar has seen; its two days run from the receipt all the same.
            if decision.isMicroCorruption, !stated.clocks.contains(.fastDivert) {
                let clock = context.newClock(.fastDivert, owedBy: record.holder, from: record.report.receivedOn)
                try transaction.start([clock], of: id, .report, organ: record.holder)
            }
            try transaction.record(
                "triage_proposed", of: id, .report, version: record.version, [("rule", decision.rule.rawValue)]
            )
            try transaction.audit(
                AuditRecord("triage.propose", id, [("rule", decision.rule.rawValue)]), in: caller.organ
            )
            // Last, because it may be the proposer who is accused.
            let named = stated.named
            let ahead = context.aheadOf(record, opinion, named.standings)
            if ahead.mustBeResearched {
                let clock = context.newClock(.research, owedBy: record.holder, from: transaction.today)
                try transaction.start([clock], of: id, .report, organ: record.holder)
            }
            try transaction.asSystem { transaction in
                try context.tell(ahead.toldAtOnce, of: record, opinion.riskFlags, in: transaction)
                try transaction.bar(named.staff, from: id)
            }
            try context.deriveRecusals(of: id, named, in: transaction, by: caller)
            try context.closeWhatGoesUp(id, decision, in: transaction, by: caller)
            return decision
        }
    }
}

/// An opinion that is written down, and what else of its report was looked up with it.
private struct StatedTriage {
    let decision: Triage.Decision
    let named: NamedAccused
    /// Those that were ever started.
    let clocks: [ClockKind]
    /// What was decided before about what it repeats.
    let repeats: [Repeats.Decided]
}

extension OperationContext {
    /// Writes down where the accused stand, whom else it accuses, and the opinion; what the rules make of it gives it its
    /// class. What that is decided on is asked ahead, and anew where the accused were corrected.
    fileprivate func state(
        _ opinion: inout TriageOpinion, _ standings: [Int: AccusedStanding], _ added: [AccusedDraft],
        on record: inout ReportRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> StatedTriage {
        let id = record.report.id
        let isCorrected = !standings.isEmpty || !added.isEmpty
        return try transaction.askingAhead { transaction in
            if !isCorrected { try transaction.askProposal(on: id) }
            try transaction.asSystem { try $0.askWaitingSplit(id) }
            try requireNoSplitWaits(on: id, in: transaction)
            try requireNoSealingWaits(on: record, in: transaction)
            if isCorrected {
                for (ordinal, standing) in standings { try transaction.save(standing, ofAccused: ordinal, in: id) }
                try transaction.add(added, to: id)
                try transaction.askProposal(on: id)
            }
            let named = try namedAccused(in: id, opinion.actedOn, in: transaction)
            let stated = StatedTriage(
                decision: try triage(record, opinion, named.standings, in: transaction), named: named,
                clocks: try transaction.clocks(of: id).map(\.kind),
                repeats: try transaction.repeatDecisions(on: id).map(\.decided))
            opinion.priority = stated.decision.priority.value
            try record.report.apply(.proposeTriage(by: caller.staff))
            // Whoever may not read whom it accuses cannot say what it is.
            guard named.accused != nil else { throw OperationError.notFound }
            try transaction.insert(opinion, on: id)
            return stated
        }
    }

    /// What triage finds must go up is closed by the proposal: whoever could confirm it decides, and seals it up.
    ///
    /// - Policy: JB-15, JB-52
    fileprivate func closeWhatGoesUp(
        _ id: Report.ID, _ decision: Triage.Decision, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        guard case .sealed(let sealing) = decision.verdict else { return }
        // Its walls have been raised since it was locked; and the proposer may be behind them.
        let record = try transaction.asSystem { try $0.lockReport(id) }
        // What another organ passed on is given back there.
        guard record.isSealedHere else { return }
        try askSealing(of: record, [], SealedLine.Ground(sealing), barred: [], in: transaction, by: caller)
    }

    /// Whether somebody proposes what becomes of a report: whoever works in the office that has it, or stands in there, but
    /// not its head, who confirms.
    func proposesTriage(_ caller: StaffCaller, of record: ReportRecord) -> Bool {
        let worksThere = caller.roles.contains(.registrar) || headsOffice(caller, for: record.barred)
        return record.holder == caller.organ && worksThere && !caller.roles.contains(.petitionLead)
    }

    /// What the rules of triage make of a stated opinion.
    func triage(
        _ record: ReportRecord, _ opinion: TriageOpinion, in transaction: borrowing Transaction
    ) throws -> Triage.Decision {
        let standings = try datedStandings(of: record.report.id, opinion.actedOn, in: transaction)
        return try triage(record, opinion, standings, in: transaction)
    }

    /// The same where it is known where the accused stand.
    func triage(
        _ record: ReportRecord, _ opinion: TriageOpinion, _ standings: [AccusedStanding],
        in transaction: borrowing Transaction
    ) throws -> Triage.Decision {
        let report = record.report
        let earlier = try opinion.repeatOf.flatMap { original in
            try earlierReport(original, of: record, bringsNewFacts: opinion.bringsNewFacts, in: transaction)
        }
        var input = Triage.Input(
            kind: opinion.kind, channel: report.channel,
            receiverLevel: directory[record.holder]?.level ?? .county,
            reporter: Triage.ReporterClaim(recorded: report.signature),
            accused: standings.map { $0.triageFacts(receiver: record.holder) },
            elsewhere: opinion.elsewhere ?? .otherOrgan, harmsResidents: opinion.microCorruption,
            gravity: opinion.gravity, conventions: conventions(for: record.holder), riskFlags: opinion.riskFlags,
            earlier: earlier, holdsStateSecrets: opinion.holdsStateSecrets
        )
        // As the system: what hangs on it, and who is protected, is not everybody's to see who triages.
        input.raisedTo = try transaction.asSystem { try $0.raisedPriority(of: report.id) }
        return Triage.decide(input)
    }

    private func earlierReport(
        _ id: Report.ID, of later: ReportRecord, bringsNewFacts: Bool, in transaction: borrowing Transaction
    ) throws -> Triage.Earlier? {
        // As the system: the earlier report may have gone up, out of sight of the very organ that has its repeat (HS-26);
        // the repeat then follows it there. Who repeats a repeat repeats the first.
        let (original, clue, leavesOutStaff) = try transaction.asSystem { transaction in
            let first = try transaction.first(ofMatter: id)
            let known = try disciplineStaff(accusedIn: first, in: transaction)
            let accused = try disciplineStaff(accusedIn: later.report.id, in: transaction)
            return (
                try transaction.report(first), try transaction.clues(of: first).last, !accused.isSubset(of: known)
            )
        }
        // What is void is no report that anything could repeat, and what was split is repeated by its parts.
        switch original.report.state {
        case .voided, .split: return nil
        case .quarantined, .registered, .triageProposed, .accepted, .declined, .retained, .sealedUp: break
        }
        let progress: Triage.Earlier.Progress =
            switch TrackingStatus(
                report: original.report.state, clue: clue?.clue.state, isConcluded: original.concludedOn != nil
            ) {
            case .forwarded, .notKept: .declined
            case .finished:
                if case .declined = original.report.state { .declined } else { .finished }
            case .received, .accepted, .beingHandled, .voided: .open
            }
        return Triage.Earlier(
            report: original.report.id, progress: progress, bringsNewFacts: bringsNewFacts,
            leavesOutStaff: leavesOutStaff)
    }

    /// The accounts of the discipline staff whom a report accuses, and the organs of those who have none.
    private func disciplineStaff(
        accusedIn id: Report.ID, in transaction: borrowing Transaction
    ) throws -> Set<String> {
        let named = accusedStaff(try transaction.readableContent(of: id)?.accused ?? [])
        return Set(named.staff.map(\.rawValue) + named.standings.compactMap { $0.disciplineOrgan?.rawValue })
    }
}

/// The head of the petition office sends a proposed triage back, and says why.
public struct SendBackTriage: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter remark: why; sealed beside the opinion that it answers, because it may quote the report.
    public func callAsFunction(_ id: Report.ID, remark: String = "", as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            guard context.headsOffice(caller, for: record.barred) else { throw OperationError.notFound }
            try context.requireNoSealingWaits(on: record, in: transaction)
            let proposed = remark.isEmpty ? nil : try transaction.latestOpinion(on: id)
            try record.report.apply(.sendBackTriage)
            record.version += 1
            try transaction.save(record)
            // Nothing is added to what waits to be confirmed.
            if var opinion = proposed {
                opinion.author = caller.staff
                opinion.findings = [TriageFinding(Bilingual(remark, remark))]
                try transaction.insert(opinion, on: id)
            }
            try transaction.record("triage_sent_back", of: id, .report, version: record.version)
            try transaction.audit(AuditRecord("triage.send_back", id), in: caller.organ)
        }
    }
}
