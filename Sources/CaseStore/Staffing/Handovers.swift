public import Casework
import Libpq

/// The protocol of a handover (交接清单).
public struct HandoverRecord: Identifiable, Sendable, Equatable {
    public typealias ID = Identifier<HandoverRecord>

    public let id: ID
    public let organ: Organ.ID
    public let from: Staff.ID
    public let to: Staff.ID
    public let decidedBy: Staff.ID
    public let doneAt: Instant

    public init(id: ID, organ: Organ.ID, from: Staff.ID, to: Staff.ID, decidedBy: Staff.ID, doneAt: Instant) {
        self.id = id
        self.organ = organ
        self.from = from
        self.to = to
        self.decidedBy = decidedBy
        self.doneAt = doneAt
    }
}

/// One item of a handover.
public struct HandoverLine: Sendable, Hashable {
    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case clue
        /// 包案
        case charge
        /// 接访日
        case session
        /// 年度下访任务
        case duty
        /// 待审核的研判意见
        case report
        /// 待审批的告知书
        case notice
        /// 待审批的文书
        case document
        /// 待审批的建议书
        case recommendation
    }

    public let subject: Subject
    public let item: String
    /// As the item is printed; "–" where it has no number yet.
    public let number: String
    public let fate: HandOver.Fate

    public init(subject: Subject, item: String, number: String, fate: HandOver.Fate) {
        self.subject = subject
        self.item = item
        self.number = number
        self.fate = fate
    }
}

extension Transaction {
    /// Somebody with an account, as it is now, and locked until commit: two handovers of one person wait for each other.
    /// As the system, which alone may lock it. Nil: there is no such account.
    public func lockAccount(_ staff: Staff.ID) throws -> HandOver.Person? {
        try session.query(Self.lockAccount, [.name(staff)]).first.map { try Self.person($0) }
    }

    /// The same without a lock, for a preview.
    public func account(_ staff: Staff.ID) throws -> HandOver.Person? {
        try session.query(Self.findPerson, [.name(staff)]).first.map { try Self.person($0) }
    }

    /// Whether somebody works in a room now, with an account in use.
    public func works(_ staff: Staff.ID, in room: Room.ID) throws -> Bool {
        !(try session.query(Self.findMember, [.name(staff), .name(room)])).isEmpty
    }

    private static let findMember = Statement(
        """
        select s.staff_id
        from directory.staff as s
        where s.staff_id = $1 and s.room_id = $2 and s.active and s.cell_id = guard.cell()
        """
    )

    /// The accounts of an organ that are in use, leaders first.
    public func activeAccounts(of organ: Organ.ID) throws -> [(person: HandOver.Person, name: String, post: String)] {
        try session.query(Self.findActive, [.name(organ), .int(StoreLimits.appointmentRows)]).map { row in
            (try Self.person(row), try row.text(4), try row.text(5))
        }
    }

    /// What the others of an organ, with accounts in use, may do.
    public func rolesOfOthers(than staff: Staff.ID, in organ: Organ.ID) throws -> Set<Role> {
        try session.query(Self.findRoles, [.name(organ), .name(staff)]).reduce(into: []) { roles, row in
            var columns = Columns(row)
            if let role = Role(rawValue: try columns.text()) { roles.insert(role) }
        }
    }

    private static let findRoles = Statement(
        """
        select distinct p.role
        from directory.staff as s
        cross join lateral unnest(s.roles) as p (role)
        where s.organ_id = $1 and s.active and s.staff_id <> $2 and s.cell_id = guard.cell()
        """
    )

    private static func person(_ row: Row) throws -> HandOver.Person {
        var columns = Columns(row)
        return HandOver.Person(
            staff: try columns.name(), organ: try columns.name(),
            roles: Set(try columns.texts().compactMap(Role.init)), isActive: try columns.bool())
    }

    private static let findPerson = Statement(
        """
        select s.staff_id, s.organ_id, s.roles, s.active
        from directory.staff as s
        where s.staff_id = $1 and s.cell_id = guard.cell()
        """
    )
    private static let lockAccount = Statement(
        """
        select s.staff_id, s.organ_id, s.roles, s.active
        from directory.staff as s
        where s.staff_id = $1 and s.cell_id = guard.cell()
        for update of s
        """
    )
    private static let findActive = Statement(
        """
        select s.staff_id, s.organ_id, s.roles, s.active, s.name, s.post
        from directory.staff as s
        where s.organ_id = $1 and s.active and s.cell_id = guard.cell()
        order by s.room_id nulls first, s.staff_id
        limit $2
        """
    )

    /// Ends an account and its sessions. As the system.
    public func endAccount(_ staff: Staff.ID) throws {
        try session.laterChangingOne(Self.endAccount, [.name(staff)])
        try session.later(Self.closeSessions, [.name(staff)])
    }

