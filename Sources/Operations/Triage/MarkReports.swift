public import CaseStore
public import Casework

/// Gives reports of before the blind marks by which repeats are found (补做查重标记), and the blind tokens by which they are
/// searched, in bounded batches: each is opened by the system for that alone, and the audit log says so.
///
/// - Policy: JB-14, C11
public struct MarkReports: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Batch: Sendable {
        public let marked: Int
        /// Where the next batch begins; nil when this was the last one.
        public let last: Report.ID?

        public init(marked: Int, last: Report.ID?) {
            self.marked = marked
            self.last = last
        }
    }

    /// - Parameters:
    ///   - last: that of the batch before; nil for the first.
    ///   - limit: reports of the batch at most.
    public func callAsFunction(
        after last: Report.ID? = nil, limit: Int = StoreLimits.claimBatch
    ) async throws -> Batch {
        let context = context
        let found = try await context.transaction(as: .system, on: .worker) { transaction in
            try transaction.unmarkedReports(after: last, limit: limit)
        }
        var marked = 0
        for id in found where try await mark(id) { marked += 1 }
        return Batch(marked: marked, last: found.count < limit ? nil : found.last)
    }

    /// One report in a transaction of its own: whoever changes it meanwhile marks it anew.
    private func mark(_ id: Report.ID) async throws -> Bool {
        let context = context
        return try await context.transaction(as: .system, on: .worker) { transaction in
            let record = try transaction.lockReport(id)
            switch record.report.state {
            case .quarantined, .sealedUp, .voided, .split: return false
            case .registered, .triageProposed, .accepted, .declined, .retained: break
            }
            // It may wait to be sealed by now.
            guard try transaction.isUnmarked(id) else { return false }
            try transaction.mark(id)
            try transaction.audit(AuditRecord("report.mark", id), in: record.holder)
            return true
        }
    }
}
