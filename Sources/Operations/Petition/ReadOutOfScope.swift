public import CaseStore
public import Casework

/// What is not a matter of discipline, for the petition office and its leaders.
public struct ReadOutOfScope: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One item with all that was done about it, and what can be done now.
    public struct Opened: Sendable {
        public let record: ReportRecord
        public let reason: DeclineReason
        public let action: DeclineAction
        public let source: TransferIn.Source?
        /// All organs that it may go to, the suggested ones first.
        public let organs: [OutsideOrgan]
        public let suggested: Int
        public let bureaus: [OutsideOrgan]
        public let transfers: [(record: TransferOutRecord, receiver: OutsideOrgan?, number: DocumentNumber?)]
        public let guidedTo: OutsideOrgan?
        /// How far its notice is; nil for whoever gave no name.
        public let guidanceNotice: NoticeState?
        public let guidanceTold: (on: CivilDate, way: Feedback.Medium)?
        public let objection: (record: TransferObjectionRecord, receiver: OutsideOrgan?)?
        public let petition: PetitionRecord?
        /// The number of the notice that it is accepted; nil before it is issued.
        public let acceptanceNumber: DocumentNumber?
        /// What the petitioner said of the handling.
        public let ratingWords: String?
        /// The document of the opinion is signed.
        public let isOpinionIssued: Bool
        public let hasLetter: Bool
        /// To whom our letter is addressed that has not gone out yet.
        public let letterTo: OutsideOrgan?
        public let extensionIsUntold: Bool
        public let objectUntil: CivilDate
        public let clocks: [StoredClock]
        public let may: Set<Step>
    }

    /// The forms of the page.
    public enum Step: String, Hashable, Sendable, CaseIterable {
        case transfer, receipt, guide, object, accept, hearing, opinion, back, answer
        case tellAcceptance = "tell-acceptance"
        case tellExtension = "tell-extension"
        case hearingEnd = "hearing-end"
        case tellGuidance = "tell-guidance"
    }

    public func list(done: Bool, as caller: StaffCaller) async throws -> [OutOfScopeRow] {
        try await context.transaction(as: .staff(caller)) { try $0.outOfScope(of: caller.organ, done: done) }
    }

    /// - Throws: `OperationError.notFound` for what the caller may not see and for what is not out of scope.
    public func open(_ id: Report.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.report(id)
            guard record.holder == caller.organ, case .declined(let reason, let action) = record.report.state,
                reason != .noSubstance
            else { throw OperationError.notFound }
            let file = try context.outOfScopeFile(of: record, in: transaction)
            let suggested = file.organs.suggested(
                for: reason, in: context.divisions(from: caller.organ), except: file.barred)
            let others = file.organs.all.filter { organ in
                !file.barred.contains(organ.id) && !suggested.contains { $0.id == organ.id }
            }
            try transaction.audit(AuditRecord("petition.open", id), in: caller.organ)
            return Opened(
                record: record, reason: reason, action: action, source: file.source, organs: suggested + others,
                suggested: suggested.count,
                bureaus: file.organs.all.filter { $0.kind == .petitionBureau && !file.barred.contains($0.id) },
                transfers: try file.transfers.map { transfer in
                    let paper = file.papers.first { $0.id == transfer.document }
                    return (
                        transfer, try transaction.outsideOrgan(transfer.receiver, version: transfer.receiverVersion),
                        paper?.paper.state.givenNumber
                    )
                },
                guidedTo: try file.guidance.flatMap {
                    try transaction.outsideOrgan($0.receiver, version: $0.receiverVersion)
                },
                guidanceNotice: file.guidance == nil ? nil : file.guidanceNotice, guidanceTold: file.guidance?.told,
                objection: try file.objection.map {
                    ($0, try transaction.outsideOrgan($0.receiver, version: $0.receiverVersion))
                },
                petition: file.petition, acceptanceNumber: file.acceptanceNotice?.paper.state.givenNumber,
                ratingWords: try file.petition.flatMap { try transaction.ratingWords(of: $0) },
                isOpinionIssued: file.opinionIssue != nil, hasLetter: file.letter != nil,
                letterTo: file.letter?.addressee.flatMap { file.organs[$0] },
                extensionIsUntold: file.extensionIsUntold,
                objectUntil: context.dueDay(
                    of: .xfReject, owedBy: record.holder, from: record.report.receivedOn),
                clocks: try transaction.clocks(of: id), may: context.steps(file, for: caller))
        }
    }
}

extension OperationContext {
    /// The organ's own division, then those above it.
    func divisions(from organ: Organ.ID) -> [Division.ID] {
        directory.chain(from: organ).map(\.division).reduce(into: []) { found, division in
            if !found.contains(division) { found.append(division) }
        }
    }

    /// Which forms the page shows: what the rules would not refuse for a reason that no form can mend.
    fileprivate func steps(_ file: OutOfScopeFile, for caller: StaffCaller) -> Set<ReadOutOfScope.Step> {
        let facts = facts(file, for: caller)
        func isOpen(_ act: OutOfScope.Act) -> Bool {
            switch OutOfScope.decide(act, facts) {
            case .allowed: true
            case .refused(let refusal): refusal.field != nil
            }
        }
        let some = OutsideOrgan.ID("")
        var steps: Set<ReadOutOfScope.Step> = []
        if isOpen(.transfer(to: some, sentOn: today)) { steps.insert(.transfer) }
        if isOpen(.recordReceipt(on: today)) { steps.insert(.receipt) }
        if isOpen(.guide(to: some)) { steps.insert(.guide) }
        if isOpen(.tellGuidance(on: today)) { steps.insert(.tellGuidance) }
        if file.source == .petitionBureau, isOpen(.object(to: some, on: today)) { steps.insert(.object) }
        if isOpen(.accept(.handle)) { steps.insert(.accept) }
        guard let petition = file.petition, facts.caller.organ == petition.organ,
            !caller.roles.isDisjoint(with: [.registrar, .petitionLead])
        else { return steps }
        let isRecheck = petition.stage == .recheck
        switch petition.petition.state {
        case .handling: steps.formUnion(isRecheck ? [.opinion, .hearing] : [.opinion])
        case .hearing: steps.insert(.hearingEnd)
        case .opinionProposed: steps.insert(file.opinionIssue == nil ? .back : .answer)
        case .answered: break
        }
        if petition.petition.state.isOpen, petition.acceptanceToldOn == nil, facts.isNamed {
            steps.insert(.tellAcceptance)
        }
        if petition.petition.state.isOpen, file.extensionIsUntold { steps.insert(.tellExtension) }
        return steps
    }
}
