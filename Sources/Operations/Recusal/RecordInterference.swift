public import CaseStore
public import Casework

/// Whoever holds or handles a matter records who asked about it, intervened or put in a word (打听、过问、说情).
///
/// - Policy: JC-66
public struct RecordInterference: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Entry: Sendable {
        public var asker: Interference.Asker
        /// The member of staff who asked, where it was one.
        public var concerned: Staff.ID?
        public var way: Interference.Way
        public var askedOn: CivilDate
        /// What was said; sealed under the report's key.
        public var words: String

        public init(
            asker: Interference.Asker, concerned: Staff.ID? = nil, way: Interference.Way, askedOn: CivilDate,
            words: String
        ) {
            self.asker = asker
            self.concerned = concerned
            self.way = way
            self.askedOn = askedOn
            self.words = words
        }
    }

    /// On a clue.
    ///
    /// - Throws: `OperationError.mend` with what must change; `.notFound` for a clue that the caller does not see.
    public func callAsFunction(_ id: Clue.ID, _ entry: Entry, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let clue = try transaction.clue(id)
            try context.record(
                entry, on: clue.clue.report, clue: id, organs: [clue.organ, clue.receiver], in: transaction, by: caller)
        }
    }

    /// On a report that is no clue yet.
    public func callAsFunction(_ id: Report.ID, _ entry: Entry, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            try context.record(
                entry, on: id, clue: nil, organs: [record.holder, record.report.receiver], in: transaction, by: caller)
        }
    }

    /// What the register shows to somebody.
    ///
    /// - Parameter report: nil for every matter.
    public func shown(
        of report: Report.ID? = nil, to caller: StaffCaller
    ) async throws -> [(entry: InterferenceRecord, words: String)] {
        try await context.transaction(as: .staff(caller)) { transaction in
            let entries = try transaction.interferences(of: report)
            try transaction.audit(
                entries.map { AuditRecord("interference.read", $0.id) }, in: caller.organ)
            return try transaction.asSystem { transaction in
                try entries.map { (entry: $0, words: try transaction.words(of: $0)) }
            }
        }
    }

    /// How many entries on a clue's matter the caller may see.
    public func count(on id: Clue.ID, as caller: StaffCaller) async throws -> Int {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.interferenceCount(of: try transaction.clue(id).clue.report)
        }
    }
}

extension OperationContext {
    fileprivate func record(
        _ entry: RecordInterference.Entry, on report: Report.ID, clue: Clue.ID?, organs: Set<Organ.ID>,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        if let concerned = entry.concerned, directory[concerned] == nil { throw OperationError.notFound }
        let facts = Interference.Facts(
            recorder: caller, organs: organs, asker: entry.asker, concerned: entry.concerned, askedOn: entry.askedOn,
            today: today, length: entry.words.allSatisfy(\.isWhitespace) ? 0 : entry.words.count
        )
        if let refusal = Interference.refusal(facts) {
            guard refusal.field != .recorder else { throw OperationError.notFound }
            throw OperationError.mend([.init(refusal.field.rawValue, refusal.message)])
        }
        let id = try transaction.insert(
            NewInterference(
                report: report, clue: clue, organ: caller.organ, asker: entry.asker, concerned: entry.concerned,
                way: entry.way, askedOn: entry.askedOn, recordedBy: caller.staff
            ),
            words: entry.words
        )
        try transaction.audit(
            AuditRecord("interference.record", id, [("way", entry.way.rawValue)]), in: caller.organ)
    }
}
