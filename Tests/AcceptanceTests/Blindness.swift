import Casework
import Hummingbird
import TestDatabase
import Testing

/// What somebody must see nothing of.
struct Hidden {
    let report: String
    let clue: String
    var notice: String?
    /// Numbers and words that no page may show.
    let words: [String]
}

extension House {
    private static let lists = [
        "/desk", "/triage", "/register", "/notices", "/sealed", "/clues", "/clues?tab=mine", "/clues?tab=room",
        "/clues?tab=room&pressing=yes", "/webhooks", "/start", "/register/numbers", "/register/voids", "/alerts",
        "/clocks", "/supervision", "/instructions", "/charges", "/quarters", "/digest", "/measures", "/assignments",
        "/feedback", "/protection", "/documents", "/reception", "/recommendations", "/meetings", "/recusals",
        "/declarations", "/interference", "/directory/handovers", "/unlocks", "/unlocks/counts",
    ]

    /// Every page and every call of the API is, for this person, as if there were nothing.
    func expectBlind(_ person: Caller, to hidden: Hidden) async throws {
        let browser = try await browser(of: person)
        let token = browser.cookies["dengwen"] ?? ""
        let who = person.staff?.staff.rawValue ?? "nobody"
        let secrets = hidden.words + [hidden.report, hidden.clue] + (hidden.notice.map { [$0] } ?? [])
        var answers: [(String, String)] = []
        var opened = 0
        for path in Self.lists {
            let seen = try await browser.get(path)
            // Who has a part of the site is sent there from the start page.
            let isSentOn = seen.status == 303 && path == "/start" && seen.location != "/sign-in"
            #expect([200, 404].contains(seen.status) || isSentOn, "\(who) \(path)")
            if seen.status == 200 { opened += 1 }
            answers.append((path, seen.html))
        }
        #expect(opened > 0, "\(who) is signed in")
        for view in ["to_claim", "mine", "all"] {
            let path = "/api/v1/board?view=\(view)"
            answers.append((path, try await api(.get, path, session: token).text))
        }
        // A number leads nowhere, and its answer is that for a number that nobody gave.
        try await browser.get("/find")
        let unknown = try await browser.post("/find", [("number", "420281-2026-XF-999999")])
        for number in hidden.words where number.contains("-2026-") {
            try await browser.get("/find")
            let seen = try await browser.post("/find", [("number", number)])
            #expect(seen.status == unknown.status && seen.html == unknown.html, "\(who) \(number)")
            answers.append(("/find", seen.html))
        }
        // Whoever looks for what it says gets the answer for what no report says.
        try await browser.get("/search")
        let nothing = try await browser.post("/search", [("words", "海市蜃楼")])
        for word in hidden.words where !word.contains("2026") {
            let seen = try await browser.post("/search", [("words", word)])
            #expect(
                seen.status == nothing.status && seen.html == nothing.html.replacing("海市蜃楼", with: word),
                "\(who) finds \(word)")
        }
        for (path, answer) in answers {
            for secret in secrets { #expect(!answer.contains(secret), "\(who) \(path)") }
        }
        var items = ["/triage/\(hidden.report)", "/clues/\(hidden.clue)"]
        if let notice = hidden.notice { items.append("/notices/\(notice)") }
        for path in items { #expect(try await browser.get(path).status == 404, "\(who) \(path)") }
        let claimed = try await api(.post, "/api/v1/clues/\(hidden.clue)/claim", session: token)
        #expect(claimed.status == 404, "\(who) claims")
    }
}
