/// The orders of an organ and those on its clues: what is open and late first.
public struct SupervisionsPage: StaffPage {
    public struct Row: Sendable {
        /// Of the clue, in addresses.
        public var clue: String
        public var number: String
        public var order: Text
        public var issuer: String
        public var reason: Text
        public var state: Text
        public var flags: [Flag]
        public var clock: ClockFace?
    }

    public var tabs: [SupervisionTab]
    public var rows: [Row]

    public var title: Text { .areaSupervision }
    public var area: StaffArea? { .supervision }
    public var link: Link { .supervisions }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .orders)
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noOrders)
            return
        }
        html.listing(.areaSupervision, [.clueNumber, .orderColumn, .issuedBy, .whySupervised, .state, .answerBy]) {
            html in
            for row in rows { row.write(into: &html) }
        }
    }
}

extension SupervisionsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in
                html(.a, .href(.clueSupervision(clue)), text: number)
            }
            html(.td, say: order)
            html(.td, text: issuer)
            html(.td, say: reason)
            html(.td) { html in
                html.say(state)
                for flag in flags { html.flag(flag) }
            }
            html(.td) { html in
                if let clock { html.chip(clock) }
            }
        }
    }
}
