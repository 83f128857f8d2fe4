import CaseStore
public import Casework

/// An ordinary petition about this organ's own work: accepted, answered by a document within its period, reviewed and
/// re-checked by the organs above.
///
/// - Policy: XF-31, XF-32, XF-34, XF-35, XF-36
public struct HandlePetition: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - request: what the petitioner asks for.
    ///   - earlier: the opinion that a review or a re-check looks at.
    ///   - sameMatter: an earlier report of this organ on the same matter, as the clerk names it.
    public func accept(
        _ id: Report.ID, _ stage: Petition.Stage, request: String, earlier: OutOfScope.Earlier? = nil,
        sameMatter: Report.ID? = nil, as caller: StaffCaller
    ) async throws {
        try context.requireForDocument(request, "request")
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            var facts = context.facts(file, for: caller)
            facts.earlier = earlier
            facts.isReceiverAbove = earlier.map { context.directory[$0.organ]?.superior == caller.organ } ?? true
            let before = try sameMatter ?? transaction.latestOpinion(on: id)?.repeatOf
            facts.sameMatter = try before.flatMap { try transaction.petition(of: $0) }?
                .sameMatter(on: transaction.today)
            try context.require(.accept(stage), facts)
            try transaction.insert(
                PetitionRecord(
                    petition: Petition(id: transaction.newID(), state: .handling), report: id, organ: caller.organ,
                    stage: stage, acceptedOn: transaction.today, acceptedBy: caller.staff, earlier: earlier,
                    request: request))
            let due = try context.startClocks(of: file.record, stage, in: transaction)
            if file.record.report.signature.isRealName {
                _ = try context.draft(
                    .petitionAcceptance, on: .report(id), fields: [.deadline: due.chinese], in: transaction, by: caller)
            }
            try transaction.audit(
                AuditRecord("petition.accept", id, [("stage", stage.rawValue)]), in: caller.organ)
            try context.note("petition_accepted", on: id, in: transaction)
        }
    }

    /// The petitioner has the notice that it is accepted.
    ///
    /// - Policy: XF-23
    public func tellAcceptance(of id: Report.ID, on day: CivilDate, as caller: StaffCaller) async throws {
        try await act(.tellAcceptance(on: day), "petition.tell_acceptance", id, caller) { record, file, transaction in
            guard record.acceptanceToldOn == nil else { throw OperationError.stale }
            record.acceptanceToldOn = day
            record.acceptance = file.acceptanceNotice?.id
            try transaction.asSystem { try $0.stop([.xfForward], of: id, on: day) }
        }
    }

    /// The petitioner was told why the period was extended.
    ///
    /// - Policy: XF-34
    public func tellExtension(of id: Report.ID, on day: CivilDate, as caller: StaffCaller) async throws {
        try await act(.tell(on: day), "petition.tell_extension", id, caller) { record, file, _ in
            guard file.extensionIsUntold else { throw OperationError.stale }
            record.extensionToldOn = day
        }
    }

    /// The days of a hearing do not count: the clock stops.
    ///
    /// - Policy: XF-36
    public func openHearing(of id: Report.ID, on day: CivilDate, as caller: StaffCaller) async throws {
        let context = context
        try await act(.openHearing(on: day), "petition.open_hearing", id, caller) { record, _, transaction in
            let clock = record.stage.clock
            if let ended = try context.lastHearingEnd(of: id, clock, in: transaction), day < ended {
                let message = Bilingual("不能早于上次听证结束之日\(ended)", "Not before the last hearing ended, on \(ended)")
                throw OperationError.mend([.init("day", message)])
            }
            try record.petition.apply(.openHearing(on: day))
            try transaction.asSystem { try $0.stop([clock], of: id, on: day) }
        }
    }

    /// And goes on with the days that were left.
    public func closeHearing(of id: Report.ID, on day: CivilDate, as caller: StaffCaller) async throws {
        let context = context
        try await act(.closeHearing(on: day), "petition.close_hearing", id, caller) { record, _, transaction in
            guard case .hearing(let from) = record.petition.state else { throw OperationError.stale }
            guard day >= from else {
                let message = Bilingual("不能早于听证开始之日", "Not before the hearing began")
                throw OperationError.mend([.init("day", message)])
            }
            let kind = record.stage.clock
            let ran = try transaction.clocks(of: id).filter { $0.kind == kind }.map(\.startedOn).max()
            try record.petition.apply(.closeHearing)
            let start = (ran ?? record.acceptedOn).adding(days: day.daysSinceEpoch - from.daysSinceEpoch)
            let organ = record.organ
            let clock = context.newClock(kind, owedBy: organ, from: start)
            try transaction.asSystem { try $0.start([clock], of: id, .report, organ: organ) }
        }
    }

    /// The opinion, and with it its document for a leader.
    ///
    /// - Policy: XF-32
    public func proposeOpinion(
        on id: Report.ID, _ outcome: Petition.Outcome, _ words: PetitionWords, as caller: StaffCaller
    ) async throws {
        try context.requireForDocument(words.facts, "facts")
        try context.requireForDocument(words.opinion, "opinion")
        try context.requireForDocument(words.basis, "basis")
        let context = context
        try await act(.proposeOpinion(outcome), "petition.propose", id, caller) { record, _, transaction in
            try record.petition.apply(.proposeOpinion(by: caller.staff))
            record.outcome = outcome
            record.words = words
            record.proposedOn = transaction.today
            record.document = try context.draft(
                .petitionOpinion, on: .report(id),
                fields: [
                    .petitionRequest: record.request ?? "", .petitionFacts: words.facts,
                    .petitionOpinion: words.opinion, .legalBasis: words.basis,
                    .petitionRemedy: record.stage.remedy,
                ], in: transaction, by: caller)
        }
    }

    /// Another opinion is written; the draft of the first goes.
    public func takeBack(_ id: Report.ID, as caller: StaffCaller) async throws {
        try await act(.takeBack, "petition.take_back", id, caller) { record, file, transaction in
            // What is signed is voided as a document first.
            guard file.opinionIssue == nil else { throw OperationError.opinionIsIssued }
            try record.petition.apply(.takeBack)
            if let document = record.document {
                var paper = try transaction.lockPaper(document)
                if case .draft = paper.paper.state {
                    do { try paper.paper.apply(.withdraw(by: caller.staff)) } catch { throw OperationError.stale }
                    try transaction.withdraw(paper)
                }
            }
            (record.outcome, record.words, record.document, record.proposedOn) = (nil, nil, nil, nil)
        }
    }

    /// The petitioner has the document: the stage ends.
    ///
    /// - Policy: XF-34, XF-35
    public func answer(
        _ id: Report.ID, on day: CivilDate, _ way: Feedback.Medium, as caller: StaffCaller
    ) async throws {
        let context = context
        try await act(.answer(on: day), "petition.answer", id, caller) { record, file, transaction in
            guard let issue = file.opinionIssue else { throw OperationError.stale }
            guard day >= issue.on else {
                let message = Bilingual("不能早于签发之日", "Not before the document was issued")
                throw OperationError.mend([.init("day", message)])
            }
            try record.petition.apply(.answer(approvedBy: issue.approver))
            (record.toldOn, record.toldWay) = (day, way)
            let clock = record.stage.clock
            try transaction.asSystem { try $0.stop([clock, .xfForward], of: id, on: day) }
            try context.note("petition_answered", on: id, in: transaction)
        }
    }

    private func act(
        _ act: OutOfScope.Act, _ name: String, _ id: Report.ID, _ caller: StaffCaller,
        change:
            @escaping @Sendable (inout PetitionRecord, OperationContext.OutOfScopeFile, borrowing Transaction)
            throws -> Void
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let file = try context.lockFile(id, in: transaction)
            guard file.petition != nil else { throw OperationError.notFound }
            var record = try transaction.lockPetition(of: id)
            var facts = context.facts(file, for: caller)
            facts.isLegal = record.petition.state.knows(act)
            try context.require(act, facts)
            do { try change(&record, file, transaction) } catch is Petition.IllegalMove { throw OperationError.stale }
            try transaction.save(record)
            try transaction.audit(AuditRecord(name, id), in: caller.organ)
        }
    }
}

