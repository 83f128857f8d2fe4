import CaseStore
import Casework
import Foundation
import Libpq
import Operations
import TestDatabase
import Testing

/// Every role × every page and call × with and without a matter that is kept from it.
@Suite("JB-6 JB-48 leak matrix") struct LeakMatrixTests {
    /// The report, its clue and some of what hangs on them; all of it in the drill.
    private static let itemsTried = number("ITEMS") ?? 3

    /// A matter in a city of the dice, and who looks at the site before and after its life.
    struct Walk: Sendable, CustomTestStringConvertible {
        let kind: HiddenMatter.Kind
        let seed: UInt64
        /// One of each post in the organs that it is kept from; otherwise ten, of each ground in turn.
        var isEveryPost = false

        var testDescription: String { "\(kind) in city \(seed)" }
    }

    /// Two in the same city each time, and further ones by the dice: one, or as many as the drill asks for.
    private static let walks: [Walk] = {
        let kinds = HiddenMatter.Kind.allCases
        let first = number("SEED") ?? 1
        let further = (0..<(number("WALKS") ?? 1)).map { place in
            Walk(kind: kinds[(first + place + 2) % kinds.count], seed: UInt64(100 + first + place))
        }
        let base: [HiddenMatter.Kind] = [.countyDiscipline, .ownHead]
        return base.map { Walk(kind: $0, seed: 7, isEveryPost: true) } + further
    }()

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment["DENGWEN_LEAK_" + name].flatMap(Int.init)
    }

    /// What somebody finds: pages, and the pages of an item that they may see.
    private struct Found: Sendable {
        let pages: PageView
        let item: PageView
    }

    @Test(arguments: LeakMatrixTests.walks)
    func `JB-6 JB-15: no page of anybody who must not know changes by one byte`(_ walk: Walk) async throws {
        // What a rule refuses in one city comes about in another: a matter that nobody had leaks nothing anywhere.
        for seed in walk.seed..<walk.seed + 6 {
            let walk = Walk(kind: walk.kind, seed: seed, isEveryPost: walk.isEveryPost)
            let cameAbout = Kept(false)
            try await LeakHouse.open(seed: seed) { house in cameAbout.put(try await Self.go(walk, house)) }
            if cameAbout.value { return }
            print("leak matrix, \(walk.testDescription): nothing came about")
        }
        Issue.record("\(walk.kind): nothing came about in any of six cities")
    }

    /// - Returns: whether there was a matter that could be learned of.
    private static func go(_ walk: Walk, _ house: LeakHouse) async throws -> Bool {
        var dice = Dice(seed: walk.seed)
        // An ordinary matter first, so that lists are not empty, and somebody has a page that must not change.
        let ordinary = HiddenMatter(.villageCadre, in: house, &dice)
        let shown = try await live(ordinary, in: house, &dice).report
        let matter = HiddenMatter(walk.kind, in: house, &dice)
        let earlier = try await house.subjects()
        let begun = try await matter.begin(in: house.leaving(matter.idle), &dice)
        guard !walk.kind.isFoundLater || begun != nil else { return false }
        let people = walk.isEveryPost ? oneOfEachPost(matter.unaware) : matter.sample(of: 10, &dice)
        expectPosts(of: people, walk)
        let house = house.leaving(matter.idle + people.map(\.person))
        while try await WatchClocks(house.context)().isFull {}
        // What waited for a receiver when a wall went up does not reach it.
        let late = matter.leaks(in: try await house.deliver(), besides: earlier)

        let theirs = if let shown { Array(try await house.items(of: shown).prefix(2)) } else { [String]() }
        let open = try await house.each(of: people.map(\.person)) { person in
            try await house.openPages(of: person, items: theirs).keys.sorted()
        }
        let look: @Sendable (StaffCaller) async throws -> Found = { person in
            Found(
                pages: try await house.pageView(of: person, asking: matter.receiver),
                item: try await house.pages(open[person.staff] ?? [], of: person))
        }
        let before = try await house.each(of: people.map(\.person), look)
        let lines = try await house.sealedLines()
        let (report, heard) = try await live(matter, from: begun, in: house, &dice)
        let after = try await house.each(of: people.map(\.person), look)
        let messages = late + matter.leaks(in: heard, besides: earlier)
        #expect(messages.isEmpty, "\(walk.testDescription): \(messages.joined(separator: "\n"))")
        // What goes up by its ground alone is a line and no report.
        let hasLine = try await house.sealedLines() > lines
        guard report != nil || hasLine else { return false }

        #expect(walk.kind != .countyDiscipline || !heard.isEmpty, "whoever may know hears of it")
        let all = if let report { try await house.items(of: report) } else { [String]() }
        #expect(walk.kind != .countyDiscipline || all.count >= 6, "the matter has a life: \(all.count)")
        let rooms = if let report { try await house.involved(in: report).rooms } else { Set<String>() }
        let unaware = people.filter { !isInvolved($0, rooms) }
        let told = try await house.each(of: unaware.map(\.person)) { person in
            try await Self.told(person, by: Array(all.prefix(itemsTried)), in: house)
        }
        compare(unaware, matter, before, after, told, walk)
        let opened = open.values.reduce(0) { $0 + $1.count }
        print("leak matrix, \(walk.testDescription): \(opened) pages of another item were open to them")
        return true
    }

    /// Everybody who must not know has a view of before and one of after, and both are the same.
    private static func compare(
        _ unaware: [Unaware], _ matter: HiddenMatter, _ before: [Staff.ID: Found], _ after: [Staff.ID: Found],
        _ told: [Staff.ID: (cells: Int, leaks: [String])], _ walk: Walk
    ) {
        var (cells, leaks) = (0, [String]())
        for who in unaware {
            guard let was = before[who.person.staff], let now = after[who.person.staff],
                let answers = told[who.person.staff]
            else {
                Issue.record("\(walk.testDescription): \(who.name) was not looked at")
                continue
            }
            cells += now.pages.pages.count + now.item.pages.count + answers.cells
            let pages = now.pages.differences(from: was.pages).filter {
                !(who.keepsReceivers(of: matter) && Unaware.saysWhatLeft.contains($0))
            }
            leaks += pages.map { "\(who.name): \($0)" }
            leaks += now.item.differences(from: was.item).map { "\(who.name): on the page of another item, \($0)" }
            leaks += answers.leaks.map { "\(who.name): \($0) tells" }
        }
        let name = walk.testDescription
        print("leak matrix, \(name): \(unaware.count) posts, \(cells) answers, \(leaks.count) differences")
        #expect(!unaware.isEmpty, "\(name): nobody was left who must not know")
        // Each address of the site answers something, if only a refusal.
        #expect(cells >= 10 * unaware.count, "\(name): \(cells) answers of \(unaware.count) posts")
        #expect(leaks.isEmpty, "\(name): \(leaks.sorted().joined(separator: "\n"))")
    }

    private static func expectPosts(of people: [Unaware], _ walk: Walk) {
        guard walk.isEveryPost else { return }
        let roles = Set(people.flatMap(\.person.roles))
        #expect(walk.kind != .countyDiscipline || roles == Set(Role.allCases), "a row for every role")
        #expect(
            walk.kind == .countyDiscipline || roles.isSuperset(of: [.head, .deputy, .caseSupervision, .roomMember]))
    }

    /// A room that the matter came to knows of it.
    private static func isInvolved(_ who: Unaware, _ rooms: Set<String>) -> Bool {
        guard who.ground == .otherRoom || who.ground == .upperRoom else { return false }
        return who.person.room.map { rooms.contains($0.rawValue) } ?? false
    }

    /// What the addresses of an item answer otherwise than those of one that does not exist.
    private static func told(
        _ person: StaffCaller, by items: [String], in house: LeakHouse
    ) async throws -> (cells: Int, leaks: [String]) {
        guard !items.isEmpty else { return (0, []) }
        let known = try await house.itemAnswers(of: person, items: items)
        let nothing = (house.office.world.newID() as Report.ID).rawValue
        let unknown = try await house.itemAnswers(of: person, items: [nothing])
        return (known.count, known.filter { $1 != unknown[$0] }.map(\.key))
    }

    @Test func `JB-6: the pages that stayed the same do change for those who may know`() async throws {
        try await LeakHouse.open(seed: 7) { house in
            var dice = Dice(seed: 7)
            let matter = HiddenMatter(.villageCadre, in: house, &dice)
            let known = Set(matter.idle.map(\.staff))
            let people = Self.oneOfEachPost(
                house.people.filter { $0.organ == matter.receiver && !known.contains($0.staff) }
                    .map { Unaware(person: $0, ground: .accused) }
            ).map(\.person)
            let look: @Sendable (StaffCaller) async throws -> PageView = {
                try await house.pageView(of: $0, asking: matter.receiver)
            }
            let before = try await house.each(of: people, look)
            let heard = try await Self.live(matter, in: house, &dice).heard
            let after = try await house.each(of: people, look)
            #expect(heard.contains { $0.organ == matter.receiver })
            let kept = try await house.each(of: house.people(of: matter.receiver, .administrator)) {
                try await house.pageView(of: $0).pages["GET /webhooks"] ?? ""
            }
            #expect(!kept.isEmpty && kept.values.allSatisfy { $0.hasPrefix("200 ") }, "the page of receivers")
            let changed = Set(after.flatMap { staff, view in before[staff].map(view.differences(from:)) ?? [] })
            let some = ["/clues", "/register", "/desk", "/measures", "/supervision", "/register/numbers"].map {
                "GET " + $0
            }
            #expect(Set(some).isSubset(of: changed), "a test that sees nothing anywhere: \(changed.sorted())")
            // What is asked beside the addresses tells them too.
            #expect(changed.contains { $0.hasPrefix("POST /find ") }, "\(changed.sorted())")
            #expect(changed.contains { $0.hasPrefix("POST /search ") }, "\(changed.sorted())")
            #expect(changed.contains { $0.hasPrefix("GET /clues?tab=room") }, "\(changed.sorted())")
        }
    }

    /// A wall around reports that has a hole shows them in lists and by their numbers, although no page was changed.
    @Test func `a hole is found on pages and by what is looked for`() async throws {
        try await LeakHouse.open(seed: 7) { house in
            var dice = Dice(seed: 7)
            try await house.office.admin.run {
                try $0.script("create policy hole on casework.report for select to dengwen_web using (true)")
            }
            // A relative of the accused in the very office that has it: all its pages are theirs too.
            let matter = HiddenMatter(.villageCadre, in: house, &dice)
            let clerks = matter.unaware.filter { $0.ground == .relative && $0.person.roles == [.registrar] }
            let clerk = try #require(clerks.first).person
            let house = house.leaving(matter.idle)
            let begun = try await matter.begin(in: house, &dice)
            let before = try await house.pageView(of: clerk, asking: matter.receiver)
            _ = try await Self.live(matter, from: begun, in: house, &dice)
            let leaks = try await house.pageView(of: clerk, asking: matter.receiver).differences(from: before)
            #expect(leaks.contains { $0.hasPrefix("GET /") }, "\(leaks)")
            #expect(leaks.contains { $0.hasPrefix("POST /find ") }, "\(leaks)")
        }
    }

    /// - Returns: the report, nil where nothing but a line was entered; and what receivers of webhooks were sent meanwhile.
    private static func live(
        _ matter: HiddenMatter, from begun: Report.ID? = nil, in house: LeakHouse, _ dice: inout Dice
    ) async throws -> (report: Report.ID?, heard: [Heard]) {
        let known = Set(try await house.reports())
        var (report, heard) = (begun, [Heard]())
        for act in matter.acts(&dice, today: house.office.clock.today) {
            try await act.run(house, report)
            if report == nil { report = try await house.reports().first { !known.contains($0) } }
            heard += try await house.deliver()
        }
        return (report, heard)
    }

    /// One of each post and level, of those whom the matter is kept from wherever it goes.
    private static func oneOfEachPost(_ people: [Unaware]) -> [Unaware] {
        var seen: Set<String> = []
        return people.filter { who in
            guard [.accused, .goesUp, .neighbour, .machines].contains(who.ground) else { return false }
            let level = who.person.organ.rawValue.hasSuffix("J") ? "town" : "county"
            return seen.insert(who.person.roles.map(\.rawValue).sorted().joined() + level).inserted
        }
    }
}
