public import Casework
import Libpq

// What was entered about a report before it was split, written again for a part of it: by whom and when stays as it was. As
// the system; the database lets nobody sign it but whoever signed the entry on the whole.

extension Transaction {
    /// Somebody who stands aside from the whole does from the part.
    ///
    /// - Parameter words: what was said for it; empty where they stay with the whole.
    /// - Policy: JB-48
    public func carry(_ entry: RecusalEntry, to part: Report.ID, words: String) throws {
        let id: RecusalEntry.ID = newID()
        let sealed = words.isEmpty ? nil : try sealedRemark(words, on: part, id: id.rawValue)
        try session.laterChangingOne(
            Self.carryRecusal,
            [try id.value(), try part.value(), try entry.id.value(), sealed.map { .bytes($0) } ?? .null])
    }

    private static let carryRecusal = Statement(
        """
        insert into casework.recusal_entry (
            recusal_id, report_id, staff_id, organ_id, ground, way, recorded_by, recorded_at, decider_organ_id, decider,
            sealed, barred_before, decision, decided_by, decided_on
        )
        select
            $1::uuid, $2::uuid, e.staff_id, e.organ_id, e.ground, e.way, e.recorded_by, e.recorded_at,
            e.decider_organ_id, e.decider, $4::bytea, e.barred_before, e.decision, e.decided_by, e.decided_on
        from casework.recusal_entry as e
        where e.recusal_id = $3
        """
    )

    /// That somebody was asked about the whole stands on the register of the part too.
    ///
    /// - Policy: JC-66
    public func carry(_ entry: InterferenceRecord, to part: Report.ID, words: String) throws {
        let id: InterferenceRecord.ID = newID()
        let sealed = try sealedRemark(words, on: part, id: id.rawValue)
        try session.laterChangingOne(
            Self.carryInterference,
            [try id.value(), try part.value(), try entry.id.value(), .bytes(sealed)])
    }

    private static let carryInterference = Statement(
        """
        insert into casework.interference (
            interference_id, report_id, clue_id, organ_id, asker, concerned_staff_id, way, asked_on, recorded_by,
            recorded_at, sealed
        )
        select
            $1::uuid, $2::uuid, null, x.organ_id, x.asker, x.concerned_staff_id, x.way, x.asked_on, x.recorded_by,
            x.recorded_at, $4::bytea
        from casework.interference as x
        where x.interference_id = $3
        """
    )
}
