import Casework
import Testing

@testable import Web

/// RFC 7578 as browsers send it, and as nobody should.
@Suite struct MultipartTests {
    private static let one = """
        --b\r\nContent-Disposition: form-data; name="text"\r\n\r\n一\r\n二\r\n\
        --b\r\nContent-Disposition: form-data; name="files"; filename="a%22b.jpg"\r\nContent-Type: image/jpeg\r\n\r\n\
        \r\n--c\r\n--\r\n-b\r\n\r\n--b\r\nContent-Disposition: form-data; name="files"; filename=""\r\n\r\n\r\n--b--\r\nrest
        """

    /// What a body holds, put together again from whatever pieces it came in.
    private static func read(
        _ body: [UInt8], boundary: String = "b", pieces size: Int
    ) throws -> [(head: MultipartParser.Head, bytes: [UInt8])] {
        var parser = MultipartParser(boundary: boundary)
        var parts: [(head: MultipartParser.Head, bytes: [UInt8])] = []
        var isOpen = false
        for start in stride(from: 0, to: body.count, by: size) {
            for event in try parser.take(body[start..<min(start + size, body.count)]) {
                switch event {
                case .part(let head):
                    #expect(!isOpen)
                    isOpen = true
                    parts.append((head, []))
                case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
                case .partEnds: isOpen = false
                }
            }
        }
        try parser.finish()
        return parts
    }