    private static let endAccount = Statement(
        "update directory.staff as s set active = false where s.staff_id = $1 and s.active and s.cell_id = guard.cell()"
    )
    private static let closeSessions = Statement("select session.close_all($1)")

    /// The clues that somebody works on, and finished ones of which somebody still waits for an answer: the reporter for
    /// the result or for what was objected, whose name is to be cleared, who sent new material. As far as the caller sees
    /// them, in the order of their ids: always the same, so that two who lock them never wait for each other in a circle.
    ///
    /// - Parameter limit: at most this many.
    /// - Policy: ZJ-23, JB-27, JB-50
    public func openClues(heldBy staff: Staff.ID, limit: Int) throws -> [Clue.ID] {
        try session.query(Self.findHeld, [.name(staff), .int(limit)]).map { row in
            var columns = Columns(row)
            return try columns.id()
        }
    }

    private static let findHeld = Statement(
        """
        select c.clue_id
        from casework.clue as c
        where
            c.holder_staff_id = $1
            and c.state not in ('archived', 'routed', 'returned')
            and (
                c.state not in ('concluded', 'fed_back')
                or c.supplemented_on is not null
                or c.state = 'concluded' and exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = c.report_id
                        and r.cell_id = c.cell_id
                        and r.signature in ('real_name_claimed', 'real_name_verified')
                )
                or exists (
                    select
                    from casework.clock as k
                    where k.subject_id = c.clue_id and k.cell_id = c.cell_id and k.stopped_on is null
                )
                or exists (
                    select
                    from casework.objection as o
                    where o.clue_id = c.clue_id and o.cell_id = c.cell_id and o.state in ('raised', 'answer_proposed')
                )
                or exists (
                    select
                    from casework.clarification as f
                    where f.clue_id = c.clue_id and f.cell_id = c.cell_id and f.state in ('proposed', 'approved')
                )
            )
        order by c.clue_id
        limit $2
        """
    )

    /// What somebody drafted and a second person has not decided yet, as far as the caller sees it: triage proposals and
    /// notices of an organ, documents and recommendations; at most `StoreLimits.listRows` of each.
    public func openDrafts(of staff: Staff.ID, in organ: Organ.ID) throws -> [HandoverLine] {
        let values: [Value] = [.name(staff), .name(organ), .int(StoreLimits.listRows)]
        return try session.query(Self.findProposals, values).map { try HandoverLine($0, .report) }
            + session.query(Self.findNoticeDrafts, values).map { try HandoverLine($0, .notice) }
            + session.query(Self.findPaperDrafts, values).map { try HandoverLine(unnumbered: $0) }
    }

    private static let findProposals = Statement(
        """
        select r.report_id, r.receiver_organ_id, r.register_year, r.register_number, 'waits'
        from casework.report as r
        where r.triage_proposer_id = $1 and r.holder_organ_id = $2 and r.state = 'triage_proposed'
        order by r.report_id
        limit $3
        """
    )
    private static let findNoticeDrafts = Statement(
        """
        select n.notice_id, r.receiver_organ_id, r.register_year, r.register_number, 'waits'
        from casework.notice as n
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where n.prepared_by = $1 and n.organ_id = $2 and n.state = 'draft'
        order by n.notice_id
        limit $3
        """
    )

    private static let findPaperDrafts = Statement(
        """
        (
            select 'document', p.document_id, 'waits'
            from casework.document as p
            where p.drafted_by = $1 and p.organ_id = $2 and p.state = 'draft'
            order by p.document_id
            limit $3
        )
        union all
        (
            select 'recommendation', m.recommendation_id, 'waits'
            from casework.recommendation as m
            where m.drafted_by = $1 and m.organ_id = $2 and m.state = 'drafted'
            order by m.recommendation_id
            limit $3
        )
        """
    )

    // MARK: - The protocol

    public func insert(_ handover: HandoverRecord) throws {
        try session.later(
            Self.insertHandover,
            [
                try handover.id.value(), .name(handover.organ), .name(handover.from), .name(handover.to),
                .name(handover.decidedBy), .instant(handover.doneAt),
            ]
        )
    }

    private static let insertHandover = Statement(
        """
        insert into directory.handover (handover_id, organ_id, from_staff_id, to_staff_id, decided_by, done_at)
        values ($1, $2, $3, $4, $5, $6)
        """
    )

    /// As the system: among the lines are items that whoever decides must not know.
    public func insert(
        _ lines: [(subject: HandoverLine.Subject, item: String, fate: HandOver.Fate)], of handover: HandoverRecord.ID
    ) throws {
        guard !lines.isEmpty else { return }
        try session.later(
            Self.insertLines,
            [
                try handover.value(), .codes(lines.map(\.subject.rawValue)), .codes(lines.map(\.item)),
                .codes(lines.map(\.fate.rawValue)),
            ]
        )
    }

