import Casework
import Testing

/// A step of a walk: number, whether it gives its digest, whether it names the one before.
private typealias Step = (sequence: Int64, isTrue: Bool, follows: Bool)

private func walk(
    _ steps: [Step], reached: AuditDigest = .genesis, before: AuditAnchor? = nil, after: AuditAnchor? = nil
) -> [String] {
    var damages = AuditDamages(limit: 10)
    var walk = AuditWalk(chain: "O")
    for step in steps {
        walk.step(sequence: step.sequence, isTrue: step.isTrue, follows: step.follows, &damages)
    }
    let end = AuditAnchor(sequence: walk.sequence, digest: reached)
    walk.close(reached: reached, before: before ?? end, after: after ?? before ?? end, &damages)
    return damages.named.map { "\($0.chain) \($0.sequence) \($0.kind.rawValue)" }
}

@Suite("JB-52 audit chain: nothing altered, nothing lost")
struct AuditWalkTests {
    private static let whole: [Step] = (1...6).map { (Int64($0), true, true) }

    @Test func `JB-52 a whole chain has no damage`() { #expect(walk(Self.whole).isEmpty) }

    @Test(arguments: 0..<6)
    func `JB-52 an entry that does not give its digest is altered`(index: Int) {
        var steps = Self.whole
        steps[index].isTrue = false
        #expect(walk(steps) == ["O \(index + 1) altered"])
    }

    @Test(arguments: 1..<6)
    func `JB-52 an entry rewritten with its digest is named by its successor`(index: Int) {
        var steps = Self.whole
        steps[index].follows = false
        #expect(walk(steps) == ["O \(index) altered"])
    }

    @Test func `JB-52 what stands behind an altered entry is not blamed for it`() {
        var steps = Self.whole
        steps[2].isTrue = false
        steps[3].follows = false
        #expect(walk(steps) == ["O 3 altered"])
    }

    @Test(arguments: 0..<5)
    func `JB-52 an entry that is gone is missing, and the walk goes on`(index: Int) {
        var steps = Self.whole
        steps.remove(at: index)
        steps[4].isTrue = false
        #expect(walk(steps) == ["O \(index + 1) missing", "O 6 altered"])
    }

    @Test func `JB-52 a number that stands twice was put in`() {
        let steps = Self.whole + [(6, true, false)]
        #expect(walk(steps) == ["O 6 inserted"])
    }

    @Test func `JB-52 the end is compared with where the chain is said to end`() {
        let other = AuditDigest([UInt8](repeating: 7, count: 32)) ?? .genesis
        let six = AuditAnchor(sequence: 6, digest: .genesis)
        #expect(walk(Array(Self.whole[..<4]), before: six) == ["O 5 missing"])
        #expect(walk(Self.whole, before: AuditAnchor(sequence: 4, digest: .genesis)) == ["O 5 inserted"])
        #expect(walk(Self.whole, before: AuditAnchor(sequence: 6, digest: other)) == ["O 6 altered"])
        let four = AuditAnchor(sequence: 4, digest: other)
        #expect(walk(Self.whole, before: four, after: six).isEmpty, "entries came in meanwhile")
    }

    @Test func `JB-52 damages are all counted, and named up to a bound`() {
        var damages = AuditDamages(limit: 2)
        for place in 1...5 { damages.add("O", Int64(place), .altered) }
        #expect(damages.count == 5 && damages.named.map(\.sequence) == [1, 2])
    }
}

@Suite("JB-52 audit bytes: what digests and signatures are taken of")
struct AuditBytesTests {
    private static func entry(actor: String = "S1", action: String = "a", detail: String = "登") -> AuditEntry {
        AuditEntry(
            chain: "O1", sequence: 12, cell: "4202", number: 300, microseconds: -5, actor: actor, action: action,
            subject: "", detail: detail, shown: "open", previous: .genesis)
    }

