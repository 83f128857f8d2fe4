import CaseStore
import Casework
import Hummingbird
import Libpq
import TestDatabase

/// What somebody finds on the pages.
struct PageView: Equatable {
    let pages: [String: String]

    func differences(from other: PageView) -> [String] {
        Set(pages.keys).union(other.pages.keys).filter { pages[$0] != other.pages[$0] }.sorted()
    }
}

extension LeakHouse {
    /// Every page without an item as somebody sees it: status, where it leads, and all bytes but the secrets of forms.
    ///
    /// - Parameter organ: whose registers are asked as well, by parameters, cursors, words and numbers; nil: nothing of it.
    func pageView(of person: StaffCaller, asking organ: Organ.ID? = nil) async throws -> PageView {
        let last = try await lastEntry()
        let visit = try await Visit(self, person)
        var seen: [String: String] = [:]
        let queries = organ.map { Questions.queries(in: $0) } ?? [:]
        for route in routes
        where route.method == .get && !route.path.contains("{") && !Self.changedByLooking.contains(route.path) {
            for query in [""] + (queries[route.path] ?? []).map({ "?" + $0 }) {
                let answer = try await visit.answer(.get, route.path + query)
                seen["GET \(route.path)\(query)"] = answer
                guard organ != nil, let next = Self.next(after: answer, at: route.path + query) else { continue }
                seen["GET \(route.path)\(query), next"] = try await visit.answer(.get, next)
            }
        }
        if let organ {
            for words in Questions.words {
                seen["POST /search \(words)"] = try await visit.answer(.post, "/search", [("words", words)])
            }
            for number in Questions.numbers(of: organ) {
                seen["POST /find \(number)"] = try await visit.answer(.post, "/find", [("number", number)])
            }
        }
        try await forgetEntries(after: last, by: person)
        return PageView(pages: seen)
    }

