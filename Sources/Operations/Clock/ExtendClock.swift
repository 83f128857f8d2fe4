import CaseStore
public import Casework

/// Extends a clock (延长期限): the head of the handling organ once, then the superior organ alone.
///
/// - Policy: JB-21, AJ-15, XF-34
public struct ExtendClock: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Somebody of the handling organ asks for the next extension (申请延长).
    ///
    /// - Throws: `OperationError.refused` with the reason and what helps; `.notFound` for who may not see the clock;
    ///   `.stale` where somebody has asked for it.
    public func ask(
        _ id: StoredClock.ID, for period: Period, _ reason: ExtensionReason, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let clock = try transaction.clock(id)
            let policy = context.policies.policy(for: clock.kind, startingOn: clock.startedOn)
            var facts = context.extensionFacts(of: clock, policy, newDueOn: clock.dueOn, for: caller)
            let ordinal = clock.extensions + 1
            facts.askedBy = try transaction.extensionRequest(of: id, ordinal: ordinal)?.askedBy
            let asked = ClockExtensionRules.Asked(
                period: period, approvedOn: transaction.today, reason: reason, hasWords: true)
            if let refusal = ClockExtensionRules.objection(to: asked, facts) {
                if refusal.isSilent { throw OperationError.notFound }
                throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
            }
            try transaction.ask(for: period, reason, of: clock, ordinal: ordinal, by: caller.staff)
            let detail = [("clock", clock.kind.rawValue), ("ordinal", "\(ordinal)")]
            try transaction.audit(
                AuditRecord("clock.extension_asked", subject: clock.subjectID, detail), in: caller.organ)
        }
    }

    /// A leader grants what was asked for.
    ///
    /// - Parameters:
    ///   - asked: by how much, approved when, for which reason.
    ///   - words: the reason in words; they are sealed with the item.
    /// - Throws: `OperationError.refused` with the reason and what helps; `.notFound` for who may not see the clock;
    ///   `.stale` when it stopped or moved meanwhile.
    public func grant(
        _ id: StoredClock.ID, _ asked: ClockExtensionRules.Asked, words: String, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let clock = try transaction.clock(id)
            let granted = try transaction.extensions(of: id).map(\.period)
            let policy = context.policies.policy(for: clock.kind, startingOn: clock.startedOn)
            let due = policy.due(
                from: clock.startedOn, extendedBy: granted + [asked.period], calendar: context.calendar)
            var facts = context.extensionFacts(of: clock, policy, newDueOn: due.date, for: caller)
            let ordinal = granted.count + 1
            let request = try transaction.extensionRequest(of: id, ordinal: ordinal)
            facts.askedBy = request?.askedBy
            let approver: ClockExtension.Approver
            switch ClockExtensionRules.decide(asked, facts) {
            case .granted(let by): approver = by
            case .refused(let refusal):
                if refusal.isSilent { throw OperationError.notFound }
                throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
            }
            guard let request else { throw OperationError.stale }
            let new = NewExtension(
                clock: id, ordinal: ordinal, kind: clock.kind, organ: clock.organ, approver: approver,
                by: caller, askedBy: request.askedBy, asked: asked, words: words, previousDueOn: clock.dueOn, due: due,
                warnOn: context.warnDay(of: policy, for: due, in: context.calendar))
            let entry = AuditRecord(
                "clock.extended", subject: clock.subjectID,
                [
                    ("clock", clock.kind.rawValue), ("ordinal", "\(new.ordinal)"), ("approver", approver.rawValue),
                    ("from", clock.dueOn.description), ("to", due.date.description),
                ])
            try transaction.audit(entry, in: caller.organ)
            try transaction.asSystem { transaction in
                // Nobody writes into the chain of another organ; the handling organ's own log tells of it all the same.
                if clock.organ != caller.organ { try transaction.audit(entry, in: clock.organ) }
                try transaction.insert(new)
            }
        }
    }
}

extension OperationContext {
    func extensionFacts(
        of clock: ClockRecord, _ policy: ClockPolicy, newDueOn: CivilDate, for caller: StaffCaller
    ) -> ClockExtensionRules.Facts {
        let relation: ClockExtensionRules.Relation =
            if clock.organ == caller.organ {
                .ownOrgan
            } else if (clock.assigner ?? directory[clock.organ]?.superior) == caller.organ {
                .upperOrgan
            } else {
                .stranger
            }
        var facts = ClockExtensionRules.Facts(
            policy: policy, startedOn: clock.startedOn, isStopped: clock.stoppedOn != nil, granted: clock.extensions,
            dueOn: clock.dueOn, newDueOn: newDueOn, relation: relation, roles: caller.roles, today: today)
        facts.caller = caller.staff
        return facts
    }
}
