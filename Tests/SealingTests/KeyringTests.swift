import Casework
import Crypto
import FoundationEssentials
import Testing

@testable import Sealing

@Suite struct KeyringTests {
    private let keyring: Keyring
    private let item = Report.ID("018f5d2e-0000-7000-8000-000000000001")
    private let key = ItemKey()
    private let plain = Array("反映某村干部虚报冒领。".utf8)

    init() throws { keyring = Keyring(site: try SiteKey(Array(0..<32))) }

    @Test(arguments: [0, 1, 15, 16, 17, 4096, 262_144])
    func `what was sealed opens again, whatever its length`(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sealed = try keyring.seal(bytes, item: item, place: .text, with: key)
        #expect(try keyring.open(sealed, item: item, place: .text, with: key) == bytes)
        #expect(sealed.count == count + 37, "suite, name of the key, nonce of 12 and tag of 16 bytes")
    }

    @Test func `the same text sealed twice gives different bytes`() throws {
        let first = try keyring.seal(plain, item: item, place: .text, with: key)
        #expect(try keyring.seal(plain, item: item, place: .text, with: key) != first)
    }

    @Test func `the plain text is nowhere in what was sealed`() throws {
        let sealed = try keyring.seal(plain, item: item, place: .text, with: key)
        let windows = (0...(sealed.count - 4)).map { Array(sealed[$0..<$0 + 4]) }
        #expect(!windows.contains(Array(plain.prefix(4))))
    }

    @Test func `another key opens nothing`() throws {
        let sealed = try keyring.seal(plain, item: item, place: .text, with: key)
        #expect(throws: SealingError.unknownKey) {
            try keyring.open(sealed, item: item, place: .text, with: ItemKey())
        }
    }

    @Test(arguments: [
        SealedPlace.accused(ordinal: 0), .accused(ordinal: 1), .findings(ordinal: 0), .endpoint,
    ])
    func `what belongs to one place does not open at another`(place: SealedPlace) throws {
        let sealed = try keyring.seal(plain, item: item, place: .text, with: key)
        #expect(throws: SealingError.notAuthentic) {
            try keyring.open(sealed, item: item, place: place, with: key)
        }
    }

    @Test func `one accused cannot be put in the place of another`() throws {
        let sealed = try keyring.seal(plain, item: item, place: .accused(ordinal: 1), with: key)
        #expect(throws: SealingError.notAuthentic) {
            try keyring.open(sealed, item: item, place: .accused(ordinal: 11), with: key)
        }
    }

    @Test func `what belongs to one item does not open in another`() throws {
        let sealed = try keyring.seal(plain, item: item, place: .text, with: key)
        let other = Report.ID("018f5d2e-0000-7000-8000-000000000002")
        #expect(throws: SealingError.notAuthentic) { try keyring.open(sealed, item: other, place: .text, with: key) }
    }

    @Test func `every single flipped bit is noticed`() throws {
        let sealed = try keyring.seal(Array("短".utf8), item: item, place: .text, with: key)
        for position in sealed.indices {
            for bit in 0..<8 {
                var changed = sealed
                changed[position] ^= 1 << bit
                // The suite's number two is known as well: it is not the key's.
                let expected: SealingError =
                    switch position {
                    case 0: changed[0] == Suite.sm.rawValue ? .unknownKey : .unknownSuite
                    case 1...KeyID.byteCount: .unknownKey
                    default: .notAuthentic
                    }
                #expect(throws: expected, "bit \(bit) of byte \(position)") {
                    try keyring.open(changed, item: item, place: .text, with: key)
                }
            }
        }
    }

    @Test func `what is cut short does not open`() throws {
        let sealed = try keyring.seal(plain, item: item, place: .text, with: key)
        for count in 1..<sealed.count {
            #expect(throws: SealingError.notAuthentic) {
                try keyring.open(Array(sealed.prefix(count)), item: item, place: .text, with: key)
            }
        }
        #expect(throws: SealingError.unknownSuite) { try keyring.open([], item: item, place: .text, with: key) }
    }

    @Test(arguments: [UInt8(0), 3, 255])
    func `a suite that nobody knows is refused by name`(suite: UInt8) throws {
        var sealed = try keyring.seal(plain, item: item, place: .text, with: key)
        sealed[0] = suite
        #expect(throws: SealingError.unknownSuite) { try keyring.open(sealed, item: item, place: .text, with: key) }
    }

    @Test(arguments: [0, 16, 31, 33]) func `a site key of another length is refused`(count: Int) {
        #expect(throws: SealingError.keyLength) { try SiteKey([UInt8](repeating: 1, count: count)) }
    }

    @Test func `tokens are equal for equal words and differ by purpose, word and site`() throws {
        let word = Array("张三".utf8)
        var tokens = Set(TokenPurpose.allCases.map { keyring.token($0, word) })
        #expect(tokens.count == TokenPurpose.allCases.count)
        #expect(tokens.allSatisfy { $0.count == 32 })
        #expect(keyring.token(.matter, word) == keyring.token(.matter, word))
        tokens.insert(keyring.token(.matter, Array("张四".utf8)))
        tokens.insert(Keyring(site: try SiteKey(Array(1..<33))).token(.matter, word))
        #expect(tokens.count == TokenPurpose.allCases.count + 2)
    }

    @Test func `a token is not the bare hash that anybody could look up`() {
        let word = Array("13800000000".utf8)
        #expect(keyring.token(.matter, word) != Array(SHA256.hash(data: word)))
    }

    @Test(arguments: ["", "1|staff|S1|O1||registrar|1|2", String(repeating: "长", count: 300)])
    func `the database can check a signature with the pads alone`(message: String) {
        let pads = keyring.contextPads
        let inner = SHA256.hash(data: pads.inner + Array(message.utf8))
        let outer = SHA256.hash(data: pads.outer + Array(inner))
        let hexadecimal = outer.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        #expect(keyring.contextSignature(message) == hexadecimal)
    }

    @Test func `each role has a password of its own that fits into quotes`() {
        let passwords = ["dengwen_web", "dengwen_worker"].map { keyring.rolePassword($0) }
        #expect(Set(passwords).count == 2)
        #expect(passwords.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }
}
