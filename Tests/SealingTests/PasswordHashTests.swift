import Casework
import Testing

@testable import Sealing

@Suite struct PasswordHashTests {
    private static let cheap = 10
    private let salt = Array(UInt8(0)..<16)

    @Test func `a password matches its own hash and no other does`() throws {
        let hash = try PasswordHash(password: "登闻鼓1234", salt: salt, cost: Self.cheap)
        #expect(hash.matches("登闻鼓1234"))
        for wrong in ["", "登闻鼓123", "登闻鼓12345", "登闻鼓1235", "登闻鼓1234 "] { #expect(!hash.matches(wrong)) }
    }

    @Test func `the stored form can be read back`() throws {
        let hash = try PasswordHash(password: "correct horse", salt: salt, cost: Self.cheap)
        #expect(PasswordHash(text: hash.text).matches("correct horse"))
        #expect(hash.text.hasPrefix("scrypt$10$000102030405060708090a0b0c0d0e0f$"))
        #expect(hash.text.split(separator: "$").last?.count == 64)
    }

    /// Computed once with Python's `hashlib.scrypt` (RFC 7914) and `hmac`.
    @Test func `the hash is the one that another implementation computes`() throws {
        let hash = try PasswordHash(password: "correct horse", salt: salt, cost: Self.cheap)
        #expect(
            hash.text
                == "scrypt$10$000102030405060708090a0b0c0d0e0f$2d50baf852d3133084a351633ef253fb7e68d61a834d22a64d803f207600da97"
        )
    }

    @Test func `another salt or cost gives another hash`() throws {
        let texts = [
            try PasswordHash(password: "a", salt: salt, cost: 10).text,
            try PasswordHash(password: "a", salt: salt, cost: 11).text,
            try PasswordHash(password: "a", salt: salt.reversed(), cost: 10).text,
        ]
        #expect(Set(texts.compactMap { $0.split(separator: "$").last }).count == 3)
    }

    @Test(arguments: [9, 18, -1]) func `a cost that is too cheap or too dear is refused`(cost: Int) {
        #expect(throws: SealingError.keyLength) { try PasswordHash(password: "a", salt: salt, cost: cost) }
    }

    @Test func `every changed digit of the stored hash is noticed`() throws {
        let stored = Array(try PasswordHash(password: "a", salt: salt, cost: Self.cheap).text)
        for position in (stored.count - 64)..<stored.count where position.isMultiple(of: 7) {
            var changed = stored
            changed[position] = changed[position] == "0" ? "1" : "0"
            #expect(!PasswordHash(text: String(changed)).matches("a"))
        }
    }

    @Test(arguments: [
        "", "scrypt", "scrypt$10$00", "scrypt$10$00$", "scrypt$10$zz$00", "scrypt$99$00$00", "scrypt$x$00$00",
        "argon2$10$00$00", "scrypt$10$0$0", "scrypt$10$00$00$00",
    ])
    func `what is no hash matches nothing`(text: String) {
        #expect(!PasswordHash(text: text).matches(""))
        #expect(!PasswordHash(text: text).matches("a"))
    }
}
