import Casework
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import TestDatabase
import Testing

@testable import Web

/// JB-47: of whoever reads a public page, hands in or asks, nothing is kept: no address, no browser, no cookie, no way by
/// which they came.
@Suite struct NoTraceTests {
    /// What a browser and a proxy tell of a visitor, each with a word that occurs nowhere else.
    private static let told: [(name: String, value: String)] = [
        ("User-Agent", "CanaryBrowser/77.3 (Kanarienvogel)"), ("X-Forwarded-For", "203.0.113.197"),
        ("X-Real-IP", "203.0.113.198"), ("Forwarded", "for=203.0.113.199"), ("CF-Connecting-IP", "203.0.113.200"),
        ("Referer", "https://canary-origin.example/kanarienseite"),
        ("Sec-CH-UA", "\"CanaryHint\";v=\"7\""), ("Accept-Language", "zh,canary-lang;q=0.7"), ("DNT", "canary-dnt"),
        ("X-Request-ID", "canary-request-id"), ("From", "canary@visitor.example"), ("Via", "1.1 canary-proxy"),
    ]

    private static let words = [
        "CanaryBrowser", "Kanarienvogel", "203.0.113.", "canary-origin", "kanarienseite", "CanaryHint", "canary-lang",
        "canary-dnt", "canary-request-id", "canary@visitor", "canary-proxy", "canary-query", "canary-cookie",
        "canarycanarycanary0123",
    ]

    private static func send(
        _ site: TestSite, _ method: HTTPRequest.Method, _ uri: String, _ fields: [(String, String)]? = nil,
        cookies: String = ""
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        for (name, value) in told { if let name = HTTPField.Name(name) { headers[name] = value } }
        // The visitor's form secret is a canary as well: it must live nowhere but in the browser.
        headers[.cookie] = "visit=canarycanarycanary0123; other=canary-cookie" + cookies
        if fields != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let body = fields.map { ByteBuffer(string: Browser.encoded([("csrf", "canarycanarycanary0123")] + $0)) }
        return try await site.client.execute(
            uri: uri + (uri.contains("?") ? "&" : "?") + "q=canary-query", method: method, headers: headers, body: body)
    }

