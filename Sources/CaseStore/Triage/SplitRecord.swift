public import Casework
import Libpq

/// That somebody proposed to split a report, and what a second person made of it (拆分).
public struct SplitRecord: Identifiable, Sendable {
    public typealias ID = Identifier<SplitRecord>

    public let id: ID
    public let report: Report.ID
    public let organ: Organ.ID
    /// How many parts it makes.
    public let count: Int
    public let state: Split.State
    public let proposedBy: Staff.ID
    public let proposedOn: CivilDate
    public let decidedBy: Staff.ID?
    public let decidedOn: CivilDate?
    let sealed: [UInt8]?
}

extension Transaction {
    /// Proposes to split a report; what the parts say is sealed under its key.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not read the report.
    public func proposeSplit(of report: Report.ID, in organ: Organ.ID, _ parts: [Split.Part], by staff: Staff.ID) throws
    {
        let id: SplitRecord.ID = newID()
        let sealed = try sealNote(parts.map(\.text), on: report, "split", id)
        try session.later(
            Self.insertSplit,
            [
                try id.value(), try report.value(), .name(organ), .bytes(sealed), .small(parts.count), .name(staff),
                .date(today),
            ]
        )
        let shares = parts.enumerated().flatMap { place, part in part.accused.map { ($0, place + 1) } }
        try session.later(
            Self.insertShares,
            [
                try id.value(), .int2Array(shares.map { Int16($0.0) }), .int2Array(shares.map { Int16($0.1) }),
            ]
        )
    }

    private static let insertSplit = Statement(
        """
        insert into casework.split (split_id, report_id, organ_id, sealed, parts, state, proposed_by, proposed_on)
        values ($1, $2, $3, $4, $5, 'proposed', $6, $7)
        """
    )
    private static let insertShares = Statement(
        """
        insert into casework.split_share (split_id, accused_ordinal, part)
        select $1, h.accused_ordinal, h.part
        from unnest($2::smallint[], $3::smallint[]) as h (accused_ordinal, part)
        """
    )

    /// Decides about a proposal.
    ///
    /// - Parameter role: in which capacity the caller approves it; nil for a refusal.
    /// - Throws: `StoreError.stale` when it is decided, or not the caller's to decide.
    public func decideSplit(_ id: SplitRecord.ID, as role: Role?, by staff: Staff.ID) throws {
        try session.laterChangingOne(
            Self.decideSplit,
            [
                try id.value(), .text(role == nil ? "refused" : "approved"), .name(staff), .date(today),
                .textOrNull(role?.rawValue),
            ]
        )
    }

    private static let decideSplit = Statement(
        """
        update casework.split
        set state = $2, decided_by = $3, decided_on = $4, decided_as = $5
        where split_id = $1 and state = 'proposed'
        """
    )

    /// A report that goes up sealed, is void or destroyed is not split any more: a proposal that waits is refused in the
    /// name of whoever ended it. As the system.
    public func endSplit(of report: Report.ID, by staff: Staff.ID) throws {
        try session.later(Self.endSplit, [try report.value(), .name(staff), .date(today)])
    }

    private static let endSplit = Statement(
        """
        update casework.split
        set state = 'refused', decided_by = $2, decided_on = $3
        where report_id = $1 and state = 'proposed'
        """
    )

    /// Which of these reports wait for a second person to say whether they are split, as far as the caller may know.
    public func waitingToBeSplit(among reports: [Report.ID]) throws -> Set<Report.ID> {
        let rows = try session.query(Self.findWaitingSplits, [.uuidArray(try reports.map { try $0.bits() })])
        return Set(
            try rows.map { row in
                var columns = Columns(row)
                return try columns.id()
            })
    }

    /// Asks ahead, inside `askingAhead`, for what `waitingToBeSplit` looks up of one report.
    public func askWaitingSplit(_ report: Report.ID) throws {
        try session.ask(Self.findWaitingSplits, [.uuidArray([try report.bits()])])
    }

    private static let findWaitingSplits = Statement(
        "select s.report_id from casework.split as s where s.report_id = any ($1) and s.state = 'proposed'"
    )

