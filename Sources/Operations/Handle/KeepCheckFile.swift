import CaseStore
public import Casework

/// The papers of a check: minutes of the collective study, the group, its report, and the signatures under it.
///
/// - Policy: JB-17, ZJ-33, ZJ-35, AJ-14
public struct KeepCheckFile: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The holder keeps the minutes of a collective study (集体研究纪要); a plan rests on the latest.
    ///
    /// - Parameters:
    ///   - heldOn: since the clue came, and not after today.
    ///   - conclusion: sealed with the report.
    ///   - decided: the way or the result on which they agreed: nobody proposes or approves another. Nil: neither.
    public func keepMinutes(
        on id: Clue.ID, heldOn: CivilDate, chair: Staff.ID, attendees: [Staff.ID], conclusion: String,
        decided: Handle.Decided? = nil, as caller: StaffCaller
    ) async throws {
        try context.requirePast(heldOn, "studied_on")
        try context.requireParts([("conclusion", conclusion)])
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            let facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            try context.require(.keepMinutes(attendees: attendees, chair: chair), facts)
            try context.requireOfClue(record, heldOn, "studied_on")
            _ = try transaction.keepMinutes(
                on: record, heldOn: heldOn, chair: chair, attendees: attendees, conclusion: conclusion,
                decided: decided, by: caller.staff)
            record.file.studiedOn = heldOn
            try context.keep("minutes_kept", &record, in: transaction)
        }
    }

    /// The holder records that the Party secretary of this level approved the check: who, under which number, on which day.
    ///
    /// - Policy: ZJ-33
    public func recordSecretary(
        on id: Clue.ID, approvedOn: CivilDate, approver: String, number: String, as caller: StaffCaller
    ) async throws {
        try context.requirePast(approvedOn, "secretary_approved_on")
        try context.requireParts([("approver", approver), ("number", number)])
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            let facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            try context.require(.recordSecretary, facts)
            try context.requireOfClue(record, approvedOn, "secretary_approved_on")
            try transaction.record(
                secretaryApproved: approvedOn, approver: approver, number: number, on: record, by: caller.staff)
            record.file.secretaryApprovedOn = approvedOn
            try context.keep("secretary_approved", &record, in: transaction)
        }
    }

    /// The holder proposes the check group (核查组), also to change it; a leader approves it, each time.
    public func formGroup(
        on id: Clue.ID, _ members: [Staff.ID], leader: Staff.ID, as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            var facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            try context.require(.formGroup(members: members, leader: leader), facts)
            try transaction.formGroup(of: record, members, leader: leader, by: caller.staff)
            (facts.group, facts.isGroupApproved) = (Set(members), false)
            record.note(facts, on: transaction.today)
            try context.keep("group_formed", &record, in: transaction)
        }
    }

    /// A leader approves the group that the holder proposed; the first approval of a round starts the period of the
    /// verification.
    ///
    /// - Policy: ZJ-33, AJ-15
    public func approveGroup(on id: Clue.ID, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            var facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            try context.require(.approveGroup, facts)
            try transaction.approveGroup(of: id, by: caller.staff)
            facts.isGroupApproved = true
            record.note(facts, on: transaction.today)
            let isFirst = try transaction.courseSteps(of: id).allSatisfy {
                $0.isOfFormerRound || $0.step != .groupApproved
            }
            if isFirst, !facts.isAppeal {
                let (step, day) = (Course.Step.groupApproved, transaction.today)
                try transaction.insert(step, on: day, words: "", of: record, by: caller.staff)
                try context.count(step, on: day, of: record, in: transaction)
            }
            try context.keep("group_approved", &record, in: transaction)
        }
    }

    /// The holder writes the report of the check (初步核实情况报告); every member signs each anew.
    public func writeReport(
        on id: Clue.ID, _ finding: Handle.Finding, _ parts: CheckReportParts, as caller: StaffCaller
    ) async throws {
        try context.requireParts([
            ("basis", parts.basis), ("problem", parts.problem), ("process", parts.process),
            ("findings", parts.findings), ("doubts", parts.doubts), ("proposal", parts.proposal),
        ])
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            var facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            try context.require(.writeReport(finding), facts)
            let ordinal = (facts.latestReport ?? 0) + 1
            try transaction.writeReport(of: record, finding, parts, ordinal: ordinal, by: caller.staff)
            (facts.latestReport, facts.signed) = (ordinal, [])
            record.note(facts, on: transaction.today)
            try context.keep("check_report_written", &record, in: transaction)
        }
    }

    /// A member signs the report for themselves: time, and the hash of what is signed.
    ///
    /// - Parameter report: the number of the report that the member has read; a later one is signed anew.
    public func sign(_ id: Clue.ID, report ordinal: Int, as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            var record = try transaction.lockClue(id)
            var facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            try context.require(.sign(report: ordinal), facts)
            guard let report = try transaction.latestCheckReport(of: record), report.parts != nil else {
                throw OperationError.stale
            }
            try transaction.sign(report, by: caller.staff)
            facts.signed.insert(caller.staff)
            record.note(facts, on: transaction.today)
            try context.keep("check_report_signed", &record, in: transaction)
        }
    }
}