extension Petition.State {
    /// Whether an act can follow, before the rules are asked.
    fileprivate func knows(_ act: OutOfScope.Act) -> Bool {
        switch (act, self) {
        case (.tellAcceptance, .handling), (.tellAcceptance, .hearing), (.tellAcceptance, .opinionProposed),
            (.tell, .handling), (.tell, .hearing), (.tell, .opinionProposed), (.openHearing, .handling),
            (.closeHearing, .hearing), (.proposeOpinion, .handling), (.takeBack, .opinionProposed),
            (.answer, .opinionProposed):
            true
        case (.tellAcceptance, _), (.tell, _), (.openHearing, _), (.closeHearing, _), (.proposeOpinion, _),
            (.takeBack, _), (.answer, _),
            (.transfer, _), (.recordReceipt, _), (.guide, _), (.tellGuidance, _), (.object, _), (.accept, _):
            false
        }
    }
}

extension Petition.Stage {
    /// What the document says of the next stage.
    var remedy: String {
        switch self {
        case .handle: "如不服本处理意见，可以自收到之日起\(Petition.applyWithin)日内向我机关的上一级机关请求复查。"
        case .review: "如不服本复查意见，可以自收到之日起\(Petition.applyWithin)日内向我机关的上一级机关请求复核。"
        case .recheck: "本复核意见为信访终结意见，仍以同一事实和理由提出的，不再受理。"
        }
    }
}

