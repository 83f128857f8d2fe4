public import Casework
import Libpq

/// A supervision order as it is stored.
public struct SupervisionRecord: Sendable {
    public var order: Supervision
    /// Where the clue lay when it was proposed.
    public let organ: Organ.ID
    public let room: Room.ID
    /// The number that it and its paper bear (发文字号); nil before it went out.
    public var number: DocumentNumber?
    public let reason: Supervision.Reason
    public let methods: [Supervision.Method]
    public let proposedAt: Instant
    public var approvedAt: Instant?
    public var endedOn: CivilDate?
    /// The day on which the head of the issuing organ was told of a late answer.
    public var escalatedOn: CivilDate?
    public var account: Account?

    /// Held to account (启动问责).
    public struct Account: Hashable, Sendable {
        public let on: CivilDate
        public let by: Staff.ID
        /// The last day that was missed.
        public let missedOn: CivilDate

        public init(on: CivilDate, by: Staff.ID, missedOn: CivilDate) {
            self.on = on
            self.by = by
            self.missedOn = missedOn
        }
    }

    public init(
        order: Supervision, organ: Organ.ID, room: Room.ID, reason: Supervision.Reason,
        methods: [Supervision.Method], proposedAt: Instant
    ) {
        self.order = order
        self.organ = organ
        self.room = room
        self.reason = reason
        self.methods = methods
        self.proposedAt = proposedAt
    }
}

/// One line of an order's story.
public struct SupervisionEntry: Sendable {
    /// What was done.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case proposed, approved, refused, answered, accepted
        case sentBack = "sent_back"
        case withdrawn
        case heldToAccount = "held_to_account"
    }

    public let kind: Kind
    public let staff: Staff.ID
    public let enteredAt: Instant
    /// What somebody wrote; nil where nothing was, or where it was destroyed with its report.
    public let text: String?
}

extension Transaction {
    /// Whether the caller's post looks after a clue, also one that the caller's organ passed on.
    public func oversees(_ clue: Clue.ID) throws -> Bool {
        try session.query(Self.askOversees, [try clue.value()]).first?.bool(0) ?? false
    }

    private static let askOversees = Statement("select casework.oversees($1)")

    /// Writes a new order. As the system.
    public func insert(_ record: SupervisionRecord) throws {
        try session.later(
            Self.insertSupervision,
            [
                try record.order.id.value(), try record.order.clue.value(), .name(record.order.issuer),
                .name(record.organ), .name(record.room), .text(record.reason.rawValue),
                .codes(record.methods.map(\.rawValue)), .text(SupervisionColumns(record.order.state).name),
                .name(record.order.proposer), .instant(record.proposedAt), .int(record.order.version),
            ]
        )
    }

