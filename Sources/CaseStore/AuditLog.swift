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
    /// The codes, with what it was done by: the token by which somebody acted stands beside its owner, and the user of the
    /// machine beside all that a command did, unless it says so itself.
    func detail(by token: AccessToken.ID?, _ giver: CommandGiver?) -> String {
        var parts = detail.isEmpty ? [] : [detail]
        if let token { parts.append("token=" + token.rawValue) }
        if let giver, !detail.contains("uid=") { parts.append(giver.text) }
        return parts.joined(separator: ";")
    }
}

extension AuditRecord {
    /// An item's id as the log writes it; nil for what is none, which the log must not repeat.
    public static func item(_ text: String) -> String? {
        UUIDText.bits(text).map { ($0.identifier() as Identifier<AuditRecord>).rawValue }
    }
}

/// The chains of an organ.
public enum AuditBook: Hashable, Sendable, CaseIterable {
    /// What was done in the organ and with what it has.
    case work
    /// Who was refused at the door: what whoever is nobody yet can fill, apart from the organ's own story.
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
    /// Appends to a chain of an organ; the database names the actor and the moment from the verified context.
    public func audit(_ record: AuditRecord, in organ: Organ.ID, _ book: AuditBook = .work) throws {
        try audit([record], in: organ, book)
    }

    /// Appends several entries of one action, in order.
    public func audit(_ records: [AuditRecord], in organ: Organ.ID, _ book: AuditBook = .work) throws {
        guard let first = records.first else { return }
        acting.entries += records.count
        let chain = book.chain(of: organ)
        let details = records.map { $0.detail(by: caller.staff?.token, giver) }
        let values: [Value] = [
            .text(chain), .text(first.action), .textArray(records.map(\.subject)), .textArray(details),
        ]
        let (acting, actor, moment) = (acting, acting.caller.actor, now.microsecondsSinceEpoch)
        try session.later(Self.append, values) { rows throws(DatabaseError) in
            for (row, (record, detail)) in zip(rows, zip(records, details)) {
                guard let number = try row.int8OrNil(0) else { continue }
                let words = AuditWords(
                    chain: chain, action: first.action, subject: record.subject, detail: detail,
                    shownAs: try row.text(1), actor: actor, microseconds: moment)
                acting.receipts.append(AuditReceipt(number: number, words))
            }
        }
    }

    /// Takes note of an entry that a function of the database wrote with the rest of an act in the caller's own name.
    func note(_ record: AuditRecord, in organ: Organ.ID, number: Int64, shownAs: String) {
        acting.entries += 1
        let words = AuditWords(
            chain: AuditBook.work.chain(of: organ), action: record.action, subject: record.subject,
            detail: record.detail(by: caller.staff?.token, giver), shownAs: shownAs, actor: acting.caller.actor,
            microseconds: now.microsecondsSinceEpoch)
        acting.receipts.append(AuditReceipt(number: number, words))
    }

    private static let append = Statement(
        "select w.entry_id, w.shown_as from audit.append($1, $2, $3, $4) as w")

    /// Whether something was written to the log in this transaction.
    public var leavesAnEntry: Bool { acting.entries > 0 }

    /// The item that was looked up first, whether or not there is one that the caller may see; empty when there was none.
    public var firstSubject: String { acting.subject }

    /// The value of an id by which something is looked up. What is refused is recorded with it.
    ///
    /// - Throws: `StoreError.notFound` for what is no id at all.
    func lookUp<Entity>(_ id: Identifier<Entity>) throws(StoreError) -> Value {
        let bits = try id.bits()
        if acting.subject.isEmpty { acting.subject = (bits.identifier() as Identifier<Entity>).rawValue }
        return .uuid(bits)
    }

    /// How many refusals the caller left in their organ's chain since a moment.
    public func refusals(since moment: Instant, in organ: Organ.ID) throws -> Int64 {
        try session.query(Self.countRefusals, [.name(organ), .instant(moment)])[0].int8(0)
    }

    private static let countRefusals = Statement("select audit.refusals_since($1, $2)")

    /// Entries of an organ's chain in order, at most 10,000, those first that have their place in it. As the system.
    public func auditEntries(
        of organ: Organ.ID, _ book: AuditBook = .work, after number: Int64 = 0
    ) throws -> [StoredAuditEntry] {
        let values: [Value] = [.text(book.chain(of: organ)), .int8(number), .int(10_000)]
        return try session.query(Self.findEntries, values).map { row in
            var columns = Columns(row)
            return StoredAuditEntry(
                chain: try columns.text(), sequence: try columns.bigOrNil(), number: try columns.big(),
                microseconds: try columns.big(), actor: try columns.text(), action: try columns.text(),
                subject: try columns.text(), detail: try columns.text()
            )
        }
    }

    private static let findEntries = Statement(
        """
        select l.chain, l.sequence, l.entry_id, l.occurred_us, l.actor, l.action, l.subject, l.detail
        from audit.log as l
        where l.chain = $1 and l.entry_id > $2
        order by l.sequence nulls last, l.entry_id
        limit $3
        """
    )
}

/// One entry as it is stored.
public struct StoredAuditEntry: Sendable, Equatable {
    public let chain: String
    /// Nil until it has its place in the chain.
    public let sequence: Int64?
    /// The number under which it came in.
    public let number: Int64
    public let microseconds: Int64
    public let actor: String
    public let action: String
    public let subject: String
    public let detail: String
}
