import CaseStore
import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第29条: corruption at people's door is read, routed, checked and answered first and fast.
@Suite("HS-29 微腐败快查 Micro-corruption")
struct HS29MicroCorruptionTests {
    private static let room = Room.ID("O420281-J1")

    @Test func `HS-29: micro-corruption overtakes, is claimed by one of two, and its reporter reads the result`()
        async throws
    {
        try await House.open { house in
            let older = try await Self.ordinary(house)
            let receiver = try Receiver()
            try await house.openWebhook(receiver)
            let handed = try await house.handIn([:])
            let report = try await house.waiting()
            try await house.admit(report)
            try await Self.read(house, report)
            try await house.triage(report, [("micro", "yes")])
            try await house.approveTakingUp()

            let clue = try await Self.expectFirst(house, before: older)
            let holder = try await Self.claimAtOnce(house, clue)
            try await house.conclude(clue, by: holder, deputy: house.office.deputy, head: house.office.head)
            let letters = try await house.approveNotices(by: house.office.lead)
            #expect(letters.count == 3, "acceptance of both, result of one")
            let page = try await house.track(handed.code)
            #expect(page.contains("办理结果反馈书") && page.contains("已办结"))
            try await house.deliver(to: receiver)
            try Self.expectEvents(receiver)
            let administrator = try await house.browser(of: house.office.administrator)
            let log = try await administrator.get("/webhooks").html
            #expect(log.contains("已送达 204") && !log.contains("次未成"), "the page says that they arrived")
        }
    }

