import Casework
import Libpq
import Sealing
import Synchronization

/// What writers of this program were told stands on the audit log: the number of an entry and a digest of what it says.
public struct AuditReceipt: Sendable, Equatable {
    /// Under which it came in.
    public let number: Int64
    /// The name of its chain.
    public let chain: String
    let digest: AuditDigest

    init(number: Int64, chain: String, action: String, subject: String, detail: String) {
        self.number = number
        self.chain = chain
        digest = Self.digest(chain, action, subject, detail)
    }

    /// As `audit.receipt` has it.
    init(_ row: Row) throws {
        var columns = Columns(row)
        self.init(
            number: try columns.big(), chain: try columns.text(), action: try columns.text(),
            subject: try columns.text(), detail: try columns.text())
    }

    /// The columns of `audit.receipt` in their order, of what a function answers under the name r.
    static let receiptColumns = """
        r.entry_id, r.chain, r.action, r.subject, r.detail
        """

    static func digest(_ chain: String, _ action: String, _ subject: String, _ detail: String) -> AuditDigest {
        // A zero byte stands in no text of PostgreSQL.
        Digests.sha256(Array([chain, action, subject, detail].joined(separator: "\u{0}").utf8))
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

    /// The oldest ones.
    public func oldest(_ limit: Int) -> [AuditReceipt] { state.withLock { Array($0.held.prefix(limit)) } }

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
    /// - Returns: how many entries.
    @discardableResult
    func witness(_ statement: Statement, _ values: [Value]) throws -> Int {
        let receipts = try session.query(statement, values).map { try AuditReceipt($0) }
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
            let digest = AuditReceipt.digest(
                try columns.text(), try columns.text(), try columns.text(), try columns.text())
            if written[number] == digest { standing[number] = isChained }
        }
        return standing
    }

    private static let findWritten = Statement(
        """
        select l.entry_id, l.sequence is not null, l.chain, l.action, l.subject, l.detail
        from audit.log as l
        where l.entry_id = any ($1)
        """
    )
}
