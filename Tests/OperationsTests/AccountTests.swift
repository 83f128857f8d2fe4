import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// What the operator does with accounts and directories at the command line.
@Suite struct AccountTests {
    @Test func `the accounts of an organ are listed, with and without a password`() async throws {
        try await Desk.open { desk in
            let accounts = Accounts(desk.context)
            try await accounts.setPassword(PasswordHash(text: SignInTests.hash), of: desk.clerk.staff)
            let rows = try await accounts.list(of: desk.office.county)
            #expect(rows.filter(\.hasPassword).map(\.id) == [desk.clerk.staff])
            #expect(Set(rows.map(\.id)).isSuperset(of: desk.everybody(in: desk.office.county).map(\.staff)))
            #expect(rows.first { $0.id == desk.lead.staff }?.roles == [.petitionLead])
            #expect(rows.map(\.id.rawValue) == rows.map(\.id.rawValue).sorted())
            let neighbours = try await accounts.list(of: desk.office.neighbour)
            #expect(Set(neighbours.map(\.id)).isDisjoint(with: rows.map(\.id)))
        }
    }

    @Test func `a new password ends the sessions of its account and stands on the log`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let staff = desk.clerk.staff
            let token = try #require(
                try await signIn(account: staff.rawValue, password: SignInTests.password))
            let hash = try PasswordHash(password: "另一个口令，足够长", salt: Array(repeating: 1, count: 16), cost: 10)
            try await Accounts(desk.context).setPassword(hash, of: staff)
            #expect(try await signIn.session(token) == nil)
            #expect(try await signIn(account: staff.rawValue, password: SignInTests.password) == nil)
            #expect(try await signIn(account: staff.rawValue, password: "另一个口令，足够长") != nil)
            let entries = try await desk.texts(
                "select concat_ws(' ', e.chain, e.actor, e.subject) from audit.log as e where e.action = 'account.password'"
            )
            #expect(entries == ["O420281 system \(staff.rawValue)"])
        }
    }

    @Test func `what a command did stands on the log with the user of the machine who gave it, and nothing else does`()
        async throws
    {
        try await Desk.open { desk in
            let giver = try #require(CommandGiver(user: 1000, person: nil))
            let context = OperationContext(
                store: desk.office.store(givenBy: giver), organisation: Organisation(desk.office.directory),
                calendar: desk.office.calendar, cell: "4202", world: desk.office.world)
            try await Accounts(context).setPassword(PasswordHash(text: SignInTests.hash), of: desk.clerk.staff)
            try await Accounts(context).signOut(desk.clerk.staff)
            _ = try await Invitations.invite(desk.clerk.staff, by: giver, context)
            try await Accounts(desk.context).signOut(desk.clerk.staff)
            let entries = try await desk.texts(
                """
                select e.action || ' ' || e.detail
                from audit.log as e
                where e.action in ('account.password', 'session.sign_out', 'account.invite')
                """)
            let told = entries.map { String($0.prefix { $0 != ";" }) }.sorted()
            let given = ["account.invite uid=1000", "account.password uid=1000", "session.sign_out uid=1000"]
            #expect(told == (given + ["session.sign_out "]).sorted())
            #expect(entries.allSatisfy { $0.ranges(of: "uid=").count < 2 })
        }
    }

    @Test func `nobody's password is set under a number that is no account`() async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            let hash = PasswordHash(text: SignInTests.hash)
            await #expect(throws: OperationError.notFound) {
                try await Accounts(desk.context).setPassword(hash, of: Staff.ID("nobody"))
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `the changes of a directory are counted by kind`() async throws {
        try await Desk.open { desk in
            let whole = desk.office.directory
            let rest = try whole.without([desk.clerk.staff])
            let changes = DirectoryChanges(from: whole, to: rest)
            #expect(changes.staff == .init(added: 0, changed: 0, gone: 1))
            #expect(changes.rooms == .init(added: 0, changed: 1, gone: 0), "its room has one person less")
            #expect(changes.organs == .init(added: 0, changed: 0, gone: 0))
            #expect(DirectoryChanges(from: nil, to: whole).townships.added == whole.townships.count)
        }
    }
}
