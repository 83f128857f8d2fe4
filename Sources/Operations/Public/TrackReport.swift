public import CaseStore
public import Casework

/// What the holder of a query code may know (C12), with the words of the notices.
public struct TrackReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Answer: Sendable {
        public let report: TrackedReport
        public let notices: [(told: TrackedReport.ToldNotice, words: Notice)]
        public let aftercare: TrackedAftercare
        /// The ordinary petition that the organ handles for it, if there is one (XF-21).
        public let petition: TrackedPetition?
        /// Where the reporter was told to go (JB-13).
        public let guidedTo: String?
        /// The last day for an objection to the latest result on this page; nil where there is nothing to object to.
        public let objectionUntil: CivilDate?
        /// How often the reporter's identity was opened (JB-47).
        public let openings: ToldOpenings
    }

    /// - Returns: nil for every code that opens nothing, and equally for a text that is no code.
    public func callAsFunction(_ credential: some QueryCredential) async throws -> Answer? {
        let key = try await credential.key(context)
        let context = context
        return try await context.transaction(as: .publicVisitor) { transaction in
            guard let tracked = try transaction.track(key) else { return nil }
            let guidedTo = try transaction.asSystem { try $0.guidedTo(tracked.report) }
            return Answer(
                report: tracked,
                notices: try tracked.notices.map { told in
                    let wording = try transaction.asSystem { try $0.wording(of: told.id) }
                    return (told, context.words(of: told, tracked, guidedTo: guidedTo, wording))
                },
                aftercare: try context.aftercare(of: tracked, in: transaction),
                petition: try context.petition(of: tracked, in: transaction),
                // What nobody has approved yet is told to nobody; who gave no name gets no notice, and reads it here.
                guidedTo: tracked.notices.contains { $0.kind == .notAccepted } || !tracked.signature.isRealName
                    ? guidedTo : nil,
                objectionUntil: context.objectionUntil(tracked), openings: try transaction.openings(of: key)
            )
        }
    }
}

/// The reporter says "I have read it"; the time is kept, nothing about the reader (JB-29).
public struct MarkNoticeRead: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.notFound` when code and notice do not belong together; `.refused` for a result whose duty
    ///   of secrecy was not confirmed before (JB-36).
    public func callAsFunction(_ notice: NoticeRecord.ID, code credential: some QueryCredential) async throws {
        let key = try await credential.key(context)
        let context = context
        let isMarked = try await context.transaction(as: .publicVisitor) { transaction in
            try context.requireSecrecy(of: notice, key, in: transaction)
            return try transaction.markRead(notice, with: key)
        }
        guard isMarked else { throw OperationError.notFound }
    }
}

extension OperationContext {
    /// The latest result counts: what was opened again has a result of its own, and a period from that.
    ///
    /// - Policy: DW-objection
    fileprivate func objectionUntil(_ tracked: TrackedReport) -> CivilDate? {
        guard let result = tracked.notices.last(where: { $0.kind == .result }) else { return nil }
        let days = choice(.objectionDays, for: result.organ)
        return ReporterObjection.lastDay(toldOn: result.toldOn, days: days, today: today)
    }

    /// The words of a notice for the page of a query code. The organ that handles the report signs; the number of the
    /// item stays that of the organ which received it.
    func words(
        of told: TrackedReport.ToldNotice, _ tracked: TrackedReport, guidedTo: String? = nil,
        _ wording: DocumentWording? = nil
    ) -> Notice {
        let slots = Notice.Slots(
            itemNumber: tracked.itemNumber ?? "", receivedOn: tracked.receivedOn, organName: told.organName,
            contact: contact(named: told.organName), date: told.approvedOn,
            number: told.number
        )
        return words(told.kind, slots, told.conclusion, told.declineReason, guidedTo: guidedTo, wording)
    }
}
