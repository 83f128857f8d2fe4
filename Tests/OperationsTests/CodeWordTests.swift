import Casework
import Operations
import TestDatabase
import Testing

/// Code words (机关代字) against the real database.
@Suite("GW-9 code words") struct CodeWordTests {
    private static func isTaken(_ word: String, _ series: DocumentSeries, _ desk: Desk) async -> Bool {
        do {
            try await DocumentWordings(desk.context).setCodeWord(word, of: series, as: desk.lead)
            return false
        } catch OperationError.mend(let faults) {
            return faults.map(\.field) == ["word"]
        } catch {
            Issue.record("\(error)")
            return false
        }
    }

    @Test func `GW-9 the database knows the usual code word of every series of every organ`() async throws {
        try await Desk.open { desk in
            for series in DocumentSeries.allCases {
                let rows = try await desk.texts(
                    """
                    select o.name || ' ' || casework.usual_code_word(o.name, '\(series.rawValue)')
                    from directory.organ as o
                    """)
                #expect(!rows.isEmpty)
                for row in rows {
                    let parts = row.split(separator: " ").map(String.init)
                    #expect(parts.count == 2 && parts[1] == series.word(ofOrganNamed: parts[0]), "\(row)")
                }
            }
        }
    }

    @Test func `GW-9 a word that another series bears, or under which it went out, names no second series`()
        async throws
    {
        try await Desk.open { desk in
            #expect(await Self.isTaken("大冶纪报", .letter, desk), "the usual word of another series")
            #expect(await !Self.isTaken("大冶纪函", .letter, desk), "its own usual word")
            let receipt = try await desk.register(.townshipCadre)
            let paper = try await DraftDocument(desk.context)(
                .reminder, on: .report(receipt.id),
                fields: [
                    .addressee: "保安镇纪委", .supervisionReason: "超过期限未办结", .demand: "请回复", .deadline: "2026年4月1日",
                ], as: desk.clerk)
            let first = try await ApproveDocument(desk.context)(paper, as: desk.lead)
            #expect(first.organCode == "大冶纪督")
            #expect(await !Self.isTaken("冶纪督", .supervision, desk))
            #expect(await Self.isTaken("冶纪督", .report, desk), "its new word")
            #expect(await Self.isTaken("大冶纪督", .report, desk), "number 1 of the year stands under its old word")
            #expect(await !Self.isTaken("大冶纪督", .supervision, desk), "its own old word is its own")
            #expect(await !Self.isTaken("冶纪督", .report, desk), "no number went out under it")
            let own = desk.member("O420200-GJ", 1).organ
            #expect(own != desk.lead.organ)
            let others = try await desk.texts(
                "select c.word from directory.document_code as c where c.organ_id = '\(own.rawValue)'")
            #expect(others.isEmpty)
        }
    }

    @Test func `GW-9 no two organs bear one word at a time, and the refusal says whose it is`() async throws {
        try await Desk.open { desk in
            do {
                try await DocumentWordings(desk.context).setCodeWord("黄石纪函", of: .letter, as: desk.lead)
                Issue.record("the city's usual word")
            } catch OperationError.mend(let faults) {
                #expect(faults.map(\.field) == ["word"] && faults[0].message.zh.contains("黄石市纪委监委"))
            }
            try await DocumentWordings(desk.context).setCodeWord("黄纪函", of: .letter, as: desk.cityLead)
            #expect(await Self.isTaken("黄纪函", .report, desk), "the city's own word, for whatever series")
            #expect(
                await !Self.isTaken("黄石纪函", .letter, desk), "the city bears it no more, and nothing went out under it")
            let set = try await desk.texts("select c.organ_id || c.word from directory.document_code as c order by 1")
            #expect(set == ["O420200黄纪函", "O420281黄石纪函"])
        }
    }

    @Test func `GW-9 where another organ bears the usual word too no number goes out before another word is set`()
        async throws
    {
        try await Desk.open { desk in
            // A second organ of the same short name, as a directory can bring one.
            try await desk.office.plant(
                """
                update directory.organ set name = '大冶区纪委监委'
                where organ_id = '\(desk.office.neighbour.rawValue)'
                """)
            let receipt = try await desk.register(.townshipCadre)
            let paper = try await DraftDocument(desk.context)(
                .reminder, on: .report(receipt.id),
                fields: [
                    .addressee: "保安镇纪委", .supervisionReason: "超过期限未办结", .demand: "请回复", .deadline: "2026年4月1日",
                ], as: desk.clerk)
            do {
                _ = try await ApproveDocument(desk.context)(paper, as: desk.lead)
                Issue.record("one number would stand on two papers")
            } catch OperationError.refused(let reason, let remedy) {
                #expect(reason.zh.contains("大冶纪督") && remedy.zh.contains("另定"))
            }
            #expect(await !Self.isTaken("冶纪督", .supervision, desk))
            #expect(try await ApproveDocument(desk.context)(paper, as: desk.lead).organCode == "冶纪督")
        }
    }
}
