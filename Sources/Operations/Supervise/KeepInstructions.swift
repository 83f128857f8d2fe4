public import CaseStore
public import Casework

/// The ledger of instructions (批示、部署台账): registered by case supervision, looked after until they are carried out.
///
/// - Policy: HS-3
public struct KeepInstructions: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    private static let keepers: Set<Role> = [.caseSupervision, .petitionLead]

    /// Case supervision or the head of the petition office enters one; to a room of the own organ, or to an organ below.
    ///
    /// - Throws: `OperationError.mend` with what must change.
    public func register(_ new: NewInstruction, as caller: StaffCaller) async throws -> InstructionRecord.ID {
        guard !caller.roles.isDisjoint(with: Self.keepers) else { throw OperationError.notFound }
        let context = context
        try context.requirePast(new.issuedOn, "issued_on")
        try context.requireText(new.text, "text")
        var faults: [OperationError.Fault] = []
        if new.dueOn < new.issuedOn {
            faults.append(.init("due_on", Bilingual("期限不能早于批示日期", "It cannot be due before it was given")))
        }
        let isBelow = context.directory.chain(from: new.toOrgan).contains { $0.id == caller.organ }
        let roomFits = new.toRoom.map { context.directory[$0]?.organ == new.toOrgan } ?? true
        if !isBelow || !roomFits {
            faults.append(.init("to", Bilingual("请选择本机关的室或者下级机关", "Choose a room of your organ, or an organ below")))
        }
        guard faults.isEmpty else { throw OperationError.mend(faults) }
        return try await context.transaction(as: .staff(caller)) { transaction in
            if let clue = new.clue {
                let record = try context.pressed(clue, in: transaction).record
                let keepsOut =
                    record.barred.organs.contains(new.toOrgan)
                    || new.toRoom.map { record.barred.rooms.contains($0) } ?? false
                if keepsOut { throw OperationError.notFound }
            }
            let id = try transaction.asSystem { try $0.insert(new, of: caller.organ, by: caller.staff) }
            try transaction.audit(
                AuditRecord("instruction.registered", id, [("source", new.source.rawValue)]), in: caller.organ)
            return id
        }
    }

    /// Somebody of the organ that keeps the ledger looked after it, on a day, by one of four ways.
    public func check(
        _ id: InstructionRecord.ID, _ method: Instruction.Method, on day: CivilDate, _ text: String,
        as caller: StaffCaller
    ) async throws {
        try context.requirePast(day, "checked_on")
        try context.requireText(text, "text")
        try await change(id, "instruction.checked", [("method", method.rawValue)], Self.keepers, caller) {
            record, transaction in
            guard day >= record.issuedOn else {
                throw OperationError.mend([
                    .init("checked_on", Bilingual("不能早于批示日期", "Not before the instruction was given"))
                ])
            }
            try transaction.asSystem { try $0.add(method, on: day, text, to: id, by: caller.staff) }
        }
    }

    /// It was carried out on a day.
    public func finish(_ id: InstructionRecord.ID, on day: CivilDate, as caller: StaffCaller) async throws {
        try context.requirePast(day, "done_on")
        try await change(id, "instruction.done", [], Self.keepers, caller) { record, transaction in
            guard day >= record.issuedOn else {
                throw OperationError.mend([
                    .init("done_on", Bilingual("不能早于批示日期", "Not before the instruction was given"))
                ])
            }
            try transaction.asSystem { try $0.finish(id, on: day, by: caller.staff) }
        }
    }

    /// The head holds to account who did not carry it out in time; a deputy where every head must stand aside from the
    /// clue that it is about.
    public func holdToAccount(_ id: InstructionRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.instruction(id)
            let headsStandAside = try context.headsStandAside(from: record, in: transaction, for: caller)
            guard record.organ == caller.organ,
                StandIn.decidesAsHead(caller, headsStandAside: headsStandAside)
            else { throw OperationError.notFound }
            guard record.standing.mayBeHeldToAccount(on: transaction.today) else { throw OperationError.stale }
            try transaction.asSystem { try $0.holdToAccount(id, by: caller.staff) }
            let trace = StandIn.trace(of: caller, headsStandAside: headsStandAside)
            try transaction.audit(AuditRecord("instruction.held_to_account", id, trace), in: caller.organ)
        }
    }

    private func change(
        _ id: InstructionRecord.ID, _ action: String, _ detail: [(String, String)], _ roles: Set<Role>,
        _ caller: StaffCaller, _ body: @escaping @Sendable (InstructionRecord, borrowing Transaction) throws -> Void
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.instruction(id)
            guard record.organ == caller.organ, !caller.roles.isDisjoint(with: roles) else {
                throw OperationError.notFound
            }
            guard record.standing.doneOn == nil else { throw OperationError.stale }
            try body(record, transaction)
            try transaction.audit(AuditRecord(action, id, detail), in: caller.organ)
        }
    }

    // MARK: - Reading

    /// The ledger of instructions; that it was read is on the audit log (HS-3).
    public func list(_ view: InstructionView, as caller: StaffCaller) async throws -> [InstructionRecord] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("instruction.list"), in: caller.organ)
            return try transaction.instructions(view)
        }
    }

    /// One line with how it was looked after, and what the caller may do: keep it, hold to account.
    public func open(
        _ id: InstructionRecord.ID, as caller: StaffCaller
    ) async throws -> (
        record: InstructionRecord, entries: [InstructionEntry], mayKeep: Bool, mayHoldToAccount: Bool, isStandIn: Bool
    ) {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.instruction(id)
            try transaction.audit(AuditRecord("instruction.open", id), in: caller.organ)
            let isOwn = record.organ == caller.organ && record.standing.doneOn == nil
            let headsStandAside = try context.headsStandAside(from: record, in: transaction, for: caller)
            let mayHold =
                isOwn && StandIn.decidesAsHead(caller, headsStandAside: headsStandAside)
                && record.standing.mayBeHeldToAccount(on: transaction.today)
            return (
                record: record, entries: try transaction.entries(of: id),
                mayKeep: isOwn && !caller.roles.isDisjoint(with: Self.keepers),
                mayHoldToAccount: mayHold,
                isStandIn: mayHold && StandIn.isInPlaceOfHead(caller, headsStandAside: headsStandAside)
            )
        }
    }
}

extension OperationContext {
    /// Whether every head of the organ that keeps the ledger must stand aside from the clue of an instruction. One that
    /// is about no clue is about nobody.
    ///
    /// - Policy: JB-48
    fileprivate func headsStandAside(
        from record: InstructionRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Bool {
        guard let clue = record.clue, caller.roles.contains(.deputy) else { return false }
        let matter = try transaction.asSystem { try $0.clue(clue) }
        return try allStandAside(.head, of: record.organ, from: matter, in: transaction)
    }
}
