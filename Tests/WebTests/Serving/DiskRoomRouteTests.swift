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
