import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The pages of the distribution, of its ledger, and of the archive.
@Suite struct ApproveRouteTests {
    private static func planted(_ site: TestSite) async throws -> Planted {
        let room = Clue.Destination(organ: site.office.county, room: Room.ID("O420281-J2"))
        return try await site.office.plantClue(PlantedPlace(receiver: site.office.county, destination: room))
    }

    @Test func `ZJ-23 the head ticks and approves, and case supervision reads the move without content`() async throws {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let id = planted.clue.rawValue
            let head = try await site.browser(of: site.office.head)
            let deputy = try await site.browser(of: site.office.deputy)
            let seen = try await head.get("/distribution").html
            #expect(seen.contains(id) && seen.contains(Text.distribute.zh) && seen.contains("第二监督检查室"))
            let others = try await deputy.get("/distribution").html
            #expect(others.contains(id) && others.contains(Text.notYours.zh) && !others.contains(Text.distribute.zh))
            #expect(try await deputy.post("/distribution/approve", [("clue", id)]).status == 409)
            let none = try await head.post("/distribution/approve", [])
            #expect(none.status == 422 && none.html.contains(Text.pickOne.zh))
            let unsaid = try await head.post("/distribution/\(id)/give", [("room-" + id, "O420281-J1")])
            #expect(unsaid.status == 422 && unsaid.html.contains("value=\"O420281-J1\" selected"))
            #expect(try await head.post("/distribution/approve", [("clue", id)]).status == 303)
            #expect(try await head.get("/distribution").html.contains(Text.nothingToDistribute.zh))
            let supervisor = try await site.browser(of: site.office.supervisor)
            let ledger = try await supervisor.get("/ledger").html
            #expect(ledger.contains("第二监督检查室") && ledger.contains("已批"))
            #expect(!ledger.contains("赵被告") && !ledger.contains("虚报冒领"))
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/ledger").status == 404)
            #expect(try await clerk.get("/distribution").status == 404)
        }
    }

    @Test func `ZJ-23 case supervision proposes on the page, the head reads it beside the form and follows it`()
        async throws
    {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let id = planted.clue.rawValue
            let supervisor = try await site.browser(of: site.office.supervisor)
            let offered = try await supervisor.get("/distribution").html
            #expect(offered.contains("/distribution/\(id)/propose") && !offered.contains("/distribution/\(id)/give"))
            let room = ("room-" + id, "O420281-J1")
            let unsaid = try await supervisor.post("/distribution/\(id)/propose", [room])
            #expect(unsaid.status == 422 && unsaid.html.contains("value=\"O420281-J1\" selected"))
            let stated = [room, ("reason-" + id, "distance")]
            #expect(try await supervisor.post("/distribution/\(id)/give", stated).status == 404)
            #expect(try await supervisor.post("/distribution/\(id)/propose", stated).status == 303)
            #expect(try await supervisor.post("/distribution/\(id)/propose", stated).status == 409)
            let head = try await site.browser(of: site.office.head)
            let seen = try await head.get("/distribution").html
            #expect(seen.contains("第一监督检查室 · ") && seen.contains(Text.followProposal.zh))
            #expect(try await head.post("/distribution/\(id)/give", stated).status == 303)
            let ledger = try await supervisor.get("/ledger").html
            #expect(ledger.contains("已采纳") && ledger.contains("第一监督检查室 · "))
        }
    }

    @Test func `DW-distribution the head decides by when, and what was typed stays on the page`() async throws {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let head = try await site.browser(of: site.office.head)
            try await head.get("/distribution")
            let wrong = try await head.post("/distribution/policy", [("mode", "within_days"), ("days", "99")])
            #expect(wrong.status == 422 && wrong.html.contains("value=\"99\""))
            let stated = [("mode", "before_claim"), ("days", ""), ("delegate", "")]
            #expect(try await head.post("/distribution/policy", stated).status == 303)
            #expect(try await head.get("/distribution").html.contains(Text.waitsForHead.zh))
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            let path = "/clues/" + planted.clue.rawValue
            #expect(try await member.get(path).html.contains("分办尚未经主要负责人批准"))
            #expect(try await member.post(path + "/claim").status == 409)
            let deputy = try await site.browser(of: site.office.deputy)
            try await deputy.get("/distribution")
            #expect(try await deputy.post("/distribution/policy", stated).status == 409)
        }
    }

    @Test func `DW-archive a registrar reads what is missing, closes the file, and its room finds it no more`()
        async throws
    {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let id = planted.clue.rawValue
            let holder = try #require(site.office.member(of: Room.ID("O420281-J2")).staff).staff.rawValue
            try await site.office.plant(
                """
                update casework.clue
                set state = 'concluded', holder_staff_id = '\(holder)', conclusion = 'educated', concluded_at = now()
                where clue_id = '\(id)'
                """
            )
            let clerk = try await site.browser(of: site.office.clerk)
            let path = "/archive/clues/" + id
            #expect(try await clerk.get("/archive").html.contains(path))
            let file = try await clerk.get(path).html
            #expect(file.contains(Text.missingOnFile.zh) && file.contains("缺分办审批"))
            #expect(try await clerk.post(path + "/archive").status == 409)
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            #expect(try await member.get(path).html.contains(Text.handoffsOfClue.zh))
            #expect(try await member.post(path + "/archive").status == 404)
            try await site.office.plant(
                """
                update casework.clue
                set state = 'archived', archived_from = 'concluded', archived_at = now()
                where clue_id = '\(id)'
                """
            )
            #expect(try await member.get(path).status == 404)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get(path).html.contains(Text.takeItOut.zh))
            #expect(try await lead.post(path + "/take-out").status == 303)
            #expect(try await member.get(path).status == 200)
            #expect(try await lead.post(path + "/nonsense").status == 404)
        }
    }
}
