/// The clues that a leader is in charge of, with their deadlines.
public struct ChargesPage: StaffPage {
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var clue: String
        public var number: String
        public var state: Text
        public var since: Day
        public var clocks: [ClockFace]
    }

    public var tabs: [SupervisionTab]
    public var rows: [Row]

    public var title: Text { .tabCharges }
    public var area: StaffArea? { .supervision }
    public var link: Link { .charges }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .charges)
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noOwnCharges)
            return
        }
        html.listing(.tabCharges, [.clueNumber, .state, .chargedSince, .clocks]) { html in
            for row in rows {
                html(.tr) { html in
                    html(.th, .scope(.row), .class("number")) { html in
                        html(.a, .href(.clueSupervision(row.clue)), text: row.number)
                    }
                    html(.td, say: row.state)
                    html(.td) { html in html.day(row.since) }
                    html(.td) { html in
                        for clock in row.clocks {
                            html.say(clock.name)
                            html.text(" ")
                            html.chip(clock)
                            html.text(" ")
                        }
                    }
                }
            }
        }
    }
}
