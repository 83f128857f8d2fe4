public import CaseStore
public import Casework

/// Calls meetings, puts matters on their agenda, records what they decide, and what was reported upward.
///
/// - Policy: HS-2
public struct HoldMeeting: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A meeting as it is shown: its agenda holds what the caller may see, with the minutes of it.
    public struct Opened: Sendable {
        public let meeting: MeetingRecord
        public let agenda: [(item: MeetingItem, minutes: String?)]
        /// What waits for a meeting; empty once the day has passed.
        public let waiting: [WaitingMatter]
    }

    @discardableResult
    /// Sets the day of a meeting.
    public func call(_ kind: Meeting.Kind, on day: CivilDate, as caller: StaffCaller) async throws -> MeetingRecord.ID {
        try context.require(.call, as: caller)
        return try await context.transaction(as: .staff(caller)) { transaction in
            let meeting = MeetingRecord(
                id: transaction.newID(), organ: caller.organ, kind: kind, heldOn: day, calledBy: caller.staff
            )
            try transaction.insert(meeting)
            try transaction.audit(AuditRecord("meeting.call", meeting.id, [("kind", kind.rawValue)]), in: caller.organ)
            return meeting.id
        }
    }

    /// - Throws: `OperationError.notFound` for a matter that the caller may not see, `.stale` when it is on the agenda.
    public func putOnAgenda(
        _ matter: MeetingItem.Matter, of meeting: MeetingRecord.ID, as caller: StaffCaller
    ) async throws {
        try context.require(.putOnAgenda, as: caller)
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                _ = try transaction.meeting(meeting)
                try transaction.putOnAgenda(matter, of: meeting, by: caller.staff)
                try transaction.audit(
                    AuditRecord("meeting.agenda", meeting, [("item", matter.rawValue)]), in: caller.organ
                )
            }
        } catch StoreError.refused(constraint: "meeting_item_is_unique") {
            throw OperationError.stale
        }
    }

    /// Records what the meeting decided about a matter, with the minutes.
    public func decide(
        _ matter: MeetingItem.Matter, in id: MeetingRecord.ID, _ resolution: Meeting.Resolution, minutes: String,
        as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let meeting = try transaction.meeting(id)
            try context.require(.decide(minutes: minutes, heldOn: meeting.heldOn), as: caller)
            try transaction.decide(matter, in: id, resolution, minutes: minutes, by: caller.staff)
            let detail = [("item", matter.rawValue), ("decision", resolution.rawValue)]
            try transaction.audit(AuditRecord("meeting.decide", id, detail), in: caller.organ)
        }
    }

    /// The meetings of the caller's organ.
    public func list(as caller: StaffCaller) async throws -> [MeetingRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.meetings() }
    }

    /// What waits for a meeting in the caller's organ.
    public func waiting(as caller: StaffCaller) async throws -> [WaitingMatter] {
        try await context.transaction(as: .staff(caller)) { try $0.mattersWaiting() }
    }

    /// Opens a meeting; the reading of its minutes is on the audit log.
    public func open(_ id: MeetingRecord.ID, as caller: StaffCaller) async throws -> Opened {
        try await context.transaction(as: .staff(caller)) { transaction in
            let meeting = try transaction.meeting(id)
            try transaction.audit(AuditRecord("meeting.open", id), in: caller.organ)
            var agenda: [(item: MeetingItem, minutes: String?)] = []
            for item in try transaction.agenda(of: id) {
                agenda.append((item, try transaction.minutes(of: item.matter, in: id)))
            }
            let waiting = transaction.today > meeting.heldOn ? [] : try transaction.mattersWaiting()
            return Opened(meeting: meeting, agenda: agenda, waiting: waiting)
        }
    }
}

/// Reports a major matter to the organ right above, and reads what was reported.
///
/// - Policy: HS-2
public struct ReportMatterUp: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What meetings, recommendations and reports upward came of a clue.
    public struct Matter: Sendable {
        public let clue: ClueRecord
        public let meetings: [(item: MeetingItem, meeting: MeetingRecord)]
        public let recommendations: [RecommendationRecord]
        public let reports: [ReportUp]
        /// The organ that the clue's organ reports to; nil where there is none that may know.
        public let upper: Organ.ID?
    }

    public func callAsFunction(
        _ clue: Clue.ID, _ ground: Meeting.ReportGround, _ way: Meeting.ReportWay, on day: CivilDate,
        as caller: StaffCaller
    ) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(clue)
            guard record.organ == caller.organ else { throw OperationError.notFound }
            let superior = context.directory[caller.organ]?.superior
            guard let superior else {
                throw OperationError.mend([.init("upper", Meeting.RuleID.upward.statement)])
            }
            try context.require(.reportUp(to: superior, on: day), as: caller, barred: Set(record.barred.organs))
            let report = ReportUp(upper: superior, ground: ground, way: way, on: day, recordedBy: caller.staff)
            try transaction.insert(report, of: clue, from: caller.organ)
            let detail = [("upper", superior.rawValue), ("ground", ground.rawValue), ("way", way.rawValue)]
            try transaction.audit(AuditRecord("clue.report_up", clue, detail), in: caller.organ)
        }
    }

    /// Everything that stands on record of a clue besides its handling.
    public func matter(_ clue: Clue.ID, as caller: StaffCaller) async throws -> Matter {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.clue(clue)
            // Whoever sees the clue reads what was decided on it; what was said stays with those who met.
            let organ = record.organ
            let meetings = try transaction.asSystem { transaction in
                var meetings: [(item: MeetingItem, meeting: MeetingRecord)] = []
                for item in try transaction.meetingItems(on: .clue(clue)) {
                    let meeting = try transaction.meeting(item.meeting)
                    if meeting.organ == organ { meetings.append((item, meeting)) }
                }
                return meetings
            }
            let superior = context.directory[record.organ]?.superior
            return Matter(
                clue: record, meetings: meetings, recommendations: try transaction.recommendations(of: clue),
                reports: try transaction.reportsUp(of: clue),
                upper: superior.flatMap { record.barred.organs.contains($0) ? nil : $0 }
            )
        }
    }
}

extension OperationContext {
    /// Throws what the rules of meetings object to, if anything.
    fileprivate func require(_ act: Meeting.Act, as caller: StaffCaller, barred: Set<Organ.ID> = []) throws {
        let facts = Meeting.Facts(
            roles: caller.roles, today: today, superior: directory[caller.organ]?.superior, barred: barred
        )
        let objections = Meeting.objections(to: Meeting.Input(act, facts))
        guard let first = objections.first else { return }
        switch first.rule {
        case .convener: throw OperationError.notFound
        case .onItsDay, .decidedByMinutes, .upward, .reportedInTime:
            throw OperationError.mend(objections.map { .init($0.field.rawValue, $0.rule.statement) })
        }
    }
}
