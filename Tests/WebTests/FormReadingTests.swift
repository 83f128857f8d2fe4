import Casework
import Libpq
import NIOCore
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Web

/// A form with files as it comes in: whatever is too much, too large or too slow of its files, the words are there.
@Suite struct FormReadingTests {
    /// A clock that stands until somebody turns it.
    private final class Ticks: Sendable {
        private let start = ContinuousClock.now
        private let passed = Mutex(Duration.zero)

        func pass(seconds: Int) { passed.withLock { $0 += .seconds(seconds) } }
        var now: ContinuousClock.Instant { start + passed.withLock { $0 } }
    }

    private static func field(_ name: String, _ value: String) -> [UInt8] {
        Array("--X9\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }

    private static let fileHead = Array(
        """
        --X9\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n
        """.utf8)

    private static func picture(_ count: Int) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: count - 6) + [0xFF, 0xD9]
    }

    private static func file(_ count: Int) -> [UInt8] { fileHead + picture(count) + Array("\r\n".utf8) }
    private static let end = Array("--X9--\r\n".utf8)

    private static func reading(
        _ receive: ReceiveFile?, gate: UploadGate = UploadGate(limit: 1, bytesPerHour: .max),
        bounds: FormReading.Bounds = .init(), ticks: Ticks = Ticks()
    ) -> FormReading {
        FormReading(
            receive: receive, gate: gate, parser: MultipartParser(boundary: "X9"), bounds: bounds,
            now: { Instant(microsecondsSinceEpoch: 0) }, clock: { ticks.now }, tell: { _ in })
    }

    /// As the network brings it.
    private static func send(_ bytes: [UInt8], to reading: inout FormReading) async throws -> Bool {
        for start in stride(from: 0, to: bytes.count, by: 65_536) {
            let piece = ByteBuffer(bytes: bytes[start..<min(start + 65_536, bytes.count)])
            guard try await reading.take(piece) else { return false }
        }
        return true
    }

    private static func uploads(_ site: TestSite) async throws -> Int64? {
        try await site.office.admin.run { session in
            try session.query(Statement("select count(*) from casework.upload")).first?.int8(0)
        }
    }

    private static func isFree(_ gate: UploadGate) -> Bool {
        guard case .place(let place) = gate.enter(now: Instant(microsecondsSinceEpoch: 0), hasWorked: true) else {
            return false
        }
        gate.leave(place)
        return true
    }

    @Test func `DW-upload files that are too large together go by, and every word before and behind them is there`()
        async throws
    {
        try await TestSite.with { site in
            let gate = UploadGate(limit: 1, bytesPerHour: .max)
            let bounds = FormReading.Bounds(files: 2_000_000)
            var reading = Self.reading(ReceiveFile(fromPublic: site.context), gate: gate, bounds: bounds)
            let files = Self.file(900_000) + Self.file(900_000) + Self.file(1_300_000) + Self.file(50)
            let body = Self.field("text", "种植的正文") + files + Self.field("read", "yes") + Self.end
            let goesOn = try await Self.send(body, to: &reading)
            #expect(goesOn)
            #expect(reading.posted.fields["text"] == "种植的正文" && reading.posted.fields["read"] == "yes")
            #expect(reading.posted.problems == [Problem(field: "files", message: .filesTooLargeTogether)])
            #expect(reading.posted.files.count == 2 && reading.posted.hadFiles && Self.isFree(gate))
            await reading.abandon()
            #expect(try await Self.uploads(site) == 0)
        }
    }

    @Test func `DW-upload as much together as is taken is taken, and the page names the bound`() async throws {
        #expect(Limits.postedBytes == 1_100_000_000 && Limits.passedBytes > AttachmentLimits.filesOfStaff * 500_000_000)
        for hint in [Text.filesHintPublic, .filesHintStaff, .filesTooLargeTogether] {
            #expect(hint.zh.contains("1.1 GB") && hint.en.contains("1.1 GB"))
        }
        try await TestSite.with { site in
            let bounds = FormReading.Bounds(files: 1_800_000)
            var reading = Self.reading(ReceiveFile(fromPublic: site.context), bounds: bounds)
            let goesOn = try await Self.send(Self.file(900_000) + Self.file(900_000) + Self.end, to: &reading)
            #expect(goesOn)
            #expect(reading.posted.problems.isEmpty && reading.posted.files.count == 2)
            await reading.abandon()
        }
    }

