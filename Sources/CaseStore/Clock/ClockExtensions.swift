public import Casework
import Libpq
import Sealing

/// An extension that was granted (延长).
public struct StoredExtension: Sendable {
    public let ordinal: Int
    public let period: Period
    public let approver: ClockExtension.Approver
    public let approverOrgan: Organ.ID
    public let approverStaff: Staff.ID
    /// Who of the handling organ asked for it.
    public let askedBy: Staff.ID
    public let approvedOn: CivilDate
    public let reason: ExtensionReason
    /// The reason in words; nil for who may not open the item's words.
    public let words: String?
    public let reportedUpOn: CivilDate?
    public let previousDueOn: CivilDate
    public let dueOn: CivilDate
    public let wasOverdue: Bool
}

/// An extension about to be written.
public struct NewExtension: Sendable {
    public let clock: StoredClock.ID
    public let ordinal: Int
    public let kind: ClockKind
    public let organ: Organ.ID
    public let approver: ClockExtension.Approver
    public let by: StaffCaller
    public let askedBy: Staff.ID
    public let asked: ClockExtensionRules.Asked
    public let words: String
    public let previousDueOn: CivilDate
    public let due: DueDate
    public let warnOn: CivilDate

    public init(
        clock: StoredClock.ID, ordinal: Int, kind: ClockKind, organ: Organ.ID, approver: ClockExtension.Approver,
        by: StaffCaller, askedBy: Staff.ID, asked: ClockExtensionRules.Asked, words: String, previousDueOn: CivilDate,
        due: DueDate,
        warnOn: CivilDate
    ) {
        self.clock = clock
        self.ordinal = ordinal
        self.kind = kind
        self.organ = organ
        self.approver = approver
        self.by = by
        self.askedBy = askedBy
        self.asked = asked
        self.words = words
        self.previousDueOn = previousDueOn
        self.due = due
        self.warnOn = warnOn
    }
}

extension Transaction {
    /// The extensions of a clock, first to last.
    public func extensions(of id: StoredClock.ID) throws -> [StoredExtension] {
        try session.query(Self.findExtensions, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            let (length, unit) = (try columns.int(), try columns.code(Period.Unit.self))
            guard let period = Period(length: length, unit: unit) else {
                throw StoreError.corrupt(table: "clock_extension")
            }
            return StoredExtension(
                ordinal: ordinal, period: period, approver: try columns.code(), approverOrgan: try columns.name(),
                approverStaff: try columns.name(), askedBy: try columns.name(), approvedOn: try columns.date(),
                reason: try columns.code(),
                words: try words(&columns, of: id, ordinal), reportedUpOn: try columns.dateOrNil(),
                previousDueOn: try columns.date(), dueOn: try columns.date(), wasOverdue: try columns.bool()
            )
        }
    }

    private func words(_ columns: inout Columns, of id: StoredClock.ID, _ ordinal: Int) throws -> String? {
        let (sealed, isOfSite) = (try columns.bytes(), try columns.bool())
        let wrapped = try columns.bytesOrNil()
        let organ: Organ.ID? = try columns.nameOrNil()
        let item: Identifier<ItemKey>? = try columns.idOrNil()
        let place = SealedPlace.extensionReason(ordinal: ordinal)
        if isOfSite {
            return try SealedFields.decode(try openOfSite(sealed, id, place), count: 1)[0]
        }
        guard let wrapped, let organ, let item else { return nil }
        let key = try openKey(wrapped, of: organ, item: item)
        return try SealedFields.decode(try keyring.open(sealed, item: id, place: place, with: key), count: 1)[0]
    }

    /// Words open for whoever opens those of the item: the key's own policy decides.
    private static let findExtensions = Statement(
        """
        select
            e.ordinal, e.length, e.unit, e.approver, e.approver_organ_id, e.approver_staff_id, e.asked_by, e.approved_on,
            e.reason, e.sealed, e.sealed_by_site, k.wrapped, case when k.wrapped is not null then k.organ_id end,
            k.item_id, e.reported_up_on, e.previous_due_on, e.due_on, e.was_overdue
        from casework.clock_extension as e
        join casework.clock as c on c.clock_id = e.clock_id and c.cell_id = e.cell_id
        \(clockSubjects)
        left join casework.item_key as k
            on k.item_id = coalesce(l.report_id, c.subject_id) and k.cell_id = c.cell_id
        where e.clock_id = $1
        order by e.ordinal
        """
    )

    /// Writes an extension and moves the clock; as the system, since nobody else may.
    ///
    /// - Throws: `StoreError.stale` when the clock stopped or moved meanwhile.
    public func insert(_ new: NewExtension) throws {
        try session.laterChangingOne(
            Self.extendClock,
            [
                try new.clock.value(), .date(new.previousDueOn), .date(new.due.date), .bool(new.due.provisional),
                .text(new.due.calendarVersion.rawValue), .date(new.warnOn), .small(new.ordinal), .date(today),
            ])
        let sealed = try sealForClock(new.words, new.clock, .extensionReason(ordinal: new.ordinal))
        try session.later(
            Self.insertExtension,
            [
                try new.clock.value(), .small(new.ordinal), .text(new.kind.rawValue), .name(new.organ),
                .text(new.approver.rawValue), .name(new.by.organ), .name(new.by.staff), .date(new.asked.approvedOn),
                .int(new.asked.period.length), .text(new.asked.period.unit.rawValue),
                .text(new.asked.reason.rawValue), .bytes(sealed.bytes), .date(new.asked.reportedUpOn),
                .date(new.previousDueOn), .date(new.due.date), .bool(new.previousDueOn < today), .instant(now),
                .bool(sealed.isOfSite), .name(new.askedBy),
            ])
    }

    /// Words about a clock, under the key of its item, or under the site's where the item has none. As the system.
    func sealForClock(
        _ words: String, _ clock: StoredClock.ID, _ place: SealedPlace
    ) throws -> (bytes: [UInt8], isOfSite: Bool) {
        let plain = SealedFields.encode([words])
        let row = try session.query(Self.findKeyOfClock, [try lookUp(clock)]).first
        guard let row else { return (try sealOfSite(plain, clock, place), true) }
        let key = try itemKey(row)
        return (try keyring.seal(plain, item: clock, place: place, with: key), false)
    }

    /// What ran out once stays on record as such; whether it is late again the watcher says.
    private static let extendClock = Statement(
        """
        update casework.clock as c
        set
            due_on = $3, provisional = $4, calendar_version = $5, warn_on = $6, extensions = $7,
            was_overdue = c.was_overdue or c.overdue_at is not null or c.due_on < $8,
            overdue_at = null, told_level = null, asked_level = null, told_organ_id = null,
            warned_at = case when $6 > $8 then null else c.warned_at end
        where c.clock_id = $1 and c.due_on = $2 and c.extensions = $7 - 1 and c.stopped_on is null
        """
    )
    private static let findKeyOfClock = Statement(
        """
        select k.wrapped, k.organ_id, k.item_id
        from casework.clock as c
        \(clockSubjects)
        join casework.item_key as k on k.item_id = coalesce(l.report_id, c.subject_id) and k.cell_id = c.cell_id
        where c.clock_id = $1 and k.wrapped is not null
        """
    )
    private static let insertExtension = Statement(
        """
        insert into casework.clock_extension (
            clock_id, ordinal, kind, organ_id, approver, approver_organ_id, approver_staff_id, approved_on, length, unit,
            reason, sealed, reported_up_on, previous_due_on, due_on, was_overdue, recorded_at, sealed_by_site,
            asked_by
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """
    )
}
