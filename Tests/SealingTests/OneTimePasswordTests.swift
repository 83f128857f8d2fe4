import Testing

@testable import Sealing

@Suite struct OneTimePasswordTests {
    private static let secret = Array("12345678901234567890".utf8)
    private static let longSecret = Array("12345678901234567890123456789012".utf8)

    /// RFC 6238, appendix B.
    @Test(arguments: [
        (59, "94287082", "46119246"), (1_111_111_109, "07081804", "68084774"),
        (1_111_111_111, "14050471", "67062674"), (1_234_567_890, "89005924", "91819424"),
        (2_000_000_000, "69279037", "90698825"), (20_000_000_000, "65353130", "77737706"),
    ])
    func `the codes are those of RFC 6238`(seconds: Int64, sha1: String, sha256: String) {
        let step = OneTimePassword.step(secondsSinceEpoch: seconds)
        #expect(OneTimePassword(secret: Self.secret).code(at: step, digits: 8) == sha1)
        #expect(OneTimePassword(secret: Self.longSecret, algorithm: .sha256).code(at: step, digits: 8) == sha256)
        #expect(OneTimePassword(secret: Self.secret).code(at: step) == String(sha1.suffix(6)))
    }

    /// RFC 4226, appendix D.
    @Test func `the codes of the first counters are those of RFC 4226`() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        for (counter, code) in codes.enumerated() {
            #expect(OneTimePassword(secret: Self.secret).code(at: Int64(counter)) == code)
        }
    }

    @Test func `a code counts one step before and after its own, and no further`() {
        let password = OneTimePassword(secret: Self.secret)
        let code = password.code(at: 1000)
        for (step, counts) in [(998, false), (999, true), (1000, true), (1001, true), (1002, false)] {
            #expect((password.step(of: code, secondsSinceEpoch: Int64(step) * 30 + 17) == 1000) == counts)
        }
        for wrong in ["", "0", code + "0", String(code.dropLast()), "abcdef"] {
            #expect(password.step(of: wrong, secondsSinceEpoch: 30_000) == nil)
        }
    }

    @Test func `secrets are written as RFC 4648 says`() {
        let vectors = ["": "", "f": "MY", "fo": "MZXQ", "foo": "MZXW6", "foob": "MZXW6YQ", "fooba": "MZXW6YTB"]
        for (plain, text) in vectors { #expect(Base32.text(Array(plain.utf8)) == text) }
        let password = OneTimePassword(secret: Self.secret)
        #expect(password.secretText == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(
            password.link(account: "S1356")
                == "otpauth://totp/Dengwen:S1356?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Dengwen"
                + "&algorithm=SHA1&digits=6&period=30"
        )
    }

    @Test func `a recovery code is read however it is typed`() {
        let text = RecoveryCode.text(Array(0..<10))
        #expect(text.count == 19)
        let read = RecoveryCode.read(text)
        #expect(read?.count == 16 && RecoveryCode.read(text.lowercased().replacing("-", with: " ")) == read)
        #expect(RecoveryCode.read("123456") == nil)
    }
}
