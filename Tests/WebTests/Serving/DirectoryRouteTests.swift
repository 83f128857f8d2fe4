import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

/// The chart, the address book and handing over, page by page.
@Suite struct DirectoryRouteTests {
    @Test func `HS-4 HS-5 HS-13 everybody finds organs, rooms, townships and villages, and no role of any account`()
        async throws
    {
        try await TestSite.with { site in
            for person in [site.office.clerk, site.office.auditor, site.office.cityClerk] {
                let browser = try await site.browser(of: person)
                let chart = try await browser.get("/directory").html
                for word in ["黄石市纪委监委", "大冶市纪委监委", "第一监督检查室", "分工联系：", "沈家营街道纪工委", "纪检委员", "杨柳岸社区"] {
                    #expect(chart.contains(word), "\(word)")
                }
                let book = try await browser.get("/directory/people?organ=O420281").html
                #expect(book.contains("信访室") && book.contains("本系统不登记电话号码"))
                #expect(!book.contains("petition_lead") && !book.contains("0714"))
                #expect(!book.contains("/directory/handovers/new"))
                #expect(try await browser.get("/directory/people?organ=nowhere&on=never").status == 200)
            }
            let before = try await site.browser(of: site.office.clerk).get("/directory/people?on=2000-01-01").html
            #expect(before.contains("该机关当日没有任职人员"))
        }
    }

    @Test func `HS-4 the chart and the address book show the day that is asked for, each organ and room its history`()
        async throws
    {
        try await TestSite.with { site in
            let browser = try await site.browser(of: site.office.clerk)
            let chart = try await browser.get("/directory?on=2026-03-01").html
            #expect(chart.contains("value=\"2026-03-01\"") && chart.contains("/directory/people?on=2026-03-01"))
            #expect(chart.contains("/directory/organs/O420281"))
            let never = try await browser.get("/directory?on=never").html
            #expect(never.contains("value=\"\(Day(site.office.clock.today).iso)\""), "today stands in")
            let organ = try await browser.get("/directory/organs/O420281")
            #expect(organ.status == 200 && organ.html.contains("沿革") && organ.html.contains("黄石市纪委监委"))
            #expect(organ.html.contains("名录未载") && organ.html.contains("至今"))
            #expect(try await browser.get("/directory/organs/O0").status == 404)
            #expect(try await browser.get("/directory/rooms/O420281-J2").html.contains("沿革"))
        }
    }

    @Test func `HS-4 DW-ending a room that ends names who takes over and, to whoever sees it, what is still open`()
        async throws
    {
        let room = Room.ID("O420281-J2")
        try await TestSite.with(
            { office in
                var span = try #require(office.directory.span(.room, room.rawValue))
                span.until = office.clock.today.adding(days: 30)
                span.successor = "O420281-J3"
                return try Organisation(office.directory, spans: [span])
            },
            { site in
                let (office, path) = (site.office, "/directory/rooms/\(room.rawValue)")
                let head = try await site.browser(of: office.head)
                let heir = try #require(office.directory[Room.ID("O420281-J3")]?.name)
                let before = try await head.get(path).html
                #expect(before.contains("并入") && before.contains(heir))
                #expect(before.contains(Day(office.clock.today.adding(days: 30)).iso))
                #expect(!before.contains("尚有未办结"))
                let place = Clue.Destination(organ: office.county, room: room)
                _ = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
                #expect(try await head.get(path).html.contains("尚有未办结：线索1件"))
                head.language = "en"
                #expect(try await head.get(path).html.contains("still open: 1 clue"))
                for other in [office.auditor, office.first(.head, in: office.neighbour)] {
                    let html = try await site.browser(of: other).get(path).html
                    #expect(html.contains(heir) && !html.contains("尚有未办结"), "\(other)")
                }
            })
    }

