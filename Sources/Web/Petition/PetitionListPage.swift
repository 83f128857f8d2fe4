/// What is not a matter of discipline: what waits, or what is done.
struct PetitionListPage: StaffPage {
    /// A line that leads to its item.
    struct Row: Sendable {
        var id: String
        var number: String
        var channel: Text
        var way: Text
        var standing: Text
        var receivedOn: Day
        var clock: ClockFace?
    }

    var rows: [Row]
    var isDone: Bool

    var title: Text { .petitionsTitle }
    var area: StaffArea? { .petitions }
    var link: Link { isDone ? .petitionsDone : .petitions }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .petitionsHint)
        html(.nav, .class("tabs"), .ariaLabel(.petitionsTitle)) { html in
            html(.ul) { html in
                html(.li) { html in html(.a, .href(.petitions), .current(!isDone), say: .petitionsToDo) }
                html(.li) { html in html(.a, .href(.petitionsDone), .current(isDone), say: .petitionsDone) }
                html(.li) { html in html(.a, .href(.outsideOrgans), .current(false), say: .outsideTitle) }
            }
        }
        html.firstOnly(rows.count)
        if rows.isEmpty { return html(.p, .class("empty"), say: .noneOpen) }
        html.listing(.petitionsTitle, [.petitionNumber, .channel, .petitionStanding, .state, .nearestClock]) { html in
            for row in rows {
                html(.tr) { html in
                    html(.th, .scope(.row)) { html in html(.a, .href(.petition(row.id)), text: row.number) }
                    html(.td) { html in
                        html.say(row.channel)
                        html.text(" ")
                        html.day(row.receivedOn)
                    }
                    html(.td, say: row.way)
                    html(.td, say: row.standing)
                    html(.td) { html in
                        if let clock = row.clock { html.chip(clock) }
                    }
                }
            }
        }
    }
}
