import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What registrar and head of the office see and type in triage.
@Suite struct TriageRouteTests {
    /// An anonymous letter of today.
    static func letter(_ site: TestSite, _ form: String) async throws -> RegisterReport.Receipt {
        let draft = ReportDraft(
            channel: .letter, receivedOn: site.context.today,
            accused: [AccusedDraft(name: StoryTests.Planted.accused, unit: "保安镇", post: "副镇长")],
            summary: StoryTests.Planted.text, text: StoryTests.Planted.text
        )
        return try await RegisterReport(site.context)(
            draft, form: form, isFreeOfStateSecrets: true, as: try #require(site.office.clerk.staff)
        )
    }

    @Test func `HS-29 a tick for micro-corruption that comes to nothing is told to whoever confirms`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/triage/\(id)")
            #expect(try await clerk.post("/triage/\(id)", [("kind", "accusation"), ("micro", "yes")]).status == 303)
            let page = try await site.browser(of: site.office.lead).get("/triage/\(id)").html
            #expect(page.contains(Text.noMicroCorruption.zh), "a deputy head of a township is managed by the county")
        }
    }

    @Test func `whoever confirms sees all that was stated, and where it goes`() async throws {
        try await TestSite.with { site in
            let first = try await Self.letter(site, "first")
            let again = try await Self.letter(site, "again").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            let form = try await clerk.get("/triage/\(again)").html
            #expect(form.contains(Text.microFields.zh), "HS-29: the published fields stand beside the tick")
            let stated = [
                ("kind", "accusation"), ("amount", "48000"), ("signers", "31"), ("organised", "yes"), ("injury", "yes"),
            ]
            #expect(try await clerk.post("/triage/\(again)", stated).status == 303)
            let page = try await lead.get("/triage/\(again)").html
            for words in [Text.tickOrganisedCrime, .tickInjury, .schemeAmount, .signers, .routeAhead] {
                #expect(page.contains(words.zh), "\(words.zh)")
            }
            #expect(page.contains(">48000</span>") && page.contains(">31</span>"))
            #expect(page.contains(Text.repeatsUndecided(1).zh), "it is like the first, and nobody said what it is")
            #expect(!page.contains(Text.tickNewFacts.zh) && !page.contains(Text.elsewhere.zh))
            let back = [("answer", "back"), ("remark", "请核对")]
            #expect(try await lead.post("/triage/\(again)/confirm", back).status == 303)
            let opinion = TriageOpinion(
                author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [],
                repeatOf: first.id, bringsNewFacts: true
            )
            _ = try await ProposeTriage(site.context)(
                Report.ID(again), opinion, as: try #require(site.office.clerk.staff))
            let repeated = try await lead.get("/triage/\(again)").html
            let number = first.number.text(of: first.receiver)
            #expect(repeated.contains("<dt>\(Text.repeatsNumber.zh)</dt>") && repeated.contains(">\(number)</span>"))
            #expect(repeated.contains(Text.tickNewFacts.zh) && !repeated.contains(Text.routeAhead.zh))
            #expect(repeated.contains(Text.repeatsDecided.zh) && !repeated.contains(Text.repeatsUndecided(1).zh))
        }
    }

    @Test func `a first item is stated by its number where nothing found it, and only one of the own organ`()
        async throws
    {
        try await TestSite.with { site in
            let first = try await Self.letter(site, "first")
            let id = try await Self.letter(site, "again").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let path = "/triage/\(id)"
            func repeating(_ number: String) -> [(String, String)] {
                [("kind", "accusation"), ("repeats-number", number), ("remark", "示例说明")]
            }
            try await clerk.get(path)
            for number in ["420281-2026-XF-000002", "2", "420281-2026-XF-000077", "420222-2026-XF-000001", "'"] {
                let seen = try await clerk.post(path, repeating(number))
                #expect(seen.status == 422 && seen.html.contains("repeats-number-problem"), "\(number)")
                #expect(seen.html.contains("示例说明"))
            }
            #expect(try await clerk.post(path, repeating("420281-2026-xf-1")).status == 303)
            let opened = try await OpenReport(site.context)(Report.ID(id), as: try #require(site.office.clerk.staff))
            #expect(opened.opinion?.repeatOf == first.id)
        }
    }

    @Test func `an English page says in English what has no number, which category it is, and what opens later`()
        async throws
    {
        try await TestSite.with { site in
            _ = try await StoryTests.handIn(site, site.visitor())
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            #expect(try await clerk.post("/desk", DeskRouteTests.letter(in: site)).status == 200)
            let lead = try await site.browser(of: site.office.lead)
            lead.language = "en"
            let list = try await lead.get("/triage").html
            #expect(list.contains(Text.noNumberYet.en) && !list.contains(Text.noNumberYet.zh))
            let rows = try await Lists(site.context).register(as: try #require(site.office.clerk.staff))
            let id = try #require(rows.first { $0.report.number != nil }).report.report.id
            let page = try await lead.get("/triage/\(id.rawValue)").html
            #expect(page.contains("Mass-work discipline") && !page.contains("群众纪律"))
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J1")))
            let planted = try await site.office.plantClue(
                PlantedPlace(
                    receiver: site.office.county,
                    destination: Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J1"))
                )
            )
            member.language = "en"
            let clue = try await member.get("/clues/\(planted.clue.rawValue)").html
            #expect(clue.contains(Text.claimToRead.en) && !clue.contains(Text.claimToRead.zh))
        }
    }

    @Test func `a form of triage or of a clue that is too old comes back with what was typed`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id
            let path = "/triage/\(id.rawValue)"
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            func expectAgain(_ seen: Seen, _ typed: String) {
                #expect(seen.status == 403 && seen.html.contains(Text.formExpired.zh) && seen.html.contains(typed))
            }
            let proposal = [("kind", "accusation"), ("remark", "示例说明")]
            try await clerk.get(path)
            expectAgain(try await clerk.post(path, proposal, secret: "wrong"), "示例说明")
            #expect(try await clerk.post(path, proposal).status == 303)
            let back = [("answer", "back"), ("remark", "请核对")]
            expectAgain(try await lead.post(path + "/confirm", back, secret: "wrong"), "请核对")
            let outcome = try await ConfirmTriage(site.context)(id, as: try #require(site.office.lead.staff))
            let clue = try #require(outcome.clue)
            let room = try #require(outcome.route?.outcome.destination?.room)
            let caller = site.office.member(of: room)
            try await HandleClue(site.context).claim(clue, as: try #require(caller.staff))
            let member = try await site.browser(of: caller)
            let plan = [("propose-choice", "hold_for_later"), ("propose-hold-until", "2026-09-27")]
            expectAgain(
                try await member.post("/clues/\(clue.rawValue)/propose", plan, secret: "wrong"), "value=\"2026-09-27\"")
        }
    }

    @Test func `JB-52 a decision is taken back on its page, which says what is missing or in the way`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id
            let opinion = TriageOpinion(
                author: nil, kind: .outOfScope, elsewhere: .otherOrgan, microCorruption: false, priority: .normal,
                riskFlags: [])
            _ = try await ProposeTriage(site.context)(id, opinion, as: try #require(site.office.clerk.staff))
            _ = try await ConfirmTriage(site.context)(id, as: try #require(site.office.lead.staff))
            let lead = try await site.browser(of: site.office.lead)
            let path = "/triage/\(id.rawValue)"
            #expect(try await lead.get(path).html.contains(Text.reconsiderTitle.zh))
            let silent = try await lead.post(path + "/reconsider")
            #expect(silent.status == 422 && silent.html.contains("why-problem"))
            let unfit = try await lead.post(path + "/reconsider", [("why", "no_repeat")])
            #expect(unfit.status == 409 && unfit.html.contains(Text.reconsiderTitle.zh), "it stays on its page")
            #expect(try await lead.post(path + "/reconsider", [("why", "wrong_kind")]).status == 303)
            #expect(try await lead.post(path + "/reconsider", [("why", "wrong_kind")]).status == 409, "once")
        }
    }

    @Test func `what somebody stated wrongly of an accused is taken back with one tick`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            let path = "/triage/\(id)"
            try await clerk.get(path)
            let wrong = [("kind", "accusation"), ("accused-1-outside", "yes"), ("accused-1-former", "O420281")]
            #expect(try await clerk.post(path, wrong).status == 303)
            try await lead.get(path)
            #expect(
                try await lead.post(path + "/confirm", [("answer", "back"), ("remark", "请核对")]).status == 303)
            #expect(try await clerk.get(path).html.contains("accused-1-anew"))
            #expect(
                try await clerk.post(path, [("kind", "accusation"), ("accused-1-anew", "yes")]).status == 303)
            let caller = try #require(site.office.clerk.staff)
            let opened = try await OpenReport(site.context)(Report.ID(id), as: caller)
            let standing = try #require(opened.content?.accused.first?.standing)
            #expect(standing.formerOrgan == nil && !standing.isElsewhere && standing.managingOrgan != nil)
        }
    }

    @Test func `JB-17 what was sent back and proposed anew meanwhile is read again before it is confirmed`()
        async throws
    {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id
            let (clerk, lead) = (try #require(site.office.clerk.staff), try #require(site.office.lead.staff))
            func propose(_ kind: ReportKind) async throws {
                let opinion = TriageOpinion(
                    author: nil, kind: kind, microCorruption: false, priority: .normal, riskFlags: [])
                _ = try await ProposeTriage(site.context)(id, opinion, as: clerk)
            }
            try await propose(.accusation)
            let browser = try await site.browser(of: site.office.lead)
            let path = "/triage/\(id.rawValue)"
            try await browser.get(path)
            let seen = browser.hidden("version")
            // Another head of the office at another desk.
            try await SendBackTriage(site.context)(id, remark: "请核对", as: lead)
            try await propose(.noSubstance)
            let late = try await browser.post(path + "/confirm", [("answer", "confirm"), ("version", seen)])
            #expect(late.status == 409 && late.html.contains(path + "/confirm"), "the new proposal stands there")
            let now = browser.hidden("version")
            #expect(!now.isEmpty && now != seen)
            #expect(
                try await browser.post(path + "/confirm", [("answer", "confirm"), ("version", now)]).status == 303)
            let kind = try await OpenReport(site.context)(id, as: lead).record.kind
            #expect(kind == .noSubstance)
        }
    }

    @Test func `what was stated stands in the form when it comes back`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            try await clerk.get("/triage/\(id)")
            let stated = [("kind", "accusation"), ("signers", "31"), ("organised", "yes"), ("new-facts", "yes")]
            #expect(try await clerk.post("/triage/\(id)", stated).status == 303)
            try await lead.get("/triage/\(id)")
            let back = [("answer", "back"), ("remark", "请核对")]
            #expect(try await lead.post("/triage/\(id)/confirm", back).status == 303)
            let page = try PageReader(try await clerk.get("/triage/\(id)").html)
            func field(_ name: String) -> [String: String] {
                page.elements.first { $0.attributes["id"] == name }?.attributes ?? [:]
            }
            #expect(field("signers")["value"] == "31")
            for name in ["organised", "new-facts"] { #expect(field(name).keys.contains("checked"), "\(name)") }
            #expect(!field("injury").keys.contains("checked"))
        }
    }

    @Test func `only who may propose is given the form, and everybody else is told who goes on with it`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id.rawValue
            let path = "/triage/\(id)"
            let clerk = try await site.browser(of: site.office.clerk)
            let onlookers = [try await site.browser(of: site.office.lead)]
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get(path).status == 404, "JB-15: nobody has triaged it")
            #expect(try await clerk.get(path).html.contains(Text.proposeToSecond.zh))
            for browser in onlookers {
                let page = try await browser.get(path).html
                #expect(page.contains(Text.registrarProposes.zh) && !page.contains(Text.proposeToSecond.zh))
            }
            try await clerk.get(path)
            #expect(try await clerk.post(path, [("kind", "accusation")]).status == 303)
            let own = try await clerk.get(path).html
            #expect(own.contains(Text.waitingForSecond.zh) && own.contains(Route.RuleID.ownLevel.statement.zh))
            let second = try await site.browser(of: site.office.secondClerk)
            let other = try await second.get(path).html
            #expect(other.contains(Text.waitingForHead.zh) && !other.contains(Text.waitingForSecond.zh))
            #expect(!other.contains(path + "/confirm"))
            #expect(try await onlookers[0].get(path).html.contains(path + "/confirm"))
        }
    }

    @Test func `what was passed on is triaged where it lies, and the office that received it looks on`() async throws {
        try await TestSite.with { site in
            let id = try await AnswerRouteTests.triaged(site, .accusation, unit: "阳新县教育局", post: "局长").id.rawValue
            for caller in [site.office.clerk, site.office.lead] {
                let page = try await site.browser(of: caller).get("/triage/\(id)").html
                #expect(page.contains(Text.otherOrganTriages.zh) && !page.contains(Text.proposeToSecond.zh))
            }
            let neighbour = site.office.neighbour
            let clerk = site.office.first(.registrar, in: neighbour)
            let lead = site.office.first(.petitionLead, in: neighbour)
            let opinion = TriageOpinion(
                author: nil, kind: .outOfScope, elsewhere: .otherOrgan, microCorruption: false, priority: .normal,
                riskFlags: [])
            _ = try await ProposeTriage(site.context)(Report.ID(id), opinion, as: try #require(clerk.staff))
            _ = try await ConfirmTriage(site.context)(Report.ID(id), as: try #require(lead.staff))
            for caller in [site.office.lead, lead] {
                let page = try await site.browser(of: caller).get("/triage/\(id)").html
                #expect(page.contains(id) && !page.contains("/triage/\(id)/seal"), "neither of them can seal it up")
            }
        }
    }

    @Test func `another form of the page that comes back leaves that of the triage as it was`() async throws {
        try await TestSite.with { site in
            let id = try await Self.letter(site, "first").id.rawValue
            let clerk = try await site.browser(of: site.office.clerk)
            let lead = try await site.browser(of: site.office.lead)
            try await clerk.get("/triage/\(id)")
            let stated = [("kind", "accusation"), ("signers", "31"), ("organised", "yes")]
            #expect(try await clerk.post("/triage/\(id)", stated).status == 303)
            try await lead.get("/triage/\(id)")
            let back = [("answer", "back"), ("remark", "请核对")]
            #expect(try await lead.post("/triage/\(id)/confirm", back).status == 303)
            try await clerk.get("/triage/\(id)")
            let refused = try await clerk.post("/triage/\(id)/verify", [("verify-note", "示例备注")])
            #expect(refused.status == 422 && refused.html.contains("id=\"signers\""))
            let page = try PageReader(refused.html)
            func field(_ name: String) -> [String: String] {
                page.elements.first { $0.attributes["id"] == name }?.attributes ?? [:]
            }
            #expect(field("signers")["value"] == "31" && field("organised").keys.contains("checked"))
            // Its own form comes back as it was sent: a box that was cleared stays clear.
            try await clerk.get("/triage/\(id)")
            let own = try await clerk.post("/triage/\(id)", [("kind", ""), ("signers", "31")])
            let cleared = try PageReader(own.html).elements.first { $0.attributes["id"] == "organised" }
            #expect(own.status == 422 && cleared?.attributes.keys.contains("checked") == false)
        }
    }
}
