public import Casework
import Libpq

/// What the audit log records: who did or read what. Details are codes, never words that somebody typed.
public struct AuditRecord: Sendable {
    public let action: String
    public let subject: String
    public let detail: String

    public init<Entity>(_ action: String, _ subject: Identifier<Entity>, _ detail: [(String, String)] = []) {
        self.action = action
        self.subject = subject.rawValue
        self.detail = detail.map { $0.0 + "=" + $0.1 }.joined(separator: ";")
    }

    public init(_ action: String, subject: String = "", _ detail: [(String, String)] = []) {
        self.action = action
        self.subject = subject
        self.detail = detail.map { $0.0 + "=" + $0.1 }.joined(separator: ";")
    }
}

extension AuditRecord {
    /// The codes, with the token by which somebody acted: it stands beside its owner in all that was done by it.
    func detail(by token: AccessToken.ID?) -> String {
        guard let token else { return detail }
        return (detail.isEmpty ? "" : detail + ";") + "token=" + token.rawValue
    }
}

/// The chains of an organ. Entries of one chain wait for each other until commit.
public enum AuditBook: Hashable, Sendable, CaseIterable {
    /// What was done in the organ and with what it has.
    case work
    /// Who was refused at the door. Apart, because an answer at the door that waited for the organ's work would tell
    /// whose account a name is.
    case door

    /// The name of an organ's chain; it goes into every digest.
    public func chain(of organ: Organ.ID) -> String {
        switch self {
        case .work: organ.rawValue
        case .door: organ.rawValue + ":door"
        }
    }
}

extension Transaction {
    /// Appends to a chain of an organ; the database names the actor from the verified context.
    public func audit(_ record: AuditRecord, in organ: Organ.ID, _ book: AuditBook = .work) throws {
        try audit([record], in: organ, book)
    }

    /// Appends several entries of one action, in order.
    public func audit(_ records: [AuditRecord], in organ: Organ.ID, _ book: AuditBook = .work) throws {
        guard let first = records.first else { return }
        try session.execute(
            Self.append,
            [
                .text(book.chain(of: organ)), .instant(now), .text(first.action), .textArray(records.map(\.subject)),
                .textArray(records.map { $0.detail(by: caller.staff?.token) }),
            ]
        )
    }

    private static let append = Statement("select audit.append($1, $2, $3, $4, $5)")

    /// Entries of an organ's chain in order, at most 10,000, for verification.
    public func auditEntries(
        of organ: Organ.ID, _ book: AuditBook = .work, after sequence: Int64
    ) throws -> [StoredAuditEntry] {
        let values: [Value] = [.text(book.chain(of: organ)), .int8(sequence), .int(10_000)]
        return try session.query(Self.findEntries, values).map { row in
            var columns = Columns(row)
            return StoredAuditEntry(
                chain: try columns.text(), sequence: try columns.big(), microseconds: try columns.big(),
                actor: try columns.text(), action: try columns.text(), subject: try columns.text(),
                detail: try columns.text(), previousDigest: try columns.bytes(), digest: try columns.bytes()
            )
        }
    }

    /// Where an organ's chain ends by its head row; nil when it has none.
    public func auditHead(of organ: Organ.ID, _ book: AuditBook = .work) throws -> AuditChain.Anchor? {
        guard let row = try session.query(Self.findHead, [.text(book.chain(of: organ))]).first else { return nil }
        guard let digest = AuditDigest(try row.bytes(1)) else { throw StoreError.corrupt(table: "chain") }
        return AuditChain.Anchor(sequence: try row.int8(0), digest: digest)
    }

    private static let findHead = Statement(
        "select c.last_sequence, c.last_digest from audit.chain as c where c.chain = $1"
    )

    private static let findEntries = Statement(
        """
        select
            e.chain, e.sequence, e.occurred_us, e.actor, e.action, e.subject, e.detail, e.previous_digest, e.digest
        from audit.entry as e
        where e.chain = $1 and e.sequence > $2
        order by e.sequence
        limit $3
        """
    )
}

/// One entry as it is stored.
public struct StoredAuditEntry: Sendable, Equatable {
    public let chain: String
    public let sequence: Int64
    public let microseconds: Int64
    public let actor: String
    public let action: String
    public let subject: String
    public let detail: String
    public let previousDigest: [UInt8]
    public let digest: [UInt8]
}
