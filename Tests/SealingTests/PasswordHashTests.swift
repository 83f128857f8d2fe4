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
        #expect(hash.text.hasPrefix("$scrypt-hmac-sha256$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$"))
        #expect(hash.text.split(separator: "$").last?.count == 43)
        let recipe = try #require(hash.recipe)
        #expect(recipe.text == "$scrypt-hmac-sha256$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$")
        #expect(recipe == PasswordRecipe(text: recipe.text))
        #expect(recipe.cost == Self.cheap && recipe.isWeaker(than: 11) && !recipe.isWeaker(than: 10))
        #expect(PasswordHash.defaultCost == 17, "OWASP: N = 2^17, r = 8, p = 1 at least")
    }

    /// Computed once with Python's `hashlib.scrypt` (RFC 7914) and `hmac`.
    @Test func `the hash is the one that another implementation computes`() throws {
        let hash = try PasswordHash(password: "correct horse", salt: salt, cost: Self.cheap)
        #expect(
            hash.text
                == "$scrypt-hmac-sha256$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$LVC6+FLTEzCEo1FjPvJT+35o1hqDTSKmTYA/IHYA2pc"
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

    @Test func `a salt of another length is refused`() {
        #expect(throws: SealingError.keyLength) { try PasswordHash(password: "a", salt: [1], cost: 10) }
    }

    @Test(arguments: [9, 18, -1]) func `a cost that is too cheap or too dear is refused`(cost: Int) {
        #expect(throws: SealingError.keyLength) { try PasswordHash(password: "a", salt: salt, cost: cost) }
    }

    @Test func `every changed digit of the stored hash is noticed`() throws {
        let stored = Array(try PasswordHash(password: "a", salt: salt, cost: Self.cheap).text)
        for position in (stored.count - 43)..<(stored.count - 1) {
            var changed = stored
            changed[position] = changed[position] == "A" ? "B" : "A"
            #expect(!PasswordHash(text: String(changed)).matches("a"))
        }
    }

    @Test(arguments: [
        "", "$", "$$$$", "scrypt", "scrypt$10$000102030405060708090a0b0c0d0e0f$00",
        "$argon2id$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$AAAA",
        "$scrypt-hmac-sha256$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$", "$scrypt-hmac-sha256$ln=10,r=8,p=1$$AAAA",
        "$scrypt-hmac-sha256$ln=99,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$LVC6+FLTEzCEo1FjPvJT+35o1hqDTSKmTYA/IHYA2pc",
        "$scrypt-hmac-sha256$ln=10,r=9,p=1$AAECAwQFBgcICQoLDA0ODw$LVC6+FLTEzCEo1FjPvJT+35o1hqDTSKmTYA/IHYA2pc",
        "$scrypt-hmac-sha256$ln=10,r=8,p=1$!!ECAwQFBgcICQoLDA0ODw$LVC6+FLTEzCEo1FjPvJT+35o1hqDTSKmTYA/IHYA2pc",
    ])
    func `what is no hash matches nothing`(text: String) {
        #expect(!PasswordHash(text: text).matches(""))
        #expect(!PasswordHash(text: text).matches("a"))
    }
}

extension PasswordHash {
    /// What the program and the database do together at the door.
    fileprivate func matches(_ password: String) -> Bool { (try? recipe?.hash(password)) == self }
}
