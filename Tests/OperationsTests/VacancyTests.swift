import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// 三员分立: what an organ in use lacks is named for each organ, whatever another one has.
@Suite struct VacancyTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    private static func context(_ office: TestOffice, _ directory: Directory? = nil) -> OperationContext {
        OperationContext(
            store: office.store, directory: directory ?? office.directory, calendar: office.calendar, cell: "4202",
            world: office.world)
    }

    /// The directory with a technology room of the county, of which nobody is an auditor.
    private static func withRoom(_ office: TestOffice) throws -> Directory {
        let full = office.directory
        let room = Room(
            id: Room.ID("O420281-XT"), organ: office.county, name: "信息技术保障室", kind: .technology, links: [], staff: [])
        return try Directory(
            divisions: full.divisions, organs: full.organs, rooms: full.rooms + [room], staff: full.staff,
            townships: full.townships, units: full.units)
    }

    /// Lets somebody in with password and second factor.
    private static func letIn(_ caller: Caller, _ office: TestOffice) async throws {
        let staff = try #require(caller.staff?.staff)
        let token = try await Invitations.invite(staff, context(office)).token
        // As if nobody could approve it yet.
        try await office.script("update session.invitation set office_organ_id = null where used_at is null")
        let secret = try await office.store.transaction(as: .publicVisitor) { $0.factorSecret(for: token) }
        let seconds = office.clock.now.microsecondsSinceEpoch / 1_000_000
        let code = OneTimePassword(secret: secret).code(at: OneTimePassword.step(secondsSinceEpoch: seconds))
        let signIn = SignIn(context(office), hasher: PasswordHasher(cost: 10))
        _ = try await Invitations(signIn).accept(token, password: password, code: code)
    }

    @Test func `三员分立 an organ in use names the offices that it lacks, and one that nobody uses none`() async throws {
        try await TestDatabase.withOffice { office in
            let find = FindVacancies(Self.context(office))
            func vacancies() async throws -> Set<FindVacancies.Vacancy> { Set(try await find()) }
            #expect(try await vacancies().isEmpty)
            // The city has all of them, which helps the county nothing.
            try await Self.letIn(office.cityAuditor, office)
            #expect(try await vacancies().map(\.organ).allSatisfy { $0 == office.city })
            try await Self.letIn(office.lead, office)
            let lacking = try await vacancies().filter { $0.organ == office.county }
            #expect(
                lacking == [
                    .init(organ: office.county, office: .securityAdministrator, kind: .nobodySignsIn),
                    .init(organ: office.county, office: .auditor, kind: .nobodySignsIn),
                ])
            try await Self.letIn(office.auditor, office)
            try await Self.letIn(office.securityAdministrator, office)
            #expect(
                try await vacancies().filter { $0.organ == office.county } == [
                    .init(organ: office.county, office: .securityAdministrator, kind: .oneAlone)
                ])
        }
    }

    @Test func `三员分立 a technology room without the office is short of people, and an organ without a room may be`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let auditor = try #require(office.auditor.staff?.staff.rawValue)
            try await Self.letIn(office.lead, office)
            try await office.script("update directory.staff set active = false where staff_id = '\(auditor)'")
            func kind(_ directory: Directory) async throws -> [FindVacancies.Vacancy.Kind] {
                try await FindVacancies(Self.context(office, directory))()
                    .filter { $0.organ == office.county && $0.office == .auditor }.map(\.kind)
            }
            #expect(try await kind(office.directory) == [.hasNoRoom])
            #expect(try await kind(Self.withRoom(office)) == [.roomIsShort])
            try await office.script("update directory.staff set active = true where staff_id = '\(auditor)'")
            #expect(try await kind(Self.withRoom(office)) == [.nobodySignsIn], "somebody holds it")
        }
    }
}
