public import CaseStore
public import Casework

/// The monthly digest for the head of an organ: what came in on cadres whom its committee manages. What is about the head
/// went up sealed and is not there, nor what is kept from the reader.
///
/// - Policy: JB-10
public struct ReadDigest: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter month: any day of it.
    public func callAsFunction(ofMonthWith month: CivilDate, as caller: StaffCaller) async throws -> [DigestRow] {
        guard !caller.roles.isDisjoint(with: [.head, .petitionLead]) else { throw OperationError.notFound }
        let first = CivilDate(year: month.year, month: month.month, day: 1) ?? month
        let last = first.adding(days: CivilDate.lengthOfMonth(month.month, year: month.year) - 1)
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("digest.open"), in: caller.organ)
            return try transaction.digest(from: first, through: last)
        }
    }
}
