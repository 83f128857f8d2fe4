public import Casework
import Libpq
public import Sealing

/// A key of an organ as an operator may see it: no secret, not even a wrapped one.
public struct KeyRecord: Sendable, Equatable {
    public let id: KeyID
    /// Nil for the site's own.
    public let organ: Organ.ID?
    public let branch: KeyBranch
    public let suite: Suite
    /// Under which generation of the site key it lies, and in which suite.
    public let site: KeyID
    public let siteSuite: Suite
    public let madeAt: Instant
    public let retiredAt: Instant?
    /// How many items, identities or rows of the site's own data lie under it.
    public let wraps: Int64
}

/// What only the operator's commands do with keys: as the system, on the workers' door, but for what says otherwise.
extension Transaction {
    /// All keys that there are, by organ, branch and age.
    public func keyRecords() throws -> [KeyRecord] {
        try session.query(Self.listKeys).map { row in
            var columns = Columns(row)
            let (id, organ) = (try columns.keyID(), try columns.text())
            return KeyRecord(
                id: id, organ: organ.isEmpty ? nil : Identifier(organ), branch: try columns.code(),
                suite: try columns.suite(), site: try columns.keyID(), siteSuite: try columns.suite(),
                madeAt: try columns.instant(), retiredAt: try columns.instantOrNil(), wraps: try columns.big()
            )
        }
    }

    private static let listKeys = Statement(
        """
        select l.key_id, l.organ_id, l.branch, l.suite, l.site_key_id, l.site_suite, l.made_at, l.retired_at, l.wraps
        from keys.list() as l
        """
    )

    /// Retires the key in use of an organ's branch and puts a new one in its place.
    ///
    /// - Parameter organ: nil for the site's own data.
    /// - Throws: `StoreError.stale` when the site key changed at the same moment: nothing was changed.
    public func renewKey(_ branch: KeyBranch, of organ: Organ.ID?) throws {
        let key = try newKey(branch, of: organ)
        try session.execute(Self.renew, try values(of: key.key, wrapped: key.wrapped))
        guard try currentKey(branch, of: organ).id == key.key.id else { throw StoreError.stale }
    }

    private static let renew = Statement("select keys.renew($1, $2, $3, $4, $5, $6)")

    /// Takes a batch of items from a retired key to the one in use.
    ///
    /// - Returns: how many; zero when none is left.
    public func rewrapItems(under id: KeyID, of organ: Organ.ID, limit: Int) throws -> Int {
        try rewrap(under: id, .item, of: organ, [Self.itemsUnder, Self.saveItems], limit)
    }

    /// The same with identities. On the vault's door.
    public func rewrapIdentities(under id: KeyID, of organ: Organ.ID, limit: Int) throws -> Int {
        try rewrap(under: id, .vault, of: organ, [Self.identitiesUnder, Self.saveIdentities], limit)
    }

    private func rewrap(
        under id: KeyID, _ branch: KeyBranch, of organ: Organ.ID, _ statements: [Statement], _ limit: Int
    ) throws -> Int {
        let rows = try session.query(statements[0], [.bytes(id.bytes), .int(limit)])
        guard !rows.isEmpty else { return 0 }
        let (old, next) = (try organKey(id), try currentKey(branch, of: organ))
        guard old.organ == organ, old.branch == branch, old.id != next.id else {
            throw StoreError.corrupt(table: "organ_key")
        }
        var (ids, wraps): ([UUIDBits], [[UInt8]]) = ([], [])
        for row in rows {
            var columns = Columns(row)
            let item: Identifier<ItemKey> = try columns.id()
            ids.append(try item.bits())
            wraps.append(try old.rewrap(try columns.bytes(), of: item, under: next))
        }
        let changed = try session.query(statements[1], [.uuidArray(ids), .bytesArray(wraps)]).first?.int8(0)
        guard changed == Int64(ids.count) else { throw StoreError.stale }
        return ids.count
    }

