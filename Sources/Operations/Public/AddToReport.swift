import CaseStore
import Casework

/// The reporter adds material or objects to the result. What was written comes in as a hand-in of its own, in the
/// quarantine of whoever holds the matter now; both histories name each other, the reporter's code opens neither anew.
///
/// - Policy: JB-27
public struct AddToReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What the reporter does.
    public enum Kind: String, Sendable, CaseIterable {
        /// 补充材料
        case supplement
        /// 对办理结果有异议
        case objection

        /// Name of the event in the history of the report it is about.
        var eventName: String {
            switch self {
            case .supplement: "supplemented"
            case .objection: "objected"
            }
        }

        var title: String {
            switch self {
            case .supplement: "补充材料"
            case .objection: "对办理结果的异议"
            }
        }
    }

    /// - Parameters:
    ///   - text: at most 20,000 characters.
    ///   - form: the random number that the form carried; the same form twice is one hand-in.
    ///   - isFreeOfStateSecrets: the box that the reporter ticked (DW-19).
    /// - Throws: `OperationError.notFound` for a code that opens nothing, `.refused` when the matter has left this
    ///   system, `.alreadyReceived`, `.mend`.
    public func callAsFunction(
        _ kind: Kind, _ text: String, code credential: some QueryCredential, form: String, isFreeOfStateSecrets: Bool,
        files: [ReceivedFile] = []
    ) async throws {
        let key = try await credential.key(context)
        if let message = Receive.fault(ofSecrets: isFreeOfStateSecrets) {
            throw OperationError.mend([.init("no_secrets", message)])
        }
        guard !text.allSatisfy(\.isWhitespace), text.unicodeScalars.count <= ReceiveLimits.textCharacters else {
            throw OperationError.mend([.init("text", Bilingual("请填写内容，最多20000字", "Write up to 20,000 characters"))])
        }
        let context = context
        do {
            try await context.transaction(as: .publicVisitor) { transaction in
                guard let tracked = try transaction.track(key) else { throw OperationError.notFound }
                try context.require(kind, on: tracked)
                // First of all: an escalation that is under way ends before we ask who has it and who is kept from it.
                let original = try transaction.asSystem { transaction in
                    try transaction.lockReport(try context.target(of: kind, tracked, in: transaction))
                }
                if case .sealedUp = original.report.state { throw OperationError.notHere }
                try context.take(kind, text, files, on: original, form: form, in: transaction)
                // JB-27: whoever objects to a result that they have opened has been told it, as if they had said so.
                if kind == .objection, let result = tracked.notices.last(where: { $0.kind == .result }) {
                    _ = try transaction.markRead(result.id, with: key)
                }
            }
        } catch StoreError.refused(constraint: "report_source_is_new") {
            throw OperationError.alreadyReceived
        }
    }
}

extension OperationContext {
    /// Whether material on a report may still come in here; an objection needs a result.
    fileprivate func require(_ kind: AddToReport.Kind, on tracked: TrackedReport) throws {
        let hasResult = tracked.notices.contains { $0.kind == .result }
        // One part of what was split went elsewhere: the others are still here.
        let hasLeft = tracked.status == .notKept || tracked.status == .forwarded && !tracked.isSplit
        if hasLeft || tracked.status == .voided || (kind == .objection && !hasResult) {
            throw OperationError.notHere
        }
    }

    /// What it is about: of a report that was split, the part whose result was told last; and for material the part that
    /// left the office, where one did, because the office must not learn more of that one (HS-26).
    fileprivate func target(
        of kind: AddToReport.Kind, _ tracked: TrackedReport, in transaction: borrowing Transaction
    ) throws -> Report.ID {
        guard tracked.isSplit else { return tracked.report }
        switch kind {
        case .objection: return tracked.notices.last { $0.kind == .result }?.report ?? tracked.report
        case .supplement:
            let holder = try transaction.report(tracked.report).holder
            let gone = try transaction.splitParts(of: tracked.report).first { $0.barred.organs.contains(holder) }
            return gone?.report.id ?? tracked.report
        }
    }

    fileprivate func take(
        _ kind: AddToReport.Kind, _ text: String, _ files: [ReceivedFile], on original: ReportRecord, form: String,
        in transaction: borrowing Transaction
    ) throws {
        let holder = try transaction.openHolder(of: original.report.id)
        let number = original.number?.text(of: original.report.receiver) ?? ""
        let draft = ReportDraft(
            channel: .web, receivedOn: transaction.today, summary: kind.title + (number.isEmpty ? "" : "（\(number)）"),
            text: text
        )
        let report = try store.seal(
            draft, for: holder, number: nil, source: .publicPage, key: .form(form),
            queryCode: nil, barredStaff: original.barred.staff
        )
        try transaction.insert([report])
        try keep(files, by: .reporter, on: report, of: holder, in: transaction)
        let clock = newClock(.forwardOther, owedBy: holder, from: transaction.today)
        try transaction.start([clock], of: report.id, .report, organ: holder)
        try transaction.audit(AuditRecord("report.\(kind.rawValue)", report.id), in: holder)
        try transaction.asSystem { transaction in
            let first = original.report.id
            try note(kind.eventName, on: first, about: report.id, number: "", in: transaction)
            try note(
                "follows", on: report.id, about: first, number: number, kind: kind, behind: original.barred,
                in: transaction)
            if kind == .objection { try raiseObjection(on: first, handIn: report.id, in: transaction) }
        }
    }

    /// Adds to the history of a report without changing its state.
    private func note(
        _ event: String, on id: Report.ID, about other: Report.ID, number: String, kind: AddToReport.Kind? = nil,
        behind walls: Barred? = nil, in transaction: borrowing Transaction
    ) throws {
        var record = try transaction.lockReport(id)
        record.version += 1
        // Whoever is kept from the matter is kept from what is added to it.
        if let walls { record.barred = walls }
        try transaction.save(record)
        let detail =
            [("report", other.rawValue)] + (number.isEmpty ? [] : [("number", number)])
            + (kind.map { [("kind", $0.rawValue)] } ?? [])
        try transaction.record(event, of: id, .report, version: record.version, detail)
    }
}

extension OperationError {
    /// The matter has left this system, or is not yet where one objects.
    fileprivate static var notHere: Self {
        .refused(
            Bilingual("此件现在不能在这里提交", "This cannot be handed in here now"),
            remedy: Bilingual("请向有权处理的机关提出", "Turn to the competent organ")
        )
    }
}
