public import Casework
import Libpq
public import Sealing

/// Who is signed in, with what pages show of the person.
public struct SignedIn: Sendable {
    public let caller: StaffCaller
    public let name: String
    public let post: String
    public let organName: String
}

/// The account of a name that somebody gives at the door. Whether there is one must not show in the answer.
public struct NamedAccount: Sendable {
    public let id: Staff.ID
    /// Whose it is; nil when nobody has that name.
    public let organ: Organ.ID?
    /// Nil as well for an account that has none, or has ended.
    public let password: PasswordHash?
}

extension Transaction {
    /// The account of a name, by one statement that does the same whether there is one or not. Public visitors only.
    public func account(named name: Staff.ID) throws -> NamedAccount {
        guard let row = try session.query(Self.findAccount, [.name(name)]).first else {
            throw StoreError.corrupt(table: "staff")
        }
        return NamedAccount(
            id: name, organ: try row.textOrNil(0).map(Organ.ID.init),
            password: try row.textOrNil(1).map(PasswordHash.init(text:))
        )
    }

    private static let findAccount = Statement(
        """
        select
            (select s.organ_id from directory.staff as s where s.staff_id = $1 and s.cell_id = guard.cell()),
            session.credentials($1)
        """
    )

    /// Makes the commit wait for the disk as one with an entry of the audit log does, and keeps nothing. Done where
    /// there is no account whose refusal could be recorded, so that the time of the answer does not tell.
    public func flushNothing() throws { try session.execute(Self.flushNothing) }

    private static let flushNothing = Statement("select pg_logical_emit_message(true, 'dengwen', ''::text)")

    /// Sets an account's password and ends its sessions. Only an administrator or the system may.
    public func setPassword(_ hash: PasswordHash, of staff: Staff.ID) throws {
        let changed = try session.execute(Self.setPassword, [.name(staff), .text(hash.text)])
        guard changed == 1 else { throw StoreError.notFound }
        _ = try asSystem { try $0.session.execute(Self.closeAll, [.name(staff)]) }
    }

    private static let setPassword = Statement("update directory.staff set password_hash = $2 where staff_id = $1")
    private static let closeAll = Statement("select session.close_all($1)")

    /// Opens a session; only a keyed hash of its token is stored. There is none when the account has ended, or has
    /// another password by now.
    ///
    /// - Parameter account: as it was read before the password was compared.
    public func openSession(token: [UInt8], of account: NamedAccount, until expiry: Instant) throws {
        try session.execute(
            Self.open,
            [
                .bytes(keyring.token(.session, token)), .name(account.id), .textOrNull(account.password?.text),
                .instant(now), .instant(expiry),
            ]
        )
    }

    private static let open = Statement("select session.open($1, $2, $3, $4, $5)")

    /// Who a session belongs to; nil when it has ended.
    public func session(of token: [UInt8]) throws -> SignedIn? {
        guard let row = try session.query(Self.find, [.bytes(keyring.token(.session, token)), .instant(now)]).first
        else { return nil }
        var columns = Columns(row)
        let caller = StaffCaller(
            staff: try columns.name(), organ: try columns.name(), room: try columns.nameOrNil(),
            roles: Set(try columns.texts().compactMap(Role.init))
        )
        return SignedIn(
            caller: caller, name: try columns.text(), post: try columns.text(), organName: try columns.text()
        )
    }

    private static let find = Statement(
        """
        select s.staff_id, s.organ_id, s.room_id, s.roles, s.name, s.post, s.organ_name
        from session.find($1, $2) as s
        """
    )

    public func closeSession(token: [UInt8]) throws {
        try session.execute(Self.close, [.bytes(keyring.token(.session, token))])
    }

    private static let close = Statement("select session.close($1)")

    /// The organs where somebody can sign in who opens what the public hands in. Only the system learns it.
    public func offices() throws -> Set<Organ.ID> {
        Set(try session.query(Self.findOffices).map { Organ.ID(try $0.text(0)) })
    }

    /// The organ that can open what is added to a report: its holder where the head of the petition office can sign in,
    /// and else the organ that received it, so that nothing lies where nobody sees it. One that must not know of the
    /// report never opens it (HS-26).
    ///
    /// - Throws: `StoreError.notFound` when there is no such report.
    public func openHolder(of id: Report.ID) throws -> Organ.ID {
        try asSystem { transaction in
            let record = try transaction.report(id)
            let receiver = record.report.receiver
            let mustStay = try record.barred.organs.contains(receiver) || transaction.offices().contains(record.holder)
            return mustStay ? record.holder : receiver
        }
    }

    private static let findOffices = Statement("select session.offices()")
}
