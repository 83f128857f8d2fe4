public import Casework
import Libpq

extension Transaction {
    /// Keeps a version of the working calendar.
    ///
    /// - Parameter isLoaded: whether an operator puts it into force; otherwise it is the program's own.
    /// - Throws: `StoreError.stale` when such a version is there already and it was to be put into force.
    public func store(_ calendar: WorkingCalendar, isLoaded: Bool = false) throws {
        let added = try session.execute(
            Self.insertNotices,
            [
                .int2Array(calendar.years.map { Int16($0) }), .text(calendar.version.rawValue), .text(calendar.source),
                isLoaded ? .instant(now) : .null,
            ]
        )
        if isLoaded {
            guard added == calendar.years.count else { throw StoreError.stale }
            try renewClockRules()
        }
        try session.execute(
            Self.insertDays,
            [
                .dateArray(calendar.days.map { Int32($0.date.daysSinceEpoch) }), .text(calendar.version.rawValue),
                .textArray(calendar.days.map(\.kind.rawValue)), .textArray(calendar.days.map(\.name)),
            ]
        )
    }

    private static let insertNotices = Statement(
        """
        insert into directory.calendar_notice (year, version, source, loaded_at)
        select y.year, $2, $3, $4
        from unnest($1::smallint[]) as y (year)
        on conflict do nothing
        """
    )
    private static let insertDays = Statement(
        """
        insert into directory.calendar_day (day_on, version, kind, name)
        select d.day_on, $2, d.kind, d.name
        from unnest($1::date[], $3::text[], $4::text[]) as d (day_on, kind, name)
        on conflict do nothing
        """
    )

    /// The calendar that an operator put into force last; nil while the program's own holds.
    ///
    /// - Throws: `StoreError.corrupt` when its days contradict each other.
    public func loadedCalendar() throws -> WorkingCalendar? {
        let notices = try session.query(Self.findNotices)
        guard let first = notices.first else { return nil }
        let (version, source) = (try first.text(1), try first.text(2))
        let days = try session.query(Self.findDays, [.text(version)]).map { row in
            var columns = Columns(row)
            return CalendarDay(date: try columns.date(), kind: try columns.code(), name: try columns.text())
        }
        do {
            return try WorkingCalendar(
                version: CalendarVersion(version), source: source, years: try notices.map { Int(try $0.int2(0)) },
                days: days)
        } catch is InvalidCalendar {
            throw StoreError.corrupt(table: "calendar_day")
        }
    }

    private static let findNotices = Statement(
        """
        select n.year, n.version, n.source
        from directory.calendar_notice as n
        where
            n.cell_id = guard.cell()
            and n.version = (
                select l.version
                from directory.calendar_notice as l
                where l.cell_id = guard.cell() and l.loaded_at is not null
                order by l.loaded_at desc, l.version desc
                limit 1
            )
        order by n.year
        """
    )
    private static let findDays = Statement(
        """
        select d.day_on, d.kind, d.name
        from directory.calendar_day as d
        where d.version = $1 and d.cell_id = guard.cell()
        order by d.day_on
        """
    )

    /// The names of the calendars that were ever kept.
    public func calendarVersions() throws -> Set<String> {
        Set(try session.query(Self.findVersions).map { try $0.text(0) })
    }

    private static let findVersions = Statement(
        "select distinct n.version from directory.calendar_notice as n where n.cell_id = guard.cell()"
    )
}
