import CaseStore
public import Casework
import Reading

extension OperationContext {
    /// What a proposal already calls for, before anybody confirms it.
    struct Ahead {
        /// The organs whose heads are told of a danger.
        let toldAtOnce: [Organ.ID]
        /// Nobody knows yet who is competent.
        let mustBeResearched: Bool
    }

    /// - Policy: XF-25, DW-research
    func aheadOf(_ record: ReportRecord, _ opinion: TriageOpinion, _ standings: [AccusedStanding]) -> Ahead {
        guard let matter = Route.Matter(opinion.kind) else {
            let input = routeInput(.accusation, record, opinion, standings, interference: 0)
            return Ahead(toldAtOnce: Route.toldAtOnce(input), mustBeResearched: false)
        }
        let decision = Route.decide(routeInput(matter, record, opinion, standings, interference: 0))
        let mustBeResearched =
            switch decision.outcome {
            case .research(.unknownUnit), .research(.otherArea): true
            case .research(.noRoom), .research(.negotiation), .research(.department), .research(.noSuccessor), .sealUp,
                .handle, .forwardDown, .forwardAcross, .toAppealTrack, .toPolicyTrack:
                false
            }
        return Ahead(toldAtOnce: decision.tellAtOnce, mustBeResearched: mustBeResearched)
    }

    /// Tells the heads of organs of dangers, each organ once of each. As the system.
    ///
    /// - Policy: XF-25, DW-18
    func tell(
        _ organs: [Organ.ID], of record: ReportRecord, _ dangers: Set<RiskFlag>,
        in transaction: borrowing Transaction
    ) throws {
        try raise(dangers, of: record.report.id, in: record.holder, to: organs, .leaders, in: transaction)
    }

    /// Tells whoever may open a report that nobody has read yet that it should be read first. As the system.
    ///
    /// - Policy: DW-18, XF-25
    func tellOffice(
        _ dangers: Set<RiskFlag>, of id: Report.ID, in organ: Organ.ID, in transaction: borrowing Transaction
    ) throws {
        try raise(dangers, of: id, in: organ, to: [organ], .office, in: transaction)
    }

    private func raise(
        _ dangers: Set<RiskFlag>, of id: Report.ID, in holder: Organ.ID, to organs: [Organ.ID],
        _ audience: Alert.Audience, in transaction: borrowing Transaction
    ) throws {
        for organ in try transaction.raiseAlert(of: id, dangers, in: holder, to: organs, audience).sorted() {
            try transaction.audit(AuditRecord("alert.raise", id), in: organ)
        }
    }

    /// What the words of a draft warn of.
    func dangers(in draft: ReportDraft) -> Set<RiskFlag> {
        Set(ReportReader.read(draft.summary + "\n" + draft.text).riskFlags.map(\.value))
    }
}

/// What the leaders of an organ are told at once, and that one of them has read it.
///
/// - Policy: XF-25
public struct Alerts: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What nobody has read yet comes first; empty for whoever leads nothing.
    public func list(as caller: StaffCaller) async throws -> [Alert] {
        try await context.transaction(as: .staff(caller)) { try $0.alerts() }
    }

    /// - Throws: `OperationError.notFound` where there is nothing to read.
    public func markRead(_ id: Report.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.readAlert(of: id, by: caller)
            try transaction.audit(AuditRecord("alert.read", id), in: caller.organ)
        }
    }
}
