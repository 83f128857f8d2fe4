public import Casework
import Libpq
import Sealing

/// What was written in a recommendation or about it.
public struct RecommendationPaper: Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case draft, reply, evaluation
        case lookBack = "look_back"
        /// Why a draft came to nothing.
        case dropped
    }

    public let kind: Kind
    /// The four parts of a draft, or the one text of everything else.
    public let fields: [String]
    public let writtenBy: Staff.ID
    public let writtenAt: Instant
}

extension Transaction {
    /// Writes the draft of a new recommendation, with a key of its own.
    public func insertDraft(_ text: Recommendation.Text, of record: RecommendationRecord) throws {
        let key = newItemKey()
        try session.later(
            Self.insertPaperKey,
            [try record.id.value(), .name(record.organ), .bytes(try wrap(key, of: record.id, for: record.organ))]
        )
        try insert(.draft, [text.addressee, text.facts, text.findings, text.advice], of: record, with: key)
    }

    /// Adds a reply, an evaluation or a look-back; earlier papers stay.
    public func addPaper(_ kind: RecommendationPaper.Kind, _ text: String, to record: RecommendationRecord) throws {
        try insert(kind, [text], of: record, with: try paperKey(record.id))
    }

    private func insert(
        _ kind: RecommendationPaper.Kind, _ fields: [String], of record: RecommendationRecord, with key: ItemKey
    ) throws {
        guard let staff = caller.staff else { throw StoreError.notFound }
        let ordinal = Int(try session.query(Self.countPapers, [try record.id.value()]).first?.int8(0) ?? 0)
        let sealed = try keyring.seal(
            SealedFields.encode(fields), item: record.id, place: .paper(ordinal: ordinal), with: key
        )
        try session.later(
            Self.insertPaper,
            [
                try record.id.value(), .small(ordinal), .text(kind.rawValue), .bytes(sealed), .name(staff.staff),
                .instant(now),
            ]
        )
    }

    private func paperKey(_ id: RecommendationRecord.ID) throws -> ItemKey {
        guard let row = try session.query(Self.findPaperKey, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try itemKey(row)
    }

    /// What was written, in order. The caller records the reading in the audit log.
    public func papers(of id: RecommendationRecord.ID) throws -> [RecommendationPaper] {
        let key = try paperKey(id)
        return try session.query(Self.findPapers, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            let kind: RecommendationPaper.Kind = try columns.code()
            let plain = try keyring.open(
                try columns.bytes(), item: id, place: .paper(ordinal: ordinal), with: key
            )
            return RecommendationPaper(
                kind: kind, fields: try SealedFields.decode(plain, count: kind == .draft ? 4 : 1),
                writtenBy: try columns.name(), writtenAt: try columns.instant()
            )
        }
    }

    private static let insertPaperKey = Statement(
        "insert into casework.item_key (item_id, organ_id, wrapped) values ($1, $2, $3)"
    )
    private static let findPaperKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
    private static let countPapers = Statement(
        "select count(*) from casework.recommendation_paper as p where p.recommendation_id = $1"
    )
    private static let insertPaper = Statement(
        """
        insert into casework.recommendation_paper (recommendation_id, ordinal, kind, sealed, written_by, written_at)
        values ($1, $2, $3, $4, $5, $6)
        """
    )
    private static let findPapers = Statement(
        """
        select p.ordinal, p.kind, p.sealed, p.written_by, p.written_at
        from casework.recommendation_paper as p
        where p.recommendation_id = $1
        order by p.ordinal
        """
    )
}
