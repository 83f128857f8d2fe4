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
    /// Words on a recusal, a request for one, or interference: many of a kind hang on one item.
    case remark(id: String)
    /// A relative or a person of whom a member of staff declared something.
    case declaration

    var label: String {
        switch self {
        case .text: "text"
        case .accused(let ordinal): "accused/\(ordinal)"
        case .identity: "identity"
        case .findings(let ordinal): "findings/\(ordinal)"
        case .endpoint: "endpoint"
        case .remark(let id): "remark/\(id)"
        case .declaration: "declaration"
        }
    }
}
