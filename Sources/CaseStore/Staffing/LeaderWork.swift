public import Casework
import Libpq

/// What a leader has besides clues of their own.
extension Transaction {
    /// The clues somebody is in charge of now (包案), as far as the caller sees them; at most `StoreLimits.listRows`.
    public func charges(ledBy leader: Staff.ID) throws -> [ChargeRecord] {
        try session.query(Self.findCharges, [.name(leader), .int(StoreLimits.listRows)]).map { try ChargeRecord($0) }
    }

    private static let findCharges = Statement(
        """
        select \(chargeColumns)
        from casework.leader_charge as l
        where l.leader_staff_id = $1 and l.to_on is null
        order by l.clue_id
        limit $2
        """
    )

    /// The days from `day` on that a leader is planned to receive visitors; at most `StoreLimits.listRows`.
    public func plannedSessions(of leader: Staff.ID, from day: CivilDate) throws -> [ReceptionSession] {
        try session.query(Self.findPlanned, [.name(leader), .date(day), .int(StoreLimits.listRows)])
            .map { try ReceptionSession($0) }
    }

    private static let findPlanned = Statement(
        """
        select \(sessionColumns)
        from casework.reception_session as s
        where s.leader_staff_id = $1 and s.held_on >= $2 and s.state = 'planned'
        order by s.held_on, s.session_id
        limit $3
        """
    )

    /// Another leader receives visitors on a planned day. As the system.
    ///
    /// - Throws: `StoreError.stale` when it took place or was postponed meanwhile.
    public func give(_ id: ReceptionSession.ID, to leader: Staff.ID) throws {
        try session.laterChangingOne(Self.giveSession, [try id.value(), .name(leader)])
    }

    private static let giveSession = Statement(
        """
        update casework.reception_session
        set leader_staff_id = $2, version = version + 1
        where session_id = $1 and state = 'planned'
        """
    )

    /// What a leader owes a township and has not done yet (年度下访).
    public func openTownDuties(of leader: Staff.ID) throws -> [TownDuty] {
        try session.query(Self.findOpenDuties, [.name(leader)]).map { row in
            var columns = Columns(row)
            return TownDuty(
                id: try columns.id(), organ: try columns.name(), leader: leader, year: try columns.small(),
                visitedOn: nil)
        }
    }

    private static let findOpenDuties = Statement(
        """
        select d.duty_id, d.organ_id, d.duty_year
        from casework.town_duty as d
        where
            d.leader_staff_id = $1
            and d.visited_on is null
            and exists (
                select from casework.clock as c
                where c.subject_id = d.duty_id and c.cell_id = d.cell_id and c.stopped_on is null
            )
        order by d.duty_year
        """
    )

    /// What people are in charge of, or owe a township, although they lead that organ no more. As the system.
    ///
    /// - Policy: HS-28
    public func workOfFormerLeaders() throws -> (charges: [(clue: Clue.ID, organ: Organ.ID)], duties: [TownDuty.ID]) {
        let charges = try session.query(Self.findFormerCharges).map { row in
            var columns = Columns(row)
            let clue: Clue.ID = try columns.id()
            return (clue: clue, organ: try columns.name() as Organ.ID)
        }
        let duties = try session.query(Self.findFormerDuties).map { row in
            var columns = Columns(row)
            return try columns.id() as TownDuty.ID
        }
        return (charges, duties)
    }

    private static let findFormerCharges = Statement(
        """
        select l.clue_id, l.organ_id
        from casework.leader_charge as l
        where
            l.to_on is null
            and l.cell_id = guard.cell()
            and not exists (
                select
                from directory.staff as s
                where
                    s.staff_id = l.leader_staff_id
                    and s.cell_id = l.cell_id
                    and s.organ_id = l.organ_id
                    and s.active
                    and s.roles && array['deputy', 'head']
            )
        order by l.organ_id, l.clue_id
        """
    )
    private static let findFormerDuties = Statement(
        """
        select d.duty_id
        from casework.town_duty as d
        where
            d.visited_on is null
            and d.cell_id = guard.cell()
            and exists (
                select from casework.clock as c
                where c.subject_id = d.duty_id and c.cell_id = d.cell_id and c.stopped_on is null
            )
            and not exists (
                select
                from directory.staff as s
                where
                    s.staff_id = d.leader_staff_id
                    and s.cell_id = d.cell_id
                    and s.organ_id = d.organ_id
                    and s.active
                    and s.roles && array['deputy', 'head']
            )
        order by d.duty_id
        """
    )

    /// The leader's lines of a protocol, as far as the caller sees what they are about.
    func leaderLines(of handover: HandoverRecord.ID) throws -> [HandoverLine] {
        let values: [Value] = [try handover.value()]
        return try session.query(Self.findChargeLines, values).map { row in
            var columns = Columns(row)
            let charge: LeaderCharge.ID = try columns.id()
            let record = try clue(try columns.id())
            return HandoverLine(
                subject: .charge, item: charge.rawValue, number: record.number.text(of: record.organ),
                fate: try columns.code())
        }
            + session.query(Self.findSessionLines, values).map { row in
                var columns = Columns(row)
                let id: ReceptionSession.ID = try columns.id()
                let day = try columns.date()
                return HandoverLine(
                    subject: .session, item: id.rawValue, number: day.description, fate: try columns.code())
            }
            + session.query(Self.findDutyLines, values).map { row in
                var columns = Columns(row)
                let id: TownDuty.ID = try columns.id()
                let year = try columns.small()
                return HandoverLine(subject: .duty, item: id.rawValue, number: String(year), fate: try columns.code())
            }
    }

    private static let findChargeLines = Statement(
        """
        select h.charge_id, h.clue_id, l.fate
        from directory.handover_line as l
        join casework.leader_charge as h on h.charge_id = l.subject_id and h.cell_id = l.cell_id
        join casework.clue as c on c.clue_id = h.clue_id and c.cell_id = h.cell_id
        where l.handover_id = $1 and l.subject = 'charge'
        order by h.clue_id
        """
    )
    private static let findSessionLines = Statement(
        """
        select s.session_id, s.held_on, l.fate
        from directory.handover_line as l
        join casework.reception_session as s on s.session_id = l.subject_id and s.cell_id = l.cell_id
        where l.handover_id = $1 and l.subject = 'session'
        order by s.held_on, s.session_id
        """
    )
    private static let findDutyLines = Statement(
        """
        select d.duty_id, d.duty_year, l.fate
        from directory.handover_line as l
        join casework.town_duty as d on d.duty_id = l.subject_id and d.cell_id = l.cell_id
        where l.handover_id = $1 and l.subject = 'duty'
        order by d.duty_year
        """
    )
}
