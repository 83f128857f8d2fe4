public import Casework
import Libpq

/// Where a document stands in the register of its organ: drafts first, the latest at the top, then what has a number.
public struct PaperCursor: Hashable, Sendable {
    public let isDraft: Bool
    public let draftedAt: Instant
    public let paper: Paper.ID

    public init(isDraft: Bool, draftedAt: Instant, paper: Paper.ID) {
        self.isDraft = isDraft
        self.draftedAt = draftedAt
        self.paper = paper
    }

    init(_ record: PaperRecord) {
        self.init(
            isDraft: record.paper.state.issue == nil, draftedAt: record.draftedAt, paper: record.id)
    }
}

extension Transaction {
    /// A page of the register of documents (发文登记簿) of the caller's organ.
    ///
    /// - Parameters:
    ///   - cursor: the document before the page; nil for the first page.
    ///   - limit: at most `StoreLimits.listRows`.
    public func papers(
        after cursor: PaperCursor? = nil, limit: Int = StoreLimits.listRows
    ) throws -> ListPage<PaperRecord, PaperCursor> {
        let limit = StoreLimits.pageRows(limit)
        let found = try session.query(
            Self.findPapers,
            [
                .int(limit + 1), .name(caller.staff?.organ), cursor.map { .bool($0.isDraft) } ?? .null,
                cursor.map { .instant($0.draftedAt) } ?? .null, try .idOrNull(cursor?.paper),
            ]
        ).map { try PaperRecord($0) }
        return ListPage(found, limit: limit) { PaperCursor($0) }
    }

    private static let findPapers = Statement(
        """
        select \(paperColumns)
        from (
            select o.*
            from casework.document as o
            where
                o.organ_id = $2
                and (
                    $3::boolean is null
                    or (o.document_number is null, o.drafted_at, o.document_id) < ($3::boolean, $4::timestamptz, $5::uuid)
                )
            order by o.document_number is null desc, o.drafted_at desc, o.document_id desc
            limit $1
        ) as d
        left join casework.report as r on r.report_id = d.report_id and r.cell_id = d.cell_id
        left join casework.clue as c on c.clue_id = d.clue_id and c.cell_id = d.cell_id
        order by d.document_number is null desc, d.drafted_at desc, d.document_id desc
        """
    )
}
