import Casework
import Hummingbird
import Operations
import TestDatabase
import Testing

/// 市实施方案第29条: corruption at people's door is checked jointly by several rooms, each with its part of the work.
@Suite("HS-29 联合查处 Joint handling")
struct HS29JointTests {
    private static let room = Room.ID("O420281-J1")
    private static let helpers = ["O420281-J2", "O420281-J3"].map { Room.ID($0) }

    @Test func `HS-29: one room leads, two assist with their part each, and none of them reads the letter`()
        async throws
    {
        try await House.open { house in
            let clue = try await Self.claimed(house)
            let measure = try await Self.agree(house, clue)
            try await Self.expectParts(house, clue)
            try await Self.expectOthers(house, clue)
            #expect(try await house.decide(measure, on: clue, "end", as: house.office.head) == 303)
            let assisted = Self.helpers.map { house.office.member(of: $0) }
            try await house.expectNothing(at: "/clues/\(clue)", for: assisted)
            let holder = house.office.member(of: Self.room, 1)
            try await house.conclude(clue, by: holder, deputy: house.office.deputy, head: house.office.head)
        }
    }

    /// A fast clue that the first room has taken.
    private static func claimed(_ house: House) async throws -> String {
        _ = try await house.handIn([:])
        let report = try await house.waiting()
        try await house.admit(report)
        try await house.triage(report, [("micro", "yes")])
        try await house.approveTakingUp()
        let holder = house.office.member(of: room, 1)
        let clue = try #require(try await house.board(of: holder).first)
        #expect(try await house.browser(of: holder).get("/clues").html.contains("微腐败"))
        #expect(try await house.step(clue, "claim", as: holder) == 303)
        return clue
    }

    /// Whoever holds it asks for help; a deputy agrees; until then nobody else learns of it.
    private static func agree(_ house: House, _ clue: String) async throws -> String {
        let holder = house.office.member(of: room, 1)
        let fields = [
            ("kind", "joint"), ("joint-room-1", helpers[0].rawValue), ("joint-slice-1", "哨兵任务：查账目"),
            ("joint-room-2", helpers[1].rawValue), ("joint-slice-2", "哨兵任务：访村民"),
            ("joint-reason", "concentrate_forces"), ("joint-words", "涉及三个村的补助，需合力核查"),
        ]
        let bare = fields.filter { $0.0 != "joint-slice-1" }
        #expect(try await house.propose(bare, on: clue, as: holder) == 422, "who helps knows what to do")
        #expect(try await house.propose(fields, on: clue, as: holder) == 303)
        let measure = try await house.measure(on: clue, seenBy: house.office.deputy)
        try await house.expectNothing(at: "/clues/\(clue)", for: helpers.map { house.office.member(of: $0) })
        #expect(try await house.decide(measure, on: clue, "approve", as: holder) != 303)
        #expect(try await house.decide(measure, on: clue, "approve", as: house.office.deputy) == 303)
        return measure
    }

    /// Each room that assists sees the clue and its own part; who leads sees all parts.
    private static func expectParts(_ house: House, _ clue: String) async throws {
        let parts = ["查账目", "访村民"]
        for (place, helper) in helpers.enumerated() {
            let browser = try await house.browser(of: house.office.member(of: helper))
            let page = try await browser.get("/clues/\(clue)")
            #expect(page.status == 200 && !page.html.contains("哨兵正文") && !page.html.contains(Told.reporter))
            let measures = try await browser.get("/clues/\(clue)/measures").html
            #expect(measures.contains("联合查处") && measures.contains(parts[place]))
            #expect(!measures.contains(parts[1 - place]), "not what the other room does")
            #expect(try await browser.get("/assignments").html.contains("联合查处"))
            let ending = [("conclude-choice", "educated")]
            let status = try await house.step(clue, "conclude", ending, as: house.office.member(of: helper))
            #expect(status != 303, "who assists does not conclude")
        }
        let holder = try await house.browser(of: house.office.member(of: room, 1))
        let all = try await holder.get("/clues/\(clue)/measures").html
        for part in parts { #expect(all.contains(part), "\(part)") }
    }

    private static func expectOthers(_ house: House, _ clue: String) async throws {
        let office = house.office
        let others = [
            office.member(of: Room.ID("O420281-S1")), office.member(of: Room.ID("O420281-GJ")), office.cityHead,
            office.first(.head, in: office.neighbour), office.administrator, office.auditor,
        ]
        try await house.expectNothing(at: "/clues/\(clue)", for: others + house.everybody(in: office.township))
    }
}
