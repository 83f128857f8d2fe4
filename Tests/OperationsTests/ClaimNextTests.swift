import CaseStore
import Casework
import Libpq
import Operations
import Synchronization
import TestDatabase
import Testing

/// A member of a room takes whichever clue comes next.
@Suite struct ClaimNextTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// A clue that waits in the first supervision room.
    private static func waiting(
        _ desk: Desk, _ priority: Priority = .normal, days: Int = 0
    ) async throws -> Clue.ID {
        let clue = try await desk.office.plantClue(PlantedPlace(receiver: desk.office.county, destination: room)).clue
        try await desk.script(
            """
            update queue.ready set class = \(priority.rawValue), ready_at = ready_at - interval '\(days) days'
            where subject_id = '\(clue.rawValue)'
            """)
        return clue
    }

    private static func member(_ desk: Desk, _ place: Int) -> StaffCaller { desk.member("O420281-J1", place) }

    private static func next(_ desk: Desk, _ place: Int = 0) async throws -> ClaimNext.Outcome {
        try await ClaimNext(desk.context)(as: member(desk, place))
    }

    private static func limit(_ choice: LocalChoice, to value: Int64, _ desk: Desk) async throws {
        let source = Bilingual("通知", "通知")
        let row = try #require(LocalPolicyRow(choice, value, source: source, effectiveFrom: desk.today))
        try await LoadLocalChoices(desk.context)([row])
    }

    /// The reason of a refusal.
    private static func reason(_ body: () async throws -> Void) async -> Bilingual? {
        do {
            try await body()
            return nil
        } catch OperationError.refused(let reason, _) {
            return reason
        } catch {
            return Bilingual("\(error)", "\(error)")
        }
    }

    /// Longer than who is left with nothing rests before everything is looked through again.
    private static func rest(_ desk: Desk) { desk.office.clock.advance(seconds: 600) }

    // MARK: - Two at once

    @Test func `of two members who ask at once for the one that waits one gets it, and the other is told so`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await Self.waiting(desk)
            async let one = Self.next(desk, 0)
            async let two = Self.next(desk, 1)
            let outcomes = try await [one, two]
            #expect(Set(outcomes) == [.claimed(clue), .nothingWaits])
            #expect(try await desk.snapshot().rows("queue.lease") == 1)
        }
    }

    @Test func `who asks at once gets another clue than everybody else, until none is left`() async throws {
        try await Desk.open { desk in
            var clues: Set<Clue.ID> = []
            for _ in 0..<5 { clues.insert(try await Self.waiting(desk)) }
            let outcomes = try await withThrowingTaskGroup(of: ClaimNext.Outcome.self) { group in
                for window in 0..<8 { group.addTask { try await Self.next(desk, window % 2) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let claimed = outcomes.compactMap { outcome in
                if case .claimed(let clue) = outcome { clue } else { nil }
            }
            #expect(claimed.count == 5 && Set(claimed) == clues)
            let told = try await desk.texts(
                "select e.subject_id::text from casework.event as e where e.kind = 'claimed' order by 1")
            #expect(told == clues.map(\.rawValue).sorted())
            #expect(try await desk.snapshot().rows("queue.lease") == 5)
        }
    }

    @Test func `nobody waits for what somebody else is taking: the one after it is taken`() async throws {
        try await Desk.open { desk in
            let first = try await Self.waiting(desk, days: 1)
            let second = try await Self.waiting(desk)
            let (locks, lock) = AsyncStream.makeStream(of: Void.self)
            async let isWaitedFor: Bool = desk.office.admin.run { session in
                defer { lock.finish() }
                return try session.transaction { session in
                    try session.script(
                        "select from casework.clue where clue_id = '\(first.rawValue)' for update")
                    lock.yield()
                    while try session.query(Self.claims)[0].int8(0) == 0 {
                        if try session.query(Desk.waitingForMe)[0].int8(0) > 0 { return true }
                    }
                    return false
                }
            }
            for await _ in locks { break }
            #expect(try await Self.next(desk) == .claimed(second))
            let hasWaited = try await isWaitedFor
            #expect(!hasWaited)
            #expect(try await Self.next(desk) == .claimed(first))
        }
    }

    private static let claims = Statement("select count(*) from casework.event as e where e.kind = 'claimed'")

    // MARK: - Which comes next

    @Test func `JB-25 the more urgent comes first, and a week of waiting is worth one class`() async throws {
        try await Desk.open { desk in
            let normal = try await Self.waiting(desk)
            let old = try await Self.waiting(desk, .low, days: 22)
            let low = try await Self.waiting(desk, .low, days: 6)
            let urgent = try await Self.waiting(desk, .urgent)
            let high = try await Self.waiting(desk, .high)
            var order: [ClaimNext.Outcome] = []
            for place in 0..<6 { order.append(try await Self.next(desk, place % 2)) }
            #expect(order == [old, urgent, high, normal, low].map { .claimed($0) } + [.nothingWaits])
            #expect(OperationLimits.clueAgeingSeconds == 7 * 86_400)
        }
    }

    @Test func `only what waits in the own room is taken, and by nobody who belongs to no room`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.waiting(desk)
            for person in [desk.holder, desk.head, desk.deputy, desk.lead, desk.auditor] {
                #expect(try await ClaimNext(desk.context)(as: person) == .nothingWaits, "\(person.staff)")
            }
            #expect(try await Self.next(desk) == .claimed(clue))
        }
    }

    @Test func `JB-48 who stands aside gets the one after it, and learns of nothing that is left`() async throws {
        try await Desk.open { desk in
            let first = try await Self.waiting(desk, .urgent)
            let second = try await Self.waiting(desk)
            let aside = Self.member(desk, 1)
            try await HandleClue(desk.context).standAside(first, as: aside)
            #expect(try await Self.next(desk, 1) == .claimed(second))
            #expect(try await Self.next(desk, 1) == .nothingWaits)
            let logged = try await desk.texts(
                """
                select e.action || ' ' || coalesce(e.subject, '') from audit.log as e
                where e.actor like '%\(aside.staff.rawValue)' and e.action like 'claim_next%'
                """)
            #expect(logged == ["claim_next "], "the log names no item either")
            #expect(try await Self.next(desk, 0) == .claimed(first))
        }
    }

    @Test func `JC-16 what nobody may take yet keeps nobody from the next, and is told of where nothing else is left`()
        async throws
    {
        try await Desk.open { desk in
            let waits = try #require(try await desk.triage(.villageCadre, .micro).outcome.clue)
            let free = try await Self.waiting(desk, .low)
            try await desk.script(
                "update queue.ready set class = 1 where subject_id = '\(waits.rawValue)'")
            #expect(try await Self.next(desk) == .claimed(free))
            let before = try await desk.texts("select count(*)::text from queue.lease")
            let reason = await Self.reason { _ = try await Self.next(desk) }
            #expect(reason?.zh == "由上级办理尚未批准")
            #expect(await Self.reason { _ = try await Self.next(desk) } == reason, "and again, without a look")
            #expect(try await desk.texts("select count(*)::text from queue.lease") == before)
            try await desk.approveTakingUp(waits)
            Self.rest(desk)
            #expect(try await Self.next(desk) == .claimed(waits))
        }
    }

    /// More than one look takes in, and more than are tried.
    private static let many = 30

    private static let undistributed = Bilingual(
        "分办尚未经主要负责人批准", "The head has not approved that the room has this clue")

    @Test func `ZJ-23 what nobody distributed in time keeps nobody from the next, however much of it comes first`()
        async throws
    {
        try await Desk.open { desk in
            var old: [Clue.ID] = []
            for _ in 0..<Self.many { old.append(try await Self.waiting(desk, .urgent, days: 40)) }
            try await desk.office.plant(
                """
                update casework.clue
                set routed_at = routed_at - interval '40 days', in_room_since = in_room_since - interval '40 days'
                """)
            let young = [try await Self.waiting(desk, .low), try await Self.waiting(desk, .low)]
            #expect(try await Self.next(desk, 0) == .claimed(young[0]))
            #expect(try await Self.next(desk, 1) == .claimed(young[1]))
            let before = try await desk.texts("select count(*)::text from queue.lease")
            let reason = await Self.reason { _ = try await Self.next(desk) }
            #expect(reason == Self.undistributed, "where nothing else is left")
            #expect(try await desk.texts("select count(*)::text from queue.lease") == before)
            let last = try #require(old.last)
            try await Distribute(desk.context).approve(last, as: desk.head)
            Self.rest(desk)
            #expect(try await Self.next(desk) == .claimed(last), "behind all others that nobody may take")
        }
    }

    @Test func `DW-distribution where the head approves before, only what was approved is next, at any age`()
        async throws
    {
        try await Desk.open { desk in
            let distribute = Distribute(desk.context)
            try await distribute.set(Distribution.Policy(mode: .beforeClaim), as: desk.head)
            var clues: [Clue.ID] = []
            for _ in 0..<Self.many { clues.append(try await Self.waiting(desk)) }
            #expect(await Self.reason { _ = try await Self.next(desk) } == Self.undistributed)
            let last = try #require(clues.last)
            try await distribute.approve(last, as: desk.head)
            Self.rest(desk)
            #expect(try await Self.next(desk) == .claimed(last))
        }
    }

    @Test func `JC-16 what many wait to have approved as taken up keeps nobody from the next`() async throws {
        try await Desk.open { desk in
            let measured = try #require(try await desk.triage(.villageCadre, .micro).outcome.clue)
            for _ in 1..<Self.many { _ = try await Self.waiting(desk) }
            // Each as the one that triage took up.
            try await desk.office.plant(
                """
                insert into casework.jurisdiction_measure
                select (jsonb_populate_record(m, n.changes)).*
                from casework.jurisdiction_measure as m
                cross join casework.clue as c
                cross join lateral jsonb_build_object('measure_id', gen_random_uuid(), 'clue_id', c.clue_id) as n (changes)
                where m.clue_id = '\(measured.rawValue)' and m.state = 'proposed' and c.clue_id <> m.clue_id
                """)
            try await desk.script("update queue.ready set class = 1")
            let free = try await Self.waiting(desk, .low)
            #expect(try await Self.next(desk) == .claimed(free))
            let before = try await desk.texts("select count(*)::text from queue.lease")
            #expect(await Self.reason { _ = try await Self.next(desk) }?.zh == "由上级办理尚未批准")
            #expect(try await desk.texts("select count(*)::text from queue.lease") == before)
            try await desk.approveTakingUp(measured)
            Self.rest(desk)
            #expect(try await Self.next(desk) == .claimed(measured))
        }
    }

    // MARK: - Nothing left

    /// Statements of a desk's operations.
    private final class Counter: Sendable {
        private let statements = Mutex(0)

        func add(_ tally: Tally) { statements.withLock { $0 += tally.statements } }

        /// How many were executed during `body`, and what that came to.
        func during<Value>(_ body: () async throws -> Value) async throws -> (value: Value, statements: Int) {
            let before = statements.withLock { $0 }
            let value = try await body()
            return (value, statements.withLock { $0 } - before)
        }
    }

    @Test func `who is told that nothing waits goes over everything once in its rest, and misses nothing new`()
        async throws
    {
        try await Desk.open { desk in
            let counter = Counter()
            let observed = desk.observed(by: { counter.add($0) })
            func press(_ place: Int = 0) async throws -> (value: ClaimNext.Outcome, statements: Int) {
                try await counter.during { try await Self.next(observed, place) }
            }
            _ = try await press(1)
            let (whole, again) = (try await press(), try await press())
            #expect(whole.value == .nothingWaits && again.value == .nothingWaits)
            #expect(whole.statements - again.statements == 2, "for what may be taken, and for what must be approved")
            let first = try await Self.waiting(desk)
            #expect(try await press().value == .nothingWaits, "where its class lies was not known yet")
            Self.rest(desk)
            #expect(try await press().value == .claimed(first), "for no longer than the rest")
            let left = try await press()
            #expect(left.value == .nothingWaits && left.statements == whole.statements)
            let behind = try await press()
            #expect(behind.value == .nothingWaits && behind.statements == again.statements + 1)
            let second = try await Self.waiting(desk)
            #expect(try await press().value == .claimed(second), "what came since is found at once")
            Self.rest(desk)
            let rested = try await press()
            #expect(rested.value == .nothingWaits && rested.statements == whole.statements, "and everything anew")
        }
    }

    @Test func `JB-48 what one finds nothing of is looked for by another all the same`() async throws {
        try await Desk.open { desk in
            let clue = try await Self.waiting(desk)
            try await HandleClue(desk.context).standAside(clue, as: Self.member(desk, 1))
            for _ in 0..<3 { #expect(try await Self.next(desk, 1) == .nothingWaits) }
            #expect(try await Self.next(desk, 0) == .claimed(clue))
        }
    }

    // MARK: - Limits

    @Test func `JB-52 DW-local full hands take no next clue, and are told what helps`() async throws {
        try await Desk.open { desk in
            try await Self.limit(.claimsPerPerson, to: 1, desk)
            let first = try await Self.waiting(desk)
            _ = try await Self.waiting(desk)
            #expect(try await Self.next(desk) == .claimed(first))
            let error = await #expect(throws: OperationError.self) { _ = try await Self.next(desk) }
            guard case .refused(let reason, let remedy) = error else {
                Issue.record("the refusal gives no reason")
                return
            }
            #expect(reason.zh.contains("1件") && remedy.zh.contains("放回") && remedy.en.contains("release"))
            try await HandleClue(desk.context).release(first, as: Self.member(desk, 0))
            #expect(try await Self.next(desk) != .nothingWaits)
        }
    }

    @Test func `JB-52 DW-local a full room takes no next clue; what goes from hand to hand in it fills nothing`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.limit(.claimsPerRoom, to: 1, desk)
            let first = try await Self.waiting(desk)
            let second = try await Self.waiting(desk)
            #expect(try await Self.next(desk, 0) == .claimed(first))
            let reason = await Self.reason { _ = try await Self.next(desk, 1) }
            #expect(reason == Bilingual("本室承办的线索已达1件", "The room holds 1 open clues already"))
            let (handle, other) = (HandleClue(desk.context), Self.member(desk, 1))
            #expect(await Self.reason { try await handle.claim(second, as: other) } == reason)
            try await handle.reassign(first, to: other.staff, as: desk.deputy)
            try await Self.limit(.claimsPerRoom, to: 0, desk)
            #expect(try await Self.next(desk, 0) == .claimed(second), "0: as many as come")
        }
    }

    @Test func `JB-52 JB-48 what somebody must not know of does not fill the room for them`() async throws {
        try await Desk.open { desk in
            try await Self.limit(.claimsPerRoom, to: 1, desk)
            let first = try await Self.waiting(desk)
            let second = try await Self.waiting(desk)
            try await HandleClue(desk.context).standAside(first, as: Self.member(desk, 1))
            #expect(try await Self.next(desk, 0) == .claimed(first))
            #expect(try await Self.next(desk, 1) == .claimed(second), "a refusal would tell that it is there")
        }
    }

    @Test func `JB-52 of two claims at one moment that would fill the hands twice one is refused by the database`()
        async throws
    {
        try await Desk.open { desk in
            try await Self.limit(.claimsPerPerson, to: 1, desk)
            let clues = [try await Self.waiting(desk), try await Self.waiting(desk)]
            let person = Self.member(desk, 0)
            let (locks, lock) = AsyncStream.makeStream(of: Void.self)
            async let gate: Void = desk.office.admin.run { session in
                defer { lock.finish() }
                try session.transaction { session in
                    try session.script(
                        "select from directory.staff where staff_id = '\(person.staff.rawValue)' for no key update")
                    lock.yield()
                    // Both have counted before either of them holds a clue.
                    var left = Self.looks
                    while left > 0, try session.query(Self.waiters)[0].int8(0) < 2 { left -= 1 }
                }
            }
            for await _ in locks { break }
            let reasons = await withTaskGroup(of: Bilingual?.self) { group in
                for clue in clues {
                    group.addTask {
                        await Self.reason { try await HandleClue(desk.context).claim(clue, as: person) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            try await gate
            let full = Bilingual("承办人手上的线索已达上限", "The person holds as many open clues as one may hold")
            #expect(reasons.compactMap(\.self) == [full])
            #expect(try await desk.snapshot().rows("queue.lease") == 1)
        }
    }

    /// How often the gate looks before it opens in any case, so that a claim that never comes hangs nothing.
    private static let looks = 100_000
    /// Who waits for the session that asks, and who waits behind them.
    private static let waiters = Statement(
        """
        select count(*)
        from pg_locks as l
        where
            not l.granted
            and (
                pg_backend_pid() = any (pg_blocking_pids(l.pid))
                or exists (
                    select
                    from pg_locks as k
                    where
                        not k.granted
                        and k.pid = any (pg_blocking_pids(l.pid))
                        and pg_backend_pid() = any (pg_blocking_pids(k.pid))
                )
            )
        """)
}
