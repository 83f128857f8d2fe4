public import CaseStore
public import Casework

/// What the holder of a query code sees of what followed the result. That somebody watches over the reporter is not among
/// it: a found phone would tell whoever threatens.
public struct TrackedAftercare: Sendable {
    /// An objection and what became of it, without who answered.
    public struct Objection: Sendable {
        public let raisedOn: CivilDate
        public let state: ReporterObjection.State
        public let answer: String?
    }

    /// Notices that were opened with the duty of secrecy confirmed.
    public let secrecyConfirmed: Set<NoticeRecord.ID>
    public let ratings: [NoticeRecord.ID: Satisfaction]
    public let objections: [Objection]
}

/// The reader confirms the duty of secrecy before a result is shown: the day is kept, nothing about the reader.
///
/// - Policy: JB-36
public struct ConfirmSecrecy: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` when code and notice do not belong together.
    public func callAsFunction(_ notice: NoticeRecord.ID, code credential: some QueryCredential) async throws {
        let key = try await credential.key(context)
        try await context.transaction(as: .publicVisitor) { transaction in
            guard let tracked = try transaction.track(key),
                let told = tracked.notices.first(where: { $0.id == notice })
            else { throw OperationError.notFound }
            try transaction.asSystem { transaction in
                try transaction.confirmSecrecy(of: notice, on: told.report, organ: told.organ)
            }
        }
    }
}

/// The reporter says how a report was handled; once for each result.
///
/// - Policy: XF-21
public struct RateHandling: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` when code and notice do not belong together; `.refused` before the result was
    ///   opened, and for a second time.
    public func callAsFunction(
        _ notice: NoticeRecord.ID, _ score: Satisfaction, words: String, code credential: some QueryCredential
    ) async throws {
        let key = try await credential.key(context)
        let isSilent = words.allSatisfy(\.isWhitespace)
        if !isSilent { try context.requireWords(words, "rating-words") }
        let context = context
        do {
            try await context.transaction(as: .publicVisitor) { transaction in
                guard let tracked = try transaction.track(key),
                    let told = tracked.notices.first(where: { $0.id == notice && $0.kind == .result })
                else { throw OperationError.notFound }
                try transaction.asSystem { transaction in
                    let isTold = try transaction.secrecyConfirmed(on: told.report).contains(notice)
                    let wasRated = try transaction.ratings(on: told.report)[notice] != nil
                    if let reason = Satisfaction.objection(isTold: isTold, wasRated: wasRated) {
                        throw OperationError.refused(
                            reason, remedy: Bilingual("有意见的，可以提出异议", "If you disagree you can object"))
                    }
                    try transaction.rate(
                        notice, on: told.report, organ: told.organ, score, words: isSilent ? nil : words)
                    try transaction.audit(AuditRecord("result.rate", notice), in: told.organ)
                }
                // Whoever says how it was handled has read it.
                _ = try transaction.markRead(notice, with: key)
            }
        } catch StoreError.refused(constraint: "satisfaction_is_unique") {
            throw OperationError.alreadyReceived
        }
    }
}

extension OperationContext {
    func aftercare(of tracked: TrackedReport, in transaction: borrowing Transaction) throws -> TrackedAftercare {
        try transaction.asSystem { transaction in
            let reports = Set(tracked.notices.map(\.report) + [tracked.report]).sorted { $0.rawValue < $1.rawValue }
            return TrackedAftercare(
                secrecyConfirmed: try reports.reduce(into: []) { all, report in
                    all.formUnion(try transaction.secrecyConfirmed(on: report))
                },
                ratings: try reports.reduce(into: [:]) { all, report in
                    all.merge(try transaction.ratings(on: report)) { first, _ in first }
                },
                objections: try reports.flatMap { try transaction.objections(on: $0) }.map { record in
                    let answer = record.objection.state.isAnswered ? record.answer : nil
                    return .init(raisedOn: record.raisedOn, state: record.objection.state, answer: answer)
                }
                    // Whoever wrote it sees that it is here, whether or not anybody else may.
                    + reports.flatMap { try transaction.objectionsNotRaised(on: $0) }.map { day in
                        .init(raisedOn: day, state: .raised, answer: nil)
                    }
            )
        }
    }

    /// A result is read once its reader has confirmed the duty of secrecy.
    ///
    /// - Policy: JB-36
    func requireSecrecy(of notice: NoticeRecord.ID, _ key: CodeKey, in transaction: borrowing Transaction) throws {
        guard let tracked = try transaction.track(key),
            let told = tracked.notices.first(where: { $0.id == notice })
        else { throw OperationError.notFound }
        guard SecrecyDuty.comesBefore(told.kind) else { return }
        let isConfirmed = try transaction.asSystem { try $0.secrecyConfirmed(on: told.report).contains(notice) }
        if isConfirmed { return }
        throw OperationError.refused(
            Bilingual("查看结果前须确认保密义务", "The duty of secrecy is confirmed before a result is read"),
            remedy: Bilingual("请先勾选并确认", "Confirm it first")
        )
    }
}
