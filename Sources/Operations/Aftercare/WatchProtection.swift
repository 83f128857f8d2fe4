public import CaseStore
public import Casework

/// The watch over somebody who reported and is threatened (打击报复防护). Known to the head of the petition office, the
/// leaders and the holder of the organ that has the matter; never to the accused's organ.
///
/// - Policy: JB-49, HS-22
public struct WatchProtection: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The reporter applies on the tracking page; the first look is within five working days.
    ///
    /// - Throws: `OperationError.notFound` for a code that opens nothing; `.refused` where the matter has left this system
    ///   or enough was asked for already; `.mend`.
    public func apply(_ ground: Protection.Ground, _ words: String, code credential: some QueryCredential) async throws
    {
        let key = try await credential.key(context)
        try context.requireWords(words, "protection-words")
        let context = context
        try await context.transaction(as: .publicVisitor) { transaction in
            guard let tracked = try transaction.track(key) else { throw OperationError.notFound }
            guard ![.forwarded, .notKept].contains(tracked.status) else { throw OperationError.watchedElsewhere }
            try transaction.asSystem { transaction in
                let record = try transaction.lockReport(tracked.report)
                if case .sealedUp = record.report.state { throw OperationError.watchedElsewhere }
                let open = try transaction.protections(of: tracked.report).filter { !$0.protection.state.isClosed }
                guard open.count < AftercareLimits.watches else { throw OperationError.watchedAlready }
                try context.openWatch(ground, words, on: record, by: nil, in: transaction)
            }
        }
    }

    /// The petition office, a leader or the holder opens a watch.
    public func open(
        _ ground: Protection.Ground, _ words: String, on report: Report.ID, as caller: StaffCaller
    ) async throws {
        try context.requireWords(words, "protection-words")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(report)
            if case .sealedUp = record.report.state { throw OperationError.notFound }
            try context.require(.openProtection, try context.watchFacts(of: record, in: transaction, for: caller))
            try transaction.asSystem { transaction in
                try context.openWatch(
                    ground, words, on: try transaction.lockReport(report), by: caller.staff, in: transaction)
            }
        }
    }

    /// Somebody has looked at it: what was found, what is done, and when it is looked at next.
    public func followUp(
        _ id: Protection.ID, _ words: String, on day: CivilDate, nextOn next: CivilDate,
        measures: Set<Protection.Measure>, as caller: StaffCaller
    ) async throws {
        try context.requireWords(words, "words")
        try context.requirePast(day, "day")
        let last = context.today.adding(days: Protection.longestInterval)
        guard next > context.today, next <= last else {
            let message = Bilingual("下次回访应在今天之后、\(last)之前", "The next look lies after today and by \(last)")
            throw OperationError.mend([.init("next", message)])
        }
        try await act(.followUpProtection, "protection.follow_up", id, caller) { record, transaction in
            if record.protection.state.isClosed { throw OperationError.stale }
            guard day >= record.openedOn else {
                throw OperationError.mend([.init("day", Bilingual("不能早于受理之日", "Not before it was opened"))])
            }
            record.nextFollowUpOn = next
            record.measures = measures
            try transaction.insertVisit(words, to: record, on: day, by: caller.staff)
            try context.lookNext(on: next, at: record, in: transaction)
        }
    }

    /// Somebody proposes that the watch ends, and why; it takes another person (JB-49).
    public func proposeEnd(_ id: Protection.ID, _ reason: Protection.EndReason, as caller: StaffCaller) async throws {
        try await act(.proposeEndOfProtection, "protection.propose_end", id, caller) { record, _ in
            try record.protection.apply(.proposeEnd(reason, by: caller.staff))
        }
    }

    /// Another person agrees: it ends.
    public func confirmEnd(_ id: Protection.ID, as caller: StaffCaller) async throws {
        try await act(.confirmEndOfProtection, "protection.end", id, caller) { record, transaction in
            try record.protection.apply(.confirmEnd(by: caller.staff))
            record.nextFollowUpOn = nil
            record.closedOn = transaction.today
            try transaction.asSystem { try $0.stop([.protectionLook], of: id) }
        }
    }

    /// Another person does not agree that it ends: it is watched over as before.
    public func goOn(_ id: Protection.ID, as caller: StaffCaller) async throws {
        try await act(.continueProtection, "protection.go_on", id, caller) { record, _ in
            try record.protection.apply(.goOn)
        }
    }

    /// A watch with its looks.
    public struct Watch: Sendable {
        public let record: ProtectionRecord
        public let visits: [ProtectionVisit]
    }

    /// The watches that the caller may know of, the most pressing first; every look at them is on the audit log.
    public func list(as caller: StaffCaller) async throws -> [Watch] {
        try await context.transaction(as: .staff(caller)) { transaction in
            let records = try transaction.protections()
            try transaction.audit(records.map { AuditRecord("protection.open", $0.protection.id) }, in: caller.organ)
            return try records.map { Watch(record: $0, visits: try transaction.visits(to: $0)) }
        }
    }

    private func act(
        _ act: Aftercare.Act, _ name: String, _ id: Protection.ID, _ caller: StaffCaller,
        change: @escaping @Sendable (inout ProtectionRecord, borrowing Transaction) throws -> Void
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockProtection(id)
            let report = try transaction.report(record.report)
            var facts = try context.watchFacts(of: report, in: transaction, for: caller)
            facts.proposer = record.protection.state.author
            try context.require(act, facts)
            do { try change(&record, transaction) } catch is Protection.IllegalMove { throw OperationError.stale }
            try transaction.save(record)
            try transaction.audit(AuditRecord(name, id), in: caller.organ)
        }
    }
}

