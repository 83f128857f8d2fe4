import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What is left, and told, of an item that goes up: nothing under a key of its own, nothing to the office that it
/// passes by, and nothing on the page of a letter that repeats it.
@Suite struct UpwardTraceTests {
    private static func person(_ name: String, _ unit: String, _ post: String, _ desk: Desk) -> AccusedDraft {
        var accused = AccusedDraft(name: name, unit: unit, post: post)
        accused.standing = desk.context.directory.standing(of: accused, seenFrom: desk.office.county)
        return accused
    }

    private static func passTime(_ desk: Desk) async throws {
        desk.office.clock.advance(days: 60)
        while try await WatchClocks(desk.context)().isFull {}
        _ = try await WatchClocks(desk.context)()
    }

    private static func told(_ person: StaffCaller, _ desk: Desk) async throws -> [Alarm.Kind] {
        try await Alarms(desk.context)(as: person).map(\.kind)
    }

    @Test(arguments: [false, true])
    func `HS-26 JB-15 the office above hears no alarm of what accuses its own people`(_ isSealed: Bool) async throws {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            _ = try await AdmitPublicReport(desk.context)(id, as: desk.lead)
            let chief = Self.person("", "黄石市纪委监委", "黄石市纪委书记", desk)
            #expect(chief.standing.disciplineOrgan == desk.office.city)
            let standing = chief.standing
            try await desk.office.acting(for: desk.lead.staff) { try $0.save(standing, ofAccused: 0, in: id) }
            try await AskSealing(desk.context)(id, .upperLevel, as: desk.clerk)
            if isSealed { try await DecideSealing(desk.context).seal(id, as: desk.lead) }
            try await Self.passTime(desk)
            let city = desk.everybody(in: desk.office.city)
            #expect(!city.isEmpty)
            for person in city { #expect(try await Self.told(person, desk).isEmpty, "\(person.roles)") }
            #expect(try await Self.told(desk.auditor, desk) == [.lateReport])
        }
    }

    @Test func `JB-15 the office above hears the alarm of what is not about it`() async throws {
        try await Desk.open { desk in
            let id = try await desk.register(.townshipCadre).id
            try await AskSealing(desk.context)(id, .ownHead, as: desk.clerk)
            try await DecideSealing(desk.context).seal(id, as: desk.lead)
            try await Self.passTime(desk)
            #expect(try await Self.told(desk.cityLead, desk) == [.lateReport])
        }
    }

