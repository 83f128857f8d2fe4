public import Casework
import Libpq

/// The report of a check as it is stored (初步核实报告), with who signed it.
public struct CheckReport: Identifiable, Sendable {
    public typealias ID = Identifier<CheckReport>

    public let id: ID
    /// Counts up from 1; only the latest is signed and handed in.
    public let ordinal: Int
    /// What it proposes.
    public let finding: Handle.Finding
    /// SHA-256 over the code of what it proposes and the sealed text: what its members sign.
    public let digest: [UInt8]
    public let writtenBy: Staff.ID
    public let writtenAt: Instant
    /// Nil for whoever may not read the report of the matter.
    public let parts: CheckReportParts?
    public internal(set) var signatures: [Signature] = []

    public struct Signature: Sendable {
        public let staff: Staff.ID
        public let at: Instant
        public let digest: [UInt8]
    }
}

/// What a report of a check says (主要问题、核实过程、核实结果、存在的疑点、处理建议).
public struct CheckReportParts: Hashable, Sendable {
    public var basis: String
    public var problem: String
    public var process: String
    public var findings: String
    public var doubts: String
    public var proposal: String

    public init(
        basis: String, problem: String, process: String, findings: String, doubts: String, proposal: String
    ) {
        self.basis = basis
        self.problem = problem
        self.process = process
        self.findings = findings
        self.doubts = doubts
        self.proposal = proposal
    }

    /// In the order of the report.
    public var all: [String] { [basis, problem, process, findings, doubts, proposal] }

    init?(_ parts: [String]) {
        guard parts.count == 6 else { return nil }
        self.init(
            basis: parts[0], problem: parts[1], process: parts[2], findings: parts[3], doubts: parts[4],
            proposal: parts[5])
    }
}

extension Transaction {
    /// Writes the next report of a check.
    public func writeReport(
        of clue: ClueRecord, _ finding: Handle.Finding, _ parts: CheckReportParts, ordinal: Int, by staff: Staff.ID
    ) throws {
        let id: CheckReport.ID = newID()
        let sealed = try sealNote(parts.all, on: clue.clue.report, "check_report", id)
        try session.later(
            Self.insertCheckReport,
            [
                try id.value(), try clue.clue.id.value(), .name(clue.organ), .int(ordinal),
                .text(finding.code), .bytes(sealed), .name(staff), .instant(now),
            ]
        )
    }

    private static let insertCheckReport = Statement(
        """
        insert into casework.check_report (
            check_report_id, clue_id, organ_id, ordinal, conclusion, sealed, digest, written_by, written_at
        )
        values ($1, $2, $3, $4, $5, $6, sha256($5::text::bytea || $6::bytea), $7, $8)
        """
    )

    /// The latest report on a clue with its signatures; nil before the first.
    public func latestCheckReport(of clue: ClueRecord) throws -> CheckReport? {
        guard let row = try session.query(Self.findCheckReport, [try clue.clue.id.value()]).first else { return nil }
        var columns = Columns(row)
        let id: CheckReport.ID = try columns.id()
        let ordinal = try columns.int()
        guard let finding = Handle.Finding(code: try columns.text()) else {
            throw StoreError.corrupt(table: "check_report")
        }
        let digest = try columns.bytes()
        let (writer, at): (Staff.ID, Instant) = (try columns.name(), try columns.instant())
        let opened = try openNote(try columns.bytes(), of: clue.clue.report, "check_report", id)
        var report = CheckReport(
            id: id, ordinal: ordinal, finding: finding, digest: digest, writtenBy: writer, writtenAt: at,
            parts: opened.flatMap { CheckReportParts($0) }
        )
        report.signatures = try session.query(Self.findSignatures, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            return CheckReport.Signature(
                staff: try columns.name(), at: try columns.instant(), digest: try columns.bytes())
        }
        return report
    }

    static let findCheckReport = Statement(
        """
        select
            r.check_report_id, r.ordinal, r.conclusion, r.digest, r.written_by, r.written_at, r.sealed
        from casework.check_report as r
        where r.clue_id = $1
        order by r.ordinal desc
        limit 1
        """
    )
    private static let findSignatures = Statement(
        """
        select s.staff_id, s.signed_at, s.digest
        from casework.check_signature as s
        where s.check_report_id = $1
        order by s.signed_at, s.staff_id
        """
    )

    /// A member signs what the report holds.
    ///
    /// - Throws: `StoreError.refused` for whoever is no member; `StoreError.stale` when it holds something else.
    public func sign(_ report: CheckReport, by staff: Staff.ID) throws {
        try session.laterChangingOne(
            Self.insertSignature,
            [try report.id.value(), .name(staff), .bytes(report.digest), .instant(now)]
        )
    }

    private static let insertSignature = Statement(
        """
        insert into casework.check_signature (check_report_id, staff_id, clue_id, digest, signed_at)
        select r.check_report_id, $2, r.clue_id, r.digest, $4
        from casework.check_report as r
        where r.check_report_id = $1 and r.digest = $3
        """
    )
}
