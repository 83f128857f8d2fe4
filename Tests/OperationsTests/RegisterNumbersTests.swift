import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Registers of a few rows, whose numbers are written as people write them.
@Suite struct RegisterNumbersTests {
    /// Rows that are all accepted, each received on another day of March 2024, decided as an import decides them.
    private static func outcomes(_ numbers: [String], _ desk: Desk) throws -> [RegisterOutcome] {
        let context = try RegisterContext(
            year: 2024, today: desk.today, organ: desk.office.county, directory: desk.office.directory
        )
        let rows = numbers.enumerated().map { index, number in
            let day = "2024-03-\(index + 10)"
            return RegisterRow(
                row: index + 1,
                cells: [
                    "\(index + 1)", number, day, "来信", "匿名", "", "某\(index)", "保安镇沙洲村会计", "农村干部",
                    "集体林木砍伐收入\(index + 3)000元未入账", "三资", "转办", "保安镇纪委", day, "", "", "", "",
                ])
        }
        let outcomes = RegisterBatch.decide(rows: rows, context: context)
        for outcome in outcomes {
            guard case .accept = outcome.decision else {
                Issue.record("row \(outcome.row) is not accepted: \(outcome.codes)")
                continue
            }
        }
        return outcomes
    }

    /// Imports rows of a file and answers which number each row of it has by now.
    private static func write(
        _ outcomes: [RegisterOutcome], rows: Range<Int>? = nil, _ desk: Desk
    ) async throws -> [String] {
        let importer = ImportRegister(desk.context)
        let numbers = try await importer.numbers(for: outcomes, year: 2024, as: desk.clerk)
        _ = try await importer.write(Array(outcomes[rows ?? outcomes.indices]), numbers, as: desk.clerk)
        return try await desk.texts(
            """
            select r.register_number::text
            from casework.report as r
            where r.source = 'import' and r.register_year = 2024
            order by r.received_on
            """
        )
    }

    private static let written = [
        "旧档补录", "冶信〔2024〕3号", "2024-4", "冶访〔2024〕5号", "冶访[2024]3号", "冶信2024-9-5", "冶信2024900000012号",
    ]
    /// The digits of 2024-4 are free; those of the next two are other rows', and nothing usual ends with nine digits.
    private static let given = ["6", "3", "4", "5", "7", "8", "9"]

    @Test func `a number in another form gives its digits where they are free, and else the next one`() async throws {
        try await Desk.open { desk in
            let found = try await Self.write(try Self.outcomes(Self.written, desk), desk)
            #expect(found == Self.given)
        }
    }

    @Test func `what the register has given already is not given again`() async throws {
        try await Desk.open { desk in
            for number in [4, 7] {
                _ = try await desk.office.plantReport(in: desk.office.county)
                try await desk.script(
                    """
                    update casework.report set register_year = 2024, register_number = \(number)
                    where register_year <> 2024
                    """
                )
            }
            let numbers = try await Self.write(try Self.outcomes(Self.written, desk), desk)
            #expect(numbers == ["6", "3", "8", "5", "9", "10", "11"])
        }
    }

    @Test func `the same file gives the same numbers, also when its import was stopped in between`() async throws {
        try await Desk.open { desk in
            let outcomes = try Self.outcomes(Self.written, desk)
            _ = try await Self.write(outcomes, rows: 3..<6, desk)
            #expect(try await Self.write(outcomes, desk) == Self.given)
            let before = try await desk.snapshot()
            #expect(try await Self.write(outcomes, desk) == Self.given)
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `the desk goes on after all numbers of the file from its first batch on`() async throws {
        try await Desk.open { desk in
            _ = try await Self.write(try Self.outcomes(Self.written, desk), rows: 1..<2, desk)
            let county = desk.office.county
            let next = try await desk.office.store.transaction(as: desk.office.clerk) { transaction in
                try transaction.nextNumber(.report, of: county, year: 2024)
            }
            #expect(next == 10)
        }
    }
}
