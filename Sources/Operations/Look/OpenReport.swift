public import CaseStore
public import Casework

/// Opens a report with its text; every opening is on the audit log.
public struct OpenReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ReportRecord
        /// Whether the caller decides for the petition office: its head, or a deputy where the head is accused.
        public let isOfficeHead: Bool
        /// Whether the caller proposes what becomes of it.
        public let mayPropose: Bool
        /// It waits until a second person has decided whether it goes up sealed.
        public let waitsToBeSealed: Bool
        /// By the request of what it repeats or adds to, and none of its own.
        public let waitsWithAnother: Bool
        /// Nil when the caller may see the report and not its text, or when it was sealed up.
        public let content: ReportContent?
        /// The latest opinion: a person's, or else the worker's proposal.
        public let opinion: TriageOpinion?
        /// What was stated when it came in; nil once somebody, or the worker, has an opinion.
        public let stated: StatedFacts?
        /// What the rules make of that opinion; nil where it rests on a report that the caller may not see (HS-26).
        public let decision: Triage.Decision?
        /// The earlier report that the opinion names, as far as the caller sees it: it may have gone up meanwhile
        /// (HS-26).
        public let linked: ReportRecord?
        /// Where it would go if that opinion were confirmed; nil where nothing would be routed.
        public let preview: RoutePreview?
        /// Why it would go there, where that may be told.
        public let reasons: RouteRecord.Reasons?
        /// The rule that decides so, where the reasons are told.
        public let routeRule: Route.RuleID?
        /// Whether the caller may add an accused or correct one, now that it is accepted.
        public let mayCorrect: Bool
        /// What it may repeat, and what was decided about that.
        public let repeats: [RepeatCandidate]
        public let repeatDecisions: [RepeatDecision]
        /// What its reporter added this one to, as far as the caller sees it: it may have moved out of their sight.
        public let followed: [ReportRecord]
        /// The parts of a split report that its reporter added this one to; only what the caller sees.
        public let followedParts: [ReportRecord]
        public let events: [StoredEvent]
        public let clocks: [StoredClock]
        public let clues: [ClueRecord]
        public let notices: [NoticeRecord]
        /// Who passed it on, where another body did.
        public let transfer: TransferIn?
        /// How much it gives to go by, for whoever may read it; decides nothing (DW-credibility).
        public let credibility: Credibility.Advice?
    }

    /// - Throws: `OperationError.notFound` when there is none that the caller may see.
    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            try transaction.audit(AuditRecord("report.open", id), in: caller.organ)
            // Before anything of it is read: beyond the bound of an hour nothing new is.
            try context.countOpening(of: id, as: caller, in: transaction)
            return try transaction.askingAhead { transaction in
                try transaction.askOpening(of: record, isPreviewed: record.isPreviewed)
                return try context.open(record, in: transaction, for: caller)
            }
        }
    }
}

extension OperationContext {
    /// What the page of a report shows; all that does not rest on an answer is asked ahead (`askOpening`).
    fileprivate func open(
        _ record: ReportRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> OpenReport.Opened {
        let id = record.report.id
        let isSealedUp = if case .sealedUp = record.report.state { true } else { false }
        let opinion = isSealedUp ? nil : try transaction.latestOpinion(on: id)
        let content = isSealedUp ? nil : try transaction.readableContent(of: id)
        let decision = try opinion.flatMap { opinion in
            try transaction.seesEarlier(of: opinion) ? try triage(record, opinion, in: transaction) : nil
        }
        var ahead: (preview: RoutePreview, rule: Route.RuleID?, reasons: RouteRecord.Reasons?)?
        if let opinion, let decision {
            ahead = try previewRoute(record, opinion, decision, content, in: transaction, for: caller)
        }
        let clues = try transaction.clues(of: id)
        let events = try transaction.events(of: id)
        let stated = opinion == nil ? try transaction.statedFacts(of: id) : nil
        let transfer = isSealedUp ? nil : try transaction.transferIn(of: id)
        let followed = try transaction.asSystem { try $0.added(id)?.to }
        return OpenReport.Opened(
            record: record, isOfficeHead: headsOffice(caller, for: record.barred),
            mayPropose: proposesTriage(caller, of: record),
            waitsToBeSealed: record.waitsToBeSealed,
            waitsWithAnother: try record.waitsToBeSealed && transaction.sealRequest(of: id) == nil,
            content: content, opinion: opinion, stated: stated, decision: decision,
            linked: try opinion?.repeatOf.flatMap { try transaction.visible($0) }, preview: ahead?.preview,
            reasons: ahead?.reasons, routeRule: ahead?.rule,
            mayCorrect: record.report.state == .accepted && mayCorrect(record, clues, caller),
            repeats: isSealedUp ? [] : try transaction.repeatCandidates(of: id),
            repeatDecisions: try transaction.repeatDecisions(on: id),
            followed: try followed.flatMap { try transaction.visible($0) }.map { [$0] } ?? [],
            followedParts: try followed.map { try transaction.splitParts(of: $0) } ?? [], events: events,
            clocks: try transaction.clocks(of: id), clues: clues,
            notices: try transaction.notices(of: id), transfer: transfer,
            credibility: try content.map {
                try credibility(of: record, $0, opinion, stated, transfer, in: transaction)
            }
        )
    }
}

extension Transaction {
    /// A report, or nil where there is none that the caller may see.
    fileprivate func visible(_ id: Report.ID) throws -> ReportRecord? {
        do { return try report(id) } catch StoreError.notFound { return nil }
    }

