/// Why the database did not do what was asked, as far as a caller can act on it.
///
/// `description` names the kind, the SQLSTATE and the constraint, never data: no primary message, no detail, no value.
/// `String(reflecting:)` adds the server's primary message for operators, except in the classes where PostgreSQL
/// quotes input in it (22 data exceptions, syntax errors) or where our own functions wrote it (P0, DW).
public struct DatabaseError: Error, Sendable, Equatable {
    /// What a caller may do about it.
    public enum Kind: Sendable, Equatable {
        /// 23505: such a row is already there; `constraint` names the rule.
        case uniqueViolation
        /// 23514: the row breaks a CHECK; `constraint` names the rule.
        case checkViolation
        /// 23503.
        case foreignKeyViolation
        /// 23502.
        case notNullViolation
        /// 23P01.
        case exclusionViolation
        /// 42501: grants or row-level security refuse this actor.
        case insufficientPrivilege
        /// 40001, or a prepared plan that a migration made stale: run the whole closure again.
        case serializationFailure
        /// 40P01: run the whole closure again.
        case deadlock
        /// 55P03: somebody else holds the row (`nowait` or `lock_timeout`).
        case lockNotAvailable
        /// 57014: cancelled by the caller's task, by an administrator or by `statement_timeout`. Nothing was committed.
        case queryCancelled
        /// The connection could not be made, or broke before anything was committed, or leads to a server that only reads
        /// by now (25006, after a switchover). Running again, on another one, is safe.
        case connectionLost
        /// The connection broke, libpq could not read the answer, or the server warned, while something was being
        /// committed: it may or may not be durable. Only run again under an idempotency key.
        case commitUnknown
        /// Raised by our own SQL: a SQLSTATE of class DW, or for P0001 the constraint name given in `raise … using`.
        case raised(code: String)
        /// A late write that must change one row (`Session.laterChangingOne`), or say yes (`laterAgreeing`), did not.
        /// Nothing is committed.
        case missed
        /// A column did not hold what the decoder asked for. Says which column, never what it held.
        case decoding(column: String)
        /// No connection within the allowed wait, or too many waiting.
        case poolExhausted
        /// The caller's deadline passed; the socket was closed. A transaction was not committed; a statement outside
        /// of a transaction may have been.
        case deadline
        /// It needs a connection of its own, and the connection string leads to a pooler in transaction mode. Nothing was
        /// sent.
        case sessionNeeded
        /// Classes 53, 57 and 58 as far as they are nothing else: the server had no disk, memory or room for locks left,
        /// could not read or write a file, or somebody stopped what it did. Nothing was committed. It passes, but not at
        /// once.
        case serverTrouble
        /// Anything else: see `sqlState`.
        case other
    }

    public let kind: Kind
    /// The five-character SQLSTATE, if the server (not the library) said so.
    public let sqlState: String?
    /// The violated constraint.
    public let constraint: String?
    /// The table concerned, without its schema.
    public let table: String?
    /// The column concerned, e.g. in a not-null violation.
    public let column: String?
    /// The server's primary message where it cannot hold data, else nil. Only for operators.
    let message: String?

    public init(
        _ kind: Kind,
        sqlState: String? = nil,
        constraint: String? = nil,
        table: String? = nil,
        column: String? = nil
    ) {
        self.init(kind, sqlState: sqlState, constraint: constraint, table: table, column: column, message: nil)
    }

    init(
        _ kind: Kind,
        sqlState: String? = nil,
        constraint: String? = nil,
        table: String? = nil,
        column: String? = nil,
        message: String?
    ) {
        self.kind = kind
        self.sqlState = sqlState
        self.constraint = constraint
        self.table = table
        self.column = column
        self.message = message
    }

    /// The error of a decoder that did not find what it needs in `column`.
    public static func decoding(column: String) -> DatabaseError { DatabaseError(.decoding(column: column)) }

    /// The error of a decoder that did not find what it needs in the column at `index`.
    public static func decoding(column index: Int) -> DatabaseError { DatabaseError(.decoding(column: "\(index)")) }

    /// Whether the whole closure may simply be run again: nothing of it was committed, and the cause passes.
    public var isRetryable: Bool {
        switch kind {
        case .serializationFailure, .deadlock, .lockNotAvailable, .connectionLost, .poolExhausted: true
        case .uniqueViolation, .checkViolation, .foreignKeyViolation, .notNullViolation, .exclusionViolation,
            .insufficientPrivilege, .queryCancelled, .commitUnknown, .raised, .missed, .decoding, .deadline,
            .sessionNeeded, .serverTrouble, .other:
            false
        }
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Free of data; fit for logs.
    public var description: String {
        var parts = ["\(kind)"]
        if let sqlState { parts.append("sqlstate \(sqlState)") }
        if let constraint { parts.append("constraint \(constraint)") }
        if let table { parts.append("table \(table)") }
        if let column { parts.append("column \(column)") }
        return "DatabaseError(" + parts.joined(separator: ", ") + ")"
    }

    /// `description` and, where it cannot hold data, the primary message.
    public var debugDescription: String { message.map { description + ": " + $0 } ?? description }
}
