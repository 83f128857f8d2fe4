public import Casework
import Libpq

/// One printed copy (份号).
public struct PaperPrint: Sendable {
    public let copy: Int
    public let by: Staff.ID
    public let at: Instant
}

extension Transaction {
    /// The next copy of an issued document; the caller holds its lock.
    ///
    /// - Returns: the number of the copy.
    public func takeCopy(of record: PaperRecord, by staff: Staff.ID) throws -> Int {
        let copy = record.copies + 1
        try session.laterChangingOne(Self.countCopy, [try record.id.value(), .int(record.copies)])
        try session.later(
            Self.insertPrint, [try record.id.value(), .int(copy), .name(staff), .instant(now)])
        return copy
    }

    private static let countCopy = Statement(
        "update casework.document set copies = copies + 1 where document_id = $1 and copies = $2 and state = 'issued'"
    )
    private static let insertPrint = Statement(
        """
        insert into casework.document_print (document_id, copy_number, printed_by, printed_at)
        values ($1, $2, $3, $4)
        """
    )

    /// The ledger of copies, the latest first.
    public func prints(of id: Paper.ID) throws -> [PaperPrint] {
        try session.query(Self.findPrints, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            return PaperPrint(copy: try columns.int(), by: try columns.name(), at: try columns.instant())
        }
    }

    private static let findPrints = Statement(
        """
        select p.copy_number, p.printed_by, p.printed_at
        from casework.document_print as p
        where p.document_id = $1
        order by p.copy_number desc
        limit $2
        """
    )
}
