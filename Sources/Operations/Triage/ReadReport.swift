import CaseStore
public import Casework
import Reading

/// Reads a registered report and proposes a triage. Called by a worker that holds the job; decides nothing.
public struct ReadReport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter token: of the claimed job, which ends in the same transaction.
    /// - Throws: `OperationError.stale` when another worker has the job by now; then nothing was written.
    public func callAsFunction(_ id: Report.ID, token: Int64) async throws {
        let context = context
        try await context.transaction(as: .system, on: .worker) { transaction in
            // Opinions are counted: a person who proposes at this moment goes before or comes after.
            let record = try transaction.lockReport(id)
            // What waits to be sealed is read by nobody: where it was on its way to a worker, the step just ends (JB-15).
            if case .registered = record.report.state, !record.waitsToBeSealed {
                let content = try transaction.content(of: id)
                let opinion = context.opinion(on: content, record, try transaction.statedFacts(of: id))
                try transaction.insert(opinion, on: id)
                if opinion.microCorruption {
                    let clock = context.newClock(.fastDivert, owedBy: record.holder, from: record.report.receivedOn)
                    try transaction.start([clock], of: id, .report, organ: record.holder)
                }
                try context.tellOffice(opinion.riskFlags, of: id, in: record.holder, in: transaction)
                try transaction.audit(AuditRecord("report.read", id), in: record.holder)
            }
            try transaction.finish(.read, id, token: token)
        }
    }
}

extension OperationContext {
    /// What it may repeat is asked when somebody opens it, as that person: the worker sees more than they may (HS-26).
    fileprivate func opinion(
        on content: ReportContent, _ record: ReportRecord, _ stated: StatedFacts
    ) -> TriageOpinion {
        let isImported = record.source == .importFile
        let text = content.summary + "\n" + (isImported ? RegisterHandling.reported(in: content.text) : content.text)
        let result = ReportReader.read(text)
        let findings = findings(of: result, in: text)
        let risks = Set(result.riskFlags.map(\.value))
        // The desk counted the signers: whoever triages need not count again.
        let gravity = Route.Gravity(signatories: JointSignature(leading: content.text)?.signers ?? 0)
        // Whoever names the decision that is attacked hands in an appeal, whatever its words are.
        let kind = stated.decisionOrgan == nil ? result.kind.value : .appeal
        let input = Triage.Input(
            kind: kind, channel: record.report.channel,
            receiverLevel: directory[record.holder]?.level ?? .county,
            reporter: Triage.ReporterClaim(recorded: record.report.signature),
            accused: content.accused.map { $0.standing.triageFacts(receiver: record.holder) },
            harmsResidents: result.microCorruption?.value ?? false, gravity: gravity, riskFlags: risks
        )
        var opinion = TriageOpinion(
            author: nil, kind: kind, microCorruption: result.microCorruption?.value ?? false,
            priority: Triage.decide(input).priority.value, riskFlags: risks, gravity: gravity, findings: findings
        )
        opinion.publicReaction = stated.publicReaction
        opinion.decisionOrgan = stated.decisionOrgan
        opinion.actedOn = stated.actedOn
        opinion.breaches = stated.breaches.union(result.breaches.map(\.value))
            .union(record.category.map(Breach.suggested) ?? [])
        return opinion
    }

    /// What the reading rests on, each with its words; the same words are quoted once for one reason.
    private func findings(of result: ReadingResult, in text: String) -> [TriageFinding] {
        var findings = [TriageFinding(result.kind.reason, evidence: quoted(result.kind.spans, in: text))]
        if let micro = result.microCorruption {
            findings.append(TriageFinding(micro.reason, evidence: quoted([micro.span], in: text)))
        }
        findings += result.riskFlags.map { TriageFinding($0.reason, evidence: quoted([$0.span], in: text)) }
        findings += result.breaches.map { TriageFinding($0.reason, evidence: quoted([$0.span], in: text)) }
        if let first = result.disciplineStaff.first {
            let spans = result.disciplineStaff.map(\.span)
            findings.append(TriageFinding(first.reason, evidence: quoted(spans, in: text)))
        }
        return findings
    }

    private func quoted(_ spans: [TextSpan], in text: String) -> [String] {
        var words: [String] = []
        for span in spans {
            let quotation = span.words(in: text)
            if !quotation.isEmpty, !words.contains(quotation) { words.append(quotation) }
        }
        return words
    }
}
