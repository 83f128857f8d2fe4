public import Casework
import Libpq
public import Sealing

/// What an account's own person is asked for before anything of it is changed.
public struct OwnCredentials: Sendable {
    /// How its password is hashed.
    public let recipe: PasswordRecipe
    public let factor: OneTimePassword?
    /// Recovery codes that were not used.
    public let codesLeft: Int
}

/// A second factor that is to be put in place, with the step of the code that proved it.
public struct NewFactor: Sendable {
    let secret: [UInt8]
    let algorithm: OneTimePassword.Algorithm
    let step: Int64
    /// As they are shown, once.
    public let codes: [String]

    public init(
        secret: [UInt8], algorithm: OneTimePassword.Algorithm = .sha1, step: Int64, codes: [String]
    ) {
        self.secret = secret
        self.algorithm = algorithm
        self.step = step
        self.codes = codes
    }
}

/// Whose one-time code it is.
public struct Invited: Sendable {
    public let staff: Staff.ID
    public let name: String
    public let organ: Organ.ID
    public let organName: String
}

extension Transaction {
    /// Sets an account's password and ends its sessions. Only the system may.
    public func setPassword(_ hash: PasswordHash, of staff: Staff.ID) throws {
        let rows = try session.query(Self.setPassword, [.name(staff), .text(hash.text)])
        guard try rows.first?.bool(0) == true else { throw StoreError.notFound }
    }

    private static let setPassword = Statement("select session.set_password($1, $2)")

    /// The caller's own.
    public func ownCredentials() throws -> OwnCredentials {
        guard let staff = caller.staff?.staff, let row = try session.query(Self.findOwn).first else {
            throw StoreError.notFound
        }
        var columns = Columns(row)
        let recipe = try columns.recipe()
        return OwnCredentials(
            recipe: recipe, factor: try factor(&columns, of: staff), codesLeft: try columns.int()
        )
    }

    private static let findOwn = Statement(
        "select o.recipe, o.secret_sealed, o.algorithm, o.codes_left from session.own() as o"
    )

    /// Changes the caller's own password; all sessions end, this one too.
    ///
    /// - Returns: false when the old one is another by now.
    public func changePassword(from old: PasswordHash, to new: PasswordHash) throws -> Bool {
        try session.query(Self.changePassword, [.text(old.text), .text(new.text)]).first?.bool(0) ?? false
    }

    private static let changePassword = Statement("select session.change_password($1, $2)")

    /// Puts another second factor in place of the caller's own; all sessions end, this one too.
    ///
    /// - Returns: false when the password is another by now.
    public func changeFactor(to factor: NewFactor, password: PasswordHash) throws -> Bool {
        guard let staff = caller.staff?.staff else { throw StoreError.notFound }
        let values: [Value] = [.text(password.text)] + (try self.values(of: factor, for: staff))
        return try session.query(Self.changeFactor, values).first?.bool(0) ?? false
    }

    private static let changeFactor = Statement(
        "select session.change_factor($1, $2::bytea, $3::text, $4::bigint, $5::bytea[])"
    )

    private func values(of factor: NewFactor, for staff: Staff.ID) throws -> [Value] {
        [
            .bytes(try sealOfSite(factor.secret, staff, .factor)), .text(factor.algorithm.rawValue),
            .int8(factor.step),
            .bytesArray(factor.codes.map { keyring.recoveryHash(of: $0) }),
        ]
    }

    // MARK: One-time links

    /// Makes a one-time code for an account; the one before it opens nothing any more. Only the system may.
    ///
    /// - Returns: whose security office approves it before it opens anything; nil where there is none that could.
    /// - Throws: `StoreError.notFound` when there is no such account.
    public func invite(
        _ staff: Staff.ID, token: [UInt8], until expiry: Instant, by giver: CommandGiver?
    ) throws -> Organ.ID? {
        let values: [Value] = [
            .bytes(keyring.token(.invitation, token)), .name(staff), .instant(expiry),
            giver.map { .text($0.text) } ?? .null, giver?.person.map { .name($0) } ?? .null,
        ]
        guard let office = try session.query(Self.invite, values).first?.textOrNil(0) else { throw StoreError.notFound }
        return office.isEmpty ? nil : Organ.ID(office)
    }

    private static let invite = Statement("select session.invite($1, $2, $3, $4::text, $5::text)")

