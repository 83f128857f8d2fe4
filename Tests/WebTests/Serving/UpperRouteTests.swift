import Casework
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

/// The pages of what goes up sealed, through the front door.
@Suite struct UpperRouteTests {
    @Test func `JB-15 a key is entered, compared by another person, and ended`() async throws {
        try await TestSite.with { site in
            let key = try ExportPrivateKey().publicKey
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await clerk.get("/sealed").html.contains("/sealed-keys"))
            try await clerk.get("/sealed-keys")
            let short = try await clerk.post("/sealed-keys", [("level", "4"), ("key", "abc")])
            #expect(short.status == 422 && short.html.contains("value=\"abc\""), "nothing typed is lost")
            #expect(short.html.contains("现在是3位"), "how many are there")
            let strange = String(repeating: "0g", count: 32)
            let letters = try await clerk.post("/sealed-keys", [("level", "4"), ("key", strange)])
            let told = try PageReader(letters.html).elements.first { $0.attributes["id"] == "key-problem" }
            #expect(told?.text == "公钥只含数字0至9和字母a至f", "never the key itself")
            #expect(try await clerk.post("/sealed-keys", [("level", "2"), ("key", key.text)]).status == 422)
            #expect(try await clerk.post("/sealed-keys", [("level", "4"), ("key", key.text)]).status == 303)
            #expect(try await clerk.get("/sealed-keys").html.contains(key.fingerprint))
            let page = try await lead.get("/sealed-keys").html
            let id = try #require(page.firstMatch(of: /\/sealed-keys\/([0-9a-f-]{36})\/confirm/).map { String($0.1) })
            let wrong = try await lead.post("/sealed-keys/\(id)/confirm", [("fingerprint-\(id)", "0000")])
            #expect(wrong.status == 422 && wrong.html.contains("id=\"fingerprint-\(id)-problem\""))
            try await clerk.get("/sealed-keys")
            let own = try await clerk.post("/sealed-keys/\(id)/confirm", [("fingerprint-\(id)", key.fingerprint)])
            #expect(own.status == 409)
            try await lead.get("/sealed-keys")
            let right = try await lead.post("/sealed-keys/\(id)/confirm", [("fingerprint-\(id)", key.fingerprint)])
            #expect(right.status == 303)
            try await lead.get("/sealed-keys")
            #expect(try await lead.post("/sealed-keys/\(id)/end").status == 303)
            for person in [site.office.head, site.office.deputy, site.office.auditor] {
                let browser = try await site.browser(of: person)
                #expect(try await browser.get("/sealed-keys").status == 404)
            }
        }
    }

    @Test func `JB-15 the file of a sealed line is taken by the petition office and opened above`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            _ = try await StoryTests.handIn(site, visitor)
            try await site.office.nameReaders(with: site.context)
            let lead = try await site.browser(of: site.office.lead)
            let waiting = try #require(StoryTests.id(after: "/triage/", in: try await lead.get("/triage").html))
            let open = try await lead.get("/triage/\(waiting)").html
            #expect(open.contains("/triage/\(waiting)/seal"))
            let asked = try await lead.post("/triage/\(waiting)/seal", [("sealed-why", "own-head")])
            #expect(asked.status == 303 && asked.location.contains("accusedClosed"))
            let closed = try await lead.get("/triage/\(waiting)").html
            #expect(closed.contains(Text.waitsOnSealList.zh) && !closed.contains("/triage/\(waiting)/seal"))
            #expect(!closed.contains("/triage/\(waiting)/admit"))
            let own = try await lead.get("/seal-requests").html
            #expect(own.contains(Text.anotherPersonSeals.zh) && own.contains("/quarantine-readers"))
            #expect(!own.contains("/seal-requests/\(waiting)/seal"))
            let (sure, sheets) = ("seal-sure-\(waiting)", "seal-sheets-\(waiting)")
            let alone = try await lead.post("/seal-requests/\(waiting)/seal", [(sure, "yes"), (sheets, "")])
            #expect(alone.status == 409)
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/seal-requests")
            let many = try await clerk.post("/seal-requests/\(waiting)/seal", [(sure, "yes"), (sheets, "viele")])
            #expect(many.status == 422 && many.html.contains("id=\"\(sheets)-problem\""))
            let sealed = try await clerk.post("/seal-requests/\(waiting)/seal", [(sure, "yes"), (sheets, "")])
            #expect(sealed.status == 303)
            let line = try #require(StoryTests.id(after: "/sealed/", in: try await lead.get("/sealed").html))
            let untaken = try await lead.get("/sealed/\(line)").html
            #expect(untaken.contains(Text.takeExport.zh) && untaken.contains(Text.takeBeforeReportedUp.zh))
            let file = try await lead.post("/sealed/\(line)/export")
            #expect(file.status == 200 && file.headers["content-type"] == "application/octet-stream")
            #expect(file.headers["content-disposition"]?.hasPrefix("attachment") == true)
            #expect(file.headers["cache-control"] == "no-store" && !file.html.contains(StoryTests.Planted.accused))
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get("/sealed/\(line)").status == 404)
            try await head.get("/sealed")
            #expect(try await head.post("/sealed/\(line)/export").status == 404)
        }
    }

    @Test func `JB-15 the head names who opens what comes in online, and the office is told when nobody is named`()
        async throws
    {
        try await TestSite.with { site in
            let head = try await site.browser(of: site.office.head)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get("/triage").html.contains(Text.readersNone.zh))
            let board = try await head.get("/clues").html
            #expect(
                board.contains(Text.readersNone.zh) && board.contains("/quarantine-readers"), "where the head begins")
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await !deputy.get("/clues").html.contains(Text.readersNone.zh), "who cannot name them")
            #expect(try await head.get("/quarantine-readers").html.contains(Text.readersNone.zh))
            let first = try #require(site.office.lead.staff).staff.rawValue
            let second = try #require(site.office.clerk.staff).staff.rawValue
            let own = try #require(site.office.head.staff).staff.rawValue
            for pair in [(first, first), (first, own), (second, first), ("", "")] {
                let seen = try await head.post("/quarantine-readers", [("first", pair.0), ("second", pair.1)])
                #expect(seen.status == 422, "\(pair)")
            }
            let nobody = try await head.post("/quarantine-readers", [("first", ""), ("second", "")]).html
            for field in ["first", "second"] { #expect(nobody.contains("id=\"\(field)-problem\""), "\(field)") }
            #expect(nobody.contains(Text.chooseOne.zh) && !nobody.contains("另一人须在信访室工作"))
            let named = try await head.post("/quarantine-readers", [("first", first), ("second", second)])
            #expect(named.status == 303)
            #expect(try await !lead.get("/triage").html.contains(Text.readersNone.zh))
            #expect(try await !head.get("/clues").html.contains(Text.readersNone.zh))
            try await lead.get("/quarantine-readers")
            #expect(try await lead.post("/quarantine-readers", [("first", first), ("second", second)]).status == 404)
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1")))
            #expect(try await member.get("/quarantine-readers").status == 404)
            _ = try await StoryTests.handIn(site, site.visitor())
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(StoryTests.id(after: "/triage/", in: try await clerk.get("/triage").html) != nil)
            let other = try await site.browser(of: site.office.secondClerk)
            #expect(StoryTests.id(after: "/triage/", in: try await other.get("/triage").html) == nil)
        }
    }
}