    private static let insertLines = Statement(
        """
        insert into directory.handover_line (handover_id, subject, subject_id, fate)
        select $1, l.subject, l.subject_id::uuid, l.fate
        from unnest($2::text[], $3::text[], $4::text[]) as l (subject, subject_id, fate)
        """
    )

    public func handover(_ id: HandoverRecord.ID) throws -> HandoverRecord {
        guard let row = try session.query(Self.findHandover, [try lookUp(id)]).first else { throw StoreError.notFound }
        return try HandoverRecord(row)
    }

    /// The handovers of the caller's organ that the caller may see, the latest first; at most `StoreLimits.listRows`.
    public func handovers() throws -> [HandoverRecord] {
        try session.query(Self.findHandovers, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try HandoverRecord($0) }
    }

    private static let findHandover = Statement(
        """
        select h.handover_id, h.organ_id, h.from_staff_id, h.to_staff_id, h.decided_by, h.done_at
        from directory.handover as h
        where h.handover_id = $1
        """
    )
    private static let findHandovers = Statement(
        """
        select h.handover_id, h.organ_id, h.from_staff_id, h.to_staff_id, h.decided_by, h.done_at
        from directory.handover as h
        where h.organ_id = $1
        order by h.done_at desc, h.handover_id
        limit $2
        """
    )

    /// What was handed over, as far as the caller sees the items; clues first.
    public func lines(of handover: HandoverRecord.ID) throws -> [HandoverLine] {
        let values: [Value] = [try handover.value()]
        return try session.query(Self.findClueLines, values).map { row in
            let id: Clue.ID = try row.uuid(0).identifier()
            let record = try clue(id)
            return HandoverLine(
                subject: .clue, item: id.rawValue, number: record.number.text(of: record.organ),
                fate: try Self.fate(row.text(1)))
        } + session.query(Self.findReportLines, values).map { try HandoverLine($0, .report) }
            + session.query(Self.findNoticeLines, values).map { try HandoverLine($0, .notice) }
            + session.query(Self.findPaperLines, values).map { try HandoverLine(unnumbered: $0) }
            + leaderLines(of: handover)
    }

    private static func fate(_ code: String) throws -> HandOver.Fate {
        guard let fate = HandOver.Fate(rawValue: code) else { throw StoreError.corrupt(table: "handover_line") }
        return fate
    }

    private static let findClueLines = Statement(
        """
        select l.subject_id, l.fate
        from directory.handover_line as l
        where l.handover_id = $1 and l.subject = 'clue'
        order by l.subject_id
        """
    )
    private static let findReportLines = Statement(
        """
        select r.report_id, r.receiver_organ_id, r.register_year, r.register_number, l.fate
        from directory.handover_line as l
        join casework.report as r on r.report_id = l.subject_id and r.cell_id = l.cell_id
        where l.handover_id = $1 and l.subject = 'report'
        order by l.subject_id
        """
    )
    private static let findNoticeLines = Statement(
        """
        select n.notice_id, r.receiver_organ_id, r.register_year, r.register_number, l.fate
        from directory.handover_line as l
        join casework.notice as n on n.notice_id = l.subject_id and n.cell_id = l.cell_id
        join casework.report as r on r.report_id = n.report_id and r.cell_id = n.cell_id
        where l.handover_id = $1 and l.subject = 'notice'
        order by l.subject_id
        """
    )
}

extension Transaction {
    fileprivate static let findPaperLines = Statement(
        """
        select l.subject, l.subject_id, l.fate
        from directory.handover_line as l
        where l.handover_id = $1 and l.subject in ('document', 'recommendation')
        order by l.subject, l.subject_id
        """
    )
}

extension HandoverRecord {
    fileprivate init(_ row: Row) throws {
        var columns = Columns(row)
        self.init(
            id: try columns.id(), organ: try columns.name(), from: try columns.name(), to: try columns.name(),
            decidedBy: try columns.name(), doneAt: try columns.instant())
    }
}

extension HandoverLine {
    /// What has no number yet.
    fileprivate init(unnumbered row: Row) throws {
        var columns = Columns(row)
        let subject: Subject = try columns.code()
        let item: Identifier<Self> = try columns.id()
        self.init(subject: subject, item: item.rawValue, number: "–", fate: try columns.code())
    }

    /// A draft, with the number of its report.
    fileprivate init(_ row: Row, _ subject: Subject) throws {
        var columns = Columns(row)
        let item: Identifier<Self> = try columns.id()
        let organ: Organ.ID = try columns.name()
        let year = try columns.smallOrNil()
        let number = try columns.intOrNil()
        let fate: HandOver.Fate = try columns.code()
        let printed = year.flatMap { year in number.map { ReportNumber(year: year, number: $0) } }
        self.init(subject: subject, item: item.rawValue, number: printed?.text(of: organ) ?? "–", fate: fate)
    }
}
