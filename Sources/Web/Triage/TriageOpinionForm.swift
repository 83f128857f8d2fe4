import Casework
import Operations

// An opinion as the triage form holds it, there and back: nothing that somebody stated is lost when it is sent back.

extension TriageEntry {
    func opinion(by staff: Staff.ID) -> TriageOpinion {
        var opinion = TriageOpinion(
            author: staff, kind: kind, elsewhere: elsewhere, microCorruption: isMicroCorruption, priority: .normal,
            riskFlags: riskFlags, repeatOf: repeats, bringsNewFacts: bringsNewFacts, gravity: gravity,
            findings: remark.isEmpty ? [] : [TriageFinding(Bilingual(remark, remark))]
        )
        opinion.holdsStateSecrets = holdsStateSecrets
        opinion.publicReaction = publicReaction
        opinion.decisionOrgan = decisionOrgan
        opinion.actedOn = actedOn
        opinion.breaches = breaches
        opinion.particulars = particulars
        return opinion
    }

    /// What was stated when it came in, before anybody has an opinion of it.
    static func fields(stated: StatedFacts) -> FormFields {
        var fields = FormFields()
        // Whoever names the decision that is attacked hands in an appeal.
        if stated.decisionOrgan != nil { fields.set("kind", to: ReportKind.appeal.rawValue) }
        state(stated, in: &fields)
        return fields
    }

    private static func state(_ stated: StatedFacts, in fields: inout FormFields) {
        if stated.publicReaction { fields.set("reaction", to: "yes") }
        for breach in stated.breaches { fields.set("breach-" + breach.rawValue, to: "yes") }
        if let organ = stated.decisionOrgan { fields.set("decided-by", to: organ.rawValue) }
        if let acted = stated.actedOn {
            fields.set("acted-from", to: acted.first.description)
            fields.set("acted-to", to: acted.last.description)
        }
    }

    /// The fields of the form that state the opinion. A remark comes back to its own writer alone: that of somebody
    /// else is read above the form, and answered in it.
    ///
    /// - Parameters:
    ///   - earlier: what the page offers as repeated.
    ///   - linked: the number of the report that the opinion names, for where the page does not offer it.
    static func fields(
        of opinion: TriageOpinion, for reader: Staff.ID, earlier: [TriageItem.Earlier] = [], linked: String? = nil
    ) -> FormFields {
        var fields = FormFields(["kind": opinion.kind.rawValue, "elsewhere": opinion.elsewhere?.rawValue ?? ""])
        let gravity = opinion.gravity
        let ticks: [(name: String, isTicked: Bool)] = [
            ("micro", opinion.microCorruption), ("new-facts", opinion.bringsNewFacts),
            ("organised", gravity.organisedCrime), ("injury", gravity.deathOrSeriousInjury),
            ("state-secret", opinion.holdsStateSecrets),
        ]
        for tick in ticks where tick.isTicked { fields.set(tick.name, to: "yes") }
        for risk in opinion.riskFlags { fields.set("risk-" + risk.rawValue, to: "yes") }
        state(
            StatedFacts(
                breaches: opinion.breaches, publicReaction: opinion.publicReaction,
                decisionOrgan: opinion.decisionOrgan, actedOn: opinion.actedOn), in: &fields)
        fields.tick(opinion.particulars ?? [])
        if let original = opinion.repeatOf?.rawValue {
            if earlier.contains(where: { $0.id == original }) {
                fields.set("repeats", to: original)
            } else if let linked {
                fields.set("repeats-number", to: linked)
            }
        }
        if gravity.largestSchemeYuan > 0 { fields.set("amount", to: String(gravity.largestSchemeYuan)) }
        if gravity.signatories > 0 { fields.set("signers", to: String(gravity.signatories)) }
        if opinion.author == reader, let remark = opinion.findings.first { fields.set("remark", to: remark.words.zh) }
        return fields
    }
}