extension ClueRecord {
    /// The file says whether the whole group has signed what stands.
    fileprivate mutating func note(_ facts: Checking.Facts, on day: CivilDate) {
        file.groupSignedOn = facts.isSignedByAll ? file.groupSignedOn ?? day : nil
    }
}

extension OperationContext {
    /// The facts on which `Checking` decides.
    func checkingFacts(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Checking.Facts {
        let id = record.clue.id
        let room = directory[record.room]?.staff.filter(isRoomMember) ?? []
        let leaders = directory.staff.map(\.id).filter { person in
            directory[person]?.organ == record.organ && !(roles[person] ?? []).isDisjoint(with: [.deputy, .head])
        }
        let asked = room + leaders.filter { !room.contains($0) }
        let known = try transaction.asSystem { try $0.roomMembers(asked, for: id) }
        let barred = record.barred.rooms
        let mayKnow = known.filter { member in
            let sits = directory[member.staff]?.room
            return !member.isRecused && !(sits.map(barred.contains) ?? false)
        }.map(\.staff)
        let report = try transaction.latestCheckReport(of: record)
        let group = try transaction.checkMembers(of: id).filter { $0.leftOn == nil }
        var facts = Checking.Facts(
            state: record.clue.state, caller: caller, mayKnow: Set(mayKnow), room: Set(room),
            group: Set(group.map(\.staff)), groupProposer: group.first?.proposedBy,
            isGroupApproved: !group.isEmpty && group.allSatisfy { $0.approvedBy != nil },
            latestReport: report?.ordinal, signed: Set(report?.signatures.map(\.staff) ?? []),
            isAppeal: try transaction.report(record.clue.report).kind == .appeal
        )
        facts.accusedIsLowerHead = try transaction.standings(of: record.clue.report).contains {
            $0.isOrganHead || $0.partyRole != nil
        }
        facts.headsStandAside = try allStandAside(.head, from: record, in: transaction)
        return facts
    }

    func require(_ step: Checking.Step, _ facts: Checking.Facts) throws {
        guard let refusal = Checking.objection(to: Checking.Input(step, facts)) else { return }
        if refusal.isSilent { throw OperationError.notFound }
        throw OperationError.refused(refusal.statement, remedy: refusal.remedy)
    }

    fileprivate func requireOfClue(_ record: ClueRecord, _ day: CivilDate, _ field: String) throws {
        guard let message = Checking.objection(toDay: day, arrivedOn: record.routedAt.civilDate) else { return }
        throw OperationError.mend([.init(field, message)])
    }

    /// Words that must be there, within their bound.
    fileprivate func requireParts(_ parts: [(field: String, text: String)]) throws {
        let most = Checking.characters
        let faults = parts.filter { $0.text.allSatisfy(\.isWhitespace) || $0.text.unicodeScalars.count > most }
            .map { OperationError.Fault($0.field, Bilingual("请填写，最多\(most)字", "Write up to \(most) characters")) }
        guard faults.isEmpty else { throw OperationError.mend(faults) }
    }

    fileprivate func keep(_ event: String, _ record: inout ClueRecord, in transaction: borrowing Transaction) throws {
        record.clue.note()
        try transaction.save(record)
        try transaction.record(event, of: record.clue.id, .clue, version: record.clue.version)
        try transaction.audit(AuditRecord("clue." + event, record.clue.id), in: record.organ)
    }
}
