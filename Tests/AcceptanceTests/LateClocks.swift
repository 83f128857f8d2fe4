import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// Clocks that run out while a story goes on, found by the worker that watches them.

extension House {
    /// The first clock of a kind that was started for an item.
    func clock(_ kind: ClockKind, of subject: String) async throws -> StoredClock.ID {
        let clocks = try await office.store.transaction(as: .system) { transaction in
            try transaction.clocks(of: Clue.ID(subject)).filter { $0.kind == kind }.map(\.id)
        }
        return try #require(clocks.first)
    }

    /// Runs the watcher until a clock that ran out was told of up to a level.
    ///
    /// - Parameter reader: who reads that on the clock's page.
    @discardableResult
    func expectLate(
        _ kind: ClockKind, of subject: String, told level: OverdueLevel = .deputy, as reader: Caller
    ) async throws -> StoredClock.ID {
        let clock = try await clock(kind, of: subject)
        let staff = try #require(reader.staff)
        try await run([clockWatcher]) {
            try await OpenClock(context)(clock, as: staff).record.toldLevel == level
        }
        #expect(try await OpenClock(context)(clock, as: staff).record.isOverdue)
        return clock
    }

    /// The head approves that a room has a clue, which may then be late.
    func distribute(_ clue: String) async throws {
        #expect(try await distribute(clue, by: office.head) == 303)
    }
}

extension HS04DirectoryTests {
    @Test func `HS-4: the book shows who holds a post, and when somebody leaves the clue goes on with the next`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter()
            let (leaver, next) = (office.member(of: House.room, 1), office.member(of: House.room, 2))
            #expect(try await house.step(matter.clue, "claim", as: leaver) == 303)
            try await house.distribute(matter.clue)
            let former = try await house.browser(of: leaver)
            #expect(try await former.get(matter.page()).status == 200)
            house.goOn(to: 2026, 3, 3)

            let deputy = try await house.browser(of: office.deputy)
            let chart = try await deputy.get("/directory").html
            #expect(chart.contains("大冶市纪委监委") && chart.contains("第二监督检查室"))
            let book = try await deputy.get("/directory/people").html
            let names = [try house.name(of: leaver), try house.name(of: next)]
            for name in names { #expect(book.contains(name)) }
            let pair = [("handover-from", try house.id(of: leaver)), ("handover-to", try house.id(of: next))]
            try await deputy.get("/directory/handovers/new?from=\(pair[0].1)")
            let preview = try await deputy.post("/directory/handovers/preview", pair)
            #expect(preview.status == 200 && preview.html.contains(matter.number), "what would move")
            let done = try await deputy.post("/directory/handovers", pair + [("handover-seen", "1")])
            try #require(done.status == 303, "\(done.html)")
            let history = try await deputy.get("/directory/rooms/\(House.room.rawValue)").html
            #expect(history.contains(names[0]) && history.contains("至今"))

            #expect(try await former.get(matter.page()).status != 200, "who left is signed out")
            #expect(try await house.board(of: next, tab: "mine") == [matter.clue])
            // The month for the plan runs on for the post, whoever holds it.
            house.goOn(to: 2026, 4, 3)
            try await house.expectLate(.plan, of: matter.clue, as: office.head)
            try await house.conclude(matter.clue, by: next, deputy: office.deputy, head: office.head)
            #expect(try await house.browser(of: next).get(matter.page()).html.contains("批评教育"))
        }
    }
}

extension HS13ContactTests {
    @Test func `HS-13: what a township is late with is told to the county that keeps contact with it`() async throws {
        try await House.open { house in
            let township = Organ.ID("T42028103J")
            _ = try await house.register(["accused-1-unit": "金湖街道沙洲村", "accused-1-post": "村党支部书记"])
            try await house.triage(try await house.waiting())
            let people = house.everybody(in: township)
            let member = try #require(people.first { $0.staff?.roles.contains(.roomMember) == true })
            let head = house.office.first(.head, in: township)
            let clue = try #require(try await house.board(of: member).first)
            let lead = try #require(house.office.lead.staff)
            let clock = try await house.clock(.plan, of: clue)

            house.goOn(to: 2026, 4, 3)
            try await house.expectLate(.plan, of: clue, as: head)
            house.goOn(to: 2026, 4, 20)
            try await house.expectLate(.plan, of: clue, told: .upper, as: head)
            #expect(try await OpenClock(house.context)(clock, as: lead).record.isOverdue)
            #expect(try await house.browser(of: house.office.lead).get("/clocks").status == 200)
        }
    }
}

extension HS25ControlTests {
    @Test func `HS-25: what runs out is recorded by the machine, shown to case supervision, and the log stays whole`()
        async throws
    {
        try await House.open { house in
            let matter = try await house.matter()
            #expect(try await house.step(matter.clue, "claim", as: house.office.member(of: House.room, 1)) == 303)
            house.goOn(to: 2026, 4, 3)
            try await house.expectLate(.plan, of: matter.clue, as: house.office.head)
            let supervisor = try await house.browser(of: house.office.supervisor)
            let page = try await supervisor.get("/meetings").html
            #expect(page.contains(matter.number) && page.contains("超期"))
            try await SealedLog.seal(house.context)
            #expect(try await SealedLog.verify(house.context).isIntact)
            #expect(try await VerifyAudit(house.context).brokenHandoffs() == 0)
        }
    }
}

extension HS26EscalationTests {
    @Test func `HS-26: what the county is late with on a township's secretary goes up, and never to the township`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            _ = try await house.register(["accused-1-unit": "东岳路街道", "accused-1-post": "纪工委书记"])
            let report = try await house.waiting()
            try await house.triage(report)
            let member = office.member(of: Room.ID("O420281-GJ"), 1)
            let clue = try #require(try await house.board(of: member).first)
            #expect(try await house.step(clue, "claim", as: member) == 303)

            house.goOn(to: 2026, 4, 3)
            try await house.expectLate(.plan, of: clue, as: office.head)
            house.goOn(to: 2026, 4, 20)
            let clock = try await house.expectLate(.plan, of: clue, told: .upper, as: office.head)
            let hidden = Hidden(report: report, clue: clue, words: Told.words + ["420281-2026-XF-000001"])
            let secretary = office.first(.head, in: office.township)
            try await house.expectBlind(secretary, to: hidden)
            let staff = try #require(secretary.staff)
            await #expect(throws: OperationError.notFound, "not even that something is late") {
                _ = try await OpenClock(house.context)(clock, as: staff)
            }
        }
    }
}
