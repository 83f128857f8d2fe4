import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// The queue as workers see it: lanes, marks, tokens. It knows ids only, so its subjects need no reports.
@Suite struct LaneTests {
    private typealias Work = LaneWork

    @Test func `an organ with a thousand steps does not keep one with a single step waiting`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(1_000, "BIG", office)
            let small = try await Work.enqueue(1, "SMALL", office)
            let first = try await Work.take(16, office)
            #expect(first.count == 16 && first.map(\.subject).contains(small[0]))
            #expect(first.filter { $0.place.lane == "BIG" }.count == 15, "and no place stays empty")
        }
    }

    @Test func `organs are dealt out in rounds, and within a round the most urgent goes first`() async throws {
        try await TestDatabase.withOffice { office in
            for lane in ["A", "B", "C"] { _ = try await Work.enqueue(4, lane, office) }
            let urgent = try await Work.enqueue(2, "C", office, .urgent)
            let lanes = try await Work.take(6, office).map(\.place.lane).sorted()
            #expect(lanes == ["A", "A", "B", "B", "C", "C"])
            let taken = try await Work.texts(
                "select l.subject_id::text from queue.lease as l where l.class = 1", office)
            #expect(Set(taken) == Set(urgent))
        }
    }

    /// An hour of waiting is worth one class.
    @Test func `what is least urgent goes before all that came three hours later`() async throws {
        try await TestDatabase.withOffice { office in
            let low = try await Work.enqueue(1, "A", office, .low)
            var urgent: [String] = []
            for _ in 0..<10 {
                office.clock.advance(seconds: 1_800)
                urgent += try await Work.enqueue(1, "A", office, .urgent)
            }
            var order: [String] = []
            for _ in 0..<11 { order += try await Work.take(1, office).map(\.subject) }
            #expect(order == Array(urgent[..<5]) + low + Array(urgent[5...]))
        }
    }

    @Test func `what somebody else is claiming at this moment is made up for from other lanes`() async throws {
        try await TestDatabase.withOffice { office in
            for lane in 0..<32 { _ = try await Work.enqueue(1, "L\(100 + lane)", office) }
            let other = try await office.connect()
            let (claim, theirs) = try await Work.hold(other, office, claiming: 16)
            let ours = try await Work.take(16, office).map(\.subject)
            try await claim.commit()
            await other.close()
            #expect(theirs.count == 16 && ours.count == 16 && Set(theirs).isDisjoint(with: ours))
            #expect(try await Work.take(16, office).isEmpty)
        }
    }

    @Test func `a step that became ready below the marks is passed over, found by the sweep and claimed next`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(1, "A", office)
            let late: Report.ID = office.world.newID()
            let other = try await office.connect()
            let (enqueuing, _) = try await Work.hold(
                other, office, "select queue.enqueue('read', '{A}', '{3}', '{\(late.rawValue)}', now())::text")
            // Numbers go on while that is not committed.
            _ = try await Work.enqueue(1_200, "A", office)
            var marks = LaneMarks()
            _ = marks.know(["A"])
            while try await Work.take(&marks, 100, office).count == 100 {}
            try await enqueuing.commit()
            await other.close()
            let above = try await Work.take(&marks, 100, office)
            #expect(above.isEmpty, "it lies below the mark")
            let windows = marks.sweepWindows
            let found = try await office.store.transaction(as: .system, on: .worker) { transaction in
                try windows.flatMap { try transaction.stragglers(.read, below: $0) }
            }
            #expect(found.map(\.lane) == ["A"])
            marks.found(found)
            let straggler = try await Work.take(&marks, 100, office).map(\.subject)
            #expect(straggler == [late.rawValue])
        }
    }

    @Test func `no more than its limit of a lane is at work, however many claim at once`() async throws {
        try await TestDatabase.withOffice { office in
            for lane in ["A", "B"] { _ = try await Work.enqueue(50, lane, office) }
            let jobs = try await withThrowingTaskGroup(of: [Job].self) { group in
                for _ in 0..<12 { group.addTask { try await Work.take(2, office, laneLimit: 5) } }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let rest = try await Work.take(16, office, laneLimit: 5)
            for lane in ["A", "B"] {
                #expect((jobs + rest).filter { $0.place.lane == lane }.count == 5)
            }
            #expect(try await Work.take(16, office, laneLimit: 5).isEmpty)
            let done = try #require((jobs + rest).first { $0.place.lane == "B" })
            try await Work.act(office) { try $0.finish(.read, Report.ID(done.subject), token: done.token) }
            #expect(try await Work.take(16, office, laneLimit: 5).map(\.place.lane) == ["B"])
        }
    }

    @Test func `more lanes than a claim goes over, or another number of marks, are refused`() async throws {
        try await TestDatabase.withOffice { office in
            for (lanes, numbers, limit) in [(33, 132, 1), (1, 3, 1), (1, 4, 101), (1, 4, 0)] {
                let other = try await office.connect()
                await #expect(throws: DatabaseError.self) {
                    _ = try await Work.hold(
                        other, office,
                        """
                        select 'x'
                        from queue.take(
                            'read', array_fill('A'::text, array[\(lanes)]), array_fill(0::bigint, array[\(numbers)]), \(limit),
                            'w', now(), '1 s', '1 h', null
                        )
                        """)
                }
                await other.close()
            }
        }
    }
}

