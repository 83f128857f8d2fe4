import CaseStore
import Casework

/// Writes the yearly duty of every leader to receive visitors in a township, with its clock: at the year's beginning,
/// and later for whoever becomes a leader. Called by a worker again and again; what is there stays as it is.
///
/// - Policy: HS-28
public struct StartTownVisits: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: how many duties are new.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let context = context
        return try await context.store.transaction(as: .system, on: .worker) { transaction in
            let year = transaction.today.year
            let known = Set(try transaction.townDuties(in: year).map(\.leader))
            let owing = context.directory.organs.filter { TownVisit.isOwed(at: $0.level) }
            // The end of the year, which is every organ's.
            let clock = context.newClock(.visitTown, owedBy: nil, from: transaction.today)
            var count = 0
            // Organ by organ in one order: each organ's chain stays locked until commit.
            for organ in owing.map(\.id).sorted() {
                let missing = context.receivingLeaders(of: organ).filter { !known.contains($0) }
                guard !missing.isEmpty else { continue }
                count += try transaction.startTownDuties(of: missing.map { (organ, $0) }, in: year, clock)
                let detail = [("year", String(year)), ("leaders", String(missing.count))]
                try transaction.audit(AuditRecord("town_visit.due", subject: "", detail), in: organ)
            }
            return count
        }
    }
}
