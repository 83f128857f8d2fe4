public import CaseStore
public import Casework

/// The archive (归档): closes the file of a finished clue, takes it out again, and shows its index.
///
/// - Policy: DW-archive
public struct ArchiveFile: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What lies on the file of a clue (卷内目录).
    public struct Index: Sendable {
        public let clue: ClueRecord
        public let report: ReportRecord
        /// Reports that joined it.
        public let joined: [ReportRecord]
        public let documents: [PaperRecord]
        public let notices: [NoticeRecord]
        public let approvals: [StoredApproval]
        /// What was approved before approvals were rows, as the story tells it.
        public let told: [ToldApproval]
        /// What the room stated of papers that are not here.
        public let latePapers: [LatePaperRecord]
        /// Which papers the caller could state.
        public let mayState: [LatePaper]
        public let reportHandoffs: [StoredHandoff]
        public let handoffs: [StoredHandoff]
        /// What is missing before it can be archived; nil for whoever does not archive it, and what is archived.
        public let missing: [Archive.RuleID]?
        public let mayTakeOut: Bool
        /// Whether the caller's room may say that what joined it changes nothing.
        public let mayReadMaterial: Bool
        public let hasOpenObjection: Bool
    }

    /// - Throws: `OperationError.notFound` when there is no clue that the caller may see.
    public func open(_ id: Clue.ID, as caller: StaffCaller) async throws -> Index {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            let report = record.clue.report
            try transaction.audit(AuditRecord("clue.file", id), in: caller.organ)
            let file = try context.fileState(of: record, in: transaction, for: caller)
            let archive = Archive.objections(to: .init(.archive, file.facts))
            let takeOut = Archive.objections(to: .init(.takeOut, file.facts))
            return Index(
                clue: record, report: try transaction.report(report),
                joined: try transaction.joinedReports(to: report),
                documents: try transaction.papers(of: report, clue: id), notices: try transaction.notices(of: report),
                approvals: try transaction.approvals(of: report, clue: id), told: file.told,
                latePapers: try transaction.latePapers(of: id), mayState: file.latePapers(record, caller).open,
                reportHandoffs: try transaction.handoffs(of: report), handoffs: try transaction.handoffs(of: id),
                missing: archive.allSatisfy(\.isOfFile) ? archive.map(\.id) : nil, mayTakeOut: takeOut.isEmpty,
                mayReadMaterial: MaterialReading.objection(to: .init(record, caller)) == nil,
                hasOpenObjection: try transaction.objections(to: id).contains { $0.objection.state.isOpen }
            )
        }
    }

    /// A registrar closes the file: from now on the petition office alone opens it.
    ///
    /// - Throws: `OperationError.refused` with the first thing that is missing.
    public func archive(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await act(.archive, .archive, "archived", id, caller)
    }

    /// The head of the petition office takes it out again: it is as it was before. New facts that came in meanwhile ask
    /// for its reopening, and an objection is its room's to answer again.
    public func takeOut(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await act(.takeOut, .takeOut, "taken_out", id, caller)
    }

    /// Closes the file of a report that was declined, of which no clue came, or opens it again.
    public func act(_ step: Archive.Step, on id: Report.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockReport(id)
            let facts = try context.archiveFacts(of: record, in: transaction, for: caller)
            try Self.require(.init(step, facts))
            record.version += 1
            try transaction.setArchived(step == .archive, record)
            let name = step == .archive ? "archived" : "taken_out"
            try transaction.record(name, of: id, .report, version: record.version)
            try transaction.audit(AuditRecord("report." + name, id), in: caller.organ)
        }
    }

    /// What stands in the way of closing a declined report; nil for whoever does not archive it.
    public func missing(of id: Report.ID, as caller: StaffCaller) async throws -> (
        record: ReportRecord, missing: [Archive.RuleID]?, mayTakeOut: Bool
    ) {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            let facts = try context.archiveFacts(of: record, in: transaction, for: caller)
            let archive = Archive.objections(to: .init(.archive, facts))
            return (
                record, archive.allSatisfy(\.isOfFile) ? archive.map(\.id) : nil,
                Archive.objections(to: .init(.takeOut, facts)).isEmpty
            )
        }
    }

    /// Finished clues of the caller's organ, in the archive or not yet.
    public func list(archived: Bool, as caller: StaffCaller) async throws -> [ArchiveRow] {
        try await context.transaction(as: .staff(caller)) { try $0.archiveRows(archived: archived) }
    }

    /// Reports of the caller's organ that are finished and became no clue, in the archive or not yet.
    public func loneReports(archived: Bool, as caller: StaffCaller) async throws -> [LoneReportRow] {
        try await context.transaction(as: .staff(caller)) { try $0.loneReports(archived: archived) }
    }

    private func act(
        _ step: Archive.Step, _ event: Clue.Event, _ name: String, _ id: Clue.ID, _ caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            let facts = try context.fileState(of: record, in: transaction, for: caller).facts
            try Self.require(.init(step, facts))
            let newFactsOn = step == .takeOut ? try context.factsSinceArchived(record, in: transaction) : nil
            try context.carryOut(event, name, on: &record, in: transaction, by: caller)
            guard let newFactsOn else { return }
            try context.askReopening(on: &record, newEvidenceOn: newFactsOn, in: transaction, by: caller)
        }
    }

    private static func require(_ input: Archive.Input) throws {
        guard let rule = Archive.objections(to: input).first else { return }
        // Of another organ's item nobody learns that it is there.
        if rule.id == .organ { throw OperationError.notFound }
        throw OperationError.refused(rule.id.statement, remedy: rule.id.remedy)
    }
}

