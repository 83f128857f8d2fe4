public import CaseStore
public import Casework

/// A leader decides about a measure; what is approved is carried out in the same transaction.
public struct DecideMeasure: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The clue moves, is assigned, or is shared, at once. The approver may lose sight of it by that.
    ///
    /// - Throws: `OperationError.refused` by the rules of jurisdiction, which look at everything once more; `.stale` when
    ///   somebody decided before.
    public func approve(_ id: MeasureRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openMeasure(id, in: transaction, by: caller)
            guard let next = open.record.state.after(.approve) else { throw OperationError.stale }
            try context.require(.approve(open.measure), open.facts)
            try transaction.decide(id, next, by: caller.staff, barred: open.clue.barred)
            try context.note("measure.approve", open, in: transaction, by: caller)
            try transaction.asSystem { transaction in
                try context.carryOut(open, in: transaction)
            }
        }
    }

    public func refuse(_ id: MeasureRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openMeasure(id, in: transaction, by: caller)
            guard let next = open.record.state.after(.refuse) else { throw OperationError.stale }
            try context.require(.refuse(open.measure), open.facts)
            try transaction.decide(id, next, by: caller.staff, barred: open.clue.barred)
            try transaction.asSystem { try $0.endParties(of: id) }
            try context.note("measure.refuse", open, in: transaction, by: caller)
            // What routing meant to take up goes to whom it belongs.
            if open.record.rule != nil {
                try transaction.asSystem { try context.passDown(open, in: $0, by: caller) }
            }
        }
    }

    /// The head takes note of what a rule has brought into force: it is on record whose measure it is.
    ///
    /// - Policy: HS-26
    public func acknowledge(_ id: MeasureRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openMeasure(id, in: transaction, by: caller)
            guard let next = open.record.state.after(.acknowledge) else { throw OperationError.stale }
            try context.require(.acknowledge(open.measure), open.facts)
            try transaction.decide(id, next, by: caller.staff, barred: open.clue.barred)
            try context.note("measure.acknowledge", open, in: transaction, by: caller)
        }
    }

    /// The proposer takes back what nobody has decided; a leader ends joint handling.
    public func end(_ id: MeasureRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openMeasure(id, in: transaction, by: caller)
            let (state, kind) = (open.record.state, open.record.kind)
            if state.after(.withdraw) != nil {
                try context.require(.withdraw(open.measure), open.facts)
            } else if state.after(.end(kind)) != nil {
                try context.require(.end(open.measure), open.facts)
            } else {
                throw OperationError.stale
            }
            try transaction.end(id)
            try context.note("measure.end", open, in: transaction, by: caller)
            try transaction.asSystem { transaction in
                try transaction.endParties(of: id)
                guard open.record.state == .approved else { return }
                try context.tell("joint_ended", of: open, in: transaction)
            }
        }
    }

    /// The head of the organ that designated consents to the end that is on the table (指定管辖的线索结案).
    ///
    /// - Policy: JC-17
    public func consent(_ id: MeasureRecord.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let open = try context.openMeasure(id, in: transaction, by: caller)
            guard open.record.state == .approved, open.record.kind == .designate else { throw OperationError.stale }
            guard caller.organ == open.record.deciding else { throw OperationError.notFound }
            guard open.facts.mayConsent else {
                throw OperationError.refused(
                    Bilingual("须经主要负责人批准", "The head of the organ must approve"),
                    remedy: Bilingual("请报主要负责人审批", "Submit it to the head")
                )
            }
            guard open.clue.clue.state.isEndProposed else {
                throw OperationError.refused(
                    Bilingual("承办机关尚未提出结论", "The handling organ has not proposed an end"),
                    remedy: Bilingual("请待其提出结论后再同意", "Consent once it has")
                )
            }
            try transaction.consent(id, toVersion: open.clue.clue.version, by: caller.staff)
            try context.note("measure.consent", open, in: transaction, by: caller)
        }
    }
}

/// A measure with its clue, both locked, and what the rules look at.
struct LockedMeasure: Sendable {
    let record: MeasureRecord
    let measure: Jurisdiction.Measure
    let parties: [JointParty]
    let report: ReportRecord
    let clue: ClueRecord
    let facts: Jurisdiction.Facts
}

extension OperationContext {
    /// Reads a measure that the caller sees, and locks it behind its report and clue, which may lie elsewhere.
    func openMeasure(
        _ id: MeasureRecord.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> LockedMeasure {
        let seen = try transaction.measure(id)
        guard let clue = seen.clue else { throw OperationError.stale }
        let (report, clueRecord, record, parties) = try transaction.asSystem { transaction in
            (
                try transaction.lockReport(seen.report), try transaction.lockClue(clue),
                try transaction.lockMeasure(id), try transaction.parties(of: id)
            )
        }
        guard let measure = record.measure(parties) else { throw StoreError.corrupt(table: "jurisdiction_measure") }
        let facts = try jurisdictionFacts(of: clueRecord, record, in: transaction, for: caller)
        return LockedMeasure(
            record: record, measure: measure, parties: parties, report: report, clue: clueRecord, facts: facts)
    }

    func note(
        _ action: String, _ open: LockedMeasure, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        try transaction.audit(
            AuditRecord(action, open.clue.clue.id, [("kind", open.record.kind.rawValue)]), in: caller.organ)
    }

    /// Adds to the clue's history what does not change its state. As the system.
    func tell(_ name: String, of open: LockedMeasure, in transaction: borrowing Transaction) throws {
        var record = open.clue
        record.clue.note()
        try transaction.save(record)
        let detail = [("measure", open.record.kind.rawValue)]
        try transaction.record(name, of: record.clue.id, .clue, version: record.clue.version, detail)
        try transaction.audit(AuditRecord("clue." + name, record.clue.id, detail), in: record.organ)
        for organ in Set(open.parties.map(\.place.organ)).subtracting([record.organ]).sorted() {
            try transaction.audit(AuditRecord("clue." + name, record.clue.id, detail), in: organ)
        }
    }
}

extension Jurisdiction.Facts {
    /// The head of the organ that designated consents, or who stands in.
    ///
    /// - Policy: JC-17, JB-48
    var mayConsent: Bool {
        caller.organ == decidingOrgan
            && StandIn.decidesAsHead(caller, headsStandAside: decidersStandAside)
    }
}

extension Clue.State {
    /// Whether an end waits for its approval.
    var isEndProposed: Bool {
        switch self {
        case .resultProposed: true
        case .planProposed(_, .closeOut): true
        case .planProposed(_, .check), .planProposed(_, .holdForLater), .routed, .claimed, .returnRequested, .returned,
            .underWay, .held, .concluded, .fedBack, .archived:
            false
        }
    }
}
