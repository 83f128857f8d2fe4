import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// 三员分立: what the three separated offices can ask the database by direct SQL, as the application's role.
@Suite struct OfficesWallTests {
    private static func ask(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> Int64 {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql))[0].int8(0)
            }
        }
    }

    private static func offices(_ office: TestOffice) -> [Caller] {
        [office.administrator, office.securityAdministrator, office.auditor]
    }

    @Test func `三员分立 none of the three offices sees a row of any table of cases, nor how many there are`() async throws
    {
        try await TestDatabase.withOffice { office in
            let room = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            _ = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let tables = try await office.admin.run { session in
                try session.query(
                    Statement(
                        """
                        select t.schemaname || '.' || t.tablename
                        from pg_tables as t
                        where t.schemaname in ('casework', 'vault', 'queue', 'audit')
                            and has_table_privilege('dengwen_web', t.schemaname || '.' || t.tablename, 'select')
                            and t.tablename not in ('chain', 'seal', 'sealed_head')
                        order by 1
                        """)
                ).map { try $0.text(0) }
            }
            #expect(tables.count > 40, "the catalogue is read")
            for caller in Self.offices(office) {
                for table in tables {
                    #expect(try await Self.ask("select count(*) from \(table)", as: caller, office) == 0, "\(table)")
                }
                for function in ["casework.number_account()", "audit.alarm_days(10)"] {
                    let count = try await Self.ask("select count(*) from \(function)", as: caller, office)
                    #expect(count == 0, "\(function)")
                }
            }
        }
    }

    /// What an administrator sees of deliveries names no item (ItemWallTests).
    private static let known: Set = ["notify.delivery", "notify.attempt"]

    @Test func `三员分立 none of the three offices sees, changes or is told of anything that their room handles`()
        async throws
    {
        let viewers = try await TestDatabase.withOffice { office in
            Self.offices(office).compactMap(\.staff).map { person in
                let seated = StaffCaller(
                    staff: person.staff, organ: person.organ, room: Room.ID("O420281-J1"), roles: person.roles)
                return AttackViewer(name: "seated \(person.staff.rawValue)", caller: .staff(seated))
            }
        }
        #expect(viewers.count == 3)
        try await AttackedOffice.with(viewers) { attacked in
            for viewer in viewers {
                try await attacked.plant(for: viewer)
                let seen = try await attacked.findings("seen", by: viewer).filter { !Self.known.contains($0.table) }
                #expect(seen.isEmpty, "\(viewer.name) sees")
                for attempt in ["changed", "inserted", "asked", "listed"] {
                    let found = try await attacked.findings(attempt, by: viewer)
                    #expect(found.isEmpty, "\(attempt) by \(viewer.name)")
                }
            }
        }
    }

    @Test func `三员分立 the log is searched by the auditor of the organ alone`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.audit(AuditRecord("report.open", subject: "x"), in: office.county)
            }
            let search = "select count(*) from audit.search(null, null, 0, 9000000000000000000, null, 100)"
            #expect(try await Self.ask(search, as: office.auditor, office) > 0)
            for caller in [
                office.administrator, office.securityAdministrator, office.head, office.lead, .publicVisitor,
            ] {
                #expect(try await Self.ask(search, as: caller, office) == 0, "\(caller)")
            }
        }
    }

    @Test func `三员分立 a look at no matter is shown as what it is, and all that may be at one looks alike`() async throws
    {
        try await TestDatabase.withOffice { office in
            let looks = [
                "my_account.sessions", "access_tokens.mine", "door_bindings.of_organ", "invitation_office.waiting",
                "name_readers.list", "appointments_on", "document_wordings", "keep_outside_organs.list",
                "read_reception.month",
            ]
            // Of a clock on a hidden item, of what waits to be sealed, of work that somebody has in hand.
            let kept = [
                "clock.overdue", "decide_sealing.list", "hand_over_post.preview", "open_work_at", "sealed.register",
                "my_accounts", "report.open",
            ]
            let nobody = "018f0000-0000-7000-8000-000000000000"
            try await office.store.transaction(as: office.clerk) { transaction in
                for action in looks + kept {
                    try transaction.audit(AuditRecord(action, subject: "", [("count", "2")]), in: office.county)
                }
                try transaction.audit(AuditRecord("read_reception.session", subject: nobody), in: office.county)
                try transaction.audit(AuditRecord("report.open", subject: nobody), in: office.county)
            }
            let who = try #require(office.clerk.staff).staff.rawValue
            let rows = """
                select count(*) from audit.search('staff:\(who)', null, 0, 9000000000000000000, null, 100) as s
                where s.subject = '' and s.detail = '' and s.action
                """
            for look in looks {
                #expect(try await Self.ask(rows + " = '\(look)'", as: office.auditor, office) == 1, "\(look)")
            }
            let hidden = Int64(kept.count + 2)
            #expect(try await Self.ask(rows + " = 'item'", as: office.auditor, office) == hidden)
            #expect(try await Self.ask(rows + " <> ''", as: office.auditor, office) == hidden + Int64(looks.count))
        }
    }

    @Test func `三员分立 accounts are written by nobody signed in, and what leaves the house is approved for security`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let post = """
                with changed as (update directory.staff set post = post where staff_id = 'S1357' returning staff_id)
                select count(*) from changed
                """
            for caller in Self.offices(office) + [office.head] {
                #expect(try await Self.ask(post, as: caller, office) == 0, "\(caller)")
            }
            let proposer = try #require(office.administrator.staff).staff
            let id = try await office.store.transaction(as: office.administrator) { transaction in
                try transaction.insertEndpoint(
                    organ: office.county, name: "n", host: "example.org", port: 443, cidrs: ["192.0.2.0/24"],
                    url: "https://example.org/", secret: "whsec_x", events: [.endpointPing], by: proposer)
            }
            let other = Staff.ID("X420281-9")
            let forged = Caller.staff(
                StaffCaller(staff: other, organ: office.county, room: nil, roles: [.administrator]))
            let rule = await TestDatabase.refusedRule {
                try await office.store.transaction(as: forged) { try $0.approveEndpoint(id, by: other) }
            }
            #expect(rule == "endpoint_is_approved_for_security")
            let security = try #require(office.securityAdministrator.staff).staff
            try await office.store.transaction(as: office.securityAdministrator) { transaction in
                try transaction.approveEndpoint(id, by: security)
            }
        }
    }
}
