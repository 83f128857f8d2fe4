import Casework
import Libpq

extension Transaction {
    /// Ends the claims of a worker in one round trip.
    ///
    /// - Throws: `StoreError.stale` when the token of any is not the current one; then none may be ended.
    public func finish(_ stage: Stage, _ jobs: [Job]) throws {
        try finish(stage, jobs.map { ($0.subject, $0.token) })
    }

    /// The same by their subjects and tokens.
    public func finish(_ stage: Stage, _ jobs: [(subject: String, token: Int64)]) throws {
        guard !jobs.isEmpty else { return }
        precondition(jobs.count <= StoreLimits.claimBatch)
        let subjects = try jobs.map { try Identifier<Never>($0.subject).bits() }
        let values: [Value] = [.text(stage.rawValue), .uuidArray(subjects), .int8Array(jobs.map(\.token))]
        guard try session.query(Self.finishAll, values).first?.int4(0) == Int32(jobs.count) else {
            throw StoreError.stale
        }
    }

    private static let finishAll = Statement("select queue.finish_all($1, $2, $3)")
}