    @Test func `HS-4 what is typed for an organ that ended meanwhile comes back with what to do, for the public too`()
        async throws
    {
        try await TestSite.with { site in
            try await site.office.plant(
                "update directory.organ set ended_on = '2020-01-01' where organ_id = 'O420281'")
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let form = ("form", clerk.hidden("form"))
            let letter = try await clerk.post("/desk", DeskRouteTests.letter(in: site, [form]))
            #expect(letter.status == 409 && letter.html.contains("种植的摘要"))
            #expect(letter.html.contains("已撤销，不再接收新件") && letter.html.contains("请交承接的机关办理"))
            let line = [
                ("sealed-channel", "letter"), ("sealed-received", "2026-03-02"), ("sealed-sheets", "7"),
                ("sealed-why", "upper"), ("form", clerk.hidden("form")),
            ]
            let sealed = try await clerk.post("/desk/sealed", line)
            #expect(sealed.status == 409 && sealed.html.contains("value=\"7\""))
            let visitor = site.visitor()
            visitor.language = "en"
            try await visitor.get("/report")
            let handIn = try await visitor.post("/report", StoryTests.report(in: site))
            #expect(handIn.status == 409 && handIn.html.contains(StoryTests.Planted.text))
            #expect(handIn.html.contains("gets nothing new") && handIn.html.contains("area-problem"))
        }
    }

    @Test func `HS-4 the forms offer what there is on the day, in a program that goes on running`() async throws {
        try await TestSite.with(
            { office in
                let unit = try #require(office.directory.units.first)
                var span = try #require(office.directory.span(.unit, unit.id.rawValue))
                span.name = "旧称教育科学局"
                span.until = office.clock.today.adding(days: 1)
                return try Organisation(office.directory, spans: [span])
            },
            { site in
                let before = try await site.browser(of: site.office.clerk).get("/desk").html
                #expect(before.contains("旧称教育科学局"))
                site.office.clock.advance(days: 1)
                let after = try await site.browser(of: site.office.clerk).get("/desk").html
                #expect(!after.contains("旧称教育科学局"))
            })
    }

    @Test func `a deputy looks first, confirms then, and prints the protocol`() async throws {
        try await TestSite.with { site in
            let leaver = try #require(site.office.member(of: Room.ID("O420281-J2"), 1).staff?.staff)
            let next = try #require(site.office.member(of: Room.ID("O420281-J2"), 2).staff?.staff)
            let name = try #require(site.context.directory[leaver]?.name)
            // A post that was left on the day on which it was entered was never held.
            site.office.clock.advance(days: 1)
            let deputy = try await site.browser(of: site.office.deputy)
            let people = try await deputy.get("/directory/people").html
            #expect(people.contains("/directory/handovers/new?from=\(leaver.rawValue)\""))
            let form = try await deputy.get("/directory/handovers/new?from=\(leaver.rawValue)")
            #expect(form.html.contains("value=\"\(leaver.rawValue)\" selected"))
            let refused = try await deputy.post("/directory/handovers/preview", [("handover-from", leaver.rawValue)])
            let isKept = refused.html.contains("value=\"\(leaver.rawValue)\" selected")
            #expect(refused.status == 422 && isKept, "nothing is lost")
            let pair = [("handover-from", leaver.rawValue), ("handover-to", next.rawValue)]
            let same = try await deputy.post(
                "/directory/handovers/preview", [pair[0], ("handover-to", leaver.rawValue)])
            #expect(same.status == 409 && same.html.contains("请另选接收人"))
            let preview = try await deputy.post("/directory/handovers/preview", pair)
            #expect(preview.status == 200 && preview.html.contains("尚未移交"))
            let stale = try await deputy.post("/directory/handovers", pair + [("handover-seen", "7")])
            #expect(stale.status == 409 && stale.html.contains("请重新核对"))
            let done = try await deputy.post("/directory/handovers", pair + [("handover-seen", "0")])
            #expect(done.status == 303 && done.location.hasPrefix("/directory/handovers/"))
            let path = String(done.location.prefix { $0 != "?" })
            let shown = try await deputy.get(path).html
            #expect(shown.contains("交接清单") && shown.contains(name) && shown.contains("线索0件"))
            #expect(try await deputy.get("/directory/handovers").html.contains(path))
            let rest = try await deputy.get("/directory/people").html
            #expect(!rest.contains("?from=\(leaver.rawValue)\"") && rest.contains("?from=\(next.rawValue)\""))
            let history = try await deputy.get("/directory/rooms/O420281-J2").html
            #expect(history.contains(name) && history.contains("至今"))
            for other in [site.office.clerk, site.office.first(.head, in: site.office.neighbour)] {
                #expect(try await site.browser(of: other).get(path).status == 404)
            }
        }
    }
}
