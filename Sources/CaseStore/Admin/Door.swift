public import Casework
import Libpq
public import Sealing

/// The account of a name that somebody gives at the door. Whether there is one must not show in the answer.
public struct NamedAccount: Sendable {
    public let id: Staff.ID
    /// Whose it is; nil when nobody has that name.
    public let organ: Organ.ID?
    /// Nil as well for an account that has none, or has ended.
    public let password: PasswordHash?
    /// The second factor.
    public let factor: OneTimePassword?
    /// Whether somebody has signed in to it from this very browser.
    public let isKnownDevice: Bool
}

/// How many guesses pass, and how they wait.
public struct GuessBudget: Sendable {
    /// Guesses that wait for nothing.
    public let free: Int
    /// Seconds that the first one after them waits; each further one waits twice as long.
    public let firstWait: Int64
    public let longestWait: Int64
    /// Guesses in a day.
    public let perDay: Int

    public init(free: Int, firstWait: Int64, longestWait: Int64, perDay: Int) {
        self.free = free
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.perDay = perDay
    }
}

/// Whose guesses are counted together.
public enum GuessKey: Hashable, Sendable {
    /// Of a name, from browsers that are not known: accounts and invented names alike.
    case name(String)
    /// From a known browser of an account.
    case device(Staff.ID, [UInt8])
    /// Of somebody who is signed in, about their own password or second factor.
    case own(Staff.ID)

    fileprivate var bytes: [UInt8] {
        switch self {
        case .name(let name): Array("name|\(name)".utf8)
        case .device(let staff, let token): Array("device|\(staff.rawValue)|".utf8) + token
        case .own(let staff): Array("own|\(staff.rawValue)".utf8)
        }
    }
}

extension Transaction {
    /// The account of a name, by one statement that does the same whether there is one or not. Public visitors only.
    ///
    /// - Parameter device: the token by which a browser is known; nil when it has none.
    public func account(named name: Staff.ID, device: [UInt8]? = nil) throws -> NamedAccount {
        let hash = keyring.token(.device, device ?? [])
        guard let row = try session.query(Self.findAccount, [.name(name), .bytes(hash), .instant(now)]).first else {
            throw StoreError.corrupt(table: "staff")
        }
        var columns = Columns(row)
        let organ: Organ.ID? = try columns.nameOrNil()
        let password = try columns.textOrNil().map(PasswordHash.init(text:))
        return NamedAccount(
            id: name, organ: organ, password: password, factor: try factor(&columns, of: name),
            isKnownDevice: try columns.bool()
        )
    }

    private static let findAccount = Statement(
        """
        select d.organ_id, d.password_hash, d.secret_sealed, d.algorithm, d.is_known
        from session.door($1, $2, $3) as d
        """
    )

    /// Reads two columns: a sealed secret and its algorithm.
    func factor(_ columns: inout Columns, of staff: Staff.ID) throws -> OneTimePassword? {
        let sealed = try columns.bytesOrNil()
        let algorithm = try columns.textOrNil().flatMap(OneTimePassword.Algorithm.init)
        guard let sealed, let algorithm else { return nil }
        return OneTimePassword(secret: try openOfSite(sealed, staff, .factor), algorithm: algorithm)
    }

    /// Counts a guess that is about to be compared.
    ///
    /// - Returns: nil when it may be compared, or how many were refused in a row, this one counted.
    public func admit(_ key: GuessKey, _ budget: GuessBudget) throws -> Int? {
        let values: [Value] = [
            .bytes(keyring.token(.signInName, key.bytes)), .instant(now), .int(budget.free), .int8(budget.firstWait),
            .int8(budget.longestWait), .int(budget.perDay),
        ]
        guard let row = try session.query(Self.admit, values).first else { throw StoreError.corrupt(table: "guess") }
        let refusals = Int(try row.int4(0))
        return refusals == 0 ? nil : refusals
    }

    private static let admit = Statement(
        """
        select session.admit(
            $1, $2, $3, make_interval(secs => $4::bigint), make_interval(secs => $5::bigint), $6
        )
        """
    )

    /// The guess was right, or was not compared: it counts no more.
    public func settle(_ key: GuessKey) throws {
        try session.execute(Self.settle, [.bytes(keyring.token(.signInName, key.bytes))])
    }

    private static let settle = Statement("select session.settle($1)")

    /// The browser of a session that this transaction opened is known from now on.
    public func remember(device: [UInt8], with token: [UInt8], until expiry: Instant) throws {
        try session.execute(
            Self.remember,
            [
                .bytes(keyring.token(.session, token)), .bytes(keyring.token(.device, device)), .instant(now),
                .instant(expiry),
            ]
        )
    }

    private static let remember = Statement("select session.remember($1, $2, $3, $4)")

    /// Makes the commit wait for the disk as one with an entry of the audit log does, and keeps nothing. Done where
    /// there is no account whose refusal could be recorded, so that the time of the answer does not tell.
    public func flushNothing() throws { try session.execute(Self.flushNothing) }

    private static let flushNothing = Statement("select pg_logical_emit_message(true, 'dengwen', ''::text)")
}