    private static func dump(_ office: TestOffice) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--data-only", "--dbname", office.conninfo()]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `JB-47 no word of what a browser tells is in a log, in the database or in what is counted`() async throws
    {
        try await TestSite.with { site in
            var code = ""
            for path in [
                "/", "/report", "/track", "/nowhere", "/leave", "/language/en?back=/track", "/healthz", "/sign-in",
            ] {
                _ = try await Self.send(site, .get, path)
            }
            let taken = try await Self.send(
                site, .post, "/report", StoryTests.report(in: site, [("form", "number-of-the-form")]))
            #expect(taken.status == .ok)
            let page = String(buffer: taken.body)
            let box = try #require(page.firstRange(of: "<p class=\"code\""))
            code = page[box.upperBound...].prefix { $0 != "\n" }.split(separator: "<span>").dropFirst().prefix(5)
                .map { String($0.prefix { $0 != "<" }) }.joined(separator: "-")
            let opened = try await Self.send(site, .post, "/track", [("code", code)])
            #expect(opened.status == .ok)
            let ticket = ("ticket", Browser.hidden("ticket", in: String(buffer: opened.body)) ?? "")
            let added = try await Self.send(
                site, .post, "/track/supplement",
                [
                    ticket, ("form", "f2"), ("supplement", "补充"), ("supplement-no-secrets", "yes"),
                    ("supplement-about", "same"),
                ])
            #expect(added.status == .ok)
            // What goes wrong is logged most readily.
            #expect(try await Self.send(site, .post, "/report", []).status == .unprocessableContent)
            #expect(
                try await Self.send(site, .post, "/track", [("code", "3A04-1061-050R-3GG2-8A5G")]).status
                    == .unprocessableContent)
            #expect(try await Self.send(site, .post, "/track/read", []).status == .forbidden)
            let long = [("text", String(repeating: "a", count: Limits.bodyBytes))]
            #expect(try await Self.send(site, .post, "/report", long).status == .contentTooLarge)
            try await site.office.script("drop function casework.code_salt(bytea)")
            #expect(try await Self.send(site, .post, "/track", [("code", code)]).status == .internalServerError)

            let log = site.log.all.joined(separator: "\n")
            #expect(log.contains("a request failed"), "the log is the one that is looked at")
            let dump = try Self.dump(site.office)
            #expect(dump.contains("report.hand_in"), "the dump is one")
            let gates = [site.web.site.handInGate.figures, site.web.site.lookGate.figures]
            let figures = "\(gates) \(await site.context.codes.figures)"
            for word in Self.words + [code, code.filter { $0 != "-" }] {
                let hexadecimal = word.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
                #expect(!log.contains(word), "\(word)")
                #expect(!dump.contains(word) && !dump.contains(hexadecimal), "\(word)")
                #expect(!figures.contains(word), "\(word)")
            }
        }
    }

    /// A photograph whose name says whose house it shows, and in which the telephone wrote what and where it is.
    private static let photograph: (name: String, type: String, bytes: [UInt8]) = {
        let told = Array("Exif\0\0CanaryPhone 9 serial canaryserial77 GPS canarygps30.1N115.0E".utf8)
        var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(told.count + 2)]
        bytes += told
        bytes += [0xFF, 0xE0]
        bytes += (0..<40_000).map { UInt8($0 % 200) }
        bytes += [0xFF, 0xD9]
        return (name: "canaryhouse-金丝雀家.jpg", type: "image/jpeg", bytes: bytes)
    }()

    private static let fileWords = [
        "canaryhouse", "金丝雀", "CanaryPhone", "canaryserial77", "canarygps30", "canaryunwanted",
    ]

    /// Hands files in by every way and has the office look at them; what each answer to the visitor said, and all headers
    /// of what the office was handed.
    private static func handFilesIn(_ site: TestSite) async throws -> (visitor: String, headers: String) {
        let visitor = site.visitor()
        try await visitor.get("/report")
        let fields = StoryTests.report(in: site, [("form", visitor.hidden("form"))])
        let unwanted = (name: "canaryunwanted.zip", type: "application/zip", bytes: [UInt8]([0x50, 0x4B, 3, 4, 0, 0]))
        #expect(try await visitor.postParts("/report", fields, files: [photograph, unwanted]).status == 422)
        let taken = try await visitor.postParts("/report", fields, files: [photograph])
        #expect(taken.status == 200)
        let lead = try #require(site.office.lead.staff)
        let waiting = try await Lists(site.context).inbox(as: lead)
        let report = try #require(waiting.first?.report.report.id)
        let clerk = try await site.browser(of: site.office.clerk)
        try await clerk.get("/desk")
        let letter = DeskRouteTests.letter(in: site, [("form", clerk.hidden("form"))])
        #expect(try await clerk.postParts("/desk", letter, files: [photograph]).status == 200)
        let browser = try await site.browser(of: site.office.lead)
        let list = try await browser.get("/reports/\(report.rawValue)/files").html
        #expect(list.contains("canaryhouse-金丝雀家.jpg"), "the office reads what it is called")
        let listed = try await ListFiles(site.context)(report, as: lead)
        let file = try #require(listed.files.first).id.rawValue
        let tools = FileCleaning(isInfected: nil, copy: { _, _, _ in .impossible })
        for job in try await CleanQueue(site.context).claim(limit: 10, holder: "test", leaseSeconds: 60) {
            try await CleanFile(site.context, tools: tools)(job)
        }
        let original = try await browser.get("/files/\(file)/original?purpose=evidence")
        #expect(original.status == 200 && original.html.contains("canaryserial77"), "the original is whole")
        let missing = try await browser.get("/files/\(file)/copy")
        return (taken.html, "\(original.headers) \(missing.headers) \(original.location)")
    }

    @Test func `JB-47 DW-upload no name of a file and nothing written in it is in a log, an answer or a plain column`()
        async throws
    {
        try await TestSite.with { site in
            let answers = try await Self.handFilesIn(site)
            // What goes wrong is logged most readily.
            try await site.office.script("drop function casework.code_salt(bytea)")
            #expect(try await Self.send(site, .post, "/track", [("code", "3A04-1061-050R-3GG2-8A5G")]).status != .ok)
            let log = site.log.all.joined(separator: "\n")
            let dump = try Self.dump(site.office)
            #expect(
                dump.contains("report.hand_in") && dump.contains("file."),
                "the dump is one, and has the entries of files")
            let gates = [site.web.site.handInGate.figures, site.web.site.lookGate.figures]
            let figures = "\(gates) \(await site.context.codes.figures)"
            for word in Self.fileWords {
                let hexadecimal = word.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
                #expect(!log.contains(word), "\(word)")
                #expect(!dump.contains(word) && !dump.lowercased().contains(hexadecimal), "\(word)")
                #expect(!figures.contains(word), "\(word)")
                #expect(!answers.visitor.contains(word), "\(word)")
                #expect(!answers.headers.contains(word), "\(word)")
            }
        }
    }

    @Test func `public pages set two cookies at most, for this session, out of reach of scripts and other sites`()
        async throws
    {
        try await TestSite.with { site in
            for path in ["/", "/report", "/track", "/language/en"] {
                let answer = try await site.client.execute(uri: path, method: .get)
                let lines = answer.headers[values: .setCookie]
                #expect(lines.count <= 2, "\(path)")
                for line in lines {
                    #expect(line.hasPrefix("visit=") || line.hasPrefix("lang="), "\(line)")
                    let parts = line.lowercased()
                    #expect(parts.contains("httponly") && parts.contains("samesite=strict"), "\(line)")
                    #expect(!parts.contains("max-age") && !parts.contains("expires"), "\(line)")
                }
            }
        }
    }
}
