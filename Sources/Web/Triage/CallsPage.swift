import Casework

/// The signed reports whose reporters are still to be asked. Who reported does not stand here.
public struct CallsPage: StaffPage {
    /// A report that waits.
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var receivedOn: Day
        public var channel: Text
        public var state: Text
        public var attempts: Int
        /// Nil before the first.
        public var lastOn: Day?
    }

    public var rows: [Row]
    public var paging = Paging()

    public var title: Text { .areaCalls }
    public var area: StaffArea? { .calls }
    public var link: Link { .calls }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .callsHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .nobodyToAsk) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaCalls)) { html in
            html(.table, .class("list")) { html in
                html.headings([.registerNumber, .receivedOn, .channel, .state, .callAttempts, .callLast])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        html.paging(paging)
    }
}

extension CallsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html(.a, .href(.triage(id)), text: number) }
            html(.td) { html in html.day(receivedOn) }
            html(.td, say: channel)
            html(.td, say: state)
            html(.td, .class("figure")) { html in html.text(attempts) }
            html(.td) { html in
                if let lastOn { html.day(lastOn) } else { html.text("–") }
            }
        }
    }
}

/// 《检举举报受理告知记录单》: what became of a report at the petition office, every attempt to ask whoever signed, and how the
/// reporter was told; to be printed for the office's own file.
public struct AcceptanceRecordPage: StaffPage {
    /// The identifier in addresses.
    public var id: String
    public var facts: [Fact]
    public var calls: CallStep

    public var title: Text { .acceptanceRecord }
    public var area: StaffArea? { .calls }
    public var link: Link { .acceptanceRecord(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .acceptanceRecordHint)
        html.facts(facts)
        html(.section) { html in
            html(.h2, say: .verifyTitle)
            html(.p) { html in
                if calls.isImpersonated { html.flag(Flag(.impersonated, .urgent)) }
                html.say(calls.standing)
                html.text(" ")
                html(.span, .class("clause"), text: calls.policy)
            }
            calls.writeLines(into: &html)
        }
        html(.p) { html in html(.a, .href(.triage(id)), say: .backToReport) }
        html.printButton(.printRecord)
    }
}
