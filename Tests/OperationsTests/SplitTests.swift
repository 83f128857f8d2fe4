import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// SS-171, DW-split: one letter on several matters becomes reports of their own.
@Suite struct SplitTests {
    static let township = AccusedDraft(name: "甲某某", unit: "保安镇", post: "副镇长")
    static let village = AccusedDraft(name: "乙某某", unit: "金湖街道沙洲村", post: "村党支部书记")
    static let colleague = AccusedDraft(name: "丁某某", unit: "大冶市纪委监委", post: "第一监督检查室干部")

    static func letter(_ accused: [AccusedDraft]) -> ReportDraft {
        var draft = ReportDraft.townshipCadre
        draft.accused = accused
        (draft.summary, draft.text) = ("反映几个人的问题。", "反映几个人的问题。")
        return draft
    }

    static let words = ["副镇长收受红包三万元。", "村书记低价出租鱼塘。"]

    static func parts(_ groups: [[Int]]) -> [Split.Part] {
        zip(groups, words).map { Split.Part(accused: $0, text: $1) }
    }

    private static func split(
        _ desk: Desk, _ receipt: RegisterReport.Receipt, _ groups: [[Int]] = [[0], [1]]
    ) async throws -> [Report.ID] {
        try await SplitReport(desk.context).propose(receipt.id, parts(groups), as: desk.clerk)
        return try await SplitReport(desk.context).approve(receipt.id, as: desk.lead)
    }

    /// The desk did not know that the second is managed above, and a later look found it.
    private static func withSomebodyAbove(_ desk: Desk) async throws -> RegisterReport.Receipt {
        let unknown = AccusedDraft(name: "丙某某", unit: "不明单位", post: "干部")
        let receipt = try await desk.register(letter([township, unknown]))
        try await desk.script(
            """
            update casework.accused set managed_at = \(Level.city.rawValue)
            where report_id = '\(receipt.id.rawValue)' and ordinal = 1
            """)
        return receipt
    }

