import Libpq

/// What became of the numbers of one series in one year. It says nothing of what bears them.
public struct NumberAccount: Sendable {
    /// The word of the series: one of `NumberSeries`, or one of a kind of document.
    public let series: String
    public let year: Int
    public let first: Int
    public let last: Int
    /// Numbers that something bears, void or not.
    public let given: Int64
    public let voided: Int64
    /// Numbers that were counted and that nothing bears: there must be none.
    public let missing: Int64
    /// Gaps that an imported register brought with it.
    public let explained: Int64
    /// The first of the missing ones, at most twenty.
    public let missingNumbers: [Int]
}

extension Transaction {
    /// The account of every series of the caller's organ, newest year first; nothing for whoever may not ask.
    public func numberAccount() throws -> [NumberAccount] {
        try session.query(Self.account).map { row in
            var columns = Columns(row)
            return NumberAccount(
                series: try columns.text(), year: try columns.small(), first: try columns.int(),
                last: try columns.int(),
                given: try columns.big(), voided: try columns.big(), missing: try columns.big(),
                explained: try columns.big(), missingNumbers: try columns.texts().compactMap { Int($0) }
            )
        }
    }

    private static let account = Statement(
        """
        select
            a.series, a.year, a.first_number, a.last_number, a.given, a.voided, a.missing, a.explained,
            a.missing_numbers::text[]
        from casework.number_account() as a
        """
    )
}
