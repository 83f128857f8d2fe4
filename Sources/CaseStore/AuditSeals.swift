public import Casework
import Libpq

extension Transaction {
    /// Puts entries of finished transactions into their chains, the oldest first. As the system.
    ///
    /// - Returns: how many; nil while another process does so.
    public func chainAudit(limit: Int) throws -> Int? {
        try session.query(Self.chain, [.int(limit)])[0].int8OrNil(0).map(Int.init)
    }

    private static let chain = Statement("select audit.chain_inbox($1)")

    /// The chains that grew since the last seal, as they end now, in the order of their names; and by how many entries
    /// they grew together. As the system.
    public func unsealedHeads() throws -> (heads: [SealedHead], entries: Int64) {
        var entries: Int64 = 0
        let heads = try session.query(Self.findUnsealed).map { row in
            var columns = Columns(row)
            let head = SealedHead(
                chain: try columns.text(), sequence: try columns.big(), digest: try columns.digest())
            entries += head.sequence - (try columns.big())
            return head
        }
        return (heads, entries)
    }

    private static let findUnsealed = Statement(
        """
        select c.chain, c.last_sequence, c.last_digest, c.sealed_sequence
        from audit.chain as c
        where c.last_sequence > c.sealed_sequence and c.cell_id = guard.cell()
        order by c.chain
        """
    )

    /// The cell's last seal. As the system, or as an auditor.
    public func lastSeal() throws -> AuditHead? {
        try session.query(Self.findLastSeal).first.map { try Self.head($0) }
    }

    /// The last seal of a day and of the days before it, for the sheet of the day.
    public func lastSeal(before instant: Instant) throws -> AuditHead? {
        try session.query(Self.findSealBefore, [.int8(instant.microsecondsSinceEpoch)]).first.map { try Self.head($0) }
    }

    /// Seals in their order, behind a number.
    public func seals(after number: Int64, limit: Int) throws -> [AuditHead] {
        try session.query(Self.findSeals, [.int8(number), .int(limit)]).map { try Self.head($0) }
    }

    /// The heads of the seals from one number to another, in the order of seals and chains.
    public func sealedHeads(from first: Int64, to last: Int64) throws -> [Int64: [SealedHead]] {
        var heads: [Int64: [SealedHead]] = [:]
        for row in try session.query(Self.findHeads, [.int8(first), .int8(last)]) {
            var columns = Columns(row)
            let number = try columns.big()
            heads[number, default: []].append(
                SealedHead(chain: try columns.text(), sequence: try columns.big(), digest: try columns.digest()))
        }
        return heads
    }

    /// Where the chains of an organ stood at a seal, for the sheet of the day.
    public func sealedHeads(of organ: Organ.ID, upTo number: Int64) throws -> [SealedHead] {
        let chains = AuditBook.allCases.map { $0.chain(of: organ) }
        return try session.query(Self.findHeadsOf, [.codes(chains), .int8(number)]).map { row in
            var columns = Columns(row)
            return SealedHead(chain: try columns.text(), sequence: try columns.big(), digest: try columns.digest())
        }
    }

    /// Writes a seal down. As the system.
    ///
    /// - Throws: where it does not follow the last one, or the heads are not those of now.
    public func addSeal(_ head: AuditHead, over heads: [SealedHead]) throws {
        let seal = head.seal
        try session.execute(
            Self.add,
            [
                .int8(seal.number), .text(seal.cell), .int8(seal.microseconds), .int8(seal.entries),
                .bytes(seal.heads.bytes), .bytes(seal.previous.bytes), .text(seal.key), .bytes(head.signature),
                .bytes(head.digest.bytes), .textArray(heads.map(\.chain)), .int8Array(heads.map(\.sequence)),
                .bytesArray(heads.map(\.digest.bytes)),
            ])
    }

    private static let add = Statement(
        """
        select audit.add_seal(
            row($1, $2, $3, $4, $5, $6, $7, $8, $9)::audit.seal, $10::text[], $11::bigint[], $12::bytea[]
        )
        """
    )

    /// Tells the receivers that want it of a seal, in the seal's own transaction. As the system.
    ///
    /// - Parameter waiting: how many heads may wait for a receiver; behind so many this one is left out.
    /// - Returns: how many receivers are told.
    @discardableResult
    public func announce(_ notice: SealNotice, waiting: Int) throws -> Int {
        let event: Identifier<AnnouncedEvent> = newID()
        let values: [Value] = [.text(notice.line), try event.value(), .int(waiting)]
        return Int(try session.query(Self.announceHead, values)[0].int4(0))
    }

