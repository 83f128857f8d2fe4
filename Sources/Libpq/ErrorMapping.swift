internal import CLibpq

extension DatabaseError {
    /// Reads an error answer. `MESSAGE_DETAIL`, `CONTEXT` and `HINT` are never read: they quote rows.
    init(_ result: ServerAnswer, connectionIsDead: Bool) {
        let state = result.field("C")
        let severity = result.field("V")
        let constraint = result.field("n")
        let isFatal = severity == "FATAL" || severity == "PANIC" || connectionIsDead
        let kind: Kind
        if isFatal, state != "57014" {
            kind = .connectionLost
        } else if state == "0A000", result.field("R") == "RevalidateCachedQuery" {
            kind = .serializationFailure
        } else if state == "23514", result.field("R") == "ExecPartitionCheckEmitError" {
            // The row was led to the default partition while that of its month was being attached: the next try finds it.
            kind = .serializationFailure
        } else {
            kind = Kind(sqlState: state ?? "", constraint: constraint)
        }
        self.init(
            kind,
            sqlState: state,
            constraint: constraint,
            table: result.field("t"),
            column: result.field("c"),
            message: Self.isMessageFreeOfData(state) ? result.field("M") : nil
        )
    }

    /// An allow-list, so that a class nobody thought of stays silent. Class 22 quotes input, 42601 quotes the text,
    /// P0 and DW were worded by functions that had rows at hand.
    static func isMessageFreeOfData(_ sqlState: String?) -> Bool {
        guard let sqlState else { return false }
        if sqlState == "42601" { return false }
        let silentOtherwise: Set<String> = [
            "08", "0A", "23", "25", "26", "28", "34", "3D", "3F", "40", "42", "53", "54", "55", "57", "58",
        ]
        return silentOtherwise.contains(String(sqlState.prefix(2)))
    }
}

extension DatabaseError.Kind {
    /// The only place that reads SQLSTATE codes (PostgreSQL 15, appendix A).
    init(sqlState: String, constraint: String?) {
        switch sqlState {
        case "23505": self = .uniqueViolation
        case "23514", "44000": self = .checkViolation
        case "23503", "23001": self = .foreignKeyViolation
        case "23502": self = .notNullViolation
        case "23P01": self = .exclusionViolation
        case "42501": self = .insufficientPrivilege
        case "40001", "26000": self = .serializationFailure
        case "40P01": self = .deadlock
        case "55P03": self = .lockNotAvailable
        case "57014": self = .queryCancelled
        case "57P01", "57P02", "57P03", "57P05", "25P03", "53300": self = .connectionLost
        case "P0001": self = .raised(code: constraint ?? "P0001")
        case let code where code.hasPrefix("DW"): self = .raised(code: code)
        case let code where code.hasPrefix("08"): self = .connectionLost
        case let code where ["53", "57", "58"].contains(code.prefix(2)): self = .serverTrouble
        default: self = .other
        }
    }
}
