/// Measures of an organ as lines of a table.
public struct MeasureRow: Sendable {
    /// The identifier of the clue in addresses; nil where the reader does not see one.
    public var clue: String?
    /// The number of the clue, or of the report that was passed on.
    public var number: String
    public var kind: Text
    public var from: String
    public var to: String
    public var reason: Text
    /// Who proposed and who decided, with the day.
    public var approval: String
    public var proposedOn: Day
    public var state: Text
    /// Where its letter is written (转送函); nil for what has none, and for who does not write it.
    public var letter: Link?

    public init(
        clue: String?, number: String, kind: Text, from: String, to: String, reason: Text, approval: String,
        proposedOn: Day, state: Text, letter: Link? = nil
    ) {
        self.clue = clue
        self.number = number
        self.kind = kind
        self.from = from
        self.to = to
        self.reason = reason
        self.approval = approval
        self.proposedOn = proposedOn
        self.state = state
        self.letter = letter
    }
}

extension HTML {
    mutating func measures(_ rows: [MeasureRow], named name: Text) {
        if rows.isEmpty {
            self(.p, .class("empty"), say: .noMeasures)
            return
        }
        self(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .measureKind, .clueNumber, .measureFrom, .measureTo, .measureReason, .approvedByWhom, .state,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }
}

extension MeasureRow {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in
                if let clue {
                    html(.a, .href(.measures(clue)), say: kind)
                } else {
                    html.say(kind)
                }
            }
            html(.td, .class("number"), text: number)
            html(.td) { html in html.told(from) }
            html(.td) { html in html.told(to) }
            html(.td, say: reason)
            html(.td) { html in
                html.told(approval)
                html.text(" ")
                html.day(proposedOn)
            }
            html(.td) { html in
                html.say(state)
                html.paperLink(letter)
            }
        }
    }
}

/// Every measure of an organ, newest first.
public struct MeasureLedgerPage: StaffPage {
    public var rows: [MeasureRow]
    public var paging: Paging

    public init(rows: [MeasureRow], paging: Paging = Paging()) {
        self.rows = rows
        self.paging = paging
    }

    public var title: Text { .ledgerTitle }
    public var area: StaffArea? { .jurisdiction }
    public var link: Link { .measureLedger.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.measures(rows, named: .ledgerTitle)
        html.paging(paging)
    }
}
