import CaseStore
import Casework
import Libpq
import Operations
import Sealing
import TestDatabase
import Testing

@Suite struct SignInTests {
    static let password = "桥上三只白鹭"
    /// Of that password, computed by another implementation of scrypt (RFC 7914).
    static let hash =
        "$scrypt-hmac-sha256$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$Fe0wdc7SuqAx0rg4CaqIGIMxhXmzrUqpVg+pj3Z/JDY"

    @Test func `who knows the password has a session, until it is closed or too old`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            #expect(token.count == 32)
            let session = try #require(try await signIn.session(token))
            #expect(session.caller == desk.clerk)
            #expect(session.organName == "大冶市纪委监委")
            try await signIn.signOut(token, as: desk.clerk)
            #expect(try await signIn.session(token) == nil)
            let later = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            for _ in 0..<24 {
                desk.office.clock.advance(seconds: 1799)
                #expect(try await signIn.session(later) != nil, "it is used")
            }
            desk.office.clock.advance(seconds: 25)
            #expect(try await signIn.session(later) == nil, "twelve hours are over")
        }
    }

    @Test func `a wrong account and a wrong password are answered alike, and only an account's refusal is kept`()
        async throws
    {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let before = try await desk.snapshot()
            #expect(try await signIn(account: "nobody", password: Self.password) == nil)
            #expect(try await signIn(account: "", password: "") == nil)
            #expect(try await desk.snapshot().changes(since: before) == ["session.guess"])
            #expect(try await signIn(account: desk.clerk.staff.rawValue, password: "桥上两只白鹭") == nil)
            #expect(try await signIn(account: desk.lead.staff.rawValue, password: "") == nil, "an account without one")
            let changed = try await desk.snapshot().changes(since: before)
            #expect(changed == ["audit.inbox", "session.guess", "session.account_note"])
        }
    }

    @Test func `who came, who was refused and who went stands on the log of the account's organ`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let staff = desk.clerk.staff.rawValue
            #expect(try await signIn(account: staff, password: "桥上两只白鹭") == nil)
            #expect(try await signIn(account: "nobody", password: Self.password) == nil)
            let token = try #require(try await signIn(account: staff, password: Self.password))
            try await signIn.signOut(token, as: desk.clerk)
            let entries = try await desk.texts(
                """
                select concat_ws(' ', e.chain, e.actor, e.action, e.subject, nullif(e.detail, ''))
                from audit.log as e
                order by e.action = 'session.refuse' desc, e.sequence
                """
            )
            #expect(
                entries == [
                    "O420281:door public session.refuse \(staff)",
                    "O420281 staff:\(staff) session.open \(staff) factor=none",
                    "O420281 staff:\(staff) session.close \(staff)",
                ]
            )
        }
    }

    @Test func `a password that is changed while it is compared opens no session`() async throws {
        try await Desk.open { desk in
            _ = try await desk.signIn()
            let staff = desk.clerk.staff.rawValue
            // As the owner does; the old sessions end with it.
            try await desk.script(
                """
                update directory.staff set password_hash = replace(password_hash, '$AAEC', '$AAED')
                where staff_id = '\(staff)'
                """
            )
            let later = desk.office.clock.now.later(seconds: 60)
            let isOpen = try await desk.office.store.transaction(as: .publicVisitor) { transaction in
                try transaction.openSession(
                    token: desk.office.world.random(32), of: Staff.ID(staff),
                    password: PasswordHash(text: Self.hash), until: later)
            }
            #expect(!isOpen)
            #expect(try await desk.texts("select s.staff_id from session.session as s").isEmpty)
        }
    }

    @Test func `a refusal does not wait for the organ's work, and is verified and read like it`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            _ = try await desk.register(.townshipCadre)
            let (locks, lock) = AsyncStream.makeStream(of: Void.self)
            async let isWaitedFor: Bool = desk.office.admin.run { session in
                defer { lock.finish() }
                return try session.transaction { session in
                    try session.script("select from audit.chain where chain = 'O420281' for update")
                    lock.yield()
                    while try session.query(Self.refusals)[0].int8(0) == 0 {
                        if try session.query(Desk.waitingForMe)[0].int8(0) > 0 { return true }
                    }
                    return false
                }
            }
            for await _ in locks { break }
            #expect(try await signIn(account: desk.clerk.staff.rawValue, password: "桥上两只白鹭") == nil)
            let hasWaited = try await isWaitedFor
            #expect(!hasWaited)
            try await SealedLog.seal(desk.context)
            #expect(try await SealedLog.verify(desk.context).isIntact)
            let county = desk.office.county
            let read = try await desk.office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.auditEntries(of: county, .door).map(\.action)
            }
            #expect(read == ["session.refuse"])
        }
    }

    private static let refusals = Statement("select count(*) from audit.log as e where e.action = 'session.refuse'")

    @Test func `of an account eight sign-ins hold, and the oldest ends`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            var tokens: [[UInt8]] = []
            for _ in 0..<10 {
                tokens.append(
                    try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password)))
                desk.office.clock.advance(seconds: 1)
            }
            var open: [Bool] = []
            for token in tokens { open.append(try await signIn.session(token) != nil) }
            #expect(open == [false, false] + Array(repeating: true, count: 8))
            #expect(try await desk.texts("select count(*)::text from session.session as s") == ["8"])
        }
    }

    @Test func `at one moment too no more than eight hold, and the one that opened last is among them`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            for _ in 0..<12 {
                let token = try #require(
                    try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
                #expect(try await signIn.session(token) != nil)
            }
            #expect(try await desk.texts("select count(*)::text from session.session as s") == ["8"])
        }
    }

    @Test func `the operator ends all sign-ins of one account, and it stands on the log`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let staff = desk.clerk.staff
            let token = try #require(try await signIn(account: staff.rawValue, password: Self.password))
            let giver = try #require(CommandGiver(user: 1_000, person: desk.head.staff))
            try await Accounts(desk.context).signOut(staff, by: giver)
            #expect(try await signIn.session(token) == nil)
            let told = try await desk.texts(
                """
                select concat_ws(' ', e.chain, e.actor, e.subject, e.detail) from audit.log as e
                where e.action = 'session.sign_out'
                """)
            #expect(told == ["O420281 system \(staff.rawValue) uid=1000;by=\(desk.head.staff.rawValue)"])
            let nobody = try #require(CommandGiver(user: 1_000, person: Staff.ID("S9999")))
            await #expect(throws: UnknownGiver(Staff.ID("S9999"))) {
                try await Accounts(desk.context).signOut(staff, by: nobody)
            }
            await #expect(throws: OperationError.notFound) {
                try await Accounts(desk.context).signOut(Staff.ID("nobody"))
            }
            #expect(try await signIn(account: staff.rawValue, password: Self.password) != nil, "the password stands")
        }
    }

    @Test func `nobody signs somebody else out`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            try await signIn.signOut(token, as: desk.lead)
            #expect(try await signIn.session(token) != nil)
        }
    }

    @Test func `who leaves the directory is signed out and stays out until it names them again`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let staff = desk.clerk.staff
            let added = try #require(desk.office.administrator.staff?.staff)
            // Another administrator, whom the document itself names.
            let named = try #require(desk.office.first(.administrator, in: desk.office.city).staff?.staff)
            try await desk.script(
                """
                update directory.staff set password_hash = '\(Self.hash)'
                where staff_id in ('\(added.rawValue)', '\(named.rawValue)')
                """
            )
            let load = LoadDirectory(desk.office.store)
            let token = try #require(try await signIn(account: staff.rawValue, password: Self.password))

            let rest = try desk.office.directory.without([staff, named])
            #expect(try await load(rest, document: "without two", calendar: desk.office.calendar))
            #expect(try await signIn.session(token) == nil)
            #expect(try await desk.texts("select s.staff_id from session.session as s").isEmpty)
            for person in [staff, named] {
                #expect(try await signIn(account: person.rawValue, password: Self.password) == nil)
            }
            #expect(try await signIn(account: added.rawValue, password: Self.password) != nil, "added apart from it")

            let whole = desk.office.directory
            #expect(try await load(whole, document: "with them again", calendar: desk.office.calendar))
            #expect(try await signIn.session(token) == nil, "what was ended stays ended")
            for person in [staff, named] {
                #expect(try await signIn(account: person.rawValue, password: Self.password) != nil)
            }
        }
    }

    @Test func `the token itself is not in the database`() async throws {
        try await Desk.open { desk in
            let signIn = try await desk.signIn()
            let token = try #require(try await signIn(account: desk.clerk.staff.rawValue, password: Self.password))
            let hexadecimal = token.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            let stored = try await desk.texts("select encode(s.token_hash, 'hex') from session.session as s")
            #expect(stored.count == 1)
            #expect(stored != [hexadecimal])
        }
    }

    @Test func `the same directory twice is loaded once`() async throws {
        try await Desk.open { desk in
            let load = LoadDirectory(desk.office.store)
            let document = try #require(try await load.document())
            let before = try await desk.snapshot()
            #expect(try await !load(desk.office.directory, document: document, calendar: desk.office.calendar))
            #expect(
                try await desk.snapshot().changes(since: before).isDisjoint(with: ["audit.inbox", "directory.document"])
            )
        }
    }
}

