public import CaseStore
public import Casework
import Synchronization

/// Registers one report of any channel: number, query code, clocks, and its place in the queue.
///
/// Called by the desk and the API.
public struct RegisterReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What the desk prints and hands over. The code is shown this once.
    public struct Receipt: Sendable {
        public let id: Report.ID
        public let number: ReportNumber
        public let code: QueryCode
        public let receiver: Organ.ID
        public let receivedOn: CivilDate
        public let signature: ReporterSignature
        /// When a real-name reporter must have been told of the acceptance (JB-26).
        public let noticeDueOn: CivilDate?
    }

    /// - Parameters:
    ///   - form: the random number that the form carried; the same form twice is one report.
    ///   - isFreeOfStateSecrets: the box that the clerk ticked.
    ///   - walkIn: the reception day on which the reporter came, if one did.
    /// - Throws: `OperationError.mend`, `.mustBeSealed` (nothing was written), `.alreadyReceived`; `.refused` where the
    ///   organ is no more; `.unsettled` where nobody can tell whether it was kept.
    public func callAsFunction(
        _ draft: ReportDraft, form: String, isFreeOfStateSecrets: Bool, source: ReportSource = .desk,
        walkIn: WalkIn? = nil, files: [ReceivedFile] = [], as caller: StaffCaller
    ) async throws -> Receipt {
        let draft = try context.examined(draft, for: caller.organ, isFreeOfStateSecrets: isFreeOfStateSecrets)
        let context = context
        do {
            return try await context.withNewCode { code, kept in
                let slip = Slip()
                do {
                    return try await context.transaction(as: .staff(caller)) { transaction in
                        let receipt = try context.register(
                            draft, (code, kept), form, source, walkIn, files, in: transaction, by: caller)
                        slip.write(receipt)
                        return receipt
                    }
                } catch OperationError.unsettled {
                    try await context.settle(code)
                    guard let receipt = slip.receipt else { throw OperationError.unsettled }
                    return receipt
                }
            }
        } catch StoreError.refused(constraint: "report_source_is_new") {
            throw OperationError.alreadyReceived
        }
    }
}

/// A receipt that was made out before its commit: it outlives the transaction whose end nobody heard of.
private final class Slip: Sendable {
    private let made = Mutex<RegisterReport.Receipt?>(nil)

    var receipt: RegisterReport.Receipt? { made.withLock { $0 } }

    func write(_ receipt: RegisterReport.Receipt) { made.withLock { $0 = receipt } }
}

extension OperationContext {
    /// Writes it down with all that comes with a receipt.
    fileprivate func register(
        _ draft: ReportDraft, _ code: (code: QueryCode, kept: KeptCode), _ form: String, _ source: ReportSource,
        _ walkIn: WalkIn?, _ files: [ReceivedFile], in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> RegisterReport.Receipt {
        let year = transaction.today.year
        let number = ReportNumber(
            year: year, number: try transaction.nextNumber(.report, of: caller.organ, year: year))
        let report = try store.seal(
            draft, for: caller.organ, number: number, source: source, key: .form(form), queryCode: code.kept,
            barredStaff: accusedStaff(draft.accused).staff
        )
        let clocks = clocksOfReceipt(draft, at: caller.organ)
        try transaction.insert([report])
        try keep(files, by: .staff, on: report, of: caller.organ, in: transaction)
        try transaction.start(clocks, of: report.id, .report, organ: caller.organ)
        try keepStated(draft.stated, of: report.id, in: transaction)
        if let transfer = draft.transfer {
            try transaction.asSystem { transaction in
                try transaction.insert(transfer, of: report.id, receivedOn: draft.receivedOn)
            }
        }
        if let walkIn {
            let accused = accusedStaff(draft.accused).staff
            try log(walkIn, of: report.id, accusing: accused, as: caller, in: transaction)
        }
        try transaction.enqueue(.read, [(report.id.rawValue, caller.organ.rawValue, .normal)])
        try transaction.audit(
            AuditRecord("report.register", report.id, [("channel", draft.channel.rawValue)]), in: caller.organ
        )
        try deriveRecusals(of: [(report.id, draft.accused)], in: transaction, by: caller)
        return RegisterReport.Receipt(
            id: report.id, number: number, code: code.code, receiver: caller.organ, receivedOn: draft.receivedOn,
            signature: draft.reporter.signature,
            noticeDueOn: clocks.first { $0.kind == .acceptNotice }?.due.date
        )
    }

    /// The draft with the standing of its accused, if it may be registered.
    ///
    /// - Throws: `OperationError.refused` where the organ is no more.
    func examined(_ draft: ReportDraft, for organ: Organ.ID, isFreeOfStateSecrets: Bool) throws -> ReportDraft {
        try requireStanding(organ)
        guard let receiver = directory[organ] else { throw OperationError.notFound }
        var draft = draft
        for index in draft.accused.indices where draft.accused[index].standing == AccusedStanding() {
            draft.accused[index].standing = directory.standing(of: draft.accused[index], seenFrom: organ)
        }
        let input = Receive.Input(
            draft: draft, accused: draft.accused.map { $0.standing.triageFacts(receiver: organ) },
            receiverLevel: receiver.level, today: today, isFreeOfStateSecrets: isFreeOfStateSecrets
        )
        switch Receive.decide(input) {
        case .register: return draft
        case .sealUp(let sealing): throw OperationError.mustBeSealed(sealing)
        case .mend(let faults):
            throw OperationError.mend(faults.map { OperationError.Fault($0.field.rawValue, $0.message) })
        }
    }

    /// Keeps what somebody stated beyond the text, as the system: whoever hands in changes nothing that is stored.
    func keepStated(
        _ stated: StatedFacts, of report: Report.ID, in transaction: borrowing Transaction
    ) throws {
        guard !stated.isEmpty else { return }
        try transaction.asSystem { try $0.state(stated, of: report) }
    }

    /// The clocks that start with the receipt: pass on within five working days, tell a real-name reporter.
    ///
    /// - Policy: JB-16, SS-169, SS-171, JB-26
    func clocksOfReceipt(
        _ draft: ReportDraft, at organ: Organ.ID, signature: ReporterSignature? = nil
    ) -> [NewClock] {
        var kinds: [ClockKind] = [
            draft.transfer?.source.clock ?? (draft.channel == .transfer ? .forwardAccept : .forwardOther)
        ]
        // XF-23: what a petition bureau passed on wrongly is objected to in time.
        if draft.transfer?.source == .petitionBureau { kinds.append(.xfReject) }
        if (signature ?? draft.reporter.signature).isRealName { kinds.append(.acceptNotice) }
        return kinds.map { newClock($0, owedBy: organ, from: draft.receivedOn) }
    }
}