extension OperationContext {
    /// When the latest hearing of a petition ended; nil where there was none. The clock that runs since began later by the
    /// hearing's days, and no day counts twice.
    ///
    /// - Policy: XF-36
    fileprivate func lastHearingEnd(
        of id: Report.ID, _ kind: ClockKind, in transaction: borrowing Transaction
    ) throws -> CivilDate? {
        let clocks = try transaction.clocks(of: id).filter { $0.kind == kind }
        let stopped = clocks.compactMap { clock in clock.stoppedOn.map { (on: $0, start: clock.startedOn) } }
        guard let running = clocks.first(where: { $0.stoppedOn == nil }), let last = stopped.max(by: { $0.on < $1.on })
        else { return nil }
        return last.on.adding(days: running.startedOn.daysSinceEpoch - last.start.daysSinceEpoch)
    }

    /// Words that a field of a document takes.
    fileprivate func requireForDocument(_ text: String, _ field: String) throws {
        try requireWords(text, field)
        guard text.unicodeScalars.count > PaperLimits.fieldCharacters else { return }
        let most = PaperLimits.fieldCharacters
        throw OperationError.mend([.init(field, Bilingual("最多\(most)字", "At most \(most) characters"))])
    }

    /// The stage's own period, and the days within which the petitioner is told of the acceptance.
    ///
    /// - Returns: until when the opinion is due.
    /// - Policy: XF-23, XF-34, XF-35, XF-36
    fileprivate func startClocks(
        of record: ReportRecord, _ stage: Petition.Stage, in transaction: borrowing Transaction
    ) throws -> CivilDate {
        let id = record.report.id
        // A review is counted from the day on which it was asked for, the handling from its acceptance.
        let (organ, received) = (record.holder, record.report.receivedOn)
        var clocks = [newClock(stage.clock, owedBy: organ, from: stage == .handle ? transaction.today : received)]
        if record.report.signature.isRealName {
            clocks.append(newClock(.xfForward, owedBy: organ, from: received))
        }
        let due = clocks[0].due.date
        try transaction.asSystem { transaction in
            // Notices of guidance that nobody approved would say the opposite.
            try transaction.withdrawNotices(of: id)
            try transaction.stop([.forwardOther, .forwardAccept, .xfReject], of: id)
            try transaction.start(clocks, of: id, .report, organ: organ)
        }
        return due
    }
}

extension OperationError {
    fileprivate static var opinionIsIssued: Self {
        .refused(
            Bilingual("信访处理意见书已经签发", "The document is issued already"),
            remedy: Bilingual("请先按文书作废程序作废", "Have it voided as a document first"))
    }
}
