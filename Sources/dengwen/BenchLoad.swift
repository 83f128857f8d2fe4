import Foundation
import Synchronization

/// Does something over and over, several at once, for so long or so often, and keeps how long each took.
///
/// At full speed each lane begins when it has ended. At a fixed rate each has a time at which it is due, whoever is free
/// does it, and it has taken as long as since then: what waits behind something slow counts as slow.
struct BenchLoad: Sendable {
    var atOnce = 8
    var seconds = 10
    /// A second; nil: full speed.
    var rate: Int?
    /// Ends after so many; nil: when the time is over.
    var most: Int?

    /// - Parameters:
    ///   - work: what is measured, with its number from 0.
    ///   - after: what follows it on the same lane and is not measured.
    func run<Done: Sendable>(
        _ work: @escaping @Sendable (_ number: Int) async throws -> Done,
        after: @escaping @Sendable (Done) async throws -> Void
    ) async throws -> BenchLatencies {
        let turns = Turns()
        let start = ContinuousClock.now
        return try await withThrowingTaskGroup(of: BenchLatencies.self) { group in
            for _ in 0..<atOnce {
                group.addTask {
                    var latencies = BenchLatencies()
                    while let (number, due) = try await next(turns, from: start) {
                        let done = try await work(number)
                        latencies.note(due: due - start, took: ContinuousClock.now - due)
                        try await after(done)
                    }
                    return latencies
                }
            }
            var all = BenchLatencies()
            for try await latencies in group { all.add(latencies) }
            all.end(after: ContinuousClock.now - start)
            return all
        }
    }

    func run(_ work: @escaping @Sendable (_ number: Int) async throws -> Void) async throws -> BenchLatencies {
        try await run(work, after: { _ in })
    }

    /// How long after its end a rate is still made up for.
    private static let grace = Duration.seconds(1)

    /// The next one and when it is due; nil when it is over. What is due and not begun by then is left: `kept` says so.
    private func next(
        _ turns: Turns, from start: ContinuousClock.Instant
    ) async throws -> (number: Int, due: ContinuousClock.Instant)? {
        let number = turns.next()
        if let most, number >= most { return nil }
        let end: ContinuousClock.Instant? = most == nil ? start + .seconds(seconds) : nil
        guard let rate else {
            let now = ContinuousClock.now
            return end.map { now < $0 } ?? true ? (number, now) : nil
        }
        let due = start + .nanoseconds(Int64(number) * 1_000_000_000 / Int64(rate))
        if let end, due >= end || ContinuousClock.now >= end + Self.grace { return nil }
        // The load is a clock: what is due is due, whether the last one has ended or not.
        try await ContinuousClock().sleep(until: due, tolerance: .zero)
        return (number, due)
    }

    /// Numbers for whoever is free.
    private final class Turns: Sendable {
        private let taken = Atomic(0)

        func next() -> Int { taken.wrappingAdd(1, ordering: .relaxed).oldValue }
    }
}

/// How long each took, and when it was due.
struct BenchLatencies: Sendable {
    private var samples: [(due: Double, milliseconds: Double)] = []
    private(set) var seconds = 0.0

    var count: Int { samples.count }

    mutating func note(due: Duration, took: Duration) {
        samples.append((due / .seconds(1), took / .milliseconds(1)))
    }

    mutating func add(_ others: BenchLatencies) { samples += others.samples }

    mutating func end(after took: Duration) { seconds = took / .seconds(1) }

    /// As one JSON line.
    ///
    /// - Parameters:
    ///   - units: how many things were done in all, where one sample stands for several.
    ///   - load: what was asked for: at a fixed rate the line says how much of it was kept.
    ///   - slice: seconds of each slice that is told apart; nil: none is.
    ///   - sweeps: of the sweeper that ran beside it; nil: none did.
    func json(
        units: Int? = nil, of load: BenchLoad, slice: Int? = nil, sweeps: BenchSweeps.Figures? = nil
    ) throws -> String {
        guard count > 0, seconds > 0 else { throw Complaint("没有测得任何一次", "Nothing was measured") }
        let units = units ?? count
        var said = Said(Self.percentiles(samples.map(\.milliseconds)), count: units)
        said.seconds = Self.short(seconds)
        said.rate = Self.short(Double(units) / seconds)
        said.asked = load.rate
        said.sweeps = sweeps
        said.kept = load.rate.map { Self.short(Double(count) / Double($0 * load.seconds)) }
        if let slice {
            said.slices = Dictionary(grouping: samples) { Int($0.due) / slice * slice }.sorted { $0.key < $1.key }.map {
                var part = Said(Self.percentiles($0.value.map(\.milliseconds)), count: $0.value.count)
                part.from = $0.key
                return part
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(said), as: UTF8.self)
    }

    private struct Said: Encodable {
        let count: Int
        var from: Int?
        var seconds: Double?
        var rate: Double?
        /// What was asked for a second, and the part of it that was kept.
        var asked: Int?
        var kept: Double?
        let p50: Double
        let p99: Double
        let p999: Double
        let longest: Double
        var sweeps: BenchSweeps.Figures?
        var slices: [Said]?

        init(_ percentiles: Percentiles, count: Int) {
            self.count = count
            (p50, p99, p999, longest) = percentiles
        }

        enum CodingKeys: String, CodingKey {
            case count, from, seconds, rate, asked, kept, sweeps, slices
            case p50 = "p50_ms"
            case p99 = "p99_ms"
            case p999 = "p999_ms"
            case longest = "max_ms"
        }
    }

    private typealias Percentiles = (p50: Double, p99: Double, p999: Double, longest: Double)

    private static func percentiles(_ milliseconds: [Double]) -> Percentiles {
        let sorted = milliseconds.sorted()
        func at(_ thousandths: Int) -> Double {
            short(sorted[min(sorted.count - 1, sorted.count * thousandths / 1000)])
        }
        return (at(500), at(990), at(999), at(1000))
    }

    private static func short(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}
