import CaseStore
import Casework

/// Carries out what a directory told of a later day once that day has come: accounts, posts and the rows that constraints
/// and policies go by are those of the new day. Called by a worker again and again.
///
/// Where open work lies at something that was to end, nothing changes and an alarm is raised: whoever works there must be
/// able to finish it.
///
/// - Policy: HS-4, DW-ending
public struct FollowDirectory: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public enum Outcome: Equatable, Sendable {
        /// The rows are those of today already.
        case nothing
        case followed
        /// The day has passed with open work; how many were told just now.
        case waits(told: Int)
    }

    /// - Throws: `DatabaseError`; then it is tried again at the next look.
    @discardableResult
    public func callAsFunction() async throws -> Outcome {
        let context = context
        return try await context.transaction(as: .system, on: .worker) { transaction in
            let organisation = context.organisation
            guard let edition = try transaction.lockEdition(), context.store.organisation.isCurrent(edition.version),
                organisation.edition(of: edition.rowsOn) != organisation.edition(of: transaction.today)
            else { return .nothing }
            let (places, former) = (try transaction.places(), organisation.on(edition.rowsOn))
            switch try transaction.decideEnds(in: organisation, of: places) {
            case .allowed: break
            case .refused(let refusal):
                var told = 0
                for ending in refusal.endings {
                    told += try context.tell(of: ending, in: places, by: former, in: transaction)
                }
                return .waits(told: told)
            }
            let directory = organisation.on(transaction.today)
            try transaction.storeRows(of: organisation, roles: StaffRoles.roles(in: directory), after: former)
            try transaction.renewOrganisation(wroteRows: true)
            try transaction.endWorkOfFormerLeaders()
            if let top = directory.organs.max(by: { $0.level < $1.level }) {
                try transaction.audit(AuditRecord("directory.follow"), in: top.id)
            }
            return .followed
        }
    }
}

extension OperationContext {
    /// Tells the auditor of the organ, and the petition office above it, that the day has passed.
    ///
    /// - Parameter former: the directory in which the organ still has a superior.
    /// - Returns: how many had not been told of that day.
    fileprivate func tell(
        of ending: Ending, in places: [Ending.Place: Ending.Known], by former: Directory,
        in transaction: borrowing Transaction
    ) throws -> Int {
        let organ = places[ending.place]?.organ ?? Organ.ID(ending.place.id)
        let addressees = Alarm.addressees(
            ofWorkLeftAt: organ, superiors: former.chain(from: organ).dropFirst().map(\.id),
            barred: try transaction.keptFromOpenWork(at: ending.place))
        let told = try transaction.raiseWorkLeft(at: ending, of: organ, to: addressees)
        if told > 0 { try transaction.audit(AuditRecord("alarm.work_left", subject: ending.place.id), in: organ) }
        return told
    }
}
