public import Casework
import Libpq

extension Transaction {
    /// Keeps new work from every place until the transaction ends, so that what is counted stays what there is.
    ///
    /// - Policy: DW-ending
    public func holdNewWork() throws { try session.execute(Self.hold) }

    private static let hold = Statement(
        "select pg_advisory_xact_lock(hashtextextended('directory.ended', 0))"
    )

    /// Organs and rooms that have not ended, with their names.
    public func standingPlaces() throws -> [Ending.Place: String] {
        var standing: [Ending.Place: String] = [:]
        for row in try session.query(Self.findStanding, [.date(today)]) {
            var columns = Columns(row)
            let place = Ending.Place(try columns.code(), try columns.text())
            standing[place] = try columns.text()
        }
        return standing
    }

    private static let findStanding = Statement(
        """
        select 'organ', o.organ_id, o.name
        from directory.organ as o
        where (o.ended_on is null or o.ended_on > $1) and o.cell_id = guard.cell()
        union all
        select 'room', r.room_id, r.name
        from directory.room as r
        where (r.ended_on is null or r.ended_on > $1) and r.cell_id = guard.cell()
        """
    )

    /// Organs and rooms of which an end is known, whether it has come or not, each without its work.
    public func knownEnds() throws -> [Ending] {
        try session.query(Self.findEnds).map { row in
            var columns = Columns(row)
            let place = Ending.Place(try columns.code(), try columns.text())
            return Ending(place, name: try columns.text(), end: try columns.date())
        }
    }

    private static let findEnds = Statement(
        """
        select 'organ', o.organ_id, o.name, o.ended_on
        from directory.organ as o
        where o.ended_on is not null and o.cell_id = guard.cell()
        union all
        select 'room', r.room_id, r.name, r.ended_on
        from directory.room as r
        where r.ended_on is not null and r.cell_id = guard.cell()
        order by 1, 2
        """
    )

    /// The same with the open work that lies there, as far as whoever asks may see it.
    public func openWork(at endings: [Ending]) throws -> [Ending] {
        var found: [Ending.Place: [Ending.Work: Int]] = [:]
        for kind in Ending.Kind.allCases {
            let ids = endings.filter { $0.place.kind == kind }.map(\.place.id)
            guard !ids.isEmpty else { continue }
            for row in try session.query(Self.countOpenWork, [.text(kind.rawValue), .textArray(ids)]) {
                var columns = Columns(row)
                let place = Ending.Place(kind, try columns.text())
                found[place, default: [:]][try columns.code()] = try columns.int()
            }
        }
        return endings.map { Ending($0.place, name: $0.name, end: $0.end, work: found[$0.place] ?? [:]) }
    }

    private static let countOpenWork = Statement(
        "select w.entity_id, w.work, w.items from casework.open_work($1, $2::text[]) as w"
    )
}
