import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// What the pages offer a deputy where every head must stand aside from a matter, and why they say so.
@Suite struct HeadsAsideRouteTests {
    private static let room = Room.ID("O420281-J2")

    private static func planted(_ site: TestSite) async throws -> Planted {
        try await site.office.plantClue(
            PlantedPlace(
                receiver: site.office.county,
                destination: Clue.Destination(organ: site.office.county, room: room)))
    }

    private static func letHeadsStandAside(from clue: Clue.ID, _ site: TestSite) async throws {
        try await site.office.plant(
            """
            insert into casework.recusal (clue_id, staff_id, ground, declared_at)
            select '\(clue.rawValue)', s.staff_id, 'interest', now()
            from directory.staff as s
            where s.organ_id = 'O420281' and 'head' = any (s.roles)
            """)
    }

    @Test func `HS-15 JB-48 a deputy finds the approval of a recommendation on its page, and why it is theirs`()
        async throws
    {
        try await TestSite.with { site in
            let clue = try await Self.planted(site).clue
            let member = try #require(site.office.member(of: Self.room).staff)
            let text = Recommendation.Text(addressee: "保安镇党委", facts: "制度缺失", findings: "经查属实", advice: "健全制度")
            let id = try await FollowRecommendation(site.context).draft(
                FollowRecommendation.Draft(
                    kind: .discipline, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true),
                as: member
            ).rawValue
            let page = "/recommendations/\(id)"
            let deputy = try await site.browser(of: site.office.deputy)
            let head = try await site.browser(of: site.office.head)
            let before = try await deputy.get(page).html
            #expect(!before.contains(page + "/approve") && !before.contains(Text.decideAsStandIn.zh))
            #expect(try await deputy.post(page + "/approve").status == 409)
            let heads = try await head.get(page).html
            #expect(heads.contains(page + "/approve") && !heads.contains(Text.decideAsStandIn.zh))
            try await Self.letHeadsStandAside(from: clue, site)
            #expect(try await head.get(page).status == 404)
            let after = try await deputy.get(page).html
            #expect(after.contains(page + "/approve") && after.contains(Text.decideAsStandIn.zh))
            #expect(after.contains(page + "/drop"))
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await !lead.get(page).html.contains(page + "/approve"))
            #expect(try await deputy.post(page + "/approve").status == 303)
            #expect(try await !deputy.get(page).html.contains(Text.decideAsStandIn.zh), "it is decided")
        }
    }

    @Test func `HS-28 JB-48 a deputy puts a leader in charge on the page of a clue, and ends it`() async throws {
        try await TestSite.with { site in
            let clue = try await Self.planted(site).clue
            let page = "/clues/\(clue.rawValue)/supervision"
            let deputy = try await site.browser(of: site.office.deputy)
            let leader = site.office.everybody(with: .deputy, in: site.office.county)[1]
            let name = try #require(leader.staff).staff.rawValue
            let before = try await deputy.get(page).html
            #expect(!before.contains(page + "/charge") && !before.contains(Text.decideAsStandIn.zh))
            try await Self.letHeadsStandAside(from: clue, site)
            let after = try await deputy.get(page).html
            #expect(after.contains(page + "/charge") && after.contains(Text.decideAsStandIn.zh))
            #expect(try await deputy.post(page + "/charge", [("leader", name)]).status == 303)
            #expect(try await deputy.get(page).html.contains(page + "/release"))
            let lead = try await site.browser(of: site.office.lead)
            try await lead.get(page)
            #expect(try await lead.post(page + "/release").status == 404)
            try await deputy.get(page)
            #expect(try await deputy.post(page + "/release").status == 303)
        }
    }

    @Test func `DW-document JB-48 a deputy signs on its page what only the head signs`() async throws {
        try await TestSite.with { site in
            let planted = try await Self.planted(site)
            let (report, clue) = (planted.report.rawValue, planted.clue.rawValue)
            let holder = try #require(site.office.member(of: Self.room).staff)
            try await site.office.plant(
                """
                update casework.clue
                set state = 'concluded', holder_staff_id = '\(holder.staff.rawValue)', conclusion = 'educated',
                    concluded_at = routed_at
                where clue_id = '\(clue)'
                """)
            let fields: [DocumentField: String] = [
                .addressee: "各乡镇党委", .publicFacts: "某干部违规领取补贴", .result: "已作出处理", .scope: "全市",
            ]
            let paper = try await DraftDocument(site.context)(
                .publicNotice, on: .clue(planted.clue), fields: fields, as: holder
            ).rawValue
            let page = "/documents/\(paper)"
            let deputy = try await site.browser(of: site.office.deputy)
            #expect(try await !deputy.get(page).html.contains(page + "/approve"))
            try await Self.letHeadsStandAside(from: planted.clue, site)
            let shown = try await deputy.get(page).html
            #expect(shown.contains(page + "/approve") && shown.contains(Text.decideAsStandIn.zh))
            #expect(try await deputy.post(page + "/approve").status == 303)
            let issued = try await deputy.get(page).html
            #expect(!issued.contains(Text.decideAsStandIn.zh) && !issued.contains(report + "/approve"))
        }
    }
}
