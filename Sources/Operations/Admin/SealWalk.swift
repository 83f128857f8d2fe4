import Casework
import Sealing

/// Walks the seals in their order, beside the heads that were kept outside.
///
/// A seal names the digest of the one before, signature included, so the signature of the last one of each key answers for
/// all before it; the others are looked at only where one is wrong.
struct SealWalk {
    private let keys: [String: AuditPublicKey]
    var outside: OutsideHeads
    private(set) var number: Int64 = 0
    private(set) var count: Int64 = 0
    private(set) var last: AuditHead?
    /// Whether the last seal gave its own digest.
    private var lastWasTrue = true

    init(keys: [AuditPublicKey], outside: OutsideHeads) {
        self.keys = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first }
        self.outside = outside
    }

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
        outside.compare(with: head, &damages)
        number = max(number, seal.number)
        last = head
        lastWasTrue = isTrue
    }

    mutating func close(_ damages: inout AuditDamages) {
        if let last { prove(last, &damages) }
        outside.close(behind: number, &damages)
    }

    /// Whether a seal bears the signature of a key of this site.
    private func prove(_ head: AuditHead, _ damages: inout AuditDamages) {
        let isGenuine = keys[head.seal.key]?.isGenuine(head.signature, of: head.seal.canonicalBytes) ?? false
        if !isGenuine { damages.add("", head.seal.number, .sealForged) }
    }
}

/// The lines of a file of heads, one after another, beside the seals of the database.
struct OutsideHeads {
    private var lines: any IteratorProtocol<String>
    private let keys: [String: AuditPublicKey]
    private var line: Int64 = 0
    private var next: OutsideHead?
    /// The last seal of the database that stands in the file as well.
    private(set) var lastTrue: AuditSeal?

    init(_ lines: some Sequence<String>, keys: [AuditPublicKey]) {
        self.lines = lines.makeIterator()
        self.keys = Dictionary(keys.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Compares every line about a seal, and those about seals before it, which are not there.
    mutating func compare(with head: AuditHead, _ damages: inout AuditDamages) {
        while let outside = peek(&damages), outside.number <= head.seal.number {
            next = nil
            if outside.number < head.seal.number { continue }
            if outside.digest == head.digest {
                lastTrue = head.seal
            } else {
                damages.add("", outside.number, isTrustworthy(outside) ? .headDiffers : .headUnreadable)
            }
        }
    }

    /// What stands in the file of seals that the database no longer has.
    mutating func close(behind number: Int64, _ damages: inout AuditDamages) {
        var isCutOff = false
        while let outside = peek(&damages) {
            next = nil
            if outside.number <= number { continue }
            if !isTrustworthy(outside) {
                damages.add("", line, .headUnreadable)
            } else if !isCutOff {
                isCutOff = true
                damages.add("", number + 1, .cutOff)
            }
        }
    }

    private mutating func peek(_ damages: inout AuditDamages) -> OutsideHead? {
        while next == nil, let text = lines.next() {
            line += 1
            if text.isEmpty || text.hasPrefix("#") { continue }
            next = OutsideHead(line: text)
            if next == nil { damages.add("", line, .headUnreadable) }
        }
        return next
    }

    /// Whether a line is what this site once sealed; what is copied from paper is believed.
    private func isTrustworthy(_ outside: OutsideHead) -> Bool {
        guard case .signed(let head) = outside else { return true }
        return Digests.sha256(head.seal.bytesWithSignature(head.signature)) == head.digest
            && keys[head.seal.key]?.isGenuine(head.signature, of: head.seal.canonicalBytes) ?? false
    }
}
