import Casework
import Sealing

/// Who asks, in the form that `guard.enter` verifies.
struct SignedContext {
    let text: String

    /// - Parameters:
    ///   - behind: for whom the system acts within their operation; nil for a worker.
    ///   - cell: four digits; rows are written for it.
    ///   - process: the server process of the connection; the context is worthless on another one.
    ///   - now: seconds since 1970 of the real clock, which the database compares with its own.
    ///   - moment: when the transaction acts by the domain's clock; the database takes it from here alone.
    init(
        _ caller: Caller, behind: Staff.ID? = nil, cell: String, process: Int32, now: Int64, moment: Instant,
        keyring: Keyring
    ) {
        let person: [String] =
            switch caller {
            case .staff(let staff):
                [
                    "staff", staff.staff.rawValue, staff.organ.rawValue, staff.room?.rawValue ?? "",
                    staff.roles.map(\.rawValue).sorted().joined(separator: ","),
                ]
            case .publicVisitor: ["public", "", "", "", ""]
            case .system: ["system", "", "", "", ""]
            }
        let fields =
            ["4"] + person
            + [
                cell, String(process), String(now + StoreLimits.contextSeconds), behind?.rawValue ?? "",
                String(moment.microsecondsSinceEpoch),
            ]
        // As a directory is loaded, and as `guard.enter` takes it: anything else would be refused at each request.
        precondition(fields.allSatisfy { $0.utf8.allSatisfy(Self.mayHold) }, "an id is not plain")
        let message = fields.joined(separator: "|")
        text = message + "|" + keyring.contextSignature(message)
    }

    /// Ids, numbers, and roles with commas between them; never the bar between fields.
    private static func mayHold(_ byte: UInt8) -> Bool { Staff.ID.isPlain(byte) || byte == UInt8(ascii: ",") }
}
