/// One SQL statement with `$1 …` parameters, prepared on each connection when first used there.
///
/// A prepared statement soon keeps one plan for good, made for the tables as they were then. Where that may have been empty
/// tables (an import fills them within seconds), `isPlannedAnew` asks for a plan each time: some tenths of a millisecond.
///
/// Keep them as named static values beside their decoder.
public struct Statement: Sendable, Hashable {
    /// For people: the declaration it stands in. Not sent to the server, which gets a short name per connection.
    public let name: String
    public let sql: String
    /// Planned at each use for the tables as they are, and never prepared.
    public let isPlannedAnew: Bool

    /// - Parameters:
    ///   - sql: exactly one statement.
    ///   - isPlannedAnew: plan it at each use.
    ///   - name: how to call it in errors and metrics; by default file and declaration.
    public init(
        _ sql: String, isPlannedAnew: Bool = false, name: StaticString = #function, file: StaticString = #fileID
    ) {
        self.sql = sql
        self.isPlannedAnew = isPlannedAnew
        self.name = "\(file) \(name)"
    }

    /// Another text under a name that is known already.
    init(_ sql: String, isPlannedAnew: Bool, named name: String) {
        self.sql = sql
        self.isPlannedAnew = isPlannedAnew
        self.name = name
    }

    public static func == (left: Statement, right: Statement) -> Bool { left.sql == right.sql }

    public func hash(into hasher: inout Hasher) { hasher.combine(sql) }
}
