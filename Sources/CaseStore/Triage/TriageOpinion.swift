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
    /// A strong reaction of the public (群众反映强烈).
    public var publicReaction = false
    /// Of an appeal: the organ that made the decision.
    public var decisionOrgan: Organ.ID?
    /// When the acts were done, as far as the report or a person says.
    public var actedOn: ActPeriod?
    /// Which of the seven a person found told (七何); nil while no person has looked. Nothing is decided by it.
    public var particulars: Set<Particular>?
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
        guard let row = try session.query(Self.findKey, [try lookUp(id)]).first else { throw StoreError.notFound }
        let key = try itemKey(row)
        let plain = SealedFields.encode(TriageFinding.lines(of: opinion.findings))
        try session.later(
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
                .bool(opinion.publicReaction), .name(opinion.kind == .appeal ? opinion.decisionOrgan : nil),
                .date(opinion.actedOn?.first), .date(opinion.actedOn?.last),
                .codes(Breach.inOrder(opinion.breaches).map(\.rawValue)),
                opinion.particulars.map { .codes(Particular.inOrder($0).map(\.rawValue)) } ?? .null,
            ]
        )
    }

    /// Asks ahead, inside `askingAhead`, for what `insert` looks up.
    func askOrdinal(on id: Report.ID) throws {
        try session.ask(Self.countOpinions, [try id.value()])
        try session.ask(Self.findKey, [try id.value()])
    }

    private static let countOpinions = Statement("select count(*) from casework.triage_opinion where report_id = $1")
    private static let findKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
    private static let insertOpinion = Statement(
        """
        insert into casework.triage_opinion (
            report_id, ordinal, author, author_staff_id, kind, elsewhere, micro_corruption, priority, risk_flags,
            repeat_of_id, sealed, given_at, brings_new_facts, scheme_yuan, organised_crime, death_or_injury, signatories,
            state_secret, public_reaction, decision_organ_id, acted_from, acted_to, breaches,
            particulars
        )
        values (
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24
        )
        """
    )

    /// The latest opinion of a person, or else of the worker; while a proposal waits, the proposer's: whoever confirms signs
    /// for that one.
    ///
    /// - Policy: JB-17
    public func latestOpinion(on id: Report.ID) throws -> TriageOpinion? {
        guard let row = try session.query(Self.findOpinion, [try lookUp(id)]).first,
            let keyRow = try session.query(Self.findKey, [try lookUp(id)]).first
        else { return nil }
        var columns = Columns(row)
        let ordinal = try columns.small()
        var opinion = TriageOpinion(
            author: try columns.nameOrNil(), kind: try columns.code(), elsewhere: try columns.codeOrNil(),
            microCorruption: try columns.bool(), priority: try columns.priority(),
            riskFlags: Set(try columns.texts().compactMap(RiskFlag.init)), repeatOf: try columns.idOrNil()
        )
        let key = try itemKey(keyRow)
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
        opinion.publicReaction = try columns.bool()
        opinion.decisionOrgan = try columns.nameOrNil()
        opinion.actedOn = ActPeriod(stated: try columns.dateOrNil(), try columns.dateOrNil())
        opinion.breaches = Set(try columns.texts().compactMap(Breach.init))
        opinion.particulars = try columns.textsOrNil().map { Set($0.compactMap(Particular.init)) }
        return opinion
    }

    /// Asks ahead, inside `askingAhead`, for what `latestOpinion` looks up.
    public func askOpinion(on id: Report.ID) throws {
        try session.ask(Self.findOpinion, [try id.value()])
        try session.ask(Self.findKey, [try id.value()])
    }

    private static let findOpinion = Statement(
        """
        select
            o.ordinal, o.author_staff_id, o.kind, o.elsewhere, o.micro_corruption, o.priority, o.risk_flags,
            o.repeat_of_id, o.sealed, o.brings_new_facts, o.scheme_yuan, o.organised_crime, o.death_or_injury,
            o.signatories, o.state_secret, o.public_reaction, o.decision_organ_id, o.acted_from, o.acted_to, o.breaches,
            o.particulars
        from casework.triage_opinion as o
        join casework.report as r on r.report_id = o.report_id and r.cell_id = o.cell_id
        where o.report_id = $1
        order by
            o.author_staff_id is null,
            r.state = 'triage_proposed' and o.author_staff_id is distinct from r.triage_proposer_id,
            o.ordinal desc
        limit 1
        """
    )
}
