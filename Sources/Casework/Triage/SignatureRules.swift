extension Triage {
    /// What is known of the reporter, without saying who it is.
    public struct ReporterClaim: Hashable, Sendable {
        /// The reporter's own name, or the name of a unit that writes in its own name.
        public var givesName: Bool
        /// A phone, an address down to the village or unit, an identity number, or presence in person.
        public var givesContact: Bool
        /// What the verification call or talk found; nil before it.
        public var verification: Verification?

        public init(givesName: Bool, givesContact: Bool, verification: Verification? = nil) {
            self.givesName = givesName
            self.givesContact = givesContact
            self.verification = verification
        }

        /// Neither name nor contact.
        public static let nobody = Self(givesName: false, givesContact: false)

        /// The claim behind a signature that is already on record.
        public init(recorded signature: ReporterSignature) {
            switch signature {
            case .anonymous: self = .nobody
            case .realNameClaimed: self.init(givesName: true, givesContact: true)
            case .realNameVerified: self.init(givesName: true, givesContact: true, verification: .confirmed)
            case .unverifiable: self.init(givesName: true, givesContact: true, verification: .unreachable)
            }
        }
    }

    /// What a verification found (核实结果).
    public enum Verification: String, Hashable, Sendable, CaseIterable {
        /// The person reported and said so.
        case confirmed
        /// The person exists and did not report (冒名).
        case impersonated
        /// The person does not want to confirm.
        case refused
        /// Nobody could be reached.
        case unreachable
    }

    /// How a report counts as signed, and the rule that says so.
    public struct SignatureFinding: Hashable, Sendable {
        public let value: ReporterSignature
        public let rule: SignatureRuleID
        public let policy: Policy
        public let explanation: Bilingual
    }

    /// One rule on signatures.
    public struct SignatureRule: Sendable {
        public let id: SignatureRuleID
        public let policy: Policy
        public let explanation: Bilingual
        let apply: @Sendable (ReporterClaim) -> ReporterSignature?
    }

    /// The rules on signatures, in their order.
    public enum SignatureRuleID: String, Hashable, Sendable, CaseIterable {
        case unsigned
        case noContact = "no_contact"
        case notConfirmed = "not_confirmed"
        case confirmed
        case claimed
    }

    /// Rules on signatures in order of precedence. The first one that answers decides.
    public static let signatureRules: [SignatureRule] = [.unsigned, .noContact, .notConfirmed, .confirmed, .claimed]

    /// How a report counts as signed.
    public static func signature(of claim: ReporterClaim) -> SignatureFinding {
        for rule in signatureRules {
            guard let value = rule.apply(claim) else { continue }
            return SignatureFinding(value: value, rule: rule.id, policy: rule.policy, explanation: rule.explanation)
        }
        preconditionFailure("`claimed` answers for every claim")
    }
}

extension Triage.SignatureRule {
    /// No name: anonymous.
    ///
    /// - Policy: JB-29
    static let unsigned = Self(
        id: .unsigned, policy: "JB-29",
        explanation: Bilingual("未署名，为匿名检举控告", "Not signed: anonymous.")
    ) { claim in
        claim.givesName ? nil : .anonymous
    }

    /// A name without a way to reach the person cannot be verified.
    ///
    /// - Policy: JB-30
    static let noContact = Self(
        id: .noContact, policy: "JB-30",
        explanation: Bilingual(
            "署名但无具体联系方式，无法核实，视为匿名", "Signed without a concrete contact: treated as anonymous.")
    ) { claim in
        claim.givesContact ? nil : .unverifiable
    }

    /// Not the real name, or not to be verified: treated as anonymous.
    ///
    /// - Policy: JB-30
    static let notConfirmed = Self(
        id: .notConfirmed, policy: "JB-30",
        explanation: Bilingual(
            "经核实不是真实姓名或者无法核实，视为匿名", "Not the real name, or not to be verified: treated as anonymous.")
    ) { claim in
        switch claim.verification {
        case .impersonated, .refused, .unreachable: .unverifiable
        case .confirmed, nil: nil
        }
    }

    /// Name and contact, confirmed by the person.
    ///
    /// - Policy: JB-24
    static let confirmed = Self(
        id: .confirmed, policy: "JB-24",
        explanation: Bilingual("署真实姓名并有联系方式，已核实", "Own name and contact given, and verified: real name.")
    ) { claim in
        switch claim.verification {
        case .confirmed: .realNameVerified
        case .impersonated, .refused, .unreachable, nil: nil
        }
    }

    /// Name and contact, not verified yet: a real-name report until the contrary is found.
    ///
    /// - Policy: JB-24
    static let claimed = Self(
        id: .claimed, policy: "JB-24",
        explanation: Bilingual("署名并有联系方式，尚待核实，按实名办理", "Name and contact given, not verified yet: handled as real name.")
    ) { _ in
        .realNameClaimed
    }
}
