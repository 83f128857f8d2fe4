import Libgcrypt
import Testing

@testable import Sealing

@Suite struct WorkHashTests {
    /// RFC 7914, section 11.
    @Test(arguments: [
        (
            "passwd", "salt", UInt(1),
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
        ),
        (
            "Password", "NaCl", UInt(80_000),
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
        ),
    ])
    func `the hash is that of RFC 7914`(password: String, salt: String, rounds: UInt, expected: String) throws {
        let (word, salt) = (Array(password.utf8), Array(salt.utf8))
        #expect(Hexadecimal.text(try PBKDF2.sha256(word, salt: salt, rounds: rounds, count: 64)) == expected)
        // The part that is looked at does not depend on how much is asked for.
        #expect(
            Hexadecimal.text(try PBKDF2.sha256(word, salt: salt, rounds: rounds, count: 32))
                == expected.prefix(64))
    }

    @Test func `nothing is hashed of nothing`() {
        for (word, salt, rounds, count) in [("", "s", UInt(1), 1), ("w", "", 1, 1), ("w", "s", 0, 1), ("w", "s", 1, 0)]
        {
            #expect(throws: GcryptError.length) {
                try PBKDF2.sha256(Array(word.utf8), salt: Array(salt.utf8), rounds: rounds, count: count)
            }
        }
        #expect(WorkHash.zeroBits(of: [], salt: [1]) == 0 && WorkHash.zeroBits(of: [1], salt: []) == 0)
    }

    @Test(arguments: [(1, 0), (2, 1), (90, 7), (361, 8), (113, 9), (397, 10), (285, 11), (975, 12), (3109, 13)])
    func `zero bits are counted from the beginning of the hash`(word: Int, bits: Int) {
        #expect(WorkHash.zeroBits(of: Array(String(word).utf8), salt: Array("dengwen".utf8)) == bits)
    }
}
