import Casework
import Foundation
import Libpq
import Operations
import TestDatabase
import Testing

/// Nobody learns of a matter that is kept from them: not from a row, a count, a page, nor from what is missing.
///
/// In cities of the dice, matters come in and are worked on, act by act. After each act, everybody who must not know
/// looks at everything they can reach, and finds exactly what they found before it.
@Suite("JB-6 JB-15 JB-48 HS-26 leaks nothing") struct LeakTests {
    /// A case is one actor before and after one act on one matter, over every table and every function that answers
    /// without an id. An act that changed nothing but the log of who was refused is none. More in the drill
    /// (`DENGWEN_LEAK_CASES`).
    private static let cases = ProcessInfo.processInfo.environment["DENGWEN_LEAK_CASES"].flatMap(Int.init) ?? 1_000
    private static let seed = ProcessInfo.processInfo.environment["DENGWEN_LEAK_SEED"].flatMap(UInt64.init) ?? 1

    /// What is tried in a city.
    private struct Plan: Sendable {
        var limit: Int
        var kinds = HiddenMatter.Kind.allCases
        /// How many matters of each kind come in: what was there before makes the next one harder to hide.
        var rounds = 2
        /// Actors who look at one matter.
        var actors = 12
        /// How many of them ask with its ids as well, and how many of these try to hang rows on it.
        var askers = 3
        var writers = 1
        /// A wall that is opened first.
        var hole = ""
    }

    private struct Found: Sendable {
        var looked = 0
        var leaks: Set<String> = []
        /// Acts that left traces: without them there is nothing to leak.
        var acts: Set<String> = []
    }

    @Test func `JB-6 JB-15: whatever is done to a matter, whoever must not know of it finds everything as it was`()
        async throws
    {
        var (looked, city, leaks, acts) = (0, Self.seed, Set<String>(), Set<String>())
        while looked < Self.cases {
            // Two cities at once: the work is the database's.
            let (first, second, plan) = (city, city + 1, Plan(limit: (Self.cases - looked + 1) / 2))
            var reversed = plan
            reversed.kinds.reverse()
            async let one = Self.live(inCity: first, plan)
            async let other = Self.live(inCity: second, reversed)
            for found in try await [one, other] {
                looked += found.looked
                leaks.formUnion(found.leaks)
                acts.formUnion(found.acts)
            }
            city += 2
        }
        #expect(leaks.isEmpty, "\(leaks.sorted().joined(separator: "\n"))")
        let all: Set = [
            "register", "propose", "watch", "confirm", "time", "claim", "press", "accuse", "aside", "seal", "carry",
            "receive",
        ]
        #expect(all.isSubset(of: acts), "nothing came of \(all.subtracting(acts).sorted())")
        print("leaks: \(looked) cases in \(city - Self.seed) cities, \(leaks.count) differences")
    }

    /// Rows.
    @Test(arguments: ["casework.report", "casework.event", "casework.handoff"])
    func `a hole in the wall around a table is found`(table: String) async throws {
        let hole = "create policy hole on \(table) for select to dengwen_web using (true)"
        let found = try await Self.live(
            inCity: 2, Plan(limit: 150, kinds: [.countyDiscipline, .villageCadre], hole: hole))
        #expect(found.leaks.contains { $0.contains(table) })
    }

    /// Counts: statistics that count what waits in quarantine and what was sealed.
    @Test func `a function that counts what is hidden is found`() async throws {
        let hole = """
            create or replace function casework.known_reports(p_from date, p_to date, p_readers text[])
            returns setof casework.report language sql stable security definer set search_path = pg_catalog
            begin atomic
                select r.* from casework.report as r
                where r.holder_organ_id = guard.organ() and not guard.staff() = any (p_readers);
            end
            """
        let found = try await Self.live(inCity: 2, Plan(limit: 400, kinds: [.ownHead], rounds: 6, hole: hole))
        #expect(found.leaks.contains { $0.contains("casework.known_reports") })
    }

    /// Numbers: a head who may take one learns how many there are.
    @Test func `a series of numbers that tells is found`() async throws {
        let hole = """
            create or replace function casework.may_number(p_organ text, p_series text) returns boolean
            language sql stable security definer set search_path = pg_catalog
            begin atomic
                select guard.organ() = p_organ or guard.is_system();
            end
            """
        let found = try await Self.live(inCity: 2, Plan(limit: 200, kinds: [.ownHead], hole: hole))
        #expect(found.leaks.contains { $0.contains("next sealed") })
    }

    /// Search: what waits to be sealed is found by its words.
    @Test func `a search that finds what is hidden is found`() async throws {
        let hole = """
            do $$ begin
                execute replace(
                    pg_get_functiondef('casework.search_words(text[],date,uuid,integer)'::regprocedure),
                    'r.seal_asked_on is null', 'true');
            end $$
            """
        let plan = Plan(limit: 1, kinds: [.sealingAsked], rounds: 1, actors: 60, askers: 60, writers: 0, hole: hole)
        let found = try await Self.live(inCity: 2, plan)
        #expect(found.leaks.contains { $0.contains("casework.search_words") }, "\(found)")
    }

