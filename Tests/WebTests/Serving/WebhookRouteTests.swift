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

    /// On the shelf: all but three of a page in June 2025, five in April, each of its own minute; one was withdrawn.
    private static func plantShelf(_ id: EndpointRecord.ID, _ site: TestSite) async throws {
        try await site.office.plant(
            """
            insert into notify.past_delivery (
                delivery_id, cell_id, finished_on, endpoint_id, subject_id, event_id, event_type, lane_seq, occurred_at,
                state, attempt, tried_before, finished_at, is_shown
            )
            select
                md5('d' || s.n)::uuid, '4202', (s.at at time zone 'Asia/Shanghai')::date, '\(id.rawValue)',
                md5('s' || s.n)::uuid, md5('e' || s.n)::uuid, 'dengwen.case.routed.v1', 1, s.at, s.state, 1, 0, s.at,
                s.state <> 'withdrawn'
            from (
                select
                    n, case n when 2 then 'dead' when 3 then 'withdrawn' else 'done' end as state,
                    case when n <= 6 then timestamptz '2025-04-01 04:00+00' else '2025-06-01 04:00+00' end
                        + make_interval(mins => n) as at
                from generate_series(1, \(Limits.pageRows + 3)) as n
            ) as s;
            insert into notify.past_attempt (
                delivery_id, cell_id, number, finished_on, attempted_at, http_status, failure, total_us
            )
            select
                d.delivery_id, d.cell_id, 1, d.finished_on, d.finished_at, case d.state when 'done' then 204 else 500 end,
                case d.state when 'dead' then 'status' end, 5
            from notify.past_delivery as d
            """)
    }

    /// The moments of the deliveries on a page, as they stand.
    private static func ends(_ html: String) throws -> [String] {
        try PageReader(html).all("time").filter { $0.path.contains("tbody") }.compactMap { $0.attributes["datetime"] }
    }

    @Test func `what was sent longer ago is listed from the newest, page by page and from each month`() async throws {
        try await TestSite.with { site in
            let id = try await Self.open(site)
            try await Self.plantShelf(id, site)
            let path = "/webhooks/" + id.rawValue + "/past"
            let browser = try await site.browser(of: site.office.securityAdministrator)
            #expect(try await browser.get("/webhooks").html.contains("href=\"\(path)\""))
            let first = try await browser.get(path)
            #expect(first.status == 200)
            let links = try PageReader(first.html).all("a")
            let next = try #require(links.first { $0.attributes["rel"] == "next" }?.attributes["href"])
            let second = try await browser.get(next).html
            let (newer, older) = (try Self.ends(first.html), try Self.ends(second))
            #expect(newer.count == Limits.pageRows && older.count == 2, "without what was withdrawn")
            #expect(newer + older == Set(newer + older).sorted(by: >), "each once, the newest first")
            #expect(second.contains(Text.abandoned(.notTaken("status", status: 500)).zh))
            #expect(first.html.contains(Text.deliveredWith(204).zh))
            let months = links.filter { $0.text == "2025年6月" || $0.text == "2025年4月" }
            #expect(months.map(\.text) == ["2025年6月", "2025年4月"])
            let april = try await browser.get(try #require(months.last?.attributes["href"])).html
            #expect(try Self.ends(april) == Array((newer + older).suffix(5)), "all of April, and nothing of June")
            browser.language = "en"
            let english = try await browser.get(path).html
            for words in [
                Text.olderDeliveries(to: "平台"), .olderDeliveriesHint, .deliveryEnded, .deliveredWith(204),
                .monthsOfDeliveries, .unsentNotShown,
            ] {
                #expect(english.contains(words.en), "\(words.en)")
            }
        }
    }

    @Test func `the older deliveries of a receiver are nobody else's, and nothing is sent again from there`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await Self.open(site)
            let path = "/webhooks/" + id.rawValue + "/past"
            let administrator = try await site.browser(of: site.office.administrator)
            #expect(try await administrator.get(path).html.contains(Text.noOlderDeliveries.zh))
            try await Self.plantShelf(id, site)
            let page = try PageReader(try await administrator.get(path).html)
            let forms = page.all("form").compactMap { $0.attributes["action"] }
            #expect(!forms.contains { $0.hasPrefix("/webhooks") })
            for caller in [
                site.office.first(.administrator, in: site.office.city), site.office.clerk, site.office.lead,
                site.office.head, site.office.auditor,
            ] {
                #expect(try await site.browser(of: caller).get(path).status == 404, "\(caller)")
            }
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
