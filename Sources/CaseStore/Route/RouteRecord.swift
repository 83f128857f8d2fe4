public import Casework
import Libpq
import Sealing

/// How a matter was routed, as it was decided.
public struct RouteRecord: Sendable {
    /// Counts from 0 for each report.
    public let ordinal: Int
    public let clue: Clue.ID?
    /// Where it was decided.
    public let organ: Organ.ID
    /// Name of the deciding rule; that of a later version is kept as it is.
    public let rule: String
    public let decidedAt: Instant
    /// Nil for whoever may not read the report's text, and for what went up sealed.
    public let reasons: Reasons?

    /// Why, in both languages, as it was told then.
    public struct Reasons: Hashable, Sendable {
        public let facts: [Bilingual]
        public let passedOver: [Passed]
        public let deciding: Bilingual
        /// The clause that the deciding rule rests on.
        public let policy: String
    }

    /// A rule that did not apply, by its name.
    public struct Passed: Hashable, Sendable {
        public let rule: String
        public let why: Bilingual
    }
}

extension Transaction {
    /// Keeps a decision with its reasons; those of what goes up sealed are not kept. As the system.
    public func insert(_ decision: Route.Decision, on id: Report.ID, at organ: Organ.ID, clue: Clue.ID?) throws {
        let (ordinal, reasons) = try askingAhead { transaction in
            try transaction.askPlace(of: decision, on: id)
            let ordinal = Int(try transaction.session.query(Self.countDecisions, [try id.value()]).first?.int8(0) ?? 0)
            return (ordinal, try transaction.sealedReasons(decision, of: id, ordinal))
        }
        try session.later(
            Self.insertDecision,
            [
                try id.value(), .small(ordinal), try .idOrNull(clue), .name(organ), .text(decision.rule.rawValue),
                .text(decision.outcome.code), .instant(now), reasons,
            ]
        )
    }

    /// Asks ahead, inside `askingAhead`, for what `insert` looks up.
    func askPlace(of decision: Route.Decision, on id: Report.ID) throws {
        try session.ask(Self.countDecisions, [try id.value()])
        if case .sealUp = decision.outcome { return }
        try session.ask(Self.findKey, [try id.value()])
    }

    private func sealedReasons(_ decision: Route.Decision, of id: Report.ID, _ ordinal: Int) throws -> Value {
        if case .sealUp = decision.outcome { return .null }
        guard let row = try session.query(Self.findKey, [try lookUp(id)]).first else { throw StoreError.notFound }
        let key = try itemKey(row)
        let plain = SealedFields.encode(RouteRecord.Reasons(decision).lines)
        return .bytes(try keyring.seal(plain, item: id, place: .route(ordinal: ordinal), with: key))
    }

    private static let countDecisions = Statement("select count(*) from casework.route_decision where report_id = $1")
    private static let findKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
    private static let insertDecision = Statement(
        """
        insert into casework.route_decision (
            report_id, ordinal, clue_id, organ_id, rule, outcome, decided_at, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )

    /// How a report was routed, the latest decision first, as far as the caller may see it.
    public func routes(of id: Report.ID) throws -> [RouteRecord] {
        let keyRow = try session.query(Self.findKey, [try lookUp(id)]).first
        let key = try keyRow.map { try itemKey($0) }
        return try session.query(Self.findDecisions, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            let clue: Clue.ID? = try columns.idOrNil()
            let (organ, rule): (Organ.ID, String) = (try columns.name(), try columns.text())
            let at = try columns.instant()
            var reasons: RouteRecord.Reasons?
            if let key, try columns.bool() {
                reasons = try RouteRecord.Reasons(
                    lines: try SealedFields.decodeAll(
                        try keyring.open(try columns.bytes(), item: id, place: .route(ordinal: ordinal), with: key)
                    )
                )
            }
            return RouteRecord(ordinal: ordinal, clue: clue, organ: organ, rule: rule, decidedAt: at, reasons: reasons)
        }
    }

    private static let findDecisions = Statement(
        """
        select d.ordinal, d.clue_id, d.organ_id, d.rule, d.decided_at, d.sealed is not null, coalesce(d.sealed, '')
        from casework.route_decision as d
        where d.report_id = $1
        order by d.ordinal desc
        limit $2
        """
    )
}

extension Route.Outcome {
    fileprivate var code: String {
        switch self {
        case .sealUp: "seal_up"
        case .handle: "handle"
        case .forwardDown: "forward_down"
        case .forwardAcross: "forward_across"
        case .toAppealTrack: "appeal"
        case .toPolicyTrack: "policy"
        case .research: "research"
        }
    }
}

extension RouteRecord.Reasons {
    /// What a decision rests on; of a sealed matter it tells no more than the decision does.
    public init(_ decision: Route.Decision) {
        let explanation = decision.explanation
        self.init(
            facts: explanation.facts,
            passedOver: explanation.passedOver.map { RouteRecord.Passed(rule: $0.rule.rawValue, why: $0.why) },
            deciding: explanation.deciding, policy: decision.policy.key
        )
    }

    /// Clause, deciding words, number of facts, the facts, then each rule with why it did not apply.
    fileprivate var lines: [String] {
        [policy, deciding.zh, deciding.en, String(facts.count)] + facts.flatMap { [$0.zh, $0.en] }
            + passedOver.flatMap { [$0.rule, $0.why.zh, $0.why.en] }
    }

    fileprivate init(lines: [String]) throws(StoreError) {
        guard lines.count >= 4, let count = Int(lines[3]), count >= 0, lines.count >= 4 + 2 * count,
            (lines.count - 4 - 2 * count) % 3 == 0
        else { throw .corrupt(table: "route_decision") }
        let rest = 4 + 2 * count
        self.init(
            facts: stride(from: 4, to: rest, by: 2).map { Bilingual(lines[$0], lines[$0 + 1]) },
            passedOver: stride(from: rest, to: lines.count, by: 3).map {
                RouteRecord.Passed(rule: lines[$0], why: Bilingual(lines[$0 + 1], lines[$0 + 2]))
            },
            deciding: Bilingual(lines[1], lines[2]), policy: lines[0]
        )
    }
}
