import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// DW-search: a search finds what reading every report that the caller may open would find, no more and no less.
@Suite struct SearchScanTests {
    /// Words of few letters, so that they meet by chance.
    private struct Chance {
        var state: UInt64

        mutating func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }

        mutating func text(_ letters: [String], _ range: ClosedRange<Int>) -> String {
            (0..<(range.lowerBound + next(range.count))).map { _ in letters[next(letters.count)] }.joined()
        }
    }

    private static let letters = ["刘", "强", "鱼", "塘", "租", "a", "B", "7", "７", "，", " "]

    private static func draft(_ chance: inout Chance) -> ReportDraft {
        var draft = ReportDraft.townshipCadre
        draft.summary = chance.text(letters, 0...8)
        draft.text = chance.text(letters, 1...30)
        draft.place = chance.text(letters, 0...4)
        draft.accused = (0...chance.next(2)).map { _ in
            AccusedDraft(
                name: chance.text(letters, 1...3), unit: chance.text(letters, 0...3), post: chance.text(letters, 0...3))
        }
        draft.receivedOn = CivilDate.start.adding(days: -chance.next(900))
        return draft
    }

    /// Every report that the caller may open, read from the first to the last.
    private static func scan(
        _ query: SearchQuery, _ desk: Desk, as caller: StaffCaller
    ) async throws -> Set<Report.ID> {
        let all = try await desk.texts("select r.report_id::text from casework.report as r").map { Report.ID($0) }
        return try await desk.office.store.transaction(as: .staff(caller)) { transaction in
            var found: Set<Report.ID> = []
            for id in all {
                guard let content = try transaction.readableContent(of: id) else { continue }
                var fields = [
                    SearchField(.summary, content.summary), SearchField(.text, content.text),
                    SearchField(.place, content.place),
                ]
                for person in content.accused {
                    fields += [
                        SearchField(.accused, person.name), SearchField(.unit, person.unit),
                        SearchField(.post, person.post),
                    ]
                }
                if query.passages(in: fields) != nil { found.insert(id) }
            }
            return found
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `what is found is what reading everything finds, for everybody who may read`(seed: UInt64) async throws {
        try await Desk.open { desk in
            var chance = Chance(state: seed)
            var planted: [Report.ID] = []
            for _ in 0..<60 {
                let organ = chance.next(5) == 0 ? desk.office.city : desk.office.county
                planted.append(try await desk.office.plantReport(in: organ, Self.draft(&chance)))
            }
            var walls: [String] = []
            for id in planted {
                let wall =
                    switch chance.next(6) {
                    case 0: "barred_staff_ids = array['\(desk.clerk.staff.rawValue)', '\(desk.deputy.staff.rawValue)']"
                    case 1: "seal_asked_on = '2026-03-02', seal_ground = 1"
                    case 2: "barred_room_ids = array['O420281-J2']"
                    default: ""
                    }
                if !wall.isEmpty {
                    walls.append("update casework.report set \(wall) where report_id = '\(id.rawValue)'")
                }
            }
            try await desk.office.plant(walls.joined(separator: ";\n"))
            for _ in 0..<4 {
                var draft = Self.draft(&chance)
                (draft.accused, draft.receivedOn) = (ReportDraft.townshipCadre.accused, .start)
                (draft.summary, draft.text) = (Planted.text + draft.summary, Planted.text + draft.text)
                _ = try await desk.claimed(draft)
            }
            let people = [
                desk.clerk, desk.secondClerk, desk.lead, desk.deputy, desk.head, desk.holder, desk.member("O420281-J1"),
                desk.cityLead,
            ]
            var found = 0
            for _ in 0..<12 {
                let typed = chance.text(Self.letters, 2...3)
                guard let query = try? SearchQuery(typed) else { continue }
                for person in people {
                    let hits = try await SearchReportsTests.ids(typed, desk, as: person)
                    #expect(Set(hits).count == hits.count)
                    let read = try await Self.scan(query, desk, as: person)
                    #expect(Set(hits) == read, "\(typed) \(person.staff)")
                    found += hits.count
                }
            }
            #expect(found > 20, "they do meet")
        }
    }
}
