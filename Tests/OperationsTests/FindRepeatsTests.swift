import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// JB-14, C11: repeats are found by whom a letter accuses and what it says.
@Suite struct FindRepeatsTests {
    static let ponds = "沙洲村书记刘强去年三月把村里十二亩鱼塘低价租给妻弟，没有开村民代表会议，租金四万元没有入账，群众多次要求公开未果。"
    static let houses = "刘强的儿子冒领危房改造补贴一万八千元，村委会盖章证明住的是土坯房，其实一家人住三层楼房，邻居都可以作证。"

    static let head = AccusedDraft(name: "刘强", unit: "金湖街道沙洲村", post: "村党支部书记")
    static let second = AccusedDraft(name: "陈明", unit: "金湖街道沙洲村", post: "村会计")
    static let third = AccusedDraft(name: "周平", unit: "保安镇", post: "副镇长")

    static func letter(_ accused: [AccusedDraft], _ text: String, _ channel: Channel = .letter) -> ReportDraft {
        ReportDraft(
            channel: channel, receivedOn: .start, accused: accused, summary: text, text: text)
    }

    private static func found(_ desk: Desk, _ draft: ReportDraft) async throws -> [RepeatCandidate] {
        let id = try await desk.register(draft).id
        return try await OpenReport(desk.context)(id, as: desk.clerk).repeats
    }

