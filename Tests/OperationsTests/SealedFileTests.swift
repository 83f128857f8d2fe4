import CaseStore
import Casework
import Foundation
import Operations
import Sealing
import TestDatabase
import Testing

/// JB-15: no file is destroyed before it has a way up; and files follow the keys of their items.
@Suite struct SealedFileTests {
    private static func line(_ desk: Desk) async throws -> SealedLine {
        try #require(try await Lists(desk.context).sealedLines(as: desk.lead).first)
    }

    private static func opened(_ desk: Desk) async throws -> ExportedItem {
        let file = try await TakeExport(desk.context)(try await line(desk).id, as: desk.lead)
        return try ExportedItem.read(try ExportBox(file: file.bytes).open(with: try UpperOffice.key()))
    }

    @Test func `JB-15 files go up in the export, byte for byte, with name, kind and hash`() async throws {
        try await Desk.open { desk in
            let sent = FileTests.picture(700_000)
            let files = [
                try await FileTests.kept(sent, desk), try await FileTests.kept(FileTests.picture(90), desk, name: "2"),
            ]
            let report = try await FileTests.letter(desk, files)
            try await desk.sealUp(report, .upperLevel)
            let item = try await Self.opened(desk)
            let up = try #require(item.files)
            #expect(item.version == 2 && up.map(\.number) == [1, 2] && up.map(\.name) == ["哨兵名.jpg", "2"])
            #expect(up[0].bytes.map { Array($0) } == sent && up[0].size == sent.count && up[0].type == "jpeg")
            #expect(up[0].hash.count == 64 && !up[0].isInfected)
            #expect(try await FileTests.count("casework.attachment", desk) == 0)
        }
    }

    @Test func `JB-15 files too large for an export are destroyed only once somebody says how many media go up`()
        async throws
    {
        try await Desk.open { desk in
            let large = FileTests.picture(3_100_000)
            let report = try await FileTests.letter(desk, [try await FileTests.kept(large, desk)])
            try await FileTests.lookedAt(desk)
            try await AskSealing(desk.context)(report, .upperLevel, as: desk.clerk)
            let decide = DecideSealing(desk.context)
            await #expect(throws: OperationError.self) { try await decide.seal(report, as: desk.lead) }
            let file = try #require(try await ListFiles(desk.context)(report, as: desk.lead).files.first)
            let opened = try await OpenFile(desk.context)(file.id, .original(.handOver), as: desk.lead)
            #expect(try await FileTests.bytes(of: opened) == large, "nothing was destroyed")
            try await decide.seal(report, sheets: 1, as: desk.lead)
            let line = try await Self.line(desk)
            #expect(line.sheets == 1)
            await #expect(throws: OperationError.self, "the disc holds the files, and not the words") {
                try await ReportSealedUp(desk.context)(line.id, .courier, on: desk.today, as: desk.clerk)
            }
            let item = try await Self.opened(desk)
            #expect(item.text == ReportDraft.townshipCadre.text && item.files?.map(\.bytes) == [nil])
            #expect(item.files?.first?.size == large.count)
            try await ReportSealedUp(desk.context)(line.id, .courier, on: desk.today, as: desk.clerk)
        }
    }

    @Test func `JB-15 DW-split the part that belongs above takes its words and its files up, and no others`()
        async throws
    {
        try await Desk.open { desk in
            let above = AccusedDraft(name: "丙某某", unit: "不明单位", post: "干部")
            let files = [
                try await FileTests.kept(FileTests.picture(20_000, "甲"), desk, name: "1.jpg"),
                try await FileTests.kept(FileTests.picture(30_000, "丙"), desk, name: "2.jpg"),
            ]
            let report = try await FileTests.letter(desk, files, SplitTests.letter([SplitTests.township, above]))
            try await desk.script(
                """
                update casework.accused set managed_at = \(Level.city.rawValue)
                where report_id = '\(report.rawValue)' and ordinal = 1
                """)
            let split = SplitReport(desk.context)
            let texts = ["副镇长收受红包，见附件1。", "干部违规经商，见附件2。"]
            await #expect(throws: OperationError.self, "a file that no part names would be lost with the whole") {
                let parts = [
                    Split.Part(accused: [0], text: texts[0]), Split.Part(accused: [1], text: "干部违规经商。"),
                ]
                try await split.propose(report, parts, as: desk.clerk)
            }
            let parts = texts.enumerated().map { Split.Part(accused: [$0], text: $1) }
            try await split.propose(report, parts, as: desk.clerk)
            let made = try await split.approve(report, as: desk.lead)
            let item = try await Self.opened(desk)
            #expect(item.text == texts[1] && item.accused.map(\.name) == ["丙某某"])
            #expect(item.files?.map(\.name) == ["2.jpg"] && item.files?.first?.bytes?.count == 30_000)
            let left = try await ListFiles(desk.context)(made[0], as: desk.lead).files
            #expect(left.map(\.facts.name) == ["1.jpg"])
            #expect(try await FileTests.count("casework.attachment", desk) == 1)
        }
    }

    @Test func `new keys of an organ leave the wraps and the bytes of files as they are, and all opens`() async throws {
        try await Desk.open { desk in
            let sent = FileTests.picture(300_000)
            let report = try await FileTests.letter(desk, [try await FileTests.kept(sent, desk)])
            try await FileTests.lookedAt(desk)
            let rows = """
                select md5(string_agg(a.sealed_key::text, '' order by a.ordinal))
                from casework.attachment as a
                union all
                select md5(string_agg(c.sealed::text, '' order by c.ordinal)) from casework.attachment_chunk as c
                """
            let before = try await desk.texts(rows)
            let outcome = try await RotateKeys(desk.office.store).organ(desk.office.county)
            #expect(outcome.items > 0 && outcome.left == 0)
            #expect(try await desk.texts(rows) == before)
            let file = try #require(try await ListFiles(desk.context)(report, as: desk.lead).files.first)
            let opened = try await OpenFile(desk.context)(file.id, .original(.evidence), as: desk.lead)
            #expect(try await FileTests.bytes(of: opened) == sent)
        }
    }

    @Test func `JB-52 a file that comes in, and one that is opened, leaves one entry however long it is`() async throws
    {
        try await Desk.open { desk in
            let report = try await FileTests.letter(
                desk, [try await FileTests.kept(FileTests.picture(3_500_000), desk)])
            try await FileTests.lookedAt(desk)
            let file = try #require(try await ListFiles(desk.context)(report, as: desk.lead).files.first)
            let opened = try await OpenFile(desk.context)(file.id, .original(.evidence), as: desk.lead)
            _ = try await FileTests.bytes(of: opened)
            let own = try await desk.audit(of: file.id.rawValue, in: "O420281")
            #expect(own.filter { $0.hasSuffix("file.open_original") }.count == 1 && own.count == 1)
            let actions = try await desk.texts(
                "select e.action from audit.log as e where e.action like '%file%'")
            #expect(actions.filter { $0 == "receive_file.write" }.count == 1, "\(actions)")
        }
    }
}
