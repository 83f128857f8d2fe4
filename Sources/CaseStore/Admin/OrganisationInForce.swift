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
        /// Accounts that have ended although the document still lists the person: whoever handed over and left.
        public let ended: Set<Staff.ID>
    }

    private let state = Mutex(State(version: 0, organisation: nil, ended: []))
    /// Reads a document; nil: this program follows no changes.
    let read: (@Sendable (_ document: String) throws -> Organisation)?

    init(_ read: (@Sendable (_ document: String) throws -> Organisation)?) { self.read = read }

    public var current: State { state.withLock { $0 } }

    /// Keeps what was read, unless somebody read a later one meanwhile.
    func renew(_ new: State) {
        state.withLock { if new.version > $0.version { $0 = new } }
    }
}

extension Transaction {
    /// Says that another organisation is in force: called by whatever changes who is who, in the same transaction. As the
    /// system.
    public func renewOrganisation() throws {
        try session.execute(Self.raiseEdition, [.instant(now)])
    }

    private static let raiseEdition = Statement(
        """
        insert into directory.edition as e (version, changed_at)
        values (1, $1)
        on conflict on constraint edition_is_unique
        do update set version = e.version + 1, changed_at = excluded.changed_at
        """
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

    private func endedAccounts() throws -> Set<Staff.ID> {
        Set(
            try session.query(Self.findEnded).map { row in
                var columns = Columns(row)
                return try columns.name()
            })
    }

    private static let findEnded = Statement(
        "select s.staff_id from directory.staff as s where not s.active and s.cell_id = guard.cell()"
    )
}
