public import Casework
import Libpq

/// A report as it is stored, without its sealed parts.
public struct ReportRecord: Sendable {
    public var report: Report
    /// Whose petition office has it now.
    public var holder: Organ.ID
    public var barred: Barred
    public let number: ReportNumber?
    public let receivedAt: Instant
    public var kind: ReportKind?
    public let category: String?
    public var microCorruption: Bool
    public var priority: Priority
    public var riskFlags: [String]
    public let importFlags: [String]
    public let source: ReportSource
    /// The day on which it was recorded what became of a suggestion; nil before, and for whatever is none.
    public var concludedOn: CivilDate?
    /// What it says was breached (JB-4), as it was triaged.
    public var breaches: [Breach] = []
    /// Its content held state secrets and is destroyed (DW-19).
    public var secretsRemoved = false
    /// It waits to be sealed, by its own request or with what it hangs on: nothing else happens to it before.
    public var waitsToBeSealed = false
    /// Number of events so far.
    public var version: Int

    public var precedence: Precedence { Precedence(priority, isRealName: report.signature.isRealName) }

    /// Whether it is an accepted suggestion of which nobody has recorded yet what became of it.
    public var isOpenSuggestion: Bool { kind == .suggestion && report.state == .accepted && concludedOn == nil }

    /// Whether another organ passed it on to its holder, who has not decided yet.
    public var isForwarded: Bool {
        guard holder != report.receiver else { return false }
        switch report.state {
        case .registered, .triageProposed: return true
        case .quarantined, .accepted, .declined, .retained, .sealedUp, .voided, .split: return false
        }
    }
}

extension Transaction {
    /// Reads a report and keeps others from changing it until the end of the transaction.
    ///
    /// - Throws: `StoreError.notFound` when there is none that the caller may change.
    public func lockReport(_ id: Report.ID) throws -> ReportRecord {
        guard let row = try session.query(Self.lockReport, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ReportRecord(row)
    }

    /// - Throws: `StoreError.notFound` when there is none that the caller may see.
    public func report(_ id: Report.ID) throws -> ReportRecord {
        guard let row = try session.query(Self.findReport, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try ReportRecord(row)
    }

    static let reportColumns = """
        r.report_id, r.receiver_organ_id, r.holder_organ_id, r.barred_organ_ids, r.barred_room_ids,
        r.barred_staff_ids, r.register_year, r.register_number, r.channel, r.received_on, r.received_at, r.signature, r.state, r.triage_proposer_id,
        r.decline_reason, r.decline_action, r.repeat_of_id, r.kind, r.category, r.micro_corruption, r.priority,
        r.risk_flags, r.import_flags, r.source, r.version, r.concluded_on, r.void_reason, r.breaches,
        r.secrets_removed, r.seal_asked_on is not null
        """

    static let lockReport = Statement(
        "select \(reportColumns) from casework.report as r where r.report_id = $1 for update of r"
    )
    static let findReport = Statement(
        "select \(reportColumns) from casework.report as r where r.report_id = $1"
    )

    /// Writes what triage and routing changed. Where another organ has it now the database signs for it.
    ///
    /// - Throws: `StoreError.stale` when the version is not the one that was read.
    public func save(_ record: ReportRecord) throws {
        let state = ReportStateColumns(record.report.state)
        try session.laterChangingOne(
            Self.saveReport,
            [
                try record.report.id.value(), .name(record.holder), .names(record.barred.organs),
                .names(record.barred.staff), .text(record.report.signature.rawValue), .text(state.name),
                .name(state.proposer), .textOrNull(state.reason?.rawValue), .textOrNull(state.action?.rawValue),
                try .idOrNull(state.repeatOf), .textOrNull(record.kind?.rawValue), .bool(record.microCorruption),
                .small(record.priority.rawValue), .textArray(record.riskFlags.map { $0 }), .int(record.version),
                .names(record.barred.rooms), .date(record.concludedOn),
                .textOrNull(state.voided?.rawValue), .codes(record.breaches.map(\.rawValue)),
            ]
        )
    }

    private static let saveReport = Statement(
        """
        update casework.report
        set
            holder_organ_id = $2, barred_organ_ids = $3, barred_staff_ids = $4, signature = $5, state = $6,
            triage_proposer_id = $7, decline_reason = $8, decline_action = $9, repeat_of_id = $10, kind = $11,
            micro_corruption = $12, priority = $13, risk_flags = $14, version = $15,
            barred_room_ids = $16, concluded_on = $17, void_reason = $18, breaches = $19
        where report_id = $1 and version = $15 - 1
        """
    )

    /// Gives a quarantined hand-in its number.
    public func number(_ id: Report.ID, as number: ReportNumber, version: Int) throws {
        try session.laterChangingOne(
            Self.numberReport, [try id.value(), .small(number.year), .int(number.number), .int(version)]
        )
    }

    private static let numberReport = Statement(
        """
        update casework.report
        set register_year = $2, register_number = $3, state = 'registered', version = $4
        where report_id = $1 and state = 'quarantined' and version = $4 - 1
        """
    )

    /// A hand-in that has no number yet is received by another organ, from whose series it will get one. As the system.
    public func receive(_ id: Report.ID, at organ: Organ.ID) throws {
        try session.laterChangingOne(Self.receiveReport, [try id.value(), .name(organ)])
    }

    private static let receiveReport = Statement(
        "update casework.report set receiver_organ_id = $2 where report_id = $1 and register_number is null"
    )

    /// The next number of a series, without gaps.
    public func nextNumber(_ series: NumberSeries, of organ: Organ.ID, year: Int) throws -> Int {
        let row = try session.query(Self.nextNumber, [.name(organ), .text(series.rawValue), .small(year)]).first
        guard let number = try row?.int4OrNil(0) else { throw StoreError.notFound }
        return Int(number)
    }

    private static let nextNumber = Statement("select casework.next_number($1, $2, $3)")

    /// The next numbers of a series, ascending, without gaps.
    public func nextNumbers(_ count: Int, _ series: NumberSeries, of organ: Organ.ID, year: Int) throws -> [Int] {
        let values: [Value] = [.name(organ), .text(series.rawValue), .small(year), .int(count)]
        return try session.query(Self.nextNumbers, values).map { row in
            guard let number = try row.int4OrNil(0) else { throw StoreError.notFound }
            return Int(number)
        }.sorted()
    }

    private static let nextNumbers = Statement(
        "select casework.next_number($1, $2, $3) from generate_series(1, $4::integer)"
    )

    /// Lets a series go on after numbers that a register brought with it.
    public func raiseNumber(_ series: NumberSeries, of organ: Organ.ID, year: Int, to number: Int) throws {
        try session.later(
            Self.raiseNumber, [.name(organ), .text(series.rawValue), .small(year), .int(number)]
        )
    }

    private static let raiseNumber = Statement("select casework.raise_number($1, $2, $3, $4)")
}

/// What has numbers of its own per organ and year.
public enum NumberSeries: String, Sendable, CaseIterable {
    case report, clue
    /// Clues on discipline staff count apart (domain practice: a second series for the cadre-supervision branch).
    case cadreClue = "cadre_clue"
    case sealed
    /// 集体研究纪要
    case minutes
    /// 室自行发现的问题线索
    case found
    /// 向巡视巡察机构提供数据
    case provision
}

/// The columns that one state fills.
struct ReportStateColumns {
    var name = ""
    var proposer: Staff.ID?
    var reason: DeclineReason?
    var action: DeclineAction?
    var repeatOf: Report.ID?
    var voided: VoidReason?

    init(_ state: Report.State) {
        switch state {
        case .quarantined: name = "quarantined"
        case .registered: name = "registered"
        case .triageProposed(let person): (name, proposer) = ("triage_proposed", person)
        case .accepted: name = "accepted"
        case .declined(let reason, let action): (name, self.reason, self.action) = ("declined", reason, action)
        case .retained(let original): (name, repeatOf) = ("retained", original)
        case .sealedUp: name = "sealed_up"
        case .voided(let why): (name, voided) = ("voided", why)
        case .split: name = "split"
        }
    }

    static func state(
        _ name: String, _ proposer: Staff.ID?, _ reason: DeclineReason?, _ action: DeclineAction?,
        _ repeatOf: Report.ID?, _ voided: VoidReason?
    ) throws -> Report.State {
        switch (name, proposer, reason, action, repeatOf, voided) {
        case ("quarantined", _, _, _, _, _): .quarantined
        case ("registered", _, _, _, _, _): .registered
        case ("triage_proposed", let person?, _, _, _, _): .triageProposed(by: person)
        case ("accepted", _, _, _, _, _): .accepted
        case ("declined", _, let reason?, let action?, _, _): .declined(reason, action)
        case ("sealed_up", _, _, _, _, _): .sealedUp
        case ("retained", _, _, _, let original?, _): .retained(repeatOf: original)
        case ("voided", _, _, _, _, let why?): .voided(why)
        case ("split", _, _, _, _, _): .split
        case (_, _, _, _, _, _): throw StoreError.corrupt(table: "report")
        }
    }
}

extension ReportRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        try self.init(&columns)
    }

