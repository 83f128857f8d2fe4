public import Casework
import Libpq

/// A measure that changes who handles a clue, or with whom, as it is stored.
public struct MeasureRecord: Sendable {
    public typealias ID = Identifier<MeasureRecord>

    public let id: ID
    public let report: Report.ID
    /// Nil for what was passed on before it became a clue.
    public let clue: Clue.ID?
    public let kind: Jurisdiction.Kind
    /// The code of the reason, or the rule of routing that passed it on.
    public let reason: String
    public let from: Organ.ID
    public let fromRoom: Room.ID?
    public let to: Organ.ID
    public let toRoom: Room.ID?
    /// The organ whose measure it is.
    public let acting: Organ.ID
    /// The organ whose leader decides.
    public let deciding: Organ.ID
    /// The number that the clue had in the organ it left.
    public let formerNumber: ClueNumber?
    public let state: Jurisdiction.State
    public let proposedBy: Staff.ID?
    public let proposedAt: Instant
    public let decidedBy: Staff.ID?
    public let decidedAt: Instant?
    public let endedAt: Instant?
    public let consentedBy: Staff.ID?
    public let consentedAt: Instant?
    /// The version of the clue to whose end the organ that designated has consented.
    public let consentedVersion: Int?
    /// The number of the clue, as far as the caller sees it.
    public let clueNumber: String?
    /// The number of the report, as far as the caller sees it.
    public let reportNumber: String?
    /// The rule of routing that took the matter up; nil: somebody proposed it by hand.
    public let rule: String?
}

/// What a person typed about a measure; under the item's key.
public struct MeasureWords: Hashable, Sendable {
    /// Why.
    public var reason: String
    /// What the report of an assigned matter must hold; empty for other kinds.
    public var requirement: String

    public init(reason: String, requirement: String = "") {
        self.reason = reason
        self.requirement = requirement
    }
}

/// A measure about to be written.
public struct NewMeasure: Sendable {
    public let id: MeasureRecord.ID
    public let report: Report.ID
    public let clue: Clue.ID?
    public let kind: Jurisdiction.Kind
    public let reason: Jurisdiction.Reason
    public let from: Organ.ID
    public let fromRoom: Room.ID?
    public let to: Organ.ID
    public let toRoom: Room.ID?
    public let acting: Organ.ID
    public let deciding: Organ.ID
    public let barred: Barred
    public let proposedBy: Staff.ID?
    /// Nil: it waits for its decision.
    public let decidedBy: Staff.ID?
    /// The rule of routing that takes the matter up, and whether it is in force by that alone.
    public var rule: (id: Route.RuleID, isInForce: Bool)?

    public init(
        id: MeasureRecord.ID, report: Report.ID, clue: Clue.ID?, kind: Jurisdiction.Kind, reason: Jurisdiction.Reason,
        from: Organ.ID, fromRoom: Room.ID?, to: Organ.ID, toRoom: Room.ID?, acting: Organ.ID, deciding: Organ.ID,
        barred: Barred, proposedBy: Staff.ID?, decidedBy: Staff.ID? = nil
    ) {
        self.id = id
        self.report = report
        self.clue = clue
        self.kind = kind
        self.reason = reason
        self.from = from
        self.fromRoom = fromRoom
        self.to = to
        self.toRoom = toRoom
        self.acting = acting
        self.deciding = deciding
        self.barred = barred
        self.proposedBy = proposedBy
        self.decidedBy = decidedBy
    }
}

extension Transaction {
    /// Writes a measure.
    ///
    /// - Parameter sealed: its words, by `sealWords`; nil where nobody typed any.
    public func insert(_ measure: NewMeasure, sealed: [UInt8]?) throws {
        let isDecided = measure.decidedBy != nil
        let state: Jurisdiction.State =
            isDecided ? .approved : measure.rule?.isInForce == true ? .byLaw : .proposed
        try session.later(
            Self.insertMeasure,
            [
                try measure.id.value(), try measure.report.value(), try .idOrNull(measure.clue),
                .text(measure.kind.rawValue), .text(measure.reason.code), sealed.map { .bytes($0) } ?? .null,
                .name(measure.from), .name(measure.fromRoom), .name(measure.to), .name(measure.toRoom),
                .name(measure.acting), .name(measure.deciding), .names(measure.barred.organs),
                .names(measure.barred.rooms),
                .text(state.rawValue),
                .name(measure.proposedBy), .instant(now), .name(measure.decidedBy), isDecided ? .instant(now) : .null,
                .textOrNull(measure.rule?.id.rawValue),
            ]
        )
    }

    private static let insertMeasure = Statement(
        """
        insert into casework.jurisdiction_measure (
            measure_id, report_id, clue_id, kind, reason, sealed, from_organ_id, from_room_id, to_organ_id, to_room_id,
            acting_organ_id, deciding_organ_id, barred_organ_ids, barred_room_ids, state, proposed_by, proposed_at,
            decided_by, decided_at, rule
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """
    )

