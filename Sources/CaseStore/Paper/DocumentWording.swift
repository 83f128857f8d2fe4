public import Casework
import Libpq

/// The wording of one kind in one organ.
public struct DocumentWording: Sendable {
    public let kind: DocumentKind
    /// 0: the wording of the code.
    public let version: Int
    public let text: String
    /// Nil for the wording of the code.
    public let editedBy: Staff.ID?
    public let effectiveFrom: CivilDate?

    public static func standard(_ kind: DocumentKind) -> DocumentWording {
        DocumentWording(kind: kind, version: 0, text: kind.defaultText, editedBy: nil, effectiveFrom: nil)
    }
}

extension Transaction {
    /// The wording of the caller's organ that holds today.
    public func wording(of kind: DocumentKind) throws -> DocumentWording {
        let values: [Value] = [.name(caller.staff?.organ), .text(kind.rawValue), .date(today)]
        guard let row = try session.query(Self.findWording, values).first else { return .standard(kind) }
        return try DocumentWording(row)
    }

    private static let findWording = Statement(
        """
        select t.kind, t.version, t.body, t.edited_by, t.effective_from
        from directory.document_template as t
        where t.organ_id = $1 and t.kind = $2 and t.effective_from <= $3
        order by t.version desc
        limit 1
        """
    )

    /// One version of the wording, the one with which a draft was written.
    public func wording(of kind: DocumentKind, version: Int) throws -> DocumentWording {
        if version == 0 { return .standard(kind) }
        let values: [Value] = [.name(caller.staff?.organ), .text(kind.rawValue), .int(version)]
        guard let row = try session.query(Self.findVersion, values).first else { throw StoreError.notFound }
        return try DocumentWording(row)
    }

    private static let findVersion = Statement(
        """
        select t.kind, t.version, t.body, t.edited_by, t.effective_from
        from directory.document_template as t
        where t.organ_id = $1 and t.kind = $2 and t.version = $3
        """
    )

    /// Every version that the caller's organ has written of a kind, the latest first; at most `StoreLimits.listRows`.
    public func wordings(of kind: DocumentKind) throws -> [DocumentWording] {
        let values: [Value] = [.name(caller.staff?.organ), .text(kind.rawValue), .int(StoreLimits.listRows)]
        return try session.query(Self.findWordings, values).map { try DocumentWording($0) }
    }

    private static let findWordings = Statement(
        """
        select t.kind, t.version, t.body, t.edited_by, t.effective_from
        from directory.document_template as t
        where t.organ_id = $1 and t.kind = $2
        order by t.version desc
        limit $3
        """
    )

    /// Adds a version that holds from today; earlier ones stay.
    ///
    /// - Returns: its number.
    public func save(_ template: DocumentTemplate, by staff: StaffCaller) throws -> Int {
        let values: [Value] = [
            .name(staff.organ), .text(template.kind.rawValue), .text(template.text), .date(today), .name(staff.staff),
        ]
        guard let row = try session.query(Self.insertWording, values).first else { throw StoreError.notFound }
        return Int(try row.int4(0))
    }

    private static let insertWording = Statement(
        """
        insert into directory.document_template (organ_id, kind, version, body, effective_from, edited_by)
        select $1, $2, coalesce(max(t.version), 0) + 1, $3, $4, $5
        from directory.document_template as t
        where t.organ_id = $1 and t.kind = $2
        returning version
        """
    )

    /// The code words that the caller's organ has set itself.
    public func codeWords() throws -> [DocumentSeries: String] {
        var words: [DocumentSeries: String] = [:]
        for row in try session.query(Self.findCodes, [.name(caller.staff?.organ)]) {
            var columns = Columns(row)
            words[try columns.code()] = try columns.text()
        }
        return words
    }

    private static let findCodes = Statement(
        "select c.series, c.word from directory.document_code as c where c.organ_id = $1"
    )

    /// Every code word of the caller's organ with its series: those in force, and those under which numbers went out.
    public func codeWordsInUse() throws -> [(series: DocumentSeries, word: String)] {
        try session.query(Self.findWordsInUse, []).map { row in
            var columns = Columns(row)
            return (series: try columns.code(), word: try columns.text())
        }
    }

    private static let findWordsInUse = Statement(
        "select w.series, w.word from casework.code_words_in_use() as w where w.word is not null"
    )

    /// Which other organ bears a word now; nil: none.
    public func bearer(ofCodeWord word: String) throws -> Organ.ID? {
        try session.query(Self.findBearer, [.text(word)]).first?.textOrNil(0).map { Organ.ID($0) }
    }

    private static let findBearer = Statement("select casework.code_word_bearer($1)")

    /// Sets the code word of a series.
    ///
    /// - Throws: `StoreError.refused` where another series of the organ, or another organ, bears the word, or bore it.
    public func setCodeWord(_ word: String, of series: DocumentSeries, by staff: StaffCaller) throws {
        try session.later(
            Self.setCode,
            [.name(staff.organ), .text(series.rawValue), .text(word), .name(staff.staff), .date(today)])
    }

    private static let setCode = Statement(
        """
        insert into directory.document_code (organ_id, series, word, set_by, set_on)
        values ($1, $2, $3, $4, $5)
        on conflict (organ_id, series, cell_id) do update
        set word = excluded.word, set_by = excluded.set_by, set_on = excluded.set_on
        """
    )

    /// The next number of a series of documents, without gaps: it is taken with the approval and given with it, or both
    /// are undone.
    public func nextDocumentNumber(_ series: DocumentSeries, of organ: Organ.ID, year: Int) throws -> Int {
        let row = try session.query(Self.nextDocumentNumber, [.name(organ), .text(series.rawValue), .small(year)]).first
        guard let number = try row?.int4OrNil(0) else { throw StoreError.notFound }
        return Int(number)
    }

    private static let nextDocumentNumber = Statement("select casework.next_number($1, $2, $3)")
}

extension DocumentWording {
    init(_ row: Row) throws {
        var columns = Columns(row)
        kind = try columns.code()
        version = try columns.int()
        text = try columns.text()
        editedBy = try columns.nameOrNil()
        effectiveFrom = try columns.dateOrNil()
    }
}
