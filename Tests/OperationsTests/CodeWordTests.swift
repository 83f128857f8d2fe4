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
}
