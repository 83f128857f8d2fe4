public import Casework
import Libpq

/// A running clock as a recomputation reads it.
public struct RunningClock: Sendable {
    public let id: StoredClock.ID
    public let subject: String
    public let organ: Organ.ID
    public let kind: ClockKind
    public let startedOn: CivilDate
    public let dueOn: CivilDate
    public let warnOn: CivilDate
    public let provisional: Bool
    public let calendarVersion: CalendarVersion
    public let isOverdue: Bool
    /// What was granted, in order.
    public let extensions: [Period]
}

/// What a new calendar or policy did to the clocks that ran.
public struct Recomputation: Sendable {
    public typealias ID = Identifier<Recomputation>

    /// What changed.
    public enum Cause: String, Sendable, CaseIterable {
        case calendar, policy
        /// Found by a program at its start.
        case start
    }

    public let id: ID
    public let cause: Cause
    /// The calendars by which clocks had been computed that were not up to date.
    public let calendarsFrom: [String]
    public let calendarTo: CalendarVersion
    public let policyFrom: String?
    public let policyTo: String
    public let lookedAt: Int
    public let moved: Int
    /// Clocks that lost the mark of being overdue.
    public let unmarked: Int
    public let startedAt: Instant
    public let finishedAt: Instant
    /// Nil: the operator of the machine, or the program itself.
    public let by: Staff.ID?

    public init(
        id: ID, cause: Cause, calendarsFrom: [String], calendarTo: CalendarVersion, policyFrom: String?,
        policyTo: String, lookedAt: Int, moved: Int, unmarked: Int, startedAt: Instant, finishedAt: Instant,
        by: Staff.ID?
    ) {
        self.id = id
        self.cause = cause
        self.calendarsFrom = calendarsFrom
        self.calendarTo = calendarTo
        self.policyFrom = policyFrom
        self.policyTo = policyTo
        self.lookedAt = lookedAt
        self.moved = moved
        self.unmarked = unmarked
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.by = by
    }
}

/// That running clocks were computed anew, as whoever keeps the rules of one organ reads it: what was counted over all
/// organs, sealed items among them, is not theirs to know (JB-47).
public struct RulesChange: Sendable {
    public let id: Recomputation.ID
    public let cause: Recomputation.Cause
    public let calendarsFrom: [String]
    public let calendarTo: CalendarVersion
    public let policyFrom: String?
    public let policyTo: String
    public let finishedAt: Instant
    /// Nil: the operator of the machine, or the program itself.
    public let by: Staff.ID?
}

extension Transaction {
    /// Keeps others from computing the clocks anew until the end of the transaction: two at once would lock the same rows in
    /// different orders.
    public func awaitOtherRecomputations() throws {
        try session.execute(Self.lockRecomputation)
    }

    private static let lockRecomputation = Statement("select casework.hold_recomputation()")

    /// The next running clocks in the order of their ids; without locks, since `recompute` looks whether they moved.
    public func runningClocks(after id: StoredClock.ID?, limit: Int) throws -> [RunningClock] {
        try running(Self.findRunning, [try id?.value() ?? .uuid(high: 0, low: 0), .int(limit)])
    }

    /// The running clocks of an item that are of these kinds.
    public func runningClocks<Entity>(of id: Identifier<Entity>, _ kinds: [ClockKind]) throws -> [RunningClock] {
        try running(Self.findRunningOfItem, [try id.value(), .codes(kinds.map(\.rawValue))])
    }

    private func running(_ statement: Statement, _ values: [Value]) throws -> [RunningClock] {
        try session.query(statement, values).map { row in
            var columns = Columns(row)
            let id: StoredClock.ID = try columns.id()
            let subject: Identifier<Never> = try columns.id()
            return RunningClock(
                id: id, subject: subject.rawValue, organ: try columns.name(), kind: try columns.code(),
                startedOn: try columns.date(), dueOn: try columns.date(), warnOn: try columns.date(),
                provisional: try columns.bool(), calendarVersion: CalendarVersion(try columns.text()),
                isOverdue: try columns.bool(), extensions: try columns.texts().map { try Self.period($0) }
            )
        }
    }

    private static func period(_ text: String) throws -> Period {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let length = Int(parts[0]), let unit = Period.Unit(rawValue: String(parts[1])),
            let period = Period(length: length, unit: unit)
        else { throw StoreError.corrupt(table: "clock_extension") }
        return period
    }

