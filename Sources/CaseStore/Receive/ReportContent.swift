public import Casework
import Libpq
import Sealing

/// The opened text of a report.
public struct ReportContent: Sendable {
    public let summary: String
    public let text: String
    public let place: String
    public let accused: [AccusedDraft]
}

extension Transaction {
    /// Opens the text and the accused of a report. The caller records the reading in the audit log.
    ///
    /// - Throws: `StoreError.notFound` when the caller may not read it, or when its key has been destroyed.
    public func content(of id: Report.ID) throws -> ReportContent {
        guard let row = try session.query(Self.findContent, [try lookUp(id)]).first else { throw StoreError.notFound }
        let key = try itemKey(row)
        let fields = try SealedFields.decode(
            try keyring.open(try row.bytes(3), item: id, place: .text, with: key), count: 3
        )
        return ReportContent(
            summary: fields[0], text: fields[1], place: fields[2], accused: try accused(of: id, with: key)
        )
    }

    /// The text if the caller may read it, else nil.
    public func readableContent(of id: Report.ID) throws -> ReportContent? {
        do { return try content(of: id) } catch StoreError.notFound { return nil }
    }

    static let findContent = Statement(
        """
        select k.wrapped, k.organ_id, k.item_id, t.sealed
        from casework.report_text as t
        join casework.item_key as k on k.item_id = t.report_id and k.cell_id = t.cell_id
        where t.report_id = $1 and k.wrapped is not null
        """
    )

    private func accused(of id: Report.ID, with key: ItemKey) throws -> [AccusedDraft] {
        try session.query(Self.findAccused, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            let fields = try SealedFields.decode(
                try keyring.open(try columns.bytes(), item: id, place: .accused(ordinal: ordinal), with: key), count: 3
            )
            return AccusedDraft(
                name: fields[0], unit: fields[1], post: fields[2], standing: try AccusedStanding(&columns)
            )
        }
    }

    static let findAccused = Statement(
        """
        select
            a.ordinal, a.sealed, a.level, a.managed_at, a.managing_organ_id, a.discipline_organ_id, a.discipline_room_id,
            a.is_organ_head, a.unit_id, a.party_role, a.former_organ_id, a.dual_management, a.negotiated_on,
            a.staff_id, a.is_elsewhere, a.is_unattached
        from casework.accused as a
        where a.report_id = $1
        order by a.ordinal
        """
    )

    /// Where the accused stand, without opening a name: what routing needs.
    public func standings(of id: Report.ID) throws -> [AccusedStanding] {
        try session.query(Self.findStandings, [try lookUp(id)]).map { row in
            var columns = Columns(row)
            return try AccusedStanding(&columns)
        }
    }

    static let findStandings = Statement(
        """
        select
            a.level, a.managed_at, a.managing_organ_id, a.discipline_organ_id, a.discipline_room_id, a.is_organ_head,
            a.unit_id, a.party_role, a.former_organ_id, a.dual_management, a.negotiated_on, a.staff_id,
            a.is_elsewhere, a.is_unattached
        from casework.accused as a
        where a.report_id = $1
        order by a.ordinal
        """
    )

    /// Triage found out more about where an accused stands.
    public func save(_ standing: AccusedStanding, ofAccused ordinal: Int, in id: Report.ID) throws {
        let changed = try session.execute(
            Self.saveStanding,
            [
                try id.value(), .small(ordinal), .textOrNull(standing.unit), .small(standing.level?.rawValue),
                .name(standing.managingOrgan), .name(standing.disciplineOrgan), .name(standing.disciplineRoom),
                .bool(standing.isOrganHead), .small(standing.managedAt?.rawValue),
            ] + standing.particulars
        )
        guard changed == 1 else { throw StoreError.notFound }
    }

    private static let saveStanding = Statement(
        """
        update casework.accused
        set
            unit_id = $3, level = $4, managing_organ_id = $5, discipline_organ_id = $6, discipline_room_id = $7,
            is_organ_head = $8, managed_at = $9, party_role = $10, former_organ_id = $11, dual_management = $12,
            negotiated_on = $13, staff_id = $14, is_elsewhere = $15, is_unattached = $16
        where report_id = $1 and ordinal = $2
        """
    )

