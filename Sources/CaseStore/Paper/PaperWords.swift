public import Casework
import Libpq
import Sealing

// What documents say, sealed with the key of the report on whose file they lie, and every change of them.

extension Transaction {
    /// Opens the words. The caller records it on the audit log.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not see the document, or the key of its file was destroyed.
    public func words(of record: PaperRecord) throws -> PaperWords {
        guard let row = try session.query(Self.findWords, [try record.id.value()]).first else {
            throw StoreError.notFound
        }
        var columns = Columns(row)
        let key = try paperKey(of: record.report)
        let (values, text, reason) = (try columns.bytes(), try columns.bytesOrNil(), try columns.bytesOrNil())
        let pairs = try opened(values, of: record.id, .values, with: key)
        guard pairs.count.isMultiple(of: 2) else { throw StoreError.corrupt(table: "document") }
        var words = PaperWords(values: [:])
        for place in stride(from: 0, to: pairs.count, by: 2) {
            guard let field = DocumentField(rawValue: pairs[place]) else { throw StoreError.corrupt(table: "document") }
            words.values[field] = pairs[place + 1]
        }
        if let text {
            let fields = try opened(text, of: record.id, .text, with: key)
            guard fields.count >= 2 else { throw StoreError.corrupt(table: "document") }
            (words.title, words.addressee) = (fields[0], fields[1])
            words.paragraphs = Array(fields.dropFirst(2))
        }
        if let reason { words.voidReason = try opened(reason, of: record.id, .voidReason, with: key).first ?? "" }
        return words
    }

    private static let findWords = Statement(
        """
        select d.sealed_values, d.sealed_text, d.sealed_void_reason
        from casework.document as d
        where d.document_id = $1
        """
    )

    private func opened(
        _ sealed: [UInt8], of id: Paper.ID, _ part: SealedPlace.DocumentPart, with key: ItemKey
    ) throws -> [String] {
        try SealedFields.decodeAll(try keyring.open(sealed, item: id, place: .document(part), with: key))
    }

    private func sealed(
        _ fields: [String], of id: Paper.ID, _ part: SealedPlace.DocumentPart, report: Report.ID
    ) throws -> Value {
        let key = try paperKey(of: report)
        let plain = SealedFields.encode(fields)
        return .bytes(try keyring.seal(plain, item: id, place: .document(part), with: key))
    }

    /// The key of a file, as the system: who sees a letter to an organ below may not read the report, and the row itself
    /// is read and written as the caller.
    private func paperKey(of report: Report.ID) throws -> ItemKey {
        try asSystem { system in
            guard let row = try system.session.query(Self.findPaperKey, [try lookUp(report)]).first else {
                throw StoreError.notFound
            }
            return try system.itemKey(row)
        }
    }

