import Crypto
import Foundation
import Sealing
import Testing

/// JB-15: what goes up sealed is opened by the office above and by nobody else.
@Suite struct ExportBoxTests {
    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let nibbles = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
    }

    @Test func `RFC 9180 A.2.1 the suite opens the published vector`() throws {
        let key = try Curve25519.KeyAgreement.PrivateKey(
            rawRepresentation: Self.bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"))
        var recipient = try HPKE.Recipient(
            privateKey: key, ciphersuite: .Curve25519_SHA256_ChachaPoly,
            info: Data(Self.bytes("4f6465206f6e2061204772656369616e2055726e")),
            encapsulatedKey: Data(Self.bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")))
        let opened = try recipient.open(
            Data(
                Self.bytes(
                    "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28")),
            authenticating: Data(Self.bytes("436f756e742d30")))
        #expect(String(decoding: opened, as: UTF8.self) == "Beauty is truth, truth beauty")
    }

    @Test func `the key that it is sealed to opens it, and no other does`() throws {
        let (own, other) = (ExportPrivateKey(), ExportPrivateKey())
        let plain = Array("某市管干部收受礼金".utf8)
        let box = try ExportBox(plain, to: try own.publicKey)
        #expect(try box.open(with: own) == plain)
        #expect(throws: SealingError.notAuthentic) { try box.open(with: other) }
        #expect(try box.isSealed(to: own.publicKey) && !box.isSealed(to: other.publicKey))
        #expect(try ExportBox(file: box.bytes) == box)
        #expect(try ExportBox(plain, to: try own.publicKey).bytes != box.bytes, "each has a key of its own")
    }

    @Test func `a change of any part is found`() throws {
        let own = ExportPrivateKey()
        let box = try ExportBox([1, 2, 3], to: try own.publicKey)
        for place in [4, 35, 36, 67, 68, 2000, box.bytes.count - 1] {
            var bytes = box.bytes
            bytes[place] ^= 1
            let changed = try ExportBox(file: bytes)
            #expect(throws: SealingError.notAuthentic, "byte \(place)") { try changed.open(with: own) }
        }
        var unmarked = box.bytes
        unmarked[0] ^= 1
        #expect(throws: SealingError.unknownSuite) { try ExportBox(file: unmarked) }
        #expect(throws: SealingError.unknownSuite) { try ExportBox(file: Array(box.bytes.dropLast())) }
        #expect(throws: SealingError.unknownSuite) { try ExportBox(file: []) }
    }

    @Test(arguments: [
        (0, 1), (4092, 1), (4093, 2), (16_380, 2), (16_381, 3), (65_532, 3), (65_533, 4), (1_048_572, 5),
        (1_048_573, 6),
    ])
    func `its length tells one of six classes and no more`(count: Int, size: Int) throws {
        let own = ExportPrivateKey()
        let plain = Array(repeating: UInt8(7), count: count)
        let box = try ExportBox(plain, to: try own.publicKey)
        #expect(box.sizeClass == size && box.bytes.count == ExportBox.overhead + (4096 << (2 * (size - 1))))
        #expect(try box.open(with: own) == plain)
    }

    @Test func `what is longer than the largest class is refused`() throws {
        let key = try ExportPrivateKey().publicKey
        #expect(throws: SealingError.tooLong) {
            try ExportBox(Array(repeating: 0, count: (4 << 20) - 3), to: key)
        }
    }

    @Test func `a public key is read as it is published, and what is none is not`() throws {
        let key = try ExportPrivateKey().publicKey
        #expect(ExportPublicKey(text: key.text) == key)
        #expect(ExportPublicKey(text: key.text.uppercased().filter { $0 != " " }) == key)
        for text in ["", "00", String(key.text.dropLast()), key.text + "0", String(repeating: "z", count: 64)] {
            #expect(ExportPublicKey(text: text) == nil, "\(text)")
        }
        #expect(ExportPublicKey(text: String(repeating: "0", count: 64)) == nil, "the point that gives all one secret")
        #expect(key.fingerprint.count == 24 && key.digest.count == 32)
    }
}
