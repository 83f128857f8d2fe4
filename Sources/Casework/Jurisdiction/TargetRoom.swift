extension Jurisdiction {
    /// The room of an organ that would have a clue, by the choice that routing makes: cadre supervision for discipline
    /// staff, else the supervision room that is linked with the accused; nil where the organ has none that may know.
    ///
    /// - Policy: ZJ-23
    public static func room(of organ: Organ.ID, for input: Route.Input) -> Clue.Destination? {
        let situation = Route.Situation(input)
        let found =
            situation.hasDisciplineStaff ? situation.cadreRoom(from: organ) : situation.supervisionRoom(of: organ)
        // The choice for discipline staff climbs until an organ has such a room; here the organ was named.
        guard let found, found.organ == organ, !situation.barredRooms.contains(found.room) else { return nil }
        return found
    }
}

extension Route {
    /// The organs that an organ may not hand a matter to: those of the discipline staff it accuses, with all below them;
    /// and where the others have their posts.
    public static func placesOfAccused(_ input: Input) -> (organs: Set<Organ.ID>, places: Set<Organ.ID>) {
        let situation = Situation(input)
        let own = situation.accused.compactMap { $0.discipline?.worksIn }.flatMap { situation.tree.subtree($0) }
        return (Set(own), Set(situation.accused.compactMap(\.place)))
    }
}
