public import Casework
import Libpq

/// That a report must go up sealed, found by one person who may not destroy it, and what a second person made of it
/// (密封报送申请).
public struct SealRequest: Identifiable, Sendable {
    public typealias ID = Identifier<SealRequest>

    public let id: ID
    public let report: Report.ID
    public let organ: Organ.ID
    public let number: ReportNumber?
    public let ground: SealedLine.Ground
    public let state: SealingRequest.State
    public let askedBy: Staff.ID
    public let askedOn: CivilDate
    /// Until when it must have gone up (JB-15); nil once it is decided.
    public let dueOn: CivilDate?
}

extension Transaction {
    /// Closes a report and what hangs on it to everybody but who decides in its petition office. As the system.
    ///
    /// - Policy: JB-15, JB-52
    public func askSealing(
        of report: Report.ID, hanging: [Report.ID], _ ground: SealedLine.Ground, at organ: Organ.ID, by staff: Staff.ID
    ) throws {
        let id: SealRequest.ID = newID()
        let reports = try ([report] + hanging).map { try $0.bits() }
        try session.later(
            Self.closeForSealing, [.uuidArray(reports), .small(ground.rawValue), .date(today)])
        try session.later(
            Self.insertSealRequest,
            [
                try id.value(), try report.value(), .name(organ), .small(ground.rawValue), .name(staff), .date(today),
            ])
    }

    private static let closeForSealing = Statement("select casework.close_for_sealing($1, $2, $3)")
    private static let insertSealRequest = Statement(
        """
        insert into casework.seal_request (request_id, report_id, organ_id, ground, state, asked_by, asked_on)
        values ($1, $2, $3, $4, 'asked', $5, $6)
        """
    )

    /// What waits in the caller's petition office, the oldest first; nothing for whoever may not decide.
    public func sealRequests() throws -> [SealRequest] {
        try session.query(Self.findSealRequests, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try SealRequest($0) }
    }

    /// The request that waits for one report, as far as the caller may decide about it.
    public func sealRequest(of report: Report.ID) throws -> SealRequest? {
        try session.query(Self.findSealRequest, [try lookUp(report)]).first.map { try SealRequest($0) }
    }

    private static let sealRequestColumns = """
        q.request_id, q.report_id, q.organ_id, r.register_year, r.register_number, q.ground, q.state, q.asked_by,
        q.asked_on, c.due_on
        """
    private static let sealRequestRows = """
        casework.seal_request as q
        join casework.report as r on r.report_id = q.report_id and r.cell_id = q.cell_id
        left join casework.clock as c
            on c.subject_id = q.report_id and c.cell_id = q.cell_id and c.kind = 'UPWARD_REPORT' and c.stopped_on is null
        """
    private static let findSealRequests = Statement(
        """
        select \(sealRequestColumns)
        from \(sealRequestRows)
        where q.organ_id = $1 and q.state = 'asked' and r.state not in ('sealed_up', 'voided', 'split')
        order by q.asked_on, q.request_id
        limit $2
        """
    )
    private static let findSealRequest = Statement(
        """
        select \(sealRequestColumns)
        from \(sealRequestRows)
        where q.report_id = $1 and q.state = 'asked' and r.state not in ('sealed_up', 'voided', 'split')
        """
    )

    /// It has been sealed: of the request the days and the persons are left. As the system.
    public func markSealed(_ id: SealRequest.ID, by staff: Staff.ID) throws {
        try decide(id, .sealed, sealed: nil, by: staff)
    }

    /// What it hangs on has been sealed, and it with that: its own request ends. As the system.
    public func markSealedAlong(_ id: SealRequest.ID, by staff: Staff.ID) throws {
        try decide(id, .sealedAlong, sealed: nil, by: staff)
    }

    /// It need not go up: whoever could see it before sees it again.
    ///
    /// - Parameter words: why; sealed under the report's key.
    /// - Returns: what is open again, of the report and what hangs on it: nothing that waits for another request.
    public func refuseSealing(
        _ request: SealRequest, hanging: [Report.ID], words: String, by staff: Staff.ID
    ) throws -> [Report.ID] {
        let sealed = try sealNote([words], on: request.report, "seal_request", request.id)
        return try asSystem { transaction in
            try transaction.decide(request.id, .refused, sealed: sealed, by: staff)
            return try transaction.openAgain([request.report] + hanging)
        }
    }

    /// Opens again what waits for no request any more. As the system.
    ///
    /// - Returns: what has been opened.
    public func openAgain(_ reports: [Report.ID]) throws -> [Report.ID] {
        try session.query(Self.openAgain, [.uuidArray(try reports.map { try $0.bits() })]).map { row in
            var columns = Columns(row)
            return try columns.id()
        }
    }

    /// Whether a report waits because of another one that it hangs on, about which somebody decides first. As the system.
    public func waitsWithAnother(_ report: Report.ID) throws -> Bool {
        try session.query(Self.findAnother, [try lookUp(report)]).first?.bool(0) ?? false
    }

    private static let findAnother = Statement("select casework.waits_with_another($1)")

    private func decide(
        _ id: SealRequest.ID, _ state: SealingRequest.State, sealed: [UInt8]?, by staff: Staff.ID
    ) throws {
        try session.laterChangingOne(
            Self.decideSealing,
            [
                try id.value(), .text(state.rawValue), .name(staff), .date(today), sealed.map(Value.bytes) ?? .null,
            ])
    }

    private static let openAgain = Statement("select casework.open_again($1)")
    private static let decideSealing = Statement(
        """
        update casework.seal_request
        set state = $2, decided_by = $3, decided_on = $4, sealed = $5
        where request_id = $1 and state = 'asked'
        """
    )
}

extension SealRequest {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        organ = try columns.name()
        let (year, number) = (try columns.smallOrNil(), try columns.intOrNil())
        self.number = year.flatMap { year in number.map { ReportNumber(year: year, number: $0) } }
        guard let ground = SealedLine.Ground(rawValue: try columns.small()) else {
            throw StoreError.corrupt(table: "seal_request")
        }
        self.ground = ground
        state = try columns.code()
        askedBy = try columns.name()
        askedOn = try columns.date()
        dueOn = try columns.dateOrNil()
    }
}
