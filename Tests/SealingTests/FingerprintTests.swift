import Testing

@testable import Sealing

@Suite struct FingerprintTests {
    /// The vectors of the SipHash paper and its reference code: key 00 01 … 0f, input 00 01 … of each length.
    @Test(
        arguments: [
            (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (8, 0x93f5_f579_9a93_2462),
            (15, 0xa129_ca61_49be_45e5),
        ] as [(Int, UInt64)])
    func `it is SipHash-2-4`(length: Int, hash: UInt64) {
        let fingerprint = Fingerprint(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
        #expect(fingerprint((0..<length).map { UInt8($0) }) == hash)
    }

    @Test func `another site or another purpose gives another hash`() throws {
        let one = Keyring(site: try SiteKey(Array(0..<32)))
        let other = Keyring(site: try SiteKey(Array(1..<33)))
        let words = Array("刘强|unit:T1:沙洲".utf8)
        #expect(one.fingerprint(.accused)(words) == one.fingerprint(.accused)(words))
        #expect(one.fingerprint(.accused)(words) != one.fingerprint(.shingle)(words))
        #expect(one.fingerprint(.accused)(words) != other.fingerprint(.accused)(words))
    }

    @Test func `another salt gives another hash, and the empty one that of none`() throws {
        let keyring = Keyring(site: try SiteKey(Array(0..<32)))
        let word = Array("鱼塘".utf8)
        let hashes = [[], [1], [2], [1, 2]].map { keyring.fingerprint(.word, salt: $0)(word) }
        #expect(Set(hashes).count == 4)
        #expect(hashes[0] == keyring.fingerprint(.word)(word))
        #expect(hashes[1] == keyring.fingerprint(.word, salt: [1])(word))
    }
}
