public import CaseStore
public import Casework

/// What every operation works with: the store, the directory in force, the calendar and the periods.
public struct OperationContext: Sendable {
    public let store: CaseStore
    public let directory: Directory
    public let calendar: WorkingCalendar
    public let policies: ClockPolicyTable
    /// Four digits of the city or province that runs this cluster; query codes begin with it.
    public let cell: String
    let roles: [Staff.ID: Set<Role>]
    let clock: @Sendable () -> Instant
    let random: @Sendable (_ count: Int) -> [UInt8]

    public init(
        store: CaseStore, directory: Directory, calendar: WorkingCalendar, policies: ClockPolicyTable = .init(),
        cell: String, world: World
    ) {
        precondition(cell.count == 4)
        self.store = store
        self.directory = directory
        self.calendar = calendar
        self.policies = policies
        self.cell = cell
        roles = StaffRoles.roles(in: directory)
        clock = world.now
        random = world.random
    }

    /// The same with another calendar and other periods: those that were just loaded.
    public func with(calendar: WorkingCalendar, policies: ClockPolicyTable) -> OperationContext {
        OperationContext(
            store: store, directory: directory, calendar: calendar, policies: policies, cell: cell,
            world: World(now: clock, random: random))
    }

    /// Today in China.
    public var today: CivilDate { clock().civilDate }

    /// The present instant of the domain's clock.
    public var now: Instant { clock() }

    /// The last day of a period that starts on a day.
    public func dueDay(of kind: ClockKind, from start: CivilDate) -> CivilDate { newClock(kind, from: start).due.date }

    /// Whether somebody handles clues in a room.
    func isRoomMember(_ staff: Staff.ID) -> Bool { roles[staff]?.contains(.roomMember) ?? false }

    /// Everybody of an organ with a role, in no order.
    func people(of organ: Organ.ID, with role: Role) -> [Staff.ID] {
        roles.filter { $0.value.contains(role) && directory[$0.key]?.organ == organ }.map(\.key)
    }

    /// Whether somebody decides for a petition office: its head, or a deputy where the head is kept from the item:
    /// accused, or standing aside.
    func headsOffice(_ caller: StaffCaller, for barred: Barred) -> Bool {
        if caller.roles.contains(.petitionLead) { return true }
        guard caller.roles.contains(.deputy) else { return false }
        return barred.staff.contains { staff in
            directory[staff]?.organ == caller.organ && roles[staff]?.contains(.petitionLead) == true
        }
    }

    /// A clock of some kind that starts on a day.
    func newClock(_ kind: ClockKind, from start: CivilDate) -> NewClock {
        let policy = policies.policy(for: kind, startingOn: start)
        let due = policy.due(from: start, calendar: calendar)
        return NewClock(kind: kind, due: due, warnOn: warnDay(of: policy, for: due))
    }

    /// When people are warned of a clock. Of a leader's duty in a township the reminder of October warns (HS-28).
    func warnDay(of policy: ClockPolicy, for due: DueDate) -> CivilDate {
        if policy.kind == .visitTown { return min(TownVisit.warnOn(from: due.start), due.date) }
        return policy.warnDate(for: due, calendar: calendar) ?? due.date
    }
}
