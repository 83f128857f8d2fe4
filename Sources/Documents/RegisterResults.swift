public import Casework

/// The result of an import as a CSV file, a line for each row of the register.
///
/// It names rows, codes and normal forms, never persons or texts.
public struct RegisterResults: Sendable {
    private var writer = CSVWriter()

    /// Begins with the header.
    public init() {
        writer.append([
            "row", "decision", "codes", "norm_received", "norm_channel", "norm_real_name", "dup_of_row", "note",
        ])
    }

    /// UTF-8 with byte order mark and CRLF.
    public var bytes: [UInt8] { writer.bytes }

    /// Appends one row. For a row that stays out only the code is given and, of a duplicate, the earlier row.
    public mutating func append(_ outcome: RegisterOutcome) {
        let codes = outcome.codes.map(\.rawValue).joined(separator: ";")
        let note = outcome.codes.map { "\($0.message.zh) \($0.message.en)" }.joined(separator: " ")
        switch outcome.decision {
        case .accept(let entry):
            writer.append([
                String(outcome.row), entry.flags.isEmpty ? "accept" : "accept_flag", codes,
                entry.receivedOn.description, entry.channel?.rawValue ?? "", entry.isRealName ? "true" : "false",
                entry.repeatOf.map(String.init) ?? "", note,
            ])
        case .reject(_, let earlier):
            writer.append([
                String(outcome.row), "reject", codes, "", "", "", earlier.map(String.init) ?? "", note,
            ])
        case .sealed: writer.append([String(outcome.row), "reject", codes, "", "", "", "", note])
        }
    }
}
