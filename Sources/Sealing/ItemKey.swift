public import Casework

/// The data key of one item: text and accused are sealed with it. Destroying it shreds the item.
public struct ItemKey: Sendable {
    let key: SealingKey

    /// A new random key from the system's source.
    public init(suite: Suite = .aes) { key = SealingKey(suite: suite) }

    init(_ key: SealingKey) { self.key = key }
}

/// The key of who reported one item: it lies in the vault, under a key that opens nothing else.
public struct IdentityKey: Sendable {
    let key: SealingKey

    /// A new random key from the system's source.
    public init(suite: Suite = .aes) { key = SealingKey(suite: suite) }

    init(_ key: SealingKey) { self.key = key }

    /// Seals who reported an item.
    public func seal<Item>(_ plain: [UInt8], of item: Identifier<Item>) throws(SealingError) -> [UInt8] {
        try key.seal(plain, for: item.rawValue + "/identity")
    }

    /// Opens what `seal` made for the same item.
    public func open<Item>(_ sealed: [UInt8], of item: Identifier<Item>) throws(SealingError) -> [UInt8] {
        try key.open(sealed, for: item.rawValue + "/identity")
    }
}

/// What a ciphertext is, bound into it so that it opens nowhere else.
public enum SealedPlace: Sendable {
    case text
    case accused(ordinal: Int)
    case findings(ordinal: Int)
    case endpoint
    /// The secret of an account's second factor.
    case factor
    /// What somebody wrote in the course of supervision: of which row, by its id, and where in it.
    case supervision(row: String, ordinal: Int)
    case route(ordinal: Int)
    case extensionReason(ordinal: Int)
    case document(DocumentPart)

    /// What is sealed of an official document.
    public enum DocumentPart: String, Sendable {
        case values, text
        case voidReason = "void-reason"
    }
    /// The words of a measure that changes who handles the item.
    case measure(id: String)
    /// What one room of a joint measure does.
    case slice(measure: String, ordinal: Int)
    /// One paper of a recommendation.
    case paper(ordinal: Int)
    /// What a meeting said about the item.
    case minutes(meeting: String)
    /// Words on a recusal, a request for one, or interference: many of a kind hang on one item.
    case remark(id: String)
    /// A relative or a person of whom a member of staff declared something.
    case declaration
    /// What was written down after the result: which kind of record, and its identifier.
    case record(kind: String, id: String)

    var label: String {
        switch self {
        case .text: "text"
        case .accused(let ordinal): "accused/\(ordinal)"
        case .findings(let ordinal): "findings/\(ordinal)"
        case .endpoint: "endpoint"
        case .factor: "factor"
        case .supervision(let row, let ordinal): "supervision/\(row)/\(ordinal)"
        case .route(let ordinal): "route/\(ordinal)"
        case .extensionReason(let ordinal): "extension/\(ordinal)"
        case .document(let part): "document/" + part.rawValue
        case .measure(let id): "measure/\(id)"
        case .slice(let measure, let ordinal): "slice/\(measure)/\(ordinal)"
        case .paper(let ordinal): "paper/\(ordinal)"
        case .minutes(let meeting): "minutes/\(meeting)"
        case .remark(let id): "remark/\(id)"
        case .declaration: "declaration"
        case .record(let kind, let id): "record/\(kind)/\(id)"
        }
    }
}
