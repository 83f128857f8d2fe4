import CaseStore
public import Casework

/// Presses a clue: order, approval, answer, acceptance; and reminders in between.
///
/// Each act is one transaction: lock, load, decide, move, save, record.
///
/// - Policy: JB-22
public struct SuperviseClue: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Case supervision or the head of the petition office proposes an order; the deputy decides.
    ///
    /// - Parameters:
    ///   - methods: one at least.
    ///   - demand: what is to be done; sealed.
    /// - Throws: `OperationError.mend` where something is missing; `.refused` with the reason and what helps.
    public func propose(
        _ id: Clue.ID, _ reason: Supervision.Reason, _ methods: Set<Supervision.Method>, demand: String,
        as caller: StaffCaller
    ) async throws {
        guard !methods.isEmpty else {
            throw OperationError.mend([.init("methods", Bilingual("请选择督办方式", "Choose how"))])
        }
        try context.requireText(demand, "demand")
        let context = context
        try await onceOpen {
            try await context.transaction(as: .staff(caller)) { transaction in
                let pressed = try context.pressed(id, in: transaction, locked: true)
                let facts = try context.facts(of: pressed, order: nil, in: transaction, for: caller)
                try context.require(.propose(reason), facts)
                let record = SupervisionRecord(
                    order: Supervision(
                        id: transaction.newID(), clue: id, issuer: caller.organ, proposer: caller.staff),
                    organ: pressed.record.organ, room: pressed.record.room, reason: reason,
                    methods: Supervision.Method.allCases.filter(methods.contains), proposedAt: transaction.now
                )
                let report = pressed.record.clue.report
                try transaction.asSystem { system in
                    try system.insert(record)
                    try system.add(.proposed, to: record.order.id, by: caller.staff, demand, about: report)
                }
                let detail = [("reason", reason.rawValue), ("clue", id.rawValue)]
                try transaction.audit(AuditRecord("supervision.proposed", record.order.id, detail), in: caller.organ)
            }
        }
    }

    /// The deputy lets the order go out: it gets its number and its last day.
    public func approve(_ id: Supervision.ID, _ opinion: String = "", as caller: StaffCaller) async throws {
        let context = context
        try await act(.approve, .issue, .approved, opinion, id, caller) { record, transaction in
            record.number = try context.nextDocumentNumber(.supervision, in: transaction, by: caller)
            record.approvedAt = transaction.now
        }
    }

    /// A deputy refuses the order: it never goes out.
    public func refuse(_ id: Supervision.ID, _ opinion: String = "", as caller: StaffCaller) async throws {
        try await act(.refuse, .plain(.refuse), .refused, opinion, id, caller)
    }

    /// Those who handle the clue answer.
    public func answer(_ id: Supervision.ID, _ text: String, as caller: StaffCaller) async throws {
        try context.requireText(text, "text")
        try await act(.answer, .plain(.answer(by: caller.staff)), .answered, text, id, caller)
    }

    /// Case supervision is content with the answer: the order ends.
    public func accept(_ id: Supervision.ID, _ opinion: String = "", as caller: StaffCaller) async throws {
        try await act(.accept, .plain(.accept), .accepted, opinion, id, caller) { record, transaction in
            record.endedOn = transaction.today
        }
    }

    /// The answer was not enough: another is owed, with a new last day.
    public func sendBack(_ id: Supervision.ID, _ opinion: String, as caller: StaffCaller) async throws {
        try context.requireText(opinion, "text")
        try await act(.sendBack, .sendBack, .sentBack, opinion, id, caller)
    }

    /// There is nothing to press any more.
    public func withdraw(_ id: Supervision.ID, _ opinion: String = "", as caller: StaffCaller) async throws {
        try await act(.withdraw, .plain(.withdraw), .withdrawn, opinion, id, caller) { record, transaction in
            record.endedOn = transaction.today
        }
    }

    /// The head holds to account who did not answer in time (启动问责). That is a mark: the proceedings lie elsewhere.
    ///
    /// - Policy: HS-3
    public func holdToAccount(_ id: Supervision.ID, as caller: StaffCaller) async throws {
        try await act(.holdToAccount, .none, .heldToAccount, "", id, caller) { record, transaction in
            guard let missed = record.order.state.issue?.dueOn else { throw OperationError.stale }
            record.account = SupervisionRecord.Account(on: transaction.today, by: caller.staff, missedOn: missed)
        }
    }

    /// Reminds those who handle the clue (催办); needs nobody's approval, and is bounded.
    ///
    /// - Policy: DW-remind
    public func remind(_ id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await onceOpen {
            try await context.transaction(as: .staff(caller)) { transaction in
                let pressed = try context.pressed(id, in: transaction, locked: true)
                let facts = try context.facts(of: pressed, order: nil, in: transaction, for: caller)
                try context.require(.remind, facts)
                let destination = pressed.record.clue.state.destination
                try transaction.asSystem { system in
                    let owed = try context.owed(on: id, to: caller.organ, in: system)
                    try system.remind(id, at: destination, owed: owed, by: caller)
                }
                try transaction.audit(AuditRecord("clue.reminded", id), in: caller.organ)
            }
        }
    }

    /// Two windows at once: the database lets one in.
    private func onceOpen(_ body: () async throws -> Void) async throws {
        do { try await body() } catch StoreError.refused(constraint: "supervision_is_open_once") {
            throw OperationError.stale
        } catch StoreError.refused(constraint: "reminder_comes_once_a_day") {
            throw OperationError.stale
        }
    }

    /// What becomes of the order.
    private enum Move {
        case none
        case plain(Supervision.Event)
        /// With a last day by the period of the organ that owes the answer.
        case issue, sendBack

        func event(by approver: Staff.ID, dueOn: CivilDate) -> Supervision.Event? {
            switch self {
            case .none: nil
            case .plain(let event): event
            case .issue: .approve(Supervision.Issue(approver: approver, dueOn: dueOn))
            case .sendBack: .sendBack(dueOn: dueOn)
            }
        }
    }

    private func act(
        _ act: Supervise.Act, _ move: Move, _ kind: SupervisionEntry.Kind, _ text: String, _ id: Supervision.ID,
        _ caller: StaffCaller,
        change: @escaping @Sendable (inout SupervisionRecord, borrowing Transaction) throws -> Void = { _, _ in }
    ) async throws {
        if !text.isEmpty { try context.requireText(text, "text") }
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let clue = try transaction.supervision(id).order.clue
            let pressed = try context.pressed(clue, in: transaction, locked: true)
            var record = try transaction.supervision(id)
            let facts = try context.facts(of: pressed, order: record, in: transaction, for: caller)
            try context.require(act, facts)
            let dueOn = context.dueDay(of: .supervision, owedBy: pressed.record.organ, from: transaction.today)
            let event = move.event(by: caller.staff, dueOn: dueOn)
            if let event { do { try record.order.apply(event) } catch { throw OperationError.stale } }
            try change(&record, transaction)
            try context.save(
                record, moves: event == nil ? 0 : 1, kind, text, about: pressed.record,
                trace: act.isStandIn(caller) ? StandIn.trace : [], in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    /// Saves, starts and stops the clock, records: the second half of every act on an order.
    fileprivate func save(
        _ record: SupervisionRecord, moves: Int, _ kind: SupervisionEntry.Kind, _ text: String,
        about clue: ClueRecord, trace: [(String, String)], in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let id = record.order.id
        let start = newClock(.supervision, owedBy: clue.organ, from: transaction.today)
        try transaction.asSystem { system in
            try system.save(record, moves: moves)
            try system.add(kind, to: id, by: caller.staff, text.isEmpty ? nil : text, about: clue.clue.report)
            switch kind {
            // The organ that must answer is told of its clock.
            case .approved, .sentBack: try system.start([start], of: id, .supervision, organ: clue.organ)
            case .answered, .accepted, .withdrawn: try system.stop([.supervision], of: id)
            case .proposed, .refused, .heldToAccount: break
            }
        }
        try transaction.audit(AuditRecord("supervision." + kind.rawValue, id, trace), in: caller.organ)
    }
}
