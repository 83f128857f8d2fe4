/// The key of the whole site, as its file holds it; it is never in the database, nor in a backup of it.
///
/// It has two parts. The root makes what is needed before a first connection and what must never change: passwords of
/// database roles, the signature of contexts, blind tokens. The generations wrap the keys in the database and open
/// nothing else; one after another replaces them (`dengwen keys rotate --site`).
public struct SiteKey: Sendable {
    /// Bytes of each secret in it.
    public static let byteCount = 32
    /// How many generations one file holds.
    public static let generations = 8

    let root: [UInt8]
    /// The suite of tokens: never another, else none would be found again.
    let rootSuite: Suite
    let keys: [SealingKey]

    private init(root: [UInt8], _ rootSuite: Suite, _ keys: [SealingKey]) throws(SealingError) {
        guard root.count == Self.byteCount, (1...Self.generations).contains(keys.count) else { throw .keyLength }
        for key in keys where key.secret.count != key.suite.keyBytes { throw .keyLength }
        try rootSuite.demand()
        for key in keys { try key.suite.demand() }
        self.root = root
        self.rootSuite = rootSuite
        self.keys = keys
    }

    /// A new one.
    ///
    /// - Throws: `unavailable` when the machine lacks the library of the suite.
    public static func new(_ suite: Suite) throws(SealingError) -> SiteKey {
        try SiteKey(root: Suite.random(byteCount), suite, [SealingKey(suite: suite)])
    }

    /// One whose first generation follows from its root; the same bytes give the same key.
    ///
    /// - Parameter bytes: 32 random bytes.
    /// - Throws: `keyLength` for another count.
    public init(_ bytes: [UInt8], suite: Suite = .aes) throws(SealingError) {
        guard bytes.count == Self.byteCount, let id = KeyID(suite.derive(bytes, "site-id", count: KeyID.byteCount))
        else {
            throw .keyLength
        }
        let secret = suite.derive(bytes, "site-key", count: suite.keyBytes)
        try self.init(root: bytes, suite, [SealingKey(id: id, suite: suite, secret: secret)])
    }

    /// The newest generation: new keys are wrapped under it while the database names no other.
    var newest: SealingKey { keys[keys.count - 1] }

    /// The newest generation's name and suite.
    public var newestID: KeyID { newest.id }
    public var newestSuite: Suite { newest.suite }

    func generation(_ id: KeyID) -> SealingKey? { keys.first { $0.id == id } }

    /// Whether both make the same tokens, passwords and signatures.
    public func hasRoot(of other: SiteKey) -> Bool { root == other.root && rootSuite == other.rootSuite }

    /// Whether it holds every generation of the other one.
    public func holds(_ other: SiteKey) -> Bool { other.keys.allSatisfy { generation($0.id) != nil } }

    /// The same with one generation more, which becomes the newest.
    public func renewed(_ suite: Suite) throws(SealingError) -> SiteKey {
        try SiteKey(root: root, rootSuite, keys.suffix(Self.generations - 1) + [SealingKey(suite: suite)])
    }

    /// The same with its newest generation alone.
    public func withoutOlder() throws(SealingError) -> SiteKey { try SiteKey(root: root, rootSuite, [newest]) }

    // MARK: The file

    private static let title = "dengwen-site-key 1"

    /// As it stands in its file.
    public var text: String {
        let lines = keys.map { "key \($0.id.text) \($0.suite.name) \(Hexadecimal.text($0.secret))" }
        return ([Self.title, "root \(rootSuite.name) \(Hexadecimal.text(root))"] + lines).joined(separator: "\n") + "\n"
    }

    /// Reads the text of a file.
    ///
    /// - Throws: `keyLength` when it is not whole, `unavailable` when it needs a library that the machine lacks.
    public init(text: String) throws(SealingError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        guard lines.count >= 3, lines[0] == Self.title else { throw .keyLength }
        let first = lines[1].split(separator: " ")
        guard first.count == 3, first[0] == "root", let suite = Suite(name: String(first[1])),
            let root = Hexadecimal.bytes(first[2])
        else { throw .keyLength }
        var keys: [SealingKey] = []
        for line in lines.dropFirst(2) {
            let words = line.split(separator: " ")
            guard words.count == 4, words[0] == "key", let bytes = Hexadecimal.bytes(words[1]), let id = KeyID(bytes),
                let suite = Suite(name: String(words[2])), let secret = Hexadecimal.bytes(words[3]),
                !keys.contains(where: { $0.id == id })
            else { throw .keyLength }
            keys.append(SealingKey(id: id, suite: suite, secret: secret))
        }
        try self.init(root: root, suite, keys)
    }
}
