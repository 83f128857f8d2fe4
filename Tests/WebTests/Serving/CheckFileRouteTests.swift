import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// Asking whoever signed, study, group, report, signatures and feedback, through the pages.
@Suite struct CheckFileRouteTests {
    private static let parts = ["basis", "problem", "process", "findings", "doubts", "proposal"]
        .map { ("report-" + $0, "哨兵核查内容") }

    @Test func `JB-24 a clerk records attempts on the item's page, and the sheet shows them`() async throws {
        try await TestSite.with { site in
            let report = try await site.office.plantReport(in: site.office.county)
            let clerk = try await site.browser(of: site.office.clerk)
            let path = "/triage/\(report.rawValue)"
            #expect(try await clerk.get("/calls").html.contains(path))
            try await clerk.get(path)
            let call = [
                ("verify-way", "phone"), ("verify-day", site.context.today.description), ("verify-found", "confirmed"),
                ("verify-promised", "yes"), ("verify-note", "哨兵备注"),
            ]
            let refused = try await clerk.post(path + "/verify", call)
            #expect(refused.status == 422 && refused.html.contains("哨兵备注"), "the reporter must have told it")
            #expect(try await clerk.post(path + "/verify", call + [("verify-narrated", "yes")]).status == 303)
            let sheet = try await clerk.get(path + "/acceptance-record").html
            #expect(sheet.contains("哨兵备注") && sheet.contains(Text.acceptanceRecord.zh))
            #expect(try await !clerk.get("/calls").html.contains(path))
            for person in [site.office.head, site.office.deputy, site.office.member(of: Room.ID("O420281-J1"))] {
                let browser = try await site.browser(of: person)
                #expect(try await browser.get(path + "/acceptance-record").status == 404)
                #expect(try await !browser.get(path).html.contains("哨兵备注"))
            }
        }
    }

    @Test func `ZJ-33 the holder records who approved and under which number, and leaders read it`() async throws {
        try await TestSite.with { site in
            let room = Room.ID("O420281-J1")
            let planted = try await site.office.plantClue(
                PlantedPlace(
                    receiver: site.office.county, destination: Clue.Destination(organ: site.office.county, room: room)))
            try await site.office.plant(
                """
                update casework.accused set is_organ_head = true, discipline_organ_id = 'T42028103J'
                where report_id = '\(planted.report.rawValue)'
                """)
            let holder = site.office.member(of: room)
            try await HandleClue(site.context).claim(planted.clue, as: try #require(holder.staff))
            let member = try await site.browser(of: holder)
            let page = "/clues/\(planted.clue.rawValue)/check"
            #expect(try await member.get(page).html.contains(Text.secretaryMissing.zh))
            let day = ("secretary-secretary_approved_on", site.context.today.description)
            let half = [day, ("secretary-approver", "哨兵书记")]
            let unsaid = try await member.post(page + "/secretary", half)
            #expect(unsaid.status == 422 && unsaid.html.contains("哨兵书记"), "nothing that was typed is lost")
            let whole = half + [("secretary-number", "办批〔2026〕9号")]
            #expect(try await member.post(page + "/secretary", whole).status == 303)
            let head = try await site.browser(of: site.office.head)
            let read = try await head.get(page).html
            #expect(read.contains(Text.secretaryRecordedBy.zh) && !read.contains(Text.secretaryMissing.zh))
            #expect(try await head.post(page + "/secretary", whole).status == 409)
        }
    }

    @Test func `ZJ-35 minutes, group, report and two signatures lead to the result`() async throws {
        try await TestSite.with { site in
            let room = Room.ID("O420281-J1")
            let planted = try await site.office.plantClue(
                PlantedPlace(
                    receiver: site.office.county, destination: Clue.Destination(organ: site.office.county, room: room)))
            let (first, second) = (site.office.member(of: room), site.office.member(of: room, 1))
            let (holder, colleague) = (try #require(first.staff), try #require(second.staff))
            try await HandleClue(site.context).claim(planted.clue, as: holder)
            let (member, other) = (try await site.browser(of: first), try await site.browser(of: second))
            let deputy = try await site.browser(of: site.office.deputy)
            let clue = "/clues/\(planted.clue.rawValue)"
            let page = clue + "/check"
            let people = [holder.staff.rawValue, colleague.staff.rawValue]
            try await member.get(page)
            let day = ("minutes-studied_on", site.context.today.description)
            let said = [day, ("minutes-chair", people[0]), ("minutes-conclusion", "哨兵研究结论")]
            let unsaid = try await member.post(page + "/minutes", said + people.map { ("minutes-people", $0) })
            #expect(unsaid.status == 422, "JB-17: what was decided is chosen")
            let minutes = said + [("minutes-decided", "preliminary_verification")]
            let alone = try await member.post(page + "/minutes", minutes + [("minutes-people", people[0])])
            #expect(alone.status == 409 && alone.html.contains("哨兵研究结论"), "nothing that was typed is lost")
            #expect(
                try await member.post(page + "/minutes", minutes + people.map { ("minutes-people", $0) }).status == 303)
            #expect(try await member.get(page).html.contains("初步核实"))
            let otherwise = try await member.post(clue + "/propose", [("propose-choice", "talk_or_letter")])
            #expect(
                otherwise.status == 409 && otherwise.html.contains("〔2026〕1号"), "JB-17: the minutes bind, and are named"
            )
            let plan = [("propose-choice", "preliminary_verification")]
            #expect(try await member.post(clue + "/propose", plan).status == 303)
            try await deputy.get(clue)
            #expect(try await deputy.post(clue + "/plan", [("plan-choice", "approve")]).status == 303)
            try await member.get(page)
            let group = [("group-leader", people[0])] + people.map { ("group-people", $0) }
            #expect(try await member.post(page + "/group", group).status == 303)
            #expect(try await member.post(page + "/approve", []).status == 409, "who proposed does not approve")
            #expect(try await deputy.get(page).html.contains("批准核查组"))
            #expect(try await deputy.post(page + "/approve", []).status == 303)
            try await member.get(page)
            let report = [("report-conclusion", "educated")] + Self.parts
            #expect(try await member.post(page + "/report", [report[0], report[1]]).status == 422)
            #expect(try await member.post(page + "/report", report).status == 303)
            #expect(try await member.post(page + "/sign", [("report", "1")]).status == 303)
            #expect(try await member.post(clue + "/conclude", [("conclude-choice", "educated")]).status == 409)
            #expect(try await other.get(page).html.contains("哨兵核查内容"), "a member reads what is signed")
            #expect(try await other.post(page + "/sign", [("report", "1")]).status == 303)
            #expect(try await member.post(clue + "/conclude", [("conclude-choice", "educated")]).status == 303)
            for person in [site.office.clerk, site.office.member(of: Room.ID("O420281-J2"))] {
                #expect(try await site.browser(of: person).get(page).status == 404)
            }
        }
    }

