import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// What a person with a true context can do to the queue by SQL of their own: neither the time nor the lane is theirs to
/// name.
@Suite struct QueueWallTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    private static func texts(_ sql: String, _ caller: Caller, _ office: TestOffice) async throws -> [String] {
        let connection = try await office.connect(as: .web)
        defer { Task { await connection.close() } }
        let context = office.genuineContext(caller)
        return try await connection.run { session in
            try session.transaction { session in
                let signed = context(session.backendProcess)
                _ = try session.query(Statement("select guard.enter($1)"), [.text(signed)])
                return try session.query(Statement(sql)).map { try $0.textOrNil(0) ?? "∅" }
            }
        }
    }

    private static func planted(_ office: TestOffice) async throws -> Clue.ID {
        try await office.plantClue(PlantedPlace(receiver: office.county, destination: room)).clue
    }

    /// The token of a claim that takes up the clue as well.
    private static func claimed(
        _ clue: String, by member: Caller, for lease: String = "48 hours", _ office: TestOffice
    ) async throws -> String? {
        try await texts(
            "select token::text from queue.claim_clue('\(clue)', 1, '\(lease)', '', gen_random_uuid())", member, office
        ).first
    }

    /// As a release leaves the row of a clue.
    private static let onTheBoard =
        "update casework.clue set state = 'routed', holder_staff_id = null"

    /// As its return leaves it.
    private static let returned = """
        update casework.clue
        set state = 'returned', holder_staff_id = null, return_reason = 'no_substance'
        """

    /// What stands in the queue, read behind its walls; the time as the difference to now, in seconds.
    private static func rows(_ sql: String, _ office: TestOffice) async throws -> [String] {
        let now = "timestamptz 'epoch' + \(office.clock.now.microsecondsSinceEpoch) * interval '1 microsecond'"
        return try await Catalogue.names(sql.replacing(":now", with: "(\(now))"), office.admin)
    }

    private static let waiting = """
        select concat_ws(' ', r.stage, r.lane, r.subject_id, extract(epoch from r.ready_at - :now)::bigint)
        from queue.ready as r
        order by 1
        """
    private static let lanes = "select l.stage || ' ' || l.lane from queue.lane as l order by 1"

    @Test func `JB-25 whoever claims and lets go by SQL of their own makes a clue neither older nor younger`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clue = try await Self.planted(office).rawValue
            office.clock.advance(seconds: 600)
            let member = office.member(of: Self.room.room)
            let token = try #require(try await Self.claimed(clue, by: member, for: "1000 years", office))
            let lease = """
                select concat_ws(
                    ' ', extract(epoch from l.ready_at - :now)::bigint, extract(epoch from l.taken_at - :now)::bigint,
                    extract(epoch from l.leased_until - :now)::bigint
                )
                from queue.lease as l
                """
            #expect(try await Self.rows(lease, office) == ["-600 0 \(720 * 3600)"])
            office.clock.advance(seconds: 60)
            try await office.plant(Self.onTheBoard)
            let back = "queue.give_back('handle', '\(clue)', \(token), '1970-01-01')"
            #expect(try await Self.texts("select \(back)::text", member, office) == ["true"])
            #expect(try await Self.rows(Self.waiting, office) == ["handle O420281-J1 \(clue) -660"])
        }
    }

    private static let places = """
        select concat_ws(' ', x.place, x.stage, x.subject_id, x.holder)
        from (
            select 'ready' as place, r.stage, r.subject_id, null as holder from queue.ready as r
            union all
            select 'lease', l.stage, l.subject_id, l.holder from queue.lease as l
            union all
            select 'waiting', w.stage, w.subject_id, w.reason from queue.waiting as w
            union all
            select 'parked', k.stage, k.subject_id, k.reason from queue.parked as k
            union all
            select 'done', d.stage, null, d.outcome from queue.done as d
        ) as x
        order by 1
        """

    /// Everybody whose business a clue of the first room might be.
    private static func people(_ office: TestOffice) -> [Caller] {
        [
            office.member(of: room.room), office.member(of: room.room, 1), office.member(of: Room.ID("O420281-J2")),
            office.deputy, office.head, office.lead, office.clerk, office.supervisor, office.auditor,
            office.first(.roomMember, in: office.neighbour), office.cityLead,
        ]
    }

    @Test func `JB-25 nobody takes a clue out of the queue by SQL without taking it up`() async throws {
        try await TestDatabase.withOffice { office in
            let clue = try await Self.planted(office).rawValue
            let before = try await Self.rows(Self.places, office)
            #expect(before == ["ready handle \(clue)"])
            for caller in Self.people(office) {
                let staff = try #require(caller.staff).staff.rawValue
                let take = "select queue.take_one('handle', '\(clue)', '\(staff)', now(), '1 hour')::text"
                #expect(try await Self.texts(take, caller, office) == ["∅"], "\(caller)")
            }
            #expect(try await Self.rows(Self.places, office) == before)
            #expect(try await Self.claimed(clue, by: office.member(of: Self.room.room), office) != nil)
        }
    }

    @Test func `JB-25 a claim ends and goes back along with the state of its clue, by whoever's SQL`() async throws {
        try await TestDatabase.withOffice { office in
            let member = office.member(of: Self.room.room)
            let staff = try #require(member.staff).staff.rawValue
            let ends: [(sql: String, told: [String], left: String)] = [
                (Self.onTheBoard, ["false", "true"], "ready handle :clue"),
                (Self.returned, ["true", "false"], "done handle done"),
            ]
            for (sql, told, left) in ends {
                let clue = try await Self.planted(office).rawValue
                let token = try #require(try await Self.claimed(clue, by: member, office))
                let moves = [
                    "finish('handle', '\(clue)', \(token))", "give_back('handle', '\(clue)', \(token), now())",
                ]
                for caller in Self.people(office) {
                    for move in moves {
                        let answer = try await Self.texts("select queue.\(move)::text", caller, office)
                        #expect(answer == ["false"], "\(move) by \(caller)")
                    }
                }
                #expect(try await Self.rows(Self.places, office) == ["lease handle \(clue) \(staff)"])
                try await office.plant(sql)
                var answers: [String] = []
                for move in moves { answers += try await Self.texts("select queue.\(move)::text", member, office) }
                #expect(answers == told, "\(sql)")
                let expected = left.replacing(":clue", with: clue)
                #expect(try await Self.rows(Self.places, office) == [expected])
                try await office.plant("delete from queue.ready; delete from queue.done")
            }
        }
    }

    @Test func `a clue is put into no lane but its room's, at no other time than now, and once`() async throws {
        try await TestDatabase.withOffice { office in
            let clue = try await Self.planted(office).rawValue
            let member = office.member(of: Self.room.room)
            let lanes = try await Self.rows(Self.lanes, office)
            let put = { @Sendable (lane: String) in
                "select queue.enqueue('handle', '{\(lane)}', '{1}', '{\(clue)}', '1970-01-01')::text"
            }
            let attempt: @Sendable (String, Caller) async -> String? = { lane, caller in
                await TestDatabase.refusedRule { _ = try await Self.texts(put(lane), caller, office) }
            }
            #expect(await attempt(Self.room.room.rawValue, member) == "ready_subject_waits_once")
            try await office.plant("delete from queue.ready")
            for lane in ["anything", "O420281-J2", "O420281"] {
                #expect(await attempt(lane, member) == "ready_lane_is_its_own", "\(lane)")
            }
            // What is no business of theirs is refused as what is not there.
            for caller in [office.first(.roomMember, in: office.neighbour), office.auditor, .publicVisitor] {
                #expect(await attempt(Self.room.room.rawValue, caller) == "ready_lane_is_its_own", "\(caller)")
            }
            #expect(try await Self.rows(Self.waiting, office) == [])
            #expect(try await Self.rows(Self.lanes, office) == lanes)
            #expect(await attempt(Self.room.room.rawValue, member) == nil)
            #expect(try await Self.rows(Self.waiting, office) == ["handle O420281-J1 \(clue) 0"])
            try await office.plant("delete from queue.ready")
            let staff = try #require(member.staff).staff.rawValue
            try await office.plant("update casework.clue set state = 'claimed', holder_staff_id = '\(staff)'")
            let held = await attempt(Self.room.room.rawValue, member)
            #expect(held == "ready_lane_is_its_own", "what waits for no room waits in none")
            #expect(try await Self.rows(Self.waiting, office) == [])
        }
    }

    @Test func `a report that somebody registers is read in the lane of their organ and in no other`() async throws {
        try await TestDatabase.withOffice { office in
            let (store, county, year) = (office.store, office.county, office.clock.today.year)
            let draft = office.draft()
            let register: @Sendable (String) async throws -> Void = { lane in
                let nonce: Identifier<Never> = office.world.newID()
                try await store.transaction(as: office.clerk) { transaction in
                    let number = try transaction.nextNumber(.report, of: county, year: year)
                    let report = try store.seal(
                        draft, for: county, number: ReportNumber(year: year, number: number), source: .desk,
                        key: .form(nonce.rawValue), queryCode: nil)
                    try transaction.insert([report])
                    try transaction.enqueue(.read, [(id: report.id.rawValue, lane: lane, priority: .normal)])
                }
            }
            for lane in ["anything", office.neighbour.rawValue] {
                let rule = await TestDatabase.refusedRule { try await register(lane) }
                #expect(rule == "ready_lane_is_its_own", "\(lane)")
            }
            try await register(county.rawValue)
            #expect(try await Self.rows(Self.lanes, office) == ["read O420281"])
            let other = try await office.plantReport(in: county).rawValue
            let late = "select queue.enqueue('read', '{anything}', '{1}', '{\(other)}', '1970-01-01')::text"
            let rule = await TestDatabase.refusedRule { _ = try await Self.texts(late, office.clerk, office) }
            #expect(rule == "ready_lane_is_its_own", "another transaction registered it")
            #expect(try await Self.rows(Self.waiting, office).count == 1)
            #expect(try await Self.rows(Self.lanes, office) == ["read O420281"])
        }
    }

    @Test func `JB-17 HS-26 since when a clue is held is seen by whoever sees the clue, and of other steps by nobody`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let clue = try await Self.planted(office).rawValue
            let lead = try #require(office.lead.staff).staff
            let kept = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room, barred: Barred(staff: [lead]))
            ).clue.rawValue
            let member = office.member(of: Self.room.room)
            for id in [clue, kept] { #expect(try await Self.claimed(id, by: member, office) != nil) }
            try await office.plant(
                """
                insert into queue.lease (
                    subject_id, stage, cell_id, token, lane, class, holder, attempt, leased_until, ready_at, taken_at
                )
                select l.subject_id, 'read', l.cell_id, 1, l.lane, 3, 'worker', 1, l.leased_until, l.ready_at, l.taken_at
                from queue.lease as l
                """)
            let seen = """
                select concat_ws(' ', l.stage, l.subject_id, extract(epoch from l.leased_until - l.taken_at)::integer)
                from queue.lease as l
                order by 1
                """
            let both = [clue, kept].sorted().map { "handle \($0) 172800" }
            let rows: [(String, Caller, [String])] = [
                ("its room", member, both), ("deputy", office.deputy, both), ("head", office.head, both),
                ("case supervision", office.supervisor, both),
                ("who is kept from one", office.lead, both.filter { $0.contains(clue) }),
                ("another room", office.member(of: Room.ID("O420281-J2")), []),
                ("neighbour", office.first(.roomMember, in: office.neighbour), []), ("city", office.cityLead, []),
                ("auditor", office.auditor, []), ("administrator", office.administrator, []),
                ("public", .publicVisitor, []),
            ]
            for (name, caller, expected) in rows {
                #expect(try await Self.texts(seen, caller, office) == expected, "\(name)")
            }
            for hidden in ["token", "holder", "lane", "ready_at"] {
                let sql = "select l.\(hidden)::text from queue.lease as l"
                await #expect(throws: (any Error).self, "\(hidden)") { _ = try await Self.texts(sql, member, office) }
            }
            let later = "update queue.lease set leased_until = now()"
            await #expect(throws: (any Error).self) { _ = try await Self.texts(later, member, office) }
        }
    }
}