/// What lies on the file of a clue, and what of it is told by its story or its room alone.
struct FileState {
    var facts: Archive.Facts
    var told: [ToldApproval]
    /// It ended before its plan could be approved as a row.
    var isEarlier: Bool
    var endedOn: CivilDate?

    /// What the rules of papers that are stated later look at.
    func latePapers(_ record: ClueRecord, _ caller: StaffCaller) -> LatePaper.Facts {
        LatePaper.Facts(
            caller: caller, room: record.room, state: record.clue.state, isEarlier: isEarlier,
            missing: Set(Archive.missing(facts).compactMap { LatePaper($0) }), arrivedOn: record.routedAt.civilDate,
            endedOn: endedOn ?? record.routedAt.civilDate)
    }
}

extension OperationContext {
    /// What lies on the file, whatever the caller sees of it: the archivist is told what is missing, not what it says.
    func fileState(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> FileState {
        let (id, report) = (record.clue.id, record.clue.report)
        return try transaction.asSystem { transaction in
            let approvals = try transaction.approvals(of: report, clue: id)
            // What was approved before it was opened again does not carry the second end.
            let again = approvals.lastIndex { $0.kind == .reopening }.map { approvals[$0...].dropFirst() }
            let current = again ?? approvals[...]
            let plan = current.last { $0.kind == .plan }
            let isEarlier = again == nil && plan == nil
            let told = isEarlier ? try toldApprovals(of: record, besides: approvals, in: transaction) : []
            let matter = plan?.matter ?? told.first { $0.kind == .plan }?.matter
            let isVerified = matter == Handle.Proposal.preliminaryVerification.rawValue
            let clocks = try transaction.clocks(of: id) + transaction.clocks(of: report)
            // Whoever watches over a reporter (JB-49) would lose sight of the matter.
            let isWatched = try transaction.protections(of: report).contains { $0.closedOn == nil }
            var kinds = Set(current.map(\.kind) + told.map(\.kind))
            kinds.formUnion(approvals.map(\.kind).filter { $0 == .triage })
            if record.distributedAt != nil { kinds.insert(.distribution) } else { kinds.remove(.distribution) }
            let isOfLowerHead = try plan?.isOfLowerHead ?? accusesLowerHead(report, in: transaction)
            var facts = Archive.Facts(
                caller: caller, organ: record.organ, state: record.clue.state, approvals: kinds,
                hasStudyMinutes: record.file.studiedOn != nil, needsSecretary: isVerified && isOfLowerHead,
                hasSecretaryApproval: plan?.secretaryOn != nil
                    || isEarlier && record.file.secretaryApprovedOn != nil,
                needsGroupSignatures: isVerified, hasGroupSignatures: record.file.groupSignedOn != nil,
                owesNotice: try transaction.notices(of: report).contains {
                    $0.state == .draft || $0.state == .approved
                },
                hasOpenObjection: try transaction.objections(to: id).contains { $0.objection.state.isOpen },
                isReopeningAsked: record.reopenAskedBy != nil,
                hasOpenDocument: try transaction.papers(of: report, clue: id).contains { $0.paper.state.isOpen },
                hasOpenOrder: try transaction.supervisions(of: id).contains { $0.order.state.isOpen },
                hasRunningClock: isWatched || clocks.contains { $0.stoppedOn == nil },
                hasNewMaterial: record.supplementedOn != nil
            )
            facts.missingPapers = try missingPapers(of: record, matter, in: transaction)
            if isEarlier { facts.add(try transaction.latePapers(of: id).map(\.paper)) }
            return FileState(
                facts: facts, told: told, isEarlier: isEarlier, endedOn: try transaction.concludedOn(id))
        }
    }

    /// What was approved before approvals were rows. As the system.
    private func toldApprovals(
        of record: ClueRecord, besides rows: [StoredApproval], in transaction: borrowing Transaction
    ) throws -> [ToldApproval] {
        let events = try transaction.events(of: record.clue.id)
        return ToldApproval.told(clue: events, report: try transaction.events(of: record.clue.report))
            .filter { told in !rows.contains { $0.kind == told.kind } }
    }

    private func accusesLowerHead(_ report: Report.ID, in transaction: borrowing Transaction) throws -> Bool {
        try transaction.standings(of: report).contains { $0.isOrganHead || $0.partyRole != nil }
    }

    fileprivate func archiveFacts(
        of record: ReportRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Archive.Facts {
        let id = record.report.id
        return try transaction.asSystem { transaction in
            let isArchived = try transaction.archivedAt(id) != nil
            let endsAlone = try endsAlone(record, in: transaction)
            var kinds = Set(try transaction.approvals(of: id, clue: nil).map(\.kind))
            if ToldApproval.triage(try transaction.events(of: id)) != nil { kinds.insert(.triage) }
            var facts = Archive.Facts(
                caller: caller, organ: endsAlone ? record.holder : Organ.ID(""), state: nil,
                isReportArchived: isArchived,
                approvals: kinds,
                owesNotice: try transaction.notices(of: id).contains {
                    $0.state == .draft || $0.state == .approved
                },
                hasOpenDocument: try transaction.papers(of: id).contains { $0.paper.state.isOpen },
                hasRunningClock: try transaction.clocks(of: id).contains { $0.stoppedOn == nil }
            )
            if let petition = try transaction.petition(of: id), !petition.petition.state.isAnswered {
                facts.missingPapers.insert(.petition)
            }
            return facts
        }
    }

    /// Whether a report became no clue and is finished: declined, a suggestion that was looked into, or a repeat that was
    /// kept on one of these.
    private func endsAlone(_ record: ReportRecord, in transaction: borrowing Transaction) throws -> Bool {
        switch record.report.state {
        case .declined: return true
        case .accepted: return try record.isFinishedSuggestion && transaction.clues(of: record.report.id).isEmpty
        case .retained(let first):
            let original = try transaction.report(first)
            let isDeclined = if case .declined = original.report.state { true } else { false }
            return try (isDeclined || original.isFinishedSuggestion) && transaction.clues(of: first).isEmpty
        case .quarantined, .registered, .triageProposed, .sealedUp, .voided, .split: return false
        }
    }

    /// Papers that the way of a clue asks for and that are not there. As the system.
    private func missingPapers(
        of record: ClueRecord, _ matter: String?, in transaction: borrowing Transaction
    ) throws -> Set<Archive.Paper> {
        let (id, report) = (record.clue.id, try transaction.report(record.clue.report))
        let isRealName = report.report.signature.isRealName
        let notices = try transaction.notices(of: report.report.id).filter { $0.state == .delivered }
        let papers = try transaction.papers(of: report.report.id, clue: id)
        let issued = Set(papers.filter { $0.paper.state.issue != nil }.map(\.kind))
        var missing: Set<Archive.Paper> = []
        // Another organ told the reporter of what it passed on.
        if isRealName, report.kind == .accusation, report.report.receiver == record.organ,
            !notices.contains(where: { $0.kind == .acceptance })
        {
            missing.insert(.acceptance)
        }
        // What a result could rest on closes the file too: an appeal has no talk, and where there was none the file says
        // why.
        if matter == Handle.Proposal.talkOrLetter.rawValue, report.kind != .appeal {
            let steps = try transaction.courseSteps(of: id).filter { !$0.isOfFormerRound }.map(\.step.kind)
            if !Course.carriesResult(steps) { missing.insert(.course) }
        }
        if matter == Handle.Proposal.preliminaryVerification.rawValue,
            try transaction.latestCheckReport(of: record) == nil
        {
            missing.insert(.checkReport)
        }
        // What was said about a former end does not tell of this one.
        let endedOn = try transaction.concludedOn(id)
        if isRealName, notices.contains(where: { $0.kind == .result }), let endedOn,
            try !transaction.feedbackRecords(of: record).contains(where: { $0.toldOn >= endedOn })
        {
            missing.insert(.feedback)
        }
        if !papers.contains(where: { $0.indexes(record.organ, endedOn: endedOn) }) { missing.insert(.index) }
        for clearing in try transaction.clarifications(of: id) {
            switch clearing.clarification.state {
            case .refused, .lapsed: continue
            case .proposed, .approved: missing.insert(.clearing)
            case .done: if !issued.contains(.clarification) { missing.insert(.clearing) }
            }
        }
        let isUnreported = try transaction.binding(of: id)?.isAssigned == true
        if try isUnreported || transaction.wasAssigned(id) && !issued.contains(.assignment) {
            missing.insert(.assignment)
        }
        return missing
    }
}

extension Archive.Facts {
    /// Papers that the room stated make up for what is not here.
    fileprivate mutating func add(_ papers: [LatePaper]) {
        for paper in papers {
            switch paper {
            case .studyMinutes: hasStudyMinutes = true
            case .secretaryApproval: hasSecretaryApproval = true
            case .groupSignatures: hasGroupSignatures = true
            case .course: missingPapers.remove(.course)
            case .checkReport: missingPapers.remove(.checkReport)
            }
        }
    }
}

extension ReportRecord {
    fileprivate var isFinishedSuggestion: Bool {
        if case .accepted = report.state { kind == .suggestion && concludedOn != nil } else { false }
    }
}

extension Petition.State {
    fileprivate var isAnswered: Bool {
        switch self {
        case .answered: true
        case .handling, .hearing, .opinionProposed: false
        }
    }
}

extension OperationContext {
    /// The day of new facts that joined a clue while it was archived; nil where none did (JB-27).
    fileprivate func factsSinceArchived(
        _ record: ClueRecord, in transaction: borrowing Transaction
    ) throws -> CivilDate? {
        guard let day = record.supplementedOn else { return nil }
        let events = try transaction.events(of: record.clue.id)
        let closed = events.lastIndex { $0.kind == "archived" } ?? events.startIndex
        return events[closed...].contains { $0.kind == "supplement_arrived" } ? day : nil
    }
}

extension PaperRecord {
    /// Whether it is an index of the file (归档目录) that an organ issued after the end. One of a former end tells nothing of
    /// what came after, and one that is void nothing at all.
    fileprivate func indexes(_ holder: Organ.ID, endedOn: CivilDate?) -> Bool {
        guard kind == .archiveIndex, organ == holder else { return false }
        switch paper.state {
        case .issued(let issue), .voidProposed(let issue, _): return endedOn.map { issue.on >= $0 } ?? true
        case .draft, .withdrawn, .voided: return false
        }
    }
}

extension Paper.State {
    /// Neither issued, nor taken back, nor void.
    fileprivate var isOpen: Bool {
        switch self {
        case .draft, .voidProposed: true
        case .withdrawn, .issued, .voided: false
        }
    }
}
