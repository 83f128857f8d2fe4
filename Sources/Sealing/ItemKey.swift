import Crypto

/// The data key of one report: text, accused and identity are sealed with it. Destroying it shreds the item.
public struct ItemKey: Sendable {
    let key: SymmetricKey

    /// A new random key from the system's source.
    public init() { key = SymmetricKey(size: .bits256) }

    init(_ key: SymmetricKey) { self.key = key }
}

/// What a ciphertext is, bound into it so that it opens nowhere else.
public enum SealedPlace: Sendable {
    case text
    case accused(ordinal: Int)
    case identity
    case findings(ordinal: Int)
    case endpoint
    /// What was written down after the result: which kind of record, and its identifier.
    case record(kind: String, id: String)

    var label: String {
        switch self {
        case .text: "text"
        case .accused(let ordinal): "accused/\(ordinal)"
        case .identity: "identity"
        case .findings(let ordinal): "findings/\(ordinal)"
        case .endpoint: "endpoint"
        case .record(let kind, let id): "record/\(kind)/\(id)"
        }
    }
}
