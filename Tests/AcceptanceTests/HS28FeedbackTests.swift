import Casework
import Hummingbird
import TestDatabase
import Testing

/// 市实施方案第28条: every channel leads into one register, and who reports with a name is answered in time.
@Suite("HS-28 渠道与反馈 Channels and feedback")
struct HS28FeedbackTests {
    @Test func `HS-28 XF-17: reports of every channel land in one register`() async throws {
        try await House.open { house in
            var numbers: [String] = []
            for channel in ["letter", "visit", "phone", "informant", "transfer"] {
                let from = channel == "transfer" ? ["transfer-source": "audit"] : [:]
                numbers.append(try await house.register(["channel": channel].merging(from) { $1 }).number)
            }
            let lead = try await house.browser(of: house.office.lead)
            let known = Set(try await lead.get("/triage").html.ids(after: "/triage/"))
            _ = try await house.handIn([:])
            let web = try await house.waiting(besides: known)
            try await house.admit(web)
            numbers.append("420281-2026-XF-000006")

            #expect(numbers == (1...6).map { "420281-2026-XF-00000\($0)" })
            let register = try await house.browser(of: house.office.clerk).get("/desk").html
            let waiting = try await lead.get("/triage").html
            for number in numbers { #expect(register.contains(number) && waiting.contains(number), "\(number)") }
            for channel in ["来信", "来访", "来电", "监察信息员", "上级或有关机关转交", "网络"] {
                #expect(waiting.contains(channel), "\(channel)")
            }
        }
    }

    /// The May holiday (1–5 May) and its make-up Saturday (9 May) lie in the fifteen working days from 20 April.
    @Test func `HS-28: who signs is told of acceptance and result in fifteen working days each`() async throws {
        try await House.open { house in
            house.goOn(to: 2026, 4, 20)
            let visitor = house.visitor()
            let handed = try await house.handIn([:], in: visitor)
            #expect(visitor.page.contains("2026年5月13日"), "the receipt says by when")
            let report = try await house.waiting()
            try await house.admit(report)
            try await house.triage(report, [("micro", "yes")])
            try await house.approveTakingUp()
            #expect(try await !house.track(handed.code).contains("受理告知书"), "nothing before it is approved")
            let lead = house.office.lead
            #expect(try await house.browser(of: lead).get("/notices").html.contains("还有 23 天"))
            let acceptance = try await house.approveNotices(by: lead)
            #expect(acceptance.count == 1 && acceptance[0].contains("大冶纪信〔2026〕1号"))
            #expect(try await house.track(handed.code).contains("受理告知书"))
            let waiting = try await house.browser(of: lead).get("/notices").html
            #expect(waiting.contains("待送达") && waiting.contains("还有 23 天"), "approved is not told")
            try await readNotice(house, handed)
            #expect(try await !house.browser(of: lead).get("/notices").html.contains("还有"))

            house.goOn(to: 2026, 5, 11)
            let member = house.office.member(of: Room.ID("O420281-J1"), 1)
            let clue = try #require(try await house.board(of: member).first)
            #expect(try await house.step(clue, "claim", as: member) == 303)
            try await house.conclude(clue, by: member, deputy: house.office.deputy, head: house.office.head)
            // From 11 May fifteen working days end on 1 June.
            #expect(try await house.browser(of: lead).get("/notices").html.contains("还有 21 天"))
            let result = try await house.approveNotices(by: lead)
            #expect(result.count == 1 && result[0].contains("大冶纪信〔2026〕2号"))
            try await expectAnswer(house, handed, letter: result[0])
        }
    }

    /// The reporter says "I have read it" on the tracking page.
    private func readNotice(_ house: House, _ handed: HandedIn) async throws {
        house.office.clock.advance(seconds: 60)
        let browser = house.visitor()
        try await browser.get("/track")
        try await browser.post("/track", [("code", handed.code)])
        let fields = [("ticket", browser.hidden("ticket")), ("notice", browser.hidden("notice"))]
        #expect(try await browser.post("/track/read", fields).status == 200)
    }

    /// The reporter confirms the duty of secrecy and sees the result.
    private func openResult(_ house: House, _ handed: HandedIn) async throws -> String {
        house.office.clock.advance(seconds: 60)
        let browser = house.visitor()
        try await browser.get("/track")
        try await browser.post("/track", [("code", handed.code)])
        let fields = [("ticket", browser.hidden("ticket")), ("result", browser.hidden("result")), ("secrecy", "yes")]
        let seen = try await browser.post("/track/secrecy", fields)
        #expect(seen.status == 200)
        return seen.html
    }

    private func expectAnswer(_ house: House, _ handed: HandedIn, letter: String) async throws {
        let told = "经核查，已按照规定作出相应处理"
        #expect(try await !house.track(handed.code).contains(told), "JB-36: secrecy first")
        let page = try await openResult(house, handed)
        #expect(page.contains("受理告知书") && page.contains("办理结果反馈书") && page.contains("已办结"))
        #expect(page.contains(told) && letter.contains(told))
        #expect(letter.hasPrefix(" class=\"letter\""), "what the reporter gets is the letter alone")
        #expect(letter.contains("检举控告人：＿＿＿＿（编号 420281-2026-XF-000001）"), "the name is written by hand")
        #expect(!page.contains("检举控告人：＿"), "on the page nobody writes by hand")
        for word in Told.words { #expect(!letter.contains(word) && !page.contains(word)) }
    }

    @Test func `HS-28: the API tells the last day of the notice as well`() async throws {
        try await House.open { house in
            house.goOn(to: 2026, 4, 20)
            let session = try await house.session(of: house.office.clerk)
            let body = """
                {"channel": "transfer", "transfer": {"source": "petition_bureau"}, "request_id": "r1", "summary": "\(Told.text)", "managed_by": "lower", "no_state_secrets": true,
                 "reporter": {"name": "\(Told.reporter)", "phone": "\(Told.phone)"},
                 "accused": [{"name": "\(Told.accused)", "unit": "东岳路街道", "post": "工作人员"}]}
                """
            let answer = try await house.api(.post, "/api/v1/reports", session: session, body: body)
            #expect(answer.status == 201 && answer.text.contains(#""notice_due_on":"2026-05-13""#), "\(answer.text)")
        }
    }

    @Test func `HS-28: an anonymous reporter gets no notice, and sees the state`() async throws {
        try await House.open { house in
            let visitor = house.visitor()
            let handed = try await house.handIn(["signature": "anonymous"], in: visitor)
            #expect(!visitor.page.contains("2026年3月23日"))
            let report = try await house.waiting()
            try await house.admit(report)
            try await house.triage(report, [("micro", "yes")])
            try await house.approveTakingUp()
            let member = house.office.member(of: Room.ID("O420281-J1"), 1)
            let clue = try #require(try await house.board(of: member).first)
            #expect(try await house.track(handed.code).contains("正在办理"))
            #expect(try await house.step(clue, "claim", as: member) == 303)
            try await house.conclude(clue, by: member, deputy: house.office.deputy, head: house.office.head)
            #expect(try await house.approveNotices(by: house.office.lead).isEmpty)
            let page = try await house.track(handed.code)
            #expect(page.contains("已办结") && !page.contains("告知书") && !page.contains("反馈书"))
        }
    }

    @Test func `HS-28: clocks that ran out are seen where the work is, and told`() async throws {
        try await House.open { house in
            let receiver = try Receiver()
            try await house.openWebhook(receiver)
            _ = try await house.register(["accused-1-unit": "保安镇"])
            let late = try await house.waiting()
            _ = try await house.register([:])
            let accepted = try await house.waiting(besides: [late])
            try await house.triage(accepted)
            let lead = house.office.lead
            let member = house.office.member(of: Room.ID("O420281-J1"))
            for (person, path) in [(lead, "/triage"), (lead, "/notices"), (member, "/clues")] {
                let html = try await house.browser(of: person).get(path).html
                #expect(html.contains("还有") && !html.contains("超期 "), "\(path)")
            }

            // Registered on 2 March: to be passed on by the 9th, to be told of by the 23rd, to have a plan by 2 April.
            house.goOn(to: 2026, 4, 3)
            for (person, path, days) in [(lead, "/triage", 25), (lead, "/notices", 11), (member, "/clues", 1)] {
                let html = try await house.browser(of: person).get(path).html
                #expect(html.contains("超期 \(days) 天"), "\(path)")
            }
            // To be told of and to have a plan; of the first report, which waits for triage, nobody outside hears (JB-15).
            try await house.watchClocks(untilMarked: "r.state = 'registered'")
            try await house.watchClocks(until: 2)
            try await house.deliver(to: receiver)
            let overdue = try receiver.lines().filter { $0.type == "dengwen.clock.overdue.v1" }
            #expect(overdue.count == 2 && overdue.allSatisfy { $0.isSigned })
            for line in try receiver.lines() {
                for word in Told.words + ["XF-000001"] { #expect(!line.body.contains(word)) }
            }
        }
    }
}
