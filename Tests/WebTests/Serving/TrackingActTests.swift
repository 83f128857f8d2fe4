import Casework
import HTTPTypes
import Hummingbird
import Operations
import TestDatabase
import Testing

@testable import CaseStore
@testable import Web

/// DW-gate: the buttons of an open tracking page cost what a look costs, and take nothing from anybody else.
@Suite struct TrackingActTests {
    private static let nowhere = "018f0000-0000-7000-8000-000000000000"

    @Test func `DW-gate every form of a public page waits while too much comes in, be it one button of an open page`()
        async throws
    {
        try await TestSite.with { site in
            let (visitor, code, words) = try await StoryTests.supplementing(site)
            let ground = try #require(Protection.Ground.allCases.first).rawValue
            // Names of fields are those of one form alone, so that all of them fit each.
            let fields = StoryTests.report(
                in: site,
                words + [
                    ("code", code), ("notice", Self.nowhere), ("result", Self.nowhere), ("secrecy", "yes"),
                    ("objection", "处理得不对"), ("objection-no-secrets", "yes"), ("recusal", "请某人回避"),
                    ("protection", "有人威胁"), ("protection-ground", ground),
                    ("petition-score", "dissatisfied"), ("rating-score", "dissatisfied"),
                ]
                    + TrackingPage.Written.Field.allCases.filter { $0 != .supplement }.map { ($0.about.name, "same") })
            for gate in [site.web.site.handInGate, site.web.site.lookGate] { PublicTests.crowd(gate, site) }
            let paths = site.web.router().routes.filter { $0.method == .post }.map { route in
                "/" + route.path.description.split(separator: "/").joined(separator: "/")
            }.filter { $0 == "/report" || $0 == "/track" || $0.hasPrefix("/track/") }
            #expect(paths.count == 2 + TrackingAct.allCases.count + TrackingPage.Written.Field.allCases.count)
            let secret = visitor.cookies["visit"]
            for path in paths {
                let seen = try await visitor.post(path, fields, secret: secret)
                #expect(seen.status == 429 && seen.html.contains("name=\"wait-number\""), "\(path): \(seen.status)")
                #expect(!seen.html.contains(code), "\(path)")
            }
        }
    }

    @Test func `DW-gate a button that waited is pressed again with all that came with it, and no second code`()
        async throws
    {
        try await TestSite.with { site in
            let (visitor, _, words) = try await StoryTests.supplementing(site)
            let (gate, ticket) = (site.web.site.lookGate, try #require(words.first))
            let result = ("result", Self.nowhere)
            PublicTests.crowd(gate, site)
            let held = try await visitor.post("/track/secrecy", [ticket, result, ("secrecy", "yes")])
            #expect(held.status == 429 && held.html.utf8.count == Limits.trackingPageMultiple)
            #expect(held.headers["content-security-policy"] == PageHeaders.waitingContentPolicy)
            #expect(visitor.hidden("ticket") == ticket.1 && visitor.hidden("result") == result.1)
            #expect(held.html.contains("id=\"secrecy\"") && !held.html.contains("id=\"code\""))
            let number = visitor.hidden("wait-number")
            let place = [("wait-number", number), ("wait-work", try PublicTests.work(gate, number))]
            site.office.clock.advance(seconds: Int(Limits.waitSeconds))
            PublicTests.crowd(gate, site)
            let seen = try await visitor.post("/track/secrecy", [ticket, result] + place)
            #expect(seen.status == 422 && seen.html.contains(Text.tickSecrecy.zh))
            #expect(visitor.hidden("ticket") == ticket.1)
        }
    }

    @Test func `pressing the buttons of one report again and again slows down, and nobody else's`() async throws {
        try await TestSite.with { site in
            let (visitor, code, words) = try await StoryTests.supplementing(site)
            let (other, _, others) = try await StoryTests.supplementing(site)
            let press = [try #require(words.first), ("result", Self.nowhere)]
            for _ in 0..<Limits.actsPerMinute {
                #expect(try await visitor.post("/track/secrecy", press).status == 422)
                #expect(visitor.hidden("ticket") == press[0].1, "the page goes on with its ticket")
            }
            let secret = visitor.cookies["visit"]
            for path in ["/track/secrecy", "/track/read"] {
                let seen = try await visitor.post(path, press + [("notice", Self.nowhere)], secret: secret)
                #expect(seen.status == 429, "\(path)")
            }
            let theirs = try await other.post("/track/secrecy", [try #require(others.first), press[1]])
            #expect(theirs.status == 422)
            #expect(
                try await visitor.post("/track", [("code", code)], secret: secret).status == 200, "looks have a count")
            site.office.clock.advance(seconds: 60)
            #expect(try await visitor.post("/track/secrecy", press, secret: secret).status == 422)
        }
    }

    @Test func `however many forms of one page come, they take nobody else's ticket`() {
        let tickets = Tickets()
        let (mine, theirs) = (CodeKey(lookup: [1], proof: [1]), CodeKey(lookup: [2], proof: [2]))
        func at(_ seconds: Int64) -> Instant { Instant(microsecondsSinceEpoch: seconds * 1_000_000) }
        #expect(tickets.renew("", or: "theirs", for: theirs, now: at(0)) == "theirs")
        #expect(tickets.renew("", or: "mine", for: mine, now: at(0)) == "mine")
        for form in 0..<(2 * Limits.tickets) { _ = tickets.renew("mine", or: "\(form)", for: mine, now: at(1)) }
        #expect(tickets.key(for: "theirs", now: at(1)) == theirs && tickets.key(for: "0", now: at(1)) == nil)
        #expect(tickets.renew("mine", or: "foreign", for: theirs, now: at(1)) == "foreign", "it stands for another key")
        #expect(tickets.key(for: "mine", now: at(Limits.ticketSeconds)) == mine, "from the last form on")
        #expect(tickets.key(for: "theirs", now: at(Limits.ticketSeconds)) == nil)
        #expect(tickets.renew("theirs", or: "late", for: theirs, now: at(Limits.ticketSeconds)) == "late")
    }
}
