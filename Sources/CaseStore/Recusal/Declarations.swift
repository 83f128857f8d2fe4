public import Casework
import Libpq
import Sealing

/// A relative of a member of staff (近亲属申报), as it is stored.
public struct KinshipDeclaration: Identifiable, Sendable {
    public typealias ID = Identifier<KinshipDeclaration>

    public let id: ID
    public let staff: Staff.ID
    public let relation: Declared.Relation
    /// The relative's name, for the pages of those who may read the declaration.
    public let name: String
    public let unit: String?
    public let declaredOn: CivilDate
    public let renewedOn: CivilDate
    public let endedOn: CivilDate?
}

/// An interest of a member of staff in a unit or a person (利害关系申报), as it is stored.
public struct InterestDeclaration: Identifiable, Sendable {
    public typealias ID = Identifier<InterestDeclaration>

    public let id: ID
    public let staff: Staff.ID
    public let kind: Declared.Interest
    public let unit: String?
    /// The person's name; nil where it is about a unit.
    public let name: String?
    public let from: CivilDate
    public let to: CivilDate?
    public let declaredOn: CivilDate
    public let renewedOn: CivilDate
}

extension Transaction {
    /// - Throws: `StoreError.notFound` for what is no name.
    @discardableResult
    public func declareKin(
        _ relation: Declared.Relation, named name: String, unit: String?, of staff: StaffCaller
    ) throws -> KinshipDeclaration.ID {
        let id: KinshipDeclaration.ID = newID()
        guard let token = keyring.personToken(name) else { throw StoreError.notFound }
        try session.later(
            Self.insertKin,
            [
                try id.value(), .name(staff.staff), .name(staff.organ), .text(relation.rawValue), .bytes(token),
                .bytes(try sealOfSite(Array(name.utf8), id, .declaration)), .textOrNull(unit),
                .date(today),
            ]
        )
        return id
    }

    private static let insertKin = Statement(
        """
        insert into casework.kinship_declaration (
            declaration_id, staff_id, organ_id, relation, name_token, sealed, unit_id, declared_on, renewed_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
        """
    )

    /// - Parameters:
    ///   - unit: a unit or township of the directory; nil where it is about a person.
    ///   - name: the person; nil where it is about a unit.
    /// - Throws: `StoreError.notFound` for neither a unit nor a name.
    @discardableResult
    public func declareInterest(
        _ kind: Declared.Interest, unit: String?, named name: String?, from: CivilDate, to: CivilDate?,
        of staff: StaffCaller
    ) throws -> InterestDeclaration.ID {
        let id: InterestDeclaration.ID = newID()
        let token = name.flatMap { keyring.personToken($0) }
        guard (token == nil) != (unit == nil) else { throw StoreError.notFound }
        let sealed = try name.map { try sealOfSite(Array($0.utf8), id, .declaration) }
        try session.later(
            Self.insertInterest,
            [
                try id.value(), .name(staff.staff), .name(staff.organ), .text(kind.rawValue), .textOrNull(unit),
                token.map { .bytes($0) } ?? .null, sealed.map { .bytes($0) } ?? .null, .date(from), .date(to),
                .date(today),
            ]
        )
        return id
    }

    private static let insertInterest = Statement(
        """
        insert into casework.interest_declaration (
            declaration_id, staff_id, organ_id, kind, unit_id, person_token, sealed, from_on, to_on, declared_on,
            renewed_on
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
        """
    )

    /// The declarations that the caller may read: one's own, and for the head and cadre supervision those of the organ.
    ///
    /// - Parameter staff: whose; nil for those of all.
    public func kinshipDeclarations(of staff: Staff.ID? = nil) throws -> [KinshipDeclaration] {
        try session.query(Self.findKin, [.name(staff), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let id: KinshipDeclaration.ID = try columns.id()
            let (staff, relation): (Staff.ID, Declared.Relation) = (try columns.name(), try columns.code())
            let plain = try openOfSite(try columns.bytes(), id, .declaration)
            return KinshipDeclaration(
                id: id, staff: staff, relation: relation, name: String(decoding: plain, as: UTF8.self),
                unit: try columns.textOrNil(), declaredOn: try columns.date(), renewedOn: try columns.date(),
                endedOn: try columns.dateOrNil()
            )
        }
    }

    private static let findKin = Statement(
        """
        select k.declaration_id, k.staff_id, k.relation, k.sealed, k.unit_id, k.declared_on, k.renewed_on, k.ended_on
        from casework.kinship_declaration as k
        where $1::text is null or k.staff_id = $1::text
        order by k.staff_id, k.declared_on, k.declaration_id
        limit $2
        """
    )

    /// As `kinshipDeclarations`.
    public func interestDeclarations(of staff: Staff.ID? = nil) throws -> [InterestDeclaration] {
        try session.query(Self.findInterests, [.name(staff), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let id: InterestDeclaration.ID = try columns.id()
            let (staff, kind): (Staff.ID, Declared.Interest) = (try columns.name(), try columns.code())
            let (unit, sealed) = (try columns.textOrNil(), try columns.bytesOrNil())
            let name = try sealed.map { sealed in
                String(decoding: try openOfSite(sealed, id, .declaration), as: UTF8.self)
            }
            return InterestDeclaration(
                id: id, staff: staff, kind: kind, unit: unit, name: name, from: try columns.date(),
                to: try columns.dateOrNil(), declaredOn: try columns.date(), renewedOn: try columns.date()
            )
        }
    }

    private static let findInterests = Statement(
        """
        select
            i.declaration_id, i.staff_id, i.kind, i.unit_id, i.sealed, i.from_on, i.to_on, i.declared_on, i.renewed_on
        from casework.interest_declaration as i
        where $1::text is null or i.staff_id = $1::text
        order by i.staff_id, i.declared_on, i.declaration_id
        limit $2
        """
    )

    /// Still so: all that a member of staff has declared counts as of today.
    public func renewDeclarations(of staff: Staff.ID) throws {
        try session.later(Self.renewKin, [.name(staff), .date(today)])
        try session.later(Self.renewInterests, [.name(staff), .date(today)])
    }

    private static let renewKin = Statement(
        "update casework.kinship_declaration set renewed_on = $2 where staff_id = $1 and ended_on is null"
    )
    private static let renewInterests = Statement(
        "update casework.interest_declaration set renewed_on = $2 where staff_id = $1 and coalesce(to_on >= $2, true)"
    )

    /// No longer so. What followed from it stands until somebody decides about it.
    ///
    /// - Throws: `StoreError.stale` when there is none of the caller's that still counts.
    public func endKin(_ id: KinshipDeclaration.ID, of staff: Staff.ID) throws {
        try session.laterChangingOne(Self.endKin, [try id.value(), .name(staff), .date(today)])
    }

    private static let endKin = Statement(
        """
        update casework.kinship_declaration
        set ended_on = $3
        where declaration_id = $1 and staff_id = $2 and ended_on is null
        """
    )

    /// As `endKin`.
    public func endInterest(_ id: InterestDeclaration.ID, of staff: Staff.ID) throws {
        try session.laterChangingOne(Self.endInterest, [try id.value(), .name(staff), .date(today)])
    }

    private static let endInterest = Statement(
        """
        update casework.interest_declaration
        set to_on = greatest($3, from_on)
        where declaration_id = $1 and staff_id = $2 and coalesce(to_on > $3, true)
        """
    )
}
