/// What whoever hands a report in, or enters it, says about it beyond its text. Triage starts from it and says it anew.
///
/// - Policy: JB-4, JC-69, HS-26
public struct StatedFacts: Hashable, Sendable {
    /// What it says was breached.
    public var breaches: Set<Breach>
    /// A strong reaction of the public (群众反映强烈).
    public var publicReaction: Bool
    /// Of an appeal: the organ that made the decision.
    public var decisionOrgan: Organ.ID?
    /// When the acts were done.
    public var actedOn: ActPeriod?

    public init(
        breaches: Set<Breach> = [], publicReaction: Bool = false, decisionOrgan: Organ.ID? = nil,
        actedOn: ActPeriod? = nil
    ) {
        self.breaches = breaches
        self.publicReaction = publicReaction
        self.decisionOrgan = decisionOrgan
        self.actedOn = actedOn
    }

    /// Nobody said any of it.
    public var isEmpty: Bool { self == StatedFacts() }
}