    /// Where a list goes on: the link to its next page, or the cursor that the API names.
    private static func next(after answer: String, at address: String) -> String? {
        if address.hasPrefix("/api") {
            guard let found = answer.firstMatch(of: /"next":"([^"]+)"/) else { return nil }
            return address + (address.contains("?") ? "&" : "?") + "after=\(found.1)"
        }
        guard let link = answer.firstMatch(of: /href="([^"]*[?;&]after=[^"]*)"/) else { return nil }
        return String(link.1).replacing("&amp;", with: "&")
    }

    /// The pages of some items that somebody may open, by address.
    func openPages(of person: StaffCaller, items: [String]) async throws -> [String: String] {
        let last = try await lastEntry()
        let visit = try await Visit(self, person)
        var open: [String: String] = [:]
        for item in items {
            var isKnown = false
            for door in ["/triage/", "/clues/"] where !isKnown {
                isKnown = try await visit.answer(.get, door + item).hasPrefix("200 ")
            }
            guard isKnown else { continue }
            for route in routes where route.path.contains("{id}") && route.method == .get {
                let address = route.path.replacing("{id}", with: item).replacing(/\{[a-z]+\}/, with: Self.acts[0])
                let answer = try await visit.answer(.get, address)
                if answer.hasPrefix("200") { open[address] = answer }
            }
        }
        try await forgetEntries(after: last, by: person)
        return open
    }

    /// What some addresses show somebody.
    func pages(_ addresses: [String], of person: StaffCaller) async throws -> PageView {
        let last = try await lastEntry()
        let visit = try await Visit(self, person)
        var seen: [String: String] = [:]
        for address in addresses.sorted() { seen[address] = try await visit.answer(.get, address) }
        try await forgetEntries(after: last, by: person)
        return PageView(pages: seen)
    }

    /// What every address of an item answers, for each of some items: status, where it leads and the page, in which the item
    /// is called `ITEM`. Forms are sent with the secret of the session and nothing else.
    ///
    /// - Parameter onlyLooking: leaves out what could change something.
    func itemAnswers(
        of person: StaffCaller, items: [String], onlyLooking: Bool = false
    ) async throws -> [String: Set<String>] {
        let last = try await lastEntry()
        let visit = try await Visit(self, person)
        var answers: [String: Set<String>] = [:]
        for route in routes where route.path.contains("{id}") && (route.method == .get || !onlyLooking) {
            let acts = Set(["{act}", "{step}", "{kind}"]).contains { route.path.contains($0) } ? Self.acts : [""]
            // Each act on the report and its clue; what else there is, by the first.
            for (item, act) in items.enumerated().flatMap({ place, item in
                acts.prefix(place < 2 ? acts.count : 1).map { (item, $0) }
            }) {
                let address = route.path.replacing("{id}", with: item).replacing(/\{[a-z]+\}/, with: act)
                let answer = try await visit.answer(route.method, address)
                answers["\(route.method) \(route.path) \(act)", default: []].insert(
                    answer.replacing(item, with: "ITEM"))
            }
        }
        try await forgetEntries(after: last, by: person)
        return answers
    }

    /// What an address answers that names an item in a field or a parameter, in which it stands as `$ID`: status, where it
    /// leads and the page, in which the item is called `ITEM`.
    func answer(
        of person: StaffCaller, _ method: HTTPRequest.Method, _ address: String, _ fields: [(String, String)] = [],
        naming item: String
    ) async throws -> String {
        let last = try await lastEntry()
        let visit = try await Visit(self, person)
        let answer = try await visit.answer(
            method, address.replacing("$ID", with: item), fields.map { ($0.0, $0.1.replacing("$ID", with: item)) })
        try await forgetEntries(after: last, by: person)
        return answer.replacing(item, with: "ITEM")
    }

    // The looks themselves are on the log: they are taken back, so that what an auditor finds next is what others did, and
    // that alone.
    private func lastEntry() async throws -> String {
        try await texts("select coalesce(max(entry_id), 0)::text from audit.inbox")[0]
    }

    private func forgetEntries(after last: String, by person: StaffCaller) async throws {
        try await office.plant(
            "delete from audit.inbox where entry_id > \(last) and actor = 'staff:\(person.staff.rawValue)'")
    }

    /// A new authenticator has a new secret at every look.
    private static let changedByLooking: Set = ["/account/factor"]

    /// What some addresses end with.
    private static let acts = ["approve", "refuse", "talk_held"]

    /// The identifiers of a report and of all that hangs on it, found by the names of the columns.
    func items(of report: Report.ID) async throws -> [String] {
        let clues = try await texts(
            "select clue_id::text from casework.clue where report_id = '\(report.rawValue)'")
        let ids = ([report.rawValue] + clues).joined(separator: ",")
        let tables = try await texts(
            """
            select format(
                'select %I::text from %s where %s', k.attname, c.oid::regclass,
                string_agg(
                    format('%I = any (''{%s}''::uuid[])', a.attname, '\(ids)'),
                    ' or '))
            from pg_class as c
            join pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'casework'
            join pg_index as i on i.indrelid = c.oid and i.indisprimary
            join pg_attribute as k on k.attrelid = c.oid and k.attnum = i.indkey[0] and k.atttypid = 'uuid'::regtype
            join pg_attribute as a
                on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype
                and a.attname in ('report_id', 'clue_id', 'subject_id', 'item_id')
            where c.relkind = 'r'
            group by k.attname, c.oid
            """)
        // The report, its clues, and one row of each kind that hangs on them.
        var items = [report.rawValue] + clues
        for table in tables {
            if let first = try await texts(table).first(where: { !items.contains($0) }) { items.append(first) }
        }
        return items
    }
}

/// Somebody who is signed in, on the pages and as a caller of the API.
private struct Visit {
    private let house: House
    private let browser: Browser
    private let session: String
    /// The secret of the session's forms.
    private let secret: String

    init(_ leaks: LeakHouse, _ person: StaffCaller) async throws {
        house = leaks.house
        // One sign-in at every look, under one and the same number: the page of the own account lists them.
        let own = "from session.session where staff_id = '\(person.staff.rawValue)'"
        try await leaks.office.script("delete \(own)")
        session = try await house.session(of: .staff(person))
        try await leaks.office.script(
            "update session.session set session_id = md5(staff_id)::uuid where session_id in (select session_id \(own))"
        )
        browser = house.visitor()
        browser.setCookie("dengwen", session)
        let start = try await browser.get("/start")
        if start.status == 303 { try await browser.get(start.location) }
        secret = browser.hidden("csrf")
    }

    /// Status, where it leads, and all bytes but what is random each time: the secrets of forms and their numbers.
    func answer(
        _ method: HTTPRequest.Method, _ address: String, _ fields: [(String, String)] = []
    ) async throws -> String {
        if address.hasPrefix("/api") {
            let answer = try await house.api(method, address, session: session, body: method == .get ? nil : "{}")
            return "\(answer.status)\n\(answer.text)"
        }
        let seen =
            method == .get ? try await browser.get(address) : try await browser.post(address, fields, secret: secret)
        let html = seen.html.replacing(/name="(csrf|form|ticket)" value="[^"]*"/) { "name=\"\($0.1)\"" }
        return "\(seen.status) \(seen.location)\n" + html
    }
}