    private static let itemsUnder = Statement(
        """
        select k.item_id, k.wrapped
        from casework.item_key as k
        where k.wrap_key_id = $1
        order by k.item_id
        limit $2
        for update
        """
    )
    private static let saveItems = Statement(
        """
        with changed as (
            update casework.item_key as k
            set wrapped = r.wrapped
            from unnest($1::uuid[], $2::bytea[]) as r (item_id, wrapped)
            where k.item_id = r.item_id and k.wrapped is not null
            returning k.item_id
        )
        select count(*) from changed
        """
    )
    private static let identitiesUnder = Statement("select w.report_id, w.wrapped from vault.wraps_under($1, $2) as w")
    private static let saveIdentities = Statement("select vault.rewrap($1, $2)")

    /// Destroys a retired key when nothing lies under it any more.
    public func destroyKey(_ id: KeyID) throws -> Bool {
        let isDestroyed = try session.query(Self.destroy, [.bytes(id.bytes), .instant(now)]).first?.bool(0) == true
        if isDestroyed { keys.forget(id) }
        return isDestroyed
    }

    private static let destroy = Statement("select keys.destroy($1, $2)")

    /// Wraps every key of the site anew, under another generation of the site key. All or none: until the transaction
    /// commits, the former generation opens everything, and from then on the new one.
    ///
    /// - Returns: how many keys there were.
    public func rewrapAllKeys(under generation: KeyID) throws -> Int {
        let rows = try session.query(Self.holdAll)
        var (ids, wraps): ([[UInt8]], [[UInt8]]) = ([], [])
        for row in rows {
            var columns = Columns(row)
            let (id, organ) = (try columns.keyID(), try columns.text())
            let branch: KeyBranch = try columns.code()
            let key = try keyring.unwrap(
                try columns.bytes(), branch, of: organ.isEmpty ? nil : Identifier(organ))
            ids.append(id.bytes)
            wraps.append(try keyring.wrap(key, under: generation))
        }
        let values: [Value] = [.bytesArray(ids), .bytesArray(wraps), .bytes(generation.bytes)]
        guard try session.query(Self.rewrapAll, values).first?.bool(0) == true else { throw StoreError.stale }
        return rows.count
    }

    private static let holdAll = Statement("select h.key_id, h.organ_id, h.branch, h.wrapped from keys.hold_all() as h")
    private static let rewrapAll = Statement("select keys.rewrap_all($1, $2, $3)")

    /// The generation of the site key that the database names; nil before it has any key.
    public func siteGeneration() throws -> KeyID? {
        try session.query(Self.site).first?.bytesOrNil(0).flatMap { KeyID($0) }
    }

    private static let site = Statement("select keys.site()")

    /// Keys of items that nothing was sealed with yet: what a measurement of rotations needs.
    public func plantKeys(_ count: Int, of organ: Organ.ID) throws {
        let key = try currentKey(.item, of: organ)
        let ids = (0..<count).map { _ in newID() as Identifier<ItemKey> }
        let wraps = try ids.map { try key.wrap(newItemKey(), of: $0) }
        try session.execute(
            Self.plant, [.uuidArray(try ids.map { try $0.bits() }), .name(organ), .bytesArray(wraps)])
    }

    private static let plant = Statement(
        """
        insert into casework.item_key (item_id, organ_id, wrapped)
        select r.item_id, $2, r.wrapped
        from unnest($1::uuid[], $3::bytea[]) as r (item_id, wrapped)
        """
    )

    /// Opens every key once, so that a program that serves needs its key file for new ones alone.
    public func openAllKeys() throws {
        for record in try keyRecords().prefix(StoreLimits.openedKeys) { _ = try organKey(record.id) }
    }
}

extension Columns {
    fileprivate mutating func keyID() throws -> KeyID {
        guard let id = KeyID(try bytes()) else { throw StoreError.corrupt(table: "organ_key") }
        return id
    }

    fileprivate mutating func suite() throws -> Suite {
        guard let number = UInt8(exactly: try small()), let suite = Suite(rawValue: number) else {
            throw StoreError.corrupt(table: "organ_key")
        }
        return suite
    }
}
