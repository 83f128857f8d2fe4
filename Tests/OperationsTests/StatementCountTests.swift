import Foundation
import Libpq
import Synchronization
import TestDatabase
import Testing

/// What an operation cost where everything is prepared: all its transactions together.
struct OperationCost: Sendable, Equatable {
    let roundTrips: Int
    let statements: Int
    /// What travelled together, trip by trip.
    var trips: [[String]] = []

    init(roundTrips: Int, statements: Int, trips: [[String]] = []) {
        (self.roundTrips, self.statements, self.trips) = (roundTrips, statements, trips)
    }

    init(_ tallies: [Tally]) {
        self.init(
            roundTrips: tallies.reduce(0) { $0 + $1.roundTrips }, statements: tallies.reduce(0) { $0 + $1.statements },
            trips: tallies.flatMap(\.trips))
    }

    /// What to do where the table says something else; nil where it says the same.
    func complaint(about name: String, against written: OperationCost?) -> String? {
        let renew = "add it knowingly by scripts/statement-counts.sh"
        guard let written else { return "“\(name)” is not in the table: \(renew)\n\(story)" }
        if roundTrips == written.roundTrips, statements == written.statements { return nil }
        let change =
            "\(written.roundTrips) → \(roundTrips) round trips, \(written.statements) → \(statements) statements"
        let isGain = roundTrips <= written.roundTrips && statements <= written.statements
        let advice = isGain ? "write the gain down by scripts/statement-counts.sh" : "join them, or \(renew)"
        return "“\(name)”: \(change): \(advice)\n\(story)"
    }

    /// One line a trip, and beside each statement that comes again how often it does.
    private var story: String {
        let times = Dictionary(trips.flatMap(\.self).map { ($0, 1) }, uniquingKeysWith: +)
        return trips.enumerated().map { number, trip in
            let lines = trip.map { step in
                let count = times[step] ?? 1
                return "      " + step + (count > 1 ? "  ×\(count)" : "")
            }
            return "  trip \(number + 1)\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

/// A line of the table: name, round trips, statements, with tabs between.
struct CostTable {
    static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "statements.tsv")

    private(set) var costs: [(name: String, cost: OperationCost)] = []

    init(_ costs: [(name: String, cost: OperationCost)]) { self.costs = costs }

    init(_ text: String) {
        costs = text.split(separator: "\n").dropFirst().compactMap { line in
            let parts = line.split(separator: "\t")
            guard parts.count == 3, let roundTrips = Int(parts[1]), let statements = Int(parts[2]) else { return nil }
            return (String(parts[0]), OperationCost(roundTrips: roundTrips, statements: statements))
        }
    }

    subscript(name: String) -> OperationCost? { costs.first { $0.name == name }?.cost }

    var text: String {
        let lines = costs.map { "\($0.name)\t\($0.cost.roundTrips)\t\($0.cost.statements)" }
        return (["operation\tround trips\tstatements"] + lines).joined(separator: "\n") + "\n"
    }
}

/// How many round trips and statements the operations take: nobody adds one unseen, and none that was saved comes back.
@Suite struct StatementCountTests {
    private final class Ledger: Sendable {
        private let tallies = Mutex<[Tally]>([])

        func note(_ tally: Tally) { tallies.withLock { $0.append(tally) } }

        /// What was noted since the last time.
        func take() -> [Tally] {
            tallies.withLock { tallies in
                defer { tallies = [] }
                return tallies
            }
        }
    }

    /// The second time of each: by then its statements are prepared, keys are open and rules are known.
    private static func measure() async throws -> [(name: String, cost: OperationCost)] {
        try await Desk.open { desk in
            let ledger = Ledger()
            let observed = desk.observed(by: { ledger.note($0) })
            var costs: [(String, OperationCost)] = []
            for operation in MeasuredOperation.all {
                do {
                    try await operation.prepare(desk)(observed)
                    let second = try await operation.prepare(desk)
                    _ = ledger.take()
                    desk.office.clock.advance(seconds: 1)
                    try await second(observed)
                    costs.append((operation.name, OperationCost(ledger.take())))
                } catch { Issue.record(error, "\(operation.name)") }
            }
            return costs
        }
    }

    @Test func `an operation takes the round trips and statements that the table gives it`() async throws {
        let measured = try await Self.measure()
        for (name, cost) in measured { #expect(cost.roundTrips == cost.trips.count && cost.roundTrips > 0, "\(name)") }
        // scripts/statement-counts.sh renews the table.
        if let path = ProcessInfo.processInfo.environment["DENGWEN_STATEMENT_COUNTS"] {
            try CostTable(measured).text.write(toFile: path, atomically: true, encoding: .utf8)
            return
        }
        let table = CostTable(try String(contentsOf: CostTable.file, encoding: .utf8))
        for (name, cost) in measured {
            if let complaint = cost.complaint(about: name, against: table[name]) { Issue.record("\(complaint)") }
        }
        let gone = Set(table.costs.map(\.name)).subtracting(measured.map(\.name))
        #expect(gone.isEmpty, "the table names what is not measured")
    }

    @Test func `one statement more is named as such, one less as a gain, and what comes again is counted`() {
        let written = OperationCost(roundTrips: 2, statements: 3)
        let same = OperationCost(roundTrips: 2, statements: 3, trips: [["a"], ["b", "c"]])
        #expect(same.complaint(about: "x", against: written) == nil)
        let more = OperationCost(roundTrips: 2, statements: 4, trips: [["a", "b"], ["b", "c"]])
        let told = more.complaint(about: "x", against: written)
        #expect(told?.contains("3 → 4 statements: join them, or add it knowingly") == true)
        #expect(told?.contains("  trip 1\n      a\n      b  ×2\n  trip 2\n      b  ×2\n      c") == true)
        let less = OperationCost(roundTrips: 1, statements: 3)
        #expect(less.complaint(about: "x", against: written)?.contains("write the gain down") == true)
        // Fewer trips do not make up for more statements.
        let other = OperationCost(roundTrips: 1, statements: 4)
        #expect(other.complaint(about: "x", against: written)?.contains("add it knowingly") == true)
        #expect(same.complaint(about: "x", against: nil)?.contains("not in the table") == true)
        let table = CostTable([("x y", written), ("z", more)])
        #expect(CostTable(table.text)["x y"] == written && CostTable(table.text)["z"]?.statements == 4)
    }
}