    @Test(arguments: [1, 2, 3, 5, 7, 16, 1_000]) func `parts are the same in whatever pieces they come`(_ size: Int)
        throws
    {
        let parts = try Self.read(Array(Self.one.utf8), pieces: size)
        #expect(parts.map(\.head.name) == ["text", "files", "files"])
        #expect(parts.map(\.head.fileName) == [nil, "a\"b.jpg", ""] && parts[1].head.mediaType == "image/jpeg")
        #expect(String(decoding: parts[0].bytes, as: UTF8.self) == "一\r\n二")
        #expect(
            String(decoding: parts[1].bytes, as: UTF8.self) == "\r\n--c\r\n--\r\n-b\r\n",
            "what nearly is a boundary is none")
        #expect(parts[2].bytes.isEmpty)
    }

    @Test func `a file of every byte comes through, whatever its line ends`() throws {
        let bytes = (0..<70_000).map { UInt8($0 % 256) } + Array("\r\n--\r\n--x\r\r\n".utf8)
        let head = Array("--xy\r\ncontent-disposition: form-data; filename=\"a\"; name=f\r\n\r\n".utf8)
        let body = head + bytes + Array("\r\n--xy--".utf8)
        for size in [1_000, 65_536] {
            let parts = try Self.read(body, boundary: "xy", pieces: size)
            #expect(parts.count == 1 && parts[0].bytes == bytes)
        }
    }

    @Test func `a parser holds less than a boundary of a file at any time`() throws {
        var parser = MultipartParser(boundary: "b")
        _ = try parser.take(Array("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n".utf8))
        var passed = 0
        for _ in 0..<100 {
            for case .bytes(let bytes) in try parser.take([UInt8](repeating: 0x0D, count: 10_000)) {
                passed += bytes.count
            }
        }
        #expect(passed >= 1_000_000 - 10)
    }

    @Test func `headers that come byte by byte are searched once`() throws {
        var shortest = [Duration.seconds(3_600), .seconds(3_600)]
        for _ in 0..<5 {
            var parser = MultipartParser(boundary: "b")
            _ = try parser.take(Array("--b\r\nX: ".utf8))
            for (place, count) in [(0, 500), (nil, 3_000), (1, 500)] {
                let begin = ContinuousClock.now
                for _ in 0..<count { _ = try parser.take([UInt8(ascii: "y")]) }
                if let place { shortest[place] = min(shortest[place], ContinuousClock.now - begin) }
            }
        }
        // Searched from their beginning for each byte, the last would take a dozen times as long as the first.
        #expect(shortest[1] < shortest[0] * 4, "\(shortest)")
    }

    @Test(arguments: [
        ("", MultipartParser.Malformed.truncated), ("--b\r\n", .truncated),
        ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", .truncated), ("--bx\r\n\r\n", .boundary),
        (String(repeating: "x", count: 2_000), .preamble), ("--b\r\nX: y\r\n\r\n\r\n--b--", .headers),
        ("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--b--", .headers),
        ("--b\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n\r\n--b--", .headers),
        ("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--b--", .headers),
        ("--b\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--b--", .headers),
        ("--b\r\nContent-Disposition: form-data; name=\"a\u{0}\"\r\n\r\n\r\n--b--", .headers),
        (
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nx\r\n--b--",
            .headers
        ),
        (
            "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n\r\n--b--",
            .headers
        ),
        ("--b\r\nno colon\r\n\r\n\r\n--b--", .headers),
        ("--b\r\nX: \(String(repeating: "y", count: 5_000))\r\n\r\n", .headers),
        (
            "--b\r\n\(String(repeating: "X: y\r\n", count: 9))Content-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b--",
            .headers
        ),
        ("--b\(String(repeating: " ", count: 100))\r\n", .boundary),
        (String(repeating: "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n", count: 600), .tooManyParts),
    ]) func `what is malformed, endless or too much is refused`(_ body: String, _ fault: MultipartParser.Malformed) {
        for size in [3, 4_096] {
            #expect(throws: fault) { try Self.read(Array(body.utf8), pieces: size) }
        }
    }

    @Test func `a boundary is what RFC 2046 allows`() {
        #expect(
            MultipartHead.boundary("multipart/form-data; boundary=----WebKitFormBoundaryAbC1")
                == "----WebKitFormBoundaryAbC1")
        #expect(MultipartHead.boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        for type in [
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=b", "text/plain",
            "multipart/form-data; boundary=\"\(String(repeating: "b", count: 71))\"",
            "multipart/form-data; boundary=a; boundary=b", "multipart/form-data; boundary=\"a\\\"b\"",
            "multipart/form-data; boundary=\"é\"", "multipart/form-data; boundary=\"a \"",
        ] { #expect(MultipartHead.boundary(type) == nil, "\(type)") }
    }

    @Test func `a sender must be as fast as the slowest line, and has an hour`() {
        let start = ContinuousClock.now
        func verdict(_ bytes: Int, after seconds: Int) -> UploadPace.Verdict {
            var pace = UploadPace(start)
            return pace.take(bytes, at: start + .seconds(seconds))
        }
        #expect(verdict(0, after: 30) == .goesOn && verdict(0, after: 31) == .isTooSlow)
        #expect(verdict(16_384, after: 31) == .goesOn)
        #expect(verdict(500_000_000, after: 3_600) == .goesOn && verdict(500_000_000, after: 3_601) == .isOver)
        var kept = UploadPace(start)
        #expect(kept.take(0, at: start + .seconds(40)) == .isTooSlow)
        kept.restart(at: start + .seconds(40))
        #expect(kept.take(0, at: start + .seconds(70)) == .goesOn, "we kept it waiting")
        #expect(kept.take(500_000_000, at: start + .seconds(3_601)) == .isOver, "and its hour stays its hour")
        // DW-pace: who keeps this pace is not cut off by that of every connection.
        #expect(Int64(Limits.uploadBytesPerSecond) >= Limits.slowestBytesPerSecond)
        #expect(Limits.uploadSeconds * Limits.uploadBytesPerSecond < Limits.postedBytes, "a slow line ends by time")
    }

    @Test func `only so many files come in at once, and so many bytes in an hour`() {
        let gate = UploadGate(limit: 2, bytesPerHour: 1_000)
        func enter(_ now: Instant) -> UploadGate.Place? { Self.enter(gate, now: now) }
        let now = StartOfTime.instant
        let (first, second) = (enter(now), enter(now))
        #expect(second != nil && enter(now) == nil)
        if let first { gate.leave(first) }
        guard let third = enter(now) else {
            Issue.record("a place that was given back is free")
            return
        }
        #expect(gate.take(1_000, at: third, now: now) == .goesOn && gate.take(1, at: third, now: now) == .isUsedUp)
        gate.leave(third)
        #expect(enter(now) == nil, "the hour is used up")
        #expect(enter(StartOfTime.anHourLater) != nil)
    }

    /// Somebody who worked for it, or whom nobody asks to.
    private static func enter(_ gate: UploadGate, now: Instant) -> UploadGate.Place? {
        if case .place(let place) = gate.enter(now: now, hasWorked: true) { place } else { nil }
    }

    private static func seconds(_ seconds: Int64) -> Instant { Instant(microsecondsSinceEpoch: seconds * 1_000_000) }

    @Test func `DW-pace senders that drip keep nobody out: while one is turned away their places are given back`()
        throws
    {
        let gate = UploadGate(limit: Limits.publicUploads, bytesPerHour: .max)
        let slow = try (0..<Limits.publicUploads).map { _ in try #require(Self.enter(gate, now: Self.seconds(0))) }
        // As slow as a line may be (UploadPace), and nobody waits: every one goes on.
        for second in stride(from: Int64(10), through: 120, by: 10) {
            for place in slow {
                let verdict = gate.take(10 * Limits.uploadBytesPerSecond, at: place, now: Self.seconds(second))
                #expect(verdict == .goesOn)
            }
        }
        #expect(Self.enter(gate, now: Self.seconds(121)) == nil, "the seventeenth is turned away")
        var given = 0
        for place in slow {
            if gate.take(10 * Limits.uploadBytesPerSecond, at: place, now: Self.seconds(130)) == .isTooSlow {
                gate.leave(place)
                given += 1
            }
        }
        #expect(
            given == Limits.publicUploads && Self.enter(gate, now: Self.seconds(131)) != nil,
            "and comes in ten seconds later"
        )
    }

    @Test func `DW-pace who is fast enough stays while others wait, and for ten minutes at most`() throws {
        let gate = UploadGate(limit: 1, bytesPerHour: .max)
        let place = try #require(Self.enter(gate, now: Self.seconds(0)))
        let fast = Int(10 * Limits.pressedBytesPerSecond)
        for second in stride(from: Int64(10), through: Limits.pressedPlaceSeconds, by: 10) {
            #expect(Self.enter(gate, now: Self.seconds(second)) == nil)
            #expect(gate.take(fast, at: place, now: Self.seconds(second)) == .goesOn)
        }
        let late = Limits.pressedPlaceSeconds + 10
        #expect(gate.take(fast, at: place, now: Self.seconds(late)) == .isTooSlow)
        let quiet = late + Limits.pressureSeconds
        #expect(gate.take(fast, at: place, now: Self.seconds(quiet)) == .goesOn, "nobody was turned away for a minute")
    }

    @Test func `DW-gate half of the places and of the hour are for those who worked, whoever asks without`() {
        let gate = UploadGate(limit: 4, bytesPerHour: 1_000)
        func comes(_ hasWorked: Bool, at second: Int64) -> UploadGate.Entry {
            gate.enter(now: Self.seconds(second), hasWorked: hasWorked)
        }
        guard case .place(let first) = comes(false, at: 0), case .place(let second) = comes(false, at: 0) else {
            Issue.record("half of them are for everybody")
            return
        }
        #expect(comes(false, at: 0) == .asksWork && gate.isCrowded(now: Self.seconds(0)))
        guard case .place(let worked) = comes(true, at: 0), case .place = comes(true, at: 0) else {
            Issue.record("and all for those who worked")
            return
        }
        #expect(comes(true, at: 0) == .isFull && comes(false, at: 0) == .isFull)
        for place in [first, second, worked] { gate.leave(place) }
        #expect(comes(false, at: 60) == .asksWork, "somebody was turned away a minute ago")
        guard case .place(let later) = comes(false, at: 61) else {
            Issue.record("who was only asked for work keeps nobody out")
            return
        }
        gate.leave(later)
        guard case .place(let long) = comes(true, at: 61) else {
            Issue.record("there is room")
            return
        }
        #expect(gate.take(500, at: long, now: Self.seconds(61)) == .goesOn)
        gate.leave(long)
        #expect(comes(false, at: 200) == .asksWork, "the rest of the hour is for those who worked")
        guard case .place(let rest) = comes(true, at: 200) else {
            Issue.record("for them there is room")
            return
        }
        #expect(gate.take(500, at: rest, now: Self.seconds(200)) == .goesOn)
        #expect(comes(true, at: 200) == .isFull)
    }

    @Test func `DW-pace who drips without work gives way to whoever is asked for it, and who worked does not`() throws {
        let gate = UploadGate(limit: 2, bytesPerHour: .max)
        guard case .place(let idle) = gate.enter(now: Self.seconds(0), hasWorked: false) else {
            Issue.record("the door is open")
            return
        }
        #expect(gate.enter(now: Self.seconds(1), hasWorked: false) == .asksWork)
        let patient = try #require(Self.enter(gate, now: Self.seconds(1)))
        let slow = 10 * Limits.uploadBytesPerSecond
        #expect(gate.take(slow, at: patient, now: Self.seconds(12)) == .goesOn)
        #expect(gate.take(slow, at: idle, now: Self.seconds(12)) == .isTooSlow)
    }

    @Test func `a range is one range, inside of the file`() {
        #expect(FileAnswer.range("bytes=0-9", of: 100) == 0..<10 && FileAnswer.range("bytes=90-", of: 100) == 90..<100)
        #expect(
            FileAnswer.range("bytes=-10", of: 100) == 90..<100 && FileAnswer.range("bytes=-900", of: 100) == 0..<100)
        #expect(FileAnswer.range("bytes=5-900", of: 100) == 5..<100)
        for header in ["bytes=100-", "bytes=9-5", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "bytes=-0", "bytes=+1-2"] {
            #expect(FileAnswer.range(header, of: 100) == nil, "\(header)")
        }
        #expect(FileAnswer.range("bytes=0-", of: 0) == nil)
    }
}

/// Two moments of different hours.
private enum StartOfTime {
    static let instant = Instant(microsecondsSinceEpoch: 0)
    static let anHourLater = Instant(microsecondsSinceEpoch: 3_600_000_000)
}