    @Test func `JB-14 another order of the accused, one of three, small edits, another channel of the same day`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(Self.letter([Self.head, Self.second, Self.third], Self.ponds))
            let edited = Self.ponds.replacing("十二亩", with: "12亩").replacing("没有入账", with: "未入账")
            let drafts = [
                Self.letter([Self.third, Self.head, Self.second], Self.ponds), Self.letter([Self.second], Self.ponds),
                Self.letter([Self.head], edited), Self.letter([Self.head, Self.second], Self.ponds, .visit),
            ]
            for draft in drafts {
                let found = try await Self.found(desk, draft)
                let candidate = try #require(found.first { $0.report == first.id })
                #expect(candidate.finding.rule == .sameFacts && candidate.finding.isLikely)
                #expect(candidate.finding.likeness.percent >= 60)
            }
        }
    }

    @Test func `C11 a unit that is written otherwise is found, and said so`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(
                Self.letter([AccusedDraft(name: "周平", unit: "保安镇人民政府", post: "副镇长")], Self.ponds))
            let found = try await Self.found(
                desk, Self.letter([AccusedDraft(name: "周平", unit: "保安镇", post: "副镇长")], Self.houses))
            let candidate = try #require(found.first)
            #expect(candidate.report == first.id && candidate.finding.rule == .otherFacts)
            #expect(candidate.finding.likeness.isSpeltOtherwise)
        }
    }

    @Test func `JB-14 another village's head of the same name is not found, and other facts are no repeat`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(Self.letter([Self.head], Self.ponds))
            let namesake = AccusedDraft(name: "刘强", unit: "金湖街道柏林村", post: "村党支部书记")
            let roads = "村里修路的石料只到了一半，账上却写着全部到齐，差的那一半没有人说得清去了哪里。"
            #expect(try await Self.found(desk, Self.letter([namesake], roads)).isEmpty)
            let found = try await Self.found(desk, Self.letter([Self.head], Self.houses))
            #expect(found.map(\.report) == [first.id])
            #expect(found.first?.finding.rule == .otherFacts && found.first?.finding.isLikely == false)
        }
    }

    @Test func `C11 the same words are found where the name was written otherwise, and the reporter finds nobody`()
        async throws
    {
        try await Desk.open { desk in
            var signed = Self.letter([Self.head], Self.ponds)
            signed.reporter = ReporterDraft(name: "郑测试", phone: "13900000000")
            let first = try await desk.register(signed)
            let misspelt = AccusedDraft(name: "刘墙", unit: "金湖街道沙洲村", post: "村党支部书记")
            var again = Self.letter([misspelt], Self.ponds)
            again.reporter = signed.reporter
            let found = try await Self.found(desk, again)
            #expect(found.map(\.report) == [first.id] && found.first?.finding.rule == .sameWords)
            #expect(found.first?.isSameReporter == true)
            var other = Self.letter([Self.third], Self.houses)
            other.reporter = signed.reporter
            #expect(try await Self.found(desk, other).isEmpty)
        }
    }

    @Test func `C11 who signed both is told in the petition office alone, and no organ learns of another's item`()
        async throws
    {
        try await Desk.open { desk in
            var signed = Self.letter([Self.head], Self.ponds)
            signed.reporter = ReporterDraft(name: "郑测试", phone: "13900000000")
            _ = try await desk.register(signed)
            let again = try await desk.register(signed)
            #expect(
                try await OpenReport(desk.context)(again.id, as: desk.clerk).repeats.map(\.isSameReporter) == [true])
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(again.id, as: desk.supervisor)
            }
            desk.office.clock.advance(seconds: 1)
            let above = try await RegisterReport(desk.context)(
                Self.letter([Self.head], Self.ponds), form: "city-1", isFreeOfStateSecrets: true, as: desk.cityLead)
            #expect(try await OpenReport(desk.context)(above.id, as: desk.cityLead).repeats.isEmpty)
        }
    }

    @Test func `C11 no plain word of a report is in its mark`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(Self.letter([Self.head, Self.second], Self.ponds))
            let marks = try await desk.texts(
                "select m::text || encode(m.sketch, 'escape') from casework.report_mark as m")
            #expect(marks.count == 1)
            for word in ["刘强", "陈明", "鱼塘", "沙洲"] { #expect(!marks[0].contains(word)) }
        }
    }

    @Test func `JB-14 a registrar decides with a reason that is kept, and the form follows`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(Self.letter([Self.head], Self.ponds))
            let again = try await desk.register(Self.letter([Self.head], Self.ponds))
            let decide = DecideRepeat(desk.context)
            await #expect(throws: OperationError.self) {
                try await decide(again.id, of: first.id, .notARepeat, reason: " ", as: desk.clerk)
            }
            await #expect(throws: OperationError.notFound) {
                try await decide(again.id, of: first.id, .notARepeat, reason: "两回事", as: desk.lead)
            }
            await #expect(throws: OperationError.notFound) {
                try await decide(again.id, of: again.id, .notARepeat, reason: "两回事", as: desk.clerk)
            }
            try await decide(again.id, of: first.id, .notARepeat, reason: "两回事", as: desk.clerk)
            _ = try await ProposeTriage(desk.context)(
                again.id, .repeating(first.id, bringsNewFacts: true), as: desk.clerk)
            let decisions = try await OpenReport(desk.context)(again.id, as: desk.lead).repeatDecisions
            #expect(decisions.map(\.verdict) == [.notARepeat, .withNewFacts])
            #expect(decisions.first?.reason == "两回事" && decisions.first?.by == desk.clerk.staff)
            let stored = try await desk.texts("select encode(d.sealed, 'escape') from casework.repeat_decision as d")
            #expect(!stored.joined().contains("两回事"))
        }
    }

    @Test func `JB-14 whoever proposes it as a matter of its own takes back that it repeats another`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(Self.letter([Self.third], Self.ponds))
            let again = try await desk.register(Self.letter([Self.third], Self.ponds))
            try await DecideRepeat(desk.context)(
                again.id, of: first.id, .repeated, reason: "内容相同", as: desk.clerk)
            var own = TriageOpinion.accusation
            own.findings = [TriageFinding(Bilingual("另有其事", "Another matter"))]
            _ = try await ProposeTriage(desk.context)(again.id, own, as: desk.secondClerk)
            let decisions = try await OpenReport(desk.context)(again.id, as: desk.lead).repeatDecisions
            #expect(decisions.map(\.verdict) == [.repeated, .notARepeat])
            #expect(decisions.last?.reason == "另有其事" && decisions.last?.by == desk.secondClerk.staff)
            try await SendBackTriage(desk.context)(again.id, as: desk.lead)
            _ = try await ProposeTriage(desk.context)(again.id, own, as: desk.clerk)
            #expect(try await OpenReport(desk.context)(again.id, as: desk.lead).repeatDecisions.count == 2, "once")
        }
    }

    @Test func `JB-14 JB-27 from the list: new facts join the open clue, and the finished one is asked to reopen`()
        async throws
    {
        try await Desk.open { desk in
            let (first, clue) = try await desk.claimed(Self.letter([Self.third], Self.ponds))
            let again = try await desk.register(Self.letter([Self.third], Self.ponds + "另有新的账本。"))
            let offered = try #require(try await OpenReport(desk.context)(again.id, as: desk.clerk).repeats.first)
            #expect(offered.report == first.id)
            _ = try await ProposeTriage(desk.context)(
                again.id, .repeating(offered.report, bringsNewFacts: true), as: desk.clerk)
            let joined = try await ConfirmTriage(desk.context)(again.id, as: desk.lead)
            #expect(joined.decision.verdict == .supplement(to: first.id, reopens: false))
            let added = try await OpenClue(desk.context)(clue, as: desk.holder).joined
            #expect(added.map(\.record.report.id) == [again.id])
            try await desk.finish(clue)
            let last = try await desk.register(Self.letter([Self.third], Self.ponds + "又有新的证人。"))
            let found = try #require(try await OpenReport(desk.context)(last.id, as: desk.clerk).repeats.first)
            #expect(found.report == first.id, "the first of the matter, whichever letter is alike")
            let decision = try await ProposeTriage(desk.context)(
                last.id, .repeating(found.report, bringsNewFacts: true), as: desk.clerk)
            #expect(decision.verdict == .supplement(to: first.id, reopens: true))
        }
    }

    @Test func `JB-14 C11 reports of before get their marks in batches, and only what the system may open`()
        async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(.townshipCadre)
            let second = try await desk.register(.villageCadre)
            let closed = try await desk.register(.townshipCadre)
            let later = try await desk.register(.townshipCadre.anonymous)
            try await desk.office.plant(
                """
                delete from casework.report_mark;
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1
                where report_id = '\(closed.id.rawValue)'
                """)
            #expect(try await OpenReport(desk.context)(later.id, as: desk.clerk).repeats.isEmpty)
            let mark = MarkReports(desk.context)
            let one = try await mark(limit: 2)
            #expect(one.marked == 2 && one.last == second.id, "a batch is bounded")
            let two = try await mark(after: one.last, limit: 2)
            #expect(two.marked == 1 && two.last == nil)
            #expect(
                Set(try await desk.texts("select m.report_id::text from casework.report_mark as m"))
                    == [first.id.rawValue, second.id.rawValue, later.id.rawValue],
                "what waits to be sealed stays closed")
            let found = try await OpenReport(desk.context)(later.id, as: desk.clerk).repeats.map(\.report)
            #expect(found.contains(first.id) && !found.contains(closed.id))
            #expect(try await mark().marked == 0)
            let audit = try await desk.audit(of: first.id.rawValue, in: "O420281")
            #expect(audit.contains { $0.hasSuffix("report.mark") })
        }
    }
}
