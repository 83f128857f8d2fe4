/// A page of the notices of an organ: those that wait for approval first.
public struct NoticesPage: StaffPage {
    /// A line of the list.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        /// The notice's number; nil before it is approved.
        public var number: String?
        public var kind: Text
        /// The number of the report that it answers.
        public var report: String
        public var state: Text
        public var clock: ClockFace?
        /// How and when it reached the reporter; nil until it has.
        public var delivered: (way: Text, on: Day)?

        public init(
            id: String, number: String?, kind: Text, report: String, state: Text, clock: ClockFace?,
            delivered: (way: Text, on: Day)? = nil
        ) {
            self.id = id
            self.number = number
            self.kind = kind
            self.report = report
            self.state = state
            self.clock = clock
            self.delivered = delivered
        }
    }

    public var rows: [Row]
    public var paging: Paging

    public init(rows: [Row], paging: Paging = Paging()) {
        self.rows = rows
        self.paging = paging
    }

    public var title: Text { .noticesTitle }
    public var area: StaffArea? { .notices }
    public var link: Link { .notices.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noNotices)
            html.paging(paging)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.noticesTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.noticeKind, .registerNumber, .state, .nearestClock])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
    }
}

extension NoticesPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in
                html(.a, .href(.notice(id))) { html in
                    html.say(kind)
                    html.text(" · ")
                    if let number { html.text(number) } else { html.say(.draftNumber) }
                }
            }
            html(.td, .class("number"), text: report)
            html(.td) { html in
                html.say(state)
                if let delivered {
                    html.text(" · ")
                    html.say(delivered.way)
                    html.text(" ")
                    html.day(delivered.on)
                }
            }
            html(.td) { html in
                if let clock { html.chip(clock) }
            }
        }
    }
}
