extension HandOver {
    /// What becomes of a clue that a leaver was in charge of (包案): the successor takes it where the law allows, else
    /// nobody is in charge until the head says who.
    ///
    /// - Parameter charge: as if the successor were put in charge by whoever decides.
    /// - Policy: HS-28
    public static func fate(of charge: LeaderCharge.Input) -> Fate {
        LeaderCharge.decide(charge) == nil ? .reassigned : .ended
    }

    /// Who receives visitors on a planned day of a leaver (接访日): the day was made public and stands.
    ///
    /// - Parameters:
    ///   - leaders: of the organ, without the leaver.
    ///   - busy: who receives visitors elsewhere on that day.
    /// - Returns: the successor, else whoever decides, else the first leader who is free; nil where nobody is, and the
    ///   petition office must postpone it.
    /// - Policy: HS-28
    public static func host(
        successor: Staff.ID, decider: Staff.ID, leaders: [Staff.ID], busy: Set<Staff.ID>
    ) -> Staff.ID? {
        let free = leaders.filter { !busy.contains($0) }.sorted()
        return [successor, decider].first(where: free.contains) ?? free.first
    }
}
