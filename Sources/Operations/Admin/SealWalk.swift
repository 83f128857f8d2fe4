import Casework
import Sealing

/// Walks the seals in their order.
///
/// A seal names the digest of the one before, signature included, so the signature of the last one of each key answers for
/// all before it; the others are looked at only where one is wrong.
struct SealWalk {
    private let keys: AuditKeys
    private(set) var number: Int64 = 0
    private(set) var count: Int64 = 0
    private(set) var last: AuditHead?
    /// Whether the last seal gave its own digest.
    private var lastWasTrue = true

    init(keys: AuditKeys) { self.keys = keys }

    mutating func step(_ head: AuditHead, _ heads: [SealedHead], _ damages: inout AuditDamages) {
        count += 1
        let seal = head.seal
        let isTrue =
            Digests.sha256(seal.bytesWithSignature(head.signature)) == head.digest
            && Digests.sha256(SealedHead.canonicalBytes(heads)) == seal.heads
        if seal.number > number + 1 {
            damages.add("", number + 1, .sealMissing)
        } else if isTrue, lastWasTrue, seal.previous != last?.digest ?? .genesis {
            damages.add("", max(number, 1), .sealAltered)
        }
        if !isTrue { damages.add("", seal.number, .sealAltered) }
        if let last, last.seal.key != seal.key { prove(last, &damages) }
        if seal.number > number + 1 || !isTrue { prove(head, &damages) }
        number = max(number, seal.number)
        last = head
        lastWasTrue = isTrue
    }

    func close(_ damages: inout AuditDamages) { if let last { prove(last, &damages) } }

    private func prove(_ head: AuditHead, _ damages: inout AuditDamages) {
        if !keys.signed(head) { damages.add("", head.seal.number, .sealForged) }
    }
}

/// The public keys of a site by their names.
struct AuditKeys: Sendable {
    private let keys: [String: AuditPublicKey]

    init(_ keys: [AuditPublicKey]) { self.keys = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first } }

    /// Whether a seal bears the signature of a key of this site.
    func signed(_ head: AuditHead) -> Bool {
        keys[head.seal.key]?.isGenuine(head.signature, of: head.seal.canonicalBytes) ?? false
    }

    /// Whether a line is what this site once sealed, whole.
    func wrote(_ head: AuditHead) -> Bool {
        Digests.sha256(head.seal.bytesWithSignature(head.signature)) == head.digest && signed(head)
    }

    /// Whether a receiver was told so by this site.
    func wrote(_ notice: SealNotice) -> Bool {
        keys[notice.key]?.isGenuine(notice.signature, of: notice.canonicalBytes) ?? false
    }
}
