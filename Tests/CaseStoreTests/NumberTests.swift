import CaseStore
import Casework
import TestDatabase
import Testing

@Suite struct NumberTests {
    private struct Change: Error {}

    @Test func `numbers taken at once, with some taken back, leave no gap and no double`() async throws {
        try await TestDatabase.withOffice { office in
            let taken = try await withThrowingTaskGroup(of: Int?.self) { group in
                for turn in 0..<60 {
                    group.addTask {
                        do {
                            return try await office.store.transaction(as: office.clerk) { transaction in
                                let number = try transaction.nextNumber(.report, of: office.county, year: 2026)
                                if turn.isMultiple(of: 3) { throw Change() }
                                return number
                            }
                        } catch is Change {
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
            }
            #expect(taken.sorted() == Array(1...40))
        }
    }

    @Test func `organs, years and series count apart`() async throws {
        try await TestDatabase.withOffice { office in
            let numbers = try await office.store.transaction(as: .system, on: .worker) { transaction in
                [
                    try transaction.nextNumber(.report, of: office.county, year: 2026),
                    try transaction.nextNumber(.report, of: office.county, year: 2026),
                    try transaction.nextNumber(.report, of: office.county, year: 2025),
                    try transaction.nextNumber(.report, of: office.city, year: 2026),
                    try transaction.nextNumber(.cadreClue, of: office.county, year: 2026),
                ]
            }
            #expect(numbers == [1, 2, 1, 1, 1])
        }
    }

    @Test func `nobody takes a number of another organ`() async throws {
        try await TestDatabase.withOffice { office in
            await #expect(throws: StoreError.notFound) {
                _ = try await office.store.transaction(as: office.clerk) { transaction in
                    try transaction.nextNumber(.report, of: office.city, year: 2026)
                }
            }
        }
    }

    @Test func `raising a series never takes it back`() async throws {
        try await TestDatabase.withOffice { office in
            let next = try await office.store.transaction(as: office.clerk) { transaction in
                try transaction.raiseNumber(.report, of: office.county, year: 2025, to: 90)
                try transaction.raiseNumber(.report, of: office.county, year: 2025, to: 40)
                return try transaction.nextNumber(.report, of: office.county, year: 2025)
            }
            #expect(next == 91)
        }
    }
}
