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

    /// How long a transaction may take, by who waits for it: then its socket is closed, whatever the server does.
    public struct Patience: Sendable {
        let page: Duration
        let work: Duration
        let command: Duration

        public init(
            page: Duration = StoreLimits.pageTime, work: Duration = StoreLimits.workTime,
            command: Duration = StoreLimits.commandTime
        ) {
            self.page = page
            self.work = work
            self.command = command
        }
    }

    let pools: Pools
    private let patience: Patience
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
    /// Whether some transaction has looked which of both are in force.
    private let hasLooked = Mark()
    /// Is told what each transaction cost.
    private var observer: (@Sendable (Tally) -> Void)?

    /// - Parameters:
    ///   - cell: four digits of the city or province that runs this cluster; it stands in every context.
    ///   - world: the domain's clock and randomness.
    ///   - realSeconds: seconds since 1970 by the machine's clock, for the expiry of signed contexts; never faked.
    ///   - readOrganisation: reads a directory document that somebody loaded while this program runs; nil: it does not
    ///     follow such changes.
    ///   - giver: who gave the command that this program runs; every entry of the audit log names the user of the machine.
    ///   - codeCost: log₂ N of the slow hash of query codes: what is stored was computed with it.
    ///   - patience: another one than usual is for tests.
    public init(
        pools: Pools, cell: String, keyring: Keyring, world: World, realSeconds: @escaping @Sendable () -> Int64,
        readOrganisation: (@Sendable (_ document: String) throws -> Organisation)? = nil,
        codeCost: Int = CodeHash.cost, giver: CommandGiver? = nil, patience: Patience = Patience()
    ) {
        precondition(cell.count == 4)
        self.pools = pools
        self.cell = cell
        self.keyring = keyring
        self.world = world
        self.codeCost = codeCost
        self.realSeconds = realSeconds
        self.giver = giver
        self.patience = patience
        organisation = OrganisationInForce(readOrganisation)
    }

    /// The same store, which tells somebody what each try of a transaction cost, on the connection's thread: for tests
    /// and benches.
    public func observed(by observer: @escaping @Sendable (Tally) -> Void) -> CaseStore {
        var store = self
        store.observer = observer
        return store
    }

    /// Runs `body` in one transaction, as `caller`: row-level security sees who asks.
    ///
    /// The body is synchronous and runs on the connection's own thread: nothing but SQL can happen while rows are
    /// locked. It runs again, at most twice, when the server could not serialise it or the connection broke. What got no
    /// connection has waited for as long as somebody waits at a page, and does not wait again. All of it has its time
    /// (`Patience`): a server that stands still, or waits for its standby, ends it without an answer.
    ///
    /// Writes travel with the next statement that needs an answer, or with the commit: a rule that refuses one is told by
    /// that statement, or at the end.
    ///
    /// - Throws: what the body throws; `StoreError.refused` for a rule of the database; `StoreError.stale` for a row that
    ///   should have changed and did not; else `DatabaseError`: `.deadline` where its time was over before the commit,
    ///   `.commitUnknown` where it was over during the commit, and `.raised` with `StoreError.contextIsOver` where its
    ///   context was, whatever the body threw behind that.
    public func transaction<Value: Sendable>(
        as caller: Caller, on door: Door = .web,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let end = ContinuousClock.now + time(on: door)
        var attempt = 1
        while true {
            let beginning = Mark()
            do {
                // The first one looks what is in force; later ones presume that it is still that, and the second try looks.
                let looks = attempt > 1 || !hasLooked.isSet
                return try await run(as: caller, on: door, until: end, beginning, looks: looks, body)
            } catch let error as DatabaseError where error.isRetryable && beginning.isSet && attempt < 3 {
                attempt += 1
            } catch let error as DatabaseError {
                // Somebody else was faster, or the row is not the caller's to change.
                if error.kind == .missed { throw StoreError.stale }
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

    /// How long a transaction may take.
    func time(on door: Door) -> Duration {
        if giver != nil { return patience.command }
        return switch door {
        case .web: patience.page
        case .worker, .notify, .vault: patience.work
        }
    }

    private func run<Value: Sendable>(
        as caller: Caller, on door: Door, until end: ContinuousClock.Instant, _ beginning: Mark, looks: Bool,
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
        let (realSeconds, observer) = (realSeconds, observer)
        let begin = beginner(on: door, looks: looks)
        let left = ContinuousClock.now.duration(to: end)
        let (value, receipts): (Value, [AuditReceipt]) = try await pool.run(deadline: left) { session in
            beginning.set()
            if observer != nil { session.keepTrips() }
            defer { observer?(session.tally) }
            let (value, acting) = try session.transaction { session in
                let transaction = Transaction(
                    session: session.handle(), caller: caller, cell: cell, keyring: keyring, keys: keys,
                    world: world, realSeconds: realSeconds, giver: giver
                )
                try begin(transaction)
                do {
                    return (try body(transaction), transaction.acting)
                } catch let error where !(error is DatabaseError) && transaction.contextIsOver {
                    // What the body missed may be there all the same: it is the time that is over.
                    throw DatabaseError(.raised(code: StoreError.contextIsOver))
                }
            }
            // Not before the commit: what is noted late travels with it.
            return (value, acting.receipts)
        }
        witness.note(receipts)
        return value
    }

    /// What a transaction begins with: who asks, and whether this program goes by the rules and the organisation in force.
    private func beginner(on door: Door, looks: Bool) -> @Sendable (borrowing Transaction) throws -> Void {
        let (rules, organisation, hasLooked) = (rules, organisation, hasLooked)
        return { transaction in
            guard door.followsRules else { return try transaction.enter() }
            guard looks else {
                let known = organisation.read == nil ? nil : organisation.current.version
                return try transaction.begin(presuming: rules.current.version, known)
            }
            let version = try transaction.begin()
            if version.rules != rules.current.version { rules.renew(try transaction.clockRules(version.rules)) }
            if let read = organisation.read, version.organisation != organisation.current.version {
                organisation.renew(try transaction.organisation(version.organisation, read))
            }
            hasLooked.set()
        }
    }
}

/// Something that has happened: a run came by a connection, a store looked what is in force.
private final class Mark: Sendable {
    private let state = Atomic(false)

    var isSet: Bool { state.load(ordering: .acquiring) }
    func set() { state.store(true, ordering: .releasing) }
}