    /// What a recomputation reads of a clock.
    private static let runningColumns = """
        c.clock_id, c.subject_id, c.organ_id, c.kind, c.started_on, c.due_on, c.warn_on, c.provisional,
        c.calendar_version, c.overdue_at is not null,
        case when c.extensions > 0 then array(
            select e.length || ' ' || e.unit
            from casework.clock_extension as e
            where e.clock_id = c.clock_id and e.cell_id = c.cell_id
            order by e.ordinal
        ) else '{}'::text[] end
        """
    private static let findRunning = Statement(
        """
        select \(runningColumns)
        from casework.clock as c
        -- The day of the next look at a watch was set by whoever looked (JB-49).
        where c.stopped_on is null and c.clock_id > $1 and c.kind <> 'PROTECTION_LOOK'
        order by c.clock_id
        limit $2
        """
    )
    private static let findRunningOfItem = Statement(
        """
        select \(runningColumns)
        from casework.clock as c
        where c.subject_id = $1 and c.kind = any ($2) and c.stopped_on is null
        order by c.clock_id
        """
    )

    /// Writes clocks back in one statement, and the days of what follows them: notices, sealed lines, orders,
    /// recommendations, quarterly feedback, objections, clearings. What a person set stays: of an instruction no clock runs.
    ///
    /// One that stopped, moved or was extended since it was read is left alone: what is written then is of the new rules
    /// anyway. A clock that is late no longer loses its mark.
    ///
    /// - Returns: the ids of those that were written.
    public func recompute(_ changes: [(clock: RunningClock, due: DueDate, warnOn: CivilDate)]) throws -> Set<String> {
        guard !changes.isEmpty else { return [] }
        func days(_ dates: [CivilDate]) -> Value { .dateArray(dates.map { Int32($0.daysSinceEpoch) }) }
        let written = try session.query(
            Self.writeBack,
            [
                .uuidArray(try changes.map { try $0.clock.id.bits() }), days(changes.map(\.clock.dueOn)),
                days(changes.map(\.due.date)), days(changes.map(\.warnOn)),
                .boolArray(changes.map(\.due.provisional)),
                .textArray(changes.map(\.due.calendarVersion.rawValue)), .date(today),
                .int2Array(changes.map { Int16($0.clock.extensions.count) }),
            ]
        ).map { row in try row.uuid(0).identifier() as StoredClock.ID }
        let done = Set(written.map(\.rawValue))
        try moveDays(changes.filter { $0.clock.dueOn != $0.due.date && done.contains($0.clock.id.rawValue) })
        return done
    }

    private static let writeBack = Statement(
        """
        update casework.clock as c
        set
            due_on = n.due_on, warn_on = n.warn_on, provisional = n.provisional, calendar_version = n.version,
            overdue_at = case when n.due_on >= $7 then null else c.overdue_at end,
            told_level = case when n.due_on >= $7 then null else c.told_level end,
            asked_level = case when n.due_on >= $7 then null else c.asked_level end,
            told_organ_id = case when n.due_on >= $7 then null else c.told_organ_id end,
            warned_at = case when n.warn_on > $7 then null else c.warned_at end
        from unnest(
            $1::uuid[], $2::date[], $3::date[], $4::date[], $5::boolean[], $6::text[], $8::smallint[]
        ) as n (clock_id, previous_due_on, due_on, warn_on, provisional, version, extensions)
        where
            c.clock_id = n.clock_id
            and c.cell_id = guard.cell()
            and c.stopped_on is null
            and c.due_on = n.previous_due_on
            and c.extensions = n.extensions
        returning c.clock_id
        """
    )

    private func moveDays(_ changes: [(clock: RunningClock, due: DueDate, warnOn: CivilDate)]) throws {
        let following: Set<ClockKind> = [
            .acceptNotice, .xfForward, .feedback, .upwardReport, .supervision, .recommendReply, .lookBack,
            .quarterFeedback, .objection, .clarify,
        ]
        let changes = changes.filter { following.contains($0.clock.kind) }
        guard !changes.isEmpty else { return }
        let values: [Value] = [
            .uuidArray(try changes.map { try Identifier<Never>($0.clock.subject).bits() }),
            .textArray(changes.map(\.clock.kind.rawValue)),
            .dateArray(changes.map { Int32($0.clock.dueOn.daysSinceEpoch) }),
            .dateArray(changes.map { Int32($0.due.date.daysSinceEpoch) }),
        ]
        for statement in [Self.moveNotices, Self.moveSealed, Self.moveRecommendations, Self.moveQuarters] {
            try session.execute(statement, values)
        }
        try session.execute(Self.moveObjections, values)
        try session.execute(Self.moveClearings, values)
        try session.execute(Self.moveOrders, values + [.date(today)])
    }

