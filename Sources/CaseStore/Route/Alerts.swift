public import Casework
import Libpq

/// A danger that cannot wait (急报): what the heads of an organ are told at once, without a word of what it is about.
public struct Alert: Sendable {
    public let report: Report.ID
    /// What is feared; several stand in their order.
    public let grounds: [RiskFlag]
    public let audience: Audience
    /// Where the report lay then.
    public let raisedIn: Organ.ID
    /// Whose register the report stands in; nil for whoever does not see it.
    public let receiver: Organ.ID?
    public let number: ReportNumber?
    public let raisedAt: Instant
    /// Nil until a leader has read it.
    public let readAt: Instant?
    public let readBy: Staff.ID?

    /// Who of an organ is told.
    public enum Audience: String, Hashable, Sendable, CaseIterable {
        /// Whoever may open what lies in quarantine: the head learns nothing of it before triage (JB-15).
        case office
        /// The heads, and who works at their side.
        case leaders
    }
}

extension Transaction {
    /// Tells organs of dangers; an organ that was told of one before is not told of it again. As the system.
    ///
    /// - Returns: the organs that were told of something new.
    /// - Policy: XF-25, DW-18
    public func raiseAlert(
        of id: Report.ID, _ dangers: Set<RiskFlag>, in holder: Organ.ID, to organs: [Organ.ID],
        _ audience: Alert.Audience
    ) throws -> [Organ.ID] {
        let told = dangers.filter(\.isToldAtOnce).map(\.rawValue)
        guard !organs.isEmpty, !told.isEmpty else { return [] }
        let rows = try session.query(
            Self.raise,
            [
                try id.value(), .names(organs), .instant(now), .name(holder), .codes(told),
                .text(audience.rawValue),
            ]
        )
        let raised: [Organ.ID] = try rows.map { row in
            var columns = Columns(row)
            return try columns.name()
        }
        return Set(raised).sorted()
    }

    private static let raise = Statement(
        """
        insert into casework.alert (report_id, organ_id, ground, audience, raised_at, raised_in)
        select $1, o.organ_id, g.ground, $6, $3, $4
        from unnest($2::text[]) as o (organ_id), unnest($5::text[]) as g (ground)
        on conflict do nothing
        returning organ_id
        """
    )

    /// What the caller's organ was told, what nobody has read yet first; at most `StoreLimits.listRows`.
    ///
    /// The number of the report is told to whoever sees the report.
    public func alerts() throws -> [Alert] {
        try session.query(Self.findAlerts, [.int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let id: Report.ID = try columns.id()
            let place: Organ.ID = try columns.name()
            let grounds = Set(try columns.texts())
            guard let audience = Alert.Audience(rawValue: try columns.text()) else {
                throw StoreError.corrupt(table: "casework.alert")
            }
            let (raised, read) = (try columns.instant(), try columns.instantOrNil())
            let reader: Staff.ID? = try columns.nameOrNil()
            let receiver: Organ.ID? = try columns.nameOrNil()
            let (year, number) = (try columns.smallOrNil(), try columns.intOrNil())
            return Alert(
                report: id, grounds: RiskFlag.allCases.filter { grounds.contains($0.rawValue) }, audience: audience,
                raisedIn: place, receiver: receiver,
                number: year.flatMap { year in number.map { ReportNumber(year: year, number: $0) } }, raisedAt: raised,
                readAt: read, readBy: reader
            )
        }
    }

    private static let findAlerts = Statement(
        """
        select
            a.report_id, a.raised_in, a.grounds, a.audience, a.raised_at, a.read_at, a.read_by, r.receiver_organ_id,
            r.register_year, r.register_number
        from (
            select
                report_id, cell_id, audience, array_agg(ground) as grounds, min(raised_in) as raised_in,
                min(raised_at) as raised_at, case when bool_and(read_at is not null) then max(read_at) end as read_at,
                max(read_by) as read_by
            from casework.alert
            group by report_id, cell_id, organ_id, audience
        ) as a
        left join casework.report as r on r.report_id = a.report_id and r.cell_id = a.cell_id
        order by a.read_at is not null, a.raised_at desc, a.report_id
        limit $1
        """
    )

    /// A leader has read what the organ was told.
    ///
    /// - Throws: `StoreError.notFound` where there is nothing to read.
    public func readAlert(of id: Report.ID, by reader: StaffCaller) throws {
        let changed = try session.execute(
            Self.read, [try id.value(), .name(reader.organ), .instant(now), .name(reader.staff)]
        )
        guard changed > 0 else { throw StoreError.notFound }
    }

    private static let read = Statement(
        """
        update casework.alert
        set read_at = $3, read_by = $4
        where report_id = $1 and organ_id = $2 and read_at is null
        """
    )
}
