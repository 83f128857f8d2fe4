import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What somebody makes the house tell, or number, by direct SQL under a genuine context; and what an auditor can find
/// by looking twice.
@Suite struct ToldWallTests {
    /// The first column of a statement, or the SQL state or rule that refused it.
    private static func answer(_ sql: String, as caller: Caller, _ office: TestOffice) async throws -> String {
        let connection = try await office.connect(as: .web)
        let context = office.genuineContext(caller)
        do {
            let answer = try await connection.run { session in
                try session.transaction { session in
                    let signed = context(session.backendProcess)
                    _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    return try session.query(Statement(sql)).first?.textOrNil(0) ?? "∅"
                }
            }
            await connection.close()
            return answer
        } catch let error as DatabaseError {
            await connection.close()
            return error.constraint ?? error.sqlState ?? "\(error)"
        }
    }

    private static func announce(
        _ subject: String, _ type: String = "dengwen.case.claimed.v1", organ: String = "O420281"
    ) -> String {
        "select notify.announce('\(organ)', '\(type)', array['\(subject)'::uuid], array[gen_random_uuid()])::text"
    }

    private static let nothing = "ffffffff-0000-4000-8000-0000000000a3"
    private static let room = Room.ID("O420281-J1")

    @Test func `HS-26 nobody tells a receiver of what they do not see, whether it is there or not`() async throws {
        try await TestDatabase.withOffice { office in
            let member = office.member(of: Self.room)
            let accused = try #require(member.staff).staff
            let place = Clue.Destination(organ: office.county, room: Self.room)
            let seen = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let kept = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: place, barred: Barred(staff: [accused])))
            for id in [seen.clue.rawValue, seen.report.rawValue] {
                #expect(try await Self.answer(Self.announce(id), as: member, office) == "0", "no endpoint yet")
            }
            for id in [kept.clue.rawValue, kept.report.rawValue, Self.nothing] {
                #expect(try await Self.answer(Self.announce(id), as: member, office) == "DW001")
            }
            let stranger = office.first(.petitionLead, in: office.neighbour)
            let own = Self.announce(seen.clue.rawValue, organ: office.neighbour.rawValue)
            #expect(try await Self.answer(own, as: stranger, office) == "DW001", "another organ's clue")
            #expect(try await Self.answer(Self.announce(seen.clue.rawValue), as: stranger, office) == "DW001")
            #expect(try await Self.answer(Self.announce(seen.clue.rawValue), as: .publicVisitor, office) == "DW001")
            let ping = Self.announce(seen.clue.rawValue, "dengwen.endpoint.ping.v1")
            for caller in [member, office.administrator] {
                #expect(try await Self.answer(ping, as: caller, office) == "DW001", "no endpoint is tried by it")
            }
            for caller in [office.administrator, office.securityAdministrator, office.auditor] {
                #expect(try await Self.answer(Self.announce(seen.clue.rawValue), as: caller, office) == "DW001")
            }
        }
    }

    /// JB-15: a colleague who was told an id does not learn by it that somebody waits behind it.
    @Test(arguments: ["quarantined", "registered", "asked", "split"])
    func `JB-15 nobody tells a receiver of what only the petition office sees`(_ state: String) async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let change =
                switch state {
                case "quarantined": "state = 'quarantined', register_year = null, register_number = null"
                case "split": "state = 'split'"
                case "asked": "seal_asked_on = '2026-03-02', seal_ground = 2"
                default: "state = 'registered'"
                }
            try await office.plant("update casework.report set \(change) where report_id = '\(report.rawValue)'")
            for caller in [office.member(of: Self.room), office.supervisor, office.deputy, office.head] {
                #expect(try await Self.answer(Self.announce(report.rawValue), as: caller, office) == "DW001")
            }
            let lead = try await Self.answer(Self.announce(report.rawValue), as: office.lead, office)
            #expect(lead == (state == "quarantined" ? "DW001" : "0"))
        }
    }

    @Test func `三员分立 an administrator reads how deliveries stand, and not of which item`() async throws {
        try await TestDatabase.withOffice { office in
            for caller in [office.administrator, office.securityAdministrator] {
                for column in ["subject_id", "event_id", "lane_seq", "lease_token"] {
                    let answer = try await Self.answer(
                        "select d.\(column)::text from notify.delivery as d", as: caller, office)
                    #expect(answer == "42501", "\(column)")
                }
                let stands = "select count(*)::text from notify.delivery as d where d.state = 'dead'"
                #expect(try await Self.answer(stands, as: caller, office) == "0")
            }
        }
    }

    /// Of three that lie on the shelf with a try each, the last one was withdrawn.
    private static func plantShelf(_ office: TestOffice) async throws -> EndpointRecord.ID {
        let endpoint = try await office.openEndpoint()
        try await office.plant(
            """
            insert into notify.past_delivery (
                delivery_id, cell_id, finished_on, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at,
                state, attempt, tried_before, finished_at, is_shown
            )
            select
                md5('d' || s.n)::uuid, '4202', '2025-06-01', '\(endpoint.rawValue)', md5('s' || s.n)::uuid,
                md5('e' || s.n)::uuid, 'dengwen.case.routed.v1', 1, '2025-06-01', s.state, 1, 0, '2025-06-01', s.is_shown
            from (values (1, 'done', true), (2, 'dead', true), (3, 'withdrawn', false)) as s (n, state, is_shown);
            insert into notify.past_attempt (
                delivery_id, cell_id, number, finished_on, attempted_at, http_status, failure, total_us
            )
            select md5('d' || n)::uuid, '4202', 1, '2025-06-01', '2025-06-01', 500, 'status', 5
            from generate_series(1, 3) as n
            """)
        return endpoint
    }

    @Test func `HS-26 the shelf is read by the administrators of a receiver's organ, without what was withdrawn`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let endpoint = try await Self.plantShelf(office)
            let rows = [
                "select count(d.delivery_id)::text from notify.past_delivery as d",
                "select count(a.delivery_id)::text from notify.past_attempt as a",
            ]
            for caller in [office.administrator, office.securityAdministrator] {
                for row in rows { #expect(try await Self.answer(row, as: caller, office) == "2", "\(row)") }
                for (table, column) in [
                    ("delivery", "subject_id"), ("delivery", "event_id"), ("delivery", "lane_seq"),
                    ("delivery", "is_shown"), ("delivery", "head"), ("attempt", "response_digest"),
                ] {
                    let asked = "select p.\(column)::text from notify.past_\(table) as p"
                    #expect(try await Self.answer(asked, as: caller, office) == "42501", "\(column)")
                }
                // Through the whole its policies hold; the table of a month is nobody's to name.
                let part = "select count(d.delivery_id)::text from notify.past_delivery_rest as d"
                #expect(try await Self.answer(part, as: caller, office) == "42501")
            }
            for caller in [
                office.first(.administrator, in: office.city), office.head, office.lead, office.auditor, .publicVisitor,
            ] {
                for row in rows { #expect(try await Self.answer(row, as: caller, office) == "0", "\(caller) \(row)") }
                let seen = try await office.store.transaction(as: caller) { transaction in
                    try transaction.pastDeliveries(of: endpoint).count
                        + transaction.monthsOfPastDeliveries(of: endpoint).count
                }
                #expect(seen == 0, "\(caller)")
            }
        }
    }

    @Test func `numbers are of a known series, of the own organ, of no year to come, and fit on paper`() async throws {
        try await TestDatabase.withOffice { office in
            func next(_ organ: String, _ series: String, _ year: Int = 2026) -> String {
                "select casework.next_number('\(organ)', '\(series)', \(year)::smallint)::text"
            }
            func raise(_ series: String, _ number: Int, _ year: Int = 2026) -> String {
                "select casework.raise_number('O420281', '\(series)', \(year)::smallint, \(number))::text"
            }
            let first = try await Self.answer(next("O420281", "report"), as: office.clerk, office)
            #expect(Int(first) != nil)
            #expect(
                try await Self.answer(next("O420281", "covert_count"), as: office.clerk, office)
                    == "number_series_is_known")
            for refused in [
                next("O420222", "report"), next("O420281", "clue"), next("O420281", "report", 2027),
                raise("report", 1_000_000), raise("report", 0), raise("report", 5, 2027), raise("sealed", 5),
            ] {
                #expect(try await Self.answer(refused, as: office.clerk, office) == "∅", "\(refused)")
            }
            #expect(try await Self.answer(raise("report", 700), as: office.clerk, office) == "700")
            #expect(try await Self.answer(next("O420281", "sealed"), as: office.head, office) == "∅", "JB-15")
        }
    }

    @Test func `JB-52 HS-26 an entry that an auditor has seen does not turn when its item is kept from somebody`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let place = Clue.Destination(organ: office.county, room: Self.room)
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
            let county = office.county
            let write: @Sendable () async throws -> Void = {
                try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.audit(AuditRecord("report.open", planted.report), in: county)
                    try transaction.audit(AuditRecord("clue.open", planted.clue), in: county)
                }
            }
            let look = """
                select string_agg(concat_ws(' ', s.entry_id, s.action, s.subject), '; ' order by s.entry_id)
                from audit.search(null, null, 0, 9000000000000000000, null, 100) as s
                """
            try await write()
            let before = try await Self.answer(look, as: office.auditor, office)
            #expect(before.contains("report.open ") && before.contains("clue.open "), "known as one item's")
            let lead = try #require(office.lead.staff).staff
            try await office.store.transaction(as: .system, on: .worker) { try $0.keepOut(lead, of: [planted.report]) }
            #expect(try await Self.answer(look, as: office.auditor, office) == before)
            try await write()
            let after = try await Self.answer(look, as: office.auditor, office)
            #expect(after.hasPrefix(before))
            let added = after.dropFirst(before.count)
            #expect(!added.contains("report.open") && !added.contains("clue.open"), "from now on by its time alone")
        }
    }

    @Test func `JB-48 a deputy who is kept from a clue is not told that its head must stand aside`() async throws {
        try await TestDatabase.withOffice { office in
            let heads = office.everybody(with: .head, in: office.county).compactMap { $0.staff?.staff }
            let deputy = try #require(office.deputy.staff).staff
            let place = Clue.Destination(organ: office.county, room: Self.room)
            for (barred, told) in [(heads, "true"), (heads + [deputy], "false")] {
                let planted = try await office.plantClue(
                    PlantedPlace(receiver: office.county, destination: place, barred: Barred(staff: barred)))
                let sql = "select casework.stands_in_for_head('\(planted.clue.rawValue)')::text"
                #expect(try await Self.answer(sql, as: office.deputy, office) == told)
            }
        }
    }

    @Test func `JB-52 nobody dates an entry of the log, an announcement or a number back`() async throws {
        let dated = try await Catalogue.names(
            """
            select p.oid::regprocedure::text
            from pg_proc as p
            where
                p.pronamespace::regnamespace::text in ('audit', 'session', 'vault')
                and p.prosecdef
                and has_function_privilege('dengwen_web', p.oid, 'execute')
                and exists (
                    select from unnest(p.proargnames) as a (name) where a.name in ('p_now', 'p_at', 'p_moment')
                )
            """)
        #expect(dated.isEmpty)
    }
}