    @Test func `JB-15 what leaders wrote about it and what was asked about it end with its key`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let keep = KeepInstructions(desk.context)
            let instruction = try await keep.register(
                NewInstruction(
                    source: .leaderNote, issuedOn: desk.today, toOrgan: desk.office.county,
                    toRoom: Room.ID("O420281-J2"), clue: clue, dueOn: desk.today.adding(days: 5), text: "哨兵批示"),
                as: desk.supervisor)
            try await keep.check(instruction, .phone, on: desk.today, "哨兵督办", as: desk.supervisor)
            let note = NoteInterference(desk.context)
            let number = receipt.number.text(of: receipt.receiver)
            let entry = RecordInterference.Entry(
                asker: .leader, concerned: desk.deputy.staff, way: .enquired, askedOn: desk.today, words: "哨兵打听")
            try await note(number, entry, as: desk.member("O420281-J1"))
            let waiting = try #require(try await note.list(as: desk.lead).first)
            try await note.attach(waiting.id, to: try #require(TypedNumber(number)), as: desk.lead)
            let keys = """
                select k.item_id::text
                from casework.item_key as k
                where k.wrapped is not null and k.item_id in ('\(receipt.id.rawValue)', '\(instruction.rawValue)',
                    '\(waiting.id.rawValue)')
                """
            #expect(try await desk.texts(keys).count == 3)
            let head = Self.person("", "大冶市纪委监委", "大冶市纪委书记", desk)
            #expect(try await CorrectAccused(desk.context)(receipt.id, added: [head], as: desk.clerk) == .sealingAsked)
            try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
            #expect(try await desk.texts(keys).isEmpty)
            let left = try await desk.texts(
                """
                select encode(i.sealed || e.sealed || n.sealed, 'hex')
                from casework.instruction as i, casework.instruction_entry as e, casework.interference_note as n
                """)
            #expect(left == [""])
        }
    }

    /// Rows that point at others by a foreign key: the table, the column that points, the column that is its own id.
    private static let links = """
        select distinct c.conrelid::regclass::text || ' ' || f.attname || ' ' || p.attname
        from pg_constraint as c
        cross join lateral unnest(c.conkey) as k (n)
        join pg_attribute as f on f.attrelid = c.conrelid and f.attnum = k.n and f.atttypid = 'uuid'::regtype
        join pg_constraint as i on i.conrelid = c.conrelid and i.contype = 'p'
        cross join lateral unnest(i.conkey) as l (n)
        join pg_attribute as p on p.attrelid = c.conrelid and p.attnum = l.n and p.atttypid = 'uuid'::regtype
        where
            c.contype = 'f'
            and not exists (
                select from pg_constraint as o where o.conrelid = c.conrelid and o.contype = 'f' and l.n = any (o.conkey)
            )
        """

    /// The keys that are not destroyed of whatever hangs on a report over any foreign keys.
    private static func keys(hangingOn report: Report.ID, _ desk: Desk) async throws -> Int {
        let links = try await desk.texts(Self.links).map { $0.split(separator: " ").map(String.init) }
        var known: Set = [report.rawValue]
        var next = known
        while !next.isEmpty {
            let ids = next.map { "'\($0)'" }.joined(separator: ", ")
            var found: Set<String> = []
            for link in links {
                found.formUnion(
                    try await desk.texts(
                        "select t.\(link[2])::text from \(link[0]) as t where t.\(link[1]) in (\(ids))"))
            }
            next = found.subtracting(known)
            known.formUnion(next)
        }
        let ids = known.map { "'\($0)'" }.joined(separator: ", ")
        return try await desk.texts(
            "select k.item_id::text from casework.item_key as k where k.wrapped is not null and k.item_id in (\(ids))"
        ).count
    }

    @Test func `JB-15 no key of anything that hangs on it is left, nor a recommendation or a day that runs for one`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let follow = FollowRecommendation(desk.context)
            var drafts: [RecommendationRecord.ID] = []
            for _ in 0..<3 {
                drafts.append(
                    try await follow.draft(
                        FollowRecommendation.Draft(
                            kind: .discipline, ground: .foundInHandling, clue: clue,
                            text: Recommendation.Text(
                                addressee: "保安镇党委", facts: "哨兵建议书内容", findings: "查明的事实", advice: "健全制度"),
                            namesNoReporter: true),
                        as: desk.holder))
            }
            for id in drafts.dropFirst() { try await follow.take(.approve, id, as: desk.head) }
            try await follow.take(.issue, drafts[2], as: desk.holder)
            _ = try await KeepInstructions(desk.context).register(
                NewInstruction(
                    source: .leaderNote, issuedOn: desk.today, toOrgan: desk.office.county,
                    toRoom: Room.ID("O420281-J2"), clue: clue, dueOn: desk.today.adding(days: 5), text: "哨兵批示"),
                as: desk.supervisor)
            #expect(try await Self.keys(hangingOn: receipt.id, desk) == 5)
            let head = Self.person("", "大冶市纪委监委", "大冶市纪委书记", desk)
            #expect(try await CorrectAccused(desk.context)(receipt.id, added: [head], as: desk.clerk) == .sealingAsked)
            try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
            #expect(try await Self.keys(hangingOn: receipt.id, desk) == 0)
            let left = try await desk.texts(
                """
                select m.state || ' ' || (m.closed_on is not null) || ' ' || (m.document_number is not null)
                    || ' ' || octet_length(p.sealed)
                from casework.recommendation as m
                join casework.recommendation_paper as p on p.recommendation_id = m.recommendation_id
                order by 1
                """)
            #expect(left == ["dropped true false 0", "dropped true false 0", "issued false true 0"])
            #expect(
                try await desk.clocks(of: drafts[2].rawValue).allSatisfy { !$0.hasSuffix("runs") })
            let office = Ending(Ending.Place(.organ, "O420281"), name: "", end: desk.today)
            let work = try await desk.office.store.transaction(as: .system) { try $0.openWork(at: [office]) }.first?
                .work
            #expect(work?[.recommendation] == nil)
        }
    }

    @Test func `JB-15 a slip's number and a receiver's name are no longer than such`() async throws {
        try await Desk.open { desk in
            _ = try await RegisterSealed(desk.context)(
                .ownHead, channel: .letter, receivedOn: desk.today, sheets: 1, form: "s", as: desk.clerk)
            let line = try #require(try await Lists(desk.context).sealedLines(as: desk.clerk).first)
            let report = ReportSealedUp(desk.context)
            let sentence = String(repeating: "某人收受礼金", count: 4)
            await desk.expectFault("number") {
                try await report(line.id, .courier, number: sentence, on: desk.today, as: desk.clerk)
            }
            try await report(line.id, .courier, number: "机要〔2026〕第12号", on: desk.today, as: desk.clerk)
            let receipt = SealedReceipt(desk.context)
            await desk.expectFault("receiver") {
                try await receipt.record(line.id, receiver: sentence, on: desk.today, as: desk.lead)
            }
            try await receipt.record(line.id, receiver: "上级收件人示例", on: desk.today, as: desk.lead)
        }
    }

    @Test func `HS-26 the page of a letter that repeats what went out of sight does not say how far that is`()
        async throws
    {
        try await Desk.open { desk in
            let (first, _) = try await desk.claimed()
            let later = try await desk.register(.townshipCadre).id
            let opinion = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [],
                repeatOf: first.id, bringsNewFacts: true)
            _ = try await ProposeTriage(desk.context)(later, opinion, as: desk.clerk)
            let open = OpenReport(desk.context)
            #expect(try await open(later, as: desk.lead).decision != nil)
            let colleague = Self.person("哨兵同事", "大冶市纪委监委", "第一监督检查室干部", desk)
            let outcome = try await CorrectAccused(desk.context)(first.id, added: [colleague], as: desk.holder)
            #expect(outcome == .outOfSight)
            let opened = try await open(later, as: desk.lead)
            #expect(opened.opinion != nil && opened.linked == nil)
            #expect(opened.decision == nil && opened.preview == nil && opened.reasons == nil && opened.routeRule == nil)
        }
    }
}
