import CaseStore
import Casework

extension OperationContext {
    /// Looks them up one by one.
    func gatherFacts(
        _ lookups: Handle.Lookups, of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Handle.Facts {
        var facts = Handle.Facts(
            state: record.clue.state, caller: caller, barredOrgans: Set(record.barred.organs),
            barredRooms: Set(record.barred.rooms), barredStaff: Set(record.barred.staff),
            isReopeningAsked: record.reopenAskedBy != nil,
            file: Handle.CaseFile(
                studyMinutes: record.file.studiedOn != nil,
                partySecretaryApproval: record.file.secretaryApprovedOn != nil,
                groupSignatures: record.file.groupSignedOn != nil,
                newEvidence: record.file.newEvidenceOn != nil
            )
        )
        // Row-level security hides the clue from them before (`clue_select_staff`): this is the second look.
        facts.recusal = try transaction.asSystem { try $0.recusal(of: caller.staff, from: record.clue.id) }
        facts.holdHasPassed = record.clue.state.holdProposed.map { $0 <= today } ?? false
        try gatherMatter(lookups, of: record, in: transaction, into: &facts)
        try gatherPapers(lookups, of: record, in: transaction, into: &facts)
        try gatherPeople(lookups, of: record, in: transaction, into: &facts)
        return facts
    }

    /// What its report says, and what other organs have decided about it.
    private func gatherMatter(
        _ lookups: Handle.Lookups, of record: ClueRecord, in transaction: borrowing Transaction,
        into facts: inout Handle.Facts
    ) throws {
        if lookups.contains(.report) {
            let report = try transaction.report(record.clue.report)
            facts.signature = report.report.signature
            facts.isAppeal = report.kind == .appeal
        }
        if lookups.contains(.standings) {
            facts.accusedIsLowerHead = try transaction.standings(of: record.clue.report)
                .contains { $0.isOrganHead || $0.partyRole != nil }
        }
        if lookups.contains(.binding), let binding = try transaction.binding(of: record.clue.id) {
            facts.isAssigned = binding.isAssigned
            facts.awaitsConsent = binding.isDesignated && binding.consentedVersion != record.clue.version
        }
        if lookups.contains(.takingUp) {
            facts.awaitsTakingUp = try transaction.asSystem { try $0.awaitsTakingUp(record.clue.id) }
        }
        if lookups.contains(.distribution) { facts.lacksDistribution = try lacksDistribution(record, in: transaction) }
    }

    /// What lies in the file.
    private func gatherPapers(
        _ lookups: Handle.Lookups, of record: ClueRecord, in transaction: borrowing Transaction,
        into facts: inout Handle.Facts
    ) throws {
        let id = record.clue.id
        if lookups.contains(.result) { facts.isResultTold = try transaction.result(of: id) == .delivered }
        if lookups.contains(.checkReport), record.file.groupSignedOn != nil {
            facts.file.signedFinding = try transaction.latestCheckReport(of: record)?.finding
        }
        if lookups.contains(.course) {
            facts.file.talkRecorded = Course.carriesResult(
                try transaction.courseSteps(of: id).filter { !$0.isOfFormerRound }.map(\.step.kind))
        }
        if lookups.contains(.secretary) {
            facts.file.secretaryRecordedBy = try transaction.asSystem { try $0.secretaryRecorder(on: id) }
        }
        if lookups.contains(.studied) { facts.file.studied = try transaction.asSystem { try $0.studied(id) } }
        if lookups.contains(.meeting) {
            facts.meetingSaid = try transaction.asSystem { try $0.meetingSaid(on: record) }
        }
    }

    /// Whose hands are full, who stands aside, and who else could have it.
    private func gatherPeople(
        _ lookups: Handle.Lookups, of record: ClueRecord, in transaction: borrowing Transaction,
        into facts: inout Handle.Facts
    ) throws {
        if lookups.contains(.hands) {
            facts.openClaims = try transaction.clueCount(heldBy: facts.caller.staff)
            facts.claimsPerPerson = choice(.claimsPerPerson, for: record.organ)
        }
        let most = choice(.claimsPerRoom, for: record.organ)
        if lookups.contains(.room), most > 0 {
            facts.claimsPerRoom = most
            facts.roomClaims = try transaction.clueCount(heldIn: record.room)
        }
        if lookups.contains(.leaders) {
            facts.headsStandAside = try allStandAside(.head, from: record, in: transaction)
            facts.deputiesStandAside = try allStandAside(.deputy, from: record, in: transaction)
        }
        if lookups.contains(.members) {
            facts.roomMembers = try roomMembers(of: record, in: transaction, for: facts.caller)
        }
        if lookups.contains(.otherRooms) { facts.otherRooms = otherRooms(of: record, for: facts.caller) }
    }

    /// Whether everybody with a role must stand aside from a clue: another role stands in.
    ///
    /// - Parameter organ: whose people; nil: those of the organ that has the clue.
    /// - Policy: JB-48
    func allStandAside(
        _ role: Role, of organ: Organ.ID? = nil, from record: ClueRecord, in transaction: borrowing Transaction
    ) throws -> Bool {
        let (people, clue) = (people(of: organ ?? record.organ, with: role), record.clue.id)
        return try transaction.asSystem { try $0.roomMembers(people, for: clue) }.allSatisfy(\.isRecused)
    }

    /// The same of a report, for what hangs on no clue of it.
    ///
    /// - Policy: JB-48
    func allStandAside(_ role: Role, of organ: Organ.ID, from report: ReportRecord) -> Bool {
        people(of: organ, with: role).allSatisfy(report.barred.staff.contains)
    }

    /// To whom a leader could give the clue; nobody else needs to know.
    private func roomMembers(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> [Handle.RoomMember] {
        guard let members = candidates(for: record, offeredTo: caller) else { return [] }
        return try transaction.asSystem { try $0.roomMembers(members, for: record.clue.id) }
    }

    /// To which rooms a leader could move the clue: where somebody could claim it. An appeal stays with case review.
    private func otherRooms(of record: ClueRecord, for caller: StaffCaller) -> [Room.ID] {
        caller.roles.isDisjoint(with: [.deputy, .head]) ? [] : roomsThatCouldHave(record)
    }

    /// The other rooms of its organ that handle such clues, may know of it, and have somebody to claim it.
    func roomsThatCouldHave(_ record: ClueRecord) -> [Room.ID] {
        guard let room = directory[record.room], room.kind.handlesClues else { return [] }
        let isOnStaff = record.number.series == .cadreClue
        return directory.rooms(of: record.organ).filter { other in
            other.id != room.id && other.kind.handlesClues && (!isOnStaff || other.kind == .cadreSupervision)
                && !record.barred.rooms.contains(other.id) && other.staff.contains(where: isRoomMember)
        }.map(\.id)
    }

    /// Throws the refusal of the rules, if there is one.
    func require(
        _ act: Handle.Act, on record: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        if let refusal = try refusal(of: act, on: record, in: transaction, by: caller) {
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
        // Four eyes: `Handle` knows the holder; the stored proposer may be somebody else of the room.
        let proposer = act == .reopen ? record.reopenAskedBy : record.proposer
        if act.isApproval, proposer == caller.staff { throw OperationError.sameProposer }
    }

    /// Why the rules keep the caller from an act; nil where they do not.
    func refusal(
        of act: Handle.Act, on record: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Handle.Refusal? {
        let facts = try facts(act.looksUp, of: record, in: transaction, for: caller)
        switch Handle.decide(Handle.Input(act: act, facts: facts)) {
        case .allowed: return nil
        case .refused(let refusal): return refusal
        }
    }

    /// Gives a clue that waits to the caller inside an open transaction; the rules have allowed it.
    func claim(_ record: inout ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller) throws {
        let lease = claimLease(for: record.organ)
        guard let token = try transaction.claim(record, lease: lease) else { throw OperationError.stale }
        let destination = Clue.Destination(organ: record.organ, room: record.room)
        let claim = Clue.Claim(destination: destination, holder: caller.staff, token: token)
        do { try record.clue.apply(.claim(claim)) } catch { throw OperationError.stale }
    }

    /// Moves, saves, records: the second half of every act.
    func carryOut(
        _ event: Clue.Event, _ name: String, _ detail: [(String, String)] = [], on record: inout ClueRecord,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws {
        do { try record.clue.apply(event) } catch { throw OperationError.stale }
        if event.restsOnAllMaterial { record.supplementedOn = nil }
        try transaction.save(record)
        try transaction.record(name, of: record.clue.id, .clue, version: record.clue.version, detail)
        try transaction.audit(AuditRecord("clue." + name, record.clue.id, detail), in: record.organ)
    }

    /// Saves and records what leaves the state of a clue as it is.
    func note(_ name: String, on record: inout ClueRecord, in transaction: borrowing Transaction) throws {
        record.clue.note()
        try transaction.save(record)
        try transaction.record(name, of: record.clue.id, .clue, version: record.clue.version)
        try transaction.audit(AuditRecord("clue." + name, record.clue.id), in: record.organ)
    }

    /// A finished clue left the queue; its holder gets a new lease.
    func leaseAgain(_ record: ClueRecord, in transaction: borrowing Transaction) throws -> Int64 {
        guard let holder = record.clue.state.claim?.holder else { throw OperationError.stale }
        let id = record.clue.id
        // A deputy opens it again for its holder: nobody takes a clue in another person's name but the system.
        return try transaction.asSystem { transaction in
            try transaction.enqueue(.handle, [(id.rawValue, record.room.rawValue, record.priority)])
            let token = try transaction.takeOne(
                .handle, id, holder: holder, lease: claimLease(for: record.organ))
            guard let token else { throw OperationError.stale }
            return token
        }
    }

    /// A hold has an end: a day ahead, within the most that the organ allows.
    func requireHold(until day: CivilDate, by caller: StaffCaller) throws {
        let most = choice(.holdDays, for: caller.organ)
        guard let message = HandleLimits.objection(toHoldUntil: day, today: today, most: most) else { return }
        throw OperationError.mend([.init("hold_until", message)])
    }

    func requirePast(_ day: CivilDate, _ field: String) throws {
        guard day > today else { return }
        throw OperationError.mend([.init(field, Bilingual("日期不能晚于今天", "The day cannot lie after today"))])
    }

    /// The report of a returned clue is back with its petition office, which triages it once more.
    ///
    /// - Parameter placer: the organ whose leader had given the clue to the one that returns it; nil where routing had.
    func triageAgain(
        _ id: Report.ID, placedBy placer: Organ.ID? = nil, in transaction: borrowing Transaction
    ) throws {
        try transaction.asSystem { transaction in
            var record = try transaction.lockReport(id)
            do { try record.report.apply(.retriage) } catch { throw OperationError.stale }
            // What another organ passed on or gave goes back there, unless that is the organ that must not know: what
            // a leader took from an organ does not return to it by that (JC-17).
            let giver = placer == record.holder ? nil : placer
            let receiver = giver ?? record.report.receiver
            if record.holder != receiver, !record.barred.organs.contains(receiver) {
                try transaction.rewrapKey(of: id, for: receiver)
                try moveClocks(of: id, to: receiver, in: transaction)
                record.holder = receiver
                try countAcceptance(of: record, from: record.report.receivedOn, in: transaction)
            }
            // SS-172: what a room found comes to a petition office here, and takes a number of its register.
            if record.source == .room, record.number == nil { try transaction.numberFound(id, at: record.holder) }
            try transaction.withdrawNotices(of: id)
            record.version += 1
            try transaction.save(record)
            try transaction.record("returned", of: id, .report, version: record.version)
            let clock = newClock(.forwardOther, owedBy: record.holder, from: transaction.today)
            try transaction.start([clock], of: id, .report, organ: record.holder)
        }
    }

    /// A finished clue leaves the queue; a real-name reporter is owed the result (JB-27).
    func finishIfConcluded(_ record: ClueRecord, in transaction: borrowing Transaction) throws {
        guard case .concluded(let claim, let conclusion) = record.clue.state else { return }
        try transaction.finish(.handle, record.clue.id, token: claim.token)
        try transaction.stop([.plan, .fastPlan, .fastClose, .appeal, .review], of: record.clue.id)
        try startClearingIfFound(record, in: transaction)
        let report = try transaction.report(record.clue.report)
        try prepareResult(
            conclusion, report, by: record.organ, in: transaction, preparedBy: claim.holder
        )
        try transaction.announce(.caseConcluded, record.clue.id, in: record.organ)
    }
}

extension Handle.Act {
    fileprivate var isApproval: Bool {
        switch self {
        case .approvePlan, .approveResult, .approveReturn, .reopen: true
        case .claim, .release, .requestReturn, .refuseReturn, .propose, .sendBackPlan, .proposeResult, .proposeHold,
            .sendBackResult, .feedBack, .askReopening, .refuseReopening, .takeBack, .reassign, .moveTo:
            false
        }
    }
}

extension Clue.Event {
    /// Who hands in an opinion, or opens the clue again, has looked at everything that came in.
    fileprivate var restsOnAllMaterial: Bool {
        switch self {
        case .propose, .proposeResult, .proposeHold, .requestReturn, .feedBack, .reopen: true
        case .claim, .release, .approveReturn, .refuseReturn, .reroute, .approvePlan, .sendBackPlan, .reactivate,
            .approveResult, .sendBackResult, .takeBack, .reassign, .withdraw, .archive, .takeOut:
            false
        }
    }
}

extension OperationError {
    static let sameProposer = OperationError.refused(
        Bilingual("提出人与审批人不能是同一人", "Who proposed cannot approve"),
        remedy: Bilingual("请由另一位有权的领导审批", "Let another leader with the right approve")
    )
}
