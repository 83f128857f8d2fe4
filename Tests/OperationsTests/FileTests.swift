import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase
import Testing

/// Files that come with a report: sealed, kept, opened by whom they are for, shared by the parts of a split, and gone
/// with it.
@Suite struct FileTests {
    /// A picture of so many bytes, by its beginning and its end.
    static func picture(_ count: Int, _ mark: String = "哨兵照片") -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0]
        while bytes.count < count - 2 { bytes += Array(mark.utf8) }
        return Array(bytes.prefix(count - 2)) + [0xFF, 0xD9]
    }

    /// Takes a file in as a sender sends it: in pieces that fit no chunk.
    static func receive(
        _ bytes: [UInt8], _ receive: ReceiveFile, name: String = "哨兵名.jpg", before: Int = 0
    ) async throws -> FileOutcome {
        var file = receive.begin()
        for start in stride(from: 0, to: bytes.count, by: 50_001) {
            try await file.take(bytes[start..<min(start + 50_001, bytes.count)])
        }
        return try await file.finish(name: name, declared: "image/jpeg", before: before)
    }

    static func kept(_ bytes: [UInt8], _ desk: Desk, name: String = "哨兵名.jpg") async throws -> ReceivedFile {
        let outcome = try await receive(bytes, ReceiveFile(desk.context, as: desk.clerk), name: name)
        guard case .received(let file) = outcome else { throw Desk.Missing() }
        return file
    }

    /// A letter that came with files.
    static func letter(
        _ desk: Desk, _ files: [ReceivedFile], _ draft: ReportDraft = .townshipCadre, form: String = "with-files"
    ) async throws -> Report.ID {
        try await RegisterReport(desk.context)(
            draft, form: form, isFreeOfStateSecrets: true, files: files, as: desk.clerk
        ).id
    }

    /// Has a worker look at what waits, on a site without a scanner.
    static func lookedAt(_ desk: Desk) async throws {
        let tools = FileCleaning(isInfected: nil, copy: { _, _, _ in .impossible })
        while let job = try await CleanQueue(desk.context).claim(limit: 1, holder: "test", leaseSeconds: 60).first {
            try await CleanFile(desk.context, tools: tools)(job)
        }
    }

    static func bytes(of opened: OpenedFile, _ range: Range<Int>? = nil) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for piece in opened.pieces(of: range ?? 0..<opened.bytes) { bytes += try await opened.bytes(in: piece) }
        return bytes
    }

    static func count(_ table: String, _ desk: Desk) async throws -> Int {
        try await desk.office.admin.run { session in
            Int(try session.query(Statement("select count(*) from \(table)"))[0].int8(0))
        }
    }

    private static func only(_ report: Report.ID, _ desk: Desk, as caller: StaffCaller) async throws -> AttachmentRecord
    {
        try #require(try await ListFiles(desk.context)(report, as: caller).files.first)
    }

    @Test(arguments: [30, 16_384, 262_144, 262_145, 600_000, 1_400_000])
    func `what came in comes out, byte for byte, and any part of it`(_ count: Int) async throws {
        try await Desk.open { desk in
            let sent = Self.picture(count)
            let report = try await Self.letter(desk, [try await Self.kept(sent, desk)])
            let file = try await Self.only(report, desk, as: desk.lead)
            #expect(file.type == .jpeg && file.facts.bytes == count && file.facts.name == "哨兵名.jpg")
            #expect(file.scan == .waiting && file.copyState == .waiting && !file.opensOriginal)
            try await Self.lookedAt(desk)
            let opened = try await OpenFile(desk.context)(file.id, .original(.evidence), as: desk.lead)
            #expect(try await Self.bytes(of: opened) == sent)
            let part = (count / 3)..<(count - 1)
            #expect(try await Self.bytes(of: opened, part) == Array(sent[part]))
            #expect(try await Self.only(report, desk, as: desk.lead).downloads == 1)
        }
    }

    @Test func `a dump shows neither bytes nor name, nor the length of the last piece`() async throws {
        try await Desk.open { desk in
            _ = try await Self.letter(desk, [try await Self.kept(Self.picture(30_000), desk)])
            let lengths = try await desk.office.admin.run { session in
                let found = try session.query(
                    Statement(
                        """
                        select
                            (select count(*) from casework.attachment_chunk as c where position($1 in c.sealed) > 0)
                            + (select count(*) from casework.attachment_file as f where position($2 in f.sealed) > 0),
                            (select max(octet_length(c.sealed)) from casework.attachment_chunk as c)
                        """), [.bytes(Array("哨兵照片".utf8)), .bytes(Array("哨兵名".utf8))])[0]
                return (try found.int8(0), Int(try found.int4(1)))
            }
            #expect(lengths.0 == 0)
            #expect(lengths.1 > 32_768 && lengths.1 < 32_768 + 100, "filled up to a multiple of 16 KiB")
        }
    }

    @Test(arguments: [
        "update casework.attachment_chunk set sealed = overlay(sealed placing '\\x00'::bytea from 40)",
        """
        with c as (select ordinal, sealed from casework.attachment_chunk)
        update casework.attachment_chunk as a
        set sealed = c.sealed
        from c
        where c.ordinal = 1 - a.ordinal and a.ordinal < 2
        """,
        "delete from casework.attachment_chunk where ordinal = 2",
        """
        delete from casework.attachment_chunk where ordinal = 2;
        update casework.attachment_file set chunks = 2
        """,
    ]) func `a changed, exchanged or missing piece is noticed`(_ sql: String) async throws {
        try await Desk.open { desk in
            let report = try await Self.letter(desk, [try await Self.kept(Self.picture(600_000), desk)])
            try await Self.lookedAt(desk)
            let file = try await Self.only(report, desk, as: desk.lead)
            try await desk.office.admin.run { session in try session.script(sql) }
            await #expect(throws: (any Error).self) {
                let opened = try await OpenFile(desk.context)(file.id, .original(.evidence), as: desk.lead)
                _ = try await Self.bytes(of: opened)
            }
        }
    }

    @Test func `DW-upload what is refused, broken off or sent with a form that comes back leaves nothing`() async throws
    {
        try await Desk.open { desk in
            let visitor = ReceiveFile(fromPublic: desk.context)
            let archive = [0x50, 0x4B, 3, 4] + Array(repeating: UInt8(7), count: 1_500_000)
            guard case .refused = try await Self.receive(archive, visitor) else {
                Issue.record("an archive of the public was taken")
                return
            }
            #expect(try await Self.count("casework.upload", desk) == 0)
            var broken = visitor.begin()
            for _ in 0..<30 { try await broken.take(Array(repeating: 1, count: 50_000)[...]) }
            #expect(try await Self.count("casework.attachment_chunk", desk) > 0)
            await broken.abandon()
            #expect(try await Self.count("casework.attachment_chunk", desk) == 0)
            guard case .received(let file) = try await Self.receive(Self.picture(300_000), visitor) else {
                Issue.record("a picture of the public was refused")
                return
            }
            await visitor.drop([file])
            #expect(try await Self.count("casework.upload", desk) == 0)
            guard case .received = try await Self.receive(archive, ReceiveFile(desk.context, as: desk.clerk)) else {
                Issue.record("staff may keep an archive as evidence")
                return
            }
        }
    }

    @Test func `DW-upload a hand-in of the public brings its files into quarantine, for the head of the office alone`()
        async throws
    {
        try await Desk.open { desk in
            let visitor = ReceiveFile(fromPublic: desk.context)
            guard case .received(let file) = try await Self.receive(Self.picture(300_000), visitor) else {
                throw Desk.Missing()
            }
            _ = try await ReceivePublicReport(desk.context)(
                .townshipCadre.by(.web), to: desk.office.county, form: "public", isFreeOfStateSecrets: true,
                files: [file])
            let report = try #require(try await Lists(desk.context).inbox(as: desk.lead).first).report.report.id
            #expect(try await Self.only(report, desk, as: desk.lead).facts.bytes == 300_000)
            for caller in [desk.clerk, desk.head, desk.deputy, desk.member("O420281-J2")] {
                await #expect(throws: OperationError.notFound) { try await ListFiles(desk.context)(report, as: caller) }
            }
        }
    }

    @Test func `DW-upload the original is the office's and the holder's; leaders read the copy, others nothing`()
        async throws
    {
        try await Desk.open { desk in
            let report = try await Self.letter(desk, [try await Self.kept(Self.picture(30_000), desk)])
            await #expect(throws: OperationError.notFound, "JB-15: nobody has triaged it") {
                _ = try await Self.only(report, desk, as: desk.head)
            }
            _ = try await ProposeTriage(desk.context)(report, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(report, as: desk.lead)
            let file = try await Self.only(report, desk, as: desk.head)
            #expect(!file.opensOriginal)
            let open = OpenFile(desk.context)
            await #expect(throws: OperationError.notFound) {
                try await open(file.id, .original(.evidence), as: desk.head)
            }
            await #expect(throws: (any Error).self) { try await open(file.id, .copy, as: desk.head) }
            for caller in [desk.cityLead, desk.member("O420281-J2"), desk.auditor] {
                await #expect(throws: OperationError.notFound) { try await open(file.id, .copy, as: caller) }
            }
            let entries = try await desk.office.admin.run { session in
                try session.query(Statement("select e.action from audit.log as e where e.action like 'file.%'"))
                    .map { try $0.text(0) }
            }
            #expect(entries.contains("file.list"))
        }
    }

    @Test func `DW-upload files are added by the office, and to a check by who keeps it`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let add = AddFiles(desk.context)
            func file(_ name: String) async throws -> ReceivedFile {
                try await Self.kept(Self.picture(20_000), desk, name: name)
            }
            try await add([try await file("a.jpg")], to: .report(receipt.id), as: desk.clerk)
            let evidence = try await file("b.jpg")
            await #expect(throws: OperationError.notFound) {
                try await add([evidence], to: .check(clue), as: desk.member("O420281-J2", 0))
            }
            await #expect(throws: OperationError.notFound) {
                try await add([evidence], to: .report(receipt.id), as: desk.holder)
            }
            await #expect(throws: OperationError.notFound) {
                try await add([evidence], to: .report(receipt.id), as: desk.cityLead)
            }
            try await add([evidence], to: .check(clue), as: desk.holder)
            try await Self.lookedAt(desk)
            let list = ListFiles(desk.context)
            let own = try await list(receipt.id, as: desk.holder).files
            #expect(own.map(\.facts.name) == ["a.jpg", "b.jpg"] && own.map(\.origin) == [.office, .check])
            #expect(own[1].addedBy == desk.holder.staff && own.allSatisfy(\.opensOriginal))
            #expect(try await list(receipt.id, as: desk.lead).files.map(\.facts.name) == ["a.jpg"])
            #expect(try await list(receipt.id, as: desk.deputy).files.map(\.opensOriginal) == [false, false])
        }
    }

    @Test func `DW-split a part has the files that its words name, and the bytes are there once`() async throws {
        try await Desk.open { desk in
            var draft = ReportDraft.letter(unit: "保安镇", post: "副镇长")
            draft.accused.append(AccusedDraft(name: "乙示例", unit: "金湖街道沙洲村", post: "村党支部书记"))
            let files = [
                try await Self.kept(Self.picture(20_000, "甲"), desk, name: "1.jpg"),
                try await Self.kept(Self.picture(20_000, "乙"), desk, name: "2.jpg"),
            ]
            let report = try await Self.letter(desk, files, draft)
            let split = SplitReport(desk.context)
            let parts = [
                Split.Part(accused: [0], text: "副镇长收受红包，见附件1。"),
                Split.Part(accused: [1], text: "低价出租鱼塘，见附件 2。"),
            ]
            try await split.propose(report, parts, as: desk.clerk)
            let made = try await split.approve(report, as: desk.lead)
            try await Self.lookedAt(desk)
            for (part, name) in zip(made, ["1.jpg", "2.jpg"]) {
                let file = try await Self.only(part, desk, as: desk.lead)
                #expect(file.facts.name == name)
                let opened = try await OpenFile(desk.context)(file.id, .original(.evidence), as: desk.lead)
                #expect(try await Self.bytes(of: opened).count == 20_000)
            }
            #expect(try await ListFiles(desk.context)(made[0], as: desk.lead).files.count == 1)
            #expect(try await Self.count("casework.upload", desk) == 2)
            #expect(try await Self.count("casework.attachment", desk) == 4)
        }
    }

    @Test func `JB-15 what goes up sealed leaves no file, no row and, after the sweep, no byte`() async throws {
        try await Desk.open { desk in
            let report = try await Self.letter(desk, [try await Self.kept(Self.picture(300_000), desk)])
            try await desk.sealUp(report, .upperLevel)
            #expect(try await Self.count("casework.attachment", desk) == 0)
            desk.office.clock.advance(days: 2)
            #expect(try await CleanQueue(desk.context).sweep() == 1)
            #expect(try await Self.count("casework.attachment_chunk", desk) == 0)
            #expect(try await CleanQueue(desk.context).sweep() == 0)
        }
    }

    @Test func `DW-upload what comes in over midnight is kept with its words, and what was broken off is swept`()
        async throws
    {
        try await Desk.open { desk in
            // 23:59 in China.
            desk.office.clock.advance(seconds: 14 * 3600 + 59 * 60)
            let began = desk.office.clock.today
            let sent = Self.picture(2_500_000)
            var file = ReceiveFile(desk.context, as: desk.clerk).begin()
            var broken = ReceiveFile(fromPublic: desk.context).begin()
            try await file.take(sent[..<1_500_000])
            try await broken.take(sent[..<1_500_000])
            #expect(try await Self.count("casework.upload", desk) == 2)
            desk.office.clock.advance(seconds: 120)
            #expect(desk.office.clock.today == began.adding(days: 1))
            #expect(try await CleanQueue(desk.context).sweep() == 0, "both may still be coming in")
            try await file.take(sent[1_500_000...])
            let outcome = try await file.finish(name: "哨兵名.jpg", declared: "image/jpeg", before: 0)
            guard case .received(let kept) = outcome else { throw Desk.Missing() }
            let report = try await Self.letter(desk, [kept])
            try await Self.lookedAt(desk)
            let opened = try await OpenFile(desk.context)(
                try await Self.only(report, desk, as: desk.lead).id, .original(.evidence), as: desk.lead)
            #expect(try await Self.bytes(of: opened) == sent)
            desk.office.clock.advance(days: 1)
            #expect(try await CleanQueue(desk.context).sweep() == 1, "what was broken off")
            #expect(try await Self.count("casework.upload", desk) == 1, "and not what hangs on a report")
        }
    }
}
