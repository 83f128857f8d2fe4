import Casework
import Operations
import TestDatabase
import Testing

/// A report that has become a clue.
struct Matter: Sendable {
    let report: String
    let clue: String
    /// The clue's number, as the organ writes it.
    let number: String
    /// The query code that the reporter was given.
    let code: String

    /// The address of the clue, or of one of its pages.
    func page(_ name: String = "") -> String { "/clues/\(clue)" + (name.isEmpty ? "" : "/" + name) }
}

extension Seen {
    /// The identifier at the end of the address that an answer leads to.
    var id: String { String(location.prefix { $0 != "?" }.split(separator: "/").last ?? "") }
}

// How a story comes to a clue, and walks on with it.
extension House {
    /// The supervision room that looks after 保安镇, where most of these stories happen.
    static let room = Room.ID("O420281-J2")

    /// A letter on a township's cadre, triaged and passed to the room that looks after the township.
    ///
    /// - Parameters:
    ///   - stated: what the form of the desk says otherwise.
    ///   - opinion: what the clerk ticks at triage.
    func matter(
        _ stated: [String: String] = [:], _ opinion: [(String, String)] = [], in room: Room.ID = House.room
    ) async throws -> Matter {
        let usual = ["accused-1-unit": "保安镇", "accused-1-post": "副镇长"]
        let reader = office.member(of: room)
        let known = Set(try await board(of: reader, tab: "room"))
        let handed = try await register(usual.merging(stated) { $1 })
        let report = try await waiting()
        try await triage(report, opinion)
        let clues = try await board(of: reader, tab: "room").filter { !known.contains($0) }
        try #require(clues.count == 1, "the room has one more")
        let page = try await browser(of: reader).get("/clues/\(clues[0])").html
        let number = try #require(page.firstMatch(of: /\d{6}-2026-(?:XS|GX)-\d+/).map { String($0.output) })
        return Matter(report: report, clue: clues[0], number: number, code: handed.code)
    }

    /// Claimed by a member of the room, checked, and concluded.
    ///
    /// - Parameter leader: who approves the plan; a deputy unless the story says who.
    func finish(
        _ matter: Matter, _ conclusion: String = "educated", by holder: Caller, leader: Caller? = nil
    ) async throws {
        let plan = [("propose-choice", "talk_or_letter")]
        #expect(try await step(matter.clue, "claim", as: holder) == 303)
        #expect(try await study(matter.clue, by: holder) == 303)
        #expect(try await step(matter.clue, "propose", plan, as: holder) == 303)
        let deputy = leader ?? office.deputy
        #expect(try await step(matter.clue, "plan", [("plan-choice", "approve")], as: deputy) == 303)
        #expect(try await talk(matter.clue, by: holder) == 303)
        #expect(try await step(matter.clue, "conclude", [("conclude-choice", conclusion)], as: holder) == 303)
        #expect(try await step(matter.clue, "result", [("result-choice", "approve")], as: office.head) == 303)
    }

    /// The reporter opens the page of the code and confirms the duty of secrecy.
    ///
    /// - Returns: the browser, which shows the result.
    func readResult(_ code: String) async throws -> Browser {
        // Looks at one code are counted by the minute.
        office.clock.advance(seconds: 60)
        let browser = visitor()
        try await browser.get("/track")
        try await browser.post("/track", [("code", code)])
        let fields = [("ticket", browser.hidden("ticket")), ("result", browser.hidden("result")), ("secrecy", "yes")]
        let seen = try await browser.post("/track/secrecy", fields)
        try #require(seen.status == 200, "\(seen.html)")
        return browser
    }

    /// The identifier of somebody on the staff, as forms name people.
    func id(of caller: Caller) throws -> String { try #require(caller.staff).staff.rawValue }

    /// The name of somebody on the staff, as pages write it.
    func name(of caller: Caller) throws -> String {
        let staff = try #require(caller.staff).staff
        return try #require(office.directory[staff]?.name)
    }

    /// Every one of these people gets the answer for what does not exist.
    func expectNothing(at path: String, for people: [Caller]) async throws {
        for person in people {
            let status = try await browser(of: person).get(path).status
            #expect(status == 404, "\(person.staff?.staff.rawValue ?? "nobody") \(path)")
        }
    }
}

// Measures on a clue: 交叉办案、联合查处.
extension House {
    /// Proposed on the page of the measures, by whoever may.
    ///
    /// - Returns: the status of the answer.
    func propose(_ fields: [(String, String)], on clue: String, as caller: Caller) async throws -> Int {
        let browser = try await browser(of: caller)
        try await browser.get("/clues/\(clue)/measures")
        return try await browser.post("/clues/\(clue)/measures", fields).status
    }

    /// The one measure on a clue that a leader finds there.
    func measure(on clue: String, seenBy leader: Caller) async throws -> String {
        let page = try await browser(of: leader).get("/clues/\(clue)/measures").html
        return try #require(page.ids(after: "/measures/").first)
    }

    /// What a leader does with a measure: `approve`, `refuse`, `end`.
    ///
    /// - Returns: the status of the answer.
    func decide(_ measure: String, on clue: String, _ act: String, as leader: Caller) async throws -> Int {
        let browser = try await browser(of: leader)
        try await browser.get("/measures")
        return try await browser.post("/measures/\(measure)/\(act)").status
    }
}
