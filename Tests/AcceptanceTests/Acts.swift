import Casework
import Operations
import TestDatabase
import Testing

/// A report that somebody has handed in.
struct HandedIn {
    /// Empty while it is in quarantine.
    let number: String
    let code: String
}

/// What people do in the stories, each through the pages.
extension House {
    // MARK: - Coming in

    /// Fills in the public form; what the story states goes before what everybody states.
    ///
    /// - Parameter visitor: whose browser shows the receipt afterwards; nil for one that the story forgets.
    func handIn(_ stated: [String: String], in visitor: Browser? = nil) async throws -> HandedIn {
        let browser = visitor ?? self.visitor()
        try await browser.get("/report")
        let usual = [
            "area": "O420281", "managed": "lower", "signature": "real", "reporter-name": Told.reporter,
            "reporter-phone": Told.phone, "accused-name": Told.accused, "accused-post": "村委会主任",
            "accused-unit": "东岳路街道杨柳岸社区", "text": Told.text, "read": "yes", "no-secrets": "yes",
            "form": browser.hidden("form"),
        ]
        let seen = try await browser.post("/report", Self.fields(usual, stated))
        try #require(seen.status == 200, "\(seen.html)")
        return HandedIn(number: "", code: try #require(seen.html.slipCode))
    }

    /// Fills in the form of the desk, as a clerk of the county unless the story says who.
    func register(_ stated: [String: String], as clerk: Caller? = nil) async throws -> HandedIn {
        // No two reports of a story come in at the same moment.
        office.clock.advance(seconds: 1)
        let browser = try await browser(of: clerk ?? office.clerk)
        try await browser.get("/desk")
        let usual = [
            "channel": "letter", "received": context.today.description, "signature": "real",
            "reporter-name": Told.reporter, "reporter-phone": Told.phone, "managed": "unknown",
            "accused-1-name": Told.accused, "accused-1-unit": "东岳路街道", "accused-1-post": "党工委副书记",
            "category": "群众纪律", "summary": Told.text, "no-secrets": "yes", "form": browser.hidden("form"),
        ]
        let seen = try await browser.post("/desk", Self.fields(usual, stated))
        try #require(seen.status == 200, "\(seen.html)")
        let number = try #require(seen.html.firstMatch(of: /\d{6}-\d{4}-XF-\d{6}/).map { String($0.output) })
        return HandedIn(number: number, code: try #require(seen.html.slipCode))
    }

    private static func fields(_ usual: [String: String], _ stated: [String: String]) -> [(String, String)] {
        let all = usual.merging(stated) { _, said in said }
        let isAnonymous = all["signature"] == "anonymous"
        return all.filter { !(isAnonymous && $0.key.hasPrefix("reporter-")) }.map { ($0.key, $0.value) }
    }

    // MARK: - Triage

    /// The one report that waits for triage and is not among those known before.
    func waiting(besides known: Set<String> = []) async throws -> String {
        let lead = try await browser(of: office.lead)
        let ids = try await lead.get("/triage").html.ids(after: "/triage/").filter { !known.contains($0) }
        try #require(ids.count == 1)
        return ids[0]
    }

    /// Takes a public hand-in out of quarantine.
    func admit(_ report: String) async throws {
        let lead = try await browser(of: office.lead)
        try await lead.get("/triage/\(report)")
        let seen = try await lead.post("/triage/\(report)/admit")
        try #require(seen.status == 303, "\(seen.html)")
    }

    /// Proposed by the clerk, confirmed by the head of the petition office.
    func triage(_ report: String, _ stated: [(String, String)] = []) async throws {
        let clerk = try await browser(of: office.clerk)
        try await clerk.get("/triage/\(report)")
        let proposed = try await clerk.post("/triage/\(report)", [("kind", "accusation")] + stated)
        try #require(proposed.status == 303, "\(proposed.html)")
        let lead = try await browser(of: office.lead)
        try await lead.get("/triage/\(report)")
        let confirmed = try await lead.post("/triage/\(report)/confirm", [("answer", "confirm")])
        try #require(confirmed.status == 303, "\(confirmed.html)")
    }

    /// The head approves that the county takes a township's matter up, where routing has proposed that.
    func approveTakingUp() async throws {
        guard let head = office.head.staff else { return }
        for measure in try await Lists(context).measures(waiting: true, as: head) where measure.rule != nil {
            let browser = try await browser(of: office.head)
            try await browser.get("/assignments")
            let approved = try await browser.post("/measures/\(measure.id.rawValue)/approve", [])
            try #require(approved.status == 303, "\(approved.html)")
        }
    }

    // MARK: - Handling

    /// The clues that wait on somebody's board, first things first.
    func board(of caller: Caller, tab: String = "waiting") async throws -> [String] {
        try await browser(of: caller).get("/clues?tab=\(tab)").html.ids(after: "/clues/")
    }

    /// One step of a clue.
    func step(
        _ clue: String, _ step: String, _ fields: [(String, String)] = [], as caller: Caller
    ) async throws -> Int {
        let browser = try await browser(of: caller)
        try await browser.get("/clues/\(clue)")
        return try await browser.post("/clues/\(clue)/\(step)", fields).status
    }

    /// Minutes of a study by the first two people whom the page offers.
    func study(_ clue: String, by holder: Caller) async throws -> Int {
        let browser = try await browser(of: holder)
        let page = try await browser.get("/clues/\(clue)/check").html
        let people = page.matches(of: /name="minutes-people" type="checkbox" value="([^"]+)"/).map { String($0.1) }
        try #require(people.count >= 2, "two people can study it")
        let fields =
            [
                ("minutes-studied_on", context.today.description), ("minutes-chair", people[0]),
                ("minutes-conclusion", "研究示例"), ("minutes-decided", "neither"),
            ] + people.prefix(2).map { ("minutes-people", $0) }
        return try await browser.post("/clues/\(clue)/check/minutes", fields).status
    }

    /// A talk of today is written down (ZJ-30).
    func talk(_ clue: String, by holder: Caller) async throws -> Int {
        let browser = try await browser(of: holder)
        try await browser.get("/clues/\(clue)/course")
        return try await browser.post(
            "/clues/\(clue)/course/talk_held", [("talk_held-day", context.today.description)]
        ).status
    }

    /// The head approves that a clue stays with the room that routing chose (分办).
    func distribute(_ clue: String, by head: Caller) async throws -> Int {
        let browser = try await browser(of: head)
        try await browser.get("/distribution")
        return try await browser.post("/distribution/approve", [("clue", clue)]).status
    }

    /// Studied, checked and concluded by whoever has claimed it, each half approved by a leader.
    func conclude(_ clue: String, by holder: Caller, deputy: Caller, head: Caller) async throws {
        let plan = [("propose-choice", "talk_or_letter")]
        #expect(try await study(clue, by: holder) == 303)
        #expect(try await step(clue, "propose", plan, as: holder) == 303)
        #expect(try await step(clue, "plan", [("plan-choice", "approve")], as: deputy) == 303)
        #expect(try await talk(clue, by: holder) == 303)
        #expect(try await step(clue, "conclude", [("conclude-choice", "educated")], as: holder) == 303)
        #expect(try await step(clue, "result", [("result-choice", "approve")], as: head) == 303)
    }

    // MARK: - Telling the reporter

    /// The head of a petition office approves every notice that waits.
    ///
    /// - Returns: the letters, as they are printed.
    func approveNotices(by lead: Caller) async throws -> [String] {
        let browser = try await browser(of: lead)
        var letters: [String] = []
        for id in try await browser.get("/notices").html.ids(after: "/notices/") {
            guard try await browser.get("/notices/\(id)").html.contains("/notices/\(id)/approve") else { continue }
            #expect(try await browser.post("/notices/\(id)/approve").status == 303)
            letters.append(try #require(try await browser.get("/notices/\(id)").html.between("<article", "</article>")))
        }
        return letters
    }

    /// The page that a query code opens.
    ///
    /// - Parameter finds: false for a code that opens nothing any more.
    func track(_ code: String, finds: Bool = true) async throws -> String {
        // Looks at one code are counted by the minute.
        office.clock.advance(seconds: 60)
        let browser = visitor()
        try await browser.get("/track")
        let seen = try await browser.post("/track", [("code", code)])
        #expect(seen.status == (finds ? 200 : 422))
        return seen.html
    }
}

/// What people write; it is looked for where it must not be.
enum Told {
    static let reporter = "赵哨兵"
    static let phone = "13900001234"
    static let accused = "钱哨兵"
    static let text = "哨兵正文：2024年领取危房改造补助4.8万元未发放给村民。"

    static let words = [reporter, phone, accused, "哨兵正文"]
}
