import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// DW-search: words are found by whoever may read them, and by nobody else.
@Suite struct SearchReportsTests {
    private static func letter(_ text: String, on day: CivilDate = .start) -> ReportDraft {
        var draft = ReportDraft.townshipCadre
        (draft.summary, draft.text, draft.place, draft.receivedOn) = (text, text, "保安镇码头", day)
        return draft
    }

    /// All pages.
    static func find(_ typed: String, _ desk: Desk, as caller: StaffCaller) async throws -> [SearchReports.Hit] {
        var (hits, cursor): ([SearchReports.Hit], SearchCursor?) = ([], nil)
        for _ in 0..<50 {
            let page = try await SearchReports(desk.context)(try SearchQuery(typed), after: cursor, as: caller)
            #expect(page.hits.count <= SearchLimits.hits)
            hits += page.hits
            cursor = page.further
            if cursor == nil { return hits }
        }
        Issue.record("the search does not end")
        return hits
    }

    static func ids(_ typed: String, _ desk: Desk, as caller: StaffCaller) async throws -> [Report.ID] {
        try await find(typed, desk, as: caller).map(\.record.report.id)
    }

    // MARK: - What is found

    @Test func `a report is found by its text, place, accused, unit and post, and never by who reported`() async throws
    {
        try await Desk.open { desk in
            let first = try await desk.register(Self.letter("会计收了卖树的钱４５００元，用iPhone13拍下账本。"))
            _ = try await desk.register(.villageCadre)
            for typed in ["卖树", "4500", "IPHONE13", "会计 账本", "码头", "副镇长", "树的钱4500元"] {
                #expect(try await Self.ids(typed, desk, as: desk.clerk).contains(first.id), "\(typed)")
            }
            let hits = try await Self.find("卖树 4500", desk, as: desk.lead)
            let hit = try #require(hits.first { $0.record.report.id == first.id })
            #expect(hit.passages.flatMap(\.pieces).filter(\.isFound).map(\.text).contains("卖树"))
            #expect(try await Self.ids(Planted.accused, desk, as: desk.clerk).count == 2)
            for typed in [Planted.reporter, Planted.phone, "iphone", "果园", "卖树 果园"] {
                #expect(try await Self.ids(typed, desk, as: desk.clerk).isEmpty, "\(typed)")
            }
        }
    }

    @Test func `newest first, page by page, each report once, over months and years`() async throws {
        try await Desk.open { desk in
            var days: [Report.ID: CivilDate] = [:]
            for number in 0..<(2 * SearchLimits.hits + 5) {
                let day = CivilDate.start.adding(days: -(number * 37))
                let id = try await desk.office.plantReport(in: desk.office.county, Self.letter("鱼塘低价出租", on: day))
                days[id] = day
            }
            _ = try await desk.office.plantReport(in: desk.office.county, Self.letter("果园低价出租"))
            let found = try await Self.ids("鱼塘", desk, as: desk.lead)
            #expect(found.count == days.count && Set(found) == Set(days.keys))
            let received = found.compactMap { days[$0] }
            #expect(received == received.sorted(by: >))
            #expect(try await Self.ids("低价出租", desk, as: desk.lead).count == days.count + 1)
        }
    }

