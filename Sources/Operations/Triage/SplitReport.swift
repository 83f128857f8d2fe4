public import CaseStore
public import Casework

/// Splits a report at triage (拆分): a registrar proposes which accused and which words make which part, the head of the
/// office approves. Each part becomes a report of its own with its own number, received on the day of the whole; what
/// belongs above goes up sealed by itself. The reporter's code goes on opening one line for the whole.
///
/// - Policy: SS-171, DW-split, JB-15
public struct SplitReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.mend` for what is wrong with a part, by `part-1`, `part-2` …; `.refused` for what the
    ///   rules object to otherwise.
    public func propose(_ id: Report.ID, _ parts: [Split.Part], as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.askingAhead { transaction in
                var record = try context.lock(id, opensParts: true, in: transaction)
                try context.require(.propose(parts), on: record, in: transaction, by: caller)
                _ = try context.requireFilesNamed(in: parts, of: id, in: transaction)
                try transaction.proposeSplit(of: id, in: caller.organ, parts, by: caller.staff)
                try context.note("split_proposed", on: &record, in: transaction, by: caller)
            }
        }
    }

    /// The head of the office says yes: the parts are registered, and what ran for the whole stops.
    ///
    /// - Returns: the parts, in their order, those that went up sealed among them.
    @discardableResult
    public func approve(_ id: Report.ID, as caller: StaffCaller) async throws -> [Report.ID] {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let (seen, proposal, parts, files) = try transaction.askingAhead { transaction in
                try context.approvable(id, in: transaction, by: caller)
            }
            var record = seen
            try record.report.apply(.split(proposedBy: proposal.proposedBy, by: caller.staff))
            let role: Role = caller.roles.contains(.petitionLead) ? .petitionLead : .deputy
            try transaction.decideSplit(proposal.id, as: role, by: caller.staff)
            let original = try transaction.asSystem { try context.original(of: id, in: $0) }
            try context.note("split", on: &record, [("parts", String(parts.count))], in: transaction, by: caller)
            let whole = SplitWhole(
                record: record, content: original.content, reporter: original.reporter,
                transfer: original.transfer, hanging: original.hanging, files: files)
            return try context.takeApart(whole, parts, in: transaction, by: caller)
        }
    }

    /// The head of the office says no, or whoever proposed it takes it back.
    public func refuse(_ id: Report.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let (seen, proposal) = try transaction.askingAhead { transaction in
                let record = try context.lock(id, opensParts: false, in: transaction)
                return (record, try context.require(.refuse, on: record, in: transaction, by: caller))
            }
            guard let proposal else { throw OperationError.stale }
            var record = seen
            try transaction.decideSplit(proposal.id, as: nil, by: caller.staff)
            try context.note("split_refused", on: &record, in: transaction, by: caller)
        }
    }
}

/// What the page of a report offers about splitting it, and what came of it.
public struct OpenSplit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        /// What waits for a second person.
        public let proposal: SplitRecord?
        /// What it makes, for whoever may read the report.
        public let parts: [Split.Part]
        /// Everybody whom the report accuses, for whoever may read it.
        public let accused: [AccusedDraft]
        /// Those of the proposed parts that would go up sealed, by their places.
        public let sealed: Set<Int>
        public let mayPropose: Bool
        public let mayApprove: Bool
        public let mayRefuse: Bool
        /// What came of a split, and what a part came of; only what the caller sees.
        public let made: [ReportRecord]
        public let whole: ReportRecord?
    }

    /// Which of these wait for a second person to say whether they are split; none for whoever may not know.
    public func waiting(among reports: [Report.ID], as caller: StaffCaller) async throws -> Set<Report.ID> {
        guard !reports.isEmpty else { return [] }
        return try await context.transaction(as: .staff(caller)) { try $0.waitingToBeSplit(among: reports) }
    }

    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            let (facts, proposal) = try context.splitFacts(of: record, in: transaction, for: caller)
            let parts = try proposal.flatMap { try transaction.parts(of: $0) } ?? []
            let accused = try transaction.readableContent(of: id)?.accused ?? []
            let named = context.accusedStaff(accused).standings
            let sealed = parts.indices.filter { context.sealing(of: parts[$0], named, at: record.holder) != nil }
            return Opened(
                proposal: proposal, parts: parts, accused: accused, sealed: Set(sealed),
                mayPropose: facts.names.count > 1 && Split.mayBegin(facts),
                mayApprove: Split.objection(to: .init(.approve, facts)) == nil,
                mayRefuse: Split.objection(to: .init(.refuse, facts)) == nil,
                made: try transaction.splitParts(of: id), whole: try transaction.original(ofPart: id)
            )
        }
    }
}

/// The report that is taken apart.
struct SplitWhole {
    let record: ReportRecord
    let content: ReportContent
    let reporter: ReporterDraft
    let transfer: TransferIn?
    let hanging: SplitHanging
    let files: [AttachmentRecord]
}

/// What was entered about the report before it was split.
struct SplitHanging {
    let stated: StatedFacts
    let recusals: [(entry: RecusalEntry, words: String)]
    let interferences: [(entry: InterferenceRecord, words: String)]
}

extension OperationContext {
    /// What two persons may still split is not triaged as a whole meanwhile: then nobody could split it any more.
    ///
    /// - Policy: DW-split
    func requireNoSplitWaits(on id: Report.ID, in transaction: borrowing Transaction) throws {
        let waits = try transaction.asSystem { try $0.waitingToBeSplit(among: [id]).contains(id) }
        guard waits else { return }
        throw OperationError.refused(
            Split.RuleID.onceProposed.statement,
            remedy: Bilingual("请等待审批，或者先撤回拆分方案", "Wait for its decision, or take the proposal to split it back first"))
    }

    /// The report that is to be split, locked, with its proposal, the parts and the files that go into them.
    fileprivate func approvable(
        _ id: Report.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> (ReportRecord, SplitRecord, [Split.Part], [AttachmentRecord]) {
        let record = try lock(id, opensParts: true, in: transaction)
        let proposal = try require(.approve, on: record, in: transaction, by: caller)
        guard let proposal, let parts = try transaction.parts(of: proposal) else { throw OperationError.stale }
        try requireWhole(parts, on: record, in: transaction, by: caller)
        return (record, proposal, parts, try requireFilesNamed(in: parts, of: id, in: transaction))
    }

    /// What it says, before its words are destroyed. As the system.
    fileprivate func original(
        of id: Report.ID, in transaction: borrowing Transaction
    ) throws -> (content: ReportContent, reporter: ReporterDraft, transfer: TransferIn?, hanging: SplitHanging) {
        try transaction.askingAhead { transaction in
            try transaction.askWhole(id)
            return (
                try transaction.content(of: id), try transaction.reporterToShare(of: id),
                try transaction.transferIn(of: id), try hanging(on: id, in: transaction)
            )
        }
    }

    private func hanging(on id: Report.ID, in transaction: borrowing Transaction) throws -> SplitHanging {
        let stated = try transaction.statedFacts(of: id)
        let (recusals, interferences) = (try transaction.recusals(on: id), try transaction.interferences(of: id))
        if !recusals.isEmpty || !interferences.isEmpty { try transaction.askKey(of: id) }
        return SplitHanging(
            stated: stated, recusals: try recusals.map { (entry: $0, words: try transaction.words(of: $0)) },
            interferences: try interferences.map { (entry: $0, words: try transaction.words(of: $0)) })
    }

    /// Whoever sees it locks it, as in voiding. Inside `askingAhead`: what `require` looks up is asked as well.
    fileprivate func lock(
        _ id: Report.ID, opensParts: Bool, in transaction: borrowing Transaction
    ) throws -> ReportRecord {
        try requireNoSealingWaits(on: try transaction.report(id), in: transaction)
        try transaction.askSplit(id, opensParts: opensParts)
        let record = try transaction.asSystem { try $0.lockReport(id) }
        // Somebody may have asked for its sealing meanwhile.
        try requireNoSealingWaits(on: record, in: transaction)
        return record
    }

    @discardableResult
    fileprivate func require(
        _ step: Split.Step, on record: ReportRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> SplitRecord? {
        let (facts, proposal) = try splitFacts(of: record, in: transaction, for: caller)
        try requireNoObjection(Split.Input(step, facts))
        return proposal
    }

    /// Somebody may have been added to the accused since it was proposed: nobody is lost.
    fileprivate func requireWhole(
        _ parts: [Split.Part], on record: ReportRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        let (facts, _) = try splitFacts(of: record, in: transaction, for: caller)
        guard let objection = Split.wholeness(of: parts, facts) else { return }
        throw OperationError.refused(objection.rule.statement, remedy: Self.proposedAnew)
    }

    /// The whole says nothing any more once a part leaves the office, and takes with it what no part has: no file is lost.
    ///
    /// - Returns: its files.
    /// - Policy: DW-split
    fileprivate func requireFilesNamed(
        in parts: [Split.Part], of id: Report.ID, in transaction: borrowing Transaction
    ) throws -> [AttachmentRecord] {
        let named = parts.reduce(into: Set<Int>()) { $0.formUnion(Split.files(namedIn: $1.text)) }
        let files = try transaction.asSystem { try $0.attachments(of: id) }
        guard let missing = files.map(\.ordinal).first(where: { !named.contains($0) }) else { return files }
        throw OperationError.refused(
            Bilingual("附件\(missing)没有归入任何一件", "File \(missing) goes into no part"),
            remedy: Bilingual(
                "请在所归入的每一件内容里写明“附件\(missing)”",
                "Name it, as 附件\(missing), in the words of each part that it belongs to"))
    }

    private static let proposedAnew = Bilingual("请退回，由登记员重新提出", "Refuse it, and let a registrar propose it anew")

    private func requireNoObjection(_ input: Split.Input) throws {
        guard let objection = Split.objection(to: input) else { return }
        let (rule, statement) = (objection.rule, objection.rule.statement)
        switch rule {
        case .office, .ownNumber, .undecided, .untold, .nothingHangs, .onceProposed, .proposed, .approver, .fourEyes:
            throw OperationError.refused(statement, remedy: rule.remedy)
        case .twoParts, .everybodyOnce, .nothingEmpty, .namesNobodyElse:
            throw OperationError.mend(Split.places(of: rule, in: input).map { .init("part-\($0 + 1)", statement) })
        }
    }

    fileprivate func splitFacts(
        of record: ReportRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> (Split.Facts, SplitRecord?) {
        let id = record.report.id
        let proposal = try transaction.splits(of: id).last { $0.state == .proposed }
        let names = try transaction.readableContent(of: id)?.accused.map(\.name) ?? []
        let heads = headsOffice(caller, for: record.barred)
        return try transaction.asSystem { transaction in
            let facts = Split.Facts(
                caller: caller.staff, roles: caller.roles, state: record.report.state,
                isOwnNumber: record.number != nil && record.report.receiver == caller.organ
                    && record.holder == caller.organ,
                hasClue: try !transaction.clues(of: id).isEmpty,
                isTold: try transaction.notices(of: id).contains { $0.state == .approved || $0.state == .delivered },
                hasRepeats: try !transaction.joinedReports(to: id).isEmpty, headsOffice: heads,
                proposedBy: proposal?.proposedBy, names: names
            )
            return (facts, proposal)
        }
    }

    fileprivate func note(
        _ event: String, on record: inout ReportRecord, _ detail: [(String, String)] = [],
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        record.version += 1
        let saved = record
        try transaction.asSystem { try $0.save(saved) }
        try transaction.record(event, of: saved.report.id, .report, version: saved.version, detail)
        try transaction.audit(AuditRecord("report." + event, saved.report.id, detail), in: caller.organ)
    }
}
