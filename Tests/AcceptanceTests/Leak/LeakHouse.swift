import CaseStore
import Casework
import Documents
import Hummingbird
import HummingbirdTesting
import Libpq
import Logging
import NIOCore
import Notify
import Operations
import Synchronization
import TestDatabase

@testable import Web

/// An office in a city of the dice, whose pages, tables and people are all at hand.
struct LeakHouse: Sendable {
    let house: House
    let directory: Directory
    /// Everybody with an account, by the post that the directory gives them.
    let people: [StaffCaller]
    /// Who has no part in the matter at hand: what they do would change what they see.
    var idle: Set<Staff.ID> = []
    /// Every address of the site, with its parameters as `{name}`.
    let routes: [(method: HTTPRequest.Method, path: String)]
    /// Why somebody was turned away last: what never came about is told with it.
    let refusal = Kept("")

    var context: OperationContext { house.context }
    var office: TestOffice { house.office }

    static func open(seed: UInt64, _ body: @escaping @Sendable (LeakHouse) async throws -> Void) async throws {
        let directory = try RandomOrganisation.directory(seed: seed)
        try await TestDatabase.withOffice { office in
            _ = try await LoadDirectory(office.store)(directory, document: "\(seed)", calendar: office.calendar)
            try await office.publishExportKeys()
            try await serve(office, directory, StaffRoles.roles(in: directory), at: Organ.ID("O990100"), body)
        }
    }

    /// The same in the county of the demo directory, whose people have names in the tests.
    static func openCounty(_ body: @escaping @Sendable (LeakHouse) async throws -> Void) async throws {
        try await TestDatabase.withOffice { office in
            try await serve(office, office.directory, office.roles, at: office.county, body)
        }
    }

    private static func serve(
        _ office: TestOffice, _ directory: Directory, _ roles: [Staff.ID: Set<Role>], at organ: Organ.ID,
        _ body: @escaping @Sendable (LeakHouse) async throws -> Void
    ) async throws {
        let context = OperationContext(
            store: office.store, directory: directory, calendar: office.calendar, cell: "4202", world: office.world)
        let settings = WebSettings(
            secureCookies: false, publicOrgan: organ, directory: directory, isNetwork: { Destination.isNetwork($0) })
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let web = WebApplication(
            context: context, hasher: PasswordHasher(cost: 10), settings: settings, logger: logger)
        let router = web.router()
        let routes = router.routes.filter { $0.method != .head }.map { (method: $0.method, path: "\($0.path)") }
        let people = directory.staff.map {
            StaffCaller(staff: $0.id, organ: $0.organ, room: $0.room, roles: roles[$0.id] ?? [])
        }
        let application = Application(responder: router.buildResponder(), logger: logger)
        try await application.test(.router) { client in
            let house = House(office: office, context: context, client: client)
            let leaks = LeakHouse(house: house, directory: directory, people: people, routes: routes)
            try await leaks.openReceivers(
                of: organ == office.county ? [organ, office.city] : directory.organs.map(\.id))
            try await body(leaks)
        }
    }

    /// Those who may have something to do with the matter at hand.
    var working: [StaffCaller] { people.filter { !idle.contains($0.staff) } }

    /// The same house while some people have no part in what goes on.
    func leaving(_ people: [StaffCaller]) -> LeakHouse {
        var house = self
        house.idle = Set(people.map(\.staff))
        return house
    }

    /// Does something for each of some people, three at a time: the pages have as many connections. Auditors come first and
    /// alone: on their pages stands what the others are doing.
    func each<Value: Sendable>(
        of people: [StaffCaller], _ body: @escaping @Sendable (StaffCaller) async throws -> Value
    ) async throws -> [Staff.ID: Value] {
        var found: [Staff.ID: Value] = [:]
        for person in people where person.roles.contains(.auditor) { found[person.staff] = try await body(person) }
        return try await withThrowingTaskGroup(of: (Staff.ID, Value).self) { group in
            var (waiting, found) = (people.filter { !$0.roles.contains(.auditor) }[...], found)
            for _ in 0..<3 {
                guard let person = waiting.popFirst() else { break }
                group.addTask { (person.staff, try await body(person)) }
            }
            while let (staff, value) = try await group.next() {
                found[staff] = value
                guard let person = waiting.popFirst() else { continue }
                group.addTask { (person.staff, try await body(person)) }
            }
            return found
        }
    }

