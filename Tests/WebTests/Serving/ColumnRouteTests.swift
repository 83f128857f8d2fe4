import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Found clues, rewards, data and analyses, walked through their pages.
@Suite struct ColumnRouteTests {
    @Test func `SS-172 a room registers what it found, and case supervision takes note of it`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let member = try await site.browser(of: office.member(of: Room.ID("O420281-J2"), 1))
            let page = try await member.get("/found")
            #expect(page.status == 200 && page.html.contains(Text.registerFound.zh))
            let fields = [
                ("form", member.hidden("form")), ("origin", "found_in_case"), ("found_on", "2026-03-02"),
                ("name-1", "甲某"), ("unit-1", "保安镇"), ("post-1", "副镇长"),
                ("summary", "办理另案时发现其多次收受礼金，时间、地点、金额均有记录。"), ("breach-integrity", "yes"),
            ]
            let bare = try await member.post("/found", fields)
            #expect(bare.status == 422 && bare.html.contains("多次收受礼金"), "nothing typed is lost")
            #expect(try await member.post("/found", fields + [("no_secrets", "yes")]).status == 303)
            let control = try await site.browser(of: office.supervisor)
            let list = try await control.get("/found").html
            #expect(list.contains(Text.noteFound.zh) && !list.contains("多次收受礼金"))
            let clerk = try await site.browser(of: office.clerk)
            #expect(try await clerk.get("/found").status == 404, "not the petition office's")
        }
    }

    @Test func `JB-32 JB-31 data and analyses are for the office and its leaders`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let control = try await site.browser(of: office.supervisor)
            #expect(try await control.get("/provisions").html.contains(Text.askProvision.zh))
            let late = try await control.post("/provisions", [("team", "巡察一组"), ("purpose", "巡察")])
            #expect(late.status == 422 && late.html.contains("巡察一组"), "nothing typed is lost")
            let head = try await site.browser(of: office.head)
            let seen = try await head.get("/provisions")
            #expect(seen.status == 200 && !seen.html.contains(Text.askProvision.zh))
            let lead = try await site.browser(of: office.lead)
            let trends = try await lead.get("/trends")
            #expect(trends.status == 200 && trends.html.contains("/trends/quarter/"))
            let preview = try await lead.get("/trends/quarter/2025/4")
            #expect(preview.status == 200)
            #expect(trends.html.contains("/trends/quarter/2025/0"), "XF-41: the yearly report")
            let year = try await lead.get("/trends/quarter/2025/0")
            #expect(year.status == 200 && year.html.contains(Text.trendPeriod(.year(2025)).zh))
            let wordless = try await lead.post("/trends/quarter/2025/0", [("words", " ")])
            #expect(wordless.status == 422)
            #expect(try await lead.post("/trends/quarter/2025/0", [("words", "全年平稳")]).status == 303)
            #expect(try await head.get("/trends").html.contains(Text.trendPeriod(.year(2025)).zh))
            let member = try await site.browser(of: office.member(of: Room.ID("O420281-J2"), 1))
            #expect(try await member.get("/trends").status == 404)
            #expect(try await member.get("/merit").status == 200)
            let missing = "/clues/0190a0a0-0000-7000-8000-000000000001/merit"
            #expect(try await member.get(missing).status == 404)
        }
    }
}