    /// From the columns of `Transaction.reportColumns`, in their order; more may follow.
    init(_ columns: inout Columns) throws {
        let id: Report.ID = try columns.id()
        let receiver: Organ.ID = try columns.name()
        holder = try columns.name()
        barred = Barred(organs: try columns.names(), rooms: try columns.names(), staff: try columns.names())
        let year = try columns.smallOrNil()
        let registered = try columns.intOrNil()
        number = if let year, let registered { ReportNumber(year: year, number: registered) } else { nil }
        let channel: Channel = try columns.code()
        let receivedOn = try columns.date()
        receivedAt = try columns.instant()
        let signature: ReporterSignature = try columns.code()
        let (stateName, proposer) = (try columns.text(), try columns.nameOrNil() as Staff.ID?)
        let declined: (DeclineReason?, DeclineAction?) = (try columns.codeOrNil(), try columns.codeOrNil())
        let first: Report.ID? = try columns.idOrNil()
        kind = try columns.codeOrNil()
        category = try columns.textOrNil()
        microCorruption = try columns.bool()
        priority = try columns.priority()
        riskFlags = try columns.texts()
        importFlags = try columns.texts()
        source = try columns.code()
        version = try columns.int()
        concludedOn = try columns.dateOrNil()
        let state = try ReportStateColumns.state(
            stateName, proposer, declined.0, declined.1, first, try columns.codeOrNil())
        breaches = Breach.inOrder(try columns.texts().compactMap(Breach.init))
        secretsRemoved = try columns.bool()
        waitsToBeSealed = try columns.bool()
        report = Report(
            id: id, receiver: receiver, channel: channel, receivedOn: receivedOn, signature: signature, state: state
        )
    }
}
