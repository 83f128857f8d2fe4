public import Casework
import Libpq
import Sealing

/// What a walk over the whole log came to.
public struct AuditWalked: Sendable {
    /// Entries that stand in chains.
    public fileprivate(set) var entries: Int64 = 0
    /// Where each chain was found to end.
    public fileprivate(set) var ends: [String: AuditAnchor] = [:]
}

extension Transaction {
    /// Walks every chain of the database from its first entry on: what the server sends is hashed as it arrives, one entry
    /// at a time, so that memory stays flat. As the system.
    public func walkAudit(_ damages: inout AuditDamages) throws -> AuditWalked {
        try session.execute(Self.takeYourTime)
        let before = try chainEnds()
        var walked = AuditWalked()
        var walks: [(walk: AuditWalk, reached: AuditDigest)] = []
        var reader = ChainReader()
        var found = damages
        try session.copyOut(Self.copyEntries) { bytes in
            guard let row = ChainRow(bytes, isFirst: reader.isFresh) else {
                if bytes.count == (reader.isFresh ? ChainRow.emptyBytes : 2) { return }
                throw StoreError.corrupt(table: "entry")
            }
            walked.entries += 1
            if let ended = reader.take(row, &found) { walks.append(ended) }
        }
        if let last = reader.end() { walks.append(last) }
        let after = try chainEnds()
        for (walk, reached) in walks {
            walked.ends[walk.chain] = AuditAnchor(sequence: walk.sequence, digest: reached)
            walk.close(reached: reached, before: before[walk.chain], after: after[walk.chain], &found)
        }
        for (chain, end) in before.sorted(by: { $0.key < $1.key }) where walked.ends[chain] == nil && end.sequence > 0 {
            found.add(chain, 1, .missing)
        }
        damages = found
        return walked
    }

    /// Entries that have no place in a chain yet: no verification says anything of them. As the system.
    public func waitingEntries() throws -> Int64 { try session.query(Self.countWaiting)[0].int8(0) }

    private static let countWaiting = Statement("select count(*) from audit.inbox")

    /// Where every chain is said to end.
    private func chainEnds() throws -> [String: AuditAnchor] {
        var ends: [String: AuditAnchor] = [:]
        for row in try session.query(Self.findEnds) {
            var columns = Columns(row)
            let chain = try columns.text()
            ends[chain] = AuditAnchor(
                sequence: try columns.big(), digest: AuditDigest(try columns.bytes()) ?? .genesis)
        }
        return ends
    }

    /// Sealed heads whose entry is not the one that was sealed, in their order; at most a hundred. As the system.
    public func rewrittenHeads() throws -> [SealedHead] {
        try session.query(Self.findRewritten).map { row in
            var columns = Columns(row)
            return SealedHead(chain: try columns.text(), sequence: try columns.big(), digest: try columns.digest())
        }
    }

    /// Chains of which more or less is said to be sealed than seals say, with what is said; at most a hundred. As the
    /// system.
    public func falselySealed() throws -> [(chain: String, sequence: Int64)] {
        try session.query(Self.findFalselySealed).map { row in
            var columns = Columns(row)
            return (try columns.text(), try columns.big())
        }
    }

    private static let findFalselySealed = Statement(
        """
        select c.chain, c.sealed_sequence
        from audit.chain as c
        where c.sealed_sequence is distinct from coalesce((
            select h.sequence
            from audit.sealed_head as h
            where h.chain = c.chain and h.cell_id = c.cell_id
            order by h.sequence desc
            limit 1
        ), 0)
        order by c.chain
        limit 100
        """
    )

    /// A walk of many millions takes longer than a statement of a page may; and it goes along the index, whatever the
    /// planner thinks of that, because sorting them would take more space on disk than a role may have.
    private static let takeYourTime = Statement(
        "select set_config('statement_timeout', '0', true), set_config('enable_sort', 'off', true)"
    )

    private static let findEnds = Statement("select c.chain, c.last_sequence, c.last_digest from audit.chain as c")

