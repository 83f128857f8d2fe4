import Casework

/// The official notices of 2025 and 2026, as the project ships them.
enum Notices {
    static let text = """
        date,kind,name
        2025-01-01,off,元旦
        2025-01-28,off,春节
        2025-01-29,off,春节
        2025-01-30,off,春节
        2025-01-31,off,春节
        2025-02-01,off,春节
        2025-02-02,off,春节
        2025-02-03,off,春节
        2025-02-04,off,春节
        2025-04-04,off,清明节
        2025-04-05,off,清明节
        2025-04-06,off,清明节
        2025-05-01,off,劳动节
        2025-05-02,off,劳动节
        2025-05-03,off,劳动节
        2025-05-04,off,劳动节
        2025-05-05,off,劳动节
        2025-05-31,off,端午节
        2025-06-01,off,端午节
        2025-06-02,off,端午节
        2025-10-01,off,国庆节、中秋节
        2025-10-02,off,国庆节、中秋节
        2025-10-03,off,国庆节、中秋节
        2025-10-04,off,国庆节、中秋节
        2025-10-05,off,国庆节、中秋节
        2025-10-06,off,国庆节、中秋节
        2025-10-07,off,国庆节、中秋节
        2025-10-08,off,国庆节、中秋节
        2026-01-01,off,元旦
        2026-01-02,off,元旦
        2026-01-03,off,元旦
        2026-02-15,off,春节
        2026-02-16,off,春节
        2026-02-17,off,春节
        2026-02-18,off,春节
        2026-02-19,off,春节
        2026-02-20,off,春节
        2026-02-21,off,春节
        2026-02-22,off,春节
        2026-02-23,off,春节
        2026-04-04,off,清明节
        2026-04-05,off,清明节
        2026-04-06,off,清明节
        2026-05-01,off,劳动节
        2026-05-02,off,劳动节
        2026-05-03,off,劳动节
        2026-05-04,off,劳动节
        2026-05-05,off,劳动节
        2026-06-19,off,端午节
        2026-06-20,off,端午节
        2026-06-21,off,端午节
        2026-09-25,off,中秋节
        2026-09-26,off,中秋节
        2026-09-27,off,中秋节
        2026-10-01,off,国庆节
        2026-10-02,off,国庆节
        2026-10-03,off,国庆节
        2026-10-04,off,国庆节
        2026-10-05,off,国庆节
        2026-10-06,off,国庆节
        2026-10-07,off,国庆节
        2025-01-26,makeup_workday,春节
        2025-02-08,makeup_workday,春节
        2025-04-27,makeup_workday,劳动节
        2025-09-28,makeup_workday,国庆节、中秋节
        2025-10-11,makeup_workday,国庆节、中秋节
        2026-01-04,makeup_workday,元旦
        2026-02-14,makeup_workday,春节
        2026-02-28,makeup_workday,春节
        2026-05-09,makeup_workday,劳动节
        2026-09-20,makeup_workday,国庆节
        2026-10-10,makeup_workday,国庆节
        """

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
