import CaseStore
public import Casework

/// Takes in what a complainant wrote at the public page: sealed at once, without a number, until the head of the
/// petition office has looked at it (quarantine).
public struct ReceivePublicReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What must be changed before it can be taken in. It asks nothing of the database; what must go up sealed has no fault.
    public func faults(
        of draft: ReportDraft, to organ: Organ.ID, isFreeOfStateSecrets: Bool
    ) -> [OperationError.Fault] {
        do {
            _ = try context.examined(draft, for: organ, isFreeOfStateSecrets: isFreeOfStateSecrets)
            return []
        } catch OperationError.mend(let faults) { return faults } catch {
            // Told where it is taken in.
            return []
        }
    }

    /// - Parameters:
    ///   - asksProtection: the visitor is afraid of reprisals; a watch is opened with the report (JB-49).
    ///   - asksRecusal: the visitor asks that somebody stand aside; it reaches whoever decides about that (JB-35).
    /// - Returns: the query code, shown this once.
    /// - Throws: `OperationError.mend`; `.mustBeSealed` when the visitor names a cadre whom a higher organ manages:
    ///   nothing is kept, the page names the right organ; `.unsettled` where nobody can tell whether it was kept.
    public func callAsFunction(
        _ draft: ReportDraft, to organ: Organ.ID, form: String, isFreeOfStateSecrets: Bool,
        asksProtection: Bool = false, asksRecusal: Bool = false, files: [ReceivedFile] = []
    ) async throws -> QueryCode {
        let draft = try context.examined(draft, for: organ, isFreeOfStateSecrets: isFreeOfStateSecrets)
        // Nobody opens it at night: what cannot wait is told before anybody has read a word of it.
        let dangers = context.dangers(in: draft)
        do {
            return try await context.withNewCode { code, kept in
                let report = try context.store.seal(
                    draft, for: organ, number: nil, source: .publicPage, key: .form(form), queryCode: kept,
                    barredStaff: context.accusedStaff(draft.accused).staff
                )
                do {
                    try await context.transaction(as: .publicVisitor) { transaction in
                        try transaction.insert([report])
                        try context.keep(files, by: .reporter, on: report, of: organ, in: transaction)
                        try context.keepStated(draft.stated, of: report.id, in: transaction)
                        let clocks = context.clocksOfReceipt(draft, at: organ)
                        try transaction.start(clocks, of: report.id, .report, organ: organ)
                        try transaction.audit(AuditRecord("report.hand_in", report.id), in: organ)
                        try context.deriveRecusals(of: [(report.id, draft.accused)], in: transaction, by: nil)
                        try transaction.asSystem { system in
                            try context.tellOffice(dangers, of: report.id, in: organ, in: system)
                            if asksRecusal {
                                // For whom, the text says: the form cannot offer names of staff to the public.
                                let words = "提交举报时请求有关工作人员回避，详见来件"
                                try system.insertRecusalRequest(words, on: report.id, form: form)
                                try system.audit(AuditRecord("recusal.ask", report.id), in: organ)
                            }
                            guard asksProtection else { return }
                            let words = "提交举报时表示担心被打击报复，请求保护"
                            let record = try system.lockReport(report.id)
                            try context.openWatch(.other, words, on: record, by: nil, in: system)
                        }
                    }
                } catch OperationError.unsettled { try await context.settle(code) }
                return code
            }
        } catch StoreError.refused(constraint: "report_source_is_new") {
            throw OperationError.alreadyReceived
        }
    }
}

/// One of the two who open what waits in quarantine takes it out: it gets its number and is triaged.
///
/// - Policy: JB-15
public struct AdmitPublicReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> ReportNumber {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            // Nobody else sees what waits there; whoever sees it and keeps the register may take it out.
            var record = try transaction.lockReport(id)
            guard context.headsOffice(caller, for: record.barred) || caller.roles.contains(.registrar) else {
                throw OperationError.notFound
            }
            try context.requireNoSealingWaits(on: id, in: transaction)
            try record.report.apply(.register)
            let year = transaction.today.year
            let number = ReportNumber(
                year: year, number: try transaction.nextNumber(.report, of: caller.organ, year: year))
            try transaction.number(id, as: number, version: record.version + 1)
            try transaction.record("registered", of: id, .report, version: record.version + 1)
            try transaction.enqueue(.read, [(id.rawValue, caller.organ.rawValue, record.priority)])
            try transaction.audit(AuditRecord("report.admit", id), in: caller.organ)
            return number
        }
    }
}

extension OperationContext {
    func require(sheets: Int?) throws(OperationError) {
        guard let sheets, !(1...ReceiveLimits.sealedSheets).contains(sheets) else { return }
        throw .mend([.init("sheets", Bilingual("请填写页数或件数", "Type how many sheets or files there are"))])
    }

    /// Seals a report up inside an open transaction, which decides about a request of another person; and what hangs on it,
    /// whose own requests end with that.
    ///
    /// - Parameter sheets: of the original that goes up with it; nil where none does.
    /// - Returns: everything that hung on it.
    func sealUp(
        _ record: ReportRecord, _ request: SealRequest, sheets: Int?, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws -> [Report.ID] {
        guard record.isSealedHere else { throw OperationError.isSealedWhereReceived }
        let sealing: Triage.Sealing = request.ground == .ownHead ? .ownHead : .upperLevel
        let (hanging, accused) = try transaction.asSystem { transaction in
            (
                try lockHanging(on: record.report.id, in: transaction),
                try transaction.standings(of: record.report.id)
            )
        }
        try sealAlone(record, sealing, request.askedOn, sheets, in: transaction, by: caller)
        // What repeats it, or was added to it, tells the same.
        for hanging in hanging where hanging.report.state.canBeSealed && hanging.holder == record.holder {
            let own = try transaction.asSystem { try $0.sealRequest(of: hanging.report.id) }
            let foundOn = min(request.askedOn, own?.askedOn ?? request.askedOn)
            try sealAlone(hanging, sealing, foundOn, sheets, behind: accused, in: transaction, by: caller)
            if let own { try transaction.asSystem { try $0.markSealedAlong(own.id, by: caller.staff) } }
        }
        return hanging.map(\.report.id)
    }

    private func sealAlone(
        _ record: ReportRecord, _ sealing: Triage.Sealing, _ foundOn: CivilDate, _ sheets: Int?,
        behind accused: [AccusedStanding] = [], in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        var report = record.report
        try report.apply(.sealUp)
        let clock = newClock(.upwardReport, owedBy: record.holder, from: record.sealingStarts(foundOn: foundOn))
        try transaction.asSystem { transaction in
            try transaction.stop(ClockKind.allCases, of: report.id)
            try transaction.withdrawNotices(of: report.id)
            // A deputy who stands in for an accused head of the petition office keeps no sealed register.
            let line: SealedLine.ID = transaction.newID()
            let number = try transaction.insertSealed(
                ground: SealedLine.Ground(sealing), organ: record.holder, channel: report.channel,
                receivedOn: report.receivedOn, sheets: sheets, clock: clock, key: .form(report.id.rawValue), as: line
            )
            try export(record, sealing, as: line, number, sheets: sheets, behind: accused, in: transaction)
            try transaction.withdraw(.read, report.id)
            try transaction.endSplit(of: report.id, by: caller.staff)
            try transaction.sealUp(report.id)
        }
        try transaction.record("sealed_up", of: report.id, .report, version: record.version + 1)
        try transaction.audit(AuditRecord("report.seal_up", report.id), in: caller.organ)
    }
}
