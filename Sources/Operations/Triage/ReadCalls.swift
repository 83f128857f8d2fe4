public import CaseStore
public import Casework

/// What the petition office knows of asking whoever signed: attempts, what they come to, and who is still to be asked.
///
/// - Policy: JB-24
public struct ReadCalls: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The attempts on one report.
    public struct Opened: Sendable {
        public let record: ReportRecord
        /// Oldest first.
        public let calls: [VerificationCall]
        public let standing: Triage.CallFinding
        /// Whether the caller may record another.
        public let mayRecord: Bool
        /// What the reporter was told, or is to be told, of the acceptance (告知).
        public let notices: [NoticeRecord]

        /// Somebody used the name (冒名): a mark of risk.
        public var isImpersonated: Bool { standing.value == .impersonated }
    }

    /// - Throws: `OperationError.notFound` for whoever does not work in a petition office that sees the report.
    public func callAsFunction(_ id: Report.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        guard Self.isOffice(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            let calls = try transaction.calls(on: id)
            try transaction.audit(AuditRecord("report.calls", id), in: caller.organ)
            // A sound attempt of today: what is left are the conditions of the report itself.
            let probe = Triage.CallInput(
                call: Triage.Call(way: .phone, on: context.today, found: .unreachable), caller: caller,
                holder: record.holder, signature: record.report.signature, state: record.report.state,
                receivedOn: record.report.receivedOn, today: context.today)
            return Opened(
                record: record, calls: calls,
                standing: Triage.standing(
                    of: calls.map(\.call.found), unreachableAfter: context.choice(.callAttempts, for: record.holder)),
                mayRecord: Triage.objection(to: probe) == nil,
                notices: try transaction.notices(of: id).filter { $0.kind == .acceptance || $0.kind == .notAccepted }
            )
        }
    }

    /// A page of the reports of the caller's office whose reporters are still to be asked, oldest first.
    public func waiting(
        after cursor: WaitingCallCursor? = nil, limit: Int = StoreLimits.listRows, as caller: StaffCaller
    ) async throws -> ListPage<WaitingCall, WaitingCallCursor> {
        guard Self.isOffice(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.waitingCalls(of: caller.organ, after: cursor, limit: limit)
        }
    }

    /// Which of these bear the name of somebody who did not write them; none for whoever may not know.
    public func impersonated(among reports: [Report.ID], as caller: StaffCaller) async throws -> Set<Report.ID> {
        guard Self.isOffice(caller), !reports.isEmpty else { return [] }
        return try await context.transaction(as: .staff(caller)) { try $0.impersonated(among: reports) }
    }

    private static func isOffice(_ caller: StaffCaller) -> Bool {
        !caller.roles.isDisjoint(with: [.registrar, .petitionLead])
    }
}
