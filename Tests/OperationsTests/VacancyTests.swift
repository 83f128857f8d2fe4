import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// 三员分立: what an organ in use lacks is named for each organ, whatever another one has.
@Suite struct VacancyTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    private static func context(_ office: TestOffice) -> OperationContext {
        OperationContext(
            store: office.store, directory: office.directory, calendar: office.calendar, cell: "4202",
            world: office.world)
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
}
