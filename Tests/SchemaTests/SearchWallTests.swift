import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// DW-search in the database: nobody reads a token, and who has the tokens of a word finds no more than they may open.
@Suite struct SearchWallTests {
    /// What a statement comes to on the connections of pages: its answer, or the SQLSTATE of its refusal.
    private static func outcome(
        _ sql: String, as caller: Caller?, _ office: TestOffice, _ role: DatabaseRole = .web
    ) async throws -> String {
        let connection = try await office.connect(as: role)
        defer { Task { await connection.close() } }
        let context = caller.map { office.genuineContext($0) }
        do {
            return try await connection.run { session in
                try session.transaction { session in
                    if let signed = context?(session.backendProcess) {
                        _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                    }
                    return try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "null" }
                        .joined(separator: " ")
                }
            }
        } catch let error as DatabaseError {
            return error.sqlState ?? "?"
        }
    }

    /// As if somebody had got hold of all tokens of a report.
    private static func needle(of report: Report.ID, _ organ: Organ.ID, _ office: TestOffice) async throws -> String {
        let sql = """
            select w.tokens::text from casework.report_words as w
            where w.report_id = '\(report.rawValue)' and w.organ_id = '\(organ.rawValue)'
            """
        return try await office.admin.run { session in try session.query(Statement(sql))[0].text(0) }
    }

    private static func search(_ needle: String, _ limit: Int = 10) -> String {
        """
        select count(*)::text
        from casework.search_words(
            array['\(needle)'], date '2100-01-01', '00000000-0000-0000-0000-000000000000', \(limit)
        )
        """
    }

    private static func people(_ office: TestOffice) -> [Caller] {
        [
            office.clerk, office.lead, office.deputy, office.head, office.supervisor, office.administrator,
            office.auditor, office.member(of: Room.ID("O420281-J1")), office.cityLead, .publicVisitor,
        ]
    }

    @Test func `nobody reads a token, and nobody but whoever writes the report writes one`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            for caller in Self.people(office) {
                let count = "select count(*)::text from casework.report_words"
                #expect(try await Self.outcome(count, as: caller, office) == "0")
                let change = "update casework.report_words set tokens = '{}' returning report_id::text"
                #expect(try await Self.outcome(change, as: caller, office).isEmpty, "no row is theirs")
                let insert = """
                    insert into casework.report_words (report_id, organ_id, received_on, tokens)
                    values ('\(report.rawValue)', 'O420200', '2026-03-02', '{1}')
                    """
                #expect(try await Self.outcome(insert, as: caller, office) == "42501")
            }
            for role in [DatabaseRole.notify, .vault] {
                let sql = "select count(*)::text from casework.report_words"
                #expect(try await Self.outcome(sql, as: .system, office, role) == "42501")
            }
            for role in [DatabaseRole.worker, .notify, .vault] {
                #expect(try await Self.outcome(Self.search("{1}"), as: .system, office, role) == "42501")
            }
        }
    }

    @Test func `who has the tokens finds what they may open, and nothing without a context`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let needle = try await Self.needle(of: report, office.county, office)
            func found(_ caller: Caller?) async throws -> String {
                try await Self.outcome(Self.search(needle), as: caller, office)
            }
            for caller in [office.clerk, office.lead] { #expect(try await found(caller) == "1") }
            // JB-15: the leaders, once it is triaged.
            for (state, hits) in [("triage_proposed", "0"), ("accepted", "1"), ("registered", "0")] {
                let proposer = state == "triage_proposed" ? "'S1357'" : "null"
                try await office.plant(
                    """
                    update casework.report
                    set state = '\(state)', kind = 'accusation', triage_proposer_id = \(proposer)
                    """)
                for caller in [office.deputy, office.head] { #expect(try await found(caller) == hits, "\(state)") }
            }
            let others: [Caller?] = [
                office.supervisor, office.administrator, office.auditor, office.member(of: Room.ID("O420281-J1")),
                office.cityLead, .publicVisitor, .system, nil,
            ]
            for caller in others { #expect(try await found(caller) == "0") }
            for wall in [
                "barred_staff_ids = array['\(office.clerk.staff?.staff.rawValue ?? "")']",
                "barred_room_ids = array['\(office.clerk.staff?.room?.rawValue ?? "")']",
                "seal_asked_on = '2026-03-02', seal_ground = 1",
            ] {
                try await office.plant("update casework.report set \(wall)")
                #expect(try await found(office.clerk) == "0", "\(wall)")
                try await office.plant(
                    """
                    update casework.report
                    set barred_staff_ids = '{}', barred_room_ids = '{}', seal_asked_on = null, seal_ground = null
                    """)
                #expect(try await found(office.clerk) == "1", "\(wall)")
            }
            // Since when there is anything to search is told to whoever searches.
            let first = "select casework.first_words_on()::text"
            #expect(try await Self.outcome(first, as: office.clerk, office) != "null")
            for caller in [office.administrator, office.auditor, office.supervisor, .publicVisitor] {
                #expect(try await Self.outcome(first, as: caller, office) == "null", "\(caller)")
            }
            // SS-172: what a room found is no matter of the petition office.
            try await office.plant(
                """
                update casework.report
                set source = 'room', channel = 'other', signature = 'anonymous', register_number = null,
                    register_year = null
                """)
            #expect(try await found(office.clerk) == "0")
            #expect(try await found(office.head) == "1")
            #expect(try await Self.outcome(first, as: office.lead, office) == "null")
        }
    }

    @Test func `no tokens find nothing, and no look is without a bound`() async throws {
        try await TestDatabase.withOffice { office in
            let report = try await office.plantReport(in: office.county)
            let needle = try await Self.needle(of: report, office.county, office)
            for empty in ["{}", "{ }"] {
                #expect(try await Self.outcome(Self.search(empty), as: office.lead, office) == "0")
            }
            let many =
                "select count(*)::text from casework.search_words(array_fill('\(needle)'::text, array[65]), "
                + "date '2100-01-01', '00000000-0000-0000-0000-000000000000', 10)"
            #expect(try await Self.outcome(many, as: office.lead, office) == "0")
            try await office.plantReports(in: office.county, 2...130)
            #expect(try await Self.outcome(Self.search(needle, 1_000), as: office.lead, office) == "100")
        }
    }

    @Test func `HS-26 JB-15 tokens go with the key: sealed up, shredded, or kept from the organ`() async throws {
        try await TestDatabase.withOffice { office in
            let kept = try await office.plantReport(in: office.county)
            let sealed = try await office.plantReport(in: office.county)
            func tokens(_ report: Report.ID) async throws -> String {
                try await Self.needle(of: report, office.county, office)
            }
            #expect(try await tokens(kept) != "{}")
            try await office.admin.run { session in
                try session.script(
                    """
                    alter table casework.report disable trigger report_is_sealed_up_by_two;
                    update casework.report
                    set state = 'sealed_up', category = null, matter_token = null
                    where report_id = '\(sealed.rawValue)'
                    """)
            }
            #expect(try await tokens(sealed) == "{}")
            #expect(try await tokens(kept) != "{}")
            try await office.admin.run { session in
                try session.script(
                    """
                    insert into casework.report_words (cell_id, report_id, organ_id, received_on, tokens)
                    select w.cell_id, w.report_id, 'O420222', w.received_on, w.tokens
                    from casework.report_words as w
                    where w.report_id = '\(kept.rawValue)';
                    update casework.report set barred_organ_ids = array['O420222']
                    where report_id = '\(kept.rawValue)';
                    """)
            }
            #expect(try await Self.needle(of: kept, office.neighbour, office) == "{}")
            #expect(try await tokens(kept) != "{}")
        }
    }

    /// The function asks by the index: behind a policy every row of the table would be looked at.
    @Test func `the tokens are looked up by their index`() async throws {
        try await TestDatabase.withOffice { office in
            let plan = try await office.admin.run { session in
                try session.script("set enable_seqscan = off")
                return try session.query(
                    Statement(
                        """
                        explain select w.report_id
                        from unnest(array['{1,2}']) as n (needle)
                        join casework.report_words as w on w.tokens @> n.needle::integer[]
                        """)
                ).map { try $0.text(0) }.joined(separator: "\n")
            }
            #expect(plan.contains("report_words_tokens_idx"))
        }
    }
}
