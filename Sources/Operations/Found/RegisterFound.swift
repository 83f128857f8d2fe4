public import CaseStore
public import Casework

/// What a room found in its own work, as it writes it down.
public struct FoundDraft: Sendable {
    public var origin: ClueOrigin
    public var foundOn: CivilDate
    public var accused: [AccusedDraft]
    public var summary: String
    public var text: String
    public var breaches: Set<Breach>
    public var microCorruption: Bool
    /// What cannot wait: an accused about to flee, books about to be burnt.
    public var riskFlags: Set<RiskFlag>
    public var isFreeOfStateSecrets: Bool

    public init(
        origin: ClueOrigin, foundOn: CivilDate, accused: [AccusedDraft], summary: String, text: String = "",
        breaches: Set<Breach> = [], microCorruption: Bool = false, riskFlags: Set<RiskFlag> = [],
        isFreeOfStateSecrets: Bool
    ) {
        self.origin = origin
        self.foundOn = foundOn
        self.accused = accused
        self.summary = summary
        self.text = text
        self.breaches = breaches
        self.microCorruption = microCorruption
        self.riskFlags = riskFlags
        self.isFreeOfStateSecrets = isFreeOfStateSecrets
    }
}

/// A room registers what it found (自行发现线索): in its own scope it has the clue at once and files it with case
/// supervision; what belongs elsewhere is handed to case supervision, which moves it.
///
/// - Policy: SS-172, ZJ-20
public struct RegisterFound: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter form: the random number that the form carried; the same form twice is one clue.
    /// - Throws: `OperationError.mend` for what must change, `.mustBeSealed` where nothing may be kept (JB-15),
    ///   `.refused` where routing needs facts first, `.alreadyReceived`.
    public func callAsFunction(_ draft: FoundDraft, form: String, as caller: StaffCaller) async throws -> FoundRecord {
        let context = context
        let broken = FoundClue.decide(
            FoundClue.Input(
                act: .register, caller: caller, roomKind: caller.room.flatMap { context.directory[$0]?.kind },
                origin: draft.origin, organ: caller.organ))
        if let broken {
            throw OperationError.refused(Bilingual("不能登记", "This cannot be registered"), remedy: broken.id.statement)
        }
        guard let room = caller.room else { throw OperationError.notFound }
        try context.requirePast(draft.foundOn, "found_on")
        var written = ReportDraft(
            channel: .other, receivedOn: draft.foundOn, accused: draft.accused, summary: draft.summary,
            text: draft.text)
        written.stated.breaches = draft.breaches
        let whole = try context.examined(
            written, for: caller.organ, isFreeOfStateSecrets: draft.isFreeOfStateSecrets)
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                let report = try context.enter(whole, form: form, in: transaction, by: caller)
                let found = try transaction.asSystem { system in
                    let (record, opinion) = try context.accept(report, draft, in: system, by: caller)
                    let (destination, toldAtOnce) = try context.destination(of: record, opinion, in: system)
                    let found = try system.insertFound(
                        report, at: caller.organ, room: room, origin: draft.origin,
                        state: .first(by: caller.staff, in: room, sentTo: destination.room), foundOn: draft.foundOn)
                    // DW-18: what waits for case supervision tells of its dangers all the same.
                    try context.tell(toldAtOnce, of: record, opinion.riskFlags, in: system)
                    if destination.room == room { try context.sendFound(record, opinion, in: system, by: caller) }
                    return found
                }
                try transaction.audit(
                    AuditRecord("found.register", found.found.id, [("origin", draft.origin.rawValue)]),
                    in: caller.organ)
                try context.deriveRecusals(of: [(report, whole.accused)], in: transaction, by: caller)
                return found
            }
        } catch StoreError.refused(constraint: "report_source_is_new") {
            throw OperationError.alreadyReceived
        }
    }
}

