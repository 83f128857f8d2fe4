public import Casework
import Libpq
import Sealing

/// What whoever runs a step unattended can do about its failure.
public enum StoreFailure: Sendable, Equatable {
    /// It passes by itself: the same step may succeed later, and nothing of it was committed twice.
    case passing
    /// Somebody else has the step by now; there is nothing to write.
    case overtaken
    /// Nobody knows whether it passes: tried again like what passes, and left to a person with this reason at the end.
    case unknown(ParkReason)
    /// It stays until a person has looked at it.
    case lasting(ParkReason)

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

    /// A full disk passes: somebody makes room. A context that is over passes: the next try enters another one. So does a
    /// commit whose end is unknown: a step ends its job in its own transaction, so that a second run either finds its token
    /// stale or does everything for the first time.
    private static func reading(_ error: DatabaseError) -> StoreFailure {
        switch error.kind {
        case .serializationFailure, .deadlock, .lockNotAvailable, .connectionLost, .poolExhausted, .queryCancelled,
            .commitUnknown, .deadline, .serverTrouble, .raised(code: StoreError.contextIsOver):
            .passing
        case .missed:
            .overtaken
        case .decoding:
            .lasting(.corruptRow)
        case .uniqueViolation, .checkViolation, .foreignKeyViolation, .notNullViolation, .exclusionViolation,
            .insufficientPrivilege, .raised, .sessionNeeded:
            .lasting(.database)
        case .other:
            .unknown(.database)
        }
    }
}
