import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// DW-gate: who waited and worked for a place before a crowded page loses it to nothing but a hand-in.
@Suite struct HeldPlaceTests {
    /// A number that has opened in the meantime, with the work for it, of a form that had to wait.
    private static func place(_ site: TestSite, _ held: Seen, _ visitor: Browser) throws -> [(String, String)] {
        #expect(held.status == 429)
        let (gate, number) = (site.web.site.handInGate, visitor.hidden("wait-number"))
        let place = [("wait-number", number), ("wait-work", try PublicTests.work(gate, number))]
        site.office.clock.advance(seconds: Int(Limits.waitSeconds))
        PublicTests.crowd(gate, site)
        return place
    }

    private static func expect(_ visitor: Browser, toHold place: [(String, String)]) {
        for (name, value) in place { #expect(visitor.hidden(name) == value, "\(name)") }
    }

    @Test func `a form that comes back to be changed keeps its number and its work`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/report")
            let report = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            PublicTests.crowd(site.web.site.handInGate, site)
            let first = try Self.place(site, try await visitor.post("/report", report), visitor)
            let bare = report.filter { $0.0 != "no-secrets" }
            #expect(try await visitor.post("/report", bare + first).status == 422)
            Self.expect(visitor, toHold: first)
            #expect(try await visitor.post("/report", report + first).status == 200)

            try await visitor.get("/track")
            try await visitor.post("/track", [("code", code)])
            let words = [
                ("ticket", visitor.hidden("ticket")), ("form", visitor.hidden("form")), ("supplement", "补充的情况"),
                ("supplement-about", "same"),
            ]
            let ticked = words + [("supplement-no-secrets", "yes")]
            let second = try Self.place(site, try await visitor.post("/track/supplement", ticked), visitor)
            let seen = try await visitor.post("/track/supplement", words + second)
            #expect(seen.status == 422 && seen.html.contains("补充的情况") && !seen.html.contains("id=\"code\""))
            #expect(seen.html.contains("id=\"supplement-no-secrets-problem\""))
            Self.expect(visitor, toHold: second)
            let taken = try await visitor.post("/track/supplement", ticked + second)
            #expect(taken.status == 200 && taken.html.contains(Text.addedToReport.zh))
        }
    }

    @Test func `nothing that can be a code is told before it costs a place`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let code = try await StoryTests.handIn(site, visitor)
            try await visitor.get("/track")
            let words = [
                ("form", "f1"), ("supplement", "补充的情况"), ("supplement-about", "same"),
                ("supplement-no-secrets", "yes"),
            ]
            PublicTests.crowd(site.web.site.handInGate, site)
            let coded = words + [("code", code)]
            let place = try Self.place(site, try await visitor.post("/track/supplement", coded), visitor)
            for (typed, status) in [("", 403), ("hello", 422)] {
                let seen = try await visitor.post("/track/supplement", words + place + [("code", typed)])
                #expect(seen.status == status && seen.html.contains("补充的情况"), "\(typed)")
                Self.expect(visitor, toHold: place)
            }
            #expect(try await visitor.post("/track/supplement", coded + place).status == 200)
        }
    }

    @Test func `a database that is away costs nobody the place, whichever page the form comes back on`() async throws {
        try await TestSite.impatient { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let secret = visitor.hidden(CSRFToken.fieldName)
            let report = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            PublicTests.crowd(site.web.site.handInGate, site)
            let place = try Self.place(site, try await visitor.post("/report", report), visitor)
            try await site.office.whileAway {
                let seen = try await visitor.post("/report", report + place, secret: secret)
                #expect(seen.status == 503)
                Self.expect(visitor, toHold: place)
            }
            var seen = try await visitor.post("/report", report + place, secret: secret)
            for _ in 0..<40 where seen.status == 503 {
                seen = try await visitor.post("/report", report + place, secret: secret)
            }
            #expect(seen.status == 200, "\(seen.status)")
            #expect(site.web.site.handInGate.figures.passedWithWork >= 2, "the crowd is still there")
        }
    }

    @Test func `whatever else goes wrong behind a gate, the words go out again under the number that let them in`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let secret = visitor.hidden(CSRFToken.fieldName)
            let report = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            PublicTests.crowd(site.web.site.handInGate, site)
            let place = try Self.place(site, try await visitor.post("/report", report), visitor)
            try await site.office.script(
                """
                create function casework.ends_here() returns trigger language plpgsql as
                $f$ begin raise exception using errcode = 'XX000', message = 'SENTINEL of the database'; end $f$;
                create trigger report_ends_here before insert on casework.report
                for each statement execute function casework.ends_here();
                """)
            let seen = try await visitor.post("/report", report + place, secret: secret)
            #expect(seen.status == 500 && seen.html.contains(Text.sendAgain.zh), "\(seen.status)")
            Self.expect(visitor, toHold: place)
            try await site.office.script("drop trigger report_ends_here on casework.report")
            #expect(try await visitor.post("/report", report + place, secret: secret).status == 200)
            let again = try await visitor.post("/report", report + place, secret: secret)
            #expect(again.status == 429, "one number, one hand-in")
        }
    }

    @Test func `JB-15 what was written for a report that was sealed up meanwhile comes back, told as for no report`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let (id, code) = try await PublicTests.handIn(site)
            try await visitor.get("/track")
            try await visitor.post("/track", [("code", code)])
            let ticket = ("ticket", visitor.hidden("ticket"))
            let words = [
                ("form", visitor.hidden("form")), ("supplement", "补充的情况"), ("supplement-about", "same"),
            ]
            let ticked = words + [("supplement-no-secrets", "yes")]
            let secret = visitor.hidden(CSRFToken.fieldName)
            try await site.office.sealUp(id, .upperLevel, with: site.context)
            let byTicket = try await visitor.post("/track/supplement", ticked + [ticket], secret: secret)
            let byCode = try await visitor.post("/track/supplement", ticked + [("code", code)], secret: secret)
            #expect(byTicket.status == 422 && byTicket.html == byCode.html)
            #expect(byTicket.html.contains("补充的情况") && byTicket.html.contains("id=\"code-problem\""))
            let bare = try await visitor.post("/track/supplement", words + [ticket], secret: secret)
            #expect(bare.status == 422 && bare.html.contains("补充的情况"))
            let recusal = try await visitor.post(
                "/track/recusal", [ticket, ("form", "f2"), ("recusal", "请某人回避"), ("recusal-about", "same")],
                secret: secret)
            #expect(recusal.status == 422 && recusal.html.contains("请某人回避"))
        }
    }
}
