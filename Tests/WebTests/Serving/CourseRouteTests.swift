import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The steps of a check, walked through their page.
@Suite struct CourseRouteTests {
    /// A clue of the second supervision room whose plan of a talk or a letter was approved.
    static func underWay(_ site: TestSite) async throws -> (clue: Clue.ID, holder: Caller) {
        let office = site.office
        let staff = [office.clerk, office.lead, office.deputy].compactMap(\.staff)
        let holder = office.member(of: Room.ID("O420281-J2"), 1)
        let member = try #require(holder.staff)
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text)
        let receipt = try await RegisterReport(site.context)(
            draft, form: "course", isFreeOfStateSecrets: true, as: staff[0])
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(site.context)(receipt.id, opinion, as: staff[0])
        let clue = try #require(try await ConfirmTriage(site.context)(receipt.id, as: staff[1]).clue)
        let handle = HandleClue(site.context)
        try await handle.claim(clue, as: member)
        try await site.context.study(clue, on: site.context.today, by: member)
        try await handle.propose(clue, .check(.talkOrLetter), as: member)
        try await handle.approvePlan(clue, as: staff[2])
        return (clue, holder)
    }

    private static func letter(_ site: TestSite, receiver: String) -> [(String, String)] {
        let kind = Course.Kind.letterDelivered
        return [
            (CourseForm.field(kind, .code), Course.Receiver.person.rawValue),
            (CourseForm.field(kind, .day), site.office.clock.today.description),
            (CourseForm.field(kind, .words), receiver),
        ]
    }

    private static func reply(_ site: TestSite, _ signature: Course.Signature) -> [(String, String)] {
        let kind = Course.Kind.replyReceived
        return [
            (CourseForm.field(kind, .code), signature.rawValue),
            (CourseForm.field(kind, .day), site.office.clock.today.description),
            (CourseForm.field(kind, .words), "随函附说明材料两页"),
        ]
    }

    @Test func `ZJ-29 the holder writes down letter and answer; what is wrong comes back as typed`() async throws {
        try await TestSite.with { site in
            let (clue, holder) = try await Self.underWay(site)
            let page = "/clues/\(clue.rawValue)/course"
            let browser = try await site.browser(of: holder)
            #expect(try await browser.get("/clues/\(clue.rawValue)").html.contains("href=\"\(page)\""))
            let empty = try await browser.get(page)
            #expect(empty.status == 200 && empty.html.contains(Text.noCourse.zh))
            #expect(empty.html.contains(Course.Kind.letterDelivered.words.zh))
            #expect(!empty.html.contains("action=\"\(page)/reply_received\""), "no letter waits for an answer")

            let wordless = try await browser.post(page + "/letter_delivered", Self.letter(site, receiver: " "))
            #expect(wordless.status == 422 && wordless.html.contains(Text.fillThisIn.zh))
            let early = try await browser.post(page + "/letter_delivered", Self.letter(site, receiver: "本人，办公室陪同"))
            #expect(early.status == 409 && early.html.contains("本人，办公室陪同"), "ZJ-28: no letter was issued")
            try await site.context.issueInquiry(
                on: clue, by: try #require(holder.staff), approvedBy: try #require(site.office.deputy.staff))
            let done = try await browser.post(page + "/letter_delivered", Self.letter(site, receiver: "本人，办公室陪同"))
            #expect(done.status == 303 && done.location == page + "?done=recorded")
            let shown = try await browser.get(done.location)
            #expect(shown.html.contains("本人，办公室陪同") && shown.html.contains(ClockKind.talkReply.words.zh))

            let unsigned = try await browser.post(page + "/reply_received", Self.reply(site, .unsigned))
            #expect(unsigned.status == 422 && unsigned.html.contains("随函附说明材料两页"))
            #expect(unsigned.html.contains("签署"))
            let signed = try await browser.post(page + "/reply_received", Self.reply(site, .countersigned))
            #expect(signed.status == 303)
            let after = try await browser.get(page).html
            #expect(after.contains(ClockKind.talkReport.words.zh) && after.contains(Text.clockDone.zh))
            #expect(after.contains(Text.inquiryNumber.zh) && after.contains(Text.answersLetter.zh))
            let again = try await browser.post(page + "/reply_received", Self.reply(site, .countersigned))
            #expect(again.status == 409, "one answer to one letter")
            #expect(try await browser.post(page + "/tea", []).status == 404)
        }
    }

    @Test func `JB-47 leaders read the steps and write none, others find nothing`() async throws {
        try await TestSite.with { site in
            let (clue, _) = try await Self.underWay(site)
            let page = "/clues/\(clue.rawValue)/course"
            let head = try await site.browser(of: site.office.head)
            let shown = try await head.get(page)
            #expect(shown.status == 200 && !shown.html.contains("action=\"\(page)/"))
            #expect(try await head.post(page + "/letter_delivered", Self.letter(site, receiver: "某某")).status == 409)
            let strangers = [
                site.office.member(of: Room.ID("O420281-J1")), site.office.cityHead,
                site.office.first(.head, in: site.office.neighbour),
            ]
            for caller in strangers {
                let browser = try await site.browser(of: caller)
                try await browser.get("/clues")
                let status = try await browser.post(
                    page + "/letter_delivered", Self.letter(site, receiver: "某某")
                ).status
                #expect(status == 404, "\(caller)")
                #expect(try await browser.get(page).status == 404, "\(caller)")
            }
        }
    }
}
