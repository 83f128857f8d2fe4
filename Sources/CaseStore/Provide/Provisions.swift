public import Casework
import Libpq
import Sealing

/// A line of the ledger of what was provided (数据提供台账), as it is stored.
public struct ProvisionRecord: Sendable {
    public var provision: Provision
    public let organ: Organ.ID
    public let year: Int
    public let number: Int
    public let scope: Provision.Scope
    public let units: [String]
    public let from: CivilDate
    public let to: CivilDate
    public let proposedOn: CivilDate
    public let decidedOn: CivilDate?
    public let deliveredOn: CivilDate?
    public let rowCount: Int?
    /// SHA-256 of the file that was taken away.
    public let fileHash: [UInt8]?
    public let keepUntil: CivilDate?
    /// The team with its letter, and what it wants the data for.
    public let words: (team: String, purpose: String)?
}

/// One report as an inspection team gets it: nothing of who reported, nobody's name, no text.
public struct ProvisionRow: Sendable {
    public let number: ReportNumber
    public let receiver: Organ.ID
    public let receivedOn: CivilDate
    public let channel: Channel
    public let isRealName: Bool
    public let kind: ReportKind?
    public let breaches: [Breach]
    public let category: String?
    public let microCorruption: Bool
    public let level: Level?
    /// Units and townships of the accused within the scope.
    public let units: [String]
    /// How its clue ended; nil where it has not, or the reader does not see it.
    public let conclusion: Conclusion?
}

extension Transaction {
    /// Writes what is asked for, under a key of its own. As the system.
    @discardableResult
    public func insertProvision(
        _ scope: Provision.Scope, units: [String], from: CivilDate, to: CivilDate, team: String, purpose: String,
        of organ: Organ.ID, by staff: Staff.ID
    ) throws -> Provision.ID {
        let id: Provision.ID = newID()
        try newRemarkKey(of: id.rawValue, for: organ)
        let number = try nextNumber(.provision, of: organ, year: today.year)
        let sealed = try sealOwn([team, purpose], of: id, "provision")
        try write(
            Self.insertProvision,
            [
                try id.value(), .name(organ), .small(today.year), .int(number), .text(scope.kind),
                .text(scope.code), .codes(units), .date(from), .date(to), .bytes(sealed), .name(staff), .date(today),
            ])
        return id
    }

    private static let insertProvision = Statement(
        """
        insert into casework.provision (
            provision_id, organ_id, provision_year, provision_number, scope_kind, scope_id, unit_ids, from_on, to_on,
            state, sealed, proposed_by, proposed_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed', $10, $11, $12)
        """
    )

    /// Seals words of what hangs on no report, under the key of its own. As the system.
    func sealOwn<Entity>(_ fields: [String], of id: Identifier<Entity>, _ kind: String) throws -> [UInt8] {
        guard let key = try remarkKey(of: id.rawValue) else { throw StoreError.notFound }
        return try keyring.seal(
            SealedFields.encode(fields), item: id, place: .record(kind: kind, id: id.rawValue), with: key)
    }

    /// What was sealed so; whoever sees the row reads it.
    func openOwn<Entity>(_ sealed: [UInt8], of id: Identifier<Entity>, _ kind: String) throws -> [String]? {
        guard let key = try asSystem({ try $0.remarkKey(of: id.rawValue) }) else { return nil }
        return try SealedFields.decodeAll(
            try keyring.open(sealed, item: id, place: .record(kind: kind, id: id.rawValue), with: key))
    }

    /// The ledger of the caller's organ, newest first.
    public func provisions() throws -> [ProvisionRecord] {
        try session.query(Self.findProvisions, [.name(caller.staff?.organ), .int(StoreLimits.listRows)])
            .map { try provision($0) }
    }

    private static let findProvisions = Statement(
        """
        select \(provisionColumns)
        from casework.provision as p
        where p.organ_id = $1
        order by p.proposed_on desc, p.provision_id desc
        limit $2
        """
    )

