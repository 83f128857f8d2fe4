import Casework
import Operations

// An opinion as the triage form holds it, there and back: nothing that somebody stated is lost when it is sent back.

extension TriageEntry {
    func opinion(by staff: Staff.ID) -> TriageOpinion {
        TriageOpinion(
            author: staff, kind: kind, elsewhere: elsewhere, microCorruption: isMicroCorruption, priority: .normal,
            riskFlags: riskFlags, repeatOf: repeats, bringsNewFacts: bringsNewFacts, gravity: gravity,
            findings: remark.isEmpty ? [] : [TriageFinding(Bilingual(remark, remark))]
        )
    }

    /// The fields of the form that state the opinion. A remark comes back to its own writer alone: that of somebody
    /// else is read above the form, and answered in it.
    static func fields(of opinion: TriageOpinion, for reader: Staff.ID) -> FormFields {
        var fields = FormFields(["kind": opinion.kind.rawValue, "elsewhere": opinion.elsewhere?.rawValue ?? ""])
        let gravity = opinion.gravity
        let ticks: [(name: String, isTicked: Bool)] = [
            ("micro", opinion.microCorruption), ("new-facts", opinion.bringsNewFacts),
            ("organised", gravity.organisedCrime), ("injury", gravity.deathOrSeriousInjury),
        ]
        for tick in ticks where tick.isTicked { fields.set(tick.name, to: "yes") }
        for risk in opinion.riskFlags { fields.set("risk-" + risk.rawValue, to: "yes") }
        if let original = opinion.repeatOf { fields.set("repeats", to: original.rawValue) }
        if gravity.largestSchemeYuan > 0 { fields.set("amount", to: String(gravity.largestSchemeYuan)) }
        if gravity.signatories > 0 { fields.set("signers", to: String(gravity.signatories)) }
        if opinion.author == reader, let remark = opinion.findings.first { fields.set("remark", to: remark.words.zh) }
        return fields
    }
}
