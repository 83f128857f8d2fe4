import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// 三员分立: a code by which an account begins is made by one person and approved by another.
@Suite struct InvitationOfficeTests {
    private static let password = "芦花深处泊孤舟，笛在月明楼"

    /// The county's security administrator, who can sign in.
    private static func keeper(_ desk: Desk) async throws -> StaffCaller {
        let keeper = try #require(desk.office.securityAdministrator.staff)
        try await desk.giveHash(keeper)
        return keeper
    }

    private static func opens(_ token: [UInt8], _ desk: Desk) async throws -> Bool {
        let signIn = SignIn(desk.context, hasher: PasswordHasher(cost: 10))
        return try await Invitations(signIn).open(token) != nil
    }

    @Test func `at an empty installation nobody could approve it, and it opens the account`() async throws {
        try await Desk.open { desk in
            let made = try await Invitations.invite(desk.clerk.staff, desk.context)
            #expect(made.office == nil)
            #expect(try await Self.opens(made.token, desk))
        }
    }

    @Test func `once a security administrator can sign in, a code opens nothing before the office approves it`()
        async throws
    {
        try await Desk.open { desk in
            let keeper = try await Self.keeper(desk)
            let giver = try #require(CommandGiver(user: 1000, person: desk.head.staff))
            let made = try await Invitations.invite(desk.clerk.staff, by: giver, desk.context)
            #expect(made.office == desk.office.county)
            let signIn = SignIn(desk.context, hasher: PasswordHasher(cost: 10))
            #expect(try await !Self.opens(made.token, desk))
            await #expect(throws: OperationError.notFound) {
                _ = try await Invitations(signIn).accept(made.token, password: Self.password, code: "")
            }
            let office = InvitationOffice(desk.context)
            let waiting = try await office.waiting(as: keeper)
            #expect(waiting.map(\.staff) == [desk.clerk.staff] && waiting[0].givenBy == "uid=1000")
            #expect(waiting[0].giver == desk.head.staff && !waiting[0].isGiven)
            for other in [desk.clerk, desk.lead, desk.head, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) { _ = try await office.waiting(as: other) }
                await #expect(throws: OperationError.notFound) {
                    try await office.decide(desk.clerk.staff, made: waiting[0].made, approves: true, as: other)
                }
            }
            try await office.decide(desk.clerk.staff, made: waiting[0].made, approves: true, as: keeper)
            #expect(try await office.waiting(as: keeper).isEmpty)
            _ = try await Invitations(signIn).accept(made.token, password: Self.password, code: "")
            #expect(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password) != nil)
            let (clerk, organ) = (desk.clerk.staff.rawValue, desk.office.county)
            let log = try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.auditEntries(of: organ).map { "\($0.actor) \($0.action) \($0.subject) \($0.detail)" }
            }
            for line in [
                "system account.invite \(clerk) uid=1000;by=\(desk.head.staff.rawValue);office=\(organ.rawValue)",
                "staff:\(keeper.staff.rawValue) account.approve \(clerk) ",
            ] { #expect(log.contains(line), "\(line)") }
        }
    }

    @Test func `what was declined, replaced or is one's own is approved by nobody`() async throws {
        try await Desk.open { desk in
            let keeper = try await Self.keeper(desk)
            let office = InvitationOffice(desk.context)
            let first = try await Invitations.invite(desk.clerk.staff, desk.context)
            let seen = try #require(try await office.waiting(as: keeper).first)
            desk.office.clock.advance(seconds: 1)
            let second = try await Invitations.invite(desk.clerk.staff, desk.context)
            await #expect(throws: OperationError.notFound, "another one took its place") {
                try await office.decide(desk.clerk.staff, made: seen.made, approves: true, as: keeper)
            }
            let waits = try #require(try await office.waiting(as: keeper).first)
            try await office.decide(desk.clerk.staff, made: waits.made, approves: false, as: keeper)
            await #expect(throws: OperationError.notFound) {
                try await office.decide(desk.clerk.staff, made: waits.made, approves: true, as: keeper)
            }
            #expect(try await !Self.opens(first.token, desk))
            #expect(try await !Self.opens(second.token, desk))
            let own = try await Invitations.invite(keeper.staff, desk.context)
            #expect(own.office != keeper.organ, "never by oneself")
            #expect(try await office.waiting(as: keeper).isEmpty)
        }
    }

    @Test func `三员分立 whoever gave the command for a code does not approve it, and may take it back`() async throws {
        try await Desk.open { desk in
            let keeper = try await Self.keeper(desk)
            let giver = try #require(CommandGiver(user: 1000, person: keeper.staff))
            let made = try await Invitations.invite(desk.clerk.staff, by: giver, desk.context)
            #expect(made.office == desk.office.county, "nobody else could approve it, and it waits all the same")
            let office = InvitationOffice(desk.context)
            let waits = try #require(try await office.waiting(as: keeper).first)
            #expect(waits.isGiven && waits.giver == keeper.staff && !waits.isOwn)
            await #expect(throws: OperationError.notFound) {
                try await office.decide(desk.clerk.staff, made: waits.made, approves: true, as: keeper)
            }
            #expect(try await !Self.opens(made.token, desk))
            try await office.decide(desk.clerk.staff, made: waits.made, approves: false, as: keeper)
            #expect(try await office.waiting(as: keeper).isEmpty)
        }
    }

    @Test func `三员分立 a code that the security administrator asked for goes to the nearest office with another one`()
        async throws
    {
        try await Desk.open { desk in
            let keeper = try await Self.keeper(desk)
            let above = try #require(desk.office.first(.securityAdministrator, in: desk.office.city).staff)
            try await desk.giveHash(above)
            let giver = try #require(CommandGiver(user: 1000, person: keeper.staff))
            let made = try await Invitations.invite(desk.clerk.staff, by: giver, desk.context)
            #expect(made.office == desk.office.city)
            let office = InvitationOffice(desk.context)
            let waits = try #require(try await office.waiting(as: above).first)
            try await office.decide(desk.clerk.staff, made: waits.made, approves: true, as: above)
            #expect(try await Self.opens(made.token, desk))
            let nobody = try await Invitations.invite(desk.secondClerk.staff, desk.context)
            #expect(nobody.office == desk.office.county, "where nobody was named it is the own organ's")
        }
    }

    @Test func `who gave a command is somebody whom the directory names`() async throws {
        try await Desk.open { desk in
            #expect(CommandGiver(user: 0, person: Staff.ID("somebody else")) == nil)
            #expect(CommandGiver(user: 0, person: nil)?.text == "uid=0")
            let giver = try #require(CommandGiver(user: 0, person: Staff.ID("S9999")))
            await #expect(throws: UnknownGiver(Staff.ID("S9999"))) {
                _ = try await Invitations.invite(desk.clerk.staff, by: giver, desk.context)
            }
        }
    }
}
