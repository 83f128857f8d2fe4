import Casework
import Libpq
import Sealing

/// Between the items' keys and the site key stand keys of organs, which lie in the database wrapped under the site key.
extension Transaction {
    /// A key by its name: from what this program has opened already, else from the database.
    ///
    /// - Throws: `SealingError.destroyedKey`, `.unknownKey`, `.unknownSiteKey`.
    func organKey(_ id: KeyID) throws -> OrganKey {
        if let opened = keys[id] { return opened }
        let times = keys.times
        guard let row = try session.query(Self.findOrganKey, [.bytes(id.bytes)]).first else {
            throw SealingError.unknownKey
        }
        var columns = Columns(row)
        let organ = try columns.text()
        let branch: KeyBranch = try columns.code()
        guard let wrapped = try columns.bytesOrNil() else { throw SealingError.destroyedKey }
        let key = try keyring.unwrap(wrapped, branch, of: organ.isEmpty ? nil : Identifier(organ))
        guard key.id == id else { throw SealingError.notAuthentic }
        keys.keep(key, since: times)
        return key
    }

    /// Whether the database still has a key, and has not destroyed it.
    func hasKey(_ id: KeyID) throws -> Bool {
        guard let row = try session.query(Self.findOrganKey, [.bytes(id.bytes)]).first else { return false }
        return try row.bytesOrNil(2) != nil
    }

    /// The key of a branch that new wraps lie under; made where there is none yet.
    ///
    /// - Parameter organ: nil for the site's own.
    func currentKey(_ branch: KeyBranch, of organ: Organ.ID?) throws -> OrganKey {
        if let key = try keyInUse(branch, of: organ) { return key }
        // A new generation of the site key may come between the two statements: then nothing is added, and once more.
        for _ in 0..<3 {
            let key = try newKey(branch, of: organ)
            let values = try values(of: key.key, wrapped: key.wrapped)
            try asSystem { transaction in _ = try transaction.session.execute(Self.addKey, values) }
            if let key = try keyInUse(branch, of: organ) { return key }
        }
        throw StoreError.stale
    }

    private func keyInUse(_ branch: KeyBranch, of organ: Organ.ID?) throws -> OrganKey? {
        let times = keys.times
        let values = Self.keyInUse(branch, of: organ)
        guard let row = try session.query(Self.findCurrentKey, values).first else { return nil }
        guard let id = KeyID(try row.bytes(0)) else { throw StoreError.corrupt(table: "organ_key") }
        if let opened = keys[id] { return opened }
        let key = try keyring.unwrap(try row.bytes(1), branch, of: organ)
        guard key.id == id else { throw SealingError.notAuthentic }
        keys.keep(key, since: times)
        return key
    }

    /// A new key, wrapped under the generation of the site key that the database names.
    func newKey(_ branch: KeyBranch, of organ: Organ.ID?) throws -> (key: OrganKey, wrapped: [UInt8]) {
        let named = try session.query(Self.findSite).first?.bytesOrNil(0).flatMap { KeyID($0) }
        let generation = named ?? keyring.newestSite
        let key = try keyring.newKey(branch, of: organ, under: generation)
        return (key, try keyring.wrap(key, under: generation))
    }

    func values(of key: OrganKey, wrapped: [UInt8]) throws -> [Value] {
        [
            .bytes(key.id.bytes), .text(key.organ?.rawValue ?? ""), .text(key.branch.rawValue),
            .small(Int(key.suite.rawValue)), .bytes(wrapped), .instant(now),
        ]
    }

    private static let findOrganKey = Statement("select f.organ_id, f.branch, f.wrapped from keys.find($1) as f")
    static func keyInUse(_ branch: KeyBranch, of organ: Organ.ID?) -> [Value] {
        [.text(organ?.rawValue ?? ""), .text(branch.rawValue)]
    }

    static let findCurrentKey = Statement("select c.key_id, c.wrapped from keys.current($1, $2) as c")
    private static let findSite = Statement("select keys.site()")
    private static let addKey = Statement("select keys.add($1, $2, $3, $4, $5, $6)")

    // MARK: Items

    /// Opens the key of an item.
    ///
    /// - Parameter row: its wrap, its organ and its item, in this order, as they stand in `casework.item_key`.
    func itemKey(_ row: Row) throws -> ItemKey {
        var columns = Columns(row)
        let (wrapped, organ): ([UInt8], Organ.ID) = (try columns.bytes(), try columns.name())
        let item: Identifier<ItemKey> = try columns.id()
        return try openKey(wrapped, of: organ, item: item)
    }

    /// - Throws: `SealingError.notAuthentic` for the wrap of another item, or under the key of another organ.
    func openKey<Item>(_ wrapped: [UInt8], of organ: Organ.ID, item: Identifier<Item>) throws -> ItemKey {
        let key = try organKey(try SealedHeader(wrapped).key)
        guard key.organ == organ else { throw SealingError.notAuthentic }
        return try key.unwrap(wrapped, of: item)
    }

    /// A new data key in the suite of the site.
    func newItemKey() -> ItemKey { ItemKey(suite: keyring.suite) }

    /// Wraps an item's key under the key that its organ uses now.
    func wrap<Item>(_ key: ItemKey, of item: Identifier<Item>, for organ: Organ.ID) throws -> [UInt8] {
        try currentKey(.item, of: organ).wrap(key, of: item)
    }

    // MARK: The site

    /// Seals something that belongs to the site, such as an endpoint's address and secrets.
    func sealOfSite<Item>(_ plain: [UInt8], _ item: Identifier<Item>, _ place: SealedPlace) throws -> [UInt8] {
        try currentKey(.site, of: nil).seal(plain, item: item, place: place)
    }

    func openOfSite<Item>(_ sealed: [UInt8], _ item: Identifier<Item>, _ place: SealedPlace) throws -> [UInt8] {
        try organKey(try SealedHeader(sealed).key).open(sealed, item: item, place: place)
    }
}
