import CaseStore
import Casework
import TestDatabase
import Testing

/// Lists go on page by page: whoever walks one sees each row once, in its order, whatever comes in meanwhile.
@Suite struct ListPageTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))
    /// Works in that room.
    private static let holder = Staff.ID("S1363")

    /// Every row of a list, page by page.
    ///
    /// - Parameter most: rows of the largest page.
    private static func walk<Element: Sendable, Cursor: Sendable>(
        most: Int, _ page: (Cursor?) async throws -> ListPage<Element, Cursor>
    ) async throws -> [Element] {
        var rows: [Element] = []
        var cursor: Cursor?
        for turn in 0..<100 {
            let found = try await page(cursor)
            #expect(found.count <= most && (found.count == most || found.next == nil))
            #expect(turn == 0 || !found.isEmpty, "no page is empty")
            rows += found.map { $0 }
            cursor = found.next
            if cursor == nil { return rows }
        }
        Issue.record("the list has no end")
        return rows
    }

    // MARK: - Boards

    @Test func `a board is walked in its order, each clue once, while others come in`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.copyClue(planted, 1...24, heldBy: Self.holder)
            let head = office.head
            let before = try await office.store.transaction(as: head) { try $0.board(.all).map(\.clue) }
            #expect(before.count == 25)
            #expect(zip(before, before.dropFirst()).allSatisfy { Self.key($0) < Self.key($1) })
            var latest = 100
            let seen = try await Self.walk(most: 4) { (cursor: BoardCursor?) -> ListPage<BoardRow, BoardCursor> in
                let page = try await office.store.transaction(as: head) { try $0.board(.all, after: cursor, limit: 4) }
                try await office.copyClue(planted, latest...latest, heldBy: Self.holder)
                latest += 1
                return page
            }
            let known = Set(before.map(\.clue.id))
            #expect(seen.map(\.clue.clue.id).filter(known.contains) == before.map(\.clue.id))
            #expect(Set(seen.map(\.clue.clue.id)).count == seen.count, "no clue came twice")
        }
    }

    /// What a board is sorted by, written once more.
    private static func key(_ record: ClueRecord) -> (Int, Int, Instant, Clue.ID) {
        let end =
            switch record.clue.state {
            case .concluded, .fedBack, .archived: 1
            case .routed, .claimed, .returnRequested, .returned, .planProposed, .underWay, .held, .resultProposed: 0
            }
        return (end, record.priority.rawValue, record.routedAt, record.clue.id)
    }

    @Test func `each view of a board has its own clues, and is counted whole`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.copyClue(planted, 1...12, heldBy: Self.holder)
            let holder = office.caller(Self.holder)
            let counts = try await office.store.transaction(as: holder) { try $0.boardCounts() }
            #expect(counts.all == 13 && counts.toClaim == 7 && counts.mine == 3)
            for view in BoardView.allCases {
                let seen = try await Self.walk(most: 2) { (cursor: BoardCursor?) in
                    try await office.store.transaction(as: holder) { try $0.board(view, after: cursor, limit: 2) }
                }
                #expect(seen.count == counts[view], "\(view)")
            }
        }
    }

    @Test func `a filter sees all clues, and not only those of a page`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.copyClue(planted, 1...30, heldBy: Self.holder)
            // Of the clocks of one clue, the nearest counts.
            try await office.startClock(ofClues: 1001...1005, endingIn: -2)
            try await office.startClock(ofClues: 1006...1009, endingIn: 3)
            try await office.startClock(ofClues: 1010...1020, endingIn: 4)
            let (head, soon) = (office.head, office.clock.today.adding(days: 3))
            let numbers: @Sendable (BoardFilter) async throws -> [Int] = { filter in
                try await Self.walk(most: 3) { (cursor: BoardCursor?) in
                    try await office.store.transaction(as: head) { try $0.board(.all, filter, after: cursor, limit: 3) }
                }.map(\.clue.number.number).sorted()
            }
            #expect(try await numbers(BoardFilter(dueBy: soon)) == Array(1001...1009))
            let integrity = (1...30).filter { $0 % 3 == 0 }.map { 1000 + $0 }
            #expect(try await numbers(BoardFilter(category: "廉洁纪律")) == integrity)
            let both = BoardFilter(category: "廉洁纪律", dueBy: soon)
            #expect(try await numbers(both) == integrity.filter { $0 <= 1009 })
            #expect(try await numbers(BoardFilter(category: "生活纪律")).isEmpty)
        }
    }

    @Test func `the categories of a view are those of its clues, each once`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.copyClue(planted, 1...24, heldBy: Self.holder)
            // What is left of one category is finished.
            try await office.script(
                "update casework.clue set category = '群众纪律' where category = '廉洁纪律' and state <> 'concluded'"
            )
            let (head, stranger) = (office.head, office.first(.head, in: office.neighbour))
            let found = try await office.store.transaction(as: head) { transaction in
                try [BoardView.toClaim, .all].map { Set(try transaction.boardCategories($0)) }
            }
            #expect(found == [["群众纪律"], ["群众纪律", "廉洁纪律"]])
            #expect(try await office.store.transaction(as: stranger) { try $0.boardCategories(.all) }.isEmpty)
        }
    }

    // MARK: - Lists of the petition office

    @Test func `an inbox is walked in its order, each report once, while others come in`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.plantReports(in: office.county, 1...9)
            try await office.plantReports(in: office.county, 10...16, .importFile)
            try await office.script(
                """
                update casework.report
                set
                    priority = 1 + register_number % 4,
                    received_at = received_at + register_number % 3 * interval '1 hour'
                """
            )
            let store = office.store
            for hand in 1...3 {
                try await store.transaction(as: .publicVisitor) { transaction in
                    try transaction.insert([
                        try store.seal(
                            office.draft(), for: office.county, number: nil, source: .publicPage,
                            key: .form("hand-\(hand)"), queryCode: nil
                        )
                    ])
                }
            }
            let lead = office.lead
            let before = try await store.transaction(as: lead) { try $0.inbox().map(\.report) }
            #expect(before.count == 19)
            let urgent = before.prefix { $0.priority == .urgent }
            #expect(urgent.count == 4 && before.dropFirst(4).prefix(3).allSatisfy { $0.number == nil })
            #expect(before.suffix(5).allSatisfy { $0.source == .importFile })
            var latest = 100
            let seen = try await Self.walk(most: 3) { (cursor: InboxCursor?) -> ListPage<InboxRow, InboxCursor> in
                let page = try await store.transaction(as: lead) { try $0.inbox(after: cursor, limit: 3) }
                try await office.plantReports(in: office.county, latest...latest)
                latest += 1
                return page
            }
            let known = Set(before.map(\.report.id))
            #expect(seen.map(\.report.report.id).filter(known.contains) == before.map(\.report.id))
            #expect(Set(seen.map(\.report.report.id)).count == seen.count, "no report came twice")
        }
    }

    @Test func `what was passed on waits where it is now, and stays in the register that numbered it`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.plantReports(in: office.county, 1...2)
            try await office.plant(
                "update casework.report set holder_organ_id = '\(office.neighbour.rawValue)' where register_number = 2"
            )
            for (organ, waiting, registered) in [(office.county, [1], [2, 1]), (office.neighbour, [2], [2])] {
                let lead = office.first(.petitionLead, in: organ)
                let (inbox, register, counts) = try await office.store.transaction(as: lead) { transaction in
                    (
                        try transaction.inbox().compactMap { $0.report.number?.number },
                        try transaction.register().compactMap { $0.report.number?.number },
                        try transaction.reportCounts()
                    )
                }
                #expect(inbox == waiting && register == registered && counts.awaitingTriage == waiting.count)
            }
        }
    }

    @Test func `a register is walked from the newest number, also where two organs gave the same one`() async throws {
        try await TestDatabase.withOffice { office in
            let township = office.township
            try await office.plantReports(in: office.county, 1...9)
            try await office.plantReports(in: township, 3...8)
            try await office.plant(
                """
                update casework.report set holder_organ_id = '\(office.county.rawValue)'
                where receiver_organ_id = '\(township.rawValue)'
                """
            )
            let clerk = office.clerk
            let before = try await office.store.transaction(as: clerk) { try $0.register().map(\.report) }
            #expect(before.compactMap { $0.number?.number } == [9, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 1])
            var latest = 50
            let seen = try await Self.walk(most: 2) { (cursor: RegisterCursor?) -> ListPage<InboxRow, RegisterCursor> in
                let page = try await office.store.transaction(as: clerk) { try $0.register(after: cursor, limit: 2) }
                try await office.plantReports(in: office.county, latest...latest)
                latest += 1
                return page
            }
            #expect(
                seen.map(\.report.report.id) == before.map(\.report.id), "newer numbers stand before the first page")
        }
    }

    @Test func `notices are walked from the most pressing one that waits to the oldest that is settled`() async throws {
        try await TestDatabase.withOffice { office in
            let place = PlantedPlace(receiver: office.county, destination: Self.room)
            for _ in 0..<3 { _ = try await office.plantClue(place) }
            office.clock.advance(days: -1)
            _ = try await office.plantClue(place)
            try await office.script(
                """
                insert into casework.notice (
                    notice_id, cell_id, report_id, organ_id, kind, state, due_on, prepared_at, template_version
                )
                select
                    gen_random_uuid(), n.cell_id, n.report_id, n.organ_id, n.kind, 'withdrawn', n.due_on + p.place % 4,
                    n.prepared_at, n.template_version
                from casework.notice as n
                cross join generate_series(1, 5) as p (place)
                """
            )
            let lead = office.lead
            let before = try await office.store.transaction(as: lead) { try $0.notices().map { $0 } }
            #expect(before.count == 24 && before.prefix(4).allSatisfy { $0.state == .draft })
            let days = before.map { notice in
                let day: CivilDate? = notice.dueOn
                return day?.daysSinceEpoch ?? 0
            }
            #expect(Array(days.prefix(4)) == days.prefix(4).sorted())
            #expect(Array(days.dropFirst(4)) == days.dropFirst(4).sorted(by: >))
            let seen = try await Self.walk(most: 5) { (cursor: NoticeCursor?) in
                try await office.store.transaction(as: lead) { try $0.notices(after: cursor, limit: 5) }
            }
            #expect(seen.map(\.id) == before.map(\.id))
        }
    }

    @Test func `a sealed register is walked from its newest line`() async throws {
        try await TestDatabase.withOffice { office in
            let (clerk, county, upward) = (office.clerk, office.county, office.upwardClock)
            try await office.store.transaction(as: clerk) { transaction in
                for line in 1...7 {
                    _ = try transaction.insertSealed(
                        ground: .upperLevel, organ: county, channel: .letter, receivedOn: transaction.today,
                        clock: upward, key: .form("line-\(line)")
                    )
                }
            }
            let seen = try await Self.walk(most: 3) { (cursor: SealedCursor?) in
                try await office.store.transaction(as: clerk) { try $0.sealedLines(after: cursor, limit: 3) }
            }
            #expect(seen.map(\.number) == [7, 6, 5, 4, 3, 2, 1])
        }
    }

    // MARK: - Bounds and walls

    @Test func `a page has at least one row and no more than the bound, whatever is asked for`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.plantReports(in: office.county, 1...(StoreLimits.listRows + 1))
            let counts = try await office.store.transaction(as: office.clerk) { transaction in
                try [-1, 0, 1, 50, Int.max].map { try transaction.register(limit: $0).count }
            }
            #expect(counts == [1, 1, 1, 50, StoreLimits.listRows])
        }
    }

    @Test func `a cursor opens nothing: strangers see no row behind it`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: Self.room))
            try await office.copyClue(planted, 1...3, heldBy: Self.holder)
            try await office.plantReports(in: office.county, 2...5)
            let (clue, report) = try await office.store.transaction(as: office.lead) { transaction in
                (try transaction.board(.all, limit: 1).next, try transaction.register(limit: 1).next)
            }
            #expect(clue != nil && report != nil)
            for organ in [office.neighbour, office.city, office.township] {
                let lead = office.first(.petitionLead, in: organ)
                let rows = try await office.store.transaction(as: lead) { transaction in
                    try transaction.board(.all, after: clue).count + transaction.register(after: report).count
                }
                #expect(rows == 0, "\(organ)")
            }
        }
    }
}
