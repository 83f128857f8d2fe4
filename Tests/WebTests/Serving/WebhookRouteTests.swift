import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// An administrator lives with an endpoint, through the page.
@Suite struct WebhookRouteTests {
    /// An endpoint that two administrators have opened; its ping waits in the outbox.
    private static func open(_ site: TestSite) async throws -> EndpointRecord.ID {
        let webhooks = Webhooks(site.context)
        let proposal = Webhooks.Proposal(
            name: "平台", url: "https://receiver.example/hook", host: "receiver.example", port: 443,
            networks: ["10.1.2.0/24"], secret: "whsec_dGVzdA==", events: AnnouncedEvent.allCases
        )
        let id = try await webhooks.propose(proposal, as: try #require(site.office.administrator.staff))
        try await webhooks.approve(id, as: try #require(site.office.securityAdministrator.staff))
        return id
    }

    /// Ends what is due.
    private static func end(
        _ id: EndpointRecord.ID, _ verdict: FinishDeliveries.Ended.Verdict, _ site: TestSite
    ) async throws {
        let claimed = try await ClaimDeliveries(site.context)([DeliveryEndpoint(id.rawValue): 8])
        let ended = claimed.map {
            FinishDeliveries.Ended(
                $0.id, token: $0.token, verdict, status: verdict == .delivered ? 204 : 500,
                failure: verdict == .delivered ? nil : "status", microseconds: 1
            )
        }
        try await FinishDeliveries(site.context)(ended, noticed: [])
    }

    @Test func `an endpoint that was given up is enabled again, and a test goes out`() async throws {
        try await TestSite.with { site in
            let id = try await Self.open(site)
            try await Self.end(id, .delivered, site)
            try await FinishDeliveries(site.context)([], noticed: [(DeliveryEndpoint(id.rawValue), .givenUp)])
            let browser = try await site.browser(of: site.office.administrator)
            let path = "/webhooks/" + id.rawValue
            let before = try await browser.get("/webhooks").html
            #expect(before.contains(Text.endpointGivenUp.zh) && before.contains(Text.adviseGivenUp.zh))
            #expect(before.contains(path + "/enable") && !before.contains(path + "/ping"))
            let answer = try await browser.post(path + "/enable")
            #expect(answer.status == 303 && answer.location == "/webhooks?done=endpointEnabled")
            let after = try await browser.get(answer.location).html
            #expect(after.contains(Done.endpointEnabled.words.zh) && after.contains(Text.endpointWorking.zh))
            #expect(after.contains(Text.deliveryReady.zh) && !after.contains(path + "/enable"))
            #expect(try await browser.post(path + "/enable").status == 404)
        }
    }

    @Test func `every event is told in words, beside the name under which it is sent`() async throws {
        try await TestSite.with { site in
            let id = try await Self.open(site)
            let browser = try await site.browser(of: site.office.administrator)
            for language in ["zh", "en"] {
                browser.language = language
                let page = try await browser.get("/webhooks").html
                #expect(page.contains("/webhooks/" + id.rawValue))
                for event in AnnouncedEvent.allCases {
                    let words = Text.event(event)
                    #expect(page.contains(language == "zh" ? words.zh : words.en), "\(event)")
                    #expect(!page.contains(">\(event.rawValue)<"), "\(event)")
                }
            }
        }
    }

    @Test func `a test is sent on demand, one at a time`() async throws {
        try await TestSite.with { site in
            let id = try await Self.open(site)
            let browser = try await site.browser(of: site.office.securityAdministrator)
            let path = "/webhooks/" + id.rawValue
            try await browser.get("/webhooks")
            let early = try await browser.post(path + "/ping")
            #expect(early.status == 409 && early.html.contains("上一条测试通知还在发送"))
            try await Self.end(id, .delivered, site)
            let answer = try await browser.post(path + "/ping")
            #expect(answer.location == "/webhooks?done=endpointPinged")
            try await Self.end(id, .delivered, site)
            let shown = try await browser.get("/webhooks").html
            #expect(shown.ranges(of: Text.deliveredWith(204).zh).count == 2)
            #expect(try await browser.post(path + "/disable").status == 303)
            #expect(try await browser.post(path + "/ping").status == 409)
        }
    }

    @Test func `what was given up is sent again by an administrator of the organ`() async throws {
        try await TestSite.with { site in
            let id = try await Self.open(site)
            try await Self.end(id, .dead, site)
            let path = "/webhooks/" + id.rawValue
            let stranger = try await site.browser(of: site.office.first(.administrator, in: site.office.city))
            #expect(try await !stranger.get("/webhooks").html.contains(id.rawValue))
            #expect(try await stranger.post(path + "/resend").status == 404)
            let browser = try await site.browser(of: site.office.administrator)
            let before = try await browser.get("/webhooks").html
            #expect(before.contains(Text.resendGivenUp.zh))
            #expect(before.contains(Text.abandoned(.notTaken("status", status: 500)).zh))
            #expect(try await browser.post(path + "/resend").location == "/webhooks?done=endpointResent")
            let after = try await browser.get("/webhooks").html
            #expect(after.contains(Text.deliveryReady.zh))
            // Whether there is anything left is told to nobody: the page offers it, and answers, as before.
            #expect(after.contains(path + "/resend"))
            #expect(try await browser.post(path + "/resend").location == "/webhooks?done=endpointResent")
        }
    }

    @Test func `a network that is none comes back with its place and what was typed`() async throws {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.administrator)
            try await browser.get("/webhooks")
            let seen = try await browser.post(
                "/webhooks",
                [
                    ("name", "平台"), ("address", "https://receiver.example/in"),
                    ("networks", "10.1.2.0/24 999.1.1.1/24"), ("events", AnnouncedEvent.caseRouted.rawValue),
                ])
            #expect(seen.status == 422 && seen.html.contains(Text.noNetworks(at: [2]).zh))
            #expect(seen.html.contains("value=\"10.1.2.0/24 999.1.1.1/24\""))
        }
    }
}
