import Casework
import Operations

extension Site {
    /// The first report whose number somebody typed into the triage form.
    ///
    /// - Returns: nil for whatever is not exactly one report in the caller's sight, of or with the caller's organ, and
    ///   another than the item itself.
    func firstReport(numbered typed: String, of id: Report.ID, for caller: StaffCaller) async throws -> Report.ID? {
        guard let number = TypedNumber(typed) else { return nil }
        let found = try await find(number, as: caller)
        let others = found.reports.map { $0.record }.filter { record in
            record.report.id != id && [record.holder, record.report.receiver].contains(caller.organ)
        }
        return others.count == 1 ? others.first?.report.id : nil
    }
}
