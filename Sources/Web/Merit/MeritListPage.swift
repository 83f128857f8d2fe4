/// The suggestions of rewards and the requests to a prefecture of an organ, as far as the reader sees the clues.
public struct MeritListPage: StaffPage {
    /// A line that leads to the page of its clue.
    public struct Row: Sendable {
        public var clue: String
        public var number: String
        public var what: Text
        public var state: Text
        public var on: Day
    }

    public var rewards: [Row]
    public var requests: [Row]

    public var title: Text { .meritTitle }
    public var area: StaffArea? { .merit }
    public var link: Link { .merit }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        write(.rewardTitle, rewards, into: &html)
        write(.maliceTitle, requests, into: &html)
    }

    private func write(_ title: Text, _ rows: [Row], into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: title)
            html.firstOnly(rows.count)
            if rows.isEmpty { return html(.p, .class("empty"), say: .noneOpen) }
            html(.table, .class("list")) { html in
                html.headings([.clueNumber, .category, .state, .proposedOnDay])
                html(.tbody) { html in
                    for row in rows {
                        html(.tr) { html in
                            html(.th, .scope(.row)) { html in
                                html(.a, .href(.merit(row.clue)), .class("number"), text: row.number)
                            }
                            html(.td, say: row.what)
                            html(.td, say: row.state)
                            html(.td) { html in html.day(row.on) }
                        }
                    }
                }
            }
        }
    }
}