extension OperationContext {
    /// Who asks, towards the watches of a report: the holder of its clue among others.
    fileprivate func watchFacts(
        of record: ReportRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Aftercare.Facts {
        let holders = try transaction.clues(of: record.report.id).compactMap(\.clue.state.claim?.holder)
        let organ = holders.contains(caller.staff) ? caller.organ : record.holder
        return Aftercare.Facts(
            caller: caller, organ: organ, holder: holders.first { $0 == caller.staff } ?? holders.first
        )
    }

    /// The clock of the look that took place stops, and that of the next one runs to the day that was set: whoever misses
    /// it is told of level by level, as of every other clock.
    ///
    /// - Policy: JB-49, DW-watch
    fileprivate func lookNext(
        on next: CivilDate, at record: ProtectionRecord, in transaction: borrowing Transaction
    ) throws {
        let id = record.protection.id
        try transaction.asSystem { system in
            let organ = try system.report(record.report).holder
            let clock = newClock(.protectionLook, owedBy: organ, from: system.today, setFor: next)
            try system.stop([.protectionLook], of: id)
            try system.start([clock], of: id, .protection, organ: organ)
        }
    }

    /// Writes it down and moves the matter up; as the system.
    func openWatch(
        _ ground: Protection.Ground, _ words: String, on record: ReportRecord, by staff: Staff.ID?,
        in transaction: borrowing Transaction
    ) throws {
        let clock = newClock(.protectionLook, owedBy: record.holder, from: transaction.today)
        let id = try transaction.openProtection(
            ground, words, on: record.report.id, of: record.holder, openedBy: staff, nextFollowUpOn: clock.due.date
        )
        try transaction.start([clock], of: id, .protection, organ: record.holder)
        try transaction.raisePriority(of: record.report.id, to: .high)
        try transaction.audit(AuditRecord("protection.begin", id, [("ground", ground.rawValue)]), in: record.holder)
    }
}

extension OperationError {
    fileprivate static var watchedElsewhere: Self {
        .refused(
            Bilingual("此件已不在本机关", "The matter is not with this organ any more"),
            remedy: Bilingual("情况紧急的请立即报警，并向有权处理的机关提出", "In danger call the police, and turn to the competent organ")
        )
    }

    fileprivate static var watchedAlready: Self {
        .refused(
            Bilingual("您的申请已经受理", "Your application was taken already"),
            remedy: Bilingual("新的情况请在“补充情况”中写明；情况紧急的请立即报警", "Add what is new to your report; in danger call the police")
        )
    }
}
