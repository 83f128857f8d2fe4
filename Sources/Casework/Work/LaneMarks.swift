/// What a worker remembers of the lanes of its stage: whose turn it is, and below which number nothing waits as far as it
/// knows. Where claims begin at the first row, they walk over all that was claimed while anybody holds an old snapshot.
///
/// A value of the worker, in no table: one that is written at each claim would itself be what piles up. What it passes
/// over is found by a sweep that looks from the start.
public struct LaneMarks: Sendable, Equatable {
    /// Lanes that one claim goes over.
    public struct Window: Sendable, Equatable {
        public let lanes: [String]
        /// From where it looks: four for each lane, in the order of the classes.
        public let numbers: [Int64]
        /// How many rounds each lane has had: those with the fewest have their turn first.
        public let rounds: [Int64]

        /// The lanes, from the start, in their first round.
        public init(fromStartOf lanes: [String]) {
            self.init(
                lanes: lanes, numbers: Array(repeating: 0, count: lanes.count * Priority.allCases.count),
                rounds: Array(repeating: 0, count: lanes.count))
        }

        fileprivate init(lanes: [String], numbers: [Int64], rounds: [Int64]) {
            precondition(lanes.count <= WorkLimits.lanesPerClaim)
            self.lanes = lanes
            self.numbers = numbers
            self.rounds = rounds
        }
    }

    /// Where a step waits, or waited.
    public struct Place: Sendable, Hashable {
        public let lane: String
        public let priority: Priority
        public let number: Int64

        public init(lane: String, priority: Priority, number: Int64) {
            self.lane = lane
            self.priority = priority
            self.number = number
        }
    }

    fileprivate struct Mark: Sendable, Equatable {
        /// The highest number that was claimed.
        var highest: Int64 = 0
        /// From where the next claim looks for what a sweep found below the mark.
        var straggler: Int64?

        var low: Int64 { max(highest - WorkLimits.lateNumbers, 0) }
        var start: Int64 { min(straggler ?? low, low) }
    }

    /// Those that ever had work, sorted.
    public private(set) var lanes: [String] = []
    private var marks: [String: [Mark]] = [:]
    private var rounds = LaneRounds()
    private var turn = 0

    public init() {}

    /// Windows of a whole turn.
    public var windowsPerTurn: Int { Self.windows(lanes.count) }

    private static func windows(_ lanes: Int) -> Int {
        (lanes + WorkLimits.lanesPerClaim - 1) / WorkLimits.lanesPerClaim
    }

    /// All lanes from the start, as whoever remembers nothing looks at them.
    public static func windows(fromStartOf lanes: [String]) -> [Window] {
        chunks(lanes).map { Window(fromStartOf: $0) }
    }

    /// All of them as large as the others, or one lane less: a claim gets the same number from each.
    private static func chunks(_ lanes: [String]) -> [[String]] {
        let count = windows(lanes.count)
        return (0..<count).map { Array(lanes[(lanes.count * $0 / count)..<(lanes.count * ($0 + 1) / count)]) }
    }

    /// Takes note of which lanes there are.
    ///
    /// - Returns: whether there are others than before.
    public mutating func know(_ lanes: [String]) -> Bool {
        let sorted = lanes.sorted()
        guard sorted != self.lanes else { return false }
        self.lanes = sorted
        let known = Set(sorted)
        marks = marks.filter { known.contains($0.key) }
        rounds.level()
        return true
    }

    /// The lanes whose turn it is; nil where there are none.
    public mutating func nextWindow() -> Window? {
        guard !lanes.isEmpty else { return nil }
        turn %= windowsPerTurn
        let own = Self.chunks(lanes)[turn]
        turn += 1
        return window(own) { $0.start }
    }

    private func window(_ lanes: [String], from number: (Mark) -> Int64) -> Window {
        Window(lanes: lanes, numbers: lanes.flatMap { row($0).map(number) }, rounds: lanes.map { rounds.had($0) })
    }

    /// Takes note of what a claim found.
    ///
    /// - Parameter isFull: whether it found as much as it asked for; if not, nothing else waited from where it looked.
    public mutating func claimed(_ places: [Place], of window: Window, isFull: Bool) {
        var highest: [String: [Priority: Int64]] = [:]
        var numbers: [String: Int64] = [:]
        for place in places {
            let before = highest[place.lane]?[place.priority] ?? 0
            highest[place.lane, default: [:]][place.priority] = max(before, place.number)
            numbers[place.lane, default: 0] += 1
        }
        for (place, lane) in window.lanes.enumerated() {
            var own = row(lane)
            for (index, priority) in Priority.allCases.enumerated() {
                let from = window.numbers[place * Priority.allCases.count + index]
                own[index].note(highest[lane]?[priority], from: from, isFull: isFull)
            }
            marks[lane] = own
        }
        rounds.claimed(numbers, before: zip(window.lanes, window.rounds).map { (lane: $0, had: $1) })
    }

    /// From where a sweep looks up to: the lanes of which something was claimed.
    public var sweepWindows: [Window] {
        Self.chunks(lanes.filter { row($0).contains { $0.low > 0 } }).map { own in window(own) { $0.low } }
    }

    /// Takes note of what a sweep found: the next claims of these lanes look from there.
    public mutating func found(_ stragglers: [Place]) {
        for place in stragglers {
            var own = row(place.lane)
            let index = place.priority.rawValue - 1
            own[index].straggler = min(own[index].straggler ?? place.number, place.number)
            marks[place.lane] = own
        }
    }

    private func row(_ lane: String) -> [Mark] {
        marks[lane] ?? Array(repeating: Mark(), count: Priority.allCases.count)
    }
}

extension LaneMarks.Mark {
    /// - Parameters:
    ///   - number: the highest that was claimed now; nil: none.
    ///   - from: where the claim began to look. One that began above what a sweep found meanwhile says nothing about it.
    fileprivate mutating func note(_ number: Int64?, from: Int64, isFull: Bool) {
        if let start = straggler, from <= start {
            if let number, number < low {
                // There may be more of them.
                straggler = max(start, number + 1)
            } else if number != nil || !isFull {
                straggler = nil
            }
        }
        highest = max(highest, number ?? 0)
    }
}