extension SignIn {
    /// Somebody at a browser that nobody knows.
    func callAsFunction(account: String, password: String, code: String = "") async throws -> [UInt8]? {
        let entry = SignInEntry(account: account, password: password, code: code)
        guard case .opened(let token, _) = try await self(entry, from: Origin(kind: .web)) else { return nil }
        return token
    }
}

extension Instant {
    func later(seconds: Int64) -> Instant {
        Instant(microsecondsSinceEpoch: microsecondsSinceEpoch + seconds * 1_000_000)
    }
}

extension Directory {
    /// The same without some people who head nothing.
    func without(_ people: Set<Staff.ID>) throws -> Directory {
        try Directory(
            divisions: divisions, organs: organs,
            rooms: rooms.map { room in
                Room(
                    id: room.id, organ: room.organ, name: room.name, kind: room.kind, links: room.links,
                    staff: room.staff.filter { !people.contains($0) }
                )
            },
            staff: staff.filter { !people.contains($0.id) }, townships: townships, units: units
        )
    }
}

extension Desk {
    func signIn() async throws -> SignIn {
        try await script(
            "update directory.staff set password_hash = '\(SignInTests.hash)' where staff_id = '\(clerk.staff.rawValue)'"
        )
        return SignIn(context, hasher: PasswordHasher(cost: 10))
    }
}
