import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Open work of an organ or room that a directory ends is not forgotten.
@Suite struct EndedTests {
    private static let (former, heir) = (Room.ID("O420281-J2"), Room.ID("O420281-J3"))
    private static let organ = Organ.ID("T420281X")

    /// The directory in force, with the day on which a room ends.
    private static func roomEnds(_ desk: Desk, in days: Int) throws -> Organisation {
        var span = try #require(desk.office.directory.span(.room, former.rawValue))
        span.until = desk.today.adding(days: days)
        span.successor = heir.rawValue
        return try Organisation(desk.office.directory, spans: [span])
    }

    /// The same, with an organ that is listed no more and ends on a day.
    private static func organEnds(_ desk: Desk, in days: Int) throws -> Organisation {
        let from = desk.today.adding(days: -400)
        let span = Directory.Span(
            .organ, organ.rawValue, from: from, until: desk.today.adding(days: days), name: "虚构街道纪工委",
            level: .township, division: Division.ID("420281"), organ: desk.office.county, successor: "T42028103J")
        return try Organisation(desk.office.directory, spans: [span])
    }

    private struct Refused: Equatable {
        let reason: Bilingual
        let remedy: Bilingual
    }

    /// - Returns: nil when it was loaded.
    private static func refusal(
        _ desk: Desk, _ organisation: Organisation, _ document: String
    ) async throws -> Refused? {
        do {
            _ = try await LoadDirectory(desk.office.store)(
                organisation, document: document, calendar: desk.office.calendar)
            return nil
        } catch OperationError.refused(let reason, let remedy) {
            return Refused(reason: reason, remedy: remedy)
        }
    }

