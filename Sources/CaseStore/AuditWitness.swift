import Casework
import Libpq
import Sealing
import Synchronization

/// What writers of this program were told stands on the audit log: the number of an entry and a digest of all that it says.
public struct AuditReceipt: Sendable, Equatable {
    /// Under which it came in.
    public let number: Int64
    /// The name of its chain.
    public let chain: String
    let digest: AuditDigest

    init(number: Int64, _ words: AuditWords) {
        self.number = number
        chain = words.chain
        digest = words.digest
    }

    /// The columns of `audit.receipt` in their order, of what a function answers under the name r.
    static let receiptColumns = """
        r.entry_id, r.chain, r.action, r.subject, r.detail, r.shown_as
        """
}

/// All that an entry says. Who did it and when the program knows by itself: it signed the context from which the
/// database takes both, the moment to the microsecond.
struct AuditWords {
    let chain: String
    let action: String
    let subject: String
    let detail: String
    /// What of it an auditor is shown: the database decides that once, when the entry is written.
    let shownAs: String
    let actor: String
    let microseconds: Int64

    var digest: AuditDigest {
        let words = [chain, action, subject, detail, shownAs, actor, String(microseconds)]
        // A zero byte stands in no text of PostgreSQL.
        return Digests.sha256(Array(words.joined(separator: "\u{0}").utf8))
    }
}

extension Caller {
    /// As the database names them on the log; twin of `guard.actor()`.
    var actor: String {
        switch self {
        case .staff(let staff): "staff:" + staff.staff.rawValue
        case .publicVisitor: "public"
        case .system: "system"
        }
    }
}

/// Remembers the entries that this program wrote until they stand in their chains. Between its commit and the next
/// chaining an entry is held by triggers alone, which a superuser switches off: what is gone then, or reads otherwise,
/// is known here, outside of the database.
///
/// - Policy: JB-52
public final class AuditWitness: Sendable {
    private let state = Mutex((held: [AuditReceipt](), untaken: 0))

    init() {}

    /// Takes receipts of a transaction that was committed. Behind ``StoreLimits/auditReceipts`` nothing more is taken, but
    /// counted: somebody may hold up the chaining for that.
    func note(_ receipts: [AuditReceipt]) {
        guard !receipts.isEmpty else { return }
        state.withLock { state in
            let room = min(max(StoreLimits.auditReceipts - state.held.count, 0), receipts.count)
            state.held += receipts.prefix(room)
            state.untaken += receipts.count - room
        }
    }

    /// The oldest ones, behind so many that are passed over.
    public func oldest(_ limit: Int, behind passed: Int = 0) -> [AuditReceipt] {
        state.withLock { Array($0.held.dropFirst(passed).prefix(limit)) }
    }

    /// Forgets what has its place now, or was found gone.
    public func forget(_ numbers: Set<Int64>) {
        state.withLock { $0.held.removeAll { numbers.contains($0.number) } }
    }

    /// How many entries nobody remembers for want of room, since it was asked last.
    public func takeUntaken() -> Int {
        state.withLock { state in
            defer { state.untaken = 0 }
            return state.untaken
        }
    }
}

extension Transaction {
    /// Calls a function that writes to the audit log by itself and answers with what it wrote.
    ///
    /// - Parameter author: who did what was written; nil: as whom the statement runs.
    /// - Returns: how many entries.
    @discardableResult
    func witness(_ statement: Statement, _ values: [Value], by author: Caller? = nil) throws -> Int {
        let (actor, moment) = ((author ?? acting.caller).actor, now.microsecondsSinceEpoch)
        let receipts = try session.query(statement, values).map { row in
            var columns = Columns(row)
            return AuditReceipt(
                number: try columns.big(),
                AuditWords(
                    chain: try columns.text(), action: try columns.text(), subject: try columns.text(),
                    detail: try columns.text(), shownAs: try columns.text(), actor: actor, microseconds: moment))
        }
        acting.entries += receipts.count
        acting.receipts += receipts
        return receipts.count
    }

    /// What of these entries stands on the log as it was written, and whether it is in its chain. As the system.
    public func standing(_ receipts: [AuditReceipt]) throws -> [Int64: Bool] {
        let written = Dictionary(receipts.map { ($0.number, $0.digest) }) { first, _ in first }
        var standing: [Int64: Bool] = [:]
        for row in try session.query(Self.findWritten, [.int8Array(receipts.map(\.number))]) {
            var columns = Columns(row)
            let number = try columns.big()
            let isChained = try columns.bool()
            let words = AuditWords(
                chain: try columns.text(), action: try columns.text(), subject: try columns.text(),
                detail: try columns.text(), shownAs: try columns.text(), actor: try columns.text(),
                microseconds: try columns.big())
            if written[number] == words.digest { standing[number] = isChained }
        }
        return standing
    }

    private static let findWritten = Statement(
        """
        select
            l.entry_id, l.sequence is not null, l.chain, l.action, l.subject, l.detail, l.shown_as, l.actor, l.occurred_us
        from audit.log as l
        where l.entry_id = any ($1)
        """
    )
}