    @Test func `golden bytes of an entry, to be matched by the SQL twin`() {
        let expected: [UInt8] =
            [0, 0, 0, 2, 0x4f, 0x31, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 4, 0x34, 0x32, 0x30, 0x32]
            + [0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 44, 0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 255, 251]
            + [0, 0, 0, 2, 0x53, 0x31, 0, 0, 0, 1, 0x61, 0, 0, 0, 0, 0, 0, 0, 3, 0xe7, 0x99, 0xbb, 0, 0, 0, 4]
            + [0x6f, 0x70, 0x65, 0x6e, 0, 0, 0, 32]
            + [UInt8](repeating: 0, count: 32)
        #expect(Self.entry().canonicalBytes == expected)
    }

    @Test func `moving a character from one field to the next changes the bytes`() {
        #expect(
            Self.entry(actor: "ab", action: "c").canonicalBytes != Self.entry(actor: "a", action: "bc").canonicalBytes)
    }

    @Test func `a digest has 32 bytes, in hexadecimal digits`() {
        #expect(AuditDigest([1, 2, 3]) == nil && AuditDigest(hexadecimal: "12") == nil)
        let digest = AuditDigest((0..<32).map { UInt8($0) * 8 }) ?? .genesis
        #expect(digest.hexadecimal.hasPrefix("0008") && AuditDigest(hexadecimal: digest.hexadecimal) == digest)
        #expect(AuditDigest(hexadecimal: String(repeating: "g", count: 64)) == nil)
    }

    @Test func `JB-52 a line of the file of heads is read as it was written, and nothing else is`() {
        let seal = AuditSeal(
            cell: "4202", number: 3, microseconds: 5, entries: 7, heads: .genesis, previous: .genesis, key: "ab")
        let head = AuditHead(seal: seal, signature: [UInt8](repeating: 9, count: 64), digest: .genesis)
        #expect(AuditHead(line: head.line) == head)
        #expect(OutsideHead(line: head.line) == .signed(head))
        let code = PaperCode(.genesis)
        let paper = "paper 3 " + code.text
        #expect(OutsideHead(line: paper) == .printed(number: 3, code))
        #expect(
            OutsideHead(line: "paper O420281:door 12 " + code.text.lowercased())
                == .printedChain(chain: "O420281:door", sequence: 12, code))
        #expect(OutsideHead(typed: "3 " + code.groups.joined(separator: " ")) == OutsideHead(line: paper))
        #expect(OutsideHead(typed: paper) == OutsideHead(line: paper))
        for wrong in [
            "", "x", String(head.line.dropLast()), head.line + " x", "paper 0 " + paper.dropFirst(8), "3 " + code.text,
            "paper O420281 \(code.text)", "paper O420281 0 \(code.text)", "paper 3 \(code.text.dropLast())", "paper 3",
        ] { #expect(OutsideHead(line: wrong) == nil, "\(wrong)") }
    }

    @Test func `JB-52 a head is read from a message as a receiver stored it`() {
        let seal = AuditSeal(
            cell: "4202", number: 3, microseconds: 5, entries: 7, heads: .genesis, previous: .genesis, key: "ab")
        let head = AuditHead(seal: seal, signature: [UInt8](repeating: 9, count: 64), digest: .genesis)
        let body = #"{"type":"dengwen.audit.sealed.v1","data":{"head":"\#(head.line)","number":3}}"#
        for stored in [body, "2026-11-26T08:00:00Z " + body, #"{ "n" : 1 , "data" : { "head" : "\#(head.line)" } }"#] {
            #expect(OutsideHead(line: stored) == .signed(head), "\(stored)")
        }
        let long = String(repeating: " ", count: 20_000)
        for wrong in [
            #"{"data":{"case_ref":"c_1","rev":3}}"#, body.replacing("head-1 4202", with: "head-2 4202"), body + long,
        ] {
            #expect(OutsideHead(line: wrong) == nil)
        }
    }

