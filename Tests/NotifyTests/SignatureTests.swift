import Testing

@testable import Notify

@Suite struct SignatureTests {
    // The specification's own example and the test vector of its reference implementation.
    static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    static let time = Moment(seconds: 1_614_265_330)
    static let body = Array(#"{"test": 2432232314}"#.utf8)
    static let shared = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let pair =
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="

    func header(
        _ secrets: [String], id: String = Self.id, time: Moment = Self.time, body: [UInt8] = Self.body
    ) throws -> String {
        try WebhookSignature.header(
            id: id, timestamp: time, body: body, keys: .init(current: secrets.map { try .init($0) }))
    }

    @Test func `the published HMAC vector is reproduced`() throws {
        #expect(try header([Self.shared]) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `the published ed25519 vector is reproduced`() throws {
        let signature = "hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg=="
        #expect(try header([Self.pair]) == "v1a,\(signature)")
        #expect(
            try WebhookSignature.Secret(Self.pair).receiverText
                == "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=")
    }

    @Test func `every bit of id, time and body counts`() throws {
        let right = try header([Self.shared])
        var seen: Set<String> = [right]
        for index in Self.body.indices {
            for bit in 0..<8 {
                var body = Self.body
                body[index] ^= 1 << UInt8(bit)
                #expect(seen.insert(try header([Self.shared], body: body)).inserted)
            }
        }
        for index in Self.id.utf8.indices {
            var bytes = Array(Self.id.utf8)
            bytes[Self.id.utf8.distance(from: Self.id.utf8.startIndex, to: index)] ^= 1
            guard bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != 0x2e }) else { continue }
            #expect(seen.insert(try header([Self.shared], id: String(decoding: bytes, as: UTF8.self))).inserted)
        }
        for bit in 0..<31 {
            let time = Moment(seconds: Self.time.seconds ^ (1 << Int64(bit)))
            #expect(seen.insert(try header([Self.shared], time: time)).inserted)
        }
    }

    @Test func `tokens are separated by one space and v1 comes first`() throws {
        let tokens = try header([Self.pair, Self.shared]).split(separator: " ", omittingEmptySubsequences: false)
        #expect(tokens.map { $0.prefix { $0 != "," } } == ["v1", "v1a"])
    }

    @Test func `the previous secret signs until the rotation ends and not at its end`() throws {
        let old = try WebhookSignature.Secret(.hmac, random: Array(repeating: 1, count: 32))
        let new = try WebhookSignature.Secret(.hmac, random: Array(repeating: 2, count: 32))
        let end = Moment(seconds: 1000)
        let keys = WebhookSignature.Keys(current: [new], previous: [old], previousUntil: end)
        #expect(keys.valid(at: end.adding(milliseconds: -1)) == [new, old])
        #expect(keys.valid(at: end) == [new])
        #expect(WebhookSignature.Keys(current: [new], previous: [old]).valid(at: end) == [new])
    }

    @Test(arguments: [
        "", "whsec_", "whsec_AAAA", "whsec_!!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whpk_AAAA", "whsk_AAAA",
        "whsec_" + String(repeating: "AAAA", count: 22),
        "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfUKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
    ])
    func `a secret of the wrong form or length is refused`(_ text: String) {
        #expect(throws: WebhookSignature.SignatureError.badSecret) { _ = try WebhookSignature.Secret(text) }
    }

    @Test(arguments: [24, 32, 64]) func `a shared secret keeps its text`(_ count: Int) throws {
        let secret = try WebhookSignature.Secret(.hmac, random: (0..<count).map { UInt8($0) })
        #expect(try WebhookSignature.Secret(secret.storedText) == secret)
        #expect(secret.receiverText == secret.storedText)
    }

    @Test func `a private key never shows itself to the receiver or in a description`() throws {
        let secret = try WebhookSignature.Secret(.ed25519, random: Array(repeating: 7, count: 32))
        #expect(try WebhookSignature.Secret(secret.storedText) == secret)
        #expect(secret.receiverText.hasPrefix("whpk_"))
        #expect("\(secret)" == "Secret(v1a)")
        #expect(String(reflecting: secret) == "Secret(v1a)")
    }

    @Test(arguments: ["", "a.b", "a b", "a\nb", "类"])
    func `a message id cannot be confused with what follows it`(_ id: String) {
        #expect(throws: WebhookSignature.SignatureError.badMessageID) { _ = try header([Self.shared], id: id) }
    }

    @Test func `nothing is signed without a secret or beyond the bound`() {
        #expect(throws: WebhookSignature.SignatureError.noSecret) { _ = try header([]) }
        #expect(throws: WebhookSignature.SignatureError.bodyTooLarge) {
            _ = try header([Self.shared], body: Array(repeating: 0, count: Limits.bodyBytes + 1))
        }
    }
}
