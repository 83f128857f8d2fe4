import Casework
import Testing

/// Rounds that go over several claims, with a queue in which the claim takes what comes first in its lane.
@Suite struct LaneRoundsTests {
    /// What a claim of the lanes of a window gets, in the order in which `queue.take` deals out.
    private static func claim(
        _ limit: Int, _ marks: inout LaneMarks, from waiting: inout [String: Int], first: [String] = []
    ) -> [String] {
        guard let window = marks.nextWindow() else { return [] }
        var had = Dictionary(uniqueKeysWithValues: zip(window.lanes, window.rounds))
        var got: [String] = []
        while got.count < limit {
            let next = window.lanes.filter { waiting[$0, default: 0] > 0 }.min { one, other in
                (had[one, default: 0], first.contains(one) ? 0 : 1, one)
                    < (had[other, default: 0], first.contains(other) ? 0 : 1, other)
            }
            guard let next else { break }
            got.append(next)
            had[next, default: 0] += 1
            waiting[next, default: 0] -= 1
        }
        let places = got.map { LaneMarks.Place(lane: $0, priority: .normal, number: 1) }
        marks.claimed(places, of: window, isFull: got.count == limit)
        return got
    }

    private static func marks(_ lanes: [String]) -> LaneMarks {
        var marks = LaneMarks()
        _ = marks.know(lanes)
        return marks
    }

    @Test(arguments: [1, 3, 16, 20, 100])
    func `however few a claim takes, each lane has its turn before any has another`(limit: Int) {
        let lanes = (0..<20).map { "O\(100 + $0)" }
        var marks = Self.marks(lanes)
        var waiting = Dictionary(uniqueKeysWithValues: lanes.map { ($0, 500) })
        var counts: [String: Int] = [:]
        for _ in 0..<(1_000 / limit) {
            for lane in Self.claim(limit, &marks, from: &waiting) { counts[lane, default: 0] += 1 }
            let all = lanes.map { counts[$0, default: 0] }
            #expect((all.max() ?? 0) - (all.min() ?? 0) <= 1)
        }
    }

    @Test func `a lane that had nothing has its turn in the round in which something comes, and saves up none`() {
        var marks = Self.marks(["A", "B", "C"])
        var waiting = ["A": 500, "B": 500]
        for _ in 0..<50 { _ = Self.claim(1, &marks, from: &waiting) }
        waiting["C"] = 500
        var order: [String] = []
        for _ in 0..<6 { order += Self.claim(1, &marks, from: &waiting) }
        #expect(order.prefix(3).sorted() == ["A", "B", "C"])
        #expect(order.suffix(3).sorted() == ["A", "B", "C"])
    }

    @Test func `a lane that had a little each time is ahead of the others by one claim at most`() {
        var marks = Self.marks(["A", "B"])
        var waiting = ["A": 5_000]
        for _ in 0..<100 {
            waiting["B"] = 1
            _ = Self.claim(16, &marks, from: &waiting)
        }
        waiting["B"] = 5_000
        let lanes = Self.claim(16, &marks, from: &waiting) + Self.claim(16, &marks, from: &waiting)
        #expect(lanes.filter { $0 == "A" }.count >= 8)
    }

    @Test func `what is most urgent goes first of its round, and of no earlier one`() {
        let lanes = (0..<20).map { "O\(100 + $0)" }
        var marks = Self.marks(lanes)
        var waiting = Dictionary(uniqueKeysWithValues: lanes.map { ($0, 500) })
        let claims = [16, 4, 1].map { Self.claim($0, &marks, from: &waiting, first: ["O119"]) }
        #expect(claims[0].contains("O119"))
        #expect(claims[1] == ["O115", "O116", "O117", "O118"])
        #expect(claims[2] == ["O119"])
    }

    @Test func `two claims at once of one worker take no lane its turn`() throws {
        var marks = Self.marks(["A", "B", "C"])
        let place = { (lane: String) in LaneMarks.Place(lane: lane, priority: .normal, number: 1) }
        for _ in 0..<50 {
            // Both get the first lane that they both see with the fewest rounds.
            guard let one = marks.nextWindow(), let other = marks.nextWindow() else { return }
            let lane = try #require(zip(one.rounds, one.lanes).min { $0 < $1 }?.1)
            for window in [one, other] { marks.claimed([place(lane)], of: window, isFull: true) }
        }
        let window = marks.nextWindow()
        let rounds = try #require(window).rounds
        #expect((rounds.max() ?? 0) - (rounds.min() ?? 0) <= 2 && (rounds.min() ?? 0) >= 32, "\(rounds)")
    }

    @Test func `where a lane is new all begin a round together`() throws {
        var marks = Self.marks(["A", "B"])
        var waiting = ["A": 500]
        for _ in 0..<50 { _ = Self.claim(1, &marks, from: &waiting) }
        let isNew = marks.know(["A", "B", "C"])
        #expect(isNew)
        let window = marks.nextWindow()
        let rounds = try #require(window).rounds
        #expect(Set(rounds).count == 1)
        waiting["C"] = 500
        var order: [String] = []
        for _ in 0..<4 { order += Self.claim(1, &marks, from: &waiting) }
        #expect(order == ["A", "C", "A", "C"])
    }
}
