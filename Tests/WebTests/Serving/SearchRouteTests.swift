import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// DW-search: words are looked for on a page, and stand in no address.
@Suite struct SearchRouteTests {
    private static func look(
        _ words: String, _ browser: Browser, _ more: [(String, String)] = []
    ) async throws -> Seen {
        try await browser.get("/search")
        return try await browser.post("/search", [("words", words)] + more)
    }

    private static func plant(_ site: TestSite, _ text: String) async throws -> Report.ID {
        try await site.office.plantReport(in: site.office.county, site.office.draft(text: text))
    }

    @Test func `what is found is marked, escaped, and leads to its page`() async throws {
        try await TestSite.with { site in
            let id = try await Self.plant(site, "书记<script>alert(1)</script>把鱼塘低价出租")
            for (language, words) in [("zh", Text.searchHits.zh), ("en", Text.searchHits.en)] {
                let lead = try await site.browser(of: site.office.lead)
                lead.language = language
                let seen = try await Self.look("鱼塘 alert", lead)
                #expect(seen.status == 200 && seen.location.isEmpty && seen.html.contains(words))
                #expect(seen.html.contains("<mark>鱼塘</mark>") && seen.html.contains("<mark>alert</mark>"))
                #expect(!seen.html.contains("<script>alert") && seen.html.contains("&lt;script&gt;"))
                #expect(seen.html.contains("href=\"/triage/\(id.rawValue)\""))
                #expect(seen.headers["cache-control"] == "no-store")
            }
            #expect(!site.log.all.contains { $0.contains("鱼塘") })
        }
    }

    @Test func `a room reaches its own clue, and the navigation and the page of numbers lead here`() async throws {
        try await TestSite.with { site in
            let room = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J1"))
            let planted = try await site.office.plantClue(PlantedPlace(receiver: site.office.county, destination: room))
            let person = site.office.member(of: room.room)
            let member = try await site.browser(of: person)
            #expect(try await Self.look("虚报冒领", member).html.contains(Text.searchFoundNothing.zh))
            let staff = try #require(person.staff)
            try await HandleClue(site.context).claim(planted.clue, as: staff)
            let seen = try await Self.look("虚报冒领", member)
            #expect(seen.html.contains("href=\"/clues/\(planted.clue.rawValue)\"") && seen.html.contains("<mark>"))
            let links = try PageReader(try await member.get("/find").html).all("a").compactMap { $0.attributes["href"] }
            #expect(links.count { $0 == "/search" } == 2)
        }
    }

    @Test func `what is hidden and what there is not are the same page, however often one asks`() async throws {
        try await TestSite.with { site in
            let office = site.office
            _ = try await Self.plant(site, "把鱼塘低价出租")
            let strangers = [office.cityLead, office.member(of: Room.ID("O420281-J1")), office.deputy]
            try await office.plant(
                "update casework.report set barred_staff_ids = array['\(office.deputy.staff?.staff.rawValue ?? "")']")
            for person in strangers {
                let browser = try await site.browser(of: person)
                for _ in 0..<3 {
                    let hidden = try await Self.look("鱼塘", browser)
                    let nothing = try await Self.look("果园", browser)
                    #expect(hidden.status == 200 && hidden.html == nothing.html.replacing("果园", with: "鱼塘"))
                }
            }
        }
    }

    @Test func `what was looked for is asked for again when it cannot be, and is read from no address`() async throws {
        try await TestSite.with { site in
            _ = try await Self.plant(site, "把鱼塘低价出租")
            let lead = try await site.browser(of: site.office.lead)
            for (words, fault) in [
                ("", SearchQuery.Fault.empty), ("鱼", .tooShort), (String(repeating: "鱼", count: 61), .tooLong),
                ("鱼塘 鱼塘 鱼塘 鱼塘 鱼塘 鱼塘", .tooManyWords),
            ] {
                let seen = try await Self.look(words, lead)
                #expect(seen.status == 422 && seen.html.contains(Text(fault).zh), "\(fault)")
                #expect(words.isEmpty || seen.html.contains("value=\"\(words)\""), "nothing typed is lost")
            }
            let empty = try await lead.get("/search")
            #expect(try await lead.get("/search?words=%E9%B1%BC%E5%A1%98").html == empty.html)
            let old = try await lead.post("/search", [("words", "鱼塘")], secret: "wrong")
            #expect(old.status == 403 && old.html.contains("value=\"鱼塘\"") && !old.html.contains("<mark>"))
            for cursor in ["x", "eA", String(repeating: "A", count: 5_000)] {
                #expect(try await Self.look("鱼塘", lead, [("before", cursor)]).status == 200)
            }
        }
    }

    @Test func `a search goes on further back, with the same words, by a button`() async throws {
        try await TestSite.with { site in
            try await site.office.plantReports(in: site.office.county, 1...(SearchLimits.hits + 3))
            let lead = try await site.browser(of: site.office.lead)
            let first = try await Self.look("虚报冒领", lead)
            #expect(first.html.contains(Text.searchFurther.zh))
            let more = [("words", lead.hidden("words")), ("before", lead.hidden("before"))]
            #expect(more[0].1 == "虚报冒领")
            let second = try await lead.post("/search", more)
            func numbers(_ html: String) -> Set<String> {
                Set(html.matches(of: /420281-2026-XF-\d{6}/).map { String($0.output) })
            }
            #expect(numbers(first.html).count == SearchLimits.hits && numbers(second.html).count == 3)
            #expect(numbers(first.html).isDisjoint(with: numbers(second.html)))
            #expect(!second.html.contains(Text.searchFurther.zh))
        }
    }
}
