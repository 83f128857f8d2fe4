public import Casework
import Libpq

/// A leader in charge of a clue, as it is stored.
public struct ChargeRecord: Sendable {
    public let id: LeaderCharge.ID
    public let clue: Clue.ID
    public let leader: Staff.ID
    public let assignedBy: Staff.ID
    public let fromOn: CivilDate
    /// Nil while it lasts.
    public let toOn: CivilDate?
}

/// What a leader noted about a clue in their charge.
public struct ChargeNote: Sendable {
    public let staff: Staff.ID
    public let enteredAt: Instant
    public let text: String?
}

extension Transaction {
    /// Who was in charge of a clue, the present one first.
    public func charges(of clue: Clue.ID) throws -> [ChargeRecord] {
        try session.query(Self.findChargesOfClue, [try clue.value(), .int(StoreLimits.listRows)])
            .map { try ChargeRecord($0) }
    }

    private static let findChargesOfClue = Statement(
        """
        select \(chargeColumns)
        from casework.leader_charge as l
        where l.clue_id = $1
        order by l.to_on is not null, l.from_on desc, l.charge_id
        limit $2
        """
    )

    /// What the caller is in charge of now.
    public func ownCharges() throws -> [ChargeRecord] {
        try session.query(Self.findOwnCharges, [.name(caller.staff?.staff), .int(StoreLimits.listRows)])
            .map { try ChargeRecord($0) }
    }

    private static let findOwnCharges = Statement(
        """
        select \(chargeColumns)
        from casework.leader_charge as l
        where l.leader_staff_id = $1 and l.to_on is null
        order by l.from_on, l.charge_id
        limit $2
        """
    )

    static let chargeColumns = """
        l.charge_id, l.clue_id, l.leader_staff_id, l.assigned_by, l.from_on, l.to_on
        """

    /// Puts a leader in charge, in the place of whoever was. As the system.
    public func charge(_ leader: Staff.ID, with clue: Clue.ID, of organ: Organ.ID, by staff: Staff.ID) throws {
        try endCharge(of: clue)
        try session.later(
            Self.insertCharge,
            [
                try (newID() as LeaderCharge.ID).value(), try clue.value(), .name(organ), .name(leader), .name(staff),
                .date(today),
            ]
        )
    }

    private static let insertCharge = Statement(
        """
        insert into casework.leader_charge (charge_id, clue_id, organ_id, leader_staff_id, assigned_by, from_on)
        values ($1, $2, $3, $4, $5, $6)
        """
    )

    /// Nobody is in charge any more. As the system.
    ///
    /// - Returns: whether somebody was.
    @discardableResult
    public func endCharge(of clue: Clue.ID) throws -> Bool {
        try session.execute(Self.endCharge, [try clue.value(), .date(today)]) > 0
    }

    private static let endCharge = Statement(
        "update casework.leader_charge set to_on = greatest($2, from_on) where clue_id = $1 and to_on is null"
    )

    /// A leader notes something. As the system.
    public func note(_ text: String, on id: LeaderCharge.ID, by staff: Staff.ID, about report: Report.ID) throws {
        let ordinal = Int(try session.query(Self.countNotes, [try id.value()]).first?.int8(0) ?? 0)
        try session.later(
            Self.insertNote,
            [
                try id.value(), .small(ordinal), .name(staff), .instant(now),
                .bytes(try sealRemark(text, about: report, row: id.rawValue, ordinal: ordinal)),
            ]
        )
    }

    private static let countNotes = Statement("select count(*) from casework.charge_note where charge_id = $1")
    private static let insertNote = Statement(
        """
        insert into casework.charge_note (charge_id, ordinal, staff_id, entered_at, sealed)
        values ($1, $2, $3, $4, $5)
        """
    )

    /// What was noted, oldest first.
    public func notes(of id: LeaderCharge.ID, about report: Report.ID) throws -> [ChargeNote] {
        try session.query(Self.findNotes, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            let staff: Staff.ID = try columns.name()
            let at = try columns.instant()
            let text = try openRemark(try columns.bytes(), about: report, row: id.rawValue, ordinal: ordinal)
            return ChargeNote(staff: staff, enteredAt: at, text: text)
        }
    }

    private static let findNotes = Statement(
        """
        select n.ordinal, n.staff_id, n.entered_at, n.sealed
        from casework.charge_note as n
        where n.charge_id = $1
        order by n.ordinal
        limit $2
        """
    )
}

extension ChargeRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        clue = try columns.id()
        leader = try columns.name()
        assignedBy = try columns.name()
        fromOn = try columns.date()
        toOn = try columns.dateOrNil()
    }
}
