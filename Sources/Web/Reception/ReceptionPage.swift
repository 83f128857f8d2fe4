/// The roster of a month, how leaders stand with their town visits, and the form that plans a day.
public struct ReceptionPage: StaffPage {
    /// A day of the roster.
    public struct Row: Sendable {
        public var id: String
        public var on: Day
        public var place: Text
        public var leader: String
        public var announcedOn: Day?
        public var state: Text
    }

    /// A leader and the visit of the year.
    public struct Leader: Sendable {
        public var name: String
        public var visitedOn: Day?
        public var standing: Text
        public var tone: ClockFace.Tone
    }

    /// The first day of the month that is shown.
    public var month: Day
    public var before: Link
    public var after: Link
    public var rows: [Row]
    /// Empty where the organ owes no town visits.
    public var tally: [Leader]
    /// Nil for whoever does not plan.
    public var plan: PlanForm?

    public var title: Text { .receptionTitle }
    public var area: StaffArea? { .reception }
    public var link: Link { .reception.query("month", String(month.iso.prefix(7))) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                if let plan { html.problems(of: plan.form) }
                writeRoster(into: &html)
                plan?.write(into: &html, in: frame)
            }
            html(.aside, .class("rail"), .ariaLabel(.townTally)) { html in writeTally(into: &html) }
        }
    }

    private func writeRoster(into html: inout HTML) {
        html(.section) { html in
            html(.h2) { html in
                html.say(.receptionRoster)
                html.text(" " + month.iso.prefix(7))
            }
            html(.p) { html in
                html(.a, .href(before), say: .previousMonth)
                html.text(" · ")
                html(.a, .href(after), say: .nextMonth)
            }
            html.firstOnly(rows.count)
            if rows.isEmpty { return html(.p, .class("empty"), say: .receptionNone) }
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.receptionRoster)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.receptionDay, .receptionWhere, .receptionLeader, .receptionAnnounced, .state])
                    html(.tbody) { html in for row in rows { row.write(into: &html) } }
                }
            }
            html.printButton(.receptionPrint)
        }
    }

    private func writeTally(into html: inout HTML) {
        if tally.isEmpty { return }
        html(.h2, say: .townTally)
        html(.p, .class("hint"), say: .townTallyHint)
        html(.dl, .class("facts")) { html in
            for leader in tally {
                html(.dt) { html in html.told(leader.name) }
                html(.dd) { html in
                    html.light(leader.standing, leader.tone)
                    if let day = leader.visitedOn {
                        html.text(" ")
                        html.day(day)
                    }
                }
            }
        }
    }
}

extension ReceptionPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in
                html(.a, .href(.reception(id))) { html in html.day(on) }
            }
            html(.td, say: place)
            html(.td) { html in html.told(leader) }
            html(.td, .class("number")) { html in
                if let announcedOn { html.day(announcedOn) } else { html.text("–") }
            }
            html(.td, say: state)
        }
    }
}
