import Casework
import Operations

extension TriageItem {
    /// Where an item would go as it stands, in words for whoever proposes or signs.
    public struct RouteAhead: Sendable {
        public var words: Text
        /// The rule's own words; nil where it must not be told, or tells nothing.
        public var reason: Text?
        /// Whether it can go nowhere yet.
        public var isRefused: Bool

        public init(words: Text, reason: Text? = nil, isRefused: Bool = false) {
            self.words = words
            self.reason = reason
            self.isRefused = isRefused
        }
    }
}

extension TriageItem.RouteAhead {
    func write(into html: inout HTML) {
        html(.div, .class(isRefused ? "message refusal" : "message")) { html in
            html(.p) { html in
                html(.strong, say: .routeAhead)
                html.text(" ")
                html.say(words)
            }
            if let reason { html(.p, .class("because"), say: reason) }
        }
    }
}

extension Site {
    func routeAhead(_ preview: RoutePreview) -> TriageItem.RouteAhead {
        switch preview {
        case .room(let destination, let because):
            let organ = context.directory[destination.organ]?.name ?? ""
            let room = context.directory[destination.room]?.name ?? ""
            return TriageItem.RouteAhead(words: .asIs("\(organ) · \(room)"), reason: Text(because))
        case .otherOrgan(let because): return TriageItem.RouteAhead(words: .routeOtherOrgan, reason: Text(because))
        case .outOfSight: return TriageItem.RouteAhead(words: .routeOutOfSight)
        case .sealedUp: return TriageItem.RouteAhead(words: .mustBeSealed, reason: .mustBeSealedRemedy, isRefused: true)
        case .noClue(let because): return TriageItem.RouteAhead(words: .routeNoClue, reason: Text(because))
        case .impossible(let because, let remedy):
            let reason = Text("\(because.zh)。\(remedy.zh)。", "\(because.en). \(remedy.en).")
            return TriageItem.RouteAhead(words: .routeImpossible, reason: reason, isRefused: true)
        }
    }

    /// What was stated, and what the rules make of it: all that whoever confirms puts their name to. What nobody
    /// stated has no line, but for what is likely repeated and nobody said a word about.
    func decided(_ opened: OpenReport.Opened) -> [Fact] {
        guard let opinion = opened.opinion, let decision = opened.decision else { return [] }
        var facts = [
            Fact(.itemKind, .said(opinion.kind.words)), Fact(.decision, .said(decision.verdict.words)),
            Fact(.priority, .said(decision.priority.value.words)),
        ]
        if opinion.kind == .outOfScope, let elsewhere = opinion.elsewhere {
            facts.append(Fact(.elsewhere, .said(elsewhere.words)))
        }
        if let linked = opened.linked, let number = linked.number {
            facts.append(Fact(.repeatsNumber, .code(number.text(of: linked.report.receiver))))
        }
        facts += repeatCheck(opened, opinion)
        let gravity = opinion.gravity
        if gravity.largestSchemeYuan > 0 { facts.append(Fact(.schemeAmount, .code(String(gravity.largestSchemeYuan)))) }
        if gravity.signatories > 0 { facts.append(Fact(.signers, .code(String(gravity.signatories)))) }
        if let organ = opinion.decisionOrgan { facts.append(Fact(.decidedByOrgan, .told(organName(organ)))) }
        if let acted = opinion.actedOn {
            facts.append(Fact(.actedFrom, .day(Day(acted.first))))
            facts.append(Fact(.actedTo, .day(Day(acted.last))))
        }
        let marks: [(words: Text, isStated: Bool)] = [
            (.tickNewFacts, opinion.bringsNewFacts), (.microCorruption, decision.isMicroCorruption),
            // A tick that comes to nothing is told, or whoever set it would believe that the matter runs fast.
            (.noMicroCorruption, opinion.microCorruption && !decision.isMicroCorruption),
            (.tickOrganisedCrime, gravity.organisedCrime), (.tickInjury, gravity.deathOrSeriousInjury),
            (.tickReaction, opinion.publicReaction),
        ]
        for mark in marks where mark.isStated { facts.append(Fact(.flags, .said(mark.words))) }
        facts += Breach.inOrder(opinion.breaches).map { Fact(.breachLabel, .said($0.words)) }
        facts += opinion.riskFlags.sorted { $0.rawValue < $1.rawValue }.map { Fact(.flags, .said($0.words)) }
        return facts
    }

    /// Whether somebody looked at all that the item likely repeats, as far as the reader sees it.
    ///
    /// - Policy: JB-14
    private func repeatCheck(_ opened: OpenReport.Opened, _ opinion: TriageOpinion) -> [Fact] {
        let likely = opened.repeats.filter(\.finding.isLikely).map(\.report)
        guard !likely.isEmpty else { return [] }
        let answered = Set(opened.repeatDecisions.map(\.earlier) + [opinion.repeatOf].compactMap { $0 })
        let open = likely.count { !answered.contains($0) }
        return [Fact(.repeatCheck, .said(open == 0 ? .repeatsDecided : .repeatsUndecided(open)))]
    }
}
