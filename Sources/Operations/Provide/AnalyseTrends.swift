public import CaseStore
public import Casework

/// The quarterly analysis and the yearly report on petitions: figures of what its maker may see, without what one of its
/// readers must not know of, none of them small; sent to the next-higher organ by the head, and reported to the Party
/// committee of the same level where the head finds it needed.
///
/// - Policy: JB-31, XF-41
public struct AnalyseTrends: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Listed: Sendable {
        public let records: [TrendRecord]
        /// Periods of which the caller can make an analysis now, the last quarter first, the last year at the end.
        public let open: [TrendPeriod]
    }

    public struct Opened: Sendable {
        public let record: TrendRecord
        public let figures: [TrendAnalysis.Shown]
        public let maySend: Bool
        public let mayBrief: Bool
        /// The Party committee as the organ's name tells it; empty where it does not.
        public let committee: String
    }

    /// How many quarters back one is offered.
    private static let offered = 4

    public func list(as caller: StaffCaller) async throws -> Listed {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let records = try transaction.trends()
            let made = Set(records.filter { $0.organ == caller.organ }.map(\.period))
            var offered: [TrendPeriod] = []
            var quarter = Quarter(containing: context.today).previous
            for _ in 0..<Self.offered {
                offered.append(.quarter(quarter))
                quarter = quarter.previous
            }
            offered.append(.year(context.today.year - 1))
            let open = offered.filter { period in
                let input = context.trendInput(.make, period, of: caller.organ, state: nil, by: caller)
                return !made.contains(period) && TrendAnalysis.decide(input) == nil
            }
            return Listed(records: records, open: open)
        }
    }

    /// What an analysis of a period would show.
    public func preview(_ period: TrendPeriod, as caller: StaffCaller) async throws -> [TrendAnalysis.Shown] {
        let context = context
        try context.require(context.trendInput(.make, period, of: caller.organ, state: nil, by: caller))
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.audit(AuditRecord("trend.preview"), in: caller.organ)
            return try context.countTrends(period, in: transaction, for: caller)
        }
    }

    /// - Parameter words: what the figures mean; sealed where it is stored.
    /// - Throws: `OperationError.stale` where the period has its analysis already.
    @discardableResult
    public func make(_ period: TrendPeriod, _ words: String, as caller: StaffCaller) async throws -> TrendAnalysis.ID {
        let context = context
        try context.requireWords(words, "words")
        try context.require(context.trendInput(.make, period, of: caller.organ, state: nil, by: caller))
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                let figures = try context.countTrends(period, in: transaction, for: caller)
                let id = try transaction.asSystem { system in
                    try system.insertTrend(
                        of: period, figures, words: words, of: caller.organ, by: caller.staff)
                }
                try transaction.audit(AuditRecord("trend.make", id), in: caller.organ)
                return id
            }
        } catch StoreError.refused(constraint: "trend_report_is_one_a_quarter") {
            throw OperationError.stale
        }
    }

    public func open(_ id: TrendAnalysis.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.trend(id)
            try transaction.audit(AuditRecord("trend.open", id), in: caller.organ)
            let send = context.trendInput(.send, record, by: caller)
            let brief = context.trendInput(.brief, record, by: caller)
            return Opened(
                record: record, figures: try transaction.figures(of: id),
                maySend: TrendAnalysis.decide(send) == nil, mayBrief: TrendAnalysis.decide(brief) == nil,
                committee: context.directory[record.organ]?.committeeName ?? "")
        }
    }

    public func send(_ id: TrendAnalysis.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.trend(id)
            try context.require(context.trendInput(.send, record, by: caller))
            guard let upper = context.directory[record.organ]?.superior else { throw OperationError.stale }
            try transaction.asSystem { try $0.send(id, to: upper, by: caller.staff) }
            try transaction.audit(AuditRecord("trend.send", id, [("to", upper.rawValue)]), in: caller.organ)
        }
    }

    /// The head reports it to the Party committee of the same level; the paper that goes there bears the number.
    ///
    /// - Parameters:
    ///   - committee: its name; sealed where it is stored.
    ///   - reason: why it is needed; sealed too.
    /// - Policy: JB-31
    /// - Throws: `OperationError.stale` where somebody else did it at the same moment.
    public func brief(
        _ id: TrendAnalysis.ID, to committee: String, because reason: String, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.trend(id)
            var input = context.trendInput(.brief, record, by: caller)
            input.isNeedStated = !committee.isEmpty && !reason.isEmpty
            try context.require(input)
            let number = try context.nextDocumentNumber(.report, in: transaction, by: caller)
            try transaction.asSystem {
                try $0.brief(.init(committee: committee, reason: reason), about: id, number: number, by: caller.staff)
            }
            try transaction.audit(AuditRecord("trend.brief", id), in: caller.organ)
        }
    }
}

extension OperationContext {
    fileprivate func trendInput(
        _ act: TrendAnalysis.Act, _ period: TrendPeriod, of organ: Organ.ID, state: TrendAnalysis.State?,
        by caller: StaffCaller
    ) -> TrendAnalysis.Input {
        TrendAnalysis.Input(
            act: act, caller: caller, organ: organ, period: period, today: today,
            upper: directory[organ]?.superior, state: state)
    }

    fileprivate func trendInput(
        _ act: TrendAnalysis.Act, _ record: TrendRecord, by caller: StaffCaller
    ) -> TrendAnalysis.Input {
        var input = trendInput(act, record.period, of: record.organ, state: record.state, by: caller)
        input.isBriefed = record.briefing != nil
        return input
    }

    fileprivate func require(_ input: TrendAnalysis.Input) throws {
        guard let broken = TrendAnalysis.decide(input) else { return }
        if broken.id == .ownOrgan || broken.id == .role { throw OperationError.notFound }
        throw OperationError.refused(Bilingual("不能这样办理", "This is not possible"), remedy: broken.id.statement)
    }

    /// As the caller; whoever of the organ reads the analysis reads no more in it than they may know.
    fileprivate func countTrends(
        _ period: TrendPeriod, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> [TrendAnalysis.Shown] {
        let readers = directory.staff.filter { person in
            person.organ == caller.organ
                && !(roles[person.id] ?? []).isDisjoint(with: [.petitionLead, .caseSupervision, .deputy, .head])
        }
        return TrendAnalysis.shown(
            try transaction.trendFigures(of: period, readBy: readers.map(\.id)))
    }
}
