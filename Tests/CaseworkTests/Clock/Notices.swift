import Casework

/// The official notices of 2025 and 2026, as the project ships them.
enum Notices {
    static let text = PublishedCalendar.text

    static let calendar: WorkingCalendar = {
        do {
            return try CalendarNotice.calendar(from: text, version: CalendarVersion("2026.1"), source: "国办发明电")
        } catch {
            fatalError("\(error)")
        }
    }()

    /// A calendar without any notice.
    static let none: WorkingCalendar = {
        do {
            return try WorkingCalendar(version: CalendarVersion("none"), source: "", years: [], days: [])
        } catch {
            fatalError("\(error)")
        }
    }()
}

/// A date written as in a letter to the tests; a misspelt one stops the test run.
func day(_ iso: String) -> CivilDate {
    guard let date = CivilDate(iso: iso) else { fatalError("\(iso) is no date") }
    return date
}
