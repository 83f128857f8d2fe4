public import CaseStore
public import Casework

/// The next-higher petition office has received what went up sealed: who there, and on which day (签收).
///
/// - Policy: JB-15
public struct SealedReceipt: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A line of the register with how it went up.
    public struct Opened: Sendable {
        public let line: SealedLine
        /// Nil for the head, and for what is still here.
        public let carriage: SealedCarriage?
        public let handoffs: [SealedHandoff]
        /// Nil where nothing of the item was ever here, and for whoever must not see it.
        public let export: SealedExportRecord?
        public let mayRecord: Bool
        /// Whether the caller recorded that it was sent, so that somebody else records that it arrived.
        public let isSender: Bool
    }

    private func sender(_ handoffs: [SealedHandoff]) -> Staff.ID? { handoffs.last { $0.step == .sent }?.signedBy }

    /// - Throws: `OperationError.notFound` for whoever does not see the line.
    public func open(_ id: SealedLine.ID, as caller: StaffCaller) async throws -> Opened {
        try await context.transaction(as: .staff(caller)) { transaction in
            let line = try transaction.sealedLine(id)
            try transaction.audit(AuditRecord("sealed.read", id), in: caller.organ)
            let handoffs = try transaction.handoffs(ofSealed: id)
            return Opened(
                line: line, carriage: try transaction.carriage(of: id), handoffs: handoffs,
                export: try transaction.export(of: id),
                mayRecord: Self.keeps(caller) && line.reportedUpOn != nil && line.upReceivedOn == nil
                    && sender(handoffs) != caller.staff,
                isSender: Self.keeps(caller) && line.upReceivedOn == nil && sender(handoffs) == caller.staff)
        }
    }

    /// - Throws: `OperationError.mend` for a day before it was handed over or after today, and for a name that is missing;
    ///   `.stale` when it is recorded already; `.refused` for whoever recorded that it was sent: nobody alone says that it
    ///   arrived, after which nothing of it is left here.
    public func record(
        _ id: SealedLine.ID, receiver: String, on day: CivilDate, as caller: StaffCaller
    ) async throws {
        guard Self.keeps(caller) else { throw OperationError.notFound }
        try context.requirePast(day, "day")
        guard !receiver.allSatisfy(\.isWhitespace), SealedCarriage.holds(receiver) else {
            let message = Bilingual("请填写接收人姓名，至多20个字", "Type the name of who received it, 20 characters at most")
            throw OperationError.mend([.init("receiver", message)])
        }
        try await context.transaction(as: .staff(caller)) { transaction in
            let line = try transaction.lockSealedLine(id)
            guard let sent = line.reportedUpOn, line.upReceivedOn == nil else { throw OperationError.stale }
            guard sender(try transaction.handoffs(ofSealed: id)) != caller.staff else {
                throw OperationError.senderRecordsNoReceipt
            }
            guard day >= sent else {
                let message = Bilingual("签收日期不能早于报送日期", "It cannot have been received before it was sent")
                throw OperationError.mend([.init("day", message)])
            }
            try transaction.asSystem { transaction in
                try transaction.recordReceipt(of: id, receiver: receiver, on: day)
                // It is there: what is here is of no more use.
                try transaction.wipeExport(of: id)
            }
            try transaction.audit(AuditRecord("sealed.received_above", id), in: caller.organ)
        }
    }

    private static func keeps(_ caller: StaffCaller) -> Bool {
        !caller.roles.isDisjoint(with: [.registrar, .petitionLead])
    }
}

extension OperationError {
    static let senderRecordsNoReceipt = OperationError.refused(
        Bilingual("登记报送的人不能自己登记签收", "Who recorded that it was sent does not record that it arrived"),
        remedy: Bilingual("请由信访室另一人凭上级回执登记", "Let another person of the petition office record it from the receipt"))
}
