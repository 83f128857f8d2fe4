public import Casework
import Libpq

/// A running or stopped clock of an item.
public struct StoredClock: Sendable {
    public typealias ID = Identifier<StoredClock>

    public let id: ID
    public let kind: ClockKind
    public let startedOn: CivilDate
    public let dueOn: CivilDate
    public let provisional: Bool
    public let stoppedOn: CivilDate?
    public let isOverdue: Bool
}

/// A clock that ran out or is about to.
public struct DueClock: Sendable {
    public let id: StoredClock.ID
    public let subject: String
    public let subjectKind: String
    public let organ: Organ.ID
    public let kind: ClockKind
    /// Whether the organ may be told: never of a sealed item, nor of one that is out of its sight (HS-26, JB-15).
    public let mayBeTold: Bool
}

/// A clock to be started with an item.
public struct NewClock: Sendable {
    public let kind: ClockKind
    public let due: DueDate
    public let warnOn: CivilDate

    public init(kind: ClockKind, due: DueDate, warnOn: CivilDate) {
        self.kind = kind
        self.due = due
        self.warnOn = warnOn
    }
}

extension Transaction {
    /// Starts clocks of an item; one that runs already goes on.
    public func start<Entity>(_ clocks: [NewClock], of id: Identifier<Entity>, _ subject: Subject, organ: Organ.ID)
        throws
    {
        try startMany(clocks.map { (id.rawValue, $0) }, subject, organ: organ)
    }

    /// Starts clocks of many items at once.
    public func startMany(_ clocks: [(subject: String, clock: NewClock)], _ subject: Subject, organ: Organ.ID) throws {
        guard !clocks.isEmpty else { return }
        let ids = try clocks.map { _ in try (newID() as StoredClock.ID).bits() }
        let subjects = try clocks.map { try Identifier<Never>($0.subject).bits() }
        let new = clocks.map(\.clock)
        func days(_ dates: [CivilDate]) -> Value { .dateArray(dates.map { Int32($0.daysSinceEpoch) }) }
        try session.later(
            Self.startClocks,
            [
                .uuidArray(ids), .uuidArray(subjects), .text(subject.rawValue), .name(organ),
                .textArray(new.map(\.kind.rawValue)), days(new.map(\.due.start)), days(new.map(\.due.date)),
                .boolArray(new.map(\.due.provisional)),
                .textArray(new.map(\.due.calendarVersion.rawValue)), days(new.map(\.warnOn)),
            ]
        )
    }

    private static let startClocks = Statement(
        """
        insert into casework.clock (
            clock_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional, calendar_version, warn_on
        )
        select
            c.clock_id, c.subject_id, $3, $4, c.kind, c.started_on, c.due_on, c.provisional, c.calendar_version,
            c.warn_on
        from unnest(
            $1::uuid[], $2::uuid[], $5::text[], $6::date[], $7::date[], $8::boolean[], $9::text[], $10::date[]
        ) as c (clock_id, subject_id, kind, started_on, due_on, provisional, calendar_version, warn_on)
        on conflict do nothing
        """
    )

    /// Stops running clocks of an item; those that do not run are left alone.
    ///
    /// - Parameter day: when what they wait for was done; nil: today.
    public func stop<Entity>(_ kinds: [ClockKind], of id: Identifier<Entity>, on day: CivilDate? = nil) throws {
        try session.later(
            Self.stopClocks, [try id.value(), .codes(kinds.map(\.rawValue)), .date(day ?? today)]
        )
    }

    private static let stopClocks = Statement(
        """
        update casework.clock
        set stopped_on = greatest($3, started_on)
        where subject_id = $1 and kind = any ($2) and stopped_on is null
        """
    )

    /// Another organ answers for the running clocks of an item from now on, and is told when they run out; whoever was told
    /// before does not count for it. The watches of a report go with it.
    public func moveClocks<Entity>(of id: Identifier<Entity>, to organ: Organ.ID) throws {
        try session.later(Self.moveClocks, [try id.value(), .name(organ)])
    }