    @Test func `an accused who is added is found at once, and by the room as well`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed(Self.letter("鱼塘低价出租"))
            #expect(try await Self.ids("公冶鹔鹴", desk, as: desk.lead).isEmpty)
            var added = AccusedDraft(name: "公冶鹔鹴", unit: "保安镇", post: "镇长")
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
            _ = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk)
            for person in [desk.lead, desk.holder, desk.deputy] {
                let hits = try await Self.find("公冶鹔鹴", desk, as: person)
                #expect(hits.map(\.record.report.id) == [receipt.id], "\(person.staff)")
                #expect(hits.first?.passages.map(\.kind) == [.accused])
            }
        }
    }

    @Test func `two who add accused at the same time lose no name, nor does the filler beside them`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed(Self.letter("鱼塘低价出租"))
            let names = ["公冶鹔鹴", "濮阳鸬鹚", "宰父蘼芜"]
            let written = try await withThrowingTaskGroup(of: String?.self) { group in
                for name in names {
                    group.addTask {
                        var added = AccusedDraft(name: name, unit: "保安镇", post: "镇长")
                        added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
                        do {
                            _ = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk)
                            return name
                        } catch is OperationError { return nil }
                    }
                }
                group.addTask {
                    try await desk.office.plant("delete from casework.report_words")
                    _ = try await MarkReports(desk.context)()
                    return nil
                }
                var written: [String] = []
                for try await name in group { if let name { written.append(name) } }
                return written
            }
            #expect(!written.isEmpty)
            _ = try await MarkReports(desk.context)()
            for name in written {
                #expect(try await Self.ids(name, desk, as: desk.lead) == [receipt.id], "\(name)")
            }
        }
    }

    @Test func `reports of before get their tokens in batches, and only what the system may open`() async throws {
        try await Desk.open { desk in
            let first = try await desk.register(Self.letter("鱼塘低价出租"))
            let closed = try await desk.register(Self.letter("鱼塘低价出租"))
            let second = try await desk.register(Self.letter("鱼塘低价出租"))
            try await desk.office.plant(
                """
                delete from casework.report_words;
                update casework.report set seal_asked_on = '2026-03-02', seal_ground = 1
                where report_id = '\(closed.id.rawValue)'
                """)
            #expect(try await Self.ids("鱼塘", desk, as: desk.clerk).isEmpty)
            let one = try await MarkReports(desk.context)(limit: 1)
            #expect(one.marked == 1 && one.last == first.id)
            #expect(try await Self.ids("鱼塘", desk, as: desk.clerk) == [first.id])
            let two = try await MarkReports(desk.context)(after: one.last, limit: 5)
            #expect(two.marked == 1 && two.last == nil)
            #expect(try await Self.ids("鱼塘", desk, as: desk.clerk) == [second.id, first.id])
            #expect(try await Self.ids("鱼塘", desk, as: desk.lead) == [second.id, first.id])
            #expect(try await MarkReports(desk.context)().marked == 0)
        }
    }

    // MARK: - Whom it is hidden from

    @Test func `JB-47 a room finds what its people hold or check, and nobody finds what is another's`() async throws {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.claimed(Self.letter("鱼塘低价出租"))
            let waiting = try await desk.routed(Self.letter("鱼塘低价出租")).receipt.id
            for person in [desk.clerk, desk.lead, desk.deputy, desk.head] {
                #expect(
                    Set(try await Self.ids("鱼塘", desk, as: person)) == [receipt.id, waiting], "\(person.staff)")
            }
            #expect(try await Self.ids("鱼塘", desk, as: desk.holder) == [receipt.id])
            let others = [
                desk.member("O420281-J1"), desk.member("O420281-J2", 0), desk.cityLead,
                try #require(desk.office.first(.petitionLead, in: desk.office.neighbour).staff),
            ]
            for person in others { #expect(try await Self.ids("鱼塘", desk, as: person).isEmpty, "\(person.staff)") }
            for person in [desk.supervisor, desk.auditor, try #require(desk.office.administrator.staff)] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    try await Self.ids("鱼塘", desk, as: person)
                }
            }
        }
    }

    @Test func `HS-26 what goes to the organ above is found there, and no more where nobody may know`() async throws {
        try await Desk.open { desk in
            var draft = ReportDraft.roomMember
            (draft.summary, draft.text) = ("鱼塘低价出租", "鱼塘低价出租")
            let receipt = try await desk.register(draft)
            #expect(try await Self.ids("鱼塘", desk, as: desk.lead) == [receipt.id])
            _ = try await ProposeTriage(desk.context)(receipt.id, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(receipt.id, as: desk.lead)
            for person in desk.everybody(in: desk.office.county) {
                if person.roles.isDisjoint(with: SearchReports.readers) { continue }
                #expect(try await Self.ids("鱼塘", desk, as: person).isEmpty, "\(person.staff)")
            }
            #expect(try await Self.ids("鱼塘", desk, as: desk.cityLead) == [receipt.id])
            let left = try await desk.texts(
                "select w.organ_id from casework.report_words as w where cardinality(w.tokens) > 0")
            #expect(left == ["O420200"], "and nothing is left to find it by")
        }
    }

    @Test func `JB-48 who stands aside finds it no more, and a hand-in is found by the head of the office alone`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed(Self.letter("鱼塘低价出租"))
            #expect(try await Self.ids("鱼塘", desk, as: desk.holder) == [receipt.id])
            try await HandleClue(desk.context).standAside(clue, as: desk.holder)
            #expect(try await Self.ids("鱼塘", desk, as: desk.holder).isEmpty)
            let handIn = try await desk.handIn().id
            #expect(try await Self.ids("卖树", desk, as: desk.lead) == [handIn])
            for person in [desk.clerk, desk.deputy, desk.head, desk.holder] {
                #expect(try await Self.ids("卖树", desk, as: person).isEmpty, "\(person.staff)")
            }
        }
    }

    @Test func `JB-15 what went up sealed is found no more, and no token of it stays`() async throws {
        try await Desk.open { desk in
            let (id, _) = try await desk.handIn()
            try await desk.bring(id, to: "proposed")
            #expect(try await Self.ids("卖树", desk, as: desk.clerk) == [id])
            try await desk.sealUp(id, .upperLevel)
            for person in [desk.clerk, desk.lead, desk.deputy, desk.head] {
                #expect(try await Self.ids("卖树", desk, as: person).isEmpty, "\(person.staff)")
            }
            #expect(
                try await desk.texts("select w.tokens::text from casework.report_words as w") == ["{}"])
            _ = try await MarkReports(desk.context)()
            #expect(
                try await desk.texts("select w.tokens::text from casework.report_words as w") == ["{}"])
        }
    }

    // MARK: - What it leaves behind

    @Test func `each search is on the log with how many and which, and no word of it`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(Self.letter("鱼塘低价出租"))
            _ = try await Self.ids("鱼塘", desk, as: desk.clerk)
            _ = try await Self.ids("果园", desk, as: desk.clerk)
            let entries = try await desk.texts(
                """
                select e.actor || ' ' || e.action || ' ' || e.subject || ' ' || e.detail
                from audit.log as e
                where e.action like 'report.search%'
                order by e.entry_id
                """)
            let clerk = "staff:" + desk.clerk.staff.rawValue
            #expect(
                entries == [
                    "\(clerk) report.search  hits=1", "\(clerk) report.search_hit \(receipt.id.rawValue) ",
                    "\(clerk) report.search  hits=0",
                ])
        }
    }

    @Test func `equal words of two organs, or of two months, have no token in common`() async throws {
        try await Desk.open { desk in
            let text = Self.letter("鱼塘低价出租给亲戚")
            let before = Self.letter("鱼塘低价出租给亲戚", on: CivilDate.start.adding(months: -1))
            for (organ, draft) in [
                (desk.office.county, text), (desk.office.county, text), (desk.office.county, before),
                (desk.office.city, text),
            ] { _ = try await desk.office.plantReport(in: organ, draft) }
            let common = try await desk.texts(
                """
                select
                    (a.organ_id = b.organ_id and a.received_on = b.received_on) || ' '
                        || (select count(*) from (select unnest(a.tokens) intersect select unnest(b.tokens)) as x)
                from casework.report_words as a
                join casework.report_words as b on a.report_id < b.report_id
                where cardinality(a.tokens) > 10 and cardinality(b.tokens) > 10
                """)
            #expect(common.count == 6)
            let same = common.filter { $0.hasPrefix("true") }
            #expect(same.count == 1 && same.allSatisfy { $0 != "true 0" })
            #expect(common.filter { $0.hasPrefix("false") }.allSatisfy { $0 == "false 0" })
        }
    }

    @Test func `the tokens ascend and are there once, so that nothing tells the order of the words`() async throws {
        try await Desk.open { desk in
            _ = try await desk.register(Self.letter("鱼塘低价出租，鱼塘低价出租给书记的妻弟"))
            let ordered = try await desk.texts(
                """
                select (w.tokens = array(select distinct x from unnest(w.tokens) as x order by x))::text
                from casework.report_words as w
                """)
            #expect(ordered == ["true"])
        }
    }
}
