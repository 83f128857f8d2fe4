public import Casework
import Libpq
import Synchronization

/// The organisation that is in force, as far as this program has noticed.
///
/// Each transaction asks for its number in the statement that enters its context, as it does for the rules
/// (`RulesInForce`); another number, and the document is read in the same transaction. So a loaded directory, a handover
/// and a takeover hold in every program that runs, from its next transaction on, without a signal that could be lost.
public final class OrganisationInForce: Sendable {
    /// What was read, and under which number; 0: nothing changed since the program's own was read.
    public struct State: Sendable {
        public let version: Int64
        /// Nil while the program's own holds.
        public let organisation: Organisation?
        /// Accounts that have ended, with the names of their people: whoever handed over and left while the document still
        /// lists them, and whom it lists no more.
        public let ended: [Staff.ID: String]
    }

    private let state = Mutex(State(version: 0, organisation: nil, ended: [:]))
    /// Reads a document; nil: this program follows no changes.
    let read: (@Sendable (_ document: String) throws -> Organisation)?

    init(_ read: (@Sendable (_ document: String) throws -> Organisation)?) { self.read = read }

    public var current: State { state.withLock { $0 } }

    /// Whether what this program goes by is the organisation of that number.
    public func isCurrent(_ version: Int64) -> Bool { read == nil || current.version == version }

    /// Keeps what was read, unless somebody read a later one meanwhile.
    func renew(_ new: State) {
        state.withLock { if new.version > $0.version { $0 = new } }
    }
}

extension Transaction {
    /// Says that another organisation is in force: called by whatever changes who is who, in the same transaction. As the
    /// system.
    ///
    /// - Parameter wroteRows: whether the rows of organs, rooms, units and staff were written for today as well.
    public func renewOrganisation(wroteRows: Bool = false) throws {
        try session.execute(Self.raiseEdition, [.instant(now), .date(wroteRows ? today : nil)])
    }

    private static let raiseEdition = Statement(
        """
        insert into directory.edition as e (version, changed_at, rows_on)
        values (1, $1, $2)
        on conflict on constraint edition_is_unique
        do update set
            version = e.version + 1, changed_at = excluded.changed_at, rows_on = coalesce(excluded.rows_on, e.rows_on)
        """
    )

    /// The number in force and the day of which the rows are, locked until commit. As the system. Nil: no directory was
    /// loaded yet.
    public func lockEdition() throws -> (version: Int64, rowsOn: CivilDate)? {
        try session.query(Self.lockEdition).first.flatMap { row in
            var columns = Columns(row)
            let version = try columns.big()
            return try columns.dateOrNil().map { (version, $0) }
        }
    }

    private static let lockEdition = Statement(
        "select e.version, e.rows_on from directory.edition as e where e.cell_id = guard.cell() for update of e"
    )

    /// The organisation in force, as the database has it. As the system: a visitor's transaction may be the first that
    /// notices it.
    ///
    /// - Throws: what reading the document throws: a directory that is silently an older one is worse than none.
    func organisation(
        _ version: Int64, _ read: (String) throws -> Organisation
    ) throws -> OrganisationInForce.State {
        try asSystem { transaction in
            OrganisationInForce.State(
                version: version, organisation: try transaction.directoryDocument().map(read),
                ended: try transaction.endedAccounts())
        }
    }

    func endedAccounts() throws -> [Staff.ID: String] {
        var ended: [Staff.ID: String] = [:]
        for row in try session.query(Self.findEnded) {
            var columns = Columns(row)
            let staff: Staff.ID = try columns.name()
            ended[staff] = try columns.text()
        }
        return ended
    }

    private static let findEnded = Statement(
        "select s.staff_id, s.name from directory.staff as s where not s.active and s.cell_id = guard.cell()"
    )
}
