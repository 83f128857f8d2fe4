import CaseStore
import Casework

// How much a report gives to go by. Read when somebody opens it and never stored: nothing is decided by it.

extension OperationContext {
    /// What the aids make of a report.
    ///
    /// - Policy: DW-credibility
    func credibility(
        of record: ReportRecord, _ content: ReportContent, _ opinion: TriageOpinion?, _ stated: StatedFacts?,
        _ transfer: TransferIn?, in transaction: borrowing Transaction
    ) throws -> Credibility.Advice {
        let (id, signature) = (record.report.id, record.report.signature)
        let facts = Credibility.Facts(
            channel: record.report.channel, source: transfer?.source, signature: signature,
            // As whoever looks: only a petition office knows what came of asking.
            isImpersonated: try !signature.isRealName && transaction.impersonated(among: [id]).contains(id),
            told: told(record, content, opinion, stated))
        let weights = Credibility.Weights(
            source: choice(.credibilitySource, for: record.holder),
            signature: choice(.credibilitySignature, for: record.holder),
            account: choice(.credibilityAccount, for: record.holder))
        return Credibility.advise(facts, by: weights)
    }

    /// Which of the seven it tells: as a person found, or else what its fields say by themselves.
    private func told(
        _ record: ReportRecord, _ content: ReportContent, _ opinion: TriageOpinion?, _ stated: StatedFacts?
    ) -> Set<Particular> {
        if let found = opinion?.particulars { return found }
        let breaches = opinion?.breaches ?? stated?.breaches ?? []
        return Particular.derived(
            from: Particular.Fields(
                actedOn: opinion?.actedOn ?? stated?.actedOn, place: content.place, accused: content.accused,
                namesMatter: !breaches.isEmpty || record.category?.isEmpty == false,
                isWithoutSubstance: opinion?.kind == .noSubstance, sumYuan: opinion?.gravity.largestSchemeYuan ?? 0))
    }
}