    private static let copyEntries = """
        copy (
            select
                e.chain, e.sequence, e.cell_id, e.entry_id, e.occurred_us, e.actor, e.action, e.subject, e.detail,
                e.shown_as, e.previous_digest, e.digest
            from audit.entry as e
            order by e.chain, e.sequence
        ) to stdout (format binary)
        """

    private static let findRewritten = Statement(
        """
        select h.chain, h.sequence, h.digest
        from audit.sealed_head as h
        left join audit.entry as e on e.chain = h.chain and e.sequence = h.sequence and e.cell_id = h.cell_id
        where e.digest is distinct from h.digest
        order by h.chain, h.sequence
        limit 100
        """
    )
}

/// One row of a binary COPY, cut into the fields that a walk asks for. Nothing is copied: they are slices of what the
/// server sent, and the bytes that the digest is over stand in it as they are (`AuditEntry.canonicalBytes`).
private struct ChainRow {
    let chain: ArraySlice<UInt8>
    let sequence: Int64
    let previous: ArraySlice<UInt8>
    let canonical: ArraySlice<UInt8>
    let digest: ArraySlice<UInt8>

    private static let headerBytes = 19
    /// Bytes of a stream without a row: the header, and two for its end.
    static let emptyBytes = 21
    private static let fields = 12

    /// - Parameter isFirst: then the header of the whole stands before the row.
    /// - Returns: nil for the end of the stream, and for anything else that is no row.
    init?(_ bytes: [UInt8], isFirst: Bool) {
        let start = isFirst ? Self.headerBytes : 0
        guard bytes.count > start + 2, bytes[start] == 0, bytes[start + 1] == UInt8(Self.fields) else { return nil }
        var offset = start + 2
        var chain: ArraySlice<UInt8> = []
        var sequence: Int64 = 0
        var previous: ArraySlice<UInt8> = []
        var canonicalEnd = offset
        var digest: ArraySlice<UInt8> = []
        for field in 0..<Self.fields {
            guard offset + 4 <= bytes.count else { return nil }
            let length =
                Int(bytes[offset]) << 24 | Int(bytes[offset + 1]) << 16 | Int(bytes[offset + 2]) << 8
                | Int(bytes[offset + 3])
            let from = offset + 4
            guard length <= bytes.count - from else { return nil }
            offset = from + length
            switch field {
            case 0: chain = bytes[from..<offset]
            case 1: sequence = Self.number(bytes[from..<offset])
            case 10:
                previous = bytes[from..<offset]
                canonicalEnd = offset
            case 11: digest = bytes[from..<offset]
            case _: break
            }
        }
        self.chain = chain
        self.sequence = sequence
        self.previous = previous
        canonical = bytes[(start + 2)..<canonicalEnd]
        self.digest = digest
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int64 {
        var number: UInt64 = 0
        for byte in bytes { number = number << 8 | UInt64(byte) }
        return Int64(bitPattern: number)
    }
}

/// Goes from chain to chain in the order in which they come.
private struct ChainReader {
    private var walk: AuditWalk?
    private var name: ArraySlice<UInt8> = []
    private var last: ArraySlice<UInt8> = []
    private(set) var isFresh = true

    /// - Returns: the chain that ended before this row.
    mutating func take(
        _ row: ChainRow, _ damages: inout AuditDamages
    ) -> (walk: AuditWalk, reached: AuditDigest)? {
        isFresh = false
        var ended: (walk: AuditWalk, reached: AuditDigest)?
        if walk == nil || row.chain != name {
            ended = end()
            walk = AuditWalk(chain: String(decoding: row.chain, as: UTF8.self))
            name = row.chain
            last = AuditDigest.genesis.bytes[...]
        }
        walk?.step(
            sequence: row.sequence, isTrue: Digests.isSHA256(row.digest, of: row.canonical),
            follows: row.previous == last, &damages)
        last = row.digest
        return ended
    }

    /// Ends the chain that is under way.
    mutating func end() -> (walk: AuditWalk, reached: AuditDigest)? {
        defer { walk = nil }
        return walk.map { ($0, AuditDigest(Array(last)) ?? .genesis) }
    }
}
