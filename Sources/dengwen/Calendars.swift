import Casework

/// The working calendar that this program carries; it holds until an operator loads a notice.
enum Calendars {
    static func builtIn() throws -> WorkingCalendar { try Samples.calendar(PublishedCalendar.text) }
}

/// The cell that this site runs.
enum Cell {
    static let code = "4202"
}
