public import Casework
import Libpq

/// Minutes of a collective study as they are stored (集体研究纪要).
public struct StudyMinutes: Identifiable, Sendable {
    public typealias ID = Identifier<StudyMinutes>

    public let id: ID
    public let year: Int
    public let number: Int
    public let heldOn: CivilDate
    public let chair: Staff.ID
    public let attendees: [Staff.ID]
    public let writtenBy: Staff.ID
    /// What was concluded; nil for whoever may not read the report.
    public let conclusion: String?
    /// The way or the result that was decided; nil: neither.
    public let decided: Handle.Decided?
}

/// A member of a check group (核查组成员).
public struct CheckMember: Identifiable, Sendable {
    public typealias ID = Identifier<CheckMember>

    public let id: ID
    public let staff: Staff.ID
    public let isLeader: Bool
    public let joinedOn: CivilDate
    public let leftOn: CivilDate?
    /// Which proposal of a group brought them in, from 1.
    public let proposal: Int
    public let proposedBy: Staff.ID
    /// The leader who approved that group; nil while it waits.
    public let approvedBy: Staff.ID?
    public let approvedOn: CivilDate?
}

extension Transaction {
    /// Keeps the minutes of a study under the next number of the organ.
    ///
    /// - Returns: the number.
    public func keepMinutes(
        on clue: ClueRecord, heldOn: CivilDate, chair: Staff.ID, attendees: [Staff.ID], conclusion: String,
        decided: Handle.Decided?, by staff: Staff.ID
    ) throws -> ReportNumber {
        let id: StudyMinutes.ID = newID()
        let year = heldOn.year
        let number = try nextNumber(.minutes, of: clue.organ, year: year)
        let sealed = try sealNote([conclusion], on: clue.clue.report, "study_minutes", id)
        try session.later(
            Self.insertMinutes,
            [
                try id.value(), try clue.clue.id.value(), .name(clue.organ), .small(year), .int(number),
                .date(heldOn), .name(chair), .names(attendees), .bytes(sealed), .name(staff), .instant(now),
                .textOrNull(decided?.code),
            ]
        )
        return ReportNumber(year: year, number: number)
    }

    private static let insertMinutes = Statement(
        """
        insert into casework.study_minutes (
            minutes_id, clue_id, organ_id, minutes_year, minutes_number, held_on, chair_id, attendee_ids, sealed,
            written_by, recorded_at, decided
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    )

    /// The minutes on a clue, oldest first; at most `StoreLimits.listRows`.
    public func minutes(on clue: ClueRecord) throws -> [StudyMinutes] {
        try session.query(Self.findMinutes, [try clue.clue.id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let id: StudyMinutes.ID = try columns.id()
            let (year, number, heldOn) = (try columns.small(), try columns.int(), try columns.date())
            let chair: Staff.ID = try columns.name()
            let attendees: [Staff.ID] = try columns.names()
            let writer: Staff.ID = try columns.name()
            let words = try openNote(try columns.bytes(), of: clue.clue.report, "study_minutes", id)?.first
            return StudyMinutes(
                id: id, year: year, number: number, heldOn: heldOn, chair: chair, attendees: attendees,
                writtenBy: writer, conclusion: words,
                decided: try columns.textOrNil().flatMap(Handle.Decided.init(code:))
            )
        }
    }

    private static let findMinutes = Statement(
        """
        select
            m.minutes_id, m.minutes_year, m.minutes_number, m.held_on, m.chair_id, m.attendee_ids, m.written_by,
            m.sealed, m.decided
        from casework.study_minutes as m
        where m.clue_id = $1
        order by m.held_on, m.minutes_number
        limit $2
        """
    )

    /// The latest minutes of a clue that decided a way or a result, without a word of them.
    public func studied(_ clue: Clue.ID) throws -> Handle.Studied? {
        guard let row = try session.query(Self.findStudied, [try lookUp(clue)]).first else { return nil }
        var columns = Columns(row)
        let (year, number) = (try columns.small(), try columns.int())
        guard let decided = Handle.Decided(code: try columns.text()) else {
            throw StoreError.corrupt(table: "study_minutes")
        }
        return Handle.Studied(year: year, number: number, decided: decided)
    }

    static let findStudied = Statement(
        """
        select m.minutes_year, m.minutes_number, m.decided
        from casework.study_minutes as m
        where m.clue_id = $1 and m.decided is not null
        order by m.held_on desc, m.minutes_number desc
        limit 1
        """
    )

    /// Everybody who is or was in the group of a clue, those in it first; at most `StoreLimits.listRows`.
    public func checkMembers(of clue: Clue.ID) throws -> [CheckMember] {
        try session.query(Self.findCheckMembers, [try clue.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            return CheckMember(
                id: try columns.id(), staff: try columns.name(), isLeader: try columns.bool(),
                joinedOn: try columns.date(), leftOn: try columns.dateOrNil(), proposal: try columns.int(),
                proposedBy: try columns.name(), approvedBy: try columns.nameOrNil(),
                approvedOn: try columns.dateOrNil()
            )
        }
    }

    private static let findCheckMembers = Statement(
        """
        select
            m.member_id, m.staff_id, m.is_leader, m.joined_on, m.left_on, m.proposal, m.appointed_by, m.approved_by,
            m.approved_on
        from casework.check_member as m
        where m.clue_id = $1
        order by m.left_on is not null, m.proposal desc, m.is_leader desc, m.member_id
        limit $2
        """
    )

    /// Proposes these people as the group, in the place of the one before.
    public func formGroup(of clue: ClueRecord, _ members: [Staff.ID], leader: Staff.ID, by staff: Staff.ID) throws {
        let before = try checkMembers(of: clue.clue.id)
        for member in before where member.leftOn == nil {
            try session.later(Self.leaveGroup, [try member.id.value(), .date(today)])
        }
        let proposal = (before.map(\.proposal).max() ?? 0) + 1
        for person in members {
            let id: CheckMember.ID = newID()
            try session.later(
                Self.joinGroup,
                [
                    try id.value(), try clue.clue.id.value(), .name(clue.organ), .name(person),
                    .bool(person == leader), .date(today), .name(staff), .int(proposal),
                ]
            )
        }
    }

    /// Approves the group that is proposed; the database writes the approval.
    public func approveGroup(of clue: Clue.ID, by staff: Staff.ID) throws {
        try session.later(Self.approveMembers, [try clue.value(), .name(staff), .date(today)])
    }

    private static let approveMembers = Statement(
        """
        update casework.check_member
        set approved_by = $2, approved_on = $3
        where clue_id = $1 and left_on is null and approved_by is null
        """
    )

    /// A round ends, and its group with it. As the system.
    public func closeGroup(of clue: Clue.ID) throws {
        try session.later(Self.endGroup, [try clue.value(), .date(today)])
    }

    private static let endGroup = Statement(
        "update casework.check_member set left_on = greatest($2, joined_on) where clue_id = $1 and left_on is null"
    )
    private static let leaveGroup = Statement(
        "update casework.check_member set left_on = $2 where member_id = $1 and left_on is null"
    )
    private static let joinGroup = Statement(
        """
        insert into casework.check_member (
            member_id, clue_id, organ_id, staff_id, is_leader, joined_on, appointed_by, proposal
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    )
}
