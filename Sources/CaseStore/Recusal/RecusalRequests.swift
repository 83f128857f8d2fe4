public import Casework
import Libpq
import Sealing

/// A reporter asked that handlers stand aside (检举控告人申请回避).
public struct RecusalRequest: Identifiable, Sendable {
    public typealias ID = Identifier<RecusalRequest>

    public let id: ID
    public let report: Report.ID
    public let number: ReportNumber?
    public let receiver: Organ.ID
    public let askedAt: Instant
    /// Who has looked at it and done what it asks for, or not; nil until then.
    public let answeredBy: Staff.ID?
    public let answeredOn: CivilDate?
    /// The organ whose leaders see it, since one of its readers found that it names none of them; nil before.
    public let passedIn: Organ.ID?
    let sealed: [UInt8]
}

extension Transaction {
    /// Writes what a reporter asked for. As the system: the public sees nothing.
    ///
    /// - Parameter form: the random number that the form carried.
    /// - Throws: `DatabaseError` with constraint `recusal_request_source_is_new` for the same form.
    public func insertRecusalRequest(_ words: String, on report: Report.ID, form: String) throws {
        let id: RecusalRequest.ID = newID()
        try session.later(
            Self.insertRequest,
            [
                try id.value(), try report.value(), .instant(now),
                .bytes(try sealedRemark(words, on: report, id: id.rawValue)),
                .bytes(keyring.token(.source, Array("recusal|\(form)".utf8))),
            ]
        )
    }

    private static let insertRequest = Statement(
        """
        insert into casework.recusal_request (request_id, report_id, asked_at, sealed, source_key)
        values ($1, $2, $3, $4, $5)
        """
    )

    /// What reporters asked for and nobody has answered, oldest first, at most `StoreLimits.listRows`.
    public func openRecusalRequests() throws -> [RecusalRequest] {
        try session.query(Self.findOpen, [.int(StoreLimits.listRows)]).map { try RecusalRequest($0) }
    }

    /// What the reporter of one matter asked for, oldest first.
    public func recusalRequests(on report: Report.ID) throws -> [RecusalRequest] {
        try session.query(Self.findOnReport, [try report.value(), .int(StoreLimits.listRows)])
            .map { try RecusalRequest($0) }
    }

    private static let findOpen = Statement(
        """
        select
            q.request_id, q.report_id, r.register_year, r.register_number, r.receiver_organ_id, q.asked_at, q.answered_by,
            q.answered_on, q.passed_organ_id, q.sealed
        from casework.recusal_request as q
        join casework.report as r on r.report_id = q.report_id and r.cell_id = q.cell_id
        where q.answered_on is null
        order by q.asked_at, q.request_id
        limit $1
        """
    )
    private static let findOnReport = Statement(
        """
        select
            q.request_id, q.report_id, r.register_year, r.register_number, r.receiver_organ_id, q.asked_at, q.answered_by,
            q.answered_on, q.passed_organ_id, q.sealed
        from casework.recusal_request as q
        join casework.report as r on r.report_id = q.report_id and r.cell_id = q.cell_id
        where q.report_id = $1
        order by q.asked_at, q.request_id
        limit $2
        """
    )

    /// - Returns: the report that the request is about.
    /// - Throws: `StoreError.stale` when somebody has answered it, or it is not the caller's to answer.
    public func answerRecusalRequest(_ id: RecusalRequest.ID, by staff: Staff.ID) throws -> Report.ID {
        let rows = try session.query(Self.answer, [try id.value(), .name(staff), .date(today)])
        guard let row = rows.first else { throw StoreError.stale }
        var columns = Columns(row)
        return try columns.id()
    }

    private static let answer = Statement(
        """
        update casework.recusal_request
        set answered_by = $2, answered_on = $3
        where request_id = $1 and answered_on is null
        returning report_id
        """
    )

    /// A reader has found that it names none of the leaders.
    ///
    /// - Throws: `StoreError.stale` when it was passed on or answered, or the caller does not read it first.
    public func passRecusalRequest(_ id: RecusalRequest.ID, in organ: Organ.ID, by staff: Staff.ID) throws {
        let rows = try session.query(Self.pass, [try id.value(), .name(staff), .date(today), .name(organ)])
        guard !rows.isEmpty else { throw StoreError.stale }
    }

    private static let pass = Statement(
        """
        update casework.recusal_request
        set passed_by = $2, passed_on = $3, passed_organ_id = $4
        where request_id = $1 and answered_on is null and passed_organ_id is distinct from $4
        returning request_id
        """
    )

    /// As the system, for a request that the caller was shown.
    public func words(of request: RecusalRequest) throws -> String {
        try openedRemark(request.sealed, on: request.report, id: request.id.rawValue)
    }
}

extension RecusalRequest {
    init(_ row: Row) throws {
        var columns = Columns(row)
        id = try columns.id()
        report = try columns.id()
        let (year, registered) = (try columns.smallOrNil(), try columns.intOrNil())
        number = if let year, let registered { ReportNumber(year: year, number: registered) } else { nil }
        receiver = try columns.name()
        askedAt = try columns.instant()
        answeredBy = try columns.nameOrNil()
        answeredOn = try columns.dateOrNil()
        passedIn = try columns.nameOrNil()
        sealed = try columns.bytes()
    }
}