    @Test func `JB-52 what a receiver is told of a seal is its number and digest, signed, and no count`() throws {
        let seal = AuditSeal(
            cell: "4202", number: 3, microseconds: 5, entries: 77_777, heads: .genesis, previous: .genesis, key: "ab")
        let head = AuditHead(seal: seal, signature: [UInt8](repeating: 9, count: 64), digest: .genesis)
        let notice = SealNotice(of: head) { bytes in
            #expect(bytes.count > 32)
            return [UInt8](repeating: 5, count: 64)
        }
        #expect(notice.line.split(separator: " ").count == 6 && !notice.line.contains("77777"))
        #expect(SealNotice(line: notice.line) == notice)
        let body = #"{"type":"dengwen.audit.sealed.v1","data":{"head":"\#(notice.line)","number":3}}"#
        for stored in [notice.line, body, "2026-11-26T08:00:00Z " + body] {
            #expect(OutsideHead(line: stored) == .told(notice), "\(stored)")
        }
        for wrong in [
            notice.line + " x", String(notice.line.dropLast()), notice.line.replacing(" 3 ", with: " 0 "),
            notice.line.replacing("head-2", with: "head-1"), notice.line.replacing(" ab ", with: "  "),
        ] { #expect(OutsideHead(line: wrong) == nil, "\(wrong)") }
        let other = AuditHead(
            seal: AuditSeal(
                cell: "4202", number: 4, microseconds: 5, entries: 77_777, heads: .genesis, previous: .genesis,
                key: "ab"),
            signature: head.signature, digest: .genesis)
        let next = SealNotice(of: other) { _ in [] }
        #expect(next.canonicalBytes != notice.canonicalBytes, "each part is signed")
    }

    @Test func `JB-52 a code on paper is short, and no slip of one or two characters passes`() {
        let digest = AuditDigest((0..<32).map { UInt8(truncatingIfNeeded: $0 * 37 + 5) }) ?? .genesis
        let code = PaperCode(digest)
        #expect(code.groups.count == 7 && code.groups.allSatisfy { $0.count == 4 } && code.text.count == 34)
        for typed in [code.text, code.text.lowercased(), code.groups.joined(), code.groups.joined(separator: " ")] {
            #expect(PaperCode(typed: typed) == code, "\(typed)")
        }
        let characters = Array(code.groups.joined())
        for place in characters.indices {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != characters[place] {
                var slip = characters
                slip[place] = other
                #expect(PaperCode(typed: String(slip)) == nil)
            }
            for other in characters.indices where characters[other] != characters[place] {
                var swapped = characters
                swapped.swapAt(place, other)
                #expect(PaperCode(typed: String(swapped)) == nil)
            }
        }
        // Each of the first 130 bits counts.
        for bit in 0..<130 {
            var bytes = digest.bytes
            bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8)
            #expect(AuditDigest(bytes).map { PaperCode($0) } != code, "bit \(bit)")
        }
    }

    @Test func `JB-52 each part of a seal is signed`() {
        func seal(
            cell: String = "4202", number: Int64 = 1, at: Int64 = 1, entries: Int64 = 1, key: String = "k"
        ) -> [UInt8] {
            AuditSeal(
                cell: cell, number: number, microseconds: at, entries: entries, heads: .genesis, previous: .genesis,
                key: key
            ).canonicalBytes
        }
        let all = [
            seal(), seal(cell: "4201"), seal(number: 2), seal(at: 2), seal(entries: 2), seal(key: "l"),
        ]
        #expect(Set(all).count == all.count)
    }

    @Test func `三员分立 whoever holds one of the three offices holds nothing else`() {
        #expect(Role.mayHold([.petitionLead, .deputy]) && Role.mayHold([.securityAdministrator]))
        for office in Role.separatedOffices {
            for other in Role.allCases where other != office { #expect(!Role.mayHold([office, other])) }
        }
    }
}
