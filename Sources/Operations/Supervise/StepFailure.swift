import CaseStore
public import Casework

/// What a worker does about the error of a step. A worker knows no rule: it asks the error.
public enum StepFailure: Sendable, Equatable {
    /// Try again after a while; after too many tries, wait for a person with this reason.
    case retry(otherwise: ParkReason)
    /// Wait for a person.
    case park(reason: ParkReason)
    /// Somebody else has the step: do nothing.
    case overtaken

    /// Reads the error of an operation.
    public init(_ error: any Error) {
        if let failure = StoreFailure(error) {
            switch failure {
            case .passing: self = .retry(otherwise: .databaseUnavailable)
            case .overtaken: self = .overtaken
            case .unknown(let reason): self = .retry(otherwise: reason)
            case .lasting(let reason): self = .park(reason: reason)
            }
        } else if let error = error as? OperationError {
            self = Self.reading(error)
        } else if let error = error as? CleaningFailure {
            self = .retry(otherwise: error.reason)
        } else {
            // A cause that nobody thought of may pass; when it does not, a person sees it.
            self = .retry(otherwise: .unexpected)
        }
    }

    private static func reading(_ error: OperationError) -> StepFailure {
        switch error {
        case .notFound: .park(reason: .notFound)
        case .stale: .overtaken
        case .mend: .park(reason: .needsMending)
        case .refused: .park(reason: .refused)
        case .mustBeSealed: .park(reason: .mustBeSealed)
        case .alreadyReceived: .park(reason: .alreadyReceived)
        case .busy, .unsettled: .retry(otherwise: .databaseUnavailable)
        }
    }

    /// A code for logs; free of data.
    public var code: String {
        switch self {
        case .retry(let reason), .park(let reason): reason.rawValue
        case .overtaken: "overtaken"
        }
    }
}
