import Casework
import Testing

/// Any function of the bytes will do to test the arithmetic; the real one is SHA-256.
private func digest(_ bytes: [UInt8]) -> AuditDigest {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    var out: [UInt8] = []
    for round in UInt8(0)..<4 {
        for byte in [round] + bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        out += (0..<8).map { UInt8(truncatingIfNeeded: state >> (8 * UInt64($0))) }
    }
    return AuditDigest(out) ?? .genesis
}

private func entry(_ sequence: Int64, after previous: AuditDigest, detail: String = "") -> AuditEntry {
    AuditEntry(
        chain: "O420101", sequence: sequence, microseconds: 1_700_000_000_000_000 + sequence, actor: "S1",
        action: "clue.read", subject: "clue/1", detail: detail, previous: previous)
}

private func chain(_ length: Int) -> [AuditChain.Link] {
    var links: [AuditChain.Link] = []
    for sequence in 0..<length {
        let next = entry(Int64(sequence) + 1, after: links.last?.digest ?? .genesis)
        links.append(AuditChain.Link(entry: next, digest: digest(next.canonicalBytes)))
    }
    return links
}

private func verify(
    _ links: [AuditChain.Link], after: AuditChain.Anchor = .start, head: AuditChain.Anchor? = nil
) -> AuditChain.Verdict {
    AuditChain.verify(entries: links, chain: "O420101", after: after, head: head, digest: digest)
}

@Suite("JB-52 audit chain: nothing altered, nothing lost")
struct AuditChainTests {
    static let whole = chain(6)
    static let head = AuditChain.Anchor(sequence: 6, digest: whole[5].digest)

    @Test func `a whole chain is intact up to its head`() {
        #expect(verify(Self.whole) == .intact(Self.head))
        #expect(verify(Self.whole, head: Self.head) == .intact(Self.head))
        #expect(verify([]) == .intact(.start))
    }

    @Test func `a part is checked from what is known before it`() {
        let before = AuditChain.Anchor(sequence: 3, digest: Self.whole[2].digest)
        #expect(verify(Array(Self.whole[3...]), after: before) == .intact(Self.head))
        let wrong = AuditChain.Anchor(sequence: 3, digest: Self.whole[1].digest)
        #expect(
            verify(Array(Self.whole[3...]), after: wrong) == .broken(.init(index: 0, sequence: 4, damage: .altered)))
    }

    @Test(arguments: 0..<6)
    func `an altered entry is found where it stands`(index: Int) {
        var links = Self.whole
        let old = links[index]
        let forged = entry(old.entry.sequence, after: old.entry.previous, detail: "nothing happened")
        links[index] = AuditChain.Link(entry: forged, digest: old.digest)
        #expect(verify(links) == .broken(.init(index: index, sequence: Int64(index) + 1, damage: .altered)))
    }

    @Test(arguments: 0..<6)
    func `an entry rewritten with its digest is found by its successor or by the known head`(index: Int) {
        var links = Self.whole
        let old = links[index].entry
        let forged = entry(old.sequence, after: old.previous, detail: "nothing happened")
        links[index] = AuditChain.Link(entry: forged, digest: digest(forged.canonicalBytes))
        let expected = AuditChain.Verdict.broken(.init(index: index, sequence: Int64(index) + 1, damage: .altered))
        #expect(verify(links, head: Self.head) == expected)
    }

    @Test func `a chain rewritten to its end is found by the known head`() {
        var links = Array(Self.whole[..<3])
        for sequence in Int64(4)...6 {
            let forged = entry(sequence, after: links[links.count - 1].digest, detail: "forged")
            links.append(AuditChain.Link(entry: forged, digest: digest(forged.canonicalBytes)))
        }
        #expect(verify(links) != .broken(.init(index: 5, sequence: 6, damage: .altered)))
        #expect(verify(links, head: Self.head) == .broken(.init(index: 5, sequence: 6, damage: .altered)))
    }

    @Test(arguments: 0..<6)
    func `a missing entry is found, the last one by the known head`(index: Int) {
        var links = Self.whole
        links.remove(at: index)
        let expected = AuditChain.Verdict.broken(.init(index: index, sequence: Int64(index) + 1, damage: .missing))
        #expect(verify(links, head: Self.head) == expected)
    }

    @Test(arguments: 0..<5)
    func `two entries in the wrong order are found`(index: Int) {
        var links = Self.whole
        links.swapAt(index, index + 1)
        #expect(verify(links) == .broken(.init(index: index, sequence: Int64(index) + 1, damage: .reordered)))
    }

    @Test(arguments: 1...6)
    func `a doubled entry is found`(index: Int) {
        var links = Self.whole
        links.insert(links[index - 1], at: index)
        #expect(verify(links) == .broken(.init(index: index, sequence: Int64(index) + 1, damage: .inserted)))
    }

    @Test func `an entry of another chain does not belong here`() {
        #expect(
            AuditChain.verify(entries: Self.whole, chain: "O420102", digest: digest)
                == .broken(.init(index: 0, sequence: 1, damage: .inserted)))
    }
}

@Suite("JB-52 audit entry: the bytes that the digest is taken of")
struct AuditEntryTests {
    @Test func `golden bytes, to be matched by the SQL twin`() {
        let bytes = AuditEntry(
            chain: "O1", sequence: 12, microseconds: -5, actor: "S1", action: "a", subject: "", detail: "登",
            previous: .genesis
        ).canonicalBytes
        let expected: [UInt8] =
            [0, 0, 0, 2, 0x4f, 0x31, 0, 0, 0, 2, 0x31, 0x32, 0, 0, 0, 2, 0x2d, 0x35, 0, 0, 0, 2, 0x53, 0x31]
            + [0, 0, 0, 1, 0x61, 0, 0, 0, 0, 0, 0, 0, 3, 0xe7, 0x99, 0xbb, 0, 0, 0, 32]
            + [UInt8](repeating: 0, count: 32)
        #expect(bytes == expected)
    }

    @Test func `a length beyond one byte is written big-endian`() {
        let long = String(repeating: "x", count: 70_000)
        let bytes = entry(1, after: .genesis, detail: long).canonicalBytes
        let start = bytes.count - 36 - 70_000 - 4
        #expect(Array(bytes[start..<(start + 4)]) == [0, 1, 0x11, 0x70])
    }

    @Test func `moving a character from one field to the next changes the bytes`() {
        let one = AuditEntry(
            chain: "O", sequence: 1, microseconds: 1, actor: "ab", action: "c", subject: "", detail: "",
            previous: .genesis)
        let other = AuditEntry(
            chain: "O", sequence: 1, microseconds: 1, actor: "a", action: "bc", subject: "", detail: "",
            previous: .genesis)
        #expect(one.canonicalBytes != other.canonicalBytes)
    }

    @Test func `a digest has 32 bytes`() {
        #expect(AuditDigest([1, 2, 3]) == nil)
        #expect(AuditDigest([UInt8](repeating: 1, count: 32)) != nil)
        #expect(AuditDigest.genesis.bytes == [UInt8](repeating: 0, count: 32))
    }
}
