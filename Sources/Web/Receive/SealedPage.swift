/// A page of the register of what goes up sealed: numbers and days, nothing that anybody wrote.
///
/// - Policy: JB-15
public struct SealedPage: StaffPage {
    /// A line of the register.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var ground: Text
        public var channel: Text
        public var receivedOn: Day
        /// Sheets or files; nil where nobody counted them.
        public var sheets: Int?
        public var clock: ClockFace
        /// Nil while it is still here.
        public var reportedUpOn: Day?

        public init(
            id: String, number: String, ground: Text, channel: Text, receivedOn: Day, sheets: Int?, clock: ClockFace,
            reportedUpOn: Day?
        ) {
            self.id = id
            self.number = number
            self.ground = ground
            self.channel = channel
            self.receivedOn = receivedOn
            self.sheets = sheets
            self.clock = clock
            self.reportedUpOn = reportedUpOn
        }
    }

    public var rows: [Row]
    public var paging: Paging

    public init(rows: [Row], paging: Paging = Paging()) {
        self.rows = rows
        self.paging = paging
    }

    public var title: Text { .sealedListTitle }
    public var area: StaffArea? { .sealed }
    public var link: Link { .sealed.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if rows.isEmpty {
            html(.p, .class("empty"), say: .nothingSealed)
            html.paging(paging)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.sealedListTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.registerNumber, .sealedGround, .channel, .receivedOn, .sheets, .nearestClock, .action])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html, frame.token) }
                }
            }
        }
        html.paging(paging)
    }
}

extension SealedPage.Row {
    fileprivate func write(into html: inout HTML, _ token: CSRFToken) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number"), text: number)
            html(.td, say: ground)
            html(.td, say: channel)
            html(.td, .class("number")) { html in html.day(receivedOn) }
            html(.td, .class("number"), text: sheets.map(String.init) ?? "–")
            html(.td) { html in
                if reportedUpOn == nil { html.chip(clock) }
            }
            html(.td, .class("do")) { html in
                if let reportedUpOn {
                    html.say(.reportedUpOn)
                    html.text(" ")
                    html.day(reportedUpOn)
                } else {
                    html.postButton(.recordReportedUp, to: .sealedReportedUp(id), token, style: "button small")
                }
            }
        }
    }
}