    /// A measure that the caller may see.
    ///
    /// - Throws: `StoreError.notFound` when there is none.
    public func measure(_ id: MeasureRecord.ID) throws -> MeasureRecord {
        guard let row = try session.query(Self.findMeasure, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try MeasureRecord(row)
    }

    /// Reads a measure and keeps others from changing it until the end of the transaction. As the system, after the
    /// caller has seen it.
    public func lockMeasure(_ id: MeasureRecord.ID) throws -> MeasureRecord {
        guard try session.query(Self.lockMeasure, [try lookUp(id)]).first != nil else { throw StoreError.notFound }
        return try measure(id)
    }

    private static let lockMeasure = Statement(
        "select m.measure_id from casework.jurisdiction_measure as m where m.measure_id = $1 for update of m"
    )
    private static let findMeasure = Statement(
        """
        select \(measureColumns)
        from casework.jurisdiction_measure as m
        left join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
        left join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
        where m.measure_id = $1
        """
    )

    /// The measures on a clue that the caller may see, newest first.
    public func measures(on clue: Clue.ID) throws -> [MeasureRecord] {
        try session.query(Self.findMeasuresOfClue, [try clue.value(), .int(StoreLimits.listRows)])
            .map { try MeasureRecord($0) }
    }

    private static let findMeasuresOfClue = Statement(
        """
        select \(measureColumns)
        from casework.jurisdiction_measure as m
        left join casework.clue as c on c.clue_id = m.clue_id and c.cell_id = m.cell_id
        left join casework.report as r on r.report_id = m.report_id and r.cell_id = m.cell_id
        where m.clue_id = $1
        order by m.proposed_at desc, m.measure_id
        limit $2
        """
    )

    static let measureColumns = """
        m.measure_id, m.report_id, m.clue_id, m.kind, m.reason, m.from_organ_id, m.from_room_id, m.to_organ_id,
        m.to_room_id, m.acting_organ_id, m.deciding_organ_id, m.former_series, m.former_year, m.former_number, m.state,
        m.proposed_by, m.proposed_at, m.decided_by, m.decided_at, m.ended_at, m.consented_by, m.consented_at,
        m.consented_version, c.organ_id, c.clue_series, c.clue_year, c.clue_number, r.receiver_organ_id,
        r.register_year, r.register_number, m.rule
        """

    /// Whether a measure on the clue waits for its decision. As the system: it counts whoever proposed it.
    public func hasOpenMeasure(on clue: Clue.ID) throws -> Bool {
        try session.query(Self.findOpenMeasure, [try lookUp(clue)]).first != nil
    }

    private static let findOpenMeasure = Statement(
        "select m.measure_id from casework.jurisdiction_measure as m where m.clue_id = $1 and m.state = 'proposed'"
    )

    /// A leader approves or refuses.
    ///
    /// - Throws: `StoreError.stale` when somebody decided before, or it was withdrawn.
    public func decide(
        _ id: MeasureRecord.ID, _ state: Jurisdiction.State, by staff: Staff.ID, barred: Barred
    ) throws {
        try session.laterChangingOne(
            Self.decideMeasure,
            [
                try id.value(), .text(state.rawValue), .name(staff), .instant(now), .names(barred.organs),
                .names(barred.rooms),
            ]
        )
    }

    private static let decideMeasure = Statement(
        """
        update casework.jurisdiction_measure
        set state = $2, decided_by = $3, decided_at = $4, barred_organ_ids = $5, barred_room_ids = $6
        where measure_id = $1 and (state = 'proposed' or state = 'by_law' and $2 = 'approved')
        """
    )

    /// Ends a measure that waits, or joint handling that goes on.
    public func end(_ id: MeasureRecord.ID) throws {
        try session.laterChangingOne(Self.endMeasure, [try id.value(), .instant(now)])
    }

    private static let endMeasure = Statement(
        """
        update casework.jurisdiction_measure
        set state = 'ended', ended_at = $2
        where measure_id = $1 and (state = 'proposed' or state = 'approved' and kind = 'joint')
        """
    )

    /// The organ that designated consents to the end that is on the table now.
    public func consent(_ id: MeasureRecord.ID, toVersion version: Int, by staff: Staff.ID) throws {
        try session.laterChangingOne(
            Self.consentMeasure, [try id.value(), .int(version), .name(staff), .instant(now)])
    }

    private static let consentMeasure = Statement(
        """
        update casework.jurisdiction_measure
        set consented_version = $2, consented_by = $3, consented_at = $4
        where measure_id = $1 and state = 'approved' and kind = 'designate'
        """
    )
}

extension MeasureRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        clue = try columns.idOrNil()
        kind = try columns.code()
        reason = try columns.text()
        from = try columns.name()
        fromRoom = try columns.nameOrNil()
        to = try columns.name()
        toRoom = try columns.nameOrNil()
        acting = try columns.name()
        deciding = try columns.name()
        formerNumber = try columns.clueNumberOrNil()
        state = try columns.code()
        proposedBy = try columns.nameOrNil()
        proposedAt = try columns.instant()
        decidedBy = try columns.nameOrNil()
        decidedAt = try columns.instantOrNil()
        endedAt = try columns.instantOrNil()
        consentedBy = try columns.nameOrNil()
        consentedAt = try columns.instantOrNil()
        consentedVersion = try columns.intOrNil()
        let clueOrgan: Organ.ID? = try columns.nameOrNil()
        let number = try columns.clueNumberOrNil()
        clueNumber = clueOrgan.flatMap { number?.text(of: $0) }
        let receiver: Organ.ID? = try columns.nameOrNil()
        let registered = try columns.registerNumber()
        reportNumber = receiver.flatMap { registered?.text(of: $0) }
        rule = try columns.textOrNil()
    }
}

extension Columns {
    mutating func clueNumberOrNil() throws -> ClueNumber? {
        let series: NumberSeries? = try codeOrNil()
        let (year, number) = (try smallOrNil(), try intOrNil())
        guard let series, let year, let number else { return nil }
        return ClueNumber(series: series, year: year, number: number)
    }
}
