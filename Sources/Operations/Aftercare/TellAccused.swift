import CaseStore
public import Casework

/// The holder records that the accused was told of the conclusion, when asked (向被检举控告人反馈). A day and a way: what was
/// reported, and by whom, has no place here.
///
/// - Policy: JB-38
public struct TellAccused: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - askedOn: nil where nobody asked.
    ///   - toldOn: neither before the end nor before it was asked for, nor after today.
    public func callAsFunction(
        _ id: Clue.ID, _ way: AccusedFeedbackWay, askedOn: CivilDate?, toldOn: CivilDate, as caller: StaffCaller
    ) async throws {
        try context.requirePast(toldOn, "told-on")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            try context.require(.tellAccused, try context.aftercareFacts(of: record, in: transaction, for: caller))
            guard let concludedOn = try transaction.concludedOn(id) else { throw OperationError.stale }
            guard toldOn >= concludedOn, askedOn.map({ $0 <= toldOn }) ?? true else {
                let message = Bilingual("不能早于办结之日和提出要求之日", "Not before the end, nor before it was asked for")
                throw OperationError.mend([.init("told-on", message)])
            }
            try transaction.insertAccusedFeedback(
                way, on: record, askedOn: askedOn, concludedOn: concludedOn, toldOn: toldOn, by: caller.staff
            )
            try transaction.audit(AuditRecord("accused.tell", id, [("way", way.rawValue)]), in: caller.organ)
            try context.note("accused_told", on: id, in: transaction)
        }
    }
}
