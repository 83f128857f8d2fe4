public import Casework

/// What a member of the petition office says about the place of an accused, where the directory did not find it or was
/// wrong.
public struct AccusedPlacement: Hashable, Sendable {
    /// A unit, township or organ as the directory writes it; empty: as stated.
    public var unit: String
    /// The level at which the person is managed (干部管理权限); nil: as the directory says.
    public var managedAt: Level?
    /// The discipline organ that the person works in; nil: as it was.
    public var disciplineOrgan: Organ.ID?
    /// The person heads that organ, or the one that the directory found; counts only where one of them is known.
    public var isOrganHead: Bool
    /// The accused heads a Party committee, or is one; nil: as it was.
    public var partyRole: PartyRole?
    /// The discipline organ that the person worked in when the alleged act was done and has left since; nil: as it was.
    public var formerOrgan: Organ.ID?
    /// What the department that shares the cadre right has said; nil: as it was.
    public var dual: DualManagement?
    /// The day on which that was agreed; counts only where it was.
    public var negotiatedOn: CivilDate?
    /// The member of staff whom the accused turns out to be; nil: as it was.
    public var staff: Staff.ID?
    /// Managed by a committee of another area.
    public var isElsewhere = false
    /// Inspection staff of a school, hospital or enterprise, who belong to no organ.
    public var isUnattached = false
    /// What was said before was wrong: unit and post are looked up again, and only what is said now is added.
    public var isAnew = false

    public init(
        unit: String = "", managedAt: Level? = nil, disciplineOrgan: Organ.ID? = nil, isOrganHead: Bool = false,
        partyRole: PartyRole? = nil, formerOrgan: Organ.ID? = nil, dual: DualManagement? = nil,
        negotiatedOn: CivilDate? = nil
    ) {
        self.unit = unit
        self.managedAt = managedAt
        self.disciplineOrgan = disciplineOrgan
        self.isOrganHead = isOrganHead
        self.partyRole = partyRole
        self.formerOrgan = formerOrgan
        self.dual = dual
        self.negotiatedOn = negotiatedOn
    }

    /// Nothing was said.
    public static let asStated = AccusedPlacement()
}

extension Directory {
    /// Where an accused stands, with what a person knows better.
    ///
    /// - Returns: nil when the unit that was named is not in the directory and no level says who manages the person.
    public func standing(
        of accused: AccusedDraft, placed placement: AccusedPlacement, seenFrom organ: Organ.ID
    ) -> AccusedStanding? {
        let asWritten = AccusedDraft(name: accused.name, unit: accused.unit, post: accused.post)
        let before = placement.isAnew ? self.standing(of: asWritten, seenFrom: organ) : accused.standing
        var standing = before
        if !placement.unit.isEmpty {
            let named = AccusedDraft(name: accused.name, unit: placement.unit, post: accused.post)
            let found = self.standing(of: named, seenFrom: organ)
            let isKnown = found.unit != nil || found.managingOrgan != nil || found.disciplineOrgan != nil
            guard isKnown || placement.managedAt != nil else { return nil }
            standing = found
            (standing.formerOrgan, standing.dual) = (before.formerOrgan, before.dual)
            standing.negotiatedOn = before.negotiatedOn
        }
        if let level = placement.managedAt {
            standing.managedAt = level
            standing.managingOrgan = managingOrgan(at: level, of: standing, seenFrom: organ)
        }
        if let workplace = placement.disciplineOrgan {
            standing.disciplineOrgan = workplace
            standing.isOrganHead = isHead(accused.name, of: workplace)
        }
        if placement.isOrganHead, standing.disciplineOrgan != nil { standing.isOrganHead = true }
        if let role = placement.partyRole {
            standing.partyRole = role
            if role == .body { raiseAboveCommittee(&standing, seenFrom: organ) }
        }
        if let staff = placement.staff { standing.staff = staff }
        if placement.isElsewhere {
            standing.isElsewhere = true
            (standing.managedAt, standing.managingOrgan, standing.disciplineOrgan) = (nil, nil, nil)
            (standing.disciplineRoom, standing.isOrganHead) = (nil, false)
        } else if placement.managedAt != nil || placement.disciplineOrgan != nil || !placement.unit.isEmpty {
            standing.isElsewhere = false
        }
        if placement.isUnattached {
            standing.isUnattached = true
            (standing.disciplineOrgan, standing.disciplineRoom, standing.isOrganHead) = (nil, nil, false)
        } else if placement.disciplineOrgan != nil {
            standing.isUnattached = false
        }
        if let former = placement.formerOrgan { standing.formerOrgan = former }
        if let dual = placement.dual {
            standing.dual = dual
            standing.negotiatedOn = dual == .open ? nil : placement.negotiatedOn
        }
        return standing
    }

    /// The organ of a level over a place; without a place, over the organ in whose papers it stands. Nil above the
    /// directory, and below what is known of the place.
    private func managingOrgan(
        at level: Level, of standing: AccusedStanding, seenFrom organ: Organ.ID
    ) -> Organ.ID? {
        let township = standing.unit.flatMap { self[Township.ID($0)]?.organ }
        let division = standing.unit.flatMap { self[Unit.ID($0)] }.flatMap { self[$0.division]?.organ }
        let wanted = max(level, .township)
        let chain = chain(from: township ?? division ?? organ)
        guard let lowest = chain.first, lowest.level <= wanted else { return nil }
        return chain.first { $0.level >= wanted }?.id
    }
}
