/// The meetings of an organ, what waits for one, and the form that calls one.
public struct MeetingsPage: StaffPage {
    /// A meeting.
    public struct Row: Sendable {
        public var id: String
        public var on: Day
        public var kind: Text
        public var calledBy: String
    }

    public var rows: [Row]
    public var waiting: [MeetingWaiting]
    public var kinds: [Choice]
    public var opensClues: Bool
    public var form: FormState

    public var title: Text { .meetingsTitle }
    public var area: StaffArea? { .meetings }
    public var link: Link { .meetings }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                html.firstOnly(rows.count)
                if rows.isEmpty {
                    html(.p, .class("empty"), say: .noMeetings)
                } else {
                    writeRows(into: &html)
                }
                writeForm(into: &html, in: frame)
            }
            html(.aside, .class("rail"), .ariaLabel(.meetingWaiting)) { html in
                html(.h2, say: .meetingWaiting)
                html.waiting(waiting, opensClues: opensClues, put: nil)
            }
        }
    }

    private func writeRows(into html: inout HTML) {
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.meetingsTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.meetingDay, .meetingKind, .fullName])
                html(.tbody) { html in
                    for row in rows {
                        html(.tr) { html in
                            html(.th, .scope(.row), .class("number")) { html in
                                html(.a, .href(.meeting(row.id))) { html in html.day(row.on) }
                            }
                            html(.td, say: row.kind)
                            html(.td) { html in html.told(row.calledBy) }
                        }
                    }
                }
            }
        }
    }

    private func writeForm(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .meetingCall)
            html.post(to: .meetings, frame.token, style: "entry") { html in
                html(.div, .class("fields")) { html in
                    html.pick(Field("kind", .meetingKind, isRequired: true), kinds, in: form)
                    html.line(Field("day", .meetingDay, isRequired: true), .date, in: form)
                }
                html(.button, .submit, .class("button primary"), say: .meetingCall)
            }
        }
    }
}

/// A clue that waits for a meeting.
public struct MeetingWaiting: Sendable {
    public var id: String
    public var number: String
    public var state: Text
    public var flags: [Flag]
}

extension HTML {
    /// What waits for a meeting; with a meeting, each with the button that puts it on the agenda.
    mutating func waiting(_ matters: [MeetingWaiting], opensClues: Bool, put: (meeting: String, token: CSRFToken)?) {
        if matters.isEmpty { return self(.p, .class("empty"), say: .meetingNoneWaiting) }
        self(.ul, .class("plain")) { html in
            for matter in matters {
                html(.li) { html in
                    if opensClues {
                        html(.a, .href(.clue(matter.id)), text: matter.number)
                    } else {
                        html(.span, .class("number"), text: matter.number)
                    }
                    for flag in matter.flags { html.flag(flag) }
                    html.text(" ")
                    html.say(matter.state)
                    if let put {
                        html.postButton(
                            .meetingPut, to: .meeting(put.meeting, "agenda"), put.token, style: "button small",
                            hidden: ["clue": matter.id]
                        )
                    }
                }
            }
        }
    }
}
