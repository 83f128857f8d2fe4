public import Casework
import Libpq

/// An account as the operator's list shows it.
public struct AccountRow: Identifiable, Hashable, Sendable {
    public let id: Staff.ID
    public let name: String
    public let post: String
    public let room: Room.ID?
    /// By name.
    public let roles: [Role]
    /// Whether its person is still in the directory, or was added apart from it.
    public let isActive: Bool
    public let hasPassword: Bool
    /// Whether it has a second factor.
    public let hasFactor: Bool
}

extension Transaction {
    /// The accounts of an organ, by number. Only the system learns them.
    public func accounts(of organ: Organ.ID) throws -> [AccountRow] {
        try session.query(Self.findAccounts, [.name(organ)]).map { row in
            var columns = Columns(row)
            return AccountRow(
                id: try columns.name(), name: try columns.text(), post: try columns.text(),
                room: try columns.nameOrNil(), roles: try columns.texts().compactMap(Role.init),
                isActive: try columns.bool(), hasPassword: try columns.bool(), hasFactor: try columns.bool()
            )
        }
    }

    private static let findAccounts = Statement(
        """
        select a.staff_id, a.name, a.post, a.room_id, a.roles, a.active, a.has_password, a.has_factor
        from session.accounts($1) as a
        """
    )

    /// The organ of an account.
    ///
    /// - Throws: `StoreError.notFound` when nobody has that number.
    public func organ(of staff: Staff.ID) throws -> Organ.ID {
        guard let row = try session.query(Self.findOrgan, [.name(staff)]).first else { throw StoreError.notFound }
        return Organ.ID(try row.text(0))
    }

    private static let findOrgan = Statement("select s.organ_id from directory.staff as s where s.staff_id = $1")
}