    /// The codes that wait for the caller's security office, the oldest first.
    public func waitingInvitations() throws -> [WaitingInvitation] {
        try session.query(Self.findWaiting).map { row in
            var columns = Columns(row)
            return WaitingInvitation(
                staff: try columns.name(), name: try columns.text(), post: try columns.text(),
                organName: try columns.text(), made: try columns.instant(), expires: try columns.instant(),
                givenBy: try columns.textOrNil(), giver: try columns.nameOrNil(), isOwn: try columns.bool(),
                isGiven: try columns.bool()
            )
        }
    }

    private static let findWaiting = Statement(
        """
        select
            i.staff_id, i.name, i.post, i.organ_name, i.created_at, i.expires_at, i.given_by, i.given_by_staff, i.is_own,
            i.is_given
        from session.invitations() as i
        """
    )

    /// As the security office, who is somebody else than the owner and, to let it, than who gave the command: lets the code
    /// that was made at that moment open the account, or not.
    ///
    /// - Returns: false when none of that moment waits.
    public func decideInvitation(_ staff: Staff.ID, made: Instant, approves: Bool) throws -> Bool {
        let values: [Value] = [.name(staff), .instant(made), .bool(approves)]
        return try session.query(Self.decideInvitation, values).first?.bool(0) ?? false
    }

    private static let decideInvitation = Statement("select session.decide_invitation($1, $2, $3)")

    /// Whose link it is; nil when it opens nothing.
    public func invited(by token: [UInt8]) throws -> Invited? {
        let hash = keyring.token(.invitation, token)
        guard let row = try session.query(Self.findInvited, [.bytes(hash)]).first else { return nil }
        var columns = Columns(row)
        return Invited(
            staff: try columns.name(), name: try columns.text(), organ: try columns.name(),
            organName: try columns.text()
        )
    }

    private static let findInvited = Statement(
        "select i.staff_id, i.name, i.organ_id, i.organ_name from session.invited($1) as i"
    )

    /// The secret of the second factor that a link, or a session, sets up: it follows from what only their holder has,
    /// so nothing has to be kept until its first code was given.
    public func factorSecret(for token: [UInt8], nonce: [UInt8] = []) -> [UInt8] {
        Array(keyring.token(.factor, token + nonce).prefix(OneTimePassword.secretBytes))
    }

    /// Uses a link up; the database says so on the log, at the door of the organ.
    ///
    /// - Parameter factor: nil where an account may go without.
    /// - Returns: false when it opens nothing any more.
    public func accept(
        _ invited: Invited, token: [UInt8], password: PasswordHash, factor: NewFactor?
    ) throws -> Bool {
        var secrets = Array(repeating: Value.null, count: 4)
        if let factor { secrets = try self.values(of: factor, for: invited.staff) }
        let values: [Value] = [.bytes(keyring.token(.invitation, token)), .text(password.text)] + secrets
        return try witness(Self.accept, values) > 0
    }

    private static let accept = Statement(
        """
        select \(AuditReceipt.receiptColumns)
        from session.accept($1, $2, $3::bytea, $4::text, $5::bigint, $6::bytea[]) as r
        """
    )

    /// Whether nobody can sign in yet. Only the system learns it.
    public func isUntouched() throws -> Bool { try session.query(Self.isUntouched).first?.bool(0) ?? false }

    private static let isUntouched = Statement("select session.is_untouched()")
}

extension CaseStore {
    /// The keyed hash of a recovery code as somebody types it; of what can be none as well.
    public func recoveryHash(of typed: String) -> [UInt8] { keyring.recoveryHash(of: typed) }
}

extension Keyring {
    fileprivate func recoveryHash(of typed: String) -> [UInt8] {
        token(.recoveryCode, RecoveryCode.read(typed) ?? [])
    }
}

/// A code by which an account begins, as the security office sees it before it opens anything.
public struct WaitingInvitation: Sendable {
    public let staff: Staff.ID
    public let name: String
    public let post: String
    public let organName: String
    public let made: Instant
    public let expires: Instant
    /// Which user of the machine made it; see ``CommandGiver``.
    public let givenBy: String?
    /// Whom that user named.
    public let giver: Staff.ID?
    /// Whether it is the reader's own account.
    public let isOwn: Bool
    /// Whether the reader gave the command for it.
    public let isGiven: Bool
}
