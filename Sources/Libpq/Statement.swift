/// One SQL statement with `$1 …` parameters, prepared on each connection when first used there.
///
/// A prepared statement soon keeps one plan for good, made for the tables as they were then. Where that may have been empty
/// tables (an import fills them within seconds), `isPlannedAnew` asks for a plan each time: some tenths of a millisecond.
///
/// Keep them as named static values beside their decoder.
public struct Statement: Sendable, Hashable {
    /// Where its name comes from. Static strings are not counted: many threads copy one statement at a time.
    private enum Origin: Sendable {
        case declared(file: StaticString, name: StaticString)
        case named(String)
    }

    private let origin: Origin
    public let sql: String
    /// Planned at each use for the tables as they are, and never prepared.
    public let isPlannedAnew: Bool
    /// Whether it is COPY, which has ways of its own (`copyIn`, `copyOut`).
    let isCopy: Bool
    /// Whether it may leave something behind in the session.
    let touchesSession: Bool
    /// That of the text, computed once: each use looks for the prepared name.
    private let fingerprint: Int

    /// - Parameters:
    ///   - sql: exactly one statement.
    ///   - isPlannedAnew: plan it at each use.
    ///   - name: how to call it in errors and metrics; by default file and declaration.
    public init(
        _ sql: String, isPlannedAnew: Bool = false, name: StaticString = #function, file: StaticString = #fileID
    ) {
        self.init(sql, isPlannedAnew: isPlannedAnew, .declared(file: file, name: name))
    }

    /// Another text under a name that is known already.
    init(_ sql: String, isPlannedAnew: Bool, named name: String) {
        self.init(sql, isPlannedAnew: isPlannedAnew, .named(name))
    }

    private init(_ sql: String, isPlannedAnew: Bool, _ origin: Origin) {
        self.sql = sql
        self.isPlannedAnew = isPlannedAnew
        self.origin = origin
        isCopy = SessionState.words(of: sql.prefix(100)).first == "copy"
        touchesSession = SessionState.isTouched(by: sql)
        fingerprint = sql.hashValue
    }

    /// For people: the declaration it stands in. Not sent to the server, which gets a short name per connection.
    public var name: String {
        switch origin {
        case .declared(let file, let name): "\(file) \(name)"
        case .named(let name): name
        }
    }

    public static func == (left: Statement, right: Statement) -> Bool {
        left.fingerprint == right.fingerprint && left.sql == right.sql
    }

    /// Equal, and planned as often.
    func isTheSame(as other: borrowing Statement) -> Bool {
        fingerprint == other.fingerprint && isPlannedAnew == other.isPlannedAnew && sql == other.sql
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}

/// A statement with its parameters.
public typealias Call = (statement: Statement, values: [Value])
