/// A page of the register of what goes up sealed: numbers and days, nothing that anybody wrote.
///
/// - Policy: JB-15
public struct SealedPage: StaffPage {
    /// A line of the register.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        /// Nil for the head: a number that is missing in between would tell of a line about the head.
        public var number: String?
        public var ground: Text
        public var channel: Text
        public var receivedOn: Day
        /// Sheets or files; nil where nobody counted them.
        public var sheets: Int?
        public var clock: ClockFace
        /// Nil while it is still here.
        public var reportedUpOn: Day?
        /// What carried it; nil while it is here, and where nobody wrote it down.
        public var carrier: Text?
        /// When the head read it.
        public var headReadOn: Day?
        /// Whether the reader may record that they have read it.
        public var mayRead: Bool

        public init(
            id: String, number: String?, ground: Text, channel: Text, receivedOn: Day, sheets: Int?, clock: ClockFace,
            reportedUpOn: Day?, carrier: Text? = nil, headReadOn: Day? = nil, mayRead: Bool = false
        ) {
            self.id = id
            self.number = number
            self.ground = ground
            self.channel = channel
            self.receivedOn = receivedOn
            self.sheets = sheets
            self.clock = clock
            self.reportedUpOn = reportedUpOn
            self.carrier = carrier
            self.headReadOn = headReadOn
            self.mayRead = mayRead
        }
    }

    public var rows: [Row]
    public var paging: Paging
    /// Nil for the head, who only reads.
    public var handOver: HandOverForm?

    public init(rows: [Row], paging: Paging = Paging(), handOver: HandOverForm?) {
        self.rows = rows
        self.paging = paging
        self.handOver = handOver
    }

    public var title: Text { .sealedListTitle }
    public var area: StaffArea? { .sealed }
    public var link: Link { .sealed.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.a, .href(.quarantineReaders), say: .readersTitle) }
        if handOver != nil {
            html(.p) { html in
                html(.a, .href(.sealRequests), say: .sealRequestsTitle)
                html.text(" · ")
                html(.a, .href(.exportKeys), say: .exportKeysTitle)
            }
        }
        if rows.isEmpty {
            html(.p, .class("empty"), say: .nothingSealed)
            html.paging(paging)
            return
        }
        if let handOver { html.problems(of: handOver.form) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.sealedListTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .registerNumber, .sealedGround, .channel, .receivedOn, .sheets, .nearestClock, .readByHead, .action,
                ])
                html(.tbody) { html in
                    for row in rows { write(row, into: &html, frame.token) }
                }
            }
        }
        html.paging(paging)
    }
}

extension SealedPage {
    private func write(_ row: Row, into html: inout HTML, _ token: CSRFToken) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in
                html(.a, .href(.sealedLine(row.id)), text: row.number ?? "–")
            }
            html(.td, say: row.ground)
            html(.td, say: row.channel)
            html(.td, .class("number")) { html in html.day(row.receivedOn) }
            html(.td, .class("number"), text: row.sheets.map(String.init) ?? "–")
            html(.td) { html in
                if row.reportedUpOn == nil { html.chip(row.clock) }
            }
            html(.td, .class("number")) { html in
                if let day = row.headReadOn { html.day(day) }
                if row.mayRead {
                    html.postButton(
                        .haveRead, to: .sealedRead(row.id).after(paging.cursor), token, style: "button small")
                }
            }
            html(.td, .class("do")) { html in writeHandOver(row, into: &html, token) }
        }
    }

    private func writeHandOver(_ row: Row, into html: inout HTML, _ token: CSRFToken) {
        guard let day = row.reportedUpOn else {
            handOver?.write(row.id, to: .sealedReportedUp(row.id).after(paging.cursor), into: &html, token)
            return
        }
        html.say(.reportedUpOn)
        html.text(" ")
        html.day(day)
        if let carrier = row.carrier {
            html.text(" · ")
            html.say(carrier)
        }
    }
}
