import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 关于保护检举、控告人的规定: what is shown outside the room is masked, approved by the head, and each copy has its reader.
@Suite("BH-1996 隐名摘件 Masked excerpts")
struct BH1996ExcerptTests {
    private static let letter = "我叫赵哨兵，电话13900001234。副镇长多次收受礼金，时间、地点、金额均有记录。"

    @Test func `BH-1996 DW-C10: what leaves the room tells nobody who wrote it, for as long as the head allows`()
        async throws
    {
        try await House.open { house in
            let office = house.office
            let matter = try await house.matter(["summary": Self.letter])
            let asker = try await house.browser(of: office.lead)
            let file = matter.page("excerpts")
            try await asker.get(file)
            var fields = [
                ("purpose", "publicity"), ("receiver", "expert"), ("expert", "李某"), ("unit", "某鉴定所"), ("days", "7"),
                ("reason", "核对鉴定事项"), ("p-0", "yes"),
            ]
            let refused = try await asker.post(file, fields)
            #expect(refused.status == 422 && refused.html.contains("核对鉴定事项"), "nothing typed is lost")
            fields[0].1 = "appraisal"
            let asked = try await asker.post(file, fields)
            try #require(asked.status == 303, "\(asked.html)")
            let excerpt = "/excerpts/\(asked.id)"
            try await asker.get(excerpt)
            #expect(try await asker.post(excerpt + "/copy", [("reader", "李某")]).status != 303, "nobody confirmed it")
            try await asker.get(excerpt)
            #expect(try await asker.post(excerpt + "/confirm", [("added", "礼金"), ("checked", "yes")]).status == 303)

            let head = try await house.browser(of: office.head)
            let seen = try await head.get(excerpt).html
            for word in ["赵哨兵", "13900001234", "礼金"] { #expect(!seen.contains(word), "\(word)") }
            #expect(seen.contains("多次收受"))
            try await asker.get(excerpt)
            #expect(try await asker.post(excerpt + "/approve").status != 303, "the head approves")
            try await head.get(excerpt)
            #expect(try await head.post(excerpt + "/approve").status == 303)
            try await asker.get(excerpt)
            let copy = try await asker.post(excerpt + "/copy", [("reader", "李某")])
            #expect(copy.status == 303)
            let sheet = try await asker.get(copy.location).html
            #expect(sheet.contains("第1份 阅件人：李某") && !sheet.contains("赵哨兵"))

            // Seven days later the approval is over.
            house.goOn(to: 2026, 3, 20)
            let late = try await house.browser(of: office.lead)
            try await late.get(excerpt)
            #expect(try await late.post(excerpt + "/copy", [("reader", "李某")]).status != 303)
            try await house.expectNothing(
                at: excerpt, for: [office.cityHead, office.member(of: Room.ID("O420281-J1")), office.administrator])
        }
    }
}
