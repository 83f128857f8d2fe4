public import Casework
import Libpq

/// The two persons who open what waits in an organ's quarantine, as the head named them.
///
/// - Policy: JB-15
public struct QuarantineReadersRecord: Identifiable, Sendable {
    public typealias ID = Identifier<QuarantineReadersRecord>

    public let id: ID
    /// Heads the petition office.
    public let first: Staff.ID
    public let second: Staff.ID
    public let namedBy: Staff.ID
    public let from: CivilDate
    /// Nil while it is in force.
    public let until: CivilDate?
}

extension Transaction {
    /// Names two readers; those before them read no more.
    ///
    /// - Throws: `StoreError.refused` under `quarantine_readers_are_of_the_office` for others than the law allows.
    public func nameReaders(_ first: Staff.ID, _ second: Staff.ID, of organ: Organ.ID, by staff: Staff.ID) throws {
        try session.later(Self.endReaders, [.name(organ), .date(today), .name(staff)])
        let id: QuarantineReadersRecord.ID = newID()
        try session.later(
            Self.insertReaders,
            [try id.value(), .name(organ), .name(first), .name(second), .name(staff), .date(today)])
    }

    private static let endReaders = Statement(
        """
        update casework.quarantine_readers
        set to_on = greatest($2, from_on), ended_by = $3
        where organ_id = $1 and to_on is null
        """
    )
    private static let insertReaders = Statement(
        """
        insert into casework.quarantine_readers (
            readers_id, organ_id, first_staff_id, second_staff_id, named_by, from_on
        )
        values ($1, $2, $3, $4, $5, $6)
        """
    )

    /// Who was named in an organ, the latest first; nothing for whoever is not of its petition office, head or auditor.
    public func quarantineReaders(of organ: Organ.ID) throws -> [QuarantineReadersRecord] {
        try session.query(Self.findReaders, [.name(organ), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            return QuarantineReadersRecord(
                id: try columns.id(), first: try columns.name(), second: try columns.name(),
                namedBy: try columns.name(), from: try columns.date(), until: try columns.dateOrNil())
        }
    }

    private static let findReaders = Statement(
        """
        select q.readers_id, q.first_staff_id, q.second_staff_id, q.named_by, q.from_on, q.to_on
        from casework.quarantine_readers as q
        where q.organ_id = $1
        order by q.to_on desc nulls first, q.from_on desc, q.readers_id
        limit $2
        """
    )
}
