import Libgcrypt
import Testing

@testable import Sealing

/// DW-code: the hash of codes that were given out is what it was, and dear.
@Suite struct CodeHashTests {
    private let token = Array(UInt8(0)..<32)
    private let salt = Array(UInt8(0)..<16)

    /// Computed once with Python's `hashlib.scrypt` (RFC 7914) and `hmac`. Whoever changes cost, block size or constant
    /// makes every code that was given out open nothing: decision 19.
    @Test(arguments: [
        (4, "fe757e6953cf5715738d567fb080e376cd83e5278cf912a84e4fd1b8a012c815"),
        (15, "8c135c9c2efb58a4c138ab3aa10fb6a410b662bea1ef24b9d1f2f2b012b75db2"),
    ]) func `the proof is the one that another implementation computes`(cost: Int, expected: String) throws {
        #expect(Hexadecimal.text(try CodeHash.proof(of: token, salt: salt, cost: cost)) == expected)
    }

    /// 2¹⁵ × 8 × 128 bytes are 32 MiB, and some 80 ms on one core.
    @Test func `what is computed without naming a cost is what was always computed, with all its memory`() throws {
        #expect(CodeHash.cost == 15 && CodeHash.blockSize == 8 && CodeHash.saltBytes == 16)
        #expect(
            try CodeHash.proof(of: token, salt: salt) == CodeHash.proof(of: token, salt: salt, cost: CodeHash.cost))
    }

    @Test func `another code, salt or cost has another proof`() throws {
        let proofs = [
            try CodeHash.proof(of: token, salt: salt, cost: 4), try CodeHash.proof(of: token, salt: salt, cost: 5),
            try CodeHash.proof(of: token, salt: salt.reversed(), cost: 4),
            try CodeHash.proof(of: token.reversed(), salt: salt, cost: 4),
        ]
        #expect(Set(proofs).count == proofs.count && proofs.allSatisfy { $0.count == CodeHash.outputBytes })
    }

    @Test(arguments: [3, 18, -1]) func `a cost that is too cheap or too dear is refused`(cost: Int) {
        #expect(throws: SealingError.keyLength) { try CodeHash.proof(of: token, salt: salt, cost: cost) }
    }

    @Test func `a salt of another length is refused`() {
        #expect(throws: SealingError.keyLength) { try CodeHash.proof(of: token, salt: [1], cost: 4) }
    }
}
