import Casework

// Days, moments and identifiers of the domain as pages show and read them.

extension Day {
    init(_ date: CivilDate) {
        let parts = date.parts
        // A civil date is a day of the calendar; the fallback stands for years beyond what a page can show.
        self = Day(year: parts.year, month: parts.month, dayOfMonth: parts.day) ?? Day.unreadable
    }

    var civilDate: CivilDate { CivilDate(year: year, month: month, day: dayOfMonth) ?? .epoch }
}

extension Moment {
    init(_ instant: Instant) {
        let seconds = instant.secondOfDay
        let day = Day(instant.civilDate)
        self = Moment(day, hour: seconds / 3600, minute: seconds / 60 % 60) ?? Moment(startOf: day)
    }
}

extension Identifier {
    /// An identifier out of an address; nil for what is no lower-case UUID, which cannot name anything.
    init?(address: String?) {
        guard let address, address.utf8.count == 36, address.utf8.allSatisfy(Self.isHexOrDash) else { return nil }
        self.init(address)
    }

    private static func isHexOrDash(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "-"): true
        case _: false
        }
    }
}
