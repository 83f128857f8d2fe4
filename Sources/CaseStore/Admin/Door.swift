public import Casework
import Libpq
public import Sealing

/// The account of a name that somebody gives at the door. Whether there is one must not show in the answer.
public struct NamedAccount: Sendable {
    public let id: Staff.ID
    /// How its password is hashed; of a name that nobody has it looks the same.
    public let recipe: PasswordRecipe
    /// The second factor.
    public let factor: OneTimePassword?
    /// Whether somebody has signed in to it from this very browser.
    public let isKnownDevice: Bool
    /// Whether the certificate that the request shows is bound to it.
    public let hasCertificate: Bool
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
    /// The same with a code, or a certificate, that was right: nobody else can use these up.
    case proved(String)
    /// The same with a password that was right, be the code what it may: nobody else can use these up.
    case code(String)
    /// What is counted instead where the password was wrong, so that both take as long. Nothing goes by it.
    case noCode(String)
    /// From a known browser of an account.
    case device(Staff.ID, [UInt8])
    /// Of somebody who is signed in, about their own password or second factor.
    case own(Staff.ID)

    fileprivate var bytes: [UInt8] {
        switch self {
        case .name(let name): Array("name|\(name)".utf8)
        case .proved(let name): Array("proved|\(name)".utf8)
        case .code(let name): Array("code|\(name)".utf8)
        case .noCode(let name): Array("no code|\(name)".utf8)
        case .device(let staff, let token): Array("device|\(staff.rawValue)|".utf8) + token
        case .own(let staff): Array("own|\(staff.rawValue)".utf8)
        }
    }
}

extension Transaction {
    /// The account of a name, by one statement that does the same whether there is one or not. Public visitors only.
    ///
    /// - Parameters:
    ///   - device: the token by which a browser is known; nil when it has none.
    ///   - certificate: the fingerprint of the one that the request shows; nil when it shows none.
    public func account(
        named name: Staff.ID, device: [UInt8]? = nil, certificate: [UInt8]? = nil
    ) throws -> NamedAccount {
        let values: [Value] = [
            .name(name), .bytes(keyring.token(.device, device ?? [])), certificate.map { .bytes($0) } ?? .null,
        ]
        guard let row = try session.query(Self.findAccount, values).first else {
            throw StoreError.corrupt(table: "staff")
        }
        var columns = Columns(row)
        let recipe = try columns.recipe()
        return NamedAccount(
            id: name, recipe: recipe, factor: try factor(&columns, of: name), isKnownDevice: try columns.bool(),
            hasCertificate: try columns.bool()
        )
    }

    private static let findAccount = Statement(
        """
        select d.recipe, d.secret_sealed, d.algorithm, d.is_known, d.has_certificate
        from session.door($1, $2, $3::bytea) as d
        """
    )

    /// Whether a hash is the one of an account: of any name before somebody is signed in, of the own one then.
    public func isPassword(_ hash: PasswordHash, of name: Staff.ID) throws -> Bool {
        try session.query(Self.comparePassword, [.name(name), .text(hash.text)]).first?.bool(0) ?? false
    }

    private static let comparePassword = Statement("select session.is_password($1, $2)")

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
            .bytes(keyring.token(.signInName, key.bytes)), .int(budget.free), .int8(budget.firstWait),
            .int8(budget.longestWait), .int(budget.perDay),
        ]
        guard let row = try session.query(Self.admit, values).first else { throw StoreError.corrupt(table: "guess") }
        let refusals = Int(try row.int4(0))
        return refusals == 0 ? nil : refusals
    }

    private static let admit = Statement(
        """
        select session.admit(
            $1, $2, make_interval(secs => $3::bigint), make_interval(secs => $4::bigint), $5
        )
        """
    )

    /// The guess was right, or was not compared: it counts no more.
    public func settle(_ key: GuessKey) throws {
        try session.later(Self.settle, [.bytes(keyring.token(.signInName, key.bytes))])
    }

    private static let settle = Statement("select session.settle($1)")

    /// The browser of a session that this transaction opened is known from now on.
    public func remember(device: [UInt8], with token: [UInt8], until expiry: Instant) throws {
        try session.later(
            Self.remember,
            [
                .bytes(keyring.token(.session, token)), .bytes(keyring.token(.device, device)), .instant(expiry),
            ]
        )
    }

    private static let remember = Statement("select session.remember($1, $2, $3)")

    /// Records at the door of an account's organ that somebody was refused, or turned away. Where there is no account it
    /// takes as long, and keeps nothing.
    ///
    /// - Parameter refusals: how many were turned away in a row; nil: the guess was compared.
    public func refuse(_ name: Staff.ID, turnedAway refusals: Int? = nil) throws {
        let (action, detail) = refusals.map { ("session.turn_away", "refused=\($0)") } ?? ("session.refuse", "")
        try session.later(Self.recordRefusal, [.name(name), .text(action), .text(detail)])
        // Not by the answer of the refusal itself: whoever knocks is not told whether somebody lives there.
        _ = try asSystem { try $0.witness(Self.findRefusal, [.name(name)], by: .publicVisitor) }
    }

    private static let recordRefusal = Statement("select session.refuse($1, $2, $3)")

    private static let findRefusal = Statement("select \(AuditReceipt.receiptColumns) from session.refused($1) as r")
}

extension Columns {
    /// How a password is hashed.
    mutating func recipe() throws -> PasswordRecipe {
        guard let recipe = PasswordRecipe(text: try text()) else { throw StoreError.corrupt(table: "staff") }
        return recipe
    }
}
