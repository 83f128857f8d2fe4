public import Casework
import Libpq

/// A clue that a room found, as it is stored. Nothing of what it says.
public struct FoundRecord: Sendable {
    public var found: FoundClue
    public let report: Report.ID
    public let organ: Organ.ID
    public let room: Room.ID
    public let year: Int
    public let number: Int
    public let origin: ClueOrigin
    public let foundOn: CivilDate
    public let registeredOn: CivilDate
    public let controlledOn: CivilDate?

    /// `420281-2026-FX-00012`
    public var numberText: String {
        let digits = String(number)
        return "\(organ.digits)-\(year)-FX-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
}

extension Transaction {
    /// Writes that a room found something. As the system.
    @discardableResult
    public func insertFound(
        _ report: Report.ID, at organ: Organ.ID, room: Room.ID, origin: ClueOrigin, state: FoundClue.State,
        foundOn: CivilDate
    ) throws -> FoundRecord {
        let id: FoundClue.ID = newID()
        let number = try nextNumber(.found, of: organ, year: today.year)
        let columns = FoundStateColumns(state)
        try session.later(
            Self.insertFound,
            [
                try id.value(), try report.value(), .name(organ), .name(room), .small(today.year), .int(number),
                .text(origin.rawValue), .bool(columns.isOwnScope), .text(columns.name), .name(state.finder),
                .date(foundOn), .date(today),
            ]
        )
        return FoundRecord(
            found: FoundClue(id: id, state: state), report: report, organ: organ, room: room, year: today.year,
            number: number, origin: origin, foundOn: foundOn, registeredOn: today, controlledOn: nil)
    }

    private static let insertFound = Statement(
        """
        insert into casework.found_clue (
            found_id, report_id, organ_id, room_id, found_year, found_number, origin, own_scope, state, found_by,
            found_on, registered_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// What a room found has passed the rules of receipt: it is an accepted accusation that has no number. As the system.
    public func acceptFound(_ report: Report.ID, _ breaches: Set<Breach>) throws {
        try session.laterChangingOne(
            Self.acceptFound, [try report.value(), .codes(Breach.inOrder(breaches).map(\.rawValue))])
    }

    private static let acceptFound = Statement(
        """
        update casework.report
        set state = 'accepted', kind = 'accusation', breaches = $2
        where report_id = $1 and source = 'room' and state = 'quarantined'
        """
    )

    /// Another organ's petition office has it now: it takes a number of that register. As the system.
    public func numberFound(_ report: Report.ID, at organ: Organ.ID) throws {
        let number = try nextNumber(.report, of: organ, year: today.year)
        let values: [Value] = [try report.value(), .name(organ), .small(today.year), .int(number)]
        try session.laterChangingOne(Self.numberFound, values)
    }

    private static let numberFound = Statement(
        """
        update casework.report
        set receiver_organ_id = $2, register_year = $3, register_number = $4
        where report_id = $1 and source = 'room' and register_number is null
        """
    )

    /// What rooms of the caller's organ found, as far as the caller may know of it: what waits for case supervision first,
    /// the oldest before the others, so that nothing falls out of the list before it was looked at; then the newest.
    public func foundClues() throws -> [FoundRecord] {
        try session.query(Self.findFoundClues, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try FoundRecord($0) }
    }

    private static let findFoundClues = Statement(
        """
        select \(foundColumns)
        from casework.found_clue as f
        where f.organ_id = $1
        order by
            f.controlled_by is not null, case when f.controlled_by is null then f.registered_on end,
            f.registered_on desc, f.found_id desc
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` for one that the caller must not know of.
    public func foundClue(_ id: FoundClue.ID) throws -> FoundRecord {
        guard let row = try session.query(Self.findFound, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try FoundRecord(row)
    }

    private static let findFound = Statement(
        "select \(foundColumns) from casework.found_clue as f where f.found_id = $1"
    )

    static let foundColumns = """
        f.found_id, f.report_id, f.organ_id, f.room_id, f.found_year, f.found_number, f.origin, f.found_on,
        f.registered_on, f.controlled_on, f.state, f.found_by, f.controlled_by
        """

    /// Case supervision noted or moved it. As the system.
    public func save(_ record: FoundRecord, from before: FoundClue.State) throws {
        let columns = FoundStateColumns(record.found.state)
        try session.laterChangingOne(
            Self.saveFound,
            [
                try record.found.id.value(), .text(columns.name), .name(columns.control), .date(today),
                .text(FoundStateColumns(before).name),
            ]
        )
    }

    private static let saveFound = Statement(
        """
        update casework.found_clue
        set state = $2, controlled_by = $3, controlled_on = $4
        where found_id = $1 and state = $5
        """
    )
}

extension FoundRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let id: FoundClue.ID = try columns.id()
        report = try columns.id()
        organ = try columns.name()
        room = try columns.name()
        year = try columns.small()
        number = try columns.int()
        origin = try columns.code()
        foundOn = try columns.date()
        registeredOn = try columns.date()
        controlledOn = try columns.dateOrNil()
        let state = try FoundStateColumns.state(
            try columns.text(), finder: try columns.name(), control: try columns.nameOrNil())
        found = FoundClue(id: id, state: state)
    }
}

/// The state of a found clue as columns.
private struct FoundStateColumns {
    let name: String
    let isOwnScope: Bool
    var control: Staff.ID?

    init(_ state: FoundClue.State) {
        switch state {
        case .filed: (name, isOwnScope) = ("filed", true)
        case .noted(_, let control): (name, isOwnScope, self.control) = ("noted", true, control)
        case .handed: (name, isOwnScope) = ("handed", false)
        case .moved(_, let control): (name, isOwnScope, self.control) = ("moved", false, control)
        }
    }

    static func state(
        _ name: String, finder: Staff.ID, control: Staff.ID?
    ) throws(StoreError) -> FoundClue.State {
        switch (name, control) {
        case ("filed", _): return .filed(by: finder)
        case ("handed", _): return .handed(by: finder)
        case ("noted", let control?): return .noted(by: finder, control: control)
        case ("moved", let control?): return .moved(by: finder, control: control)
        case (_, _): throw .corrupt(table: "found_clue")
        }
    }
}
