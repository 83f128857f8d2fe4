import Crypto
import Libgcrypt
import Testing

@testable import Sealing

/// The published vectors: what this program computes is what the standards say.
@Suite struct SuiteTests {
    private static func bytes(_ text: String) throws -> [UInt8] { try #require(Hexadecimal.bytes(text)) }

    /// RFC 8998, appendix A.1.
    @Test func `SM4-GCM gives the ciphertext and the tag of RFC 8998`() throws {
        let pairs = ["aa", "bb", "cc", "dd", "ee", "ff", "ee", "aa"]
        let plain = try Self.bytes(pairs.map { String(repeating: $0, count: 8) }.joined())
        let key = try Self.bytes("0123456789abcdeffedcba9876543210")
        let nonce = try Self.bytes("00001234567800000000abcd")
        let data = try Self.bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let cipher =
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
            + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        let tag = "83de3541e4c2b58177e065a9bf7b62ec"
        let sealed = try SM4GCM.seal(plain, key: key, nonce: nonce, authenticating: data)
        #expect(Hexadecimal.text(sealed) == cipher + tag)
        #expect(try SM4GCM.open(sealed, key: key, nonce: nonce, authenticating: data) == plain)
    }

    /// GB/T 32905, appendix A.
    @Test(arguments: [
        ("abc", 1, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        ("abcd", 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ])
    func `SM3 gives the digests of GB-T 32905`(word: String, times: Int, digest: String) throws {
        let text = String(repeating: word, count: times)
        #expect(Hexadecimal.text(try SM3.hash(Array(text.utf8))) == digest)
    }

    /// GM/T 0042, appendix D.3.
    @Test func `HMAC-SM3 gives the code of GM-T 0042`() throws {
        let words = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        let expected = "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
        #expect(Hexadecimal.text(try SM3.mac(key: Array(1...32), Array((words + words).utf8))) == expected)
        #expect(Hexadecimal.text(Suite.sm.mac(key: Array(1...32), Array((words + words).utf8))) == expected)
    }

    @Test func `a key longer than a block is hashed first, as RFC 2104 says`() throws {
        let long = [UInt8](repeating: 0xAA, count: 131)
        #expect(try SM3.mac(key: long, [1, 2, 3]) == SM3.mac(key: try SM3.hash(long), [1, 2, 3]))
    }

    /// NIST SP 800-38D, test case 16 of the proposal for AES-256-GCM: opened by the suite as it is stored.
    @Test func `AES-256-GCM opens the published ciphertext`() throws {
        let key = try Self.bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
        let data = try Self.bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        let combined = try Self.bytes(
            "cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b")
        let plain =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
        #expect(Hexadecimal.text(try Suite.aes.open(combined, key: key, authenticating: data)) == plain)
    }

    /// RFC 5869, test case 1, has another salt; ours is compared with the library's own.
    @Test func `keys are derived as HKDF of the suite does`() {
        let secret = [UInt8](0..<32)
        let library = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), salt: Array("dengwen".utf8), info: Array("tokens".utf8),
            outputByteCount: 48
        )
        let ours = Suite.aes.derive(secret, "tokens", count: 48)
        #expect(ours.count == 48)
        #expect(SymmetricKey(data: ours) == library)
        #expect(SymmetricKey(data: Suite.sm.derive(secret, "tokens", count: 48)) != library)
    }

    @Test(arguments: Suite.allCases, [0, 1, 15, 16, 17, 4096])
    func `what a suite seals it opens, whatever its length, and never twice alike`(suite: Suite, count: Int) throws {
        let key = Suite.random(suite.keyBytes)
        let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let sealed = try suite.seal(plain, key: key, authenticating: [7])
        #expect(try suite.open(sealed, key: key, authenticating: [7]) == plain)
        #expect(sealed.count == count + Suite.nonceBytes + Suite.tagBytes)
        #expect(try suite.seal(plain, key: key, authenticating: [7]) != sealed)
    }

    @Test(arguments: Suite.allCases) func `every flipped bit, cut and other datum is noticed`(suite: Suite) throws {
        let key = Suite.random(suite.keyBytes)
        let sealed = try suite.seal([1, 2, 3], key: key, authenticating: [7])
        for position in sealed.indices {
            for bit in 0..<8 {
                var changed = sealed
                changed[position] ^= 1 << bit
                #expect(throws: SealingError.notAuthentic) {
                    try suite.open(changed, key: key, authenticating: [7])
                }
            }
            #expect(throws: SealingError.notAuthentic) {
                try suite.open(Array(sealed.prefix(position)), key: key, authenticating: [7])
            }
        }
        #expect(throws: SealingError.notAuthentic) { try suite.open(sealed, key: key, authenticating: [8]) }
        #expect(throws: SealingError.notAuthentic) {
            try suite.open(sealed, key: Suite.random(suite.keyBytes), authenticating: [7])
        }
    }

    @Test func `a key or a nonce of another length is refused before anything is sealed`() {
        #expect(throws: GcryptError.length) {
            try SM4GCM.seal([1], key: [1, 2], nonce: [UInt8](repeating: 0, count: 12), authenticating: [])
        }
        #expect(throws: GcryptError.length) {
            try SM4GCM.seal([1], key: [UInt8](repeating: 0, count: 16), nonce: [1], authenticating: [])
        }
    }
}
