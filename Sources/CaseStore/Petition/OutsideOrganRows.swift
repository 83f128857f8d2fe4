public import Casework
import Libpq

extension Transaction {
    /// The outside organs as they stand now, by name; what is not used any more is among them only for `ended`.
    public func outsideOrgans(ended: Bool = false) throws -> OutsideOrgans {
        let found = try session.query(Self.findOutsideOrgans, [.int(StoreLimits.outsideOrgans)])
            .map { try OutsideOrgan($0) }
        return OutsideOrgans(ended ? found : found.filter { !$0.isEnded })
    }

    private static let findOutsideOrgans = Statement(
        """
        select
            o.outside_organ_id, o.version, o.keeper_organ_id, o.name, o.kind, o.division_id, o.superior_id, o.contact,
            o.ended
        from directory.outside_organ as o
        where
            not exists (
                select
                from directory.outside_organ as l
                where
                    l.outside_organ_id = o.outside_organ_id and l.cell_id = o.cell_id and l.version > o.version
            )
        order by o.name, o.outside_organ_id
        limit $1
        """
    )

    /// One version of an organ, as it was when something was sent to it.
    public func outsideOrgan(_ id: OutsideOrgan.ID, version: Int) throws -> OutsideOrgan? {
        try session.query(Self.findOutsideOrgan, [.name(id), .int(version)]).first.map { try OutsideOrgan($0) }
    }

    private static let findOutsideOrgan = Statement(
        """
        select
            o.outside_organ_id, o.version, o.keeper_organ_id, o.name, o.kind, o.division_id, o.superior_id, o.contact,
            o.ended
        from directory.outside_organ as o
        where o.outside_organ_id = $1 and o.version = $2
        """
    )

    /// Writes a version of an organ. The version follows from the entry.
    ///
    /// - Throws: `StoreError.refused` where somebody wrote the same version meanwhile.
    public func insert(_ organ: OutsideOrgan, by staff: Staff.ID) throws {
        try session.later(
            Self.insertOutsideOrgan,
            [
                .name(organ.id), .int(organ.version), .name(organ.keeper), .text(organ.name),
                .text(organ.kind.rawValue), .name(organ.division), .name(organ.superior), .text(organ.contact),
                .bool(organ.isEnded), .name(staff), .date(today),
            ])
    }

    private static let insertOutsideOrgan = Statement(
        """
        insert into directory.outside_organ (
            outside_organ_id, version, keeper_organ_id, name, kind, division_id, superior_id, contact, ended, edited_by,
            effective_from
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )
}

extension StoreLimits {
    /// Outside organs that a list holds at most.
    public static let outsideOrgans = 2_000
}

extension OutsideOrgan {
    init(_ row: Row) throws {
        var columns = Columns(row)
        self.init(
            id: try columns.name(), version: try columns.int(), keeper: try columns.name(), name: try columns.text(),
            kind: try columns.code(), division: try columns.name(), superior: try columns.nameOrNil(),
            contact: try columns.text(), isEnded: try columns.bool())
    }
}
