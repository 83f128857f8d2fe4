public import CaseStore
public import Casework

/// The roster, a day with who came, and what the public is told of it.
public struct ReadReception: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// How a leader stands with the yearly visit to a township.
    public struct Tally: Sendable {
        public let leader: Staff.ID
        public let visitedOn: CivilDate?
        public let standing: TownVisit.Standing
    }

    /// The days of a month of the caller's organ.
    public func month(_ first: CivilDate, as caller: StaffCaller) async throws -> [ReceptionSession] {
        let last = first.adding(days: CivilDate.lengthOfMonth(first.month, year: first.year) - 1)
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.receptionSessions(of: caller.organ, from: first, through: last)
        }
    }

    /// Every leader of the caller's organ, with the visit of this year; empty where the organ owes none (HS-28).
    public func tally(as caller: StaffCaller) async throws -> [Tally] {
        let context = context
        guard let level = context.directory[caller.organ]?.level, TownVisit.isOwed(at: level) else { return [] }
        return try await context.transaction(as: .staff(caller)) { transaction in
            let today = transaction.today
            let duties = try transaction.townDuties(in: today.year, of: caller.organ)
            return context.receivingLeaders(of: caller.organ).map { leader in
                let visited = duties.first { $0.leader == leader }?.visitedOn
                return Tally(
                    leader: leader, visitedOn: visited,
                    standing: TownVisit.standing(
                        in: today.year, visitedOn: visited, today: today,
                        reminded: context.townVisitMonth(on: today))
                )
            }
        }
    }

    /// The days held today, to which the desk may attach a visit.
    public func heldToday(as caller: StaffCaller) async throws -> [ReceptionSession] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.receptionSessions(of: caller.organ, from: transaction.today, through: transaction.today)
                .filter { $0.state == .held }
        }
    }

    /// One day with who came, as far as the caller may see the reports.
    public func session(
        _ id: ReceptionSession.ID, as caller: StaffCaller
    ) async throws -> (session: ReceptionSession, visits: [ReceptionVisit]) {
        try await context.transaction(as: .staff(caller)) { transaction in
            (try transaction.receptionSession(id), try transaction.visits(of: id))
        }
    }

    /// Place and date of the days to come, for everybody.
    public func published() async throws -> [PublishedReception] {
        try await context.transaction(as: .publicVisitor) { try $0.receptionTimes() }
    }
}
