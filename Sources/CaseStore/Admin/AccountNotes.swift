public import Casework
import Libpq

/// What happened to somebody's account while they were away, as its person is told. Never from where.
public struct AccountNote: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A sign-in or a code was refused.
        case refused
        case password, factor
        /// A recovery code was used.
        case recovery
        case tokenApproved = "token_approved"
        case tokenEnded = "token_ended"
    }

    public let kind: Kind
    public let times: Int
    public let first: Instant
    public let last: Instant

    public init(kind: Kind, times: Int, first: Instant, last: Instant) {
        self.kind = kind
        self.times = times
        self.first = first
        self.last = last
    }
}

extension Transaction {
    /// What the caller has not put away yet, the latest first.
    public func accountNotes() throws -> [AccountNote] {
        try session.query(Self.findNotes).map { row in
            var columns = Columns(row)
            return AccountNote(
                kind: try columns.code(), times: try columns.int(), first: try columns.instant(),
                last: try columns.instant())
        }
    }

    private static let findNotes = Statement(
        "select n.kind, n.times, n.first_at, n.last_at from session.notes() as n")

    /// Puts away what the caller has read; what came later is told still.
    public func closeAccountNotes(until last: Instant) throws {
        try session.later(Self.closeNotes, [.instant(last)])
    }

    private static let closeNotes = Statement("select session.close_notes($1)")

    /// A password or code of the caller's own was wrong: the owner is told.
    public func noteRefusal() throws { try session.later(Self.writeRefusal) }

    private static let writeRefusal = Statement("select session.note_refusal()")
}

/// How many items somebody opened within the hour.
public enum OpenedItems: Hashable, Sendable {
    /// It was among them already.
    case again
    /// A new one, the so-manieth.
    case new(Int)
    /// It would be one too many; nothing was counted.
    case tooMany
}

extension Transaction {
    /// Counts that the caller opens an item.
    ///
    /// - Policy: DW-reading
    public func noteOpening(of item: Report.ID, most: Int) throws -> OpenedItems {
        guard let row = try session.query(Self.countOpening, [try item.value(), .int(most)]).first else {
            throw StoreError.corrupt(table: "session.opened_item")
        }
        var columns = Columns(row)
        return switch try columns.int() {
        case 0: .again
        case let count where count > 0: .new(count)
        case _: .tooMany
        }
    }

    private static let countOpening = Statement("select session.note_opening($1, $2)")
}
