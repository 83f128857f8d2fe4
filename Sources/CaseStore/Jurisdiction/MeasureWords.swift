public import Casework
import Libpq
import Sealing

/// One room of a joint measure (联合查处).
public struct JointParty: Sendable {
    public enum Role: String, Sendable, CaseIterable {
        /// 牵头
        case lead
        /// 协办
        case assist
    }

    public let ordinal: Int
    public let place: Clue.Destination
    public let role: Role
    /// What it does; empty where the caller may not read it.
    public var slice: String
    public let endedOn: CivilDate?

    public init(ordinal: Int, place: Clue.Destination, role: Role, slice: String, endedOn: CivilDate? = nil) {
        self.ordinal = ordinal
        self.place = place
        self.role = role
        self.slice = slice
        self.endedOn = endedOn
    }
}

extension Transaction {
    /// Seals the words of a measure under the item's key. As the system: a proposer above may see the clue and not its
    /// text.
    public func sealWords(_ words: MeasureWords, of measure: MeasureRecord.ID, on report: Report.ID) throws -> [UInt8] {
        try keyring.seal(
            SealedFields.encode([words.reason, words.requirement]), item: report, place: .measure(id: measure.rawValue),
            with: try itemKey(of: report)
        )
    }

    /// Opens the words of measures on one report. As the system, for those that the caller has seen; those of a report
    /// whose key is gone stay closed.
    public func measureWords(
        of measures: [MeasureRecord.ID], on report: Report.ID
    ) throws -> [MeasureRecord.ID: MeasureWords] {
        let rows = try session.query(Self.findWords, [try lookUp(report)])
        guard !rows.isEmpty, let key = try? itemKey(of: report) else { return [:] }
        var found: [MeasureRecord.ID: MeasureWords] = [:]
        for row in rows {
            var columns = Columns(row)
            let id: MeasureRecord.ID = try columns.id()
            guard measures.contains(id) else { continue }
            let fields = try SealedFields.decode(
                try keyring.open(try columns.bytes(), item: report, place: .measure(id: id.rawValue), with: key),
                count: 2
            )
            found[id] = MeasureWords(reason: fields[0], requirement: fields[1])
        }
        return found
    }

    private static let findWords = Statement(
        """
        select m.measure_id, m.sealed
        from casework.jurisdiction_measure as m
        where m.report_id = $1 and m.sealed is not null
        """
    )

    private func itemKey(of report: Report.ID) throws -> ItemKey {
        guard let row = try session.query(Self.findItemKey, [try lookUp(report)]).first else {
            throw StoreError.notFound
        }
        return try itemKey(row)
    }

    private static let findItemKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )

    /// Writes who takes part in a joint measure. As the system.
    public func insert(
        _ parties: [JointParty], of measure: MeasureRecord.ID, on report: Report.ID, barred: Barred
    ) throws {
        let key = try itemKey(of: report)
        for party in parties {
            let place = SealedPlace.slice(measure: measure.rawValue, ordinal: party.ordinal)
            let sealed = try keyring.seal(Array(party.slice.utf8), item: report, place: place, with: key)
            try session.later(
                Self.insertParty,
                [
                    try measure.value(), .small(party.ordinal), .name(party.place.organ), .name(party.place.room),
                    .text(party.role.rawValue), .bytes(sealed), .names(barred.organs), .names(barred.rooms),
                ]
            )
        }
    }

    private static let insertParty = Statement(
        """
        insert into casework.joint_party (
            measure_id, ordinal, organ_id, room_id, role, sealed, barred_organ_ids, barred_room_ids
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )

    /// The rooms of a joint measure that the caller may see, with their slices closed.
    public func parties(of measure: MeasureRecord.ID) throws -> [JointParty] {
        try session.query(Self.findParties, [try lookUp(measure)]).map { row in
            var columns = Columns(row)
            return JointParty(
                ordinal: try columns.small(),
                place: Clue.Destination(organ: try columns.name(), room: try columns.name()), role: try columns.code(),
                slice: "", endedOn: try columns.dateOrNil()
            )
        }
    }

    private static let findParties = Statement(
        """
        select p.ordinal, p.organ_id, p.room_id, p.role, p.ended_on
        from casework.joint_party as p
        where p.measure_id = $1
        order by p.ordinal
        """
    )

    /// The slices of a joint measure by their ordinals. As the system, for the rooms that the caller has seen.
    public func slices(of measure: MeasureRecord.ID, on report: Report.ID) throws -> [Int: String] {
        let rows = try session.query(Self.findSlices, [try lookUp(measure)])
        guard !rows.isEmpty, let key = try? itemKey(of: report) else { return [:] }
        var found: [Int: String] = [:]
        for row in rows {
            var columns = Columns(row)
            let ordinal = try columns.small()
            let place = SealedPlace.slice(measure: measure.rawValue, ordinal: ordinal)
            found[ordinal] = String(
                decoding: try keyring.open(try columns.bytes(), item: report, place: place, with: key), as: UTF8.self)
        }
        return found
    }

    private static let findSlices = Statement(
        """
        select p.ordinal, p.sealed
        from casework.joint_party as p
        where p.measure_id = $1 and p.sealed is not null
        """
    )

    /// Nobody assists any more. As the system.
    public func endParties(of measure: MeasureRecord.ID) throws {
        try session.later(Self.endParties, [try measure.value(), .date(today)])
    }

    private static let endParties = Statement(
        "update casework.joint_party set ended_on = $2 where measure_id = $1 and ended_on is null"
    )
}