    @Test func `HS-29: a plan that is late in the fast lane is told of level by level, up to the organ above`()
        async throws
    {
        try await House.open { house in
            _ = try await house.register([
                "accused-1-unit": "金湖街道沙洲村", "accused-1-post": "村党支部书记",
            ])
            try await house.triage(try await house.waiting(), [("micro", "yes")])
            try await house.approveTakingUp()
            let member = house.office.member(of: Self.room, 1)
            let clue = try #require(try await house.board(of: member).first)
            #expect(try await house.step(clue, "claim", as: member) == 303)
            let head = try #require(house.office.head.staff)
            #expect(try await house.distribute(clue, by: house.office.head) == 303)
            let page = try await house.browser(of: house.office.deputy).get("/clues/\(clue)").html
            #expect(page.contains("2026-03-23 到期"), "fifteen working days to the plan")
            let clock = try await Self.fastPlan(of: clue, house)

            // The day after the last one: the deputy is told, and the head is not yet.
            house.goOn(to: 2026, 3, 24)
            try await house.run([house.clockWatcher]) {
                try await OpenClock(house.context)(clock, as: head).record.toldLevel == .deputy
            }
            let cityLead = try #require(house.office.cityLead.staff)
            await #expect(throws: OperationError.notFound, "the organ above knows nothing yet") {
                _ = try await OpenClock(house.context)(clock, as: cityLead)
            }

            // Ten working days after it the organ above is told as well, of the clock and not of the clue.
            house.goOn(to: 2026, 4, 10)
            try await house.run([house.clockWatcher]) {
                try await OpenClock(house.context)(clock, as: head).record.toldLevel == .upper
            }
            #expect(try await OpenClock(house.context)(clock, as: cityLead).record.isOverdue)
            #expect(try await house.browser(of: house.office.cityLead).get("/clocks").status == 200)
            try await house.expectNothing(at: "/clues/\(clue)", for: [house.office.cityLead])

            // It is planned after all, and that it was late stays on record.
            try await house.conclude(clue, by: member, deputy: house.office.deputy, head: house.office.head)
            let record = try await OpenClock(house.context)(clock, as: head).record
            let planned = try #require(record.stoppedOn)
            #expect(planned > record.dueOn)
        }
    }

    /// The clock of the fast lane that runs to the plan.
    private static func fastPlan(of clue: String, _ house: House) async throws -> StoredClock.ID {
        let clocks = try await house.office.store.transaction(as: .system) { transaction in
            try transaction.clocks(of: Clue.ID(clue)).filter { $0.kind == .fastPlan }.map(\.id)
        }
        return try #require(clocks.first)
    }

    /// An ordinary clue that waits in the same room already.
    private static func ordinary(_ house: House) async throws -> String {
        _ = try await house.register(["accused-1-name": "周哨兵", "summary": "上班时间打牌。"])
        let report = try await house.waiting()
        try await house.triage(report)
        return try #require(try await house.board(of: house.office.member(of: room)).first)
    }

    /// A worker dies with the report in its hands; the rescuer brings it back, and the next one reads it.
    private static func read(_ house: House, _ report: String) async throws {
        let claim = ClaimReads(house.context)
        var held: [ReadJob] = []
        repeat {
            held = try await claim(limit: 1, holder: "dead", leaseSeconds: 60)
        } while !held.isEmpty
        house.office.clock.advance(seconds: 61)
        let clerk = try await house.browser(of: house.office.clerk)
        #expect(try await !clerk.get("/triage/\(report)").html.contains("suggestions-title"))
        try await house.run([house.rescuer, house.reader]) {
            try await clerk.get("/triage/\(report)").html.contains("suggestions-title")
        }
        let page = try await clerk.get("/triage/\(report)").html
        #expect(page.contains("HS-29") && page.contains("优先"))
        let micro = try #require(page.between("name=\"micro\"", ">"))
        #expect(micro.contains("checked"), "the proposal is ready to be sent")
        #expect(try await house.board(of: house.office.head, tab: "room").count == 1, "the machine decides nothing")
    }

    /// It stands before what came earlier, with the fast clocks from 2 March: 15 working days to the plan, 60 days to the
    /// end, which falls into the May holiday and moves behind it.
    private static func expectFirst(_ house: House, before older: String) async throws -> String {
        let board = try await house.board(of: house.office.member(of: room))
        #expect(board.count == 2 && board.last == older)
        let clue = try #require(board.first)
        let list = try await house.browser(of: house.office.member(of: room)).get("/clues").html
        #expect(list.contains("微腐败"))
        let page = try await house.browser(of: house.office.head).get("/clues/\(clue)").html
        #expect(page.contains("2026-03-23 到期") && page.contains("2026-05-06 到期"))
        return clue
    }

    /// Two members press the button at the same moment.
    ///
    /// - Returns: who got it.
    private static func claimAtOnce(_ house: House, _ clue: String) async throws -> Caller {
        let members = [house.office.member(of: room, 1), house.office.member(of: room, 2)]
        let sessions = [try await house.session(of: members[0]), try await house.session(of: members[1])]
        let path = "/api/v1/clues/\(clue)/claim"
        async let one = house.api(.post, path, session: sessions[0]).status
        async let other = house.api(.post, path, session: sessions[1]).status
        let answers = try await [one, other]
        #expect(answers.sorted() == [200, 409], "\(answers)")
        let winner = try #require(answers.firstIndex(of: 200))
        let texts = try await [
            house.browser(of: members[winner]).get("/clues/\(clue)").html,
            house.browser(of: members[1 - winner]).get("/clues/\(clue)").html,
        ]
        #expect(texts[0].contains(Told.accused) && !texts[1].contains(Told.accused))
        #expect(try await house.board(of: members[winner], tab: "mine") == [clue])
        return members[winner]
    }

    /// What the receiver got of each item, signed and in order, and not a word of what people wrote.
    private static func expectEvents(_ receiver: Receiver) throws {
        let lines = try receiver.lines()
        #expect(lines.allSatisfy { $0.isSigned })
        let stories = Dictionary(grouping: lines, by: \.reference).values
        #expect(stories.allSatisfy { $0.map(\.revision) == Array(1...$0.count) })
        let told = Set(stories.map { $0.map { $0.type.split(separator: ".").dropFirst().joined(separator: ".") } })
        #expect(
            told == [
                ["endpoint.ping.v1"],
                ["report.registered.v1", "case.triaged.v1", "notice.sent.v1", "notice.sent.v1"],
                ["case.routed.v1", "case.claimed.v1", "case.disposed.v1", "case.concluded.v1"],
                // The older report's acceptance.
                ["notice.sent.v1"],
            ]
        )
        for line in lines {
            for word in Told.words + ["XF-0", "420281-2026"] { #expect(!line.body.contains(word)) }
        }
    }
}
