public import Casework
import Libpq

/// An analysis as it is stored (检举控告情况分析、信访情况年度报告).
public struct TrendRecord: Sendable {
    public let id: TrendAnalysis.ID
    public let organ: Organ.ID
    public let period: TrendPeriod
    public let state: TrendAnalysis.State
    public let madeOn: CivilDate
    public let upper: Organ.ID?
    /// What the figures mean; nil where its key was destroyed.
    public let words: String?
    /// Nil where the Party committee of the same level was not told.
    public let briefing: TrendAnalysis.Briefing?
    /// Which Party committee was told and why; nil where none was, and where the key was destroyed.
    public let told: Told?

    public struct Told: Sendable, Equatable {
        public let committee: String
        public let reason: String

        public init(committee: String, reason: String) {
            self.committee = committee
            self.reason = reason
        }
    }
}

extension Transaction {
    /// Counts what came in within a period and the one before, as far as the caller may see it. Whatever one of these
    /// people must not know of is left out: they read the figures too. Never as the system.
    ///
    /// - Policy: JB-31, XF-41
    public func trendFigures(of period: TrendPeriod, readBy readers: [Staff.ID]) throws -> [TrendAnalysis.Figure] {
        let days: [Value] = [
            .date(period.firstDay), .date(period.lastDay), .date(period.previous.firstDay), .names(readers),
        ]
        let rows =
            period.isYear
            ? try session.query(Self.countYear, days)
            : try session.query(Self.countTrends, [.name(caller.staff?.organ)] + days)
        return try rows.map { row in
            var columns = Columns(row)
            return TrendAnalysis.Figure(
                try columns.code(), try columns.text(), latest: Int(try columns.big()), before: Int(try columns.big()))
        }
    }

    private static let countYear = Statement(
        """
        select
            l.dimension, l.code, count(*) filter (where l.happened_on >= $1), count(*) filter (where l.happened_on < $1)
        from casework.petition_year($3, $2, $4) as l
        group by l.dimension, l.code
        order by l.dimension, l.code
        """
    )

    private static let countTrends = Statement(
        """
        with base as (
            select
                r.report_id, r.channel, r.kind, r.breaches, r.category, r.micro_corruption, r.signature,
                r.state, r.received_on >= $2 as is_now
            -- JB-15: what went up sealed is counted nowhere, nor what was split beside its parts.
            from casework.known_reports($4, $3, $5) as r
            where (r.holder_organ_id = $1 or r.receiver_organ_id = $1) and r.register_number is not null
        ),
        place as (
            select b.report_id, b.is_now, max(a.level) as level, array_agg(distinct a.unit_id) as unit_ids
            from base as b
            join casework.known_accused($4, $3) as a on a.report_id = b.report_id
            group by b.report_id, b.is_now
        ),
        line as (
            select 'total' as dimension, 'all' as code, b.is_now from base as b
            union all
            select 'channel', b.channel, b.is_now from base as b
            union all
            select 'kind', b.kind, b.is_now from base as b where b.kind is not null
            union all
            select 'breach', u.code, b.is_now from base as b cross join lateral unnest(b.breaches) as u (code)
            union all
            select 'micro', case when b.micro_corruption then 'yes' else 'no' end, b.is_now from base as b
            union all
            select 'micro_category', coalesce(nullif(b.category, ''), '-'), b.is_now
            from base as b
            where b.micro_corruption
            union all
            select 'level', coalesce(p.level::text, '-'), b.is_now
            from base as b
            left join place as p on p.report_id = b.report_id
            union all
            select 'area', u.code, p.is_now
            from place as p
            cross join lateral unnest(p.unit_ids) as u (code)
            where u.code is not null
            union all
            select 'repeat', case when b.state = 'retained' then 'repeat' else 'first' end, b.is_now from base as b
            union all
            select
                'signature',
                case when b.signature in ('real_name_claimed', 'real_name_verified') then 'real_name' else 'other' end,
                b.is_now
            from base as b
        )
        select l.dimension, l.code, count(*) filter (where l.is_now), count(*) filter (where not l.is_now)
        from line as l
        group by l.dimension, l.code
        order by l.dimension, l.code
        """
    )

    /// Writes an analysis with its figures. As the system.
    @discardableResult
    public func insertTrend(
        of period: TrendPeriod, _ figures: [TrendAnalysis.Shown], words: String, of organ: Organ.ID, by staff: Staff.ID
    ) throws -> TrendAnalysis.ID {
        let id: TrendAnalysis.ID = newID()
        try newRemarkKey(of: id.rawValue, for: organ)
        let sealed = try sealOwn([words], of: id, "trend")
        try write(
            Self.insertTrend,
            [
                try id.value(), .name(organ), .small(period.year), .small(period.number), .bytes(sealed),
                .name(staff), .date(today),
            ])
        try session.later(
            Self.insertFigures,
            [
                try id.value(), .textArray(figures.map(\.dimension.rawValue)), .textArray(figures.map(\.code)),
                .int4Array(figures.map { $0.latest.map { Int32($0) } }),
                .int4Array(figures.map { $0.before.map { Int32($0) } }),
            ])
        return id
    }

