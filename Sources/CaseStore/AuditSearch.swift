public import Casework
import Libpq

/// What an auditor looks for.
public struct AuditFilter: Sendable {
    /// Nil: anybody.
    public var staff: Staff.ID?
    /// The first word of an action, such as `session`; nil: any.
    public var kind: String?
    /// The days from the first to the last, both included.
    public var from: CivilDate
    public var to: CivilDate

    public init(staff: Staff.ID? = nil, kind: String? = nil, from: CivilDate, to: CivilDate) {
        self.staff = staff
        self.kind = kind
        self.from = from
        self.to = to
    }
}

/// An entry as an auditor sees it: of an item no number and no id, and of one that is sealed or barred its time alone.
public struct AuditRow: Sendable, Equatable {
    public let number: Int64
    public let chain: String
    /// Nil until it has its place in the chain.
    public let sequence: Int64?
    public let isSealed: Bool
    public let at: Instant
    public let actor: String
    public let action: String
    public let subject: String
    public let detail: String
}

/// How the log of the cell stands.
public struct AuditState: Sendable, Equatable {
    /// The last seal: its number, when it was made, over how many entries, and its digest.
    public struct Seal: Sendable, Equatable {
        public let number: Int64
        public let at: Instant
        public let entries: Int64
        public let digest: AuditDigest
    }

    public let seal: Seal?
    /// Entries that have no place in a chain yet, and since when the oldest waits.
    public let waiting: Int64
    public let waitsSince: Instant?
}

extension Transaction {
    /// The entries of the caller's organ, newest first, behind one of them; nothing for whoever is no auditor.
    public func auditRows(_ filter: AuditFilter, after number: Int64?, limit: Int) throws -> [AuditRow] {
        let values: [Value] = [
            .textOrNull(filter.staff.map { "staff:" + $0.rawValue }), .textOrNull(filter.kind),
            .int8(Instant.startOfDay(filter.from).microsecondsSinceEpoch),
            .int8(Instant.startOfDay(filter.to.adding(days: 1)).microsecondsSinceEpoch),
            number.map { .int8($0) } ?? .null, .int(limit),
        ]
        return try session.query(Self.search, values).map { row in
            var columns = Columns(row)
            return AuditRow(
                number: try columns.big(), chain: try columns.text(), sequence: try columns.bigOrNil(),
                isSealed: try columns.bool(), at: Instant(microsecondsSinceEpoch: try columns.big()),
                actor: try columns.text(), action: try columns.text(), subject: try columns.text(),
                detail: try columns.text())
        }
    }

    private static let search = Statement(
        """
        select s.entry_id, s.chain, s.sequence, s.sealed, s.occurred_us, s.actor, s.action, s.subject, s.detail
        from audit.search($1, $2, $3, $4, $5, $6) as s
        """
    )

    /// How the log stands; nil for whoever is neither an auditor nor the system.
    public func auditState() throws -> AuditState? {
        guard let row = try session.query(Self.findState).first else { return nil }
        var columns = Columns(row)
        var seal: AuditState.Seal?
        if let number = try columns.bigOrNil(), let at = try columns.bigOrNil(), let entries = try columns.bigOrNil(),
            let digest = try columns.bytesOrNil().flatMap(AuditDigest.init)
        {
            seal = .init(
                number: number, at: Instant(microsecondsSinceEpoch: at), entries: entries, digest: digest)
        }
        var rest = Columns(row, from: 4)
        return AuditState(
            seal: seal, waiting: try rest.big(),
            waitsSince: try rest.bigOrNil().map(Instant.init(microsecondsSinceEpoch:)))
    }

    private static let findState = Statement(
        """
        select s.seal_number, s.sealed_us, s.entry_count, s.digest, s.waiting, s.waits_since_us
        from audit.state() as s
        """
    )
}