/// Case supervision takes note of what a room filed, or moves what it handed over.
///
/// - Policy: SS-172, ZJ-20
public struct ControlFound: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Listed: Sendable {
        public let record: FoundRecord
        /// The clue that came of it, as far as the caller sees it.
        public let clue: ClueRecord?
        public let mayNote: Bool
        public let mayMove: Bool
    }

    /// What the rooms of the caller's organ found, as far as the caller may know of it.
    public func list(as caller: StaffCaller) async throws -> [Listed] {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.foundClues().map { record in
                Listed(
                    record: record, clue: try transaction.clues(of: record.report).last,
                    mayNote: Self.broken(.note, record, caller) == nil,
                    mayMove: Self.broken(.move, record, caller) == nil)
            }
        }
    }

    /// Case supervision files a clue of the own scope (SS-172).
    public func note(_ id: FoundClue.ID, as caller: StaffCaller) async throws {
        try await act(.note, id, caller) { record in try record.found.apply(.note(by: caller.staff)) }
    }

    /// Case supervision moves what is not of the own scope; it is routed like any other report (SS-172).
    public func move(_ id: FoundClue.ID, as caller: StaffCaller) async throws {
        try await act(.move, id, caller) { record in try record.found.apply(.move(by: caller.staff)) }
    }

    private static func broken(
        _ act: FoundClue.Act, _ record: FoundRecord, _ caller: StaffCaller
    ) -> FoundClue.Rule? {
        FoundClue.decide(
            FoundClue.Input(
                act: act, caller: caller, origin: record.origin, state: record.found.state, organ: record.organ))
    }

    private func act(
        _ act: FoundClue.Act, _ id: FoundClue.ID, _ caller: StaffCaller,
        _ change: @escaping @Sendable (inout FoundRecord) throws -> Void
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            // Whoever must not know of the report must not move it; whoever sees the line may act on it as the system.
            var record = try transaction.foundClue(id)
            if let broken = Self.broken(act, record, caller) {
                if broken.id == .ownOrgan { throw OperationError.notFound }
                throw OperationError.refused(
                    Bilingual("不能这样办理", "This is not possible"), remedy: broken.id.statement)
            }
            let before = record.found.state
            do { try change(&record) } catch is FoundClue.IllegalMove { throw OperationError.stale }
            let changed = record
            try transaction.asSystem { system in
                try system.save(changed, from: before)
                if act == .move {
                    let report = try system.lockReport(changed.report)
                    guard let opinion = try system.latestOpinion(on: changed.report) else {
                        throw OperationError.stale
                    }
                    try context.sendFound(report, opinion, in: system, by: caller)
                }
            }
            try transaction.audit(AuditRecord("found.\(act == .move ? "move" : "note")", id), in: caller.organ)
        }
    }
}

extension OperationContext {
    /// Writes text and accused where those of a report lie, without reporter and number.
    fileprivate func enter(
        _ whole: ReportDraft, form: String, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Report.ID {
        let sealed = try store.seal(
            whole, for: caller.organ, number: nil, source: .room, key: .form("found|" + form),
            queryCode: nil, signature: .anonymous,
            barredStaff: accusedStaff(whole.accused).staff)
        try transaction.insert([sealed])
        return sealed.id
    }

    /// It has passed the rules of receipt. What the room states of it is kept as an opinion, as of every other report:
    /// whoever corrects an accused later asks it, and so does a head who does not take it up. As the system.
    ///
    /// - Policy: SS-172, HS-29, DW-18
    fileprivate func accept(
        _ id: Report.ID, _ draft: FoundDraft, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> (ReportRecord, TriageOpinion) {
        try transaction.acceptFound(id, draft.breaches)
        var record = try transaction.lockReport(id)
        var opinion = TriageOpinion(
            author: caller.staff, kind: .accusation, microCorruption: draft.microCorruption, priority: .normal,
            riskFlags: draft.riskFlags)
        opinion.breaches = draft.breaches
        let decision = try triage(record, opinion, in: transaction)
        opinion.priority = decision.priority.value
        try transaction.insert(opinion, on: id)
        record.microCorruption = decision.isMicroCorruption
        record.priority = decision.priority.value
        record.riskFlags = draft.riskFlags.map(\.rawValue).sorted()
        record.version += 1
        try transaction.save(record)
        return (record, opinion)
    }

    /// Where routing sends it, and which organs' heads are told of its dangers. As the system.
    fileprivate func destination(
        of record: ReportRecord, _ opinion: TriageOpinion, in transaction: borrowing Transaction
    ) throws -> (Clue.Destination, toldAtOnce: [Organ.ID]) {
        let accused = try transaction.content(of: record.report.id).accused
        let named = try datedAccused(accused, opinion.actedOn, in: transaction)
        let input = routeInput(.accusation, record, opinion, named.standings, interference: 0)
        let decision = Route.decide(input)
        if let destination = decision.outcome.destination { return (destination, decision.tellAtOnce) }
        switch decision.outcome {
        case .sealUp(let reason, _): throw OperationError.mustBeSealed(reason.headMayKnow ? .upperLevel : .ownHead)
        case .research(let gap):
            throw OperationError.refused(decision.explanation.deciding, remedy: gap.remedy)
        case .handle, .forwardDown, .forwardAcross, .toAppealTrack, .toPolicyTrack: throw OperationError.stale
        }
    }

    /// Sends it where routing says, as every accepted report goes. As the system.
    fileprivate func sendFound(
        _ record: ReportRecord, _ opinion: TriageOpinion, in transaction: borrowing Transaction,
        by caller: StaffCaller
    ) throws {
        let id = record.report.id
        let ground = try routeGround(of: id, opinion.actedOn, in: transaction)
        let decision = try triage(record, opinion, ground.named.standings, in: transaction)
        let outcome = try route(record, opinion, decision, ground, in: transaction, by: caller)
        guard outcome.clue == nil else { return }
        try transaction.numberFound(id, at: try transaction.report(id).holder)
    }
}
