public import Casework
import Libpq

// On what a document rests, and whose name it must not hold.

extension Transaction {
    /// The decisions of an organ on which a document of a kind can rest, newest first, as far as the caller sees them.
    public func grounds(
        of kind: DocumentKind, on report: Report.ID, _ clue: Clue.ID?, in organ: Organ.ID
    ) throws -> [PaperBasis] {
        guard let ground = kind.ground else { return [] }
        let values: [Value] = [
            .text(ground.rawValue), .text(kind.rawValue), try report.value(), try .idOrNull(clue), .name(organ),
        ]
        return try session.query(Self.findGrounds, values).map { row in
            var columns = Columns(row)
            let id: Identifier<Never> = try columns.id()
            return PaperBasis(ground, id.rawValue)
        }
    }

    private static let findGrounds = Statement(
        "select g.record_id from casework.document_grounds($1, $2, $3, $4, $5, guard.cell()) as g (record_id)"
    )

    /// What a record bears as its number, and whether one of its documents, void or not, took a number before. As the
    /// system.
    public func papers(of record: PaperBasis) throws -> [(state: String, number: DocumentNumber?)] {
        try session.query(Self.findPapersOfRecord, [.text(record.ground.rawValue), try record.id.value()]).map { row in
            var columns = Columns(row)
            return (state: try columns.text(), number: try columns.documentNumber())
        }
    }

    private static let findPapersOfRecord = Statement(
        """
        select d.state, d.code_word, d.document_year, d.document_number
        from casework.document as d
        where d.record_kind = $1 and d.record_id = $2
        order by d.drafted_at
        """
    )

    /// The document that each order, recommendation or reminder on a file has, by its record, as far as the caller sees it;
    /// what is void or was taken back is none.
    public func standingPapers(
        of ground: DocumentGround, on report: Report.ID, _ clue: Clue.ID
    ) throws -> [String: NumberedPaper] {
        let values: [Value] = [.text(ground.rawValue), try report.value(), try clue.value()]
        let found = try session.query(Self.findStandingPapers, values).map { row in
            var columns = Columns(row)
            let record: Identifier<Never> = try columns.id()
            return (record.rawValue, NumberedPaper(id: try columns.id(), number: try columns.documentNumber()))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    private static let findStandingPapers = Statement(
        """
        select d.record_id, d.document_id, d.code_word, d.document_year, d.document_number
        from casework.document as d
        where
            d.record_kind = $1 and d.report_id = $2 and d.clue_id = $3
            and d.state in ('draft', 'issued', 'void_proposed')
        order by d.drafted_at desc
        """
    )

    /// The organ above that assigned a clue (交办), while that stands; nil where none did. As the system.
    public func assigner(of clue: Clue.ID) throws -> Organ.ID? {
        guard let row = try session.query(Self.findAssigner, [try lookUp(clue)]).first else { return nil }
        var columns = Columns(row)
        return try columns.name()
    }

    private static let findAssigner = Statement(
        """
        select a.from_organ_id
        from casework.assignment as a
        where a.clue_id = $1 and a.state <> 'ended'
        order by a.assigned_at desc
        limit 1
        """
    )

    /// Whether one of the names is that of whoever signed a report. As the system; the vault answers with no name.
    public func namesReporter(of report: Report.ID, _ names: some Sequence<String>) throws -> Bool {
        let tokens = names.compactMap { keyring.personToken($0) }
        guard !tokens.isEmpty else { return false }
        let row = try session.query(Self.askReporter, [try report.value(), .bytesArray(tokens)]).first
        return try row?.bool(0) ?? false
    }

    private static let askReporter = Statement("select casework.names_reporter($1, $2)")
}
