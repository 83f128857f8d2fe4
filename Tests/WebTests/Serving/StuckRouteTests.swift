import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The pages of what stopped, for the petition office and for whoever keeps the machine.
@Suite struct StuckRouteTests {
    /// A registered report whose reading stopped.
    private static func stopped(_ site: TestSite, _ form: String, _ reason: ParkReason) async throws -> String {
        let id = try await TriageRouteTests.letter(site, form).id
        try await site.office.store.transaction(as: .system, on: .worker) { transaction in
            for job in try transaction.take(.read, limit: 1, holder: "test", lease: 60) {
                try transaction.park(.read, Report.ID(job.subject), token: job.token, reason: reason)
            }
        }
        // The navigation counts once in some seconds.
        site.office.clock.advance(seconds: Limits.stuckSeconds + 1)
        return id.rawValue
    }

    private static func link(_ html: String) throws -> String? {
        try PageReader(html).all("a").first { $0.attributes["href"] == "/stuck" && $0.path.contains("nav") }?.text
    }

    @Test func `the office finds what stopped with its reason, in both languages, and has it tried again`() async throws
    {
        try await TestSite.with { site in
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try Self.link(try await clerk.get("/desk").html) == nil, "nothing is stuck")
            let id = try await Self.stopped(site, "first", .scannerSilent)
            for (language, words) in [("zh", \Text.zh), ("en", \Text.en)] as [(String, KeyPath<Text, String>)] {
                clerk.language = language
                let html = try await clerk.get("/stuck").html
                for text in [
                    Text.stuckTitle, ParkReason.scannerSilent.words, ParkReason.scannerSilent.advice(for: .read),
                    .retryStuck, .giveUpStuck,
                ] {
                    #expect(html.contains(text[keyPath: words]), "\(language)")
                }
                #expect(html.contains("/triage/\(id)") && !html.contains("/stuck/retry-all"), "one of its reason")
                #expect(try Self.link(html)?.hasSuffix("1") == true)
            }
            clerk.language = "zh"
            try await clerk.get("/stuck")
            let answer = try await clerk.post("/stuck/read/\(id)/retry")
            #expect(answer.status == 303 && answer.location == "/stuck?done=stuckRetried")
            let after = try await clerk.get(answer.location).html
            #expect(after.contains(Done.stuckRetried.words.zh) && after.contains(Text.nothingStuck.zh))
            #expect(try Self.link(after) == nil)
            #expect(try await clerk.post("/stuck/read/\(id)/retry").status == 404)
        }
    }

    @Test func `giving up asks first and says what follows`() async throws {
        try await TestSite.with { site in
            let id = try await Self.stopped(site, "first", .workersDied)
            let lead = try await site.browser(of: site.office.lead)
            let asked = try await lead.get("/stuck/read/\(id)/give-up")
            #expect(asked.status == 200 && asked.html.contains(Text.giveUpReadingFollows.zh))
            #expect(try await lead.get("/stuck").html.contains("/stuck/read/\(id)/give-up"), "nothing happened yet")
            for caller in [site.office.head, site.office.cityLead, site.office.administrator, site.office.auditor] {
                let other = try await site.browser(of: caller)
                #expect(try await other.get("/stuck/read/\(id)/give-up").status == 404)
                try await other.get("/account")
                #expect(try await other.post("/stuck/read/\(id)/give-up").status == 404)
                #expect(try await other.post("/stuck/read/\(id)/retry").status == 404)
            }
            try await lead.get("/stuck/read/\(id)/give-up")
            #expect(try await lead.post("/stuck/read/\(id)/give-up").location == "/stuck?done=stuckGivenUp")
            #expect(try await lead.get("/stuck").html.contains(Text.nothingStuck.zh))
        }
    }

    @Test func `an administrator reads how many and why, no item, and tries all of a reason again`() async throws {
        try await TestSite.with { site in
            let administrator = try await site.browser(of: site.office.administrator)
            #expect(try await administrator.get("/stuck").html.contains(Text.nothingStuck.zh))
            let ids = [
                try await Self.stopped(site, "first", .databaseUnavailable),
                try await Self.stopped(site, "second", .databaseUnavailable),
                try await Self.stopped(site, "third", .unexpected),
            ]
            #expect(try Self.link(try await administrator.get("/webhooks").html)?.hasSuffix("3") == true)
            let page = try await administrator.get("/stuck").html
            #expect(page.contains(ParkReason.databaseUnavailable.words.zh) && page.contains("大冶市"))
            for id in ids { #expect(!page.contains(id)) }
            #expect(!page.contains("/triage/") && !page.contains("XF-"))
            let all = [("step", "read"), ("reason", "database_unavailable")]
            #expect(try await administrator.post("/stuck/retry-all", all).location == "/stuck?done=stuckRetried")
            let after = try await administrator.get("/stuck").html
            #expect(!after.contains(ParkReason.databaseUnavailable.words.zh))
            #expect(after.contains(ParkReason.unexpected.words.zh))
            let unknown = [("step", "read"), ("reason", "weather")]
            #expect(try await administrator.post("/stuck/retry-all", unknown).status == 400)
            try await administrator.get("/stuck")
            #expect(try await administrator.post("/stuck/read/\(ids[2])/retry").status == 404)
        }
    }

    @Test func `several of one reason are tried again by one press`() async throws {
        try await TestSite.with { site in
            for form in ["first", "second"] { _ = try await Self.stopped(site, form, .database) }
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/stuck").html.contains("/stuck/retry-all"))
            let all = [("step", "read"), ("reason", "database")]
            #expect(try await clerk.post("/stuck/retry-all", all).status == 303)
            #expect(try await clerk.get("/stuck").html.contains(Text.nothingStuck.zh))
        }
    }
}

/// What a page says of each reason.
@Suite struct StuckTextTests {
    @Test func `every reason says what happened and what to do, in both languages, for each step and for the machine`()
    {
        var told: Set<String> = []
        for reason in ParkReason.allCases {
            told.insert(reason.words.zh)
            let texts =
                [reason.words, reason.adviceForAdministrator] + ParkedStep.allCases.map { reason.advice(for: $0) }
            for text in texts { #expect(!text.zh.isEmpty && !text.en.isEmpty && text.zh != text.en, "\(reason)") }
        }
        #expect(told.count == ParkReason.allCases.count, "no two reasons read the same")
    }
}
