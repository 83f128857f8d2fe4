/// The numbers that an organ proposed to void, newest first. It says why, and not what bears them.
public struct VoidsPage: StaffPage {
    /// A proposal.
    public struct Row: Sendable {
        /// The identifier of the report in addresses.
        public var id: String
        public var number: String
        public var reason: Text
        public var proposedBy: String
        public var on: Day
        public var state: Text
        /// Nil while it waits.
        public var decidedBy: String?
        public var decidedOn: Day?
    }

    public var rows: [Row]

    public var title: Text { .areaVoids }
    public var area: StaffArea? { .voids }
    public var link: Link { .voids }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .voidsHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .nothingVoided) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaVoids)) { html in
            html(.table, .class("list")) { html in
                html.headings([.registerNumber, .voidWhy, .voidProposer, .state, .voidDecider])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.firstOnly(rows.count)
    }
}

extension VoidsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html(.a, .href(.triage(id)), text: number) }
            html(.td, say: reason)
            html(.td) { html in
                html.text(proposedBy + " ")
                html.day(on)
            }
            html(.td, say: state)
            html(.td) { html in
                guard let decidedBy, let decidedOn else { return html.text("–") }
                html.text(decidedBy + " ")
                html.day(decidedOn)
            }
        }
    }
}

/// What became of every number of an organ, series by series. Only numbers: nothing of what bears them.
public struct NumbersPage: StaffPage {
    /// A series of one year.
    public struct Row: Sendable {
        public var series: Text
        public var year: Int
        public var first: Int
        public var last: Int
        public var given: Int64
        public var voided: Int64
        public var explained: Int64
        public var missing: Int64
        /// The first of the missing ones.
        public var missingNumbers: [Int]
    }

    public var rows: [Row]

    public var title: Text { .areaNumbers }
    public var area: StaffArea? { .numbers }
    public var link: Link { .numbers }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .numbersHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .noNumbers) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaNumbers)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .numberSeries, .numberYear, .firstOfSeries, .lastOfSeries, .numbersGiven, .numbersVoided,
                    .numbersExplained, .numbersMissing,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }
}

extension NumbersPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), say: series)
            for number in [Int64(year), Int64(first), Int64(last), given, voided, explained] {
                html(.td, .class("number"), text: String(number))
            }
            html(.td, .class("number")) { html in
                guard missing > 0 else { return html.say(.noneMissing) }
                html(.strong, text: String(missing))
                let more = missing > Int64(missingNumbers.count) ? " …" : ""
                html.text(" (" + missingNumbers.map(String.init).joined(separator: ", ") + more + ")")
            }
        }
    }
}
