public import CaseStore
public import Casework

/// Imports rows of an office register that `RegisterBatch` has decided on.
///
/// One transaction per batch of rows; a row that is there already is skipped, so a broken import goes on where it
/// stopped, and the same file twice adds nothing.
public struct ImportRegister: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

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
    ///   - year: of the register.
    /// - Returns: how many reports were new, and which rows bring a number that the register has given to another
    ///   report; nothing of those is kept.
    public func write(
        _ outcomes: [RegisterOutcome], year: Int, as caller: StaffCaller
    ) async throws -> (new: Int, conflicts: [Int]) {
        var rows: [Row] = []
        var sealed: [(SealedRow, SourceKey)] = []
        for outcome in outcomes {
            switch outcome.decision {
            case .accept(let entry): rows.append(Row(entry, row: outcome.row, year: year))
            case .sealed(let row):
                sealed.append((row, .sealedRow(year: year, row: outcome.row)))
            case .reject: continue
            }
        }
        let (accepted, upper) = (rows, sealed)
        let context = context
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
            try context.write(new, in: transaction, by: caller)
            for (row, key) in upper where !known.contains(key) {
                try context.writeSealed(row, key, in: transaction, by: caller)
            }
            return (new.count, unknown.filter { taken.contains($0.number.number) }.map(\.row))
        }
    }

    /// Rows of a file that would get a number which an earlier row of it gets: `冶信〔2024〕7号` and `冶访〔2024〕7号` are
    /// two numbers on paper and one in the register. They are to be rejected before anything is written.
    public static func repeatedNumbers(_ outcomes: [RegisterOutcome], year: Int) -> Set<Int> {
        var seen: Set<Int> = []
        var repeated: Set<Int> = []
        for outcome in outcomes {
            guard case .accept(let entry) = outcome.decision else { continue }
            let number = Row(entry, row: outcome.row, year: year).number.number
            if !seen.insert(number).inserted { repeated.insert(outcome.row) }
        }
        return repeated
    }

    /// Ends the file.
    public func finish(_ id: ImportBatch.ID, _ counts: ImportCounts, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.finishImport(id, counts)
            try transaction.audit(
                AuditRecord("register.import", id, [("read", "\(counts.read)"), ("accepted", "\(counts.accepted)")]),
                in: caller.organ
            )
        }
    }

    /// An accepted row with its number and key.
    struct Row: Sendable {
        let row: Int
        let entry: RegisterEntry
        let number: ReportNumber
        let key: SourceKey

        init(_ entry: RegisterEntry, row: Int, year: Int) {
            self.row = row
            self.entry = entry
            let digits = entry.number.split { !$0.isWholeNumber }.last.flatMap { Int($0) } ?? 0
            let isUsual = digits > 0 && digits < Self.unusual && !entry.flags.contains(.numberFormat)
            number = ReportNumber(year: year, number: isUsual ? digits : Self.unusualNumber(entry.number))
            key = .register(year: year, number: entry.number)
        }

        /// Numbers in another form than the usual one come after all usual ones, spread by their text.
        static let unusual = 1_000_000

        private static func unusualNumber(_ text: String) -> Int {
            unusual + text.unicodeScalars.reduce(0) { ($0 &* 31 &+ Int($1.value)) % 900_007 }
        }
    }
}

extension OperationContext {
    fileprivate func write(
        _ rows: [ImportRegister.Row], in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        guard !rows.isEmpty else { return }
        var reports: [SealedReport] = []
        var clocks: [(subject: String, clock: NewClock)] = []
        for row in rows {
            let draft = draft(of: row.entry)
            let report = try store.seal(
                draft, for: caller.organ, number: row.number, source: .importFile, key: row.key,
                queryCode: store.newQueryCode(cell: cell), signature: row.entry.signature,
                importFlags: row.entry.flags.map(\.rawValue),
                priority: row.entry.flags.contains(.risk) ? .urgent : .normal,
                barredStaff: accusedStaff(draft.accused).staff
            )
            reports.append(report)
            guard row.entry.closedOn == nil else { continue }
            clocks += clocksOfReceipt(draft).map { (report.id.rawValue, $0) }
        }
        try transaction.insert(reports)
        try transaction.startMany(clocks, .report, organ: caller.organ)
        try transaction.enqueue(.read, reports.map { ($0.id.rawValue, caller.organ.rawValue, .low) })
        let usual = rows.map(\.number).filter { $0.number < ImportRegister.Row.unusual }
        if let highest = usual.map(\.number).max(), let year = usual.first?.year {
            try transaction.raiseNumber(.report, of: caller.organ, year: year, to: highest)
        }
        try transaction.audit(
            reports.map { AuditRecord("report.import", $0.id) }, in: caller.organ
        )
        try transaction.announce(.reportRegistered, reports.map(\.id.rawValue), in: caller.organ)
    }

    private func draft(of entry: RegisterEntry) -> ReportDraft {
        // Only names of categories are kept in the clear; what else stands in the cell is sealed with the text.
        let isKnown = !entry.flags.contains(.categoryUnknown) && entry.category.count <= 20
        let standing = directory.standing(of: entry.post, text: entry.unit)
        var people = entry.accused.map { AccusedDraft(name: $0, unit: entry.unit, post: "", standing: standing) }
        if people.isEmpty, !entry.unit.isEmpty {
            people = [AccusedDraft(name: "", unit: entry.unit, standing: standing)]
        }
        return ReportDraft(
            channel: entry.channel ?? .other, receivedOn: entry.receivedOn,
            reporter: ReporterDraft(name: entry.reporter ?? "", phone: entry.phone ?? ""), accused: people,
            category: isKnown ? entry.category : "", summary: entry.summary,
            text: isKnown ? "" : "问题类别（原文）：" + entry.category
        )
    }

    fileprivate func writeSealed(
        _ row: SealedRow, _ key: SourceKey, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let receivedOn = row.receivedOn ?? transaction.today
        let ground: SealedLine.Ground =
            switch row.ground {
            case .ownHead: .ownHead
            case .upperLevel: .upperLevel
            }
        _ = try transaction.insertSealed(
            ground: ground, organ: caller.organ, channel: row.channel ?? .other, receivedOn: receivedOn,
            dueOn: newClock(.upwardReport, from: receivedOn).due.date, key: key
        )
        try transaction.audit(AuditRecord("sealed.register"), in: caller.organ)
    }
}
