public import CaseStore
public import Casework

/// Opens the papers of a check; every opening is on the audit log.
public struct OpenCheckFile: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: ClueRecord
        public let minutes: [StudyMinutes]
        /// Who is in the group, then who has left it.
        public let members: [CheckMember]
        /// The latest report with its signatures; nil before the first.
        public let report: CheckReport?
        /// Who could attend a study: the room's people and the leaders.
        public let attendees: [Staff.ID]
        /// Who could be in the group.
        public let candidates: [Staff.ID]
        public let isAppeal: Bool
        /// That the Party secretary approved; nil where nobody recorded it.
        public let secretary: SecretaryApproval?
        public let mayRecordSecretary: Bool
        public let mayKeepMinutes: Bool
        public let mayFormGroup: Bool
        public let mayApproveGroup: Bool
        public let mayWrite: Bool
        public let maySign: Bool
    }

    /// - Throws: `OperationError.notFound` for other organs and rooms, and for whoever stands aside.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(id)
            let sees = caller.room == record.room || !caller.roles.isDisjoint(with: [.caseSupervision, .deputy, .head])
            guard record.organ == caller.organ, sees else { throw OperationError.notFound }
            try transaction.audit(AuditRecord("clue.check_file", id), in: caller.organ)
            let facts = try context.checkingFacts(of: record, in: transaction, for: caller)
            let report = try transaction.latestCheckReport(of: record)
            let everybody = context.directory.staff.map(\.id).filter(facts.mayKnow.contains)
            let room = everybody.filter(facts.room.contains)
            return Opened(
                record: record, minutes: try transaction.minutes(on: record),
                members: try transaction.checkMembers(of: id), report: report, attendees: everybody, candidates: room,
                isAppeal: facts.isAppeal, secretary: try transaction.secretaryApproval(on: record),
                mayRecordSecretary: facts.accusedIsLowerHead && Self.may(.recordSecretary, facts),
                mayKeepMinutes: Self.may(
                    .keepMinutes(attendees: everybody, chair: everybody.first ?? caller.staff), facts),
                mayFormGroup: Self.may(.formGroup(members: room, leader: room.first ?? caller.staff), facts),
                mayApproveGroup: Self.may(.approveGroup, facts),
                mayWrite: Self.may(.writeReport(.end(facts.isAppeal ? .appealUpheld : .educated)), facts),
                maySign: report?.parts != nil && Self.may(.sign(report: report?.ordinal ?? 0), facts)
            )
        }
    }

    /// Whether the step that asks for the most is allowed: then its form is shown.
    private static func may(_ step: Checking.Step, _ facts: Checking.Facts) -> Bool {
        Checking.objection(to: Checking.Input(step, facts)) == nil
    }
}
