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

    @Test func `JB-6: no page of anybody who must not know changes by one byte`() async throws {
        try await LeakHouse.open(seed: 7) { house in
            var dice = Dice(seed: 7)
            // An ordinary matter first, so that lists are not empty.
            let ordinary = HiddenMatter(.villageCadre, in: house, &dice)
            _ = try await Self.live(ordinary, in: house, &dice)
            let matter = HiddenMatter(.countyDiscipline, in: house, &dice)
            let people = Self.oneOfEachPost(matter.blind)
            #expect(Set(people.flatMap(\.roles)) == Set(Role.allCases), "a row for every role")
            while try await WatchClocks(house.context)().isFull {}

            var before: [Staff.ID: PageView] = [:]
            for person in people { before[person.staff] = try await house.pageView(of: person) }
            let report = try await Self.live(matter, in: house, &dice)
            let all = try await house.items(of: report)
            #expect(all.count >= 6, "the matter has a life: \(all.count)")
            let items = Array(all.prefix(Self.itemsTried))
            var (cells, leaks) = (0, Set<String>())
            for person in people {
                let after = try await house.pageView(of: person)
                cells += after.pages.count
                for page in before[person.staff].map(after.differences(from:)) ?? [] {
                    leaks.insert("\(person.roles.map(\.rawValue).sorted()) in \(person.organ.rawValue): \(page)")
                }
                // What an item answers is what an item that does not exist answers.
                let known = try await house.itemAnswers(of: person, items: items)
                let unknown = try await house.itemAnswers(
                    of: person, items: [(house.office.world.newID() as Report.ID).rawValue])
                cells += known.count
                for (route, answers) in known where answers != unknown[route] {
                    leaks.insert("\(person.roles.map(\.rawValue).sorted()) in \(person.organ.rawValue): \(route) tells")
                }
            }
            print("leak matrix: \(people.count) posts, \(cells) answers, \(leaks.count) differences")
            #expect(leaks.isEmpty, "\(leaks.sorted().joined(separator: "\n"))")
        }
    }

    @Test func `JB-6: the pages that stayed the same do change for those who may know`() async throws {
        try await LeakHouse.open(seed: 7) { house in
            var dice = Dice(seed: 7)
            let matter = HiddenMatter(.villageCadre, in: house, &dice)
            let known = Set(matter.blind.map(\.staff))
            let people = Self.oneOfEachPost(
                house.people.filter { $0.organ == matter.receiver && !known.contains($0.staff) })
            var before: [Staff.ID: PageView] = [:]
            for person in people { before[person.staff] = try await house.pageView(of: person) }
            _ = try await Self.live(matter, in: house, &dice)
            var changed: Set<String> = []
            for person in people {
                let after = try await house.pageView(of: person)
                changed.formUnion(before[person.staff].map(after.differences(from:)) ?? [])
            }
            let some: Set = ["/clues", "/register", "/desk", "/measures", "/supervision", "/register/numbers"]
            #expect(some.isSubset(of: changed), "a test that sees nothing anywhere: \(changed.sorted())")
        }
    }

    private static func live(_ matter: HiddenMatter, in house: LeakHouse, _ dice: inout Dice) async throws -> Report.ID
    {
        var report: Report.ID?
        for act in matter.acts(&dice, today: house.office.clock.today) {
            try await act.run(house, report)
            if report == nil { report = try await house.reports().first }
        }
        return try #require(report)
    }

    private static func oneOfEachPost(_ people: [StaffCaller]) -> [StaffCaller] {
        var seen: Set<String> = []
        return people.filter { person in
            let level = person.organ.rawValue.hasSuffix("J") ? "town" : "county"
            return seen.insert(person.roles.map(\.rawValue).sorted().joined() + level).inserted
        }
    }
}