    private static let insertTrend = Statement(
        """
        insert into casework.trend_report (
            trend_id, organ_id, trend_year, trend_quarter, state, sealed, made_by, made_on
        )
        values ($1, $2, $3, $4, 'made', $5, $6, $7)
        """
    )
    private static let insertFigures = Statement(
        """
        insert into casework.trend_figure (trend_id, dimension, code, now_count, before_count)
        select $1, f.dimension, f.code, f.now_count, f.before_count
        from unnest($2::text[], $3::text[], $4::integer[], $5::integer[])
            as f (dimension, code, now_count, before_count)
        """
    )

    /// The analyses that the caller may read: the own organ's, and what organs below sent up; newest first.
    public func trends() throws -> [TrendRecord] {
        try session.query(Self.findTrends, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try trend($0) }
    }

    private static let findTrends = Statement(
        """
        select \(trendColumns)
        from casework.trend_report as t
        where t.organ_id = $1 or t.upper_organ_id = $1
        order by t.trend_year desc, t.trend_quarter desc, t.organ_id, t.trend_id
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` for one that is not the caller's to read.
    public func trend(_ id: TrendAnalysis.ID) throws -> TrendRecord {
        guard let row = try session.query(Self.findTrend, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try trend(row)
    }

    private static let findTrend = Statement(
        "select \(trendColumns) from casework.trend_report as t where t.trend_id = $1"
    )

    static let trendColumns = """
        t.trend_id, t.organ_id, t.trend_year, t.trend_quarter, t.made_by, t.made_on, t.upper_organ_id, t.sent_by,
        t.sent_on, t.sealed, t.committee_by, t.committee_on, t.code_word, t.committee_year, t.committee_number,
        t.committee_sealed
        """

    private func trend(_ row: Row) throws -> TrendRecord {
        var columns = Columns(row)
        let id: TrendAnalysis.ID = try columns.id()
        let organ: Organ.ID = try columns.name()
        let period = TrendPeriod(year: try columns.small(), number: try columns.small())
        let (author, madeOn): (Staff.ID, CivilDate) = (try columns.name(), try columns.date())
        let upper: Organ.ID? = try columns.nameOrNil()
        var state = TrendAnalysis.State.made(by: author)
        if let head: Staff.ID = try columns.nameOrNil() {
            state = .sent(by: author, head: head, on: try columns.date())
        } else {
            _ = try columns.dateOrNil()
        }
        let words = try openOwn(try columns.bytes(), of: id, "trend")?.first
        guard let period else { throw StoreError.corrupt(table: "trend_report") }
        let (head, day): (Staff.ID?, CivilDate?) = (try columns.nameOrNil(), try columns.dateOrNil())
        let number = try columns.documentNumber()
        var briefing: TrendAnalysis.Briefing?
        if let head, let day, let number { briefing = .init(head: head, on: day, number: number) }
        let sealed = try columns.bytesOrNil()
        let fields = try sealed.flatMap { try openOwn($0, of: id, Self.committeeSeal) }
        return TrendRecord(
            id: id, organ: organ, period: period, state: state, madeOn: madeOn, upper: upper, words: words,
            briefing: briefing,
            told: fields.flatMap { $0.count == 2 ? .init(committee: $0[0], reason: $0[1]) : nil })
    }

    private static let committeeSeal = "trend_committee"

    /// The figures of an analysis.
    public func figures(of id: TrendAnalysis.ID) throws -> [TrendAnalysis.Shown] {
        try session.query(Self.findFigures, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            return TrendAnalysis.Shown(
                try columns.code(), try columns.text(), latest: try columns.intOrNil(), before: try columns.intOrNil())
        }
    }

    private static let findFigures = Statement(
        """
        select f.dimension, f.code, f.now_count, f.before_count
        from casework.trend_figure as f
        where f.trend_id = $1
        order by f.dimension, f.now_count desc nulls last, f.code
        """
    )

    /// The head sends it to the next-higher organ. As the system.
    public func send(_ id: TrendAnalysis.ID, to upper: Organ.ID, by head: Staff.ID) throws {
        try write(Self.sendTrend, [try id.value(), .name(upper), .name(head), .date(today)])
    }

    private static let sendTrend = Statement(
        """
        update casework.trend_report
        set state = 'sent', upper_organ_id = $2, sent_by = $3, sent_on = $4
        where trend_id = $1 and state = 'made'
        """
    )

    /// The head reports it to the Party committee of the same level, under a number. As the system.
    ///
    /// - Policy: JB-31, GW-9
    public func brief(
        _ told: TrendRecord.Told, about id: TrendAnalysis.ID, number: DocumentNumber, by head: Staff.ID
    ) throws {
        try write(
            Self.briefCommittee,
            [
                try id.value(), .name(head), .date(today),
                .bytes(try sealOwn([told.committee, told.reason], of: id, Self.committeeSeal)),
                .text(number.organCode), .small(number.year), .int(number.sequence),
            ])
    }

    private static let briefCommittee = Statement(
        """
        update casework.trend_report
        set
            committee_by = $2, committee_on = $3, committee_sealed = $4, code_word = $5, committee_year = $6,
            committee_number = $7
        where trend_id = $1 and committee_by is null
        """
    )
}
