import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What stands on the paper of documents, from their pages: the A4 sheet of a copy and nothing else.
@Suite struct PaperSheetTests {
    /// The sheet of a new copy, as it is printed.
    private static func printed(_ paper: Paper.ID, _ browser: Browser) async throws -> String {
        let path = "/documents/\(paper.rawValue)"
        try await browser.get(path)
        let copy = try await browser.post(path + "/print")
        #expect(copy.status == 303 && copy.location == path + "?copy=1")
        let html = try await browser.get(copy.location).html
        let start = try #require(html.firstRange(of: "<article"))
        let end = try #require(html.firstRange(of: "</article>"))
        return String(html[start.lowerBound..<end.upperBound])
    }

    /// Six-cornered brackets, a year of four digits, no leading zero, no 第 (GW-9); and nobody is told who reported.
    private static func expectSound(_ sheet: String, _ number: DocumentNumber, _ title: String) {
        #expect(sheet.contains("<p class=\"letter-number\">\(number)</p>"))
        #expect(number.description == "\(number.organCode)〔2026〕\(number.sequence)号")
        #expect(!sheet.contains("〔2026〕0") && !sheet.contains("第\(number.sequence)号") && !sheet.contains("[2026]"))
        #expect(sheet.contains("<h2>\(title)</h2>") && sheet.contains("2026年3月2日"))
        #expect(sheet.contains("份号 000001") && !sheet.contains("unprinted"))
        #expect(!sheet.contains("{{"), "every field is filled")
        for word in [StoryTests.Planted.reporter, StoryTests.Planted.phone, StoryTests.Planted.text] {
            #expect(!sheet.contains(word), "JB-47")
        }
    }