    @Test func `DW-ending a room with a clue does not end before the clue is moved to another room`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let name = try #require(desk.office.directory[Self.former]?.name)
            let before = try await desk.snapshot()
            let refused = try #require(try await Self.refusal(desk, Self.roomEnds(desk, in: 0), "ended"))
            #expect(refused.reason.zh == "下列机关或者内设机构还有未办结的件，不能撤销，也不能划归其他机关：\(name)（线索1件）")
            #expect(
                refused.reason.en
                    == "Open work lies at organs or rooms that this directory ends or moves to another organ: "
                    + "\(name) (1 clue)")
            #expect(refused.remedy.zh.contains("改派到其他室") && refused.remedy.en.contains("another room"))
            let changed = try await desk.snapshot().changes(since: before)
            #expect(changed.isDisjoint(with: ["directory.document", "directory.room", "directory.span"]))

            let dropped = Organisation(try desk.office.directory.without([Self.former]))
            let again = try #require(try await Self.refusal(desk, dropped, "dropped"))
            #expect(again.reason == refused.reason, "dropped without a word")

            try await HandleClue(desk.context).move(clue, to: Self.heir, as: desk.deputy)
            #expect(try await Self.refusal(desk, Self.roomEnds(desk, in: 0), "ended") == nil)
            let ended = "select r.ended_on::text from directory.room as r where r.room_id = '\(Self.former.rawValue)'"
            #expect(try await desk.texts(ended) == [desk.today.description])
        }
    }

    @Test func `DW-ending a later day is accepted, and what is still open is told until nothing is`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let load = LoadDirectory(desk.office.store)
            #expect(try await Self.refusal(desk, Self.roomEnds(desk, in: 30), "later") == nil)
            let open = try await load.stillOpen()
            #expect(open.map(\.place) == [.init(.room, Self.former.rawValue)])
            #expect(open.map(\.work) == [[.clue: 1]])
            #expect(open.first?.reminder.en == "Ends on \(desk.today.adding(days: 30)); still open: 1 clue")
            try await HandleClue(desk.context).move(clue, to: Self.heir, as: desk.deputy)
            #expect(try await load.stillOpen().isEmpty)
        }
    }

    @Test(arguments: ["concluded", "fed_back", "archived"])
    func `DW-ending a room whose clues are finished ends, archived ones too`(state: String) async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            try await desk.office.plant(
                """
                update casework.clue
                set
                    state = '\(state)', holder_staff_id = 'S1', conclusion = 'educated', concluded_at = routed_at,
                    archived_from = case when '\(state)' = 'archived' then 'concluded' end,
                    archived_at = case when '\(state)' = 'archived' then routed_at end
                where clue_id = '\(clue.rawValue)'
                """)
            #expect(try await Self.refusal(desk, Self.roomEnds(desk, in: 0), "ended") == nil)
        }
    }

    @Test func `DW-ending an organ with an undecided report does not end, and the refusal names nobody`() async throws {
        try await Desk.open { desk in
            #expect(try await Self.refusal(desk, Self.organEnds(desk, in: 30), "later") == nil)
            _ = try await desk.office.plantReport(in: Self.organ)
            let refused = try #require(try await Self.refusal(desk, Self.organEnds(desk, in: 0), "today"))
            #expect(refused.reason.zh.hasSuffix("虚构街道纪工委（未决定来件1件）"))
            #expect(refused.reason.en.hasSuffix("虚构街道纪工委 (1 report)"))
            for word in ["郑测试", "赵被告", "某村"] { #expect(!refused.reason.zh.contains(word)) }
            #expect(try await Self.refusal(desk, Self.organEnds(desk, in: 40), "later still") == nil)
        }
    }

    @Test func `DW-ending past the operation the database refuses it too, whoever writes`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed()
            let ended = try Self.roomEnds(desk, in: 0)
            let later = try Self.roomEnds(desk, in: 1)
            let broken = await TestDatabase.refusedRule {
                _ = try await desk.office.store.transaction(as: .system) {
                    try $0.store(ended, document: "by hand", roles: [:])
                }
            }
            #expect(broken == "room_has_no_open_work")
            let allowed = await TestDatabase.refusedRule {
                _ = try await desk.office.store.transaction(as: .system) {
                    try $0.store(later, document: "by hand", roles: [:])
                }
            }
            #expect(allowed == nil)
        }
    }

    @Test func `DW-ending a room with a clue does not go to another organ`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let moved = Organisation(try desk.office.directory.moving(Self.former, to: desk.office.city))
            let refused = try #require(try await Self.refusal(desk, moved, "moved"))
            #expect(refused.reason.zh.hasSuffix("（线索1件）") && refused.reason.zh.contains("划归其他机关"))
            try await HandleClue(desk.context).move(clue, to: Self.heir, as: desk.deputy)
            #expect(try await Self.refusal(desk, moved, "moved") == nil)
            let organ = "select r.organ_id from directory.room as r where r.room_id = '\(Self.former.rawValue)'"
            #expect(try await desk.texts(organ) == [desk.office.city.rawValue])
        }
    }

    @Test func `DW-ending behind the day every directory is refused until nothing lies there, or a later day is named`()
        async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            #expect(try await Self.refusal(desk, Self.roomEnds(desk, in: 1), "tomorrow") == nil)
            desk.office.clock.advance(days: 3)
            let refused = try #require(try await Self.refusal(desk, Self.roomEnds(desk, in: -2), "another"))
            #expect(refused.reason.zh.hasSuffix("（线索1件）"))
            #expect(try await Self.refusal(desk, Self.roomEnds(desk, in: 5), "later") == nil)
            try await HandleClue(desk.context).move(clue, to: Self.heir, as: desk.deputy)
            #expect(try await Self.refusal(desk, Self.roomEnds(desk, in: -2), "another") == nil)
        }
    }

    @Test func `HS-4 what a directory drops without a word ends on the day of its loading, a room with its organ`()
        async throws
    {
        try await Desk.open { desk in
            let dropped = Organisation(try desk.office.directory.without([Self.former]))
            #expect(try await Self.refusal(desk, dropped, "dropped") == nil)
            let end = "select r.ended_on::text from directory.room as r where r.room_id = '\(Self.former.rawValue)'"
            #expect(try await desk.texts(end) == [desk.today.description])
            #expect(try await Self.refusal(desk, Organisation(desk.office.directory), "back") == nil)
            #expect(try await desk.texts("select coalesce((\(end)), 'stands')") == ["stands"])
        }
    }

    // MARK: - The day comes

    /// A program that runs on with the organisation that was loaded.
    private static func running(_ desk: Desk, _ organisation: Organisation) -> OperationContext {
        let office = desk.office
        return OperationContext(
            store: office.store, organisation: organisation, calendar: office.calendar, cell: "4202",
            world: office.world)
    }

    @Test func `DW-ending a day that passes with open work raises an alarm once, and ends no account`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.routed().clue
            let ends = try Self.roomEnds(desk, in: 1)
            #expect(try await Self.refusal(desk, ends, "tomorrow") == nil)
            let follow = FollowDirectory(Self.running(desk, ends))
            #expect(try await follow() == .nothing)
            desk.office.clock.advance(days: 1)
            #expect(try await follow() == .waits(told: 2))
            #expect(try await follow() == .waits(told: 0), "each is told once")
            desk.office.clock.advance(days: 1)
            #expect(try await follow() == .waits(told: 0), "and not day after day")
            let told = "select concat_ws(' ', a.kind, a.organ_id, a.told_organ_id, a.audience) from casework.alarm as a"
            #expect(
                try await Set(desk.texts(told)) == [
                    "work_left O420281 O420281 auditor", "work_left O420281 O420200 upper_office",
                ])
            #expect(try await Alarms(desk.context)(as: desk.cityLead).map(\.kind) == [.workLeft])
            let room = "select s.room_id from directory.staff as s where s.staff_id = '\(desk.holder.staff.rawValue)'"
            #expect(try await desk.texts(room) == [Self.former.rawValue], "whoever works there can finish it")

            try await HandleClue(desk.context).move(clue, to: Self.heir, as: desk.deputy)
            #expect(try await follow() == .followed)
            #expect(try await desk.texts("select coalesce((\(room)), 'none')") == ["none"])
            let posts = """
                select count(*)::text from directory.appointment as a
                where a.room_id = '\(Self.former.rawValue)' and a.to_on is null
                """
            #expect(try await desk.texts(posts) == ["0"])
            let followed = "select e.action from audit.log as e where e.action = 'directory.follow'"
            #expect(try await desk.texts(followed).count == 1)
            #expect(try await follow() == .nothing)
        }
    }

    @Test func `HS-4 what changes on a later day is in the rows from that day on, and not before`() async throws {
        try await Desk.open { desk in
            var before = try #require(desk.office.directory.span(.room, Self.heir.rawValue))
            let now = try #require(before.name)
            before.name = "旧称监督室"
            before.until = desk.today.adding(days: 1)
            let renamed = try Organisation(desk.office.directory, spans: [before])
            #expect(try await Self.refusal(desk, renamed, "renamed") == nil)
            let name = "select r.name from directory.room as r where r.room_id = '\(Self.heir.rawValue)'"
            #expect(try await desk.texts(name) == ["旧称监督室"])
            let leaver = desk.clerk.staff
            _ = try await HandOverPost(desk.context)(
                from: leaver, to: desk.secondClerk.staff, seen: 0, as: desk.deputy)
            desk.office.clock.advance(days: 1)
            #expect(try await FollowDirectory(Self.running(desk, renamed))() == .followed)
            #expect(try await desk.texts(name) == [now])
            let account = """
                select concat_ws(' ', s.active, count(a.to_on), count(*))
                from directory.staff as s
                join directory.appointment as a on a.staff_id = s.staff_id
                where s.staff_id = '\(leaver.rawValue)'
                group by s.active
                """
            #expect(try await desk.texts(account) == ["f 1 1"], "whoever handed over stays out")
        }
    }

    // MARK: - Nothing new

    @Test func `HS-4 nothing is registered or drafted where there is no organ or room any more`() async throws {
        try await Desk.open { desk in
            let heir = try #require(desk.office.directory[Self.heir]?.name)
            let room = Self.running(desk, try Self.roomEnds(desk, in: 0))
            let draft = FollowRecommendation.Draft(
                kind: .discipline, ground: .manyReports, clue: nil,
                text: Recommendation.Text(
                    addressee: "保安镇党委", facts: "基本情况", findings: "查明的事实", advice: "健全制度"),
                namesNoReporter: true)
            let organ = Self.running(desk, try Self.organEnds(desk, in: 0))
            let clerk = StaffCaller(staff: Staff.ID("X1"), organ: Self.organ, room: nil, roles: [.registrar])
            let before = try await desk.snapshot()
            let refusals = [
                await #expect(throws: OperationError.self) {
                    try await FollowRecommendation(room).draft(draft, as: desk.holder)
                },
                await #expect(throws: OperationError.self) {
                    _ = try await RegisterReport(organ)(
                        .townshipCadre, form: "f1", isFreeOfStateSecrets: true, as: clerk)
                },
                await #expect(throws: OperationError.self) {
                    _ = try await RegisterSealed(organ)(
                        .upperLevel, channel: .letter, receivedOn: desk.today, sheets: 1, form: "f2", as: clerk)
                },
            ]
            for (refusal, successor) in zip(refusals, [heir, "金湖", "金湖"]) {
                guard case .refused(let reason, let remedy) = try #require(refusal) else {
                    Issue.record("refused with who took over: \(String(describing: refusal))")
                    continue
                }
                #expect(reason.zh.contains("已撤销") && remedy.zh.contains(successor))
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `HS-4 where the database notices first it is refused in the same words`() async throws {
        try await Desk.open { desk in
            try await desk.office.plant(
                "update directory.organ set ended_on = '2020-01-01' where organ_id = '\(desk.office.county.rawValue)'")
            let error = await #expect(throws: OperationError.self) { try await desk.register(.townshipCadre) }
            guard case .refused(let reason, let remedy) = try #require(error) else {
                Issue.record("refused")
                return
            }
            #expect(reason.zh.contains("已撤销，不再接收新件") && remedy.zh.contains("沿革"))
        }
    }
}

extension Directory {
    /// The same with a room of another organ; whoever worked there has none.
    fileprivate func moving(_ moved: Room.ID, to organ: Organ.ID) throws -> Directory {
        try Directory(
            divisions: divisions, organs: organs,
            rooms: rooms.map { room in
                guard room.id == moved else { return room }
                return Room(id: room.id, organ: organ, name: room.name, kind: room.kind, links: room.links, staff: [])
            },
            staff: staff.map { person in
                Staff(
                    id: person.id, name: person.name, post: person.post, organ: person.organ,
                    room: person.room == moved ? nil : person.room)
            }, townships: townships, units: units)
    }
}
