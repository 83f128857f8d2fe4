/// A page of the register of an office (台账), newest number first. It says what came in and where it stands, not what
/// it says.
public struct RegisterPage: StaffPage {
    /// A line of the register.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var receivedOn: Day
        public var channel: Text
        public var signature: Text
        /// Nil until somebody has said what it is.
        public var kind: Text?
        public var state: Text
        public var clock: ClockFace?

        public init(
            id: String, number: String, receivedOn: Day, channel: Text, signature: Text, kind: Text?, state: Text,
            clock: ClockFace?
        ) {
            self.id = id
            self.number = number
            self.receivedOn = receivedOn
            self.channel = channel
            self.signature = signature
            self.kind = kind
            self.state = state
            self.clock = clock
        }
    }

    public var rows: [Row]
    public var paging: Paging

    public init(rows: [Row], paging: Paging = Paging()) {
        self.rows = rows
        self.paging = paging
    }

    public var title: Text { .registerTitle }
    public var area: StaffArea? { .register }
    public var link: Link { .register.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if rows.isEmpty {
            html(.p, .class("empty"), say: .nothingRegistered)
            html.paging(paging)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.registerTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.registerNumber, .receivedOn, .channel, .signature, .itemKind, .state, .nearestClock])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
    }
}

extension RegisterPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html(.a, .href(.triage(id)), text: number) }
            html(.td, .class("number")) { html in html.day(receivedOn) }
            html(.td, say: channel)
            html(.td, say: signature)
            html(.td, say: kind ?? .asIs("–"))
            html(.td, say: state)
            html(.td) { html in
                if let clock { html.chip(clock) }
            }
        }
    }
}
