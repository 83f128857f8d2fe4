public import Casework
import Libpq

/// A step that stopped, as whoever has its item is shown it.
public struct ParkedRow: Sendable {
    public let work: ParkedWork
    public let reason: ParkReason
    public let since: CivilDate
    public let tries: Int
    /// The report that is read, or on which the file is.
    public let report: ReportRecord
    /// Which file of it; nil where the report itself is read.
    public let file: Int?
}

/// How much of an organ stopped for one reason, and since when.
public struct ParkedCount: Sendable, Equatable {
    public let step: ParkedStep
    public let reason: ParkReason
    public let organ: Organ.ID
    public let count: Int
    public let oldest: CivilDate
}

extension Stage {
    init(_ step: ParkedStep) {
        switch step {
        case .read: self = .read
        case .clean: self = .clean
        }
    }
}

extension ParkedWork {
    fileprivate func value() throws(StoreError) -> Value {
        switch self {
        case .reading(let report): try report.value()
        case .checking(let upload): try upload.value()
        }
    }
}

extension Transaction {
    private static let parkedRows = """
        select \(reportColumns), k.stage, k.subject_id, k.reason, k.parked_on, k.attempt, a.ordinal
        from queue.parked as k
        left join lateral (
            select f.report_id, f.ordinal
            from casework.attachment as f
            where k.stage = 'clean' and f.upload_id = k.subject_id and f.cell_id = k.cell_id
            order by f.attachment_id
            limit 1
        ) as a on true
        join casework.report as r
            on r.report_id = case k.stage when 'read' then k.subject_id else a.report_id end and r.cell_id = k.cell_id
        """

    /// What stopped in an organ's lane, by reason and the oldest first, as far as the caller sees its items.
    public func parked(in organ: Organ.ID) throws -> [ParkedRow] {
        try session.query(Self.findParked, [.name(organ), .int(StoreLimits.listRows)]).map { try parkedRow($0) }
    }

