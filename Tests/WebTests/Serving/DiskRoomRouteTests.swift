import Casework
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import TestDatabase
import Testing

@testable import Web

/// DW-upload: while the disk of the database fills up, words come in and files wait; every page says what to do.
@Suite struct DiskRoomRouteTests {
    private static let photo = (
        name: "a.jpg", type: "image/jpeg",
        bytes: [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 2_000) + [0xFF, 0xD9]
    )

    @Test func `DW-upload with little room the public hands in words alone, and staff files as well`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let step = [
                ("area", "O420281"), ("managed", "lower"), ("step", "on"), ("form", visitor.hidden("form")),
            ]
            #expect(try await visitor.post("/report", step).html.contains("type=\"file\""))
            _ = site.web.site.settings.disk.show(.filesOfStaff)
            let form = try await visitor.post("/report", step).html
            #expect(!form.contains("type=\"file\"") && form.contains(Text.noRoomForFiles.zh))
            // A page from before still has its field.
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let refused = try await visitor.postParts("/report", fields, files: [Self.photo])
            #expect(refused.status == 422 && refused.html.contains(Text.noRoomForFiles.zh))
            #expect(refused.html.contains(StoryTests.Planted.text), "and loses no word by it")
            #expect(try await visitor.post("/report", fields).status == 200)
            let receipt = try await SplitRouteTests.letter(site, "files")
            let path = "/reports/\(receipt.id.rawValue)/files"
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get(path)
            #expect(try await clerk.postParts(path, [("place", "report")], files: [Self.photo]).status == 303)
        }
    }

    private static func hasField(_ seen: Seen) throws -> Bool {
        try PageReader(seen.html).all("input").contains { $0.attributes["name"] == "files" }
    }

    @Test func `DW-upload with little room the tracking page asks for words alone, and what was written stays`()
        async throws
    {
        try await TestSite.with { site in
            let disk = site.web.site.settings.disk
            let (visitor, code, words) = try await StoryTests.supplementing(site)
            let secret = visitor.hidden(CSRFToken.fieldName)
            func look() async throws -> Seen {
                try await visitor.get("/track")
                return try await visitor.post("/track", [("code", code)])
            }
            _ = disk.show(.low)
            #expect(try await Self.hasField(look()))
            _ = disk.show(.filesOfStaff)
            let seen = try await look()
            #expect(try seen.html.contains(Text.noRoomForFiles.zh) && !Self.hasField(seen))
            // A page from before still has its field.
            let refused = try await visitor.postParts(
                "/track/supplement", words, files: [Self.photo], secret: secret, areBehind: true)
            #expect(refused.status == 422 && refused.html.contains("补充的情况"), "\(refused.status)")
            #expect(try refused.html.contains(Text.noRoomForFiles.zh) && !Self.hasField(refused))
            let taken = try await visitor.post("/track/supplement", words, secret: secret)
            #expect(taken.status == 200 && taken.html.contains(Text.addedToReport.zh))
        }
    }

    @Test func `DW-upload with hardly any room no page of staff has a field for files, and each says what to do`()
        async throws
    {
        try await TestSite.with { site in
            let disk = site.web.site.settings.disk
            let receipt = try await SplitRouteTests.letter(site, "files")
            let clerk = try await site.browser(of: site.office.clerk)
            for path in ["/desk", "/reports/\(receipt.id.rawValue)/files"] {
                _ = disk.show(.filesOfStaff)
                #expect(try await Self.hasField(clerk.get(path)), "\(path)")
                _ = disk.show(.words)
                let seen = try await clerk.get(path)
                #expect(seen.status == 200 && seen.html.contains(Text.noRoomForFilesOfStaff.zh), "\(path)")
                #expect(try !Self.hasField(seen), "\(path)")
            }
        }
    }

    @Test func `DW-upload words that come back while the database is away ask for no file that would not be taken`()
        async throws
    {
        try await TestSite.impatient { site in
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get("/desk")
            let secret = clerk.hidden(CSRFToken.fieldName)
            let letter = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
            try await site.office.whileAway {
                for (room, isTaken) in [(DiskRoom.filesOfStaff, true), (.words, false)] {
                    _ = site.web.site.settings.disk.show(room)
                    let seen = try await clerk.postParts("/desk", letter, files: [Self.photo], secret: secret)
                    #expect(seen.status == 503 && seen.html.contains("种植的摘要"), "\(room) \(seen.status)")
                    #expect(try Self.hasField(seen) == isTaken, "\(room)")
                    #expect(seen.html.contains(Text.chooseFilesAgain.zh) == isTaken, "\(room)")
                    #expect(seen.html.contains(Text.noRoomForFilesOfStaff.zh) != isTaken, "\(room)")
                }
            }
        }
    }

    @Test func `DW-upload with hardly any room nobody's file is taken, by page or API, until there is some`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await SplitRouteTests.letter(site, "files")
            let path = "/reports/\(receipt.id.rawValue)/files"
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get(path)
            let disk = site.web.site.settings.disk
            _ = disk.show(.words)
            let refused = try await clerk.postParts(path, [("place", "report")], files: [Self.photo])
            #expect(refused.status == 422 && refused.html.contains(Text.noRoomForFilesOfStaff.zh))
            let token = try #require(clerk.cookies["dengwen"])
            func send() async throws -> (status: Int, body: String) {
                let response = try await site.client.execute(
                    uri: "/api/v1/reports/\(receipt.id.rawValue)/files?name=a.jpg", method: .post,
                    headers: [.contentType: "image/jpeg", .authorization: "Bearer " + token],
                    body: ByteBuffer(bytes: Self.photo.bytes))
                return (response.status.code, String(buffer: response.body))
            }
            let (status, body) = try await send()
            #expect(status == 503 && body.contains("\"code\":\"noRoom\""), "\(status) \(body)")
            // Not "in a minute": a program would send it again each minute.
            for words in [Text.noRoomForFilesOfStaff.zh, Text.noRoomForFilesOfStaff.en] {
                #expect(body.contains(words))
            }
            _ = disk.show(.ample)
            #expect(try await send().status == 201)
            try await clerk.get(path)
            #expect(try await clerk.postParts(path, [("place", "report")], files: [Self.photo]).status == 303)
        }
    }

    @Test func `DW-upload a file that is coming in when the room ends gives its place back`() throws {
        let gauge = DiskGauge()
        let gate = UploadGate(
            limit: 1, bytesPerHour: .max,
            room: .init(isLeft: { gauge.room.takesFilesOfPublic }, refusal: .noRoomForFiles))
        let now = Instant(microsecondsSinceEpoch: 0)
        guard case .place(let place) = gate.enter(now: now, hasWorked: false) else {
            Issue.record("there is room")
            return
        }
        #expect(gate.take(1, at: place, now: now) == .goesOn)
        _ = gauge.show(.filesOfStaff)
        #expect(gate.take(1, at: place, now: now) == .hasNoRoom)
        gate.leave(place)
        #expect(gate.enter(now: now, hasWorked: true) == .hasNoRoom)
        _ = gauge.show(.low)
        #expect(gate.enter(now: now, hasWorked: true) != .hasNoRoom)
    }
}
