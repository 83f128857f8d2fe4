public import Casework
import Operations

/// What a person proposes for an item in triage. What follows from it, the rules say.
public struct TriageEntry: Sendable {
    public let kind: ReportKind
    /// Who may settle it; not nil for what is out of scope.
    public let elsewhere: Triage.Elsewhere?
    /// What the person knows better about the accused on record, in their order.
    let placements: [AccusedPlacement]
    /// Accused whom nobody noted before.
    let added: [AccusedForm.Added]
    /// 微腐败.
    public let isMicroCorruption: Bool
    public let riskFlags: Set<RiskFlag>
    /// What it says was breached (JB-4).
    public let breaches: Set<Breach>
    /// Which of the seven it tells (七何).
    public let particulars: Set<Particular>
    public let gravity: Route.Gravity
    /// Whoever reads it says that it holds state secrets.
    public let holdsStateSecrets: Bool
    /// 群众反映强烈
    public let publicReaction: Bool
    /// Of an appeal: which organ decided.
    public let decisionOrgan: Organ.ID?
    /// When the acts were done.
    public let actedOn: ActPeriod?
    /// The earlier item that this one repeats: one of the page's, or the one whose number was typed.
    public let repeats: Report.ID?
    public let bringsNewFacts: Bool
    /// Why the person departs from the suggestion, or what the next reader should know; may be empty.
    public let remark: String

    /// Reads the triage form.
    ///
    /// - Parameters:
    ///   - accused: how many are on record.
    ///   - earlier: what the page offers as repeated.
    ///   - numbered: what was found under the number that was typed; nil when nothing was.
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(
        _ fields: FormFields, offers: TriagePage.Offers, accused: Int = 0, earlier: [TriageItem.Earlier] = [],
        numbered: Report.ID? = nil
    ) throws(FormRefused) -> TriageEntry {
        var reader = FormReader(fields)
        let kind = reader.choice("kind", of: ReportKind.self, missing: .chooseKind)
        let elsewhere = Triage.Elsewhere(rawValue: fields["elsewhere"])
        if kind == .outOfScope, elsewhere == nil { reader.refuse("elsewhere", .chooseElsewhere) }
        let placements = (0..<accused).map {
            AccusedForm.placement(.recorded, $0 + 1, in: &reader, offers)
        }
        let added = AccusedForm.added(in: &reader, offers)
        let repeats = readRepeats(&reader, earlier, numbered)
        let amount = reader.number("amount", in: 0...Limits.largestAmount, whenEmpty: 0)
        let signers = reader.number("signers", in: 0...Limits.signers, whenEmpty: 0)
        let remark = reader.lines("remark", longest: Limits.remarkCharacters)
        let decidedBy = fields["decided-by"]
        let actedOn = ActPeriod.read(&reader)
        guard reader.problems.isEmpty, let kind, let amount, let signers else { throw FormRefused(reader) }
        return TriageEntry(
            kind: kind, elsewhere: elsewhere, placements: placements, added: added,
            isMicroCorruption: reader.isTicked("micro"),
            riskFlags: Set(RiskFlag.allCases.filter { fields.has("risk-" + $0.rawValue) }),
            breaches: Set(Breach.allCases.filter { fields.has("breach-" + $0.rawValue) }),
            particulars: fields.particulars,
            gravity: Route.Gravity(
                largestSchemeYuan: Int64(amount), organisedCrime: reader.isTicked("organised"),
                deathOrSeriousInjury: reader.isTicked("injury"), signatories: signers
            ),
            holdsStateSecrets: reader.isTicked("state-secret"), publicReaction: reader.isTicked("reaction"),
            decisionOrgan: kind == .appeal && offers.organs.contains { $0.value == decidedBy }
                ? Organ.ID(decidedBy) : nil,
            actedOn: actedOn, repeats: repeats,
            bringsNewFacts: reader.isTicked("new-facts"), remark: remark
        )
    }

    /// A number that was typed and the list may name the same item, not two.
    private static func readRepeats(
        _ reader: inout FormReader, _ earlier: [TriageItem.Earlier], _ numbered: Report.ID?
    ) -> Report.ID? {
        let listed = reader.fields["repeats"]
        let chosen = earlier.contains { $0.id == listed } ? Report.ID(listed) : nil
        guard !reader.line("repeats-number", longest: Limits.numberLetters).isEmpty else { return chosen }
        guard let numbered else {
            reader.refuse("repeats-number", .repeatsNotFound)
            return nil
        }
        if let chosen, chosen != numbered { reader.refuse("repeats-number", .repeatsTwo) }
        return numbered
    }
}

/// How somebody answers a proposed triage.
public struct TriageAnswer: Sendable {
    public let isConfirmed: Bool
    /// Whether the page said that what is confirmed holds state secrets and is destroyed.
    public let isDestroyed: Bool
    /// The version of the report that the page showed.
    public let seen: Int?
    /// Why it goes back; not empty then.
    public let remark: String

    static let destroys = "destroys"
    static let version = "version"

    /// Reads the form under a proposal.
    ///
    /// - Throws: ``FormRefused`` when it goes back without a word.
    public static func read(_ fields: FormFields) throws(FormRefused) -> TriageAnswer {
        var reader = FormReader(fields)
        let isConfirmed = fields["answer"] == "confirm"
        let remark = reader.lines(
            "remark", missing: isConfirmed ? nil : .typeReason, longest: Limits.remarkCharacters
        )
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return TriageAnswer(
            isConfirmed: isConfirmed, isDestroyed: fields.has(destroys), seen: Int(fields[version]), remark: remark)
    }
}