    /// Refusals: another one for a clue that is there than for one that is not.
    @Test func `a refusal in other words is found`() async throws {
        let hole = """
            create function guard.hole(p_clue uuid) returns boolean
            language sql stable security definer set search_path = pg_catalog
            return exists (select from casework.clue as c where c.clue_id = p_clue);
            grant execute on function guard.hole(uuid) to dengwen_web;
            create policy hole on casework.feedback_record for insert to dengwen_web with check (guard.hole(clue_id))
            """
        let plan = Plan(limit: 300, kinds: [.villageCadre], rounds: 1, askers: 4, writers: 4, hole: hole)
        let found = try await Self.live(inCity: 2, plan)
        #expect(found.leaks.contains { $0.contains("insert into casework.feedback_record") })
    }

    private static func live(inCity seed: UInt64, _ plan: Plan) async throws -> Found {
        let kept = Kept(Found())
        try await LeakHouse.open(seed: seed) { house in
            var (dice, found) = (Dice(seed: seed), Found())
            try await house.office.admin.run { try $0.script(plan.hole) }
            let eye = try await DatabaseEye.open(house.office)
            for _ in 0..<plan.rounds {
                for kind in plan.kinds where found.looked < plan.limit {
                    try await live(HiddenMatter(kind, in: house, &dice), plan, in: house, eye, &dice, &found)
                }
            }
            await eye.close()
            kept.put(found)
        }
        return kept.value
    }

    /// A matter's life, and what those who must not know make of it.
    private static func live(
        _ matter: HiddenMatter, _ plan: Plan, in house: LeakHouse, _ eye: DatabaseEye, _ dice: inout Dice,
        _ found: inout Found
    ) async throws {
        let house = house.leaving(matter.blind)
        let blind = matter.sample(of: plan.actors, &dice)
        let callers = blind.map { Caller.staff($0) }
        let known = Set(try await house.reports())
        var report = try await matter.begin(in: house, &dice)
        guard matter.kind != .sealingAsked || report != nil else { return }
        // What ran out before is told now, so that later only this matter's clocks are.
        while try await WatchClocks(house.context)().isFull {}
        var state = try await eye.state()
        let all = eye.surfaces(worthALookIn: state, changed: nil)
        var views = try await eye.answers(to: callers, at: all).map { DatabaseView(answers: $0) }
        try await ask(blind, of: report, plan, in: house, eye, matter, &found)
        // Changed since somebody looked.
        var changed: Set<String> = []
        for act in matter.acts(&dice, today: house.office.clock.today) where found.looked < plan.limit {
            house.office.clock.advance(seconds: 1)
            try await act.run(house, report)
            if report == nil { report = try await house.reports().first { !known.contains($0) } }
            let after = try await eye.state()
            changed.formUnion(after.changes(since: state))
            state = after
            guard changed.contains(where: { !$0.hasPrefix("audit.") }) else { continue }
            found.acts.insert(act.name)
            let surfaces = eye.surfaces(worthALookIn: state, changed: changed)
            let answers = try await eye.answers(to: callers, at: surfaces)
            changed = []
            for (place, person) in blind.enumerated() {
                let now = views[place].looking(at: surfaces, finding: answers[place])
                found.looked += 1
                let different = now.differences(from: views[place])
                guard !different.isEmpty else { continue }
                found.leaks.insert(
                    "\(matter.kind), \(act.name): \(Self.name(person)): \(different.joined(separator: ", "))")
                views[place] = now
            }
        }
        try await ask(blind, of: report, plan, in: house, eye, matter, &found)
    }

    /// Some of them ask with the very ids, as if they had seen them somewhere.
    private static func ask(
        _ blind: [StaffCaller], of report: Report.ID?, _ plan: Plan, in house: LeakHouse, _ eye: DatabaseEye,
        _ matter: HiddenMatter, _ found: inout Found
    ) async throws {
        guard let report else { return }
        let items = Array(try await house.items(of: report).prefix(4))
        for (place, person) in blind.prefix(plan.askers).enumerated() {
            let told = try await eye.tells(
                items, to: .staff(person), inserts: place < plan.writers, wordsOf: report.rawValue)
            for words in told where !(matter.unnamed.contains(person.staff) && Self.isKnown(words)) {
                found.leaks.insert("\(matter.kind), asked: \(Self.name(person)): \(words)")
            }
        }
    }

    /// Whoever knows the random id of an item that does not name them as kept out learns by these that it is there
    /// (decisions 22 and 27).
    private static func isKnown(_ words: String) -> Bool {
        ["casework.is_kept_from(", "casework.found_is_kept(", "casework.keeps_out_superior("].contains {
            words.hasPrefix($0)
        }
    }

    private static func name(_ person: StaffCaller) -> String {
        person.roles.map(\.rawValue).sorted().joined(separator: "+") + " in " + person.organ.rawValue
    }
}
