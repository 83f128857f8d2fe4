import Libpq
import Sealing

/// What whoever runs a step unattended can do about its failure.
public enum StoreFailure: Sendable, Equatable {
    /// It passes by itself: the same step may succeed later, and nothing of it was committed twice.
    case passing
    /// Somebody else has the step by now; there is nothing to write.
    case overtaken
    /// It stays until a person has looked at it.
    case lasting(Reason)

    /// Why a step waits for a person; a code that is stored and shown.
    public enum Reason: String, Sendable, CaseIterable {
        /// The item is gone, or was never there.
        case notFound = "not_found"
        /// A row breaks an invariant of the program.
        case corruptRow = "corrupt_row"
        /// The database refuses what the step writes by one of its named rules.
        case refusedByRule = "refused_by_rule"
        /// The item's text cannot be opened: its key was destroyed, or the site key is another one.
        case unreadable
        /// A statement fails for a reason that does not pass.
        case database
    }

    /// Reads an error that came out of a transaction; nil for one that is none of the store's.
    public init?(_ error: any Error) {
        switch error {
        case let error as StoreError:
            switch error {
            case .notFound: self = .lasting(.notFound)
            case .stale: self = .overtaken
            case .refused: self = .lasting(.refusedByRule)
            case .corrupt: self = .lasting(.corruptRow)
            }
        case is SealingError:
            self = .lasting(.unreadable)
        case let error as DatabaseError:
            self = Self.reading(error)
        case _:
            return nil
        }
    }

    /// A commit whose end is unknown passes as well: a step ends its job in its own transaction, so that a second run
    /// either finds its token stale or does everything for the first time.
    private static func reading(_ error: DatabaseError) -> StoreFailure {
        switch error.kind {
        case .serializationFailure, .deadlock, .lockNotAvailable, .connectionLost, .poolExhausted, .queryCancelled,
            .commitUnknown, .deadline:
            .passing
        case .decoding:
            .lasting(.corruptRow)
        case .uniqueViolation, .checkViolation, .foreignKeyViolation, .notNullViolation, .exclusionViolation,
            .insufficientPrivilege, .raised, .other:
            .lasting(.database)
        }
    }
}
