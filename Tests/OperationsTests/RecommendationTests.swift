import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// HS-15, JB-34, JB-47: a recommendation from its draft to its end.
@Suite struct RecommendationTests {
    private static let words = "哨兵建议书内容"

    private static func draft(
        _ kind: Recommendation.Kind = .discipline, of clue: Clue.ID? = nil, advice: String = "健全制度",
        namesNoReporter: Bool = true
    ) -> FollowRecommendation.Draft {
        FollowRecommendation.Draft(
            kind: kind, ground: .manyReports, clue: clue,
            text: Recommendation.Text(
                addressee: kind == .discipline ? "保安镇党委" : "保安镇人民政府", facts: words, findings: "查明的事实",
                advice: advice
            ),
            namesNoReporter: namesNoReporter
        )
    }

    @Test func `HS-15 it goes from draft through approval, reply, a reply sent back and look-back to its end`()
        async throws
    {
        try await Desk.open { desk in
            let follow = FollowRecommendation(desk.context)
            let id = try await follow.draft(Self.draft(), as: desk.holder)
            try await follow.take(.approve, id, as: desk.head)
            try await follow.take(.issue, id, as: desk.holder)
            #expect(try await desk.clocks(of: id.rawValue) == ["RECOMMEND_REPLY 2026-03-02 2026-04-01 runs"])
            desk.office.clock.advance(days: 9)
            try await follow.take(.reply(text: "已开会学习", on: desk.today), id, as: desk.holder)
            try await follow.take(.sendBack(opinion: "没有整改措施"), id, as: desk.supervisor)
            desk.office.clock.advance(days: 5)
            try await follow.take(.reply(text: "已退还款项", on: desk.today), id, as: desk.holder)
            try await follow.take(.accept(opinion: "认可"), id, as: desk.supervisor)
            #expect(
                try await desk.clocks(of: id.rawValue) == [
                    "LOOK_BACK 2026-03-16 2026-06-16 runs", "RECOMMEND_REPLY 2026-03-02 2026-04-01 2026-03-11",
                    "RECOMMEND_REPLY 2026-03-11 2026-04-10 2026-03-16",
                ])
            desk.office.clock.advance(days: 60)
            try await follow.take(.lookBack(finding: "未反弹", on: desk.today), id, as: desk.holder)
            try await follow.take(.close, id, as: desk.holder)
            let opened = try await follow.open(id, as: desk.head)
            #expect(opened.record.state == .closed(on: desk.today) && opened.record.sentBack == 1)
            #expect(opened.record.number?.description == "大冶纪建〔2026〕1号")
            #expect(
                opened.papers.map(\.kind) == [.draft, .reply, .evaluation, .reply, .evaluation, .lookBack])
            #expect(opened.papers[0].fields == ["保安镇党委", Self.words, "查明的事实", "健全制度"])
            #expect(opened.clocks.allSatisfy { $0.stoppedOn != nil })
        }
    }

    @Test func `HS-15 a draft that is refused or taken back is no open work, and nothing rests on it`() async throws {
        try await Desk.open { desk in
            let follow = FollowRecommendation(desk.context)
            let refused = try await follow.draft(Self.draft(), as: desk.holder)
            await #expect(throws: OperationError.self) {
                try await follow.take(.drop(opinion: "不妥"), refused, as: desk.supervisor)
            }
            try await follow.take(.drop(opinion: "事实不清"), refused, as: desk.head)
            let taken = try await follow.draft(Self.draft(), as: desk.holder)
            try await follow.take(.drop(opinion: "重复起草"), taken, as: desk.holder)
            for id in [refused, taken] {
                let opened = try await follow.open(id, as: desk.head)
                #expect(opened.record.state == .dropped(on: desk.today) && opened.record.number == nil)
                #expect(opened.papers.map(\.kind) == [.draft, .dropped])
                await #expect(throws: OperationError.stale) { try await follow.take(.approve, id, as: desk.head) }
            }
            let open = {
                let place = Ending(Ending.Place(.organ, "O420281"), name: "", end: desk.today)
                return try await desk.office.store.transaction(as: .system) { try $0.openWork(at: [place]) }
                    .first?.work[.recommendation]
            }
            #expect(try await open() == nil)
            _ = try await follow.draft(Self.draft(), as: desk.holder)
            #expect(try await open() == 1)
        }
    }

    @Test func `HS-15 four eyes, the head's approval, and one step after the other`() async throws {
        try await Desk.open { desk in
            let follow = FollowRecommendation(desk.context)
            let id = try await follow.draft(Self.draft(.supervision), as: desk.head)
            for person in [desk.head, desk.deputy, desk.supervisor] {
                do {
                    try await follow.take(.approve, id, as: person)
                    Issue.record("\(person.staff) approved")
                } catch OperationError.refused {}
            }
            await #expect(throws: OperationError.stale) { try await follow.take(.issue, id, as: desk.supervisor) }
            await #expect(throws: OperationError.notFound) { try await follow.draft(Self.draft(), as: desk.clerk) }
        }
    }

    @Test(arguments: [
        (Self.draft(advice: ""), ["advice"]), (Self.draft(namesNoReporter: false), ["confirmed"]),
    ])
    func `HS-15 JB-47 what is missing in a draft is named, and nothing is kept`(
        draft: FollowRecommendation.Draft, fields: [String]
    ) async throws {
        try await Desk.open { desk in
            let before = try await desk.snapshot()
            do {
                try await FollowRecommendation(desk.context).draft(draft, as: desk.holder)
                Issue.record("it was drafted")
            } catch OperationError.mend(let faults) {
                #expect(faults.map(\.field) == fields)
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `its words are sealed, and other rooms, other organs and the petition clerk see nothing`() async throws {
        try await Desk.open { desk in
            let follow = FollowRecommendation(desk.context)
            let id = try await follow.draft(Self.draft(), as: desk.holder)
            for person in [desk.holder, desk.member("O420281-J2"), desk.supervisor, desk.lead, desk.deputy, desk.head] {
                #expect(try await follow.open(id, as: person).papers.count == 1)
            }
            for person in [desk.member("O420281-J1"), desk.clerk, desk.cityLead, desk.auditor] {
                await #expect(throws: OperationError.notFound) { try await follow.open(id, as: person) }
                #expect(try await follow.list(as: person).isEmpty)
            }
            let stored = try await desk.texts(
                "select encode(p.sealed, 'escape') from casework.recommendation_paper as p")
            #expect(stored.count == 1 && !stored[0].contains(Self.words))
        }
    }

    @Test func `JB-48 who stands aside from the clue sees nothing of its recommendation, nor its clocks`() async throws
    {
        try await Desk.open { desk in
            let clue = try await desk.claimed().clue
            let follow = FollowRecommendation(desk.context)
            let id = try await follow.draft(Self.draft(of: clue), as: desk.holder)
            try await follow.take(.approve, id, as: desk.head)
            try await follow.take(.issue, id, as: desk.holder)
            #expect(try await follow.open(id, as: desk.deputy).clocks.count == 1)
            let deputy = desk.deputy
            try await desk.office.store.transaction(as: .system) {
                try $0.declareRecusal(of: deputy.staff, from: clue, ground: .interest)
            }
            await #expect(throws: OperationError.notFound) { try await follow.open(id, as: deputy) }
            #expect(try await follow.list(as: deputy).isEmpty)
            let clocks = try await desk.office.store.transaction(as: .staff(deputy)) { try $0.clocks(of: id).count }
            #expect(clocks == 0)
            await #expect(throws: OperationError.notFound) {
                try await follow.draft(Self.draft(of: clue), as: desk.member("O420281-J1"))
            }
        }
    }
}
