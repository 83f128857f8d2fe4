import CaseStore
import Casework

extension OperationContext {
    /// All that is known of an item that is out of scope.
    struct OutOfScopeFile {
        let record: ReportRecord
        let organs: OutsideOrgans
        let barred: Set<OutsideOrgan.ID>
        let transfers: [TransferOutRecord]
        let guidance: GuidanceRecord?
        let objection: TransferObjectionRecord?
        let petition: PetitionRecord?
        let papers: [PaperRecord]
        let source: TransferIn.Source?
        /// A notice of guidance that nobody has approved yet may still change.
        let isGuidanceOpen: Bool
        /// How far the notice of guidance is; nil where none is owed.
        let guidanceNotice: NoticeState?
        let extensionIsUntold: Bool
    }

    func outOfScopeFile(of record: ReportRecord, in transaction: borrowing Transaction) throws -> OutOfScopeFile {
        let id = record.report.id
        let organs = try transaction.outsideOrgans()
        // The walls hold for everybody: the units are looked up as the system, and only their codes come back.
        let units = try transaction.asSystem { try $0.content(of: id).accused }.flatMap { accused in
            [accused.unit, accused.standing.unit.flatMap { directory[Unit.ID($0)]?.name } ?? ""]
        }
        let petition = try transaction.petition(of: id)
        let isExtended = try petition.map { try transaction.isExtended($0.stage.clock, of: id) } ?? false
        let notices = try transaction.notices(of: id).filter { $0.kind == .notAccepted }
        return OutOfScopeFile(
            record: record, organs: organs, barred: organs.barred(units: units),
            transfers: try transaction.transfersOut(of: id), guidance: try transaction.guidance(of: id),
            objection: try transaction.transferObjection(to: id), petition: petition,
            papers: try transaction.papers(of: id), source: try transaction.transferIn(of: id)?.source,
            isGuidanceOpen: !notices.contains { $0.state == .approved || $0.state == .delivered },
            guidanceNotice: notices.last { $0.state != .withdrawn }?.state,
            extensionIsUntold: isExtended && petition?.extensionToldOn == nil
        )
    }

    /// What the rules look at.
    func facts(_ file: OutOfScopeFile, for caller: StaffCaller) -> OutOfScope.Facts {
        let record = file.record
        var facts = OutOfScope.Facts(
            caller: caller, holder: record.holder,
            isBarred: record.barred.organs.contains(caller.organ) || record.barred.staff.contains(caller.staff),
            receivedOn: record.report.receivedOn, today: today)
        if case .declined(let reason, let action) = record.report.state {
            (facts.reason, facts.action) = (reason, action)
        }
        facts.source = file.source
        facts.wentOut = file.objection != nil || file.transfers.contains { $0.receipt != .returned }
        facts.receiptIsOpen = file.transfers.last.map { $0.receipt == nil } ?? false
        facts.sentOn = file.transfers.last?.sentOn
        facts.isGuidanceOpen = file.isGuidanceOpen && file.guidance?.told == nil
        facts.guidanceWaits = file.guidance.map { $0.told == nil && file.guidanceNotice != .delivered } ?? false
        facts.isNamed = record.report.signature.isRealName
        facts.hasPetition = file.petition != nil
        facts.listed = Set(file.organs.all.map(\.id))
        facts.bureaus = Set(file.organs.all.filter { $0.kind == .petitionBureau }.map(\.id))
        facts.barred = file.barred
        facts.hasLetter = file.letter != nil
        facts.letterTo = file.letter?.addressee
        facts.objectUntil = dueDay(of: .xfReject, owedBy: record.holder, from: record.report.receivedOn)
        if let petition = file.petition {
            facts.stage = petition.stage
            facts.acceptanceIssuedOn = file.acceptanceNotice?.paper.state.issue?.on
            facts.since = petition.acceptedOn
            facts.proposer = petition.petition.state.author
            facts.approver = file.opinionIssue?.approver
            facts.extensionIsUntold = file.extensionIsUntold
        }
        return facts
    }

    func require(_ act: OutOfScope.Act, _ facts: OutOfScope.Facts) throws {
        switch OutOfScope.decide(act, facts) {
        case .allowed: return
        case .refused(let refusal):
            if refusal.isSilent { throw OperationError.notFound }
            guard let field = refusal.field else {
                throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
            }
            let (reason, remedy) = (refusal.reason, refusal.remedy)
            throw OperationError.mend([
                .init(field, Bilingual("\(reason.zh)：\(remedy.zh)", "\(reason.en): \(remedy.en)"))
            ])
        }
    }

    /// Adds to the history of a report without changing its state; as the system.
    func note(_ event: String, on id: Report.ID, in transaction: borrowing Transaction) throws {
        try transaction.asSystem { transaction in
            var record = try transaction.lockReport(id)
            record.version += 1
            try transaction.save(record)
            try transaction.record(event, of: id, .report, version: record.version)
        }
    }
}

extension OperationContext.OutOfScopeFile {
    /// Our letter that has not gone out yet: issued, and used by no transfer.
    var letter: PaperRecord? {
        let used = Set(transfers.map(\.document))
        return papers.last { paper in
            guard paper.kind == .petitionTransfer, case .issued = paper.paper.state else { return false }
            return !used.contains(paper.id)
        }
    }

    /// The notice that it is accepted, once it is issued.
    var acceptanceNotice: PaperRecord? {
        papers.last { paper in
            guard paper.kind == .petitionAcceptance, case .issued = paper.paper.state else { return false }
            return true
        }
    }

    /// How the document of the opinion was signed; nil before.
    var opinionIssue: Paper.Issue? {
        guard let document = petition?.document else { return nil }
        guard case .issued(let issue)? = papers.first(where: { $0.id == document })?.paper.state else { return nil }
        return issue
    }
}

extension Paper.State {
    /// The number that the approval gave it; nil before.
    var givenNumber: DocumentNumber? {
        switch self {
        case .draft, .withdrawn: nil
        case .issued(let issue), .voidProposed(let issue, _), .voided(let issue, _, _): issue.number
        }
    }
}
