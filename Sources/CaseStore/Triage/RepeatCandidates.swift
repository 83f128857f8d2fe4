public import Casework
import Libpq
import Sealing

/// An earlier report that a report may repeat, and why it is listed.
public struct RepeatCandidate: Sendable {
    /// The first report of the matter, on which its repeats hang.
    public let report: Report.ID
    public let receiver: Organ.ID
    public let number: ReportNumber
    public let receivedOn: CivilDate
    public let state: Report.State
    public let finding: Repeats.Finding
    /// The same person signed both: a hint inside the petition office, by which nothing is found.
    public let isSameReporter: Bool
}

/// What a person decided about an earlier report, and why.
public struct RepeatDecision: Sendable {
    public let earlier: Report.ID
    public let verdict: Repeats.Verdict
    /// Nil for whoever may not read the report, and once it went up sealed.
    public let reason: String?
    public let by: Staff.ID
    public let on: CivilDate

    public var decided: Repeats.Decided { Repeats.Decided(earlier, verdict) }
}

extension Transaction {
    /// Earlier reports on one of the same accused, or with the same words, at most ten, the likeliest first; only those
    /// that the caller sees.
    ///
    /// - Policy: JB-14, C11
    public func repeatCandidates(of id: Report.ID) throws -> [RepeatCandidate] {
        guard let own = try asSystem({ try $0.findMark(of: id) }) else { return [] }
        var best: [Report.ID: RepeatCandidate] = [:]
        for row in try session.query(Self.findRepeats, [try id.value(), .int(Repeats.candidates)]) {
            guard let found = try RepeatCandidate(row, own) else { continue }
            guard let other = best[found.report] else {
                best[found.report] = found
                continue
            }
            if other.finding.rank < found.finding.rank { best[found.report] = found }
        }
        return Array(
            best.values.sorted { one, other in
                one.finding.rank == other.finding.rank
                    ? one.report.rawValue > other.report.rawValue : one.finding.rank > other.finding.rank
            }.prefix(10))
    }

    /// Looked up by blind marks; what comes back is seen by the caller twice: by the function, and by the report's own
    /// walls.
    static let findRepeats = Statement(
        """
        select
            \(reportColumns), c.people::text[], c.spellings::text[], c.sketch, c.same_reporter
        from casework.repeat_candidates($1, $2) as c
        join casework.report as e on e.report_id = c.found_id
        join casework.report as r on r.report_id = c.first_id
        where r.report_id <> $1 and r.register_number is not null
        """
    )

    private func findMark(of id: Report.ID) throws -> Repeats.Mark? {
        try session.query(Self.findMark, [try lookUp(id)]).first.map { row in
            var columns = Columns(row)
            return try Repeats.Mark(&columns)
        }
    }

    static let findMark = Statement(
        "select m.people::text[], m.spellings::text[], m.sketch from casework.report_mark as m where m.report_id = $1"
    )

    /// Writes down what a person decided about an earlier report.
    ///
    /// - Parameter reason: sealed under the later report's key.
    /// - Throws: `StoreError.notFound` when the caller may not read the report.
    public func decide(
        _ verdict: Repeats.Verdict, on id: Report.ID, repeating earlier: Report.ID, reason: String, by staff: Staff.ID
    ) throws {
        let place = Int(try session.query(Self.countDecisions, [try id.value()]).first?.int8(0) ?? 0)
        let note: Identifier<RepeatDecision> = Identifier(String(place))
        try session.later(
            Self.insertDecision,
            [
                try id.value(), .small(place), try earlier.value(), .text(verdict.rawValue),
                reason.isEmpty ? .null : .bytes(try sealNote([reason], on: id, "repeat", note)), .name(staff),
                .date(today),
            ]
        )
    }

    private static let countDecisions = Statement("select count(*) from casework.repeat_decision where report_id = $1")
    private static let insertDecision = Statement(
        """
        insert into casework.repeat_decision (
            report_id, ordinal, earlier_id, verdict, sealed, decided_by, decided_on
        )
        values ($1, $2, $3, $4, $5, $6, $7)
        """
    )

    /// What was decided about earlier reports, oldest first, as far as the caller may know.
    public func repeatDecisions(on id: Report.ID) throws -> [RepeatDecision] {
        try session.query(Self.findDecisions, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let note: Identifier<RepeatDecision> = Identifier(String(try columns.small()))
            let earlier: Report.ID = try columns.id()
            let verdict: Repeats.Verdict = try columns.code()
            let sealed = try columns.bytesOrNil()
            return RepeatDecision(
                earlier: earlier, verdict: verdict, reason: try openNote(sealed, of: id, "repeat", note)?.first,
                by: try columns.name(), on: try columns.date()
            )
        }
    }

    /// Asks ahead, inside `askingAhead`, for what `repeatDecisions` looks up.
    func askRepeatDecisions(on id: Report.ID) throws {
        try session.ask(Self.findDecisions, [try id.value(), .int(StoreLimits.listRows)])
    }

    private static let findDecisions = Statement(
        """
        select d.ordinal, d.earlier_id, d.verdict, d.sealed, d.decided_by, d.decided_on
        from casework.repeat_decision as d
        where d.report_id = $1
        order by d.ordinal
        limit $2
        """
    )
}

extension Repeats.Mark {
    init(_ columns: inout Columns) throws {
        self.init(
            people: try columns.texts().compactMap(Int64.init), spellings: try columns.texts().compactMap(Int64.init),
            sketch: Self.sketch(try columns.bytes())
        )
    }
}

extension RepeatCandidate {
    /// Nil for what the rules do not list.
    fileprivate init?(_ row: Row, _ own: Repeats.Mark) throws {
        var columns = Columns(row)
        let record = try ReportRecord(&columns)
        let mark = try Repeats.Mark(&columns)
        guard let number = record.number,
            let finding = Repeats.finding(Repeats.likeness(of: own, to: mark))
        else { return nil }
        self.init(
            report: record.report.id, receiver: record.report.receiver, number: number,
            receivedOn: record.report.receivedOn, state: record.report.state, finding: finding,
            isSameReporter: try columns.bool()
        )
    }
}

extension Repeats.Finding {
    /// What is likely a repeat first, then by words, then by accused.
    fileprivate var rank: Int { (isLikely ? 100_000 : 0) + likeness.percent * 100 + min(likeness.shared, 99) }
}
