import CaseStore
public import Casework

/// Which number of its organ's register each accepted row of a file gets.
///
/// A number in the usual form is kept. Of one in another form the digits at its end are, where neither a row of the
/// file nor a report of the year has them; else the row gets the next free number after the highest usual one. All of
/// it follows from the file and from what the register holds, rows of this very file left where they are: the same file
/// gives the same numbers, even if its import was stopped in between.
public struct RegisterNumbers: Sendable {
    /// Of the register.
    public let year: Int
    /// Rows that would get a number which an earlier row of the file gets: `冶信〔2024〕7号` and `冶访〔2024〕7号` are two numbers
    /// on paper and one in the register. They are to be rejected before anything is written.
    public let repeated: Set<Int>
    /// Rows that ask for a number in another form, in order, with its digits if it ends with any.
    let unusual: [Request]
    let highestUsual: Int
    private var numbers: [Int: Int] = [:]

    struct Request: Sendable {
        let row: Int
        let key: SourceKey
        let digits: Int?
    }

    /// Gives the usual numbers; the others wait for `allot`.
    init(_ outcomes: [RegisterOutcome], year: Int) {
        var numbers: [Int: Int] = [:]
        var seen: Set<Int> = []
        var repeated: Set<Int> = []
        var unusual: [Request] = []
        for outcome in outcomes {
            guard case .accept(let entry) = outcome.decision else { continue }
            let digits = entry.sequence(in: year).flatMap { OperationLimits.registerNumbers.contains($0) ? $0 : nil }
            if let digits, entry.hasUsualNumber {
                if seen.insert(digits).inserted { numbers[outcome.row] = digits } else { repeated.insert(outcome.row) }
            } else {
                let key = SourceKey.register(year: year, number: entry.number)
                unusual.append(Request(row: outcome.row, key: key, digits: digits))
            }
        }
        self.year = year
        self.numbers = numbers
        self.repeated = repeated
        self.unusual = unusual
        highestUsual = seen.max() ?? 0
    }

    /// Gives the other numbers.
    ///
    /// - Parameters:
    ///   - known: what those rows have that are in the register already.
    ///   - taken: which of the digits that rows end with the register has given.
    ///   - free: numbers after `highestUsual` that it has not given, ascending, two for each of `unusual`.
    mutating func allot(known: [SourceKey: Int], taken: Set<Int>, free: [Int]) {
        for request in unusual { numbers[request.row] = known[request.key] }
        var given = Set(numbers.values)
        for request in unusual where numbers[request.row] == nil {
            guard let digits = request.digits, !taken.contains(digits), given.insert(digits).inserted else { continue }
            numbers[request.row] = digits
        }
        var next = free.lazy.filter { !given.contains($0) }.makeIterator()
        for request in unusual where numbers[request.row] == nil { numbers[request.row] = next.next() }
    }

    /// The number of a row; nil for one that is rejected.
    subscript(row: Int) -> Int? { numbers[row] }

    /// The register's own numbers go on after it.
    var highest: Int { numbers.values.filter { OperationLimits.registerNumbers.contains($0) }.max() ?? 0 }
}

extension ImportRegister {
    /// The numbers of a whole file; to be asked for once, before its first batch.
    public func numbers(
        for outcomes: [RegisterOutcome], year: Int, as caller: StaffCaller
    ) async throws -> RegisterNumbers {
        let usual = RegisterNumbers(outcomes, year: year)
        guard !usual.unusual.isEmpty else { return usual }
        return try await context.transaction(as: .staff(caller)) { transaction in
            // As the system: a report that left the caller's sight has its number all the same.
            try transaction.asSystem { transaction in
                var numbers = usual
                numbers.allot(
                    known: try transaction.registerNumbers(of: usual.unusual.map(\.key), in: caller.organ),
                    taken: try transaction.taken(usual.unusual.compactMap(\.digits), in: year, of: caller.organ),
                    free: try transaction.freeNumbers(
                        after: usual.highestUsual, count: 2 * usual.unusual.count, in: year, of: caller.organ
                    )
                )
                return numbers
            }
        }
    }

    /// See `RegisterNumbers.repeated`.
    public static func repeatedNumbers(_ outcomes: [RegisterOutcome], year: Int) -> Set<Int> {
        RegisterNumbers(outcomes, year: year).repeated
    }
}
