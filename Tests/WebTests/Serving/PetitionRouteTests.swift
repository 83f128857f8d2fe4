import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What is out of scope, walked through its pages.
@Suite struct PetitionRouteTests {
    private static func declined(_ site: TestSite, _ channel: Channel) async throws -> RegisterReport.Receipt {
        let staff = [site.office.clerk, site.office.lead].compactMap(\.staff)
        let draft = ReportDraft(
            channel: channel, receivedOn: site.context.today,
            reporter: ReporterDraft(name: StoryTests.Planted.reporter, phone: StoryTests.Planted.phone),
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text)
        let receipt = try await RegisterReport(site.context)(
            draft, form: "out-\(channel.rawValue)", isFreeOfStateSecrets: true, as: staff[0])
        let opinion = TriageOpinion(
            author: nil, kind: .outOfScope, elsewhere: .otherOrgan, microCorruption: false, priority: .normal,
            riskFlags: [])
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: staff[0])
        _ = try await ConfirmTriage(site.context)(receipt.id, as: staff[1])
        return receipt
    }

    @Test func `XF-22 XF-30 a clerk enters organs and records a transfer, and nothing typed is lost`() async throws {
        try await TestSite.with { site in
            let id = try await Self.declined(site, .letter).id
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/outside").status == 200)
            let wrong = try await clerk.post("/outside/import", [("lines", "COURT,法院,court,420281\nnonsense")])
            #expect(wrong.status == 422 && wrong.html.contains("nonsense"))
            let lines = "COURT,大冶市人民法院,court,420281,,某路1号\nTOWN,保安镇人民政府,department,420281"
            #expect(try await clerk.post("/outside/import", [("lines", lines)]).status == 303)
            let half = try await clerk.post("/outside", [("code", "XF"), ("name", "大冶市信访局")])
            #expect(half.status == 422 && half.html.contains("大冶市信访局"))
            #expect(try await clerk.get("/petitions").html.contains("/petitions/\(id.rawValue)"))
            #expect(try await clerk.get("/triage/\(id.rawValue)").html.contains("/petitions/\(id.rawValue)"))
            let path = "/petitions/\(id.rawValue)"
            let page = try await clerk.get(path).html
            #expect(page.contains("大冶市人民法院") && !page.contains("保安镇人民政府"), "C6: not even offered")
            let fields = [
                ("transfer-receiver", "COURT"), ("transfer-day", "2026-03-02"), ("transfer-carrier", "post"),
                ("transfer-list", "信件一份"),
            ]
            let early = try await clerk.post(path + "/transfer", fields)
            #expect(early.status == 422 && early.html.contains("信件一份"), "our own letter comes first")
            let staff = [site.office.clerk, site.office.lead].compactMap(\.staff)
            let paper = try await DraftDocument(site.context)(
                .petitionTransfer, on: .report(id), fields: [.addressee: "大冶市人民法院"], as: staff[0])
            _ = try await ApproveDocument(site.context)(paper, as: staff[1])
            try await clerk.get(path)
            #expect(try await clerk.get(path).html.contains(Text.letterTo.zh))
            let astray = [("transfer-receiver", "XF")] + fields.dropFirst()
            #expect(
                try await clerk.post("/outside/import", [("lines", "XF,大冶市信访局,petition_bureau,420281")]).status == 303)
            try await clerk.get(path)
            #expect(try await clerk.post(path + "/transfer", astray).status == 422, "the letter is to the court")
            let barred = [("transfer-receiver", "TOWN")] + fields.dropFirst()
            #expect(try await clerk.post(path + "/transfer", barred).status == 422)
            #expect(try await clerk.post(path + "/transfer", fields).status == 303)
            try await clerk.get(path)
            let receipt = [("receipt-what", "received"), ("receipt-day", "2026-03-02")]
            #expect(try await clerk.post(path + "/receipt", receipt).status == 303)
            #expect(try await clerk.get("/petitions?view=done").html.contains(path))
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1")))
            #expect(try await member.get(path).status == 404)
        }
    }

    @Test func `JB-13 who gave a name is guided by a notice: the page shows how far it is`() async throws {
        try await TestSite.with { site in
            let id = try await Self.declined(site, .visit).id
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/outside")
            #expect(
                try await clerk.post("/outside/import", [("lines", "COURT,大冶市人民法院,court,420281")]).status == 303)
            let path = "/petitions/\(id.rawValue)"
            try await clerk.get(path)
            #expect(try await clerk.post(path + "/guide", [("guide-receiver", "COURT")]).status == 303)
            let page = try await clerk.get(path).html
            #expect(page.contains(Text.guidanceNotice.zh) && !page.contains("action=\"\(path)/tell-guidance\""))
            let told = try await clerk.post(path + "/tell-guidance", [("tell-guidance-day", "2026-03-02")])
            #expect(told.status == 409 && told.html.contains("告知书"))
            #expect(try await clerk.get("/petitions").html.contains(Text.guidanceUntold.zh), "it still waits")
        }
    }

    @Test func `XF-31 XF-21 a petition is accepted, answered and rated on the page of its code`() async throws {
        try await TestSite.with { site in
            let receipt = try await Self.declined(site, .letter)
            let path = "/petitions/\(receipt.id.rawValue)"
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get(path)
            let empty = try await clerk.post(path + "/accept", [("accept-request", "请求公开")])
            #expect(empty.status == 422 && empty.html.contains("请求公开"))
            let accept = [("accept-stage", "handle"), ("accept-request", "请求公开")]
            #expect(try await clerk.post(path + "/accept", accept).status == 303)
            try await clerk.get(path)
            let early = try await clerk.post(path + "/tell-acceptance", [("tell-acceptance-day", "2026-03-02")])
            #expect(early.status == 409, "XF-23: the notice is not issued")
            let clerkStaff = try #require(site.office.clerk.staff)
            let file = try await DocumentLists(site.context).onFile(of: .report(receipt.id), as: clerkStaff)
            let notice = try #require(file.papers.first { $0.kind == .petitionAcceptance })
            let number = try await ApproveDocument(site.context)(notice.id, as: try #require(site.office.lead.staff))
            #expect(try await clerk.get(path).html.contains(number.description))
            #expect(
                try await clerk.post(path + "/tell-acceptance", [("tell-acceptance-day", "2026-03-02")]).status == 303)
            try await clerk.get(path)
            let opinion = [
                ("opinion-outcome", "supported"), ("opinion-facts", "属实"), ("opinion-opinion", "予以公开"),
                ("opinion-basis", "信访工作条例"),
            ]
            #expect(try await clerk.post(path + "/opinion", opinion).status == 303)
            #expect(try await clerk.get(path).html.contains("予以公开"))
            let staff = try #require(site.office.clerk.staff)
            let opened = try await ReadOutOfScope(site.context).open(receipt.id, as: staff)
            let deputy = try #require(site.office.deputy.staff)
            _ = try await ApproveDocument(site.context)(try #require(opened.petition?.document), as: deputy)
            try await clerk.get(path)
            let answer = [("answer-day", "2026-03-02"), ("answer-way", "letter")]
            #expect(try await clerk.post(path + "/answer", answer).status == 303)
            let reporter = site.visitor()
            try await reporter.get("/track")
            let seen = try await reporter.post("/track", [("code", receipt.code.text)])
            #expect(seen.html.contains(Text.petitionProgress.zh) && !seen.html.contains("予以公开"))
            let rating = [
                ("ticket", reporter.hidden("ticket")), ("petition-score", "satisfied"), ("petition", "很快"),
                ("petition-about", "same"),
            ]
            #expect(try await reporter.post("/track/petition", rating).html.contains(Text.ratingTaken.zh))
            let head = try await site.browser(of: site.office.head)
            let page = try await head.get(path).html
            #expect(
                page.contains("很快")
                    && page.contains(Petition.State.answered(by: staff.staff, approver: deputy.staff).words.zh))
            #expect(!site.log.all.contains { $0.contains("很快") || $0.contains("请求公开") })
        }
    }
}