    /// Whether the caller sees what an opinion says that a report repeats. Where it went out of their sight, what the
    /// rules make of the repeat would say how far it got there.
    fileprivate func seesEarlier(of opinion: TriageOpinion) throws -> Bool {
        guard let earlier = opinion.repeatOf else { return true }
        let first = try asSystem { try $0.first(ofMatter: earlier) }
        return try visible(earlier) != nil && visible(first) != nil
    }
}

/// Opens a clue: its facts for the room, its text for the one who holds it; every opening is on the audit log.
public struct OpenClue: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClueRecord
        public let report: ReportRecord
        /// Nil until the caller has claimed it, or looks at the whole organ by office.
        public let content: ReportContent?
        /// What the caller may do next, and what is still missing for it.
        public let openActs: [Handle.OpenAct]
        public let events: [StoredEvent]
        public let clocks: [StoredClock]
        public let notices: [NoticeRecord]
        /// What repeats the report or adds to it, oldest first; the text for whoever reads the report's own.
        public let joined: [(record: ReportRecord, content: ReportContent?)]
        /// Entries of interference with the matter that the caller may know of (JC-66).
        public let interference: Int
        /// Nil where nobody holds it, or the claim is fresh or went on.
        public let stale: StaleClaim?
    }

    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let (record, stale) = try transaction.clueAndClaim(id)
            try transaction.audit(AuditRecord("clue.open", id), in: caller.organ)
            try context.countOpening(of: record.clue.report, as: caller, in: transaction)
            let opened = try transaction.askingAhead { transaction in
                try transaction.askOpening(of: record)
                return try context.open(record, stale, in: transaction, for: caller)
            }
            let read = opened.joined.filter { $0.content != nil }.map(\.record.report.id)
            for report in read { try context.countOpening(of: report, as: caller, in: transaction) }
            try transaction.audit(read.map { AuditRecord("report.open", $0) }, in: caller.organ)
            return opened
        }
    }
}

extension OperationContext {
    /// What the page of a clue shows; all that does not rest on an answer is asked ahead (`askOpening`).
    fileprivate func open(
        _ record: ClueRecord, _ stale: StaleClaim?, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> OpenClue.Opened {
        let (id, report) = (record.clue.id, record.clue.report)
        let facts = try facts(of: record, in: transaction, for: caller)
        let joined = try transaction.joinedReports(to: report)
        try transaction.askContents(of: joined.map(\.report.id))
        return OpenClue.Opened(
            record: record, report: try transaction.report(report),
            content: try transaction.readableContent(of: report), openActs: Handle.openActs(for: facts),
            events: try transaction.events(of: id), clocks: try transaction.clocks(of: id),
            notices: try transaction.notices(of: report),
            joined: try joined.map { ($0, try transaction.readableContent(of: $0.report.id)) },
            interference: try transaction.interferenceCount(of: report), stale: stale
        )
    }
}

/// Opens a notice to look at it or print it; printing is on the audit log.
public struct OpenNotice: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: with the notice and its words, whether the caller may approve it now, or record its delivery, by the
    ///   same rules as `ApproveNotice` and `RecordDelivery`.
    public func callAsFunction(
        _ id: NoticeRecord.ID, as caller: StaffCaller
    ) async throws -> (record: NoticeRecord, words: Notice, mayApprove: Bool, mayDeliver: Bool) {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.notice(id)
            try transaction.audit(AuditRecord("notice.open", id), in: caller.organ)
            let isHead = context.headsOffice(caller, for: try transaction.report(record.report).barred)
            let mayApprove = isHead && record.state == .draft && record.preparedBy != caller.staff
            let mayDeliver = record.state == .approved && (isHead || caller.roles.contains(.registrar))
            let wording = try context.wording(of: record, in: transaction)
            return (record, context.words(of: record, wording), mayApprove, mayDeliver)
        }
    }
}
