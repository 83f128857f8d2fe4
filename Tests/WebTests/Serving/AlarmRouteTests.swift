import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The pages of what waits to be sealed, of how it went up, of alarms, and of being asked about a matter.
@Suite struct AlarmRouteTests {
    /// An accepted report among whose accused a clerk finds a cadre of the city.
    private static func asked(_ site: TestSite) async throws -> Report.ID {
        let receipt = try await TriageRouteTests.letter(site, "seal")
        let clerk = try await site.browser(of: site.office.clerk)
        let path = "/triage/\(receipt.id.rawValue)"
        try await clerk.get(path)
        #expect(try await clerk.post(path, [("kind", "accusation")]).status == 303)
        _ = try await ConfirmTriage(site.context)(receipt.id, as: try #require(site.office.lead.staff))
        try await clerk.get(path + "/accused")
        let cadre = [("new-1-name", "哨兵乙"), ("new-1-unit", "黄石市教育局"), ("new-1-post", "局长")]
        let answer = try await clerk.post(path + "/accused", cadre)
        #expect(answer.status == 303 && answer.location.contains("accusedClosed"))
        #expect(try await clerk.get(path).status == 404)
        return receipt.id
    }

    @Test func `JB-15 JB-52 the head of the office finds it on the list and seals it, and nobody else sees the list`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await Self.asked(site)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get("/triage").html.contains("/seal-requests"))
            let list = try await lead.get("/seal-requests").html
            #expect(list.contains("/triage/\(id.rawValue)") && list.contains(Text.sealAndDestroy.zh))
            #expect(!list.contains("哨兵乙"))
            try Self.expectApart(id, in: list)
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/seal-requests").html.contains(Text.nothingToSeal.zh))
            let sure = [("seal-sure-\(id.rawValue)", "yes")]
            #expect(try await clerk.post("/seal-requests/\(id.rawValue)/seal", sure).status == 404)
            let unsaid = try await lead.post("/seal-requests/\(id.rawValue)/refuse", [("words-\(id.rawValue)", "")])
            #expect(unsaid.status == 422 && unsaid.html.contains("words-\(id.rawValue)-problem"))
            #expect(unsaid.html.contains("<details class=\"step\" open>"), "the form that came back is not folded")
            let rash = try await lead.post("/seal-requests/\(id.rawValue)/seal")
            #expect(rash.status == 422 && rash.html.contains("seal-sure-\(id.rawValue)-problem"), "nothing is gone")
            #expect(try await lead.post("/seal-requests/\(id.rawValue)/seal", sure).status == 303)
            #expect(try await lead.get("/sealed").html.contains("MF-"))
            #expect(try await lead.get("/seal-requests").html.contains(Text.nothingToSeal.zh))
            #expect(try await lead.post("/seal-requests/\(id.rawValue)/nonsense").status == 404)
        }
    }

    /// The button that destroys and the form of the refusal are not read as one.
    private static func expectApart(_ id: Report.ID, in list: String) throws {
        let forms = try PageReader(list).all("form")
        func around(_ act: String) throws -> [String] {
            let action = "/seal-requests/\(id.rawValue)/\(act)"
            return try #require(forms.first { $0.attributes["action"] == action }).path
        }
        #expect(try around("seal").last == "section" && around("refuse").last == "details")
    }

    @Test func `JB-52 who says why it is not sealed gets it back on the triage list`() async throws {
        try await TestSite.with { site in
            let id = try await Self.asked(site)
            let lead = try await site.browser(of: site.office.lead)
            try await lead.get("/seal-requests")
            let said = [("words-\(id.rawValue)", "示例：属本县管理")]
            #expect(try await lead.post("/seal-requests/\(id.rawValue)/refuse", said).status == 303)
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/triage/\(id.rawValue)").status == 200)
        }
    }

    @Test func `JB-15 the slip's number, the receiver and the signed hand-off stand on the page of the line`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try #require(site.office.clerk.staff)
            _ = try await RegisterSealed(site.context)(
                .upperLevel, channel: .letter, receivedOn: site.context.today, sheets: 1, form: "s", as: clerk)
            let id = try #require(try await Lists(site.context).sealedLines(as: clerk).first).id.rawValue
            let browser = try await site.browser(of: site.office.clerk)
            #expect(try await browser.get("/sealed").html.contains("/sealed/\(id)"))
            try await Self.expectNextAct(on: id, site)
            let today = "\(site.context.today)"
            let up = [("up-day-\(id)", today), ("up-carrier-\(id)", "1"), ("up-number-\(id)", "机要0042")]
            let gone = try await browser.post("/sealed/\(id)/reported-up", [("one", "yes")] + up)
            #expect(gone.status == 303 && gone.location.hasPrefix("/sealed/\(id)"), "\(gone.location)")
            let named = [("day", today), ("receiver", "示例接收人")]
            let own = try await browser.get("/sealed/\(id)").html
            #expect(own.contains(Text.anotherRecordsReceipt.zh) && !own.contains("/sealed/\(id)/received"))
            let alone = try await browser.post("/sealed/\(id)/received", named)
            #expect(alone.status == 409 && alone.html.contains("不能自己登记签收"), "\(alone.status)")
            let other = try await site.browser(of: site.office.lead)
            #expect(try await other.get("/sealed/\(id)").html.contains("/sealed/\(id)/received"))
            let unnamed = try await other.post("/sealed/\(id)/received", [("day", today), ("receiver", "")])
            #expect(unnamed.status == 422 && unnamed.html.contains("receiver-problem"))
            #expect(try await other.post("/sealed/\(id)/received", named).status == 303)
            let page = try await browser.get("/sealed/\(id)").html
            for words in ["机要0042", "示例接收人", Text.sealedHandoffs.zh] { #expect(page.contains(words), "\(words)") }
            let head = try await site.browser(of: site.office.head)
            let read = try await head.get("/sealed/\(id)")
            #expect(read.status == 200 && !read.html.contains("机要0042") && !read.html.contains("示例接收人"))
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/sealed/\(id)").status == 404)
        }
    }

    /// The page of a line that is still here says which it is, until when it must be above and what comes next; the head,
    /// whom a missing number would tell of a line about the head, is shown no number and records nothing.
    private static func expectNextAct(on id: String, _ site: TestSite) async throws {
        let lead = try await site.browser(of: site.office.lead)
        let page = try await lead.get("/sealed/\(id)").html
        let keeper = try #require(site.office.lead.staff)
        let due = try #require(try await Lists(site.context).sealedLines(as: keeper).first).dueOn
        #expect(page.contains("<h2 class=\"number\">MF-2026-1</h2>") && page.contains("<dt>\(Text.sheets.zh)</dt>"))
        #expect(page.contains(Text.dueOn.zh) && page.contains("\(due)") && page.contains("class=\"clock "))
        #expect(page.contains("action=\"/sealed/\(id)/reported-up\"") && !page.contains(Text.takeBeforeReportedUp.zh))
        let unread = try await lead.post("/sealed/\(id)/reported-up", [("one", "yes"), ("up-number-\(id)", "机要0043")])
        #expect(unread.status == 422 && unread.html.contains("id=\"up-carrier-\(id)-problem\""))
        #expect(
            unread.html.contains("机要0043") && unread.html.contains(Text.sealedHandoffs.zh), "on the page of the line")
        let head = try await site.browser(of: site.office.head)
        let read = try await head.get("/sealed/\(id)").html
        #expect(!read.contains("MF-") && !read.contains("/reported-up") && read.contains(Text.dueOn.zh))
    }

    @Test
    func `JB-52 the auditor reads how often something was late, in both languages, and the head has no such page`()
        async throws
    {
        try await TestSite.with { site in
            let clerk = try #require(site.office.clerk.staff)
            _ = try await RegisterSealed(site.context)(
                .ownHead, channel: .letter, receivedOn: site.context.today, sheets: 1, form: "s", as: clerk)
            site.office.clock.advance(days: 60)
            while try await WatchClocks(site.context)().isFull {}
            for caller in [site.office.auditor, site.office.cityLead] {
                let browser = try await site.browser(of: caller)
                let page = try await browser.get("/alarms")
                #expect(page.status == 200 && page.html.contains(Alarm.Kind.lateReport.words.zh))
                #expect(!page.html.contains("MF-"))
            }
            for caller in [site.office.head, site.office.deputy, site.office.clerk] {
                #expect(try await site.browser(of: caller).get("/alarms").status == 404)
            }
        }
    }

    @Test func `JC-66 anybody who works here records that they were asked, and is told nothing of the matter`()
        async throws
    {
        try await TestSite.with { site in
            let auditor = try await site.browser(of: site.office.auditor)
            #expect(try await auditor.get("/interference/notes").status == 200)
            let today = "\(site.context.today)"
            let note = [
                ("matter", "420281-2026-XF-000777"), ("asker", "leader"), ("concerned", ""), ("way", "enquired"),
                ("asked_on", today), ("words", "示例：问办到哪一步"),
            ]
            let untyped = try await auditor.post("/interference/notes", note.map { $0.0 == "matter" ? ($0.0, "") : $0 })
            #expect(untyped.status == 422 && untyped.html.contains("示例：问办到哪一步"))
            #expect(try await auditor.post("/interference/notes", note).status == 303)
            #expect(try await !auditor.get("/interference/notes").html.contains("示例：问办到哪一步"))
            let lead = try await site.browser(of: site.office.lead)
            let list = try await lead.get("/interference/notes").html
            #expect(list.contains("示例：问办到哪一步") && list.contains("420281-2026-XF-000777"))
            let reader = try #require(site.office.lead.staff)
            let waiting = try await NoteInterference(site.context).list(as: reader)
            let id = try #require(waiting.first).id.rawValue
            let unknown = try await lead.post(
                "/interference/notes/\(id)/attach", [("number-\(id)", "420281-2026-XF-000777")])
            #expect(unknown.status == 422 && unknown.html.contains("number-\(id)-problem"))
        }
    }
}
