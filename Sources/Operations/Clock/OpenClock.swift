public import CaseStore
public import Casework

/// Opens a clock: how its last day came about, its extensions, and who was told that it ran out.
public struct OpenClock: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClockRecord
        public let explanation: DeadlineExplanation
        public let extensions: [StoredExtension]
        public let steps: [ToldStep]
        /// What the caller may grant now; nil: nothing.
        public let next: ClockExtension?
        /// The caller grants or refuses it only because every head must stand aside.
        public let isStandIn: Bool
        /// What was asked for and waits; nil: nothing.
        public let request: ExtensionRequest?
        /// What was asked for and refused, or taken back; first to last.
        public let unmet: [ExtensionRequest]
        /// Whether the caller can take back what waits.
        public let mayWithdraw: Bool
        /// What the caller may ask for now; nil: nothing.
        public let askable: ClockExtension?
    }

    /// - Throws: `OperationError.notFound` when there is none that the caller may see.
    public func callAsFunction(_ id: StoredClock.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clock(id)
            try transaction.audit(AuditRecord("clock.open", subject: record.subjectID), in: caller.organ)
            let extensions = try transaction.extensions(of: id)
            let policy = context.policy(of: record)
            var facts = try context.extensionFacts(
                of: record, policy, newDueOn: record.dueOn, in: transaction, for: caller)
            let requests = try transaction.extensionRequests(of: id)
            let request = requests.first { $0.ordinal == record.extensions + 1 && $0.waits }
            facts.askedBy = request?.askedBy
            let next = policy.nextExtension(granted: record.extensions)
            return Opened(
                record: record,
                explanation: DeadlineExplanation(
                    policy, from: record.startedOn, extendedBy: extensions.map(\.period), calendar: context.calendar),
                extensions: extensions, steps: try transaction.toldSteps(of: id),
                next: ClockExtensionRules.mayGrant(facts) ? next : nil, isStandIn: facts.isStandIn,
                request: record.stoppedOn == nil ? request : nil, unmet: requests.filter(\.isUnmet),
                mayWithdraw: ClockExtensionRules.mayWithdraw(facts),
                askable: ClockExtensionRules.mayAsk(facts) ? next : nil
            )
        }
    }
}

/// The clocks that somebody is warned of, or was told that they ran out.
public struct ListClocks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A page, nearest first.
    ///
    /// - Parameter level: of what ran out, only what was told up to this level or higher.
    public func callAsFunction(
        _ view: ClockView, level: OverdueLevel? = nil, after cursor: ClockCursor? = nil, limit: Int,
        as caller: StaffCaller
    ) async throws -> ListPage<ClockRecord, ClockCursor> {
        // Also two levels down: who assigned a matter watches it. What is not the caller's to see, the policies hide.
        let below = context.directory.organs.map(\.id).filter {
            $0 != caller.organ && context.directory.chain(from: $0).map(\.id).contains(caller.organ)
        }
        let kinds = ClockKind.warned(caller.roles)
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.clocks(
                view, in: [caller.organ] + below, kinds: kinds, told: OverdueLevel.own(of: caller.roles), level: level,
                after: cursor, limit: limit)
        }
    }

    /// What new calendars and policies did to running clocks, latest first; empty for who keeps no rules.
    public func recomputations(as caller: StaffCaller) async throws -> [RulesChange] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.recomputations(limit: OperationLimits.shownRecomputations)
        }
    }
}
