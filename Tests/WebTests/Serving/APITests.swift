import Casework
import FoundationEssentials
import Hummingbird
import HummingbirdTesting
import Operations
import Sealing
import TestDatabase
import Testing

@testable import Web

@Suite struct APITests {
    private struct Answer: Decodable {
        struct Failure: Decodable {
            let code: String
            let zh: String
            let en: String
            let fields: [Field]
        }

        struct Field: Decodable {
            let field: String
            let zh: String
            let en: String
        }

        struct Clue: Decodable {
            let id: String
            let staleAfterHours: Int?

            enum CodingKeys: String, CodingKey {
                case id
                case staleAfterHours = "stale_after_hours"
            }
        }

        let error: Failure?
        let token: String?
        let number: String?
        let queryCode: String?
        let clues: [Clue]?
        let next: String?

        enum CodingKeys: String, CodingKey {
            case error, token, number, clues, next
            case queryCode = "query_code"
        }
    }

    private static func call(
        _ site: TestSite, _ method: HTTPRequest.Method, _ uri: String, token: String? = nil, body: String? = nil
    ) async throws -> (status: Int, answer: Answer) {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let token { headers[.authorization] = "Bearer " + token }
        let response = try await site.client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        )
        let bytes = Data(response.body.readableBytesView)
        return (response.status.code, try JSONDecoder().decode(Answer.self, from: bytes))
    }

    private static func token(_ site: TestSite, _ caller: Caller) async throws -> String {
        try await site.browser(of: caller).cookies["dengwen"] ?? ""
    }

    private static func report(_ channel: Casework.Channel, _ id: String) -> String {
        let transfer = channel == .transfer ? #""transfer": {"source": "audit"},"# : ""
        return """
            {"channel": "\(channel.rawValue)", "request_id": "\(id)", "summary": "反映低保金被截留", "no_state_secrets": true, "managed_by": "unknown",
             \(transfer)
             "accused": [{"name": "钱种植", "unit": "东岳路街道", "post": "工作人员"}]}
            """
    }

    @Test func `reports of every channel come in, each once`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            for (place, channel) in Casework.Channel.allCases.enumerated() {
                let body = Self.report(channel, "r\(place)")
                let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: body)
                #expect(status == 201 && answer.number?.hasSuffix("XF-00000\(place + 1)") == true)
                #expect(answer.queryCode?.count == 24)
            }
            let again = try await Self.call(
                site, .post, "/api/v1/reports", token: token, body: Self.report(.letter, "r0"))
            #expect(again.status == 409)
        }
    }

    @Test func `a report that must be mended says where, in both languages`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let body =
                #"{"channel": "pigeon", "request_id": "", "summary": "", "managed_by": "own", "no_state_secrets": false}"#
            let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: body)
            let error = try #require(answer.error)
            #expect(status == 422 && error.code == "mend" && !error.zh.isEmpty && !error.en.isEmpty)
            #expect(error.fields.map(\.field) == ["channel", "request_id"])
            let broken = try await Self.call(site, .post, "/api/v1/reports", token: token, body: #"{"channel": "种植"#)
            #expect(broken.status == 400 && !site.log.all.contains { $0.contains("种植") })
        }
    }

    @Test func `SS-171 XF-23 a system says which body passed a report on, and the periods follow`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let faults: [(transfer: String, channel: String, fields: [String])] = [
                (#"{"source": "pigeon", "letter_on": "June"}"#, "transfer", ["transfer.letter_on", "transfer.source"]),
                (#"{"source": "audit", "letter_on": "2026-03-03"}"#, "transfer", ["transfer.letter_on"]),
                (#"{"source": "audit"}"#, "letter", ["transfer.source"]),
            ]
            for (transfer, channel, fields) in faults {
                let body = Self.body(["channel": "\"\(channel)\"", "transfer": transfer, "place": #""东岳路街道""#])
                let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: body)
                #expect(status == 422 && answer.error?.fields.map(\.field) == fields, "\(transfer) \(channel)")
            }
            let letter = #"{"source": "petition_bureau", "letter_number": " 某函9号 ", "letter_on": "2026-02-27"}"#
            let good = Self.body(["channel": #""transfer""#, "transfer": letter, "place": #""东岳路街道""#])
            #expect(try await Self.call(site, .post, "/api/v1/reports", token: token, body: good).status == 201)
            let clerk = try #require(site.office.clerk.staff)
            let row = try #require(try await Lists(site.context).register(limit: 1, as: clerk).first)
            let opened = try await OpenReport(site.context)(row.report.report.id, as: clerk)
            #expect(opened.transfer?.source == .petitionBureau && opened.transfer?.letterNumber == "某函9号")
            #expect(Set(opened.clocks.map(\.kind)) == [.forwardOther, .xfReject])
        }
    }

    @Test func `JB-15 a system that hands in what must go up sealed is told where its line is entered`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let upper = Self.body(["accused": #"[{"name": "钱种植", "unit": "湖北省人民政府", "post": "副省长"}]"#])
            let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: upper)
            let error = try #require(answer.error)
            #expect(status == 409 && error.code == "refused" && error.zh.contains(Text.mustBeSealedElsewhere.zh))
            #expect(error.en.contains(Text.mustBeSealedElsewhere.en) && !error.zh.contains("种植"))
        }
    }

    @Test func `JB-24 blanks are no name, and a fault names the field as the API does`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let body = Self.body([
                "reporter": #"{"name": " ", "phone": "19900001234"}"#, "accused": #"[{"name": " ", "unit": "\n"}]"#,
                "summary": #""坏""#, "managed_by": #""own""#, "no_state_secrets": "false",
            ])
            let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: body)
            #expect(status == 422)
            #expect(answer.error?.fields.map(\.field) == ["no_state_secrets", "accused", "reporter.name"])
        }
    }

    @Test func `JB-4 JC-69 a system states what triage can, and is told which part of it cannot be read`() async throws
    {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let bad = Self.body([
                "breaches": #"["bad_mood"]"#, "decision_organ": #""nowhere""#, "acted_from": #""June""#,
            ])
            let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: bad)
            #expect(status == 422)
            #expect(answer.error?.fields.map(\.field) == ["breaches", "decision_organ", "acted_from"])
            let good = Self.body([
                "breaches": #"["waste"]"#, "decision_organ": #""O420200""#, "acted_to": #""2025-06-01""#,
                "public_reaction": "true", "accused": #"[{"name": "钱某", "unit": "东岳路街道", "post": "工作人员"}]"#,
            ])
            #expect(try await Self.call(site, .post, "/api/v1/reports", token: token, body: good).status == 201)
            let clerk = try #require(site.office.clerk.staff)
            let row = try #require(try await Lists(site.context).register(limit: 1, as: clerk).first)
            let stated = try #require(try await OpenReport(site.context)(row.report.report.id, as: clerk).stated)
            #expect(stated.breaches == [.waste] && stated.publicReaction && stated.actedOn != nil)
            #expect(stated.decisionOrgan == Organ.ID("O420200"))
        }
    }

    /// A report with some of its fields as they are given; nil leaves one out.
    private static func body(_ changes: [String: String?]) -> String {
        var fields: [String: String?] = [
            "channel": #""letter""#, "request_id": #""r""#, "summary": #""反映低保金被截留""#, "managed_by": #""own""#,
            "no_state_secrets": "true",
        ]
        fields.merge(changes) { $1 }
        let written = fields.compactMap { name, value in value.map { #""\#(name)": \#($0)"# } }
        return "{" + written.joined(separator: ", ") + "}"
    }

    @Test func `a category that is none is refused with those that are, and is stored nowhere`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            for text in ["类别1", "一二三四五六七八九十一二三四五六七八九十一", "张某某"] {
                let (status, answer) = try await Self.call(
                    site, .post, "/api/v1/reports", token: token, body: Self.body(["category": #""\#(text)""#]))
                #expect(status == 422 && answer.error?.fields.map(\.field) == ["category"], "\(text)")
                #expect(answer.error?.fields.first?.zh.contains("廉洁纪律") == true)
            }
            let (status, _) = try await Self.call(
                site, .post, "/api/v1/reports", token: token, body: Self.body(["category": #""廉洁纪律""#]))
            #expect(status == 201)
        }
    }

    @Test func `a text that nothing can hold is refused by its field's name, whatever the field`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let bad = [#""a\u0000b""#, #""\u001b[2J""#, #""\u007f""#]
            for text in bad {
                var bodies: [(field: String, changes: [String: String])] = []
                for name in ["channel", "request_id", "summary", "text", "place", "category", "received_on"] {
                    bodies.append((name, [name: text]))
                }
                for name in ["name", "phone", "address"] {
                    bodies.append(("reporter.\(name)", ["reporter": #"{"\#(name)": \#(text)}"#]))
                }
                for name in ["name", "unit", "post"] {
                    bodies.append(("accused[1].\(name)", ["accused": #"[{}, {"\#(name)": \#(text)}]"#]))
                }
                for (field, changes) in bodies {
                    let (status, answer) = try await Self.call(
                        site, .post, "/api/v1/reports", token: token, body: Self.body(changes)
                    )
                    #expect(status == 422 && answer.error?.code == "mend", "\(field)")
                    #expect(answer.error?.fields.map(\.field) == [field])
                    #expect(answer.error?.fields.map(\.zh) == [Bilingual.controlCharacters.zh])
                }
                for (field, other) in [("account", "password"), ("password", "account")] {
                    let body = #"{"\#(field)": \#(text), "\#(other)": "x"}"#
                    let (status, answer) = try await Self.call(site, .post, "/api/v1/session", body: body)
                    #expect(status == 422 && answer.error?.fields.map(\.field) == [field])
                }
            }
            let lines = Self.body([
                "text": #""one\n\ttwo\r\n""#, "accused": #"[{"name": "钱某", "unit": "东岳路街道", "post": "工作人员"}]"#,
            ])
            #expect(try await Self.call(site, .post, "/api/v1/reports", token: token, body: lines).status == 201)
        }
    }

    @Test func `a body of another form is refused with the fields at fault, and nothing else of it`() async throws {
        try await TestSite.with { site in
            let token = try await Self.token(site, site.office.clerk)
            let faults: [(String, Bilingual, [String: String?])] = [
                ("summary", .fieldMissing, ["summary": nil]), ("summary", .fieldMissing, ["summary": "null"]),
                ("request_id", .fieldMissing, ["request_id": nil, "种植": #""种植""#]),
                ("received_on", .fieldOfWrongType, ["received_on": "20260302"]),
                ("no_state_secrets", .fieldOfWrongType, ["no_state_secrets": #""种植""#]),
                ("reporter.phone", .fieldOfWrongType, ["reporter": #"{"phone": ["种植"]}"#]),
                ("accused", .fieldOfWrongType, ["accused": #""种植""#]),
                ("accused[0].name", .fieldOfWrongType, ["accused": #"[{"name": {"种植": 1}}]"#]),
            ]
            for (field, words, changes) in faults {
                let (status, answer) = try await Self.call(
                    site, .post, "/api/v1/reports", token: token, body: Self.body(changes)
                )
                let error = try #require(answer.error)
                #expect(status == 400 && error.code == "unreadable", "\(field)")
                #expect(error.fields.map { [$0.field, $0.zh, $0.en] } == [[field, words.zh, words.en]])
            }
            for body in [#"{"channel": "种植"#, "", "[]", "{]", "null", "\"\\ud800\""] {
                let (status, answer) = try await Self.call(site, .post, "/api/v1/reports", token: token, body: body)
                #expect(status == 400 && answer.error?.fields.map(\.field) == [""], "\(body)")
            }
            #expect(!site.log.all.contains { $0.contains("种植") })
        }
    }

    @Test func `nobody gets in without a token, and nobody beyond their post`() async throws {
        try await TestSite.with { site in
            let calls: [(HTTPRequest.Method, String)] = [
                (.post, "/api/v1/reports"), (.get, "/api/v1/board"),
                (.post, "/api/v1/clues/018f0000-0000-7000-8000-000000000000/claim"),
            ]
            let auditor = try await Self.token(site, site.office.auditor)
            for (method, uri) in calls {
                #expect(try await Self.call(site, method, uri).status == 401)
                #expect(try await Self.call(site, method, uri, token: "AAAA").status == 401)
                #expect(try await Self.call(site, method, uri, token: auditor).status == 404)
            }
            #expect(try await Self.call(site, .get, "/api/v1/nothing").status == 404)
        }
    }

    @Test func `a board goes on where its last answer ended`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let room = Casework.Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room))
            try await office.copyClue(planted, 1...7, heldBy: Staff.ID("S1363"))
            let token = try await Self.token(site, office.member(of: room.room))
            let whole = try await Self.call(site, .get, "/api/v1/board?view=all", token: token).answer
            let ids = try #require(whole.clues).map(\.id)
            #expect(ids.count == 8 && whole.next == nil)
            var seen: [String] = []
            var query = "view=all&limit=3"
            for _ in 0..<3 {
                let (status, page) = try await Self.call(site, .get, "/api/v1/board?" + query, token: token)
                seen += try #require(page.clues).map(\.id)
                #expect(status == 200 && (page.next == nil) == (seen.count == 8))
                query = "view=all&limit=3&after=" + (page.next ?? "")
            }
            #expect(seen == ids)
            // A cursor of another view is none of this one.
            let first = try await Self.call(site, .get, "/api/v1/board?view=all&limit=1", token: token).answer
            let next = try #require(first.next)
            let other = try await Self.call(site, .get, "/api/v1/board?after=" + next, token: token).answer
            #expect(other.clues?.count == 5)
            for limit in ["0", "201", "-1", "x", "1.5"] {
                let query = "/api/v1/board?view=pigeon&limit=" + limit
                let (status, answer) = try await Self.call(site, .get, query, token: token)
                #expect(status == 422 && answer.error?.fields.map(\.field) == ["view", "limit"])
            }
        }
    }

    @Test func `JB-17 a board says of which claim its hours are over`() async throws {
        try await TestSite.with { site in
            let office = site.office
            let room = Casework.Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
            let member = office.member(of: room.room)
            for _ in 0..<2 { _ = try await office.plantClue(PlantedPlace(receiver: office.county, destination: room)) }
            _ = try await ClaimNext(site.context)(as: try #require(member.staff))
            office.clock.advance(seconds: HandleLimits.claimHours * 3600)
            let token = try await Self.token(site, member)
            let all = try await Self.call(site, .get, "/api/v1/board?view=all", token: token).answer
            #expect(all.clues?.compactMap(\.staleAfterHours) == [HandleLimits.claimHours] && all.clues?.count == 2)
        }
    }

    @Test func `a session is opened with a password`() async throws {
        try await TestSite.with { site in
            let staff = try #require(site.office.clerk.staff?.staff)
            let hash = try PasswordHash(password: "right horse", salt: Array(0..<16), cost: 10)
            try await LoadDirectory(site.office.store).setPassword(hash, of: staff)
            let wrong = #"{"account": "\#(staff.rawValue)", "password": "no"}"#
            #expect(try await Self.call(site, .post, "/api/v1/session", body: wrong).status == 401)
            let right = #"{"account": "\#(staff.rawValue)", "password": "right horse"}"#
            let opened = try await Self.call(site, .post, "/api/v1/session", body: right)
            let token = try #require(opened.answer.token)
            #expect(opened.status == 201)
            #expect(try await Self.call(site, .get, "/api/v1/board", token: token).status == 404)
        }
    }
}
