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

    public init(unit: String = "", managedAt: Level? = nil, disciplineOrgan: Organ.ID? = nil, isOrganHead: Bool = false)
    {
        self.unit = unit
        self.managedAt = managedAt
        self.disciplineOrgan = disciplineOrgan
        self.isOrganHead = isOrganHead
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
        var standing = accused.standing
        if !placement.unit.isEmpty {
            let named = AccusedDraft(name: accused.name, unit: placement.unit, post: accused.post)
            let found = self.standing(of: named, seenFrom: organ)
            let isKnown = found.unit != nil || found.managingOrgan != nil || found.disciplineOrgan != nil
            guard isKnown || placement.managedAt != nil else { return nil }
            standing = found
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
