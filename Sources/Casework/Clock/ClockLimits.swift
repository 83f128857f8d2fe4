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
    /// The most years between the first and the last year of a calendar.
    public static let calendarYears = 200
}
