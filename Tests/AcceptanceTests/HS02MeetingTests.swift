import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第2条: matters of weight are decided by a meeting, with minutes, and reported to the organ above.
@Suite("HS-2 议事与请示报告 Meetings and reports upward")
struct HS02MeetingTests {
    private static let minutes = "哨兵纪要：研究决定报告市纪委监委，并由信访室稳控。"

    @Test func `HS-2: what presses waits for the petitions meeting, is decided there, and goes up to the city`()
        async throws
    {
        try await House.open { house in
            let ordinary = try await house.matter(["accused-1-name": "周哨兵"])
            let pressing = try await house.matter([:], [("risk-collective", "yes")])
            let meeting = try await Self.call(house, pressing, but: ordinary)
            try await Self.decide(house, pressing, in: meeting)
            try await Self.reportUp(house, pressing)
            try await Self.expectReaders(house, pressing, meeting)
        }
    }

    /// The head of the petition office sees what waits, calls the meeting for the next day and puts it on the agenda.
    private static func call(_ house: House, _ pressing: Matter, but ordinary: Matter) async throws -> String {
        let lead = try await house.browser(of: house.office.lead)
        let list = try await lead.get("/meetings").html
        #expect(list.contains(pressing.number) && list.contains("集体"))
        #expect(!list.contains(ordinary.number), "an ordinary matter needs no meeting")
        let called = try await lead.post("/meetings", [("kind", "petitions"), ("day", "2026-03-03")])
        try #require(called.status == 303, "\(called.html)")
        let page = "/meetings/\(called.id)"
        #expect(try await lead.get(page).html.contains("信访举报专题会"))
        #expect(try await lead.post(page + "/agenda", [("clue", pressing.clue)]).status == 303)
        #expect(try await !lead.get("/meetings").html.contains(pressing.number), "it waits no more")
        let early = try await lead.post(page + "/decide", fields(pressing))
        #expect(early.status == 422 && early.html.contains("会议日期未到"))
        return page
    }

    private static func fields(_ matter: Matter, minutes: String = minutes) -> [(String, String)] {
        [
            ("item", matter.clue), ("kind", "clue"), ("place", "1"), ("decision-1", "reported_up"),
            ("minutes-1", minutes),
        ]
    }

    /// A decision stands in the minutes, from the day of the meeting on.
    private static func decide(_ house: House, _ pressing: Matter, in page: String) async throws {
        house.goOn(to: 2026, 3, 3)
        let head = try await house.browser(of: house.office.head)
        #expect(try await head.get(page).html.contains(pressing.number))
        let bare = try await head.post(page + "/decide", fields(pressing, minutes: " "))
        #expect(bare.status == 422 && bare.html.contains("决定应当写入会议纪要"))
        #expect(try await head.post(page + "/decide", fields(pressing)).status == 303)
        let shown = try await head.get(page).html
        #expect(shown.contains(minutes) && shown.contains("报上级"))
    }

    /// The head records that it went to the organ right above, by confidential mail.
    private static func reportUp(_ house: House, _ pressing: Matter) async throws {
        let head = try await house.browser(of: house.office.head)
        let page = "/matters/\(pressing.clue)"
        #expect(try await head.get(page).html.contains("黄石市纪委监委"), "there is one organ to report to")
        func report(on day: String) -> [(String, String)] {
            [("ground", "collective"), ("way", "letter"), ("day", day)]
        }
        #expect(try await head.post(page + "/report-up", report(on: "2026-03-04")).status == 422, "not ahead of time")
        #expect(try await head.post(page + "/report-up", report(on: "2026-03-03")).status == 303)
    }

    /// Case supervision and the room read what was decided; what was said stays with the meeting.
    private static func expectReaders(_ house: House, _ pressing: Matter, _ meeting: String) async throws {
        let page = "/matters/\(pressing.clue)"
        let supervisor = try await house.browser(of: house.office.supervisor).get(page).html
        #expect(supervisor.contains("信访举报专题会") && supervisor.contains("报上级"))
        let member = try await house.browser(of: house.office.member(of: House.room, 1)).get(page).html
        for words in ["信访举报专题会", "报上级", "黄石市纪委监委", "集体访", "机要件"] { #expect(member.contains(words), "\(words)") }
        for reader in [supervisor, member] { #expect(!reader.contains(minutes)) }
        let office = house.office
        let others = [
            office.member(of: Room.ID("O420281-J1")), office.cityHead, office.first(.head, in: office.township),
        ]
        try await house.expectNothing(at: page, for: others)
        let outside = [
            office.clerk, office.member(of: House.room, 1), office.cityHead, office.first(.head, in: office.neighbour),
            office.administrator, office.auditor,
        ]
        try await house.expectNothing(at: meeting, for: outside)
    }

    @Test func `HS-2: who stands aside from a matter sees the meeting and nothing of the matter`() async throws {
        try await House.open { house in
            let pressing = try await house.matter([:], [("risk-collective", "yes")])
            let deputy = try await house.browser(of: house.office.deputy)
            #expect(try await deputy.get("/meetings").html.contains(pressing.number))
            try await deputy.get(pressing.page("recusal"))
            let aside = [("who", "me"), ("own-ground", "other"), ("own-words", "与被反映人是同学")]
            #expect(try await deputy.post(pressing.page("recusal"), aside).status == 303)

            let meeting = try await Self.callToday(house, pressing)
            let list = try await deputy.get("/meetings").html
            #expect(list.contains("信访举报专题会") && !list.contains(pressing.number))
            let page = try await deputy.get(meeting)
            #expect(page.status == 200 && !page.html.contains(pressing.number) && !page.html.contains(Self.minutes))
            try await house.expectNothing(at: "/matters/\(pressing.clue)", for: [house.office.deputy])
            let head = try await house.browser(of: house.office.head)
            #expect(try await head.get(meeting).html.contains(Self.minutes))
        }
    }

    /// A meeting of today that has decided about the matter.
    private static func callToday(_ house: House, _ pressing: Matter) async throws -> String {
        let head = try await house.browser(of: house.office.head)
        try await head.get("/meetings")
        let today = house.context.today.description
        let called = try await head.post("/meetings", [("kind", "petitions"), ("day", today)])
        try #require(called.status == 303, "\(called.html)")
        let page = "/meetings/\(called.id)"
        try await head.get(page)
        #expect(try await head.post(page + "/agenda", [("clue", pressing.clue)]).status == 303)
        try await head.get(page)
        #expect(try await head.post(page + "/decide", fields(pressing)).status == 303)
        return page
    }

    @Test func `HS-2: a matter that nobody handles in time waits for a meeting by itself`() async throws {
        try await House.open { house in
            let forgotten = try await house.matter()
            #expect(
                try await !house.browser(of: house.office.supervisor).get("/meetings").html.contains(forgotten.number))
            // The plan was due on 2 April.
            house.goOn(to: 2026, 4, 3)
            let supervisor = try await house.browser(of: house.office.supervisor)
            try await house.run([house.clockWatcher]) {
                try await supervisor.get("/meetings").html.contains(forgotten.number)
            }
            #expect(try await supervisor.get("/meetings").html.contains("超期"))
        }
    }
}
