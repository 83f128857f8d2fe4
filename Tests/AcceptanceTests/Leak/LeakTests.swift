import Casework
import Foundation
import Libpq
import Operations
import TestDatabase
import Testing

/// Nobody learns of a matter that is kept from them: not from a row, a count, a page, nor from what is missing.
///
/// In cities of the dice, matters come in and are worked on, act by act. After each act, everybody who must not know looks
/// at everything they can reach, and finds exactly what they found before it.
@Suite("JB-6 JB-48 HS-26 leaks nothing") struct LeakTests {
    /// Cases, each one actor before and after one act; more in the drill (`DENGWEN_LEAK_CASES`).
    private static let cases = ProcessInfo.processInfo.environment["DENGWEN_LEAK_CASES"].flatMap(Int.init) ?? 1_000
    /// Actors who look at one matter.
    private static let actors = 12
    private static let seed = ProcessInfo.processInfo.environment["DENGWEN_LEAK_SEED"].flatMap(UInt64.init) ?? 1

    @Test func `JB-6: whatever is done to a matter, whoever must not know of it finds every table as it was`()
        async throws
    {
        var (looked, city, leaks, acts) = (0, Self.seed, Set<String>(), Set<String>())
        while looked < Self.cases {
            // Two cities at once: the work is the database's.
            let (first, second, share) = (city, city + 1, (Self.cases - looked + 1) / 2)
            async let one = Self.live(inCity: first, upTo: share)
            async let other = Self.live(inCity: second, upTo: share)
            for found in try await [one, other] {
                looked += found.looked
                leaks.formUnion(found.leaks)
                acts.formUnion(found.acts)
            }
            city += 2
        }
        #expect(leaks.isEmpty, "\(leaks.sorted().joined(separator: "\n"))")
        let all: Set = ["register", "propose", "watch", "confirm", "time", "claim", "press", "accuse", "aside"]
        #expect(all.isSubset(of: acts), "nothing came of \(all.subtracting(acts).sorted())")
        print("leaks: \(looked) cases in \(city - Self.seed) cities, \(leaks.count) differences")
    }

    @Test(arguments: ["casework.report", "casework.event", "casework.handoff"])
    func `a hole in one wall is found`(table: String) async throws {
        let hole = "create policy hole on \(table) for select to dengwen_web using (true)"
        let found = try await Self.live(inCity: 2, upTo: 60, after: hole)
        #expect(found.leaks.contains { $0.contains(table) })
    }

    private struct Found: Sendable {
        var looked = 0
        var leaks: Set<String> = []
        /// Acts that whoever works on the matter saw the traces of: without them there is nothing to leak.
        var acts: Set<String> = []
    }

    private static func live(inCity seed: UInt64, upTo limit: Int, after script: String = "") async throws -> Found {
        let kept = Kept(Found())
        try await LeakHouse.open(seed: seed) { house in
            var (dice, found) = (Dice(seed: seed), Found())
            try await house.office.admin.run { try $0.script(script) }
            let eye = try await DatabaseEye.open(house.office)
            for kind in HiddenMatter.Kind.allCases {
                let matter = HiddenMatter(kind, in: house, &dice)
                let blind = matter.sample(of: Self.actors, &dice)
                // What ran out before is told now, so that later only this matter's clocks are.
                while try await WatchClocks(house.context)().isFull {}
                var report: Report.ID?
                var look = try await eye.look()
                var views: [Staff.ID: DatabaseView] = [:]
                for person in blind { views[person.staff] = try await eye.view(of: .staff(person), by: look) }
                var control = try await eye.view(of: .system, by: look)
                for act in matter.acts(&dice, today: house.office.clock.today) {
                    house.office.clock.advance(seconds: 1)
                    try await act.run(house, report)
                    if report == nil { report = try await house.newest() }
                    look = try await eye.look()
                    let after = try await eye.view(of: .system, by: look)
                    if after != control { found.acts.insert(act.name) }
                    control = after
                    for person in blind {
                        let now = try await eye.view(of: .staff(person), by: look)
                        found.looked += 1
                        guard let before = views[person.staff], now != before else { continue }
                        let tables = now.differences(from: before).joined(separator: ", ")
                        let roles = person.roles.map(\.rawValue).sorted().joined(separator: "+")
                        found.leaks.insert(
                            "city \(seed), \(kind), \(act.name): \(roles) in \(person.organ.rawValue): \(tables)")
                        views[person.staff] = now
                    }
                    if found.looked >= limit { break }
                }
                if found.looked >= limit { break }
            }
            await eye.close()
            kept.put(found)
        }
        return kept.value
    }
}