    @Test func `ZJ-35 a hold after a talk asks for its day, keeps what was chosen, and the head reads it`() async throws
    {
        try await TestSite.with { site in
            let room = Room.ID("O420281-J1")
            let planted = try await site.office.plantClue(
                PlantedPlace(
                    receiver: site.office.county, destination: Clue.Destination(organ: site.office.county, room: room)))
            let (person, handle) = (site.office.member(of: room), HandleClue(site.context))
            let (holder, deputy) = (try #require(person.staff), try #require(site.office.deputy.staff))
            try await handle.claim(planted.clue, as: holder)
            try await site.context.study(planted.clue, on: site.context.today, by: holder)
            try await handle.propose(planted.clue, .check(.talkOrLetter), as: holder)
            try await handle.approvePlan(planted.clue, as: deputy)
            try await site.context.holdTalk(planted.clue, by: holder)
            let (member, head) = (try await site.browser(of: person), try await site.browser(of: site.office.head))
            let page = "/clues/\(planted.clue.rawValue)"
            let choice = [("conclude-choice", "hold_for_later")]
            #expect(try await member.get(page).html.contains("conclude-hold-until"))
            let undated = try await member.post(page + "/conclude", choice)
            #expect(undated.status == 422 && undated.html.contains(Text.typeDay.zh))
            let late = [("conclude-hold-until", "2026-03-01")]
            let past = try await member.post(page + "/conclude", choice + late)
            #expect(past.status == 422 && past.html.contains("2026-03-01"), "nothing that was typed is lost")
            let dated = choice + [("conclude-hold-until", "2026-09-01")]
            #expect(try await member.post(page + "/conclude", dated).status == 303)
            let shown = try await head.get(page).html
            #expect(shown.contains("暂存待查") && shown.contains("2026-09-01"), "what the head decides on")
            #expect(try await head.post(page + "/result", [("result-choice", "approve")]).status == 303)
            #expect(try await member.get(page).html.contains("暂存待查"))
        }
    }

    @Test func `JB-36 the record of feedback wants the duty of secrecy told`() async throws {
        try await TestSite.with { site in
            let room = Room.ID("O420281-J1")
            let planted = try await site.office.plantClue(
                PlantedPlace(
                    receiver: site.office.county, destination: Clue.Destination(organ: site.office.county, room: room)))
            let (caller, handle) = (site.office.member(of: room), HandleClue(site.context))
            let holder = try #require(caller.staff)
            let (deputy, head) = (try #require(site.office.deputy.staff), try #require(site.office.head.staff))
            let (lead, clerk) = (try #require(site.office.lead.staff), try #require(site.office.clerk.staff))
            try await handle.claim(planted.clue, as: holder)
            try await site.context.study(planted.clue, on: site.context.today, by: holder)
            try await handle.propose(planted.clue, .check(.talkOrLetter), as: holder)
            try await handle.approvePlan(planted.clue, as: deputy)
            try await site.context.holdTalk(planted.clue, by: holder)
            try await handle.proposeResult(planted.clue, .educated, as: holder)
            try await handle.approveResult(planted.clue, as: head)
            for notice in try await Lists(site.context).notices(as: lead) {
                _ = try await ApproveNotice(site.context)(notice.id, as: lead)
                try await RecordDelivery(site.context)(notice.id, .phone, on: site.context.today, as: clerk)
            }
            let member = try await site.browser(of: caller)
            let path = "/clues/\(planted.clue.rawValue)/told"
            #expect(try await member.get("/clues/\(planted.clue.rawValue)").html.contains(path))
            try await member.get(path)
            let talk = [
                ("told-day", site.context.today.description), ("told-way", "phone"), ("told-summary", "哨兵反馈摘要"),
                ("told-opinion", "satisfied"), ("told-evidence", "yes"), ("told-words", "另有一张收据"),
            ]
            let refused = try await member.post(path, talk)
            #expect(refused.status == 422 && refused.html.contains("哨兵反馈摘要"))
            #expect(try await member.post(path, talk + [("told-secrecy", "yes")]).status == 303)
            let told = try await member.get(path).html
            #expect(told.contains("哨兵反馈摘要") && told.contains(Text.toldEvidenceNext.zh), "JB-27: somebody looks at it")
            try await ReadMaterial(site.context)(planted.clue, .immaterial, as: holder)
            #expect(try await !member.get(path).html.contains(Text.toldEvidenceNext.zh))
        }
    }
}
