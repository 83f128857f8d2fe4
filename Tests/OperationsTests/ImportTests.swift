import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@Suite struct ImportTests {
    @Test(arguments: ["register_utf8.csv", "register_gb18030.csv"])
    func `the sample register comes in as its answers say`(_ name: String) async throws {
        try await Desk.open { desk in
            let register = try Register(desk, name)
            #expect(register.outcomes.count == 300)
            #expect(try await register.importAll() == 269)
            let after = try await desk.snapshot()
            #expect(after.rows("casework.report") == 269)
            #expect(
                try await desk.texts(
                    """
                    select concat_ws(' ', b.rows_read, b.rows_accepted, b.rows_flagged, b.rows_rejected)
                    from casework.import_batch as b
                    where b.finished_at is not null
                    """
                ) == ["300 220 49 31"]
            )
            let flagged = "select count(*)::text from casework.report as r where r.import_flags <> '{}'"
            #expect(try await desk.texts(flagged) == ["49"])
            #expect(after.rows("queue.ready") == 269, "every row is read by the worker")
        }
    }

    @Test func `rows of the organ above and of the own head leave nothing but sealed lines`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let upper = register.outcomes.filter { if case .sealed = $0.decision { true } else { false } }
            #expect(upper.count == 5)
            let before = try await desk.snapshot()
            let numbers = try await register.numbers
            #expect(try await ImportRegister(desk.context).write(upper, numbers, as: desk.clerk).new == 0)
            let after = try await desk.snapshot()
            #expect(
                after.changes(since: before) == [
                    "casework.sealed_register", "casework.sealed_handoff", "casework.number_series", "casework.clock",
                    "audit.inbox",
                ]
            )
            #expect(after.rows("casework.sealed_register") == 5 && after.rows("casework.clock") == 5)
            let grounds = try await desk.texts("select s.ground::text from casework.sealed_register as s order by 1")
            #expect(grounds == ["1", "1", "1", "2", "2"])
        }
    }

    @Test func `sealed rows stay the same lines when a refused row above them was deleted`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            try await register.importAll()
            let before = try await desk.snapshot()
            let refusals = register.outcomes.filter { if case .reject = $0.decision { true } else { false } }
            let refused = try #require(refusals.first)
            let sealed = register.outcomes.filter { if case .sealed = $0.decision { true } else { false } }
            #expect(sealed.allSatisfy { $0.row > refused.row }, "every sealed row moves up")
            let corrected = try Register(desk, "register_utf8.csv", without: refused.row)
            #expect(corrected.outcomes.count == 299)
            #expect(try await corrected.importAll() == 0)
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `what the register says of the handling is sealed with the text, and not read as the report`()
        async throws
    {
        try await Desk.open { desk in
            _ = try await Register(desk, "register_utf8.csv").write(1..<2)
            let job = try #require(try await desk.takeReading().first)
            let id = Report.ID(job.subject)
            try await ReadReport(desk.context)(id, token: job.token)
            let opened = try await OpenReport(desk.context)(id, as: desk.clerk)
            #expect(
                opened.content?.text
                    == "台账原载：职级：农村干部；处理方式：转办；承办部门：金山店镇纪委；转办日期：2024-01-08；应办结日期：2024-04-05；"
                    + "办结日期：2024-03-09；处理结果：批评教育"
            )
            let evidence = try #require(opened.opinion).findings.flatMap(\.evidence)
            #expect(!evidence.contains { $0.contains("纪委") || $0.contains("批评") })
        }
    }

    @Test func `the audit log tells an import by the command from one by a person`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let numbers = try await register.numbers
            _ = try await register.write(0..<2)
            let command = ImportRegister(desk.context, byCommand: true)
            let batch = try await command.begin(register.digest, as: desk.clerk)
            _ = try await command.write(Array(register.outcomes[60..<70]), numbers, as: desk.clerk)
            try await command.finish(batch.id, register.counts, as: desk.clerk)
            let found = try await desk.texts(
                "select distinct e.action || ' ' || e.detail from audit.log as e where e.action <> 'session.open' order by 1"
            )
            #expect(
                found == [
                    "register.import read=300;accepted=220;by=command", "report.import ", "report.import by=command",
                    "sealed.register by=command",
                ]
            )
        }
    }

    @Test func `clocks run for open rows alone, and notices are owed to real names alone`() async throws {
        try await Desk.open { desk in
            _ = try await Register(desk, "register_utf8.csv").importAll()
            let wrong = try await desk.texts(
                """
                select r.register_number::text
                from casework.report as r
                join casework.clock as c on c.subject_id = r.report_id
                where c.kind = 'ACCEPT_NOTICE' and r.signature not in ('real_name_claimed', 'real_name_verified')
                """
            )
            #expect(wrong.isEmpty, "\(wrong.count) rows without a real name are owed a notice")
        }
    }

    @Test func `the same file twice adds nothing`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            try await register.importAll()
            let before = try await desk.snapshot()
            #expect(try await register.importAll() == 0)
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `an import that stopped after its first batch goes on where it was`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let batch = try await ImportRegister(desk.context).begin(register.digest, as: desk.clerk)
            #expect(!batch.isFinished)
            let first = try await register.write(0..<100)
            #expect(try await register.importAll() == 269 - first)
            #expect(try await desk.snapshot().rows("casework.report") == 269)
            #expect(try await ImportRegister(desk.context).begin(register.digest, as: desk.clerk).isFinished)
        }
    }

    @Test func `both encodings of the register are one register`() async throws {
        try await Desk.open { desk in
            let (utf8, gb18030) = (try Register(desk, "register_utf8.csv"), try Register(desk, "register_gb18030.csv"))
            #expect(utf8.outcomes == gb18030.outcomes)
            try await utf8.importAll()
            #expect(try await gb18030.importAll() == 0)
            #expect(try await desk.snapshot().rows("casework.sealed_register") == 5)
        }
    }

    @Test func `a batch that breaks on one row leaves nothing`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let before = try await desk.snapshot()
            try await desk.script(
                """
                create function public.refuse() returns trigger language plpgsql as
                $$ begin raise exception 'injected'; end $$;
                create trigger injected before insert on casework.report
                    for each row when (new.register_number = \(register.somewhere.number)) execute function public.refuse();
                """
            )
            await #expect(throws: (any Error).self) { try await register.write(0..<100) }
            #expect(try await desk.snapshot() == before)
            try await desk.script("drop trigger injected on casework.report")
            #expect(try await register.write(0..<100) > 0)
        }
    }

    @Test func `a row whose number belongs to another report is named and left out`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let all = try await register.write(0..<100)
            try await desk.script(
                "update casework.report set source_key = sha256(source_key) where register_number = \(register.somewhere.number)"
            )
            let before = try await desk.snapshot()
            let again = try await register.result(of: 0..<100)
            #expect(all > 1)
            #expect(again.new == 0)
            #expect(again.conflicts == [register.somewhere.row])
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `a batch that is cancelled leaves nothing, or everything`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let before = try await desk.snapshot()
            let task = Task { try await register.write(0..<100) }
            task.cancel()
            let result = await task.result
            let rows = try await desk.snapshot().rows("casework.report")
            switch result {
            case .success(let new): #expect(rows == new)
            case .failure: #expect(try await desk.snapshot() == before)
            }
        }
    }

    @Test func `numbers go on after the highest of the register`() async throws {
        try await Desk.open { desk in
            try await desk.script(
                """
                insert into casework.number_series (organ_id, series, year, last_number)
                values ('O420281', 'report', 2024, 3)
                """
            )
            let register = try Register(desk, "register_utf8.csv")
            try await register.importAll()
            let numbers = try await desk.texts(
                """
                select (s.last_number = (select max(r.register_number) from casework.report as r))::text
                from casework.number_series as s
                where s.series = 'report' and s.year = 2024
                """
            )
            #expect(numbers == ["true"])
        }
    }

    @Test func `nobody but the petition office imports`() async throws {
        try await Desk.open { desk in
            let register = try Register(desk, "register_utf8.csv")
            let before = try await desk.snapshot()
            for person in [desk.head, desk.holder, desk.auditor] {
                await #expect(throws: (any Error).self) {
                    try await ImportRegister(desk.context).write(
                        Array(register.outcomes[0..<10]), try await register.numbers, as: person
                    )
                }
            }
            let changed = try await desk.snapshot().changes(since: before)
            #expect(
                changed.isSubset(of: ["audit.inbox", "casework.alarm"]), "what was refused is on record")
        }
    }
}
