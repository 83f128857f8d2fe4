import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Lists that go on, and looking things up by their number.
@Suite struct ListRouteTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    /// Where the link with these words leads.
    private static func link(_ words: Text, in html: String) throws -> String? {
        try PageReader(html).all("a").first { $0.text == words.zh }?.attributes["href"]
    }

    /// The pages of a list, the first one first.
    private static func walk(_ path: String, _ browser: Browser) async throws -> [String] {
        var pages = [try await browser.get(path).html]
        while let next = try link(.nextPage, in: pages[pages.count - 1]), pages.count < 20 {
            let seen = try await browser.get(next)
            #expect(seen.status == 200)
            pages.append(seen.html)
        }
        return pages
    }

    // MARK: - Pages

    @Test func `the register shows each number on one of its pages, and leads back to the first`() async throws {
        try await TestSite.with { site in
            let total = 2 * Limits.pageRows + 3
            try await site.office.plantReports(in: site.office.county, 1...total)
            let lead = try await site.browser(of: site.office.lead)
            let pages = try await Self.walk("/register", lead)
            #expect(pages.count == 3)
            for number in 1...total {
                let text = ReportNumber(year: 2026, number: number).text(of: site.office.county)
                let expected = (total - number) / Limits.pageRows
                #expect(pages.map { $0.contains(text) } == pages.indices.map { $0 == expected }, "\(text)")
            }
            #expect(try Self.link(.firstPage, in: pages[0]) == nil)
            #expect(try Self.link(.firstPage, in: pages[2]) == "/register")
            #expect(pages[0].contains("/triage/") && !pages[0].contains("赵被告"), "what came in, not what it says")
        }
    }

    @Test func `JB-24 the list of those to be asked goes on page by page, each report on one of them`() async throws {
        try await TestSite.with { site in
            let total = Limits.pageRows + 2
            try await site.office.plantReports(in: site.office.county, 1...total)
            let pages = try await Self.walk("/calls", try await site.browser(of: site.office.lead))
            #expect(pages.count == 2)
            for number in 1...total {
                let text = ReportNumber(year: 2026, number: number).text(of: site.office.county)
                #expect(pages.count { $0.contains(text) } == 1, "\(text)")
            }
            #expect(try Self.link(.firstPage, in: pages[1]) == "/calls")
        }
    }

    @Test func `a list without pages says that it may have stopped, once it is full`() async throws {
        try await TestSite.with { site in
            let lead = try await site.browser(of: site.office.lead)
            func plant(_ numbers: ClosedRange<Int>) async throws {
                try await site.office.plantReports(in: site.office.county, numbers)
                try await site.office.plant(
                    """
                    update casework.report
                    set state = 'declined', kind = 'no_substance', decline_reason = 'no_substance',
                        decline_action = 'retain'
                    """)
            }
            try await plant(1...Limits.unpagedRows - 1)
            let some = try await lead.get("/archive").html
            #expect(some.contains(Text.loneToArchive.zh) && !some.contains(Text.firstOnly.zh))
            try await plant(Limits.unpagedRows...Limits.unpagedRows + 1)
            #expect(try await lead.get("/archive").html.contains(Text.firstOnly.zh))
        }
    }

    @Test func `the triage list keeps its place while an item is open`() async throws {
        try await TestSite.with { site in
            try await site.office.plantReports(in: site.office.county, 1...(Limits.pageRows + 2))
            let clerk = try await site.browser(of: site.office.clerk)
            let pages = try await Self.walk("/triage", clerk)
            #expect(pages.count == 2)
            let cards = try PageReader(pages[1]).all("a").filter { $0.attributes["class"] == "card" }
            #expect(cards.count == 2)
            let address = try #require(cards.first?.attributes["href"])
            let opened = try await clerk.get(address)
            let beside = try PageReader(opened.html).all("a").filter { $0.attributes["class"] == "card" }
            #expect(opened.status == 200 && beside.map(\.text) == cards.map(\.text))
        }
    }

    @Test func `the board goes on with its filters, and counts and offers what is on later pages`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let total = 3 * Limits.pageRows + 9
            try await office.copyClue(planted, 2...total, heldBy: Staff.ID("S1363"))
            try await office.startClock(ofClues: 1000...(1000 + total), endingIn: Limits.nearDays)
            let member = try await site.browser(of: office.member(of: Self.room.room))
            let all = try await Self.walk("/clues?tab=room", member)
            #expect(all.count == 4 && all[0].contains(">\(total)</span>"))
            let filtered = try await Self.walk(
                Link.board.query("tab", "room").query("category", "群众纪律").query("pressing", "yes").rawValue, member
            )
            #expect(filtered.count == 2)
            let rows = try filtered.map { try PageReader($0).all("tbody").first?.text ?? "" }
            #expect(rows.allSatisfy { $0.contains("群众纪律") && !$0.contains("廉洁纪律") })
            let next = try #require(try Self.link(.nextPage, in: filtered[0]))
            #expect(next.hasPrefix("/clues?tab=room&category=") && next.contains("&pressing=yes&after="))
            let back = try #require(try Self.link(.firstPage, in: filtered[1]))
            #expect(back.contains("category=") && back.hasSuffix("pressing=yes"))
            for page in filtered { #expect(page.contains(">廉洁纪律</option>") && page.contains("value=\"yes\" checked")) }
        }
    }

    @Test func `the next clue is still the most urgent one`() async throws {
        try await TestSite.with { site in
            let room = Self.room
            let office = site.office
            _ = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            let urgent = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            try await office.script(
                """
                update casework.clue set priority = 1 where clue_id = '\(urgent.clue.rawValue)';
                update queue.ready set class = 1 where subject_id = '\(urgent.clue.rawValue)'
                """
            )
            let member = try await site.browser(of: office.member(of: room.room))
            let most = HandleLimits.openClaimsPerPerson
            #expect(try await member.get("/clues").html.contains(Text.inYourHands(0, of: most).zh))
            let claimed = try await member.post("/clues/next/claim")
            #expect(claimed.location == "/clues/\(urgent.clue.rawValue)?done=claimed")
            #expect(try await member.get("/clues").html.contains(Text.inYourHands(1, of: most).zh))
            #expect(try await member.post("/clues/next/claim").status == 303)
            let none = try await member.post("/clues/next/claim")
            #expect(none.status == 409 && none.html.contains(Text.nothingToClaim.zh))
            let head = try await site.browser(of: office.head)
            #expect(try await !head.get("/clues").html.contains("您手上"))
        }
    }

    @Test(arguments: ["/register", "/triage", "/notices", "/sealed"])
    func `what is no cursor of the list shows its first page`(path: String) async throws {
        try await TestSite.with { site in
            try await site.office.plantReports(in: site.office.county, 1...(Limits.pageRows + 1))
            let lead = try await site.browser(of: site.office.lead)
            let first = try await lead.get(path).html
            let other = path == "/register" ? "/triage" : "/register"
            let listed = try await lead.get(other).html
            let foreign = try #require(try Self.link(.nextPage, in: listed))
            let cursor = String(foreign.split(separator: "=").last ?? "")
            for word in [cursor, "", "AAAA", "%00", "x%27%20or%201=1", String(repeating: "A", count: 3_000)] {
                let seen = try await lead.get(path + "?after=" + word)
                #expect(seen.status == 200 && seen.html == first, "\(word.prefix(40))")
            }
        }
    }

    // MARK: - By number

    /// What somebody gets who types a number into the box.
    private static func find(_ typed: String, _ browser: Browser) async throws -> Seen {
        try await browser.get("/find")
        return try await browser.post("/find", [("number", typed)])
    }

    @Test func `what is typed stands in no address, and a number in an address is not looked up`() async throws {
        try await TestSite.with { site in
            try await site.office.plantReports(in: site.office.county, 1...1)
            let lead = try await site.browser(of: site.office.lead)
            let empty = try await lead.get("/find")
            let asked = try await lead.get("/find?number=420281-2026-XF-000001")
            #expect(asked.status == 200 && asked.html == empty.html)
            let none = try await Self.find("钱种植 13900001234", lead)
            #expect(none.status == 200 && none.location.isEmpty && !none.html.contains("13900001234"))
            #expect(try await lead.post("/find", [("number", "1")], secret: "wrong").status == 403)
        }
    }

    @Test func `one hit opens its page, however the number is typed`() async throws {
        try await TestSite.with { site in
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: Self.room))
            let lead = try await site.browser(of: site.office.lead)
            for typed in [
                "420281-2026-XF-000001", "420281 - 2026 - XF - 1", "１", "1", "420281-2026-XS-00001",
                " 4 2 0281-2026-xf-000001",
            ] {
                let seen = try await Self.find(typed, lead)
                #expect(seen.status == 303 && seen.location == "/triage/\(planted.report.rawValue)", "\(typed)")
            }
            let member = try await site.browser(of: site.office.member(of: Self.room.room))
            for typed in ["420281-2026-XS-00001", "420281-2026-XF-000001", "1"] {
                let seen = try await Self.find(typed, member)
                #expect(seen.status == 303 && seen.location == "/clues/\(planted.clue.rawValue)", "\(typed)")
            }
            let notices = try await lead.get("/notices").html
            let id = try #require(StoryTests.id(after: "/notices/", in: notices))
            try await lead.get("/notices/\(id)")
            #expect(try await lead.post("/notices/\(id)/approve").status == 303)
            let notice = try await Self.find("〔2026〕1号", lead)
            #expect(notice.status == 303 && notice.location == "/notices/\(id)")
        }
    }

    @Test func `several hits are listed, and none says nothing more`() async throws {
        try await TestSite.with { site in
            try await site.office.plantReports(in: site.office.county, 1...1)
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: Self.room))
            let lead = try await site.browser(of: site.office.lead)
            let several = try await Self.find("1", lead)
            #expect(several.status == 200 && several.html.contains("420281-2026-XF-000001"))
            #expect(several.html.contains("420281-2026-XS-00001"))
            #expect(several.html.contains("/triage/\(planted.report.rawValue)"))
            let none = try await Self.find("77", lead)
            #expect(none.status == 200 && none.html.contains(Text.numberNotFound.zh))
            for typed in ["420281-2026-XF-000077", "钱某", "420200-2026-GX-00001", "'", "1'"] {
                let seen = try await Self.find(typed, lead)
                #expect(seen.status == 200 && seen.html == none.html, "\(typed)")
            }
            lead.language = "en"
            #expect(try await Self.find("77", lead).html.contains(Text.numberNotFound.en))
        }
    }

    @Test func `who may not see what bears a number gets the answer for a number that nobody gave`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let city = Clue.Destination(organ: office.city, room: Room.ID("O420200-GJ"))
            _ = try await office.plantClue(
                PlantedPlace(receiver: office.county, destination: city, barred: Barred(organs: [office.county]))
            )
            let strangers = [
                office.lead, office.clerk, office.head, office.member(of: Self.room.room),
                office.first(.petitionLead, in: office.neighbour),
            ]
            for person in strangers {
                let browser = try await site.browser(of: person)
                let unknown = try await Self.find("420281-2026-XF-000099", browser)
                for typed in ["420281-2026-XF-000001", "420200-2026-XS-00001", "1"] {
                    let seen = try await Self.find(typed, browser)
                    #expect(seen.status == unknown.status && seen.html == unknown.html, "\(typed)")
                }
            }
        }
    }
}
