public import Casework
import Libpq

// Every change of a masked excerpt. Words are sealed under the key of the report, by whoever may read it; rows are
// written as the caller, whom row-level security asks.

extension Transaction {
    /// Writes what is asked for.
    ///
    /// - Parameter organ: where the receiver is; nil for an expert.
    /// - Throws: `StoreError.notFound` where the caller may not read the report.
    public func insert(
        _ request: Excerpt.Request, in organ: Organ.ID?, words: (reason: String, expert: String, unit: String),
        on clue: ClueRecord, by staff: Staff.ID
    ) throws -> Excerpt.ID {
        let id: Excerpt.ID = newID()
        let report = clue.clue.report
        let sealed = try sealNote([words.reason, words.expert, words.unit], on: report, "excerpt", id)
        let year = today.year
        let number = try asSystem { system in
            try system.session.query(Self.nextExcerpt, [.name(clue.organ), .text("excerpt"), .small(year)])
                .first?.int4OrNil(0)
        }
        guard let number else { throw StoreError.notFound }
        var (room, leader): (Room.ID?, Staff.ID?)
        switch request.receiver {
        case .leader(let staff): leader = staff
        case .room(let other): room = other
        case .organ, .expert: break
        }
        try write(
            Self.insertExcerpt,
            [
                try id.value(), try clue.clue.id.value(), try report.value(), .name(clue.organ), .small(year),
                .int(Int(number)), .text(request.purpose.rawValue), .text(request.receiver.kind), .name(organ),
                .name(room), .name(leader), .small(request.days),
                .int2Array(request.passages.map { Int16(clamping: $0) }), .bytes(sealed), .name(staff), .date(today),
            ])
        return id
    }

    private static let nextExcerpt = Statement("select casework.next_number($1, $2, $3)")
    private static let insertExcerpt = Statement(
        """
        insert into casework.excerpt (
            excerpt_id, clue_id, report_id, organ_id, excerpt_year, excerpt_number, state, purpose, receiver_kind,
            receiver_organ_id, receiver_room_id, receiver_leader_id, valid_days, passages, sealed, proposed_by,
            proposed_on
        )
        values ($1, $2, $3, $4, $5, $6, 'drafted', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """
    )

    /// Whoever asked has confirmed what is covered; before the head decides it may be done once more.
    ///
    /// - Throws: `StoreError.stale` where somebody was faster.
    public func confirm(_ record: ExcerptRecord, _ covered: Masking.Covered, lifted: Int, added: Int) throws {
        let sealed = try sealNote(covered.passages, on: record.report, "excerpt_text", record.id)
        try write(
            Self.confirmExcerpt,
            [
                try record.id.value(), .bytes(sealed), .int(covered.blocks), .int(lifted), .int(added),
                .name(record.excerpt.state.author), .date(today),
            ])
    }

    private static let confirmExcerpt = Statement(
        """
        update casework.excerpt
        set
            state = 'confirmed', sealed_text = $2, covered_count = $3, lifted_count = $4, added_count = $5,
            confirmed_by = $6, confirmed_on = $7, confirmations = confirmations + 1
        where excerpt_id = $1 and state in ('drafted', 'confirmed')
        """
    )

    /// The head decides, or a deputy who stands in.
    ///
    /// - Parameter until: the last day of an approval; nil where it is refused.
    /// - Throws: `StoreError.stale` where somebody was faster.
    public func decide(_ id: Excerpt.ID, until: CivilDate?, by staff: Staff.ID, as role: Role) throws {
        try write(
            Self.decideExcerpt,
            [
                try id.value(), .text(until == nil ? "refused" : "approved"), .name(staff), .date(today), .date(until),
                .text(role.rawValue),
            ])
    }

    private static let decideExcerpt = Statement(
        """
        update casework.excerpt
        set state = $2, decided_by = $3, decided_on = $4, valid_until = $5, decided_as = $6
        where excerpt_id = $1 and state = 'confirmed'
        """
    )

    /// Takes the next copy.
    ///
    /// - Throws: `StoreError.refused` by the name of the key where somebody took the same one.
    public func takeCopy(
        of record: ExcerptRecord, until: CivilDate, after copies: Int, reader: String, by staff: Staff.ID
    ) throws -> Int {
        let copy = copies + 1
        let sealed = try sealNote([reader], on: record.report, "excerpt_reader_\(copy)", record.id)
        try write(
            Self.insertCopy,
            [
                try record.id.value(), .int(copy), .date(until), .bytes(sealed), .name(staff), .date(today),
                .instant(now),
            ])
        return copy
    }

    private static let insertCopy = Statement(
        """
        insert into casework.excerpt_print (
            excerpt_id, copy_number, valid_until, sealed_reader, printed_by, printed_on, printed_at
        )
        values ($1, $2, $3, $4, $5, $6, $7)
        """
    )

    /// The ledger of copies, the first one first.
    public func copies(of record: ExcerptRecord) throws -> [ExcerptCopy] {
        try session.query(Self.findCopies, [try record.id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let copy = try columns.int()
            let sealed = try columns.bytes()
            let reader = try openNote(sealed, of: record.report, "excerpt_reader_\(copy)", record.id)?.first
            return ExcerptCopy(copy: copy, reader: reader, by: try columns.name(), at: try columns.instant())
        }
    }

    private static let findCopies = Statement(
        """
        select p.copy_number, p.sealed_reader, p.printed_by, p.printed_at
        from casework.excerpt_print as p
        where p.excerpt_id = $1
        order by p.copy_number
        limit $2
        """
    )
}
