public import Casework
import Libpq

/// That somebody proposed to void a number, and what a second person made of it (作废登记).
public struct VoidingRecord: Identifiable, Sendable {
    public typealias ID = Identifier<VoidingRecord>

    public let id: ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let number: ReportNumber?
    public let reason: VoidReason
    public let state: Voiding.State
    public let proposedBy: Staff.ID
    public let proposedOn: CivilDate
    /// The head of the petition office proposed it.
    public let isByLead: Bool
    public let decidedBy: Staff.ID?
    public let decidedOn: CivilDate?
    let sealed: [UInt8]?
}

extension Transaction {
    /// Proposes to void a number.
    ///
    /// - Parameter words: sealed under the report's key; empty for nothing.
    /// - Throws: `StoreError.notFound` when the caller may not read the report.
    public func proposeVoiding(
        of report: Report.ID, in organ: Organ.ID, _ reason: VoidReason, words: String, by staff: Staff.ID, isLead: Bool
    ) throws {
        let id: VoidingRecord.ID = newID()
        let sealed = words.isEmpty ? nil : try sealNote([words], on: report, "voiding", id)
        try session.later(
            Self.insertVoiding,
            [
                try id.value(), try report.value(), .name(organ), .text(reason.rawValue),
                sealed.map(Value.bytes) ?? .null, .name(staff), .date(today), .bool(isLead),
            ]
        )
    }

    private static let insertVoiding = Statement(
        """
        insert into casework.voiding (
            voiding_id, report_id, organ_id, reason, sealed, state, proposed_by, proposed_on, by_lead
        )
        values ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8)
        """
    )

    /// Decides about a proposal.
    ///
    /// - Parameter role: in which capacity the caller approves it; nil for a refusal.
    /// - Throws: `StoreError.stale` when it is decided, or not the caller's to decide.
    public func decideVoiding(_ id: VoidingRecord.ID, as role: Role?, by staff: Staff.ID) throws {
        try session.laterChangingOne(
            Self.decide,
            [
                try id.value(), .text(role == nil ? "refused" : "approved"), .name(staff), .date(today),
                .textOrNull(role?.rawValue),
            ]
        )
    }

    private static let decide = Statement(
        """
        update casework.voiding
        set state = $2, decided_by = $3, decided_on = $4, decided_as = $5
        where voiding_id = $1 and state = 'proposed'
        """
    )

    /// What was proposed and decided about one report, oldest first, as far as the caller may see it.
    public func voidings(of report: Report.ID) throws -> [VoidingRecord] {
        try session.query(Self.findOfReport, [try report.value(), .int(StoreLimits.listRows)])
            .map { try VoidingRecord($0) }
    }

    /// What the caller's organ proposed to void, newest first, at most `StoreLimits.listRows`.
    public func voidings() throws -> [VoidingRecord] {
        try session.query(Self.findAll, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try VoidingRecord($0) }
    }

    /// What was said for it; nil for whoever may not read the report, and where nothing was said.
    public func words(of voiding: VoidingRecord) throws -> String? {
        try openNote(voiding.sealed, of: voiding.report, "voiding", voiding.id)?.first
    }

    private static let voidingColumns = """
        v.voiding_id, v.report_id, v.organ_id, r.register_year, r.register_number, v.reason, v.state, v.proposed_by,
        v.proposed_on, v.by_lead, v.decided_by, v.decided_on, v.sealed
        """
    private static let findOfReport = Statement(
        """
        select \(voidingColumns)
        from casework.voiding as v
        join casework.report as r on r.report_id = v.report_id and r.cell_id = v.cell_id
        where v.report_id = $1
        order by v.proposed_on, v.voiding_id
        limit $2
        """
    )
    private static let findAll = Statement(
        """
        select \(voidingColumns)
        from casework.voiding as v
        join casework.report as r on r.report_id = v.report_id and r.cell_id = v.cell_id
        where v.organ_id = $1
        order by v.proposed_on desc, v.voiding_id desc
        limit $2
        """
    )
}

extension VoidingRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        organ = try columns.name()
        let (year, registered) = (try columns.smallOrNil(), try columns.intOrNil())
        number = if let year, let registered { ReportNumber(year: year, number: registered) } else { nil }
        reason = try columns.code()
        state = try columns.code()
        proposedBy = try columns.name()
        proposedOn = try columns.date()
        isByLead = try columns.bool()
        decidedBy = try columns.nameOrNil()
        decidedOn = try columns.dateOrNil()
        sealed = try columns.bytesOrNil()
    }
}
