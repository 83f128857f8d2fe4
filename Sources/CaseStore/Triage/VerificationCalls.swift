public import Casework
import Libpq

/// An attempt to ask whoever signed, as it is stored (实名核实记录).
public struct VerificationCall: Identifiable, Sendable {
    public typealias ID = Identifier<VerificationCall>

    public let id: ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let call: Triage.Call
    public let calledBy: Staff.ID
    /// What was noted; nil for whoever may not read the report, and where nothing was.
    public let note: String?
}

/// A report whose reporter has not been asked to the end (待核实).
public struct WaitingCall: Sendable {
    public let record: ReportRecord
    /// Attempts so far.
    public let attempts: Int
    public let lastOn: CivilDate?
}

/// Where a report stands among those whose reporters are to be asked.
public struct WaitingCallCursor: Hashable, Sendable {
    public let receivedOn: CivilDate
    /// Tells apart what came in on one day.
    public let report: Report.ID

    public init(receivedOn: CivilDate, report: Report.ID) {
        self.receivedOn = receivedOn
        self.report = report
    }
}

extension Transaction {
    /// Records an attempt.
    ///
    /// - Parameter note: sealed under the report's key; empty for nothing.
    /// - Throws: `StoreError.notFound` when the caller may not read the report.
    public func insert(
        _ call: Triage.Call, note: String, on report: ReportRecord, in organ: Organ.ID, by staff: Staff.ID
    ) throws {
        let id: VerificationCall.ID = newID()
        let reportID = report.report.id
        let sealed = note.isEmpty ? nil : try sealNote([note], on: reportID, "verification_call", id)
        try session.later(
            Self.insertCall,
            [
                try id.value(), try reportID.value(), .name(organ), .text(call.way.rawValue), .date(call.on),
                .text(call.found.rawValue), .bool(call.letNarrate), .bool(call.promisedNothing),
                .text(report.report.signature.rawValue), sealed.map(Value.bytes) ?? .null, .name(staff), .instant(now),
            ]
        )
    }

    private static let insertCall = Statement(
        """
        insert into casework.verification_call (
            call_id, report_id, organ_id, way, called_on, outcome, narrated, nothing_promised, asked_signature, sealed,
            called_by, recorded_at
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// The attempts on a report, oldest first, as far as the caller sees them; at most `StoreLimits.listRows`.
    public func calls(on report: Report.ID) throws -> [VerificationCall] {
        try session.query(Self.findCalls, [try report.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let (id, report): (VerificationCall.ID, Report.ID) = (try columns.id(), try columns.id())
            let organ: Organ.ID = try columns.name()
            let way: Triage.CallWay = try columns.code()
            let day = try columns.date()
            let call = Triage.Call(
                way: way, on: day, found: try columns.code(), letNarrate: try columns.bool(),
                promisedNothing: try columns.bool()
            )
            let staff: Staff.ID = try columns.name()
            let note = try openNote(try columns.bytesOrNil(), of: report, "verification_call", id)?.first
            return VerificationCall(id: id, report: report, organ: organ, call: call, calledBy: staff, note: note)
        }
    }

    private static let findCalls = Statement(
        """
        select
            v.call_id, v.report_id, v.organ_id, v.way, v.called_on, v.outcome, v.narrated, v.nothing_promised,
            v.called_by, v.sealed
        from casework.verification_call as v
        where v.report_id = $1
        order by v.recorded_at, v.call_id
        limit $2
        """
    )

    /// A page of the reports of an organ that are signed, in hand, and not asked about to the end; the oldest first.
    /// Anonymous ones are never among them (JB-29).
    ///
    /// - Parameters:
    ///   - cursor: the row before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func waitingCalls(
        of organ: Organ.ID, after cursor: WaitingCallCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<WaitingCall, WaitingCallCursor> {
        let limit = StoreLimits.pageRows(limit)
        let last: [Value] = [
            .date(cursor?.receivedOn ?? .epoch), try cursor?.report.value() ?? .uuid(high: 0, low: 0),
        ]
        let found = try session.query(Self.findWaiting, [.name(organ), .int(limit + 1)] + last).map { row in
            var columns = Columns(row)
            let id: Report.ID = try columns.id()
            return WaitingCall(
                record: try report(id), attempts: Int(try columns.big()), lastOn: try columns.dateOrNil())
        }
        return ListPage(found, limit: limit) {
            WaitingCallCursor(receivedOn: $0.record.report.receivedOn, report: $0.record.report.id)
        }
    }

    private static let findWaiting = Statement(
        """
        select r.report_id, count(v.call_id), max(v.called_on)
        from casework.report as r
        left join casework.verification_call as v on v.report_id = r.report_id and v.cell_id = r.cell_id
        where
            r.holder_organ_id = $1
            and r.signature = 'real_name_claimed'
            and r.state in ('registered', 'triage_proposed', 'accepted')
            and r.archived_at is null
            and (r.received_on, r.report_id) > ($3, $4)
        group by r.report_id, r.received_on
        order by r.received_on, r.report_id
        limit $2
        """
    )

    /// Which of these reports bear the name of somebody who did not write them, and nobody confirmed (冒名).
    public func impersonated(among reports: [Report.ID]) throws -> Set<Report.ID> {
        let rows = try session.query(Self.findImpersonated, [.uuidArray(try reports.map { try $0.bits() })])
        var found: Set<Report.ID> = []
        for row in rows {
            var columns = Columns(row)
            found.insert(try columns.id())
        }
        return found
    }

    /// Asks ahead, inside `askingAhead`, for what `impersonated` looks up of one report.
    func askImpersonated(_ report: Report.ID) throws {
        try session.ask(Self.findImpersonated, [.uuidArray([try report.bits()])])
    }

    private static let findImpersonated = Statement(
        """
        select v.report_id
        from casework.verification_call as v
        where v.report_id = any ($1)
        group by v.report_id
        having bool_or(v.outcome = 'impersonated') and not bool_or(v.outcome = 'confirmed')
        """
    )
}
