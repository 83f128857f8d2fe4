public import CaseStore
public import Casework

/// Looks for words in what reports say: text, summary, place, and the names, units and posts of the accused, never who
/// reported. Finds what the caller may open, newest first.
///
/// What is hidden from the caller, what says something else and what there is not are the same: nothing found. Nothing is
/// counted but what is shown. Each search is on the audit log, with how many reports it showed and which, and no word of
/// what was looked for.
///
/// - Policy: DW-search, JB-47
public struct SearchReports: Sendable {
    /// Whose work it is to read reports. Case supervision manages clues, and looks them up by number.
    public static let readers: Set<Role> = [.registrar, .petitionLead, .roomMember, .deputy, .head]

    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A report that says it.
    public struct Hit: Sendable {
        public let record: ReportRecord
        /// Those that came of it, or of the report that it repeats, and that the caller sees.
        public let clues: [ClueRecord]
        public let passages: [SearchPassage]
    }

    public struct Page: Sendable {
        /// Newest first.
        public let hits: [Hit]
        /// Where to look further back; nil when all was looked at.
        public let further: SearchCursor?
    }

    /// - Parameter cursor: where the page before ended; nil for the newest.
    /// - Throws: `OperationError.notFound` for whoever reads no reports; `.refused` where a hit would be one item too many
    ///   within the hour (DW-reading).
    public func callAsFunction(
        _ query: SearchQuery, after cursor: SearchCursor? = nil, as caller: StaffCaller
    ) async throws -> Page {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            guard !caller.roles.isDisjoint(with: Self.readers) else { throw OperationError.notFound }
            var look = Look(cursor ?? SearchCursor(transaction.today.adding(days: 1)))
            try look.go(back: query, in: transaction, as: caller)
            // Whoever sees a passage has read of the report: pages of hits are no way around the bound.
            for found in look.found { try context.countOpening(of: found.report, as: caller, in: transaction) }
            let hits = try Self.hits(look.found, in: transaction)
            try transaction.audit(
                AuditRecord("report.search", [("hits", String(hits.count))]), in: caller.organ)
            try transaction.audit(
                hits.map { AuditRecord("report.search_hit", $0.record.report.id) }, in: caller.organ)
            return Page(hits: hits, further: look.isAtEnd ? nil : look.cursor)
        }
    }

    private static func hits(
        _ found: [(report: Report.ID, passages: [SearchPassage])], in transaction: borrowing Transaction
    ) throws -> [Hit] {
        try transaction.askingAhead { transaction in
            try transaction.askHits(found.map(\.report))
            return try found.map { found in
                let record = try transaction.report(found.report)
                return Hit(record: record, clues: try clues(of: record, in: transaction), passages: found.passages)
            }
        }
    }

    private static func clues(
        of record: ReportRecord, in transaction: borrowing Transaction
    ) throws -> [ClueRecord] {
        let own = try transaction.clues(of: record.report.id)
        guard own.isEmpty, case .retained(let original) = record.report.state else { return own }
        return try transaction.clues(of: original)
    }

    /// One look back, from the newest on.
    private struct Look {
        private(set) var cursor: SearchCursor
        private(set) var found: [(report: Report.ID, passages: [SearchPassage])] = []
        private(set) var isAtEnd = false
        private var opened = 0

        init(_ cursor: SearchCursor) { self.cursor = cursor }

        mutating func go(
            back query: SearchQuery, in transaction: borrowing Transaction, as caller: StaffCaller
        ) throws {
            guard let first = try transaction.firstSearchableDay() else {
                isAtEnd = true
                return
            }
            let blind = transaction.blind(query)
            var stretch = 0
            for _ in 0..<SearchLimits.looks where !isAtEnd && !isFull {
                let months = SearchLimits.months[min(stretch, SearchLimits.months.count - 1)]
                let (candidates, isWhole) = try transaction.searchCandidates(
                    blind, in: caller.organ, before: cursor, months: months, limit: SearchLimits.openedAtOnce)
                // Counted from where the look began: comparing moves the cursor.
                let earliest = cursor.receivedOn.adding(months: 1 - months)
                compare(candidates, with: query)
                guard isWhole, !isFull else { continue }
                stretch += 1
                cursor = SearchCursor(CivilDate(year: earliest.year, month: earliest.month, day: 1) ?? earliest)
                isAtEnd = cursor.receivedOn <= first
            }
        }

        private var isFull: Bool { found.count >= SearchLimits.hits || opened >= SearchLimits.opened }

        /// What the caller may not open says nothing, and does not count.
        private mutating func compare(_ candidates: [SearchCandidate], with query: SearchQuery) {
            for candidate in candidates where !isFull {
                cursor = candidate.cursor
                guard !candidate.fields.isEmpty else { continue }
                opened += 1
                guard let passages = query.passages(in: candidate.fields) else { continue }
                found.append((candidate.report, passages))
            }
        }
    }
}