/// What becomes of a step that was claimed.
@Suite struct ClaimedStepTests {
    private typealias Work = LaneWork

    @Test func `a late holder changes nothing by any door`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(1, "A", office)
            let late = try #require(try await Work.take(1, office, lease: 60).first)
            office.clock.advance(seconds: 61)
            #expect(try await Work.rescue(office) == 1)
            let job = try #require(try await Work.take(1, office, lease: 60).first)
            let id = Report.ID(job.subject)
            let doors: [@Sendable (borrowing Transaction, Int64) throws -> Void] = [
                { try $0.finish(.read, id, token: $1) }, { try $0.giveBack(.read, id, token: $1) },
                { try $0.retry(.read, id, token: $1, at: $0.now, reason: "unexpected") },
                { try $0.snooze(.read, id, token: $1, until: $0.now, reason: "later") },
                { try $0.park(.read, id, token: $1, reason: .corruptRow) },
            ]
            for door in doors {
                await #expect(throws: StoreError.stale) { try await Work.act(office) { try door($0, late.token) } }
            }
            let held = try await Work.act(office) { transaction in
                try transaction.beat(.read, [(late.subject, late.token)], lease: 600)
            }
            #expect(held.isEmpty)
            let leases = try await Work.texts("select l.token::text || ' ' || l.attempt from queue.lease as l", office)
            #expect(leases == ["\(job.token) 2"])
            try await Work.act(office) { try doors[0]($0, job.token) }
        }
    }

    @Test func `whoever says that they are alive keeps their lease, and nobody else's`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(2, "A", office)
            let jobs = try await Work.take(2, office, lease: 60)
            office.clock.advance(seconds: 50)
            let alive = (subject: jobs[0].subject, token: jobs[0].token)
            let wrong = (subject: jobs[1].subject, token: jobs[1].token + 1)
            let held = try await Work.act(office) { try $0.beat(.read, [alive, wrong], lease: 60) }
            #expect(held == [jobs[0].subject])
            office.clock.advance(seconds: 50)
            #expect(try await Work.rescue(office) == 1)
            #expect(try await Work.take(2, office).map(\.subject) == [jobs[1].subject])
        }
    }

    @Test func `a step that failed is charged, and one that was put off is not`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(1, "A", office)
            for attempt in [1, 1, 1] {
                let job = try #require(try await Work.take(1, office).first)
                #expect(job.attempt == attempt)
                try await Work.act(office) {
                    try $0.snooze(
                        .read, Report.ID(job.subject), token: job.token, until: $0.now, reason: "scanner_away")
                }
                #expect(try await Work.texts("select w.reason from queue.waiting as w", office) == ["scanner_away"])
                #expect(try await Work.rescue(office) == 1)
            }
            for attempt in [1, 2, 3] {
                let job = try #require(try await Work.take(1, office).first)
                #expect(job.attempt == attempt)
                try await Work.act(office) {
                    try $0.retry(.read, Report.ID(job.subject), token: job.token, at: $0.now, reason: "unexpected")
                }
                #expect(try await Work.texts("select w.reason from queue.waiting as w", office) == ["unexpected"])
                #expect(try await Work.rescue(office) == 1)
            }
        }
    }

    /// Parks the only step after its third try.
    private static func parked(_ office: TestOffice) async throws -> Report.ID {
        _ = try await Work.enqueue(1, "A", office, .high)
        for _ in 0..<2 {
            let job = try #require(try await Work.take(1, office).first)
            try await Work.act(office) { try $0.retry(.read, Report.ID(job.subject), token: job.token, at: $0.now) }
            _ = try await Work.rescue(office)
        }
        let job = try #require(try await Work.take(1, office).first)
        try await Work.act(office) {
            try $0.park(.read, Report.ID(job.subject), token: job.token, reason: .corruptRow)
        }
        return Report.ID(job.subject)
    }

    @Test func `a parked step keeps its reason and its tries, until a person sends it back to its lane`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await Self.parked(office)
            let rows = try await Work.texts(
                "select concat_ws(' ', k.lane, k.class, k.attempt, k.reason) from queue.parked as k", office)
            #expect(rows == ["A 2 3 corrupt_row"])
            try await Work.act(office) { try $0.unpark(.read, id) }
            await #expect(throws: StoreError.stale, "once") {
                try await Work.act(office) { try $0.unpark(.read, id) }
            }
            let job = try #require(try await Work.take(1, office).first)
            #expect(job.subject == id.rawValue && job.attempt == 1)
            #expect(job.place.lane == "A" && job.place.priority == .high)
        }
    }

    @Test func `a parked step that a person ends, and one that is withdrawn, never come back`() async throws {
        try await TestDatabase.withOffice { office in
            let (dropped, withdrawn) = (try await Self.parked(office), try await Self.parked(office))
            try await Work.act(office) { try $0.drop(.read, dropped) }
            await #expect(throws: StoreError.stale) { try await Work.act(office) { try $0.drop(.read, dropped) } }
            try await Work.act(office) { try $0.withdraw(.read, withdrawn) }
            for id in [dropped, withdrawn] {
                await #expect(throws: StoreError.stale) { try await Work.act(office) { try $0.unpark(.read, id) } }
            }
            office.clock.advance(days: 10)
            _ = try await Work.rescue(office)
            #expect(try await Work.take(10, office).isEmpty)
        }
    }

    @Test func `what ended leaves a line without its subject, in the table of its month once that is there`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let lines = """
                select concat_ws(' ', d.tableoid::regclass, d.stage, d.lane, d.class, d.attempt, d.outcome, d.finished_on)
                from queue.done as d
                order by d.done_id
                """
            let id = try await Self.parked(office)
            try await Work.act(office) { try $0.drop(.read, id) }
            #expect(
                try await Work.texts(lines, office) == [
                    "queue.done_rest read A 2 3 parked 2026-03-02", "queue.done_rest read A 2 3 dropped 2026-03-02",
                ])
            for _ in 0..<2 { try await Work.act(office) { _ = try $0.keepMonths() } }
            _ = try await Work.enqueue(1, "A", office)
            let job = try #require(try await Work.take(1, office).first)
            office.clock.advance(days: 31)
            try await Work.act(office) { try $0.finish(.read, Report.ID(job.subject), token: job.token) }
            #expect(
                try await Work.texts(lines, office) == [
                    "queue.done_2026_03 read A 2 3 parked 2026-03-02",
                    "queue.done_2026_03 read A 2 3 dropped 2026-03-02", "queue.done_2026_04 read A 3 1 done 2026-04-02",
                ])
            let times = try await Work.texts(
                "select (d.finished_at - d.taken_at)::text from queue.done as d where d.outcome = 'done'", office)
            #expect(times == ["31 days"])
            let open = try await Work.texts(
                """
                select c.relname::text
                from pg_class as c
                where c.relname like 'done\\_2026%' and c.relkind = 'r'
                    and not (c.relrowsecurity and c.relforcerowsecurity)
                """, office)
            #expect(open.isEmpty)
        }
    }

    @Test func `a rescue that looks from some time on leaves what was due before`() async throws {
        try await TestDatabase.withOffice { office in
            _ = try await Work.enqueue(2, "A", office)
            _ = try await Work.take(1, office, lease: 60)
            office.clock.advance(seconds: 100)
            _ = try await Work.take(1, office, lease: 60)
            office.clock.advance(seconds: 100)
            let start = Instant(microsecondsSinceEpoch: office.clock.now.microsecondsSinceEpoch - 60_000_000)
            #expect(try await Work.act(office) { try $0.rescueJobs(from: start) } == 1)
            #expect(try await Work.rescue(office) == 1)
        }
    }

    @Test func `somebody is woken where somebody sleeps, and nobody else pays for it`() async throws {
        try await TestDatabase.withOffice { office in
            let listener = try Listener(
                ConnectionSettings(office.conninfo(as: .worker)), channels: ["dengwen_ready"])
            var heard = listener.notifications.makeAsyncIterator()
            let first = await heard.next()
            #expect(first == .reconnected)
            // What is heard next tells whether anything was said before.
            let mark = { (word: String) in
                try await office.script("select pg_notify('dengwen_ready', '\(word)')")
                return Notification.received(channel: "dengwen_ready", payload: word)
            }
            _ = try await Work.enqueue(3, "A", office)
            let quiet = try await mark("nobody sleeps")
            #expect(await heard.next() == quiet)
            #expect(try await Work.act(office) { try $0.rest(.read) })
            #expect(try await Work.act(office) { try $0.rest(.read) } == false, "it was said before")
            #expect(try await Work.act(office) { try $0.rest(.clean) }, "of each stage")
            _ = try await Work.enqueue(1, "A", office)
            let woken = await heard.next()
            #expect(woken == .received(channel: "dengwen_ready", payload: "read"))
            try await Work.act(office) { try $0.rise(.read) }
            _ = try await Work.enqueue(1, "A", office)
            let awake = try await mark("it is up")
            #expect(await heard.next() == awake)
            await listener.close()
        }
    }
}

