public import CaseStore
public import Casework

/// The lists of the pages, as far as the caller may see their rows, page by page.
///
/// A page begins behind the row that `cursor` describes, or at the top without one; it has at most `limit` rows, and
/// never more than `StoreLimits.listRows`.
public struct Lists: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    private static let besideAList = Trail.none(because: "it stands beside a list, which leaves its own entry")

    /// A page of the clues that the caller may see, most urgent first.
    ///
    /// - Parameter limit: at most `StoreLimits.listRows`.
    public func board(
        _ view: BoardView, _ filter: BoardFilter = BoardFilter(), after cursor: BoardCursor? = nil,
        limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<BoardRow, BoardCursor> {
        try await context.transaction(as: .staff(caller)) { try $0.board(view, filter, after: cursor, limit: limit) }
    }

    /// How many clues each view of the board has, whatever is filtered out.
    public func boardCounts(as caller: StaffCaller) async throws -> BoardCounts {
        try await context.transaction(as: .staff(caller), trail: Self.besideAList) { try $0.boardCounts() }
    }

    /// The categories among the clues of a view of the board.
    public func boardCategories(_ view: BoardView, as caller: StaffCaller) async throws -> [String] {
        try await context.transaction(as: .staff(caller), trail: Self.besideAList) { try $0.boardCategories(view) }
    }

    /// Reports that wait for triage or its confirmation, and hand-ins in quarantine.
    public func inbox(
        after cursor: InboxCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<InboxRow, InboxCursor> {
        try await context.transaction(as: .staff(caller)) { try $0.inbox(after: cursor, limit: limit) }
    }

    /// The register of the caller's office, newest number first.
    public func register(
        after cursor: RegisterCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<InboxRow, RegisterCursor> {
        try await context.transaction(as: .staff(caller)) { try $0.register(after: cursor, limit: limit) }
    }

    /// How many reports stand where.
    public func counts(as caller: StaffCaller) async throws -> ReportCounts {
        try await context.transaction(as: .staff(caller), trail: Self.besideAList) { try $0.reportCounts() }
    }

    /// A page of the notices of the caller's office.
    ///
    /// - Parameter limit: at most `StoreLimits.listRows`.
    public func notices(
        after cursor: NoticeCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<NoticeRecord, NoticeCursor> {
        try await context.transaction(as: .staff(caller)) { try $0.notices(after: cursor, limit: limit) }
    }

    /// A page of the sealed register, newest first.
    ///
    /// - Parameter limit: at most `StoreLimits.listRows`.
    public func sealedLines(
        after cursor: SealedCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<SealedLine, SealedCursor> {
        try await context.transaction(as: .staff(caller)) { try $0.sealedLines(after: cursor, limit: limit) }
    }
}
