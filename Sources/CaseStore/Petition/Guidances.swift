public import Casework
import Libpq

/// To whom a petitioner is guided (引导).
public struct GuidanceRecord: Sendable {
    public let receiver: OutsideOrgan.ID
    public let receiverVersion: Int
    public let chosenBy: Staff.ID
    public let chosenOn: CivilDate
    /// When and how whoever gave no name was told; nil before, and for whoever is told by a notice.
    public let told: (on: CivilDate, way: Feedback.Medium)?
}

/// An objection to what a petition bureau passed on (异议), as it is stored.
public struct TransferObjectionRecord: Sendable {
    public let report: Report.ID
    public let organ: Organ.ID
    public let receiver: OutsideOrgan.ID
    public let receiverVersion: Int
    public let barred: Set<OutsideOrgan.ID>
    public let reason: PassingOn.ObjectionReason
    /// Nil for whoever may not read the report.
    public let words: String?
    public let carrier: PassingOn.Carrier
    public let raisedOn: CivilDate
    public let dueOn: CivilDate
    public let raisedBy: Staff.ID

    public init(
        report: Report.ID, organ: Organ.ID, receiver: OutsideOrgan.ID, receiverVersion: Int,
        barred: Set<OutsideOrgan.ID>, reason: PassingOn.ObjectionReason, words: String?, carrier: PassingOn.Carrier,
        raisedOn: CivilDate, dueOn: CivilDate, raisedBy: Staff.ID
    ) {
        self.report = report
        self.organ = organ
        self.receiver = receiver
        self.receiverVersion = receiverVersion
        self.barred = barred
        self.reason = reason
        self.words = words
        self.carrier = carrier
        self.raisedOn = raisedOn
        self.dueOn = dueOn
        self.raisedBy = raisedBy
    }
}

extension Transaction {
    /// Names the organ to which a petitioner is guided; another choice replaces it as long as nobody was told.
    public func guide(_ report: Report.ID, to organ: OutsideOrgan, by staff: StaffCaller) throws {
        try session.later(
            Self.saveGuidance,
            [
                try report.value(), .name(staff.organ), .name(organ.id), .int(organ.version), .name(staff.staff),
                .date(today),
            ])
    }

    private static let saveGuidance = Statement(
        """
        insert into casework.guidance (
            report_id, organ_id, receiver_id, receiver_version, action, chosen_by, chosen_on
        )
        select r.report_id, $2, $3, $4, coalesce(r.decline_action, ''), $5, $6
        from casework.report as r
        where r.report_id = $1
        on conflict (report_id, cell_id) do update
        set
            receiver_id = excluded.receiver_id, receiver_version = excluded.receiver_version,
            chosen_by = excluded.chosen_by, chosen_on = excluded.chosen_on
        """
    )

    /// Writes down that whoever gave no name was told where to go.
    ///
    /// - Throws: `StoreError.stale` where that is on record; `StoreError.refused` for whoever gave a name, and for another
    ///   way than that of the channel.
    public func tellGuidance(
        of report: Report.ID, _ way: Feedback.Medium, on day: CivilDate, by staff: Staff.ID
    ) throws {
        try session.laterChangingOne(
            Self.saveGuidanceTold, [try report.value(), .text(way.rawValue), .date(day), .name(staff)])
    }

    private static let saveGuidanceTold = Statement(
        """
        update casework.guidance as g
        set
            told_way = $2, told_on = $3, told_by = $4, told_channel = r.channel,
            is_named = r.signature in ('real_name_claimed', 'real_name_verified')
        from casework.report as r
        where g.report_id = $1 and r.report_id = g.report_id and r.cell_id = g.cell_id and g.told_on is null
        """
    )

    public func guidance(of report: Report.ID) throws -> GuidanceRecord? {
        guard let row = try session.query(Self.findGuidance, [try lookUp(report)]).first else { return nil }
        var columns = Columns(row)
        let (receiver, version): (OutsideOrgan.ID, Int) = (try columns.name(), try columns.int())
        let (chosenBy, chosenOn): (Staff.ID, CivilDate) = (try columns.name(), try columns.date())
        let (day, way): (CivilDate?, Feedback.Medium?) = (try columns.dateOrNil(), try columns.codeOrNil())
        return GuidanceRecord(
            receiver: receiver, receiverVersion: version, chosenBy: chosenBy, chosenOn: chosenOn,
            told: day.flatMap { day in way.map { (day, $0) } })
    }

    private static let findGuidance = Statement(
        """
        select g.receiver_id, g.receiver_version, g.chosen_by, g.chosen_on, g.told_on, g.told_way
        from casework.guidance as g
        where g.report_id = $1
        """
    )

    /// The name of the organ to which a report's petitioner is guided; nil where nobody chose one.
    public func guidedTo(_ report: Report.ID) throws -> String? {
        guard let guidance = try guidance(of: report) else { return nil }
        return try outsideOrgan(guidance.receiver, version: guidance.receiverVersion)?.name
    }

    /// Writes an objection.
    ///
    /// - Throws: `StoreError.refused` where there is one, it is late, or goes to whom it is about.
    public func insert(_ new: TransferObjectionRecord) throws {
        let sealed = try sealNote([new.words ?? ""], on: new.report, "transfer-objection", new.report)
        try session.later(
            Self.insertTransferObjection,
            [
                try new.report.value(), .name(new.organ), .name(new.receiver), .int(new.receiverVersion),
                .names(new.barred.sorted()), .text(new.reason.rawValue), .bytes(sealed), .text(new.carrier.rawValue),
                .date(new.raisedOn), .date(new.dueOn), .name(new.raisedBy),
            ])
    }

    private static let insertTransferObjection = Statement(
        """
        insert into casework.transfer_objection (
            report_id, organ_id, receiver_id, receiver_version, barred_receiver_ids, reason, sealed, carrier, raised_on,
            due_on, raised_by
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )

    public func transferObjection(to report: Report.ID) throws -> TransferObjectionRecord? {
        guard let row = try session.query(Self.findTransferObjection, [try lookUp(report)]).first else { return nil }
        var columns = Columns(row)
        return TransferObjectionRecord(
            report: report, organ: try columns.name(), receiver: try columns.name(), receiverVersion: try columns.int(),
            barred: Set(try columns.names()), reason: try columns.code(),
            words: try openNote(try columns.bytes(), of: report, "transfer-objection", report)?.first,
            carrier: try columns.code(), raisedOn: try columns.date(), dueOn: try columns.date(),
            raisedBy: try columns.name())
    }

    private static let findTransferObjection = Statement(
        """
        select
            o.organ_id, o.receiver_id, o.receiver_version, o.barred_receiver_ids, o.reason, o.sealed, o.carrier, o.raised_on,
            o.due_on, o.raised_by
        from casework.transfer_objection as o
        where o.report_id = $1
        """
    )
}
