import CaseStore
public import Casework

/// Writes down what happened to a clue and when (登记办理节点), and starts and stops what is counted from it.
///
/// - Policy: ZJ-29, ZJ-30, AJ-15, JB-50, JC-69
public struct RecordStep: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - day: when it happened.
    ///   - words: who received a letter, why no name is cleared; a remark on any other step. Sealed.
    /// - Throws: `OperationError.mend` at the part of the form that must change, `.refused` for what is not theirs or out
    ///   of order.
    public func callAsFunction(
        _ step: Course.Step, on day: CivilDate, words: String = "", of id: Clue.ID, as caller: StaffCaller
    ) async throws {
        guard words.unicodeScalars.count <= AftercareLimits.words else {
            let most = AftercareLimits.words
            let message = Bilingual("最多\(most)字", "Up to \(most) characters")
            throw OperationError.mend([.init(Course.Field.words.rawValue, message)])
        }
        let words = words.allSatisfy(\.isWhitespace) ? "" : words
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockClue(id)
            var facts = try context.courseFacts(of: record, in: transaction, for: caller)
            if case .reviewApplied(_, let decidedOn) = step {
                facts.reviewUntil = context.lastDayOfReview(decidedOn)
            }
            try context.require(Course.Asked(step, on: day, hasWords: !words.isEmpty), facts)
            let letter = step.kind == .letterDelivered ? try context.waitingLetter(of: record, in: transaction) : nil
            let answered = step.kind == .replyReceived ? try context.openLetter(of: record, in: transaction) : nil
            let written = try transaction.insert(
                step, on: day, words: words, of: record, letter: letter?.id, answered: answered, by: caller.staff)
            try context.count(step, on: day, of: record, in: transaction)
            let trace =
                step.kind == .clearingNotNeeded
                ? StandIn.trace(of: caller, headsStandAside: facts.headsStandAside) : []
            try transaction.audit(
                AuditRecord("course.step", written, [("step", step.kind.rawValue), ("on", day.description)] + trace),
                in: caller.organ)
            try context.note(step.kind.rawValue, on: id, in: transaction, [("on", day.description)])
        }
    }
}

/// Opens the steps of a clue, with those that its viewer may write down now.
public struct OpenCourse: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClueRecord
        public let steps: [CourseStepRecord]
        public let clocks: [StoredClock]
        /// What the caller may write down now.
        public let open: [Course.Kind]
        /// Our letters of inquiry on the clue, with their numbers.
        public let letters: [Paper.ID: DocumentNumber]
        /// Whose decisions can be examined again here.
        public let below: [Organ.ID]
    }

    /// - Throws: `OperationError.notFound` for who does not see the clue, or belongs to another organ.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            guard record.organ == caller.organ else { throw OperationError.notFound }
            let facts = try context.courseFacts(of: record, in: transaction, for: caller)
            try transaction.audit(AuditRecord("course.open", id), in: caller.organ)
            return Opened(
                record: record, steps: try transaction.courseSteps(of: id),
                clocks: try transaction.clocks(of: id).filter { Self.counted.contains($0.kind) },
                open: Course.Kind.allCases.filter { Course.mayRecord($0, facts) },
                letters: try context.letterNumbers(of: record, in: transaction), below: facts.below.sorted())
        }
    }

    /// What is counted from the steps.
    private static let counted: Set<ClockKind> = [
        .talkReply, .talkReport, .prelim, .clarify, .investigation, .appeal, .review,
    ]
}

extension OperationContext {
    /// What the rules of the steps look at.
    func courseFacts(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Course.Facts {
        let report = record.clue.report
        let standings = try transaction.standings(of: report)
        let concludedOn = try transaction.concludedOn(record.clue.id)
        let below = directory.organs.filter { $0.superior == record.organ && !record.barred.organs.contains($0.id) }
        var facts = Course.Facts(
            caller: caller, organ: record.organ, state: record.clue.state,
            isAppeal: try transaction.report(report).kind == .appeal,
            accusedIsHead: standings.contains { $0.isOrganHead || $0.partyRole != nil },
            taken: try transaction.courseSteps(of: record.clue.id).filter { !$0.isOfFormerRound }.map(\.taken),
            isClearing: try transaction.clarifications(of: record.clue.id).contains {
                $0.covers(findingOf: concludedOn)
            },
            arrivedOn: record.routedAt.civilDate,
            letterIssuedOn: try waitingLetter(of: record, in: transaction)?.paper.state.issue?.on,
            below: Set(below.map(\.id)), today: today)
        facts.headsStandAside = try allStandAside(.head, from: record, in: transaction)
        return facts
    }

    /// The letter of inquiry on a clue that was issued first and was not delivered yet.
    ///
    /// - Policy: ZJ-28
    fileprivate func waitingLetter(
        of record: ClueRecord, in transaction: borrowing Transaction
    ) throws -> PaperRecord? {
        let delivered = Set(try transaction.courseSteps(of: record.clue.id).compactMap(\.letter))
        return try transaction.papers(of: record.clue.report, clue: record.clue.id).first { paper in
            guard paper.kind == .inquiryLetter, paper.clue == record.clue.id, case .issued = paper.paper.state else {
                return false
            }
            return !delivered.contains(paper.id)
        }
    }

    fileprivate func letterNumbers(
        of record: ClueRecord, in transaction: borrowing Transaction
    ) throws -> [Paper.ID: DocumentNumber] {
        let papers = try transaction.papers(of: record.clue.report, clue: record.clue.id)
        return Dictionary(
            papers.filter { $0.kind == .inquiryLetter }.compactMap { paper in
                paper.paper.state.issue.map { (paper.id, $0.number) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The delivery in the present round that no answer has answered yet.
    ///
    /// - Policy: ZJ-29
    fileprivate func openLetter(
        of record: ClueRecord, in transaction: borrowing Transaction
    ) throws -> CourseStepRecord? {
        let steps = try transaction.courseSteps(of: record.clue.id).filter { !$0.isOfFormerRound }
        let answered = Set(steps.compactMap(\.answers))
        return steps.last { $0.step.kind == .letterDelivered && !answered.contains($0.id) }
    }

    /// Throws the refusal of the rules, if there is one: at its field where the form can mend it.
    fileprivate func require(_ asked: Course.Asked, _ facts: Course.Facts) throws {
        switch Course.decide(asked, facts) {
        case .allowed: return
        case .refused(let refusal):
            if refusal.isSilent { throw OperationError.notFound }
            let (reason, remedy) = (refusal.reason, refusal.remedy)
            guard let field = refusal.field else { throw OperationError.refused(reason, remedy: remedy) }
            let message = Bilingual("\(reason.zh)：\(remedy.zh)", "\(reason.en): \(remedy.en)")
            throw OperationError.mend([.init(field.rawValue, message)])
        }
    }

    /// A month after the decision, by the rule of months.
    ///
    /// - Policy: JC-69
    func lastDayOfReview(_ decidedOn: CivilDate) -> CivilDate {
        Deadline.due(
            from: decidedOn, period: .months(Months(1)), calendar: calendar, rollOver: policies.rollOver(on: decidedOn)
        ).date
    }
}
