import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 处理检举控告工作规则第31条、第32条: what came in is analysed and goes up; inspection teams are given data, and no names.
@Suite("JB-31 JB-32 综合分析与数据提供 Analyses and data")
struct JB31AnalysisTests {
    private static let words = "哨兵分析：本季度反映乡镇干部的问题增多。"

    @Test func `JB-31: the quarter is analysed when it is over, shows nobody, and is sent up by the head once`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            for place in 1...6 {
                let channel = place == 6 ? "phone" : "letter"
                _ = try await house.matter(["channel": channel, "accused-1-name": "吴哨兵\(place)"])
            }
            let lead = try await house.browser(of: office.lead)
            let quarter = "/trends/quarter/2026/1"
            #expect(try await !lead.get("/trends").html.contains(quarter), "the quarter is not over")

            house.goOn(to: 2026, 4, 1)
            let author = try await house.browser(of: office.lead)
            #expect(try await author.get("/trends").html.contains(quarter))
            let figures = try await author.get(quarter).html
            #expect(figures.contains("少于5") && !figures.contains("哨兵"))
            #expect(try await author.post(quarter, [("words", "")]).status == 422)
            let made = try await author.post(quarter, [("words", Self.words)])
            #expect(made.status == 303)
            let page = "/trends/\(made.id)"
            try await house.expectNothing(at: page, for: [office.cityHead, office.cityLead])
            try await author.get(page)
            #expect(try await author.post(page + "/send").status != 303, "the head sends it")
            let head = try await house.browser(of: office.head)
            try await head.get(page)
            #expect(try await head.post(page + "/send").status == 303)
            #expect(try await head.post(page + "/send").status == 409, "once")
            #expect(try await house.browser(of: office.cityHead).get(page).html.contains(Self.words))

            let shown = try await head.get(page).html
            #expect(shown.contains("中共大冶市委员会"), "the committee is proposed")
            let typed = [("committee", "中共大冶市委员会"), ("reason", "")]
            let empty = try await head.post(page + "/brief", typed)
            #expect(empty.status == 422 && empty.html.contains("中共大冶市委员会"), "nothing typed is lost")
            #expect(try await head.get(page + "/paper").status == 404, "nobody was told yet")
            try await head.get(page)
            let told = try await head.post(
                page + "/brief", [("committee", "中共大冶市委员会"), ("reason", "问题集中在一个系统")])
            #expect(told.status == 303)
            let paper = try await head.get(page + "/paper").html
            #expect(paper.contains("关于2026年第1季度检举控告情况的报告") && paper.contains("大冶纪报〔2026〕"))
            #expect(paper.contains("中共大冶市委员会：") && paper.contains(Self.words) && !paper.contains("吴哨兵"))
            try await head.get(page)
            let again = [("committee", "中共大冶市委员会"), ("reason", "再报一次")]
            #expect(try await head.post(page + "/brief", again).status == 409, "once")
            let outsiders = [office.member(of: House.room), office.administrator]
            for person in outsiders { #expect(try await house.browser(of: person).get(page).status == 404) }
        }
    }

    @Test func `JB-32: an inspection team is given the reports on a township, without a name, once`() async throws {
        try await House.open { house in
            let office = house.office
            _ = try await house.matter()
            let other = try await house.register(["accused-1-name": "郑哨兵"])
            let township = try #require(office.directory.townships.first { $0.name == "保安镇" })
            house.goOn(to: 2026, 3, 20)
            let asker = try await house.browser(of: office.lead)
            try await asker.get("/provisions")
            var fields = [
                ("scope", "township:" + township.id.rawValue), ("from", "2026-01-01"), ("to", "2026-03-20"),
                ("team", "巡察一组"), ("purpose", ""),
            ]
            let refused = try await asker.post("/provisions", fields)
            #expect(refused.status == 422 && refused.html.contains("巡察一组"), "nothing typed is lost")
            fields[4].1 = "巡察保安镇党委"
            #expect(try await asker.post("/provisions", fields).status == 303)
            let head = try await house.browser(of: office.head)
            let id = try #require(try await head.get("/provisions").html.ids(after: "/provisions/").first)
            try await asker.get("/provisions")
            #expect(try await asker.post("/provisions/\(id)/deliver").status == 409, "nobody has approved it")
            try await head.get("/provisions")
            #expect(try await head.post("/provisions/\(id)/approve").status == 303)
            let another = try await house.browser(of: office.supervisor)
            try await another.get("/provisions")
            #expect(try await another.post("/provisions/\(id)/deliver").status == 409, "whoever asked takes it")
            try await asker.get("/provisions")
            let file = try await asker.post("/provisions/\(id)/deliver")
            #expect(file.status == 200 && file.html.contains("仅限本次巡视巡察使用"))
            #expect(file.html.contains("420281-2026-XF-000001") && !file.html.contains(other.number))
            for word in Told.words { #expect(!file.html.contains(word), "\(word)") }
            try await asker.get("/provisions")
            #expect(try await asker.post("/provisions/\(id)/deliver").status == 409, "once")
            try await house.expectNothing(at: "/provisions", for: [office.member(of: House.room)])
        }
    }
}
