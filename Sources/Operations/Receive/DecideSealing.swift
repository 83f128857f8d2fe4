public import CaseStore
public import Casework

/// Who heads a petition office, opens what waits in its quarantine, or stands in there, decides about what somebody
/// else found must go up sealed: it is sealed, which destroys its key, or it need not go up and the reason is kept.
/// One of the two heads the office.
///
/// - Policy: JB-15, JB-52
public struct DecideSealing: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What waits for the caller, the oldest first.
    public func list(as caller: StaffCaller) async throws -> [SealRequest] {
        try await context.transaction(as: .staff(caller)) { try $0.sealRequests() }
    }

    /// Whether a request is the caller's to decide about: somebody else asked, and one of the two heads the office.
    public func decides(_ request: SealRequest, as caller: StaffCaller) -> Bool {
        request.askedBy != caller.staff && context.headsBetween(caller, request)
    }

    /// Seals it. Its five working days run on on the line of the sealed register.
    ///
    /// - Parameter sheets: of the original that goes up with it, or media with its files; nil where none does.
    /// - Throws: `OperationError.refused` for whoever asked for it: nobody destroys alone; where the office above could not
    ///   open it and no paper goes up; and for what waits with another item alone, which is decided.
    public func seal(_ id: Report.ID, sheets: Int? = nil, as caller: StaffCaller) async throws {
        let context = context
        try context.require(sheets: sheets)
        try await context.transaction(as: .staff(caller)) { transaction in
            let (record, request) = try context.waiting(id, in: transaction, for: caller)
            let hanging = try context.sealUp(record, request, sheets: sheets, in: transaction, by: caller)
            try transaction.asSystem { transaction in
                try transaction.markSealed(request.id, by: caller.staff)
                // Where another organ has it, that one decides.
                let opened = try transaction.openAgain(hanging)
                try context.readAgain(opened, in: transaction)
            }
        }
    }

    /// It need not go up. What a room had is triaged anew, with the accused put right; everything else is open again.
    ///
    /// - Parameter words: why; sealed under the item's key.
    /// - Throws: `OperationError.mend` for words that are missing or too long; `.refused` where what it hangs on waits too,
    ///   which is decided first: opened alone, it would tell of that.
    public func refuse(_ id: Report.ID, words: String, as caller: StaffCaller) async throws {
        guard !words.allSatisfy(\.isWhitespace), words.unicodeScalars.count <= OperationLimits.voidWords else {
            let message = Bilingual("请说明不密封报送的理由，最多500字", "Say in at most 500 characters why it is not sealed")
            throw OperationError.mend([.init("words", message)])
        }
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var (record, request) = try context.waiting(id, in: transaction, for: caller)
            let (hanging, clues) = try transaction.asSystem { transaction in
                guard try !transaction.waitsWithAnother(id) else { throw OperationError.waitsWithAnother }
                let hanging = try context.lockHanging(on: id, in: transaction).map(\.report.id)
                return (hanging, try transaction.clues(of: id))
            }
            let opened = try transaction.refuseSealing(request, hanging: hanging, words: words, by: caller.staff)
            let isWithNobody =
                record.report.state == .accepted && !clues.isEmpty
                && clues.allSatisfy { if case .returned = $0.clue.state { true } else { false } }
            if isWithNobody { try record.report.apply(.retriage) }
            // The proposal said that it must go up; another one is made.
            if case .triageProposed = record.report.state { try record.report.apply(.sendBackTriage) }
            record.version += 1
            let saved = record
            let clock = context.newClock(.forwardOther, owedBy: saved.holder, from: transaction.today)
            try transaction.asSystem { transaction in
                try transaction.save(saved)
                try context.readAgain(opened, in: transaction)
                try transaction.stop([.upwardReport], of: id)
                try transaction.barClues(of: id, saved.barred)
                if isWithNobody { try transaction.start([clock], of: id, .report, organ: saved.holder) }
                try transaction.record("sealing_refused", of: id, .report, version: saved.version)
            }
            try transaction.audit(AuditRecord("report.refuse_sealing", id), in: caller.organ)
            // Whom it accuses has changed since it was closed.
            try context.deriveRecusals(of: id, in: transaction, by: caller)
        }
    }
}

extension OperationContext {
    /// A report that waits to be sealed, locked, for somebody who may decide and did not ask.
    fileprivate func waiting(
        _ id: Report.ID, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> (ReportRecord, SealRequest) {
        let record = try transaction.lockReport(id)
        let isOfOffice = headsOffice(caller, for: record.barred) || caller.roles.contains(.registrar)
        guard record.holder == caller.organ, isOfOffice else { throw OperationError.notFound }
        guard let request = try transaction.sealRequest(of: id) else {
            guard headsOffice(caller, for: record.barred) else { throw OperationError.notFound }
            throw record.waitsToBeSealed ? OperationError.waitsWithAnother : .stale
        }
        guard request.askedBy != caller.staff else { throw OperationError.whoAskedSeals }
        guard headsBetween(caller, request) else { throw OperationError.headSeals }
        return (record, request)
    }

    /// What is open again and nobody had read when it was closed is read. As the system.
    fileprivate func readAgain(_ opened: [Report.ID], in transaction: borrowing Transaction) throws {
        for id in opened {
            let record = try transaction.report(id)
            guard record.report.state == .registered, try transaction.latestOpinion(on: id) == nil else { continue }
            try transaction.enqueue(.read, [(id.rawValue, record.holder.rawValue, record.priority)])
        }
    }

    /// Whether one of the two, who asked and who decides, heads the petition office or stands in there.
    fileprivate func headsBetween(_ caller: StaffCaller, _ request: SealRequest) -> Bool {
        let heading: Set<Role> = [.petitionLead, .deputy]
        let asker = directory[request.askedBy]?.organ == request.organ ? roles[request.askedBy] ?? [] : []
        return !caller.roles.isDisjoint(with: heading) || !asker.isDisjoint(with: heading)
    }
}

extension OperationError {
    static let whoAskedSeals = OperationError.refused(
        Bilingual("提出密封报送的人不能自己销毁", "Who asked for it cannot destroy it alone"),
        remedy: Bilingual(
            "请由另一名拆阅人、信访室另一位负责同志或者代行的分管领导办理；没有的，请主要负责人指定两名拆阅人",
            "Let the other reader of what comes in online, another head of the petition office or the deputy who stands in "
                + "decide; where there is none, the head of the organ names two readers"))
    static let headSeals = OperationError.refused(
        Bilingual("提出和决定的两人中，须有一人是信访室负责人", "One of the two, who asked and who decides, heads the petition office"),
        remedy: Bilingual("请由信访室负责人决定", "Let the head of the petition office decide"))
    static let waitsToBeSealed = OperationError.refused(
        Bilingual("本件待密封报送", "The item waits to be sealed"),
        remedy: Bilingual("请先决定是否密封", "Decide first whether it is sealed"))
    static let waitsWithAnother = OperationError.refused(
        Bilingual("本件所补充或者重复的来件待密封报送", "What it adds to, or repeats, waits to be sealed, and it waits with that"),
        remedy: Bilingual("请先在“待密封报送”中决定那一件", "Decide about that item first, on the list of what waits to be sealed"))
}
