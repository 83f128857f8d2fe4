public import Casework
import Libpq

/// A recommendation as it is stored: dates and codes. Its words are papers, sealed.
public struct RecommendationRecord: Identifiable, Sendable {
    public typealias ID = Identifier<RecommendationRecord>

    public let id: ID
    public let organ: Organ.ID
    /// The room of whoever drafted it; nil: a leader did.
    public let room: Room.ID?
    public let kind: Recommendation.Kind
    public let ground: Recommendation.Ground
    public let clue: Clue.ID?
    public var state: Recommendation.State
    public let drafter: Staff.ID
    public let draftedAt: Instant
    public var approver: Staff.ID?
    /// The number that it and its paper bear (发文字号).
    public var number: DocumentNumber?
    public var issuedOn: CivilDate?
    public var replyDueOn: CivilDate?
    public var repliedOn: CivilDate?
    public var sentBack: Int
    public var lookBackDueOn: CivilDate?
    public var lookedBackOn: CivilDate?
    public var closedOn: CivilDate?
    public var version: Int

    /// One that is being drafted.
    public init(
        id: ID, organ: Organ.ID, room: Room.ID?, kind: Recommendation.Kind, ground: Recommendation.Ground,
        clue: Clue.ID?, drafter: Staff.ID, at instant: Instant
    ) {
        self.id = id
        self.organ = organ
        self.room = room
        self.kind = kind
        self.ground = ground
        self.clue = clue
        state = .drafted
        self.drafter = drafter
        draftedAt = instant
        sentBack = 0
        version = 1
    }
}

extension Transaction {
    public func insert(_ record: RecommendationRecord) throws {
        try session.later(
            Self.insertRecommendation,
            [
                try record.id.value(), .name(record.organ), .name(record.room), .text(record.kind.rawValue),
                .text(record.ground.rawValue), try .idOrNull(record.clue), .name(record.drafter),
                .instant(record.draftedAt),
            ]
        )
    }

    private static let insertRecommendation = Statement(
        """
        insert into casework.recommendation (
            recommendation_id, organ_id, room_id, kind, ground, clue_id, state, drafted_by, drafted_at
        )
        values ($1, $2, $3, $4, $5, $6, 'drafted', $7, $8)
        """
    )

    public func recommendation(_ id: RecommendationRecord.ID) throws -> RecommendationRecord {
        guard let row = try session.query(Self.findOne, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try RecommendationRecord(row)
    }

    /// The same, kept from change until commit.
    public func lockRecommendation(_ id: RecommendationRecord.ID) throws -> RecommendationRecord {
        guard let row = try session.query(Self.lockOne, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try RecommendationRecord(row)
    }

    /// Newest first, as far as the caller sees them; at most `StoreLimits.listRows`.
    ///
    /// - Parameter clue: only those of one clue; nil: all.
    public func recommendations(of clue: Clue.ID? = nil) throws -> [RecommendationRecord] {
        try session.query(
            Self.findAll, [.name(caller.staff?.organ), try .idOrNull(clue), .int(StoreLimits.listRows)]
        ).map { try RecommendationRecord($0) }
    }

    static let recommendationColumns = """
        r.recommendation_id, r.organ_id, r.room_id, r.kind, r.ground, r.clue_id, r.drafted_by, r.drafted_at, r.state,
        r.approved_by, r.code_word, r.document_year, r.document_number, r.issued_on, r.reply_due_on, r.replied_on, r.sent_back,
        r.look_back_due_on, r.looked_back_on, r.closed_on, r.version
        """
    private static let findOne = Statement(
        "select \(recommendationColumns) from casework.recommendation as r where r.recommendation_id = $1"
    )
    private static let lockOne = Statement(
        """
        select \(recommendationColumns)
        from casework.recommendation as r
        where r.recommendation_id = $1
        for update of r
        """
    )
    private static let findAll = Statement(
        """
        select \(recommendationColumns)
        from casework.recommendation as r
        where r.organ_id = $1 and ($2::uuid is null or r.clue_id = $2)
        order by r.drafted_at desc, r.recommendation_id
        limit $3
        """
    )

    /// Writes how far it is.
    ///
    /// - Throws: `StoreError.stale` when the version is not the one that was read.
    public func save(_ record: RecommendationRecord) throws {
        try session.laterChangingOne(
            Self.saveRecommendation,
            [
                try record.id.value(), .text(record.state.code), .name(record.approver), .small(record.number?.year),
                record.number.map { .int($0.sequence) } ?? .null, .date(record.issuedOn), .date(record.replyDueOn),
                .date(record.repliedOn), .small(record.sentBack), .date(record.lookBackDueOn),
                .date(record.lookedBackOn), .date(record.closedOn), .int(record.version), .instant(now),
                .textOrNull(record.number?.organCode),
            ]
        )
    }

    private static let saveRecommendation = Statement(
        """
        update casework.recommendation
        set
            state = $2, approved_by = $3, document_year = $4, document_number = $5, issued_on = $6, reply_due_on = $7,
            replied_on = $8, sent_back = $9, look_back_due_on = $10, looked_back_on = $11, closed_on = $12,
            version = $13, approved_at = case when $3::text is null then null else coalesce(approved_at, $14) end,
            code_word = $15
        where recommendation_id = $1 and version = $13 - 1
        """
    )
}

extension Recommendation.State {
    /// Its name in the database.
    public var code: String {
        switch self {
        case .drafted: "drafted"
        case .approved: "approved"
        case .issued: "issued"
        case .replied: "replied"
        case .accepted: "accepted"
        case .lookedBack: "looked_back"
        case .closed: "closed"
        case .dropped: "dropped"
        }
    }
}

extension RecommendationRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        self.init(
            id: try columns.id(), organ: try columns.name(), room: try columns.nameOrNil(), kind: try columns.code(),
            ground: try columns.code(), clue: try columns.idOrNil(), drafter: try columns.name(),
            at: try columns.instant()
        )
        let code = try columns.text()
        approver = try columns.nameOrNil()
        number = try columns.documentNumber()
        issuedOn = try columns.dateOrNil()
        replyDueOn = try columns.dateOrNil()
        repliedOn = try columns.dateOrNil()
        sentBack = try columns.small()
        lookBackDueOn = try columns.dateOrNil()
        lookedBackOn = try columns.dateOrNil()
        closedOn = try columns.dateOrNil()
        version = try columns.int()
        guard let known = known(code) else { throw StoreError.corrupt(table: "recommendation") }
        state = known
    }

    /// The state with what its columns know.
    private func known(_ code: String) -> Recommendation.State? {
        switch code {
        case "drafted": .drafted
        case "approved": approver.map { .approved(by: $0) }
        case "issued": replyDueOn.map { .issued(replyDueOn: $0) }
        case "replied": repliedOn.map { .replied(on: $0) }
        case "accepted": lookBackDueOn.map { .accepted(lookBackDueOn: $0) }
        case "looked_back": lookedBackOn.map { .lookedBack(on: $0) }
        case "closed": closedOn.map { .closed(on: $0) }
        case "dropped": closedOn.map { .dropped(on: $0) }
        case _: nil
        }
    }
}
