public import CaseStore
public import Casework

/// The head of the petition office approves a notice: it gets its number, and the reporter can read it. Its period goes
/// on until it has reached the reporter.
public struct ApproveNotice: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: the notice's number.
    /// - Throws: `OperationError.refused` when the caller prepared it (four eyes).
    public func callAsFunction(_ id: NoticeRecord.ID, as caller: StaffCaller) async throws -> DocumentNumber {
        do { return try await approve(id, as: caller) } catch StoreError.refused(constraint: "notice_has_two_persons") {
            throw OperationError.sameProposer
        }
    }

    private func approve(_ id: NoticeRecord.ID, as caller: StaffCaller) async throws -> DocumentNumber {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let notice = try transaction.lockNotice(id)
            let barred = try transaction.report(notice.report).barred
            guard context.headsOffice(caller, for: barred) else { throw OperationError.notFound }
            guard notice.state.after(.approve) != nil else { throw OperationError.stale }
            let number = try context.nextDocumentNumber(.petition, in: transaction, by: caller)
            let wording = try context.wording(of: notice, in: transaction)
            try transaction.approveNotice(id, number: number, wording: wording?.version, by: caller.staff)
            try transaction.audit(
                AuditRecord("notice.approve", id, [("kind", notice.kind.rawValue)]), in: caller.organ
            )
            try transaction.announce(.noticeSent, notice.report, in: caller.organ)
            return number
        }
    }
}

extension OperationContext {
    /// The office's own wording of a notice: of a draft the one in force, of one that went out the one in which it did.
    /// Nil for the usual words.
    ///
    /// - Policy: JB-26, JB-13
    func wording(of notice: NoticeRecord, in transaction: borrowing Transaction) throws -> DocumentWording? {
        guard let kind = Notice.wordedAs(notice.kind, notice.declineReason) else { return nil }
        guard notice.state == .draft else { return try transaction.asSystem { try $0.wording(of: notice.id) } }
        let wording = try transaction.wording(of: kind)
        return wording.version == 0 ? nil : wording
    }

    /// The words of a notice, from its template.
    ///
    /// - Parameter wording: the office's own; nil: the usual words.
    public func words(of notice: NoticeRecord, _ wording: DocumentWording? = nil) -> Notice {
        let organ = directory[notice.organ]?.name ?? ""
        let slots = Notice.Slots(
            itemNumber: notice.reportNumber?.text(of: notice.receiver) ?? "", receivedOn: notice.receivedOn,
            organName: organ, contact: contact(of: notice.organ),
            date: notice.approvedAt?.civilDate ?? today,
            number: notice.number
        )
        return words(notice.kind, slots, notice.conclusion, notice.declineReason, guidedTo: notice.guidedTo, wording)
    }

    func words(
        _ kind: Notice.Kind, _ slots: Notice.Slots, _ conclusion: Conclusion?, _ reason: DeclineReason?,
        guidedTo: String? = nil, _ wording: DocumentWording? = nil
    ) -> Notice {
        let usual: Notice =
            switch kind {
            case .acceptance: .acceptance(slots)
            case .notAccepted: .notAccepted(slots, reason: reason ?? .otherOrgan, competentOrgan: guidedTo)
            case .suggestionAdopted: .suggestionAdopted(slots)
            case .result: .result(slots, conclusion: conclusion ?? .closedUnfounded)
            }
        guard let wording, let template = try? DocumentTemplate(wording.text, for: wording.kind) else { return usual }
        let values = slots.values(wording.kind, reason, competentOrgan: guidedTo)
        guard let paragraphs = try? template.filled(with: values) else { return usual }
        return usual.worded(paragraphs)
    }

    /// How a reporter reaches the petition office. The number is the national one until an office sets its own.
    func contact(of organ: Organ.ID) -> Bilingual { contact(named: directory[organ]?.name ?? "") }

    func contact(named name: String) -> Bilingual { PetitionContact(named: name).words }
}
