public import Casework
import Libpq

/// A document with the number under which it went out.
public struct NumberedPaper: Hashable, Sendable {
    public let id: Paper.ID
    /// Nil while it is a draft.
    public let number: DocumentNumber?

    public init(id: Paper.ID, number: DocumentNumber?) {
        self.id = id
        self.number = number
    }
}

/// Which void document another takes the place of, and which takes its own.
///
/// - Policy: GW-9
public struct PaperSuccession: Hashable, Sendable {
    public var replaces: NumberedPaper?
    public var replacedBy: NumberedPaper?

    public init(replaces: NumberedPaper? = nil, replacedBy: NumberedPaper? = nil) {
        self.replaces = replaces
        self.replacedBy = replacedBy
    }
}

extension Transaction {
    /// What a document replaces and what replaces it; what was taken back replaces nothing.
    public func succession(of id: Paper.ID) throws -> PaperSuccession {
        var found = PaperSuccession()
        for row in try session.query(Self.findSuccession, [try lookUp(id)]) {
            var columns = Columns(row)
            let isEarlier = try columns.bool()
            let paper = NumberedPaper(id: try columns.id(), number: try columns.documentNumber())
            if isEarlier { found.replaces = paper } else { found.replacedBy = paper }
        }
        return found
    }

    private static let findSuccession = Statement(
        """
        select true, v.document_id, v.code_word, v.document_year, v.document_number
        from casework.document as d
        join casework.document as v on v.document_id = d.replaces_id and v.cell_id = d.cell_id
        where d.document_id = $1
        union all
        select false, n.document_id, n.code_word, n.document_year, n.document_number
        from casework.document as n
        where n.replaces_id = $1 and n.state <> 'withdrawn'
        """
    )

    /// The void document of a record of which no other has taken the place yet. As the system.
    public func unreplaced(of record: PaperBasis, _ kind: DocumentKind) throws -> Paper.ID? {
        let values: [Value] = [.text(record.ground.rawValue), try record.id.value(), .text(kind.rawValue)]
        guard let row = try session.query(Self.findUnreplaced, values).first else { return nil }
        var columns = Columns(row)
        return try columns.id()
    }

    private static let findUnreplaced = Statement(
        """
        select d.document_id
        from casework.document as d
        where
            d.record_kind = $1 and d.record_id = $2 and d.kind = $3 and d.state = 'voided'
            and not exists (
                select
                from casework.document as n
                where n.replaces_id = d.document_id and n.cell_id = d.cell_id and n.state <> 'withdrawn'
            )
        order by d.voided_on desc, d.drafted_at desc
        limit 1
        """
    )

    /// Gives an order or a recommendation the number of the paper that took the place of its void one: both bear one
    /// number. As the system.
    ///
    /// - Policy: GW-9
    public func renumber(_ record: PaperBasis, to number: DocumentNumber) throws {
        let values: [Value] = [
            try record.id.value(), .text(number.organCode), .small(number.year), .int(number.sequence),
        ]
        switch record.ground {
        case .supervision: try session.later(Self.renumberOrder, values)
        case .recommendation: try session.later(Self.renumberRecommendation, values)
        case .assignment, .clarification, .plan, .checkReport, .result, .feedback, .petition, .reminder: return
        }
    }

    private static let renumberOrder = Statement(
        """
        update casework.supervision
        set code_word = $2, supervision_year = $3, supervision_number = $4, version = version + 1
        where supervision_id = $1 and supervision_number is not null
        """
    )
    private static let renumberRecommendation = Statement(
        """
        update casework.recommendation
        set code_word = $2, document_year = $3, document_number = $4, version = version + 1
        where recommendation_id = $1 and document_number is not null
        """
    )
}
