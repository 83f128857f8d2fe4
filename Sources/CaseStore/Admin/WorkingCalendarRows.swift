public import Casework
import Libpq

extension Transaction {
    /// Keeps a version of the working calendar.
    public func store(_ calendar: WorkingCalendar) throws {
        try session.execute(
            Self.insertNotices,
            [
                .int2Array(calendar.years.map { Int16($0) }), .text(calendar.version.rawValue), .text(calendar.source),
            ]
        )
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
        insert into directory.calendar_notice (year, version, source)
        select y.year, $2, $3
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
}
