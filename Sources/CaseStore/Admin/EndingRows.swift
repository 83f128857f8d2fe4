public import Casework
import Libpq

extension Transaction {
    /// Keeps new work from every place until the transaction ends, so that what is counted stays what there is.
    ///
    /// - Policy: DW-ending
    public func holdNewWork() throws { try session.execute(Self.hold) }

    private static let hold = Statement("select casework.hold_new_work()")

    /// Every organ and room, those that ended among them.
    public func places() throws -> [Ending.Place: Ending.Known] {
        var places: [Ending.Place: Ending.Known] = [:]
        for row in try session.query(Self.findPlaces) {
            var columns = Columns(row)
            let place = Ending.Place(try columns.code(), try columns.text())
            places[place] = Ending.Known(name: try columns.text(), organ: try columns.nameOrNil())
        }
        return places
    }

    private static let findPlaces = Statement(
        """
        select 'organ', o.organ_id, o.name, null
        from directory.organ as o
        where o.cell_id = guard.cell()
        union all
        select 'room', r.room_id, r.name, r.organ_id
        from directory.room as r
        where r.cell_id = guard.cell()
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

    /// Organs that must not know of something that lies open at a place.
    ///
    /// - Policy: HS-26
    public func keptFromOpenWork(at place: Ending.Place) throws -> Set<Organ.ID> {
        let values: [Value] = [.text(place.kind.rawValue), .textArray([place.id])]
        return Set(
            try session.query(Self.findKept, values).map { row in
                var columns = Columns(row)
                return try columns.name()
            })
    }

    private static let findKept = Statement("select k from casework.kept_from_open_work($1, $2::text[]) as k")

    /// Who holds clues of a post that a directory gives them no more: it names them not, or elsewhere. Accounts that were
    /// added apart from the directory stay.
    ///
    /// - Policy: DW-handover
    public func leaving(in directory: Directory) throws -> [Leaving] {
        var leaving: [(staff: Staff.ID, name: String, clues: Int)] = []
        for row in try session.query(Self.findHolders) {
            var columns = Columns(row)
            let (staff, name): (Staff.ID, String) = (try columns.name(), try columns.text())
            let (organ, room): (Organ.ID, Room.ID) = (try columns.name(), try columns.name())
            let clues = try columns.int()
            if let listed = directory[staff], listed.organ == organ, listed.room == room { continue }
            if let last = leaving.last, last.staff == staff {
                leaving[leaving.count - 1].clues += clues
            } else {
                leaving.append((staff, name, clues))
            }
        }
        return leaving.map { Leaving($0.staff, name: $0.name, clues: $0.clues) }
    }

    private static let findHolders = Statement(
        """
        select s.staff_id, s.name, c.organ_id, c.room_id, count(*)::integer
        from casework.clue as c
        join directory.staff as s on s.staff_id = c.holder_staff_id and s.cell_id = c.cell_id
        where
            c.state not in ('routed', 'returned', 'concluded', 'fed_back', 'archived')
            and c.cell_id = guard.cell()
            and s.active
            and not s.apart
        group by s.staff_id, s.name, c.organ_id, c.room_id
        order by s.staff_id, c.organ_id, c.room_id
        """
    )
}
