public import Casework
import Libpq
import Sealing

/// Statements of one open transaction. It cannot be copied and knows a connection that cannot be sent, so it cannot
/// outlive its block.
public struct Transaction: ~Copyable {
    let session: Session
    /// Who asked for the transaction.
    public let caller: Caller
    private let cell: String
    let acting: Acting
    let keyring: Keyring
    /// Shared by all transactions of a store.
    let keys: OpenedKeys
    let world: World
    let realSeconds: @Sendable () -> Int64
    let giver: CommandGiver?
    /// One instant for the whole transaction.
    public let now: Instant

    init(
        session: consuming Session, caller: Caller, cell: String, keyring: Keyring, keys: OpenedKeys, world: World,
        realSeconds: @escaping @Sendable () -> Int64, giver: CommandGiver?
    ) {
        self.session = session
        self.caller = caller
        self.cell = cell
        self.keyring = keyring
        self.keys = keys
        self.world = world
        self.realSeconds = realSeconds
        self.giver = giver
        acting = Acting(caller)
        now = world.now()
    }

    /// Today in China.
    public var today: CivilDate { now.civilDate }

    /// A new identifier.
    public func newID<Entity>() -> Identifier<Entity> { world.newID() }

    private static let setContext = Statement(
        """
        select
            guard.enter($1),
            coalesce((select r.version from directory.clock_rules as r where r.cell_id = $2), 0),
            coalesce((select e.version from directory.edition as e where e.cell_id = $2), 0)
        """
    )

    private static let presumeContext = Statement(
        """
        select
            guard.enter($1),
            1 / (
                coalesce((select r.version from directory.clock_rules as r where r.cell_id = $2), 0) = $3
                and ($4::int8 is null or $4 = coalesce(
                    (select e.version from directory.edition as e where e.cell_id = $2), 0
                ))
            )::int4
        """
    )

    private static let changeContext = Statement("select guard.enter($1)")

    /// Begins as the caller.
    ///
    /// - Returns: the numbers of the calendar and periods (`RulesInForce`) and of the organisation in force
    ///   (`OrganisationInForce`).
    func begin() throws -> (rules: Int64, organisation: Int64) {
        let values: [Value] = [.text(try context(of: caller)), .text(cell)]
        session.nameSetting(caller.actor)
        guard let row = try session.query(Self.setContext, values).first else { return (0, 0) }
        return (try row.int8(1), try row.int8(2))
    }

    /// Begins as the caller with the first statement of the body, which fails and is to be run again where other rules or
    /// another organisation are in force than those that are known.
    ///
    /// - Parameter organisation: nil where this program follows no changes of it.
    func begin(presuming rules: Int64, _ organisation: Int64?) throws {
        let values: [Value] = [
            .text(try context(of: caller)), .text(cell), .int8(rules), organisation.map { .int8($0) } ?? .null,
        ]
        session.nameSetting(caller.actor)
        try session.laterPresuming(Self.presumeContext, values)
    }

    /// Begins as the caller, whatever rules are in force.
    func enter() throws { try enter(caller) }

    /// Goes on as somebody else, from the next statement on; the change travels with it.
    private func enter(_ caller: Caller) throws {
        try session.laterInsteadOfLast(Self.changeContext, [.text(try context(of: caller))])
        session.nameSetting(caller.actor)
    }

    private func context(of caller: Caller) throws -> String {
        let seconds = realSeconds()
        acting.end = seconds + StoreLimits.contextSeconds
        return SignedContext(
            caller, behind: self.caller.staff?.staff, cell: cell, process: try session.serverProcess(),
            now: seconds, moment: now, keyring: keyring
        ).text
    }

    /// Whether the context is over: nothing sealed shows itself any more, so that what is there is not found, or looks
    /// broken.
    var contextIsOver: Bool { realSeconds() >= acting.end }

    /// Does a part of the operation that its caller may not see, such as moving a clue out of the caller's sight.
    ///
    /// The audit log names the system for what is written inside; the caller's own entry stands beside it.
    public func asSystem<Value>(_ body: (borrowing Transaction) throws -> Value) throws -> Value {
        try act(as: .system, body)
    }

    /// Does a part of the operation in the name of somebody who has proved in it who they are: the audit log names
    /// them, although nobody was signed in when it began.
    public func asStaff<Value>(_ staff: StaffCaller, _ body: (borrowing Transaction) throws -> Value) throws -> Value {
        try act(as: .staff(staff), body)
    }

    /// Lets `body` ask ahead what it then looks up one by one: it travels together. `body` looks all of it up before it
    /// writes anything: a late write forgets what was asked before it, and a query that writes does not.
    public func askingAhead<Value>(_ body: (borrowing Transaction) throws -> Value) rethrows -> Value {
        try session.asking { try body(self) }
    }

    private func act<Value>(as other: Caller, _ body: (borrowing Transaction) throws -> Value) throws -> Value {
        let before = acting.caller
        if case .system = other, case .system = before { return try body(self) }
        acting.caller = other
        do {
            try enter(other)
            let value = try body(self)
            acting.caller = before
            try enter(before)
            return value
        } catch {
            // Whoever catches it goes on with the rights that they had, and never with the system's. Where that fails,
            // the server has given the transaction up: it is rolled back, and the context goes with it. What the body
            // wrote and did not send yet stays in line before it, and is written as it would have been at once.
            acting.caller = before
            _ = try? enter(before)
            throw error
        }
    }
}

/// As whom the statements of a transaction run at this moment (parts within parts give back to whoever they began in), and
/// what it leaves on the audit log.
final class Acting {
    fileprivate(set) var caller: Caller
    /// Until when its context holds, in seconds since 1970.
    fileprivate var end = Int64.max
    /// Entries that were appended.
    var entries = 0
    /// What will stand there once the transaction is committed.
    var receipts: [AuditReceipt] = []
    /// The id by which something was looked up first.
    var subject = ""

    fileprivate init(_ caller: Caller) { self.caller = caller }
}