    private static func people(_ site: TestSite, _ holder: Caller) throws -> (holder: StaffCaller, head: StaffCaller) {
        (try #require(holder.staff), try #require(site.office.head.staff))
    }

    @Test func `JB-34 GW-9 a recommendation prints its three parts and its number, and names no reporter`() async throws
    {
        try await TestSite.with { site in
            let told = try await AftercareRouteTests.told(site)
            let clue = Clue.ID(told.clue)
            let (holder, head) = try Self.people(site, told.holder)
            let follow = FollowRecommendation(site.context)
            let text = Recommendation.Text(
                addressee: "保安镇党委", facts: "保安镇制度缺失", findings: "经查补助发放不规范", advice: "健全发放制度")
            let id = try await follow.draft(
                FollowRecommendation.Draft(
                    kind: .discipline, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true),
                as: holder)
            try await follow.take(.approve, id, as: head)
            try await follow.take(.issue, id, as: holder)
            let member = try await site.browser(of: told.holder)
            let page = try await member.get("/recommendations/\(id.rawValue)").html
            let file = "/clues/\(told.clue)/documents"
            #expect(page.contains("\(file)?kind=discipline_recommendation&amp;from=\(id.rawValue)"))
            let form = try await member.get(file + "?kind=discipline_recommendation&from=\(id.rawValue)").html
            #expect(form.contains("健全发放制度") && !form.contains("name=\"advice\""), "the record says it")
            let written = try await member.post(
                file,
                [
                    ("kind", "discipline_recommendation"), ("from", id.rawValue), ("legal_basis", "有关规定"),
                    ("reply_requirement", "请书面回复"), ("advice", "另一条建议"),
                ])
            #expect(written.status == 303)
            let paper = Paper.ID(String(written.location.split(separator: "/").last?.prefix { $0 != "?" } ?? ""))
            let number = try await ApproveDocument(site.context)(paper, as: head)
            let sheet = try await Self.printed(paper, member)
            Self.expectSound(sheet, number, "纪律检查建议书")
            #expect(sheet.contains("保安镇党委：") && sheet.contains("大冶纪建〔2026〕1号"))
            for part in ["保安镇制度缺失", "经查补助发放不规范", "健全发放制度", "请书面回复"] { #expect(sheet.contains(part)) }
            #expect(!sheet.contains("另一条建议"))
        }
    }

    @Test func `JB-50 GW-9 a clearing letter prints the untrue facts and the result, no check and no praise`()
        async throws
    {
        try await TestSite.with { site in
            let told = try await AftercareRouteTests.told(site)
            let clue = Clue.ID(told.clue)
            let (holder, head) = try Self.people(site, told.holder)
            let clear = ClearName(site.context)
            try await clear.propose(
                Clarification.Draft(
                    finding: .untrue, trigger: .harm, form: .written, person: "某某", unit: "保安镇党委", statement: "违规领取补贴"),
                on: clue, as: holder)
            let opened = try await OpenAftercare(site.context)(clue, as: holder)
            let clearing = try #require(opened.clarifications.first?.record.clarification.id)
            try await clear.approve(clearing, as: head)
            let paper = try await DraftDocument(site.context)(
                .clarification, on: .clue(clue), from: clearing.rawValue, fields: [.addressee: "保安镇党委"], as: holder)
            let number = try await ApproveDocument(site.context)(paper, as: head)
            let sheet = try await Self.printed(paper, try await site.browser(of: told.holder))
            Self.expectSound(sheet, number, "澄清正名函")
            #expect(sheet.contains("关于反映某某的下列事项") && sheet.contains("违规领取补贴"))
            #expect(sheet.contains("经核查，上述反映失实。") && sheet.contains("第五十条"))
            for word in ["诬告", "同志优秀", "谈话", "核查组", StoryTests.Planted.accused] { #expect(!sheet.contains(word)) }
        }
    }

    @Test func `DW-archive GW-9 an index prints what lies on the file by kind and number, and nothing of what it says`()
        async throws
    {
        try await TestSite.with { site in
            let told = try await AftercareRouteTests.told(site)
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try #require(site.office.lead.staff)
            let file = "/clues/\(told.clue)/documents?kind=archive_index"
            #expect(try await clerk.get("/archive/clues/\(told.clue)").html.contains(file))
            let form = try await clerk.get(file).html
            #expect(!form.contains("name=\"attachments\"") && form.contains("420281-2026-XF-000001"))
            let written = try await clerk.post("/clues/\(told.clue)/documents", [("kind", "archive_index")])
            #expect(written.status == 303)
            let paper = Paper.ID(String(written.location.split(separator: "/").last?.prefix { $0 != "?" } ?? ""))
            let number = try await ApproveDocument(site.context)(paper, as: lead)
            let sheet = try await Self.printed(paper, clerk)
            Self.expectSound(sheet, number, "归档目录")
            #expect(sheet.contains("420281-2026-XF-000001") && sheet.contains("结果反馈 大冶纪信〔2026〕1号"))
            #expect(sheet.contains("处置意见：") && sheet.contains("签收："))
            #expect(
                !sheet.contains(StoryTests.Planted.accused), "whom it is about stands in the file, not in its index")
        }
    }

    @Test func `ZJ-28 GW-9 a letter of inquiry goes out in the office's name, with its period and who signs below`()
        async throws
    {
        try await TestSite.with { site in
            let (clue, holder) = try await CourseRouteTests.underWay(site)
            let (member, head) = try Self.people(site, holder)
            let paper = try await DraftDocument(site.context)(
                .inquiryLetter, on: .clue(clue), fields: [.addressee: "被函询人", .questions: "请说明补助发放情况。"], as: member)
            let number = try await ApproveDocument(site.context)(paper, as: head)
            let sheet = try await Self.printed(paper, try await site.browser(of: holder))
            Self.expectSound(sheet, number, "函询函")
            #expect(sheet.contains("<p class=\"letter-organ\">大冶市纪委监委办公室</p>"))
            #expect(sheet.contains("<p class=\"letter-signature\">大冶市纪委监委办公室</p>"))
            #expect(sheet.contains("被函询人：") && sheet.contains("请说明补助发放情况。"))
            #expect(sheet.contains("自收到本函之日起15个工作日内") && sheet.contains("主要负责人签署意见"))
        }
    }

    @Test func `JB-47 GW-9 a circular prints facts, result, scope and who approved it, and never who reported`()
        async throws
    {
        try await TestSite.with { site in
            let told = try await AftercareRouteTests.told(site)
            let (_, head) = try Self.people(site, told.holder)
            let member = try await site.browser(of: told.holder)
            let file = "/clues/\(told.clue)/documents"
            let form = try await member.get(file + "?kind=public_notice").html
            #expect(form.contains("name=\"scope\"") && !form.contains("name=\"reporter\""))
            var fields = [
                ("kind", "public_notice"), ("addressee", "各乡镇纪委"),
                ("public_facts", "据\(StoryTests.Planted.reporter)反映，某镇补助发放不规范"), ("result", "已纠正"), ("scope", "全市"),
            ]
            let refused = try await member.post(file, fields)
            #expect(refused.status == 422 && refused.html.contains("id=\"public_facts-problem\""))
            fields[2].1 = "某镇补助发放不规范"
            let written = try await member.post(file, fields)
            #expect(written.status == 303)
            let paper = Paper.ID(String(written.location.split(separator: "/").last?.prefix { $0 != "?" } ?? ""))
            let number = try await ApproveDocument(site.context)(paper, as: head)
            let sheet = try await Self.printed(paper, member)
            Self.expectSound(sheet, number, "通报")
            let name = try #require(site.office.directory[head.staff]?.name)
            for part in ["各乡镇纪委：", "某镇补助发放不规范", "处理结果：已纠正", "通报范围：全市", "本通报经\(name)批准"] {
                #expect(sheet.contains(part), "\(part)")
            }
            #expect(sheet.contains("大冶纪通〔2026〕1号"))
        }
    }

    @Test func `GW-9 a void paper is replaced from its page by one that names it, and an office's wording is printed`()
        async throws
    {
        try await TestSite.with { site in
            let room = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J2"))
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: room))
            try await SuperviseClue(site.context).remind(planted.clue, as: try #require(site.office.lead.staff))
            let lead = try await site.browser(of: site.office.lead)
            let clerk = try await site.browser(of: site.office.clerk)
            let file = "/clues/\(planted.clue.rawValue)/documents"
            let fields = [
                ("kind", "reminder"), ("addressee", "第二监督检查室"), ("supervision_reason", "超过期限未办结"),
                ("demand", "请书面回复"), ("deadline", "2026年3月20日"),
            ]
            func issue(_ more: [(String, String)] = []) async throws -> String {
                try await clerk.get(file)
                let written = try await clerk.post(file, fields + more)
                #expect(written.status == 303)
                let path = String(written.location.prefix { $0 != "?" })
                try await lead.get(path)
                #expect(try await lead.post(path + "/approve").status == 303)
                return path
            }
            let old = try await issue()
            try await lead.get("/templates/reminder")
            let wording = "本机关式样：{{item}}，{{supervision_reason}}，{{demand}}，{{deadline}}"
            #expect(try await lead.post("/templates/reminder", [("text", wording)]).status == 303)
            try await lead.get("/templates/reminder")
            #expect(try await lead.post("/templates/reminder", [("text", "再版" + wording)]).status == 303)
            let history = try await lead.get("/templates/reminder").html
            for version in ["第2版", "第1版", Text.standardWording.zh] { #expect(history.contains(version)) }
            #expect(history.contains("再版本机关式样") && history.contains("现予催办"), "every version is read")
            let kept = try await Self.printed(Paper.ID(String(old.split(separator: "/").last ?? "")), lead)
            #expect(kept.contains("现予催办") && !kept.contains("本机关式样"), "the old paper keeps its wording")
            try await clerk.get(old)
            #expect(try await clerk.post(old + "/propose_void", [("reason", "期限有误")]).status == 303)
            try await lead.get(old)
            #expect(try await lead.post(old + "/void").status == 303)
            let void = try await clerk.get(old).html
            let replaces = "replaces=" + String(old.split(separator: "/").last ?? "")
            #expect(void.contains(Text.writeReplacement.zh) && void.contains(replaces))
            let form = try await clerk.get(file + "?kind=reminder&" + replaces).html
            #expect(form.contains("请书面回复"), "what the void one said is filled in")
            let id = String(old.split(separator: "/").last ?? "")
            let new = try await issue([("replaces", id)])
            let sheet = try await Self.printed(Paper.ID(String(new.split(separator: "/").last ?? "")), lead)
            #expect(sheet.contains("再版本机关式样") && sheet.contains("大冶纪督〔2026〕2号"))
            #expect(sheet.contains("原大冶纪督〔2026〕1号作废，以本件为准。"))
            #expect(try await clerk.get(old).html.contains("大冶纪督〔2026〕2号"), "named both ways")
        }
    }

    @Test func `JB-22 JB-16 a reminder and what was passed on lead to their letters, filled in`() async throws {
        try await TestSite.with { site in
            let place = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J2"))
            let planted = try await site.office.plantClue(
                PlantedPlace(receiver: site.office.county, destination: place))
            let supervisor = site.office.first(.caseSupervision, in: site.office.county)
            try await SuperviseClue(site.context).remind(planted.clue, as: try #require(supervisor.staff))
            let browser = try await site.browser(of: supervisor)
            let letter = "/clues/\(planted.clue.rawValue)/documents?kind=reminder"
            let pressed = "/clues/\(planted.clue.rawValue)/supervision"
            #expect(try await browser.get(pressed).html.contains(letter + "&amp;from="))
            let room = try #require(site.office.directory[Room.ID("O420281-J2")]?.name)
            #expect(try await browser.get(letter).html.contains("value=\"\(room)\""))
            let clerk = try #require(site.office.first(.registrar, in: site.office.city).staff)
            let cityLead = site.office.first(.petitionLead, in: site.office.city)
            let draft = ReportDraft(
                channel: .letter, receivedOn: site.context.today, reporter: ReporterDraft(),
                accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
                summary: "另一件事", text: StoryTests.Planted.text)
            let receipt = try await RegisterReport(site.context)(
                draft, form: "passed", isFreeOfStateSecrets: true, as: clerk)
            let opinion = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
            _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: clerk)
            _ = try await ConfirmTriage(site.context)(receipt.id, as: try #require(cityLead.staff))
            let office = try await site.browser(of: cityLead)
            let forwarding = "/triage/\(receipt.id.rawValue)/documents?kind=forwarding"
            #expect(try await office.get("/measures").html.contains(forwarding))
            let county = try #require(site.office.directory[site.office.county]?.name)
            #expect(try await office.get(forwarding).html.contains("value=\"\(county)\""))
        }
    }
}
