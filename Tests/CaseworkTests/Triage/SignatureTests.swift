import Casework
import Testing

@Suite("signatures: JB-24 JB-29 JB-30")
struct SignatureTests {
    static let table:
        [(name: Bool, contact: Bool, found: Triage.Verification?, ReporterSignature, Triage.SignatureRuleID, String)] =
            [
                (false, false, nil, .anonymous, .unsigned, "JB-29"),
                (false, true, nil, .anonymous, .unsigned, "JB-29"),
                (false, true, .confirmed, .anonymous, .unsigned, "JB-29"),
                (true, false, nil, .unverifiable, .noContact, "JB-30"),
                (true, true, .impersonated, .unverifiable, .notConfirmed, "JB-30"),
                (true, true, .refused, .unverifiable, .notConfirmed, "JB-30"),
                (true, true, .unreachable, .unverifiable, .notConfirmed, "JB-30"),
                (true, true, .confirmed, .realNameVerified, .confirmed, "JB-24"),
                (true, true, nil, .realNameClaimed, .claimed, "JB-24"),
            ]

    @Test(arguments: table.indices)
    func `real name needs a name and a contact, and what cannot be verified counts as anonymous`(row: Int) {
        let (name, contact, found, signature, rule, clause) = Self.table[row]
        let claim = Triage.ReporterClaim(givesName: name, givesContact: contact, verification: found)
        let finding = Triage.signature(of: claim)
        #expect(finding.value == signature)
        #expect(finding.rule == rule)
        #expect(finding.policy.key == clause)
        #expect(!finding.explanation.zh.isEmpty && !finding.explanation.en.isEmpty)
    }

    @Test func `every signature rule is listed exactly once and hit`() {
        #expect(Triage.signatureRules.map(\.id) == Triage.SignatureRuleID.allCases)
        #expect(Set(Self.table.map(\.4)) == Set(Triage.SignatureRuleID.allCases))
    }

    @Test(arguments: ReporterSignature.allCases)
    func `a recorded signature is found again`(signature: ReporterSignature) {
        #expect(Triage.signature(of: Triage.ReporterClaim(recorded: signature)).value == signature)
    }
}
