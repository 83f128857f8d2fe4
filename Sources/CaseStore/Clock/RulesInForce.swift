public import Casework
import Libpq
import Synchronization

/// The calendar, the periods and the local choices that an operator put into force, as far as this program has noticed.
///
/// Each transaction asks for their number in the statement that enters its context; another number, and they are read
/// in the same transaction. So a program that runs counts by a new notice from its next transaction on, without a signal
/// that could be lost and without a timer. A final class, because every copy of the store looks at the same one.
public final class RulesInForce: Sendable {
    /// What was read, and under which number; 0: nothing was ever loaded.
    public struct Rules: Sendable {
        public let version: Int64
        /// Nil while the program's own calendar holds.
        public let calendar: WorkingCalendar?
        public let policies: ClockPolicyTable
        /// What the law leaves to this deployment.
        public let choices: LocalChoices
    }

    private let state = Mutex(
        Rules(version: 0, calendar: nil, policies: ClockPolicyTable(), choices: LocalChoices()))

    init() {}

    public var current: Rules { state.withLock { $0 } }

    /// Keeps what was read, unless somebody read later rules meanwhile.
    func renew(_ rules: Rules) {
        state.withLock { if rules.version > $0.version { $0 = rules } }
    }
}

extension Transaction {
    /// Says that other rules are in force: called by whatever stores them, in the same transaction.
    public func renewClockRules() throws {
        try session.later(Self.raiseRules, [.instant(now)])
    }

    private static let raiseRules = Statement(
        """
        insert into directory.clock_rules as r (version, changed_at)
        values (1, $1)
        on conflict on constraint clock_rules_is_unique
        do update set version = r.version + 1, changed_at = excluded.changed_at
        """
    )

    /// The rules in force, as the database has them. As the system: the choices are shown to nobody outside, and a
    /// visitor's transaction may be the first that notices new ones.
    func clockRules(_ version: Int64) throws -> RulesInForce.Rules {
        try asSystem { transaction in
            RulesInForce.Rules(
                version: version, calendar: try transaction.loadedCalendar(),
                policies: try transaction.clockPolicies(), choices: try transaction.localChoices())
        }
    }
}
