import CaseStore
public import Casework

/// Where a report would go if its triage were confirmed as it stands, so that nobody signs what they do not see.
///
/// It tells its reader no more than they will see afterwards: of a matter that leaves the sight of their organ (HS-26)
/// neither place nor rule.
public enum RoutePreview: Hashable, Sendable {
    /// To a room of the reader's organ or of one below it.
    case room(Clue.Destination, because: Bilingual)
    /// To an organ that is neither the reader's nor below it; the reader's organ still sees how it stands.
    case otherOrgan(because: Bilingual)
    /// One level up, out of the sight of the reader's organ.
    case outOfSight
    /// Not at all before it goes up sealed.
    case sealedUp
    /// A suggestion becomes no clue.
    case noClue(because: Bilingual)
    /// Nowhere: something must be found out first.
    case impossible(because: Bilingual, remedy: Bilingual)
}

extension ReportRecord {
    /// Whether its triage may still be confirmed: of what is settled nothing is previewed.
    var isPreviewed: Bool {
        switch report.state {
        case .registered, .triageProposed: true
        case .quarantined, .accepted, .declined, .retained, .sealedUp, .voided, .split: false
        }
    }
}

extension OperationContext {
    /// Decides in the same way as the confirmation does, and moves nothing.
    ///
    /// - Parameter content: nil where the reader may not read it; then they are not told where it goes.
    /// - Returns: with the rule and why, where that may be told; nil for what is settled, and for what the rules of triage
    ///   do not accept.
    func previewRoute(
        _ record: ReportRecord, _ opinion: TriageOpinion, _ triage: Triage.Decision, _ content: ReportContent?,
        in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> (preview: RoutePreview, rule: Route.RuleID?, reasons: RouteRecord.Reasons?)? {
        guard record.isPreviewed, case .accepted = triage.verdict, let content,
            let matter = Route.Matter(opinion.kind)
        else { return nil }
        // Entries that the reader may see: what they may not see the preview does not tell (JC-66).
        let interference = try transaction.interferenceCount(of: record.report.id)
        var record = record
        record.microCorruption = triage.isMicroCorruption
        let standings = try datedAccused(content.accused, opinion.actedOn, in: transaction).standings
        let decision = Route.decide(routeInput(matter, record, opinion, standings, interference: interference))
        let preview = preview(decision, for: caller.organ)
        switch preview {
        case .outOfSight, .sealedUp: return (preview, nil, nil)
        case .room, .otherOrgan, .noClue, .impossible:
            return (preview, decision.rule, RouteRecord.Reasons(decision))
        }
    }

    private func preview(_ decision: Route.Decision, for organ: Organ.ID) -> RoutePreview {
        let because = decision.explanation.deciding
        switch decision.outcome {
        case .sealUp: return .sealedUp
        case .toPolicyTrack: return .noClue(because: because)
        case .research(let gap): return .impossible(because: because, remedy: gap.remedy)
        case .handle(let destination, _), .forwardDown(let destination), .forwardAcross(let destination),
            .toAppealTrack(let destination):
            if decision.barredOrgans.contains(organ) { return .outOfSight }
            let isOurs = isOrgan(destination.organ, atOrBelow: organ)
            return isOurs ? .room(destination, because: because) : .otherOrgan(because: because)
        }
    }

    private func isOrgan(_ organ: Organ.ID, atOrBelow upper: Organ.ID) -> Bool {
        var next: Organ.ID? = organ
        while let here = next {
            if here == upper { return true }
            next = directory[here]?.superior
        }
        return false
    }
}
