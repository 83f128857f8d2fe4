import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase

/// What is tried in a city.
struct LeakPlan: Sendable {
    var kinds = HiddenMatter.Kind.allCases
    /// What becomes of them: the first time the first, later one of them.
    var lives = [HiddenMatter.Life.ordinary]
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

/// A matter's life, and what those who must not know make of it.
struct LeakWalk {
    private struct Watcher {
        let who: Unaware
        var view: DatabaseView
    }

    private let matter: HiddenMatter
    private let plan: LeakPlan
    private let seed: UInt64
    private let eye: DatabaseEye
    private let tally: Tally
    private var house: LeakHouse
    private var watchers: [Watcher]
    private var report: Report.ID?
    /// Who stands aside from it, also by what they declared before some earlier matter.
    private var aside: Set<String> = []
    private var state: DatabaseState
    /// Changed since somebody looked.
    private var changed: Set<String> = []
    /// What messages could be about before it came in.
    private let earlier: Set<String>

    /// Lives in a city, matter by matter, until it is enough.
    static func live(inCity seed: UInt64, _ plan: LeakPlan, _ tally: Tally) async throws {
        try await LeakHouse.open(seed: seed) { house in
            var dice = Dice(seed: seed)
            try await house.office.admin.run { try $0.script(plan.hole) }
            let eye = try await DatabaseEye.open(house.office)
            for round in 0..<plan.rounds {
                for kind in plan.kinds where !tally.isFull {
                    var matter = HiddenMatter(kind, in: house, &dice)
                    matter.life = round == 0 ? plan.lives[0] : dice.pick(plan.lives)
                    let known = Set(try await house.reports())
                    guard var walk = try await LeakWalk(matter, plan, seed, in: house, eye, tally, &dice) else {
                        continue
                    }
                    try await walk.go(&dice, known)
                }
            }
            await eye.close()
        }
    }

    /// Nil where a rule of this city did not let it come to such a matter.
    private init?(
        _ matter: HiddenMatter, _ plan: LeakPlan, _ seed: UInt64, in house: LeakHouse, _ eye: DatabaseEye,
        _ tally: Tally, _ dice: inout Dice
    ) async throws {
        (self.matter, self.plan, self.seed, self.eye, self.tally) = (matter, plan, seed, eye, tally)
        let some = matter.sample(of: plan.actors, &dice)
        self.house = house.leaving(matter.idle + some.map(\.person))
        earlier = try await house.subjects()
        report = try await matter.begin(in: self.house, &dice)
        guard !matter.kind.isFoundLater || report != nil else { return nil }
        // What ran out before is told now, so that later only this matter's clocks are.
        while try await WatchClocks(house.context)().isFull {}
        // What waited for a receiver when a wall went up does not reach it.
        let late = matter.leaks(in: try await house.deliver(), besides: earlier)
        tally.add { $0.leaks.formUnion(late.map { "city \(seed), \(matter.kind), before: \($0)" }) }
        state = try await eye.state()
        watchers = []
        try await watch(some)
    }

    /// From now on these look as well.
    private mutating func watch(_ some: [Unaware]) async throws {
        guard !some.isEmpty else { return }
        let all = eye.surfaces(worthALookIn: state, changed: nil)
        let views = try await eye.answers(to: some.map { .staff($0.person) }, at: all)
        watchers += zip(some, views).map { Watcher(who: $0, view: DatabaseView(answers: $1)) }
        house = house.leaving(matter.idle + watchers.map(\.who.person))
        tally.add { count in
            for one in some {
                count.people.insert("\(seed) \(one.person.staff.rawValue)")
                count.grounds[one.ground, default: 0] += 1
            }
        }
    }

    private mutating func go(_ dice: inout Dice, _ known: Set<Report.ID>) async throws {
        try await ask(&dice)
        for act in matter.acts(&dice, today: house.office.clock.today) {
            // Of a life that was cut short nobody is asked: in quarantine it is known to more than later (decision 27).
            guard !tally.isFull else { return }
            house.office.clock.advance(seconds: 1)
            try await act.run(house, report)
            if report == nil { report = try await house.reports().first { !known.contains($0) } }
            try await deliver(after: act.name)
            let after = try await eye.state()
            changed.formUnion(after.changes(since: state))
            state = after
            guard changed.contains(where: { !$0.hasPrefix("audit.") }) else {
                tally.add { $0.refusals[act.name] = house.refusal.value }
                continue
            }
            try await look(after: act.name)
            tally.tellProgress()
        }
        try await ask(&dice)
    }

