import CaseStore
public import Casework

/// A visitor of a reception day whose report is being registered.
public struct WalkIn: Sendable {
    public let session: ReceptionSession.ID
    /// How many spoke for a group; 1 for a single visitor.
    public let representatives: Int

    public init(session: ReceptionSession.ID, representatives: Int) {
        self.session = session
        self.representatives = representatives
    }
}

/// The petition office logs a visit that came to an end on the spot: it was explained, or the visitor told where to go.
/// Every visit is on record (来访必录); who came is not.
///
/// - Policy: HS-28, XF-20
public struct LogVisit: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction(_ outcome: VisitOutcome, _ walkIn: WalkIn, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let session = try transaction.receptionSession(walkIn.session)
            try context.require(
                .log(Reception.Visit(representatives: walkIn.representatives)), as: caller, on: session
            )
            try transaction.logVisit(
                outcome, in: session.id, representatives: walkIn.representatives, by: caller.staff
            )
            try transaction.audit(
                AuditRecord("reception.visit", session.id, [("outcome", outcome.rawValue)]), in: caller.organ
            )
        }
    }
}

extension OperationContext {
    /// Logs the visit of a report that this transaction has just registered.
    ///
    /// - Parameter accused: whom it accuses, of the staff that the directory knows.
    func log(
        _ walkIn: WalkIn, of report: Report.ID, accusing accused: [Staff.ID], as caller: StaffCaller,
        in transaction: borrowing Transaction
    ) throws {
        let session = try transaction.receptionSession(walkIn.session)
        let visit = Reception.Visit(representatives: walkIn.representatives, accused: Set(accused))
        try require(.log(visit), as: caller, on: session)
        try transaction.logVisit(
            report, in: session.id, representatives: walkIn.representatives, by: caller.staff
        )
        try transaction.audit(AuditRecord("reception.visit", session.id, [("outcome", "registered")]), in: caller.organ)
    }
}
