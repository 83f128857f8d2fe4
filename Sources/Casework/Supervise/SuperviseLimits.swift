/// Bounds of the stage. Those that are days are conventions that a deployment may change; pages say so.
public enum SuperviseLimits {
    /// Working days between two reminders of one organ about one clue.
    ///
    /// - Policy: DW-remind
    public static let reminderPause = WorkingDays(3)
    /// Characters of a demand, an answer or a note.
    public static let textCharacters = 4_000
    /// Clues of one quarterly feedback; what is left goes into the next.
    public static let resultsPerQuarter = 100

    /// The first day on which an organ may remind again.
    ///
    /// - Parameter pause: as the deployment has it.
    public static func nextReminder(
        after last: CivilDate, _ calendar: WorkingCalendar, pause: WorkingDays = reminderPause
    ) -> CivilDate {
        calendar.workingDay(pause, after: last)
    }
}
