public import Casework
import Libpq

/// That the Party secretary of this level approved the check of the head of a lower Party organisation (党委主要负责人批准).
///
/// - Policy: ZJ-33
public struct SecretaryApproval: Identifiable, Sendable {
    public typealias ID = Identifier<SecretaryApproval>

    public let id: ID
    public let approvedOn: CivilDate
    /// Who approved, and under which number (批准人、批准文号); nil for whoever may not read the report.
    public let words: (approver: String, number: String)?
    public let recordedBy: Staff.ID
}

extension Transaction {
    /// Writes the approval down in the own name; approver and number are sealed with the report.
    public func record(
        secretaryApproved day: CivilDate, approver: String, number: String, on clue: ClueRecord, by staff: Staff.ID
    ) throws {
        let id: SecretaryApproval.ID = newID()
        let report = clue.clue.report
        try session.later(
            Self.insertSecretary,
            [
                try id.value(), try clue.clue.id.value(), .name(clue.organ), .date(day),
                .bytes(try sealNote([approver], on: report, "secretary_approver", id)),
                .bytes(try sealNote([number], on: report, "secretary_number", id)), .name(staff), .instant(now),
            ])
    }

    private static let insertSecretary = Statement(
        """
        insert into casework.secretary_approval (
            secretary_id, clue_id, organ_id, approved_on, approver_sealed, number_sealed, recorded_by, recorded_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )

    /// The last one that was written down on a clue; nil: none.
    public func secretaryApproval(on clue: ClueRecord) throws -> SecretaryApproval? {
        guard let row = try session.query(Self.findSecretary, [try clue.clue.id.value()]).first else { return nil }
        var columns = Columns(row)
        let id: SecretaryApproval.ID = try columns.id()
        let day = try columns.date()
        let (approver, number) = (try columns.bytes(), try columns.bytes())
        let report = clue.clue.report
        let opened = (
            try openNote(approver, of: report, "secretary_approver", id)?.first,
            try openNote(number, of: report, "secretary_number", id)?.first
        )
        var words: (approver: String, number: String)?
        if let who = opened.0, let which = opened.1 { words = (who, which) }
        return SecretaryApproval(id: id, approvedOn: day, words: words, recordedBy: try columns.name())
    }

    /// Who wrote down that the Party secretary approved; nil: nobody.
    public func secretaryRecorder(on clue: Clue.ID) throws -> Staff.ID? {
        try session.query(Self.findRecorder, [try lookUp(clue)]).first.map { Identifier(try $0.text(0)) }
    }

    private static let findSecretary = Statement(
        """
        select s.secretary_id, s.approved_on, s.approver_sealed, s.number_sealed, s.recorded_by
        from casework.secretary_approval as s
        where s.clue_id = $1
        order by s.recorded_at desc
        limit 1
        """
    )
    static let findRecorder = Statement(
        """
        select s.recorded_by
        from casework.secretary_approval as s
        where s.clue_id = $1
        order by s.recorded_at desc
        limit 1
        """
    )
}
