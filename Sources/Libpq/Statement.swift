/// One SQL statement with `$1 …` parameters, prepared on each connection when first used there.
///
/// Keep them as named static values beside their decoder.
public struct Statement: Sendable, Hashable {
    /// For people: the declaration it stands in. Not sent to the server, which gets a short name per connection.
    public let name: String
    public let sql: String

    /// - Parameters:
    ///   - sql: exactly one statement.
    ///   - name: how to call it in errors and metrics; by default file and declaration.
    public init(_ sql: String, name: StaticString = #function, file: StaticString = #fileID) {
        self.sql = sql
        self.name = "\(file) \(name)"
    }

    public static func == (left: Statement, right: Statement) -> Bool { left.sql == right.sql }

    public func hash(into hasher: inout Hasher) { hasher.combine(sql) }
}
