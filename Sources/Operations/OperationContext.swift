public import CaseStore
public import Casework

/// What every operation works with: the store, the directory in force, the calendar and the periods.
public struct OperationContext: Sendable {
    public let store: CaseStore
    /// The organisation that it began with, and the number of the one in force at that time.
    private let began: (organisation: Organisation, version: Int64)
    /// The calendar, the periods and the choices that it began with, and the number of those in force at that time: they
    /// hold until an operator loads others (`RulesInForce`).
    private let first: (calendar: WorkingCalendar, policies: ClockPolicyTable, choices: LocalChoices, version: Int64)
    /// Four digits of the city or province that runs this cluster; query codes begin with it.
    public let cell: String
    private let rolesByEdition: RolesByEdition
    let clock: @Sendable () -> Instant
    /// Computes the slow hashes of query codes, for the whole process.
    public let codes: CodeWork
    let random: @Sendable (_ count: Int) -> [UInt8]
    /// From where the next clue of a room is looked for.
    let nextClues = NextClues()

    /// - Parameter directory: of which no other days are known.
    public init(
        store: CaseStore, directory: Directory, calendar: WorkingCalendar, policies: ClockPolicyTable = .init(),
        choices: LocalChoices = .init(), cell: String, world: World
    ) {
        self.init(
            store: store, organisation: Organisation(directory), calendar: calendar, policies: policies,
            choices: choices, cell: cell, world: world)
    }

    public init(
        store: CaseStore, organisation: Organisation, calendar: WorkingCalendar, policies: ClockPolicyTable = .init(),
        choices: LocalChoices = .init(), cell: String, world: World, codes: CodeWork = CodeWork()
    ) {
        precondition(cell.count == 4)
        self.store = store
        began = (organisation, store.organisation.current.version)
        rolesByEdition = RolesByEdition()
        first = (calendar, policies, choices, store.rules.current.version)
        self.cell = cell
        clock = world.now
        self.codes = codes
        random = world.random
    }

    /// The organisation in force, with every day that it knows of.
    public var organisation: Organisation {
        let current = store.organisation.current
        return current.version > began.version ? current.organisation ?? began.organisation : began.organisation
    }

    /// The directory of today.
    public var directory: Directory { organisation.on(today) }

    /// Which directory holds today.
    public var directoryInForce: DirectoryInForce {
        DirectoryInForce(version: store.organisation.current.version, edition: organisation.edition(of: today))
    }

    /// The directory of another day.
    public func directory(on day: CivilDate) -> Directory { organisation.on(day) }

    /// What each member of staff may do today; whoever left after a handover may do nothing.
    var roles: [Staff.ID: Set<Role>] {
        rolesByEdition.roles(
            directoryInForce, of: organisation.on(today), without: store.organisation.current.ended)
    }

    /// The name of a member of staff, also of one who has left; the id where nobody knows one.
    public func name(of staff: Staff.ID) -> String {
        directory[staff]?.name ?? store.organisation.current.ended[staff] ?? staff.rawValue
    }

    /// The calendar in force.
    public var calendar: WorkingCalendar {
        let rules = store.rules.current
        return rules.version > first.version ? rules.calendar ?? first.calendar : first.calendar
    }

    /// The periods in force.
    public var policies: ClockPolicyTable {
        let rules = store.rules.current
        return rules.version > first.version ? rules.policies : first.policies
    }

    /// What the law leaves to this deployment, as it is chosen now.
    public var choices: LocalChoices {
        let rules = store.rules.current
        return rules.version > first.version ? rules.choices : first.choices
    }

    /// The number of the rules in force; it grows with each that is loaded.
    var rulesVersion: Int64 { store.rules.current.version }

    /// The same with another calendar and other periods: those that were just loaded.
    public func with(calendar: WorkingCalendar, policies: ClockPolicyTable) -> OperationContext {
        OperationContext(
            store: store, organisation: organisation, calendar: calendar, policies: policies, choices: choices,
            cell: cell, world: World(now: clock, random: random), codes: codes)
    }

    /// A local choice as it holds for an organ today.
    func choice(_ choice: LocalChoice, for organ: Organ.ID) -> Int {
        Int(choices.value(choice, on: today, for: organ, directory[organ]?.level))
    }

    /// Open clues that one person of an organ may hold at a time, as the place has it.
    ///
    /// - Policy: JB-52
    public func claimsPerPerson(in organ: Organ.ID) -> Int { choice(.claimsPerPerson, for: organ) }

    /// The month from which leaders are reminded of their townships; the same for every organ.
    ///
    /// - Policy: HS-28
    func townVisitMonth(on day: CivilDate) -> Int {
        Int(choices.value(.townVisitMonth, on: day, for: Organ.ID(""), nil))
    }

    /// Seconds for which a person's claim counts as fresh. A clue stays with its handler after that too, marked as
    /// `StaleClaim` says; the deputy of the room changes the holder.
    func claimLease(for organ: Organ.ID) -> Int { 3600 * choice(.claimHours, for: organ) }

    /// What routing and triage read of the local choices.
    func conventions(for organ: Organ.ID) -> Route.Conventions {
        choices.conventions(on: today, for: organ, directory[organ]?.level)
    }

    /// Today in China.
    public var today: CivilDate { clock().civilDate }

    /// The present instant of the domain's clock.
    public var now: Instant { clock() }

    /// The last day of a period that starts on a day, for the organ that owes it.
    public func dueDay(of kind: ClockKind, owedBy organ: Organ.ID?, from start: CivilDate) -> CivilDate {
        newClock(kind, owedBy: organ, from: start).due.date
    }

    /// Whether somebody handles clues in a room.
    func isRoomMember(_ staff: Staff.ID) -> Bool { roles[staff]?.contains(.roomMember) ?? false }

    /// Everybody of an organ with a role, by their ids.
    func people(of organ: Organ.ID, with role: Role) -> [Staff.ID] {
        roles.filter { $0.value.contains(role) && directory[$0.key]?.organ == organ }.map(\.key).sorted()
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

    /// A clock of some kind that starts on a day, by the period of the organ that owes it.
    ///
    /// - Policy: DW-own-period
    func newClock(_ kind: ClockKind, owedBy organ: Organ.ID?, from start: CivilDate) -> NewClock {
        let calendar = calendar
        let policy = policies.policy(for: kind, owedBy: organ, startingOn: start)
        let due = policy.due(from: start, calendar: calendar)
        return NewClock(kind: kind, due: due, warnOn: warnDay(of: policy, for: due, in: calendar))
    }

    /// A clock that runs to a day that somebody set, be it a rest day.
    func newClock(
        _ kind: ClockKind, owedBy organ: Organ.ID, from start: CivilDate, setFor day: CivilDate
    ) -> NewClock {
        let policy = policies.policy(for: kind, owedBy: organ, startingOn: start)
        let due = Deadline.due(
            from: start, period: .days(Days(max(1, day.days(since: start)))), calendar: calendar, rollOver: .none)
        return NewClock(kind: kind, due: due, warnOn: warnDay(of: policy, for: due, in: calendar))
    }

    /// When people are warned of a clock. Of a leader's duty in a township the reminder of October warns (HS-28).
    func warnDay(of policy: ClockPolicy, for due: DueDate, in calendar: WorkingCalendar) -> CivilDate {
        if policy.kind == .visitTown {
            return min(TownVisit.warnOn(from: due.start, reminded: townVisitMonth(on: due.start)), due.date)
        }
        return policy.warnDate(for: due, calendar: calendar) ?? due.date
    }
}
