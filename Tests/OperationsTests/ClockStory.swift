import CaseStore
import Casework
import Operations
import TestDatabase

/// Clocks at the desk: started by hand, found again, seen by somebody.
extension Desk {
    /// Starts a clock of a clue today, as the program would.
    func start(_ kind: ClockKind, of clue: Clue.ID, organ: Organ.ID? = nil) async throws -> StoredClock.ID {
        let policy = kind.builtIn
        let due = policy.due(from: today, calendar: office.calendar)
        let clock = NewClock(
            kind: kind, due: due, warnOn: policy.warnDate(for: due, calendar: office.calendar) ?? due.date)
        let organ = organ ?? office.county
        return try await office.store.transaction(as: .system) { transaction in
            try transaction.start([clock], of: clue, .clue, organ: organ)
            guard let started = try transaction.clocks(of: clue).first(where: { $0.kind == kind }) else {
                throw Missing()
            }
            return started.id
        }
    }

    /// A running clock of an item.
    func clock(_ kind: ClockKind, of subject: String) async throws -> StoredClock {
        try await office.store.transaction(as: .system) { transaction in
            let id: Identifier<Never> = Identifier(subject)
            guard let found = try transaction.clocks(of: id).first(where: { $0.kind == kind }) else { throw Missing() }
            return found
        }
    }

    /// The levels that were told of a clock, with their organs and days.
    func told(_ clock: StoredClock.ID) async throws -> [String] {
        try await texts(
            """
            select s.level || ' ' || s.organ_id || ' ' || s.told_on
            from casework.overdue_step as s
            where s.clock_id = '\(clock.rawValue)'
            order by s.due_on, s.level
            """)
    }

    func listed(
        _ view: ClockView, level: OverdueLevel? = nil, as caller: StaffCaller
    ) async throws -> [ClockRecord] {
        Array(try await ListClocks(context)(view, level: level, limit: 200, as: caller))
    }

    func staff(_ caller: Caller) throws -> StaffCaller {
        guard let staff = caller.staff else { throw Missing() }
        return staff
    }
}