    /// What the receivers of organs are sent is one more surface: where nobody may know of it, nothing.
    private func deliver(after act: String) async throws {
        let heard = try await house.deliver()
        let leaks = matter.leaks(in: heard, besides: earlier).map { "\(title), \(act): \($0)" }
        tally.add { count in
            count.messages += heard.count
            count.leaks.formUnion(leaks)
        }
    }

    /// Everybody who watches finds what they found before.
    private mutating func look(after act: String) async throws {
        if let report {
            let involved = try await house.involved(in: report)
            aside = involved.aside
            watchers.removeAll { watcher in
                guard watcher.who.ground == .otherRoom || watcher.who.ground == .upperRoom else { return false }
                return watcher.who.person.room.map { involved.rooms.contains($0.rawValue) } ?? false
            }
            // Whoever may know of it now may work on it.
            house = house.leaving(matter.idle + watchers.map(\.who.person))
        }
        let surfaces = eye.surfaces(worthALookIn: state, changed: changed)
        let answers = try await eye.answers(to: watchers.map { .staff($0.who.person) }, at: surfaces)
        changed = []
        var leaks: Set<String> = []
        for (place, watcher) in watchers.enumerated() {
            let now = watcher.view.looking(at: surfaces, finding: answers[place])
            let different = now.differences(from: watcher.view).filter { !finds(watcher.who, $0) }
            watchers[place].view = now
            guard !different.isEmpty else { continue }
            leaks.insert("\(title), \(act): \(watcher.who.name): \(different.joined(separator: ", "))")
        }
        let count = watchers.count
        tally.add {
            $0.cases += count
            $0.looks += count * surfaces.count
            $0.acts[act, default: 0] += 1
            $0.leaks.formUnion(leaks)
        }
        try await watch(whoStoodAside)
    }

    /// What somebody finds by right: what their ground lets them, what left their house, and that they stand aside.
    private func finds(_ who: Unaware, _ surface: String) -> Bool {
        who.ground.finds.contains(surface)
            || who.keepsReceivers(of: matter) && Unaware.saysWhatLeft.contains(surface)
            || aside.contains(who.person.staff.rawValue) && Unaware.saysAside.contains(surface)
    }

    /// Members of a room who had it and do no more.
    private var whoStoodAside: [Unaware] {
        let known = Set(
            matter.unaware.filter { $0.ground != .otherRoom && $0.ground != .upperRoom }.map(\.person.staff))
        let watching = Set(watchers.map(\.who.person.staff))
        return house.people.filter { person in
            aside.contains(person.staff.rawValue) && person.roles == [.roomMember]
                && !known.contains(person.staff) && !watching.contains(person.staff)
        }.map { Unaware(person: $0, ground: .stoodAside) }
    }

    /// Some of them ask with the very ids, as if they had seen them somewhere.
    private func ask(_ dice: inout Dice) async throws {
        let able = watchers.map(\.who).filter(\.ground.mayGuess)
        guard let report, !able.isEmpty else { return }
        let items = Array(try await house.items(of: report).prefix(4))
        let start = dice.roll(able.count)
        for (place, who) in (able[start...] + able[..<start]).prefix(plan.askers).enumerated() where !tally.isFull {
            let writes = place < plan.writers && who.ground != .relative
            let told = try await eye.tells(items, to: .staff(who.person), inserts: writes, wordsOf: report.rawValue)
            let standsAside = aside.contains(who.person.staff.rawValue)
            let leaks = told.filter { !(standsAside && Unaware.isToldAside($0)) }
            let standing = leaks.isEmpty ? "" : try await house.standing(of: report, before: who.person)
            tally.add { count in
                count.ids += items.count
                count.leaks.formUnion(leaks.map { "\(title), asked: \(who.name) (\(standing)): \($0)" })
            }
        }
    }

    private var title: String { "city \(seed), \(matter.kind)" }
}
