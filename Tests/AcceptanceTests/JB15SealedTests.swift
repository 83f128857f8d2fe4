import Casework
import Foundation
import Operations
import TestDatabase
import Testing

/// 处理检举控告工作规则第15条: what belongs to a higher level goes up and leaves no text here; what is about the own
/// head passes the head by.
@Suite("JB-15 密封报送 Sealed")
struct JB15SealedTests {
    private static let upper = ["accused-1-unit": "黄石市教育局", "accused-1-post": "局长"]
    private static let ownHead = ["accused-1-unit": "大冶市纪委监委", "accused-1-post": "大冶市纪委书记"]

    @Test(arguments: [("upper", upper), ("own-head", ownHead)])
    func `JB-15: the desk takes a line without text, and the form forgets what was typed`(
        why: String, accused: [String: String]
    ) async throws {
        try await House.open { house in
            let clerk = try await house.browser(of: house.office.clerk)
            // Neither when the clerk says so nor when the clerk mistakes it for somebody below.
            for managed in [why, "lower"] {
                try await clerk.get("/desk")
                let fields = accused.merging([
                    "channel": "letter", "received": "2026-03-02", "signature": "real", "managed": managed,
                    "reporter-name": Told.reporter, "reporter-phone": Told.phone, "accused-1-name": Told.accused,
                    "category": "其他", "summary": Told.text, "no-secrets": "yes", "form": clerk.hidden("form"),
                ]) { $1 }
                let seen = try await clerk.post("/desk", fields.map { ($0.key, $0.value) })
                #expect(seen.status == 422)
                for word in Told.words { #expect(!seen.html.contains(word)) }
            }
            let line = [
                ("sealed-why", why), ("sealed-channel", "letter"), ("sealed-received", "2026-03-02"),
                ("sealed-sheets", "3"), ("form", clerk.hidden("form")),
            ]
            #expect(try await clerk.post("/desk/sealed", line).html.contains("MF-2026-1"))
            #expect(try await clerk.get("/sealed").html.contains("MF-2026-1"))
            #expect(try await clerk.get("/sealed").html.contains("还有 7 天"), "five working days from 2 March")
            #expect(try await house.browser(of: house.office.lead).get("/triage").html.ids(after: "/triage/").isEmpty)
            try Self.expectNoText(in: house, but: why == "upper" ? .upperLevel : .ownHead)
        }
    }

    @Test func `JB-15: the public page names the right organ and keeps nothing`() async throws {
        try await House.open { house in
            for stated in [
                ["managed": "upper"], ["managed": "own-head"],
                ["accused-unit": "黄石市教育局", "accused-post": "局长"],
                ["accused-unit": "大冶市纪委监委", "accused-post": "大冶市纪委书记"],
            ] {
                let visitor = house.visitor()
                try await visitor.get("/report")
                let usual = [
                    "area": "O420281", "managed": "lower", "signature": "real", "reporter-name": Told.reporter,
                    "reporter-phone": Told.phone, "accused-name": Told.accused, "accused-unit": "东岳路街道",
                    "text": Told.text, "read": "yes", "no-secrets": "yes", "form": visitor.hidden("form"),
                ]
                let seen = try await visitor.post("/report", usual.merging(stated) { $1 }.map { ($0.key, $0.value) })
                #expect(seen.status == 422 && seen.html.contains("黄石市纪委监委"))
                #expect(seen.html.contains(Told.text), "whoever wrote it can copy it")
                for word in Told.words where !Told.text.contains(word) { #expect(!seen.html.contains(word)) }
            }
            let lead = try await house.browser(of: house.office.lead)
            #expect(try await lead.get("/triage").html.ids(after: "/triage/").isEmpty)
            try Self.expectNoText(in: house, but: nil)
        }
    }

    @Test func `JB-15: what turns out at triage to be about the own head is destroyed, and the head sees nothing`()
        async throws
    {
        try await House.open { house in
            let receiver = try Receiver()
            let handed = try await house.handIn(["accused-unit": "某单位", "accused-post": "主要负责人"])
            let report = try await house.waiting()
            try await house.admit(report)
            let lead = try await house.browser(of: house.office.lead)
            #expect(try await lead.get("/triage/\(report)").html.contains(Told.accused))
            try await house.openWebhook(receiver)
            let finder = try await house.browser(of: house.office.clerk)
            try await finder.get("/triage/\(report)")
            #expect(try await finder.post("/triage/\(report)/seal", [("sealed-why", "own-head")]).status == 303)
            #expect(try await finder.get("/triage/\(report)").status == 404, "closed at once, also to whoever found it")
            #expect(try await lead.get("/triage/\(report)").html.contains(Told.accused))
            try await lead.get("/seal-requests")
            let rash = try await lead.post("/seal-requests/\(report)/seal")
            #expect(rash.status == 422, "nothing is destroyed by one slip")
            #expect(try await lead.get("/triage/\(report)").html.contains(Told.accused))
            try await lead.get("/seal-requests")
            #expect(
                try await lead.post("/seal-requests/\(report)/seal", [("seal-sure-\(report)", "yes")]).status == 303)

            for word in Told.words { #expect(try await !lead.get("/triage/\(report)").html.contains(word)) }
            #expect(try await lead.get("/sealed").html.contains("MF-2026-1"))
            let found = try await house.track(handed.code, finds: false)
            #expect(found.contains("没有查到") && !found.contains("已转有权处理的机关"), "its code tells no more than a wrong one")
            try Self.expectNoText(in: house, but: .ownHead)
            try await Self.expectBlindHead(house, report)

            house.office.clock.advance(days: 30)
            try await house.deliver(to: receiver)
            #expect(try receiver.lines().map(\.type) == ["dengwen.endpoint.ping.v1"])
            let clerk = try await house.browser(of: house.office.clerk)
            let id = try #require(try await clerk.get("/sealed").html.ids(after: "/sealed/").first)
            let handedOver = [("up-day-\(id)", "2026-03-03"), ("up-carrier-\(id)", "1")]
            let early = try await clerk.post("/sealed/\(id)/reported-up", handedOver)
            #expect(early.status == 409 && early.html.contains("还没有取出"), "nothing has gone up: \(early.status)")
            try await clerk.get("/sealed/\(id)")
            #expect(try await clerk.post("/sealed/\(id)/export").status == 200)
            try await clerk.get("/sealed")
            #expect(try await clerk.post("/sealed/\(id)/reported-up", handedOver).status == 303)
            try await Self.expectBlindHead(house, report)
        }
    }

    /// Neither pages nor lists show the head of the organ that there is such an item.
    private static func expectBlindHead(_ house: House, _ report: String) async throws {
        let hidden = Hidden(report: report, clue: report, words: Told.words + ["MF-2026", "420281-2026-XF-000001"])
        for head in house.office.everybody(with: .head, in: house.office.county) {
            try await house.expectBlind(head, to: hidden)
            let staff = try #require(head.staff)
            #expect(try await Lists(house.context).sealedLines(as: staff).isEmpty)
            #expect(try await Lists(house.context).counts(as: staff).isEmpty)
            #expect(try await Lists(house.context).register(as: staff).isEmpty)
        }
    }

    /// A dump of the whole database, taken by a superuser, holds no word of it.
    ///
    /// - Parameter ground: what the line that is left says; nil where none is left.
    private static func expectNoText(in house: House, but ground: SealedLine.Ground?) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--data-only", "--dbname", house.office.conninfo()]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let dump = String(decoding: data, as: UTF8.self)
        let table = try #require(dump.between("COPY casework.sealed_register (", "\\.\n"))
        let lines = table.split(separator: "\n")
        let columns = try #require(lines.first).prefix { $0 != ")" }.split(separator: ", ")
        let place = try #require(columns.firstIndex(of: "ground"))
        let grounds = lines.dropFirst().map { $0.split(separator: "\t")[place] }
        #expect(grounds == (ground.map { ["\($0.rawValue)"] } ?? []))
        for word in Told.words {
            // As it is, and as PostgreSQL prints it inside bytea.
            let hexadecimal = word.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            #expect(!dump.contains(word) && !dump.contains(hexadecimal))
        }
    }
}
