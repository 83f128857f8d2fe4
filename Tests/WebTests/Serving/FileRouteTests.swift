import Casework
import HTTPTypes
import HummingbirdTesting
import Libpq
import NIOCore
import Operations
import TestDatabase
import Testing

@testable import Web

/// Files on the pages: with a report, at the desk, added later, and handed out.
@Suite struct FileRouteTests {
    private static func picture(_ count: Int) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE0] + (0..<count).map { UInt8($0 % 200) } + [0xFF, 0xD9]
    }

    private static let photo = (name: "现场照片.jpg", type: "image/jpeg", bytes: picture(300_000))

    /// Has every file that waits checked and copied by tools that answer at once.
    private static func clean(_ site: TestSite, _ copy: [UInt8]) async throws {
        let queue = CleanQueue(site.context)
        let tools = FileCleaning(isInfected: nil, copy: { _, _, _ in .made(Casework.Attachment.Copy(.jpeg, copy)) })
        for job in try await queue.claim(limit: 10, holder: "test", leaseSeconds: 60) {
            try await CleanFile(site.context, tools: tools)(job)
        }
    }

    private static func id(of kind: String, in html: String) -> String? {
        guard let end = html.firstRange(of: kind)?.lowerBound else { return nil }
        return html[..<end].split(separator: "/").last.map(String.init)
    }

    @Test func `DW-upload a visitor hands a report in with photographs, and the office reads and saves them`()
        async throws
    {
        try await TestSite.with { site in
            let visitor = site.visitor()
            let first = try await visitor.get("/report").html
            #expect(!first.contains("type=\"file\""), "JB-15: the question comes first")
            let step = [
                ("area", "O420281"), ("managed", "lower"), ("step", "on"), ("form", visitor.hidden("form")),
            ]
            let form = try await visitor.post("/report", step).html
            #expect(form.contains("multipart/form-data") && form.contains("type=\"file\""))
            #expect(form.contains(Text.filesHintPublic.zh))
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            #expect(try await visitor.postParts("/report", fields, files: [Self.photo, Self.photo]).status == 200)
            let lead = try await site.browser(of: site.office.lead)
            let office = try #require(site.office.lead.staff)
            let waiting = try await Lists(site.context).inbox(as: office)
            let report = try #require(waiting.first?.report.report.id)
            let path = "/reports/\(report.rawValue)/files"
            #expect(try await lead.get("/triage/\(report.rawValue)").html.contains(path))
            let list = try await lead.get(path).html
            #expect(list.contains("现场照片.jpg") && list.contains("300 kB"))
            #expect(list.contains(Text.state(.waiting, .waiting).zh) && !list.contains("/copy\""))
            try await Self.clean(site, Self.picture(90))
            let cleaned = try await lead.get(path).html
            let id = try #require(Self.id(of: "/copy\"", in: cleaned))
            let copy = try await lead.get("/files/\(id)/copy")
            #expect(copy.status == 200 && copy.headers["content-type"] == "image/jpeg")
            #expect(copy.headers["content-disposition"]?.hasPrefix("inline; filename=\"") == true)
            #expect(copy.headers["content-security-policy"]?.hasPrefix("sandbox; default-src 'none'") == true)
            let original = try await lead.get("/files/\(id)/original?purpose=evidence")
            #expect(original.status == 200 && original.headers["content-type"] == "application/octet-stream")
            #expect(original.headers["content-disposition"]?.hasPrefix("attachment; filename=\"") == true)
            #expect(original.headers["content-disposition"]?.contains("现场") == false)
            for answer in [copy, original] {
                #expect(
                    answer.headers["x-content-type-options"] == "nosniff"
                        && answer.headers["cache-control"] == "no-store")
            }
            #expect(try await lead.get("/files/\(id)/original").status == 404, "without a purpose")
            let asker = try #require(HTTPField.Name("Sec-Fetch-Site"))
            for (from, status) in [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)] {
                lead.told[asker] = from
                let asked = try await lead.get("/files/\(id)/original?purpose=evidence")
                #expect(asked.status == status, "no other site's page makes it count: \(from)")
            }
            lead.told = [:]
            for caller in [site.office.head, site.office.cityLead, .publicVisitor] {
                let other = try await site.browser(of: caller)
                #expect(try await other.get(path).status != 200)
                #expect(try await other.get("/files/\(id)/copy").status != 200)
                #expect(try await other.get("/files/\(id)/original?purpose=evidence").status != 200)
            }
        }
    }

    @Test func `DW-upload a file that could not be checked says so, and opens after its office said what for`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await SplitRouteTests.letter(site, "files")
            let path = "/reports/\(receipt.id.rawValue)/files"
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get(path)
            #expect(try await clerk.postParts(path, [("place", "report")], files: [Self.photo]).status == 303)
            #expect(try await clerk.get(path).html.contains(Text.fileOriginalLater.zh))
            let queue = CleanQueue(site.context)
            for job in try await queue.claim(limit: 10, holder: "test", leaseSeconds: 60) {
                try await queue.park(job, reason: .scannerSilent)
            }
            let stopped = try await clerk.get(path).html
            #expect(stopped.contains(ParkReason.scannerSilent.words.zh) && !stopped.contains("/release\""))
            let giveUp = try #require(stopped.firstMatch(of: /\/stuck\/clean\/[0-9a-f-]{36}\/give-up/)).0
            #expect(try await clerk.get(String(giveUp)).html.contains(Text.giveUpCheckingFollows.zh))
            #expect(try await clerk.post(String(giveUp)).location.hasPrefix("/stuck?done="))
            let closed = try await clerk.get(path).html
            #expect(closed.contains(Text.fileReleaseWarning.zh) && !closed.contains("/original"))
            let id = try #require(Self.id(of: "/release\"", in: closed))
            #expect(try await clerk.get("/files/\(id)/original?purpose=evidence").status == 409)
            let head = try await site.browser(of: site.office.head)
            try await head.get("/clues")
            #expect(try await head.post("/files/\(id)/release", [("purpose", "evidence")]).status == 404)
            try await clerk.get(path)
            #expect(try await clerk.post("/files/\(id)/release").status == 400, "without a purpose")
            try await clerk.get(path)
            #expect(try await clerk.post("/files/\(id)/release", [("purpose", "evidence")]).location == path)
            let open = try await clerk.get(path).html
            #expect(open.contains(Text.state(.released, .failed).zh) && open.contains("/original?purpose=evidence"))
            #expect(try await clerk.get("/files/\(id)/original?purpose=evidence").status == 200)
        }
    }

    @Test func `DW-upload a file of another system whose last piece cannot be stored leaves nothing`() async throws {
        try await TestSite.with { site in
            let receipt = try await SplitRouteTests.letter(site, "files")
            let token = try #require(try await site.browser(of: site.office.clerk).cookies["dengwen"])
            try await site.office.script(
                """
                create function casework.ends_here() returns trigger language plpgsql as
                $f$ begin raise exception using errcode = '57014', message = 'x'; end $f$;
                create trigger chunk_ends_here before insert on casework.attachment_chunk
                for each row when (new.ordinal > 3) execute function casework.ends_here();
                """)
            let answer = try await site.client.execute(
                uri: "/api/v1/reports/\(receipt.id.rawValue)/files?name=a.jpg", method: .post,
                headers: [.contentType: "image/jpeg", .authorization: "Bearer " + token],
                body: ByteBuffer(bytes: Self.picture(1_200_000)))
            #expect(answer.status.code == 503, "\(answer.status)")
            let left = try await site.office.admin.run { session in
                try session.query(Statement("select count(*) from casework.upload")).first?.int8(0)
            }
            #expect(left == 0)
        }
    }

    @Test func `DW-upload a refused file loses nothing typed, and says that files are chosen again`() async throws {
        try await TestSite.with { site in
            let visitor = site.visitor()
            try await visitor.get("/report")
            let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
            let bad = [
                (name: "a.jpg", type: "image/jpeg", bytes: Array("<svg onload=alert(1)>".utf8)),
                (name: "a.zip", type: "application/zip", bytes: [0x50, 0x4B, 3, 4, 0, 0]),
                (name: "a.exe", type: "", bytes: Array("MZ\u{0}".utf8)),
            ]
            for file in bad {
                let seen = try await visitor.postParts("/report", fields, files: [Self.photo, file])
                #expect(seen.status == 422 && seen.html.contains("files-problem"))
                #expect(seen.html.contains(StoryTests.Planted.text))
            }
            let without = fields.filter { $0.0 != "read" }
            let again = try await visitor.postParts("/report", without, files: [Self.photo])
            #expect(again.status == 422 && again.html.contains(Text.chooseFilesAgain.zh))
            let many = try await visitor.postParts("/report", fields, files: Array(repeating: Self.photo, count: 11))
            #expect(many.status == 422 && many.html.contains("一次最多提交10个文件"))
            #expect(try await visitor.postParts("/report", fields, files: [("", "", [])]).status == 200, "none chosen")
            let reports = try await Lists(site.context).inbox(as: try #require(site.office.lead.staff))
            #expect(reports.count == 1)
        }
    }

    @Test func `DW-upload the desk takes files with a letter and later, and a form without its secret keeps none`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await SplitRouteTests.letter(site, "files")
            let path = "/reports/\(receipt.id.rawValue)/files"
            let clerk = try await site.browser(of: site.office.clerk)
            #expect(try await clerk.get("/desk").html.contains("type=\"file\""))
            #expect(try await clerk.get(path).html.contains(Text.filesAdd.zh))
            let added = try await clerk.postParts(path, [("place", "report")], files: [Self.photo])
            #expect(added.status == 303 && added.location == path + "?done=files")
            #expect(try await clerk.get(added.location).html.contains(Text.filesDone.zh))
            #expect(try await clerk.postParts(path, [("place", "report")], files: []).status == 422)
            #expect(try await clerk.postParts(path, [], files: [Self.photo]).status == 422)
            let member = try await site.browser(of: site.office.member(of: Room.ID("O420281-J2")))
            #expect(try await member.postParts(path, [("place", "report")], files: [Self.photo]).status == 404)
            let other = try await site.browser(of: site.office.cityLead)
            #expect(try await other.postParts(path, [("place", "report")], files: [Self.photo]).status == 404)
            let lead = try await site.browser(of: site.office.lead)
            #expect(try await lead.postParts(path, [("place", "report")], files: [Self.photo]).status == 403)
            let files = try await ListFiles(site.context)(receipt.id, as: try #require(site.office.clerk.staff)).files
            #expect(files.count == 1 && files[0].origin == .office)
        }
    }

    /// What a browser would run, or open as something else than it says.
    private static let hostile: [(name: String, type: String, bytes: [UInt8])] = [
        ("哨兵.svg", "image/svg+xml", Array("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".utf8)),
        ("哨兵.html", "text/html", Array("<!doctype html><script>alert(1)</script>".utf8)),
        ("哨兵.zip", "application/zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0]),
        ("哨兵.gif", "text/html", Array("GIF89a/*<script>alert(1)</script>*/=1;".utf8)),
        ("哨兵.exe", "image/jpeg", Array("MZ\u{0}\u{0}".utf8)),
    ]

    @Test func `DW-upload what a browser would run is kept for staff, and saved under a name of ours, never shown`()
        async throws
    {
        try await TestSite.with { site in
            let receipt = try await SplitRouteTests.letter(site, "files")
            let path = "/reports/\(receipt.id.rawValue)/files"
            let clerk = try await site.browser(of: site.office.clerk)
            try await clerk.get(path)
            #expect(try await clerk.postParts(path, [("place", "report")], files: Self.hostile).status == 303)
            try await Self.clean(site, Self.picture(90))
            let list = try await clerk.get(path).html
            let originals = list.split(separator: "\"").map(String.init).filter {
                $0.hasPrefix("/files/") && $0.hasSuffix("/original?purpose=evidence")
            }
            #expect(originals.count == Self.hostile.count)
            for address in originals {
                let seen = try await clerk.get(address)
                #expect(seen.status == 200 && seen.headers["content-type"] == "application/octet-stream", "\(address)")
                let disposition = seen.headers["content-disposition"] ?? ""
                #expect(disposition.hasPrefix("attachment; filename=\"") && !disposition.contains("哨兵"))
                #expect(disposition.hasSuffix(".bin\"") || disposition.hasSuffix(".gif\""), "\(disposition)")
                #expect(seen.headers["content-security-policy"]?.hasPrefix("sandbox; default-src 'none'") == true)
                #expect(seen.headers["x-content-type-options"] == "nosniff")
            }
        }
    }
}
