import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

/// A subject stands in a stage once, and a double that got in all the same stops nobody.
@Suite struct DoubleStepTests {
    private typealias Work = LaneWork

    private static func put(_ id: String, _ office: TestOffice, in lane: String = "A") async throws {
        try await Work.act(office) { try $0.enqueue(.read, [(id: id, lane: lane, priority: .normal)]) }
    }

    /// As nothing puts it there any more.
    private static func plantDouble(of id: String, _ office: TestOffice) async throws {
        try await office.plant(
            """
            insert into queue.ready (stage, lane, class, subject_id, ready_at)
            values ('read', 'A', 3, '\(id)', '2026-03-02')
            """)
    }

    private static func waiting(_ office: TestOffice) async throws -> [String] {
        try await Work.texts("select r.subject_id::text from queue.ready as r order by r.seq", office)
    }

    @Test func `what waits, is held, was put off or is parked is not put into its stage again`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await Work.enqueue(1, "A", office)[0]
            let again: @Sendable (String) async throws -> Void = { place in
                let rule = await TestDatabase.refusedRule { try await Self.put(id, office, in: "B") }
                #expect(rule == "ready_subject_waits_once", "\(place)")
            }
            try await again("waits")
            let held = try #require(try await Work.take(1, office).first)
            try await again("held")
            try await Work.act(office) {
                try $0.snooze(.read, Report.ID(id), token: held.token, until: $0.now, reason: "later")
            }
            try await again("put off")
            #expect(try await Work.rescue(office) == 1)
            let job = try #require(try await Work.take(1, office).first)
            try await Work.act(office) { try $0.park(.read, Report.ID(id), token: job.token, reason: .corruptRow) }
            try await again("parked")
            #expect(try await Self.waiting(office) == [])
            try await Work.act(office) { try $0.enqueue(.clean, [(id: id, lane: "A", priority: .normal)]) }
            try await Work.act(office) { try $0.drop(.read, Report.ID(id)) }
            try await Self.put(id, office)
            #expect(try await Work.take(1, office).map(\.subject) == [id], "what ended may begin again")
        }
    }

    @Test func `nor is what somebody is claiming at that moment`() async throws {
        try await TestDatabase.withOffice { office in
            let id = try await Work.enqueue(1, "A", office)[0]
            let claim = "queue.take('read', '{A}', '{0,0,0,0}', 1, 'other', now(), '60 s', '1 h', null)"
            try await WithdrawnStepTests.during(claim, office) {
                let rule = await TestDatabase.refusedRule { try await Self.put(id, office) }
                #expect(rule == "ready_subject_waits_once")
            }
            #expect(try await Self.waiting(office) == [])
        }
    }

    @Test func `a double of what is held ends at the claim that meets it, and all others are claimed`() async throws {
        try await TestDatabase.withOffice { office in
            let ids = try await Work.enqueue(3, "A", office)
            let held = try #require(try await Work.take(1, office).first)
            try await Self.plantDouble(of: ids[0], office)
            #expect(try await Work.take(10, office).map(\.subject).sorted() == Array(ids[1...]).sorted())
            #expect(try await Self.waiting(office) == [])
            try await Self.plantDouble(of: ids[0], office)
            let token = try await Work.act(office) {
                try $0.takeOne(.read, Report.ID(ids[0]), holder: Staff.ID("S1"), lease: 60)
            }
            #expect(token == nil)
            try await Work.act(office) { try $0.finish(.read, Report.ID(ids[0]), token: held.token) }
        }
    }

    @Test func `a double of what comes back ends with it, and all others come back`() async throws {
        try await TestDatabase.withOffice { office in
            let ids = try await Work.enqueue(3, "A", office)
            _ = try await Work.take(2, office, lease: 60)
            let last = try #require(try await Work.take(1, office, lease: 60).first)
            try await Work.act(office) {
                try $0.retry(.read, Report.ID(last.subject), token: last.token, at: $0.now, reason: "unexpected")
            }
            for id in ids[1...] { try await Self.plantDouble(of: id, office) }
            office.clock.advance(seconds: 61)
            #expect(try await Work.rescue(office) == 3)
            #expect(try await Self.waiting(office).sorted() == ids.sorted())
            #expect(try await Work.take(10, office).count == 3)
            #expect(try await Work.rescue(office) == 0)
        }
    }
}
