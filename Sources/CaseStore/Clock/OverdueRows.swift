public import Casework
import Libpq

/// A clock that ran out, with what decides who is told next.
public struct LateClock: Sendable {
    public let id: StoredClock.ID
    public let subject: String
    public let organ: Organ.ID
    public let kind: ClockKind
    public let dueOn: CivilDate
    /// The highest level that was told, and the one up to which that was decided.
    public let told: OverdueLevel?
    public let asked: OverdueLevel?
    public let matter: OverdueSteps.Matter
    /// Organs that must not know of the item.
    public let barredOrgans: Set<Organ.ID>
    /// The organ that assigned the matter, and watches it (JB-21); nil: the next-higher one.
    public let assigner: Organ.ID?
}

/// That a level was told of a clock.
public struct ToldStep: Sendable {
    public let dueOn: CivilDate
    public let level: OverdueLevel
    public let organ: Organ.ID
    public let toldOn: CivilDate
}

extension Transaction {
    /// Clocks whose next level may be due, a bounded number of them, and locked.
    ///
    /// - Parameter lastDays: for each level, the latest last day that has waited long enough.
    public func lateClocks(lastDays: [OverdueLevel: CivilDate]) throws -> [LateClock] {
        func day(_ level: OverdueLevel) -> Value { .date(lastDays[level] ?? .earliest) }
        let values: [Value] = [day(.handlers), day(.deputy), day(.head), day(.upper), .int(StoreLimits.sweepRows)]
        return try session.query(Self.findLate, values).map { row in
            var columns = Columns(row)
            let id: StoredClock.ID = try columns.id()
            let subject: Identifier<Never> = try columns.id()
            return LateClock(
                id: id, subject: subject.rawValue, organ: try columns.name(), kind: try columns.code(),
                dueOn: try columns.date(), told: try columns.smallOrNil().flatMap(OverdueLevel.init(rawValue:)),
                asked: try columns.smallOrNil().flatMap(OverdueLevel.init(rawValue:)), matter: try columns.matter(),
                barredOrgans: Set(try columns.names()), assigner: try columns.nameOrNil()
            )
        }
    }

    /// What runs for a measure or a document is of the clue it rests on; the duties of an organ are about nobody. What
    /// went up past an organ, because it is about that, is told to none below the one that it is for.
    private static let findLate = Statement(
        """
        select
            c.clock_id, c.subject_id, c.organ_id, c.kind, c.due_on, c.told_level, c.asked_level,
            case c.subject
                when 'sealed' then case (
                    select s.ground
                    from casework.sealed_register as s
                    where s.sealed_id = c.subject_id and s.cell_id = c.cell_id
                ) when 1 then 'sealed_upper' else 'sealed_own_head' end
                when 'quarter' then 'ordinary'
                when 'town_visit' then 'ordinary'
                else case
                    when r.state = 'sealed_up' then 'sealed_own_head'
                    when r.seal_ground = 1 then 'sealed_upper'
                    when r.seal_ground = 2 then 'sealed_own_head'
                    when r.report_id is not null then 'ordinary'
                    when v.recommendation_id is not null and v.clue_id is null then 'ordinary'
                    when c.subject = 'report' then 'sealed_own_head'
                    else 'unknown'
                end
            end,
            coalesce(r.barred_organ_ids, '{}') || coalesce(l.barred_organ_ids, '{}') || array(
                select o.organ_id
                from casework.sealed_export as x
                join directory.organ as o on o.level < x.upper_level and o.organ_id <> c.organ_id and o.cell_id = x.cell_id
                where c.subject = 'sealed' and x.sealed_id = c.subject_id and x.cell_id = c.cell_id
            ),
            a.from_organ_id
        from casework.clock as c
        \(clockSubjects)
        left join casework.report as r
            on r.report_id = case c.subject
                when 'report' then c.subject_id when 'protection' then w.report_id else l.report_id
            end
            and r.cell_id = c.cell_id
        where
            c.stopped_on is null
            and c.overdue_at is not null
            and c.due_on <= case coalesce(c.asked_level, -1) when -1 then $1::date when 0 then $2::date
                when 1 then $3::date when 2 then $4::date end
        order by c.due_on
        limit $5
        for update of c skip locked
        """
    )

    /// Records that levels were told, and how far it got; a level that must not be told is passed over.
    ///
    /// - Parameters:
    ///   - steps: of clocks, in any order.
    ///   - reached: how far each clock got, and the superior organ that was told.
    public func record(
        _ steps: [(clock: LateClock, level: OverdueLevel, organ: Organ.ID)],
        reached: [(clock: LateClock, asked: OverdueLevel, told: OverdueLevel?, upper: Organ.ID?)]
    ) throws {
        if !steps.isEmpty {
            try session.later(
                Self.insertSteps,
                [
                    .uuidArray(try steps.map { try $0.clock.id.bits() }),
                    .dateArray(steps.map { Int32($0.clock.dueOn.daysSinceEpoch) }),
                    .int2Array(steps.map { Int16($0.level.rawValue) }), .names(steps.map(\.organ)), .date(today),
                ])
        }
        guard !reached.isEmpty else { return }
        try session.later(
            Self.markTold,
            [
                .uuidArray(try reached.map { try $0.clock.id.bits() }),
                .int2Array(reached.map { Int16($0.asked.rawValue) }),
                .int2Array(reached.map { reached in reached.told.map { Int16($0.rawValue) } }),
                .textArray(reached.map { $0.upper?.rawValue }),
            ])
    }

    private static let insertSteps = Statement(
        """
        insert into casework.overdue_step (clock_id, due_on, level, organ_id, told_on)
        select s.clock_id, s.due_on, s.level, s.organ_id, $5
        from unnest($1::uuid[], $2::date[], $3::smallint[], $4::text[]) as s (clock_id, due_on, level, organ_id)
        on conflict do nothing
        """
    )
    private static let markTold = Statement(
        """
        update casework.clock as c
        set asked_level = s.asked, told_level = s.told, told_organ_id = s.organ_id
        from unnest($1::uuid[], $2::smallint[], $3::smallint[], $4::text[]) as s (clock_id, asked, told, organ_id)
        where c.clock_id = s.clock_id and c.cell_id = guard.cell()
        """
    )

    /// Who was told of a clock, in order.
    public func toldSteps(of id: StoredClock.ID) throws -> [ToldStep] {
        try session.query(Self.findSteps, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            let due = try columns.date()
            guard let level = OverdueLevel(rawValue: try columns.small()) else {
                throw StoreError.corrupt(table: "overdue_step")
            }
            return ToldStep(dueOn: due, level: level, organ: try columns.name(), toldOn: try columns.date())
        }
    }

    private static let findSteps = Statement(
        """
        select s.due_on, s.level, s.organ_id, s.told_on
        from casework.overdue_step as s
        where s.clock_id = $1
        order by s.due_on, s.level
        """
    )
}

extension Columns {
    fileprivate mutating func matter() throws -> OverdueSteps.Matter {
        switch try text() {
        case "ordinary": .ordinary
        case "sealed_upper": .sealedUpper
        case "sealed_own_head": .sealedOwnHead
        case _: .unknown
        }
    }
}
