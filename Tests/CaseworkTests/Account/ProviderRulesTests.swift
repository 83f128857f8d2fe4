import Casework
import Testing

/// DW-provider: what counts of what an identity provider says.
@Suite struct ProviderRulesTests {
    private static let now: Int64 = 1_772_413_200
    private static let expected = ProviderRules.Expected(issuer: "https://id.example", client: "dengwen", nonce: "n")

    private static func claims(_ change: (inout IdentityClaims) -> Void = { _ in }) -> IdentityClaims {
        var claims = IdentityClaims(
            issuer: "https://id.example", subject: "248289761001", audiences: ["dengwen"], issued: now,
            expires: now + 300, nonce: "n")
        change(&claims)
        return claims
    }

    @Test func `DW-provider a token counts for this client, from this issuer, for this question, now`() {
        let rows: [(ProviderRules.Fault?, IdentityClaims)] = [
            (nil, Self.claims()),
            (nil, Self.claims { $0.authorizedParty = "dengwen" }),
            (nil, Self.claims { $0.expires = Self.now - 59 }),
            (nil, Self.claims { $0.issued = Self.now + 60 }),
            (nil, Self.claims { $0.issued = Self.now - 660 }),
            (.issuer, Self.claims { $0.issuer = "https://id.example/" }),
            (.issuer, Self.claims { $0.issuer = "https://ID.example" }),
            (.audience, Self.claims { $0.audiences = [] }),
            (.audience, Self.claims { $0.audiences = ["other"] }),
            (.audience, Self.claims { $0.audiences = ["dengwen", "other"] }),
            (.party, Self.claims { $0.authorizedParty = "other" }),
            (.subject, Self.claims { $0.subject = "" }),
            (.subject, Self.claims { $0.subject = String(repeating: "a", count: 256) }),
            (.subject, Self.claims { $0.subject = "a b" }),
            (.expired, Self.claims { $0.expires = Self.now - 60 }),
            (.notYet, Self.claims { $0.issued = Self.now + 61 }),
            (.notYet, Self.claims { $0.notBefore = Self.now + 61 }),
            (.old, Self.claims { $0.issued = Self.now - 661 }),
            (.nonce, Self.claims { $0.nonce = nil }),
            (.nonce, Self.claims { $0.nonce = "N" }),
        ]
        for (fault, claims) in rows {
            #expect(ProviderRules.fault(in: claims, Self.expected, at: Self.now) == fault, "\(claims)")
        }
        let tried = Set(rows.compactMap(\.0))
        #expect(ProviderRules.Fault.allCases.allSatisfy(tried.contains))
    }

    @Test func `DW-provider our own code is asked for unless the configured strength is met`() {
        let none = ProviderRules.Strength()
        let strong = ProviderRules.Strength(contexts: ["gold"], methods: ["pwd", "otp"])
        let rows: [(String?, [String], Bool)] = [
            (nil, [], false), ("silver", ["pwd"], false), ("gold", [], true), (nil, ["otp"], false),
            (nil, ["otp", "pwd"], true), ("silver", ["mfa", "otp", "pwd"], true),
        ]
        for (context, methods, isMet) in rows {
            let claims = Self.claims {
                $0.context = context
                $0.methods = methods
                $0.authenticated = Self.now
            }
            #expect(strong.isMet(by: claims, at: Self.now) == isMet, "\(claims)")
            #expect(!none.isMet(by: claims, at: Self.now), "nothing is configured")
            for moment in [nil, Self.now - 900, Self.now + 61] {
                var old = claims
                old.authenticated = moment
                #expect(!strong.isMet(by: old, at: Self.now), "too long ago, or never")
            }
        }
    }

    @Test func `DW-provider no algorithm with a shared key, or none, is let in`() {
        for name in ["none", "None", "HS256", "HS384", "HS512", "RS1", ""] {
            #expect(!ProviderRules.algorithms.contains(name), "\(name)")
        }
    }
}
