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
    }

    /// - Throws: `OperationError.notFound` for whoever does not see the line.
    public func open(_ id: SealedLine.ID, as caller: StaffCaller) async throws -> Opened {
        try await context.transaction(as: .staff(caller)) { transaction in
            let line = try transaction.sealedLine(id)
            try transaction.audit(AuditRecord("sealed.read", id), in: caller.organ)
            return Opened(
                line: line, carriage: try transaction.carriage(of: id),
                handoffs: try transaction.handoffs(ofSealed: id), export: try transaction.export(of: id),
                mayRecord: Self.keeps(caller) && line.reportedUpOn != nil && line.upReceivedOn == nil)
        }
    }

    /// - Throws: `OperationError.mend` for a day before it was handed over or after today, and for a name that is missing;
    ///   `.stale` when it is recorded already.
    public func record(
        _ id: SealedLine.ID, receiver: String, on day: CivilDate, as caller: StaffCaller
    ) async throws {
        guard Self.keeps(caller) else { throw OperationError.notFound }
        try context.requirePast(day, "day")
        guard !receiver.allSatisfy(\.isWhitespace), receiver.count <= OperationLimits.voidWords else {
            throw OperationError.mend([.init("receiver", Bilingual("请填写接收人", "Type who received it"))])
        }
        try await context.transaction(as: .staff(caller)) { transaction in
            let line = try transaction.lockSealedLine(id)
            guard let sent = line.reportedUpOn, line.upReceivedOn == nil else { throw OperationError.stale }
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