    private static let moveClocks = Statement(
        """
        update casework.clock
        set organ_id = $2, told_level = null, asked_level = null, told_organ_id = null
        where
            stopped_on is null
            and subject_id in (
                select $1::uuid
                union all
                select p.protection_id from casework.protection as p where p.report_id = $1
            )
        """
    )

    /// The clocks of an item, nearest first.
    public func clocks<Entity>(of id: Identifier<Entity>) throws -> [StoredClock] {
        try session.query(Self.findClocks, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            return StoredClock(
                id: try columns.id(), kind: try columns.code(), startedOn: try columns.date(),
                dueOn: try columns.date(), provisional: try columns.bool(), stoppedOn: try columns.dateOrNil(),
                isOverdue: try columns.bool()
            )
        }
    }

    static let findClocks = Statement(
        """
        select
            c.clock_id, c.kind, c.started_on, c.due_on, c.provisional, c.stopped_on, c.overdue_at is not null
        from casework.clock as c
        where c.subject_id = $1
        order by c.stopped_on is not null, c.due_on, c.kind
        """
    )

    /// Marks clocks whose due day has passed, a bounded number at a time.
    public func markOverdue() throws -> [DueClock] { try mark(Self.markOverdue) }

    /// Marks clocks whose warning day has come. A warning stays inside: nobody else may be told.
    public func markWarned() throws -> [DueClock] { try mark(Self.markWarned) }

    private func mark(_ statement: Statement) throws -> [DueClock] {
        try session.query(statement, [.date(today), .instant(now), .int(StoreLimits.sweepRows)]).map { row in
            var columns = Columns(row)
            let id: StoredClock.ID = try columns.id()
            let subject: Identifier<Never> = try columns.id()
            return DueClock(
                id: id, subject: subject.rawValue, subjectKind: try columns.text(), organ: try columns.name(),
                kind: try columns.code(), mayBeTold: try columns.bool()
            )
        }
    }

    /// What is kept for reference warns nobody and is never late (SX-28).
    ///
    /// Of what rests on a clue its organ is told unless that must not know of the clue; duties of the organ are about
    /// nobody. What waits for triage is the petition office's alone (JB-15), which has it on its lists.
    private static let markOverdue = Statement(
        """
        with due as (
            select d.clock_id, d.cell_id
            from casework.clock as d
            where d.stopped_on is null and d.overdue_at is null and d.due_on < $1 and d.kind <> 'INVESTIGATION'
            order by d.due_on
            limit $3
            for update skip locked
        ),
        marked as (
            update casework.clock as m
            set overdue_at = $2
            from due
            where m.clock_id = due.clock_id and m.cell_id = due.cell_id
            returning m.clock_id, m.cell_id, m.subject_id, m.subject, m.organ_id, m.kind
        )
        select
            c.clock_id, c.subject_id, c.subject, c.organ_id, c.kind,
            case
                when c.subject in ('quarter', 'town_visit') then true
                -- JB-49: that somebody is watched over is told to nobody outside.
                when c.subject = 'protection' then false
                when c.subject = 'recommendation' and v.clue_id is null then v.recommendation_id is not null
                else coalesce(
                    r.state not in ('quarantined', 'registered', 'triage_proposed', 'sealed_up')
                    and r.seal_asked_on is null
                    and not c.organ_id = any (r.barred_organ_ids)
                    and not c.organ_id = any (coalesce(l.barred_organ_ids, '{}')),
                    false
                )
            end
        from marked as c
        \(clockSubjects)
        left join casework.report as r
            on r.report_id = case c.subject when 'report' then c.subject_id else l.report_id end
            and r.cell_id = c.cell_id
        """
    )

    private static let markWarned = Statement(
        """
        update casework.clock as c
        set warned_at = $2
        from (
            select d.clock_id, d.cell_id
            from casework.clock as d
            where d.stopped_on is null and d.warned_at is null and d.warn_on <= $1 and d.kind <> 'INVESTIGATION'
            order by d.warn_on
            limit $3
            for update skip locked
        ) as due
        where c.clock_id = due.clock_id and c.cell_id = due.cell_id
        returning c.clock_id, c.subject_id, c.subject, c.organ_id, c.kind, false
        """
    )
}
