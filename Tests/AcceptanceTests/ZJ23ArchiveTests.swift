import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 监督执纪工作规则第23条: what comes in is distributed by the head, signed for at every hand, and closed on its file with
/// every paper that the law asks for.
@Suite("ZJ-23 分办到归档 From distribution to the archive")
struct ZJ23ArchiveTests {
    @Test func `ZJ-23 DW-archive: a clue is distributed, checked, answered, and closed with its numbered papers`()
        async throws
    {
        try await House.open { house in
            let receiver = try Receiver()
            try await house.openWebhook(receiver)
            let matter = try await house.matter()
            try await Self.expectDistribution(house, matter)
            let paper = try await Self.draftLetter(house, matter)
            house.goOn(to: 2026, 3, 10)
            let holder = house.office.member(of: House.room, 1)
            try await house.finish(matter, by: holder)

            house.goOn(to: 2026, 3, 20)
            let clerk = try await house.browser(of: house.office.clerk)
            let file = "/archive/clues/\(matter.clue)"
            let open = try await clerk.get(file).html
            for missing in ["缺受理告知记录", "应当告知反映人的文书尚未送达", "有文书尚未发出", "有期限尚未终止"] {
                #expect(open.contains(missing), "\(missing)")
            }
            #expect(try await clerk.post(file + "/archive").status == 409, "not before everything is there")
            try await Self.tellReporter(house, matter, by: holder)
            try await Self.issue(house, paper)
            #expect(try await clerk.get(file).html.contains("缺办结后签发的归档目录"))
            try await Self.issue(house, try await Self.draftIndex(house, matter))
            let whole = try await clerk.get(file).html
            #expect(whole.contains("大冶纪信〔2026〕1号") && whole.contains("大冶纪信〔2026〕2号"))
            #expect(whole.contains("大冶纪函〔2026〕1号") && whole.contains("2026-03-10"), "papers and approvals")
            #expect(!whole.contains("缺"), "nothing is missing any more")
            try await clerk.get(file)
            #expect(try await clerk.post(file + "/archive").status == 303)
            try await Self.expectClosed(house, matter, holder)
            try await house.deliver(to: receiver)
            for line in try receiver.lines() {
                #expect(line.isSigned)
                for word in Told.words { #expect(!line.body.contains(word)) }
            }
        }
    }

    /// Nobody but the head decides; case supervision reads the move in its ledger, without content.
    private static func expectDistribution(_ house: House, _ matter: Matter) async throws {
        let office = house.office
        #expect(try await house.browser(of: office.head).get("/distribution").html.contains(matter.clue))
        #expect(try await house.distribute(matter.clue, by: office.deputy) == 409)
        #expect(try await house.distribute(matter.clue, by: office.head) == 303)
        let ledger = try await house.browser(of: office.supervisor).get("/ledger").html
        #expect(ledger.contains(matter.number) && ledger.contains("第二监督检查室"))
        for word in Told.words { #expect(!ledger.contains(word)) }
    }

    /// - Returns: the address of a letter that nobody has signed yet.
    private static func draftLetter(_ house: House, _ matter: Matter) async throws -> String {
        let clerk = try await house.browser(of: house.office.clerk)
        let file = "/triage/\(matter.report)/documents"
        try await clerk.get(file + "?kind=forwarding")
        let written = try await clerk.post(
            file,
            [
                ("kind", "forwarding"), ("addressee", "第二监督检查室"), ("items", "来件一件"), ("basis", "有关规定"),
            ])
        try #require(written.status == 303, "\(written.html)")
        return String(written.location.prefix { $0 != "?" })
    }

    /// - Returns: the address of an index of the file that nobody has signed yet.
    private static func draftIndex(_ house: House, _ matter: Matter) async throws -> String {
        let clerk = try await house.browser(of: house.office.clerk)
        let file = "/clues/\(matter.clue)/documents"
        try await clerk.get(file + "?kind=archive_index")
        let written = try await clerk.post(file, [("kind", "archive_index")])
        try #require(written.status == 303, "\(written.html)")
        return String(written.location.prefix { $0 != "?" })
    }

    private static func issue(_ house: House, _ paper: String) async throws {
        let lead = try await house.browser(of: house.office.lead)
        try await lead.get(paper)
        #expect(try await lead.post(paper + "/approve").status == 303)
    }

    /// Both notices are approved, told by telephone, and the room writes down what was said of the result.
    private static func tellReporter(_ house: House, _ matter: Matter, by holder: Caller) async throws {
        #expect(try await house.approveNotices(by: house.office.lead).count == 2)
        let clerk = try await house.browser(of: house.office.clerk)
        let today = house.context.today.description
        for notice in try await clerk.get("/notices").html.ids(after: "/notices/") {
            try await clerk.get("/notices/\(notice)")
            let told = [("delivery-way", "phone"), ("delivery-day", today)]
            #expect(try await clerk.post("/notices/\(notice)/deliver", told).status == 303)
        }
        let room = try await house.browser(of: holder)
        try await room.get(matter.page("told"))
        let talk = [
            ("told-day", today), ("told-way", "phone"), ("told-summary", "已按规定反馈"), ("told-opinion", "satisfied"),
        ]
        let unsaid = try await room.post(matter.page("told"), talk)
        #expect(unsaid.status == 422 && unsaid.html.contains("已按规定反馈"), "JB-36: the duty of secrecy was not told")
        #expect(try await room.post(matter.page("told"), talk + [("told-secrecy", "yes")]).status == 303)
    }

    /// The file is the petition office's alone; it is taken out by its head, and the room reads it again.
    private static func expectClosed(_ house: House, _ matter: Matter, _ holder: Caller) async throws {
        let file = "/archive/clues/\(matter.clue)"
        try await house.expectNothing(at: file, for: [holder, house.office.member(of: House.room)])
        try await house.expectNothing(at: matter.page(), for: [holder])
        #expect(try await house.browser(of: house.office.clerk).get("/archive").html.contains(file))
        // Long after every period nothing runs that anybody could be told of.
        house.goOn(to: 2026, 9, 1)
        let lead = try await house.browser(of: house.office.lead)
        #expect(try await !lead.get("/clocks").html.contains(matter.number))
        try await lead.get(file)
        #expect(try await lead.post(file + "/take-out").status == 303)
        #expect(try await house.browser(of: holder).get(file).status == 200)
    }
}
