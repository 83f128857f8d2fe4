import CaseStore
import Casework
import Operations
import Synchronization
import TestDatabase
import Testing

/// Scanning and copying after the answer: what is served, and what is not.
@Suite struct CleanFileTests {
    private struct Down: Error {}

    /// Runs the one job that waits.
    private static func clean(
        _ desk: Desk, isInfected: (@Sendable ([UInt8]) async throws -> Bool)? = nil,
        copy: @escaping @Sendable ([UInt8]) async throws -> [UInt8]? = { _ in nil }
    ) async throws -> CleanJob {
        let job = try #require(
            try await CleanQueue(desk.context).claim(limit: 1, holder: "test", leaseSeconds: 60).first)
        var tools = FileCleaning(
            isInfected: nil,
            copy: { bytes, _, _ in
                try await copy(bytes).map { .made(Casework.Attachment.Copy(.jpeg, $0)) } ?? .impossible
            })
        if let isInfected {
            tools.isInfected = { next in
                var bytes: [UInt8] = []
                while let piece = try await next() { bytes += piece }
                return try await isInfected(bytes)
            }
        }
        try await CleanFile(desk.context, tools: tools)(job)
        return job
    }

    private static func file(_ desk: Desk, _ count: Int = 300_000) async throws -> (Report.ID, [UInt8]) {
        let bytes = FileTests.picture(count)
        return (try await FileTests.letter(desk, [try await FileTests.kept(bytes, desk)]), bytes)
    }

    private static func record(_ report: Report.ID, _ desk: Desk) async throws -> AttachmentRecord {
        try #require(try await ListFiles(desk.context)(report, as: desk.lead).files.first)
    }

    @Test func `a clean file gets its copy, and that is what leaders open`() async throws {
        try await Desk.open { desk in
            let (report, sent) = try await Self.file(desk)
            let copy = FileTests.picture(270_000, "副本")
            _ = try await Self.clean(
                desk, isInfected: { bytes in bytes != sent }, copy: { bytes in bytes == sent ? copy : nil })
            let file = try await Self.record(report, desk)
            #expect(file.scan == .clean && file.copyState == .made && file.copy?.kind == .jpeg)
            _ = try await ProposeTriage(desk.context)(report, .accusation, as: desk.clerk)
            _ = try await ConfirmTriage(desk.context)(report, as: desk.lead)
            let opened = try await OpenFile(desk.context)(file.id, .copy, as: desk.head)
            #expect(try await FileTests.bytes(of: opened) == copy)
            #expect(try await Self.record(report, desk).downloads == 0, "a look at the copy is no download")
            #expect(try await CleanQueue(desk.context).claim(limit: 1, holder: "test", leaseSeconds: 60).isEmpty)
        }
    }

    @Test func `a site without a scanner says so and copies`() async throws {
        try await Desk.open { desk in
            let (report, _) = try await Self.file(desk)
            _ = try await Self.clean(desk, copy: { _ in [1, 2, 3] })
            let file = try await Self.record(report, desk)
            #expect(file.scan == .off && file.copyState == .made && file.copy?.bytes == 3)
        }
    }

    @Test func `what has a virus is neither copied nor handed to anybody`() async throws {
        try await Desk.open { desk in
            let (report, _) = try await Self.file(desk)
            _ = try await Self.clean(
                desk, isInfected: { _ in true },
                copy: { _ in
                    Issue.record("it was copied")
                    return nil
                })
            let file = try await Self.record(report, desk)
            #expect(file.scan == .infected && file.copyState == .none && !file.opensOriginal)
            for want in [OpenFile.Want.copy, .original(.evidence)] {
                await #expect(throws: (any Error).self) {
                    try await OpenFile(desk.context)(file.id, want, as: desk.lead)
                }
            }
        }
    }

    @Test func `while the scanner is down nothing is copied, and the job is tried again`() async throws {
        try await Desk.open { desk in
            let (report, _) = try await Self.file(desk)
            await #expect(throws: CleaningFailure.scanner) {
                _ = try await Self.clean(desk, isInfected: { _ in throw Down() }, copy: { _ in [1] })
            }
            let file = try await Self.record(report, desk)
            #expect(file.scan == .waiting && file.copyState == .waiting && file.copy == nil)
        }
    }

    @Test func `DW-upload what the scanner never answered for opens to nobody, until one of its office says what for`()
        async throws
    {
        try await Desk.open { desk in
            let (report, sent) = try await Self.file(desk)
            let queue = CleanQueue(desk.context)
            let job = try #require(try await queue.claim(limit: 1, holder: "test", leaseSeconds: 60).first)
            let open = OpenFile(desk.context)
            func isClosed(_ scan: Casework.Attachment.ScanState) async throws {
                let file = try await Self.record(report, desk)
                #expect(file.scan == scan && file.hasOriginal && !file.opensOriginal)
                for want in [OpenFile.Want.copy, .original(.evidence)] {
                    await #expect(throws: (any Error).self) { try await open(file.id, want, as: desk.lead) }
                }
                await #expect(throws: StoreError.notFound, "nor by its chunks") {
                    try await desk.office.store.transaction(as: .staff(desk.lead)) { transaction in
                        try transaction.bytes(of: file, .original, chunks: 0..<1)
                    }
                }
            }
            try await isClosed(.waiting)
            try await queue.park(job, reason: .scannerSilent)
            try await isClosed(.waiting)
            try await GiveUpParked(desk.context)(.checking(job.upload), as: desk.clerk)
            try await isClosed(.givenUp)
            let (id, release) = (try await Self.record(report, desk).id, ReleaseFile(desk.context))
            for caller in [desk.head, desk.deputy, desk.cityLead, desk.auditor] {
                await #expect(throws: OperationError.notFound) {
                    try await release(id, for: .examination, as: caller)
                }
            }
            try await isClosed(.givenUp)
            #expect(try await release(id, for: .examination, as: desk.lead) == report)
            await #expect(throws: OperationError.stale) { try await release(id, for: .examination, as: desk.lead) }
            #expect(try await Self.record(report, desk).scan == .released)
            #expect(try await FileTests.bytes(of: try await open(id, .original(.examination), as: desk.lead)) == sent)
            let entries = try await desk.audit(of: id.rawValue, in: "O420281")
            #expect(entries.contains { $0.hasSuffix("file.release") }, "\(entries)")
        }
    }

    @Test func `a job that somebody else has by now writes nothing`() async throws {
        try await Desk.open { desk in
            let (report, _) = try await Self.file(desk)
            let queue = CleanQueue(desk.context)
            let job = try #require(try await queue.claim(limit: 1, holder: "test", leaseSeconds: 60).first)
            let late = CleanJob(upload: job.upload, token: job.token - 1, attempt: 1)
            let tools = FileCleaning(
                isInfected: nil, copy: { _, _, _ in .made(Casework.Attachment.Copy(.pdf, [1, 2, 3])) })
            let clean = CleanFile(desk.context, tools: tools)
            await #expect(throws: OperationError.stale) { try await clean(late) }
            #expect(try await Self.record(report, desk).copyState == .waiting)
            await #expect(throws: StoreError.stale) { try await queue.park(late, reason: .copierFailed) }
            try await queue.park(job, reason: .copierFailed)
            #expect(try await Self.record(report, desk).copyState == .waiting)
            try await GiveUpParked(desk.context)(.checking(job.upload), as: desk.lead)
            #expect(try await Self.record(report, desk).copyState == .failed)
        }
    }

    @Test func `a file that was put off waits for its time, and has used up no try`() async throws {
        try await Desk.open { desk in
            _ = try await Self.file(desk)
            let queue = CleanQueue(desk.context)
            func next() async throws -> CleanJob? {
                try await queue.claim(limit: 1, holder: "test", leaseSeconds: 60).first
            }
            let job = try #require(try await next())
            let late = CleanJob(upload: job.upload, token: job.token - 1, attempt: 1)
            await #expect(throws: StoreError.stale) {
                try await queue.snooze(late, forMilliseconds: 5000, reason: .copierFailed)
            }
            try await queue.snooze(job, forMilliseconds: 5000, reason: .copierFailed)
            #expect(try await RescueJobs(desk.context)() == 0)
            #expect(try await next() == nil)
            desk.office.clock.advance(seconds: 5)
            #expect(try await RescueJobs(desk.context)() == 1)
            let again = try #require(try await next())
            #expect(job.attempt == 1 && again.attempt == 1)
            try await queue.retry(again, afterMilliseconds: 5000, reason: .copierFailed)
            desk.office.clock.advance(seconds: 5)
            #expect(try await RescueJobs(desk.context)() == 1)
            #expect(try await next()?.attempt == 2, "one that failed is charged")
        }
    }

    @Test func `DW-upload strangers hold up nobody's work: what staff send comes next, and what takes long comes last`()
        async throws
    {
        try await Desk.open { desk in
            func handIn(_ number: Int) async throws {
                let outcome = try await FileTests.receive(
                    FileTests.picture(30_000 + number), ReceiveFile(fromPublic: desk.context))
                guard case .received(let file) = outcome else { throw Desk.Missing() }
                _ = try await ReceivePublicReport(desk.context)(
                    .townshipCadre.by(.web), to: desk.office.county, form: "public-\(number)",
                    isFreeOfStateSecrets: true, files: [file])
            }
            for number in 0..<20 { try await handIn(number) }
            let seen = Mutex<[(bytes: Int, patience: Casework.Attachment.Patience)]>([])
            let tools = FileCleaning(
                isInfected: nil,
                copy: { bytes, _, patience in
                    seen.withLock { $0.append((bytes.count, patience)) }
                    if patience == .last { return .made(Casework.Attachment.Copy(.jpeg, [1, 2, 3])) }
                    return bytes.count == 50_000 ? .impossible : .outOfTime
                })
            let (queue, clean) = (CleanQueue(desk.context), CleanFile(desk.context, tools: tools))
            func next() async throws -> Bool {
                guard let job = try await queue.claim(limit: 1, holder: "test", leaseSeconds: 60).first else {
                    return false
                }
                try await clean(job)
                return true
            }
            #expect(try await next())
            desk.office.clock.advance(seconds: 3600)
            _ = try await FileTests.letter(desk, [try await FileTests.kept(FileTests.picture(50_000), desk)])
            while try await next() {}
            let deeds = seen.withLock { $0 }
            #expect(deeds.count == 41 && deeds[1].bytes == 50_000, "second, though it came an hour later")
            #expect(
                deeds[..<21].allSatisfy { $0.patience == .first } && deeds[21...].allSatisfy { $0.patience == .last })
            let made = try await FileTests.count("casework.attachment_file where copy_state = 'made' and is_slow", desk)
            #expect(made == 20)
        }
    }

    @Test func `what became of a report meanwhile ends the job`() async throws {
        try await Desk.open { desk in
            let (report, _) = try await Self.file(desk)
            try await desk.sealUp(report, .upperLevel)
            _ = try await Self.clean(desk, copy: { _ in [1] })
            #expect(try await FileTests.count("casework.attachment_chunk where part = 'copy'", desk) == 0)
        }
    }
}
