public import Casework
public import Libpq
public import Sealing
import Synchronization

/// The only door to the case tables.
public struct CaseStore: Sendable {
    /// What runs on whose connections.
    public struct Pools: Sendable {
        /// Pages and API (role dengwen_web).
        public let web: Pool
        /// Automatic stages (role dengwen_worker).
        public let worker: Pool
        /// The delivery of the outbox (role dengwen_notify).
        public let notify: Pool
        /// The vault (role dengwen_vault): for commands that rotate its keys. Nil: this program has no business there.
        public let vault: Pool?

        public init(web: Pool, worker: Pool, notify: Pool, vault: Pool? = nil) {
            self.web = web
            self.worker = worker
            self.notify = notify
            self.vault = vault
        }
    }

    let pools: Pools
    let cell: String
    let keyring: Keyring
    let keys = OpenedKeys()
    /// What was written to the audit log and has no place in a chain yet.
    public let witness = AuditWitness()
    let world: World
    /// log₂ N of the slow hash of query codes.
    let codeCost: Int
    let realSeconds: @Sendable () -> Int64
    /// Who gave the command that this program runs; nil for a server.
    let giver: CommandGiver?
    /// What an operator loaded; every transaction looks whether it is still that.
    public let rules = RulesInForce()
    /// The same for who is who.
    public let organisation: OrganisationInForce

    /// - Parameters:
    ///   - cell: four digits of the city or province that runs this cluster; it stands in every context.
    ///   - world: the domain's clock and randomness.
    ///   - realSeconds: seconds since 1970 by the machine's clock, for the expiry of signed contexts; never faked.
    ///   - readOrganisation: reads a directory document that somebody loaded while this program runs; nil: it does not
    ///     follow such changes.
    ///   - giver: who gave the command that this program runs; every entry of the audit log names the user of the machine.
    ///   - codeCost: log₂ N of the slow hash of query codes: what is stored was computed with it.
    public init(
        pools: Pools, cell: String, keyring: Keyring, world: World, realSeconds: @escaping @Sendable () -> Int64,
        readOrganisation: (@Sendable (_ document: String) throws -> Organisation)? = nil,
        codeCost: Int = CodeHash.cost, giver: CommandGiver? = nil
    ) {
        precondition(cell.count == 4)
        self.pools = pools
        self.cell = cell
        self.keyring = keyring
        self.world = world
        self.codeCost = codeCost
        self.realSeconds = realSeconds
        self.giver = giver
        organisation = OrganisationInForce(readOrganisation)
    }

    /// Runs `body` in one transaction, as `caller`: row-level security sees who asks.
    ///
    /// The body is synchronous and runs on the connection's own thread: nothing but SQL can happen while rows are
    /// locked. It runs again, at most twice, when the server could not serialise it or the connection broke. What got no
    /// connection has waited for as long as somebody waits at a page, and does not wait again.
    ///
    /// - Throws: what the body throws; `StoreError.refused` for a rule of the database; else `DatabaseError`.
    public func transaction<Value: Sendable>(
        as caller: Caller, on door: Door = .web,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        var attempt = 1
        while true {
            let beginning = Beginning()
            do {
                return try await run(as: caller, on: door, beginning, body)
            } catch let error as DatabaseError where error.isRetryable && beginning.hasBegun && attempt < 3 {
                attempt += 1
            } catch let error as DatabaseError {
                guard let constraint = error.constraint else { throw error }
                throw StoreError.refused(constraint: constraint)
            }
        }
    }

    /// Which database role does the work.
    public enum Door: Sendable {
        case web, worker, notify, vault

        /// What only delivers or rotates counts no days and knows nobody.
        var followsRules: Bool { self == .web || self == .worker }
    }

    private func run<Value: Sendable>(
        as caller: Caller, on door: Door, _ beginning: Beginning,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let pool: Pool? =
            switch door {
            case .web: pools.web
            case .worker: pools.worker
            case .notify: pools.notify
            case .vault: pools.vault
            }
        guard let pool else { throw StoreError.notFound }
        let (cell, keyring, keys, world) = (cell, keyring, keys, world)
        let (realSeconds, rules) = (realSeconds, rules)
        let organisation = organisation
        let (value, receipts): (Value, [AuditReceipt]) = try await pool.run { session in
            beginning.begin()
            return try session.transaction { session in
                let transaction = Transaction(
                    session: session.handle(), caller: caller, cell: cell, keyring: keyring, keys: keys,
                    world: world, realSeconds: realSeconds, giver: giver
                )
                let version = try transaction.enter(caller)
                if version.rules != rules.current.version, door.followsRules {
                    rules.renew(try transaction.clockRules(version.rules))
                }
                if let read = organisation.read, version.organisation != organisation.current.version, door.followsRules
                {
                    organisation.renew(try transaction.organisation(version.organisation, read))
                }
                return (try body(transaction), transaction.acting.receipts)
            }
        }
        witness.note(receipts)
        return value
    }
}

/// Whether a run came by a connection.
private final class Beginning: Sendable {
    private let state = Atomic(false)

    var hasBegun: Bool { state.load(ordering: .acquiring) }
    func begin() { state.store(true, ordering: .releasing) }
}
