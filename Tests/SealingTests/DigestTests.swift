import Crypto
import Libgcrypt
import Testing

@testable import Sealing

/// FIPS 180-4 by the examples of NIST, and both libraries alike.
@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 gives the digests that NIST publishes`(text: String, hex: String) throws {
        #expect(Hexadecimal.text(try SHA2.sha256(Array(text.utf8)[...])) == hex)
        let digest = try #require(Hexadecimal.bytes(hex))
        #expect(Digests.isSHA256(digest[...], of: Array(text.utf8)[...]))
        #expect(!Digests.isSHA256(digest[...], of: Array((text + "x").utf8)[...]))
    }

    @Test func `both libraries hash alike, whatever the length and wherever a piece begins`() throws {
        let bytes = (0..<300).map { UInt8($0 % 251) }
        for length in 0...200 {
            let piece = bytes[37..<37 + length]
            #expect(try SHA2.sha256(piece) == Array(SHA256.hash(data: piece)), "\(length)")
        }
    }
}
