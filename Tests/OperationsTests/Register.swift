import CaseStore
import Casework
import Documents
import FoundationEssentials
import Operations
import TestDatabase

/// The sample register, decided row by row and imported as a clerk does it.
struct Register: Sendable {
    let desk: Desk
    let outcomes: [RegisterOutcome]
    let year: Int
    /// Stands for the file's digest.
    let digest: [UInt8]

    /// - Parameter removed: a row that the clerk has deleted; those below it have moved up.
    init(_ desk: Desk, _ name: String, without removed: Int? = nil) throws {
        self.desk = desk
        let bytes = try Self.bytes(name)
        var file = try RegisterFile(bytes)
        guard let year = file.year else { throw Desk.Missing() }
        let context = try RegisterContext(
            year: year, today: desk.today, organ: desk.office.county, directory: desk.office.directory
        )
        let rows = try file.rows().filter { $0.row != removed }.enumerated().map { index, row in
            RegisterRow(row: index + 1, width: row.width, expectedWidth: row.expectedWidth, cells: row.cells)
        }
        outcomes = RegisterBatch.decide(rows: rows, context: context)
        self.year = year
        digest = Array(repeating: UInt8(truncatingIfNeeded: bytes.count), count: 32)
    }

    /// The file, found from where this source file stands.
    private static func bytes(_ name: String) throws -> [UInt8] {
        let folders = #filePath.split(separator: "/").dropLast(3)
        let path = "/" + folders.joined(separator: "/") + "/samples/" + name
        guard let data = FileManager.default.contents(atPath: path) else { throw Desk.Missing() }
        return Array(data)
    }

    /// Imports everything in batches of a hundred rows.
    ///
    /// - Returns: how many reports were new.
    @discardableResult
    func importAll() async throws -> Int {
        let batch = try await ImportRegister(desk.context).begin(digest, as: desk.clerk)
        var new = 0
        for start in stride(from: 0, to: outcomes.count, by: 100) {
            new += try await write(start..<min(start + 100, outcomes.count))
        }
        if !batch.isFinished { try await ImportRegister(desk.context).finish(batch.id, counts, as: desk.clerk) }
        return new
    }

    func write(_ rows: Range<Int>) async throws -> Int { try await result(of: rows).new }

    /// A plain row in the middle of the first hundred, with its number in the register.
    var somewhere: (row: Int, number: Int) {
        for outcome in outcomes[50..<100] {
            guard case .accept(let entry) = outcome.decision, entry.flags.isEmpty,
                let number = entry.number.split(whereSeparator: { !$0.isNumber }).last.flatMap({ Int($0) })
            else { continue }
            return (outcome.row, number)
        }
        preconditionFailure("the sample register has plain rows")
    }

    func result(of rows: Range<Int>) async throws -> (new: Int, conflicts: [Int]) {
        try await ImportRegister(desk.context).write(Array(outcomes[rows]), try await numbers, as: desk.clerk)
    }

    /// Of the whole file, as the importer asks for them.
    var numbers: RegisterNumbers {
        get async throws {
            try await ImportRegister(desk.context).numbers(for: outcomes, year: year, as: desk.clerk)
        }
    }

    var counts: ImportCounts {
        var counts = ImportCounts()
        counts.read = outcomes.count
        for outcome in outcomes {
            switch outcome.decision {
            case .accept(let entry): if entry.flags.isEmpty { counts.accepted += 1 } else { counts.flagged += 1 }
            case .reject, .sealed: counts.rejected += 1
            }
        }
        return counts
    }
}
