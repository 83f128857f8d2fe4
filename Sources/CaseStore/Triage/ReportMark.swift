public import Casework
import Libpq
import Sealing

extension Keyring {
    /// The blind mark of a report: keyed hashes of its accused and of the runs of characters in what it says.
    ///
    /// - Policy: C11
    func mark(_ accused: [AccusedDraft], summary: String, text: String) -> Repeats.Mark {
        let person = fingerprint(.accused)
        let words = accused.prefix(Repeats.markedPeople).compactMap { Repeats.words(of: $0) }
        let run = fingerprint(.shingle)
        var hashes: Set<UInt64> = []
        var bytes: [UInt8] = []
        Repeats.eachRun(of: summary, text) { scalars in
            bytes.removeAll(keepingCapacity: true)
            for scalar in scalars { withUTF8(of: scalar, into: &bytes) }
            hashes.insert(run(bytes))
        }
        return Repeats.Mark(
            people: words.map { Int64(bitPattern: person(Array($0.person.utf8))) },
            spellings: words.map { Int64(bitPattern: person(Array($0.spelling.utf8))) },
            sketch: Array(hashes.sorted().prefix(Repeats.sketchSize))
        )
    }

    private func withUTF8(of scalar: Unicode.Scalar, into bytes: inout [UInt8]) {
        bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
}

extension Repeats.Mark {
    /// Eight big-endian bytes for each hash.
    var sketchBytes: [UInt8] {
        sketch.flatMap { hash in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: hash >> $0) } }
    }

    static func sketch(_ bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            bytes[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    /// As a list that the database takes apart.
    static func listed(_ hashes: [Int64]) -> String { hashes.map { String($0) }.joined(separator: ",") }
}

extension Transaction {
    /// The marks of reports that are handed in.
    static func marks(_ reports: [SealedReport], _ ids: [UUIDBits]) -> (Statement, [Value]) {
        (
            insertMarks,
            [
                .uuidArray(ids), .textArray(reports.map { Repeats.Mark.listed($0.mark.people) }),
                .textArray(reports.map { Repeats.Mark.listed($0.mark.spellings) }),
                .textArray(reports.map { Repeats.Mark.listed($0.mark.heads) }),
                .bytesArray(reports.map(\.mark.sketchBytes)),
            ]
        )
    }

    private static let insertMarks = Statement(
        """
        insert into casework.report_mark (report_id, people, spellings, heads, sketch)
        select
            r.report_id, string_to_array(r.people, ',')::bigint[], string_to_array(r.spellings, ',')::bigint[],
            string_to_array(r.heads, ',')::bigint[], r.sketch
        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bytea[]) as r (
            report_id, people, spellings, heads, sketch
        )
        """
    )

    /// Marks a report anew, and makes its tokens for the search: an accused was added, or found to stand elsewhere. Nothing
    /// where nobody may read it any more.
    public func mark(_ id: Report.ID) throws {
        try asSystem { transaction in
            guard let content = try transaction.readableContent(of: id) else { return }
            let searchers = try transaction.searchers(of: id)
            let mark = transaction.keyring.mark(content.accused, summary: content.summary, text: content.text)
            try transaction.session.later(
                Self.saveMark,
                [
                    try id.value(), .int8Array(mark.people), .int8Array(mark.spellings), .int8Array(mark.heads),
                    .bytes(mark.sketchBytes),
                ]
            )
            if let searchers { try transaction.index(id, content, for: searchers) }
        }
    }

    /// Reports from before there were marks (m0031) or tokens (m0061), by their ids: those that the system may open. What
    /// went up sealed, waits for that or lies in quarantine is not among them (JB-15), nor what was split or voided. As the
    /// system.
    ///
    /// - Parameter last: the last one of the batch before; nil for the first.
    public func unmarkedReports(
        after last: Report.ID?, limit: Int = StoreLimits.claimBatch
    ) throws -> [Report.ID] {
        let start: Value = try last?.value() ?? .uuid(high: 0, low: 0)
        return try session.query(Self.findUnmarked, [start, .int(limit)]).map { row in
            var columns = Columns(row)
            return try columns.id()
        }
    }

    /// Whether a report that is locked still needs its mark, and may still be opened for it. As the system.
    public func isUnmarked(_ id: Report.ID) throws -> Bool {
        try !session.query(Self.findStillUnmarked, [try lookUp(id)]).isEmpty
    }

    private static let findStillUnmarked = Statement(
        """
        select r.report_id
        from casework.report as r
        where
            r.report_id = $1
            and r.seal_asked_on is null
            and not (
                exists (
                    select from casework.report_mark as m where m.report_id = r.report_id and m.cell_id = r.cell_id
                )
                and exists (
                    select from casework.report_words as w where w.report_id = r.report_id and w.cell_id = r.cell_id
                )
            )
        """
    )

    private static let findUnmarked = Statement(
        """
        select r.report_id
        from casework.report as r
        join casework.item_key as k on k.item_id = r.report_id and k.cell_id = r.cell_id
        where
            r.report_id > $1
            and r.state in ('registered', 'triage_proposed', 'accepted', 'declined', 'retained')
            and r.seal_asked_on is null
            and k.wrapped is not null
            and not (
                exists (
                    select from casework.report_mark as m where m.report_id = r.report_id and m.cell_id = r.cell_id
                )
                and exists (
                    select from casework.report_words as w where w.report_id = r.report_id and w.cell_id = r.cell_id
                )
            )
        order by r.report_id
        limit $2
        """
    )

    private static let saveMark = Statement(
        """
        insert into casework.report_mark as m (report_id, people, spellings, heads, sketch)
        values ($1, $2, $3, $4, $5)
        on conflict on constraint report_mark_is_unique do update
        set people = excluded.people, spellings = excluded.spellings, heads = excluded.heads, sketch = excluded.sketch
        """
    )
}