/// Steps that are planted and claimed as the system.
enum LaneWork {
    static func act<Value: Sendable>(
        _ office: TestOffice, _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await office.store.transaction(as: .system, on: .worker) { try body($0) }
    }

    static func enqueue(
        _ count: Int, _ lane: String, _ office: TestOffice, _ priority: Priority = .normal
    ) async throws -> [String] {
        let subjects = (0..<count).map { _ in (office.world.newID() as Report.ID).rawValue }
        try await act(office) { transaction in
            try transaction.enqueue(.read, subjects.map { (id: $0, lane: lane, priority: priority) })
        }
        return subjects
    }

    static func take(
        _ limit: Int, _ office: TestOffice, lease: Int = 60, laneLimit: Int? = nil
    ) async throws -> [Job] {
        try await act(office) { transaction in
            try transaction.take(.read, limit: limit, holder: "w", lease: lease, laneLimit: laneLimit)
        }
    }

    /// As a worker that remembers.
    static func take(
        _ marks: inout LaneMarks, _ limit: Int, _ office: TestOffice, laneLimit: Int? = nil
    ) async throws -> [Job] {
        guard let window = marks.nextWindow() else { return [] }
        let jobs = try await act(office) { transaction in
            try transaction.take(.read, from: window, limit: limit, holder: "w", lease: 60, laneLimit: laneLimit)
        }
        marks.claimed(jobs.map(\.place), of: window, isFull: jobs.count == limit)
        return jobs
    }

    static func rescue(_ office: TestOffice) async throws -> Int { try await act(office) { try $0.rescueJobs() } }

    static func texts(_ sql: String, _ office: TestOffice) async throws -> [String] {
        try await office.admin.run { session in try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "∅" } }
    }

    /// Begins a transaction of the system on a connection with a statement that answers text, and leaves it open.
    static func hold(
        _ connection: Connection, _ office: TestOffice, _ sql: String
    ) async throws -> (held: HeldTransaction, value: [String]) {
        let context = office.genuineContext(.system)
        return try await HeldTransaction.open(on: connection) { session in
            let signed = context(session.backendProcess)
            _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
            return try session.query(Statement(sql)).map { try $0.text(0) }
        }
    }

    /// The same, claiming from 32 lanes. Returns the subjects.
    static func hold(
        _ connection: Connection, _ office: TestOffice, claiming limit: Int
    ) async throws -> (held: HeldTransaction, value: [String]) {
        try await hold(
            connection, office,
            """
            select t.subject_id::text
            from queue.take(
                'read', array(select 'L' || 100 + n from generate_series(0, 31) as n), array_fill(0::bigint, array[128]),
                \(limit), 'other', now(), '60 s', '1 h', null
            ) as t
            """)
    }
}
