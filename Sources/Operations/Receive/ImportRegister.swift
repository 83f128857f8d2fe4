public import CaseStore
public import Casework

/// Imports rows of an office register that `RegisterBatch` has decided on.
///
/// One transaction per batch of rows; a row that is there already is skipped, so a broken import goes on where it
/// stopped, and the same file twice adds nothing.
public struct ImportRegister: Sendable {
    let context: OperationContext
    /// What the audit log adds to the caller's name.
    private let detail: [(String, String)]

    /// - Parameter byCommand: the caller only lends the name: nobody said who runs the command.
    public init(_ context: OperationContext, byCommand: Bool = false) {
        self.context = context
        detail = byCommand ? [("by", "command")] : []
    }

    /// Begins with a file, or finds that it was imported before.
    ///
    /// - Parameter digest: SHA-256 of the file's bytes.
    public func begin(_ digest: [UInt8], as caller: StaffCaller) async throws -> ImportBatch {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.beginImport(of: digest, for: caller.organ)
        }
    }

    /// Writes one batch.
    ///
    /// - Parameters:
    ///   - outcomes: at most `StoreLimits.importBatch`.
    ///   - numbers: of the whole file.
    /// - Returns: how many reports were new, and which rows bring a number that an earlier row or another report of the
    ///   register has; nothing of those is kept.
    public func write(
        _ outcomes: [RegisterOutcome], _ numbers: RegisterNumbers, as caller: StaffCaller
    ) async throws -> (new: Int, conflicts: [Int]) {
        let year = numbers.year
        var rows: [Row] = []
        var sealed: [(SealedRow, SourceKey)] = []
        var repeated: [Int] = []
        for outcome in outcomes {
            switch outcome.decision {
            case .accept(let entry):
                if let number = numbers[outcome.row] {
                    rows.append(Row(entry, row: outcome.row, ReportNumber(year: year, number: number)))
                } else {
                    repeated.append(outcome.row)
                }
            case .sealed(let row):
                sealed.append((row, Self.key(of: row, at: outcome.row, year)))
            case .reject: continue
            }
        }
        let (accepted, upper, conflicts) = (rows, sealed, repeated)
        let (context, detail) = (self.context, self.detail)
        return try await context.transaction(as: .staff(caller)) { transaction in
            // As the system: a report that left the caller's sight (HS-26) is there all the same, with its number.
            let (known, taken) = try transaction.asSystem { transaction in
                (
                    try transaction.known(accepted.map(\.key) + upper.map(\.1), of: caller.organ),
                    try transaction.taken(accepted.map(\.number.number), in: year, of: caller.organ)
                )
            }
            let unknown = accepted.filter { !known.contains($0.key) }
            let new = unknown.filter { !taken.contains($0.number.number) }
            try context.write(new, numbers, detail, in: transaction, by: caller)
            for (row, key) in upper where !known.contains(key) {
                try context.writeSealed(row, key, detail, in: transaction, by: caller)
            }
            return (new.count, conflicts + unknown.filter { taken.contains($0.number.number) }.map(\.row))
        }
    }

    private static func key(of sealed: SealedRow, at row: Int, _ year: Int) -> SourceKey {
        guard let number = sealed.number else { return .sealedRow(year: year, row: row) }
        return .sealedNumber(year: year, number: number, sameNumberAbove: sealed.sameNumberAbove)
    }

    /// Ends the file.
    public func finish(_ id: ImportBatch.ID, _ counts: ImportCounts, as caller: StaffCaller) async throws {
        let detail = [("read", "\(counts.read)"), ("accepted", "\(counts.accepted)")] + self.detail
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.finishImport(id, counts)
            try transaction.audit(AuditRecord("register.import", id, detail), in: caller.organ)
        }
    }

    /// An accepted row with its number and key.
    struct Row: Sendable {
        let row: Int
        let entry: RegisterEntry
        let number: ReportNumber
        let key: SourceKey

        init(_ entry: RegisterEntry, row: Int, _ number: ReportNumber) {
            self.row = row
            self.entry = entry
            self.number = number
            // The number as it is written, whatever it became here: the same row is known again by it.
            key = .register(year: number.year, number: entry.number)
        }
    }
}

