/// What meetings, recommendations and reports upward came of a clue.
public struct MatterPage: StaffPage {
    /// A meeting that took it up.
    public struct Studied: Sendable {
        public var id: String
        public var kind: Text
        public var on: Day
        public var decision: Text?
    }

    /// A recommendation that came of it.
    public struct Recommended: Sendable {
        public var id: String
        public var kind: Text
        public var state: Text
    }

    /// A report to the organ above.
    public struct Reported: Sendable {
        public var upper: String
        public var ground: Text
        public var way: Text
        public var on: Day
    }

    public var id: String
    public var number: String
    public var meetings: [Studied]
    public var recommendations: [Recommended]
    public var reports: [Reported]
    /// The organ that it can be reported to; nil for whoever does not report, and where no organ may know.
    public var upper: String?
    public var grounds: [Choice]
    public var ways: [Choice]
    /// Whether the reader works in the areas that the lines lead to.
    public var opensMeetings: Bool
    public var opensRecommendations: Bool
    public var form: FormState

    public var title: Text { .matterTitle(number) }
    public var area: StaffArea? { .board }
    public var link: Link { .matter(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html(.p) { html in html(.a, .href(.clue(id)), text: number) }
        html(.section) { html in
            html(.h2, say: .matterMeetings)
            if meetings.isEmpty { html(.p, .class("empty"), say: .matterNothing) }
            html(.ul) { html in for meeting in meetings { write(meeting, into: &html) } }
        }
        html(.section) { html in
            html(.h2, say: .recommendationsTitle)
            if recommendations.isEmpty { html(.p, .class("empty"), say: .matterNothing) }
            html(.ul) { html in
                for recommendation in recommendations {
                    html(.li) { html in
                        html(.a, .href(.recommendation(recommendation.id)), say: recommendation.kind)
                        html.text(" · ")
                        html.say(recommendation.state)
                    }
                }
            }
            if opensRecommendations {
                html(.p) { html in
                    html(.a, .href(.recommendations.query("clue", id).at("draft")), say: .recommendationDraft)
                }
            }
        }
        writeReports(into: &html, in: frame)
    }

    private func write(_ meeting: Studied, into html: inout HTML) {
        html(.li) { html in
            html.day(meeting.on)
            html.text(" ")
            if opensMeetings {
                html(.a, .href(.meeting(meeting.id)), say: meeting.kind)
            } else {
                html.say(meeting.kind)
            }
            if let decision = meeting.decision {
                html.text(" · ")
                html.say(decision)
            }
        }
    }

    private func writeReports(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .matterReports)
            if reports.isEmpty { html(.p, .class("empty"), say: .matterNothing) }
            html(.ul) { html in
                for report in reports {
                    html(.li) { html in
                        html.day(report.on)
                        html.text(" \(report.upper) · ")
                        html.say(report.ground)
                        html.text(" · ")
                        html.say(report.way)
                    }
                }
            }
            guard let upper else { return }
            html.post(to: .matterUp(id), frame.token, style: "entry") { html in
                html.facts([Fact(.matterUpper, .told(upper))])
                html(.div, .class("fields")) { html in
                    html.pick(Field("ground", .matterGround, isRequired: true), grounds, in: form)
                    html.pick(Field("way", .matterWay, isRequired: true), ways, in: form)
                    html.line(Field("day", .matterDay, isRequired: true), .date, in: form)
                }
                html(.button, .submit, .class("button primary"), say: .matterUp)
            }
        }
    }
}
