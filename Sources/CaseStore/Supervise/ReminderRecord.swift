public import Casework
import Libpq

/// A reminder as it is stored.
public struct ReminderRecord: Identifiable, Sendable {
    public typealias ID = Reminder.ID

    public let id: ID
    public let issuer: Organ.ID
    /// Where the clue lay when its room was reminded.
    public let organ: Organ.ID
    public let room: Room.ID
    public let staff: Staff.ID
    public let on: CivilDate
    /// Nil where no period ran.
    public let owed: Reminder.Owed?
}

extension Transaction {
    /// Writes a reminder. As the system.
    public func remind(
        _ clue: Clue.ID, at destination: Clue.Destination, owed: Reminder.Owed? = nil, by staff: StaffCaller
    ) throws {
        try session.later(
            Self.insertReminder,
            [
                try (newID() as Reminder.ID).value(), try clue.value(), .name(staff.organ),
                .name(destination.organ), .name(destination.room), .name(staff.staff), .date(today), .instant(now),
                .textOrNull(owed?.kind.rawValue), .date(owed?.from), .date(owed?.dueOn),
            ]
        )
    }

    private static let insertReminder = Statement(
        """
        insert into casework.reminder (
            reminder_id, clue_id, issuer_organ_id, organ_id, room_id, staff_id, sent_on, sent_at, owed, owed_from,
            owed_due_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )

    /// The reminders of a clue, newest first.
    public func reminders(of clue: Clue.ID) throws -> [ReminderRecord] {
        try session.query(Self.findReminders, [try clue.value(), .int(StoreLimits.listRows)])
            .map { try ReminderRecord($0) }
    }

    private static let findReminders = Statement(
        """
        select \(reminderColumns)
        from casework.reminder as r
        where r.clue_id = $1
        order by r.sent_on desc, r.reminder_id desc
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` for a reminder that the caller does not see.
    public func reminder(_ id: ReminderRecord.ID) throws -> ReminderRecord {
        guard let row = try session.query(Self.findReminder, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ReminderRecord(row)
    }

    private static let findReminder = Statement(
        "select \(reminderColumns) from casework.reminder as r where r.reminder_id = $1"
    )

    static let reminderColumns = """
        r.reminder_id, r.issuer_organ_id, r.organ_id, r.room_id, r.staff_id, r.sent_on, r.owed, r.owed_from,
        r.owed_due_on
        """
}

extension ReminderRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        (issuer, organ, room) = (try columns.name(), try columns.name(), try columns.name())
        staff = try columns.name()
        on = try columns.date()
        let kind: ClockKind? = try columns.codeOrNil()
        let (from, dueOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        owed = if let kind, let from, let dueOn { Reminder.Owed(kind, from: from, dueOn: dueOn) } else { nil }
    }
}
