public import Casework
import Libpq

extension Transaction {
    /// How urgent a clue is was found anew: it keeps its place among those of its new class. As the system.
    ///
    /// - Policy: HS-29
    public func setUrgency(of clue: Clue.ID, _ priority: Priority, isMicroCorruption: Bool) throws {
        let changed = try session.execute(
            Self.saveUrgency, [try clue.value(), .small(priority.rawValue), .bool(isMicroCorruption)])
        guard changed == 1 else { throw StoreError.notFound }
        try session.later(
            Self.reclass, [.text(Stage.handle.rawValue), try clue.value(), .small(priority.rawValue)])
    }

    private static let saveUrgency = Statement(
        "update casework.clue set priority = $2, micro_corruption = $3 where clue_id = $1"
    )
    private static let reclass = Statement("select queue.reclass($1, $2, $3)")
}
