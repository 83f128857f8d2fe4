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
            #expect(refused.reason.zh == "下列机关或者内设机构还有未办结的件，不能撤销：\(name)（线索1件）")
            #expect(
                refused.reason.en == "Open work lies at organs or rooms that this directory ends: \(name) (1 clue)")
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
}
