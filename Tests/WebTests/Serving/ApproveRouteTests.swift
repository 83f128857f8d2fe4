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
            try await supervisor.get("/distribution")
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

    @Test func `DW-archive a report that became no clue is listed, closed alone and taken out again`() async throws {
        try await TestSite.with { site in
            let report = try await site.office.plantReport(in: site.office.county)
            let (id, path) = (report.rawValue, "/archive/reports/\(report.rawValue)")
            let clerk = try await site.browser(of: site.office.clerk)
            let open = try await clerk.get(path).html
            #expect(open.contains(Text.archivedWithClue.zh) && !open.contains(Text.missingOnFile.zh))
            #expect(try await clerk.post(path + "/archive").status == 404, "it does not end alone")
            try await site.office.plant(
                """
                update casework.report
                set state = 'declined', kind = 'no_substance', decline_reason = 'no_substance', decline_action = 'retain'
                where report_id = '\(id)'
                """)
            #expect(try await clerk.get("/archive").html.contains(path))
            #expect(try await clerk.get(path).html.contains("缺处置意见或者结论的审批"))
            #expect(try await clerk.post(path + "/archive").status == 409)
            try await site.office.plant(
                """
                insert into casework.approval (
                    approval_id, subject, subject_id, report_id, organ_id, kind, matter, proposed_by, approved_by,
                    approved_as, approved_at, version
                )
                values (
                    gen_random_uuid(), 'report', '\(id)', '\(id)', 'O420281', 'triage', 'declined', 'S1357', 'S1350',
                    'petition_lead', now(), 77
                )
                """)
            #expect(try await clerk.get(path).html.contains(Text.fileComplete.zh))
            #expect(try await clerk.post(path + "/archive").status == 303)
            let list = try await clerk.get("/archive").html
            #expect(list.contains(Text.loneInArchive.zh) && !list.contains(Text.loneToArchive.zh))
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get(path).status == 404, "the petition office alone opens it")
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.get(path).html.contains(Text.takeItOut.zh))
            #expect(try await lead.post(path + "/take-out").status == 303)
            #expect(try await lead.post(path + "/nonsense").status == 404)
            #expect(try await clerk.get("/archive").html.contains(Text.loneToArchive.zh))
            let head = try await site.browser(of: site.office.head)
            #expect(try await head.get(path).status == 404)
        }
    }

    @Test func `JB-27 a deputy finds who asked to open a clue again, and its room says what material changes`()
        async throws
    {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let id = planted.clue.rawValue
            let person = site.office.member(of: Room.ID("O420281-J2"))
            let holder = try #require(person.staff).staff.rawValue
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await deputy.get("/reopenings").html.contains(Text.noReopenings.zh))
            try await site.office.plant(
                """
                update casework.clue
                set state = 'concluded', holder_staff_id = '\(holder)', conclusion = 'educated', concluded_at = now(),
                    supplemented_on = '2026-03-02'
                where clue_id = '\(id)'
                """)
            let (file, path) = ("/archive/clues/\(id)", "/reopenings/\(id)/repeats")
            let member = try await site.browser(of: person)
            #expect(try await member.get(file).html.contains(path))
            #expect(try await deputy.post(path).status == 404, "the room reads it")
            #expect(try await member.post(path).status == 303)
            try await member.get(file)
            #expect(try await member.post(path).status == 409, "nothing waits")
            #expect(try await member.post("/reopenings/\(id)/nonsense").status == 404)
            try await site.office.plant(
                """
                update casework.clue set reopen_asked_by = '\(holder)', new_evidence_on = '2026-03-02'
                where clue_id = '\(id)'
                """)
            let asked = try await deputy.get("/reopenings").html
            #expect(asked.contains("/clues/\(id)") && asked.contains("2026-03-02"))
            let city = try await site.browser(of: site.office.cityHead)
            #expect(!(try await city.get("/reopenings").html.contains(id)))
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/reopenings").status == 404)
        }
    }

    @Test func `DW-archive the room states a paper of before on its page, and nothing typed is lost`() async throws {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let (id, room) = (planted.clue.rawValue, Room.ID("O420281-J2"))
            let holder = try #require(site.office.member(of: room).staff).staff.rawValue
            try await site.office.plant(
                """
                update casework.clue
                set state = 'concluded', holder_staff_id = '\(holder)', conclusion = 'educated',
                    concluded_at = routed_at
                where clue_id = '\(id)'
                """)
            let (file, path) = ("/archive/clues/\(id)", "/archive/clues/\(id)/papers")
            let member = try await site.browser(of: site.office.member(of: room))
            #expect(try await member.get(file).html.contains(Text.latePapers.zh))
            let typed = [("paper", "study_minutes"), ("day", "2020-01-01")]
            let wrong = try await member.post(path, typed)
            #expect(wrong.status == 422 && wrong.html.contains("value=\"2020-01-01\""))
            #expect(wrong.html.contains(LatePaper.Objection.day.statement.zh))
            let day = site.context.today.description
            #expect(try await member.post(path, [("paper", "study_minutes"), ("day", day)]).status == 303)
            let shown = try await member.get(file).html
            #expect(shown.contains("补记，存纸质卷") && !shown.contains(Text.latePapers.zh))
            let head = try await site.browser(of: site.office.head)
            #expect(!(try await head.get(file).html.contains(Text.latePapers.zh)))
            #expect(try await head.post(path, typed).status == 404, "the room states it")
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
