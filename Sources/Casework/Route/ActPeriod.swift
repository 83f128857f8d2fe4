/// When the alleged acts were done (问题发生时间): the days of its beginning and of its end, both among them.
///
/// - Policy: HS-26
public struct ActPeriod: Hashable, Sendable {
    public let first: CivilDate
    public let last: CivilDate

    /// - Returns: nil where it would end before it begins.
    public init?(from first: CivilDate, to last: CivilDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// What somebody stated: one day of the two alone is that day.
    ///
    /// - Returns: nil where nothing was stated, or where it would end before it begins.
    public init?(stated first: CivilDate?, _ last: CivilDate?) {
        guard let from = first ?? last, let to = last ?? first else { return nil }
        self.init(from: from, to: to)
    }

    /// Whether a post was held on a day of it. The last day of a post is the one before its end.
    func overlaps(_ appointment: Appointment) -> Bool {
        guard appointment.from <= last else { return false }
        return appointment.to.map { first < $0 && appointment.from < $0 } ?? true
    }

    var chinese: String { first == last ? first.chinese : "\(first.chinese)至\(last.chinese)" }
    var english: String { first == last ? "on \(first)" : "from \(first) to \(last)" }
}
