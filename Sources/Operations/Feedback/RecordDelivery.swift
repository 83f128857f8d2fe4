public import CaseStore
public import Casework

/// The petition office (a deputy where its head is accused) records how an approved notice reached its reporter (送达):
/// in person, by post or by telephone. What the reporter reads on the tracking page records itself, by
/// `MarkNoticeRead`. Either ends the fifteen working days in which the reporter is to be told.
///
/// - Policy: JB-26, JB-27
public struct RecordDelivery: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - way: one of `Feedback.Medium.recordedByOffice`.
    ///   - day: when it reached the reporter: neither before the approval nor after today.
    /// - Throws: `OperationError.mend` for another way or day; `.stale` when the notice is not approved, or has reached
    ///   the reporter before.
    public func callAsFunction(
        _ id: NoticeRecord.ID, _ way: Feedback.Medium, on day: CivilDate, as caller: StaffCaller
    ) async throws {
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead, .deputy]) else {
            throw OperationError.notFound
        }
        guard Feedback.Medium.recordedByOffice.contains(way) else {
            throw OperationError.mend([.init("way", Bilingual("请选择送达方式", "Choose how it was delivered"))])
        }
        try context.requirePast(day, "day")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let notice = try transaction.lockNotice(id)
            let barred = try transaction.report(notice.report).barred
            guard caller.roles.contains(.registrar) || context.headsOffice(caller, for: barred) else {
                throw OperationError.notFound
            }
            guard notice.state.after(.deliver) != nil, let approvedOn = notice.approvedAt?.civilDate else {
                throw OperationError.stale
            }
            guard day >= approvedOn else {
                let message = Bilingual(
                    "送达日期不能早于审批日期\(approvedOn)", "It cannot have been delivered before its approval on \(approvedOn)"
                )
                throw OperationError.mend([.init("day", message)])
            }
            try transaction.deliverNotice(id, way, on: day, by: caller.staff)
            // What was told late, after another result or another decision had been prepared, leaves that one to be told.
            let ofKind = try transaction.notices(of: notice.report).filter {
                ($0.kind == .result) == (notice.kind == .result)
            }
            if ofKind.last(where: { $0.state != .withdrawn })?.id == id {
                try transaction.stop(notice.kind.clocks, of: notice.report, on: day)
            }
            try transaction.audit(AuditRecord("notice.deliver", id, [("way", way.rawValue)]), in: caller.organ)
        }
    }
}

extension NoticeKind {
    /// What runs until it has reached the reporter.
    fileprivate var clocks: [ClockKind] {
        switch self {
        case .acceptance, .notAccepted: [.acceptNotice, .xfForward]
        case .result: [.feedback, .xfForward]
        case .suggestionAdopted: []
        }
    }
}
