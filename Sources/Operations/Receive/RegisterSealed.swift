public import CaseStore
public import Casework

/// Enters an upper-level or own-head item: number, date and channel, and not a word of what it says.
///
/// - Policy: JB-15
public struct RegisterSealed: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What the clerk writes on the sealed envelope.
    public struct Slip: Sendable {
        public let id: SealedLine.ID
        public let year: Int
        public let number: Int
        /// When it must have reached the next-higher petition office.
        public let dueOn: CivilDate
    }

    /// - Parameter sheets: sheets or files, 1 to `ReceiveLimits.sealedSheets`.
    /// - Throws: `OperationError.mend` for a day of receipt that lies ahead or too far back, or another number of sheets,
    ///   `.alreadyReceived`; `.notFound` for whoever does not work in a petition office; `.refused` where the organ is no
    ///   more.
    public func callAsFunction(
        _ sealing: Triage.Sealing, channel: Channel, receivedOn: CivilDate, sheets: Int, form: String,
        as caller: StaffCaller
    ) async throws -> Slip {
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { throw OperationError.notFound }
        if let message = Receive.fault(ofDay: receivedOn, today: context.today) {
            throw OperationError.mend([.init("received_on", message)])
        }
        guard (1...ReceiveLimits.sealedSheets).contains(sheets) else {
            let message = Bilingual("请填写页数或件数", "Type how many sheets or files there are")
            throw OperationError.mend([.init("sheets", message)])
        }
        try context.requireStanding(caller.organ)
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                let clock = context.newClock(.upwardReport, owedBy: caller.organ, from: receivedOn)
                let line: SealedLine.ID = transaction.newID()
                let number = try transaction.insertSealed(
                    ground: SealedLine.Ground(sealing), organ: caller.organ, channel: channel, receivedOn: receivedOn,
                    sheets: sheets, clock: clock, key: .form(form), as: line
                )
                try transaction.audit(AuditRecord("sealed.register"), in: caller.organ)
                return Slip(id: line, year: transaction.today.year, number: number, dueOn: clock.due.date)
            }
        } catch StoreError.refused(constraint: "sealed_register_source_is_new") {
            throw OperationError.alreadyReceived
        }
    }
}

extension SealedLine.Ground {
    init(_ sealing: Triage.Sealing) {
        switch sealing {
        case .upperLevel: self = .upperLevel
        case .ownHead: self = .ownHead
        }
    }
}

/// The item has been handed to the next-higher petition office: the office records on which day and by what.
///
/// - Policy: JB-15
public struct ReportSealedUp: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - day: when it was handed over: neither before its receipt nor after today.
    ///   - number: of the carrier's slip (机要编号), sealed; empty where there is none.
    /// - Throws: `OperationError.mend` for another day; `.refused` while its file was not taken out and no paper goes along;
    ///   `.notFound` when it went up before.
    public func callAsFunction(
        _ id: SealedLine.ID, _ carrier: SealedLine.Carrier, number: String = "", on day: CivilDate,
        as caller: StaffCaller
    ) async throws {
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { throw OperationError.notFound }
        try context.requirePast(day, "day")
        guard SealedCarriage.holds(number) else {
            let message = Bilingual("编号至多20个字", "The number has 20 characters at most")
            throw OperationError.mend([.init("number", message)])
        }
        try await context.transaction(as: .staff(caller)) { transaction in
            let line = try transaction.lockSealedLine(id)
            guard line.reportedUpOn == nil else { throw OperationError.notFound }
            guard day >= line.receivedOn else {
                let message = Bilingual(
                    "报送日期不能早于收到日期\(line.receivedOn)",
                    "It cannot have gone up before it was received on \(line.receivedOn)"
                )
                throw OperationError.mend([.init("day", message)])
            }
            try Self.requireTaken(try transaction.export(of: id))
            try transaction.markReportedUp(id, carrier, on: day)
            try transaction.asSystem { try $0.insertCarriage(of: id, number: number, at: caller.organ) }
            try transaction.audit(AuditRecord("sealed.reported_up", id), in: caller.organ)
        }
    }

    /// What nobody took out has gone nowhere: said to have been sent and received, it would be wiped, and nothing would be
    /// left of it. Discs or sheets that go along hold the files or the original, and not what was entered here.
    private static func requireTaken(_ export: SealedExportRecord?) throws(OperationError) {
        guard let export, export.way == .encrypted, export.takenCount == 0 else { return }
        throw .refused(
            Bilingual("密封文件还没有取出，不能登记报送", "The sealed file was never taken out: it cannot have gone up"),
            remedy: Bilingual("请先取出密封文件送出，再登记", "Take the sealed file, send it, and enter that then"))
    }
}