    private static let announceHead = Statement("select notify.announce_head($1, $2, $3)")

    /// Organs whose receivers do not take heads any more: one has waited since before a moment, or they are stopped. As the
    /// system.
    public func organsWithoutHeads(since moment: Instant) throws -> [Organ.ID] {
        try session.query(Self.findStopped, [.instant(moment)]).map { row in
            var columns = Columns(row)
            return try columns.name()
        }
    }

    private static let findStopped = Statement("select o.organ_id from notify.organs_without_heads($1) as o")

    /// Seals by their numbers. As the system.
    public func seals(numbered numbers: [Int64]) throws -> [Int64: AuditHead] {
        let heads = try session.query(Self.findNumbered, [.int8Array(numbers)]).map { try Self.head($0) }
        return Dictionary(heads.map { ($0.seal.number, $0) }) { first, _ in first }
    }

    private static let findNumbered = Statement(
        """
        select
            s.cell_id, s.seal_number, s.sealed_us, s.entry_count, s.heads_digest, s.previous_digest, s.key_id,
            s.signature, s.digest
        from audit.seal as s
        where s.seal_number = any ($1)
        """
    )

    /// Where every chain stood at a seal, by name. As the system.
    public func sealedHeads(upTo number: Int64) throws -> [SealedHead] {
        try session.query(Self.findAllHeads, [.int8(number)]).map { row in
            var columns = Columns(row)
            return SealedHead(chain: try columns.text(), sequence: try columns.big(), digest: try columns.digest())
        }
    }

    private static let findAllHeads = Statement(
        """
        select distinct on (h.chain) h.chain, h.sequence, h.digest
        from audit.sealed_head as h
        where h.seal_number <= $1
        order by h.chain, h.seal_number desc
        """
    )

    /// The digest that stands in a place of a chain; nil where nothing stands. As the system.
    public func auditDigest(in chain: String, at sequence: Int64) throws -> AuditDigest? {
        try session.query(Self.findDigest, [.text(chain), .int8(sequence)]).first.map { row in
            var columns = Columns(row)
            return try columns.digest()
        }
    }

    private static let findDigest = Statement(
        "select e.digest from audit.entry as e where e.chain = $1 and e.sequence = $2")

    private static func head(_ row: Row) throws -> AuditHead {
        var columns = Columns(row)
        let seal = AuditSeal(
            cell: try columns.text(), number: try columns.big(), microseconds: try columns.big(),
            entries: try columns.big(), heads: try columns.digest(), previous: try columns.digest(),
            key: try columns.text())
        return AuditHead(seal: seal, signature: try columns.bytes(), digest: try columns.digest())
    }

    private static let findLastSeal = Statement(
        """
        select
            s.cell_id, s.seal_number, s.sealed_us, s.entry_count, s.heads_digest, s.previous_digest, s.key_id,
            s.signature, s.digest
        from audit.seal as s
        order by s.seal_number desc
        limit 1
        """
    )

    private static let findSealBefore = Statement(
        """
        select
            s.cell_id, s.seal_number, s.sealed_us, s.entry_count, s.heads_digest, s.previous_digest, s.key_id,
            s.signature, s.digest
        from audit.seal as s
        where s.sealed_us < $1
        order by s.seal_number desc
        limit 1
        """
    )

    private static let findSeals = Statement(
        """
        select
            s.cell_id, s.seal_number, s.sealed_us, s.entry_count, s.heads_digest, s.previous_digest, s.key_id,
            s.signature, s.digest
        from audit.seal as s
        where s.seal_number > $1
        order by s.seal_number
        limit $2
        """
    )

    private static let findHeads = Statement(
        """
        select h.seal_number, h.chain, h.sequence, h.digest
        from audit.sealed_head as h
        where h.seal_number between $1 and $2
        order by h.seal_number, h.chain
        """
    )

    private static let findHeadsOf = Statement(
        """
        select distinct on (h.chain) h.chain, h.sequence, h.digest
        from audit.sealed_head as h
        where h.chain = any ($1) and h.seal_number <= $2
        order by h.chain, h.seal_number desc
        """
    )
}

extension Columns {
    mutating func digest() throws -> AuditDigest {
        guard let digest = AuditDigest(try bytes()) else { throw StoreError.corrupt(table: "audit") }
        return digest
    }
}