    private static let findPaperKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )

    private static func pairs(_ values: [DocumentField: String]) -> [String] {
        values.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { [$0.key.rawValue, $0.value] }
    }

    /// Writes a new draft.
    ///
    /// - Parameter addressee: the outside organ to which a petition is passed on; nil for every other kind.
    public func insert(
        _ paper: Paper, organ: Organ.ID, report: Report.ID, clue: Clue.ID?, record: PaperBasis?,
        replaces: Paper.ID?, addressee: OutsideOrgan.ID?, templateVersion: Int, values: [DocumentField: String]
    ) throws {
        try session.later(
            Self.insertPaper,
            [
                try paper.id.value(), .name(organ), .text(paper.kind.rawValue), try report.value(),
                try .idOrNull(clue), .int(templateVersion),
                try sealed(Self.pairs(values), of: paper.id, .values, report: report),
                .text(paper.kind.form.series.rawValue), .name(paper.state.drafter), .instant(now),
                .textOrNull(record?.ground.rawValue), try .idOrNull(record?.id), try .idOrNull(replaces),
                .name(addressee),
            ]
        )
    }

    private static let insertPaper = Statement(
        """
        insert into casework.document (
            document_id, organ_id, kind, report_id, clue_id, state, template_version, sealed_values, series, drafted_by,
            drafted_at, record_kind, record_id, replaces_id, addressee_id
        )
        values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """
    )

    /// Writes what a draft says anew.
    ///
    /// - Throws: `StoreError.stale` when somebody else was faster.
    public func saveDraft(
        _ record: PaperRecord, values: [DocumentField: String], addressee: OutsideOrgan.ID?, templateVersion: Int
    ) throws {
        try change(
            Self.saveDraft,
            [
                try record.id.value(), .int(record.version),
                try sealed(Self.pairs(values), of: record.id, .values, report: record.report), .int(templateVersion),
                .name(record.paper.state.drafter), .name(addressee),
            ])
    }

    private static let saveDraft = Statement(
        """
        update casework.document
        set
            sealed_values = $3, template_version = $4, drafted_by = $5, addressee_id = $6, version = version + 1
        where document_id = $1 and version = $2 and state = 'draft'
        """
    )

    /// Takes a draft back; it never had a number.
    public func withdraw(_ record: PaperRecord) throws {
        try change(Self.withdrawPaper, [try record.id.value(), .int(record.version)])
    }

    private static let withdrawPaper = Statement(
        """
        update casework.document
        set state = 'withdrawn', version = version + 1
        where document_id = $1 and version = $2 and state = 'draft'
        """
    )

    /// Gives a document its number and the words that were approved.
    public func issue(_ record: PaperRecord, _ issue: Paper.Issue, words: PaperWords) throws {
        let text = [words.title, words.addressee] + words.paragraphs
        try change(
            Self.issuePaper,
            [
                try record.id.value(), .int(record.version),
                try sealed(Self.pairs(words.values), of: record.id, .values, report: record.report),
                try sealed(text, of: record.id, .text, report: record.report), .text(issue.number.organCode),
                .small(issue.number.year), .int(issue.number.sequence), .name(issue.approver), .date(issue.on),
            ])
    }

    private static let issuePaper = Statement(
        """
        update casework.document
        set
            state = 'issued', sealed_values = $3, sealed_text = $4, code_word = $5, document_year = $6,
            document_number = $7, approved_by = $8, issued_on = $9, version = version + 1
        where document_id = $1 and version = $2 and state = 'draft'
        """
    )

    /// Somebody asks for a document to be void.
    public func proposeVoid(_ record: PaperRecord, reason: String, by staff: Staff.ID) throws {
        let sealed = try sealed([reason], of: record.id, .voidReason, report: record.report)
        try change(Self.proposeVoid, [try record.id.value(), .int(record.version), sealed, .name(staff)])
    }

    private static let proposeVoid = Statement(
        """
        update casework.document
        set state = 'void_proposed', sealed_void_reason = $3, void_proposed_by = $4, version = version + 1
        where document_id = $1 and version = $2 and state = 'issued'
        """
    )

    /// The second person lets it stand.
    public func keepIssued(_ record: PaperRecord) throws {
        try change(Self.keepPaper, [try record.id.value(), .int(record.version)])
    }

    private static let keepPaper = Statement(
        """
        update casework.document
        set state = 'issued', sealed_void_reason = null, void_proposed_by = null, version = version + 1
        where document_id = $1 and version = $2 and state = 'void_proposed'
        """
    )

    /// Makes a document void; its number stays given.
    public func void(_ record: PaperRecord, by staff: Staff.ID) throws {
        try change(Self.voidPaper, [try record.id.value(), .int(record.version), .name(staff), .date(today)])
    }

    private static let voidPaper = Statement(
        """
        update casework.document
        set state = 'voided', voided_by = $3, voided_on = $4, version = version + 1
        where document_id = $1 and version = $2 and state = 'void_proposed'
        """
    )

    private func change(_ statement: Statement, _ values: [Value]) throws {
        try session.laterChangingOne(statement, values)
    }
}
