import CaseStore
import Casework

extension OperationContext {
    /// The facts on which `Handle` decides, in one round trip.
    ///
    /// - Parameter lookups: what the act in question reads.
    func facts(
        _ lookups: Handle.Lookups = .all, of record: ClueRecord, in transaction: borrowing Transaction,
        for caller: StaffCaller
    ) throws -> Handle.Facts {
        let leaders =
            lookups.contains(.leaders)
            ? [people(of: record.organ, with: .head), people(of: record.organ, with: .deputy)] : []
        let offered = lookups.contains(.members) ? candidates(for: record, offeredTo: caller).map { [$0] } ?? [] : []
        return try transaction.askingAhead { transaction in
            try transaction.askFacts(lookups, of: record, for: caller.staff, about: leaders + offered)
            return try gatherFacts(lookups, of: record, in: transaction, for: caller)
        }
    }

    /// Among whom of its room a leader chooses a holder; nil for whoever does not.
    func candidates(for record: ClueRecord, offeredTo caller: StaffCaller) -> [Staff.ID]? {
        guard !caller.roles.isDisjoint(with: [.deputy, .head]), let room = directory[record.room] else { return nil }
        let holder = record.clue.state.claim?.holder
        return room.staff.filter { $0 != holder && isRoomMember($0) }
    }
}
