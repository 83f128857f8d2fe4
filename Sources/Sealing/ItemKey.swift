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
    /// One paper of a recommendation.
    case paper(ordinal: Int)
    /// What a meeting said about the item.
    case minutes(meeting: String)

    var label: String {
        switch self {
        case .text: "text"
        case .accused(let ordinal): "accused/\(ordinal)"
        case .identity: "identity"
        case .findings(let ordinal): "findings/\(ordinal)"
        case .endpoint: "endpoint"
        case .paper(let ordinal): "paper/\(ordinal)"
        case .minutes(let meeting): "minutes/\(meeting)"
        }
    }
}
