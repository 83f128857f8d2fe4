import Crypto
import Foundation
import Testing

@testable import Sealing

/// RFC 7677 §3: the example of an exchange, by what the server kept.
@Suite struct RoleVerifierTests {
    @Test func `a role's verifier signs the exchange of RFC 7677`() throws {
        let salt = try #require(Data(base64Encoded: "W22ZaJ0SNY7soEsUEjb6gQ=="))
        let text = try RoleVerifier.text(password: "pencil", salt: Array(salt))
        let parts = text.split(separator: "$").map(String.init)
        #expect(parts.count == 3 && parts[0] == "SCRAM-SHA-256" && parts[1] == "4096:W22ZaJ0SNY7soEsUEjb6gQ==")
        let keys = try parts[2].split(separator: ":").map { try #require(Data(base64Encoded: String($0))) }
        let nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
        let exchange = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=\(nonce),s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=\(nonce)"
        let signed = HMAC<SHA256>.authenticationCode(for: Data(exchange.utf8), using: SymmetricKey(data: keys[1]))
        #expect(Data(signed).base64EncodedString() == "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
        // The proof that the client sends, undone by its signature, hashes to what was stored.
        let proof = try #require(Data(base64Encoded: "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))
        let signature = HMAC<SHA256>.authenticationCode(for: Data(exchange.utf8), using: SymmetricKey(data: keys[0]))
        let client = Data(zip(proof, signature).map { $0 ^ $1 })
        #expect(Data(SHA256.hash(data: client)) == keys[0])
    }
}
