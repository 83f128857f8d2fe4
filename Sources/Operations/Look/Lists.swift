public import CaseStore
public import Casework

/// The lists of the pages, as far as the caller may see their rows.
public struct Lists: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func board(_ view: BoardView, as caller: StaffCaller) async throws -> [BoardRow] {
        try await context.transaction(as: .staff(caller)) { try $0.board(view) }
    }

    /// Reports that wait for triage or its confirmation, and hand-ins in quarantine.
    public func inbox(as caller: StaffCaller) async throws -> [InboxRow] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.inbox(["quarantined", "registered", "triage_proposed"])
        }
    }

    /// The register of the caller's office, newest number first.
    public func register(before number: ReportNumber? = nil, as caller: StaffCaller) async throws -> [InboxRow] {
        try await context.transaction(as: .staff(caller)) { try $0.register(before: number) }
    }

    /// How many reports stand where.
    public func counts(as caller: StaffCaller) async throws -> ReportCounts {
        try await context.transaction(as: .staff(caller)) { try $0.reportCounts() }
    }

    public func notices(as caller: StaffCaller) async throws -> [NoticeRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.notices() }
    }

    public func sealedLines(as caller: StaffCaller) async throws -> [SealedLine] {
        try await context.transaction(as: .staff(caller)) { try $0.sealedLines() }
    }
}
