/// How many rounds each lane has had from one worker: one for each of its steps. A round that one claim cannot end, because
/// more lanes are busy than it takes, goes on in the next claim, so that each lane has its turn before any has another.
struct LaneRounds: Sendable, Equatable {
    private var counts: [String: Int64] = [:]
    /// Of those that had none since all began one together.
    private var base: Int64 = 0

    func had(_ lane: String) -> Int64 { counts[lane] ?? base }

    /// All lanes begin a round together: those that go over one claim from now on are others than before.
    mutating func level() {
        base = max(base, counts.values.max() ?? base)
        counts = [:]
    }

    /// Takes note of how many steps of each lane a claim got.
    ///
    /// Nobody saves up turns. A lane that got nothing, though others had one in a later round, had nothing to do; it takes
    /// part in the present round from then on. One that got something is behind by no more than one claim.
    ///
    /// - Parameter before: how many rounds each lane of the claim had had when it began: others go on at the same time.
    mutating func claimed(_ numbers: [String: Int64], before: [(lane: String, had: Int64)]) {
        let last = before.compactMap { lane, had in numbers[lane].map { had + $0 } }.max()
        guard let last else { return }
        let size = numbers.values.reduce(0, +)
        for (lane, _) in before {
            let number = numbers[lane] ?? 0
            counts[lane] = max(had(lane) + number, number == 0 ? last - 1 : last - size)
        }
    }
}
