/// The yearly duty of each leader to receive visitors in a township (乡镇现场接访).
///
/// Clause 28 asks each city and county organ for one such day a year at least. That every leader owes one is how the
/// organs here read it: a local choice, shown as such.
///
/// - Policy: HS-28
public enum TownVisit {
    /// The month from which a leader who has not gone is reminded.
    public static let reminderMonth = 10

    /// Whether an organ of a level owes it: clause 28 speaks of city and county.
    public static func isOwed(at level: Level) -> Bool {
        switch level {
        case .city, .county: true
        case .village, .township, .province: false
        }
    }

    /// How a leader stands in a year.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        case done, open
        /// Not gone yet, and it is October or later.
        case reminded
        /// The year ended without it.
        case missed
    }

    public static func standing(
        in year: Int, visitedOn: CivilDate?, today: CivilDate, reminded month: Int = reminderMonth
    ) -> Standing {
        if visitedOn != nil { return .done }
        if today.year > year { return .missed }
        return today.year == year && today.month >= month ? .reminded : .open
    }

    /// The first day of the reminder, and no earlier than the duty began.
    public static func warnOn(from start: CivilDate, reminded month: Int = reminderMonth) -> CivilDate {
        CivilDate(year: start.year, month: month, day: 1).map { max(start, $0) } ?? start
    }
}