    /// Triage found out that somebody else is accused too.
    ///
    /// - Parameter people: what they are called goes under the item's key, as at the desk.
    /// - Throws: `StoreError.notFound` when the caller may not read the report.
    public func add(_ people: [AccusedDraft], to id: Report.ID) throws {
        guard !people.isEmpty else { return }
        let (key, count) = try askingAhead { transaction in
            try transaction.session.ask(Self.findKey, [try transaction.lookUp(id)])
            try transaction.session.ask(Self.findStandings, [try transaction.lookUp(id)])
            let row = try transaction.session.query(Self.findKey, [try transaction.lookUp(id)]).first
            guard let row else { throw StoreError.notFound }
            return (try transaction.itemKey(row), try transaction.standings(of: id).count)
        }
        var ordinal = count
        for person in people {
            let plain = SealedFields.encode([person.name, person.unit, person.post])
            let sealed = try keyring.seal(plain, item: id, place: .accused(ordinal: ordinal), with: key)
            let standing = person.standing
            try session.later(
                Self.addAccused,
                [
                    try id.value(), .small(ordinal), .bytes(sealed), .textOrNull(standing.unit),
                    .small(standing.level?.rawValue), .name(standing.managingOrgan), .name(standing.disciplineOrgan),
                    .name(standing.disciplineRoom), .bool(standing.isOrganHead), .small(standing.managedAt?.rawValue),
                ] + standing.particulars
            )
            ordinal += 1
        }
        guard let token = keyring.matterToken(people) else { return }
        try session.later(Self.nameMatter, [try id.value(), .bytes(token)])
    }

    private static let findKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null"
    )
    private static let addAccused = Statement(
        """
        insert into casework.accused (
            report_id, ordinal, sealed, unit_id, level, managing_organ_id, discipline_organ_id, discipline_room_id,
            is_organ_head, managed_at, party_role, former_organ_id, dual_management, negotiated_on, staff_id,
            is_elsewhere, is_unattached
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """
    )
    /// A report that named nobody is found as a repeat from now on.
    private static let nameMatter = Statement(
        "update casework.report set matter_token = $2 where report_id = $1 and matter_token is null"
    )

    /// Hands the item's key to another organ: the former one's key opens it no more.
    public func rewrapKey(of id: Report.ID, for organ: Organ.ID) throws {
        guard let row = try session.query(Self.lockKey, [try lookUp(id)]).first else { throw StoreError.notFound }
        let key = try itemKey(row)
        try session.later(
            Self.saveKey, [try id.value(), .name(organ), .bytes(try wrap(key, of: id, for: organ))]
        )
        try indexAnew(id)
    }

    private static let lockKey = Statement(
        "select k.wrapped, k.organ_id, k.item_id from casework.item_key as k where k.item_id = $1 and k.wrapped is not null for update"
    )
    private static let saveKey = Statement(
        "update casework.item_key set organ_id = $2, wrapped = $3 where item_id = $1"
    )

    /// Destroys the item's key and wipes what its rows still tell: text, names and identity are gone from here and
    /// from every backup of the database. Must be done as the system, after the caller's own checks.
    ///
    /// - Policy: JB-15
    public func sealUp(_ id: Report.ID) throws {
        guard try session.query(Self.sealUp, [try id.value(), .instant(now)]).first?.bool(0) == true else {
            throw StoreError.stale
        }
    }

    /// What was destroyed held state secrets: it went nowhere from here. As the system.
    ///
    /// - Policy: DW-19
    public func markSecretsRemoved(_ id: Report.ID) throws {
        try session.laterChangingOne(Self.markSecretsRemoved, [try id.value()])
    }

    private static let markSecretsRemoved = Statement(
        "update casework.report set secrets_removed = true where report_id = $1 and state = 'sealed_up'"
    )
    private static let sealUp = Statement("select casework.seal_up($1, $2)")
}

extension AccusedStanding {
    init(_ columns: inout Columns) throws {
        self.init(
            level: try columns.levelOrNil(), managedAt: try columns.levelOrNil(),
            managingOrgan: try columns.nameOrNil(),
            disciplineOrgan: try columns.nameOrNil(), disciplineRoom: try columns.nameOrNil(),
            isOrganHead: try columns.bool(), unit: try columns.textOrNil(), partyRole: try columns.codeOrNil(),
            formerOrgan: try columns.nameOrNil(), dual: try columns.codeOrNil(),
            negotiatedOn: try columns.dateOrNil(), staff: try columns.nameOrNil(), isElsewhere: try columns.bool(),
            isUnattached: try columns.bool()
        )
    }

    /// The columns that came later, in their order.
    var particulars: [Value] {
        [
            .textOrNull(partyRole?.rawValue), .name(formerOrgan), .textOrNull(dual?.rawValue), .date(negotiatedOn),
            .name(staff), .bool(isElsewhere), .bool(isUnattached),
        ]
    }
}
