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

extension Transaction {
    /// The stored password hash of an account; nil when there is no such active account.
    public func passwordHash(of staff: Staff.ID) throws -> PasswordHash? {
        try session.query(Self.credentials, [.name(staff)]).first?.textOrNil(0).map(PasswordHash.init(text:))
    }

    private static let credentials = Statement("select session.credentials($1)")

    /// Sets an account's password. Only an administrator or the system may.
    public func setPassword(_ hash: PasswordHash, of staff: Staff.ID) throws {
        let changed = try session.execute(Self.setPassword, [.name(staff), .text(hash.text)])
        guard changed == 1 else { throw StoreError.notFound }
    }

    private static let setPassword = Statement("update directory.staff set password_hash = $2 where staff_id = $1")

    /// Opens a session; only a keyed hash of its token is stored.
    public func openSession(token: [UInt8], for staff: Staff.ID, until expiry: Instant) throws {
        try session.execute(
            Self.open, [.bytes(keyring.token(.session, token)), .name(staff), .instant(now), .instant(expiry)]
        )
    }

    private static let open = Statement("select session.open($1, $2, $3, $4)")

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

    private static let findOffices = Statement("select session.offices()")
}
