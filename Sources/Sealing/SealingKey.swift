/// Any key that seals: its name, its suite and its secret.
struct SealingKey: Sendable {
    let id: KeyID
    let suite: Suite
    let secret: [UInt8]

    /// A new random one.
    init(suite: Suite) {
        self.init(id: KeyID(), suite: suite, secret: Suite.random(suite.keyBytes))
    }

    init(id: KeyID, suite: Suite, secret: [UInt8]) {
        self.id = id
        self.suite = suite
        self.secret = secret
    }

    private var header: SealedHeader { SealedHeader(suite: suite, key: id) }

    /// Seals bytes for one place. The header is bound in like the place, so that none of it can be exchanged.
    func seal(_ plain: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        let header = header.bytes
        return header + (try suite.seal(plain, key: secret, authenticating: header + Array(place.utf8)))
    }

    /// Opens what `seal` made for the same place.
    ///
    /// - Throws: `unknownKey` when it lies under another key, before anything is tried.
    func open(_ sealed: [UInt8], for place: String) throws(SealingError) -> [UInt8] {
        let found = try SealedHeader(sealed)
        guard found.key == id, found.suite == suite else { throw .unknownKey }
        return try suite.open(
            Array(sealed.dropFirst(SealedHeader.byteCount)), key: secret,
            authenticating: header.bytes + Array(place.utf8)
        )
    }

    // MARK: Wrapping

    /// Wraps another key for one place.
    func wrap(_ key: SealingKey, for place: String) throws(SealingError) -> [UInt8] {
        try seal(key.header.bytes + key.secret, for: place)
    }

    func unwrap(_ wrapped: [UInt8], for place: String) throws(SealingError) -> SealingKey {
        let plain = try open(wrapped, for: place)
        let header = try SealedHeader(plain)
        let secret = Array(plain.dropFirst(SealedHeader.byteCount))
        guard secret.count == header.suite.keyBytes else { throw .keyLength }
        return SealingKey(id: header.key, suite: header.suite, secret: secret)
    }
}
