/// Who asks: a member of staff, the public, or this system itself. Row-level security sees it.
public enum Caller: Hashable, Sendable {
    case staff(StaffCaller)
    /// A complainant at the public page; sees nothing, may hand in, may read by query code.
    case publicVisitor
    /// The clock, the workers, and the half of an operation that its person may not see.
    case system

    /// The person behind the call, if there is one.
    public var staff: StaffCaller? {
        switch self {
        case .staff(let staff): staff
        case .publicVisitor, .system: nil
        }
    }
}

/// A signed-in member of staff with the place they work in.
public struct StaffCaller: Hashable, Sendable {
    public let staff: Staff.ID
    public let organ: Organ.ID
    /// The leaders of an organ belong to no room.
    public let room: Room.ID?
    public let roles: Set<Role>
    /// By which another system acts in the person's name: the audit log names it beside them. Nil: the person did it.
    public let token: AccessToken.ID?

    public init(
        staff: Staff.ID, organ: Organ.ID, room: Room.ID?, roles: Set<Role>, token: AccessToken.ID? = nil
    ) {
        self.staff = staff
        self.organ = organ
        self.room = room
        self.roles = roles
        self.token = token
    }
}
