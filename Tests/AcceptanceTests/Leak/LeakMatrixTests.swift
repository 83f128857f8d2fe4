import CaseStore
import Casework
import Foundation
import Operations
import TestDatabase
import Testing

/// Every role × every page and call × with and without a matter that is kept from it.
@Suite("JB-6 JB-48 leak matrix") struct LeakMatrixTests {
    /// The report, its clue and some of what hangs on them; all of it in the drill (`DENGWEN_LEAK_ITEMS`).
    private static let itemsTried = ProcessInfo.processInfo.environment["DENGWEN_LEAK_ITEMS"].flatMap(Int.init) ?? 3

    @Test(arguments: [HiddenMatter.Kind.countyDiscipline, .ownHead])
    func `JB-6 JB-15: no page of anybody who must not know changes by one byte`(
        _ kind: HiddenMatter.Kind
    ) async throws {
        try await LeakHouse.open(seed: 7) { house in
            var dice = Dice(seed: 7)
            // An ordinary matter first, so that lists are not empty.
            let ordinary = HiddenMatter(.villageCadre, in: house, &dice)
            _ = try await Self.live(ordinary, in: house, &dice)
            let matter = HiddenMatter(kind, in: house, &dice)
            let house = house.leaving(matter.blind)
            let people = Self.oneOfEachPost(matter.blind)
            let roles = Set(people.flatMap(\.roles))
            #expect(kind != .countyDiscipline || roles == Set(Role.allCases), "a row for every role")
            #expect(kind == .countyDiscipline || roles.isSuperset(of: [.head, .deputy, .caseSupervision, .roomMember]))
            // Who opens quarantine the head knows, whatever comes in.
            try await house.nameReaders(at: matter.receiver)
            while try await WatchClocks(house.context)().isFull {}

            let before = try await house.each(of: people) { try await house.pageView(of: $0) }
            let report = try await Self.live(matter, in: house, &dice)
            let all = if let report { try await house.items(of: report) } else { [String]() }
            #expect(kind != .countyDiscipline || all.count >= 6, "the matter has a life: \(all.count)")
            let items = Array(all.prefix(Self.itemsTried))
            let found = try await house.each(of: people) { person in
                try await Self.differences(for: person, since: before[person.staff], items, in: house)
            }
            let (cells, leaks) = (found.values.reduce(0) { $0 + $1.cells }, found.values.flatMap(\.leaks))
            print("leak matrix, \(kind): \(people.count) posts, \(cells) answers, \(leaks.count) differences")
            #expect(leaks.isEmpty, "\(leaks.sorted().joined(separator: "\n"))")
        }
    }

    /// In what somebody finds the pages changed, and what an item answers otherwise than one that does not exist.
    private static func differences(
        for person: StaffCaller, since before: PageView?, _ items: [String], in house: LeakHouse
    ) async throws -> (cells: Int, leaks: [String]) {
        let name = "\(person.roles.map(\.rawValue).sorted()) in \(person.organ.rawValue)"
        let after = try await house.pageView(of: person)
        var cells = after.pages.count
        var leaks = (before.map(after.differences(from:)) ?? ["nothing was seen before"]).map { "\(name): \($0)" }
        guard !items.isEmpty else { return (cells, leaks) }
        let known = try await house.itemAnswers(of: person, items: items)
        let nothing = (house.office.world.newID() as Report.ID).rawValue
        let unknown = try await house.itemAnswers(of: person, items: [nothing])
        cells += known.count
        for (route, answers) in known where answers != unknown[route] { leaks.append("\(name): \(route) tells") }
        return (cells, leaks)
    }

    @Test func `JB-6: the pages that stayed the same do change for those who may know`() async throws {
        try await LeakHouse.open(seed: 7) { house in
            var dice = Dice(seed: 7)
            let matter = HiddenMatter(.villageCadre, in: house, &dice)
            let known = Set(matter.blind.map(\.staff))
            let people = Self.oneOfEachPost(
                house.people.filter { $0.organ == matter.receiver && !known.contains($0.staff) })
            let before = try await house.each(of: people) { try await house.pageView(of: $0) }
            _ = try await Self.live(matter, in: house, &dice)
            let after = try await house.each(of: people) { try await house.pageView(of: $0) }
            let changed = Set(after.flatMap { staff, view in before[staff].map(view.differences(from:)) ?? [] })
            let some: Set = ["/clues", "/register", "/desk", "/measures", "/supervision", "/register/numbers"]
            #expect(some.isSubset(of: changed), "a test that sees nothing anywhere: \(changed.sorted())")
        }
    }

    /// - Returns: the report; nil where nothing but a line was entered.
    private static func live(
        _ matter: HiddenMatter, in house: LeakHouse, _ dice: inout Dice
    ) async throws -> Report.ID? {
        let known = Set(try await house.reports())
        var report: Report.ID?
        for act in matter.acts(&dice, today: house.office.clock.today) {
            try await act.run(house, report)
            if report == nil { report = try await house.reports().first { !known.contains($0) } }
        }
        return report
    }

    private static func oneOfEachPost(_ people: [StaffCaller]) -> [StaffCaller] {
        var seen: Set<String> = []
        return people.filter { person in
            let level = person.organ.rawValue.hasSuffix("J") ? "town" : "county"
            return seen.insert(person.roles.map(\.rawValue).sorted().joined() + level).inserted
        }
    }
}
