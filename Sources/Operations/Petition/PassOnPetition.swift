import CaseStore
public import Casework

/// What is not this organ's: passed on by letter, guided, or sent back to the bureau that passed it on.
///
/// - Policy: JB-13, XF-22, XF-23, XF-30
public struct PassOnPetition: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// It left, with our letter, on a day; the periods stop with that day.
    ///
    /// - Parameter list: what was sent along, one piece a line.
    /// - Policy: XF-22, SS-169
    public func transfer(
        _ id: Report.ID, to receiver: OutsideOrgan.ID, on day: CivilDate, by carrier: PassingOn.Carrier, list: String,
        as caller: StaffCaller
    ) async throws {
        try context.requireWords(list, "list")
        let lines = list.split(whereSeparator: \.isNewline).map(String.init)
        guard lines.count <= PetitionLimits.items else {
            let most = PetitionLimits.items
            throw OperationError.mend([.init("list", Bilingual("最多\(most)件", "At most \(most) pieces"))])
        }
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            try context.require(.transfer(to: receiver, sentOn: day), context.facts(file, for: caller))
            guard let organ = file.organs[receiver], let letter = file.letter else { throw OperationError.stale }
            try transaction.insert(
                TransferOutRecord(
                    report: id, ordinal: file.transfers.count + 1, organ: caller.organ, receiver: organ,
                    barred: file.barred, document: letter.id, carrier: carrier, sentOn: day, list: lines,
                    recordedBy: caller.staff))
            try transaction.asSystem { transaction in
                try context.stopForwarding(of: id, leftOn: day, in: transaction)
                try transaction.stop([.xfForward, .xfReject], of: id, on: day)
            }
            try transaction.audit(AuditRecord("petition.transfer", id), in: caller.organ)
            try context.note("petition_transferred", on: id, in: transaction)
        }
    }

    /// The receiver confirmed it, or sent it back: then it can be passed on once more.
    public func recordReceipt(
        of id: Report.ID, _ receipt: PassingOn.Receipt, on day: CivilDate, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            try context.require(.recordReceipt(on: day), context.facts(file, for: caller))
            guard let transfer = file.transfers.last else { throw OperationError.stale }
            try transaction.recordReceipt(receipt, of: id, ordinal: transfer.ordinal, on: day, by: caller.staff)
            if receipt == .returned {
                // SS-169: somebody has five working days again to find the competent organ.
                let clock = context.newClock(.forwardOther, owedBy: caller.organ, from: day)
                try transaction.asSystem { try $0.start([clock], of: id, .report, organ: caller.organ) }
            }
            try transaction.audit(
                AuditRecord("petition.receipt", id, [("receipt", receipt.rawValue)]), in: caller.organ)
            try context.note("petition_receipt", on: id, in: transaction)
        }
    }

    /// The notice of guidance names this organ; it can be another until the notice is approved.
    ///
    /// - Policy: JB-13
    public func guide(_ id: Report.ID, to receiver: OutsideOrgan.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            try context.require(.guide(to: receiver), context.facts(file, for: caller))
            guard let organ = file.organs[receiver] else { throw OperationError.stale }
            try transaction.guide(id, to: organ, by: caller)
            // Nobody is written to who gave no name: for who wrote online the page of the code names the organ from now on.
            if !file.record.report.signature.isRealName, file.record.report.channel == .web {
                try context.endGuidance(of: file.record, on: context.today, by: caller, in: transaction)
            }
            try transaction.audit(AuditRecord("petition.guide", id), in: caller.organ)
            try context.note("petition_guided", on: id, in: transaction)
        }
    }

    /// Whoever came or called without a name was told on the spot where to go. Who gave one is told by a notice: its
    /// delivery ends the guidance.
    ///
    /// - Policy: JB-13
    public func tellGuidance(of id: Report.ID, on day: CivilDate, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            try context.require(.tellGuidance(on: day), context.facts(file, for: caller))
            try context.endGuidance(of: file.record, on: day, by: caller, in: transaction)
            try transaction.audit(AuditRecord("petition.tell_guidance", id), in: caller.organ)
            try context.note("petition_guidance_told", on: id, in: transaction)
        }
    }

    /// A petition bureau passed on what is not this organ's: it goes back with the reasons.
    ///
    /// - Policy: XF-23
    public func object(
        to id: Report.ID, _ reason: PassingOn.ObjectionReason, _ words: String, bureau: OutsideOrgan.ID,
        on day: CivilDate, by carrier: PassingOn.Carrier, as caller: StaffCaller
    ) async throws {
        try context.requireWords(words, "words")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            try context.require(.object(to: bureau, on: day), context.facts(file, for: caller))
            guard let organ = file.organs[bureau] else { throw OperationError.stale }
            try transaction.insert(
                TransferObjectionRecord(
                    report: id, organ: caller.organ, receiver: organ.id, receiverVersion: organ.version,
                    barred: file.barred, reason: reason, words: words, carrier: carrier, raisedOn: day,
                    dueOn: context.dueDay(
                        of: .xfReject, owedBy: caller.organ, from: file.record.report.receivedOn),
                    raisedBy: caller.staff))
            try transaction.asSystem { transaction in
                try transaction.stop([.xfReject, .forwardOther, .xfForward], of: id, on: day)
            }
            try transaction.audit(
                AuditRecord("petition.object", id, [("reason", reason.rawValue)]), in: caller.organ)
            try context.note("petition_objected", on: id, in: transaction)
        }
    }
}

extension OperationContext {
    /// Who gave no name was told; nothing is owed any more.
    fileprivate func endGuidance(
        of record: ReportRecord, on day: CivilDate, by caller: StaffCaller, in transaction: borrowing Transaction
    ) throws {
        let id = record.report.id
        try transaction.tellGuidance(
            of: id, Feedback.Medium(answering: record.report.channel), on: day, by: caller.staff)
        try transaction.asSystem { try $0.stop([.forwardOther, .xfForward, .xfReject], of: id, on: day) }
    }
}

extension OperationContext {
    /// Locks the report and reads all that is known of it.
    func lockFile(_ id: Report.ID, in transaction: borrowing Transaction) throws -> OutOfScopeFile {
        try outOfScopeFile(of: try transaction.lockReport(id), in: transaction)
    }
}

extension OperationContext {
    /// What was passed on, sent back or accepted as a petition is not triaged anew: it would be in two places.
    ///
    /// - Policy: XF-22
    func requireNothingWentOut(_ id: Report.ID, in transaction: borrowing Transaction) throws {
        let wentOut = try transaction.transfersOut(of: id).contains { $0.receipt != .returned }
        let objected = try transaction.transferObjection(to: id) != nil
        let petition = try transaction.petition(of: id) != nil
        guard wentOut || objected || petition else { return }
        throw OperationError.refused(
            Bilingual("此件已经转送、退回或者作为信访事项受理", "It was passed on, sent back, or accepted as a petition"),
            remedy: Bilingual("新的情况请另行登记", "Register anew what is new"))
    }
}

/// The bounds of what is not a matter of discipline.
public enum PetitionLimits {
    /// Pieces that one letter lists.
    public static let items = 200
}