    private static let findParked = Statement(
        """
        \(parkedRows)
        where k.lane = $1
        order by k.stage, k.reason, k.parked_on, k.subject_id
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` where it did not stop, and where it is not the caller's to know.
    public func parked(_ work: ParkedWork) throws -> ParkedRow {
        guard let row = try session.query(Self.findOne, try lookUp(work)).first else { throw StoreError.notFound }
        return try parkedRow(row)
    }

    private static let findOne = Statement(
        """
        \(parkedRows)
        where k.stage = $1 and k.subject_id = $2
        """
    )

    private func parkedRow(_ row: Row) throws -> ParkedRow {
        var columns = Columns(row)
        let report = try ReportRecord(&columns)
        let step: ParkedStep = try columns.code()
        let subject: Identifier<ParkedRow> = try columns.id()
        return ParkedRow(
            work: ParkedWork(step, subject.rawValue), reason: try columns.code(), since: try columns.date(),
            tries: try columns.small(), report: report, file: try columns.smallOrNil())
    }

    /// Step and subject, as the log is told of what was looked up.
    private func lookUp(_ work: ParkedWork) throws(StoreError) -> [Value] {
        switch work {
        case .reading(let report): [.text(work.step.rawValue), try lookUp(report)]
        case .checking(let upload): [.text(work.step.rawValue), try lookUp(upload)]
        }
    }

    /// How much stopped in the lanes of some organs, as far as the caller sees it: counted up to
    /// `StoreLimits.countedParked`.
    public func countParked(in organs: [Organ.ID]) throws -> Int {
        Int(try session.query(Self.countParked, [.names(organs), .int(StoreLimits.countedParked)])[0].int8(0))
    }

    private static let countParked = Statement(
        """
        select count(*)
        from (select from queue.parked as k where k.lane = any ($1) limit $2) as x
        """
    )

    /// The same by step, reason and organ; as the system, for whoever may know how much and not what.
    public func parkedCounts(in organs: [Organ.ID]) throws -> [ParkedCount] {
        try session.query(Self.countReasons, [.names(organs), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            return ParkedCount(
                step: try columns.code(), reason: try columns.code(), organ: try columns.name(),
                count: Int(try columns.big()), oldest: try columns.date())
        }
    }

    private static let countReasons = Statement(
        """
        select k.stage, k.reason, k.lane, count(*), min(k.parked_on)
        from queue.parked as k
        where k.lane = any ($1)
        group by k.stage, k.reason, k.lane
        order by k.stage, k.reason, k.lane
        limit $2
        """
    )

    /// Why something stopped.
    ///
    /// - Throws: `StoreError.notFound` where it did not, and where it is not the caller's to know.
    public func parkReason(of work: ParkedWork) throws -> ParkReason {
        guard let row = try session.query(Self.findReason, try lookUp(work)).first else { throw StoreError.notFound }
        var columns = Columns(row)
        return try columns.code()
    }

    private static let findReason = Statement(
        "select k.reason from queue.parked as k where k.stage = $1 and k.subject_id = $2")

    /// Why some files are not checked; none of those that are, or that may still be.
    public func parkReasons(ofFiles uploads: [Upload.ID]) throws -> [Upload.ID: ParkReason] {
        guard !uploads.isEmpty else { return [:] }
        let values: [Value] = [.uuidArray(try uploads.map { try $0.bits() })]
        return try session.query(Self.findReasons, values).reduce(into: [:]) { reasons, row in
            var columns = Columns(row)
            let upload: Upload.ID = try columns.id()
            reasons[upload] = try columns.code()
        }
    }

    private static let findReasons = Statement(
        "select k.subject_id, k.reason from queue.parked as k where k.stage = 'clean' and k.subject_id = any ($1)")

    /// What stopped for a reason in the lanes of some organs, the oldest first, as far as the caller sees it; at most
    /// `StoreLimits.unparkedAtOnce`.
    public func parked(_ step: ParkedStep, for reason: ParkReason, in organs: [Organ.ID]) throws -> [ParkedWork] {
        let values: [Value] = [
            .text(step.rawValue), .text(reason.rawValue), .names(organs), .int(StoreLimits.unparkedAtOnce),
        ]
        return try session.query(Self.findOfReason, values).map { row in
            var columns = Columns(row)
            let subject: Identifier<ParkedRow> = try columns.id()
            return ParkedWork(step, subject.rawValue)
        }
    }

    private static let findOfReason = Statement(
        """
        select k.subject_id
        from queue.parked as k
        where k.stage = $1 and k.reason = $2 and k.lane = any ($3)
        order by k.parked_on, k.subject_id
        limit $4
        """
    )

    /// Puts something back to its lane, as if it had never been tried; as the system.
    ///
    /// - Throws: `StoreError.stale` where somebody else did, or ended it.
    public func unpark(_ work: ParkedWork) throws {
        try unpark(Stage(work.step), Identifier<ParkedRow>(work.id))
    }

    /// The same for several of one step.
    ///
    /// - Returns: how many were still there.
    public func unpark(_ step: ParkedStep, _ works: [ParkedWork]) throws -> Int {
        precondition(works.count <= StoreLimits.unparkedAtOnce, "a batch is bounded")
        guard !works.isEmpty else { return 0 }
        let bits = try works.map { try Identifier<ParkedRow>($0.id).bits() }
        let values: [Value] = [.text(Stage(step).rawValue), .uuidArray(bits), .instant(now)]
        return Int(try session.query(Self.unparkAll, values)[0].int8(0))
    }

    private static let unparkAll = Statement(
        "select count(*) from unnest($2::uuid[]) as u (subject_id) where queue.unpark($1, u.subject_id, $3)")

    /// Nobody tries it any more; as the system.
    ///
    /// - Throws: `StoreError.stale` where somebody else ended it, or had it tried again.
    public func drop(_ work: ParkedWork) throws {
        try drop(Stage(work.step), Identifier<ParkedRow>(work.id))
    }
}
