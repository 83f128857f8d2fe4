public import CaseStore
public import Casework

/// What there is to know and to decide about who stands aside, as far as the caller may know of it.
public struct OpenRecusals: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// An entry with what was said for it, and whether the caller decides about it.
    public struct Shown: Sendable {
        public let entry: RecusalEntry
        public let words: String
        public let mayDecide: Bool
    }

    /// What a reporter asked for, with the words.
    public struct Request: Sendable {
        public let request: RecusalRequest
        public let words: String
        /// Whether it waits for somebody who reads it first, which the caller then is.
        public let mayPass: Bool

        init(_ request: RecusalRequest, _ words: String, for caller: StaffCaller) {
            self.request = request
            self.words = words
            mayPass = request.answeredOn == nil && request.passedIn != caller.organ
        }
    }

    /// One matter.
    public struct Matter: Sendable {
        public let report: ReportRecord
        /// The ways in which the caller may enter somebody.
        public let ways: [Recusal.Way]
        public let entries: [Shown]
        public let requests: [Request]
    }

    /// What waits for somebody, of every matter that the caller may know of.
    public struct Waiting: Sendable {
        public let entries: [Shown]
        public let requests: [Request]
    }

    /// - Throws: `OperationError.notFound` for a clue that the caller does not see.
    public func clue(_ id: Clue.ID, as caller: StaffCaller) async throws -> Matter {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try context.openRecusals(of: try transaction.clue(id).clue.report, in: transaction, for: caller)
        }
    }

    /// - Throws: `OperationError.notFound` for a report that the caller does not see.
    public func report(_ id: Report.ID, as caller: StaffCaller) async throws -> Matter {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            try context.openRecusals(of: id, in: transaction, for: caller)
        }
    }

    /// The entries and requests on which the caller's decision waits.
    public func waiting(for caller: StaffCaller) async throws -> Waiting {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let entries = try transaction.undecidedRecusals()
            let requests = try transaction.openRecusalRequests()
            try transaction.audit(entries.map { AuditRecord("recusal.read", $0.id) }, in: caller.organ)
            // Of each matter whose reporter's words are opened here.
            try transaction.audit(
                Set(requests.map(\.report)).sorted().map { AuditRecord("recusal.read", $0) }, in: caller.organ)
            return try transaction.asSystem { transaction in
                Waiting(
                    entries: try entries.map { try context.shown($0, in: transaction, for: caller) },
                    requests: try requests.map { Request($0, try transaction.words(of: $0), for: caller) }
                )
            }
        }
    }
}

extension OperationContext {
    fileprivate func openRecusals(
        of id: Report.ID, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> OpenRecusals.Matter {
        let report = try transaction.report(id)
        let first = try transaction.asSystem { try $0.first(ofMatter: id) }
        let entries = try transaction.recusals(on: first)
        let requests = try transaction.recusalRequests(on: id)
        try transaction.audit(entries.map { AuditRecord("recusal.read", $0.id) }, in: caller.organ)
        if !requests.isEmpty { try transaction.audit(AuditRecord("recusal.read", id), in: caller.organ) }
        return try transaction.asSystem { transaction in
            OpenRecusals.Matter(
                report: report, ways: ways(in: report.holder, for: caller),
                entries: try entries.map { try shown($0, in: transaction, for: caller) },
                requests: try requests.map {
                    OpenRecusals.Request($0, try transaction.words(of: $0), for: caller)
                }
            )
        }
    }

    /// Which ways the rules could let through for somebody who is an ordinary member of staff.
    private func ways(in organ: Organ.ID, for caller: StaffCaller) -> [Recusal.Way] {
        Recusal.Way.allCases.filter { way in
            guard way != .derived else { return false }
            let facts = Recusal.Facts(
                caller: caller, person: way == .declared ? caller.staff : Staff.ID("somebody else"), organ: organ,
                superior: directory[organ]?.superior, ground: .interest
            )
            return Recusal.decide(Recusal.Input(act: .enter(way), facts: facts)) == .allowed
        }
    }

    fileprivate func shown(
        _ entry: RecusalEntry, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> OpenRecusals.Shown {
        let isHeld = decider(about: entry.person, of: try transaction.report(entry.report)).isHeld(by: caller)
        return OpenRecusals.Shown(
            entry: entry, words: try transaction.words(of: entry), mayDecide: isHeld && entry.state == .standing)
    }
}
