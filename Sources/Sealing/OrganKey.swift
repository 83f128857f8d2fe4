public import Casework

/// What the keys of one kind wrap or seal.
public enum KeyBranch: String, Sendable, CaseIterable {
    /// Data keys of items, by organ.
    case item
    /// Keys of identities, by organ: no key of this branch opens a text, and none of the other opens an identity.
    case vault
    /// What belongs to no item: endpoints, declarations. One key for the site.
    case site
}

/// A key that lies wrapped under the site key: of an organ's items, of its vault, or of the site.
public struct OrganKey: Sendable {
    let key: SealingKey
    public let branch: KeyBranch
    /// Whose; nil for the site's.
    public let organ: Organ.ID?

    /// A new random key.
    public init(_ branch: KeyBranch, of organ: Organ.ID?, suite: Suite) {
        self.init(SealingKey(suite: suite), branch, organ)
    }

    init(_ key: SealingKey, _ branch: KeyBranch, _ organ: Organ.ID?) {
        self.key = key
        self.branch = branch
        self.organ = organ
    }

    public var id: KeyID { key.id }
    public var suite: Suite { key.suite }

    /// What binds its own wrap to what it is.
    static func place(_ branch: KeyBranch, _ organ: Organ.ID?) -> String {
        "organ-key/\(branch.rawValue)/\(organ?.rawValue ?? "")"
    }

    // MARK: Items

    /// Wraps an item's key: the wrap opens in the row of this item only.
    public func wrap<Item>(_ key: ItemKey, of item: Identifier<Item>) throws(SealingError) -> [UInt8] {
        try self.key.wrap(key.key, for: try place("item-key", .item, item))
    }

    public func unwrap<Item>(_ wrapped: [UInt8], of item: Identifier<Item>) throws(SealingError) -> ItemKey {
        ItemKey(try key.unwrap(wrapped, for: try place("item-key", .item, item)))
    }

    // MARK: Identities

    public func wrap<Item>(_ key: IdentityKey, of item: Identifier<Item>) throws(SealingError) -> [UInt8] {
        try self.key.wrap(key.key, for: try place("identity-key", .vault, item))
    }

    public func unwrap<Item>(_ wrapped: [UInt8], identityOf item: Identifier<Item>) throws(SealingError) -> IdentityKey
    {
        IdentityKey(try key.unwrap(wrapped, for: try place("identity-key", .vault, item)))
    }

    /// Takes a wrap from one key to another of the same branch, without more than the two seeing the key inside.
    public func rewrap<Item>(
        _ wrapped: [UInt8], of item: Identifier<Item>, under next: OrganKey
    ) throws(SealingError) -> [UInt8] {
        guard branch == next.branch else { throw .unknownKey }
        switch branch {
        case .item: return try next.wrap(try unwrap(wrapped, of: item), of: item)
        case .vault: return try next.wrap(try unwrap(wrapped, identityOf: item), of: item)
        case .site: throw .unknownKey
        }
    }

    // MARK: What is the site's

    public func seal<Item>(
        _ plain: [UInt8], item: Identifier<Item>, place: SealedPlace
    ) throws(SealingError) -> [UInt8] {
        try key.seal(plain, for: try self.place(place.label, .site, item))
    }

    public func open<Item>(
        _ sealed: [UInt8], item: Identifier<Item>, place: SealedPlace
    ) throws(SealingError) -> [UInt8] {
        try key.open(sealed, for: try self.place(place.label, .site, item))
    }

    /// A key of one branch is not used in another.
    private func place<Item>(
        _ label: String, _ needed: KeyBranch, _ item: Identifier<Item>
    ) throws(SealingError) -> String {
        guard branch == needed else { throw .unknownKey }
        return item.rawValue + "/" + label
    }
}