    @Test func `DW-upload a form that never ends is not read for ever, and never taken for a whole one`() async throws {
        var reading = Self.reading(nil, bounds: .init(body: 1_000_000))
        let body = Self.field("text", "种植的正文") + Self.file(1_200_000) + Self.field("read", "yes") + Self.end
        let goesOn = try await Self.send(body, to: &reading)
        #expect(!goesOn)
        #expect(reading.posted.fields["text"] == "种植的正文" && !reading.posted.fields.has("read"))
        #expect(reading.posted.problems == [Problem(field: "files", message: .filesTooLargeTogether)])
    }

    @Test func `DW-pace a line too slow for files lets them go, gives the place back, and brings all words`()
        async throws
    {
        try await TestSite.with { site in
            let (gate, ticks) = (UploadGate(limit: 1, bytesPerHour: .max), Ticks())
            var reading = Self.reading(ReceiveFile(fromPublic: site.context), gate: gate, ticks: ticks)
            let start = Self.field("text", "种植的正文") + Self.fileHead + Self.picture(1_500_000)
            let goesOn = try await Self.send(start, to: &reading)
            #expect(goesOn)
            #expect(reading.posted.problems.isEmpty && !Self.isFree(gate))
            ticks.pass(seconds: 300)
            let more = Array("\r\n".utf8) + Self.file(50) + Self.field("read", "yes") + Self.field("rest", "")
            let isReadOn = try await Self.send(more, to: &reading)
            #expect(isReadOn)
            #expect(reading.posted.problems == [Problem(field: "files", message: .fileTooSlow)])
            #expect(reading.posted.files.isEmpty && reading.posted.hadFiles && Self.isFree(gate))
            #expect(reading.posted.fields["text"] == "种植的正文" && reading.posted.fields["read"] == "yes")
            #expect(try await Self.uploads(site) == 0)
            ticks.pass(seconds: Limits.uploadSeconds)
            let isStillRead = try await Self.send(Self.end, to: &reading)
            #expect(!isStillRead, "and an hour is an hour")
        }
    }

    @Test func `DW-pace a form without a file has no reason to be slow`() async throws {
        let ticks = Ticks()
        var reading = Self.reading(nil, ticks: ticks)
        let start = Self.field("summary", "种植的摘要") + Array(Self.field("text", "种植的").dropLast(2))
        let goesOn = try await Self.send(start, to: &reading)
        #expect(goesOn)
        ticks.pass(seconds: 60)
        do {
            _ = try await Self.send(Array("正文".utf8), to: &reading)
            Issue.record("it was read on")
        } catch Unanswerable.unreadable(let faults) {
            #expect(faults.map(\.field) == ["text"] && reading.posted.fields["summary"] == "种植的摘要")
        }
    }

    @Test func `a field that comes byte by byte is not copied for each of them`() async throws {
        var shortest: [Duration] = []
        let byte = ByteBuffer(bytes: [UInt8(ascii: "a")])
        for length in [1, 900_000] {
            var reading = Self.reading(nil)
            let head = Array("--X9\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n".utf8)
            _ = try await Self.send(head + [UInt8](repeating: UInt8(ascii: "a"), count: length), to: &reading)
            var rounds: [Duration] = []
            for _ in 0..<4 {
                let begin = ContinuousClock.now
                for _ in 0..<4_000 { _ = try await reading.take(byte) }
                rounds.append(ContinuousClock.now - begin)
            }
            shortest.append(try #require(rounds.min()))
        }
        // Copied each time, the long one would move four gigabytes: ten times as long and more.
        #expect(shortest[1] < shortest[0] * 5, "\(shortest)")
    }
}