    private static let insertSupervision = Statement(
        """
        insert into casework.supervision (
            supervision_id, clue_id, issuer_organ_id, organ_id, room_id, reason, methods, state, proposer_staff_id,
            proposed_at, version
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )

    /// The orders on a clue, newest first, as far as the caller sees them.
    public func supervisions(of clue: Clue.ID) throws -> [SupervisionRecord] {
        try session.query(Self.findSupervisionsOfClue, [try clue.value(), .int(StoreLimits.listRows)])
            .map { try SupervisionRecord($0) }
    }

    private static let findSupervisionsOfClue = Statement(
        """
        select \(supervisionColumns)
        from casework.supervision as s
        where s.clue_id = $1
        order by s.proposed_at desc, s.supervision_id desc
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` for an order that the caller does not see.
    public func supervision(_ id: Supervision.ID) throws -> SupervisionRecord {
        guard let row = try session.query(Self.findSupervision, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try SupervisionRecord(row)
    }

    private static let findSupervision = Statement(
        "select \(supervisionColumns) from casework.supervision as s where s.supervision_id = $1"
    )

    static let supervisionColumns = """
        s.supervision_id, s.clue_id, s.issuer_organ_id, s.proposer_staff_id, s.state, s.approver_staff_id, s.due_on,
        s.answerer_staff_id, s.outcome, s.version, s.organ_id, s.room_id, s.code_word, s.supervision_year, s.supervision_number,
        s.reason, s.methods, s.proposed_at, s.approved_at, s.ended_on, s.escalated_on, s.accountable_on,
        s.accountable_by, s.missed_on
        """

    /// Writes what an order has become. As the system.
    ///
    /// - Parameter moves: events since it was read: 1, or 0 for a mark that is no event.
    /// - Throws: `StoreError.stale` when somebody else was faster.
    public func save(_ record: SupervisionRecord, moves: Int = 1) throws {
        let state = SupervisionColumns(record.order.state)
        try session.laterChangingOne(
            Self.saveSupervision,
            [
                try record.order.id.value(), .text(state.name), .name(state.approver), .date(state.dueOn),
                .name(state.answerer), .textOrNull(state.outcome), .int(record.order.version), .int(moves),
                .small(record.number?.year), record.number.map { .int($0.sequence) } ?? .null,
                record.approvedAt.map { .instant($0) } ?? .null, .date(record.endedOn), .date(record.account?.on),
                .name(record.account?.by), .date(record.account?.missedOn), .textOrNull(record.number?.organCode),
            ]
        )
    }

    private static let saveSupervision = Statement(
        """
        update casework.supervision
        set
            state = $2, approver_staff_id = $3, due_on = $4, answerer_staff_id = coalesce($5, answerer_staff_id),
            outcome = $6, version = $7, supervision_year = $9, supervision_number = $10, approved_at = $11,
            code_word = $16, ended_on = $12, accountable_on = $13, accountable_by = $14, missed_on = $15,
            escalated_on = case when due_on is distinct from $4 then null else escalated_on end
        where supervision_id = $1 and version = $7::integer - $8::integer
        """
    )

    /// Adds a line to an order's story. As the system.
    public func add(
        _ kind: SupervisionEntry.Kind, to id: Supervision.ID, by staff: Staff.ID, _ text: String?,
        about report: Report.ID
    ) throws {
        let ordinal = Int(try session.query(Self.countEntries, [try id.value()]).first?.int8(0) ?? 0)
        let sealed = try text.map { try sealRemark($0, about: report, row: id.rawValue, ordinal: ordinal) }
        try session.later(
            Self.insertEntry,
            [
                try id.value(), .small(ordinal), .text(kind.rawValue), .name(staff), .instant(now),
                sealed.map { .bytes($0) } ?? .null,
            ]
        )
    }

    private static let countEntries = Statement(
        "select count(*) from casework.supervision_entry where supervision_id = $1"
    )
    private static let insertEntry = Statement(
        """
        insert into casework.supervision_entry (supervision_id, ordinal, kind, staff_id, entered_at, sealed)
        values ($1, $2, $3, $4, $5, $6)
        """
    )

    /// The story of an order, oldest first.
    public func entries(of id: Supervision.ID, about report: Report.ID) throws -> [SupervisionEntry] {
        try session.query(Self.findSupervisionEntries, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            let kind: SupervisionEntry.Kind = try columns.code()
            let staff: Staff.ID = try columns.name()
            let at = try columns.instant()
            let text = try openRemark(
                try columns.bytesOrNil(), about: report, row: id.rawValue, ordinal: ordinal)
            return SupervisionEntry(kind: kind, staff: staff, enteredAt: at, text: text)
        }
    }

    private static let findSupervisionEntries = Statement(
        """
        select e.ordinal, e.kind, e.staff_id, e.entered_at, e.sealed
        from casework.supervision_entry as e
        where e.supervision_id = $1
        order by e.ordinal
        limit $2
        """
    )
}

/// The columns that one state of an order fills.
struct SupervisionColumns {
    var name = ""
    var approver: Staff.ID?
    var dueOn: CivilDate?
    var answerer: Staff.ID?
    var outcome: String?

    init(_ state: Supervision.State) {
        approver = state.issue?.approver
        dueOn = state.issue?.dueOn
        switch state {
        case .proposed: name = "proposed"
        case .refused: name = "refused"
        case .issued: name = "issued"
        case .answered(_, let staff): (name, answerer) = ("answered", staff)
        case .sentBack: name = "sent_back"
        case .ended(_, let outcome): (name, self.outcome) = ("ended", outcome.rawValue)
        }
    }

    static func state(
        _ name: String, _ issue: Supervision.Issue?, _ answerer: Staff.ID?, _ outcome: Supervision.Outcome?
    ) throws(StoreError) -> Supervision.State {
        if name == "proposed" { return .proposed }
        if name == "refused" { return .refused }
        guard let issue else { throw .corrupt(table: "supervision") }
        if name == "issued" { return .issued(issue) }
        if name == "sent_back" { return .sentBack(issue) }
        if name == "answered", let answerer { return .answered(issue, by: answerer) }
        if name == "ended", let outcome { return .ended(issue, outcome) }
        throw .corrupt(table: "supervision")
    }
}

extension SupervisionRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        let id: Supervision.ID = try columns.id()
        let clue: Clue.ID = try columns.id()
        let issuer: Organ.ID = try columns.name()
        let proposer: Staff.ID = try columns.name()
        let state = try columns.text()
        let approver: Staff.ID? = try columns.nameOrNil()
        let dueOn = try columns.dateOrNil()
        let answerer: Staff.ID? = try columns.nameOrNil()
        let outcome: Supervision.Outcome? = try columns.codeOrNil()
        let issue: Supervision.Issue? =
            if let approver, let dueOn { Supervision.Issue(approver: approver, dueOn: dueOn) } else { nil }
        order = Supervision(
            id: id, clue: clue, issuer: issuer, proposer: proposer,
            state: try SupervisionColumns.state(state, issue, answerer, outcome), version: try columns.int()
        )
        organ = try columns.name()
        room = try columns.name()
        number = try columns.documentNumber()
        reason = try columns.code()
        methods = try columns.texts().compactMap(Supervision.Method.init)
        proposedAt = try columns.instant()
        approvedAt = try columns.instantOrNil()
        endedOn = try columns.dateOrNil()
        escalatedOn = try columns.dateOrNil()
        let (on, by, missed) = (
            try columns.dateOrNil(), try columns.nameOrNil() as Staff.ID?, try columns.dateOrNil()
        )
        account = if let on, let by, let missed { Account(on: on, by: by, missedOn: missed) } else { nil }
    }
}
