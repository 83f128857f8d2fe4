import Libpq
import Sealing

/// Why the store cannot do what was asked. Carries no data.
public enum StoreError: Error, Hashable, Sendable {
    /// There is no such item, or this caller may not see it: the two are told apart for nobody.
    case notFound
    /// Somebody else changed or claimed it first.
    case stale
    /// The database refuses a row by one of its named rules.
    case refused(constraint: String)
    /// A row breaks an invariant of the program; its item waits for a person.
    case corrupt(table: String)
}

extension StoreError {
    /// Whether a statement was one that its role may not run at all: the program has none such.
    public static func isForbidden(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.kind == .insufficientPrivilege
    }

    /// The SQLSTATE of what was asked behind the end of a signed context: a machine slept in the middle, a clock was
    /// set forward, or a part of a transaction took longer than two minutes.
    public static let contextIsOver = "DW002"

    /// Whether the database had no time or is away: a statement was ended, a row stayed locked, no connection was free,
    /// it broke before the commit, or the context was over. Nothing was committed.
    public static func isBusy(_ error: any Error) -> Bool {
        switch (error as? DatabaseError)?.kind {
        case .queryCancelled, .lockNotAvailable, .deadlock, .serializationFailure, .poolExhausted, .deadline,
            .connectionLost, .raised(code: contextIsOver):
            true
        case .uniqueViolation, .checkViolation, .foreignKeyViolation, .notNullViolation, .exclusionViolation,
            .insufficientPrivilege, .raised, .missed, .commitUnknown, .decoding, .sessionNeeded, .serverTrouble,
            .other, nil:
            false
        }
    }

    /// Whether the connection broke over a commit: it may or may not have happened.
    public static func isUnsettled(_ error: any Error) -> Bool {
        (error as? DatabaseError)?.kind == .commitUnknown
    }

    /// What a log may say of an error: errors of the store, the database and the keys hold no data; of any other only
    /// its type is told.
    public static func loggable(_ error: any Error) -> String {
        switch error {
        case let error as StoreError: "StoreError.\(error)"
        case let error as DatabaseError: String(reflecting: error)
        case let error as SealingError: "SealingError.\(error)"
        case let error: "\(type(of: error))"
        }
    }
}
