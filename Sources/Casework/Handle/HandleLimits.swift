/// Bounds of the stage.
public enum HandleLimits {
    /// Open clues that one person can hold at a time, where the place has set nothing else.
    ///
    /// The twin of what `casework.claims_per_person` answers without a row.
    public static let openClaimsPerPerson = 20
    /// Hours for which a person's claim counts as fresh; the clue stays with its handler after that too, with a mark until
    /// its collective study is on file.
    public static let claimHours = 48
    /// Days for which a clue is put on hold (暂存待查) at most: two years, a leap day among them.
    public static let holdDays = 731
}

extension HandleLimits {
    /// Why a clue cannot be put on hold until a day; nil when it can.
    ///
    /// The day lies ahead, and no further than the most: a hold without an end is a clue that was forgotten.
    ///
    /// - Parameter most: as the deployment has it.
    public static func objection(
        toHoldUntil day: CivilDate, today: CivilDate, most: Int = holdDays
    ) -> Bilingual? {
        guard day > today else { return Bilingual("再次核查日期应当晚于今天", "The day to look at it again must lie ahead") }
        let last = today.adding(days: most)
        guard day > last else { return nil }
        return Bilingual(
            "暂存待查最长\(most)天，再次核查日期不能晚于\(last.chinese)",
            "A clue is held for \(most) days at most: the day to look at it again cannot lie after \(last)"
        )
    }
}
