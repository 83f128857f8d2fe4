public import Casework
import Libpq
import Sealing

/// An official document as it is stored, without its sealed words.
public struct PaperRecord: Identifiable, Sendable {
    public var paper: Paper
    public let organ: Organ.ID
    public let report: Report.ID
    public let clue: Clue.ID?
    /// The assignment, order, reminder, recommendation, clearing, plan or report of a check that it carries out.
    public let record: PaperBasis?
    /// 0: the wording of the code.
    public let templateVersion: Int
    public let draftedAt: Instant
    /// Copies printed so far.
    public let copies: Int
    public var version: Int
    /// Number of the report, and of the clue, on whose file it lies, as far as the caller sees them.
    public let reportNumber: ReportNumber?
    public let receiver: Organ.ID
    public let clueNumber: ClueNumber?
    public let clueOrgan: Organ.ID?
    /// The outside organ to which a petition is passed on with it; nil for every other kind.
    public let addressee: OutsideOrgan.ID?

    public var id: Paper.ID { paper.id }
    public var kind: DocumentKind { paper.kind }
}

/// The record that a document carries out.
public struct PaperBasis: Hashable, Sendable {
    public let ground: DocumentGround
    public let id: Identifier<Never>

    public init(_ ground: DocumentGround, _ id: String) {
        self.ground = ground
        self.id = Identifier(id)
    }
}

/// The opened words of a document.
public struct PaperWords: Sendable {
    public var values: [DocumentField: String]
    /// As it was approved; empty before.
    public var title: String = ""
    public var addressee: String = ""
    public var paragraphs: [String] = []
    /// Empty unless somebody asked for it to be void.
    public var voidReason: String = ""

    public init(values: [DocumentField: String]) { self.values = values }
}

extension Transaction {
    static let paperColumns = """
        d.document_id, d.kind, d.state, d.organ_id, d.report_id, d.clue_id, d.template_version, d.drafted_by,
        d.drafted_at, d.code_word, d.document_year, d.document_number, d.approved_by, d.issued_on,
        d.void_proposed_by, d.voided_by, d.copies, d.version, r.register_year, r.register_number,
        coalesce(r.receiver_organ_id, d.organ_id), c.clue_series, c.clue_year, c.clue_number, c.organ_id,
        d.record_kind, d.record_id, d.addressee_id
        """

    /// Loads a document, as far as the caller may see it.
    public func paper(_ id: Paper.ID) throws -> PaperRecord {
        guard let row = try session.query(Self.findPaper, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try PaperRecord(row)
    }

    private static let findPaper = Statement(
        """
        select \(paperColumns)
        from casework.document as d
        left join casework.report as r on r.report_id = d.report_id and r.cell_id = d.cell_id
        left join casework.clue as c on c.clue_id = d.clue_id and c.cell_id = d.cell_id
        where d.document_id = $1
        """
    )

    /// Loads a document and locks it until commit.
    public func lockPaper(_ id: Paper.ID) throws -> PaperRecord {
        guard let row = try session.query(Self.lockPaper, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try PaperRecord(row)
    }

    private static let lockPaper = Statement(
        """
        select \(paperColumns)
        from casework.document as d
        left join casework.report as r on r.report_id = d.report_id and r.cell_id = d.cell_id
        left join casework.clue as c on c.clue_id = d.clue_id and c.cell_id = d.cell_id
        where d.document_id = $1
        for update of d
        """
    )

    /// What was written on a report's file, oldest first, as far as the caller may see it; of a clue only its own.
    public func papers(of report: Report.ID, clue: Clue.ID? = nil) throws -> [PaperRecord] {
        let values: [Value] = [try report.value(), try .idOrNull(clue), .int(StoreLimits.listRows)]
        return try session.query(Self.findPapersOfReport, values).map { try PaperRecord($0) }
    }

    private static let findPapersOfReport = Statement(
        """
        select \(paperColumns)
        from casework.document as d
        left join casework.report as r on r.report_id = d.report_id and r.cell_id = d.cell_id
        left join casework.clue as c on c.clue_id = d.clue_id and c.cell_id = d.cell_id
        where d.report_id = $1 and ($2::uuid is null or d.clue_id = $2 or d.clue_id is null)
        order by d.drafted_at, d.document_id
        limit $3
        """
    )
}

extension PaperRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let id: Paper.ID = try columns.id()
        let kind: DocumentKind = try columns.code()
        let state = try columns.text()
        organ = try columns.name()
        report = try columns.id()
        clue = try columns.idOrNil()
        templateVersion = try columns.int()
        let drafter: Staff.ID = try columns.name()
        draftedAt = try columns.instant()
        let (word, year, number) = (try columns.textOrNil(), try columns.smallOrNil(), try columns.intOrNil())
        let approver: Staff.ID? = try columns.nameOrNil()
        let issuedOn = try columns.dateOrNil()
        var issue: Paper.Issue?
        if let word, let year, let number, let approver, let issuedOn,
            let text = DocumentNumber(organCode: word, year: year, sequence: number)
        {
            issue = Paper.Issue(number: text, drafter: drafter, approver: approver, on: issuedOn)
        }
        let (asked, voided): (Staff.ID?, Staff.ID?) = (try columns.nameOrNil(), try columns.nameOrNil())
        paper = Paper(
            id: id, kind: kind, state: try Self.state(state, drafter: drafter, issue, asked: asked, voided: voided))
        copies = try columns.int()
        version = try columns.int()
        reportNumber = try columns.registerNumber()
        receiver = try columns.name()
        let series: NumberSeries? = try columns.codeOrNil()
        let (clueYear, clueCount) = (try columns.smallOrNil(), try columns.intOrNil())
        clueNumber =
            if let series, let clueYear, let clueCount {
                ClueNumber(series: series, year: clueYear, number: clueCount)
            } else { nil }
        clueOrgan = try columns.nameOrNil()
        let (ground, recordID): (DocumentGround?, Identifier<Never>?) = (
            try columns.codeOrNil(), try columns.idOrNil()
        )
        record = if let ground, let recordID { PaperBasis(ground, recordID.rawValue) } else { nil }
        addressee = try columns.nameOrNil()
    }

    private static func state(
        _ name: String, drafter: Staff.ID, _ issue: Paper.Issue?, asked: Staff.ID?, voided: Staff.ID?
    ) throws(StoreError) -> Paper.State {
        switch (name, issue, asked, voided) {
        case ("draft", nil, _, _): return .draft(by: drafter)
        case ("withdrawn", nil, _, _): return .withdrawn(by: drafter)
        case ("issued", let issue?, _, _): return .issued(issue)
        case ("void_proposed", let issue?, let asked?, _): return .voidProposed(issue, by: asked)
        case ("voided", let issue?, let asked?, let voided?): return .voided(issue, by: asked, confirmedBy: voided)
        case _: throw .corrupt(table: "document")
        }
    }
}
