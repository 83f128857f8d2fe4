import Casework

/// The working calendar in force.
enum Calendars {
    /// - Returns: the published calendar that this program carries.
    static func inForce() throws -> WorkingCalendar { try Samples.calendar(PublishedCalendar.text) }
}

/// The cell that this site runs.
enum Cell {
    static let code = "4202"
}
