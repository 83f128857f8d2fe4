public import Casework
import Libpq
import Sealing

/// What a worker or a member of staff thinks a report is.
public struct TriageOpinion: Sendable {
    public var author: Staff.ID?
    public var kind: ReportKind
    /// Who may settle what is out of scope.
    public var elsewhere: Triage.Elsewhere?
    public var microCorruption: Bool
    public var priority: Priority
    public var riskFlags: Set<RiskFlag>
    public var repeatOf: Report.ID?
    /// The repeat says something checkable that the earlier report did not.
    public var bringsNewFacts: Bool
    public var gravity: Route.Gravity
    /// What it says was breached (JB-4); nobody has said so where it is empty.
    public var breaches: Set<Breach> = []
    /// It holds state secrets, which this system must not hold.
    public var holdsStateSecrets = false
    /// What it rests on; sealed in the database because it quotes.
    public var findings: [TriageFinding]

    public init(
        author: Staff.ID?, kind: ReportKind, elsewhere: Triage.Elsewhere? = nil, microCorruption: Bool,
        priority: Priority, riskFlags: Set<RiskFlag>, repeatOf: Report.ID? = nil, bringsNewFacts: Bool = false,
        gravity: Route.Gravity = .init(), findings: [TriageFinding] = []
    ) {
        self.author = author
        self.kind = kind
        self.elsewhere = elsewhere
        self.microCorruption = microCorruption
        self.priority = priority
        self.riskFlags = riskFlags
        self.repeatOf = repeatOf
        self.bringsNewFacts = bringsNewFacts
        self.gravity = gravity
        self.findings = findings
    }
}

extension Transaction {
    /// Adds an opinion; earlier ones stay.
    public func insert(_ opinion: TriageOpinion, on id: Report.ID) throws {
        let ordinal = Int(try session.query(Self.countOpinions, [try id.value()]).first?.int8(0) ?? 0)
        guard let row = try session.query(Self.findKey, [try id.value()]).first else { throw StoreError.notFound }
        let key = try keyring.unwrap(try row.bytes(0), of: Identifier(try row.text(1)))
        let plain = SealedFields.encode(TriageFinding.lines(of: opinion.findings))
        try session.execute(
            Self.insertOpinion,
            [
                try id.value(), .small(ordinal), .text(opinion.author == nil ? "worker" : "staff"),
                .name(opinion.author), .text(opinion.kind.rawValue), .textOrNull(opinion.elsewhere?.rawValue),
                .bool(opinion.microCorruption), .small(opinion.priority.rawValue),
                .codes(opinion.riskFlags.map(\.rawValue).sorted()), try .idOrNull(opinion.repeatOf),
                .bytes(try keyring.seal(plain, item: id, place: .findings(ordinal: ordinal), with: key)),
                .instant(now), .bool(opinion.bringsNewFacts), .int8(opinion.gravity.largestSchemeYuan),
                .bool(opinion.gravity.organisedCrime), .bool(opinion.gravity.deathOrSeriousInjury),
                .int(opinion.gravity.signatories), .bool(opinion.holdsStateSecrets),
                .codes(Breach.inOrder(opinion.breaches).map(\.rawValue)),
            ]
        )
    }

    private static let countOpinions = Statement("select count(*) from casework.triage_opinion where report_id = $1")
    private static let findKey = Statement(
        "select k.wrapped, k.organ_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
    private static let insertOpinion = Statement(
        """
        insert into casework.triage_opinion (
            report_id, ordinal, author, author_staff_id, kind, elsewhere, micro_corruption, priority, risk_flags,
            repeat_of_id, sealed, given_at, brings_new_facts, scheme_yuan, organised_crime, death_or_injury, signatories,
            state_secret, breaches
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
            $19)
        """
    )

    /// The latest opinion of a person, or else of the worker.
    public func latestOpinion(on id: Report.ID) throws -> TriageOpinion? {
        guard let row = try session.query(Self.findOpinion, [try id.value()]).first,
            let keyRow = try session.query(Self.findKey, [try id.value()]).first
        else { return nil }
        var columns = Columns(row)
        let ordinal = try columns.small()
        var opinion = TriageOpinion(
            author: try columns.nameOrNil(), kind: try columns.code(), elsewhere: try columns.codeOrNil(),
            microCorruption: try columns.bool(), priority: try columns.priority(),
            riskFlags: Set(try columns.texts().compactMap(RiskFlag.init)), repeatOf: try columns.idOrNil()
        )
        let key = try keyring.unwrap(try keyRow.bytes(0), of: Identifier(try keyRow.text(1)))
        let lines = try SealedFields.decodeAll(
            try keyring.open(try columns.bytes(), item: id, place: .findings(ordinal: ordinal), with: key)
        )
        opinion.findings = TriageFinding.findings(in: lines)
        opinion.bringsNewFacts = try columns.bool()
        opinion.gravity = Route.Gravity(
            largestSchemeYuan: try columns.big(), organisedCrime: try columns.bool(),
            deathOrSeriousInjury: try columns.bool(), signatories: try columns.int()
        )
        opinion.holdsStateSecrets = try columns.bool()
        opinion.breaches = Set(try columns.texts().compactMap(Breach.init))
        return opinion
    }

    private static let findOpinion = Statement(
        """
        select
            o.ordinal, o.author_staff_id, o.kind, o.elsewhere, o.micro_corruption, o.priority, o.risk_flags,
            o.repeat_of_id, o.sealed, o.brings_new_facts, o.scheme_yuan, o.organised_crime, o.death_or_injury,
            o.signatories, o.state_secret, o.breaches
        from casework.triage_opinion as o
        where o.report_id = $1
        order by o.author_staff_id is null, o.ordinal desc
        limit 1
        """
    )

    /// Earlier reports of the same organ on the same accused and post, newest first, at most ten.
    public func repeatCandidates(of id: Report.ID) throws -> [(id: Report.ID, number: ReportNumber)] {
        try session.query(Self.findRepeats, [try id.value()]).map { row in
            var columns = Columns(row)
            let id: Report.ID = try columns.id()
            return (id, ReportNumber(year: try columns.small(), number: try columns.int()))
        }
    }

    /// The same matter is looked up by its token first and by itself: over the organ, it would read the whole register.
    private static let findRepeats = Statement(
        """
        with later as materialized (
            select r.report_id, r.cell_id, r.matter_token, r.receiver_organ_id, r.holder_organ_id, r.received_at
            from casework.report as r
            where r.report_id = $1
            -- There is one anyway; the planner, which has no statistics of a fresh table, expects dozens.
            limit 1
        ), same as materialized (
            select
                e.report_id, e.receiver_organ_id, e.register_year, e.register_number, e.received_at, e.barred_organ_ids,
                e.repeat_of_id, e.state = 'voided' as is_void
            from later as r
            join casework.report as e on e.matter_token = r.matter_token and e.cell_id = r.cell_id
        )
        select e.report_id, e.register_year, e.register_number
        from same as e
        cross join later as r
        where
            e.report_id < r.report_id
            and e.receiver_organ_id = r.receiver_organ_id
            and e.register_number is not null
            -- Repeats hang on the first, never on one another.
            and e.repeat_of_id is null
            and not e.is_void
            and e.received_at <= r.received_at
            -- The reading worker sees everything: it must not tell an organ of what the organ is barred from (HS-26).
            and not r.holder_organ_id = any (e.barred_organ_ids)
        order by e.report_id desc
        limit 10
        """,
        isPlannedAnew: true
    )
}