    /// - Throws: `StoreError.notFound` for one that is not the caller's to see.
    public func provision(_ id: Provision.ID) throws -> ProvisionRecord {
        guard let row = try session.query(Self.findProvision, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try provision(row)
    }

    private static let findProvision = Statement(
        "select \(provisionColumns) from casework.provision as p where p.provision_id = $1"
    )

    static let provisionColumns = """
        p.provision_id, p.organ_id, p.provision_year, p.provision_number, p.scope_kind, p.scope_id, p.unit_ids,
        p.from_on, p.to_on, p.proposed_on, p.decided_on, p.delivered_on, p.row_count, p.file_hash, p.keep_until,
        p.sealed, p.state, p.proposed_by, p.decided_by
        """

    private func provision(_ row: Row) throws -> ProvisionRecord {
        var columns = Columns(row)
        let id: Provision.ID = try columns.id()
        let organ: Organ.ID = try columns.name()
        let (year, number) = (try columns.small(), try columns.int())
        let scope = Provision.Scope(kind: try columns.text(), code: try columns.text())
        let units = try columns.texts()
        let (from, to, proposedOn) = (try columns.date(), try columns.date(), try columns.date())
        let (decidedOn, deliveredOn) = (try columns.dateOrNil(), try columns.dateOrNil())
        let (count, hash, keep) = (try columns.intOrNil(), try columns.bytesOrNil(), try columns.dateOrNil())
        let words = try openOwn(try columns.bytes(), of: id, "provision")
        let name = try columns.text()
        let (author, head): (Staff.ID, Staff.ID?) = (try columns.name(), try columns.nameOrNil())
        let state: Provision.State =
            switch (name, head) {
            case ("proposed", _): .proposed(by: author)
            case ("refused", let head?): .refused(by: author, head: head)
            case ("approved", let head?): .approved(by: author, head: head)
            case ("delivered", let head?): .delivered(by: author, head: head)
            case (_, _): throw StoreError.corrupt(table: "provision")
            }
        guard let scope else { throw StoreError.corrupt(table: "provision") }
        return ProvisionRecord(
            provision: Provision(id: id, state: state), organ: organ, year: year, number: number, scope: scope,
            units: units, from: from, to: to, proposedOn: proposedOn, decidedOn: decidedOn, deliveredOn: deliveredOn,
            rowCount: count, fileHash: hash, keepUntil: keep,
            words: words.flatMap { $0.count == 2 ? (team: $0[0], purpose: $0[1]) : nil })
    }

    /// The head decides. As the system.
    public func decide(_ id: Provision.ID, isApproved: Bool, by staff: Staff.ID) throws {
        let values: [Value] = [
            try id.value(), .text(isApproved ? "approved" : "refused"), .name(staff), .date(today),
        ]
        try write(Self.decideProvision, values)
    }

    private static let decideProvision = Statement(
        """
        update casework.provision
        set state = $2, decided_by = $3, decided_on = $4
        where provision_id = $1 and state = 'proposed'
        """
    )

    /// It was taken away: once. As the system.
    ///
    /// - Throws: `StoreError.stale` where somebody was faster.
    public func deliver(_ id: Provision.ID, rows: Int, hash: [UInt8], by staff: Staff.ID) throws {
        let values: [Value] = [
            try id.value(), .name(staff), .date(today), .int(rows), .bytes(hash),
            .date(Provision.keepUntil(deliveredOn: today)),
        ]
        try write(Self.deliverProvision, values)
    }

    private static let deliverProvision = Statement(
        """
        update casework.provision
        set
            state = 'delivered', delivered_by = $2, delivered_on = $3, row_count = $4, file_hash = $5, keep_until = $6
        where provision_id = $1 and state = 'approved'
        """
    )

    /// The reports of a scope, as far as the caller may see them; at most `limit`. Never as the system.
    ///
    /// - Policy: JB-32
    public func provisionRows(_ record: ProvisionRecord, limit: Int) throws -> [ProvisionRow] {
        let values: [Value] = [
            .name(caller.staff?.organ), .codes(record.units), .date(record.from), .date(record.to), .int(limit),
        ]
        return try session.query(Self.findProvisionRows, values).map { row in
            var columns = Columns(row)
            let number = ReportNumber(year: try columns.small(), number: try columns.int())
            let receiver: Organ.ID = try columns.name()
            let receivedOn = try columns.date()
            let channel: Channel = try columns.code()
            let signature: ReporterSignature = try columns.code()
            return ProvisionRow(
                number: number, receiver: receiver, receivedOn: receivedOn, channel: channel,
                isRealName: signature.isRealName, kind: try columns.codeOrNil(),
                breaches: Breach.inOrder(try columns.texts().compactMap(Breach.init)),
                category: try columns.textOrNil(), microCorruption: try columns.bool(),
                level: try columns.levelOrNil(), units: try columns.texts(), conclusion: try columns.codeOrNil())
        }
    }

    private static let findProvisionRows = Statement(
        """
        select
            r.register_year, r.register_number, r.receiver_organ_id, r.received_on, r.channel, r.signature, r.kind,
            r.breaches, r.category, r.micro_corruption, n.level, n.unit_ids, c.conclusion
        -- JB-15: what went up sealed is nobody's data; what was split is there by its parts.
        from casework.known_reports($3, $4, '{}') as r
        join (
            select a.report_id, max(a.level) as level, array_agg(distinct a.unit_id order by a.unit_id) as unit_ids
            from casework.known_accused($3, $4) as a
            where a.unit_id = any ($2)
            group by a.report_id
        ) as n on n.report_id = r.report_id
        left join lateral (
            select u.conclusion
            from casework.known_clues(r.report_id, null) as u
            where u.state <> 'returned'
            order by u.routed_at desc
            limit 1
        ) as c on true
        where (r.holder_organ_id = $1 or r.receiver_organ_id = $1) and r.register_number is not null
        order by r.received_on, r.report_id
        limit $5
        """
    )
}