    /// The people of an organ and of all below it.
    func people(under organ: Organ.ID) -> [StaffCaller] {
        people.filter { person in directory.chain(from: person.organ).contains { $0.id == organ } }
    }

    func people(of organ: Organ.ID, _ role: Role) -> [StaffCaller] {
        people.filter { $0.organ == organ && $0.roles.contains(role) }
    }

    /// Moves the clock to so many seconds after its start.
    func goOn(seconds: Int64) {
        office.clock.set(
            Instant(microsecondsSinceEpoch: TestClock.start.microsecondsSinceEpoch + seconds * 1_000_000))
    }
}

/// What a closure that the house runs hands back.
final class Kept<Value: Sendable>: Sendable {
    private let kept: Mutex<Value>
    init(_ value: Value) { kept = Mutex(value) }
    var value: Value { kept.withLock { $0 } }
    func put(_ value: Value) { kept.withLock { $0 = value } }
}

extension LeakHouse {
    /// A number that no form had.
    func nextForm() -> String { "form-\(context.store.newQueryCode(cell: "4202").text)" }

    /// Whatever a rule refuses is not done.
    func orNothing(_ body: () async throws -> Void) async throws {
        do { try await body() } catch is OperationError {}
    }

    /// The first of those with a role who may do it does it.
    func asAnybody(
        with roles: Set<Role>, on report: Report.ID?, _ act: (Report.ID, StaffCaller) async throws -> Void
    ) async throws {
        guard let report else { return }
        for person in try await nearFirst(report, with: roles) {
            do { return try await act(report, person) } catch let error as OperationError { refusal.put("\(error)") }
        }
    }

    /// Everybody with a role, those first in whose organ it lies: the others are turned away, which takes time.
    private func nearFirst(_ report: Report.ID, with roles: Set<Role>) async throws -> [StaffCaller] {
        let organs = try await texts(
            """
            select holder_organ_id from casework.report where report_id = '\(report.rawValue)'
            union
            select organ_id from casework.clue where report_id = '\(report.rawValue)'
            """)
        let able = working.filter { !$0.roles.isDisjoint(with: roles) }
        let isNear = { (person: StaffCaller) in organs.contains(person.organ.rawValue) }
        return able.filter(isNear) + able.filter { !isNear($0) }
    }

    /// The same on a clue of the report.
    func onClue(
        of report: Report.ID?, with roles: Set<Role> = [.roomMember],
        _ act: (Clue.ID, StaffCaller) async throws -> Void
    ) async throws {
        guard let report else { return }
        let clues = try await texts("select clue_id::text from casework.clue where report_id = '\(report.rawValue)'")
        for clue in clues {
            for person in try await nearFirst(report, with: roles) {
                do { return try await act(Clue.ID(clue), person) } catch let error as OperationError {
                    refusal.put("\(error)")
                }
            }
        }
    }

    /// The same on each row that hangs on the report: the ids that a query finds, in which it stands as `$REPORT`.
    func onRows(
        _ query: String, of report: Report.ID?, with roles: Set<Role>,
        _ act: (String, StaffCaller) async throws -> Void
    ) async throws {
        guard let report else { return }
        for id in try await texts(query.replacing("$REPORT", with: "'\(report.rawValue)'")) {
            for person in try await nearFirst(report, with: roles) {
                do {
                    try await act(id, person)
                    break
                } catch let error as OperationError {
                    refusal.put("\(error)")
                }
            }
        }
    }

    /// What the superuser reads: the first column.
    func texts(_ sql: String) async throws -> [String] {
        try await office.admin.run { session in
            try session.query(Statement(sql)).map { try $0.text(0) }
        }
    }

    /// How many lines the offices' registers of what goes up hold.
    func sealedLines() async throws -> Int {
        Int(try await texts("select count(*)::text from casework.sealed_register")[0]) ?? 0
    }

    /// All reports, the one that came in last first.
    func reports() async throws -> [Report.ID] {
        try await texts("select report_id::text from casework.report order by received_at desc, report_id").map {
            Report.ID($0)
        }
    }
}
