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
    let keyring: Keyring
    let world: World
    let realSeconds: @Sendable () -> Int64
    /// One instant for the whole transaction.
    public let now: Instant

    init(
        session: consuming Session, caller: Caller, cell: String, keyring: Keyring, world: World,
        realSeconds: @escaping @Sendable () -> Int64
    ) {
        self.session = session
        self.caller = caller
        self.cell = cell
        self.keyring = keyring
        self.world = world
        self.realSeconds = realSeconds
        now = world.now()
    }

    /// Today in China.
    public var today: CivilDate { now.civilDate }

    /// A new identifier.
    public func newID<Entity>() -> Identifier<Entity> { world.newID() }

    private static let setContext = Statement(
        "select guard.enter($1), set_config('dengwen.now', $2::timestamptz::text, true)"
    )

    func enter(_ caller: Caller) throws {
        let context = SignedContext(
            caller, behind: self.caller.staff?.staff, cell: cell, process: session.backendProcess, now: realSeconds(), keyring: keyring
        )
        try session.execute(Self.setContext, [.text(context.text), .instant(now)])
    }

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

    private func act<Value>(as other: Caller, _ body: (borrowing Transaction) throws -> Value) throws -> Value {
        try enter(other)
        let value = try body(self)
        try enter(caller)
        return value
    }
}
