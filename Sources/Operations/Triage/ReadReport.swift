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
            let record = try transaction.report(id)
            if case .registered = record.report.state {
                let content = try transaction.content(of: id)
                let candidates = try transaction.repeatCandidates(of: id)
                let opinion = context.opinion(on: content, record, repeatOf: candidates.first)
                try transaction.insert(opinion, on: id)
                try transaction.audit(AuditRecord("report.read", id), in: record.report.receiver)
            }
            try transaction.finish(.read, id, token: token)
        }
    }
}

extension OperationContext {
    fileprivate func opinion(
        on content: ReportContent, _ record: ReportRecord, repeatOf candidate: (id: Report.ID, number: ReportNumber)?
    ) -> TriageOpinion {
        let result = ReportReader.read([content.summary, content.text].joined(separator: "\n"))
        var findings = [result.kind.reason]
        if let micro = result.microCorruption { findings.append(micro.reason) }
        findings += result.riskFlags.map(\.reason) + result.disciplineStaff.map(\.reason)
        if let candidate {
            let number = candidate.number.text(of: record.report.receiver)
            findings.append(Bilingual("可能与\(number)重复", "May repeat \(number)"))
        }
        let risks = Set(result.riskFlags.map(\.value))
        let input = Triage.Input(
            kind: result.kind.value, channel: record.report.channel,
            receiverLevel: directory[record.holder]?.level ?? .county,
            reporter: Triage.ReporterClaim(recorded: record.report.signature),
            accused: content.accused.map { $0.standing.triageFacts(receiver: record.holder) },
            harmsResidents: result.microCorruption?.value ?? false, riskFlags: risks
        )
        return TriageOpinion(
            author: nil, kind: result.kind.value, microCorruption: result.microCorruption?.value ?? false,
            priority: Triage.decide(input).priority.value, riskFlags: risks, findings: findings
        )
    }
}
