/// The bounds of the clocks.
public enum ClockLimits {
    /// The longest period in days or working days: about ten years.
    public static let longestPeriodDays = 3660
    /// The longest period in months: ten years.
    public static let longestPeriodMonths = 120
    /// The longest list of off days and make-up days that is read at once: a century of notices.
    public static let longestCalendar = 6000
    /// The longest line of such a list, in bytes.
    public static let longestCalendarLine = 200
    /// Working days after which the next level is told of a clock that ran out, unless a deployment sets others: a choice
    /// of this project (DW).
    public static let overdueStep = WorkingDays(5)
    /// The most days that an explanation names one by one; longer ones are summed up.
    public static let explainedDays = 400
    /// The most years between the first and the last year of a calendar.
    public static let calendarYears = 200
}
