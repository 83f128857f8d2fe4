public import Casework
import Libpq

/// That a member of staff was asked about a matter which they do not see (打听、过问、说情，尚未归入某件).
public struct InterferenceNote: Identifiable, Sendable {
    public typealias ID = Identifier<InterferenceNote>

    public let id: ID
    public let asker: Interference.Asker
    public let concerned: Staff.ID?
    public let way: Interference.Way
    public let askedOn: CivilDate
    public let recordedBy: Staff.ID
    public let recordedAt: Instant
    /// The number or the description, as it was typed.
    public let matter: String
    /// What was said.
    public let words: String
}

extension Transaction {
    /// Writes a note under a key of its own. As the system.
    ///
    /// - Policy: JC-66
    public func insertInterferenceNote(
        _ asker: Interference.Asker, _ concerned: Staff.ID?, _ way: Interference.Way, on day: CivilDate, matter: String,
        words: String, at organ: Organ.ID, by staff: Staff.ID
    ) throws {
        let id: InterferenceNote.ID = newID()
        try newRemarkKey(of: id.rawValue, for: organ)
        let sealed = try sealOwn([matter, words], of: id, "interference_note")
        try session.later(
            Self.insertNote,
            [
                try id.value(), .name(organ), .text(asker.rawValue), .name(concerned), .text(way.rawValue), .date(day),
                .name(staff), .instant(now), .bytes(sealed),
            ])
    }

    private static let insertNote = Statement(
        """
        insert into casework.interference_note (
            note_id, organ_id, asker, concerned_staff_id, way, asked_on, recorded_by, recorded_at, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    )

    /// What nobody has attached to its matter yet, the newest first; nothing for whoever may not attach it.
    public func interferenceNotes() throws -> [InterferenceNote] {
        try session.query(Self.findNotes, [.int(StoreLimits.listRows)]).map { try interferenceNote($0) }
    }

    /// - Throws: `StoreError.notFound` for one that is attached, or not the caller's to see.
    public func interferenceNote(_ id: InterferenceNote.ID) throws -> InterferenceNote {
        guard let row = try session.query(Self.findNote, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try interferenceNote(row)
    }

    private func interferenceNote(_ row: Row) throws -> InterferenceNote {
        var columns = Columns(row)
        let id: InterferenceNote.ID = try columns.id()
        let asker: Interference.Asker = try columns.code()
        let concerned: Staff.ID? = try columns.nameOrNil()
        let way: Interference.Way = try columns.code()
        let (askedOn, recordedBy): (CivilDate, Staff.ID) = (try columns.date(), try columns.name())
        let recordedAt = try columns.instant()
        let words = try openOwn(try columns.bytes(), of: id, "interference_note") ?? []
        guard words.count == 2 else { throw StoreError.corrupt(table: "interference_note") }
        return InterferenceNote(
            id: id, asker: asker, concerned: concerned, way: way, askedOn: askedOn, recordedBy: recordedBy,
            recordedAt: recordedAt, matter: words[0], words: words[1])
    }

    private static let noteColumns = """
        n.note_id, n.asker, n.concerned_staff_id, n.way, n.asked_on, n.recorded_by, n.recorded_at, n.sealed
        """
    private static let findNotes = Statement(
        """
        select \(noteColumns)
        from casework.interference_note as n
        where n.attached_id is null
        order by n.recorded_at desc, n.note_id
        limit $1
        """
    )
    private static let findNote = Statement(
        """
        select \(noteColumns)
        from casework.interference_note as n
        where n.note_id = $1 and n.attached_id is null
        """
    )

    /// It stands on the register of a matter now. As the system.
    public func attach(_ id: InterferenceNote.ID, as entry: InterferenceRecord.ID, by staff: Staff.ID) throws {
        try session.laterChangingOne(
            Self.attachNote, [try id.value(), try entry.value(), .name(staff), .date(today)])
    }

    private static let attachNote = Statement(
        """
        update casework.interference_note
        set attached_id = $2, attached_by = $3, attached_on = $4
        where note_id = $1 and attached_id is null
        """
    )
}