extension OperationContext {
    fileprivate func write(
        _ rows: [ImportRegister.Row], _ numbers: RegisterNumbers, _ detail: [(String, String)],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        guard !rows.isEmpty else { return }
        var reports: [SealedReport] = []
        var clocks: [(subject: String, clock: NewClock)] = []
        for row in rows {
            let draft = draft(of: row.entry)
            let report = try store.seal(
                draft, for: caller.organ, number: row.number, source: .importFile, key: row.key,
                queryCode: nil, signature: row.entry.signature,
                importFlags: row.entry.flags.map(\.rawValue),
                priority: row.entry.flags.contains(.risk) ? .urgent : .normal,
                barredStaff: accusedStaff(draft.accused).staff
            )
            reports.append(report)
            guard row.entry.closedOn == nil else { continue }
            clocks += clocksOfReceipt(draft, at: caller.organ).map { (report.id.rawValue, $0) }
        }
        try transaction.insert(reports)
        for (report, row) in zip(reports, rows) {
            try keepStated(row.entry.stated, of: report.id, in: transaction)
        }
        try transaction.startMany(clocks, .report, organ: caller.organ)
        try transaction.enqueue(.read, reports.map { ($0.id.rawValue, caller.organ.rawValue, .low) })
        // The desk goes on after the numbers of the whole file: its later batches are still to come.
        try transaction.raiseNumber(.report, of: caller.organ, year: numbers.year, to: numbers.highest)
        try transaction.audit(
            reports.map { AuditRecord("report.import", $0.id, detail) }, in: caller.organ
        )
        let accused = zip(reports, rows).map { (id: $0.id, accused: draft(of: $1.entry).accused) }
        try deriveRecusals(of: accused, in: transaction, by: caller)
    }

    private func draft(of entry: RegisterEntry) -> ReportDraft {
        // Only names of categories are kept in the clear; what else stands in the cell is sealed with the text.
        let isKnown = !entry.flags.contains(.categoryUnknown) && entry.category.count <= 20
        let standing = directory.standing(of: entry.post, text: entry.unit)
        var people = entry.accused.map { AccusedDraft(name: $0, unit: entry.unit, post: "", standing: standing) }
        if people.isEmpty, !entry.unit.isEmpty {
            people = [AccusedDraft(name: "", unit: entry.unit, standing: standing)]
        }
        let text = [isKnown ? "" : "问题类别（原文）：" + entry.category, RegisterHandling.block(of: entry)]
        var draft = ReportDraft(
            channel: entry.channel ?? .other, receivedOn: entry.receivedOn,
            reporter: ReporterDraft(name: entry.reporter ?? "", phone: entry.phone ?? ""), accused: people,
            category: isKnown ? entry.category : "", summary: entry.summary,
            text: text.filter { !$0.isEmpty }.joined(separator: "\n")
        )
        draft.stated = entry.stated
        return draft
    }

    fileprivate func writeSealed(
        _ row: SealedRow, _ key: SourceKey, _ detail: [(String, String)], in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        // A register may hold a slip of the pen; a period does not begin in days to come.
        let receivedOn = min(row.receivedOn ?? transaction.today, transaction.today)
        let ground: SealedLine.Ground =
            switch row.ground {
            case .ownHead: .ownHead
            case .upperLevel: .upperLevel
            }
        _ = try transaction.insertSealed(
            ground: ground, organ: caller.organ, channel: row.channel ?? .other, receivedOn: receivedOn,
            clock: newClock(.upwardReport, owedBy: caller.organ, from: receivedOn), key: key
        )
        try transaction.audit(AuditRecord("sealed.register", detail), in: caller.organ)
    }
}
