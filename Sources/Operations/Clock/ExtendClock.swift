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
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                let clock = try transaction.clock(id)
                let policy = context.policy(of: clock)
                var facts = try context.extensionFacts(
                    of: clock, policy, newDueOn: clock.dueOn, in: transaction, for: caller)
                let ordinal = clock.extensions + 1
                facts.askedBy = try transaction.extensionRequest(of: id, ordinal: ordinal)?.askedBy
                let asked = ClockExtensionRules.Asked(
                    period: period, approvedOn: transaction.today, reason: reason, hasWords: true)
                try Self.require(ClockExtensionRules.objection(to: .ask, asked, facts))
                try transaction.ask(for: period, reason, of: clock, ordinal: ordinal, by: caller.staff)
                let detail = [("clock", clock.kind.rawValue), ("ordinal", "\(ordinal)")]
                try transaction.audit(
                    AuditRecord("clock.extension_asked", subject: clock.subjectID, detail), in: caller.organ)
            }
        } catch StoreError.refused(constraint: "extension_request_is_unique") {
            // Somebody else asked at the same moment.
            throw OperationError.stale
        } catch StoreError.refused(constraint: "extension_request_waits_once_idx") {
            throw OperationError.stale
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
            let policy = context.policy(of: clock)
            let due = policy.due(
                from: clock.startedOn, extendedBy: granted + [asked.period], calendar: context.calendar)
            var facts = try context.extensionFacts(
                of: clock, policy, newDueOn: due.date, in: transaction, for: caller)
            let ordinal = granted.count + 1
            let request = try transaction.extensionRequest(of: id, ordinal: ordinal)
            facts.askedBy = request?.askedBy
            let approver: ClockExtension.Approver
            switch ClockExtensionRules.decide(asked, facts) {
            case .granted(let by): approver = by
            case .refused(let refusal): throw Self.thrown(refusal)
            }
            guard let request else { throw OperationError.stale }
            let state = try request.after(.grant(by: caller.staff))
            let new = NewExtension(
                clock: id, ordinal: ordinal, kind: clock.kind, organ: clock.organ, approver: approver,
                by: caller, askedBy: request.askedBy, asked: asked, words: words, previousDueOn: clock.dueOn, due: due,
                warnOn: context.warnDay(of: policy, for: due, in: context.calendar))
            let entry = AuditRecord(
                "clock.extended", subject: clock.subjectID,
                [
                    ("clock", clock.kind.rawValue), ("ordinal", "\(new.ordinal)"), ("approver", approver.rawValue),
                    ("from", clock.dueOn.description), ("to", due.date.description),
                ] + facts.trace)
            try transaction.audit(entry, in: caller.organ)
            try transaction.asSystem { transaction in
                // Nobody writes into the chain of another organ; the handling organ's own log tells of it all the same.
                if clock.organ != caller.organ { try transaction.audit(entry, in: clock.organ) }
                try transaction.end(request, of: id, as: state, by: caller)
                try transaction.insert(new)
            }
        }
    }

    /// The leader who could grant what was asked for does not (不予延长): it can be asked for again.
    ///
    /// - Parameter words: why, in words; they are sealed with the item.
    /// - Throws: as `grant`.
    public func refuse(
        _ id: StoredClock.ID, _ ground: ExtensionRefusal, words: String, as caller: StaffCaller
    ) async throws {
        try await end(.refuse, .refuse(ground, by: caller.staff), id, words: words, as: caller)
    }

    /// Who asked takes the request back (撤回申请): it can be asked for again.
    ///
    /// - Throws: as `ask`.
    public func withdraw(_ id: StoredClock.ID, as caller: StaffCaller) async throws {
        try await end(.withdraw, .withdraw(by: caller.staff), id, words: nil, as: caller)
    }

    private func end(
        _ act: ClockExtensionRules.Act, _ event: ExtensionAsking.Event, _ id: StoredClock.ID, words: String?,
        as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let clock = try transaction.clock(id)
            let policy = context.policy(of: clock)
            var facts = try context.extensionFacts(
                of: clock, policy, newDueOn: clock.dueOn, in: transaction, for: caller)
            let request = try transaction.extensionRequest(of: id, ordinal: clock.extensions + 1)
            facts.askedBy = request?.askedBy
            let asked = ClockExtensionRules.Asked(
                period: request?.period ?? .months(Months(1)), approvedOn: transaction.today,
                reason: request?.reason ?? .other, hasWords: words?.isEmpty == false)
            try Self.require(ClockExtensionRules.objection(to: act, asked, facts))
            guard let request else { throw OperationError.stale }
            let state = try request.after(event)
            let entry = AuditRecord(
                act == .refuse ? "clock.extension_refused" : "clock.extension_withdrawn", subject: clock.subjectID,
                [("clock", clock.kind.rawValue), ("ordinal", "\(request.ordinal)")]
                    + (act == .refuse ? facts.trace : []))
            try transaction.audit(entry, in: caller.organ)
            guard act == .refuse else {
                try transaction.end(request, of: id, as: state, by: caller)
                return
            }
            try transaction.asSystem { transaction in
                if clock.organ != caller.organ { try transaction.audit(entry, in: clock.organ) }
                try transaction.end(request, of: id, as: state, words: words, by: caller)
            }
        }
    }

    private static func require(_ refusal: ClockExtensionRules.Refusal?) throws {
        if let refusal { throw thrown(refusal) }
    }

    private static func thrown(_ refusal: ClockExtensionRules.Refusal) -> OperationError {
        refusal.isSilent ? .notFound : .refused(refusal.reason, remedy: refusal.remedy)
    }
}

extension ExtensionRequest {
    /// The state after an event that the rules let through.
    fileprivate func after(_ event: ExtensionAsking.Event) throws -> ExtensionAsking.State {
        var next = state
        do { try next.apply(event) } catch { throw OperationError.stale }
        return next
    }
}

extension OperationContext {
    func extensionFacts(
        of clock: ClockRecord, _ policy: ClockPolicy, newDueOn: CivilDate, in transaction: borrowing Transaction,
        for caller: StaffCaller
    ) throws -> ClockExtensionRules.Facts {
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
        if relation == .ownOrgan {
            facts.headsStandAside = try headsStandAside(from: clock, in: transaction)
        }
        return facts
    }

    /// Whether every head of the organ that answers for a clock must stand aside from what it runs for: from the clue of
    /// an assignment, an order or a recommendation too, and from a report.
    ///
    /// - Policy: JB-48
    private func headsStandAside(from clock: ClockRecord, in transaction: borrowing Transaction) throws -> Bool {
        switch clock.item {
        case .clue(let id, _):
            let clue = try transaction.asSystem { try $0.clue(id) }
            return try allStandAside(.head, of: clock.organ, from: clue, in: transaction)
        case .report(let id, _, _):
            return allStandAside(.head, of: clock.organ, from: try transaction.asSystem { try $0.report(id) })
        // About a unit, or the organ itself; a day that people set; or nothing that the caller knows of.
        case .recommendation, .quarter, .townVisit, .protection, .unseen: return false
        }
    }
}

extension ClockExtensionRules.Facts {
    /// What the audit log keeps of whoever decides: why, where it is not the head.
    fileprivate var trace: [(String, String)] { isStandIn ? StandIn.trace : [] }
}