    @Test func `SS-171 every part is a report of its own, received on the day of the whole, and signed by the same`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            desk.office.clock.advance(days: 2)
            let parts = try await Self.split(desk, receipt)
            #expect(parts.count == 2)
            let whole = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(whole.record.report.state == .split && whole.record.number == receipt.number)
            #expect(whole.clocks.allSatisfy { $0.stoppedOn != nil })
            #expect(whole.content?.accused.count == 2, "nothing is lost")
            for (place, part) in parts.enumerated() {
                let opened = try await OpenReport(desk.context)(part, as: desk.clerk)
                #expect(opened.record.report.receivedOn == receipt.receivedOn)
                #expect(opened.record.receivedAt == whole.record.receivedAt)
                #expect(opened.record.number?.number == receipt.number.number + place + 1)
                #expect(opened.content?.text == Self.words[place] && opened.content?.accused.count == 1)
                #expect(opened.record.report.signature == whole.record.report.signature)
                #expect(opened.clocks.allSatisfy { $0.startedOn == receipt.receivedOn })
                #expect(!opened.clocks.isEmpty)
            }
            let signed = try await desk.texts(
                "select count(distinct t.token)::text || ' ' || count(*) from vault.reporter_token as t")
            #expect(signed == ["1 3"], "the vault knows one person for the whole and for each part")
            #expect(try await desk.texts("select count(*)::text from vault.identity") == ["3"])
        }
    }

    @Test func `DW-split who handles one part sees neither the other nor that there is one`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            let parts = try await Self.split(desk, receipt)
            var clues: [Clue.ID] = []
            for part in parts {
                _ = try await ProposeTriage(desk.context)(part, .accusation, as: desk.clerk)
                clues.append(try #require(try await ConfirmTriage(desk.context)(part, as: desk.lead).clue))
            }
            try await HandleClue(desk.context).claim(clues[0], as: desk.holder)
            let opened = try await OpenClue(desk.context)(clues[0], as: desk.holder)
            #expect(opened.content?.text == Self.words[0] && opened.joined.isEmpty)
            for hidden in [receipt.id, parts[1]] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(hidden, as: desk.holder)
                }
                await #expect(throws: OperationError.notFound) {
                    try await OpenSplit(desk.context)(hidden, as: desk.holder)
                }
            }
            let seen = try await OpenSplit(desk.context)(parts[0], as: desk.holder)
            #expect(seen.whole == nil && seen.made.isEmpty && seen.proposal == nil)
            #expect(try await OpenSplit(desk.context)(parts[0], as: desk.lead).whole?.report.id == receipt.id)
            #expect(try await OpenSplit(desk.context)(receipt.id, as: desk.lead).made.map(\.report.id) == parts)
            for person in [desk.head, desk.deputy, desk.supervisor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(receipt.id, as: person)
                }
            }
        }
    }

    /// A colleague stands aside, somebody asks after the first accused, and the reaction is strong.
    private static func enter(_ desk: Desk, on id: Report.ID) async throws {
        try await EnterRecusal(desk.context)(
            id, .init(person: desk.secondClerk.staff, way: .declared, ground: .interest, words: "与甲某某有经济往来"),
            as: desk.secondClerk)
        for words in ["打听甲某某的件", "打听办理进展", "打听甲某某、乙某某的件"] {
            try await RecordInterference(desk.context)(
                id, .init(asker: .outside, way: .enquired, askedOn: desk.today, words: words), as: desk.clerk)
        }
        try await desk.office.plant(
            """
            update casework.report set public_reaction = true, acted_from = '2025-01-01', acted_to = '2025-06-30'
            where report_id = '\(id.rawValue)'
            """)
    }

    private static func hanging(_ desk: Desk, on id: Report.ID) async throws -> [String] {
        try await desk.texts(
            """
            select 'recusal ' || e.staff_id || ' ' || e.ground || ' ' || (e.sealed is not null)
            from casework.recusal_entry as e where e.report_id = '\(id.rawValue)'
            union all
            select 'asked ' || x.recorded_by
            from casework.interference as x where x.report_id = '\(id.rawValue)'
            union all
            select 'stated ' || r.public_reaction || ' ' || r.acted_from || ' ' || r.acted_to
            from casework.report as r where r.report_id = '\(id.rawValue)' and r.acted_from is not null
            order by 1
            """)
    }

    @Test func `JB-48 JC-66 who stands aside, who asked and what was stated go on in the parts that they concern`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            try await Self.enter(desk, on: receipt.id)
            let parts = try await Self.split(desk, receipt)
            let (aside, clerk) = (desk.secondClerk.staff.rawValue, desk.clerk.staff.rawValue)
            let (asked, stated) = ("asked \(clerk)", "stated true 2025-01-01 2025-06-30")
            #expect(
                try await Self.hanging(desk, on: parts[0])
                    == [asked, asked, asked, "recusal \(aside) interest true", stated])
            #expect(
                try await Self.hanging(desk, on: parts[1]) == [
                    asked, asked, "recusal \(aside) interest false", stated,
                ],
                "nothing of the second part tells whom the first accuses")
            for part in parts + [receipt.id] {
                await #expect(throws: OperationError.notFound) {
                    try await OpenReport(desk.context)(part, as: desk.secondClerk)
                }
            }
            let words = try await RecordInterference(desk.context).shown(of: parts[1], to: desk.clerk).map(\.words)
            #expect(words.contains("打听办理进展") && !words.contains { $0.contains("甲某某") })
            _ = try await ProposeTriage(desk.context)(parts[1], .accusation, as: desk.clerk)
            let clue = try #require(try await ConfirmTriage(desk.context)(parts[1], as: desk.lead).clue)
            let barred = try await desk.texts(
                "select c.barred_staff_ids::text from casework.clue as c where c.clue_id = '\(clue.rawValue)'")
            #expect(barred.allSatisfy { $0.contains(aside) })
        }
    }

    @Test func `JB-15 what goes up sealed takes nothing along that was entered about the whole`() async throws {
        try await Desk.open { desk in
            let receipt = try await Self.withSomebodyAbove(desk)
            try await Self.enter(desk, on: receipt.id)
            let parts = try await Self.split(desk, receipt)
            #expect(try await Self.hanging(desk, on: parts[1]).isEmpty)
            #expect(try await Self.hanging(desk, on: parts[0]).count == 5)
            let keys = try await desk.texts(
                "select k.item_id::text from casework.item_key as k where k.wrapped is not null")
            #expect(keys == [parts[0].rawValue], "sealing is not lost")
        }
    }

    @Test func `JB-15 the part that belongs above goes up sealed by itself, and the whole tells nothing of it`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await Self.withSomebodyAbove(desk)
            let parts = try await Self.split(desk, receipt)
            let sealed = try await OpenReport(desk.context)(parts[1], as: desk.lead)
            #expect(sealed.record.report.state == .sealedUp && sealed.content == nil)
            let other = try await OpenReport(desk.context)(parts[0], as: desk.lead)
            #expect(other.record.report.state == .registered && other.content?.text == Self.words[0])
            let whole = try await OpenReport(desk.context)(receipt.id, as: desk.lead)
            #expect(whole.record.report.state == .split && whole.content == nil)
            let keys = try await desk.texts(
                "select k.item_id::text from casework.item_key as k where k.wrapped is not null")
            #expect(keys == [parts[0].rawValue])
            #expect(try await desk.texts("select s.sealed::text from casework.split as s") == ["∅"])
            let lines = try await Lists(desk.context).sealedLines(as: desk.lead)
            #expect(lines.count == 1)
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text)).report
            #expect(tracked.status == .received && tracked.isSplit)
        }
    }

    @Test func `HS-26 where a part is on discipline staff the words of the whole do not stay with their organ`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.colleague]))
            let parts = try await Self.split(desk, receipt)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content == nil)
            _ = try await ProposeTriage(desk.context)(parts[1], .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(parts[1], as: desk.lead)
            await #expect(throws: OperationError.notFound) {
                try await OpenReport(desk.context)(parts[1], as: desk.lead)
            }
            #expect(try await OpenSplit(desk.context)(receipt.id, as: desk.lead).made.map(\.report.id) == [parts[0]])
            #expect(try await OpenReport(desk.context)(parts[0], as: desk.lead).content?.text == Self.words[0])
            // What the reporter adds goes to whoever has the part that the office must not know.
            try await AddToReport(desk.context)(
                .supplement, "又想起一件事", code: receipt.code.text, form: "more", isFreeOfStateSecrets: true
            )
            let inbox = try await Lists(desk.context).inbox(as: desk.lead)
            #expect(inbox.allSatisfy { $0.report.report.state != .quarantined })
        }
    }

    @Test func `HS-26 a part that turns out to be on discipline staff takes the words of the whole with it`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            let parts = try await Self.split(desk, receipt)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content != nil)
            let found = desk.context.directory.standing(of: Self.colleague, seenFrom: desk.clerk.organ)
            _ = try await ProposeTriage(desk.context)(parts[1], .accusation, standings: [0: found], as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(parts[1], as: desk.lead)
            #expect(try await OpenReport(desk.context)(receipt.id, as: desk.lead).content == nil)
            let keys = try await desk.texts(
                "select k.item_id::text from casework.item_key as k where k.wrapped is null")
            #expect(keys == [receipt.id.rawValue])
            let identities = try await desk.texts(
                "select i.report_id::text from vault.identity as i where i.wrapped is null and i.sealed = ''")
            #expect(identities == [receipt.id.rawValue], "who reported the whole goes with it")
        }
    }

    @Test func `DW-split the code shows one line, the least advanced part, and the notices of all`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            let parts = try await Self.split(desk, receipt)
            func status() async throws -> TrackedReport {
                try #require(try await TrackReport(desk.context)(receipt.code.text)).report
            }
            #expect(try await status().status == .received)
            _ = try await ProposeTriage(desk.context)(parts[0], .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(parts[0], as: desk.lead)
            #expect(try await status().status == .received)
            _ = try await ProposeTriage(desk.context)(parts[1], .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(parts[1], as: desk.lead)
            let signers = Set(try await desk.texts("select n.organ_id from casework.notice as n"))
            for organ in signers {
                let lead = try #require(desk.office.first(.petitionLead, in: Organ.ID(organ)).staff)
                for notice in try await Lists(desk.context).notices(as: lead) {
                    _ = try await ApproveNotice(desk.context)(notice.id, as: lead)
                }
            }
            let both = try await status()
            #expect(both.status == .beingHandled && both.number == receipt.number)
            #expect(Set(both.notices.map(\.report)) == Set(parts))
            let first = try #require(both.notices.first)
            try await MarkNoticeRead(desk.context)(first.id, code: receipt.code.text)
            #expect(try await status().notices.first { $0.id == first.id }?.isRead == true)
        }
    }

    @Test func `DW-split nobody alone, nobody of another organ, and nothing that is lost`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            let split = SplitReport(desk.context)
            let statement = Split.RuleID.everybodyOnce.statement
            await #expect(throws: OperationError.mend([.init("part-1", statement)])) {
                try await split.propose(receipt.id, Self.parts([[0], []]), as: desk.clerk)
            }
            await #expect(throws: OperationError.self) {
                try await split.propose(receipt.id, Self.parts([[0], [1]]), as: desk.lead)
            }
            await #expect(throws: OperationError.notFound) {
                try await split.propose(receipt.id, Self.parts([[0], [1]]), as: desk.cityLead)
            }
            try await split.propose(receipt.id, Self.parts([[0], [1]]), as: desk.clerk)
            for person in [desk.clerk, desk.secondClerk, desk.deputy, desk.head] {
                await #expect(throws: OperationError.self) { try await split.approve(receipt.id, as: person) }
            }
            try await split.refuse(receipt.id, as: desk.clerk)
            try await split.propose(receipt.id, Self.parts([[1], [0]]), as: desk.clerk)
            _ = try await split.approve(receipt.id, as: desk.lead)
            await #expect(throws: OperationError.self) { try await split.approve(receipt.id, as: desk.lead) }
            let states = try await desk.texts("select s.state from casework.split as s order by s.state")
            #expect(states == ["approved", "refused"])
        }
    }

    @Test func `DW-split what waits to be split is not triaged as a whole, and what is gone waits for nobody`()
        async throws
    {
        try await Desk.open { desk in
            let split = SplitReport(desk.context)
            let sealed = try await desk.register(Self.letter([Self.township, Self.village])).id
            let void = try await desk.register(Self.letter([Self.township, Self.village]).anonymous).id
            for id in [sealed, void] {
                try await split.propose(id, Self.parts([[0], [1]]), as: desk.clerk)
                await #expect(throws: OperationError.self) {
                    try await ProposeTriage(desk.context)(id, .accusation, as: desk.secondClerk)
                }
            }
            let open = OpenSplit(desk.context)
            #expect(try await open.waiting(among: [sealed, void], as: desk.lead) == [sealed, void])
            for person in [desk.holder, desk.head, desk.cityLead] {
                #expect(try await open.waiting(among: [sealed, void], as: person).isEmpty)
            }
            try await desk.sealUp(sealed, .upperLevel)
            try await VoidReport(desk.context).propose(void, .enteredTwice, as: desk.clerk)
            try await VoidReport(desk.context).approve(void, as: desk.lead)
            for id in [sealed, void] {
                let opened = try await open(id, as: desk.lead)
                #expect(opened.proposal == nil && !opened.mayRefuse)
            }
            let ended = try await desk.texts("select s.state || ' ' || s.decided_by from casework.split as s")
            #expect(ended == Array(repeating: "refused \(desk.lead.staff.rawValue)", count: 2))

            let free = try await desk.register(Self.letter([Self.township, Self.village]).anonymous).id
            try await split.propose(free, Self.parts([[0], [1]]), as: desk.clerk)
            try await split.refuse(free, as: desk.clerk)
            _ = try await ProposeTriage(desk.context)(free, .accusation, as: desk.clerk)
        }
    }

    @Test func `JB-14 what was split is repeated by its parts, and they do not repeat each other`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter([Self.township, Self.village]))
            let parts = try await Self.split(desk, receipt)
            #expect(try await OpenReport(desk.context)(parts[1], as: desk.clerk).repeats.isEmpty)
            var again = Self.letter([Self.village])
            (again.summary, again.text) = (Self.words[1], Self.words[1])
            let later = try await desk.register(again.anonymous)
            #expect(try await OpenReport(desk.context)(later.id, as: desk.clerk).repeats.map(\.report) == [parts[1]])
            await #expect(throws: OperationError.self) {
                try await ProposeTriage(desk.context)(
                    later.id, .repeating(receipt.id, bringsNewFacts: false), as: desk.clerk)
            }
        }
    }
}
