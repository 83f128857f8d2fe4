import CaseStore

/// What a worker does about the error of a step. A worker knows no rule: it asks the error.
public enum StepFailure: Sendable, Equatable {
    /// Try again after a while; after too many tries, wait for a person with this reason.
    case retry(otherwise: String)
    /// Wait for a person. The reason is a code.
    case park(reason: String)
    /// Somebody else has the step: do nothing.
    case overtaken

    /// Reads the error of an operation.
    public init(_ error: any Error) {
        if let failure = StoreFailure(error) {
            switch failure {
            case .passing: self = .retry(otherwise: "database_unavailable")
            case .overtaken: self = .overtaken
            case .lasting(let reason): self = .park(reason: reason.rawValue)
            }
        } else if let error = error as? OperationError {
            self = Self.reading(error)
        } else {
            // A cause that nobody thought of may pass; when it does not, a person sees it.
            self = .retry(otherwise: "unexpected")
        }
    }

    private static func reading(_ error: OperationError) -> StepFailure {
        switch error {
        case .notFound: .park(reason: "not_found")
        case .stale: .overtaken
        case .mend: .park(reason: "needs_mending")
        case .refused: .park(reason: "refused")
        case .mustBeSealed: .park(reason: "must_be_sealed")
        case .alreadyReceived: .park(reason: "already_received")
        case .busy, .unsettled: .retry(otherwise: "database_unavailable")
        }
    }

    /// A code for logs; free of data.
    public var code: String {
        switch self {
        case .retry(let reason), .park(let reason): reason
        case .overtaken: "overtaken"
        }
    }
}
