public import Casework

/// The slip that a reporter takes home: it says that something came in, and not what.
public struct ReceiptSlip: Sendable {
    /// The organ that received it.
    public let organ: String
    /// The register number; nil where even the number stays inside.
    public let number: String?
    /// The day it came in.
    public let receivedOn: Day
    /// Sheets or files of an item that goes up sealed; nil for any other.
    public let sheets: Int?
    /// By when an item that goes up sealed must have reached the office above; nil for any other.
    public let dueOn: Day?
    /// Shown this once, in the groups in which it is read out and typed; nil for an item that cannot be followed.
    public let code: QueryCode?

    public init(
        organ: String, number: String?, receivedOn: Day, sheets: Int? = nil, dueOn: Day? = nil, code: QueryCode?
    ) {
        self.organ = organ
        self.number = number
        self.receivedOn = receivedOn
        self.sheets = sheets
        self.dueOn = dueOn
        self.code = code
    }
}

extension HTML {
    /// Appends the slip; printing prints it alone.
    mutating func slip(_ slip: ReceiptSlip) {
        self(.section, .class("slip"), .labelledBy("slip-title")) { html in
            html(.h2, .id("slip-title"), say: .receiptSlip)
            html(.dl, .class("facts")) { html in
                html(.dt, say: .receivedBy)
                html(.dd, text: slip.organ)
                if let number = slip.number {
                    html(.dt, say: .registerNumber)
                    html(.dd) { html in html(.strong, .class("number"), text: number) }
                }
                html(.dt, say: .receivedOn)
                html(.dd) { html in html.day(slip.receivedOn) }
                if let sheets = slip.sheets {
                    html(.dt, say: .sheets)
                    html(.dd) { html in html.text(sheets) }
                }
                if let dueOn = slip.dueOn {
                    html(.dt, say: .sealedDueOn)
                    html(.dd) { html in html.day(dueOn) }
                }
            }
            if let code = slip.code {
                html(.p, .class("code-title"), say: .queryCode)
                html(.p, .class("code"), .lang(.en)) { html in
                    for group in code.groups {
                        html(.span, text: group)
                        html.text(" ")
                    }
                }
                html(.p, .class("hint"), say: .queryCodeOnce)
            }
        }
    }
}