    /// What was proposed and decided about splitting one report, oldest first, as far as the caller may see it.
    public func splits(of report: Report.ID) throws -> [SplitRecord] {
        try session.query(Self.findSplits, [try report.value(), .int(StoreLimits.listRows)]).map { try SplitRecord($0) }
    }

    static let findSplits = Statement(
        """
        select
            s.split_id, s.report_id, s.organ_id, s.parts, s.state, s.proposed_by, s.proposed_on, s.decided_by,
            s.decided_on, s.sealed
        from casework.split as s
        where s.report_id = $1
        order by s.proposed_on, s.split_id
        limit $2
        """
    )

    /// The parts that a split makes; nil for whoever may not read the report, and once its words are destroyed.
    public func parts(of split: SplitRecord) throws -> [Split.Part]? {
        guard let texts = try openNote(split.sealed, of: split.report, "split", split.id) else { return nil }
        var parts = texts.map { Split.Part(accused: [], text: $0) }
        for row in try session.query(Self.findShares, [try split.id.value()]) {
            var columns = Columns(row)
            let (accused, part) = (try columns.small(), try columns.small())
            guard parts.indices.contains(part - 1) else { throw StoreError.corrupt(table: "split_share") }
            parts[part - 1].accused.append(accused)
        }
        return parts
    }

    private static let findShares = Statement(
        """
        select h.accused_ordinal, h.part
        from casework.split_share as h
        where h.split_id = $1
        order by h.accused_ordinal
        """
    )

    /// A report came of a split: it is received on the day on which the whole was. As the system.
    public func insertPart(_ part: Report.ID, _ place: Int, of original: ReportRecord) throws {
        try session.later(Self.datePart, [try part.value(), .instant(original.receivedAt)])
        try session.later(
            Self.insertPart,
            [try part.value(), try original.report.id.value(), .name(original.report.receiver), .small(place)]
        )
    }

    private static let datePart = Statement("update casework.report set received_at = $2 where report_id = $1")
    private static let insertPart = Statement(
        "insert into casework.split_part (part_id, original_id, organ_id, ordinal) values ($1, $2, $3, $4)"
    )

    /// The reports that came of a split, as far as the caller sees them.
    public func splitParts(of original: Report.ID) throws -> [ReportRecord] {
        try session.query(Self.findParts, [try lookUp(original)]).map { try ReportRecord($0) }
    }

    private static let findParts = Statement(
        """
        select \(reportColumns)
        from casework.split_part as p
        join casework.report as r on r.report_id = p.part_id and r.cell_id = p.cell_id
        where p.original_id = $1
        order by p.ordinal
        """
    )

    /// The report that a part came of; nil for what is none, and for whoever may not know it.
    public func original(ofPart part: Report.ID) throws -> ReportRecord? {
        try session.query(Self.findOriginal, [try lookUp(part)]).first.map { try ReportRecord($0) }
    }

    private static let findOriginal = Statement(
        """
        select \(reportColumns)
        from casework.split_part as p
        join casework.report as r on r.report_id = p.original_id and r.cell_id = p.cell_id
        where p.part_id = $1
        """
    )

    /// Who signed a report that two persons split in this transaction, for the vault of its parts. As the system.
    ///
    /// - Policy: JB-47
    public func reporterToShare(of id: Report.ID) throws -> ReporterDraft {
        guard let row = try session.query(Self.findIdentity, [try lookUp(id)]).first,
            let identity = try SealedIdentity(row)
        else { return ReporterDraft() }
        return try openIdentity(identity, of: id)
    }

    static let findIdentity = Statement(
        "select s.sealed, s.wrapped, s.organ_id from casework.identity_to_share($1) as s"
    )

    /// Destroys what the original of a split still says, where one of its parts must leave. As the system.
    ///
    /// - Policy: JB-15, HS-26
    public func shredSplit(_ id: Report.ID) throws {
        try session.later(Self.shredSplit, [try id.value(), .instant(now)])
    }

    private static let shredSplit = Statement("select casework.shred_split($1, $2)")
}

extension SplitRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        organ = try columns.name()
        count = try columns.small()
        state = try columns.code()
        proposedBy = try columns.name()
        proposedOn = try columns.date()
        decidedBy = try columns.nameOrNil()
        decidedOn = try columns.dateOrNil()
        sealed = try columns.bytesOrNil()
    }
}