    private static let moveNotices = Statement(
        """
        update casework.notice as n
        set due_on = c.due_on
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            n.report_id = c.subject_id
            and n.cell_id = guard.cell()
            and n.state in ('draft', 'approved')
            and n.due_on = c.previous_due_on
            and n.kind = case c.kind
                when 'ACCEPT_NOTICE' then 'acceptance'
                when 'XF_FORWARD' then 'not_accepted'
                when 'FEEDBACK' then 'result'
            end
        """
    )
    private static let moveSealed = Statement(
        """
        update casework.sealed_register as s
        set due_on = c.due_on
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            s.sealed_id = c.subject_id
            and s.cell_id = guard.cell()
            and c.kind = 'UPWARD_REPORT'
            and s.due_on = c.previous_due_on
            and s.reported_up_on is null
        """
    )

    /// An order that went up as late and is late no longer goes up again when it is.
    private static let moveOrders = Statement(
        """
        update casework.supervision as s
        set
            due_on = c.due_on,
            escalated_on = case when c.due_on >= $5 and s.accountable_on is null then null else s.escalated_on end
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            s.supervision_id = c.subject_id
            and s.cell_id = guard.cell()
            and c.kind = 'SUPERVISION'
            and s.state in ('issued', 'sent_back')
            and s.due_on = c.previous_due_on
        """
    )
    private static let moveRecommendations = Statement(
        """
        update casework.recommendation as r
        set
            reply_due_on = case c.kind when 'RECOMMEND_REPLY' then c.due_on else r.reply_due_on end,
            look_back_due_on = case c.kind when 'LOOK_BACK' then c.due_on else r.look_back_due_on end
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            r.recommendation_id = c.subject_id
            and r.cell_id = guard.cell()
            and case c.kind
                when 'RECOMMEND_REPLY' then r.state = 'issued' and r.reply_due_on = c.previous_due_on
                when 'LOOK_BACK' then r.state = 'accepted' and r.look_back_due_on = c.previous_due_on
                else false
            end
        """
    )
    private static let moveQuarters = Statement(
        """
        update casework.quarter_feedback as q
        set due_on = c.due_on
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            q.quarter_id = c.subject_id
            and q.cell_id = guard.cell()
            and c.kind = 'QUARTER_FEEDBACK'
            and q.sent_on is null
            and q.due_on = c.previous_due_on
        """
    )
    private static let moveObjections = Statement(
        """
        update casework.objection as o
        set due_on = c.due_on
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            o.clue_id = c.subject_id
            and o.cell_id = guard.cell()
            and c.kind = 'OBJECTION'
            and o.state in ('raised', 'answer_proposed')
            and o.due_on = c.previous_due_on
        """
    )
    private static let moveClearings = Statement(
        """
        update casework.clarification as k
        set due_on = c.due_on
        from unnest($1::uuid[], $2::text[], $3::date[], $4::date[]) as c (subject_id, kind, previous_due_on, due_on)
        where
            k.clue_id = c.subject_id
            and k.cell_id = guard.cell()
            and c.kind = 'CLARIFY'
            and k.state in ('proposed', 'approved')
            and k.due_on = c.previous_due_on
        """
    )

    /// Keeps the record of a recomputation.
    public func insert(_ record: Recomputation) throws {
        try session.execute(
            Self.insertRecomputation,
            [
                try record.id.value(), .text(record.cause.rawValue), .codes(record.calendarsFrom),
                .text(record.calendarTo.rawValue), .textOrNull(record.policyFrom), .text(record.policyTo),
                .int(record.lookedAt), .int(record.moved), .int(record.unmarked), .instant(record.startedAt),
                .instant(record.finishedAt), .name(record.by),
            ])
    }

    private static let insertRecomputation = Statement(
        """
        insert into casework.clock_recomputation (
            recomputation_id, cause, calendars_from, calendar_to, policy_from, policy_to, looked_at, moved, unmarked,
            started_at, finished_at, by_staff_id
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// What was recomputed, latest first; without counts, which are of all organs and the operator's alone.
    public func recomputations(limit: Int) throws -> [RulesChange] {
        try session.query(Self.findRecomputations, [.int(StoreLimits.pageRows(limit))]).map { row in
            var columns = Columns(row)
            return RulesChange(
                id: try columns.id(), cause: try columns.code(), calendarsFrom: try columns.texts(),
                calendarTo: CalendarVersion(try columns.text()), policyFrom: try columns.textOrNil(),
                policyTo: try columns.text(), finishedAt: try columns.instant(), by: try columns.nameOrNil()
            )
        }
    }

    private static let findRecomputations = Statement(
        """
        select
            r.recomputation_id, r.cause, r.calendars_from, r.calendar_to, r.policy_from, r.policy_to, r.finished_at,
            r.by_staff_id
        from casework.clock_recomputation as r
        order by r.finished_at desc, r.recomputation_id desc
        limit $1
        """
    )
}
