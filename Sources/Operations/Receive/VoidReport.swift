public import CaseStore
public import Casework

/// Declares the registration of a report void (作废): a registrar or the head of the petition office proposes with a
/// reason, a second person decides. The number stays given, and nothing is deleted.
///
/// - Policy: DW-void
public struct VoidReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter words: sealed with the report.
    /// - Throws: `OperationError.mend` for words that are missing or too long; `.refused` for what the rules object to.
    public func propose(
        _ id: Report.ID, _ reason: VoidReason, words: String = "", as caller: StaffCaller
    ) async throws {
        let context = context
        guard words.unicodeScalars.count <= OperationLimits.voidWords else {
            throw OperationError.mend([.init("words", Bilingual("说明最多500字", "Write at most 500 characters"))])
        }
        let hasWords = !words.allSatisfy(\.isWhitespace)
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.report(id)
            try context.lock(&record, in: transaction)
            try context.require(.propose(reason, hasWords: hasWords), on: record, in: transaction, by: caller)
            let isLead = caller.roles.contains(.petitionLead)
            try transaction.proposeVoiding(
                of: id, in: caller.organ, reason, words: hasWords ? words : "", by: caller.staff, isLead: isLead)
            try context.note("void_proposed", reason, on: &record, in: transaction, by: caller)
        }
    }

    /// The second person says yes: clocks stop, what waits in a queue is withdrawn, and so are drafts of notices.
    public func approve(_ id: Report.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.report(id)
            try context.lock(&record, in: transaction)
            let proposal = try context.require(.approve, on: record, in: transaction, by: caller)
            guard let proposal else { throw OperationError.stale }
            try record.report.apply(
                .void(proposal.reason, proposedBy: proposal.proposedBy, by: caller.staff))
            let isLead = caller.roles.contains(.petitionLead) && !proposal.isByLead
            let role: Role = isLead ? .petitionLead : .deputy
            try transaction.decideVoiding(proposal.id, as: role, by: caller.staff)
            try transaction.asSystem { transaction in
                try transaction.stop(ClockKind.allCases, of: id)
                try transaction.withdraw(.read, id)
                try transaction.withdrawNotices(of: id)
                try transaction.endSplit(of: id, by: caller.staff)
            }
            try context.note("voided", proposal.reason, on: &record, in: transaction, by: caller)
        }
    }

    /// The second person says no, or whoever proposed it takes it back.
    public func refuse(_ id: Report.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.report(id)
            try context.lock(&record, in: transaction)
            let proposal = try context.require(.refuse, on: record, in: transaction, by: caller)
            guard let proposal else { throw OperationError.stale }
            try transaction.decideVoiding(proposal.id, as: nil, by: caller.staff)
            try context.note("void_refused", proposal.reason, on: &record, in: transaction, by: caller)
        }
    }
}

/// What the page of a report offers about voiding it.
public struct OpenVoiding: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        /// What waits for a second person.
        public let proposal: VoidingRecord?
        /// What was said for it, for whoever may read the report.
        public let words: String?
        public let mayPropose: Bool
        public let mayApprove: Bool
        public let mayRefuse: Bool
    }

    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            let (facts, latest) = try context.voidFacts(of: record, in: transaction, for: caller)
            let asksWords = Voiding.Step.propose(.enteredTwice, hasWords: false)
            return Opened(
                proposal: latest, words: try latest.flatMap { try transaction.words(of: $0) },
                mayPropose: Voiding.objection(to: .init(asksWords, facts)) == nil,
                mayApprove: Voiding.objection(to: .init(.approve, facts)) == nil,
                mayRefuse: Voiding.objection(to: .init(.refuse, facts)) == nil
            )
        }
    }

    /// What the caller's organ proposed to void, as far as the caller may see it, newest first.
    public func list(as caller: StaffCaller) async throws -> [VoidingRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.voidings() }
    }
}

/// What became of every number of an organ.
///
/// - Policy: DW-numbers
public struct AccountForNumbers: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: nothing for whoever may not ask: the head of a petition office, the head of the organ, the auditor.
    public func callAsFunction(as caller: StaffCaller) async throws -> [NumberAccount] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("register.account", caller.organ), in: caller.organ)
            return try transaction.numberAccount()
        }
    }
}

extension OperationContext {
    /// A deputy decides without being able to change the report otherwise: whoever sees it locks it.
    fileprivate func lock(_ record: inout ReportRecord, in transaction: borrowing Transaction) throws {
        let id = record.report.id
        try requireNoSealingWaits(on: id, in: transaction)
        record = try transaction.asSystem { try $0.lockReport(id) }
    }

    @discardableResult
    fileprivate func require(
        _ step: Voiding.Step, on record: ReportRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> VoidingRecord? {
        let (facts, proposal) = try voidFacts(of: record, in: transaction, for: caller)
        if let objection = Voiding.objection(to: Voiding.Input(step, facts)) {
            if objection.rule == .words { throw OperationError.mend([.init("words", objection.rule.statement)]) }
            throw OperationError.refused(objection.rule.statement, remedy: objection.rule.remedy)
        }
        return proposal
    }

    fileprivate func voidFacts(
        of record: ReportRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> (Voiding.Facts, VoidingRecord?) {
        let id = record.report.id
        let proposal = try transaction.voidings(of: id).last { $0.state == .proposed }
        return try transaction.asSystem { transaction in
            let facts = Voiding.Facts(
                caller: caller.staff, roles: caller.roles, state: record.report.state,
                isOwnNumber: record.number != nil && record.report.receiver == caller.organ
                    && record.holder == caller.organ,
                hasClue: try !transaction.clues(of: id).isEmpty,
                isTold: try transaction.notices(of: id).contains { $0.state == .approved || $0.state == .delivered },
                hasHanging: try !transaction.reports(hangingOn: id).isEmpty,
                standsIn: !caller.roles.contains(.petitionLead) && headsOffice(caller, for: record.barred),
                proposal: proposal.map { Voiding.Proposal(by: $0.proposedBy, isByLead: $0.isByLead) }
            )
            return (facts, proposal)
        }
    }

    fileprivate func note(
        _ event: String, _ reason: VoidReason, on record: inout ReportRecord, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        record.version += 1
        let saved = record
        try transaction.asSystem { try $0.save(saved) }
        let detail = [("void", reason.rawValue)]
        try transaction.record(event, of: saved.report.id, .report, version: saved.version, detail)
        try transaction.audit(AuditRecord("report." + event, saved.report.id, detail), in: caller.organ)
    }
}
