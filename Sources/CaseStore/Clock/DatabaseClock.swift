import Libpq

extension CaseStore {
    /// By how many seconds the clock of the database is ahead of this program's; less than zero where it is behind, zero
    /// within the second of the question. Asked without a context, which opens nothing where the two differ by much.
    public func secondsAhead() async throws -> Int64 {
        let realSeconds = realSeconds
        return try await pools.worker.run(deadline: time(on: .worker)) { session in
            let before = realSeconds()
            let there = try session.query(Self.databaseSeconds)[0].int8(0)
            let after = realSeconds()
            return there < before ? there - before : max(0, there - after)
        }
    }

    private static let databaseSeconds = Statement("select floor(extract(epoch from clock_timestamp()))::bigint")
}
