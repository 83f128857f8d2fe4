import Foundation
import Testing

/// Nobody learns of a matter that is kept from them: not from a row, a count, a page, nor from what is missing.
///
/// In cities of the dice, matters come in and are worked on, act by act. After each act, everybody who must not know
/// looks at everything they can reach, and finds exactly what they found before it.
@Suite("JB-6 JB-15 JB-48 HS-26 leaks nothing") struct LeakTests {
    /// A case is one actor before and after one act on one matter, over every table and every function that answers
    /// without an id. An act that changed nothing but the log of who was refused is none. More in the drill.
    private static let cases = number("CASES") ?? 1_000
    private static let seed = UInt64(number("SEED") ?? 1)
    /// After how many minutes the drill ends, whatever was asked for; nil: never.
    private static let minutes = number("MINUTES")
    /// Walked side by side, each in a database of its own: the work is the databases'.
    private static let cities = number("CITIES") ?? 2

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment["DENGWEN_LEAK_" + name].flatMap(Int.init)
    }

    @Test func `JB-6 JB-15: whatever is done to a matter, whoever must not know of it finds everything as it was`()
        async throws
    {
        let tally = Tally(cases: Self.cases, from: Self.seed, minutes: Self.minutes)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<max(Self.cities, 1) {
                group.addTask {
                    while let city = tally.nextCity() {
                        var plan = LeakPlan(lives: HiddenMatter.Life.allCases)
                        // Two that are walked side by side begin at both ends.
                        if city.isMultiple(of: 2) { plan.kinds.reverse() }
                        try await LeakWalk.live(inCity: city, plan, tally)
                    }
                }
            }
            try await group.waitForAll()
        }
        print(tally.line)
        let found = tally.value
        #expect(found.leaks.isEmpty, "\(found.leaks.sorted().joined(separator: "\n"))")
        #expect(tally.isComplete, "the time was up; go on with the next SEED= and the CASES= that are left")
        let all: Set = [
            "register", "propose", "watch", "confirm", "time", "claim", "press", "accuse", "aside", "seal", "carry",
            "receive", "late",
        ]
        #expect(all.isSubset(of: found.acts.keys), "nothing came of \(all.subtracting(found.acts.keys).sorted())")
        // A county may have one township alone; who stands aside is rolled, and not in every city.
        let nobody = Set(Unaware.Ground.allCases).subtracting([.township, .stoodAside]).subtracting(found.grounds.keys)
        #expect(nobody.isEmpty, "nobody looked of \(nobody)")
        #expect(found.messages > 0, "receivers of webhooks that hear of nothing tell nothing")
    }

    /// Each in a life of its own, and every act of it must come about.
    @Test(arguments: HiddenMatter.Life.allCases.filter { $0 != .ordinary })
    func `JB-6 JB-15: whatever becomes of a matter in the end, whoever must not know of it finds everything as it was`(
        _ life: HiddenMatter.Life
    ) async throws {
        var missing = HiddenMatter.marks(of: life)
        // What a lower organ is to handle is the county's before that.
        let kinds: [HiddenMatter.Kind] = life == .assigned ? [.bureauClerk] : [.villageCadre, .countyDiscipline]
        var refusals: [String: String] = [:]
        // What a rule refuses in one city comes about in another.
        for city in UInt64(7)..<13 where !missing.isEmpty {
            let plan = LeakPlan(kinds: kinds, lives: [life], rounds: 1, actors: 8, askers: 2)
            let tally = Tally(cases: .max, from: city)
            try await LeakWalk.live(inCity: city, plan, tally)
            let found = tally.value
            #expect(found.leaks.isEmpty, "\(life): \(found.leaks.sorted().joined(separator: "\n"))")
            missing.subtract(found.acts.keys)
            refusals.merge(found.refusals) { $1 }
        }
        #expect(missing.isEmpty, "\(life): nothing came of \(missing.sorted()): \(refusals)")
    }

    /// Rows.
    @Test(arguments: ["casework.report", "casework.event", "casework.handoff"])
    func `a hole in the wall around a table is found`(table: String) async throws {
        let hole = "create policy hole on \(table) for select to dengwen_web using (true)"
        try await Self.expect([table], through: hole, [.countyDiscipline, .villageCadre], cases: 200)
    }

    /// Everybody who must not know does look, whatever keeps it from them.
    @Test func `a hole is found by the neighbour, the other room and the relative`() async throws {
        let hole = "create policy hole on casework.event for select to dengwen_web using (true)"
        let grounds: [Unaware.Ground] = [
            .accused, .neighbour, .otherRoom, .upperRoom, .relative, .machines,
        ]
        try await Self.expect(
            Set(grounds.map { "\($0): " }), through: hole, [.townshipDiscipline, .villageCadre, .countyDiscipline],
            rounds: 2, cases: 900)
    }

    /// Counts: statistics that count what waits in quarantine and what was sealed.
    @Test func `a function that counts what is hidden is found`() async throws {
        let hole = """
            create or replace function casework.known_reports(p_from date, p_to date, p_readers text[])
            returns setof casework.report language sql stable security definer set search_path = pg_catalog
            begin atomic
                select r.* from casework.report as r
                where r.holder_organ_id = guard.organ() and not guard.staff() = any (p_readers);
            end;
            """
        try await Self.expect(["casework.known_reports"], through: hole, [.ownHead], rounds: 6, cases: 600)
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
        try await Self.expect(["next sealed"], through: hole, [.ownHead], rounds: 2, cases: 300)
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
        let plan = LeakPlan(kinds: [.sealingAsked], rounds: 1, actors: 80, askers: 80, writers: 0, hole: hole)
        try await Self.expect(["casework.search_words"], plan, cases: 1)
    }

    /// Webhooks: what happens to somebody's matter is told to every organ, or what waits to be sealed to its own.
    @Test func `a message to the receiver of an organ that must not know is found`() async throws {
        let everywhere = """
            do $$ begin
                execute replace(
                    pg_get_functiondef('notify.tell(text,text,uuid[],uuid[])'::regprocedure),
                    'e.organ_id = p_organ', 'true');
            end $$
            """
        // Also to those who keep its receiver, of whom there are few.
        let plan = LeakPlan(
            kinds: [.villageCadre], rounds: 1, actors: 80, askers: 0, writers: 0, hole: everywhere)
        try await Self.expect(["the receiver of", "notify.delivery"], plan, cases: 800)
        let withheld = """
            create or replace function notify.is_withheld(p_subject uuid, p_organ text) returns boolean
            language sql stable set search_path = pg_catalog
            return false
            """
        try await Self.expect(["the receiver of"], through: withheld, [.sealingAsked], rounds: 4, cases: 600)
    }

    /// Upwards: the office above, which what accuses its people passes by.
    @Test func `a hole towards the office that an item passes by is found`() async throws {
        let hole = """
            create policy hole on casework.report for select to dengwen_web
            using ((select guard.organ()) = 'O990100' and (select guard.has_role(array['petition_lead'])))
            """
        let plan = LeakPlan(kinds: [.officeAbove], rounds: 1, actors: 80, askers: 0, writers: 0, hole: hole)
        try await Self.expect(["accused: "], plan, cases: 600)
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
        let plan = LeakPlan(kinds: [.villageCadre], rounds: 1, askers: 4, writers: 4, hole: hole)
        try await Self.expect(["insert into casework.feedback_record"], plan, cases: 400)
    }

    /// Answers: a function that policies ask says of another organ's item what it does not say of nothing.
    @Test func `a function that tells by an id that there is something is found`() async throws {
        let hole = """
            create or replace function guard.deals_with(p_report uuid) returns boolean
            language sql stable security definer set search_path = pg_catalog
            return true
            """
        let plan = LeakPlan(kinds: [.villageCadre], rounds: 1, askers: 6, writers: 0, hole: hole)
        try await Self.expect(
            ["casework.is_kept_from(uuid) answers", "guard.is_kept_from(uuid,uuid) by id 2"], plan, cases: 400)
    }

    private static func expect(
        _ words: Set<String>, through hole: String, _ kinds: [HiddenMatter.Kind], rounds: Int = 1, cases: Int
    ) async throws {
        try await expect(words, LeakPlan(kinds: kinds, rounds: rounds, hole: hole), cases: cases)
    }

    /// In the second city, through a hole, each of these is found, and the walk ends there.
    private static func expect(_ words: Set<String>, _ plan: LeakPlan, cases: Int) async throws {
        let tally = Tally(cases: cases, from: 2, until: words)
        try await LeakWalk.live(inCity: 2, plan, tally)
        let (found, missing) = (tally.value, tally.missing)
        #expect(missing.isEmpty, "not found in \(found.cases) cases, \(found.ids) ids: \(found.leaks.sorted())")
    }
}
